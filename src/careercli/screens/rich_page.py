"""A document as a Rich page: measured prose, facing columns, level marks, meters, quiet colors.

Only the terminal's own sixteen colors are used, never white, black or a background, so that pages read well
on light and dark terminals alike; with colors off the layout carries the page alone.

A block becomes lines of styled text, and blocks stand side by side by joining their lines. Rich's own tables lay
every cell out twice, to measure and to draw, and once more for each table around them, which made a page half as
slow again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import zip_longest
from typing import assert_never

from rich.console import Console
from rich.text import Text

from careercli.screens import document as d
from careercli.screens.drawing import climb_marks, draw_spreads, draw_trend, meter_cells
from careercli.screens.literal import literal
from careercli.screens.measure import MEASURE, cell_width, wrapped
from careercli.screens.table_layout import GAP, LEAST_MEANING, over_all, stacked, table_layout

PAGE = 104
"""Columns a page takes at most; prose inside stays within MEASURE."""

WIDE = 160
"""Columns a table may take where the terminal has them."""

_MARGIN = 2
_FACING_FROM = 76
"""Columns from which two groups of prose stand side by side."""
_STRIPS_FROM = 96
"""Columns from which two strips of facts stand side by side."""
_FACING_GAP = 4
_LEAST_FACT = 24
"""Columns that the values of the left strip keep at least."""

_STYLES: dict[str, str] = {
    "": "",
    "strong": "bold",
    "muted": "dim",
    "accent": "cyan",
    "good": "green",
    "caution": "yellow",
    "command": "cyan",
}

_MARKS = {
    "": ("", ""),
    "plus": ("+", "green"),
    "minus": ("–", "yellow"),
    "up": ("↑", "cyan"),
    "side": ("→", "cyan"),
    "dot": ("•", "dim"),
}


def render_rich(document: d.Document, width: int, *, colored: bool) -> str:
    """The document as terminal text of at most `width` columns, with escape sequences only when `colored`."""
    margin = _MARGIN if width >= 60 else 0
    # Without a margin, a line needs a spare column for a mark that takes two in ASCII (`->`).
    painter = _Painter(width - 2 * margin, spare=0 if margin else 1)
    console = _console(width, colored=colored)
    console.print(Text("\n").join(painter.document(literal(document))), soft_wrap=True)
    output = console.file
    assert isinstance(output, StringIO)
    lines = (line.rstrip() for line in output.getvalue().split("\n"))
    return "\n".join(" " * margin + line if line else "" for line in lines)


def page_lines(document: d.Document, width: int) -> list[Text]:
    """The document as lines of styled text of at most `width` columns, without a margin: a pane has its own."""
    return list(_Painter(width, spare=1).document(literal(document)))


def _console(width: int, *, colored: bool) -> Console:
    """A console that writes into memory, takes text literally, and never looks at the environment."""
    return Console(
        file=StringIO(),
        width=width,
        color_system="standard" if colored else None,
        force_terminal=colored,
        no_color=not colored,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},
    )


class _Painter:
    """Draws blocks into `room` columns: tables may take WIDE of them, the rest of a page PAGE."""

    def __init__(self, room: int, spare: int) -> None:
        self.spare = spare
        self.room = min(room, WIDE)
        self.width = min(room, PAGE)
        self.measure = min(room, MEASURE)

    def document(self, document: d.Document) -> Iterator[Text]:
        if document.title:
            yield Text()
            yield from _set(document.title, self.measure, "bold cyan")
            for words, style in ((document.subtitle, ""), *((line, "dim") for line in document.lines)):
                if d.text_of(words):
                    yield from _set(words, self.measure, style)
        for block in document.intro:
            yield Text()
            yield from self.block(block)
        for section in document.sections:
            yield Text()
            if section.title:
                yield from self.section_title(section.title)
                yield Text()
            first = True
            labels = d.marked_labels(section.blocks)
            for block in section.blocks:
                if not first:
                    yield Text()
                first = isinstance(block, d.Heading)
                yield from self.block(block, labels)
        yield Text()

    def section_title(self, title: str) -> list[Text]:
        lines = _set(title, self.width, "bold")
        if len(lines) == 1:
            lines[0].append(" ").append("─" * max(self.width - cell_width(title) - 1, 0), "dim not bold")
        return lines

    def block(self, block: d.Block, labels: Sequence[str] = ()) -> Iterable[Text]:
        """One block; `labels` are those of all rows with marks in its section."""
        if isinstance(block, d.Paragraph):
            return _set(block.words, self.measure, _STYLES[block.tone])
        if isinstance(block, d.Heading):
            return _set(block.text, self.measure, "bold")
        if isinstance(block, d.Facts):
            return self.facts(block, self.measure, _label_width(block))
        if isinstance(block, d.Strips):
            return self.strips(block)
        if isinstance(block, d.Entries):
            return self.entries(block.entries, self.measure)
        if isinstance(block, d.Bullets):
            return self.bullets(block)
        if isinstance(block, d.Facing):
            return self.facing(block)
        if isinstance(block, d.Levels):
            return self.levels(block, labels)
        if isinstance(block, d.Climbs):
            return self.climbs(block, labels)
        if isinstance(block, d.Table):
            return self.table(block)
        if isinstance(block, d.Trend):
            return [part for line in draw_trend(block, self.measure) for part in _set(line, self.measure)]
        if isinstance(block, d.Spreads):
            return [part for line in draw_spreads(block, self.measure) for part in _set(line, self.measure)]
        if isinstance(block, d.Commands):
            return self.commands(block)
        if isinstance(block, d.Note):
            return _set(block.words, self.measure, "dim")
        assert_never(block)

    def facts(self, block: d.Facts, width: int, label_width: int) -> Iterator[Text]:
        if block.title:
            yield from _set(block.title, width, "bold")
        beside = width >= label_width + 20
        for label, value in block.items:
            if beside:
                lines = _set(value, width - label_width - GAP)
                yield from _beside(([Text(label, "dim")], label_width + GAP), (lines, 0))
            else:
                yield from _set(label, width, "dim")
                yield from _indented(_set(value, width - GAP))

    def strips(self, block: d.Strips) -> Iterator[Text]:
        left, right = _label_width(block.left), _label_width(block.right)
        if self.width < _STRIPS_FROM:
            both = max(left, right)
            yield from self.facts(block.left, self.measure, both)
            yield Text()
            yield from self.facts(block.right, self.measure, both)
            return
        room = self.width - _FACING_GAP
        # The right strip gets what keeps its values on one line, so long as the left one stays readable.
        longest = max((cell_width(d.text_of(value)) for _, value in block.right.items), default=0)
        right_width = min(max(right + GAP + longest, room // 2), room - left - _LEAST_FACT)
        left_lines = self.facts(block.left, room - right_width, left)
        yield from _beside(
            (left_lines, room - right_width + _FACING_GAP), (self.facts(block.right, right_width, right), 0)
        )

    def entries(self, entries: Iterable[d.Entry], width: int) -> Iterator[Text]:
        entries = tuple(entries)
        indent = 2 if any(entry.mark for entry in entries) else 0
        room = width - (indent + self.spare if indent else 0)
        airy = any(d.text_of(entry.body) or d.text_of(entry.aside) for entry in entries)
        for number, entry in enumerate(entries):
            if airy and number:
                yield Text()
            # A lead that marks what is strong in it is not bold as a whole.
            own = any(span.tone == "strong" for span in d.spans(entry.lead))
            lines = _set(entry.lead, room, "" if own else "bold")
            for words, style in ((entry.body, ""), (entry.aside, "dim")):
                if d.text_of(words):
                    lines += _set(words, room, style)
            yield from _beside(([Text(*_MARKS[entry.mark])], indent), (lines, 0)) if indent else lines

    def bullets(self, block: d.Bullets) -> Iterator[Text]:
        for words in block.lines:
            lines = _set(words, self.measure - GAP)
            yield from _beside(([Text(*_MARKS[block.mark])], GAP), (lines, 0))

    def facing(self, block: d.Facing) -> Iterator[Text]:
        if self.width < _FACING_FROM:
            yield from self.group(block.left, self.measure)
            yield Text()
            yield from self.group(block.right, self.measure)
            return
        half = (min(self.width, MEASURE + 8) - _FACING_GAP) // 2
        yield from _beside((self.group(block.left, half), half + _FACING_GAP), (self.group(block.right, half), 0))

    def group(self, group: d.Group, width: int) -> Iterator[Text]:
        yield from _set(group.title, width, f"{_STYLES[group.tone]} bold")
        yield Text()
        yield from self.entries(group.entries, width)

    def levels(self, block: d.Levels, labels: Sequence[str]) -> Iterator[Text]:
        rows = []
        for label, level, note in block.rows:
            rows.append((label, Text.assemble(("●" * level, "cyan"), ("○" * (5 - level), "dim")), note))
        return self.marked(rows, labels)

    def climbs(self, block: d.Climbs, labels: Sequence[str]) -> Iterator[Text]:
        rows = []
        for label, held, asked, note in block.rows:
            there, missing, rest = climb_marks(held, asked)
            marks = Text.assemble(("●" * there, "cyan"), ("+" * missing, "yellow"), ("○" * rest, "dim"))
            rows.append((label, marks, note))
        return self.marked(rows, labels)

    def marked(self, rows: Sequence[tuple[str, Text, d.Words]], labels: Sequence[str]) -> Iterator[Text]:
        """Rows of a label, five marks and a note; where it is narrow, the note stands below the two.

        There is room for each of the `labels`.
        """
        longest = max((cell_width(label) for label in (*(row[0] for row in rows), *labels)), default=0)
        label_width = min(longest, 36, self.measure - 5 - GAP)
        noted = any(d.text_of(note) for *_, note in rows)
        below = noted and self.width < label_width + 38
        for number, (label, marks, note) in enumerate(rows):
            if below and number:
                yield Text()
            columns = [(_set(label, label_width, "bold" if below else ""), label_width + GAP), ([marks], 5 + GAP)]
            if noted and not below:
                columns.append((_set(note, self.measure - label_width - 5 - 2 * GAP, "dim"), 0))
            yield from _beside(*columns)
            if below and d.text_of(note):
                yield from _indented(_set(note, self.measure - GAP))

    def table(self, block: d.Table) -> Iterator[Text]:
        layout = table_layout(block, self.room)
        if layout.widths is None:
            yield from self.stacked_table(block, layout.kept)
            return
        columns = [
            (block.columns[index], index, width) for index, width in zip(layout.kept, layout.widths, strict=True)
        ]
        if any(column.title for column, *_ in columns):
            titles = [self.cell(column.title, width, "dim") for column, _, width in columns]
            most = max(map(len, titles))  # the shorter ones stand on the last line
            titles = [[Text()] * (most - len(lines)) + lines for lines in titles]
            heads = zip(titles, columns, strict=True)
            yield from _beside(*(_aligned(lines, column, width) for lines, (column, _, width) in heads))
        for row in block.rows:
            if row is None:
                yield Text()
                continue
            if over_all(row, block):
                yield from self.cell(row[0], self.width, _STYLES[columns[0][0].tone])
                continue
            yield from _beside(
                *(
                    _aligned(self.cell(row[index], width, _STYLES[column.tone]), column, width)
                    for column, index, width in columns
                )
            )

    def stacked_table(self, block: d.Table, kept: Sequence[int]) -> Iterator[Text]:
        for label, details in stacked(block, kept):
            yield from _set(label, self.room, "bold")
            for detail in details:
                yield from (Text(line) for line in wrapped(detail, self.room, first="  ", rest="    "))

    def cell(self, cell: d.Cell, width: int, style: str) -> list[Text]:
        if isinstance(cell, d.Meter):
            return [meter(cell)]
        if isinstance(cell, str):
            return [Text(line, style) for line in wrapped(cell, width, hyphens=True)]
        return _set(cell, width, style)

    def commands(self, block: d.Commands) -> Iterator[Text]:
        width = max((cell_width(command) for command, _ in block.items), default=0)
        meaning_width = max((cell_width(meaning) for _, meaning in block.items), default=0)
        room = self.width - width - GAP
        for command, meaning in block.items:
            if room < min(meaning_width, LEAST_MEANING):
                yield from _set(command, self.width, "cyan")
                yield from _indented(_set(meaning, self.width - GAP, "dim"))
            else:
                yield from _beside(([Text(command, "cyan")], width + GAP), (_set(meaning, room, "dim"), 0))


def _set(words: d.Words, width: int, style: str = "") -> list[Text]:
    """Words as lines of at most `width` columns; a word that is wider than that is cut."""
    width = max(width, 1)
    if isinstance(words, str):
        lines = wrapped(words, width)
        if max(map(cell_width, lines)) <= width:
            return [Text(line, style) for line in lines]
    text = _styled(words, style)
    return list(text.wrap(_MEASURING, width, overflow="fold")) if cell_width(text.plain) > width else [text]


_MEASURING = _console(80, colored=False)
"""Rich asks for a console when it wraps text, and only reads its tab size."""


def _styled(words: d.Words, style: str = "") -> Text:
    """Words as one line."""
    text = Text(style=style)
    for span in d.spans(words):
        text.append(span.text, _STYLES[span.tone])
    return text


def _indented(lines: Iterable[Text]) -> Iterator[Text]:
    return _beside(([], GAP), (lines, 0))


def _beside(*columns: tuple[Iterable[Text], int]) -> Iterator[Text]:
    """Columns of lines side by side, each filled up to its width; the last one's does not matter."""
    last = len(columns) - 1
    for parts in zip_longest(*(lines for lines, _ in columns)):
        line = Text()
        for number, part in enumerate(parts):
            if part is not None:
                line.append_text(part)
            if number < last:
                used = 0 if part is None else cell_width(part.plain)
                line.append(" " * (columns[number][1] - used))
        yield line


def _aligned(lines: list[Text], column: d.Column, width: int) -> tuple[list[Text], int]:
    """The lines of a table's cell on the side that its column wants, and the columns they take with the gap."""
    if column.align == "right":
        for line in lines:
            line.pad_left(width - cell_width(line.plain))
    return lines, width + GAP


def _label_width(facts: d.Facts) -> int:
    return max((cell_width(label) for label, _ in facts.items), default=0)


def meter(value: d.Meter) -> Text:
    """A meter; with `low` and `high`, thick to the low end and thin to the high end."""
    filled, open_until, cells = meter_cells(value)
    text = Text().append("━" * filled, "cyan")
    if value.high is not None:
        return text.append("─" * (open_until - filled), "cyan").append(" " * (cells - open_until))
    return text.append("─" * (cells - filled), "dim")
