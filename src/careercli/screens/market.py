"""The market of a role: blocks about its official category, shared by the role page and the landscape page."""

from __future__ import annotations

from collections.abc import Callable

from careercli.catalog.role import CategoryLink, CategoryMatch
from careercli.landscape.category import (
    Amount,
    Category,
    Factor,
    PaySpread,
    PlaceFigures,
    ProjectedChange,
    Projection,
    TaskUse,
    Unemployment,
)
from careercli.landscape.factors import concerned, industries, lead, reason
from careercli.landscape.outlook import CUT_OFFS
from careercli.screens.document import (
    Block,
    Cell,
    Column,
    Entries,
    Entry,
    Facing,
    Facts,
    Group,
    Heading,
    Note,
    Paragraph,
    Span,
    Table,
    Words,
)
from careercli.screens.figures import (
    count,
    earlier_outlook,
    highest_tenth,
    history_remarks,
    history_trends,
    lowest_tenth,
    median,
    middle_half,
    money,
    openings,
    out_of_work,
    outlook_words,
    pay_picture,
    pay_since,
    percent,
    thousands,
)
from careercli.screens.wording import NOT_PUBLISHED, counted, sentence
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


def change(category: Category, *, whole: bool = False) -> tuple[Block, ...]:
    """How a category is changing: history, projection, turnover, exposure of its tasks to language models.

    `whole` adds the trend of pay after consumer prices, which is one line of the facts otherwise.
    """
    trends = history_trends(category)
    blocks: list[Block] = list(trends if whole else trends[:2])
    remarks = history_remarks(category)
    if remarks:
        blocks.append(Note(" ".join(remarks)))
    blocks.append(Facts(tuple(_projection_facts(category))))
    if category.ai_exposure is not None:
        blocks.append(Note(AI_CAVEAT))
    sources = []
    if category.history:
        sources.append("jobs and pay: BLS OEWS, dollars of each year, employees only, method changed in May 2021")
        if pay_since(category):
            sources.append("consumer prices: BLS CPI-U")
    projection = category.projection
    if projection is not None:
        sources.append(f"projection: {projection.vintage}, the self-employed included; not a forecast")
        sources.append(f"outlook word: {CUT_OFFS}")
        if projection.details_vintage:
            sources.append(f"leaving and self-employed: {projection.details_vintage}")
    if category.unemployment is not None:
        sources.append(f"out of work: {category.unemployment.vintage}, by last job, the self-employed included")
    if category.ai_exposure is not None:
        sources.append(f"exposure: {category.ai_exposure.vintage}")
    if sources:
        blocks.append(Note(f"Sources: {'; '.join(sources)}."))
    return tuple(blocks)


def _projection_facts(category: Category) -> list[tuple[str, Words]]:
    facts: list[tuple[str, Words]] = [("Outlook", sentence(outlook_words(category)))]
    projection = category.projection
    if before := earlier_outlook(category):
        facts.append(("A year earlier", before))
    if projection is not None:
        if projection.total is not None:
            everybody = percent(projection.total.change_percent, signed=True)
            facts.append(("All occupations", f"{everybody}, {_span(projection.total)}"))
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
    if category.unemployment is not None:
        facts.append(("Out of work", sentence(out_of_work(category))))
        if shared := _counted_with(category.unemployment):
            facts.append(("", shared))
    if since := pay_since(category):
        facts.append(("Pay since", since))
    exposure = category.ai_exposure
    if exposure is not None:
        model, human = (f"{share * 100:.0f}%" for share in (exposure.model_rated, exposure.human_rated))
        facts.append(("Exposed tasks", f"{model} as rated by a model, {human} by people"))
    return facts


def _span(change: ProjectedChange | Projection) -> str:
    return f"{change.base_year}–{change.target_year % 100}"


def _counted_with(found: Unemployment) -> str:
    """Says so where the rate is that of more occupations than this one."""
    if not found.covers:
        return ""
    return f"The survey counts {found.title} together: {counted(len(found.covers), 'category', 'categories')} more."


MOST_REASONS = 4
"""Reasons named on a role page; the landscape page names all."""


