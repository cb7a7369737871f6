"""From tables to categories: reads the national tables and puts each category together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from careercli.landscape import tables
from careercli.landscape.category import (
    NOT_PUBLISHED,
    AiExposure,
    Amount,
    Category,
    CategoryName,
    Classification,
    JobZone,
    PaySpread,
    PayUnit,
    Projection,
    Ratings,
    YearFigure,
)
from careercli.landscape.tables import Table, read_table

_Built = TypeVar("_Built")


def read_categories(folder: Path) -> list[Category]:
    """Every category, by code. Raises DataError, naming file and line, for a table that cannot be trusted."""
    names = read_table(folder, tables.CATEGORIES)
    titles = {row[0]: row[1] for row in names.rows}
    pay = _by_code(read_table(folder, tables.PAY), _pay)
    history = _history(read_table(folder, tables.HISTORY))
    projections = _by_code(read_table(folder, tables.PROJECTIONS), _projection)
    rated = {
        layout.name: _by_code(read_table(folder, layout), _ratings)
        for layout in (tables.INTERESTS, tables.WORK_VALUES, tables.SKILLS, tables.KNOWLEDGE)
    }
    zones = _by_code(read_table(folder, tables.JOB_ZONES), _job_zone)
    exposures = _by_code(read_table(folder, tables.AI_EXPOSURE), _ai_exposure)

    def category(table: Table, row: tuple[str, ...]) -> Category:
        soc, title, whole, parts = row
        # Pay and projections of a part are those of the combination; O*NET rates each part on its own.
        source = soc if whole == "-" else whole
        employment, employment_error, spread = pay.get(source, (NOT_PUBLISHED, NOT_PUBLISHED, None))
        return Category(
            soc=soc,
            title=title,
            published_as=None if whole == "-" else CategoryName(whole, titles[whole]),
            parts=() if parts == "-" else tuple(CategoryName(part, titles[part]) for part in parts.split(";")),
            employment=employment,
            employment_error=employment_error,
            pay=spread,
            history=history.get(source, ()),
            projection=projections.get(source),
            interests=rated["interests"].get(soc),
            work_values=rated["work_values"].get(soc),
            job_zone=zones.get(soc),
            skills=rated["skills"].get(soc),
            knowledge=rated["knowledge"].get(soc),
            ai_exposure=exposures.get(soc),
        )

    return list(_by_code(names, category).values())


def _by_code(table: Table, build: Callable[[Table, tuple[str, ...]], _Built]) -> dict[str, _Built]:
    built = {}
    for number, row in enumerate(table.rows):
        if row[0] in built:
            raise table.complaint(number, f"{row[0]} is there twice")
        built[row[0]] = _checked(table, number, build)
    return built


def _checked(table: Table, number: int, build: Callable[[Table, tuple[str, ...]], _Built]) -> _Built:
    try:
        return build(table, table.rows[number])
    except (ValueError, KeyError) as error:
        raise table.complaint(number, f"a cell does not fit its column ({error})") from None


def _pay(table: Table, row: tuple[str, ...]) -> tuple[Amount, Amount, PaySpread | None]:
    _, employment, employment_error, unit, *amounts = row
    spread = PaySpread.of(PayUnit(unit), [Amount.parse(cell) for cell in amounts], table.release)
    return Amount.parse(employment), Amount.parse(employment_error), spread


def _history(table: Table) -> dict[str, tuple[YearFigure, ...]]:
    figures: dict[str, list[YearFigure]] = defaultdict(list)
    for number, row in enumerate(table.rows):
        figures[row[0]].append(_checked(table, number, _year_figure))
    return {soc: tuple(sorted(years, key=lambda figure: figure.year)) for soc, years in figures.items()}


def _year_figure(table: Table, row: tuple[str, ...]) -> YearFigure:
    _, year, classification, comparable, employment, unit, median = row
    return YearFigure(
        year=int(year),
        classification=Classification(classification),
        employment=Amount.parse(employment),
        median=Amount.parse(median),
        unit=PayUnit(unit),
        comparable={"yes": True, "no": False}[comparable],
        vintage=f"BLS OEWS May {year}",
    )


def _projection(table: Table, row: tuple[str, ...]) -> Projection:
    years = table.release.rpartition(" ")[2]
    base, _, last = years.partition("-")
    amounts: dict[str, Any] = dict(zip(table.columns[1:10], map(Amount.parse, row[1:10]), strict=True))
    words: dict[str, Any] = dict(zip(table.columns[10:], row[10:], strict=True))
    return Projection(int(base), int(base[:2] + last), **amounts, **words, vintage=table.release)


def _basis(soc: str, cell: str) -> tuple[tuple[str, ...], bool]:
    basis = tuple(cell.split(";"))
    return basis, basis != (f"{soc}.00",)


def _ratings(table: Table, row: tuple[str, ...]) -> Ratings:
    basis, from_parts = _basis(row[0], row[1])
    values = tuple(_numbers(zip(table.columns[2:], row[2:], strict=True)))
    return Ratings(values, basis, from_parts, table.release)


def _numbers(cells: Iterator[tuple[str, str]] | zip[tuple[str, str]]) -> Iterator[tuple[str, float]]:
    for name, cell in cells:
        value = Amount.parse(cell).exact
        if value is not None:
            yield name, value


def _job_zone(table: Table, row: tuple[str, ...]) -> JobZone:
    basis, from_parts = _basis(row[0], row[1])
    return JobZone(float(row[2]), basis, from_parts, table.release)


def _ai_exposure(table: Table, row: tuple[str, ...]) -> AiExposure:
    basis, from_parts = _basis(row[0], row[1])
    return AiExposure(float(row[2]), float(row[3]), basis, from_parts, table.release)
