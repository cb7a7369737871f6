"""What moved between two quizzes, beyond what two quizzes differ by anyway."""

from __future__ import annotations

from datetime import date
from typing import Any

from careercli.me.agenda import Todo, agenda
from careercli.me.history import history
from careercli.me.model import Person, QuizRecord


def quiz(day: int, run: str, social: float, *tracks: str) -> QuizRecord:
    result: dict[str, Any] = {
        "clear": True,
        "activities_answered": 12,
        "interests": {
            "social": {"mean": social, "sd": 0.3, "z": 1.0},
            "realistic": {"mean": 2.0, "sd": 0.3, "z": 0.0},
        },
        "families": [{"track": track} for track in tracks],
    }
    return QuizRecord(date(2026, 11, day), {"run": run}, result)


def test_only_what_moved_by_more_than_its_error_is_named() -> None:
    person = Person(
        quizzes=(quiz(1, "a", 3.0, "sales"), quiz(9, "b", 3.5, "sales"), quiz(20, "c", 4.6, "education"))
    )
    first, second, third = history(person)
    assert first.first and not first.moved
    assert second.moved == () and second.came == ()
    assert [(one.interest, one.before, one.after) for one in third.moved] == [("social", 3.5, 4.6)]
    assert (third.came, third.went) == (("education",), ("sales",))


def test_two_quizzes_of_one_day_both_stand_and_the_later_one_counts() -> None:
    person = Person().with_quiz(quiz(1, "a", 3.0, "sales")).with_quiz(quiz(1, "b", 4.9, "education"))
    assert len(history(person)) == 2
    assert person.latest_quiz is not None and person.latest_quiz.answers["run"] == "b"


def test_a_quiz_at_its_result_is_not_called_unfinished() -> None:
    at_result = Person(quiz_draft={"at_result": True})
    begun = Person(quiz_draft={"at_result": False})
    today = date(2026, 11, 29)
    assert Todo.FINISH_QUIZ not in [action.todo for action in agenda(at_result, today)]
    assert Todo.FINISH_QUIZ in [action.todo for action in agenda(begun, today)]


def test_a_damaged_result_tells_nothing_and_breaks_nothing() -> None:
    person = Person(
        quizzes=(QuizRecord(date(2026, 1, 1), {}, {"interests": 3, "families": "x"}), quiz(2, "b", 3.0))
    )
    assert [past.families for past in history(person)] == [(), ()]
