"""The words of a title in one spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careercli.catalog.titles import plain_words, title_key


@pytest.mark.parametrize(
    "forms",
    [
        ("Full-Stack Developer", "fullstack dev", "FULL STACK DEVELOPERS"),
        ("Senior Manager", "Sr. Mgr.", "snr manager"),
        ("Salesperson", "saleswoman", "Salesmen", "salespeople"),
        ("Waiter", "waitress", "Waiters"),
        ("R.N.", "RN", "Registered Nurses"),
        ("Labourer", "laborer", "labourers"),
        ("Director of Nursing", "director nursing"),
        ("5th Grade Teacher", "Fifth-Grade Teacher"),
        ("Café Worker", "cafe worker"),
        ("Nurse's Aide", "nurses aide", "nurse’s aides"),
    ],
)
def test_one_title_in_many_writings_has_one_key(forms: tuple[str, ...]) -> None:
    assert len({title_key(form) for form in forms}) == 1


@pytest.mark.parametrize(("one", "other"), [("C", "C++"), ("waiter", "writer"), ("OR Nurse", "nurse")])
def test_what_is_another_name_has_another_key(one: str, other: str) -> None:
    assert title_key(one) != title_key(other)


@given(st.text())
def test_any_text_has_plain_words_that_are_plain_already(text: str) -> None:
    words = plain_words(text)
    assert all(word and " " not in word for word in words)
