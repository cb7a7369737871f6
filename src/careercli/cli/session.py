"""What every command works with: the terminal, the places, the options, the catalogue opened on demand."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from careercli.bundle import Narration, Progress, open_catalogue, problem_lines
from careercli.errors import NotFoundError
from careercli.locations import Locations
from careercli.terminal.streams import Terminal

if TYPE_CHECKING:
    from careercli.catalog.role import CategoryLink
    from careercli.catalog.store import Catalogue
    from careercli.landscape.category import PlaceFigures
    from careercli.landscape.store import CategoryMatch, NationalFigures
    from careercli.me.model import Person
    from careercli.me.store import PersonalStore
    from careercli.screens.market import Market

_CALLED_SO = 88.0
"""Closeness of a title to what was typed, of 100, from which the category is said to be called so."""

_CATEGORIES_LOOKED_AT, _CATEGORIES_TOLD = 20, 5
"""Categories whose titles are compared, and how many of them are told at most."""


@dataclass
class Session:
    """One run of the program; `options` are the global ones as typed, for commands run inside the explorer.

    `local_file` is the compiled file of local figures, once some command has asked for it.
    """

    terminal: Terminal
    locations: Locations
    roles: Path | None = None
    save: bool = True
    options: tuple[str, ...] = ()
    local_file: Path | None = None
    _catalogue: Catalogue | None = field(default=None, repr=False)
    _store: PersonalStore | None = field(default=None, repr=False)
    _noticed: set[str] = field(default_factory=set, repr=False)

    @property
    def catalogue(self) -> Catalogue:
        """The compiled catalogue, opened at the first call; role files left out are named on stderr."""
        if self._catalogue is None:
            roles = self.locations.roles(self.roles)
            self._catalogue = open_catalogue(self.locations, roles, self.narration)
            if roles is not None or self.locations.compiled is None:
                for line in problem_lines(self._catalogue.problems()):
                    self.terminal.say(f"careercli: {line}", "warning")
        return self._catalogue

    @property
    def store(self) -> PersonalStore:
        """What one person saved; with `save` off, nothing is ever written. Asking for it creates nothing."""
        if self._store is None:
            from careercli.me.store import PersonalStore

            self._store = PersonalStore(self.locations.personal, save=self.save)
        return self._store

    @property
    def person(self) -> Person:
        """What is kept about the person now; notices of damage are said on stderr, once."""
        loaded = self.store.load()
        for notice in loaded.notices:
            if notice not in self._noticed:
                self._noticed.add(notice)
                self.terminal.say(f"careercli: {notice}", "warning")
        return loaded.person

    @property
    def narration(self) -> Narration:
        """How slow work reports: warnings on stderr, a progress line on stderr in terminals only."""
        return Narration(lambda line: self.terminal.say(f"careercli: {line}", "warning"), self._progress)

    def _progress(self, title: str) -> Progress:
        from careercli.terminal.progress import progress_line

        return progress_line(self.terminal, title)

    @property
    def figures(self) -> NationalFigures:
        """The national figures of the categories, in the catalogue's own file."""
        from careercli.landscape.store import NationalFigures

        return NationalFigures(self.catalogue.connection)

    @property
    def has_figures(self) -> bool:
        """Whether the catalogue was compiled with figures; a company's own data folder may carry none."""
        query = "SELECT 1 FROM sqlite_master WHERE name = 'landscape_categories'"
        return self.catalogue.connection.execute(query).fetchone() is not None

    def market(self, link: CategoryLink, area: str | None = None) -> Market | None:
        """A role's category with its neighbors, and with its figures in `area` when one is named.

        None when the catalogue carries no figures or none for this code.
        """
        from careercli.screens.market import Market

        if not self.has_figures:
            return None
        found = self.figures.figures([link.soc, *link.neighbours])
        if link.soc not in found:
            return None
        neighbours = tuple(found[soc] for soc in link.neighbours if soc in found)
        return Market(found[link.soc], neighbours, None if area is None else self.local(link.soc, area))

    def local(self, soc: str, area: str) -> PlaceFigures:
        """A category's figures in the place a person means by `area`."""
        from careercli.cli.places import figures_at

        return figures_at(self, soc, area)

    def figures_only(self, text: str, *, typos: bool = True) -> list[CategoryMatch]:
        """Categories without a role page that are called `text`, or have it in their title; best first.

        `typos` are forgiven where no title holds the words as they were typed.
        """
        if not self.has_figures:
            return []
        found = [
            match
            for match in self.figures.search(text, _CATEGORIES_LOOKED_AT, typos=typos)
            if match.closeness >= _CALLED_SO or match.holds
        ]
        with_pages = self.catalogue.categories_in_use() if found else frozenset()
        return [match for match in found if match.soc not in with_pages][:_CATEGORIES_TOLD]

    def title_of(self, slug: str) -> str:
        """A role's title; the slug itself where it has no page any more."""
        rows = self.catalogue.rows_of([slug])
        return rows[slug].title if slug in rows else slug

    def find_role(self, text: str) -> str:
        """The slug a person means by `text`; says on stderr when it was corrected.

        Several that fit are offered as a short pick list in a terminal. Raises NotFoundError otherwise, which also
        tells of categories that are called so and have figures alone.
        """
        from careercli.catalog.resolve import resolve

        found = resolve(self.catalogue, text)
        rows = self.catalogue.rows_of(found.candidates)
        if found.slug is not None:
            if found.corrected:
                self.terminal.say(f"careercli: showing {rows[found.slug].title} ({found.slug})", "muted")
            return found.slug
        # Where some role is nearly called so, categories whose titles merely have the one word in them are no help.
        telling = not found.candidates or len(text.split()) > 1
        figures = [
            f"figures only: {one.title}, `careercli landscape {one.soc}`"
            for one in self.figures_only(text)
            if telling or one.closeness >= _CALLED_SO
        ]
        if not found.candidates:
            elsewhere = figures or ["`careercli search TEXT` looks through every page"]
            raise NotFoundError(f"no role {text!r}", hint="\n".join(elsewhere))
        offered = [rows[slug] for slug in found.candidates]
        if self.terminal.interactive:
            from careercli.terminal.prompts import choose

            for line in figures:
                self.terminal.say(f"careercli: {line}", "muted")
            labels = [(f"{row.title}  ({row.track_name}, {row.level})", row.slug) for row in offered]
            return choose(self.terminal, f"Which role do you mean by {text!r}?", labels)
        names = [f"  {row.slug}  {row.title}" for row in offered]
        raise NotFoundError(
            f"no role is called {text!r} exactly; did you mean one of these?", hint="\n".join(names + figures)
        )


def session_of(context: typer.Context) -> Session:
    """The session that `dispatch` put into Typer's context."""
    session = context.find_root().obj
    assert isinstance(session, Session)
    return session
