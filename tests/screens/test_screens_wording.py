"""Words for numbers and enums."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careercli.catalog.role import Conditions, Credential, CredentialNeed, Interests, WorkValues
from careercli.screens.wording import (
    VALUE_WORDS,
    condition_words,
    counted,
    leading_interests,
    leading_values,
    month,
    required_credentials,
    sentence,
    years,
)
from screens.screens_factory import make_role

MIDDLING = (3,) * 10


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("people", 5, ["people all day"]), ("people", 4, ["a lot of contact with people"]), ("people", 3, []),
        ("people", 2, ["much time alone"]), ("people", 1, ["much time alone"]),
        ("pace", 2, ["unhurried"]),
        ("structure", 2, ["few set procedures"]), ("structure", 5, ["set procedures throughout"]),
        ("physical", 5, ["heavy physical work"]), ("physical", 1, []),
        ("outdoors", 4, ["often outdoors"]), ("travel", 5, ["travel most weeks"]),
        ("irregular_hours", 5, ["nights and weekends or on call"]),
        ("remote", 5, ["can be done from home"]), ("remote", 2, []), ("remote", 1, ["on site"]),
        ("writing", 5, ["reading and writing all day"]), ("stakes", 4, ["mistakes are costly"]), ("stakes", 1, []),
    ],
)  # fmt: skip
def test_only_what_stands_out_about_the_days_is_named(name: str, value: int, words: list[str]) -> None:
    names = Conditions.__match_args__
    values = [value if one == name else 3 for one in names]
    assert condition_words(Conditions(*values)) == words


@given(st.tuples(*[st.integers(1, 5)] * 10))
def test_every_condition_is_named_once_at_most_and_never_empty(values: tuple[int, ...]) -> None:
    words = condition_words(Conditions(*values))
    assert len(words) == len(set(words)) and all(words)


def test_middling_days_have_nothing_to_name() -> None:
    assert condition_words(Conditions(*MIDDLING)) == []


def test_the_leading_interests_are_the_highest_and_those_near_it() -> None:
    assert leading_interests(Interests(6.0, 1.0, 4.6, 2.0, 1.0, 4.5)) == [
        "hands-on work", "making things of your own", "keeping order",
    ]  # fmt: skip
    assert leading_interests(Interests(6.0, 1.0, 4.4, 2.0, 1.0, 3.0)) == ["hands-on work"]
    assert len(leading_interests(Interests(*[4.0] * 6))) == 3


def test_the_leading_values_are_two_and_ties_keep_their_order() -> None:
    assert leading_values(WorkValues(3, 4, 2, 5, 4, 3)) == ["good company", "independence"]
    assert leading_values(WorkValues(*[4.0] * 6)) == [VALUE_WORDS["achievement"], VALUE_WORDS["independence"]]


@pytest.mark.parametrize(
    ("span", "words"),
    [((0, 0), "none"), ((1, 1), "1 year"), ((3, 3), "3 years"), ((0, 1), "up to 1 year"), ((0, 2), "up to 2 years"),
     ((3, 6), "3–6 years")],
)  # fmt: skip
def test_years_in_words(span: tuple[int, int], words: str) -> None:
    assert years(span) == words


def test_every_required_credential_is_named_and_no_other() -> None:
    needs = make_role().requirements
    assert required_credentials(needs) == "Food Handler Card"
    extra = Credential("Knife Permit, Class A", CredentialNeed.REQUIRED, "")
    wished = Credential("Diploma", CredentialNeed.PREFERRED, "")
    several = type(needs)(
        needs.education, needs.experience, (*needs.credentials, extra, wished), needs.entry_routes
    )
    assert required_credentials(several) == "Food Handler Card; Knife Permit, Class A"
    none = type(needs)(needs.education, needs.experience, (wished,), needs.entry_routes)
    assert required_credentials(none) == "none required"


def test_small_words() -> None:
    assert (counted(1, "role"), counted(0, "role"), counted(3, "role")) == ("1 role", "0 roles", "3 roles")
    assert (sentence("about ten"), sentence(""), sentence("O*NET")) == ("About ten", "", "O*NET")
    assert month("2026-11") == "November 2026" and month("2025-01") == "January 2025"
