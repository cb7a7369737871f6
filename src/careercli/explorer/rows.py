"""A list with a cursor: only the lines in view are drawn, so ten thousand rows cost what twenty do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from careercli.screens.measure import cell_width
from careercli.values import value

_AMOUNTS_END = ("%", "–", ")", " US")
"""What amounts end in that do not end in a digit; they stand at the right."""

CONTINUED = ""
"""The mark of a row that goes on with the words of the one above."""

CURSOR = "▸"
"""The one mark of the cursor."""


@value
class Row:
    """A row: what it stands for, its words, the cells behind it from the right, and a mark before it.

    A row without a `key` is a heading, over which the cursor passes, or goes on with the words of the row above.
    """

    key: str
    label: str
    cells: tuple[str, ...] = ()
    mark: str = " "


class Rows(ScrollView, can_focus=True):
    """A list of rows under a cursor. `widths` are the columns of the cells, which leave from the left where the
    label would have less than `least` columns.
    """

    BINDINGS: ClassVar = [
        ("up,k", "move(-1)", "up"),
        ("down,j", "move(1)", "down"),
        ("pageup", "leap(-1)", "page up"),
        ("pagedown", "leap(1)", "page down"),
        ("home", "edge(0)", "first"),
        ("end", "edge(1)", "last"),
        ("enter", "choose", "open"),
    ]

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, rows: Rows) -> None:
            super().__init__()
            self.rows = rows

        @property
        def control(self) -> Rows:
            """The list."""
            return self.rows

    class Chosen(Moved):
        """A row was opened."""

    def __init__(self, *, id: str, widths: Sequence[int] = (), least: int = 26) -> None:
        super().__init__(id=id)
        self.least = least
        self.widths = tuple(widths)
        self.rows: Sequence[Row] = ()
        self.cursor = 0

    def fill(self, rows: Sequence[Row], key: str | None = None) -> None:
        """Show other rows, with the cursor on the row of `key`, or the first."""
        self.rows = rows
        wanted = next((index for index, row in enumerate(rows) if key and row.key == key), None)
        first = next((index for index, row in enumerate(rows) if row.key), 0)
        self.cursor = first if wanted is None else wanted
        self.virtual_size = Size(self.size.width, len(rows))
        self._bring()
        self.refresh()

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if 0 <= self.cursor < len(self.rows) and self.rows[self.cursor].key else None

    def to_key(self, key: str) -> None:
        """Put the cursor on a row without telling anybody."""
        for index, row in enumerate(self.rows):
            if row.key == key:
                if index != self.cursor:
                    self.cursor = index
                    self._bring()
                    self.refresh()
                return

    def action_move(self, step: int) -> None:
        """Move the cursor over headings, and stop at both ends."""
        place = self.cursor + step
        while 0 <= place < len(self.rows) and not self.rows[place].key:
            place += 1 if step > 0 else -1
        if 0 <= place < len(self.rows):
            self._to(place)
        elif step < 0:
            self.scroll_to(y=0, animate=False, force=True)

    def action_leap(self, step: int) -> None:
        """Move by what is in view."""
        self._to(self._nearest(self.cursor + step * max(self.size.height - 1, 1)))

    def action_edge(self, end: int) -> None:
        """Move to the first or last row."""
        self._to(self._nearest(len(self.rows) - 1 if end else 0))

    def action_choose(self) -> None:
        """Open the row under the cursor."""
        if self.current is not None:
            self.post_message(self.Chosen(self))

    def _nearest(self, place: int) -> int:
        place = min(max(place, 0), max(len(self.rows) - 1, 0))
        keyed = [index for index, row in enumerate(self.rows) if row.key]
        return min(keyed, key=lambda index: abs(index - place), default=0)

    def _to(self, place: int) -> None:
        if place != self.cursor:
            self.cursor = place
            self._bring()
            self.refresh()
            self.post_message(self.Moved(self))

    def _bring(self) -> None:
        top, height = self.scroll_offset.y, max(self.size.height, 1)
        if self.cursor < top or height <= 2:
            self.scroll_to(
                y=max(self.cursor - (1 if self.cursor and not self.rows[self.cursor - 1].key else 0), 0),
                animate=False,
                force=True,
            )
        elif self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False, force=True)

    def on_resize(self, event: events.Resize) -> None:
        """Keep the cursor in view."""
        self.virtual_size = Size(self.size.width, len(self.rows))
        self._bring()

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor; one on the row under it opens that."""
        place = event.y + self.scroll_offset.y
        if 0 <= place < len(self.rows) and self.rows[place].key:
            if place == self.cursor:
                self.action_choose()
            else:
                self._to(place)

    def shown_widths(self) -> tuple[int, ...]:
        """The columns of the cells that there is room for, those at the end first."""
        widths = list(self.widths)
        while widths and self.size.width - sum(widths) - 2 * len(widths) < self.least:
            widths.pop(0)
        return tuple(widths)

    def render_line(self, y: int) -> Strip:
        """One row."""
        place, width = y + self.scroll_offset.y, self.size.width
        if place >= len(self.rows):
            return Strip.blank(width)
        row = self.rows[place]
        here = place == self.cursor and bool(row.key)
        widths = self.shown_widths()
        cells = row.cells[len(row.cells) - len(widths) :] if widths else ()
        room = width - 4 - sum(widths) - 2 * len(widths)
        goes_on = not row.key and row.mark == CONTINUED
        text = Text(f"{CURSOR if here else ' '}{row.mark} " if row.key else "     " if goes_on else " ")
        text.append(_fitted(row.label, room) if row.key else row.label)
        for cell, columns in zip(cells, widths, strict=False):
            amount = cell[-1:].isdigit() or cell.endswith(_AMOUNTS_END)
            text.append("  " + _fitted(cell, columns, right=columns > 0 and amount))
        style = (
            "" if goes_on else "bold" if not row.key else ("reverse" if self.has_focus else "bold") if here else ""
        )
        text.stylize(style)
        return Strip(list(text.render(self.app.console))).adjust_cell_length(width)


def _fitted(text: str, width: int, *, right: bool = False) -> str:
    """The text in just `width` columns."""
    while cell_width(text) > width and text:
        text = f"{text[:-2]}…" if len(text) > 1 else ""
    space = " " * (width - cell_width(text))
    return space + text if right else text + space
