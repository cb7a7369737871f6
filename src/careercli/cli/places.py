"""Local figures: the place a person means, opened only when one is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from careercli.bundle.local import open_local
from careercli.catalog.names import fold
from careercli.errors import NotFoundError

if TYPE_CHECKING:
    from careercli.cli.session import Session
    from careercli.landscape.category import Category, Place, PlaceFigures, PlacePay
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
    if text not in session.places:
        session.places[text] = _find_place(session, text)
    return session.places[text]


def _find_place(session: Session, text: str) -> Place:
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
    names = "\n".join(f"  {spoken(place)}" for place in places[:8])
    raise NotFoundError(f"{text!r} may be several places", hint=names)


def spoken(place: Place) -> str:
    """What to type for a place: its name, which for a state may be that of a city too."""
    from careercli.landscape.category import PlaceKind

    return f"{place.name} state" if place.kind is PlaceKind.STATE else place.name


def figures_at(session: Session, category: Category, text: str) -> PlaceFigures:
    """A category's figures in the place a person means; where none are published there, each says so."""
    from careercli.landscape.category import PlaceFigures

    place = find_place(session, text)
    with local_figures(session) as figures:
        found = figures.at(category.local_soc, place)
        return found or PlaceFigures.unpublished(category.soc, place, figures.prices(place))


def pay_at(session: Session, text: str | None, socs: Iterable[str]) -> PlacePay | None:
    """Median pay of categories in the place a person means; None where none was named or there are no figures."""
    if text is None or not session.has_figures:
        return None
    place = find_place(session, text)
    codes = {soc: category.local_soc for soc, category in session.figures.figures(socs).items()}
    with local_figures(session) as figures:
        found = figures.pay_in(place, codes.values())
    return replace(
        found, medians={soc: found.medians[code] for soc, code in codes.items() if code in found.medians}
    )
