"""The words of a job title as they are compared: one spelling for every way of writing the same name.

Case, accents, plurals, hyphens, British spelling, male and female forms and the shortenings of adverts ("Sr. Mgr.")
say nothing about which job is meant. What is left is a short list of plain words; written together they are the
key by which a title is looked up, so that `full-stack`, `full stack` and `fullstack` are one.
"""

from __future__ import annotations

import re
from functools import lru_cache

MOST_WORDS = 24
"""Words of a text that count: nobody types more on purpose."""

_WORD = re.compile(r"[a-z0-9]+(?:\+\+|#)?")
_DOTTED = re.compile(r"\b([a-z])\.(?=[a-z]\b)")
_OPERATING_ROOM = re.compile(r"\bOR\b")
_NUMBERED = re.compile(r"(\d+)(?:st|nd|rd|th)")


def listed(text: str) -> list[str]:
    """The items of a list written with `;` between them, over as many lines as it needs."""
    return [" ".join(item.split()) for item in text.split(";")]


SMALL = frozenset(
    ("a", "an", "the", "of", "and", "or", "for", "to", "in", "on", "at", "by", "with", "as", "per", "from")
)
"""Words that join others and name nothing."""

_KEPT = frozenset(listed("""
    news; aws; gas; gps; gis; bus; sas; cms; ios; dds; mess; boss; class; business; press; process; glass;
    brass; access; fitness; wellness; express; congress; compass; lens; always; less; plus; campus; virus;
    census; status; corps; chess; series; species; bias; atlas; canvas; pos; sms; saas; paas; texas; kansas;
    arkansas; illinois; hris; dress; analysis; basis; crisis; diagnosis; sepsis; dialysis; prosthesis;
    analytics; economics; electronics; physics; politics; ethics; logistics; robotics; graphics; genetics;
    statistics; mathematics; mechanics; athletics; ceramics; optics; plastics; aerobics; gymnastics;
    academics; basics; forensics; informatics; pediatrics; obstetrics; orthopedics; prosthetics; orthotics;
    genomics; linguistics; hydraulics; avionics; aeronautics; hospice; us; specimen; regimen; abdomen; acumen
"""))  # fmt: skip
"""Words that end in s and stand for one thing."""

_MANY = {
    "men": "man", "people": "person", "children": "child", "wives": "wife", "midwives": "midwife", "lives": "life",
    "knives": "knife", "teeth": "tooth", "feet": "foot", "geese": "goose", "thieves": "thief", "staves": "staff",
    "emeriti": "emeritus", "alumni": "alumnus", "curricula": "curriculum", "axes": "axe", "shoes": "shoe",
    "movies": "movie", "cookies": "cookie", "pies": "pie", "ties": "tie", "boilermakers": "boilermaker",
    "buses": "bus", "gases": "gas", "lenses": "lens", "houses": "house", "horses": "horse", "nurses": "nurse",
    "purchases": "purchase", "databases": "database", "bases": "base", "cases": "case", "diseases": "disease",
    "purses": "purse", "courses": "course", "licenses": "license", "warehouses": "warehouse", "caches": "cache",
    "services": "service", "attorneys": "attorney",
}  # fmt: skip
"""Plurals that no rule gives."""

