from __future__ import annotations

import pytest

from careercli.landscape.place_names import NICKNAMES, STATES, TERRITORIES
from careercli.landscape.place_search import find_places
from careercli.landscape.store import LocalFigures


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Austin", "Austin-Round Rock-San Marcos, TX"),
        ("austin tx", "Austin-Round Rock-San Marcos, TX"),
        ("Austin, Texas", "Austin-Round Rock-San Marcos, TX"),
        ("austn", "Austin-Round Rock-San Marcos, TX"),
        ("austin metro area", "Austin-Round Rock-San Marcos, TX"),
        ("12420", "Austin-Round Rock-San Marcos, TX"),
        ("NYC", "New York-Newark-Jersey City, NY-NJ"),
        ("new york city", "New York-Newark-Jersey City, NY-NJ"),
        ("New York, NY", "New York-Newark-Jersey City, NY-NJ"),
        ("the Bay Area", "San Francisco-Oakland-Fremont, CA"),
        ("San Fransisco", "San Francisco-Oakland-Fremont, CA"),
        ("silicon valley", "San Jose-Sunnyvale-Santa Clara, CA"),
        ("Washington, D.C.", "Washington-Arlington-Alexandria, DC-VA-MD-WV"),
        ("portland, me", "Portland-South Portland, ME"),
        ("Portland OR", "Portland-Vancouver-Hillsboro, OR-WA"),
        ("Kansas City", "Kansas City, MO-KS"),
        ("St Louis", "St. Louis, MO-IL"),
        ("Ft. Worth", "Dallas-Fort Worth-Arlington, TX"),
        ("twin cities", "Minneapolis-St. Paul-Bloomington, MN-WI"),
        ("Winston-Salem", "Winston-Salem, NC"),
        ("Kansas", "Kansas"),
        ("Virginia", "Virginia"),
        ("TX", "Texas"),
        ("texs", "Texas"),
        ("puerto rico", "Puerto Rico"),
        ("New York state", "New York"),
        ("the state of Washington", "Washington"),
        ("Wyoming", "Wyoming"),
        ("northwest alabama", "Northwest Alabama nonmetropolitan area"),
    ],
)
def test_one_place_is_meant(local: LocalFigures, text: str, name: str) -> None:
    assert [place.name for place in local.find_place(text)] == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("New York", {"New York", "New York-Newark-Jersey City, NY-NJ"}),
        ("Washington", {"Washington", "Washington-Arlington-Alexandria, DC-VA-MD-WV"}),
        ("Portland", {"Portland-South Portland, ME", "Portland-Vancouver-Hillsboro, OR-WA"}),
        ("LA", {"Louisiana", "Los Angeles-Long Beach-Anaheim, CA"}),
        ("Manhattan", {"Manhattan, KS", "New York-Newark-Jersey City, NY-NJ"}),
    ],
)
def test_ambiguous_names_give_several(local: LocalFigures, text: str, names: set[str]) -> None:
    assert {place.name for place in local.find_place(text)} == names


@pytest.mark.parametrize("text", ["", "   ", "zzzzzz", "ZZ", "!!", "☃", "1234567", "x" * 500])
def test_nonsense_finds_nothing(local: LocalFigures, text: str) -> None:
    assert local.find_place(text) == []


@pytest.mark.exhaustive
def test_every_place_is_found_by_its_own_name(local: LocalFigures) -> None:
    for place in local.places[::7]:
        assert place in local.find_place(place.name)


def test_every_state_is_found_by_name_and_abbreviation(local: LocalFigures) -> None:
    for name, abbreviation in {**STATES, **TERRITORIES}.items():
        assert local.find_place(name)[0].name == name
        assert name in [place.name for place in local.find_place(abbreviation)]


@pytest.mark.exhaustive
def test_every_nickname_means_one_place(local: LocalFigures) -> None:
    for nickname, start in NICKNAMES.items():
        assert len([place for place in local.places if place.name.startswith(start)]) == 1, nickname
        meant = [match.place.name for match in find_places(nickname, local.places)]
        assert any(name.startswith(start) for name in meant), nickname


def test_nearly_every_place_lies_in_a_state(local: LocalFigures) -> None:
    known = {*STATES.values(), *TERRITORIES.values()}
    assert all(place.states and set(place.states) <= known for place in local.places)
