"""Between a `Person` and plain JSON values: nothing lost on the way out, every problem listed on the way in.

Longer texts (notes, plans) are written as lists of lines, so that the file reads well in any editor.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from careercli.catalog.role import Education, QuestionKind
from careercli.me.model import (
    Attempt,
    FitCheck,
    Person,
    PracticeRecord,
    QuizRecord,
    Rating,
    SavedPlan,
    SavedRole,
)
from careercli.reading import shortened

_Value = TypeVar("_Value")
_Name = TypeVar("_Name", bound=StrEnum)

MOST_YEARS = 1000
"""Years of experience above which a number is no such thing."""


class _Wrong(Exception):
    """One value that cannot be read: where it stands and why."""


def encode(person: Person) -> dict[str, Any]:
    """The JSON object of a person; parts about which nothing is kept are left out."""
    parts: dict[str, Any] = {
        "current_role": person.current_role,
        "education": person.education.value if person.education else None,
        "years": person.years,
        "credentials": list(person.credentials),
        "skills": dict(person.skills),
        "shortlist": [_encode_saved(saved) for saved in person.shortlist],
        "notes": {role: text.split("\n") for role, text in person.notes.items()},
        "plans": [_encode_plan(plan) for plan in person.plans],
        "practice": [encode_practice(record) for record in person.practice],
        "quiz_draft": dict(person.quiz_draft) if person.quiz_draft is not None else None,
        "quizzes": [
            {"taken": quiz.taken.isoformat(), "answers": dict(quiz.answers), "result": dict(quiz.result)}
            for quiz in person.quizzes
        ],
        "fit_checks": [
            {
                "role": check.role,
                "taken": check.taken.isoformat(),
                "answers": dict(check.answers),
                "result": dict(check.result),
            }
            for check in person.fit_checks
        ],
    }
    kept = {name: part for name, part in parts.items() if part not in (None, [], {}) or name == "quiz_draft"}
    if person.quiz_draft is None:
        del kept["quiz_draft"]
    return {**kept, **{name: part for name, part in person.further.items() if name not in parts}}


def decode(raw: Mapping[str, Any]) -> tuple[Person, list[str]]:
    """The person in a JSON object and every problem in it; what a problem is about is left out of the person.

    Top-level entries without a meaning here are kept as `further` and are no problem.
    """
    reader = _Reader()
    person = Person(
        current_role=reader.part(raw, "current_role", _text, None),
        education=reader.part(raw, "education", _education, None),
        years=reader.part(raw, "years", _years, None),
        credentials=reader.items(raw, "credentials", _text),
        skills=reader.entries(raw, "skills", _level),
        quiz_draft=reader.part(raw, "quiz_draft", _object, None),
        quizzes=reader.items(raw, "quizzes", _quiz),
        fit_checks=reader.items(raw, "fit_checks", _fit_check),
        shortlist=reader.items(raw, "shortlist", _saved),
        notes=reader.entries(raw, "notes", _lines),
        practice=reader.items(raw, "practice", _practice),
        plans=reader.items(raw, "plans", _plan),
        further={name: part for name, part in raw.items() if name not in _PARTS},
    )
    return person, reader.problems


_PARTS = frozenset(field.name for field in fields(Person)) - {"further"}


class _Reader:
    """Reads part by part and goes on after a problem."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def part(
        self, raw: Mapping[str, Any], name: str, read: Callable[[Any], _Value], missing: _Value | None
    ) -> _Value | None:
        if name not in raw:
            return missing
        return self._try(name, read, raw[name])

    def items(self, raw: Mapping[str, Any], name: str, read: Callable[[Any], _Value]) -> tuple[_Value, ...]:
        values = raw.get(name, [])
        if not isinstance(values, list):
            self.problems.append(f"{name}: should be a list")
            return ()
        found = (self._try(f"{name}[{number}]", read, value) for number, value in enumerate(values))
        return tuple(value for value in found if value is not None)

    def entries(self, raw: Mapping[str, Any], name: str, read: Callable[[Any], _Value]) -> dict[str, _Value]:
        values = raw.get(name, {})
        if not isinstance(values, dict):
            self.problems.append(f"{name}: should be an object")
            return {}
        found = {key: self._try(f"{name}.{key}", read, value) for key, value in values.items()}
        return {key: value for key, value in found.items() if value is not None}

    def _try(self, where: str, read: Callable[[Any], _Value], value: Any) -> _Value | None:
        try:
            return read(value)
        except _Wrong as wrong:
            self.problems.append(f"{where}: {wrong}")
            return None


