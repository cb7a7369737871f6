"""Unemployment by detailed occupation (CPS table 25b), joined to categories through the Census occupation codes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from careercli.errors import DataError
from careercli.landscape.category import number_text
from careercli.landscape.refresh.sheets import base_name, columns, find_file, official_files, read_records

_CPS = columns("TITLE|UNEMPLOYMENT_RATE_PERCENT|UNEMPLOYED_THOUSANDS|LABOR_FORCE_THOUSANDS", "ROW")
_CENSUS = columns("2018 CENSUS TITLE|2018 CENSUS CODE|2018 SOC CODE", "")
_CENSUS_SHEET = "2018 Census Occ Code List"
_FILE = re.compile(r"cps_25b_unemployment_(20\d\d)")
_CODE = re.compile(r"\d\d-[\dX]{4}")


@dataclass(frozen=True, slots=True)
class Figures:
    """One Census occupation of the table; numbers in thousands of people, the rate in percent, '-' unpublished."""

    title: str
    rate: str
    unemployed: float
    labor_force: float


@dataclass(frozen=True, slots=True)
class Survey:
    """The table of one year, and the Census title that each detailed SOC 2018 code is counted under."""

    year: int
    figures: Mapping[str, Figures]
    census_titles: Mapping[str, str]

    @property
    def release(self) -> str:
        """Name of the release."""
        return f"BLS CPS table 25b, {self.year} annual averages"


def read_unemployment(folder: Path, crosswalk: Path, detailed: Mapping[str, str]) -> Survey:
    """Read the newest table in `folder`; `crosswalk` has the Census code list, `detailed` all SOC codes and titles.

    Raises DataError when a file is missing or an occupation has no Census code.
    """
    files = [
        (int(match[1]), path) for path in official_files(folder) if (match := _FILE.fullmatch(base_name(path)))
    ]
    if not files:
        raise DataError(f"{folder}: no file called cps_25b_unemployment_20xx")
    year, path = max(files)
    census = _census(find_file(crosswalk, "census_2018_occupation_code_list_and_crosswalk"))
    known = {_plain(title) for title in census.values()}
    figures = {
        _plain(record["TITLE"]): Figures(
            record["TITLE"].strip(),
            number_text(float(record["UNEMPLOYMENT_RATE_PERCENT"])) if record["UNEMPLOYMENT_RATE_PERCENT"] else "-",
            float(record["UNEMPLOYED_THOUSANDS"]),
            float(record["LABOR_FORCE_THOUSANDS"]),
        )
        for record in read_records(path, _CPS)
        if _plain(record["TITLE"]) in known
    }
    return Survey(year, figures, _by_soc(census, detailed))


def _census(path: Path) -> dict[str, str]:
    """SOC code or pattern (`11-2030`, `13-20XX`) to the title of its Census occupation."""
    return {
        record["2018 SOC CODE"].strip(): record["2018 CENSUS TITLE"].strip()
        for record in read_records(path, _CENSUS, _CENSUS_SHEET)
        if _CODE.fullmatch(record["2018 SOC CODE"].strip())
        and re.fullmatch(r"\d{4}", record["2018 CENSUS CODE"].strip())
    }


def _by_soc(census: Mapping[str, str], detailed: Mapping[str, str]) -> dict[str, str]:
    """Each detailed code's Census title: its own code, else its broad group, minor group, or a remainder (`X`).

    A remainder is what no other Census occupation takes, so the more exact pattern comes first. Where remainders
    overlap, `All Other` titles belong to the widest: production workers are not equipment operators.
    """
    patterns = {code: re.compile(_pattern(code)) for code in census}
    found = {}
    for soc, title in detailed.items():
        residual = title.lower().endswith("all other")
        fitting = [code for code, pattern in patterns.items() if pattern.fullmatch(soc)]
        if fitting:
            found[soc] = census[min(fitting, key=lambda code: _vagueness(code, residual))]
    return found


def _vagueness(code: str, residual: bool) -> tuple[bool, int, int]:
    gaps, zeros = code.count("X"), len(code) - len(code.rstrip("0"))
    return gaps > 0, -gaps if residual else gaps, zeros


def _pattern(code: str) -> str:
    """`11-2030` stands for 11-2031 to 11-2039, `25-1000` for all of 25-1, `13-20XX` for anything in its place."""
    if "X" in code:
        return code.replace("X", r"\d")
    stem = code.rstrip("0")
    return stem + r"\d" * (len(code) - len(stem))


def unemployment_rows(
    survey: Survey, categories: Mapping[str, tuple[str, ...]], titles: Mapping[str, str]
) -> Iterator[tuple[str, ...]]:
    """Rows of the `unemployment` table: one a category that the survey publishes; a combination adds its parts up.

    `categories` maps each code to its parts, empty for an ordinary code; `titles` names every category.
    """
    covered: dict[str, list[str]] = {}
    for soc, title in survey.census_titles.items():
        if soc in titles:
            covered.setdefault(title, []).append(soc)
    for soc, parts in categories.items():
        names = list(dict.fromkeys(survey.census_titles.get(part, "") for part in parts or (soc,)))
        found = [survey.figures.get(_plain(name)) for name in names]
        if not found or any(one is None for one in found):
            continue
        figures = [one for one in found if one is not None]
        unemployed, force = sum(one.unemployed for one in figures), sum(one.labor_force for one in figures)
        rate = figures[0].rate
        if len(figures) > 1:
            # The survey gives no rate below 50 thousand people; added up, the parts may lie above.
            rate = number_text(round(100 * unemployed / force, 1)) if force >= 50 else "-"
        covers = {other for name in names for other in covered.get(name, []) if other != soc and other not in parts}
        yield (
            soc, " and ".join(one.title for one in figures), ";".join(sorted(covers)) or "-", rate,
            number_text(unemployed), number_text(force),
        )  # fmt: skip


def _plain(title: str) -> str:
    return re.sub(r"[^a-z]+", " ", title.lower()).strip()
