"""A document as a Rich page: measured prose, facing columns, level marks, meters, quiet colors.

Only the terminal's own sixteen colors are used, never white, black or a background, so that pages read well
on light and dark terminals alike; with colors off the layout carries the page alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console, RenderableType
from rich.console import Group as Stack
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from careercli.screens import document as d
from careercli.screens.drawing import draw_spreads, draw_trend, spread_words
from careercli.screens.plain import (
    MEASURE,
    cell_width,
    climb_marks,
    column_widths,
    fitting_columns,
    meter_cells,
    stacked,
)

if TYPE_CHECKING:
    from rich.box import Box

PAGE = 104
"""Columns a page takes at most; prose inside stays within MEASURE."""

_MARGIN = 2
_FACING_FROM = 76
"""Columns from which two groups stand side by side."""

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


def render_rich(document: d.Document, width: int, *, colored: bool, markup_free_title: bool = True) -> str:
    """The document as terminal text of at most `width` columns, with escape sequences only when `colored`."""
    console = page_console(width, colored=colored)
    console.print(page(document, width))
    output = console.file
    assert isinstance(output, StringIO)
    return "\n".join(line.rstrip() for line in output.getvalue().split("\n"))


def page_console(width: int, *, colored: bool, record: bool = False) -> Console:
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
        soft_wrap=False,
        legacy_windows=False,
        record=record,
        _environ={},
    )


def page(document: d.Document, width: int) -> RenderableType:
    """The document as one renderable for a terminal of `width` columns."""
    margin = _MARGIN if width >= 60 else 0
    inner = max(min(width - 2 * margin, PAGE), 16)
    painter = _Painter(inner)
    return Padding(Stack(*painter.document(document)), (0, 0, 0, margin))


class _Painter:
    """Draws blocks for a page of `width` columns."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.measure = min(width, MEASURE)

    def document(self, document: d.Document) -> Iterator[RenderableType]:
        if document.title:
            yield Text()
            yield self.prose(d.Span(document.title, "strong").text, "bold cyan")
            if d.text_of(document.subtitle):
                yield self.prose(document.subtitle)
            for words in document.lines:
                yield self.prose(words, "dim")
        for block in document.intro:
            yield Text()
            yield self.block(block)
        for section in document.sections:
            yield Text()
            if section.title:
                yield self.section_title(section.title)
                yield Text()
            first = True
            for block in section.blocks:
                if not first:
                    yield Text()
                first = isinstance(block, d.Heading)
                yield self.block(block)
        yield Text()

    def section_title(self, title: str) -> Text:
        rule = max(self.measure - cell_width(title) - 1, 0)
        return Text.assemble((title, "bold"), " ", ("─" * rule, "dim"))

    def text(self, words: d.Words, style: str = "") -> Text:
        text = Text(style=style, overflow="fold")
        for span in d.spans(words):
            text.append(span.text, _STYLES[span.tone])
        return text

    def prose(self, words: d.Words, style: str = "", width: int | None = None) -> RenderableType:
        from rich.constrain import Constrain

        return Constrain(self.text(words, style), width or self.measure)

    def block(self, block: d.Block) -> RenderableType:
        if isinstance(block, d.Paragraph):
            return self.prose(block.words, _STYLES[block.tone])
        if isinstance(block, d.Heading):
            return self.prose(block.text, "bold")
        if isinstance(block, d.Facts):
            return self.facts(block)
        if isinstance(block, d.Entries):
            return self.entries(block.entries, self.measure)
        if isinstance(block, d.Facing):
            return self.facing(block)
        if isinstance(block, d.Levels):
            return self.levels(block)
        if isinstance(block, d.Climbs):
            return self.climbs(block)
        if isinstance(block, d.Table):
            return self.table(block)
        if isinstance(block, d.Trend):
            return Stack(*(self.text(line) for line in draw_trend(block, self.measure)))
        if isinstance(block, d.Spreads):
            words = [self.prose(line, "dim") for line in spread_words(block)]
            return Stack(*(self.text(line) for line in draw_spreads(block, self.measure)), *words)
        if isinstance(block, d.Commands):
            return self.commands(block)
        return self.prose(block.words, "dim")

    def facts(self, block: d.Facts) -> RenderableType:
        label_width = max(cell_width(label) for label, _ in block.items)
        longest = max(cell_width(d.text_of(value)) for _, value in block.items)
        columns = 2 if self.width >= 2 * (label_width + min(longest, 30)) + 8 else 1
        if self.width < label_width + 20:
            stacked: list[RenderableType] = []
            for label, value in block.items:
                stacked += [self.text(label, "dim"), Padding(self.text(value), (0, 0, 0, 2))]
            return Stack(*stacked)
        grid = Grid.grid(padding=(0, 2, 0, 0), expand=False)
        share = (min(self.width, MEASURE + 8) - columns * (label_width + 2)) // columns - 2
        for _ in range(columns):
            grid.add_column(width=label_width, style="dim", no_wrap=True)
            grid.add_column(max_width=max(share, 12))
        rows = -(-len(block.items) // columns)
        for row in range(rows):
            cells: list[RenderableType] = []
            for column in range(columns):
                index = row + column * rows
                if index < len(block.items):
                    label, value = block.items[index]
                    cells += [Text(label), self.text(value)]
                else:
                    cells += [Text(), Text()]
            grid.add_row(*cells)
        return grid

    def entries(self, entries: Iterable[d.Entry], width: int, style: str = "bold") -> RenderableType:
        entries = tuple(entries)
        marked = any(entry.mark for entry in entries)
        airy = any(d.text_of(entry.body) or d.text_of(entry.aside) for entry in entries)
        grid = Grid.grid(padding=(0, 1, 0, 0))
        if marked:
            grid.add_column(width=1, no_wrap=True)
        grid.add_column(max_width=width - (2 if marked else 0), overflow="fold")
        for number, entry in enumerate(entries):
            lines: list[RenderableType] = [self.text(entry.lead, style)]
            if d.text_of(entry.body):
                lines.append(self.text(entry.body))
            if d.text_of(entry.aside):
                lines.append(self.text(entry.aside, "dim"))
            if airy and number < len(entries) - 1:
                lines.append(Text())
            mark, mark_style = _MARKS[entry.mark]
            cells: list[RenderableType] = [Text(mark, mark_style)] if marked else []
            grid.add_row(*cells, Stack(*lines))
        return grid

    def facing(self, block: d.Facing) -> RenderableType:
        if self.width < _FACING_FROM:
            return Stack(self.group(block.left, self.measure), Text(), self.group(block.right, self.measure))
        gap = 4
        half = (min(self.width, MEASURE + 8) - gap) // 2
        grid = Grid.grid(padding=0)
        grid.add_column(width=half)
        grid.add_column(width=gap)
        grid.add_column(width=half)
        grid.add_row(self.group(block.left, half), "", self.group(block.right, half))
        return grid

    def group(self, group: d.Group, width: int) -> RenderableType:
        return Stack(
            self.text(group.title, _STYLES[group.tone] + " bold"), Text(), self.entries(group.entries, width)
        )

    def levels(self, block: d.Levels) -> RenderableType:
        label_width = max(cell_width(label) for label, _, _ in block.rows)
        noted = any(d.text_of(note) for _, _, note in block.rows)
        narrow = noted and self.width < label_width + 38
        grid = Grid.grid(padding=(0, 2, 0, 0))
        grid.add_column(max_width=max(self.width - 9, 12) if narrow else min(label_width, 36))
        grid.add_column(width=5, no_wrap=True)
        if not narrow and noted:
            grid.add_column(max_width=self.measure - min(label_width, 36) - 9)
        for label, level, note in block.rows:
            marks = Text.assemble(("●" * level, "cyan"), ("○" * (5 - level), "dim"))
            if narrow:
                grid.add_row(Text(label, "bold"), marks)
                grid.add_row(Padding(self.text(note), (0, 0, 1, 0)), "")
            else:
                grid.add_row(Text(label), marks, *([self.text(note, "dim")] if noted else []))
        return grid

    def climbs(self, block: d.Climbs) -> RenderableType:
        label_width = min(max(cell_width(label) for label, *_ in block.rows), 36)
        noted = any(d.text_of(note) for *_, note in block.rows)
        narrow = noted and self.width < label_width + 38
        grid = Grid.grid(padding=(0, 2, 0, 0))
        grid.add_column(max_width=max(self.width - 9, 12) if narrow else label_width)
        grid.add_column(width=5, no_wrap=True)
        if not narrow and noted:
            grid.add_column(max_width=self.measure - label_width - 9)
        for label, held, asked, note in block.rows:
            there, missing, rest = climb_marks(held, asked)
            marks = Text.assemble(("●" * there, "cyan"), ("+" * missing, "yellow"), ("○" * rest, "dim"))
            if narrow:
                grid.add_row(Text(label, "bold"), marks)
                if d.text_of(note):
                    grid.add_row(Padding(self.text(note), (0, 0, 1, 0)), "")
            else:
                grid.add_row(Text(label), marks, *([self.text(note, "dim")] if noted else []))
        return grid

    def table(self, block: d.Table) -> RenderableType:
        kept = fitting_columns(block, self.width)
        widths = column_widths(block, kept, self.width)
        if widths is None:
            return self.stacked_table(block)
        box: Box | None = None
        titled = any(block.columns[index].title for index in kept)
        grid = Grid(
            box=box, show_header=titled, header_style="dim", padding=(0, 2, 0, 0), pad_edge=False, expand=False
        )
        for index, width in zip(kept, widths, strict=True):
            column = block.columns[index]
            grid.add_column(
                column.title,
                justify=column.align,
                style=_STYLES[column.tone],
                no_wrap=not column.wrap,
                overflow="fold",
                width=width,
            )
        for row in block.rows:
            if row is None:
                grid.add_row(*[Text() for _ in kept])
            else:
                grid.add_row(*(self.cell(row[index]) for index in kept))
        return grid

    def stacked_table(self, block: d.Table) -> RenderableType:
        lines: list[RenderableType] = []
        for label, details in stacked(block):
            lines.append(Text(label, "bold"))
            lines += [Padding(Text(detail), (0, 0, 0, 2)) for detail in details]
        return Stack(*lines)

    def cell(self, cell: d.Cell) -> Text:
        if isinstance(cell, d.Meter):
            return meter(cell)
        return self.text(cell)

    def commands(self, block: d.Commands) -> RenderableType:
        width = max(len(command) for command, _ in block.items)
        if self.width < width + 24:
            lines: list[RenderableType] = []
            for command, meaning in block.items:
                lines += [Text(command, "cyan"), Padding(Text(meaning, "dim"), (0, 0, 0, 2))]
            return Stack(*lines)
        grid = Grid.grid(padding=(0, 3, 0, 0))
        grid.add_column(no_wrap=True, style="cyan")
        grid.add_column(style="dim")
        for command, meaning in block.items:
            grid.add_row(Text(command), Text(meaning))
        return grid


def meter(value: d.Meter) -> Text:
    """A meter; with `low` and `high`, thick to the low end and thin to the high end."""
    filled, open_until, cells = meter_cells(value)
    text = Text("━" * filled, "cyan")
    if value.high is not None:
        return text.append("─" * (open_until - filled), "cyan").append(" " * (cells - open_until))
    return text.append("─" * (cells - filled), "dim")
