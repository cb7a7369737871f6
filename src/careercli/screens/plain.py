"""A document as plain text: for pipes, dumb terminals and accessible mode. No colour, no cursor, no boxes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from careercli.screens.document import (
    Block,
    Bullets,
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
    Strips,
    Table,
    Trend,
    Words,
    marked_labels,
    spans,
    text_of,
)
from careercli.screens.drawing import (
    climb_marks,
    climb_words,
    draw_spreads,
    draw_trend,
    meter_text,
    trend_words,
)
from careercli.screens.literal import literal
from careercli.screens.measure import MEASURE, cell_width, wrapped
from careercli.screens.table_layout import GAP, LEAST_MEANING, cell_words, over_all, stacked, table_layout

_MARKS = {"": "", "plus": "+ ", "minus": "- ", "up": "^ ", "side": "> ", "dot": "- "}


def render_plain(document: Document, width: int, *, accessible: bool = False) -> str:
    """The document as lines of at most `width` columns where words allow it, ending in a newline.

    `accessible` is for screen readers: words instead of marks and bars, one thing a line.
    """
    writer = _Writer(min(width, MEASURE), width, accessible)
    return "\n".join(line.rstrip() for line in writer.document(literal(document))) + "\n"


def spoken(words: Words) -> str:
    """Words as they read well aloud: `3–7` is `3 to 7`, and what only stood apart stands after a comma."""
    told = ""
    for span in spans(words):
        text = span.text.replace(" · ", ", ")
        if told and text.startswith("  "):
            text = f", {text.lstrip()}"
        told += text
    return re.sub(r"(?<=\d)–(?=\d)", " to ", told)


class _Writer:
    def __init__(self, measure: int, width: int, accessible: bool) -> None:
        self.measure = measure
        self.width = width
        self.accessible = accessible

    def document(self, document: Document) -> Iterator[str]:
        for words in (document.title, document.subtitle, *document.lines):
            if text_of(words):
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
        labels = marked_labels(section.blocks)
        for block in section.blocks:
            lines = list(self.block(block, labels))  # none for a picture whose words stand elsewhere
            if lines and previous is not None and not isinstance(previous, Heading):
                yield ""
            yield from lines
            previous = block if lines else previous

    def block(self, block: Block, labels: Sequence[str] = ()) -> Iterator[str]:
        """The lines of a block; `labels` are those of all rows with marks in its section."""
        if isinstance(block, Paragraph | Note):
            yield from self.wrap(block.words)
        elif isinstance(block, Heading):
            yield from self.wrap(block.text)
        elif isinstance(block, Facts):
            yield from self.facts(block)
        elif isinstance(block, Strips):
            label_width = max(_label_width(block.left), _label_width(block.right))
            yield from self.facts(block.left, label_width)
            yield ""
            yield from self.facts(block.right, label_width)
        elif isinstance(block, Entries):
            yield from self.entries(block.entries)
        elif isinstance(block, Bullets):
            mark = "" if self.accessible else _MARKS[block.mark]
            for words in block.lines:
                yield from self.wrap(words, indent=" " * len(mark), first=mark)
        elif isinstance(block, Facing):
            yield from self.group(block.left)
            yield ""
            yield from self.group(block.right)
        elif isinstance(block, Levels):
            yield from self.levels(block, labels)
        elif isinstance(block, Climbs):
            yield from self.climbs(block, labels)
        elif isinstance(block, Table):
            yield from self.table(block)
        elif isinstance(block, Trend):
            yield from self.trend(block)
        elif isinstance(block, Spreads):
            yield from self.spreads(block)
        elif isinstance(block, Commands):
            yield from self.commands(block)
        else:
            assert_never(block)

    def wrap(self, words: Words, indent: str = "", first: str | None = None) -> list[str]:
        text = spoken(words) if self.accessible else text_of(words)
        return wrapped(text, self.measure, first=indent if first is None else first, rest=indent)

    def facts(self, block: Facts, label_width: int | None = None) -> Iterator[str]:
        if block.title:
            yield from self.wrap(block.title)
        label_width = label_width or _label_width(block)
        for label, value in block.items:
            if self.accessible or label_width + 24 > self.measure:
                yield from self.wrap(f"{label}: {self.told(value)}", indent="  ", first="")
            else:
                yield from self.wrap(value, indent=" " * (label_width + 2), first=_padded(label, label_width + 2))

    def told(self, words: Words) -> str:
        return spoken(words) if self.accessible else text_of(words)

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
        yield from self.wrap(group.title)
        yield ""
        yield from self.entries(group.entries)

    def levels(self, block: Levels, labels: Sequence[str]) -> Iterator[str]:
        yield from self.marked(
            (
                (label, "#" * level + "." * (5 - level), f"level {level} of 5", note)
                for label, level, note in block.rows
            ),
            labels,
        )

    def climbs(self, block: Climbs, labels: Sequence[str]) -> Iterator[str]:
        rows = []
        for label, held, asked, note in block.rows:
            there, missing, rest = climb_marks(held, asked)
            rows.append((label, "#" * there + "+" * missing + "." * rest, climb_words(held, asked), note))
        yield from self.marked(rows, labels)

    def marked(self, rows: Iterable[tuple[str, str, str, Words]], labels: Sequence[str]) -> Iterator[str]:
        """Rows of a label, five marks, the same in words, and a note; there is room for each of the `labels`."""
        rows = tuple(rows)
        label_width = max((cell_width(label) for label in (*(row[0] for row in rows), *labels)), default=0)
        on_one_line = not any(text_of(note) for *_, note in rows) or label_width + 38 <= self.measure
        for label, marks, words, note in rows:
            if self.accessible:
                yield from self.wrap(f"{label}, {words}", indent="  ", first="")
            elif on_one_line:
                first = f"{_padded(label, label_width)}  {marks}  "
                yield from self.wrap(note, indent=" " * (label_width + 9), first=first)
                continue
            else:
                room = min(label_width, self.measure - 7)
                first, *rest = wrapped(label, room)
                yield f"{_padded(first, room)}  {marks}"
                yield from rest
            if text_of(note):
                yield from self.wrap(note, indent="  ")

    def table(self, block: Table) -> Iterator[str]:
        if self.accessible:
            yield from self.spoken_table(block)
            return
        layout = table_layout(block, self.width)
        if layout.widths is None:
            for label, lines in stacked(block, layout.kept):
                yield from self.wrap(label)
                for line in lines:
                    yield from self.wrap(line, indent="    ", first="  ")
            return
        columns = [block.columns[index] for index in layout.kept]
        if any(column.title for column in columns):
            yield from _row([column.title for column in columns], layout.widths, columns, heading=True)
        for row in block.rows:
            if row is None:
                yield ""
            elif over_all(row, block):
                yield from wrapped(_drawn(row[0]), self.width)
            else:
                yield from _row([_drawn(row[i]) for i in layout.kept], layout.widths, columns)

    def spoken_table(self, block: Table) -> Iterator[str]:
        """A row a line: the first cell, then every other one after the title of its column."""
        for row in block.rows:
            told = ""
            for column, cell in zip(block.columns, row or (), strict=False):  # a heading is its first cell alone
                text = cell.words if isinstance(cell, Meter) else spoken(cell)
                if told and text:
                    end = "" if told[-1] in ".!?" else "." if column.title else ":"
                    told += f"{end} {column.title}: {text}" if column.title else f"{end} {text}"
                else:
                    told += text
            if told:
                yield from self.wrap(told, indent="  ", first="")

    def trend(self, block: Trend) -> Iterator[str]:
        if self.accessible:
            yield from self.wrap(trend_words(block), indent="  ", first="")
        else:
            title, *lines = draw_trend(block, self.measure)
            yield from self.wrap(title)
            yield from (text_of(line) for line in lines)

    def spreads(self, block: Spreads) -> Iterator[str]:
        if not self.accessible:
            for line in draw_spreads(block, self.measure):
                yield from self.wrap(line) if cell_width(text_of(line)) > self.measure else [text_of(line)]

    def commands(self, block: Commands) -> Iterator[str]:
        width = max((cell_width(command) for command, _ in block.items), default=0)
        meaning_width = max((cell_width(meaning) for _, meaning in block.items), default=0)
        for command, meaning in block.items:
            if self.accessible or self.width - width - 4 < min(meaning_width, LEAST_MEANING):
                yield f"  {command}"
                yield from self.wrap(meaning, indent="    ")
            else:
                first = f"  {_padded(command, width)}  "
                yield from wrapped(meaning, self.width, first=first, rest=" " * (width + 4))


def _label_width(facts: Facts) -> int:
    return max((cell_width(label) for label, _ in facts.items), default=0)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cell_width(text))


def _drawn(cell: Cell) -> str:
    return meter_text(cell) if isinstance(cell, Meter) else cell_words(cell)


def _row(
    cells: Sequence[str], widths: Sequence[int], columns: Sequence[Column], *, heading: bool = False
) -> Iterator[str]:
    """One table row as lines: cells wrapped to their columns, those of a heading standing on the last line."""
    columned = [wrapped(text, width, hyphens=True) for text, width in zip(cells, widths, strict=True)]
    height = max(map(len, columned))
    for number in range(height):
        padded = []
        for lines, width, column in zip(columned, widths, columns, strict=True):
            place = number - (height - len(lines) if heading else 0)
            text = lines[place] if 0 <= place < len(lines) else ""
            space = " " * (width - cell_width(text))
            padded.append(f"{space}{text}" if column.align == "right" else f"{text}{space}")
        yield (" " * GAP).join(padded)
