"""Two to four roles side by side, with what sets them apart brought out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace

from careercli.catalog.role import Conditions, Interests, Role
from careercli.landscape.category import Category, PaySpread, PayUnit
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
from careercli.screens.wording import INTEREST_WORDS, leading_values, required_credentials, sentence, years
from careercli.values import value

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
    """One of the roles compared, with its category where the catalogue carries figures."""

    role: Role
    track_name: str
    category: Category | None


def compare_document(sides: Sequence[Side], skill_names: Mapping[str, str]) -> Document:
    """The comparison of two to four roles."""
    titles = [side.role.title for side in sides]
    sections = [
        Section("apart", "What sets them apart", (_sentences(sides),)),
        Section("glance", "At a glance", (_glance(sides),)),
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


def _sentences(sides: Sequence[Side]) -> Entries:
    """Of each summary the sentence that shares the fewest words with the other summaries."""
    entries = []
    for side in sides:
        others = {word for other in sides if other is not side for word in _words(other.role.summary)}
        sentences = _split(side.role.summary)
        best = max(sentences, key=lambda sentence: _distinctness(sentence, others))
        entries.append(Entry(side.role.title, best))
    return Entries(tuple(entries))


def _split(text: str) -> list[str]:
    import re

    return re.split(r"(?<=[.!?])\s+(?=[A-Z\"'])", text)


def _words(text: str) -> set[str]:
    return {word.strip(".,;:!?\"'()").casefold() for word in text.split() if len(word) > 3}


def _distinctness(sentence: str, others: set[str]) -> float:
    own = _words(sentence)
    # A sentence of a few words is distinct by accident; twelve or more content words count in full.
    return len(own - others) / max(len(own), 1) * min(len(own) / 12, 1.0) if own else 0.0


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
