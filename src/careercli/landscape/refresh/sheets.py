"""Rows of the official files, whatever they come in: Excel, CSV or tab-separated text, also gzip or xz."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import IO, Any

from careercli.errors import DataError, UsageError
from careercli.landscape.category import number_text

_LINES_BEFORE_HEADER = 20
_SUFFIXES = (".xlsx", ".csv", ".tsv", ".txt")
DAMAGED = "The file was damaged on its way: download it again."


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns a layout has: `required` mark its header line, `known` may be there, others are refused.

    Names are in upper case with single spaces; `rename` then gives a heading the name used here.
    """

    required: frozenset[str]
    known: frozenset[str]
    rename: Callable[[str], str]


def columns(required: str, known: str = "", aliases: Mapping[str, str] | None = None) -> Columns:
    """A `Columns` from names separated by `|`."""
    needed = frozenset(required.split("|"))
    others = frozenset(known.split("|") if known else ())
    names = dict(aliases or {})
    return Columns(needed, needed | others, lambda name: names.get(name, name))


_last_read: list[object] = []


def last_read() -> str:
    """File and row that were read last: where a value stands that cannot be what it should be."""
    return "{}, row {}".format(*_last_read) if _last_read else "the official files"


def find_file(folder: Path, *stems: str) -> Path:
    """The file in `folder` whose name without suffixes is one of `stems` (case and `_`/space alike).

    Earlier stems win. Raises DataError when there is none.
    """
    found = find_optional_file(folder, *stems)
    if found is None:
        raise DataError(f"{folder}: no file called {' or '.join(stems)} (.txt, .tsv, .csv or .xlsx)")
    return found


def find_optional_file(folder: Path, *stems: str) -> Path | None:
    """As `find_file`, but None when there is none."""
    files = {_plain(base_name(path)): path for path in reversed(official_files(folder))}
    return next((files[_plain(stem)] for stem in stems if _plain(stem) in files), None)


def find_table(folder: Path, number: str) -> Path | None:
    """Where table `number` of the projections is: the official workbook, or a copy called `table_1_2_...`."""
    files = official_files(folder)
    stem = f"table_{number.replace('.', '_')}_"
    named = [path for path in files if f"{base_name(path).lower()}_".startswith(stem)]
    books = [path for path in files if path.name.lower().startswith("occupation") and path.suffix == ".xlsx"]
    return next(iter(books + named), None)


def official_files(folder: Path) -> list[Path]:
    """All readable tables directly in `folder`, by name. Raises DataError when it is not a folder."""
    if not folder.is_dir():
        raise DataError(f"{folder}: there is no such folder")
    return sorted(path for path in folder.iterdir() if _suffix(path) in _SUFFIXES)


def base_name(path: Path) -> str:
    """File name without `.gz` or `.xz` and without the suffix."""
    name = re.sub(r"\.(gz|xz)$", "", path.name)
    return name.rpartition(".")[0]


def read_records(path: Path, layout: Columns, sheet: str | None = None) -> Iterator[dict[str, str]]:
    """Every row under the header as {column: text}; numbers as short text, empty cells as ''.

    `sheet` names the worksheet to read; without it the first one with the required columns is taken.
    Raises DataError for a header with an unknown or missing column.
    """
    for name, rows in _worksheets(path):
        if sheet is not None and name is not None and name != sheet:
            continue
        names = _header(path, rows, layout)
        if names is None:
            continue
        yield from _records(rows, names)
        return
    wanted = ", ".join(sorted(layout.required))
    raise DataError(f"{path}: no table with the columns {wanted} was found", "Is this the official file?")


def first_rows(path: Path, count: int, sheet: str | None = None) -> list[list[str]]:
    """The first `count` rows as they stand; of worksheet `sheet` when the file is a workbook."""
    for name, rows in _worksheets(path):
        if sheet is None or name is None or name == sheet:
            return list(islice(rows, count))
    return []


