"""What a person could do next, from what they keep: most pressing first, nothing invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from careercli.me.model import Person
from careercli.me.plan_text import parse


class Todo(StrEnum):
    """What sort of thing there is to do."""

    FINISH_QUIZ = "finish the quiz"
    OVERDUE_STEP = "a step of a plan has come due"
    PRACTICE = "practice is due"
    NEXT_STEP = "the next step of a plan"
    SET_ROLE = "say where you work"
    RATE_SKILLS = "rate your skills"
    TAKE_QUIZ = "take the quiz"
    SAVE_ROLE = "save a role"
    PLAN = "make a plan"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do; `about` is a role's slug or a plan's name, `number` a step or a count of questions."""

    todo: Todo
    about: str = ""
    number: int = 0
    words: str = ""


def agenda(person: Person, today: date) -> tuple[Action, ...]:
    """Everything worth doing next; never empty as long as something useful is missing."""
    found: list[Action] = []
    # A quiz that stands at its result has been answered to its end, as `careercli fit` says of it, too.
    if person.quiz_draft is not None and not person.quiz_draft.get("at_result"):
        found.append(Action(Todo.FINISH_QUIZ))
    later: list[Action] = []
    for saved in person.plans:
        plan = parse(saved.text)
        due = plan.due_by(today)
        following = plan.next_step()
        if due:
            number, step = due[0]
            found.append(Action(Todo.OVERDUE_STEP, saved.name, number, step.words))
        elif following is not None:
            later.append(Action(Todo.NEXT_STEP, saved.name, following[0], following[1].words))
    for role, count in practice_due(person, today).items():
        found.append(Action(Todo.PRACTICE, role, count))
    found += later
    if person.current_role is None:
        found.append(Action(Todo.SET_ROLE))
    if not person.skills:
        found.append(Action(Todo.RATE_SKILLS))
    if person.latest_quiz is None and person.quiz_draft is None:
        found.append(Action(Todo.TAKE_QUIZ))
    if not person.shortlist:
        found.append(Action(Todo.SAVE_ROLE))
    planned = {plan.role for plan in person.plans}
    unplanned = [saved.role for saved in person.shortlist if saved.role not in planned]
    if unplanned and not person.plans:
        found.append(Action(Todo.PLAN, unplanned[0]))
    return tuple(found)


def practice_due(person: Person, today: date) -> dict[str, int]:
    """Role slug to the number of its practiced questions that have come up again, most first."""
    counts: dict[str, int] = {}
    for record in person.practice:
        if record.due <= today:
            counts[record.role] = counts.get(record.role, 0) + 1
    return dict(sorted(counts.items(), key=lambda pair: -pair[1]))
