"""The landscape page: one category in full, and its figures by state, metropolitan area or industry."""

from __future__ import annotations

import math
from collections.abc import Sequence

from careercli.catalog.store import RoleRow
from careercli.landscape.category import Amount, Category, IndustryFigures, JobZone, PlaceFigures, Ratings
from careercli.screens.document import (
    Block,
    Cell,
    Column,
    Commands,
    Document,
    Facts,
    Heading,
    Meter,
    Note,
    Paragraph,
    Section,
    Table,
    Words,
)
from careercli.screens.figures import count, median, money, percent
from careercli.screens.market import change, pay_blocks, published_as, task_use, why
from careercli.screens.wording import NOT_PUBLISHED, counted, sentence

SHOWN_RATINGS = 8
"""How many skills and knowledge areas are named."""


def landscape_document(category: Category, roles: Sequence[RoleRow], local: PlaceFigures | None = None) -> Document:
    """Everything published about one category; `roles` are those whose pages borrow its figures."""
    sections = [
        Section("jobs", "How many there are", (*published_as(category), _jobs(category, local))),
        Section("pay", "Pay", pay_blocks(category, local)),
        Section("change", "How it is changing", change(category, whole=True)),
        Section("why", "Why, by BLS", why(category)),
        *([Section("tasks", "Tasks and language models", tasks)] if (tasks := task_use(category)) else []),
        Section("entry", "What it takes, on paper", _entry(category)),
    ]
    if category.interests or category.work_values:
        sections.append(Section("people", "Whom the work suits, by O*NET", _people(category)))
    if category.skills or category.knowledge:
        sections.append(Section("skills", "What it asks for, by O*NET", _asked(category)))
    sections.append(Section("roles", "Roles here", _roles(category, roles)))
    subtitle = f"Occupational category {category.soc}, United States"
    return Document(title=category.title, subtitle=subtitle, sections=tuple(sections))


def _jobs(category: Category, local: PlaceFigures | None) -> Facts:
    error = category.employment_error
    sure = f" (relative standard error {percent(error)})" if error.published else ""
    items: list[tuple[str, Words]] = [("Employees", f"{count(category.employment)}{sure}")]
    if category.projection is not None:
        share = percent(category.projection.self_employed_percent)
        items.append(("Self-employed", f"{share} ({category.projection.details_from})"))
    if local is not None:
        items.append(("Local employees", f"{count(local.employment)} in {local.place.name}"))
        items.append(("Local share", quotient_words(local.quotient)))
    if category.parts:
        items.append(("Made up of", "; ".join(part.title for part in category.parts)))
    return Facts(tuple(items))


def quotient_words(quotient: Amount) -> str:
    """A location quotient in words: `2.1 times the national share of jobs`."""
    return NOT_PUBLISHED if quotient.value is None else f"{quotient.value:.2g} times the national share of jobs"


def _stated(words: str) -> str:
    return NOT_PUBLISHED if words == "-" else words


def _entry(category: Category) -> tuple[Block, ...]:
    items: list[tuple[str, Words]] = []
    sources: list[str] = []
    if category.projection is not None:
        items += [
            ("Education", _stated(category.projection.education)),
            ("Experience", _stated(category.projection.experience)),
            ("Training", _stated(category.projection.training)),
        ]
        sources.append(f"education: {category.projection.vintage}")
        if category.projection.details_vintage:
            sources.append(f"experience and training: {category.projection.details_vintage}")
    if category.job_zone is not None:
        items.append(("Preparation", job_zone_words(category.job_zone)))
    if not items:
        return (Paragraph(f"What is typical at entry is {NOT_PUBLISHED}."),)
    named = f" {sentence('; '.join(sources))}." if sources else ""
    return Facts(tuple(items)), Note(f"Typical at entry, in the words of the sources; employers differ.{named}")


def job_zone_words(job_zone: JobZone) -> str:
    """O*NET's job zone in O*NET's words, the nearest where it is averaged: `Considerable (job zone 4 of 5)`."""
    words = ("Little or none", "Some", "Medium", "Considerable", "Extensive")
    zone = math.floor(job_zone.zone + 0.5)
    return f"{words[zone - 1]} (job zone {round(job_zone.zone, 1):g} of 5, {job_zone.vintage})"