SPELLINGS = {
    # British
    "labour": "labor", "labourer": "laborer", "colour": "color", "colourist": "colorist", "centre": "center",
    "organisation": "organization", "organisational": "organizational", "organiser": "organizer",
    "programme": "program", "tyre": "tire", "jewellery": "jewelry", "jeweller": "jeweler",
    "counsellor": "counselor", "counselling": "counseling", "paediatric": "pediatric",
    "paediatrics": "pediatrics", "paediatrician": "pediatrician", "gynaecologist": "gynecologist",
    "gynaecology": "gynecology", "anaesthetist": "anesthetist", "anaesthetic": "anesthetic",
    "anaesthesia": "anesthesia", "anaesthesiologist": "anesthesiologist", "orthopaedic": "orthopedic",
    "haematology": "hematology", "haematologist": "hematologist", "oesophageal": "esophageal",
    "aluminium": "aluminum", "plough": "plow", "cheque": "check", "licence": "license", "licenced": "licensed",
    "defence": "defense", "offence": "offense", "enrolment": "enrollment", "fulfilment": "fulfillment",
    "traveller": "traveler", "travelling": "traveling", "modeller": "modeler", "modelling": "modeling",
    "labelling": "labeling", "signalling": "signaling", "theatre": "theater", "fibre": "fiber",
    "metre": "meter", "grey": "gray", "behaviour": "behavior", "behavioural": "behavioral",
    "neighbourhood": "neighborhood", "harbour": "harbor", "armour": "armor", "mould": "mold",
    "moulder": "molder", "moulding": "molding", "catalogue": "catalog", "dialogue": "dialog",
    "analyse": "analyze", "analyser": "analyzer", "optimisation": "optimization",
    "digitalisation": "digitalization", "specialisation": "specialization", "visualisation": "visualization",
    "authorised": "authorized", "unionised": "unionized", "sterilisation": "sterilization",
    "steriliser": "sterilizer", "merchandisor": "merchandiser", "adviser": "advisor",
    "gaoler": "jailer", "kerb": "curb", "storey": "story", "draught": "draft", "draughtsman": "draftsman",
    "draughting": "drafting", "practise": "practice", "skilful": "skillful", "woollen": "woolen",
    "councillor": "councilor", "pyjama": "pajama", "sulphur": "sulfur", "artefact": "artifact",
    "ageing": "aging", "judgement": "judgment", "leukaemia": "leukemia", "foetal": "fetal",
    "caesarean": "cesarean", "manoeuvre": "maneuver", "vigour": "vigor", "favour": "favor", "honour": "honor",
    "humour": "humor", "odour": "odor", "rigour": "rigor", "savoury": "savory", "speciality": "specialty",
    "realtor's": "realtor", "orthodontics": "orthodontic", "utilisation": "utilization",
    "mobilisation": "mobilization", "immunisation": "immunization", "fertiliser": "fertilizer",
    "recognised": "recognized", "customisation": "customization", "localisation": "localization",
    "personalisation": "personalization", "monetisation": "monetization", "harmonisation": "harmonization",
    "industrialisation": "industrialization", "commercialisation": "commercialization",
    # other spellings of one word
    "cyber": "cyber", "esthetician": "esthetician", "aesthetician": "esthetician", "cosmetician": "cosmetician",
    "barrister's": "barrister", "theatrical": "theatrical", "carer": "caregiver", "caretaker": "caretaker",
    "consulter": "consultant", "advisory": "advisory", "checkers": "checker", "moveable": "movable",
    "donut": "doughnut", "barbeque": "barbecue", "bbq": "barbecue", "website": "web", "e": "e",
    # shortenings
    "sr": "senior", "snr": "senior", "jr": "junior", "jnr": "junior", "mgr": "manager", "mngr": "manager",
    "mgmt": "management", "mgt": "management", "mnt": "maintenance", "asst": "assistant", "assist": "assistant",
    "assoc": "associate", "asso": "associate", "tech": "technician", "techs": "technician",
    "technologist": "technologist", "rep": "representative", "reps": "representative", "engr": "engineer",
    "eng": "engineer", "engg": "engineering", "supv": "supervisor", "spvr": "supervisor", "supvr": "supervisor",
    "supe": "supervisor", "coord": "coordinator", "coor": "coordinator", "dir": "director", "exec": "executive",
    "svc": "service", "svcs": "service", "srvc": "service", "serv": "service", "ops": "operation",
    "mfg": "manufacturing", "manuf": "manufacturing", "maint": "maintenance", "mtce": "maintenance",
    "mktg": "marketing", "mkt": "market", "mktng": "marketing", "mech": "mechanical", "elec": "electrical",
    "electr": "electrical", "equip": "equipment", "acctg": "accounting", "acct": "accounting",
    "accnt": "accounting", "dept": "department", "govt": "government", "gov": "government", "intl": "international",
    "natl": "national", "prod": "production", "proj": "project", "prog": "program", "prgm": "program",
    "purch": "purchasing", "recept": "receptionist", "sec": "secretary", "secty": "secretary",
    "spec": "specialist", "spclst": "specialist", "specialst": "specialist", "supt": "superintendent",
    "super": "supervisor", "trng": "training", "univ": "university", "whse": "warehouse", "whs": "warehouse",
    "anlst": "analyst", "analst": "analyst", "consult": "consultant", "cons": "consultant", "cslt": "consultant",
    "app": "application", "apps": "application", "appl": "application", "dev": "developer", "devs": "developer",
    "devel": "development", "develop": "development", "sw": "software", "hw": "hardware", "sys": "system",
    "infra": "infrastructure", "info": "information", "db": "database", "comms": "communication",
    "comm": "communication", "corp": "corporate", "cust": "customer", "distr": "distribution",
    "env": "environmental",
    "fin": "financial", "hosp": "hospital", "ind": "industrial", "inst": "installer", "lab": "laboratory",
    "labs": "laboratory", "med": "medical", "nat": "national", "oper": "operator", "opr": "operator",
    "optr": "operator", "pharm": "pharmacy", "phys": "physical", "prof": "professor", "qual": "quality",
    "rsrch": "research", "sched": "scheduler", "sci": "science", "sup": "supervisor", "surg": "surgical",
    "therap": "therapist", "vet": "veterinarian", "vets": "veterinarian", "phd": "phd", "math": "mathematics",
    "maths": "mathematics", "limo": "limousine", "auto": "automotive",
    "automobile": "automotive", "photo": "photographic", "ad": "advertising", "ads": "advertising",
    "bldg": "building", "constr": "construction", "hvy": "heavy", "eqpt": "equipment", "xray": "radiologic",
    "ecomm": "ecommerce", "biz": "business", "bus": "bus", "temp": "temporary", "perm": "permanent",
    # male, female and either
    "waitress": "waiter", "actress": "actor", "hostess": "host", "stewardess": "steward", "seamstress": "seamster",
    "laundress": "launderer", "masseuse": "masseur", "headmistress": "headmaster", "manageress": "manager",
    "comedienne": "comedian", "usherette": "usher", "sculptress": "sculptor", "authoress": "author",
    "poetess": "poet", "proprietress": "proprietor", "instructress": "instructor", "songstress": "singer",
    "directress": "director", "murderess": "murderer", "enchantress": "enchanter", "huntress": "hunter",
    "conductress": "conductor", "editress": "editor", "postmistress": "postmaster", "priestess": "priest",
    "abbess": "abbot", "chairlady": "chairman", "saleslady": "salesman", "salesgirl": "salesman",
    "landlady": "landlord", "cowgirl": "cowboy", "bellgirl": "bellman", "bellboy": "bellman", "bellhop": "bellman",
    "busboy": "busser", "busgirl": "busser", "paperboy": "papergirl", "copyboy": "copygirl", "barmaid": "bartender",
    "barman": "bartender", "barwoman": "bartender", "barkeep": "bartender", "barkeeper": "bartender",
    "bartendress": "bartender", "waitperson": "waiter", "waitstaff": "waiter", "houseman": "housekeeper",
    "fireman": "firefighter", "firewoman": "firefighter", "policewoman": "policeman", "policelady": "policeman",
    "mailman": "mailman", "mailwoman": "mailman", "mailperson": "mailman", "mailcarrier": "mailman",
    "dressmaker": "dressmaker", "shepherdess": "shepherd", "heiress": "heir", "danseuse": "dancer",
    "ballerina": "ballerina", "chauffeuse": "chauffeur", "coiffeuse": "coiffeur", "raconteuse": "raconteur",
    "tailoress": "tailor", "millineress": "milliner", "embroideress": "embroiderer", "interviewee": "interviewee",
    "doctress": "doctor", "aviatrix": "aviator", "executrix": "executor", "seamster": "seamster",
    # one thing under two names, in titles
    "attorney": "lawyer", "physician": "physician", "programmer": "programmer", "coder": "coder",
    "teller": "teller", "videographer": "videographer", "cameraman": "cameraman", "frontend": "frontend",
    "postsecondary": "postsecondary", "cop": "policeman", "trucker": "trucker",
}  # fmt: skip
"""One spelling for words that are written in several ways."""

