"""The worth page: the money of a change over the years, with everything it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from careercli.landscape.category import PlaceFigures
from careercli.landscape.study import Outcome, StudyPath
from careercli.moves.worth import HORIZON_YEARS, Assumption, Case, Reckoning, Side, at_prices
from careercli.screens.document import (
    Block,
    Cell,
    Column,
    Commands,
    Document,
    Entries,
    Entry,
    Facts,
    Note,
    Paragraph,
    Section,
    Span,
    Spread,
    Spreads,
    Table,
    Words,
)
from careercli.screens.figures import money, short_money
from careercli.screens.study_page import credential_words
from careercli.screens.wording import NOT_PUBLISHED, sentence
from careercli.values import value

YEARS = (1, 2, 3, 5, 8, 10, 15, 20, 30, 40)
"""The years that the table shows."""

DRAWN = 15
"""The last year that is drawn: further on, the scale would hide where it is even."""

CAVEAT = (
    "Pay here is a cross-section: what different people on each rung earn today, not what one person would come to "
    "earn; those who move may be unlike those who stay. Before tax; benefits, hours and the days left out."
)


@value
class WorthContext:
    """What the page needs besides the reckoning: slugs for commands, a place, and what graduates earned.

    `local` are the figures of the place asked for, of the role moved to; `fallback` names the sides whose pay there
    is not published, so that the nation's stands in.
    """

    slugs: tuple[str | None, str]
    local: PlaceFigures | None = None
    fallback: tuple[str, ...] = ()
    study: tuple[StudyPath, Outcome] | None = None
    vintages: tuple[str, ...] = ()


def worth_document(
    left: Side | None, to: Side, case: Case, reckoned: Sequence[Reckoning], context: WorthContext
) -> Document:
    """What a change costs and brings, when it is even, and what that rests on."""
    whence = left.title if left is not None else "what you earn now"
    sections = [
        Section("verdict", "When it is even", _verdict(reckoned)),
        Section("way", "What the way costs", (_way(reckoned),)),
        Section("after", "What it brings, rung by rung", _after(case, reckoned)),
        Section("years", "Over the years", _years(reckoned)),
    ]
    if context.local is not None:
        sections.append(Section("place", f"In {context.local.place.name}", _place(reckoned, context)))
    if context.study is not None:
        sections.append(Section("study", "What graduates earned", _study(context.study)))
    sections.append(Section("rests", "What this rests on", _rests(case, context)))
    sections.append(Section("next", "Look further", (_next(context),)))
    subtitle = "Whether the money of the change comes back, and when"
    return Document(title=f"From {whence} to {to.title}", subtitle=subtitle, sections=tuple(sections))


def years_words(reckoning: Reckoning) -> str:
    """When one outlook is even: `after 3.4 years`, `at once`, `never`."""
    year = reckoning.even_year
    if year is None:
        return "never"
    return "at once" if year == 0 else f"after {year:.1f} years"


def verdict_words(reckoned: Sequence[Reckoning]) -> str:
    """The break-even year as a range, in a sentence."""
    middle = reckoned[1]
    found = [one.even_year for one in reckoned]
    known = [year for year in found if year is not None]
    if not known:
        return f"Never: in {HORIZON_YEARS} years the change does not pay for itself, even with a hopeful reckoning."
    if None in found:
        if middle.even_year is None:
            return f"Perhaps never: only with hopeful assumptions is it even, after {min(known):.1f} years."
        both = f"after {min(known):.1f} to {max(known):.1f} years"
        return f"Perhaps never: {both} with hopeful and middling assumptions, never with cautious ones."
    low, high = min(known), max(known)
    if high == 0:
        return "At once: nothing is paid for it, and pay is higher from the first month."
    if low == high:
        return f"After {low:.1f} years."
    return f"After {low:.1f} to {high:.1f} years; {middle.even_year:.1f} with middling assumptions."


def _verdict(reckoned: Sequence[Reckoning]) -> tuple[Block, ...]:
    rows: list[tuple[str, Words]] = [(sentence(one.outlook.value), sentence(years_words(one))) for one in reckoned]
    return (
        Paragraph((Span(verdict_words(reckoned), "strong"),)),
        Facts(tuple(rows)),
        Note(
            "Even: from then on one is never behind again, counted from the decision. Cautious: the way long and "
            "dear, pay at the lower end of each rung; hopeful: short and cheap, pay at the upper end."
        ),
    )


def _way(reckoned: Sequence[Reckoning]) -> Table:
    lost = [one.lost for one in reckoned]
    if max(lost) > 0 > min(lost):
        title, pay = "Pay", [f"${abs(dollars):,.0f} {'less' if dollars > 0 else 'more'}" for dollars in lost]
    else:
        title, pay = "Pay gained" if min(lost) < 0 else "Pay lost", [_dollars(abs(dollars)) for dollars in lost]
    columns = (Column("Outlook"), Column("Months", "right"), Column("Tuition", "right"), Column(title, "right"))
    rows = tuple(
        (sentence(one.outlook.value), f"{one.months:.0f}", _dollars(one.cost), amount)
        for one, amount in zip(reckoned, pay, strict=True)
    )
    return Table(columns, rows)


def _after(case: Case, reckoned: Sequence[Reckoning]) -> tuple[Block, ...]:
    columns = (
        Column("Rung", wrap=True), Column("Pay a year", "right", drop=1), Column("Cautious", "right", drop=2),
        Column("Middle", "right"), Column("Hopeful", "right", drop=2),
    )  # fmt: skip
    rows: list[tuple[Cell, ...] | None] = []
    for place, step in enumerate(case.terms.then):
        low, high = step.pay.low, step.pay.high
        pay = short_money(low) if low == high else f"{short_money(low)} to {short_money(high)}"
        gains = [_signed(one.gains[place][1]) for one in reckoned]
        rows.append((step.name, f"{pay}{' or more' if step.bounded else ''}", *gains))
    return Table(columns, tuple(rows)), Note("Above what staying would pay by then, dollars a year.")


def _years(reckoned: Sequence[Reckoning]) -> tuple[Block, ...]:
    shown = [year for year in YEARS if year < len(reckoned[0].balance)]
    spreads, rows = [], []
    for year in shown:
        sums = [one.balance[year] for one in reckoned]
        low, middle, high = min(sums), sums[1], max(sums)
        label = f"Year {year}"
        if year <= DRAWN:
            spreads.append(Spread(label, (None, low, middle, high, None)))
        rows.append((label, *(_in_thousands(amount) for amount in sums)))
    drawn = [one.balance[year] for one in reckoned for year in shown if year <= DRAWN]
    least, most = min(0.0, *drawn), max(1.0, *drawn)
    ticks = ((0.0, "even"),) if least < 0 else ()
    picture = Spreads(
        tuple(spreads), (least, _in_thousands(least)), (most, _in_thousands(most)), ticks, legend=False
    )
    columns = (Column(""), Column("Cautious", "right"), Column("Middle", "right"), Column("Hopeful", "right"))
    return (
        picture,
        Table(columns, tuple(rows)),
        Note("Ahead or behind staying, all told, in dollars of today; a mark stands at the middle reckoning."),
    )


def _place(reckoned: Sequence[Reckoning], context: WorthContext) -> tuple[Block, ...]:
    local = context.local
    assert local is not None
    if local.prices is None:
        return (Paragraph(f"What things cost in {local.place.name} is {NOT_PUBLISHED}."),)
    gain = reckoned[1].gains[-1][1]
    level = local.prices.all_items
    items: list[tuple[str, Words]] = [
        ("Prices", f"{level:.1f}, the nation being 100; housing {local.prices.housing:.1f}"),
        (
            "Last rung",
            f"{_signed(gain)} a year above staying is {_signed(at_prices(gain, level))} at the nation's prices",
        ),
    ]
    note = f"{local.prices.vintage}. Pay now, pay then and tuition are dollars of one place: prices move no year."
    return Facts(tuple(items)), Note(note)


def _study(found: tuple[StudyPath, Outcome]) -> tuple[Block, ...]:
    path, outcome = found
    field = path.study.field
    middle = f"{money(outcome.p25)} to {money(outcome.p75)}" if outcome.p25.published else NOT_PUBLISHED
    items: list[tuple[str, Words]] = [
        (
            "Most usual",
            f"{credential_words(outcome.credential)} in {field.title} ({field.code})",
        ),
        ("Earned", f"{sentence(money(outcome.median))}; middle half {middle}"),
        ("Owed", sentence(money(outcome.debt))),
    ]
    return Facts(tuple(items)), Note(
        f"{outcome.vintage}; careercli study has all fields. Not part of the reckoning."
    )


def _rests(case: Case, context: WorthContext) -> tuple[Block, ...]:
    blocks: list[Block] = [
        Entries(
            tuple(
                Entry(
                    (Span(one.what, "strong"), Span(f"  {range_words(one)}")),
                    (Span(f"{sentence(one.basis)}. ", "muted"), Span(one.option, "command")),
                )
                for one in case.assumptions
            )
        ),
    ]
    told = [*case.missing]
    told += [f"Pay of {title} there is not published: the nation's stands in." for title in context.fallback]
    if any(step.bounded for step in (*case.terms.then, *case.terms.staying)):
        told.append("Some pay is published as a lower bound only, which is counted.")
    blocks += [Paragraph(text) for text in told]
    sources = f" Pay: {'; '.join(context.vintages)}, employees only." if context.vintages else ""
    blocks.append(Note(f"{CAVEAT}{sources}"))
    return tuple(blocks)


def range_words(one: Assumption) -> str:
    """An assumption's range in its unit: `24 to 60 months`, `$8,000 to $120,000`, `2%`."""
    if one.unit == "percent":
        return f"{one.low:g}% a year"
    if one.unit.startswith("dollars"):
        both = _dollars(one.low) if one.low == one.high else f"{_dollars(one.low)} to {_dollars(one.high)}"
        return f"{both}{one.unit.removeprefix('dollars')}"
    both = f"{one.low:g}" if one.low == one.high else f"{one.low:g} to {one.high:g}"
    return f"{both} {one.unit}"


def _next(context: WorthContext) -> Commands:
    left, to = context.slugs
    between = f"{left} {to}" if left is not None else to
    return Commands(
        (
            (f"careercli gap {between}", "skills and requirements between them"),
            (f"careercli study {to}", "fields of study that lead there"),
            (f"careercli worth {between} --tuition 20000 --discount 0", "the same with other assumptions"),
        )
    )


def _dollars(amount: float) -> str:
    return f"-${-amount:,.0f}" if round(amount) < 0 else f"${abs(amount):,.0f}"


def _signed(amount: float) -> str:
    return f"{'-' if round(amount) < 0 else '+'}${abs(amount):,.0f}"


def _in_thousands(amount: float) -> str:
    """A sum in little room with its sign: `+$212k`, `-$24k`, `even`."""
    return "even" if abs(amount) < 500 else f"{'-' if amount < 0 else '+'}{short_money(abs(amount))}"
