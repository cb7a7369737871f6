"""The cheap frozen dataclass behaves like the standard one, whatever is done with it."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careercli.values import value


@value
class Ours:
    name: str
    weight: float = 1.5
    seeds: tuple[str, ...] = ()
    notes: dict[str, str] = field(default_factory=dict)


@dataclasses.dataclass(frozen=True, slots=True)
class Theirs:
    name: str
    weight: float = 1.5
    seeds: tuple[str, ...] = ()
    notes: dict[str, str] = field(default_factory=dict)


@value
class Plain:
    first: object
    second: object


@value
class Longer:
    first: object
    second: object
    third: object = 3


Arguments = st.tuples(
    st.lists(st.sampled_from(["a", 2.0, ("x",), {}]), max_size=5),
    st.dictionaries(st.sampled_from(["name", "weight", "seeds", "notes", "other"]), st.integers(), max_size=3),
)


@given(arguments=Arguments)
def test_it_is_made_and_refused_like_a_standard_dataclass(arguments: tuple[list[Any], dict[str, Any]]) -> None:
    given_in_order, named = arguments
    try:
        theirs = Theirs(*given_in_order, **named)
    except TypeError:
        with pytest.raises(TypeError):
            Ours(*given_in_order, **named)
        return
    ours = Ours(*given_in_order, **named)
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")


def test_nothing_can_be_assigned_or_deleted() -> None:
    made = Ours("rye")
    with pytest.raises(FrozenInstanceError):
        made.name = "wheat"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del made.name
    with pytest.raises(FrozenInstanceError):
        made.other = 1  # type: ignore[attr-defined]
    assert not hasattr(made, "__dict__")


def test_equal_parts_make_equal_values_of_one_class_alone() -> None:
    assert Plain(1, "a") == Plain(1, "a")
    assert Plain(1, "a") != Plain(1, "b")
    others: list[object] = [Longer(1, 2), (1, 2)]
    assert Plain(1, 2) not in others
    assert len({Plain(1, 2), Plain(1, 2), Plain(2, 1)}) == 2
    with pytest.raises(TypeError, match="unhashable"):
        hash(Plain([], 1))


def test_each_value_has_defaults_of_its_own() -> None:
    assert Ours("rye").notes is not Ours("rye").notes


def test_the_standard_tools_work_on_it() -> None:
    made = Ours("rye", seeds=("poppy",))
    assert [item.name for item in dataclasses.fields(made)] == ["name", "weight", "seeds", "notes"]
    assert dataclasses.replace(made, name="oat") == Ours("oat", seeds=("poppy",))
    match made:
        case Ours(name, weight):
            assert (name, weight) == ("rye", 1.5)


def test_it_can_be_copied_and_pickled() -> None:
    made = Longer(1, Plain("a", (2, 3)))
    for again in (copy.copy(made), copy.deepcopy(made), pickle.loads(pickle.dumps(made))):
        assert again == made
        assert type(again) is Longer


def test_it_is_shown_and_made_by_name_with_its_default() -> None:
    assert repr(Longer(1, 2)) == "Longer(first=1, second=2, third=3)"
    assert Longer(1, second=2, third=4).third == 4