EXPANDED = {
    "rn": "registered nurse", "lpn": "licensed practical nurse", "lvn": "licensed vocational nurse",
    "cna": "certified nursing assistant", "crna": "certified registered nurse anesthetist",
    "emt": "emergency medical technician", "hr": "human resource", "it": "information technology",
    "qa": "quality assurance", "qc": "quality control", "vp": "vice president", "svp": "senior vice president",
    "avp": "assistant vice president", "evp": "executive vice president", "pe": "physical education",
    "ux": "ux", "crm": "customer relationship management", "ai": "artificial intelligence",
    "ml": "machine learning", "pr": "public relation", "lmft": "licensed marriage family therapist",
    "lcsw": "licensed clinical social worker", "slp": "speech language pathologist",
    "ekg": "electrocardiogram", "ecg": "electrocardiogram", "mri": "mri", "cdl": "cdl",
}  # fmt: skip
"""Abbreviations inside a title that mean one thing, written out."""

_ENDINGS = ("woman", "person")
"""Endings that become `man`: a salesperson, a saleswoman and a salesman have one job."""

_NO_PERSON = frozenset({"person", "woman", "man"})
_ORDINALS = {
    "1": "first", "2": "second", "3": "third", "4": "fourth", "5": "fifth", "6": "sixth", "7": "seventh",
    "8": "eighth", "9": "ninth", "10": "tenth", "11": "eleventh", "12": "twelfth",
}  # fmt: skip


