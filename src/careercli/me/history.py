"""What changed from one finished quiz to the next: only what moved by more than the error of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from careercli.me.model import Person, QuizRecord

BEYOND = 1.96
"""A difference counts from that many standard errors of itself on: one in twenty does so by chance."""

_TOP = 3


@dataclass(frozen=True, slots=True)
class Moved:
    """One interest, by the name it has in a result, that moved: its expected ratings (1-5) before and after."""

    interest: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Past:
    """One finished quiz: when, from how many rated activities, its best families (slugs); moved: interests that
    differ from the quiz before by more than their errors; came and went: families new among the best, or gone from
    them. first: there was none before.
    """

    taken: date
    answered: int
    families: tuple[str, ...]
    moved: tuple[Moved, ...]
    came: tuple[str, ...]
    went: tuple[str, ...]
    first: bool


def history(person: Person) -> tuple[Past, ...]:
    """Every finished quiz, earliest first; of one day's, in the order in which they were finished."""
    quizzes = sorted(person.quizzes, key=lambda quiz: quiz.taken)
    past: list[Past] = []
    for place, quiz in enumerate(quizzes):
        before = quizzes[place - 1] if place else None
        families = _families(quiz)
        earlier = _families(before) if before is not None else families
        answered = quiz.result.get("activities_answered")
        past.append(
            Past(
                quiz.taken,
                answered if isinstance(answered, int) else 0,
                families,
                _moved(before, quiz) if before is not None else (),
                tuple(slug for slug in families if slug not in earlier),
                tuple(slug for slug in earlier if slug not in families),
                before is None,
            )
        )
    return tuple(past)


def _families(quiz: QuizRecord) -> tuple[str, ...]:
    listed = quiz.result.get("families")
    if not quiz.result.get("clear") or not isinstance(listed, list):
        return ()
    slugs = (one.get("track") for one in listed[:_TOP] if isinstance(one, Mapping))
    return tuple(slug for slug in slugs if isinstance(slug, str))


def _moved(before: QuizRecord, after: QuizRecord) -> tuple[Moved, ...]:
    found = []
    then, now = before.result.get("interests"), after.result.get("interests")
    if not isinstance(then, Mapping) or not isinstance(now, Mapping):
        return ()
    for interest in now:
        one, two = _estimate(then.get(interest)), _estimate(now.get(interest))
        if one is None or two is None:
            continue
        error = (one[1] ** 2 + two[1] ** 2) ** 0.5
        if abs(two[0] - one[0]) > max(BEYOND * error, 0.05):
            found.append(Moved(interest, one[0], two[0]))
    return tuple(found)


def _estimate(value: Any) -> tuple[float, float] | None:
    """Mean and standard error of an interest as results hold them."""
    if not isinstance(value, Mapping):
        return None
    mean, sd = value.get("mean"), value.get("sd")
    if not isinstance(mean, int | float) or not isinstance(sd, int | float):
        return None
    return float(mean), float(sd)
