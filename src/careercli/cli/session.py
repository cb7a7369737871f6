"""What every command works with: the terminal, the places, the options, the catalogue opened on demand."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from careercli.bundle.catalogue import Narration, open_catalogue, problem_lines
from careercli.errors import NotFoundError
from careercli.locations import Locations
from careercli.terminal.streams import Terminal

if TYPE_CHECKING:
    from careercli.bundle.build import Progress
    from careercli.catalog.role import CategoryLink
    from careercli.catalog.store import Catalogue
    from careercli.finding.meaning import Found
    from careercli.landscape.category import Category, Place, PlaceFigures
    from careercli.landscape.store import NationalFigures
    from careercli.me.model import Person
    from careercli.me.store import PersonalStore
    from careercli.screens.market import Market

_OFFERED, _CATEGORIES_TOLD = 6, 3
"""Roles offered for a name that is none, and categories told beside them, at most."""


@dataclass
class Session:
    """One run of the program; `options` are the global ones as typed, for commands run inside the explorer.

    `local_file` is the compiled file of local figures, once some command has asked for it; `places` are those meant
    by what was typed, so that nobody is asked twice.
    """

    terminal: Terminal
    locations: Locations
    roles: Path | None = None
    save: bool = True
    options: tuple[str, ...] = ()
    local_file: Path | None = None
    places: dict[str, Place] = field(default_factory=dict, repr=False)
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
        """A role's category with its neighbors, and with its figures in `area` when one is named: unpublished ones
        where there are none, so that every page says so and tells the nation's instead.

        None when the catalogue carries no figures or none for this code.
        """
        from careercli.screens.market import Market

        if not self.has_figures:
            return None
        found = self.figures.figures([link.soc, *link.neighbours])
        if link.soc not in found:
            return None
        neighbours = tuple(found[soc] for soc in link.neighbours if soc in found)
        return Market(found[link.soc], neighbours, None if area is None else self.local(found[link.soc], area))

    def local(self, category: Category, area: str) -> PlaceFigures:
        """A category's figures in the place a person means by `area`."""
        from careercli.cli.places import figures_at

        return figures_at(self, category, area)

    def find(self, text: str, limit: int = 12, *, related: bool = True) -> Found:
        """What a person means by `text`: pages and categories in one order, the same for every command."""
        from careercli.finding.meaning import find

        return find(self.catalogue, text, limit, related=related)

    def title_of(self, slug: str) -> str:
        """A role's title; the slug itself where it has no page any more."""
        rows = self.catalogue.rows_of([slug])
        return rows[slug].title if slug in rows else slug

    def find_role(self, text: str) -> str:
        """The slug a person means by `text`; says on stderr what was set aside or put right, and the rung.

        Several that fit are offered as a short pick list in a terminal. Raises NotFoundError otherwise, which also
        tells of categories that are called so and have figures alone.
        """
        called = self.catalogue.slug_called(text)
        if called is not None:
            return called
        found = self.find(text, related=False)
        first = found.hits[0] if found.hits else None
        if found.certain and first is not None and first.row is not None:
            self.say_understood(found, f"{first.title} ({first.row.slug})", first.row.slug)
            return first.row.slug
        offered = list(found.suggested)[:_OFFERED]
        figures = [
            f"figures only: {hit.title}, `careercli landscape {hit.soc}`"
            for hit in found.figures[: 1 if found.certain else _CATEGORIES_TOLD]
        ]
        if not offered:
            elsewhere = figures or ["`careercli search TEXT` looks through every page"]
            raise NotFoundError(_no_page(text, found), hint="\n".join(elsewhere))
        if self.terminal.interactive:
            from careercli.terminal.prompts import choose

            for line in figures:
                self.terminal.say(f"careercli: {line}", "muted")
            labels = [
                (f"{hit.title}  ({hit.row.track_name}, {hit.row.level})", hit.row.slug)
                for hit in offered
                if hit.row is not None
            ]
            return choose(self.terminal, f"Which role do you mean by {text!r}?", labels)
        names = [f"  {hit.row.slug}  {hit.title}" for hit in offered if hit.row is not None]
        raise NotFoundError(f"{_no_page(text, found)}; did you mean one of these?", hint="\n".join(names + figures))

    def say_understood(self, found: Found, chosen: str, slug: str = "") -> None:
        """Say on stderr what was chosen, when the text did not name it as it stands; a rung by the page's name."""
        understood = found.understood
        notes = []
        if understood.aside:
            notes.append(f"set aside: {', '.join(understood.aside)}")
        if understood.rungs:
            ladder = self.catalogue.role(slug).ladder if slug else ()
            rung = understood.rung_of(ladder)
            named = " and ".join(understood.rungs)
            notes.append(f"{named}: see {rung!r} on its ladder" if rung else f"{named} is a rung of the same job")
        if understood.of in ("British", "Spanish"):
            notes.append(f"a {understood.of} name")
        if understood.corrected or notes:
            self.terminal.say(f"careercli: showing {'; '.join((chosen, *notes))}", "muted")


def _no_page(text: str, found: Found) -> str:
    category = found.category
    if found.certain and category is not None:
        return f"no page for {text!r} yet"
    return f"no role is called {text!r} exactly" if found.hits else f"no role {text!r}"


def session_of(context: typer.Context) -> Session:
    """The session that `dispatch` put into Typer's context."""
    session = context.find_root().obj
    assert isinstance(session, Session)
    return session
