"""The explorer as a whole: which page is open, which were before it, and stepping aside for questions."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App, SuspendNotSupported, SystemCommand
from textual.binding import Binding
from textual.reactive import Reactive
from textual.screen import Screen

from careercli.catalog.store import DamagedError
from careercli.errors import CareerError, NeedsTerminalError
from careercli.explorer.common import MOST_COMPARED, Common
from careercli.explorer.desk import Arguments, Bookmark, Desk, Page, placed
from careercli.explorer.find import FindScreen
from careercli.explorer.links import Titles
from careercli.explorer.one_by_one import OneByOne
from careercli.explorer.read import ReadScreen
from careercli.explorer.style import CSS
from careercli.screens.document import Bullets, Document
from careercli.terminal.endings import Ended, waking

if TYPE_CHECKING:
    from textual.command import Provider

WELCOME = Document(
    intro=(
        Bullets(
            (
                "Type a job, a skill or a task: what fits follows as you type, Enter opens it.",
                "Not sure what to look for? Tab, then z: the fit quiz, five minutes.",
                "Nothing you type or answer leaves this machine.",
            )
        ),
    )
)
"""The three lines of a first run."""

LAST: dict[Arguments, Arguments] = {("fit",): ("fit", "--last")}
"""Commands that ask, with what shows the same without asking."""

AT_ONCE = {"ctrl+q": "leave", "ctrl+c": "cancel", "ctrl+z": "suspend_process"}
"""Keys that wait for nothing, with their actions."""

_NAMES = {"fit": "your quiz", "me": "your page", "compare": "the comparison", "tracks": "the track"}
"""What pages are called that are about no single role."""

_IDLE_AFTER = 0.3
"""Seconds after the first screen in which a person looks before they type."""

_MOST_PREVIEWS = 64
CANCELLED = 130


@contextmanager
def _no_loop() -> Iterator[None]:
    """Meanwhile nothing seems to run here: questions bring a loop of their own, and Ctrl-C is theirs.

    The explorer waits for them, so its own loop has nothing to do in the meantime.
    """
    loop = asyncio.get_running_loop()
    asyncio._set_running_loop(None)
    try:
        with waking(None):
            yield
    finally:
        asyncio._set_running_loop(loop)


def _palette() -> type[Provider]:
    """Everything by name; loaded when somebody asks for it."""
    from careercli.explorer.palette import Palette

    return Palette


class Explorer(App[int]):
    """The full-screen explorer."""

    CSS = CSS
    TITLE = "careercli"
    COMMANDS: ClassVar = {_palette}
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (120, "-widest"), (150, "-vast")]  # noqa: RUF012 (as Textual has it)
    BINDINGS: ClassVar = [Binding(key, action, show=False, priority=True) for key, action in AT_ONCE.items()]
    ENABLE_COMMAND_PALETTE = True

    theme = Reactive("ansi-dark")
    """Only the terminal's own colors; from the start, since a change parses all styles anew."""

    def __init__(self, desk: Desk, when_drawn: Callable[[], None] = lambda: None) -> None:
        super().__init__(ansi_color=True)
        self.desk = desk
        self.when_drawn = when_drawn
        self.damaged: DamagedError | None = None
        self.marked: list[str] = []
        self.history: list[tuple[Arguments, int, int]] = []
        self.now: Arguments = ()
        self.find = FindScreen()
        self.read = ReadScreen()
        self._previews: dict[tuple[str, bool], Document] = {}
        self._slugs: frozenset[str] | None = None
        self._links: Titles | None = None
        self._paid: tuple[tuple[str, str], Document | None] = ("", ""), None
        self._asked: dict[Arguments, Page] = {}
        self._keys = OneByOne(self, super().on_event)

    async def on_event(self, event: events.Event) -> None:
        """Keys are handed on one by one, but for those that leave or step aside, which work at any moment."""
        typed = isinstance(event, events.Key | events.Paste) and not event.is_forwarded
        if not typed or (isinstance(event, events.Key) and event.key in AT_ONCE):
            await super().on_event(event)
        else:
            await self._keys.take(event)  # type: ignore[arg-type]

    @property
    def keys_done(self) -> bool:
        """Whether every key so far has done its work."""
        return self._keys.done

    # --- beginning and end --------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Begin where the person left off."""
        bookmark = self.desk.bookmark()
        self.desk.area = bookmark.area
        self.install_screen(self.find, "find")
        self.install_screen(self.read, "read")
        self.push_screen("find")
        if bookmark.page:
            self.call_after_refresh(self._go_on, bookmark)
        elif not bookmark.known:
            self.find.welcome = WELCOME
        self._keys.wait()

    async def drawn(self) -> None:
        """The first screen is there: what the next one needs is made ready while nobody waits for it."""
        self.when_drawn()
        await self._get_screen(self.read)[1]
        self.set_timer(_IDLE_AFTER, self._make_ready)

    def _make_ready(self) -> None:
        with suppress(CareerError):  # told when it is asked for
            self.desk.make_ready()

    def _go_on(self, bookmark: Bookmark) -> None:
        self.open(bookmark.page, line=bookmark.line, quiet=True)
        self.notify("Where you left off. Esc leads to the first screen.", timeout=4)

    def end_soon(self) -> None:
        """Leave as soon as the loop comes round to it: a request to end was heard, at whatever moment."""
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop was closed this moment
                self._loop.call_soon_threadsafe(self.leave, CANCELLED)

    def leave(self, code: int) -> None:
        """End with an exit code, and remember the place."""
        self._keep(self.now)
        self.exit(code)

    def _keep(self, page: Arguments) -> None:
        """Remember the place: at the end, and where a choice should outlast whatever ends this."""
        # What only questions lead to is no place to begin at the next time.
        page = () if page in self._asked and page not in LAST.values() else page
        with suppress(CareerError):
            self.desk.keep(Bookmark(page, self.read.line if page else 0, self.desk.area, known=True))

    def action_leave(self) -> None:
        """Leave."""
        self.leave(0)

    def action_cancel(self) -> None:
        """Ctrl-C: leave as everywhere in the program."""
        self.leave(CANCELLED)

    def action_command_palette(self) -> None:
        """Everything by name."""
        from textual.command import CommandPalette

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(id="--command-palette", placeholder="What to do, or a role"))

    def get_system_commands(self, screen: Screen[object]) -> Iterator[SystemCommand]:
        """None of Textual's own: ours are in the palette."""
        return iter(())

    # --- what screens ask ---------------------------------------------------------------------------------------

    @property
    def total(self) -> int:
        """How many roles there are."""
        return sum(family.roles for family in self.desk.families())

    @property
    def slugs(self) -> frozenset[str]:
        """Every role's slug."""
        if self._slugs is None:
            self._slugs = frozenset(self.desk.titles().values())
        return self._slugs

    @property
    def links(self) -> Titles:
        """What finds links."""
        if self._links is None:
            self._links = Titles(self.desk.titles())
        return self._links

    def preview(self, key: str, *, short: bool = False) -> Document | None:
        """The first answers about a role, made once; `short` for a pane of few lines."""
        if (key, short) not in self._previews:
            if len(self._previews) > _MOST_PREVIEWS:
                self._previews.clear()
            try:
                self._previews[key, short] = self.desk.preview(key, short=short)
            except CareerError:
                return None
        return self._previews[key, short]

    def paid(self, role: str) -> Document | None:
        """The pay of a role's category, for a pane beside its page."""
        if self._paid[0] != (role, self.desk.area):
            document = None
            with suppress(CareerError):
                document = self.desk.paid(role)
            self._paid = (role, self.desk.area), document
        return self._paid[1]

    def behind(self) -> str:
        """What Esc leads back to, in a word or two."""
        if self.history:
            arguments = self.history[-1][0]
            last = arguments[1] if len(arguments) > 1 else arguments[0]
            return self.desk.title_of(last) if last in self.slugs else _NAMES.get(arguments[0], arguments[0])
        below = self._below()
        if below is not None and below.id == "you-screen":
            return "your page"
        return self.find.text.strip() or "Find"

    def _below(self) -> Screen[object] | None:
        if self.screen is not self.read:
            return self.screen
        stack = self.screen_stack
        return stack[-2] if len(stack) > 1 else None

    # --- pages --------------------------------------------------------------------------------------------------

    def _page(self, arguments: Arguments) -> Page | None:
        """A page for the place chosen. None where it cannot be shown: said."""
        try:
            return self.desk.page(placed(arguments, self.desk.area))
        except NeedsTerminalError:
            return self._aside(arguments)
        except CareerError as error:
            self._complain(error)
        return None

    def _again(self, arguments: Arguments) -> Page | None:
        """A page that was open before: what came of questions as it was, for nobody wants to be asked anew."""
        return self._asked.get(arguments) or self._page(arguments)

    def _complain(self, error: CareerError) -> None:
        if isinstance(error, DamagedError):  # the whole run begins again, over files that are sound
            self.damaged = error
            self.exit(int(error.exit_code))
            return
        hint = f"\n{error.hint}" if error.hint else ""
        self.notify(f"{error.message}{hint}".replace("[", "\\["), severity="warning")

    def open(self, arguments: Arguments, *, line: int = 0, quiet: bool = False) -> None:
        """Open a page; what was open is behind it."""
        page = self._page(tuple(arguments))
        if page is None or page.document is None:
            if page is not None:
                self._say(page)
                self._refresh()
            return
        if self.screen is self.read and self.now:
            self.history.append((self.now, *self.read.place))
        self._show(page, line)
        if not quiet:
            self._say(page)

    def _show(self, page: Page, line: int = 0) -> None:
        self.clear_notifications()
        self.now = self._without_place(page.arguments)
        if self.screen is self.read:
            self.read.show(page, line)
            return
        if self.read in self.screen_stack:
            while self.screen is not self.read:
                self.pop_screen()
            self.read.show(page, line)
            return

        self.read.show(page, line)
        self.push_screen("read")

    def _without_place(self, arguments: Arguments) -> Arguments:
        area = ("--area", self.desk.area)
        return arguments[:-2] if arguments[-2:] == area else arguments

    def swap(self, arguments: Arguments) -> None:
        """Another page in the place of this one: Esc leads to the same as before."""
        page = self._again(self._without_place(arguments))
        if page is not None and page.document is not None:
            self.now = self._without_place(page.arguments)
            self.read.show(page)

    def reload(self) -> None:
        """The same page with what is new, at the same line and link."""
        page = self._again(self.now) if self.now else None
        if page is not None and page.document is not None:
            line, link = self.read.place
            self.read.show(page, line)
            self.read.choose(link)

    def back(self) -> None:
        """One step back, to where the person was."""
        if self.screen is self.read:
            if self.history:
                arguments, line, link = self.history.pop()
                page = self._again(arguments)
                if page is not None and page.document is not None:
                    self._show(page, line)
                    self.read.choose(link)
                return
            self.now = ()
        if len(self.screen_stack) > 2:
            self.pop_screen()
            self._refresh()

    def to_find(self, *, filters: bool = False) -> None:
        """The first screen, with what is typed there."""
        self.history.clear()
        self.now = ()
        while self.screen is not self.find and len(self.screen_stack) > 2:
            self.pop_screen()
        self._refresh()  # a mark, or another place, since it was last seen
        if filters:
            self.call_after_refresh(self.find.action_filters)
        else:
            self.call_after_refresh(self.find.action_seek)

    def to_me(self) -> None:
        """Your page."""
        from careercli.explorer.you import YouScreen

        if not isinstance(self.screen, YouScreen):
            self.push_screen(YouScreen())

    def notify(self, message: str, **how: Any) -> None:
        """Tell something at the side, in the place of what was told before."""
        self.clear_notifications()
        super().notify(message, **how)

    def _say(self, page: Page) -> None:
        if page.said:
            self.notify("\n".join(page.said).replace("[", "\\["))

    def _refresh(self) -> None:
        screen = self.screen
        if isinstance(screen, Common):
            screen.changed()

    # --- doing --------------------------------------------------------------------------------------------------

    def do(self, arguments: Arguments) -> None:
        """Run a command that changes something, and say what it did."""
        page = self._page(arguments)
        if page is not None:
            self._previews.clear()
            if page.document is not None:
                self._show(page)
            else:
                self._say(page)
                self._refresh()

    def step_aside(self, arguments: Arguments) -> None:
        """Let a command ask its questions in the bare terminal; its result is a page."""
        page = self._aside(arguments)
        if page is None:
            return
        if page.document is not None:
            if self.screen is self.read and self.now:
                self.history.append((self.now, *self.read.place))
            self._show(page)
        else:
            self._refresh()
        self._say(page)

    def _aside(self, arguments: Arguments) -> Page | None:
        page: Page | None = None

        def run() -> None:
            nonlocal page
            page = self.desk.step_aside(arguments)

        if not self._in_bare_terminal(run):
            return None
        self._keys.forget()
        self._previews.clear()
        self.refresh()
        if page is None:
            self._refresh()
        elif page.document is not None:
            page = replace(page, arguments=LAST.get(arguments, arguments))
            self._asked[page.arguments] = page
        return page

    def _in_bare_terminal(self, run: Callable[[], None]) -> bool:
        """Free the terminal for what asks or tells there; False where that cannot be. It ends here again."""
        raised: BaseException | None = None
        try:
            with self.suspend():
                # Textual takes the terminal back only after a block that ends well.
                try:
                    with _no_loop():
                        run()
                except (CareerError, KeyboardInterrupt, Ended) as error:
                    raised = error
        except SuspendNotSupported:
            self.notify("This terminal cannot step aside: y copies the command to run", severity="warning")
            return False
        if isinstance(raised, CareerError):
            self._complain(raised)
        elif isinstance(raised, KeyboardInterrupt):
            self.notify("Left; what was answered is kept")
        elif isinstance(raised, Ended):
            self.leave(CANCELLED)
        return True

    def mark(self, role: str) -> None:
        """Mark a role to compare, or take its mark away."""
        if role in self.marked:
            self.marked.remove(role)
        elif len(self.marked) == MOST_COMPARED:
            self.notify(f"At most {MOST_COMPARED} are compared: x takes all marks away")
        else:
            self.marked.append(role)
        self._refresh()

    def compare(self, role: str) -> None:
        """Compare the marked roles with this one; a first one is only marked."""
        if role not in self.marked and len(self.marked) < MOST_COMPARED:
            self.marked.append(role)
        if len(self.marked) < 2:
            self.notify(f"{self.desk.title_of(role)} is marked: c on another role compares them")
            self._refresh()
            return
        self.open(("compare", *self.marked))
        self._refresh() if self.screen is not self.read else None

    def from_where(self, command: str, role: str) -> None:
        """Gap, route or worth from the person's own role; from another where none is known."""
        here = self.desk.current_role()
        if here and here != role:
            mine = {"gap": ("gap", role), "route": ("route", "--to", role)}
            self.open(mine.get(command, (command, here, role)))
            return

        def start(slug: str) -> None:
            self.open((command, slug, role))

        question = "From which role? Only for this once: your page (m) keeps the one you work in"
        self.ask_role(question, start, but=role)

    def ask_role(self, question: str, then: Callable[[str], None], but: str = "") -> None:
        """Ask for a role, and go on with its slug."""
        from careercli.explorer.asking import Ask

        def offered(text: str) -> list[tuple[str, str]]:
            lines = self.desk.find(text) if text.strip() else self.desk.lines("title")[:200]
            return [(line.key, line.title) for line in lines if line.page and line.key != but]

        def answered(slug: str | None) -> None:
            if slug:
                then(slug)

        self.push_screen(Ask(question, offered), answered)

    def ask_place(self) -> None:
        """Ask for the place whose pay is told."""
        from careercli.explorer.asking import Ask

        if not self.desk.places_ready():
            self._in_bare_terminal(self.desk.compile_places)

        def offered(text: str) -> list[tuple[str, str]]:
            nation = [] if text.strip() else [(" ", "The whole United States")]
            return [*nation, *((name, name) for name in self.desk.places(text))]

        def answered(name: str | None) -> None:
            if name is not None:
                self.desk.area = name
                self._previews.clear()
                self._keep(self.now)
                self._refresh()

        self.push_screen(Ask("Pay in which place? A state or a metropolitan area", offered), answered)

    def copy(self, arguments: Arguments) -> None:
        """Put the command that shows the same on the clipboard."""
        import shlex

        words = placed(arguments, self.desk.area) if arguments else ()
        command = " ".join(("careercli", *map(shlex.quote, words)))
        self.copy_to_clipboard(command)
        self.notify(command.replace("[", "\\["), title="Copied")

    def show_keys(self) -> None:
        """The keys in words."""
        from careercli.explorer.asking import Words
        from careercli.explorer.keys_table import help_document

        self.push_screen(Words(help_document()))
