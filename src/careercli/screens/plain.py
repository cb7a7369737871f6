"""A document as plain text: for pipes, dumb terminals and accessible mode. No colour, no cursor, no boxes."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator

from careercli.screens.document import (
    Block,
    Cell,
    Climbs,
    Column,
    Commands,
    Document,
    Entries,
    Entry,
    Facing,
    Facts,
    Group,
    Heading,
    Levels,
    Meter,
    Note,
    Paragraph,
    Section,
    Spreads,
    Table,
    Trend,
    Words,
    text_of,
)
from careercli.screens.drawing import draw_spreads, draw_trend, spread_words, trend_words

MEASURE = 88
"""Prose is never set wider than this many columns."""

_MARKS = {"": "", "plus": "+ ", "minus": "- ", "up": "^ ", "side": "> ", "dot": "- "}
_SPOKEN = {"plus": "", "minus": "", "up": "", "side": "", "dot": "", "": ""}


def cell_width(text: str) -> int:
    """Columns a text takes in a terminal: wide East Asian characters two, combining marks none."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide - sum(unicodedata.combining(character) > 0 for character in text)


def render_plain(document: Document, width: int, *, accessible: bool = False) -> str:
    """The document as lines of at most `width` columns where words allow it, ending in a newline.

    `accessible` is for screen readers: words instead of marks and bars, one thing a line.
    """
    writer = _Writer(min(width, MEASURE), width, accessible)
    return "\n".join(line.rstrip() for line in writer.document(document)) + "\n"