def sheet_text(path: Path, sheet: str) -> str:
    """All text of one worksheet, a row a line; '' when the file is no workbook or has no such sheet."""
    for name, rows in _worksheets(path):
        if name == sheet:
            return "\n".join("\t".join(row) for row in rows)
    return ""


def _header(path: Path, rows: Iterator[list[str]], layout: Columns) -> list[str] | None:
    for row in islice(rows, _LINES_BEFORE_HEADER):
        names = [_column_name(cell, layout) for cell in row]
        if not layout.required <= set(names):
            continue
        unknown = [name for name in names if name and name not in layout.known]
        if unknown:
            raise DataError(
                f"{path}: the column '{unknown[0]}' is not one this reader knows",
                "The layout of the release changed: check what the new column means before reading it.",
            )
        return names
    return None


def _records(rows: Iterator[list[str]], names: list[str]) -> Iterator[dict[str, str]]:
    # A column that people added to their copy may repeat an official name further right: the first one counts.
    places = {name: place for place, name in reversed(list(enumerate(names))) if name}
    for row in rows:
        record = {name: row[place] if place < len(row) else "" for name, place in places.items()}
        if any(record.values()):
            yield record


def _column_name(cell: str, layout: Columns) -> str:
    name = re.sub(r"\s+", " ", cell.replace("\ufeff", "")).strip().upper()
    return layout.rename(name)


def _worksheets(path: Path) -> Iterator[tuple[str | None, Iterator[list[str]]]]:
    suffix = _suffix(path)
    if suffix == ".xlsx":
        yield from _workbook(path)
        return
    try:
        stream = _open_text(path)
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror or error})") from None
    with closing(stream):
        rows = csv.reader(stream) if suffix == ".csv" else (line.rstrip("\r\n").split("\t") for line in stream)
        yield None, _counted(path, rows)


def _counted(path: Path, rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """The same rows; whatever goes wrong while one is read names the file and the row.

    A file that was damaged on its way shows it only where it is read, and in many ways: bytes that are no text,
    a compressed stream that ends or makes no sense, XML inside a workbook that does neither.
    """
    number = 0
    try:
        for row in rows:
            number += 1
            _last_read[:] = [path, number]
            yield row
    except DataError:
        raise
    except Exception as error:
        reason = "it is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else str(error) or "it is damaged"
        raise DataError(f"{path}, row {number + 1}: cannot be read ({reason})", DAMAGED) from None


def _workbook(path: Path) -> Iterator[tuple[str | None, Iterator[list[str]]]]:
    try:
        import openpyxl
    except ImportError:
        raise UsageError(
            f"{path.name} is an Excel workbook, and openpyxl is not installed",
            "pip install 'careercli[refresh]'",
        ) from None
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        sheets = list(book.worksheets)
    except Exception as error:  # openpyxl lets through whatever the zip file and the XML in it make go wrong
        raise DataError(f"{path}: this is not a readable workbook ({error})", DAMAGED) from None
    with closing(book):
        for sheet in sheets:
            rows = ([_cell(value) for value in row] for row in _sheet_rows(sheet))
            yield sheet.title, _counted(path, rows)


def _sheet_rows(sheet: Any) -> Iterator[Any]:
    """The rows of a sheet, opened only when the first one is asked for: that may fail like any other."""
    yield from sheet.iter_rows(values_only=True)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return number_text(value)
    return str(value)


def _open_text(path: Path) -> IO[str]:
    if path.suffix == ".gz":
        import gzip

        return TextIOWrapper(gzip.open(path), encoding="utf-8-sig", newline="")
    if path.suffix == ".xz":
        import lzma

        return TextIOWrapper(lzma.open(path), encoding="utf-8-sig", newline="")
    return path.open(encoding="utf-8-sig", newline="")


def _suffix(path: Path) -> str:
    return Path(re.sub(r"\.(gz|xz)$", "", path.name)).suffix.lower()


def _plain(name: str) -> str:
    return name.replace("_", " ").lower()
