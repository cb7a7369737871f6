"""The market of a role: blocks about its official category, shared by the role page and the landscape page."""

from __future__ import annotations

from careercli.catalog.role import CategoryLink, CategoryMatch
from careercli.landscape.category import Category, PlaceFigures
from careercli.screens.document import Block, Column, Facts, Note, Paragraph, Span, Table, Words
from careercli.screens.figures import (
    SERIES_START,
    count,
    history_trends,
    median,
    middle_half,
    openings,
    outlook_words,
    pay_picture,
    percent,
    thousands,
)
from careercli.screens.wording import NOT_PUBLISHED
from careercli.values import value

_MATCH_WORDS = {
    CategoryMatch.EXACT: "The category is this role.",
    CategoryMatch.CLOSE: "The category is close to this role, and a little wider.",
    CategoryMatch.BROADER: ("The category is wider than this role: its figures describe the surroundings."),
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


def glance_items(market: Market) -> list[tuple[str, Words]]:
    """The lines a role's strip gains from its category."""
    category = market.category
    items: list[tuple[str, Words]] = [
        ("Median pay *", median(category.pay)),
        ("Middle half *", middle_half(category.pay)),
        ("Outlook *", outlook_words(category)),
        ("Openings *", openings(category)),
    ]
    if market.local is not None:
        items.insert(1, (f"In {market.local.place.name} *", median(market.local.pay)))
    if category.projection is not None:
        items.append(("Typical entry *", category.projection.education))
    return items


def glance_note(market: Market) -> Note:
    """What the starred lines are."""
    category = market.category
    vintages = "; ".join(_vintages(category))
    return Note(f"* Of the category {category.title} ({category.soc}), not of this role: {vintages}.")


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
        Paragraph((Span(f"{category.title} ({category.soc}). ", "strong"), Span(_MATCH_WORDS[link.match]))),
        Paragraph(link.note),
        Facts(
            (
                ("Jobs", f"{count(category.employment)} employees"),
                ("Median pay", median(category.pay)),
                ("Middle half", middle_half(category.pay)),
            )
        ),
    ]
    blocks += _published_as(category)
    if market.neighbours:
        columns = (
            Column("Also counted under", wrap=True),
            Column("Median pay", "right"),
            Column("Jobs", "right", drop=1),
        )
        rows = tuple(
            (f"{other.title} ({other.soc})", median(other.pay), count(other.employment))
            for other in market.neighbours
        )
        blocks.append(Table(columns, rows))
    if category.pay is not None:
        source = f"{category.pay.vintage} (Occupational Employment and Wage Statistics)"
        blocks.append(Note(f"{source}, employees only."))
    return tuple(blocks)


def _published_as(category: Category) -> list[Block]:
    if category.published_as is None:
        return []
    wider = f"{category.published_as.title} ({category.published_as.soc})"
    return [Paragraph(f"Pay, jobs and outlook are published only for the combined category {wider}.")]


def change(category: Category) -> tuple[Block, ...]:
    """How a category is changing: history, projection, turnover, exposure of its tasks to language models."""
    blocks: list[Block] = list(history_trends(category))
    if category.history and category.history[0].year > SERIES_START:
        blocks.append(Note(f"The category was first published in {category.history[0].year}: no earlier figures."))
    elif len(category.history_runs) > 1:
        blocks.append(Note("After the divider the category covers other jobs: do not compare across it."))
    if not blocks:
        blocks.append(Paragraph("No history is published for this category."))
    blocks.append(Facts(tuple(_projection_facts(category))))
    if category.ai_exposure is not None:
        blocks.append(Note(AI_CAVEAT))
    sources = ["jobs and pay: BLS OEWS, dollars of each year, employees only, method changed in May 2021"]
    if category.projection is not None:
        sources.append(f"projection: {category.projection.vintage}, the self-employed included; not a forecast")
    if category.ai_exposure is not None:
        sources.append(f"exposure: {category.ai_exposure.vintage}")
    blocks.append(Note("Sources: " + "; ".join(sources) + "."))
    return tuple(blocks)


def _projection_facts(category: Category) -> list[tuple[str, Words]]:
    facts: list[tuple[str, Words]] = [("Outlook", outlook_words(category))]
    projection = category.projection
    if projection is not None:
        jobs = f"{thousands(projection.base)} to {thousands(projection.projected)}"
        facts += [
            ("Jobs", f"{jobs}, {projection.base_year} to {projection.target_year}"),
            ("Openings", openings(category)),
            (
                "Leaving a year",
                f"{percent(projection.transfer_rate)} for other work, {percent(projection.exit_rate)} for none",
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
    rows = [("United States", category.pay)]
    if local is not None and local.pay.published and local.pay.unit is category.pay.unit:
        rows.append((local.place.name, local.pay))
    picture = pay_picture(rows)
    blocks: list[Block] = [picture] if picture is not None else [Paragraph(f"Pay is {NOT_PUBLISHED}.")]
    if local is not None and not local.pay.published:
        blocks.append(Paragraph(f"Pay in {local.place.name} is {NOT_PUBLISHED}."))
    error = category.pay.mean_error
    certainty = f"; relative standard error of the mean {percent(error)}" if error.published else ""
    blocks.append(Note(f"{category.pay.vintage}; employees only{certainty}."))
    return tuple(blocks)
