"""Takes apart what stands on a contract or an advert: the title, its rung, and what says nothing about the job."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from careercli.catalog.titles import MOST_WORDS, SMALL, listed, plain_words, raw_words, unaccented
from careercli.values import value

_APART = re.compile(
    r"\s+[-–—~|•·>]+\s+|\s*[,;|()\[\]{}•·–—!?\"]\s*|:\s+|\s+@\s*|(?<=[a-z.)]{2})\s*/\s*(?=[a-z(]{2})"
)
"""What stands between the parts of an advert's heading."""

_PREPOSITION = re.compile(r"\s+(?:at|in|near|around|with|based in|located in|en)\s+")

_QUESTIONS = tuple(
    re.compile(" ".join(pattern.split()).replace("( ?", "(?").replace("| ", "|").replace(" )", ")"))
    for pattern in (
        r"""^(?:so )?how (?:do|can|would|does|should|to)\b.*?\b
        (?:become|becoming|be|get into|get a job as|train as|start as|work as)(?: an?| the)? (?P<title>.+)$""",
        r"""^how (?:much|long|hard|many years)\b.*?\b(?:do|does|is|are|to (?:become|be))(?: an?| the)?
        (?P<title>.+?)(?: (?:make|makes|earn|earns|get paid|cost|take|paid))*$""",
        r"""^what (?:do|does|is|are|would|qualifications|degree|education|skills|training)\b(?: (?:i|you|do|does|
        need|it|takes?|for|to|be|become|required|is|the|job|life|like|a day in|of|being))*(?: an?| the)?
        (?P<title>.+?)(?: (?:do|does|like|make|makes|earn|need))*$""",
        r"""^(?:i (?:want|would like|'d like|am looking|plan|hope|wanna) (?:to )?(?:be|become|work as|train as)|
        i'?m|i am|i work as|i was|working as|work as|becoming|become|being|looking for|jobs? as|jobs? for|jobs? in|
        careers? (?:as|in)|job title|job description(?: of| for)?|salary (?:of|for)|life as|a day in the life of|
        train(?:ing)? (?:as|to be)|apply for|applying for|need|wanted|hiring|now hiring|we are hiring|
        urgently hiring|seeking|about|is)(?: an?| the)? (?P<title>.+)$""",
        r"""^(?P<title>.+?)(?:'s)? (?:job description|jobs? near me|near me|jobs?|careers?|positions?|roles?|
        vacanc(?:y|ies)|openings?|opportunit(?:y|ies)|salar(?:y|ies)|pay|wages?|income|duties|responsibilities|
        description|requirements|qualifications|education|training|course|courses|school|degree|certification|license|
        resume|cv|interview(?: questions)?|career path|job outlook|outlook|apprenticeship|hours|hourly pay|
        work from home|a good (?:job|career)|skills|job title|wanted|needed|required|work)$""",
    )
)
"""Ways to ask about a job; what is asked about is its title."""

_RUNGS = {
    "senior": "senior", "sr": "senior", "snr": "senior", "experienced": "senior", "principal": "principal",
    "staff": "staff", "lead": "lead", "leading": "lead", "junior": "junior", "jr": "junior", "jnr": "junior",
    "i": "I", "ii": "II", "iii": "III", "iv": "IV", "v": "V", "1": "I", "2": "II", "3": "III", "4": "IV", "5": "V",
    "l1": "I", "l2": "II", "l3": "III", "l4": "IV", "entrylevel": "entry level", "mid": "mid level",
    "midlevel": "mid level", "intermediate": "mid level", "graduate": "graduate", "grad": "graduate",
    "expert": "expert", "certified": "certified", "licensed": "licensed", "advanced": "advanced", "level": "",
    "class": "", "grade": "", "tier": "", "band": "", "global": "global", "group": "group",
}  # fmt: skip
"""Words that name a rung of the same job."""

_OTHER_RUNGS = {
    "assistant": "assistant", "asst": "assistant", "deputy": "deputy", "associate": "associate",
    "assoc": "associate", "head": "head", "chief": "chief", "trainee": "trainee", "apprentice": "apprentice",
    "intern": "intern", "internship": "intern", "student": "student", "director": "director",
    "vp": "vice president",
    "president": "vice president",
    "executive": "executive", "regional": "regional", "area": "area", "district": "district", "master": "master",
    "journeyman": "journeyman", "journeyperson": "journeyman", "helper": "helper", "acting": "acting",
    "interim": "interim", "volunteer": "volunteer", "bilingual": "bilingual", "night": "night", "day": "day",
    "travel": "travel", "traveling": "travel", "freelance": "freelance", "registered": "registered",
    "professional": "professional", "qualified": "qualified", "aprendiz": "apprentice", "jefe": "head",
    "vice": "", "in": "", "training": "trainee", "under": "", "sub": "deputy",
}  # fmt: skip
"""Words that mostly name a rung, and sometimes make another job of a title."""

