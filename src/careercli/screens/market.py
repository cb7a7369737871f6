"""The market of a role: blocks about its official category, shared by the role page and the landscape page."""

from __future__ import annotations

from collections.abc import Callable

from careercli.catalog.role import CategoryLink, CategoryMatch
from careercli.landscape.category import Category, PaySpread, PlaceFigures
from careercli.screens.document import Block, Cell, Column, Facts, Note, Paragraph, Span, Table, Words
from careercli.screens.figures import (
    count,
    highest_tenth,
    history_remarks,
    history_trends,
    lowest_tenth,
    median,
    middle_half,
    money,
    openings,
    outlook_words,
    pay_picture,
    percent,
    thousands,
)
from careercli.screens.wording import NOT_PUBLISHED, sentence
from careercli.values import value

_MATCH_WORDS = {
    CategoryMatch.EXACT: "The category is this role.",
    CategoryMatch.CLOSE: "The category is close to this role, and a little wider.",
    CategoryMatch.BROADER: "The category is wider than this role: its figures describe the surroundings.",
}

_MATCH_ASIDES = {
    CategoryMatch.EXACT: "",
    CategoryMatch.CLOSE: ", a little wider than this role",
    CategoryMatch.BROADER: ", wider than this role",
}

AI_CAVEAT = (
    "Exposed means that a language model could cut the time of a task by half. It says which tasks may change, "
    "and nothing about how many jobs there will be."
)


@value
class Market:
    """A role's category with those near it; `local` are its figures in a place somebody asked for."""

    category: Category
    neighbours: tuple[Category, ...] = ()
    local: PlaceFigures | None = None


def glance_facts(market: Market) -> Facts:
    """The strip of official figures that stands beside the role's own."""
    category, local = market.category, market.local
    items: list[tuple[str, Words]] = [("Median pay", sentence(median(category.pay)))]
    if local is not None:
        items.append(("Local median", f"{sentence(median(local.pay))} in {local.place.name}"))
    items += [
        ("Middle half", sentence(middle_half(category.pay))),
        ("Outlook", sentence(outlook_words(category))),
        ("Openings", sentence(openings(category))),
    ]
    if category.projection is not None:
        items.append(("Typical entry", category.projection.education))
    return Facts(tuple(items), "Its official category")


def glance_note(link: CategoryLink, market: Market) -> Note:
    """Which category the official strip is about, how wide that is, and how old its figures are."""
    category = market.category
    vintages = "; ".join(_vintages(category))
    named = f"Category: {category.title} ({category.soc}){_MATCH_ASIDES[link.match]}. "
    return Note(named + (sentence(f"{vintages}.") if vintages else ""))


def _vintages(category: Category) -> list[str]:
    found = []
    if category.pay is not None:
        found.append(f"pay {category.pay.vintage}")
    if category.projection is not None:
        found.append(f"outlook and openings {category.projection.vintage}")
    return found


def sits(link: CategoryLink, market: Market) -> tuple[Block, ...]:
    """Where a role sits: its category, how wide that is, and the neighbors it may be counted under."""
    category = market.category
    blocks: list[Block] = [
        category_words(link, category),
        Paragraph(link.note),
        *published_as(category),
        _figures_table(category, market.neighbours),
    ]
    if category.pay is not None:
        source = f"{category.pay.vintage} (Occupational Employment and Wage Statistics)"
        blocks.append(Note(f"{source}, employees only."))
    return tuple(blocks)


def category_words(link: CategoryLink, category: Category) -> Paragraph:
    """The category by name, and how wide it is."""
    return Paragraph((Span(f"{category.title} ({category.soc}). ", "strong"), Span(_MATCH_WORDS[link.match])))


def _figures_table(category: Category, neighbours: tuple[Category, ...]) -> Table:
    columns = (
        Column("Category", wrap=True),
        Column("Median pay", "right"),
        Column("Jobs", "right", drop=1),
    )

    def row(one: Category) -> tuple[Cell, ...]:
        return (f"{one.title} ({one.soc})", median(one.pay), count(one.employment))

    rows: list[tuple[Cell, ...] | None] = [row(category)]
    if neighbours:
        rows += [None, ((Span("Also counted under", "muted"),), "", ""), *map(row, neighbours)]
    return Table(columns, tuple(rows))


