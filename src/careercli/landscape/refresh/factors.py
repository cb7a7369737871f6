"""BLS's factors of occupational utilization (table 1.12), each sorted under a kind of reason of our own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from careercli.errors import DataError
from careercli.landscape.factors import ALL_INDUSTRIES
from careercli.landscape.refresh.sheets import Columns, find_table, read_records

_NAMES = "NATIONAL EMPLOYMENT MATRIX OCCUPATION TITLE|NATIONAL EMPLOYMENT MATRIX OCCUPATION CODE|" \
    "NATIONAL EMPLOYMENT MATRIX INDUSTRY TITLE|NATIONAL EMPLOYMENT MATRIX INDUSTRY CODE|" \
    "FACTORS AFFECTING OCCUPATIONAL UTILIZATION"  # fmt: skip
_LAYOUT = Columns(
    frozenset(_NAMES.split("|")), frozenset(_NAMES.split("|")), lambda name: re.sub(r"^20\d\d ", "", name)
)
_STATEMENT = re.compile(
    r"(?P<effects>[A-Za-z/, ]+?)\s*-+\s*share (?P<direction>in|de)creases?\b(?P<why>.*)", re.DOTALL
)
_EFFECTS = {
    "demand change": "demand", "productivity change": "productivity", "capital/labor substitution": "capital",
    "occupational substitution": "substitution", "sourcing change": "sourcing",
}  # fmt: skip
# The last letter of an industry code names the owner; OEWS writes it as the last digit.
_OWNERS = {"P": "5", "S": "2", "L": "3"}

# First match wins; patterns with a direction hold for it alone.
_KINDS: tuple[tuple[str, str, str], ...] = (
    ("", "theaters", r"movie theater|moviegoer|event cinema"),
    (
        "",
        "outsourcing",
        r"outsourc|contract (?:HR|athletic)|temporary help|third.party|prompt them to contract|"
        r"public sector consultants|shift.* to cloud providers|companies that specialize",
    ),
    ("", "veterans", r"veteran"),
    ("", "insurers", r"payer|reimburse|insurance policy changes"),
    (
        "",
        "care-teams",
        r"team.based|care teams?\b|scope of practice|taking on (?:some of )?(?:the )?tasks (?:of|previously)|"
        r"take on tasks|practice autonomy|take on the tasks of ambulance|delegate|utilized, relative|"
        r"integrated eye care|integrate occupational|assistants expands|pharmacists.? roles|"
        r"pharmacy technicians expand|orthopedi|non-laboratory personnel|ophthalmic medical technicians|"
        r"ophthalmic medical|ancillary service|chiropractors hire|providers are increasingly integrated",
    ),
    (
        "",
        "care-settings",
        r"care delivered in these settings|long-term care services|home healthcare flows|hospitalist|"
        r"non-hospital settings|outpatient settings",
    ),
    ("", "prisons", r"prison"),
    ("", "coal", r"coal plants|surface mining|underground mining"),
    ("in", "clean-energy", r"\bwind\b|solar|energy efficient|nuclear|EV\) charging"),
    ("", "children", r"child population|pediatric population"),
    ("in", "mental-health", r"\bmental|psychiatric|substance abuse|opioid addiction"),
    ("in", "aging", r"aging population|age-related"),
    ("in", "cyber", r"cyber|security staffs"),
    ("in", "research", r"research and development|more research is needed"),
    ("in", "data", r"digital and electronic data|health data"),
    ("in", "software", r"digitalization"),
    ("in", "machines", r"automat(?:ion|ed)|robot|CNC|programmable|new machinery"),
    ("in", "ai", r"artificial intelligence \(AI\)(?!, Internet)(?! capabilities)"),
    ("in", "networks", r"5G|network|Internet of Things|wireless|IoT"),
    ("in", "supply-chains", r"supply chain|logistic|pipeline networks"),
    (
        "in",
        "e-commerce",
        r"e-commerce|buy online|online grocery|pickup|home delivery|pick orders|delivery services",
    ),
    ("in", "air-and-space", r"aerospace|airline|air traffic|space activity|air ambulance|satellites|planes"),
    (
        "in",
        "students",
        r"degrees|enrollment|courses|curricula|school|departments add|substitute teachers|"
        r"coaching and recruiting|athletic trainers|nurse-type",
    ),
    ("in", "investing", r"invest(?:ment advis|ors|ments funds)|funds management|digital payment|corporate cash"),
    ("in", "rules", r"regulat|risk|compliance|inspection|worker health and safety|forensic|physical evidence"),
    (
        "in",
        "infrastructure",
        r"infrastructure|bridge|rail (?:assets|transportation)|\broad|state of good repair|electrical systems",
    ),
    (
        "in",
        "environment",
        r"wild ?(?:fire|land)|environmental (?:protection|hazard)|green spaces|trees|pollution|conservation",
    ),
    ("in", "research", r"research|genetic|nanotechnology|R&D"),
    ("in", "data", r"volume of data|digital map|data processing problems|analytics"),
    ("in", "prefabrication", r"prefab|precast|manufactured homes|veneer"),
    ("in", "vehicles", r"vehicle|RV\b|boat|tire|farm equipment|agricultural equipment|EVs?\b|fleet"),
    (
        "in",
        "patients",
        r"patient|treatment|health ?care|healthcare|medical|speech and language|hearing|dermatolog|therap|"
        r"nutrition care|respiratory|ultrasound|invasive|neurolog|hygien|dietit|physical therap|"
        r"occupational therap|disease|chiropract|massage|pain relief|wellness",
    ),
    ("in", "meals", r"food|restaurant|chefs|baked|concession|grocery|meal"),
    ("in", "digital-media", r"film|video|publish|audiobook|social media|audio|sound recording"),
    (
        "in",
        "software",
        r"\bIT\b|software|digitalization|digital technolog|computing|internet|technology to support",
    ),
    ("in", "skills", r"continuous training|STEM|training increases"),
    ("in", "building", r"construction|floor|install|doors|heating|senior living|apartments|building"),
    (
        "in",
        "other-staff",
        r"tasks (?:previously )?(?:performed|done)|duties previously|take over|expanding|perform more tasks",
    ),
    (
        "in",
        "tastes",
        r"consumer|popular|interest|pets|demand for (?:sports|fitness)|chauffeured|awareness|holistic|"
        r"recreation",
    ),
    ("de", "technology", r"cooperative purchasing"),
    (
        "de",
        "other-staff",
        r"performed by (?:other|DevOps|industrial)|brickmasons and|take over some of the tasks",
    ),
    ("de", "prefabrication", r"prefab|precast|offsite manufactured"),
    (
        "de",
        "ai",
        r"\bAI\b|artificial intelligence|machine learning|speech and language processing|large language|chat|"
        r"virtual messaging",
    ),
    (
        "de",
        "self-service",
        r"self-?(?:checkout|service)|online (?:booking|ordering|and mobile|orders?|grocery|tools)|kiosk|"
        r"order-taking|mobile payment|check-?in|phone trees|automated phone|ATMs?\b|electronic payment|"
        r"completed by passeng|smart locks|ticketing|pouring|provide information to customers|"
        r"electronic machines that dispense|own photos|touchless|betting",
    ),
    ("de", "sensors", r"tracking technologies|process shipped"),
    ("de", "e-commerce", r"online sales|in-store|department stores|brick-and|mail-order|digital advertising"),
    (
        "de",
        "vehicles",
        r"electric vehicles|EVs|vehicle reliability|newer vehicles|electric and battery-powered|new fleet|"
        r"proprietary.*vehicle|vehicle manufacturers|automotive (?:service offerings|body)|gasoline stations",
    ),
    (
        "de",
        "paperless",
        r"paperless|electronic(?:ally)? (?:sign|filing|publish)|publish their materials|e-delivery|"
        r"electronic signatures|digital records|mailing tasks|typist|stuffing envelopes",
    ),
    (
        "de",
        "sensors",
        r"sens(?:or|ing)|drone|smart meter|meter reading|monitoring (?:systems|technolog)|license plate|"
        r"remote (?:inspection|operation)|Internet of Things|IoT|RFID|tracking technologies|RFID|bar codes|"
        r"cloud connectivity|process controls",
    ),
    (
        "de",
        "software",
        r"(?:billing|bookkeeping|collections|estimation) software|payroll|underwriting|ad buying|procurement|"
        r"automated systems, which can perform|automated techniques|technology automates many|"
        r"dispatch systems|programming work|software programs|process automation systems|laboratory workflows",
    ),
    (
        "de",
        "machines",
        r"automat|robot|CNC|programm|mechaniz|autonomous|3D (?:print|garment|scan)|machines?\b|machinery|"
        r"equipment (?:is used|to place)|welding|additive|continuous flow|digital manufacturing|"
        r"cutting equipment|furnace",
    ),
    (
        "de",
        "software",
        r"software|computer-aided|digital (?:audio|data collection|solutions)|cloud migrations|"
        r"process automation|digitization|upgraded technologies|CAD\b|mobile technologies",
    ),
    ("de", "mergers", r"consolidat|merger"),
    (
        "de",
        "students",
        r"degrees|enrollment|arts education|dropouts|school|career and technical|tuition|"
        r"workforce development programs",
    ),
    ("de", "budgets", r"fund(?:ing|s)|less stable"),
    ("de", "supervision", r"first-line supervisors|fewer supervisors|fewer security guards require"),
    (
        "de",
        "replacing",
        r"repair(?:ing)? (?:their|costs)|cost-effective than|replacement for|choosing to (?:replace|purchase)|"
        r"affordable|repair and replacement",
    ),
    (
        "de",
        "other-staff",
        r"other (?:occupations|workers|computer occupations)|take on|take over|performed by|perform many|"
        r"duties|instead of|no longer credentialed|prefer restaurant cooks|combine their administrative|"
        r"relative to|salespersons|proportionately fewer|agencies with|variety of disciplines",
    ),
    (
        "de",
        "tastes",
        r"decline|fewer|shift|preferences?|less demand|casual dress|dry cleaning|cremation|burials|carpet|"
        r"Do Not Call|choose|hunting|delivery and carryout|food trucks|caseloads|nonessential|on-demand room|"
        r"DJ-free|papermills|other floor",
    ),
    ("de", "networks", r"wireless"),
    (
        "de",
        "technology",
        r"technolog|productiv|efficien|process|improve|radiotherapy|advance|larger ship|innovation",
    ),
)
_BY_EFFECT = {
    "demand": "growth", "productivity": "technology", "capital": "equipment", "substitution": "other-staff",
    "sourcing": "outsourcing",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of BLS about a category in an industry; `kind` is ours."""

    soc: str
    industry: str
    industry_title: str
    rising: bool
    effects: tuple[str, ...]
    kind: str


