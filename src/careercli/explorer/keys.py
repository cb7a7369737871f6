"""The keys of the explorer: one table, the same keys everywhere, from which bars, help and bindings come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widget import Widget

from careercli.screens.document import Document, Facts, Note, Paragraph, Section, Span
from careercli.values import value


@value
class Key:
    """A key: what is pressed, what it is called on screen, its action, what it does in a bar and in the help."""

    press: str
    shown: str
    action: str
    short: str
    help: str


GO = (
    Key("slash", "/", "seek", "find", "Find: a role on the first screen, words on a page"),
    Key("escape", "Esc", "back", "back", "One step back, to where you were"),
    Key("f", "f", "filters", "filter", "Filter roles: pay, schooling, people, way in and more, with live counts"),
    Key("t", "t", "track", "track", "The role's track as a ladder; without a role, all families"),
    Key("z", "z", "quiz", "quiz", "The fit quiz: what you like and want, and roles that fit (4 minutes)"),
    Key("m", "m", "me", "your page", "Your page: where you are, shortlist, notes, plans, practice, results"),
    Key("l", "l", "place", "place", "Choose a place once; pay is then told for it everywhere"),
    Key("y", "y", "copy", "copy", "Copy the command that shows the same"),
    Key("question_mark", "?", "help", "keys", "These keys"),
    Key("q", "q", "leave", "quit", "Leave; next time you go on from here"),
)
"""Getting around."""

DO = (
    Key("c", "c", "compare", "compare", "Compare: marks this role, and shows the marked ones side by side"),
    Key("s", "s", "save", "save", "Put it on your shortlist, or take it off"),
    Key("n", "n", "note", "note", "Write a note about it in your editor"),
    Key("u", "u", "suits", "me?", "Does it suit you? The fit check of this role"),
    Key("e", "e", "explain", "why?", "Why this role fits or does not, from your quiz answers"),
    Key("g", "g", "gap", "missing", "What is missing between your role, or another, and this one"),
    Key("r", "r", "route", "routes", "Ways to it, step by step"),
    Key("p", "p", "plan", "plan", "Plan the move to it"),
    Key("i", "i", "interview", "practice", "Practice its interview questions"),
    Key("o", "o", "figures", "figures", "Official figures: pay spread, history, projection"),
    Key("w", "w", "where", "where it pays", "The states ranked by pay for it"),
    Key("h", "h", "study", "what to study", "Fields of study that lead there, what they cost and bring"),
    Key(
        "b",
        "b",
        "worth",
        "is it worth it",
        "The money of a change to it: study, pay lost, pay gained, when it is even",
    ),
)
"""Doing something with the role at hand."""

READ = (
    Key("v", "v", "view", "whole page", "The whole page, or the five-minute view again"),
    Key("right_square_bracket", "]", "sibling(1)", "next", "The next role in the track"),
    Key("left_square_bracket", "[", "sibling(-1)", "previous", "The previous role in the track"),
    Key("tab", "Tab", "link(1)", "next link", "The next link of the page; Shift+Tab the one before"),
)
"""Reading a page."""

LIST = (
    Key("space", "Space", "mark", "mark", "Mark a role to compare; up to four"),
    Key("x", "x", "unmark", "unmark all", "Take all marks away"),
)


def bindings(*groups: Sequence[Key]) -> list[BindingType]:
    """The keys as Textual's bindings."""
    return [Binding(key.press, key.action, key.short or key.shown, show=False) for group in groups for key in group]


Hint: TypeAlias = "tuple[str, str, str]"

_MOST_LINES = 2


class KeyBar(Widget):
    """The keys that work now, always in view; each can be clicked."""

    DEFAULT_CSS = "KeyBar { height: auto; max-height: 2; padding: 0 1; }"

    def __init__(self) -> None:
        super().__init__(id="keys")
        self.hints: tuple[Hint, ...] = ()
        self.always: tuple[Hint, ...] = ()

    def tell(self, *hints: Hint, always: tuple[Hint, ...] = ()) -> None:
        """Show these hints: key, words, and the action behind a click (may be empty).

        Where there is no room for all of them in two lines, those `always` there stay, and `?` names the rest.
        """
        if (hints, always) != (self.hints, self.always):
            self.hints, self.always = hints, always
            self.refresh(layout=True)

    def _lines(self, width: int) -> list[list[Hint]]:
        """The hints that find room, line by line, none broken in two."""
        kept = list(self.hints)
        while len(lines := _filled([*kept, *self.always], width)) > _MOST_LINES and kept:
            kept.pop()
        return lines

    def render(self) -> Text:
        """The hints side by side."""
        text = Text()
        for number, line in enumerate(self._lines(max(self.size.width, 20))):
            text.append("\n" if number else "")
            for place, (key, words, action) in enumerate(line):
                text.append("   " if place else "")
                meta = Style.from_meta({"@click": action}) if action else Style()
                text.append(key, Style(bold=True) + meta)
                text.append(f" {words}", meta)
        return text

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """Lines that the hints take in this width."""
        return max(len(self._lines(width)), 1)


def _filled(hints: Sequence[Hint], width: int) -> list[list[Hint]]:
    lines: list[list[Hint]] = []
    used = 0
    for one in hints:
        length = cell_len(one[0]) + cell_len(one[1]) + 1
        if not lines or used + 3 + length > width:
            lines.append([])
            used = -3
        lines[-1].append(one)
        used += 3 + length
    return lines


def hint(key: Key) -> Hint:
    """A key as a hint for the bar."""
    return key.shown, key.short, f"screen.{key.action}" if "(" in key.action else f"screen.{key.action}()"


def named(action: str) -> Key:
    """The key of an action."""
    return next(key for key in (*GO, *DO, *READ, *LIST) if key.action == action)


def help_document() -> Document:
    """The keys in words, for `?`."""

    def section(name: str, title: str, keys: Sequence[Key]) -> Section:
        return Section(name, title, (Facts(tuple((key.shown, (Span(key.help),)) for key in keys if key.help)),))

    moving = Facts(
        (
            ("typing", "On the first screen, letters are typed; Tab or ↓ goes to the list, where they are keys"),
            ("↑ ↓ j k", "Move; Enter opens what is under the cursor"),
            ("1 to 9", "A section of the page, as numbered on it"),
            ("Space", "On a page: a screen further; in a list: mark a role to compare"),
            ("Ctrl+P", "Everything by name: the palette of commands and roles"),
            ("Ctrl+C", "Leave at once; Ctrl+Z steps aside to the shell, fg comes back"),
            ("mouse", "Click rows, sections, links and the keys below"),
        )
    )
    return Document(
        title="Keys",
        intro=(Paragraph("The same keys do the same everywhere. Those that work now are at the foot of the screen."),),
        sections=(
            Section("moving", "Moving", (moving,)),
            section("around", "Getting around", GO),
            section("do", "With the role at hand", DO),
            section("read", "Reading", (*READ, LIST[0], LIST[1])),
            Section(
                "also", "Every screen is a command",
                (Note("y copies it. `careercli accessibility` tells of the explorer without a full screen."),),
            ),
        ),
    )  # fmt: skip
