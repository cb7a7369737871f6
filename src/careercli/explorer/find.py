"""Find: type and the results follow, with a preview beside them and filters that count."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import Input, Static

from careercli.explorer.common import Common
from careercli.explorer.desk import Arguments, Line
from careercli.explorer.keys import KeyBar, bindings, hint
from careercli.explorer.keys_table import LIST, named
from careercli.explorer.reader import PageView
from careercli.explorer.rows import Row, Rows
from careercli.screens.document import Document

_WIDTHS, _WIDTHS_HERE = (17, 10, 7), (17, 13, 7)
"""Columns of way in, pay and outlook, in the nation and in a place, where the nation's pay is marked."""

_PREVIEW_AFTER = 0.03
"""Seconds for which the cursor rests before the preview follows: held-down keys should not wait for pages."""

_QUICK, _FOUND_AFTER = 0.03, 0.12
"""Seconds: finding that took less follows every letter, other finding the pause after one."""

_FEW, _MOST_LOOSER = 5, 3
"""Up to how many roles are few, so that it is told what one filter less would bring; for how many filters."""

_LOW = 12
"""Lines below which a preview keeps to what, hours, way in and pay."""

_SHOWN_FILTERS = 5

_FILTER = 14
"""Columns of a filter's name in the panel, which the longest just fills."""