def read_factors(folder: Path) -> list[Statement] | None:
    """All statements of table 1.12 in `folder`, or None when the table is not there.

    Raises DataError for a statement that is not of the known form.
    """
    path = find_table(folder, "1.12")
    return None if path is None else list(_statements(path))


def _statements(path: Path) -> Iterator[Statement]:
    for record in read_records(path, _LAYOUT, "Table 1.12"):
        soc = record["NATIONAL EMPLOYMENT MATRIX OCCUPATION CODE"].strip()
        text = record["FACTORS AFFECTING OCCUPATIONAL UTILIZATION"].strip()
        if not re.fullmatch(r"\d\d-\d{4}", soc):
            continue  # a footnote below the table
        match = _STATEMENT.fullmatch(text)
        effects = (
            tuple(_EFFECTS.get(part.strip().lower(), "") for part in match["effects"].split(",")) if match else ()
        )
        if match is None or not all(effects):
            raise DataError(f"{path}: {soc}: '{text[:60]}' is not a factor as this reader knows them")
        yield Statement(
            soc=soc,
            industry=record["NATIONAL EMPLOYMENT MATRIX INDUSTRY CODE"].strip(),
            industry_title=_plain_title(record["NATIONAL EMPLOYMENT MATRIX INDUSTRY TITLE"].strip()),
            rising=match["direction"] == "in",
            effects=effects,
            kind=kind_of(match["direction"], effects[0], match["why"]),
        )


