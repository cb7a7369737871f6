"""Reading the quiz's questions and statistics from data/fit, checking everything they say."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

from careercli.catalog.problems import Problem, data_error, did_you_mean
from careercli.catalog.role import Conditions
from careercli.catalog.yamlfile import YamlDocument, load_yaml
from careercli.errors import DataError
from careercli.fit.bank import (
    WORK_VALUES,
    Choice,
    ConditionQuestion,
    FitBank,
    Item,
    NumberRange,
    Statistics,
    ValueStatement,
    statistics_from_dict,
)
from careercli.fit.riasec import LETTERS

_Entry = TypeVar("_Entry", Item, ValueStatement, ConditionQuestion)

EXTRA_FIELDS = ("education", "experience", "pay")
"""What a condition question may ask about besides a role's ten conditions."""


def load_bank(folder: Path) -> FitBank:
    """The bank in `folder` (items.yaml, values.yaml, conditions.yaml, statistics.json).

    Raises DataError with the first problem's file and line, and how many more there are.
    """
    problems: list[Problem] = []
    statistics = load_statistics(folder / "statistics.json")
    items = _load(folder / "items.yaml", "items", problems, _item)
    values = _load(folder / "values.yaml", "statements", problems, _statement)
    conditions = _load(folder / "conditions.yaml", "questions", problems, _question)
    seen: set[str] = set()
    for path, entries in (("items", items), ("values", values), ("conditions", conditions)):
        for entry in entries:
            if entry.id in seen:
                problems.append(Problem(folder / f"{path}.yaml", None, entry.id, "this id is used twice"))
            seen.add(entry.id)
    for item in items:
        if item.marker is not None and item.marker not in statistics.markers:
            reason = f'no statistics for the marker "{item.marker}"'
            problems.append(Problem(folder / "items.yaml", None, item.id, reason))
    if problems:
        raise data_error(sorted(problems, key=lambda problem: (problem.path, problem.line or 0)))
    question = _heading(folder / "values.yaml")
    return FitBank(tuple(items), question, tuple(values), tuple(conditions), statistics)


def load_statistics(path: Path) -> Statistics:
    """The figures in statistics.json. Raises DataError when the file is missing or damaged."""
    try:
        return statistics_from_dict(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise DataError(f"{path}: cannot be read: {error.strerror}") from error
    except (TypeError, KeyError, ValueError) as error:
        raise DataError(
            f"{path}: is damaged: {error}", hint="benchmarks/fit_accuracy.py --write-statistics makes it anew"
        ) from error


def _load(path: Path, key: str, problems: list[Problem], build: Callable[[dict[str, Any]], _Entry]) -> list[_Entry]:
    """Every good entry of the list under `key`; what is wrong with the others goes to `problems`."""
    document, found = load_yaml(path)
    problems += [problem for problem in found if not problem.editorial]
    if document is None:
        return []
    listed = document.value.get(key) if isinstance(document.value, dict) else None
    if not isinstance(listed, list) or not listed:
        problems.append(document.problem((), f'expected a list called "{key}"'))
        return []
    entries: list[_Entry] = []
    for place, plain in enumerate(listed):
        try:
            entries.append(build(_mapping(plain)))
        except _Wrong as wrong:
            problems.append(_at(document, key, place, str(wrong)))
    return entries


class _Wrong(Exception):
    """One entry cannot be used; the text says why."""


def _at(document: YamlDocument, key: str, place: int, reason: str) -> Problem:
    return document.problem((key, place), reason)


def _mapping(plain: object) -> dict[str, Any]:
    if not isinstance(plain, dict):
        raise _Wrong("expected keys and values")
    return dict(plain)


def _text(plain: dict[str, Any], key: str) -> str:
    text = plain.pop(key, None)
    if not isinstance(text, str) or not text.strip():
        raise _Wrong(f'"{key}" is missing or not text')
    return text


def _whole(plain: dict[str, Any], key: str) -> int | None:
    number = plain.pop(key, None)
    if number is not None and (not isinstance(number, int) or isinstance(number, bool)):
        raise _Wrong(f'"{key}" is not a whole number')
    return number


def _nothing_left(plain: dict[str, Any], known: tuple[str, ...]) -> None:
    for key in plain:
        raise _Wrong(f'unknown key "{key}"{did_you_mean(key, known)}')


def _item(plain: dict[str, Any]) -> Item:
    id, text, short = _text(plain, "id"), _text(plain, "text"), _text(plain, "short")
    if ("marker" in plain) == ("borrows" in plain):
        raise _Wrong(f'"{id}" needs exactly one of marker and borrows')
    marker = _text(plain, "marker") if "marker" in plain else None
    scale = marker[0] if marker else _text(plain, "borrows")
    if len(scale) != 1 or scale not in LETTERS:
        raise _Wrong(f'"{id}": "{scale}" is none of the scales {LETTERS}')
    _nothing_left(plain, ("id", "text", "short", "marker", "borrows"))
    return Item(id, text, short, scale, marker)


def _statement(plain: dict[str, Any]) -> ValueStatement:
    id, text, short = _text(plain, "id"), _text(plain, "text"), _text(plain, "short")
    value = _text(plain, "value")
    if value not in WORK_VALUES:
        raise _Wrong(f'"{value}" is no work value{did_you_mean(value, WORK_VALUES)}')
    _nothing_left(plain, ("id", "text", "short", "value"))
    return ValueStatement(id, text, short, value)


def _question(plain: dict[str, Any]) -> ConditionQuestion:
    id, text, field = _text(plain, "id"), _text(plain, "text"), _text(plain, "field")
    known = (*(f.name for f in fields(Conditions)), *EXTRA_FIELDS)
    if field not in known:
        raise _Wrong(f'"{field}" is no condition{did_you_mean(field, known)}')
    choices, number = plain.pop("choices", None), plain.pop("number", None)
    if (choices is None) == (number is None):
        raise _Wrong(f'"{id}" needs exactly one of choices and number')
    _nothing_left(plain, ("id", "text", "field", "choices", "number"))
    if number is not None:
        return ConditionQuestion(id, text, field, number=_range(_mapping(number)))
    if not isinstance(choices, list):
        raise _Wrong('"choices" is not a list')
    return ConditionQuestion(id, text, field, tuple(_choice(_mapping(choice)) for choice in choices))


def _range(plain: dict[str, Any]) -> NumberRange:
    unit, low, high = _text(plain, "unit"), _whole(plain, "low"), _whole(plain, "high")
    if low is None or high is None or low >= high:
        raise _Wrong("a number needs low below high")
    return NumberRange(unit, low, high)


def _choice(plain: dict[str, Any]) -> Choice:
    id, label = _text(plain, "id"), _text(plain, "label")
    most, least = _whole(plain, "most"), _whole(plain, "least")
    then = _text(plain, "then") if "then" in plain else "warn"
    if then not in ("warn", "drop"):
        raise _Wrong(f'"then" is warn or drop, not "{then}"')
    _nothing_left(plain, ("id", "label", "most", "least", "then"))
    return Choice(id, label, most, least, then)


def _heading(path: Path) -> str:
    document, _ = load_yaml(path)
    value = document.value if document else None
    question = value.get("question") if isinstance(value, dict) else None
    if not isinstance(question, str):
        raise DataError(f'{path}: "question" is missing')
    return question
