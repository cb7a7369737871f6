"""Your page, live: what is kept, line by line, with what it says beside it, and keys that change it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import Static

from careercli.errors import CareerError
from careercli.explorer.common import Common
from careercli.explorer.desk import Arguments, Mine
from careercli.explorer.keys import KeyBar, hint
from careercli.explorer.keys_table import named
from careercli.explorer.reader import PageView
from careercli.explorer.rows import Row, Rows


class YouScreen(Common):
    """What is kept about the person."""

    BINDINGS: ClassVar = [Binding("x", "drop", show=False), Binding("tab", "other", show=False)]

    def __init__(self) -> None:
        super().__init__(id="you-screen")
        self.kept: list[Mine] = []

    def compose(self) -> ComposeResult:
        """The lines, what they say, keys."""
        yield Static(" Your page", id="title", markup=False)
        with Horizontal(id="body"):
            yield Rows(id="mine")
            yield PageView(id="says")
        yield KeyBar()

    def on_mount(self) -> None:
        """Fill it."""
        self.set_focus(self.query_one("#mine"))
        self.query_one("#says", PageView).titles = self.explorer.links
        self.changed()

    @property
    def listing(self) -> Rows:
        """The lines."""
        return self.query_one("#mine", Rows)

    @property
    def at(self) -> Mine | None:
        """The line under the cursor."""
        row = self.listing.current
        return self.kept[int(row.key)] if row is not None else None

    @property
    def subject(self) -> str:
        """The role of the line under the cursor."""
        return self.at.role if self.at is not None else ""

    @property
    def shown(self) -> Arguments:
        """The command that shows what stands beside."""
        return self.at.shows if self.at is not None else ("me",)

    def changed(self) -> None:
        """Fill it anew, with the cursor where it was."""
        place = self.listing.cursor
        self.kept = list(self.explorer.desk.mine())
        rows: list[Row] = []
        group = ""
        for index, mine in enumerate(self.kept):
            if mine.group != group:
                group = mine.group
                rows += [*([Row("", "")] if rows else []), Row("", group)]
            rows.append(Row(str(index), mine.label))
        key = rows[min(place, len(rows) - 1)].key if rows else ""
        self.listing.fill(rows, key or None)
        self._show()

    def _show(self) -> None:
        mine = self.at
        view = self.query_one("#says", PageView)
        document = None
        if mine is not None and mine.shows:
            try:
                document = self.explorer.desk.page(mine.shows).document
            except CareerError as error:
                self.app.notify(error.message)
        view.show(document, mine.role if mine is not None else "")
        hints = (
            [("⏎", mine.hint or "open", "screen.open_mine")]
            if mine is not None and (mine.open or mine.asks)
            else []
        )
        if mine is not None and mine.drop:
            hints.append(("x", "take away", "screen.drop"))
        names = ("note", "compare", "gap", "route", "plan", "interview") if self.subject else ()
        hints += [hint(named(name)) for name in (*names, "quiz", "copy")]
        self.query_one(KeyBar).tell(*hints, always=tuple(hint(named(name)) for name in ("back", "help", "leave")))

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """Another line: what it says."""
        self._show()

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Open or change it."""
        self.action_open_mine()

    def on_page_view_followed(self, event: PageView.Followed) -> None:
        """A link beside."""
        self.explorer.open(event.link.opens)

    def action_open_mine(self) -> None:
        """Open or change the line under the cursor."""
        mine = self.at
        if mine is None:
            return
        if mine.asks:
            self.explorer.ask_role(mine.asks, lambda slug: self.explorer.do((*mine.open, slug)))
        elif mine.open:
            self.explorer.open(mine.open)

    def action_drop(self) -> None:
        """Take it away."""
        if self.at is not None and self.at.drop:
            self.explorer.do(self.at.drop)

    def action_other(self) -> None:
        """Between the lines and what they say."""
        self.set_focus(self.query_one("#says") if self.listing.has_focus else self.listing)
