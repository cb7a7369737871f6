"""Local figures: the place a person means, opened only when one is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careercli.bundle import open_local
from careercli.catalog.compile import fold
from careercli.errors import NotFoundError

if TYPE_CHECKING:
    from careercli.cli.session import Session
    from careercli.landscape.category import Place, PlaceFigures
    from careercli.landscape.store import LocalFigures


def local_figures(session: Session) -> LocalFigures:
    """The reader of local figures; the file is compiled first where that is needed, once in a run."""
    from careercli.landscape.store import LocalFigures

    if session.local_file is None:
        session.local_file = open_local(session.locations, session.narration)
    return LocalFigures(session.local_file)


def find_place(session: Session, text: str) -> Place:
    """The place a person means by `text`; a typo is put right and said, several places are offered in a terminal.

    Raises NotFoundError when nothing fits, or several do and nobody can be asked.
    """
    with local_figures(session) as figures:
        places = figures.find_place(text)
    if not places:
        raise NotFoundError(f"no place {text!r} has figures", hint="name a state or a metropolitan area")
    if len(places) == 1:
        place = places[0]
        if fold(text) not in fold(place.name) and text.strip().upper() not in place.states:
            session.terminal.say(f"careercli: showing {place.name}", "muted")
        return place
    if session.terminal.interactive:
        from careercli.terminal.prompts import choose

        by_code = {place.code: place for place in places}
        code = choose(session.terminal, f"Which place is {text!r}?", [(place.name, place.code) for place in places])
        return by_code[code]
    names = "\n".join(f"  {place.name}" for place in places[:8])
    raise NotFoundError(f"{text!r} may be several places", hint=names)


def figures_at(session: Session, soc: str, text: str) -> PlaceFigures:
    """A category's figures in the place a person means. Raises NotFoundError when none are published there."""
    place = find_place(session, text)
    with local_figures(session) as figures:
        found = figures.at(soc, place)
    if found is None:
        raise NotFoundError(
            f"nothing is published for {soc} in {place.name}", hint="`careercli landscape` shows where there is"
        )
    return found
