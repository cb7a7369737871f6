"""Two to four roles side by side, with what sets them apart brought out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace

from careercli.catalog.role import Conditions, Interests, Role, Start, Week
from careercli.catalog.sentences import first_sentence
from careercli.landscape.category import Category, PaySpread, PayUnit, PlaceFigures
from careercli.screens.answers import (
    PAID_WORDS,
    ROUTE_WORDS,
    cost_words,
    hours_words,
    months_words,
    rung_pay,
    schedule_words,
)
from careercli.screens.document import (
    Block,
    Cell,
    Column,
    Commands,
    Document,
    Entries,
    Entry,
    Meter,
    Note,
    Paragraph,
    Section,
    Span,
    Table,
    Tone,
)
from careercli.screens.figures import (
    highest_tenth,
    lowest_tenth,
    median,
    middle_half,
    openings,
    outlook_words,
    pay_picture,
)
from careercli.screens.role_parts import lowered
from careercli.screens.wording import (
    INTEREST_WORDS,
    NATION,
    leading_values,
    pay_in,
    required_credentials,
    sentence,
    years,
)
from careercli.values import value

MOST_OWN = 3
"""How many tasks of its own, and how many differences in the days, are told of a role."""

OWN_WORDS = 0.5
"""The share of a task's words that no other side uses, from which the task sets a role apart."""

CLEAR_DIFFERENCE = 2
"""Conditions (1-5) that differ by this much or more between two roles are worth naming."""

CLEAR_INTEREST = 1.0
"""Interests (1-7) that differ by this much or more between two roles are worth naming."""

_CONDITION_NAMES = {
    "people": "Contact with people", "pace": "Time pressure", "structure": "Set procedures",
    "physical": "Physical work", "outdoors": "Outdoors", "travel": "Travel", "irregular_hours": "Odd hours",
    "remote": "Working from home", "writing": "Reading and writing", "stakes": "Cost of mistakes",
}  # fmt: skip


@value
class Side:
    """One of the roles compared, with its category where the catalogue carries figures, and those of a place where
    one was asked for.
    """

    role: Role
    track_name: str
    category: Category | None
    local: PlaceFigures | None = None


def compare_document(sides: Sequence[Side], skill_names: Mapping[str, str]) -> Document:
    """The comparison of two to four roles."""
    titles = [side.role.title for side in sides]
    sections = [
        Section("apart", "What sets them apart", _apart_in_words(sides)),
        Section("glance", "At a glance", (_glance(sides),)),
        *_told("week", "The week", _week(sides)),
        *_told("start", "How you get in", _start(sides)),
        *_told("ladder", "The rungs, and what their category pays", _ladder(sides), *_whose_pay(sides)),
        *_told("body", "What it does to you", _body(sides)),
    ]
    if any(side.category is not None for side in sides):
        sections.append(Section("market", "Their categories", _market(sides)))
    sections += [
        Section("interests", "Interests, 1 to 7", _interests(sides)),
        Section("days", "Days, 1 to 5", _conditions(sides)),
        Section("skills", "Core skills", (_skills(sides, skill_names),)),
        Section("next", "Look further", (_commands(sides),)),
    ]
    return Document(title=" or ".join([", ".join(titles[:-1]), titles[-1]]), sections=tuple(sections))


def _apart_in_words(sides: Sequence[Side]) -> tuple[Block, ...]:
    """What each of the roles does that the others do not, and the widest differences in their days.

    Each side is told from its own page alone: what a page says of a third job sets nothing apart here.
    """
    entries = []
    for side in sides:
        others = {word for other in sides if other is not side for word in _words(" ".join(_told_of(other.role)))}
        apart = [line for line in side.role.does if _distinctness(line, others) >= OWN_WORDS]
        own = sorted(apart, key=lambda line: -_distinctness(line, others))[:MOST_OWN]
        told = "; ".join(lowered(line) for line in side.role.does if line in own)
        entries.append(Entry(side.role.title, sentence(told) + "." if told else first_sentence(side.role.summary)))
    return (Entries(tuple(entries)), *_widest(sides))


