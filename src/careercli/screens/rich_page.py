"""A document as a Rich page: measured prose, facing columns, level marks, meters, quiet colors.

Only the terminal's own sixteen colors are used, never white, black or a background, so that pages read well
on light and dark terminals alike; with colors off the layout carries the page alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from rich.console import Console, RenderableType
from rich.console import Group as Stack
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from careercli.screens import document as d
from careercli.screens.drawing import climb_marks, draw_spreads, draw_trend, meter_cells
from careercli.screens.literal import literal
from careercli.screens.measure import MEASURE, cell_width, wrapped
from careercli.screens.table_layout import GAP, LEAST_MEANING, stacked, table_layout

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
    console = _console(width - 2 * margin, colored=colored)
    for renderable in painter.document(literal(document)):
        console.print(renderable)
    output = console.file
    assert isinstance(output, StringIO)
    # The margin is set here: as padding around the page, Rich would lay every line out once more.
    lines = (line.rstrip() for line in output.getvalue().split("\n"))
    return "\n".join(" " * margin + line if line else "" for line in lines)


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
        soft_wrap=False,
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

    def document(self, document: d.Document) -> Iterator[RenderableType]:
        if document.title:
            yield Text()
            yield self.prose(document.title, "bold cyan")
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
            labels = d.marked_labels(section.blocks)
            for block in section.blocks:
                if not first:
                    yield Text()
                first = isinstance(block, d.Heading)
                yield self.block(block, labels)
        yield Text()

    def section_title(self, title: str) -> Text:
        rule = max(self.width - cell_width(title) - 1, 0)
        return Text.assemble((title, "bold"), " ", ("─" * rule, "dim"))

    def text(self, words: d.Words, style: str = "") -> Text:
        text = Text(style=style, overflow="fold")
        for span in d.spans(words):
            text.append(span.text, _STYLES[span.tone])
        return text

    def prose(self, words: d.Words, style: str = "", width: int | None = None) -> RenderableType:
        from rich.constrain import Constrain

        return Constrain(self.text(words, style), width or self.measure)

    def block(self, block: d.Block, labels: Sequence[str] = ()) -> RenderableType:
        """One block; `labels` are those of all rows with marks in its section."""
        if isinstance(block, d.Paragraph):
            return self.prose(block.words, _STYLES[block.tone])
        if isinstance(block, d.Heading):
            return self.prose(block.text, "bold")
        if isinstance(block, d.Facts):
            return self.facts(block, self.measure, _label_width(block))
        if isinstance(block, d.Strips):
            return self.strips(block)
        if isinstance(block, d.Entries):
            return self.entries(block.entries, self.measure)
        if isinstance(block, d.Facing):
            return self.facing(block)
        if isinstance(block, d.Levels):
            return self.levels(block, labels)
        if isinstance(block, d.Climbs):
            return self.climbs(block, labels)
        if isinstance(block, d.Table):
            return self.table(block)
        if isinstance(block, d.Trend):
            return Stack(*(self.text(line) for line in draw_trend(block, self.measure)))
        if isinstance(block, d.Spreads):
            return Stack(*(self.text(line) for line in draw_spreads(block, self.measure)))
        if isinstance(block, d.Commands):
            return self.commands(block)
        return self.prose(block.words, "dim")

    def facts(self, block: d.Facts, width: int, label_width: int) -> RenderableType:
        title: list[RenderableType] = [Text(block.title, "bold")] if block.title else []
        if width < label_width + 20:
            lines: list[RenderableType] = []
            for label, value in block.items:
                lines += [Text(label, "dim"), Padding(self.text(value), (0, 0, 0, GAP))]
            return Stack(*title, *lines)
        grid = Grid.grid(padding=(0, GAP, 0, 0))
        grid.add_column(width=label_width, style="dim", no_wrap=True)
        grid.add_column(width=width - label_width - GAP)
        for label, value in block.items:
            grid.add_row(Text(label), self.text(value))
        return Stack(*title, grid)

    def strips(self, block: d.Strips) -> RenderableType:
        left, right = _label_width(block.left), _label_width(block.right)
        if self.width < _STRIPS_FROM:
            both = max(left, right)
            return Stack(
                self.facts(block.left, self.measure, both), Text(), self.facts(block.right, self.measure, both)
            )
        room = self.width - _FACING_GAP
        # The right strip gets what keeps its values on one line, so long as the left one stays readable.
        longest = max((cell_width(d.text_of(value)) for _, value in block.right.items), default=0)
        right_width = min(max(right + GAP + longest, room // 2), room - left - _LEAST_FACT)
        widths = (room - right_width, right_width)
        return _side_by_side(
            self.facts(block.left, widths[0], left), self.facts(block.right, widths[1], right), widths
        )

    def entries(self, entries: Iterable[d.Entry], width: int, style: str = "bold") -> RenderableType:
        entries = tuple(entries)
        marked = any(entry.mark for entry in entries)
        airy = any(d.text_of(entry.body) or d.text_of(entry.aside) for entry in entries)
        grid = Grid.grid(padding=(0, 1, 0, 0))
        if marked:
            grid.add_column(width=1, no_wrap=True)
        grid.add_column(width=width - (2 + self.spare if marked else 0), overflow="fold")
        for number, entry in enumerate(entries):
            # A lead that marks what is strong in it is not bold as a whole.
            own = any(span.tone == "strong" for span in d.spans(entry.lead))
            lines: list[RenderableType] = [self.text(entry.lead, "" if own else style)]
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
        half = (min(self.width, MEASURE + 8) - _FACING_GAP) // 2
        return _side_by_side(self.group(block.left, half), self.group(block.right, half), (half, half))

    def group(self, group: d.Group, width: int) -> RenderableType:
        return Stack(
            self.text(group.title, _STYLES[group.tone] + " bold"), Text(), self.entries(group.entries, width)
        )

    def levels(self, block: d.Levels, labels: Sequence[str]) -> RenderableType:
        return self.marked(
            (
                (label, Text.assemble(("●" * level, "cyan"), ("○" * (5 - level), "dim")), note)
                for label, level, note in block.rows
            ),
            labels,
        )

    def climbs(self, block: d.Climbs, labels: Sequence[str]) -> RenderableType:
        rows = []
        for label, held, asked, note in block.rows:
            there, missing, rest = climb_marks(held, asked)
            marks = Text.assemble(("●" * there, "cyan"), ("+" * missing, "yellow"), ("○" * rest, "dim"))
            rows.append((label, marks, note))
        return self.marked(rows, labels)

    def marked(self, rows: Iterable[tuple[str, Text, d.Words]], labels: Sequence[str]) -> RenderableType:
        """Rows of a label, five marks and a note; where it is narrow, the note stands below the two.

        There is room for each of the `labels`.
        """
        rows = tuple(rows)
        longest = max((cell_width(label) for label in (*(row[0] for row in rows), *labels)), default=0)
        label_width = min(longest, 36, self.measure - 5 - GAP)
        noted = any(d.text_of(note) for *_, note in rows)
        if noted and self.width < label_width + 38:
            lines: list[RenderableType] = []
            for label, marks, note in rows:
                if lines:
                    lines.append(Text())
                lines.append(self.grid(label_width, [(Text(label, "bold"), marks)]))
                if d.text_of(note):
                    lines.append(Padding(self.text(note), (0, 0, 0, GAP)))
            return Stack(*lines)
        return self.grid(
            label_width,
            [(Text(label), marks, *([self.text(note, "dim")] if noted else [])) for label, marks, note in rows],
        )

    def grid(self, label_width: int, rows: Sequence[tuple[Text, ...]]) -> RenderableType:
        grid = Grid.grid(padding=(0, GAP, 0, 0))
        grid.add_column(width=label_width)
        grid.add_column(width=5, no_wrap=True)
        if rows and len(rows[0]) > 2:
            grid.add_column(width=self.measure - label_width - 5 - 2 * GAP)
        for row in rows:
            grid.add_row(*row)
        return grid

    def table(self, block: d.Table) -> RenderableType:
        layout = table_layout(block, self.room)
        if layout.widths is None:
            return self.stacked_table(block, layout.kept)
        titled = any(block.columns[index].title for index in layout.kept)
        grid = Grid(box=None, show_header=titled, header_style="dim", padding=(0, GAP, 0, 0), pad_edge=False)
        columns = tuple(zip(layout.kept, layout.widths, strict=True))
        for index, width in columns:
            column = block.columns[index]
            title = self.cell(column.title, width)
            grid.add_column(title, justify=column.align, style=_STYLES[column.tone], overflow="fold", width=width)
        for row in block.rows:
            grid.add_row(*[Text() if row is None else self.cell(row[index], width) for index, width in columns])
        return grid

    def stacked_table(self, block: d.Table, kept: Sequence[int]) -> RenderableType:
        lines: list[RenderableType] = []
        for label, details in stacked(block, kept):
            lines.append(Text(label, "bold"))
            for detail in details:
                lines += [Text(line) for line in wrapped(detail, self.room, first="  ", rest="    ")]
        return Stack(*lines)

    def cell(self, cell: d.Cell, width: int) -> Text:
        if isinstance(cell, d.Meter):
            return meter(cell)
        if isinstance(cell, str):
            return Text("\n".join(wrapped(cell, width, hyphens=True)))
        return self.text(cell)

    def commands(self, block: d.Commands) -> RenderableType:
        width = max((cell_width(command) for command, _ in block.items), default=0)
        meaning_width = max((cell_width(meaning) for _, meaning in block.items), default=0)
        if self.width - width - GAP < min(meaning_width, LEAST_MEANING):
            lines: list[RenderableType] = []
            for command, meaning in block.items:
                lines += [Text(command, "cyan"), Padding(Text(meaning, "dim"), (0, 0, 0, 2))]
            return Stack(*lines)
        grid = Grid.grid(padding=(0, GAP, 0, 0))
        grid.add_column(no_wrap=True, style="cyan")
        grid.add_column(style="dim")
        for command, meaning in block.items:
            grid.add_row(Text(command), Text(meaning))
        return grid


def _label_width(facts: d.Facts) -> int:
    return max((cell_width(label) for label, _ in facts.items), default=0)


def _side_by_side(left: RenderableType, right: RenderableType, widths: tuple[int, int]) -> RenderableType:
    grid = Grid.grid(padding=0)
    for width in (widths[0], _FACING_GAP, widths[1]):
        grid.add_column(width=width)
    grid.add_row(left, "", right)
    return grid


def meter(value: d.Meter) -> Text:
    """A meter; with `low` and `high`, thick to the low end and thin to the high end."""
    filled, open_until, cells = meter_cells(value)
    text = Text().append("━" * filled, "cyan")
    if value.high is not None:
        return text.append("─" * (open_until - filled), "cyan").append(" " * (cells - open_until))
    return text.append("─" * (cells - filled), "dim")