class FindScreen(Common):
    """The first screen."""

    BINDINGS = bindings(LIST)

    def __init__(self) -> None:
        super().__init__(id="find-screen")
        self.chosen: dict[int, int] = {}
        self.sort = ""
        self.text = ""
        self.found: list[Line] = []
        self.welcome: Document | None = None
        self._timer: Timer | None = None
        self._typing: Timer | None = None
        self._took = 0.0
        self._seen = self._long = False

    def compose(self) -> ComposeResult:
        """Head, what is typed, filters, list and preview, keys."""
        yield Static(id="head", markup=False)
        with Horizontal(id="typing"):
            yield Static(" Find ›", id="prompt", markup=False)
            yield Input(id="find", compact=True, placeholder="a job, a skill, a tool, a task")
        yield Static(id="filters", markup=False)
        with Horizontal(id="body"):
            yield Rows(id="families", least=16)
            with Vertical(id="middle"):
                yield Static(id="columns", markup=False)
                yield Rows(id="list", widths=_WIDTHS)
                yield Static(id="count", markup=False)
            yield PageView(id="preview")
            with Vertical(id="panel"):
                yield Static(" Filters", id="panel-head", markup=False)
                yield Rows(id="choices", widths=(22,), least=_FILTER)
                yield Static(id="panel-foot", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Fill everything for the first time."""
        desk = self.explorer.desk
        self.filters_known = desk.filters()
        self.sort = desk.sorts()[0]
        self.query_one("#panel").display = False
        self.families = [family.slug for family in desk.families()]
        rows = [Row("*", "All families", mark="")] + [
            Row(family.slug, f"{family.name}", (str(family.roles),), mark="") for family in desk.families()
        ]
        families = self.query_one("#families", Rows)
        families.widths = (3,)
        families.fill(rows)
        self.set_focus(self.query_one(Input))
        self.refill()
        self.call_after_refresh(self._seen_once)

    def _seen_once(self) -> None:
        """The first screen is there: what is on the shortlist follows, which takes a file to read."""
        self._seen = True
        self.app.call_later(self.explorer.drawn)
        self.changed()

    # --- what is shown ------------------------------------------------------------------------------------------

    @property
    def listing(self) -> Rows:
        """The list."""
        return self.query_one("#list", Rows)

    @property
    def subject(self) -> str:
        """The role under the cursor."""
        line = self.line
        return line.key if line is not None and line.page else ""

    @property
    def line(self) -> Line | None:
        """The row under the cursor."""
        row = self.listing.current
        return None if row is None else next((line for line in self.found if line.key == row.key), None)

    @property
    def shown(self) -> Arguments:
        """The list or search that shows the same."""
        return self.explorer.desk.list_command(self.text, self.chosen, self.sort)

    def changed(self) -> None:
        """Marks, shortlist or place changed."""
        self.refill(keep=True)

    def _passing(self, but: int | None = None) -> frozenset[str] | None:
        """The slugs that pass every filter chosen (but one); None where there is none."""
        sets = [
            self.explorer.desk.matching(filter, choice)
            for filter, choice in self.chosen.items()
            if choice and filter != but
        ]
        return frozenset.intersection(*sets) if sets else None

    def _lines(self) -> Sequence[Line]:
        desk = self.explorer.desk
        return desk.find(self.text) if self.text.strip() else desk.lines(self.sort)

    def refill(self, *, keep: bool = False) -> None:
        """Show what fits now; `keep` leaves the cursor on its row."""
        lines, passing = self._lines(), self._passing()
        self.found = [line for line in lines if passing is None or line.key in passing]
        saved, marked = self.explorer.desk.saved() if self._seen else frozenset(), self.explorer.marked
        rows = [
            Row(line.key, line.title if line.page else f"{line.title} (figures only)", _cells(line),
                "●" if line.key in marked else "★" if line.key in saved else " ")
            for line in self.found
        ]  # fmt: skip
        row = self.listing.current
        self.listing.widths = _WIDTHS_HERE if self.explorer.desk.area else _WIDTHS
        self.listing.fill(rows, row.key if keep and row is not None else None)
        self._head(len(lines))
        self._keys()
        self._preview_soon()

    def _head(self, before: int) -> None:
        explorer = self.explorer
        total = explorer.total
        right = f"{total} roles · offline · private"
        width = max(self.size.width, 20)
        left = " careercli" + (f"   {len(explorer.marked)} marked to compare" if explorer.marked else "")
        self.query_one("#head", Static).update(
            f"{left}{right:>{max(width - len(left) - 1, 0)}}"[:width], layout=False
        )
        text = Text(" ")
        # What is chosen comes first, and the place, so that a narrow screen cuts none of it.
        order = sorted(range(len(self.filters_known)), key=lambda index: not self.chosen.get(index, 0))
        told = [
            (self.filters_known[index].name, self.filters_known[index].words[choice], bool(choice))
            for index in order
            if (choice := self.chosen.get(index, 0)) or index < _SHOWN_FILTERS
        ]
        area = explorer.desk.area
        told.insert(sum(chosen for *_, chosen in told), ("Place", area or "US", bool(area)))
        for name, word, chosen in told:
            text.append(" · " if len(text) > 1 else "", "dim").append(f"{name} ", "dim")
            text.append(word, "bold" if chosen else "")
        bar = self.query_one("#filters", Static)
        text.truncate(max(width - 1, 10), overflow="ellipsis")
        bar.update(text, layout=False)
        widths = self.listing.shown_widths()
        pay = f"PAY ({(area or 'US').upper()})"
        # A name that is wider than its column stands in the bar above alone.
        pay = pay if cell_len(pay) <= self.listing.widths[1] else "PAY THERE"
        titles = ("WAY IN", pay, "OUTLOOK")[3 - len(widths) :] if widths else ()
        room = max(self.listing.size.width - 4 - sum(widths) - 2 * len(widths), 4)
        columns = f"    {'ROLE':<{room}}" if room > 4 else "    ROLE"
        for title, columns_ in zip(titles, widths, strict=True):
            columns += "  " + (f"{title:<{columns_}}" if title == "WAY IN" else f"{title:>{columns_}}")
        self.query_one("#columns", Static).update(Text(columns, "dim"), layout=False)
        counted = Text(self._counted(before).strip(), "dim")
        # A long line is broken, which the list above gives way for.
        long = counted.cell_len >= self.listing.size.width
        self.query_one("#count", Static).update(counted, layout=long or self._long)
        self._long = long
        if self.query_one("#panel").display:
            self._fill_panel()

    def _counted(self, before: int) -> str:
        """How many fit, of how many; where none does, what one filter less would bring."""
        count = len(self.found)
        words = f" {count} of {before}" if any(self.chosen.values()) else f" {count}"
        words += " fit" if self.text.strip() else " roles"
        if count and any(line.wider for line in self.found[:40]):
            words += " · (pay) of a category wider than the role"
        if any(line.nation for line in self.found[:40]):
            words += " · US: none published there"
        looser = self._looser() if count <= _FEW else ()
        if looser:
            words = (words if count else " Nothing fits") + f" · loosen: {' · '.join(looser)}"
        elif not count:
            words = " Nothing fits"
            if any(self.chosen.values()):
                words += "; no single filter is what keeps roles out"
            elif self.text.strip():
                words += f" {self.text.strip()!r}: try one word of it"
        return words

    def _looser(self) -> list[str]:
        """What one filter less would bring, the most telling first: `Schooling +4`."""
        keys = {line.key for line in self._lines()}
        bring = []
        for index, choice in self.chosen.items():
            rest = self._passing(but=index)
            more = len(keys if rest is None else keys & rest) - len(self.found)
            if choice and more > 0:
                bring.append((more, f"{self.filters_known[index].name} +{more}"))
        return [words for _, words in sorted(bring)[:_MOST_LOOSER]]

    def _keys(self) -> None:
        bar = self.query_one(KeyBar)
        if self.query_one("#panel").display:
            bar.tell(
                ("↑ ↓", "filter", ""), ("← →", "change", ""), ("0", "any", "screen.reset"),
                ("a", "all off", "screen.all_off"),
                ("⏎", "to the list", "screen.close_panel"), ("Esc", "close", "screen.back"),
                ("?", "keys", "screen.help"),
            )  # fmt: skip
        elif self.focused is not None and self.focused.id == "find":
            bar.tell(
                ("⏎", "open", "screen.open_line"),
                ("↓ Tab", "to the list and its keys", "screen.to_list"),
                *((("Esc", "clear", "screen.back"),) if self.text else ()),
                *((("?", "keys", "screen.help"),) if not self.text else ()),
                ("^P", "everything", "app.command_palette"),
                ("^Q", "quit", "screen.leave"),
            )  # fmt: skip
        else:
            names = (
                "seek",
                "compare",
                "save",
                "interview",
                "filters",
                "quiz",
                "me",
                "place",
                "track",
                "gap",
                "route",
            )
            bar.tell(
                ("⏎", "open", "screen.open_line"), hint(LIST[0]), *(hint(named(name)) for name in names),
                always=(hint(named("help")), hint(named("leave"))),
            )  # fmt: skip

    def _preview_soon(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_PREVIEW_AFTER, self._preview)

    def _preview(self) -> None:
        line, view = self.line, self.query_one("#preview", PageView)
        if not view.display:
            return
        view.titles = self.explorer.links if view.size.width > 60 else view.titles
        typing = self.focused is not None and self.focused.id == "find"
        if self.welcome is not None and typing and not self.text and not self.listing.cursor:
            view.show(self.welcome)
            return
        # Of few lines none is spent on repeating the row above.
        low = view.size.height < _LOW
        document = None if line is None else self.explorer.preview(line.key, short=low)
        if low and document is not None:
            document = replace(document, title="", subtitle="")
        view.show(document, "" if line is None else line.key)

    # --- events -------------------------------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Results follow what is typed."""
        if event.value == "?":
            event.input.value = ""
            self.action_help()
            return
        if event.value == self.text:
            return
        self.text = event.value
        if self._typing is not None:
            self._typing.stop()
            self._typing = None
        if self._took < _QUICK:
            self._refill_timed()
        else:  # where finding takes its time, the letters come first and the results once the fingers rest
            self._typing = self.set_timer(_FOUND_AFTER, self._refill_timed)

    def _refill_timed(self) -> None:
        before = time.perf_counter()
        self.refill()
        self._took = time.perf_counter() - before

    def _found_now(self) -> None:
        """The results of what is typed, where a key that is about them came before them."""
        if self._typing is not None:
            self._typing.stop()
            self._typing = None
            self.refill()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter opens the first hit, or the one the arrows chose."""
        self.action_open_line()

    def on_key(self, event: events.Key) -> None:
        """In the typing line, arrows move the list and Tab leads to it; in the panel, arrows change the filter."""
        focused = self.focused.id if self.focused is not None else ""
        if focused == "find" and event.key in ("down", "up", "pagedown", "pageup", "tab", "shift+tab"):
            self._found_now()
        if focused == "find" and event.key in ("down", "up", "pagedown", "pageup"):
            event.stop()
            if event.key == "down":
                self.set_focus(self.listing)
                if self.text or self.listing.cursor:
                    self.listing.action_move(1 if len(self.found) > 1 else 0)
                return
            {"up": lambda: self.listing.action_move(-1), "pagedown": lambda: self.listing.action_leap(1),
             "pageup": lambda: self.listing.action_leap(-1)}[event.key]()  # fmt: skip
        elif event.key in ("tab", "shift+tab") and focused != "choices":
            event.stop()
            event.prevent_default()
            order = ["find", "list", *(["families"] if self.query_one("#families").display else [])]
            place = order.index(focused) if focused in order else 0
            self.set_focus(self.query_one(f"#{order[(place + (1 if event.key == 'tab' else -1)) % len(order)]}"))
        elif focused == "choices":
            step = {"right": 1, "left": -1, "space": 1}.get(event.key)
            if step is not None:
                event.stop()
                self._change(step)
            elif event.key in ("0", "a"):
                event.stop()
                self.action_reset() if event.key == "0" else self.action_all_off()
            elif event.key == "tab":
                event.stop()
                event.prevent_default()
                self.action_close_panel()

    def on_descendant_focus(self) -> None:
        """The keys below are those of what has the focus; a welcome stands only before anything is done."""
        self._keys()
        if self.welcome is not None and self._seen:
            self._preview_soon()

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """Another row: its preview; another family: its roles."""
        if event.rows.id == "list":
            self._preview_soon()
        elif event.rows.id == "families":
            self._family()
        elif event.rows.id == "choices":
            self._fill_panel()

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Enter on a row."""
        if event.rows.id == "list":
            self.action_open_line()
        elif event.rows.id == "families":
            self._family()
            self.set_focus(self.listing)
        elif event.rows.id == "choices":
            self.action_close_panel()

    def on_page_view_followed(self, event: PageView.Followed) -> None:
        """A link in the preview."""
        self.explorer.open(event.link.opens)

    def on_resize(self, event: events.Resize) -> None:
        """Columns and filters for the new width."""
        self.call_after_refresh(self._head, len(self._lines()) if self.is_mounted and self.sort else 0)

    # --- actions ------------------------------------------------------------------------------------------------

    def action_open_line(self) -> None:
        """Open the row under the cursor."""
        self._found_now()
        line = self.line
        if line is not None:
            self.explorer.open(("show", line.key) if line.page else ("landscape", line.key))

    def action_to_list(self) -> None:
        """To the list, where letters are keys."""
        self._found_now()
        self.set_focus(self.listing)

    def action_seek(self) -> None:
        """To the typing line."""
        self.set_focus(self.query_one(Input))

    def action_back(self) -> None:
        """Close the panel; empty the line; stay: there is nothing behind the first screen."""
        typed = self.query_one(Input)
        if self.query_one("#panel").display:
            self.action_close_panel()
        elif typed.value:
            typed.value = ""
            self.set_focus(typed)
        elif any(self.chosen.values()):
            self.action_all_off()
        elif self.focused is not typed:
            self.set_focus(typed)
        else:
            self.app.notify("This is the first screen: Ctrl+Q leaves")

    def action_mark(self) -> None:
        """Mark the role under the cursor, or take its mark away."""
        if role := self._role():
            self.explorer.mark(role)
            self.listing.action_move(1)

    def action_unmark(self) -> None:
        """Take all marks away."""
        self.explorer.marked.clear()
        self.changed()

    def action_filters(self) -> None:
        """Open or close the panel of filters."""
        panel = self.query_one("#panel")
        if panel.display:
            self.action_close_panel()
            return
        panel.display = True
        self.set_class(True, "-filtering")
        self.query_one("#preview").display = False
        self._fill_panel()
        self.set_focus(self.query_one("#choices"))
        self._keys()

    def action_close_panel(self) -> None:
        """Back to the list as filtered."""
        self.query_one("#panel").display = False
        self.set_class(False, "-filtering")
        self.query_one("#preview").display = True
        self.set_focus(self.listing)
        self._keys()
        self.call_after_refresh(self.changed)

    def action_reset(self) -> None:
        """The filter under the cursor off."""
        self._set(self._at(), 0)

    def action_all_off(self) -> None:
        """Every filter off."""
        self.chosen.clear()
        self.sort = self.explorer.desk.sorts()[0]
        self.query_one("#families", Rows).to_key("*")
        self.refill()

    # --- filters ------------------------------------------------------------------------------------------------

    def _family(self) -> None:
        row = self.query_one("#families", Rows).current
        at = next(index for index, filter in enumerate(self.filters_known) if filter.name == "Family")
        self._set(at, 0 if row is None or row.key == "*" else self.families.index(row.key) + 1)

    def _at(self) -> int:
        row = self.query_one("#choices", Rows).current
        return int(row.key) if row is not None and row.key.isdecimal() else -1

    def _change(self, step: int) -> None:
        at = self._at()
        if at < 0:
            sorts = list(self.explorer.desk.sorts())
            self.sort = sorts[(sorts.index(self.sort) + step) % len(sorts)]
            self.refill()
            return
        self._set(at, (self.chosen.get(at, 0) + step) % len(self.filters_known[at].words))

    def _set(self, filter: int, choice: int) -> None:
        if choice:
            self.chosen[filter] = choice
        else:
            self.chosen.pop(filter, None)
        if filter >= 0 and self.filters_known[filter].name == "Family":
            self.query_one("#families", Rows).to_key(self.families[choice - 1] if choice else "*")
        self.refill()

    def _fill_panel(self) -> None:
        choices = self.query_one("#choices", Rows)
        row = choices.current
        rows = [
            Row(
                str(index),
                filter.name,
                (f"‹ {filter.words[self.chosen.get(index, 0)]} ›",),
                "•" if self.chosen.get(index) else " ",
            )
            for index, filter in enumerate(self.filters_known)
        ]
        rows.append(Row("sort", "Order by", (f"‹ {self.sort} ›",)))
        choices.widths = (max(choices.size.width - 4 - _FILTER - 2, 20),)
        choices.fill(rows, row.key if row is not None else "0")
        self.query_one("#panel-foot", Static).update(Text(self._choice_counts(), "dim"))

    def _choice_counts(self) -> str:
        """How many roles each choice of the filter under the cursor would leave."""
        at = self._at()
        if at < 0:
            return " the order of the list"
        rest = self._passing(but=at)
        keys = frozenset(line.key for line in self._lines() if line.page)
        base = keys if rest is None else keys & rest
        now = self.chosen.get(at, 0)
        words = self.filters_known[at].words
        near = (
            range(len(words)) if len(words) <= 8 else sorted({0, *range(max(now - 3, 0), min(now + 5, len(words)))})
        )
        told = []
        for choice in near:
            count = len(base & self.explorer.desk.matching(at, choice)) if choice else len(base)
            told.append(f" {'▸' if choice == now else ' '} {words[choice]}: {count}")
        return "\n".join(told)

    def preset(self, text: str = "", chosen: Mapping[int, int] | None = None) -> None:
        """Show the list for a text and filters."""
        self.chosen = dict(chosen or {})
        self.query_one(Input).value = text


def _cells(line: Line) -> tuple[str, str, str]:
    pay = "–" if line.pay is None else f"${line.pay:,.0f}"
    growth = "–" if line.growth is None else f"{line.growth:+.1f}%"
    pay = f"({pay})" if line.wider and line.pay is not None else pay
    return line.way, f"{pay} US" if line.nation and line.pay is not None else pay, growth