def _told_of(role: Role) -> tuple[str, ...]:
    return (*role.does, role.summary)


def _widest(sides: Sequence[Side]) -> tuple[Block, ...]:
    """The conditions that differ most, in words, as `Working from home: 5 of 5 against 1 of 5`."""
    gaps = []
    for item in fields(Conditions):
        levels = [int(getattr(side.role.conditions, item.name)) for side in sides]
        gaps.append((max(levels) - min(levels), item.name, levels))
    clear = [gap for gap in sorted(gaps, key=lambda gap: -gap[0]) if gap[0] >= CLEAR_DIFFERENCE][:MOST_OWN]
    if not clear:
        return ()
    told = "; ".join(
        f"{_CONDITION_NAMES[name].lower()} {' against '.join(str(level) for level in levels)} of 5"
        for _, name, levels in clear
    )
    return (Paragraph((Span("Widest apart: ", "strong"), Span(f"{told}."))),)


def _words(text: str) -> set[str]:
    return {word.strip(".,;:!?\"'()").casefold() for word in text.split() if len(word) > 3}


def _distinctness(line: str, others: set[str]) -> float:
    own = _words(line)
    return len(own - others) / len(own) if own else 0.0


def _told(key: str, title: str, table: Table | None, *below: Block) -> tuple[Section, ...]:
    return () if table is None else (Section(key, title, (table, *below)),)


def _rows(sides: Sequence[Side], rows: Sequence[tuple[str, Callable[[Side], str]]]) -> Table | None:
    """A table with a line for each reading that some side has an answer to."""
    read = [(label, [sentence(tell(side)) for side in sides]) for label, tell in rows]
    told = [(label, [cell or "Not told" for cell in cells]) for label, cells in read if any(cells)]
    return Table(_columns(sides), tuple((label, *cells) for label, cells in told)) if told else None


def _week(sides: Sequence[Side]) -> Table | None:
    def of(side: Side, read: Callable[[Week], str]) -> str:
        return read(side.role.week) if side.role.week is not None else ""

    return _rows(
        sides,
        (
            ("Hours", lambda side: of(side, hours_words)),
            ("When", lambda side: of(side, schedule_words)),
            ("Where", lambda side: of(side, lambda week: first_sentence(week.place))),
            ("Most time", lambda side: of(side, lambda week: _most_time(week))),
        ),
    )


def _most_time(week: Week) -> str:
    largest = max(week.shares, key=lambda share: share.percent)
    return f"{largest.on} ({largest.percent}%)"


def _start(sides: Sequence[Side]) -> Table | None:
    def of(side: Side, read: Callable[[Start], str]) -> str:
        return read(side.role.start) if side.role.start is not None else ""

    return _rows(
        sides,
        (
            ("Way in", lambda side: of(side, lambda start: ROUTE_WORDS[start.route])),
            ("Takes", lambda side: of(side, lambda start: months_words(start.months))),
            ("Costs", lambda side: of(side, lambda start: cost_words(start.cost))),
            ("Meanwhile", lambda side: of(side, lambda start: PAID_WORDS[start.paid])),
        ),
    )


def _ladder(sides: Sequence[Side]) -> Table | None:
    """The rungs one below the other, each with its pay; rungs of two trades are no equals, so they are numbered."""

    def rung(side: Side, number: int) -> str:
        if number >= len(side.role.ladder):
            return "" if not side.role.ladder else "–"
        one = side.role.ladder[number]
        local = side.local.pay if side.local is not None and side.local.pay.published else None
        pay = local or (side.category.pay if side.category is not None else None)
        mark = f" {NATION}" if side.local is not None and local is None else ""
        return f"{one.rung}: {rung_pay(one, pay)}{mark}" if pay is not None else one.rung

    longest = max(len(side.role.ladder) for side in sides)
    return _rows(sides, [(str(n + 1), lambda side, n=n: rung(side, n)) for n in range(longest)])  # type: ignore[misc]


