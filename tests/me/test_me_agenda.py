"""What comes next for a person, from what they keep."""

from __future__ import annotations

from datetime import date

from hypothesis import given

from careercli.me.agenda import Todo, agenda, practice_due
from careercli.me.model import Person, SavedPlan
from me.me_factory import TODAY, ana, people


def todos(person: Person) -> list[Todo]:
    return [action.todo for action in agenda(person, TODAY)]


def test_somebody_new_is_offered_every_beginning() -> None:
    assert todos(Person()) == [Todo.SET_ROLE, Todo.RATE_SKILLS, Todo.TAKE_QUIZ, Todo.SAVE_ROLE]


def test_a_quiz_begun_comes_first_and_is_not_offered_a_second_time() -> None:
    assert todos(ana())[0] is Todo.FINISH_QUIZ
    assert Todo.TAKE_QUIZ not in todos(ana())


def test_a_step_that_has_come_due_comes_before_practice_and_before_what_is_merely_next() -> None:
    late = SavedPlan("late", "baker", TODAY, "- [ ] call Dana by 2026-11-01\n")
    early = SavedPlan("early", "baker", TODAY, "- [x] done\n- [ ] rest\n")
    person = ana().with_quiz_draft(None).with_plan(early).with_plan(late)
    found = agenda(person, TODAY)
    assert [(action.todo, action.about, action.number) for action in found[:4]] == [
        (Todo.OVERDUE_STEP, "late", 1),
        (Todo.PRACTICE, "head-baker", 1),
        (Todo.NEXT_STEP, "up", 1),
        (Todo.NEXT_STEP, "early", 2),
    ]


def test_practice_is_due_on_its_day_and_not_before() -> None:
    assert practice_due(ana(), date(2026, 11, 1)) == {"head-baker": 1}
    assert practice_due(ana(), date(2026, 10, 31)) == {}


def test_a_shortlist_without_any_plan_asks_for_one() -> None:
    without = ana().without_plan("up")
    assert [action.about for action in agenda(without, TODAY) if action.todo is Todo.PLAN] == ["head-baker"]
    assert Todo.PLAN not in todos(ana())


@given(people)
def test_everybody_gets_an_agenda(person: Person) -> None:
    for action in agenda(person, TODAY):
        assert action.number >= 0
