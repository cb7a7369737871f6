"""What a screen says, apart from how it looks: a title and sections of blocks.

Every screen module turns domain values into one `Document`; three writers turn a document into a Rich page,
plain text or Markdown. Text is always literal: nothing in it is ever read as markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from typing import Literal, TypeAlias

from careercli.values import value

Tone: TypeAlias = Literal["", "strong", "muted", "accent", "good", "caution", "command"]
"""What a span of text is, not which color it has; each writer decides how that looks."""


@value
class Span:
    """A run of text in one tone."""

    text: str
    tone: Tone = ""


Words: TypeAlias = "str | tuple[Span, ...]"
"""A line or paragraph: plain text, or spans."""


def spans(words: Words) -> tuple[Span, ...]:
    """The same words as spans."""
    return (Span(words),) if isinstance(words, str) else words


def text_of(words: Words) -> str:
    """The same words as bare text."""
    return words if isinstance(words, str) else "".join(span.text for span in words)


@value
class Paragraph:
    """Prose, kept within the reading measure."""

    words: Words
    tone: Tone = ""


@value
class Facts:
    """A strip of labelled facts, one below the other: short label, short value; `title` stands above them."""

    items: tuple[tuple[str, Words], ...]
    title: str = ""


@value
class Strips:
    """Two strips of facts, side by side where the terminal is wide, else one below the other."""

    left: Facts
    right: Facts


Mark: TypeAlias = Literal["", "plus", "minus", "up", "side", "dot"]
"""The sign before an entry: for, against, a step up, a step sideways, one of several."""


@value
class Entry:
    """A lead (bold), what is said of it, and an optional aside."""

    lead: Words
    body: Words = ""
    aside: Words = ""
    mark: Mark = ""


@value
class Entries:
    """Entries one below the other."""

    entries: tuple[Entry, ...]


@value
class Bullets:
    """Short lines one close below the other, each after the same mark."""

    lines: tuple[Words, ...]
    mark: Mark = "dot"


@value
class Group:
    """A titled column of entries."""

    title: str
    entries: tuple[Entry, ...]
    tone: Tone = "strong"


@value
class Facing:
    """Two groups side by side, one below the other where the terminal is narrow."""

    left: Group
    right: Group


@value
class Meter:
    """A bar of `value` out of `most`; shown in words where bars cannot be seen."""

    value: float
    most: float
    words: str = ""
    low: float | None = None
    high: float | None = None


@value
class Levels:
    """Rows of a label, a level from 1 to 5 as marks, and a note."""

    rows: tuple[tuple[str, int, Words], ...]


@value
class Climbs:
    """Rows of a label, the level held and the level asked for (0 to 5) as marks, and a note."""

    rows: tuple[tuple[str, int, int, Words], ...]


Cell: TypeAlias = "Words | Meter"


@value
class Column:
    """A column of a table. Columns with a higher `drop` leave first where the terminal is narrow; 0 stays. Text
    that may `wrap` does so before any column leaves, down to `least` terminal columns.
    """

    title: str
    align: Literal["left", "right"] = "left"
    tone: Tone = ""
    drop: int = 0
    wrap: bool = False
    least: int = 12


@value
class Table:
    """Rows under columns; a `None` row is a thin gap between groups, one of a single cell a heading over all."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...] | None, ...]


@value
class Point:
    """One bar of a trend: its label, its value (None leaves a gap), the value in words, and in little room."""

    label: str
    value: float | None
    words: str
    short: str


@value
class Trend:
    """A figure over the years as bars from zero. A point that does not compare with its left neighbor begins
    after a divider; `breaks` are the labels of such points."""

    title: str
    points: tuple[Point, ...]
    breaks: tuple[str, ...] = ()


@value
class Spread:
    """One row of a percentile picture: 10th, 25th, 50th, 75th and 90th percentile, None where not known.

    `open_from`: points missing at the upper end are known to lie above this.
    """

    label: str
    percentiles: tuple[float | None, float | None, float | None, float | None, float | None]
    open_from: float | None = None


@value
class Spreads:
    """Percentile rows on one axis; `low` and `high` are the axis ends with their words, `ticks` what is marked
    between them where there is room, `legend` whether a line below says how rows are read. A picture alone: the
    page says the figures in words beside it."""

    rows: tuple[Spread, ...]
    low: tuple[float, str]
    high: tuple[float, str]
    ticks: tuple[tuple[float, str], ...] = ()
    legend: bool = True


@value
class Commands:
    """Commands a person may want next, each with what it does."""

    items: tuple[tuple[str, str], ...]


@value
class Note:
    """Small print: sources, vintages, caveats."""

    words: Words


Block: TypeAlias = (
    "Paragraph | Heading | Facts | Strips | Entries | Bullets | Facing | Levels | Climbs | Table | Trend | "
    "Spreads | Commands | Note"
)


@value
class Heading:
    """A small heading inside a section."""

    text: str


@value
class Section:
    """A part of a page that can be asked for by its `key`."""

    key: str
    title: str
    blocks: tuple[Block, ...]


def marked_labels(blocks: Iterable[Block]) -> tuple[str, ...]:
    """The labels of all rows with marks: those of one section have their marks in one column."""
    return tuple(row[0] for block in blocks if isinstance(block, Levels | Climbs) for row in block.rows)


@value
class Document:
    """A page: title, a line under it, and sections; `intro` blocks stand before the first section."""

    title: str = ""
    subtitle: Words = ""
    lines: tuple[Words, ...] = ()
    intro: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = field(default=())

    def only(self, keys: Sequence[str]) -> Document:
        """The same page with the sections named, in the order named, and without the intro; one that the page lacks
        says so.
        """
        by_key = {section.key: section for section in self.sections}
        absent = Paragraph("This page says nothing of it.")
        sections = (by_key.get(key) or Section(key, key.capitalize(), (absent,)) for key in keys)
        return replace(self, intro=(), lines=(), sections=tuple(sections))


def join(parts: Iterable[Words], between: str = " · ", tone: Tone = "muted") -> tuple[Span, ...]:
    """Words one after the other with a separator, empty ones left out."""
    joined: list[Span] = []
    for part in parts:
        if not text_of(part):
            continue
        if joined:
            joined.append(Span(between, tone))
        joined.extend(spans(part))
    return tuple(joined)
