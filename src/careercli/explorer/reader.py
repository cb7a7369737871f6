"""A document in a pane: laid out at the width at hand, with its sections, its links and what is looked for."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from careercli.explorer.links import Link, Titles
from careercli.screens.document import Document
from careercli.screens.rich_page import page_lines

_NO_TITLES = Titles({})


class PageView(ScrollView, can_focus=True):
    """Shows one document; keys scroll it, links can be walked and followed."""

    BINDINGS: ClassVar = [
        ("space", "page_down", "more"),
        ("j", "scroll_down", "down"),
        ("k", "scroll_up", "up"),
    ]

    class Followed(Message):
        """A link was chosen."""

        def __init__(self, link: Link) -> None:
            super().__init__()
            self.link = link

    class Scrolled(Message):
        """Another part of the page is in view."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.document: Document | None = None
        self.about = ""
        self.titles = _NO_TITLES
        self.sections: list[tuple[str, str, int]] = []
        self.links: list[Link] = []
        self.link: Link | None = None
        self.matches: list[tuple[int, int, int]] = []
        self.match = -1
        self._lines: list[Text] = []
        self._laid_out = 0
        self._wanted: tuple[str, int] | None = None

    # --- what is shown ------------------------------------------------------------------------------------------

    def show(self, document: Document | None, about: str = "", line: int = 0) -> None:
        """Show a document from a line on; `about` is the role it is about."""
        self.document, self.about, self.link, self.matches, self.match = document, about, None, [], -1
        self._lay_out()
        self.scroll_to(y=line, animate=False, force=True)

    @property
    def fits(self) -> bool:
        """Whether it is laid out for the width at hand."""
        return max(self.size.width - 2, 20) == self._laid_out

    @property
    def line(self) -> int:
        """The first line in view."""
        return self.scroll_offset.y

    @property
    def lines(self) -> int:
        """How many lines the page has."""
        return len(self._lines)

    def _lay_out(self) -> None:
        """Lay the document out anew; section by section, so that it is known where each begins."""
        width = max(self.size.width - 2, 20)
        self._lines, self.sections = [], []
        self._laid_out = width
        if self.document is not None:
            head = page_lines(replace(self.document, sections=()), width)
            self._lines += head[:-1]
            for section in self.document.sections:
                self.sections.append((section.key, section.title, len(self._lines) + 1))
                self._lines += page_lines(Document(sections=(section,)), width)[:-1]
            while self._lines and not self._lines[0].plain.strip():
                self._lines.pop(0)
                self.sections = [(key, title, line - 1) for key, title, line in self.sections]
        self.links = self.titles.links([line.plain for line in self._lines], self.about)
        self.virtual_size = Size(width, len(self._lines))
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Lay out at the new width, with the same part of the page in view."""
        if self.fits or self.document is None:
            return
        key, into = self._place()
        chosen = self.links.index(self.link) if self.link in self.links else -1
        self._lay_out()
        self.link = self.links[chosen] if 0 <= chosen < len(self.links) else None
        start = next((line for name, _, line in self.sections if name == key), 0)
        self.scroll_to(y=start + into, animate=False, force=True)

    def _place(self) -> tuple[str, int]:
        """The section in view and how many lines of it are gone."""
        before = [(key, line) for key, _, line in self.sections if line <= self.line]
        key, line = before[-1] if before else ("", 0)
        return key, self.line - line

    @property
    def section(self) -> str:
        """The key of the section in view: the last that begins in the upper third of the pane."""
        reach = self.line + max(self.size.height // 3, 1)
        if self.line >= max(self.lines - self.size.height, 0) and self._asked_for:
            return self._asked_for
        return next((key for key, _, line in reversed(self.sections) if line <= reach), "")

    _asked_for = ""

    def jump(self, *keys: str) -> bool:
        """Go to the first of these sections that the page has."""
        for wanted in keys:
            for key, _, line in self.sections:
                if key == wanted:
                    self._asked_for = key
                    self.scroll_to(y=line, animate=False, force=True)
                    self.post_message(self.Scrolled())
                    return True
        return False

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell the screen that another part is in view."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Scrolled())

    # --- find in page -------------------------------------------------------------------------------------------

    def find(self, text: str) -> int:
        """Mark every place where a text stands, and go to the first from here on; gives how many there are."""
        wanted = text.casefold()
        self.matches = []
        if wanted:
            for number, line in enumerate(self._lines):
                plain, start = line.plain.casefold(), 0
                while (start := plain.find(wanted, start)) >= 0:
                    self.matches.append((number, start, start + len(wanted)))
                    start += len(wanted)
        here = [index for index, (line, *_) in enumerate(self.matches) if line >= self.line]
        self.match = (here or [0])[0] if self.matches else -1
        self._to_match()
        return len(self.matches)

    def next_match(self, step: int) -> None:
        """Go to the next match, around the end."""
        if self.matches:
            self.match = (self.match + step) % len(self.matches)
            self._to_match()

    def _to_match(self) -> None:
        if self.match >= 0:
            self._bring(self.matches[self.match][0])
        self.refresh()

    def _bring(self, line: int) -> None:
        if not self.line <= line < self.line + self.size.height - 1:
            self.scroll_to(y=max(line - self.size.height // 3, 0), animate=False, force=True)

    # --- links --------------------------------------------------------------------------------------------------

    def walk_links(self, step: int) -> None:
        """Choose the next link; the first in view where none in view is chosen."""
        if not self.links:
            return
        top, bottom = self.line, self.line + self.size.height
        if self.link is not None and top <= self.link.spans[0][0] < bottom:
            place = (self.links.index(self.link) + step) % len(self.links)
        else:
            those = [index for index, link in enumerate(self.links) if link.spans[0][0] >= top]
            place = (
                (those or [0])[0]
                if step > 0
                else ([i for i, k in enumerate(self.links) if k.spans[0][0] < bottom] or [-1])[-1]
            )
        self.choose(self.links[place])

    def choose(self, link: Link) -> None:
        """Mark a link and bring it into view."""
        self.link = link
        self._bring(link.spans[0][0])
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Follow the link that was clicked."""
        line, column = event.y + self.line, event.x - 1
        for link in self.links:
            if any(line == row and start <= column < end for row, start, end in link.spans):
                self.link = link
                self.refresh()
                self.post_message(self.Followed(link))
                return

    # --- drawing ------------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """One line of the pane."""
        number = y + self.line
        width = self.size.width
        if number >= len(self._lines):
            return Strip.blank(width)
        text = Text(" ").append_text(self._lines[number])
        for link in self.links:
            for row, start, end in link.spans:
                if row == number:
                    text.stylize("reverse" if link is self.link else "underline", start + 1, end + 1)
        for index, (row, start, end) in enumerate(self.matches):
            if row == number:
                text.stylize("black on yellow" if index == self.match else "reverse", start + 1, end + 1)
        return Strip(list(text.render(self.app.console))).adjust_cell_length(width)
