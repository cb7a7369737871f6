"""BLS employment projections: tables 1.2 (change, openings, entry needs) and 1.10 (turnover).

A second, plainer layout (`ep_2025_2035.tsv`) gives one edition's jobs, change, openings and education alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from careercli.errors import DataError
from careercli.landscape.category import ALL_OCCUPATIONS, number_text
from careercli.landscape.refresh.sheets import (
    Columns,
    base_name,
    columns,
    find_table,
    first_rows,
    official_files,
    read_records,
)

_CODE = "NATIONAL EMPLOYMENT MATRIX CODE"
_TITLE = "NATIONAL EMPLOYMENT MATRIX TITLE"
_SHARED = frozenset(
    {
        _CODE, _TITLE, "OCCUPATION TYPE", "EMPLOYMENT, BASE", "EMPLOYMENT, TARGET",
        "EMPLOYMENT CHANGE, NUMERIC", "EMPLOYMENT CHANGE, PERCENT",
    }
)  # fmt: skip
_TABLE_1_2 = _SHARED | {
    "EMPLOYMENT DISTRIBUTION, PERCENT, BASE", "EMPLOYMENT DISTRIBUTION, PERCENT, TARGET",
    "PERCENT SELF EMPLOYED, BASE", "OCCUPATIONAL OPENINGS", "MEDIAN ANNUAL WAGE, DOLLARS, BASE",
    "TYPICAL EDUCATION NEEDED FOR ENTRY", "WORK EXPERIENCE IN A RELATED OCCUPATION",
    "TYPICAL ON-THE-JOB TRAINING NEEDED TO ATTAIN COMPETENCY IN THE OCCUPATION",
}  # fmt: skip
_TABLE_1_10 = _SHARED | {
    "LABOR FORCE EXIT RATE", "OCCUPATIONAL TRANSFER RATE", "TOTAL OCCUPATIONAL SEPARATIONS RATE",
    "LABOR FORCE EXITS", "OCCUPATIONAL TRANSFERS", "TOTAL OCCUPATIONAL SEPARATIONS", "OCCUPATIONAL OPENINGS",
}  # fmt: skip
_PLAIN = re.compile(r"ep_(20\d\d)_(20\d\d)")
_OPTIONAL = frozenset({"RELATED OCCUPATIONAL OUTLOOK HANDBOOK (OOH) CONTENT XLSX"})
_SPAN = re.compile(r"EMPLOYMENT CHANGE, NUMERIC, (20\d\d)[–-](?:20)?(\d\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Projections:
    """All line items and the total: `rows` are cells of a table of projections, `titles` BLS's titles by code.

    `rows` have the columns of `earlier_projections` where the edition was read whole (`detailed`), else those
    of `projections`.
    """

    base_year: int
    target_year: int
    rows: tuple[tuple[str, ...], ...]
    titles: dict[str, str]
    detailed: bool

    @property
    def release(self) -> str:
        """Name of the release, e.g. `BLS Employment Projections 2024-34`."""
        return f"BLS Employment Projections {self.base_year}-{self.target_year % 100:02d}"

    @property
    def plain_rows(self) -> list[tuple[str, ...]]:
        """Rows of the `projections` table, whatever was read."""
        return [(*row[:6], row[10]) if self.detailed else row for row in self.rows]


def read_projections(folder: Path) -> tuple[Projections, Projections]:
    """The newest edition in `folder`, and the newest that was published whole: often one and the same.

    Raises DataError when a table is missing, its columns are not known, or two tables of an edition disagree.
    """
    whole = _read_whole(folder)
    plain = [_read_plain(path) for path in official_files(folder) if _PLAIN.fullmatch(base_name(path))]
    return max([whole, *plain], key=lambda edition: edition.base_year), whole


def _read_plain(path: Path) -> Projections:
    base, target = map(int, _PLAIN.findall(base_name(path))[0])
    names = [f"JOBS_{base}_THOUSANDS", f"JOBS_{target}_THOUSANDS", "CHANGE_THOUSANDS", "CHANGE_PERCENT"]
    names.append("OPENINGS_THOUSANDS")
    layout = columns("|".join(["CODE", "TITLE", "TYPE", *names, f"MEDIAN_{base}_DOLLARS", "ENTRY_EDUCATION"]))
    records = [record for record in read_records(path, layout) if _is_wanted(record["TYPE"], record["CODE"])]
    rows = [
        (record["CODE"], *(_number(record[name]) for name in names), record["ENTRY_EDUCATION"] or "-")
        for record in records
    ]
    titles = {record["CODE"]: record["TITLE"].strip() for record in records}
    return Projections(base, target, tuple(rows), titles, detailed=False)


def _is_wanted(kind: str, code: str) -> bool:
    return kind.strip() == "Line item" or code.strip() == ALL_OCCUPATIONS


def _read_whole(folder: Path) -> Projections:
    """Read both tables from the official workbook (`occupation*.xlsx`) or from tab-separated copies."""
    base, target, characteristics = _table(folder, "1.2", _TABLE_1_2)
    base_again, target_again, turnover = _table(folder, "1.10", _TABLE_1_10)
    if (base, target) != (base_again, target_again) or set(characteristics) != set(turnover):
        raise DataError(f"{folder}: tables 1.2 and 1.10 are not of the same release")
    rows = []
    for code, first in characteristics.items():
        second = turnover[code]
        if any(first[name] != second[name] for name in _SHARED - {_TITLE}):
            raise DataError(f"{folder}: tables 1.2 and 1.10 disagree about {code}")
        rows.append(_row(code, first, second))
    titles = {code: record[_TITLE].strip() for code, record in characteristics.items()}
    return Projections(base, target, tuple(rows), titles, detailed=True)


def _row(code: str, first: dict[str, str], second: dict[str, str]) -> tuple[str, ...]:
    return (
        code,
        _number(first["EMPLOYMENT, BASE"]),
        _number(first["EMPLOYMENT, TARGET"]),
        _number(first["EMPLOYMENT CHANGE, NUMERIC"]),
        _number(first["EMPLOYMENT CHANGE, PERCENT"]),
        _number(first["OCCUPATIONAL OPENINGS"]),
        _number(first["PERCENT SELF EMPLOYED, BASE"]),
        _number(second["LABOR FORCE EXIT RATE"]),
        _number(second["OCCUPATIONAL TRANSFER RATE"]),
        _number(second["TOTAL OCCUPATIONAL SEPARATIONS RATE"]),
        *(
            first[name].strip().replace("—", "-") or "-"
            for name in (
                "TYPICAL EDUCATION NEEDED FOR ENTRY", "WORK EXPERIENCE IN A RELATED OCCUPATION",
                "TYPICAL ON-THE-JOB TRAINING NEEDED TO ATTAIN COMPETENCY IN THE OCCUPATION",
            )
        ),
    )  # fmt: skip


def _table(folder: Path, number: str, known: frozenset[str]) -> tuple[int, int, dict[str, dict[str, str]]]:
    path = find_table(folder, number)
    if path is None:
        raise DataError(f"{folder}: neither occupation.xlsx nor table_{number.replace('.', '_')}_*.tsv is there")
    base, target = _span(path, number)
    layout = Columns(known, known | _OPTIONAL, lambda name: _timeless(name, base, target))
    records = {
        record[_CODE].strip(): record
        for record in read_records(path, layout, f"Table {number}")
        if _is_wanted(record["OCCUPATION TYPE"], record[_CODE])
    }
    if not records:
        raise DataError(f"{path}: table {number} has no line items")
    return base, target, records


def _timeless(heading: str, base: int, target: int) -> str:
    """A heading without years and footnote marks, so that it is the same in every release."""
    name = re.sub(r"\[\d+\]", "", heading)
    name = re.sub(r"^20\d\d (?=NATIONAL)", "", name)
    name = re.sub(r",? 20\d\d[–-](20)?\d\d( ANNUAL AVERAGE)?$", "", name)
    return name.replace(str(base), "BASE").replace(str(target), "TARGET").strip()


def _span(path: Path, number: str) -> tuple[int, int]:
    for heading in chain.from_iterable(first_rows(path, 5, f"Table {number}")):
        if match := _SPAN.search(heading):
            return int(match[1]), int(match[1][:2] + match[2])
    raise DataError(f"{path}: table {number} does not say which years it projects")


def _number(text: str) -> str:
    if text in ("—", "-", ""):
        return "-"
    try:
        return number_text(float(text.replace(",", "")))
    except ValueError:
        raise DataError(f"employment projections: '{text}' is not a figure") from None
