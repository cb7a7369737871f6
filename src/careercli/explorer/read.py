"""Read: a page with its outline beside it, links to follow, and the way back with the place kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from careercli.explorer.common import Common
from careercli.explorer.desk import Arguments, Page
from careercli.explorer.keys import KeyBar, bindings, hint
from careercli.explorer.keys_table import READ, named
from careercli.explorer.reader import PageView
from careercli.explorer.rows import CONTINUED, Row, Rows
from careercli.screens.document import text_of
from careercli.screens.measure import wrapped
from careercli.screens.sections import PARTS

if TYPE_CHECKING:
    from careercli.explorer.links import Link

_MOST_TABS = 9


class ReadScreen(Common):
    """One page; the app tells it which."""

    BINDINGS: ClassVar = [
        *bindings(READ),
        Binding("shift+tab", "link(-1)", show=False),
        Binding("enter", "follow", show=False),
        Binding("backspace", "back", show=False),
        *(Binding(str(number), f"part({number})", show=False) for number in range(1, 10)),
    ]

    def __init__(self) -> None:
        super().__init__(id="read-screen")
        self.page = Page((), None)
        self._wanted = 0
        self._ready = False
        self.tabs: Sequence[tuple[str, tuple[str, ...]]] = ()

    def compose(self) -> ComposeResult:
        """Head, sections, the page between its outline and its links, keys."""
        yield Static(id="title", markup=False)
        yield Static(id="tabs", markup=False)
        with Horizontal(id="body"):
            yield Rows(id="outline")
            yield PageView(id="page")
            with Vertical(id="beside"):
                yield PageView(id="paid")
                yield Rows(id="follow")
        yield Input(
            id="seek", compact=True, placeholder="find in this page; Enter next, ↑ the one before, Esc closes"
        )
        yield KeyBar()

    def on_mount(self) -> None:
        """The page has the focus."""
        self.query_one("#seek").display = False
        self.view.titles = self.explorer.links

    def on_screen_resume(self) -> None:
        """It may have been made before it was needed; only on the screen has it a size."""
        if not self._ready:
            self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """Show what was asked for before there was a screen, now that its size is known."""
        self._ready = True
        if self.page.document is not None:
            self.show(self.page, self._wanted)

    @property
    def line(self) -> int:
        """The first line in view."""
        return self.view.line if self._ready else self._wanted

    @property
    def place(self) -> tuple[int, int]:
        """Where the person is: the first line in view, and the number of the link chosen, or -1."""
        link = self.view.link if self._ready else None
        return self.line, -1 if link is None else self.view.links.index(link)

    def choose(self, link: int) -> None:
        """Choose a link of the page by its number, where there is one."""
        if 0 <= link < len(self.view.links):
            self.view.link = self.view.links[link]
            self.view.refresh()
            self.told()

    @property
    def view(self) -> PageView:
        """The page's pane."""
        return self.query_one("#page", PageView)

    @property
    def subject(self) -> str:
        """The role under the chosen link, else the role the page is about."""
        link = self.view.link if self._ready else None
        if link is not None and link.role:
            return link.role
        return self.about

    @property
    def about(self) -> str:
        """The role the page is about."""
        command, *rest = self.page.arguments or ("",)
        names = self.explorer.slugs
        if (
            (command == "fit" and rest[:1] == ["explain"])
            or (command == "me" and rest[:1] == ["plan"])
            or (command == "route" and rest[:1] == ["--to"])
        ):
            rest = rest[1:]
        if command in ("show", "landscape", "interview", "fit", "me", "study") and rest and rest[0] in names:
            return rest[0]
        if command in ("gap", "route", "worth") and rest:
            ends = [word for word in rest if word in names]
            return ends[-1] if ends else ""
        return ""

    @property
    def shown(self) -> Arguments:
        """The command that shows this page."""
        return self.page.arguments

    def show(self, page: Page, line: int = 0) -> None:
        """Show a page from a line on."""
        self.page, self._wanted = page, line
        if not self._ready:  # it is shown as soon as there is a screen to show it on
            return
        keys = {section.key for section in page.document.sections} if page.document is not None else set()
        if page.arguments[:1] == ("show",):
            # Numbered as they stand on the page, so that the digits of the outline go down as it does.
            order = [section.key for section in page.document.sections] if page.document is not None else []
            parts = [part for part in PARTS if keys & set(part.sections)]
            parts.sort(key=lambda part: min(order.index(key) for key in part.sections if key in order))
            self.tabs = [(part.title, self._first(part.sections, order)) for part in parts]
        else:
            sections = page.document.sections if page.document is not None else ()
            titled = [section for section in sections if section.title][:_MOST_TABS]
            self.tabs = [(section.title, (section.key,)) for section in titled]
        document = page.document
        if document is not None and self._named_above:
            document = replace(document, title="", subtitle="")
        self.view.show(document, self.about, line)
        self._outline()
        self._beside()
        self._follow()
        self.told()
        self.set_focus(self.view)

    @property
    def _named_above(self) -> bool:
        """Whether the head of the screen says all that the head of the page does: title, track and level."""
        return self.page.arguments[:1] == ("show",)

    @staticmethod
    def _first(keys: tuple[str, ...], order: Sequence[str]) -> tuple[str, ...]:
        """The keys of a part as they follow each other on the page, those it has not last."""
        return tuple(sorted(keys, key=lambda key: order.index(key) if key in order else len(order)))

    def changed(self) -> None:
        """Marks, shortlist or place changed: the same page with what is new."""
        self.explorer.reload()

    # --- what stands around the page ----------------------------------------------------------------------------

    def _outline(self) -> None:
        """Every section, with the digit that leads there and then the name that the digit has at every width."""
        there = {name for name, *_ in self.view.sections}
        numbered: dict[str, tuple[str, str]] = {}
        for number, (title, keys) in enumerate(self.tabs, 1):
            first = next((key for key in keys if key in there), "")
            numbered.setdefault(first, (str(number), title))
        outline, rows = self.query_one("#outline", Rows), []
        room = max(outline.size.width - 4, 20)
        for key, title, _ in self.view.sections:
            mark, name = numbered.get(key, (" ", title or "Summary"))
            first, *rest = wrapped(name, room)
            rows += [Row(key, first, mark=mark), *(Row("", line, mark=CONTINUED) for line in rest)]
        outline.fill(rows)

    def _beside(self) -> None:
        """The pay of the role the page is about, where there is room beside it."""
        pane = self.query_one("#paid", PageView)
        beside = self.query_one("#beside")
        figures = self.page.arguments[:1] == ("landscape",)  # the page itself tells of pay
        paid = self.explorer.paid(self.about) if self.about and beside.display and not figures else None
        pane.display = paid is not None
        if paid is not None and (paid is not pane.document or not pane.fits):
            pane.show(paid, self.about)
            height = min(pane.lines + 1, max(beside.size.height // 2, 1))
            if height != pane.outer_size.height:
                pane.styles.height = height

    def _follow(self) -> None:
        """The links of the page, each once, roles first."""
        labels: dict[str, str] = {}
        for index, link in enumerate(self.view.links):
            title = self.explorer.desk.title_of(link.role) if link.role else ""
            if title and title not in labels.values():
                labels[str(index)] = title
        rows = [Row("", "Follow")] if labels else []
        rows += [Row(key, label) for key, label in labels.items()]
        commands = [(str(i), k) for i, k in enumerate(self.view.links) if not k.role]
        if commands:
            rows += [Row("", ""), Row("", "Go on")] if rows else [Row("", "Go on")]
            rows += [
                Row(key, link.label.removeprefix("careercli ").replace(self.about or "\n", "…"))
                for key, link in commands
            ]
        self.query_one("#follow", Rows).fill(rows)

    def told(self) -> None:
        """Head, sections and keys as they are now."""
        if not self._ready:
            return
        document, width = self.page.document, max(self.size.width, 20)
        title = document.title if document is not None and document.title else " ".join(self.page.arguments)
        behind = self.explorer.behind()
        left = Text(" ‹ ", "dim").append(f"{behind}  " if behind else "", "dim").append(title, "bold")
        marks = [f"{len(self.explorer.marked)} marked"] if self.explorer.marked else []
        saved = ["★ saved"] if self.about and self.about in self.explorer.desk.saved() else []
        place = [self.explorer.desk.area] if self.explorer.desk.area else []
        view = self.view
        pages = max(-(-view.lines // max(view.size.height, 1)), 1)
        here = min(view.line // max(view.size.height, 1) + 1, pages)
        if view.line >= max(view.lines - view.size.height, 0):
            here = pages
        right = " · ".join([*saved, *marks, *place, f"screen {here}/{pages}"])
        if document is not None and self._named_above:
            named = f"  {text_of(document.subtitle)}"
            if left.cell_len + len(named) + len(right) + 2 <= width:
                left.append(named, "dim")
        left.truncate(max(width - len(right) - 3, 8), overflow="ellipsis")
        left.append(" " * max(width - left.cell_len - len(right) - 1, 1)).append(right, "dim")
        self.query_one("#title", Static).update(left, layout=False)
        self._tabs(width)
        section = view.section
        self.query_one("#outline", Rows).to_key(section)
        self._keys()

    def _tabs(self, width: int) -> None:
        self.query_one("#tabs").set_class(not self.tabs, "-none")
        section, text = self.view.section, Text(" ")
        room = width - 2 - sum(len(title) + 3 for title, _ in self.tabs)
        whole, gap = room >= 0, "  " if room >= len(self.tabs) or room < 0 else " "
        for number, (title, keys) in enumerate(self.tabs, 1):
            words = f"{number} {title if whole or len(title) < 22 else title[:20] + '…'}"
            if text.cell_len + len(words) + len(gap) > width:
                break
            if len(text) > 1:
                text.append(gap)
            style = "bold reverse" if section in keys else ""
            start = len(text)
            text.append(words, style)
            text.apply_meta({"@click": f"screen.part({number})"}, start, len(text))
        self.query_one("#tabs", Static).update(text, layout=False)

    def _keys(self) -> None:
        bar = self.query_one(KeyBar)
        if self.query_one("#seek").display:
            count, at = len(self.view.matches), self.view.match + 1
            said = (
                f"{at} of {count}" if count else "nothing found" if self.query_one("#seek", Input).value else "type"
            )
            bar.tell(("/", said, ""), ("⏎", "next", ""), ("↑", "before", ""), ("Esc", "close", "screen.back"))
            return
        hints = [(f"1-{len(self.tabs)}", "section", "")] if self.tabs else []
        hints.append(("Space", "more", "screen.more"))
        if self.page.arguments[:1] == ("show",):
            full = "--full" in self.page.arguments
            hints += [("v", "brief" if full else "whole", "screen.view"), ("[ ]", "track", "screen.sibling(1)")]
        if self.view.links:
            hints.append(("Tab", "links", "screen.link(1)"))
        doing: tuple[str, ...] = ()
        if self.subject and self.page.arguments[:1] == ("fit",):
            doing = ("explain", "compare", "save", "suits", "interview")
        elif self.subject:
            doing = ("compare", "save", "suits", "gap", "route", "plan", "interview", "figures", "note")
        hints += [hint(named(name)) for name in (*doing, "seek", "copy")]
        bar.tell(*hints, always=tuple(hint(named(name)) for name in ("back", "help", "leave")))

    # --- events -------------------------------------------------------------------------------------------------

    def on_page_view_scrolled(self, event: PageView.Scrolled) -> None:
        """Another part is in view."""
        self.told()

    def on_page_view_followed(self, event: PageView.Followed) -> None:
        """A link was clicked."""
        self._open(event.link)

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """The outline leads to its section, the links to their place."""
        row = event.rows.current
        if row is None:
            return
        if event.rows.id == "outline":
            self.view.jump(row.key)
        elif event.rows.id == "follow" and row.key.isdecimal():
            self.view.choose(self.view.links[int(row.key)])
            self.told()

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Enter on the outline reads on; on a link it follows."""
        row = event.rows.current
        if event.rows.id == "follow" and row is not None and row.key.isdecimal():
            self._open(self.view.links[int(row.key)])
        elif event.rows.id == "outline" and row is not None:
            self.view.jump(row.key)
            self.set_focus(self.view)

    def on_resize(self, event: events.Resize) -> None:
        """What stands around the page follows its new width."""

        def again() -> None:
            if not self._ready:
                return
            self._outline()
            self._beside()
            self._follow()
            self.told()

        self.call_after_refresh(again)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find while typing."""
        self.view.find(event.value)
        self._keys()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the next match."""
        self.view.next_match(1)
        self._keys()

    def on_key(self, event: events.Key) -> None:
        """In the line of the search, up is the match before, down the next."""
        if self.focused is not None and self.focused.id == "seek" and event.key in ("up", "down"):
            event.stop()
            self.view.next_match(-1 if event.key == "up" else 1)
            self._keys()

    # --- actions ------------------------------------------------------------------------------------------------

    def _open(self, link: Link) -> None:
        self.explorer.open(link.opens)

    def action_part(self, number: int) -> None:
        """Go to a section by its digit."""
        if number <= len(self.tabs):
            self.view.jump(*self.tabs[number - 1][1])
            self.told()

    def action_more(self) -> None:
        """A screen further."""
        self.view.action_page_down()

    def action_link(self, step: int) -> None:
        """The next link."""
        if self.focused is not None and self.focused.id == "seek":
            return
        self.set_focus(self.view)
        self.view.walk_links(step)
        self.told()

    def action_follow(self) -> None:
        """Follow the chosen link."""
        if self.view.link is not None:
            self._open(self.view.link)

    def action_seek(self) -> None:
        """Find in the page."""
        box = self.query_one("#seek", Input)
        box.display = True
        self.set_focus(box)
        self._keys()

    def action_back(self) -> None:
        """Close the search; let the link go; else back to the page before."""
        box = self.query_one("#seek", Input)
        if box.display:
            box.display = False
            box.value = ""
            self.view.find("")
            self.set_focus(self.view)
            self._keys()
        else:
            self.explorer.back()

    def action_view(self) -> None:
        """Between the whole page and the five-minute view, at the same section."""
        if self.page.arguments[:1] != ("show",):
            return
        section = self.view.section
        plain = tuple(word for word in self.page.arguments if word != "--full")
        self.explorer.swap(plain if "--full" in self.page.arguments else (*plain, "--full"))
        keys = next((keys for _, keys in self.tabs if section in keys), (section,))
        self.view.jump(section, *keys)
        self.told()

    def action_sibling(self, step: int) -> None:
        """The next or previous role in the track, at the same section."""
        if not self.about:
            return
        _, roles = self.explorer.desk.track_of(self.about)
        place = list(roles).index(self.about) + step
        if not 0 <= place < len(roles):
            self.app.notify(
                "This is the last role of its track" if step > 0 else "This is the first role of its track"
            )
            return
        section = self.view.section if self.view.line else ""
        words = tuple(roles[place] if word == self.about else word for word in self.page.arguments)
        self.explorer.swap(words)
        if section:
            keys = next((keys for _, keys in self.tabs if section in keys), (section,))
            self.view.jump(section, *keys)
        self.told()