_ALL_RUNGS = {**_RUNGS, **_OTHER_RUNGS}
_HEADS = frozenset({"head", "director", "vice president", "chief"})
_AS_HEAD = ("director", "manager")
"""Who is at the head of something, as official titles call them: `VP of engineering` is an engineering director."""

_PHRASES = frozenset(tuple(phrase.split()) for phrase in listed("""
    full time; part time; fulltime; parttime; f t; p t; ft; pt; full part time; full or part time; remote;
    fully remote; 100 remote; remote work; remotely; hybrid; hybrid remote; on site; onsite; in office; in
    person; work from home; working from home; wfh; home based; telework; telecommute; virtual; contract;
    contract to hire; contract position; c2h; c2c; corp to corp; w2; w 2; 1099; fixed term; fixed term
    contract; ftc; temp; temporary; temp to hire; temp to perm; temporary contract; maternity cover; maternity
    leave cover; perm; permanent; per diem; prn; as needed; on call; casual; zero hours; seasonal; summer;
    night shift; nightshift; nights; night; evening; evenings; evening shift; day shift; dayshift; days;
    overnight; overnights; overnight shift; graveyard; graveyard shift; weekend; weekends; weekend shift;
    weekdays; 1st shift; 2nd shift; 3rd shift; first shift; second shift; third shift; swing shift; am shift;
    pm shift; am; pm; rotating shift; rotating shifts; shift work; shifts; all shifts; 12 hour shifts; 12 hr
    shifts; 12hr; 12 hour; 8 hour; 10 hour; 4x10; mon fri; monday friday; m f; monday to friday; flexible;
    flexible hours; flexible schedule; flex; no weekends; immediate start; start immediately; immediate hire;
    urgent; urgently hiring; urgently needed; hiring now; now hiring; hiring; hiring immediately; we are
    hiring; hiring event; wanted; needed; vacancy; vacancies; opening; openings; position; positions; role;
    roles; job; jobs; opportunity; opportunities; no experience; no experience needed; no experience required;
    no experience necessary; experience required; experience preferred; will train; training provided; paid
    training; on the job training; sign on bonus; signing bonus; w sign on bonus; bonus; with bonus; weekly
    pay; daily pay; paid weekly; great pay; great benefits; benefits; full benefits; good pay; competitive
    pay; competitive salary; up to; starting at; from; per hour; hr; hour; an hour; per year; hourly;
    annually; salaried; visa sponsorship; relocation; relocation assistance; relocation offered; travel
    required; some travel; no travel; 25 travel; 50 travel; m f d; m w d; f m d; w m d; m f x; f m x; d; all
    genders; h f; req; req id; requisition; job id; ref; reference; id; job code; full time remote; entry
    level welcome; apply now; apply today; new; multiple locations; various locations; nationwide; anywhere;
    local; us only; us based; us remote; usa only; team; tiempo completo; medio tiempo; remoto; jornada
    completa; media jornada; turno de noche; temporal; sin experiencia
"""))  # fmt: skip
"""What an advert says about the employment, not about the job."""

_ENTRY = frozenset(
    {("entry", "level"), ("mid", "level"), ("new", "grad"), ("new", "graduate"), ("early", "career")}
)
_PAY = re.compile(
    r"[$£€]\s?[\d,.]+\s?k?(?:\s?(?:-|–|to)\s?[$£€]?\s?[\d,.]+\s?k?)?(?:\s?(?:/|per|an?)\s?(?:hr|hour|h|yr|year|annum|week|wk))?\+?"
)
_NUMBER = re.compile(r"#?\b(?:[a-z]{0,4}-?\d{3,}[\d-]*|\d{1,3}\s?%|\d{1,2}\s?(?:hrs?|hours?)\b|\d{4,})\b")
_MOST_PARTS = 6