class _Writer:
    def __init__(self, measure: int, width: int, accessible: bool) -> None:
        self.measure = measure
        self.width = width
        self.accessible = accessible

    def document(self, document: Document) -> Iterator[str]:
        if document.title:
            yield from self.wrap(document.title)
        if text_of(document.subtitle):
            yield from self.wrap(document.subtitle)
        for words in document.lines:
            yield from self.wrap(words)
        started = bool(document.title)
        for block in document.intro:
            if started:
                yield ""
            started = True
            yield from self.block(block)
        for section in document.sections:
            if started:
                yield ""
            started = True
            yield from self.section(section)

    def section(self, section: Section) -> Iterator[str]:
        if section.title:
            yield from self.wrap(section.title if self.accessible else section.title.upper())
            if not self.accessible:
                yield ""
        previous: Block | None = None
        for block in section.blocks:
            if previous is not None and not isinstance(previous, Heading):
                yield ""
            yield from self.block(block)
            previous = block

    def block(self, block: Block) -> Iterator[str]:
        if isinstance(block, Paragraph):
            yield from self.wrap(block.words)
        elif isinstance(block, Heading):
            yield block.text
        elif isinstance(block, Facts):
            yield from self.facts(block)
        elif isinstance(block, Entries):
            yield from self.entries(block.entries)
        elif isinstance(block, Facing):
            yield from self.group(block.left)
            yield ""
            yield from self.group(block.right)
        elif isinstance(block, Levels):
            yield from self.levels(block)
        elif isinstance(block, Climbs):
            yield from self.climbs(block)
        elif isinstance(block, Table):
            yield from self.table(block)
        elif isinstance(block, Trend):
            yield from self.trend(block)
        elif isinstance(block, Spreads):
            yield from self.spreads(block)
        elif isinstance(block, Commands):
            yield from self.commands(block)
        elif isinstance(block, Note):
            yield from self.wrap(block.words)

    def wrap(self, words: Words, indent: str = "", first: str | None = None) -> list[str]:
        lead = indent if first is None else first
        wrapper = textwrap.TextWrapper(
            self.measure, initial_indent=lead, subsequent_indent=indent,
            break_long_words=False, break_on_hyphens=False,
        )  # fmt: skip
        return wrapper.wrap(text_of(words)) or [lead.rstrip()]

    def facts(self, block: Facts) -> Iterator[str]:
        label_width = max((cell_width(label) for label, _ in block.items), default=0)
        for label, value in block.items:
            if self.accessible or label_width + 24 > self.measure:
                yield from self.wrap(f"{label}: {text_of(value)}", indent="  ", first="")
            else:
                first = f"{label}{' ' * (label_width - cell_width(label))}  "
                yield from self.wrap(value, indent=" " * (label_width + 2), first=first)

    def entries(self, entries: Iterable[Entry]) -> Iterator[str]:
        started = False
        for entry in entries:
            if started and (text_of(entry.body) or text_of(entry.aside)):
                yield ""
            started = True
            mark = "" if self.accessible else _MARKS[entry.mark]
            yield from self.wrap(entry.lead, indent=" " * len(mark), first=mark)
            for words in (entry.body, entry.aside):
                if text_of(words):
                    yield from self.wrap(words, indent="  ")

    def group(self, group: Group) -> Iterator[str]:
        yield group.title
        yield ""
        yield from self.entries(group.entries)

    def levels(self, block: Levels) -> Iterator[str]:
        label_width = max((cell_width(label) for label, _, _ in block.rows), default=0)
        for label, level, note in block.rows:
            if self.accessible or label_width + 20 > self.measure:
                yield from self.wrap(f"{label}, level {level} of 5", indent="  ", first="")
                if text_of(note):
                    yield from self.wrap(note, indent="  ")
            else:
                bar = "#" * level + "." * (5 - level)
                first = f"{label}{' ' * (label_width - cell_width(label))}  {bar}  "
                indent = " " * (label_width + 9)
                yield from self.wrap(note, indent=indent, first=first)

    def climbs(self, block: Climbs) -> Iterator[str]:
        label_width = max((cell_width(label) for label, *_ in block.rows), default=0)
        for label, held, asked, note in block.rows:
            if self.accessible or label_width + 20 > self.measure:
                yield from self.wrap(f"{label}, {climb_words(held, asked)}", indent="  ", first="")
                if text_of(note):
                    yield from self.wrap(note, indent="  ")
            else:
                there, missing, rest = climb_marks(held, asked)
                marks = "#" * there + "+" * missing + "." * rest
                first = f"{label}{' ' * (label_width - cell_width(label))}  {marks}  "
                yield from self.wrap(note, indent=" " * (label_width + 9), first=first)

    def table(self, block: Table) -> Iterator[str]:
        if self.accessible:
            yield from self.spoken_table(block)
            return
        kept = fitting_columns(block, self.width)
        columns = [block.columns[index] for index in kept]
        widths = column_widths(block, kept, self.width)
        if widths is None:
            yield from self.stacked_table(block)
            return
        if any(column.title for column in columns):
            yield from _row([column.title for column in columns], widths, columns)
        for row in block.rows:
            if row is None:
                yield ""
            else:
                yield from _row([_cell_text(row[index]) for index in kept], widths, columns)

    def stacked_table(self, block: Table) -> Iterator[str]:
        for label, lines in stacked(block):
            yield label
            for line in lines:
                yield from self.wrap(line, indent="    ", first="  ")

    def spoken_table(self, block: Table) -> Iterator[str]:
        for row in block.rows:
            if row is None:
                continue
            parts: list[str] = []
            for column, cell in zip(block.columns, row, strict=True):
                text = cell.words if isinstance(cell, Meter) else text_of(cell)
                if text:
                    parts.append(f"{column.title} {text}" if column.title and parts else text)
            yield from self.wrap(", ".join(parts), indent="  ", first="")

    def trend(self, block: Trend) -> Iterator[str]:
        if self.accessible:
            yield from self.wrap(trend_words(block), indent="  ", first="")
        else:
            yield from (text_of(line) for line in draw_trend(block, self.measure))

    def spreads(self, block: Spreads) -> Iterator[str]:
        if not self.accessible:
            yield from (text_of(line) for line in draw_spreads(block, self.measure))
        for words in spread_words(block):
            yield from self.wrap(words, indent="  ", first="")

    def commands(self, block: Commands) -> Iterator[str]:
        width = max((len(command) for command, _ in block.items), default=0)
        for command, meaning in block.items:
            if self.accessible or width + 28 > self.measure:
                yield f"  {command}"
                yield from self.wrap(meaning, indent="    ")
            else:
                yield from self.wrap(meaning, indent=" " * (width + 4), first=f"  {command.ljust(width)}  ")


METER, RANGE_METER = 10, 12
"""Columns of a meter in a table, and of one whose value is a range."""

LEAST_COLUMN = 14
"""A wrapping column narrower than this cannot be read: the table is stacked instead."""


