"""The words and orders of the domain itself."""

from __future__ import annotations

from careercli.catalog.role import Education, Level


def test_levels_climb() -> None:
    assert [level.rank for level in Level] == [0, 1, 2, 3, 4]


def test_education_climbs_and_the_two_highest_degrees_are_equal() -> None:
    assert [step.rank for step in Education] == [0, 1, 1, 2, 3, 4, 5, 6, 6]


def test_every_step_of_education_has_words_for_people() -> None:
    assert Education.NONE.label == "no formal credential"
    assert len({step.label for step in Education}) == len(Education)