def _whose_pay(sides: Sequence[Side]) -> tuple[Note, ...]:
    local = next((side.local for side in sides if side.local is not None), None)
    return () if local is None else (Note(pay_in(local.place.name)),)


def _body(sides: Sequence[Side]) -> Table | None:
    return _rows(
        sides,
        (
            ("Body", lambda side: first_sentence(side.role.body)),
            ("Leaves", lambda side: first_sentence(side.role.leaves)),
            ("Hardest", lambda side: side.role.fit.strains[0].sign if side.role.fit.strains else ""),
        ),
    )


def _columns(sides: Sequence[Side]) -> tuple[Column, ...]:
    return (Column("", tone="muted"), *(Column(side.role.title, wrap=True) for side in sides))


def _glance(sides: Sequence[Side]) -> Table:
    needs = [side.role.requirements for side in sides]
    rows: tuple[tuple[str, list[str]], ...] = (
        ("Track", [side.track_name for side in sides]),
        ("Level", [str(side.role.level) for side in sides]),
        ("Education", [need.education.typical.label for need in needs]),
        ("Experience", [years(need.experience.years) for need in needs]),
        ("Credentials", [required_credentials(need) for need in needs]),
        ("Rewards", [", ".join(leading_values(side.role.values)) for side in sides]),
    )
    return Table(_columns(sides), tuple((label, *map(sentence, cells)) for label, cells in rows))


def _market(sides: Sequence[Side]) -> tuple[Block, ...]:
    groups = _by_category(sides)
    blocks: list[Block] = []
    for names, category in groups:
        if category is not None and len(names) > 1:
            words = f"{_listed(names)} borrow the figures of one category, {category.title}"
            blocks.append(Paragraph(f"{words}, which cannot say which pays more."))
    blocks += _pictures(groups)

    def row(label: str, read: Callable[[Category], str]) -> tuple[Cell, ...]:
        return (label, *("Not known" if c is None else sentence(read(c)) for _, c in groups))

    rows = (
        row("Category", lambda c: f"{c.title} ({c.soc})"),
        row("Median pay", lambda c: median(c.pay)),
        *_local_rows(sides, groups),
        row("Middle half", lambda c: middle_half(c.pay)),
        row("Lowest tenth", lambda c: lowest_tenth(c.pay)),
        row("Highest tenth", lambda c: highest_tenth(c.pay)),
        row("Outlook", outlook_words),
        row("Openings", openings),
    )
    columns = (Column("", tone="muted"), *(Column(_listed(names), wrap=True) for names, _ in groups))
    blocks.append(Table(columns, rows))
    known = [category for _, category in groups if category is not None]
    vintages = {c.pay.vintage for c in known if c.pay} | {c.projection.vintage for c in known if c.projection}
    words = "Official figures of the categories, not of the roles"
    blocks.append(Note(f"{words}: {'; '.join(sorted(vintages))}." if vintages else f"{words}."))
    return tuple(blocks)


def _local_rows(
    sides: Sequence[Side], groups: Sequence[tuple[list[str], Category | None]]
) -> tuple[tuple[Cell, ...], ...]:
    """The median of each category in the place asked for."""
    local = {
        side.category.soc: side.local for side in sides if side.category is not None and side.local is not None
    }
    if not local:
        return ()
    place = next(iter(local.values())).place.name
    found = (local.get(category.soc) if category is not None else None for _, category in groups)
    return ((f"In {place}", *("Not published" if one is None else sentence(median(one.pay)) for one in found)),)


def _by_category(sides: Sequence[Side]) -> list[tuple[list[str], Category | None]]:
    """The titles of the roles that borrow each category, in the order of the roles; None where it is not known."""
    groups: dict[str, tuple[list[str], Category | None]] = {}
    for side in sides:
        soc = side.category.soc if side.category is not None else ""
        groups.setdefault(soc, ([], side.category))[0].append(side.role.title)
    return list(groups.values())


