"""The editorial rules a machine can hold a page to, and the line of every fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careercli.catalog import editorial
from careercli.catalog.check import check
from careercli.catalog.editorial import Passage
from careercli.catalog.sources import bundled_sources
from support.role_files import SLUGS, Plain, prose, role_plain, spoil, write_data

DAYS = [prose(f"day {number}", 80, 80) for number in range(2)]


def summary(count: int) -> str:
    """A summary of a baker of so many words, right in every respect but perhaps its length."""
    return f"A baker {prose('first', 10, 10).lower()} {prose('rest', count - 12, count - 12)}"


def said(folder: Path, **changes: object) -> list[str]:
    outcome = check(bundled_sources(write_data(folder, spoil("baker", **changes))))
    assert all(problem.editorial for problem in outcome.problems)
    assert len(outcome.roles) == len(SLUGS), "a fault of style refuses nothing"
    return [f"{problem.key}: {problem.reason}" for problem in outcome.problems]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("One word-pair and three more", 5),
        ("Don’t count the dash — or the dots …", 7),
        ("C++, C#, R&D and 1,200 users/month", 6),
        ("a.m. Ph.D. node.js", 3),
        ("naïve façade", 2),
    ],
)
def test_words_are_counted_as_a_reader_would(text: str, count: int) -> None:
    assert len(editorial.words(text)) == count


def test_apostrophes_of_either_kind_are_the_same_word() -> None:
    assert editorial.words("Don’t DON'T") == ["don't", "don't"]


def test_too_short_and_too_long_prose_is_told_with_the_lengths_wanted(tmp_path: Path) -> None:
    fit = {"thrives": "Too short.", "earned": prose("long", 90, 90), "suits": [], "strains": []}
    outcome = check(bundled_sources(write_data(tmp_path, spoil("baker", fit=fit, summary=summary(39)))))
    lengths = [f"{problem.key}: {problem.reason}" for problem in outcome.problems if problem.editorial]
    assert lengths == [
        "summary: has 39 words; 40 to 80 are wanted",
        "fit.thrives: has 2 words; 40 to 130 are wanted",
        "fit.earned: has 90 words; 12 to 60 are wanted",
    ]


def test_the_bounds_of_a_length_are_within_it(tmp_path: Path) -> None:
    assert said(tmp_path, summary=summary(40)) == []
    assert said(tmp_path, summary=summary(80)) == []
    assert said(tmp_path, summary=summary(81)) == ["summary: has 81 words; 40 to 80 are wanted"]


def test_the_paragraphs_of_a_day_are_counted_together(tmp_path: Path) -> None:
    day = [prose(f"short {number}", 60, 60) for number in range(3)]
    assert said(tmp_path, day_to_day=day) == ["day_to_day: has 180 words in all; 200 to 380 are wanted"]


@pytest.mark.parametrize(
    ("text", "banned"),
    [
        ("A passionate ninja", ["passionate", "ninja"]),
        ("Fast-Paced and DYNAMIC", ["Fast-Paced", "DYNAMIC"]),
        ("People who thrive in ambiguity wear many hats", ["thrive in ambiguity", "wear many hats"]),
        ("A customer journey map is drawn", []),
        ("The journey of a customer", ["journey"]),
        ("Two landscape architects in a landscape", ["landscape"]),
        ("A journeyman unlocks the door", ["unlocks"]),
        ("Dynamic programming by landscape-architect", []),
        ("Robustness and dynamics are other words", []),
        ("not-crucial but crucial.", ["crucial"]),
    ],
)
def test_words_of_adverts_are_found_and_terms_of_art_are_not(text: str, banned: list[str]) -> None:
    assert editorial.banned_words(text) == banned


def test_a_word_of_adverts_is_told_with_its_line(tmp_path: Path) -> None:
    assert said(tmp_path, summary=f"{summary(45)} You are passionate.") == [
        "summary: uses 'passionate', a word of adverts"
    ]


def test_what_people_type_may_be_in_any_english(tmp_path: Path) -> None:
    assert said(tmp_path, asked_as=["drive a lorry", "organise a passionate team"]) == []


def test_a_tool_may_be_called_anything(tmp_path: Path) -> None:
    write_data(tmp_path, change_tools)
    assert check(bundled_sources(tmp_path)).problems == ()


def change_tools(slug: str, plain: Plain) -> None:
    plain["skills"]["tools"] = [f"{name} {slug}" for name in ("Ninja", "Seamless", "Unlock")]


@pytest.mark.parametrize(
    ("text", "money"),
    [("about $90,000", True), ("€ 5 a day", True), ("£3 million", True), ("five dollars", False), ("US$", False)],
)
def test_a_sum_of_money_is_noticed(text: str, money: bool) -> None:
    assert editorial.states_money(text) is money


def test_money_may_stand_with_a_credential_alone(tmp_path: Path) -> None:
    credential = {"name": "Oven Pass", "need": "optional", "note": f"Costs $300. {prose('x', 8, 8)}"}
    requirements = role_plain("baker")["requirements"] | {"credentials": [credential]}
    assert said(tmp_path, requirements=requirements) == []
    assert said(tmp_path, summary=f"{summary(45)} It pays $300.") == [
        "summary: names a sum of money; figures stand beside the prose"
    ]


@pytest.mark.parametrize("opening", ["As a", "As an", "In this role", "Your day", "A typical day", "Imagine"])
def test_a_stock_opening_is_told(tmp_path: Path, opening: str) -> None:
    assert said(tmp_path, day_to_day=[f"{opening} {prose('x', 70, 70)}", *DAYS]) == [
        f"day_to_day[0]: opens with {opening.casefold()!r}, which could stand on any page"
    ]


def test_words_that_only_begin_like_an_opening_are_fine() -> None:
    assert editorial.banned_opening("Assuming nothing, you ask.") is None
    assert editorial.banned_opening("  As a baker you rise early.") == "as a"


def test_a_run_of_eight_words_in_two_files_is_told_at_the_later_one(tmp_path: Path) -> None:
    shared = "the same eight words stand here, and there"

    def copy(slug: str, plain: Plain) -> None:
        if slug in ("baker", "head-baker"):
            plain["fit"]["earned"] = f"{prose(slug, 20, 20)} {shared.capitalize()}."

    outcome = check(bundled_sources(write_data(tmp_path, copy)))
    [problem] = outcome.problems
    assert problem.path.stem == "head-baker"
    assert problem.editorial
    first = (tmp_path / "roles" / "bakery" / "baker.yaml").read_text(encoding="utf-8")
    line = 1 + next(n for n, text in enumerate(first.splitlines()) if text.startswith("  earned:"))
    assert problem.reason == f"shares 'the same eight words stand here and there' with baker.yaml:{line}"


def passage(text: str) -> list[Passage]:
    return [Passage(("summary",), text)]


def test_seven_words_are_no_shared_sentence() -> None:
    seven = "one two three four five six seven"
    assert editorial.shared_runs([passage(f"a {seven} b"), passage(f"c {seven} d")]) == []


def test_a_long_copied_passage_is_told_once_for_each_file_that_has_it() -> None:
    long = " ".join(f"w{number}" for number in range(30))
    runs = editorial.shared_runs([passage(long), passage(f"x {long}"), passage(long)])
    assert [(run.first, run.second) for run in runs] == [(0, 1), (0, 2)]


def test_a_file_may_repeat_itself() -> None:
    long = " ".join(f"w{number}" for number in range(30))
    assert editorial.shared_runs([[*passage(long), *passage(long)]]) == []


Words = st.lists(st.sampled_from(["a", "b", "c"]), max_size=14).map(" ".join)


@given(one=Words, other=Words)
def test_a_shared_run_is_found_exactly_when_there_is_one(one: str, other: str) -> None:
    first, second = one.split(), other.split()
    runs = {tuple(first[at : at + 8]) for at in range(len(first) - 7)}
    shared = any(tuple(second[at : at + 8]) in runs for at in range(len(second) - 7))
    assert bool(editorial.shared_runs([passage(one), passage(other)])) is shared


@given(
    plain=st.recursive(
        st.none() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_every_text_of_a_value_is_a_passage_that_can_be_found_again(plain: object) -> None:
    for found in editorial.passages(plain):
        inner: object = plain
        for part in found.path:
            inner = inner[part]  # type: ignore[index]
        assert inner == found.text