def _people(category: Category) -> tuple[Block, ...]:
    both = (("Interests", category.interests), ("Work values", category.work_values))
    return _rated(both, "1 to 7", 7)


def _asked(category: Category) -> tuple[Block, ...]:
    both = (("Skills", category.skills), ("Knowledge", category.knowledge))
    return _rated(both, "importance 1 to 5", 5, SHOWN_RATINGS)


def _rated(
    both: Sequence[tuple[str, Ratings | None]], scale: str, most: float, top: int | None = None
) -> tuple[Block, ...]:
    """A table of meters for each of the ratings there are, then where they come from."""
    blocks: list[Block] = []
    sources = []
    for title, ratings in both:
        if ratings is not None:
            shown = ratings.values if top is None else ratings.top(top)
            rows = tuple((name, Meter(score, most), f"{score:.1f}") for name, score in shown)
            blocks += [Heading(f"{title}, {scale}"), Table((Column(""), Column(""), Column("", "right")), rows)]
            averaged = f", the mean of {', '.join(ratings.basis)}" if ratings.from_parts else ""
            sources.append(f"{title} from {ratings.vintage}{averaged}.")
    return (*blocks, Note(" ".join(sources)))


def _roles(category: Category, roles: Sequence[RoleRow]) -> tuple[Block, ...]:
    commands = [
        (f"careercli landscape {category.soc} --by state", "the states ranked"),
        (f"careercli landscape {category.soc} --by metro --real", "the metropolitan areas after local prices"),
        (f"careercli landscape {category.soc} --by industry", "the industries"),
        (f"careercli study {category.soc}", "fields of study that lead here, and what graduates earned"),
    ]
    if not roles:
        return Paragraph("No role page borrows these figures yet: figures only."), Commands(tuple(commands))
    commands.insert(0, (f"careercli show {roles[0].slug}", "the role behind the figures"))
    names = ", ".join(f"{row.title} ({row.level})" for row in roles)
    return Paragraph(f"{counted(len(roles), 'role page')}: {names}."), Commands(tuple(commands))


def places_document(
    category: Category, figures: Sequence[PlaceFigures], kind: str, sort: str, top: int, *, real: bool = False
) -> Document:
    """A category's states or metropolitan areas as a table ranked by `sort` (pay, real pay, employment, quotient),
    with bars of what it is ranked by; the nation stands first. `real` shows pay after local prices, too."""
    if real:
        return _real_places(category, figures, kind, sort, top)
    national = category.pay.median if category.pay is not None else Amount()
    rows: list[tuple[Cell, ...] | None] = [
        ("United States", median(category.pay), count(category.employment), "1.00"), None
    ]  # fmt: skip
    amounts = [{"pay": national, "quotient": Amount(1.0)}.get(sort, Amount()), None]
    for one in figures[:top]:
        quotient = NOT_PUBLISHED if one.quotient.value is None else f"{one.quotient.value:.2f}"
        rows.append((one.place.name, money(one.pay.median, one.pay.unit), count(one.employment), quotient))
        amounts.append({"pay": one.pay.median, "employment": one.employment, "quotient": one.quotient}[sort])
    columns = (
        Column(kind, wrap=True), Column("Median pay", "right"), Column("Jobs", "right", drop=1),
        Column("Quotient", "right", drop=2),
    )  # fmt: skip
    table = _barred(columns, rows, amounts, {"pay": 1, "employment": 2, "quotient": 3}[sort])
    shown = len(figures[:top])
    return _ranked(category, kind, table, shown, len(figures), sort)


