"""What the explorer works with, as one seam: lists, pages by command line, what is kept. `cli/desk.py` fills it.

A page is named by the command line that shows the same: `("show", "tpm")`. So the explorer holds no logic of its
own about roles, every page in it can be typed, and a new command is a new page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeAlias

from careercli.screens.document import Document
from careercli.values import value

Arguments: TypeAlias = "tuple[str, ...]"
"""A command line without the program's name."""


_PLACED = frozenset({"show", "list", "compare", "gap", "route", "landscape", "study", "worth"})
_OF_PLACES = frozenset({"--area", "-a", "--by"})


def placed(arguments: Arguments, area: str) -> Arguments:
    """A command line with the place chosen, where it tells pay for places and names none itself."""
    if not area or _OF_PLACES & set(arguments) or (arguments[:1] != ("me",) and arguments[0] not in _PLACED):
        return arguments
    return arguments if arguments[0] == "me" and len(arguments) > 1 else (*arguments, "--area", area)


@value
class Line:
    """A row of the list: a role, or a category that has figures alone (`page` is False, `key` its SOC code).

    `pay` is the category's median in dollars a year in the place chosen; in the nation where none is published
    there (`nation`) or no place is chosen; `wider`: the category is wider than the role; `growth` in percent over
    the ten years of the projection.
    """

    key: str
    title: str
    family: str
    family_name: str
    level: str
    way: str
    pay: float | None
    wider: bool
    growth: float | None
    page: bool = True
    nation: bool = False


@value
class Filter:
    """One thing to filter by and the words of its choices; the first is "any"."""

    name: str
    words: tuple[str, ...]


@value
class Family:
    """A track with the number of its roles."""

    slug: str
    name: str
    roles: int


@value
class Page:
    """A page by the command line that shows it; no `document` where the command only did something.

    `said` is what it told beside the page, in lines.
    """

    arguments: Arguments
    document: Document | None
    said: tuple[str, ...] = ()


@value
class Mine:
    """One line of your page: its group, its words, what shows it, what opens or changes it, what takes it away.

    An empty `open` means that there is nothing to open; a `question` is asked first, its answer added to `open`.
    """

    group: str
    label: str
    shows: Arguments
    open: Arguments = ()
    drop: Arguments = ()
    role: str = ""
    hint: str = ""
    asks: str = ""


@value
class Bookmark:
    """Where a person left off: the page and its line, the place whose pay is shown; whether they have been here."""

    page: Arguments = ()
    line: int = 0
    area: str = ""
    known: bool = False


class Desk(Protocol):
    """What the explorer asks for; see `careercli.cli.desk`."""

    area: str
    """The place whose pay is shown; empty for the nation."""

    def lines(self, sort: str) -> Sequence[Line]:
        """Every role, in an order of `sorts`."""

    def sorts(self) -> Sequence[str]:
        """The orders of `careercli list`."""

    def families(self) -> Sequence[Family]:
        """Every track that has roles."""

    def find(self, text: str) -> Sequence[Line]:
        """What a person may mean, best first: roles and categories, as `careercli search` finds them."""

    def filters(self) -> Sequence[Filter]:
        """What can be filtered by."""

    def matching(self, filter: int, choice: int) -> frozenset[str]:
        """The slugs that pass one choice of one filter."""

    def list_command(self, text: str, chosen: Mapping[int, int], sort: str) -> Arguments:
        """The command that lists the same."""

    def preview(self, key: str, *, short: bool = False) -> Document:
        """The first answers about a role, or the figures of a category; `short` for a pane of few lines."""

    def paid(self, role: str) -> Document | None:
        """The pay of a role's category here and in the nation, for a narrow pane; None without figures."""

    def page(self, arguments: Arguments) -> Page:
        """Run a command that asks nothing. Raises CareerError; NeedsTerminalError where it would ask."""

    def make_ready(self) -> None:
        """Load what a first page needs, while nobody waits for it."""

    def step_aside(self, arguments: Arguments) -> Page:
        """Run a command in the bare terminal, which the caller has freed. Raises CareerError."""

    def places_ready(self) -> bool:
        """Whether the figures of places are compiled."""

    def compile_places(self) -> None:
        """Compile them in the bare terminal, which the caller has freed."""

    def places(self, text: str) -> Sequence[str]:
        """Names of places that begin so or have a word that does, the largest first."""

    def titles(self) -> Mapping[str, str]:
        """The slug of every role by its title."""

    def title_of(self, slug: str) -> str:
        """A role's title."""

    def track_of(self, slug: str) -> tuple[str, Sequence[str]]:
        """A role's track and the slugs in it, from entry up."""

    def saved(self) -> frozenset[str]:
        """The roles on the shortlist."""

    def current_role(self) -> str:
        """The role a person works in, or the empty string."""

    def mine(self) -> Sequence[Mine]:
        """What is kept about the person, line by line."""

    def bookmark(self) -> Bookmark:
        """Where the person left off."""

    def keep(self, bookmark: Bookmark) -> None:
        """Remember where the person leaves off."""