_MANY_ENDINGS = (("women", "woman"), ("people", "person"), ("men", "man"))


def unaccented(text: str) -> str:
    """Lower case without accents: letters in any form and composition are the same; what is no text is `?`."""
    if text.isascii():
        return text.lower()
    import unicodedata

    text = unicodedata.normalize("NFKD", text.encode("utf-8", "replace").decode("utf-8").casefold())
    return "".join(letter for letter in text if not unicodedata.combining(letter))


def raw_words(text: str) -> list[str]:
    """The words of a text in lower case without accents, letters with dots between them as one word."""
    if "OR" in text and not text.isupper():
        text = _OPERATING_ROOM.sub("operating room", text)
    plain = _DOTTED.sub(r"\1", unaccented(text)).replace("'", "").replace("’", "")
    return _WORD.findall(plain)[:MOST_WORDS]


def singular(word: str) -> str:
    """A word without its plural."""
    if word in _MANY:
        return _MANY[word]
    for many, one in _MANY_ENDINGS:
        if word.endswith(many) and len(word) > len(many) + 2 and word not in _KEPT:
            return f"{word[: -len(many)]}{one}"
    if len(word) < 4 or not word.endswith("s") or word in _KEPT or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")) and len(word) > 5:
        return word[:-2]
    return word[:-1]


def plain_words(text: str) -> list[str]:
    """The words of a title in the one spelling they are compared in; empty for a text without any."""
    words = [word for word in raw_words(text) if word not in SMALL]
    last = len(words) - 1
    found: list[str] = []
    for place, word in enumerate(words):
        word = plain_word(word, last=place == last)
        found += word.split() if " " in word else [word]
    return found


@lru_cache(maxsize=50_000)
def plain_word(word: str, *, last: bool = False) -> str:
    """One raw word in the one spelling; an abbreviation may become several words. `last` in its title or not."""
    word = SPELLINGS.get(word) or SPELLINGS.get(singular(word)) or singular(word)
    if word == "admin":
        return "administrator" if last else "administrative"
    if word in EXPANDED:
        return EXPANDED[word]
    numbered = _NUMBERED.fullmatch(word)
    if numbered:
        return _ORDINALS.get(numbered[1], word)
    for ending in _ENDINGS:
        if word.endswith(ending) and word not in _NO_PERSON and len(word) > len(ending) + 2:
            word = f"{word[: -len(ending)]}man"
            word = SPELLINGS.get(word, word)
    return word


def title_key(text: str) -> str:
    """What a title is looked up by: its plain words written together."""
    return "".join(plain_words(text))
