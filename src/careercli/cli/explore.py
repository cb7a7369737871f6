"""Bare `careercli` in a terminal: the interactive explorer. Every screen in it is also a command."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

from careercli.catalog.store import DamagedError, RoleFilter
from careercli.cli.session import Session
from careercli.errors import Cancelled, CareerError
from careercli.terminal.prompts import ask_text, choose
from careercli.terminal.questions import show_heading

Run = Callable[[list[str]], int]
"""Runs one command line in the same session, as if it had been typed; gives its exit code."""

MOST_HITS = 12

_BACK = ""
"""The value of the entry that leads back; no role, track or command is named so."""


def explore(session: Session, run: Run) -> None:
    """The first menu, again and again until the person leaves. Esc and Ctrl-C go back one screen everywhere.

    Raises Cancelled when the first menu itself is left with Ctrl-C or Ctrl-D.
    """
    menu: dict[str, Callable[[], None]] = {
        "Find a role by name, skill or tool": lambda: _find(session, run),
        "Browse the tracks": lambda: _browse(session, run),
        "Take the fit quiz": lambda: _command(session, run, ["fit"]),
        "Your page: strengths, shortlist, plan": lambda: _command(session, run, ["me"]),
        "About careercli, its sources and where files live": lambda: _command(session, run, ["about"]),
    }
    while True:
        total = sum(count.total for count in session.catalogue.tracks())
        heading = ["careercli", f"{total} roles, offline and private", ""]
        chosen = _menu(session, heading, "What would you like to do?", [(label, label) for label in menu], "Leave")
        if chosen == _BACK:
            return
        menu[chosen]()


def _menu(
    session: Session, heading: Sequence[str], question: str, entries: Sequence[tuple[str, str]], back: str
) -> str:
    """One of `entries` (label, value) by its value, _BACK for the last entry and Esc. Ctrl-C raises Cancelled."""
    show_heading(session.terminal, heading)
    return choose(session.terminal, question, [*entries, (back, _BACK)], escape=_BACK)


def _submenu(session: Session, heading: Sequence[str], question: str, entries: Sequence[tuple[str, str]]) -> str:
    """The same below the first menu, where Ctrl-C and Ctrl-D go back as well."""
    try:
        return _menu(session, heading, question, entries, "Back")
    except Cancelled:
        return _BACK


def _command(session: Session, run: Run, arguments: list[str]) -> None:
    """Run one command and wait; leaving it or a clear error leads back, never out of the explorer."""
    show_heading(session.terminal, [])
    try:
        run(arguments)
    except DamagedError:
        raise  # the whole run begins again, over files that are sound
    except Cancelled:
        return
    except CareerError as error:
        session.terminal.say(f"careercli: {error.message}", "error")
        if error.hint:
            session.terminal.say(error.hint, "muted")
    try:
        ask_text(session.terminal, "Enter goes back")
    except Cancelled:
        return


def _find(session: Session, run: Run) -> None:
    said = ""
    while True:
        show_heading(session.terminal, ["Find a role", said])
        try:
            text = ask_text(session.terminal, "A title, an abbreviation, a skill, a tool (Enter goes back)")
        except Cancelled:
            return
        if not text:
            return
        found = session.find(text, MOST_HITS)
        entries = [
            (f"{hit.title}  ({'figures only' if hit.row is None else hit.row.track_name})", hit.key)
            for hit in found.hits
        ]
        said = "" if entries else f"Nothing fits {text!r}."
        if entries:
            _roles(
                session, run, f"What fits {text!r}:", entries, {hit.soc for hit in found.hits if hit.row is None}
            )


def _browse(session: Session, run: Run) -> None:
    names = {count.track.slug: count.track.name for count in session.catalogue.tracks() if count.total}
    entries = [(name, slug) for slug, name in names.items()]
    while (track := _submenu(session, [], "Which track?", entries)) != _BACK:
        rows = session.catalogue.rows(RoleFilter(tracks=(track,)))
        _roles(session, run, f"{names[track]}, from entry up:", [(f"{r.title}  ({r.level})", r.slug) for r in rows])


def _roles(
    session: Session,
    run: Run,
    question: str,
    entries: Sequence[tuple[str, str]],
    categories: Set[str] = frozenset(),
) -> None:
    """Pick one of some roles, given as (label, slug), again and again; those in `categories` are SOC codes."""
    while (chosen := _submenu(session, [], question, entries)) != _BACK:
        if chosen in categories:
            _command(session, run, ["landscape", chosen])
        else:
            _role(session, run, chosen)


def _role(session: Session, run: Run, slug: str) -> None:
    """One role: its page, and what one can do from there."""
    title = session.title_of(slug)
    actions: dict[str, Callable[[], None]] = {
        "Read the page": lambda: _command(session, run, ["show", slug]),
        "Look at yourself: the fit check": lambda: _command(session, run, ["fit", slug]),
        "The figures of its category": lambda: _command(session, run, ["landscape", slug]),
        "Set it beside another role": lambda: _with_another(
            session, run, "Beside which role? (Enter goes back)", lambda other: ["compare", slug, other]
        ),
        "What is missing from here: the gap": lambda: _command(session, run, ["gap", slug]),
        "Ways there from another role": lambda: _with_another(
            session, run, "From which role? (Enter goes back)", lambda other: ["route", other, slug]
        ),
        "Practice its interview": lambda: _command(session, run, ["interview", slug]),
        "Put it on the shortlist": lambda: _command(session, run, ["me", "save", slug]),
        "Plan the move to it": lambda: _command(session, run, ["me", "plan", slug]),
    }
    entries = [(label, label) for label in actions]
    while (chosen := _submenu(session, [title, ""], "What next?", entries)) != _BACK:
        actions[chosen]()


def _with_another(session: Session, run: Run, question: str, command: Callable[[str], list[str]]) -> None:
    """Ask for a second role and run the command that takes both."""
    show_heading(session.terminal, [])
    try:
        other = ask_text(session.terminal, question)
    except Cancelled:
        return
    if other:
        _command(session, run, command(other))
