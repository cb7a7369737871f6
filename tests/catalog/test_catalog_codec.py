"""A role survives the way into the compiled catalogue and out of JSON without losing anything."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from enum import Enum
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careercli.catalog.codec import from_plain, to_plain
from careercli.catalog.role import (
    Advancement,
    CategoryLink,
    CategoryMatch,
    EntryRoute,
    Interests,
    Lateral,
    Role,
    Track,
)
from support.role_files import role_plain

Text = st.text(max_size=12)
Years = st.tuples(st.integers(0, 30), st.integers(0, 30))
Moves = {
    Advancement: st.builds(Advancement, st.none() | Text, st.none() | Text, Years, Text),
    Lateral: st.builds(Lateral, st.none() | Text, st.none() | Text, Text, Text),
}


def any_value(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a class of the role model, field by field, by its annotations."""
    if kind in Moves:
        return Moves[kind]
    hints = {str: Text, int: st.integers(1, 7), float: st.floats(1, 7)}
    from types import UnionType
    from typing import get_args, get_origin, get_type_hints

    def of(hint: Any) -> st.SearchStrategy[Any]:
        if hint in hints:
            return hints[hint]
        if get_origin(hint) is Mapping:
            return st.dictionaries(Text, st.integers(1, 3), min_size=1, max_size=3)
        if get_origin(hint) is tuple:
            inner = get_args(hint)
            if inner[-1] is Ellipsis:
                return st.lists(of(inner[0]), max_size=2).map(tuple)
            return st.tuples(*(of(part) for part in inner))
        if get_origin(hint) is UnionType:
            return st.one_of(*(st.none() if part is type(None) else of(part) for part in get_args(hint)))
        return any_value(hint)

    if issubclass(kind, Enum):
        return st.sampled_from(list(kind))
    hinted = get_type_hints(kind)
    return st.builds(kind, *(of(hinted[item.name]) for item in dataclasses.fields(kind)))


@given(role=any_value(Role))
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_any_role_comes_back_as_it_was(role: Role) -> None:
    stored = json.dumps(to_plain(role))
    back = from_plain(Role, json.loads(stored))
    assert back == role
    assert json.dumps(to_plain(back)) == stored


def test_keys_are_named_as_authors_write_them_and_absent_ones_are_left_out() -> None:
    assert to_plain(EntryRoute("A bakery", "Ask.")) == {"from": "A bakery", "how": "Ask."}
    assert to_plain(Advancement(None, "Owner", (1, 2), "More.")) == {
        "title": "Owner", "years": [1, 2], "shift": "More.",
    }  # fmt: skip
    assert to_plain({"match": CategoryMatch.CLOSE, 1: (None,)}) == {"match": "close", "1": [None]}


def test_an_optional_part_that_a_file_leaves_out_gets_its_default() -> None:
    plain = {"soc": "51-3011", "match": "exact", "note": "x"}
    assert from_plain(CategoryLink, plain) == CategoryLink("51-3011", CategoryMatch.EXACT, "x", ())
    move = {"title": "Owner", "carries": "x", "gap": "y"}
    assert from_plain(Lateral, move) == Lateral(None, "Owner", "x", "y")


def test_whole_numbers_of_a_scale_become_the_numbers_they_are_on_it() -> None:
    interests = from_plain(Interests, role_plain()["interests"])
    assert isinstance(interests.investigative, float)


def test_a_text_that_looks_like_code_is_only_text() -> None:
    track = Track("x", "<b>[red]$(rm)</b>", "';DROP TABLE role;--")
    assert from_plain(Track, json.loads(json.dumps(to_plain(track)))) == track


def test_a_value_without_a_required_part_is_an_error_not_a_hole() -> None:
    with pytest.raises(TypeError, match="lacks a value for 'description'"):
        from_plain(Track, {"slug": "x", "name": "y"})
