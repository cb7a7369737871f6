"""Two to four roles side by side, with what sets them apart brought out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from careercli.catalog.role import Conditions, Interests, Role
from careercli.landscape.category import Category
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
    Words,
)
from careercli.screens.figures import median, middle_half, openings, outlook_words, pay_picture
from careercli.screens.wording import leading_values, required_credentials, years
from careercli.values import value

CLEAR_DIFFERENCE = 2
"""Conditions (1-5) that differ by this much or more between two roles are worth naming."""

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


def compare_document(sides: Sequence[Side], skill_names: dict[str, str]) -> Document:
    """The comparison of two to four roles."""
    titles = [side.role.title for side in sides]
    sections = [
        Section("apart", "What sets them apart", (_sentences(sides),)),
        Section("glance", "At a glance", (_glance(sides),)),
    ]
    if any(side.category is not None for side in sides):
        sections.append(Section("market", "Their categories", _market(sides)))
    sections += [
        Section("interests", "Interests, 1 to 7", (_interests(sides),)),
        Section("days", "Days, 1 to 5", _conditions(sides)),
        Section("skills", "Core skills", _skills(sides, skill_names)),
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
    def row(label: str, cells: list[str]) -> tuple[Cell, ...]:
        return (label, *cells)

    needs = [side.role.requirements for side in sides]
    return Table(
        _columns(sides),
        (
            row("Track", [side.track_name for side in sides]),
            row("Level", [str(side.role.level) for side in sides]),
            row("Education", [need.education.typical.label for need in needs]),
            row("Experience", [years(need.experience.years) for need in needs]),
            row("License", [required_credentials(need) for need in needs]),
            row("Rewards", [", ".join(leading_values(side.role.values)) for side in sides]),
        ),
    )


def _market(sides: Sequence[Side]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    shared = _shared_categories(sides)
    for title, names in shared:
        words = f"{names} borrow the figures of one category, {title}: they cannot say which pays more."
        blocks.append(Paragraph(words))
    known: dict[str, Category] = {}
    for side in sides:
        if side.category is not None:
            known.setdefault(side.category.soc, side.category)
    spreads = [(f"{c.title}", c.pay) for c in known.values() if c.pay is not None and c.pay.published]
    units = {pay.unit for _, pay in spreads}
    if spreads and len(units) == 1:
        picture = pay_picture(spreads)
        if picture is not None:
            blocks.append(picture)

    def cells(read: object) -> tuple[Cell, ...]:
        return tuple("not known" if side.category is None else read(side.category) for side in sides)  # type: ignore[operator]

    rows: list[tuple[Cell, ...]] = [
        ("Category", *cells(lambda c: f"{c.title} ({c.soc})")),
        ("Median pay", *cells(lambda c: median(c.pay))),
        ("Middle half", *cells(lambda c: middle_half(c.pay))),
        ("Outlook", *cells(outlook_words)),
        ("Openings", *cells(openings)),
    ]
    blocks.append(Table(_columns(sides), tuple(rows)))
    vintages = sorted(
        {c.pay.vintage for c in known.values() if c.pay}
        | {c.projection.vintage for c in known.values() if c.projection}
    )
    blocks.append(Note(f"Official figures of the categories, wider than the roles: {'; '.join(vintages)}."))
    return tuple(blocks)


def _shared_categories(sides: Sequence[Side]) -> list[tuple[str, str]]:
    """Categories that two or more of the roles borrow, with the roles' titles joined."""
    by_code: dict[str, list[Side]] = {}
    for side in sides:
        by_code.setdefault(side.role.category.soc, []).append(side)
    found = []
    for group in by_code.values():
        if len(group) > 1 and group[0].category is not None:
            titles = [side.role.title for side in group]
            found.append((group[0].category.title, f"{', '.join(titles[:-1])} and {titles[-1]}"))
    return found


def _interests(sides: Sequence[Side]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for item in fields(Interests):
        scores = [float(getattr(side.role.interests, item.name)) for side in sides]
        cells: list[Cell] = []
        for score in scores:
            stands_out = score == max(scores) and score - min(scores) >= 1.0
            cells.append((Span(f"{score:.1f}", "strong" if stands_out else ""),))
        rows.append((item.name.capitalize(), *cells))
    return Table(_columns(sides), tuple(rows))


def _conditions(sides: Sequence[Side]) -> tuple[Block, ...]:
    rows: list[tuple[Cell, ...]] = []
    alike: list[str] = []
    for item in fields(Conditions):
        levels = [int(getattr(side.role.conditions, item.name)) for side in sides]
        if max(levels) - min(levels) >= CLEAR_DIFFERENCE:
            rows.append((_CONDITION_NAMES[item.name], *(Meter(level, 5, f"{level} of 5") for level in levels)))
        else:
            alike.append(_CONDITION_NAMES[item.name].lower())
    blocks: list[Block] = []
    if rows:
        blocks.append(Table(_columns(sides), tuple(rows)))
    if alike:
        blocks.append(Paragraph((Span("Much alike in: ", "muted"), Span(", ".join(alike) + "."))))
    return tuple(blocks)


def _skills(sides: Sequence[Side], names: dict[str, str]) -> tuple[Block, ...]:
    sets = [{use.skill for use in side.role.skills.core} for side in sides]
    shared = set.intersection(*sets)
    entries: list[Entry] = []
    if shared:
        entries.append(Entry("All of them", ", ".join(sorted(names.get(skill, skill) for skill in shared))))
    for side, own in zip(sides, sets, strict=True):
        others = set.union(*(other for other in sets if other is not own))
        alone: Words = ", ".join(sorted(names.get(skill, skill) for skill in own - others)) or "nothing of its own"
        entries.append(Entry(f"Only {side.role.title}", alone))
    return (Entries(tuple(entries)),)


def _commands(sides: Sequence[Side]) -> Commands:
    shows = [(f"careercli show {side.role.slug}", "the whole page") for side in sides]
    return Commands(tuple(shows))