def kind_of(direction: str, effect: str, why: str) -> str:
    """The kind of reason that BLS's explanation `why` is filed under; by its effect where nothing fits."""
    for wanted, kind, pattern in _KINDS:
        if wanted in ("", direction) and re.search(pattern, why):
            return kind
    return _BY_EFFECT[effect]


def _plain_title(title: str) -> str:
    """An industry's title without lists of codes, its owner in words: `hospitals; local` is `hospitals, local`."""
    return re.sub(r"\s*\([\d,]+(?: only)?\)", "", title).replace("; ", ", ")


def factor_rows(
    statements: list[Statement], jobs: Mapping[tuple[str, str], str], totals: Mapping[str, str]
) -> Iterator[tuple[str, ...]]:
    """Rows of the `factors` table; jobs come from OEWS: `jobs` by (category, industry), `totals` by category."""
    seen = set()
    for one in statements:
        everywhere = one.industry == ALL_INDUSTRIES
        number = totals.get(one.soc, "-") if everywhere else jobs.get((one.soc, oews_industry(one.industry)), "-")
        row = (
            one.soc, one.industry, one.industry_title, "up" if one.rising else "down", ";".join(one.effects),
            one.kind, number,
        )  # fmt: skip
        if row not in seen:
            seen.add(row)
            yield row


def oews_industry(code: str) -> str:
    """The code OEWS uses for an industry of the projections: `62210P` is its `622105`."""
    return code[:5] + _OWNERS[code[5]] if code[5:] in _OWNERS else code
