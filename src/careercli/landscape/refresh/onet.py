"""O*NET database (text or converted tables) and the AI exposure scores, which share its codes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from careercli.errors import DataError
from careercli.landscape.category import number_text
from careercli.landscape.refresh.sheets import Columns, columns, find_file, find_optional_file, read_records

_RATING: Columns = columns(
    "O*NET-SOC CODE|ELEMENT ID|ELEMENT NAME|SCALE ID|DATA VALUE",
    "TITLE|SCALE NAME|N|STANDARD ERROR|LOWER CI BOUND|UPPER CI BOUND|RECOMMEND SUPPRESS|NOT RELEVANT|DATE|"
    "DOMAIN SOURCE",
)
_ZONE: Columns = columns("O*NET-SOC CODE|JOB ZONE", "TITLE|DATE|DOMAIN SOURCE")
_AI: Columns = columns(
    "O*NET-SOC CODE|TITLE|DV_RATING_ALPHA|DV_RATING_BETA|DV_RATING_GAMMA|"
    "HUMAN_RATING_ALPHA|HUMAN_RATING_BETA|HUMAN_RATING_GAMMA"
)
_JOB_TITLE = columns("O*NET-SOC CODE|JOB TITLE", "TITLE|SHORT TITLE|SOURCE(S)")
_REPORTED = columns("O*NET-SOC CODE|REPORTED JOB TITLE", "TITLE|SHOWN IN MY NEXT MOVE")
_TWO_NAMES = re.compile(r"(?P<name>[^()]+?) \((?P<other>[^()]+)\)(?P<rest>.*)")
_LOWEST_ZONE = 1
_OWN_RATINGS = ".00"

# Value of each name for each O*NET-SOC code; a name missing for a code is not published for it.
Scores = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class OnetPart:
    """One kind of O*NET numbers, by O*NET-SOC code, with the release they come from."""

    scores: Scores
    names: tuple[str, ...]
    release: str


@dataclass(frozen=True, slots=True)
class Onet:
    """Everything taken from O*NET."""

    interests: OnetPart
    work_values: OnetPart
    skills: OnetPart
    knowledge: OnetPart
    job_zones: OnetPart


def read_onet(folders: Sequence[Path]) -> Onet:
    """Read one or more releases, newest first: each kind of numbers comes from the first that has it.

    Work values were dropped after 30.1, and 30.3 merged job zones 1 and 2: job zones come from the newest
    release that still tells five apart. Raises DataError when a kind is in none of the folders.
    """
    return Onet(
        interests=_ratings(folders, [["Career Interest Types"], ["Interests"]], "OI"),
        work_values=_ratings(folders, [["Work Values"]], "EX"),
        skills=_ratings(folders, [["Essential Skills", "Transferable Skills"], ["Skills"]], "IM"),
        knowledge=_ratings(folders, [["Knowledge"]], "IM"),
        job_zones=_job_zones(folders),
    )


def read_ai_exposure(folder: Path) -> OnetPart:
    """Eloundou et al. 2024, occupation level: beta as rated by the model and by people."""
    path = find_file(folder, "eloundou_gpts_are_gpts_occ_level", "occ_level")
    names = ("model_rated", "human_rated")
    scores = {
        record["O*NET-SOC CODE"]: dict(
            zip(names, (float(record["DV_RATING_BETA"]), float(record["HUMAN_RATING_BETA"])), strict=True)
        )
        for record in read_records(path, _AI)
    }
    return OnetPart(scores, names, "Eloundou et al. 2024")


@dataclass(frozen=True, slots=True)
class JobTitles:
    """Job titles as (SOC code, title, whether people in the job gave it as theirs), with their release."""

    rows: tuple[tuple[str, str, bool], ...]
    release: str


def read_job_titles(folders: Sequence[Path]) -> JobTitles:
    """Every job title of the newest release that lists them; one with a second name in brackets becomes two.

    The codes are the first six digits of the O*NET-SOC codes. Raises DataError when no release has the list.
    """
    for folder in folders:
        path = find_optional_file(folder, "Job Titles")
        if path is None:
            continue
        sample = find_optional_file(folder, "Sample of Reported Titles")
        reported = {
            (record["O*NET-SOC CODE"][:7], record["REPORTED JOB TITLE"])
            for record in (read_records(sample, _REPORTED) if sample else ())
        }
        found: dict[tuple[str, str], bool] = {}
        for record in read_records(path, _JOB_TITLE):
            soc, title = record["O*NET-SOC CODE"][:7], record["JOB TITLE"].strip()
            for name in _names(title, record.get("SHORT TITLE", "").strip()):
                found[soc, name] = found.get((soc, name), False) or (soc, title) in reported
        return JobTitles(tuple((*key, own) for key, own in sorted(found.items())), _release(folder))
    raise DataError("O*NET: no folder has the table Job Titles")


def _names(title: str, short: str) -> set[str]:
    both = _TWO_NAMES.fullmatch(title)
    names = {title} if both is None else {both["name"] + both["rest"], both["other"] + both["rest"]}
    return names | ({short} if short and short != "n/a" else set())


def category_rows(
    part: OnetPart, categories: Mapping[str, tuple[str, ...]], digits: int = 2
) -> list[tuple[str, ...]]:
    """One table row a category with numbers: code, O*NET-SOC codes they rest on, value of each name.

    `categories` maps each SOC code to its parts (empty for an ordinary code). A category without numbers of
    its own gets the plain mean of its specialties; a combination gets the plain mean of its parts.
    """
    specialties = defaultdict(list)
    for code in sorted(part.scores):
        specialties[code[:7]].append(code)
    rows = []
    for soc, parts in categories.items():
        found = [own for own in (_own(part, specialties, code) for code in parts or (soc,)) if own]
        if not found:
            continue
        values = _mean([scores for scores, _ in found])
        basis = ";".join(code for _, codes in found for code in codes)
        cells = [number_text(round(values[name], digits)) if name in values else "-" for name in part.names]
        rows.append((soc, basis, *cells))
    return rows


def _own(
    part: OnetPart, specialties: Mapping[str, list[str]], soc: str
) -> tuple[dict[str, float], list[str]] | None:
    codes = specialties.get(soc, [])
    if soc + _OWN_RATINGS in codes:
        codes = [soc + _OWN_RATINGS]
    return (_mean([part.scores[code] for code in codes]), codes) if codes else None


def _mean(scores: Iterable[Mapping[str, float]]) -> dict[str, float]:
    by_name = defaultdict(list)
    for one in scores:
        for name, value in one.items():
            by_name[name].append(value)
    return {name: sum(values) / len(values) for name, values in by_name.items()}


def _ratings(folders: Sequence[Path], alternatives: list[list[str]], scale: str) -> OnetPart:
    for folder in folders:
        for stems in alternatives:
            paths = [path for stem in stems if (path := find_optional_file(folder, stem))]
            if len(paths) == len(stems):
                scores, names = _read_scale(paths, scale)
                return OnetPart(scores, names, _release(folder))
    raise DataError(f"O*NET: no folder has the table {alternatives[0][0]}")


def _read_scale(paths: list[Path], scale: str) -> tuple[Scores, tuple[str, ...]]:
    scores: Scores = defaultdict(dict)
    names: dict[str, str] = {}
    for path in paths:
        for record in read_records(path, _RATING):
            if record["SCALE ID"] != scale:
                continue
            name = record["ELEMENT NAME"]
            names[name] = record["ELEMENT ID"]
            # O*NET itself advises against showing these: too few answers, or too far apart.
            if record.get("RECOMMEND SUPPRESS") == "Y":
                continue
            try:
                scores[record["O*NET-SOC CODE"]][name] = float(record["DATA VALUE"])
            except ValueError:
                raise DataError(f"{path}: '{record['DATA VALUE']}' is not a rating") from None
    return dict(scores), tuple(sorted(names, key=lambda name: names[name]))


def _job_zones(folders: Sequence[Path]) -> OnetPart:
    merged: OnetPart | None = None
    for folder in folders:
        path = find_optional_file(folder, "Job Zones")
        if path is None:
            continue
        scores = {
            record["O*NET-SOC CODE"]: {"zone": float(record["JOB ZONE"])} for record in read_records(path, _ZONE)
        }
        part = OnetPart(scores, ("zone",), _release(folder))
        if any(values["zone"] == _LOWEST_ZONE for values in scores.values()):
            return part
        merged = merged or part
    if merged is None:
        raise DataError("O*NET: no folder has the table Job Zones")
    return merged


def _release(folder: Path) -> str:
    for path in sorted(folder.glob("*.txt")):
        if path.name.lower().replace(" ", "") == "readme.txt":
            with path.open("rb") as file:
                match = re.search(rb"O\*NET (\d+\.\d+) Database", file.read(100_000))
            if match:
                return f"O*NET {match[1].decode()}"
    raise DataError(f"{folder}: Read Me.txt, which names the O*NET release, is not there")
