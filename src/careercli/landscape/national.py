"""From tables to categories: reads the national tables and puts each category together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from careercli.landscape import tables
from careercli.landscape.category import (
    ALL_OCCUPATIONS,
    NOT_PUBLISHED,
    AiExposure,
    Amount,
    Category,
    CategoryName,
    Classification,
    Factor,
    Factors,
    JobZone,
    PaySpread,
    PayUnit,
    ProjectedChange,
    Projection,
    Ratings,
    TasksInUse,
    TaskUse,
    Unemployment,
    YearFigure,
)
from careercli.landscape.factors import ALL_INDUSTRIES, EFFECTS, KINDS, concerned
from careercli.landscape.tables import Table, read_table

_Built = TypeVar("_Built")


def read_categories(folder: Path) -> list[Category]:
    """Every category, by code. Raises DataError, naming file and line, for a table that cannot be trusted."""
    names = read_table(folder, tables.CATEGORIES)
    titles = {row[0]: row[1] for row in names.rows}
    pay = _by_code(read_table(folder, tables.PAY), _pay)
    history = _history(read_table(folder, tables.HISTORY), _price_index(folder))
    projections = _projections(folder)
    stated = read_table(folder, tables.FACTORS)
    factors, no_factors = _factors(stated), Factors((), stated.release)
    unemployment = _by_code(read_table(folder, tables.UNEMPLOYMENT), _unemployment)
    tasks = _tasks(read_table(folder, tables.TASK_USE))
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
            factors=factors.get(source) or (no_factors if source in projections else None),
            unemployment=unemployment.get(soc),
            tasks_in_use=tasks.get(soc),
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


def _price_index(folder: Path) -> dict[int, float]:
    return {int(year): float(index) for year, index in read_table(folder, tables.CONSUMER_PRICES).rows}


def _history(table: Table, prices: Mapping[int, float]) -> dict[str, tuple[YearFigure, ...]]:
    figures: dict[str, list[YearFigure]] = defaultdict(list)
    last = max((int(row[1]) for row in table.rows), default=0)
    for number, row in enumerate(table.rows):
        figures[row[0]].append(_checked(table, number, lambda table, row: _year_figure(row, prices, last)))
    return {soc: tuple(sorted(years, key=lambda figure: figure.year)) for soc, years in figures.items()}


def _year_figure(row: tuple[str, ...], prices: Mapping[int, float], last: int) -> YearFigure:
    _, year, classification, comparable, employment, unit, median = row
    then, now = prices.get(int(year)), prices.get(last)
    paid = Amount.parse(median)
    real = NOT_PUBLISHED
    if paid.value is not None and then and now:
        real = Amount(round(paid.value * now / then, -1 if unit == PayUnit.ANNUAL else 2), paid.at_or_above)
    return YearFigure(
        year=int(year),
        classification=Classification(classification),
        employment=Amount.parse(employment),
        median=paid,
        unit=PayUnit(unit),
        comparable={"yes": True, "no": False}[comparable],
        vintage=f"BLS OEWS May {year}",
        real_median=real,
        real_year=last,
    )


def _span(table: Table) -> tuple[int, int]:
    base, _, last = table.release.rpartition(" ")[2].partition("-")
    return int(base), int(base[:2] + last)


def _projections(folder: Path) -> dict[str, Projection]:
    """Projections by code: the newest edition's, with what only the one read whole says beside it.

    A category that the newest edition leaves out (lawmakers) keeps the older one's.
    """
    newest, whole = read_table(folder, tables.PROJECTIONS), read_table(folder, tables.EARLIER_PROJECTIONS)
    fresh, older = _by_code(newest, _projected), _by_code(whole, _projected)
    details = _by_code(whole, lambda table, row: _details(table, row))
    same = newest.release == whole.release
    found = {}
    for soc in sorted({*fresh, *older}):
        change, table = (fresh[soc], newest) if soc in fresh else (older[soc], whole)
        more = details.get(soc) or _details(whole, ("-",) * len(whole.columns))
        base, target = _span(table)
        found[soc] = Projection(
            base_year=base,
            target_year=target,
            **change,
            **more,
            details_vintage="" if table is whole or same else whole.release,
            vintage=table.release,
            earlier=None if same or table is whole or soc not in older else _other(whole, older[soc]),
            total=_total(table, fresh if table is newest else older, soc),
        )
    return found


def _total(table: Table, changes: Mapping[str, dict[str, Any]], soc: str) -> ProjectedChange | None:
    total = changes.get(ALL_OCCUPATIONS)
    return None if total is None or soc == ALL_OCCUPATIONS else _other(table, total)


def _other(table: Table, change: Mapping[str, Any]) -> ProjectedChange:
    base, target = _span(table)
    return ProjectedChange(
        base,
        target,
        change["base"],
        change["projected"],
        change["change_percent"],
        change["openings"],
        table.release,
    )


def _projected(table: Table, row: tuple[str, ...]) -> dict[str, Any]:
    named = dict(zip(table.columns, row, strict=True))
    amounts = ("base", "projected", "change", "change_percent", "openings")
    return {**{name: Amount.parse(named[name]) for name in amounts}, "education": named["education"]}


def _details(table: Table, row: tuple[str, ...]) -> dict[str, Any]:
    named = dict(zip(table.columns, row, strict=True))
    amounts = ("self_employed_percent", "exit_rate", "transfer_rate", "separation_rate")
    words = ("experience", "training")
    return {**{name: Amount.parse(named[name]) for name in amounts}, **{name: named[name] for name in words}}


def _factors(table: Table) -> dict[str, Factors]:
    found: dict[str, list[Factor]] = defaultdict(list)
    for number, row in enumerate(table.rows):
        found[row[0]].append(_checked(table, number, _factor))
    return {
        soc: Factors(tuple(sorted(factors, key=lambda one: (-concerned(one), one.industry))), table.release)
        for soc, factors in found.items()
    }


def _factor(table: Table, row: tuple[str, ...]) -> Factor:
    _, industry, title, direction, effects, kind, jobs = row
    if kind not in KINDS or not set(effects.split(";")) <= set(EFFECTS):
        raise ValueError(f"'{kind}' or '{effects}' is not known")
    rising = {"up": True, "down": False}[direction]
    name = "" if industry == ALL_INDUSTRIES else title
    return Factor(kind, tuple(effects.split(";")), rising, name, Amount.parse(jobs))


def _unemployment(table: Table, row: tuple[str, ...]) -> Unemployment:
    _, title, covers, *amounts = row
    others = () if covers == "-" else tuple(covers.split(";"))
    rate, unemployed, labor_force = map(Amount.parse, amounts)
    return Unemployment(title, others, rate, unemployed, labor_force, table.release)


def _tasks(table: Table) -> dict[str, TasksInUse]:
    sides: dict[str, dict[str, list[tuple[int, TaskUse]]]] = defaultdict(lambda: {"most": [], "least": []})
    counts: dict[str, tuple[int, int]] = {}
    for soc, side, place, task, share, words, tasks, used in table.rows:
        sides[soc][side].append((int(place), TaskUse(task, words, float(share))))
        counts[soc] = (int(tasks), int(used))
    ordered = {
        soc: {
            side: tuple(task for _, task in sorted(found, key=lambda pair: pair[0])) for side, found in both.items()
        }
        for soc, both in sides.items()
    }
    return {
        soc: TasksInUse(*counts[soc], both["most"], both["least"], table.release) for soc, both in ordered.items()
    }


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
