"""Finding a category by what people call it: part of a title, words turned around, slips of the fingers."""

from __future__ import annotations

import pytest
from careercli.landscape.title_search import RankedTitle, SearchedTitle, plain_words, rank_titles
from hypothesis import given
from hypothesis import strategies as st

TITLES = [
    SearchedTitle(soc, title, plain_words(title), own, employment)
    for soc, title, own, employment in (
        ("17-2121", "Marine Engineers and Naval Architects", True, 8_000),
        ("17-2131", "Materials Engineers", True, 23_000),
        ("29-1151", "Nurse Anesthetists", True, 50_000),
        ("45-2092", "Farmworkers and Laborers, Crop, Nursery, and Greenhouse", True, 250_000),
        ("29-1141", "Registered Nurses", True, 3_300_000),
        ("29-1141", "Nursing Supervisor", False, 3_300_000),
        ("15-2011", "Actuaries", True, 30_000),
        ("53-2012", "Commercial Pilots", True, 50_000),
        ("53-2012", "Aviator", False, 50_000),
    )
]


def ranked(text: str, *, typos: bool = True) -> list[RankedTitle]:
    return rank_titles(text, lambda letters: (title for title in TITLES if letters in title.plain), typos=typos)


def holding(text: str, *, typos: bool = True) -> set[str]:
    return {found.soc for found in ranked(text, typos=typos) if found.holds}


@pytest.mark.parametrize(
    ("text", "soc"),
    [
        ("marine engineer", "17-2121"),
        ("naval architect", "17-2121"),
        ("architects, naval", "17-2121"),
        ("marine enginer", "17-2121"),
        ("mraine enginers", "17-2121"),
        ("actuary", "15-2011"),
        ("actuaries", "15-2011"),
        ("comercial pilot", "53-2012"),
        ("aviator", "53-2012"),
        ("aviatr", "53-2012"),
    ],
)
def test_the_best_category_is_the_one_a_person_means(text: str, soc: str) -> None:
    assert ranked(text)[0].soc == soc


def test_a_title_holds_words_that_stand_in_it_whole_and_the_beginnings_of_long_ones() -> None:
    assert holding("nurse") == {"29-1151", "29-1141"}
    assert holding("nurs") == set()
    assert holding("commerc") == {"53-2012"}
    assert holding("marine enginer") == {"17-2121"}
    assert holding("aviator") == set(), "a job title counted within a category is not the category's own"


def test_without_typos_only_words_as_they_were_typed_are_found() -> None:
    assert [found.soc for found in ranked("naval architect", typos=False)] == ["17-2121"]
    assert ranked("naval arhcitect", typos=False) == []


@pytest.mark.parametrize("text", ["", "  ", "&", "qzqzqz", "pil"])
def test_what_fits_no_title_finds_none_that_holds_it(text: str) -> None:
    assert holding(text) == set()


@given(st.text())
def test_no_text_makes_searching_raise_and_every_closeness_is_a_share(text: str) -> None:
    found = ranked(text)
    assert all(0.0 <= one.closeness <= 100.0 for one in found)
    assert len({one.soc for one in found}) == len(found)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