@value
class Reading:
    """One way to read a text: the plain words of a title, and the rung and the other words set aside for it.

    `loss` counts what had to be left out that may have meant something: 0 for as typed or without an advert's
    words. `lost` names the words that were, other than rungs.
    """

    words: tuple[str, ...]
    loss: int
    rungs: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What the title is looked up by."""
        return "".join(self.words)


def readings(text: str, is_place: Callable[[str], bool]) -> Iterator[Reading]:
    """Ways to read `text` as a title, the most faithful first; each list of words once.

    `is_place` tells whether lower-case words are the name of a place.
    """
    seen: set[tuple[str, ...]] = set()
    for reading in _readings(text, is_place):
        if reading.words and reading.words not in seen:
            seen.add(reading.words)
            yield reading


def _readings(text: str, is_place: Callable[[str], bool]) -> Iterator[Reading]:
    text = text.strip()[: MOST_WORDS * 20]
    yield Reading(tuple(plain_words(text)), 0)
    asked = _asked_about(text)
    parts, aside = _parts(asked, is_place)
    if parts:
        yield from _arranged(parts, tuple(aside))


def _arranged(parts: list[list[str]], aside: tuple[str, ...]) -> Iterator[Reading]:
    """Readings of an advert's parts: together, turned around, the first alone; then each without its rung."""
    together = [word for part in parts for word in part]
    variants: list[tuple[list[str], int]] = [(together, 0)]
    if len(parts) > 1:
        first, rest = parts[0], parts[1:]
        variants.append(([*rest[0], *first], 0))
        variants.append(([*first, *rest[0]], 0))
        named = [part for part in parts if not all(word in _ALL_RUNGS for word in part)] or parts
        variants.append((named[0], 1))
        variants += [([*other, *first], 1) for other in rest[1:]]
        variants += [(other, 2) for other in named[1:]]
    else:
        turned = _turned(together)
        if turned:
            variants.append((turned, 0))
    for words, loss in variants:
        yield _reading(words, loss, (), aside, together)
    for table, cost in ((_RUNGS, 0), (_ALL_RUNGS, 1)):
        for words, loss in variants:
            kept, rungs = _without_rung(words, table)
            if kept and rungs and not all(word in _ALL_RUNGS for word in kept):
                if _HEADS & set(rungs):
                    yield from (_reading([*kept, head], loss, rungs, aside, together) for head in _AS_HEAD)
                yield _reading(kept, loss + cost, rungs, aside, together)
                turned = _turned(kept)
                if turned:
                    yield _reading(turned, loss + cost, rungs, aside, together)


def _reading(
    words: list[str], loss: int, rungs: tuple[str, ...], aside: tuple[str, ...], whole: list[str]
) -> Reading:
    left = tuple(
        word for word in whole if loss and word not in words and word not in _ALL_RUNGS and word not in SMALL
    )
    return Reading(tuple(plain_words(" ".join(words))), loss, rungs, aside, left)


def _turned(words: list[str]) -> list[str]:
    """`manager of operations` as `operations manager`; nothing where there is no such word in the middle."""
    for small in ("of", "for", "de"):
        if small in words[1:-1]:
            place = words.index(small, 1)
            return words[place + 1 :] + words[:place]
    return []


def _without_rung(words: list[str], table: dict[str, str]) -> tuple[list[str], tuple[str, ...]]:
    rungs: list[str] = []
    kept: list[str] = []
    for place, word in enumerate(words):
        if word == "entry" and words[place + 1 : place + 2] == ["level"]:
            rungs.append("entry level")  # but data entry is work
        elif word in table and not (word in ("in", "staff") and place):
            rungs.append(table[word])
        elif word == "level" or (word == "of" and rungs and not kept):
            continue
        else:
            kept.append(word)
    return kept, tuple(dict.fromkeys(rung for rung in rungs if rung))


def _asked_about(text: str) -> str:
    """The title in a question or a search for adverts; the text itself where it is neither."""
    asked = " ".join(unaccented(text).replace("’", "'").rstrip(" ?!.").split())
    for _ in range(3):
        for pattern in _QUESTIONS:
            found = pattern.match(asked)
            if found:
                asked = found["title"].strip()
                break
        else:
            break
    return asked


def _parts(text: str, is_place: Callable[[str], bool]) -> tuple[list[list[str]], list[str]]:
    """The parts of a heading as raw words, without what an advert adds; and what was set aside."""
    aside: list[str] = []
    lowered = unaccented(text)
    for pattern in (_PAY, _NUMBER):
        for found in pattern.findall(lowered):
            aside.append(found.strip())
        lowered = pattern.sub(" , ", lowered)
    parts: list[list[str]] = []
    for chunk in _APART.split(lowered)[: _MOST_PARTS * 2]:
        for number, piece in enumerate(_PREPOSITION.split(chunk)):
            words = _without_phrases(raw_words(piece), aside)
            words = _without_place(words, is_place, aside, alone=bool(parts) or number > 0)
            if words:
                parts.append(words)
    return parts[:_MOST_PARTS], aside


def _without_phrases(words: list[str], aside: list[str]) -> list[str]:
    kept: list[str] = []
    place = 0
    while place < len(words):
        for length in range(min(5, len(words) - place), 0, -1):
            phrase = tuple(words[place : place + length])
            # One word that is all there is may be the title itself; in front of one it may be part of it.
            if phrase in _PHRASES and phrase not in _ENTRY:
                aside.append(" ".join(phrase))
                place += length
                break
        else:
            kept.append(words[place])
            place += 1
    return kept


def _without_place(
    words: list[str], is_place: Callable[[str], bool], aside: list[str], *, alone: bool
) -> list[str]:
    """Words without a place at their end or beginning; a part that is a place `alone` vanishes altogether."""
    for length in range(min(5, len(words)), 0, -1):
        whole = length == len(words)
        if whole and not alone:
            continue
        ending, beginning = " ".join(words[-length:]), " ".join(words[:length])
        if is_place(ending):
            aside.append(ending)
            return _without_place(words[:-length], is_place, aside, alone=alone)
        if not whole and length > 0 and is_place(beginning) and len(beginning) > 2:
            aside.append(beginning)
            return words[length:]
    return words
