"""What one person answered, and reading it from an answers file: every problem found, all named at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field
from typing import Any

from careercli.catalog.problems import did_you_mean
from careercli.errors import UsageError
from careercli.fit.bank import ConditionQuestion, FitBank
from careercli.fit.riasec import HIGHEST, LOWEST

MOST_TRACKS = 5
"""How many tracks a person may name as attractive."""

MOST_JOBS = 5
"""How many jobs that come to mind a person may name."""

MOST_STRENGTHS = 5
"""How many strengths a person may pick."""

SECTIONS = ("activities", "values", "conditions", "tracks", "jobs", "strengths")


class WrongAnswers(UsageError):
    """Answers that cannot be used; `problems` names every reason, `source` where they come from."""

    def __init__(self, source: str, problems: Iterable[str]) -> None:
        self.source = source
        self.problems = tuple(problems)
        super().__init__(f"{self.summary}: {'; '.join(self.problems)}", hint=_WRONG_HINT)

    @property
    def summary(self) -> str:
        """The source and how many problems there are."""
        count = len(self.problems)
        return f"{self.source}: {'a problem' if count == 1 else f'{count} problems'}"


_WRONG_HINT = "`careercli fit --questions` lists every id and choice"


@dataclass(frozen=True, slots=True)
class Answers:
    """activities and values: id -> rating 1-5; conditions: question id -> choice id, or a number for
    questions that ask for one; tracks: slugs that attract; jobs: slugs of roles that come to mind; strengths: ids;
    at most five of each.
    """

    activities: Mapping[str, int] = field(default_factory=dict)
    values: Mapping[str, int] = field(default_factory=dict)
    conditions: Mapping[str, str | int] = field(default_factory=dict)
    tracks: tuple[str, ...] = ()
    jobs: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """Plain objects with sorted keys; the shape that `read_answers` takes."""
        return {
            "activities": dict(sorted(self.activities.items())),
            "values": dict(sorted(self.values.items())),
            "conditions": dict(sorted(self.conditions.items())),
            "tracks": sorted(self.tracks),
            "jobs": sorted(self.jobs),
            "strengths": sorted(self.strengths),
        }


Understand = Callable[[str], str | None]
"""Turns a job as a person types it into the slug of a role, or None where no role is meant."""


def read_answers(
    plain: object,
    bank: FitBank,
    tracks: Iterable[str],
    *,
    source: str = "the answers",
    understand: Understand | None = None,
) -> Answers:
    """Answers from parsed YAML or JSON.

    `plain` maps each of SECTIONS to its answers; activity ids may also stand at the top level. `tracks` are the
    slugs that exist; `source` names the file; `understand` turns jobs as typed into slugs (without it they are
    taken as slugs); a job that no role is about is left out. Raises WrongAnswers that lists every problem.
    """
    answers, problems = _read(plain, bank, frozenset(tracks), understand)
    if problems:
        raise WrongAnswers(source, problems)
    return answers


def recall_answers(plain: object, bank: FitBank, tracks: Iterable[str]) -> Answers:
    """Answers that were saved by an earlier run; questions and tracks that have since left the program are
    forgotten. Raises WrongAnswers when what is left is not the answers of anybody.
    """
    if not isinstance(plain, Mapping):
        return read_answers(plain, bank, tracks, source="the saved answers")
    kept: dict[str, object] = {}
    known = {"activities": bank.item_by_id, "values": bank.value_by_id, "conditions": bank.condition_by_id}
    for section, ids in known.items():
        given = plain.get(section)
        kept[section] = (
            {id: answer for id, answer in given.items() if id in ids} if isinstance(given, Mapping) else given
        )
    for section, existing in (("tracks", set(tracks)), ("strengths", set(bank.strength_by_id)), ("jobs", None)):
        named = plain.get(section)
        listed = named if isinstance(named, list) else []
        kept[section] = [id for id in listed if existing is None or id in existing]
    return read_answers(kept, bank, tracks, source="the saved answers")


def read_answer_rows(
    rows: Iterable[Mapping[str, str | None]],
    bank: FitBank,
    tracks: Iterable[str],
    *,
    source: str = "the table",
    understand: Understand | None = None,
) -> list[tuple[str, Answers]]:
    """One person a row: (name, answers) each.

    The column `person` is a name of the caller's choosing (the row's number where empty or missing), `tracks` and
    `strengths` hold slugs separated by spaces or semicolons, `jobs` jobs separated by semicolons; every other
    column is the id of an activity, value or condition. An empty cell is no answer. Raises WrongAnswers that lists
    every problem with its row, a column that nothing is called by once.
    """
    people: list[tuple[str, Answers]] = []
    problems: list[str] = []
    known_tracks = frozenset(tracks)
    unknown: set[str] = set()
    for number, row in enumerate(rows, start=1):
        plain: dict[str, object] = {"values": {}, "conditions": {}, "activities": {}}
        name = str(number)
        for column, cell in row.items():
            if column is None:
                problems.append(f"row {number}: more cells than columns")
                continue
            text = (cell or "").strip()
            if not text or column in unknown:
                continue
            if column == "person":
                name = text
            elif column in ("tracks", "strengths"):
                plain[column] = text.replace(";", " ").split()
            elif column == "jobs":
                plain[column] = [job.strip() for job in text.split(";") if job.strip()]
            else:
                section = _section_of(column, bank)
                if section == "activities" and column not in bank.item_by_id:
                    unknown.add(column)
                target = plain[section]
                assert isinstance(target, dict)
                target[column] = int(text) if text.lstrip("-").isdecimal() else text
        answers, found = _read(plain, bank, known_tracks, understand)
        problems += [f"row {number}: {problem}" for problem in found]
        people.append((name, answers))
    if problems:
        raise WrongAnswers(source, problems)
    return people


def _section_of(id: str, bank: FitBank) -> str:
    if id in bank.value_by_id:
        return "values"
    return "conditions" if id in bank.condition_by_id else "activities"


def _read(
    plain: object, bank: FitBank, tracks: frozenset[str], understand: Understand | None
) -> tuple[Answers, list[str]]:
    problems: list[str] = []
    if not isinstance(plain, Mapping):
        return Answers(), ["expected a mapping of ids to answers"]
    sections = {name: plain.get(name) for name in SECTIONS}
    loose = {key: value for key, value in plain.items() if key not in SECTIONS}
    activities = {**_mapping(sections["activities"], "activities", problems), **loose}
    values = _mapping(sections["values"], "values", problems)
    conditions = _mapping(sections["conditions"], "conditions", problems)
    # A mistyped section name would otherwise be reported as an unknown activity with no hint.
    names = [*bank.item_by_id, *SECTIONS]
    return Answers(
        _ratings(activities, bank.item_by_id, names, "activity", problems),
        _ratings(values, bank.value_by_id, list(bank.value_by_id), "value statement", problems),
        _conditions(conditions, bank, problems),
        _named(sections["tracks"], "tracks", "track", tracks, MOST_TRACKS, problems),
        _jobs(sections["jobs"], understand, problems),
        _named(sections["strengths"], "strengths", "strength", set(bank.strength_by_id), MOST_STRENGTHS, problems),
    ), problems


def _mapping(value: object, name: str, problems: list[str]) -> dict[object, object]:
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        problems.append(f'"{name}" is not a mapping of ids to answers')
        return {}
    return dict(value)


def _ratings(
    given: Mapping[object, object],
    known: Mapping[str, object],
    names: Iterable[str],
    what: str,
    problems: list[str],
) -> dict[str, int]:
    ratings: dict[str, int] = {}
    for id, rating in given.items():
        if not isinstance(id, str) or id not in known:
            guess = did_you_mean(str(id), names)
            problems.append(f'no {what} is called "{id}"{guess}')
        elif not isinstance(rating, int) or isinstance(rating, bool) or not LOWEST <= rating <= HIGHEST:
            problems.append(f'"{id}": {rating!r} is not a whole number from {LOWEST} to {HIGHEST}')
        else:
            ratings[id] = rating
    return ratings


def _conditions(given: Mapping[object, object], bank: FitBank, problems: list[str]) -> dict[str, str | int]:
    chosen: dict[str, str | int] = {}
    for id, answer in given.items():
        question = bank.condition_by_id.get(id) if isinstance(id, str) else None
        if question is None:
            guess = did_you_mean(str(id), bank.condition_by_id)
            problems.append(f'no condition is called "{id}"{guess}')
            continue
        problem = condition_problem(question, answer)
        if problem:
            problems.append(problem)
        elif isinstance(answer, (str, int)):
            chosen[question.id] = question.choice(str(answer)).id if question.choices else answer
    return chosen


def condition_problem(question: ConditionQuestion, answer: object) -> str | None:
    """What is wrong with `answer` to `question`, or None when nothing is."""
    if question.number is not None:
        low, high, unit = question.number.low, question.number.high, question.number.unit
        if not isinstance(answer, int) or isinstance(answer, bool) or not low <= answer <= high:
            return f'"{question.id}": {answer!r} is not a whole number of {unit} from {low} to {high}'
        return None
    ids = [choice.id for choice in question.choices]
    if answer not in (*ids, *(old for choice in question.choices for old in choice.was)):
        return f'"{question.id}": {answer!r} is none of {", ".join(ids)}{did_you_mean(str(answer), ids)}'
    return None


def _named(
    given: object, section: str, what: str, known: Set[str], most: int, problems: list[str]
) -> tuple[str, ...]:
    if given is None:
        return ()
    if not isinstance(given, (list, tuple)):
        problems.append(f'"{section}" is not a list')
        return ()
    for slug in given:
        if not isinstance(slug, str) or slug not in known:
            problems.append(f'no {what} is called "{slug}"{did_you_mean(str(slug), sorted(known))}')
    chosen = tuple(sorted({slug for slug in given if isinstance(slug, str) and slug in known}))
    if len(chosen) > most:
        problems.append(f"{len(chosen)} {section} are named; at most {most} can be")
    return chosen


def _jobs(given: object, understand: Understand | None, problems: list[str]) -> tuple[str, ...]:
    if given is None:
        return ()
    if not isinstance(given, (list, tuple)) or not all(isinstance(job, str) for job in given):
        problems.append('"jobs" is not a list of titles')
        return ()
    found: set[str] = set()
    for job in given:
        slug = job if understand is None else understand(job)
        if slug is not None:  # people dream of jobs that no page is about; nothing is wrong with that
            found.add(slug)
    if len(found) > MOST_JOBS:
        problems.append(f"{len(found)} jobs are named; at most {MOST_JOBS} can be")
    return tuple(sorted(found))


def jobs_in(line: str) -> list[str]:
    """The jobs that a person typed in one line: "nurse, or a vet; teacher" is three."""
    parts = re.split(r"[,;/]|\band\b(?!\s+\w+\s*(?:manager|worker|director))|\bor\b", line)
    jobs = (re.sub(r"^\s*(?:an?|the|maybe|perhaps)\s+", "", part.strip(), flags=re.IGNORECASE) for part in parts)
    return list(dict.fromkeys(job.strip(" .") for job in jobs if job.strip(" .")))


def merged(own: Answers, before: Answers | None, theirs: Answers | None) -> Answers:
    """The answers of two sittings over one quiz: what was changed here since `before` counts, and of the
    rest what was answered in the other one.
    """
    if theirs is None:
        return own
    then = before or Answers()

    def both(mine: Mapping[str, Any], old: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
        changed = {id for id in {*mine, *old} if mine.get(id) != old.get(id)}
        return {
            **{id: value for id, value in other.items() if id not in changed},
            **{id: value for id, value in mine.items() if id in changed or id not in other},
        }

    def list_of(mine: tuple[str, ...], old: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
        return mine if mine != old else other

    return Answers(
        both(own.activities, then.activities, theirs.activities),
        both(own.values, then.values, theirs.values),
        both(own.conditions, then.conditions, theirs.conditions),
        list_of(own.tracks, then.tracks, theirs.tracks),
        list_of(own.jobs, then.jobs, theirs.jobs),
        list_of(own.strengths, then.strengths, theirs.strengths),
    )