def published_as(category: Category) -> tuple[Paragraph, ...]:
    """Says so where the figures are those of a combination that the category is only a part of."""
    if category.published_as is None:
        return ()
    wider = f"{category.published_as.title} ({category.published_as.soc})"
    words = f"Jobs, pay and outlook are published only for the combined category {wider}, of which this is a part."
    return (Paragraph(words),)


def change(category: Category) -> tuple[Block, ...]:
    """How a category is changing: history, projection, turnover, exposure of its tasks to language models."""
    blocks: list[Block] = list(history_trends(category))
    remarks = history_remarks(category)
    if remarks:
        blocks.append(Note(" ".join(remarks)))
    blocks.append(Facts(tuple(_projection_facts(category))))
    if category.ai_exposure is not None:
        blocks.append(Note(AI_CAVEAT))
    sources = []
    if category.history:
        sources.append("jobs and pay: BLS OEWS, dollars of each year, employees only, method changed in May 2021")
    if category.projection is not None:
        sources.append(f"projection: {category.projection.vintage}, the self-employed included; not a forecast")
    if category.ai_exposure is not None:
        sources.append(f"exposure: {category.ai_exposure.vintage}")
    if sources:
        blocks.append(Note(f"Sources: {'; '.join(sources)}."))
    return tuple(blocks)


def _projection_facts(category: Category) -> list[tuple[str, Words]]:
    facts: list[tuple[str, Words]] = [("Outlook", sentence(outlook_words(category)))]
    projection = category.projection
    if projection is not None:
        before = f"{thousands(projection.base)} in {projection.base_year}"
        after = f"{thousands(projection.projected)} in {projection.target_year}"
        facts += [
            ("Jobs", f"{before}, {after}"),
            ("Openings", sentence(openings(category))),
            (
                "Leaving a year",
                f"{percent(projection.transfer_rate)} for other work, "
                f"{percent(projection.exit_rate)} out of the labor force",
            ),
            ("Self-employed", percent(projection.self_employed_percent)),
        ]
    exposure = category.ai_exposure
    if exposure is not None:
        model, human = (f"{share * 100:.0f}%" for share in (exposure.model_rated, exposure.human_rated))
        facts.append(("Exposed tasks", f"{model} as rated by a model, {human} by people"))
    return facts


def pay_blocks(category: Category, local: PlaceFigures | None = None) -> tuple[Block, ...]:
    """The pay spread as a picture, the place beside the nation where one was asked for."""
    if category.pay is None or not category.pay.published:
        return (Paragraph(f"Pay is {NOT_PUBLISHED}."),)
    beside = local if local is not None and local.pay.published else None
    rows = [("United States", category.pay)]
    if beside is not None and beside.pay.unit is category.pay.unit:
        rows.append((beside.place.name, beside.pay))
    picture = pay_picture(rows if len(rows) > 1 else [("", category.pay)])
    mean = money(category.pay.mean, category.pay.unit)
    blocks: list[Block] = [Paragraph(f"Mean pay is {mean}; its spread is {NOT_PUBLISHED}.")]
    if picture is not None:
        blocks = [picture, _pay_figures(category.pay, beside)]
    if local is not None and beside is None:
        blocks.append(Paragraph(f"Pay in {local.place.name} is {NOT_PUBLISHED}."))
    error = category.pay.mean_error
    certainty = f"; relative standard error of the mean {percent(error)}" if error.published else ""
    blocks.append(Note(f"{category.pay.vintage}; employees only{certainty}."))
    return tuple(blocks)


def _pay_figures(pay: PaySpread, local: PlaceFigures | None) -> Block:
    """The figures behind the picture in words, those of a place beside the nation's."""
    rows: tuple[tuple[str, Callable[[PaySpread], str]], ...] = (
        ("Median", median),
        ("Middle half", middle_half),
        ("Lowest tenth", lowest_tenth),
        ("Highest tenth", highest_tenth),
        ("Mean", lambda spread: money(spread.mean, spread.unit)),
    )
    if local is None:
        return Facts(tuple((label, sentence(read(pay))) for label, read in rows))
    columns = (Column("", tone="muted"), Column("United States"), Column(local.place.name, wrap=True))
    cells = tuple((label, sentence(read(pay)), sentence(read(local.pay))) for label, read in rows)
    return Table(columns, cells)
