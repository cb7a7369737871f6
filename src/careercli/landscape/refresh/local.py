"""Gathers the OEWS figures of places and industries and writes their tables."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from careercli.errors import DataError
from careercli.landscape import tables
from careercli.landscape.category import IndustryDetail, Place, PlaceKind
from careercli.landscape.place_names import STATES, TERRITORIES
from careercli.landscape.refresh.oews import OewsRow

# I_GROUP of the official files, I_LEVEL of the time-series extracts.
_SECTOR_LEVELS = ("sector", "2")
_FOUR_DIGIT_LEVELS = ("4-digit", "4")
_THREE_DIGIT_LEVELS = ("3-digit", "3")
# Schools and hospitals by owner, and governments by level: cuts across the industries, counted twice in a ranking.
_OWNERSHIP_CUT = re.compile(r"6[12]\d00[235]|999[123]01|99900\d|00000\d")


class LocalRows:
    """Rows of places and industries, collected file by file and written once."""

    def __init__(self) -> None:
        self._places: dict[str, Place] = {}
        self._industries: dict[str, tuple[str, IndustryDetail]] = {}
        self._place_rows: dict[tuple[str, str], tuple[str, ...]] = {}
        self._industry_rows: dict[tuple[str, str], tuple[str, ...]] = {}
        self._three_digit: dict[str, list[OewsRow]] = {}
        self.industry_jobs: dict[tuple[str, str], str] = {}
        """Employees of a category in an industry of any level or owner, as published; never added up."""

    def add(self, row: OewsRow) -> None:
        """Take one row that is not national cross-industry; industry cuts that are not shown are left out."""
        if row.is_industry:
            self.industry_jobs[row.soc, row.naics] = row.employment
        if row.is_local:
            place = place_of(row)
            self._places[place.code] = place
            self._place_rows[row.soc, place.code] = (row.employment, row.employment_error, row.quotient, *row.pay)
        elif row.is_industry and not _OWNERSHIP_CUT.fullmatch(row.naics):
            if row.industry_level in _SECTOR_LEVELS:
                self._add_industry(row, _sector_code(row.naics), IndustryDetail.SECTOR)
            elif row.industry_level in _FOUR_DIGIT_LEVELS:
                self._add_industry(row, row.naics, IndustryDetail.INDUSTRY)
            elif row.industry_level in _THREE_DIGIT_LEVELS:
                self._three_digit.setdefault(row.naics, []).append(row)

    def write(self, folder: Path, release: str, narrate: Callable[[str], object]) -> None:
        """Write the four local tables into `folder`. Raises DataError when places or industries are missing."""
        self._fill_with_three_digit()
        if not self._place_rows or not self._industry_rows:
            missing = "places" if not self._place_rows else "industries"
            raise DataError(f"OEWS: the folder has no figures by {missing} for the newest year")
        narrate(f"{len(self._place_rows)} figures of places, {len(self._industry_rows)} of industries")
        tables.write_table(
            folder,
            tables.PLACES,
            release,
            (
                (place.code, place.kind.value, ";".join(place.states) or "-", place.name)
                for place in self._places.values()
            ),
        )
        tables.write_table(
            folder,
            tables.INDUSTRIES,
            release,
            ((code, detail.value, title) for code, (title, detail) in self._industries.items()),
        )
        for layout, rows in (
            (tables.PLACE_PAY, self._place_rows),
            (tables.INDUSTRY_PAY, self._industry_rows),
        ):
            tables.write_table(folder, layout, release, ((*key, *cells) for key, cells in rows.items()))

    def _add_industry(self, row: OewsRow, code: str, detail: IndustryDetail) -> None:
        title = re.sub(r"^Sectors? [\d, and]+ - ", "", row.naics_title)
        self._industries[code] = (title, detail)
        self._industry_rows[row.soc, code] = (row.employment, row.employment_error, *row.pay)

    def _fill_with_three_digit(self) -> None:
        """Where OEWS publishes no 4-digit industries (327000 ...), the 3-digit one is the finest there is."""
        cut_finer = {code[:3] for code, (_, detail) in self._industries.items() if detail == "industry"}
        for code, rows in self._three_digit.items():
            if code[:3] not in cut_finer:
                for row in rows:
                    self._add_industry(row, code, IndustryDetail.INDUSTRY)
        self._three_digit.clear()


def place_of(row: OewsRow) -> Place:
    """The place of a local row, whether codes are written in full (`0100000`) or short (`1`, `10180`)."""
    title = row.area_title.strip()
    state = {**STATES, **TERRITORIES}.get(title)
    if row.area_type in ("2", "3"):
        if state is None:
            raise DataError(f"OEWS: '{title}' is not a state or territory known here")
        number = int(row.area) // 100_000 if int(row.area) >= 100_000 else int(row.area)
        kind = PlaceKind.TERRITORY if title in TERRITORIES else PlaceKind.STATE
        return Place(f"{number:02d}", title, kind, (state,))
    if row.area_type == "6" or "nonmetropolitan area" in title:
        names = [name for name in STATES | TERRITORIES if re.search(rf"\b{re.escape(name)}\b", title)]
        # "Northwest Virginia" must not be read as West Virginia's, nor "Arkansas" as Kansas.
        longest = max(names, key=len, default=None)
        within = ({**STATES, **TERRITORIES}[longest],) if longest else ()
        return Place(f"{int(row.area):07d}", title, PlaceKind.NONMETRO, within)
    states = tuple(title.rpartition(",")[2].strip().split("-"))
    if not set(states) <= {*STATES.values(), *TERRITORIES.values()}:
        raise DataError(f"OEWS: '{title}' does not end in the states it lies in")
    return Place(f"{int(row.area):05d}", title, PlaceKind.METRO, states)


def _sector_code(naics: str) -> str:
    """`31--34` of the time series (up to, not with) and `31-33` of the workbooks are the same: `31-33`."""
    match = re.fullmatch(r"(\d\d)-?-(\d+)", naics)
    if match is None or ("--" not in naics and naics != "99-100"):
        return naics
    first, last = int(match[1]), int(match[2]) - 1
    return str(first) if first == last else f"{first}-{last}"
