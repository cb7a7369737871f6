"""The landscape page: one category in full, and its figures by state, metropolitan area or industry."""

from __future__ import annotations

from collections.abc import Sequence

from careercli.catalog.store import RoleRow
from careercli.landscape.category import Amount, Category, IndustryFigures, PlaceFigures, Ratings
from careercli.screens.document import (
    Block,
    Cell,
    Column,
    Commands,
    Document,
    Facts,
    Meter,
    Note,
    Paragraph,
    Section,
    Table,
    Words,
)
from careercli.screens.figures import count, median, money, percent
from careercli.screens.market import change, pay_blocks
from careercli.screens.wording import NOT_PUBLISHED, counted

SHOWN_RATINGS = 8
"""How many skills and knowledge areas are named."""


def landscape_document(category: Category, roles: Sequence[RoleRow], local: PlaceFigures | None = None) -> Document:
    """Everything published about one category; `roles` are those whose pages borrow its figures."""
    sections = [
        Section("jobs", "How many there are", (_jobs(category, local),)),
        Section("pay", "Pay", pay_blocks(category, local)),
        Section("change", "How it is changing", change(category)),
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
        items.append(("Self-employed", percent(category.projection.self_employed_percent)))
    if local is not None:
        items.append((f"In {local.place.name}", f"{count(local.employment)} employees"))
        items.append(("Concentration there", quotient_words(local.quotient)))
    if category.published_as is not None:
        items.append(("Published as", f"{category.published_as.title} ({category.published_as.soc})"))
    if category.parts:
        items.append(("Made up of", ", ".join(part.title for part in category.parts)))
    return Facts(tuple(items))


def quotient_words(quotient: Amount) -> str:
    """A location quotient in words: `2.1 times the national share`."""
    return NOT_PUBLISHED if quotient.value is None else f"{quotient.value:.2g} times the national share of jobs"


def _entry(category: Category) -> tuple[Block, ...]:
    items: list[tuple[str, Words]] = []
    if category.projection is not None:
        items += [
            ("Education", category.projection.education),
            ("Experience", category.projection.experience),
            ("Training", category.projection.training),
        ]
    if category.job_zone is not None:
        items.append(("Job zone", f"{category.job_zone.zone:g} of 5 ({category.job_zone.vintage})"))
    if not items:
        return (Paragraph(f"What is typical at entry is {NOT_PUBLISHED}."),)
    return Facts(tuple(items)), Note("Typical at entry, in the words of BLS; employers differ.")


def _people(category: Category) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for title, ratings in (("Interests", category.interests), ("Work values", category.work_values)):
        if ratings is not None:
            rows = tuple(
                (name, Meter(score, 7, f"{score:.1f} of 7"), f"{score:.1f}") for name, score in ratings.values
            )
            blocks.append(Table((Column(f"{title}, 1 to 7"), Column(""), Column("", "right")), rows))
            blocks.append(_basis(ratings))
    return tuple(blocks)


def _asked(category: Category) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for title, ratings in (("Skills", category.skills), ("Knowledge", category.knowledge)):
        if ratings is not None:
            rows = tuple(
                (name, Meter(score, 5, f"{score:.1f} of 5"), f"{score:.1f}")
                for name, score in ratings.top(SHOWN_RATINGS)
            )
            blocks.append(Table((Column(f"{title}, importance 1 to 5"), Column(""), Column("", "right")), rows))
            blocks.append(_basis(ratings))
    return tuple(blocks)


def _basis(ratings: Ratings) -> Note:
    averaged = f", the mean of {', '.join(ratings.basis)}" if ratings.from_parts else ""
    return Note(f"{ratings.vintage}{averaged}.")


def _roles(category: Category, roles: Sequence[RoleRow]) -> tuple[Block, ...]:
    commands = [
        (f"careercli landscape {category.soc} --by state", "the states ranked"),
        (f"careercli landscape {category.soc} --by industry", "the industries"),
    ]
    if not roles:
        return Paragraph("No role page borrows these figures yet: figures only."), Commands(tuple(commands))
    commands.insert(0, (f"careercli show {roles[0].slug}", "the role behind the figures"))
    names = ", ".join(f"{row.title} ({row.level})" for row in roles)
    return Paragraph(f"{counted(len(roles), 'role page')}: {names}."), Commands(tuple(commands))


def places_document(
    category: Category, figures: Sequence[PlaceFigures], kind: str, sort: str, top: int
) -> Document:
    """A category's states or metropolitan areas as a ranked table with bars; the nation stands first."""
    shown = figures[:top]
    most = max((one.pay.median.value or 0.0 for one in shown), default=0.0)
    national = category.pay.median if category.pay is not None else Amount()
    most = max(most, national.value or 0.0)
    rows: list[tuple[Cell, ...] | None] = [
        (
            "United States",
            median(category.pay),
            Meter(national.value or 0.0, most, ""),
            count(category.employment),
            "1.00",
        ),
        None,
    ]
    for one in shown:
        quotient = NOT_PUBLISHED if one.quotient.value is None else f"{one.quotient.value:.2f}"
        bar = Meter(one.pay.median.value or 0.0, most, "")
        rows.append((one.place.name, money(one.pay.median, one.pay.unit), bar, count(one.employment), quotient))
    columns = (
        Column(kind), Column("Median pay", "right"), Column("", drop=3), Column("Jobs", "right", drop=1),
        Column("Share", "right", drop=2),
    )  # fmt: skip
    return _ranked(category, kind, Table(columns, tuple(rows)), len(shown), len(figures), sort)


def industries_document(category: Category, figures: Sequence[IndustryFigures], sort: str, top: int) -> Document:
    """A category's industries as a ranked table with bars of employment."""
    shown = figures[:top]
    most = max((one.employment.value or 0.0 for one in shown), default=0.0)
    rows = tuple(
        (
            one.industry.title, count(one.employment), Meter(one.employment.value or 0.0, most, ""),
            money(one.pay.median, one.pay.unit),
        )
        for one in shown
    )  # fmt: skip
    columns = (
        Column("Industry", wrap=True), Column("Jobs", "right"), Column("", drop=2),
        Column("Median pay", "right", drop=1),
    )  # fmt: skip
    return _ranked(category, "Industry", Table(columns, rows), len(shown), len(figures), sort)


def _ranked(category: Category, kind: str, table: Table, shown: int, total: int, sort: str) -> Document:
    if not shown:
        return Document(
            title=category.title, intro=(Paragraph(f"Nothing is published for {category.soc} at this level."),)
        )
    vintage = category.pay.vintage if category.pay is not None else "BLS OEWS"
    share = " Share: the category's share of local jobs over its share nationally." if kind != "Industry" else ""
    rest = f" {total - shown} more with --top {total}." if total > shown else ""
    note = Note(f"By {sort}, highest first; employees only, {vintage}.{share}{rest}")
    return Document(title=category.title, subtitle=f"{category.soc} by {kind.lower()}", intro=(table, note))