def _real_places(category: Category, figures: Sequence[PlaceFigures], kind: str, sort: str, top: int) -> Document:
    national = category.pay.median if category.pay is not None else Amount()
    nation = money(national, category.pay.unit) if category.pay is not None else NOT_PUBLISHED
    rows: list[tuple[Cell, ...] | None] = [("United States", nation, nation, "100.0", "100.0"), None]
    amounts = [{"pay": national, "real pay": national, "quotient": Amount(1.0)}.get(sort, Amount()), None]
    for one in figures[:top]:
        level, real_pay = one.prices, one.real_pay
        rows.append((
            one.place.name, money(one.pay.median, one.pay.unit), median(real_pay),
            NOT_PUBLISHED if level is None else f"{level.all_items:.1f}",
            NOT_PUBLISHED if level is None else f"{level.housing:.1f}",
        ))  # fmt: skip
        real = Amount() if real_pay is None else real_pay.median
        by_sort = {"pay": one.pay.median, "real pay": real, "employment": one.employment, "quotient": one.quotient}
        amounts.append(by_sort[sort])
    columns = (
        Column(kind, wrap=True), Column("Median pay", "right", drop=1), Column("After prices", "right"),
        Column("Prices", "right", drop=2), Column("Housing", "right", drop=3),
    )  # fmt: skip
    table = _barred(columns, rows, amounts, 1 if sort == "pay" else 2)
    document = _ranked(category, kind, table, len(figures[:top]), len(figures), sort)
    vintage = next((one.prices.vintage for one in figures if one.prices is not None), "BEA regional price parities")
    note = Note(
        f"{vintage}: all items, and housing apart, the nation being 100. After prices: pay divided by the price "
        "level, dollars at the nation's prices. Prices are those of the whole place, whoever lives there."
    )
    return Document(title=document.title, subtitle=document.subtitle, intro=(*document.intro, note))


def industries_document(category: Category, figures: Sequence[IndustryFigures], sort: str, top: int) -> Document:
    """A category's industries as a table ranked by `sort` (pay, employment), with bars of what it is ranked by."""
    shown = figures[:top]
    rows = [(one.industry.title, count(one.employment), money(one.pay.median, one.pay.unit)) for one in shown]
    amounts = [one.pay.median if sort == "pay" else one.employment for one in shown]
    columns = (Column("Industry", wrap=True), Column("Jobs", "right"), Column("Median pay", "right", drop=1))
    table = _barred(columns, rows, amounts, 2 if sort == "pay" else 1)
    return _ranked(category, "Industry", table, len(shown), len(figures), sort)


def _barred(
    columns: Sequence[Column],
    rows: Sequence[tuple[Cell, ...] | None],
    amounts: Sequence[Amount | None],
    ranked: int,
) -> Table:
    """The table with a bar of `amounts` behind the column `ranked`; no bar where nothing is published."""
    most = max((amount.value or 0.0 for amount in amounts if amount is not None), default=0.0)

    def bar(amount: Amount | None) -> Cell:
        return "" if amount is None or amount.value is None else Meter(amount.value, most)

    place = ranked + 1
    # The ranked column stays when room is short, whatever its place among the others.
    kept = [Column(c.title, c.align, drop=0 if i == ranked else c.drop, wrap=c.wrap) for i, c in enumerate(columns)]
    return Table(
        (*kept[:place], Column("", drop=3), *kept[place:]),
        tuple(
            None if row is None else (*row[:place], bar(amount), *row[place:])
            for row, amount in zip(rows, amounts, strict=True)
        ),
    )


def _ranked(category: Category, kind: str, table: Table, shown: int, total: int, sort: str) -> Document:
    if not shown:
        nothing = Paragraph(f"Nothing is published for {category.soc} at this level.")
        return Document(title=category.title, intro=(nothing,))
    vintage = category.pay.vintage if category.pay is not None else "BLS OEWS"
    has_quotient = any(column.title == "Quotient" for column in table.columns)
    share = " Quotient: the category's share of local jobs over its share nationally." if has_quotient else ""
    rest = f" {total - shown} more with --limit {total}." if total > shown else ""
    note = Note(f"By {sort}, highest first; employees only, {vintage}.{share}{rest}")
    subtitle = f"Occupational category {category.soc}, by {kind.lower()}"
    return Document(title=category.title, subtitle=subtitle, intro=(*published_as(category), table, note))
