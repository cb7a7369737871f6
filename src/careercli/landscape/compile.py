"""Compiles the tables into SQLite: national figures into the catalogue's file, local ones into a second file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Set
from contextlib import closing
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from careercli.errors import DataError
from careercli.landscape import tables
from careercli.landscape.category import Amount, Category, PayUnit
from careercli.landscape.category_json import category_to_json
from careercli.landscape.local_figures import LOCAL_FORMAT, SCHEMA, pack, pack_rows
from careercli.landscape.national import read_categories
from careercli.landscape.study import Outcome
from careercli.landscape.tables import Table, open_table, read_table

# median: dollars a year, the lowest it can be when top-coded, NULL when not published or published by the hour
# only; growth: percent over the projected span; openings: thousand a year; education: catalog.role.Education.
_NATIONAL_SCHEMA = """
CREATE TABLE landscape_categories (
    soc TEXT PRIMARY KEY, title TEXT NOT NULL, median REAL, growth REAL, openings REAL, employment INTEGER,
    education TEXT, figures TEXT NOT NULL
);
"""


def write_national(connection: sqlite3.Connection, folder: Path) -> None:
    """Add the national figures in `folder` (data/landscape) to an open SQLite file, as `landscape_` tables.

    The same tables give the same rows in the same order. Does not commit. Raises DataError, naming file and
    line, when a table is missing or damaged; nothing is written then.
    """
    categories = read_categories(folder)
    for statement in filter(str.strip, _NATIONAL_SCHEMA.split(";")):
        connection.execute(statement)
    connection.executemany(
        "INSERT INTO landscape_categories VALUES (?, ?, ?, ?, ?, ?, ?, ?)", map(_columns, categories)
    )


def write_local(
    path: Path, folder: Path, progress: Callable[[int, int], None] | None = None, *, quick: bool = False
) -> None:
    """Write the figures of places, industries, prices and study in `folder` as a SQLite file of their own.

    An existing file at `path` is replaced. The same tables give the same bytes. `progress` is called with the parts
    done and all; `quick` packs less tightly, for a file that is not sent around. Raises DataError as
    `write_national` does; the file at `path` is untouched then.
    """
    places = read_table(folder, tables.PLACES)
    industries = read_table(folder, tables.INDUSTRIES)
    prices = read_table(folder, tables.PLACE_PRICES)
    levels = [(place, *map(float, amounts)) for place, *amounts in prices.rows]
    fields = read_table(folder, tables.STUDY_FIELDS)
    study, outcomes = open_table(folder, tables.STUDY_OUTCOMES)
    packed = dict(_outcomes(study, outcomes, quick))
    paths = read_table(folder, tables.STUDY_PATHS)
    draft = path.with_name(f"{path.name}.part")
    draft.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(draft)) as connection, connection:
            # Small pages: the packed cells are about 3 KB, and half of a 4 KB page would stay empty.
            connection.execute("PRAGMA page_size = 1024")
            for statement in filter(str.strip, SCHEMA.split(";")):
                connection.execute(statement)
            connection.executemany("INSERT INTO landscape_prices VALUES (?, ?, ?, ?, ?, ?)", levels)
            connection.executemany(
                "INSERT INTO landscape_fields VALUES (?, ?, ?)",
                [(cip, title, packed.get(cip) or pack_rows([], quick=quick)) for cip, title in fields.rows],
            )
            connection.executemany(
                "INSERT INTO landscape_paths VALUES (?, ?, ?, ?, ?)",
                [(soc, cip, int(few), int(all_), odd == "yes") for soc, cip, few, all_, odd in paths.rows],
            )
            connection.executemany("INSERT INTO landscape_places VALUES (?, ?, ?, ?)", places.rows)
            connection.executemany("INSERT INTO landscape_industries VALUES (?, ?, ?)", industries.rows)
            parts = (("place", tables.PLACE_PAY, places, 5), ("industry", tables.INDUSTRY_PAY, industries, 4))
            for number, (kind, layout, named, pay_column) in enumerate(parts):
                table, rows = open_table(folder, layout)
                if kind == "place":
                    meta = (LOCAL_FORMAT, table.release, prices.release, study.release)
                    connection.execute("INSERT INTO landscape_meta VALUES (?, ?, ?, ?)", meta)
                blobs = _blobs(kind, table, rows, [row[0] for row in named.rows], pay_column, quick)
                for code, blob in blobs:
                    connection.execute("INSERT INTO landscape_local VALUES (?, ?, ?)", (code, kind, blob))
                    if progress is not None:  # by the code, since how many rows there are is not known before
                        progress(50 * number + min(int(code[:2]), 49), 100)
        draft.replace(path)
    finally:
        for left in (draft, draft.with_name(f"{draft.name}-journal")):
            left.unlink(missing_ok=True)
    if progress is not None:
        progress(100, 100)


def _outcomes(table: Table, rows: Iterator[tuple[str, ...]], quick: bool) -> Iterator[tuple[str, bytes]]:
    """The packed outcomes of every field of study."""
    numbered = enumerate(rows)
    for cip, group in groupby(numbered, key=lambda pair: pair[1][0]):
        own = []
        for number, (_, *cells) in group:
            try:
                Outcome.of(cells, table.release)
            except ValueError as error:
                raise table.complaint(number, str(error)) from None
            own.append(tuple(cells))
        yield cip, pack_rows(own, quick=quick)


def _columns(category: Category) -> tuple[object, ...]:
    pay, projection = category.pay, category.projection
    education = projection.entry_education if projection else None
    return (
        category.soc,
        category.title,
        pay.median.value if pay and pay.unit == "annual" else None,
        projection.change_percent.value if projection else None,
        projection.openings.value if projection else None,
        category.employment.value,
        education.value if education else None,
        category_to_json(category),
    )


def _blobs(
    kind: str, table: Table, rows: Iterator[tuple[str, ...]], codes: list[str], pay_column: int, quick: bool
) -> Iterator[tuple[str, bytes]]:
    """The packed figures of every category, one after the other, each cell of them checked."""
    units, sound = {unit.value for unit in PayUnit}, set[str]()
    positions = {code: position for position, code in enumerate(codes)}
    done = 0
    for soc, group in groupby(rows, key=itemgetter(0)):
        own = list(group)
        _, named, *columns = zip(*own, strict=True)
        cells = set().union(*columns[: pay_column - 2], *columns[pay_column - 1 :])
        # Most cells repeat among a quarter of a million rows: each text is checked once.
        if not (positions.keys() >= set(named) and units >= set(columns[pay_column - 2])):
            raise _complaint_about(kind, table, done, own, positions.keys(), pay_column)
        for cell in cells - sound:
            try:
                Amount.parse(cell)
            except ValueError as error:
                raise table.complaint(done + _row_with(own, cell), str(error)) from None
        sound |= cells
        yield soc, pack([positions[code] for code in named], columns, quick=quick)
        done += len(own)


def _complaint_about(
    kind: str, table: Table, done: int, rows: list[tuple[str, ...]], known: Set[str], pay_column: int
) -> DataError:
    """Which row of a group names what there is not: a unit of pay, a place or an industry."""
    units = {unit.value for unit in PayUnit}
    for number, row in enumerate(rows, start=done):
        if row[pay_column] not in units:
            return table.complaint(number, f"'{row[pay_column]}' is not a unit of pay")
        if row[1] not in known:
            return table.complaint(number, f"'{row[1]}' is not a known {kind}")
    raise AssertionError("every row is right")


def _row_with(rows: list[tuple[str, ...]], cell: str) -> int:
    return next(number for number, row in enumerate(rows) if cell in row[2:])
