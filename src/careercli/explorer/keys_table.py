"""The keys of the explorer: one table, the same keys everywhere, from which bars, help and bindings come."""

from __future__ import annotations

from collections.abc import Sequence

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
    Key("z", "z", "quiz", "quiz", "The fit quiz: what you like and want, and roles that fit (5 minutes)"),
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
        intro=(Paragraph("The same keys do the same everywhere; those that work now are at the screen's foot."),),
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
