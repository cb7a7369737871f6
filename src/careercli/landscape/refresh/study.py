"""Fields of study: which lead to a category (CIP 2020 to SOC 2018), and what graduates earned and owed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from careercli.errors import DataError
from careercli.landscape.category import number_text
from careercli.landscape.refresh.sheets import base_name, columns, find_file, official_files, read_records

_CROSSWALK = columns("CIP2020CODE|CIP2020TITLE|SOC2018CODE", "SOC2018TITLE")
_PROGRAMS = columns(
    "STATE|CIP_CODE|CIP_DESC|CREDENTIAL_DESC|COMPLETERS_COUNT|EARNINGS|DEBT_MEDIAN",
    "UNITID|OPEID6|INST_NAME|CONTROL|CREDENTIAL_LEVEL|EARNINGS_HORIZON|EARNINGS_THRESHOLD_STATE|"
    "EARNINGS_THRESHOLD_NATIONAL|EARNINGS_PREMIUM_STATE|EARNINGS_PREMIUM_NATIONAL|FAILS_EP_STATE|VALUE_FLAG|"
    "DEBT_TO_EARNINGS_RATIO|DEBT_PAYBACK_YEARS",
)
_FILE = re.compile(r"college_scorecard_fields_(20\d\d)_(\d\d)")
NATION = "US"
_NO_MATCH = "99"
_NO_OCCUPATION = "99-9999"
# Residencies and fellowships are training after a degree, not fields somebody enrolls in.
_AFTER_A_DEGREE = ("60", "61")
# Below this share of a field's programs listed for a category, and with nothing else to speak for it, few come so.
_FEW = 1 / 3
_COMMON_WORDS = frozenset(
    [
        "and",
        "of",
        "the",
        "in",
        "for",
        "except",
        "other",
        "all",
        "general",
        "related",
        "services",
        "service",
        "science",
        "sciences",
        "studies",
        "technologies",
        "technicians",
        "technician",
        "technology",
        "management",
        "managers",
        "manager",
        "administration",
        "administrative",
        "operations",
        "operators",
        "occupations",
        "occupation",
        "workers",
        "specialists",
        "specialist",
        "professions",
        "allied",
        "support",
        "health",
        "applied",
    ]
)


@dataclass(slots=True)
class Outcomes:
    """Programs of one field and credential in one place, gathered one by one."""

    programs: int = 0
    graduates: float = 0.0
    earnings: list[tuple[float, float]] = field(default_factory=list)
    debts: list[tuple[float, float]] = field(default_factory=list)
    with_earnings: int = 0
    with_debt: int = 0
    compared: int = 0
    above: int = 0


@dataclass(frozen=True, slots=True)
class Study:
    """Everything read: fields by 4-digit code, paths from categories, outcomes, high-school earnings by state."""

    release: str
    fields: Mapping[str, str]
    paths: list[tuple[str, ...]]
    outcomes: Mapping[tuple[str, str, str], Outcomes]
    high_school: Mapping[str, float]


def read_study(
    folder: Path,
    titles: Mapping[str, str],
    parts: Mapping[str, tuple[str, ...]],
    known_high_school: Mapping[str, float],
) -> Study:
    """Read the crosswalk and the programs in `folder`; `titles` names every category, `parts` what it consists of.

    `known_high_school` are yearly earnings of high-school graduates by state, used where the file of programs
    does not carry them. Raises DataError when a file is missing.
    """
    files = [
        (match.groups(), path) for path in official_files(folder) if (match := _FILE.fullmatch(base_name(path)))
    ]
    if not files:
        raise DataError(f"{folder}: no file called college_scorecard_fields_20xx_xx")
    (year, month), path = max(files)
    fields: dict[str, str] = {}
    high_school = dict(known_high_school)
    outcomes: dict[tuple[str, str, str], Outcomes] = defaultdict(Outcomes)
    records = list(read_records(path, _PROGRAMS))
    for record in records:
        if record.get("EARNINGS_THRESHOLD_STATE"):
            high_school[record["STATE"]] = float(record["EARNINGS_THRESHOLD_STATE"])
    for record in records:
        cip, state = record["CIP_CODE"].strip(), record["STATE"].strip()
        fields[cip] = _title(record["CIP_DESC"])
        for where in {NATION, state} - {""}:
            _add(outcomes[cip, record["CREDENTIAL_DESC"].strip(), where], record, high_school.get(state))
    paths = list(_paths(folder, titles, parts, fields))
    return Study(f"College Scorecard, release of {year}-{month}", fields, paths, outcomes, high_school)


def _add(outcomes: Outcomes, record: dict[str, str], high_school: float | None) -> None:
    graduates = float(record["COMPLETERS_COUNT"] or 0)
    outcomes.programs += 1
    outcomes.graduates += graduates
    if record["EARNINGS"]:
        earned = float(record["EARNINGS"])
        outcomes.with_earnings += 1
        outcomes.earnings.append((earned, graduates))
        if high_school is not None:
            outcomes.compared += 1
            outcomes.above += earned > high_school
    if record["DEBT_MEDIAN"]:
        outcomes.with_debt += 1
        outcomes.debts.append((float(record["DEBT_MEDIAN"]), graduates))


def outcome_rows(outcomes: Mapping[tuple[str, str, str], Outcomes]) -> Iterator[tuple[str, ...]]:
    """Rows of the `study_outcomes` table; earnings and debt weighted by graduates, '-' where suppressed."""
    for (cip, credential, state), one in outcomes.items():
        if state != NATION and not one.with_earnings:
            continue  # a state without any earnings says nothing that the nation does not
        quartiles = [weighted_quantile(one.earnings, share) for share in (0.25, 0.5, 0.75)]
        numbers = (
            one.programs, one.graduates, one.with_earnings, sum(weight for _, weight in one.earnings), *quartiles,
            one.with_debt, weighted_quantile(one.debts, 0.5), one.compared, one.above,
        )  # fmt: skip
        yield cip, credential, state, *("-" if number is None else number_text(float(number)) for number in numbers)


def weighted_quantile(values: Iterable[tuple[float, float]], share: float) -> float | None:
    """The lowest value at which the weights, added up in rising order of the values, reach `share` of their sum.

    Values without weight do not count; None where there is no weight at all.
    """
    ordered = sorted((value, weight) for value, weight in values if weight > 0)
    wanted, reached = share * sum(weight for _, weight in ordered), 0.0
    for value, weight in ordered:
        reached += weight
        if reached >= wanted - 1e-9:
            return value
    return None


def _paths(
    folder: Path, titles: Mapping[str, str], parts: Mapping[str, tuple[str, ...]], fields: dict[str, str]
) -> Iterator[tuple[str, ...]]:
    """Rows of `study_paths`: category, field, how many of the field's programs are listed, of how many, odd or not.

    A combination is led to by what leads to any of its parts.
    """
    wholes = {part: whole for whole, its_parts in parts.items() for part in its_parts}
    listed: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    programs: dict[str, set[str]] = defaultdict(set)
    for record in read_records(find_file(folder, "cip2020_soc2018_crosswalk"), _CROSSWALK):
        code, soc = record["CIP2020CODE"].strip(), record["SOC2018CODE"].strip()
        cip = code[:5].replace(".", "")
        if cip[:2] in (*_AFTER_A_DEGREE, _NO_MATCH):
            continue
        programs[cip].add(code)
        for category in {soc, wholes.get(soc, soc)} - {_NO_OCCUPATION}:
            if category in titles:
                listed[category, cip][code] = record["CIP2020TITLE"].strip()
    for (soc, cip), codes in listed.items():
        if cip not in fields:
            fields[cip] = _title(min(codes.items())[1])
        odd = is_odd(titles[soc], fields[cip], set(codes), programs[cip])
        yield soc, cip, str(len(codes)), str(len(programs[cip])), "yes" if odd else "no"


def is_odd(category: str, field_title: str, listed: set[str], programs: set[str]) -> bool:
    """Whether few people come this way although the crosswalk lists it.

    So it is where few of the field's programs lead to the category, its general or first program is not among
    them, and the two share no word: marketing managers from pharmacy, through pharmaceutical marketing.
    """
    if len(listed) >= _FEW * len(programs) or min(programs) in listed:
        return False
    return not _words(category) & _words(field_title)


def _words(title: str) -> set[str]:
    """The telling words of a title, cut to their stems: electrician and electrical are one."""
    return {word[:6] for word in re.findall(r"[a-z]{4,}", title.lower()) if word not in _COMMON_WORDS}


def _title(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().rstrip(".")