def _encode_saved(saved: SavedRole) -> dict[str, Any]:
    return {"role": saved.role, "since": saved.since.isoformat(), "why": saved.why}


def _encode_plan(plan: SavedPlan) -> dict[str, Any]:
    return {"name": plan.name, "role": plan.role, "made": plan.made.isoformat(), "text": plan.text.split("\n")}


def encode_practice(record: PracticeRecord) -> dict[str, Any]:
    """The JSON object of one question's record."""
    return {
        "question": record.question,
        "role": record.role,
        "kind": record.kind,
        "ask": record.ask,
        "box": record.box,
        "due": record.due.isoformat(),
        "attempts": [
            {"on": attempt.on.isoformat(), "rating": attempt.rating, "note": attempt.note}
            for attempt in record.attempts
        ],
    }


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise _Wrong("should be text")
    return value


def _lines(value: Any) -> str:
    if isinstance(value, list) and all(isinstance(line, str) for line in value):
        return "\n".join(value)
    if isinstance(value, str):
        return value
    raise _Wrong("should be text or a list of lines")


def _day(value: Any) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise _Wrong(f"{_shown(value)} is no date of the form 2026-11-23") from None


def _level(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 5:
        raise _Wrong(f"{_shown(value)} is no level from 1 to 5")
    return value


def _years(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= MOST_YEARS:
        raise _Wrong(f"{_shown(value)} is no number of years")
    return value


def _shown(value: Any) -> str:
    """A value as part of a message, however long it is."""
    return shortened(repr(value), 40)


def _choice(names: type[_Name], value: Any) -> _Name:
    try:
        return names(value)
    except ValueError:
        raise _Wrong(f"{_shown(value)} is none of {', '.join(names)}") from None


def _education(value: Any) -> Education:
    return _choice(Education, value)


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _Wrong("should be an object")
    return value


def _record(value: Any, needed: str, optional: str = "") -> dict[str, Any]:
    """The object, if it has all the keys needed and no others: an unknown key would be lost on writing."""
    found = _object(value)
    names = set(needed.split())
    missing = sorted(names - set(found))
    if missing:
        raise _Wrong(f"{', '.join(missing)} is missing")
    unknown = sorted(set(found) - names - set(optional.split()))
    if unknown:
        raise _Wrong(f"{shortened(', '.join(unknown))} has no meaning here")
    return found


def _quiz(value: Any) -> QuizRecord:
    found = _record(value, "taken answers result")
    return QuizRecord(_day(found["taken"]), _object(found["answers"]), _object(found["result"]))


def _fit_check(value: Any) -> FitCheck:
    found = _record(value, "role taken answers result")
    return FitCheck(_text(found["role"]), _day(found["taken"]), _object(found["answers"]), _object(found["result"]))


def _saved(value: Any) -> SavedRole:
    found = _record(value, "role since", "why")
    return SavedRole(_text(found["role"]), _day(found["since"]), _text(found.get("why", "")))


def _attempt(value: Any) -> Attempt:
    found = _record(value, "on rating", "note")
    return Attempt(_day(found["on"]), _choice(Rating, found["rating"]), _text(found.get("note", "")))


def _practice(value: Any) -> PracticeRecord:
    found = _record(value, "question role kind ask box due attempts")
    if not isinstance(found["attempts"], list):
        raise _Wrong("attempts should be a list")
    return PracticeRecord(
        question=_text(found["question"]),
        role=_text(found["role"]),
        kind=_choice(QuestionKind, found["kind"]),
        ask=_text(found["ask"]),
        box=_level(found["box"]),
        due=_day(found["due"]),
        attempts=tuple(_attempt(attempt) for attempt in found["attempts"]),
    )


def _plan(value: Any) -> SavedPlan:
    found = _record(value, "name role made text")
    return SavedPlan(_text(found["name"]), _text(found["role"]), _day(found["made"]), _lines(found["text"]))