def why(category: Category, most: int | None = None) -> tuple[Block, ...]:
    """Why BLS expects a category's share of jobs to change: its reasons in our words, by jobs concerned.

    At most `most` reasons; all of them without it. Says so where BLS states none.
    """
    factors = category.factors
    if factors is None:
        return (Paragraph(f"What BLS expects of this category, and why, is {NOT_PUBLISHED}."),)
    if not factors.reasons:
        return (
            Paragraph(
                "BLS gives none for this category alone: its jobs are projected to follow the industries that have "
                "them."
            ),
            Note(f"{factors.vintage}."),
        )
    groups: dict[tuple[str, bool, str], list[Factor]] = {}
    for factor in factors.reasons:
        groups.setdefault((factor.kind, factor.rising, factor.effects[0]), []).append(factor)
    ordered = sorted(groups.values(), key=lambda group: -sum(map(concerned, group)))
    shown = ordered if most is None else ordered[:most]
    blocks: list[Block] = [Entries(tuple(map(_reason, shown)))]
    facts: list[tuple[str, Words]] = [
        (label, "; ".join(f"{name} ({_jobs_there(jobs)})" for name, jobs in found[:3]))
        for label, rising in (("Share to rise in", True), ("Share to fall in", False))
        if (found := industries(factors.reasons, rising=rising))
    ]
    if facts:
        blocks.append(Facts(tuple(facts)))
    rest = len(ordered) - len(shown)
    more = f" {counted(rest, 'more reason')}: careercli landscape {category.soc}." if rest > 0 else ""
    blocks.append(
        Note(
            f"{factors.vintage}, sorted under reasons of our own wording; jobs now: BLS OEWS. A growing share of "
            f"an industry that shrinks may still be fewer jobs.{more}"
        )
    )
    return tuple(blocks)


def main_reason(category: Category) -> str:
    """The reason that concerns most jobs, in one line; that BLS gives none; empty where nothing is known."""
    factors = category.factors
    if factors is None:
        return ""
    if not factors.reasons:
        return "BLS gives none for this category alone"
    first = max(factors.reasons, key=concerned)
    where = "" if not first.industry else f" ({first.industry[:1].lower()}{first.industry[1:]})"
    return f"{lead(first)}: {reason(first)}{where}"


def why_and_tasks(category: Category) -> tuple[Block, ...]:
    """For a role page: BLS's main reasons, and the tasks most and least seen in use of language models."""
    tasks = task_use(category)
    return (
        *((Heading("Official tasks and language models"), *tasks) if tasks else ()),
        Heading("Why BLS expects it to change"),
        *why(category, MOST_REASONS),
    )


def _reason(group: list[Factor]) -> Entry:
    first = group[0]
    everywhere = any(not factor.industry for factor in group)
    names = list(dict.fromkeys(factor.industry for factor in group if factor.industry))
    where = "all industries" if everywhere else "; ".join(names[:2])
    rest = (
        ""
        if everywhere or len(names) <= 2
        else f" and {counted(len(names) - 2, 'more industry', 'more industries')}"
    )
    jobs = [factor.jobs for factor in group if factor.industry or not everywhere]
    if everywhere:
        jobs = [factor.jobs for factor in group if not factor.industry]
    known = sum(amount.value or 0 for amount in jobs)
    there = _jobs_there(Amount(known) if known else Amount())
    return Entry(
        lead(first),
        f"{sentence(reason(first))}.",
        (Span(f"{sentence(where)}{rest}: {there} now", "muted"),),
        mark="up" if first.rising else "dot",
    )


def _jobs_there(jobs: Amount) -> str:
    return "jobs not published" if jobs.value is None else f"{jobs.value:,.0f} of these jobs"


def task_use(category: Category) -> tuple[Block, ...]:
    """The category's official tasks most and least seen in use of language models, in our own words."""
    tasks = category.tasks_in_use
    if tasks is None:
        return ()

    def entries(side: tuple[TaskUse, ...]) -> tuple[Entry, ...]:
        return tuple(Entry(sentence(task.words), "", f"use {task.share:.2f} of 1") for task in side)

    seen = (
        f"{tasks.used} of {tasks.tasks} official tasks of the category are seen in use of a language model at all."
    )
    blocks: list[Block] = [Paragraph(seen)]
    if tasks.most:
        blocks.append(
            Facing(
                Group("Most seen in use", entries(tasks.most)), Group("Hardly or not seen", entries(tasks.least))
            )
        )
    else:
        blocks += [Heading("Among the tasks not seen"), Entries(entries(tasks.least))]
    blocks.append(
        Note(
            f"{tasks.vintage}; tasks from O*NET 30.3, in our own words. Use that is seen is use of one company's "
            "models; it says what people try today, not what could be done, and nothing about jobs lost."
        )
    )
    return tuple(blocks)


def local_prices(local: PlaceFigures) -> Facts:
    """What things cost in a place, and its median pay after that."""
    prices = local.prices
    if prices is None:
        return Facts((("Local prices", sentence(NOT_PUBLISHED)),))
    where = f" in {prices.covers}" if prices.covers else ""
    items: list[tuple[str, Words]] = [
        ("Local prices", f"{prices.all_items:.1f}{where}, the nation being 100 ({prices.vintage})"),
        ("Of them housing", f"{prices.housing:.1f}"),
    ]
    if local.real_pay is not None and local.pay.published:
        items.append(("After prices", f"Median {median(local.real_pay)} at the nation's prices"))
    return Facts(tuple(items))


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
    if local is not None:
        blocks.append(local_prices(local))
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
