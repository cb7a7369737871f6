"""Occupational Employment and Wage Statistics: national files of many years, and "all data" of the newest.

Layouts known: the yearly `national_M20xx_dl` files since 2017, the "all data", state, metropolitan and
industry files of the same columns, and extracts of the BLS time series with I_LEVEL and FOOTNOTES columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from careercli.errors import DataError
from careercli.landscape.category import PayUnit, number_text
from careercli.landscape.refresh.sheets import Columns, columns, official_files, read_records, sheet_text

LAYOUT: Columns = columns(
    "OCC_CODE|OCC_TITLE|O_GROUP|TOT_EMP|EMP_PRSE|MEAN_PRSE|"
    "H_MEAN|H_PCT10|H_PCT25|H_MEDIAN|H_PCT75|H_PCT90|A_MEAN|A_PCT10|A_PCT25|A_MEDIAN|A_PCT75|A_PCT90",
    "AREA|AREA_TITLE|AREA_TYPE|PRIM_STATE|NAICS|NAICS_TITLE|I_GROUP|I_LEVEL|OWN_CODE|JOBS_1000|LOC_QUOTIENT|"
    "PCT_TOTAL|PCT_RPT|ANNUAL|HOURLY|FOOTNOTES",
    {"OCC_GROUP": "O_GROUP", "LOC QUOTIENT": "LOC_QUOTIENT"},
)
_YEAR_IN_NAME = re.compile(r"m_?(20\d\d)(?!\d)", re.IGNORECASE)
_PERCENTILES = ("PCT10", "PCT25", "MEDIAN", "PCT75", "PCT90")
_NOT_RELEASED = frozenset({"", "-", "*", "**", "~"})
# Footnote of the BLS time series: the wage is at or above the top code.
_TOP_CODE_FOOTNOTE = "5"
# Hourly and annual top code by year of release, as the files of those years state ("# = ...").
_TOP_CODES = dict.fromkeys(range(2017, 2022), (100.0, 208_000)) | dict.fromkeys(range(2022, 2026), (115.0, 239_200))
_TOP_CODE_TEXT = re.compile(r"#\s*=.*?\$([\d,.]+) per hour or \$([\d,]+) per year")


@dataclass(frozen=True, slots=True)
class OewsFile:
    """One official file and the year (May) it belongs to."""

    path: Path
    year: int


@dataclass(frozen=True, slots=True)
class OewsRow:
    """One detailed occupation in one area and industry; amounts in the text form of the tables.

    `pay` is (unit, mean, mean_error, p10, p25, median, p75, p90). `area_type` and `naics` are '' in files
    that hold nothing but national, cross-industry figures.
    """

    soc: str
    title: str
    area: str
    area_title: str
    area_type: str
    naics: str
    naics_title: str
    industry_level: str
    employment: str
    employment_error: str
    quotient: str
    pay: tuple[str, ...]

    @property
    def is_national(self) -> bool:
        """National and across all industries."""
        return self.area_type in ("", "1") and self.naics in ("", "000000")

    @property
    def is_local(self) -> bool:
        """A state, territory, metropolitan or nonmetropolitan area, across all industries."""
        return self.area_type in ("2", "3", "4", "6") and self.naics in ("", "000000")

    @property
    def is_industry(self) -> bool:
        """National, within one industry."""
        return self.area_type == "1" and self.naics not in ("", "000000")


def oews_files(folder: Path) -> list[OewsFile]:
    """Files of `folder` with a year mark such as `M2025` in their name, oldest first.

    Raises DataError when there are none.
    """
    files = [
        OewsFile(path, int(match[1]))
        for path in official_files(folder)
        if (match := _YEAR_IN_NAME.search(path.name))
    ]
    if not files:
        raise DataError(f"{folder}: no OEWS file with a year such as M2025 in its name")
    return sorted(files, key=lambda file: (file.year, not file.path.name.startswith("national_M"), file.path))


def read_oews(file: OewsFile) -> Iterator[OewsRow]:
    """Rows of detailed occupations of one file, and the nation's total; cuts of the total are left out.

    Raises DataError for an unknown layout or a strange cell.
    """
    top_codes = _top_codes(file)
    for record in read_records(file.path, LAYOUT):
        group = record["O_GROUP"].lower()
        if group != "detailed" and not (group == "total" and _is_national(record)):
            continue
        try:
            yield _row(record, top_codes)
        except ValueError as error:
            where = f"{record['OCC_CODE']} {record.get('AREA_TITLE', '')}".strip()
            raise DataError(f"{file.path}: {where}: {error}") from None


def _is_national(record: dict[str, str]) -> bool:
    return record.get("AREA_TYPE", "") in ("", "1") and record.get("NAICS", "") in ("", "000000")


def _row(record: dict[str, str], top_codes: tuple[float, float] | None) -> OewsRow:
    quotient = record.get("LOC_QUOTIENT", "")
    return OewsRow(
        soc=_soc(record["OCC_CODE"]),
        title=record["OCC_TITLE"].strip(),
        area=record.get("AREA", ""),
        area_title=record.get("AREA_TITLE", ""),
        area_type=record.get("AREA_TYPE", ""),
        naics=record.get("NAICS", ""),
        naics_title=record.get("NAICS_TITLE", ""),
        industry_level=record.get("I_GROUP", record.get("I_LEVEL", "")),
        employment=_number(record["TOT_EMP"]),
        employment_error=_number(record["EMP_PRSE"]),
        quotient=_number(quotient),
        pay=_pay(record, top_codes),
    )


def _pay(record: dict[str, str], top_codes: tuple[float, float] | None) -> tuple[str, ...]:
    footnoted = _TOP_CODE_FOOTNOTE in record.get("FOOTNOTES", "").split(";")
    error = _number(record["MEAN_PRSE"])
    spreads = []
    for unit, prefix, which in ((PayUnit.ANNUAL, "A_", 1), (PayUnit.HOURLY, "H_", 0)):
        top_code = top_codes[which] if top_codes else None
        raw = [record[prefix + "MEAN"], *(record[prefix + name] for name in _PERCENTILES)]
        cells = _spread(raw, top_code, footnoted)
        if any(cell != "-" for cell in cells):
            spreads.append((str(unit.value), cells[0], error, *cells[1:]))
    return spreads[0] if spreads else (str(PayUnit.ANNUAL.value), "-", error, *(["-"] * len(_PERCENTILES)))


def _spread(raw: list[str], top_code: float | None, footnoted: bool) -> list[str]:
    """Mean and five percentiles as table cells.

    A top-coded percentile is at least the top code, and at least every percentile published below it. In
    extracts the footnote stands for the row: there only what is missing above all published percentiles is
    top-coded.
    """
    cells = [_number(text) if text != "#" else "#" for text in raw]
    if footnoted:
        highest = max((place for place, cell in enumerate(cells) if place and cell != "-"), default=0)
        cells = [
            "#" if cell == "-" and (place == 0 or place > highest) else cell for place, cell in enumerate(cells)
        ]
    if "#" not in cells:
        return cells
    if top_code is None:
        raise ValueError("a top-coded wage, and the top code of this year is not known")
    floor = max([top_code, *(float(cell) for cell in cells[1:] if cell not in "-#")])
    return [
        cell if cell != "#" else f">={number_text(top_code if place == 0 else floor)}"
        for place, cell in enumerate(cells)
    ]


@lru_cache(maxsize=65536)
def _number(text: str) -> str:
    if text in _NOT_RELEASED:
        return "-"
    if not re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?|\d+(\.\d+)?", text):
        raise ValueError(f"'{text}' is not a figure")
    return number_text(float(text.replace(",", "")))


@lru_cache(maxsize=4096)
def _soc(text: str) -> str:
    if not re.fullmatch(r"\d\d-\d{4}", text):
        raise ValueError(f"'{text}' is not an occupation code")
    return text


def _top_codes(file: OewsFile) -> tuple[float, float] | None:
    stated = _TOP_CODE_TEXT.search(sheet_text(file.path, "Field Descriptions"))
    if stated:
        return float(stated[1].replace(",", "")), float(stated[2].replace(",", ""))
    return _TOP_CODES.get(file.year)
