from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from careercli.errors import UsageError
from careercli.me.export import PARTS, forget, merge, read_import, to_json, to_markdown
from careercli.me.model import Attempt, Person, Rating, SavedPlan
from me.me_factory import TODAY, ana, people


@settings(max_examples=40)
@given(people)
def test_an_export_brings_everything_back(person: Person) -> None:
    found = read_import(to_json(person))
    assert (found.person, found.problems) == (person, ())


def test_an_import_lists_every_problem_and_takes_nothing() -> None:
    whole = json.loads(to_json(replace(ana(), further={})))
    whole["format"] = "other"
    whole["version"] = 99
    whole["person"]["skills"]["kneading"] = 7
    whole["person"]["hobby"] = "bread"
    found = read_import(json.dumps(whole))
    assert found.person is None
    assert found.problems == (
        "format: should be careercli-personal-data",
        "version: 99 is from a newer careercli; this one knows 1",
        "person.skills.kneading: 7 is no level from 1 to 5",
        "person.hobby: has no meaning here",
    )


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"format": "careercli-personal-data"}', "[" * 100_000, '{"a": NaN}']
)
def test_what_is_no_export_is_said_in_words(text: str) -> None:
    found = read_import(text)
    assert found.person is None
    assert found.problems


def test_a_merge_loses_nothing_and_says_what_it_decided() -> None:
    theirs = replace(
        ana(),
        current_role="cook",
        skills={"kneading": 5, "sugar": 1},
        notes={"head-baker": "Another note.", "miller": "New."},
        plans=(SavedPlan("up", "head-baker", TODAY, "# Another\n"),),
        practice=(replace(ana().practice[0], box=1, due=TODAY, attempts=(Attempt(TODAY, Rating.POOR),)),),
    )
    merged, decided = merge(ana(), theirs)
    assert merged.current_role == "baker"
    assert merged.skills == {"kneading": 3, "timing": 2, "sugar": 1}
    assert "Ask Tomás." in merged.notes["head-baker"]
    assert "Another note." in merged.notes["head-baker"]
    assert {plan.name: plan.text for plan in merged.plans} == {"up": ana().plans[0].text, "up-2": "# Another\n"}
    assert [attempt.on for attempt in merged.practice[0].attempts] == [date(2026, 10, 29), TODAY]
    assert merged.practice[0].box == 1
    assert decided == (
        "current role: kept as it was",
        "kneading: kept at level 3, the import says 5",
        "plan up: both are kept, the imported one as up-2",
    )


@settings(max_examples=40)
@given(people, people)
def test_merging_twice_is_merging_once_and_into_nothing_is_a_copy(mine: Person, theirs: Person) -> None:
    merged, _ = merge(mine, theirs)
    assert merge(merged, theirs)[0] == merged
    assert all(quiz in merged.quizzes for quiz in (*mine.quizzes, *theirs.quizzes))
    assert {s.role for s in merged.shortlist} == {s.role for s in (*mine.shortlist, *theirs.shortlist)}
    assert all(
        text in merged.notes[role] or text.rstrip() in merged.notes[role] for role, text in mine.notes.items()
    )
    assert all(text in merged.notes[role] for role, text in theirs.notes.items())


def test_parts_are_forgotten_one_by_one_or_all() -> None:
    without = forget(ana(), ["notes", "quiz"])
    assert (without.notes, without.quizzes, without.quiz_draft) == ({}, (), None)
    assert without.plans == ana().plans
    assert forget(replace(ana(), further={}), PARTS).is_empty
    with pytest.raises(UsageError, match="no part called dreams") as caught:
        forget(ana(), ["dreams"])
    assert "shortlist" in (caught.value.hint or "")


def test_markdown_holds_every_part_in_words() -> None:
    text = to_markdown(ana(), titles={"head-baker": "Head Baker"}, skill_names={"kneading": "Kneading"})
    for words in (
        "- Education: high school diploma",
        "- Kneading: level 3 of 5",
        "- Head Baker (since 2026-10-03): the pay — and the «team»",
        "## Note: Head Baker\n\nAsk Tomás.",
        "## Plan: up\n\n### Plan\n\n- [ ] one\n- [x] two\n",
        "Tell me of a morning that went wrong. (2026-10-29 good (shorter); next on 2026-11-01)",
        "## Fit quizzes",
        "## Fit checks",
    ):
        assert words in text
    assert to_markdown(Person()) == "# My career notes\n\nNothing is kept yet.\n"
