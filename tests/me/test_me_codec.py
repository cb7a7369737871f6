from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings

from careercli.catalog.role import Education
from careercli.errors import NotFoundError, UsageError
from careercli.me.codec import decode, encode
from careercli.me.model import Person, SavedPlan, merge_edit
from me.me_factory import TODAY, ana, people


@settings(max_examples=40)
@given(people)
def test_whatever_is_kept_comes_back_the_same(person: Person) -> None:
    assert decode(json.loads(json.dumps(encode(person)))) == (person, [])


def test_every_part_of_a_person_is_written() -> None:
    assert decode(json.loads(json.dumps(encode(ana())))) == (ana(), [])
    assert encode(Person()) == {}


def test_every_problem_is_listed_and_the_rest_is_kept() -> None:
    raw = encode(ana())
    raw["skills"] = {"kneading": 9, "timing": 2, "sugar": True}
    raw["education"] = 4
    raw["years"] = -1
    raw["shortlist"].append({"role": "cook", "since": "yesterday"})
    raw["practice"][0]["mood"] = "calm"
    raw["plans"] = "none"
    raw["notes"]["baker"] = 7
    person, problems = decode(raw)
    assert problems == [
        f"education: 4 is none of {', '.join(Education)}",
        "years: -1 is no number of years",
        "skills.kneading: 9 is no level from 1 to 5",
        "skills.sugar: True is no level from 1 to 5",
        "shortlist[1]: 'yesterday' is no date of the form 2026-11-23",
        "notes.baker: should be text or a list of lines",
        "practice[0]: mood has no meaning here",
        "plans: should be a list",
    ]
    assert person.skills == {"timing": 2}
    assert [saved.role for saved in person.shortlist] == ["head-baker"]
    assert person.fit_checks == ana().fit_checks


def test_saving_a_role_twice_keeps_the_first_date_and_the_last_reason() -> None:
    person = Person().with_saved("baker", TODAY, "bread").with_saved("baker", date(2027, 1, 1))
    assert [(s.since, s.why) for s in person.shortlist] == [(TODAY, "bread")]
    assert person.with_saved("baker", TODAY, "cake").shortlist[0].why == "cake"


def test_dropping_a_role_keeps_its_note_and_says_when_it_was_not_there() -> None:
    dropped = ana().without_saved("head-baker")
    assert dropped.shortlist == ()
    assert "head-baker" in dropped.notes
    with pytest.raises(NotFoundError, match="head-baker is not on the shortlist"):
        dropped.without_saved("head-baker")


def test_a_plan_is_never_overwritten_by_another_of_its_name() -> None:
    with pytest.raises(UsageError, match="there is a plan called up already"):
        ana().with_plan(SavedPlan("up", "cook", TODAY, "new"))
    with pytest.raises(NotFoundError, match="no plan called down"):
        ana().plan("down")
    assert ana().without_plan("up").plans == ()


def test_a_skill_level_outside_one_to_five_is_refused() -> None:
    with pytest.raises(UsageError, match="sql=6"):
        Person().with_skill("sql", 6)
    assert Person().with_skill("sql", 3).without_skill("sql").is_empty


def test_two_edits_of_one_note_at_the_same_time_are_both_kept() -> None:
    opened = "first"
    here = Person(notes={"baker": opened}).with_note("baker", "first, and mine", opened)
    both = here.with_note("baker", "first, and yours", opened).notes["baker"]
    assert "first, and mine" in both
    assert "first, and yours" in both
    assert here.with_note("baker", opened, opened) == here


def test_an_edit_of_something_unchanged_replaces_it_and_a_blank_note_goes() -> None:
    assert merge_edit("a", "a", "b") == "b"
    assert merge_edit("a", "b", "b") == "b"
    assert ana().with_note("head-baker", " \n").notes == {}
    assert ana().with_plan_text("up", "# New\n", ana().plans[0].text).plan("up").text == "# New\n"