def _natural_widths(table: Table) -> list[int]:
    return [
        max([cell_width(column.title), *(cell_width(_cell_text(row[i])) for row in table.rows if row is not None)])
        for i, column in enumerate(table.columns)
    ]


def climb_marks(held: int, asked: int) -> tuple[int, int, int]:
    """How many of five marks are there, how many are missing, and how many are not asked for."""
    there = min(held, asked)
    return there, asked - there, 5 - asked


def climb_words(held: int, asked: int) -> str:
    """The same in words: `level 2 of the 4 asked`, `new, level 4 asked`."""
    return f"level {held} of the {asked} asked" if held else f"new, level {asked} asked"


def fitting_columns(table: Table, width: int) -> list[int]:
    """Which columns of a table fit into `width`: those with the highest `drop` leave first."""
    kept = list(range(len(table.columns)))
    natural = _natural_widths(table)
    least = [min(natural[i], LEAST_COLUMN) if column.wrap else natural[i] for i, column in enumerate(table.columns)]
    while sum(least[i] + 2 for i in kept) - 2 > width:
        droppable = [i for i in kept if table.columns[i].drop > 0]
        if not droppable:
            break
        kept.remove(max(droppable, key=lambda i: table.columns[i].drop))
    return kept


def column_widths(table: Table, kept: list[int], width: int) -> list[int] | None:
    """The widths of the kept columns: wrapping ones share what the others leave; None where that is too little."""
    natural = _natural_widths(table)
    wrapping = [i for i in kept if table.columns[i].wrap]
    if not wrapping or sum(natural[i] + 2 for i in kept) - 2 <= width:
        return [natural[i] for i in kept]
    fixed = sum(natural[i] + 2 for i in kept if i not in wrapping)
    room = width + 2 - fixed - 2 * len(wrapping)
    if room < sum(min(natural[i], LEAST_COLUMN) for i in wrapping):
        return None
    taken: dict[int, int] = {}
    for i in sorted(wrapping, key=lambda i: natural[i]):  # small ones take what they need, large ones the rest
        taken[i] = min(natural[i], room // (len(wrapping) - len(taken)))
        room -= taken[i]
    return [taken.get(i, natural[i]) for i in kept]


def stacked(table: Table) -> Iterator[tuple[str, list[str]]]:
    """A table one row after the other: the first cell as label, then `column: cell` lines."""
    for row in table.rows:
        if row is None:
            continue
        lines = []
        for column, cell in zip(table.columns[1:], row[1:], strict=True):
            text = cell.words if isinstance(cell, Meter) else text_of(cell)
            if text:
                lines.append(f"{column.title}: {text}" if column.title else text)
        yield _cell_text(row[0]), lines


def _cell_text(cell: Cell) -> str:
    if isinstance(cell, Meter):
        return meter_text(cell)
    return text_of(cell)


def meter_cells(meter: Meter) -> tuple[int, int, int]:
    """How many columns are filled, up to where the value is open (with a range), and how many there are."""

    def place(amount: float) -> int:
        share = 0.0 if meter.most <= 0 else min(max(amount / meter.most, 0.0), 1.0)
        return round(share * cells)

    if meter.low is None or meter.high is None:
        cells = METER
        return place(meter.value), place(meter.value), cells
    cells = RANGE_METER
    return place(meter.low), max(place(meter.high), place(meter.low)), cells


def meter_text(meter: Meter) -> str:
    """A meter in characters: full, open, empty."""
    filled, open_until, cells = meter_cells(meter)
    return "#" * filled + "-" * (open_until - filled) + "." * (cells - open_until)


def _row(cells: list[str], widths: list[int], columns: list[Column]) -> Iterator[str]:
    """One table row as lines: cells wrapped to their columns, padded, two spaces between."""
    wrapped = [
        textwrap.wrap(text, width, break_on_hyphens=False) if cell_width(text) > width else [text]
        for text, width in zip(cells, widths, strict=True)
    ]
    for number in range(max(len(lines) for lines in wrapped)):
        padded = []
        for lines, width, column in zip(wrapped, widths, columns, strict=True):
            text = lines[number] if number < len(lines) else ""
            space = " " * (width - cell_width(text))
            padded.append(f"{space}{text}" if column.align == "right" else f"{text}{space}")
        yield "  ".join(padded)
