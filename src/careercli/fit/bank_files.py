"""Reading the quiz's questions and statistics from data/fit, checking everything they say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

from careercli.catalog.areas import AREAS
from careercli.catalog.problems import Problem, data_error, did_you_mean
from careercli.catalog.role import Conditions
from careercli.catalog.yamlfile import YamlDocument, load_yaml
from careercli.errors import DataError
from careercli.fit.bank import (
    EXTRA_FIELDS,
    WORK_VALUES,
    Choice,
    ConditionQuestion,
    FitBank,
    Item,
    NumberRange,
    Statistics,
    Strength,
    ValueStatement,
    statistics_from_dict,
)
from careercli.fit.riasec import LETTERS
from careercli.reading import TooLarge, read_at_most, read_json, text_of

_Entry = TypeVar("_Entry", Item, ValueStatement, ConditionQuestion, Strength)

_MOST_BYTES = 10_000_000


def load_bank(folder: Path) -> FitBank:
    """The bank in `folder` (items.yaml, values.yaml, conditions.yaml, strengths.yaml, statistics.json).

    Raises DataError with the first problem's file and line, and how many more there are.
    """
    bank, problems = read_bank(folder)
    if bank is None:
        raise data_error(problems)
    return bank


def read_bank(folder: Path) -> tuple[FitBank | None, list[Problem]]:
    """The bank, or None and every problem of its files."""
    problems: list[Problem] = []
    statistics: Statistics | None = None
    try:
        statistics = load_statistics(folder / "statistics.json")
    except DataError as error:
        reason = error.message.removeprefix(f"{folder / 'statistics.json'}: ")
        problems.append(Problem(folder / "statistics.json", None, "", reason))
    items = _load(folder / "items.yaml", "items", problems, _item)
    values = _load(folder / "values.yaml", "statements", problems, _statement)
    conditions = _load(folder / "conditions.yaml", "questions", problems, _question)
    strengths = _load(folder / "strengths.yaml", "strengths", problems, _strength)
    seen: set[str] = set()
    listed = (("items", items), ("values", values), ("conditions", conditions), ("strengths", strengths))
    for path, entries in listed:
        for entry in entries:
            if entry.id in seen:
                problems.append(Problem(folder / f"{path}.yaml", None, entry.id, "this id is used twice"))
            seen.add(entry.id)
    for item in items:
        if statistics is not None and item.marker is not None and item.marker not in statistics.markers:
            reason = f'no statistics for the marker "{item.marker}"'
            problems.append(Problem(folder / "items.yaml", None, item.id, reason))
    question = _heading(folder / "values.yaml", problems)
    if problems or statistics is None:
        return None, sorted(problems, key=lambda problem: (problem.path, problem.line or 0))
    return FitBank(tuple(items), question, tuple(values), tuple(conditions), tuple(strengths), statistics), []


def load_statistics(path: Path) -> Statistics:
    """The figures in statistics.json. Raises DataError when the file is missing or damaged."""
    try:
        return statistics_from_dict(read_json(text_of(read_at_most(path, _MOST_BYTES))))
    except OSError as error:
        raise DataError(f"{path}: cannot be read: {error.strerror}") from error
    except (TypeError, KeyError, ValueError, TooLarge) as error:
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


def _texts(plain: dict[str, Any], key: str) -> tuple[str, ...]:
    listed = plain.pop(key, None)
    if not isinstance(listed, list) or not listed or not all(isinstance(text, str) for text in listed):
        raise _Wrong(f'"{key}" is not a list of texts')
    return tuple(listed)


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
    area = _area(_text(plain, "area"))
    _nothing_left(plain, ("id", "text", "short", "marker", "borrows", "area"))
    return Item(id, text, short, scale, marker, area)


def _area(name: str) -> str:
    if name not in AREAS:
        raise _Wrong(f'"{name}" is no interest area{did_you_mean(name, AREAS)}')
    return name


def _strength(plain: dict[str, Any]) -> Strength:
    id, text, short = _text(plain, "id"), _text(plain, "text"), _text(plain, "short")
    areas = _texts(plain, "areas")
    _nothing_left(plain, ("id", "text", "short", "areas"))
    return Strength(id, text, short, tuple(map(_area, areas)))


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
    was = _texts(plain, "was") if "was" in plain else ()
    _nothing_left(plain, ("id", "label", "most", "least", "then", "was"))
    return Choice(id, label, most, least, then, was)


def _heading(path: Path, problems: list[Problem]) -> str:
    document, _ = load_yaml(path)  # what is wrong with the file as a whole was told when its list was read
    question = document.value.get("question") if document and isinstance(document.value, dict) else None
    if isinstance(question, str):
        return question
    if document is not None:
        problems.append(document.problem((), '"question" is missing'))
    return ""
