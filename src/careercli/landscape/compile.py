"""Compiles the tables into SQLite: national figures into the catalogue's file, local ones into a second file."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from contextlib import closing
from pathlib import Path

from careercli.landscape import tables
from careercli.landscape.category import Amount, Category, PayUnit
from careercli.landscape.category_json import category_to_json
from careercli.landscape.local_figures import LOCAL_FORMAT, SCHEMA, pack, pack_rows
from careercli.landscape.national import read_categories
from careercli.landscape.study import Outcome
from careercli.landscape.tables import Table, read_table

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


def write_local(path: Path, folder: Path) -> None:
    """Write the figures of places, industries, prices and study in `folder` as a SQLite file of their own.

    An existing file at `path` is replaced. The same tables give the same bytes. Raises DataError as
    `write_national` does; the file at `path` is untouched then.
    """
    places = read_table(folder, tables.PLACES)
    industries = read_table(folder, tables.INDUSTRIES)
    place_pay = read_table(folder, tables.PLACE_PAY)
    industry_pay = read_table(folder, tables.INDUSTRY_PAY)
    blobs = [
        *_blobs("place", place_pay, [row[0] for row in places.rows], pay_column=5),
        *_blobs("industry", industry_pay, [row[0] for row in industries.rows], pay_column=4),
    ]
    prices = read_table(folder, tables.PLACE_PRICES)
    levels = [(place, *map(float, amounts)) for place, *amounts in prices.rows]
    fields = read_table(folder, tables.STUDY_FIELDS)
    study = read_table(folder, tables.STUDY_OUTCOMES)
    outcomes = _outcomes(study)
    paths = read_table(folder, tables.STUDY_PATHS)
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection, connection:
        # Small pages: the packed cells are about 3 KB, and half of a 4 KB page would stay empty.
        connection.execute("PRAGMA page_size = 1024")
        for statement in filter(str.strip, SCHEMA.split(";")):
            connection.execute(statement)
        meta = (LOCAL_FORMAT, place_pay.release, prices.release, study.release)
        connection.execute("INSERT INTO landscape_meta VALUES (?, ?, ?, ?)", meta)
        connection.executemany("INSERT INTO landscape_prices VALUES (?, ?, ?, ?, ?, ?)", levels)
        connection.executemany(
            "INSERT INTO landscape_fields VALUES (?, ?, ?)",
            [(cip, title, pack_rows(outcomes.get(cip, []))) for cip, title in fields.rows],
        )
        connection.executemany(
            "INSERT INTO landscape_paths VALUES (?, ?, ?, ?, ?)",
            [(soc, cip, int(few), int(all_), odd == "yes") for soc, cip, few, all_, odd in paths.rows],
        )
        connection.executemany("INSERT INTO landscape_places VALUES (?, ?, ?, ?)", places.rows)
        connection.executemany("INSERT INTO landscape_industries VALUES (?, ?, ?)", industries.rows)
        connection.executemany("INSERT INTO landscape_local VALUES (?, ?, ?)", blobs)


def _outcomes(table: Table) -> dict[str, list[tuple[str, ...]]]:
    by_field: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for number, (cip, *cells) in enumerate(table.rows):
        try:
            Outcome.of(cells, table.release)
        except ValueError as error:
            raise table.complaint(number, str(error)) from None
        by_field[cip].append(tuple(cells))
    return by_field


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


def _blobs(kind: str, table: Table, codes: list[str], pay_column: int) -> list[tuple[str, str, bytes]]:
    known, units, sound = set(codes), {unit.value for unit in PayUnit}, set[str]()
    by_category: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for number, row in enumerate(table.rows):
        if row[pay_column] not in units:
            raise table.complaint(number, f"'{row[pay_column]}' is not a unit of pay")
        # Most cells repeat among a quarter of a million rows: each text is checked once.
        for cell in {*row[2:pay_column], *row[pay_column + 1 :]} - sound:
            try:
                Amount.parse(cell)
            except ValueError as error:
                raise table.complaint(number, str(error)) from None
            sound.add(cell)
        if row[1] not in known:
            raise table.complaint(number, f"'{row[1]}' is not a known {kind}")
        by_category[row[0]].append(row[1:])
    return [(soc, kind, pack(rows, codes)) for soc, rows in sorted(by_category.items())]
