"""The explorer step by step: numbered lists, one question at a time, and the same words typed everywhere.

For screen readers, terminals that cannot be drawn on, narrow ones, and people who want no color. It works over the
same desk as the full-screen one, so that nothing is missing from it.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from careercli.catalog.names import fold
from careercli.cli.desk import Run, SessionDesk
from careercli.cli.output import emit
from careercli.cli.session import Session
from careercli.errors import Cancelled, CareerError, NeedsTerminalError
from careercli.explorer.desk import Arguments, Bookmark, Line, placed
from careercli.fit import MINUTES
from careercli.screens.document import Document
from careercli.screens.sections import PARTS
from careercli.terminal.questions import ask_step, wrapped

LISTED = 12
"""Rows of a list that are read out before `more`."""

WORDS = (
    ("a number", "that line"),
    ("find WORDS", "look for a job, a skill, a tool, a task"),
    ("more", "the next lines of the list, or the next part of the page"),
    ("back", "one step back; an empty line or Esc does the same"),
    ("filter", "what the list should hold: pay, schooling, people and more"),
    ("place NAME", "tell pay for a state or a metropolitan area; `place us` for the nation"),
    ("mark", "the role at hand, to compare; then `compare`"),
    ("command", "the command that shows the same"),
    ("start", "the first menu"),
    ("quit", "leave"),
)
"""What can be typed at every prompt, besides every command itself (`show nurse`, `list --no-degree`)."""


def step_by_step(session: Session, run: Run) -> int:
    """Explore until the person leaves; gives the exit code."""
    walk = Walk(SessionDesk(session, run))
    try:
        walk.begin()
    except Leave:
        walk.keep()
    except Cancelled:
        walk.keep()
        return 130
    return 0


class Leave(Exception):
    """The person is done."""


class ToStart(Exception):
    """Back to the first menu, whatever lies between."""


@dataclass
class Walk:
    """Where the person is, and what they chose on the way."""

    desk: SessionDesk
    chosen: dict[int, int] = field(default_factory=dict)
    marked: list[str] = field(default_factory=list)
    page: Arguments = ()

    # --- asking -------------------------------------------------------------------------------------------------

    def ask(
        self, heading: str, labels: Sequence[str], at_hand: str = "", shown: Arguments = (), *, more: bool = False
    ) -> int | str:
        """A line of `labels` by its index, or "" for back, or "more" where there is `more`. All else is done here.

        Raises Leave and ToStart.
        """
        again = True
        while True:
            typed = ask_step(self.desk.terminal, heading if again else "", labels if again else ()).strip()
            again = False
            word, _, rest = typed.partition(" ")
            if typed.isdecimal():
                if 1 <= int(typed) <= len(labels):
                    return int(typed) - 1
                self.say(f"There is no line {typed}: 1 to {len(labels)}, or `help`.")
                continue
            match word.casefold(), rest.strip():
                case ("" | "b" | "back", _):
                    return ""
                case ("q" | "quit" | "exit" | "leave", _):
                    raise Leave
                case ("more" | "m", ""):
                    if more:
                        return "more"
                    self.say("There is no more of this: a number opens a line, `help` names every word.")
                    continue
                case ("start" | "menu", ""):
                    raise ToStart
                case ("help" | "?" | "h", ""):
                    for words, meaning in WORDS:
                        self.say(f"{words}: {meaning}")
                    continue
                case ("command" | "y", ""):
                    self.say(shlex.join(("careercli", *(shown or ("list",)))))
                    continue
                case (("find" | "search" | "f"), rest) if rest:
                    self.find(rest)
                case (("place" | "area"), rest):
                    self.place(rest)
                    again = True
                    continue
                case (("filter" | "filters"), ""):
                    self.filter()
                case ("mark", ""):
                    self.mark(at_hand)
                    continue
                case ("compare", "") if len(self.marked) > 1:
                    self.show(("compare", *self.marked))
                case ("compare", ""):
                    self.say("Nothing to compare yet: `mark` two roles first, or `compare A B`.")
                    continue
                case _:
                    if not self.typed(typed):
                        continue
            again = True

    def typed(self, line: str) -> bool:
        """A command typed as in a shell, or words to look for. False where nothing came of it."""
        from careercli.cli.commands import COMMANDS

        try:
            words = tuple(shlex.split(line))
        except ValueError:
            words = tuple(line.split())
        words = words[1:] if words[:1] == ("careercli",) else words
        if words and words[0] in {entry.name for entry in COMMANDS}:
            return self.show(words)
        self.find(line)
        return True

    def say(self, line: str) -> None:
        """A sentence for the person, set for the width there is."""
        self.desk.terminal.write("".join(f"{part}\n" for part in wrapped(line, self.desk.terminal.width)))

    # --- the first menu -----------------------------------------------------------------------------------------

    def begin(self) -> None:
        """The first menu, again and again."""
        bookmark = self.desk.bookmark()
        self.desk.area = bookmark.area
        total = sum(family.roles for family in self.desk.families())
        self.say(f"careercli: {total} roles, offline. Nothing you type leaves this machine.")
        if not bookmark.known:
            self.say("Type a number, or what you look for: `find nurse`. `help` names every word, `quit` leaves.")
        menu: list[tuple[str, Callable[[], object]]] = [
            ("Find a role: a job, a skill, a tool, a task", self.find),
            ("Filter all roles: pay, schooling, people and more", self.filter),
            ("Browse the families of work", self.browse),
            (f"Take the fit quiz ({MINUTES['standard']})", lambda: self.show(("fit",))),
            ("Your page: shortlist, notes, plans, practice, results", self.mine),
            ("Accessibility: what there is", lambda: self.show(("accessibility",))),
        ]
        if bookmark.page:
            menu.insert(
                0, (f"Go on where you left off: {shlex.join(bookmark.page)}", lambda: self.open(bookmark.page))
            )
        while True:
            try:
                answer = self.ask("Start", [label for label, _ in menu], shown=())
                if answer == "":
                    raise Leave
                if isinstance(answer, int):
                    menu[answer][1]()
            except ToStart:
                continue

    def keep(self) -> None:
        """Remember where the person leaves off."""
        self.desk.keep(Bookmark(self.page, 0, self.desk.area, known=True))

    # --- lists --------------------------------------------------------------------------------------------------

    def find(self, text: str = "") -> None:
        """Look for something, and list what fits."""
        if not text:
            text = ask_step(
                self.desk.terminal, "Find: a job, a skill, a tool, a task. An empty line goes back.", ()
            )
        if text.strip():
            self.offer(f"What fits {text!r}", self.desk.find(text), ("search", *text.split()))

    def browse(self) -> None:
        """Families, and the roles of one."""
        families = self.desk.families()
        while True:
            labels = [f"{family.name}, {family.roles} roles" for family in families]
            answer = self.ask("Families of work", labels, shown=("tracks",))
            if not isinstance(answer, int):
                return
            family = families[answer]
            lines = [line for line in self.desk.lines("track") if line.family == family.slug]
            self.offer(f"{family.name}, from entry up", lines, ("list", "--track", family.slug))

    def filter(self) -> None:
        """Set filters one by one, each choice with its count, then list what passes."""
        known = self.desk.filters()
        while True:
            rest = self.passing()
            labels = [f"{one.name}: {one.words[self.chosen.get(at, 0)]}" for at, one in enumerate(known)]
            heading = f"Filters: {len(rest)} roles pass. Choose one to change, or the last line for the list"
            answer = self.ask(
                heading, [*labels, "All filters off", f"List the {len(rest)} roles"], shown=self.shown()
            )
            if not isinstance(answer, int):
                return
            if answer == len(known):
                self.chosen.clear()
            elif answer == len(known) + 1:
                lines = [line for line in self.desk.lines("track") if line.key in rest]
                self.offer("What passes the filters", lines, self.shown())
            else:
                self.choose(answer, known[answer].name, known[answer].words)

    def choose(self, at: int, name: str, words: Sequence[str]) -> None:
        """One choice of one filter."""
        base = self.passing(but=at)
        counts = [
            len(base if not choice else base & self.desk.matching(at, choice)) for choice in range(len(words))
        ]
        labels = [f"{word}: {count} roles" for word, count in zip(words, counts, strict=True)]
        answer = self.ask(name, labels)
        if isinstance(answer, int):
            self.chosen.pop(at, None)
            if answer:
                self.chosen[at] = answer

    def passing(self, but: int | None = None) -> frozenset[str]:
        """The slugs that pass every filter chosen, but one."""
        every = frozenset(line.key for line in self.desk.lines("track"))
        for at, choice in self.chosen.items():
            if at != but:
                every &= self.desk.matching(at, choice)
        return every

    def shown(self) -> Arguments:
        """The command that lists the same."""
        return self.desk.list_command("", self.chosen, "track")

    def offer(self, heading: str, lines: Sequence[Line], shown: Arguments) -> None:
        """Lines of roles, some at a time; a number opens one."""
        if not lines:
            self.say("Nothing fits. Fewer words, or one filter less, may bring something.")
            return
        first = 0
        while True:
            some = lines[first : first + LISTED]
            place = f"{first + 1} to {first + len(some)} of {len(lines)}"
            more = "; `more` goes on" if first + LISTED < len(lines) else ""
            answer = self.ask(
                f"{heading}: {place}{more}", [_words(line, line.key in self.marked) for line in some], shown=shown,
                more=len(lines) > LISTED,
            )  # fmt: skip
            if answer == "":
                return
            if answer == "more":
                first = first + LISTED if first + LISTED < len(lines) else 0
            elif isinstance(answer, int):
                line = some[answer]
                self.open(("show", line.key) if line.page else ("landscape", line.key))

    # --- pages --------------------------------------------------------------------------------------------------

    def open(self, arguments: Arguments) -> None:
        """A page, and what one can do from there."""
        if arguments[0] != "show" or len(arguments) < 2:
            self.show(arguments)
            return
        slug = arguments[1]
        self.page = ("show", slug)
        title = self.desk.title_of(slug)
        document = self.document(("show", slug))
        if document is None:
            return
        there = {section.key for section in document.sections}
        parts = [part for part in PARTS if there & set(part.sections)]
        self.write(document.only([key for key in ("summary", "short") if key in there]), title)
        read = 0  # parts read: the first, with what stands first in it, has just been written
        while True:
            actions = self.actions(slug)
            labels = [*(f"Read: {part.title.rstrip('?')}" for part in parts), *(label for label, _ in actions)]
            answer = self.ask(title, labels, at_hand=slug, shown=("show", slug), more=True)
            if answer == "more":
                answer = read + 1
                if answer >= len(parts):
                    self.say("That was the last part of the page.")
                    continue
            if not isinstance(answer, int):
                return
            if answer < len(parts):
                read = answer
                wanted = [key for key in parts[answer].sections if key in there]
                self.write(document.only(wanted), "")
            else:
                actions[answer - len(parts)][1]()

    def actions(self, slug: str) -> list[tuple[str, Callable[[], object]]]:
        """What can be done with a role."""
        saved = slug in self.desk.saved()
        here = self.desk.current_role()
        track, roles = self.desk.track_of(slug)
        place = list(roles).index(slug)

        def from_where(command: str) -> None:
            if here and here != slug:
                self.show((command, slug) if command == "gap" else ("route", "--to", slug))
                return
            typed = ask_step(self.desk.terminal, "From which role? An empty line goes by what your page knows.", ())
            own = ("gap", slug) if command == "gap" else ("route", "--to", slug)
            self.show((command, typed, slug) if typed.strip() else own)

        def beside() -> None:
            if slug not in self.marked and self.marked:
                self.show(("compare", *self.marked[:3], slug))
                return
            typed = ask_step(self.desk.terminal, "Compare it with which role?", ())
            if typed.strip():
                self.show(("compare", slug, typed))

        found: list[tuple[str, Callable[[], object]]] = [
            ("Read the whole page", lambda: self.show(("show", slug, "--full"))),
            ("Follow a link: moves and related roles", lambda: self.follow(slug)),
            ("Compare it with another role", beside),
            ("Take it off your shortlist" if saved else "Save it to your shortlist",
             lambda: self.show(("me", "drop" if saved else "save", slug))),
            ("Does it suit me? The fit check", lambda: self.show(("fit", slug))),
            ("What is missing: the gap", lambda: from_where("gap")),
            ("Ways to it: routes", lambda: from_where("route")),
            ("Plan the move to it", lambda: self.show(("me", "plan", slug))),
            ("Practice its interview", lambda: self.show(("interview", slug))),
            ("Interview questions and answers", lambda: self.show(("show", slug, "--section", "interview"))),
            ("Official figures", lambda: self.show(("landscape", slug))),
            ("Where it pays: states by pay", lambda: self.show(("landscape", slug, "--by", "state"))),
            ("Write a note about it", lambda: self.show(("me", "note", slug))),
            ("Its track as a ladder", lambda: self.show(("tracks", track))),
        ]  # fmt: skip
        if place + 1 < len(roles):
            found.append(
                (
                    f"Next in the track: {self.desk.title_of(roles[place + 1])}",
                    lambda: self.open(("show", roles[place + 1])),
                )
            )
        return found

    def follow(self, slug: str) -> None:
        """The roles that a page names, as a list."""
        from careercli.explorer.links import Titles
        from careercli.screens.plain import render_plain

        document = self.document(("show", slug))
        if document is None:
            return
        text = render_plain(document, 1000, accessible=True)
        slugs = [link.role for link in Titles(self.desk.titles()).links(text.split("\n"), slug) if link.role]
        known = {line.key: line for line in self.desk.lines("track")}
        lines = [known[one] for one in dict.fromkeys(slugs) if one in known]
        self.offer(f"Roles that the page of {self.desk.title_of(slug)} names", lines, ("show", slug))

    def document(self, arguments: Arguments) -> Document | None:
        """A page's document; None where it cannot be shown, which is said."""
        for words in dict.fromkeys((placed(arguments, self.desk.area), arguments)):
            try:
                return self.desk.page(words).document
            except CareerError as error:
                self.complain(error)
        return None

    def show(self, arguments: Arguments) -> bool:
        """Run a command and show what it gives; one that asks does so here. False where it could not be run."""
        try:
            try:
                page = self.desk.page(placed(arguments, self.desk.area))
            except NeedsTerminalError:
                page = self.desk.step_aside(arguments)
        except CareerError as error:
            self.complain(error)
            return False
        for line in page.said:
            self.say(line)
        if page.document is not None:
            self.page = arguments
            self.write(page.document, "")
        return True

    def complain(self, error: CareerError) -> None:
        """What went wrong, in the person's way."""
        self.say(error.message)
        for line in (error.hint or "").splitlines():
            self.say(line)

    def write(self, document: Document, title: str) -> None:
        """A document as any command writes it here."""
        if title and document.title == title:
            self.say("")
        emit(self.desk.terminal, document)

    # --- what is kept -------------------------------------------------------------------------------------------

    def mine(self) -> None:
        """Your page, line by line."""
        while True:
            kept = self.desk.mine()
            answer = self.ask("Your page", [f"{one.group}: {one.label}" for one in kept], shown=("me",))
            if not isinstance(answer, int):
                return
            one = kept[answer]
            ways: list[tuple[str, Callable[[], object]]] = []
            if one.shows:
                ways.append(("Read it", lambda one=one: self.show(one.shows)))  # type: ignore[misc]
            if one.asks:
                ways.append((one.asks, lambda one=one: self.change(one.asks, one.open)))  # type: ignore[misc]
            elif one.open and one.open != one.shows:
                ways.append((one.hint.capitalize() or "Open it", lambda one=one: self.show(one.open)))  # type: ignore[misc]
            if one.role:
                ways.append(("Go to the role", lambda one=one: self.open(("show", one.role))))  # type: ignore[misc]
            if one.drop:
                ways.append(("Take it away", lambda one=one: self.show(one.drop)))  # type: ignore[misc]
            chosen = 0 if len(ways) == 1 else self.ask(one.label, [label for label, _ in ways], one.role)
            if isinstance(chosen, int):
                ways[chosen][1]()

    def change(self, question: str, arguments: Arguments) -> None:
        """Ask for a role and add it to a command."""
        typed = ask_step(self.desk.terminal, question, ())
        if typed.strip():
            self.show((*arguments, *typed.split()))

    def place(self, text: str) -> None:
        """Choose the place whose pay is told."""
        if not text.strip():
            self.say(f"Pay is told for {self.desk.area or 'the whole United States'}; `place NAME` changes it.")
            return
        if text.strip().casefold() in ("us", "usa", "nation", "united states"):
            self.desk.area = ""
            self.keep()
            self.say("Pay is told for the whole United States.")
            return
        if not self.desk.places_ready():
            self.desk.compile_places()
        names = self.desk.places(text)
        if not names:
            self.say(f"No place {text!r} has figures: name a state or a metropolitan area.")
            return
        called = [at for at, name in enumerate(names) if fold(name) == fold(text)]
        sure = called[0] if called else 0 if len(names) == 1 else None
        answer = self.ask("Which place?", names[:LISTED]) if sure is None else sure
        if isinstance(answer, int):
            self.desk.area = names[answer]
            self.keep()
            self.say(f"Pay is told for {self.desk.area}.")

    def mark(self, slug: str) -> None:
        """Mark a role to compare."""
        if not slug:
            self.say("Open a role first, then `mark`.")
        elif slug in self.marked:
            self.marked.remove(slug)
            self.say(f"{self.desk.title_of(slug)}: mark taken away.")
        else:
            self.marked = [*self.marked, slug][-4:]
            self.say(
                f"Marked: {', '.join(map(self.desk.title_of, self.marked))}. `compare` sets them side by side."
            )


def _words(line: Line, marked: bool) -> str:
    """A row in words: no columns, no marks, states spoken."""
    pay = (
        "pay not published"
        if line.pay is None
        else f"category pay ${line.pay:,.0f}"
        f"{' in the nation' if line.nation else ''}{', of a wider category' if line.wider else ''}"
    )
    parts = [line.title, *(["marked"] if marked else []), line.way, pay]
    if line.growth is not None:
        parts.append(f"outlook {line.growth:+.1f}%")
    return ", ".join(part for part in parts if part)