def _pictures(groups: Sequence[tuple[list[str], Category | None]]) -> list[Block]:
    """The pay of the categories on one axis; what is published by the hour only on an axis of its own."""
    by_unit: dict[PayUnit, list[tuple[str, PaySpread]]] = {}
    for names, category in groups:
        if category is not None and category.pay is not None and category.pay.published:
            by_unit.setdefault(category.pay.unit, []).append((_listed(names), category.pay))
    drawn = [pay_picture(rows) for _, rows in sorted(by_unit.items())]
    pictures = [picture for picture in drawn if picture is not None]
    # How they are read is said once, below the last.
    blocks: list[Block] = [*(replace(picture, legend=False) for picture in pictures[:-1]), *pictures[-1:]]
    if len(blocks) > 1:
        blocks.append(Note("Pay by the hour stands on an axis of its own: hours a year differ too much."))
    return blocks


def _listed(names: Sequence[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def _interests(sides: Sequence[Side]) -> tuple[Block, ...]:
    rows: list[tuple[float, tuple[Cell, ...]]] = []
    alike: list[str] = []
    for item in fields(Interests):
        scores = [float(getattr(side.role.interests, item.name)) for side in sides]
        gap = max(scores) - min(scores)
        if gap >= CLEAR_INTEREST:
            tones: list[Tone] = ["strong" if score == max(scores) else "" for score in scores]
            cells = (((Span(f"{score:.1f}", tone)),) for score, tone in zip(scores, tones, strict=True))
            rows.append((gap, (sentence(INTEREST_WORDS[item.name]), *cells)))
        else:
            alike.append(f"{INTEREST_WORDS[item.name]} ({', '.join(f'{score:.1f}' for score in scores)})")
    return _apart(sides, rows, alike)


def _conditions(sides: Sequence[Side]) -> tuple[Block, ...]:
    rows: list[tuple[float, tuple[Cell, ...]]] = []
    alike: list[str] = []
    for item in fields(Conditions):
        levels = [int(getattr(side.role.conditions, item.name)) for side in sides]
        gap = max(levels) - min(levels)
        if gap >= CLEAR_DIFFERENCE:
            cells = (Meter(level, 5, f"{level} of 5") for level in levels)
            rows.append((gap, (_CONDITION_NAMES[item.name], *cells)))
        else:
            alike.append(_CONDITION_NAMES[item.name].lower())
    return _apart(sides, rows, alike)


def _apart(
    sides: Sequence[Side], rows: Sequence[tuple[float, tuple[Cell, ...]]], alike: Sequence[str]
) -> tuple[Block, ...]:
    """What differs as a table, the largest difference first; what hardly does in one line."""
    blocks: list[Block] = []
    if rows:
        ranked = sorted(rows, key=lambda pair: -pair[0])
        blocks.append(Table(_columns(sides), tuple(row for _, row in ranked)))
    if alike:
        blocks.append(Paragraph((Span("Much alike in: ", "muted"), Span(", ".join(alike) + "."))))
    return tuple(blocks)


def _skills(sides: Sequence[Side], names: Mapping[str, str]) -> Entries:
    """Core skills by who asks for them: all, some, one alone."""
    titles = [side.role.title for side in sides]
    askers: dict[tuple[str, ...], list[str]] = {}
    for skill in {use.skill for side in sides for use in side.role.skills.core}:
        who = tuple(side.role.title for side in sides if skill in {use.skill for use in side.role.skills.core})
        askers.setdefault(who, []).append(names.get(skill, skill))
    entries = []
    for who in sorted(askers, key=lambda who: (-len(who), [titles.index(title) for title in who])):
        lead = "All of them" if len(who) == len(sides) else f"Only {_listed(who)}"
        entries.append(Entry(lead, ", ".join(sorted(askers[who], key=str.casefold))))
    return Entries(tuple(entries))


def _commands(sides: Sequence[Side]) -> Commands:
    shows = [(f"careercli show {side.role.slug}", "the whole page") for side in sides]
    return Commands(tuple(shows))
