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
from careercli.reading import shortened, whole_number

LIKING = ("Dislike it", "Would rather not", "Neutral", "Would like it", "Would enjoy it a lot")
MATTERING = ("Hardly matters", "Matters a little", "Matters", "Matters a lot", "Matters most")
"""The five points of the two scales, 1 to 5."""

MOST_TRACKS = 5
"""How many tracks a person may name as attractive."""

MOST_JOBS = 5
"""How many jobs that come to mind a person may name."""

MOST_STRENGTHS = 5
"""How many strengths a person may pick."""

_LISTS = ("tracks", "jobs", "strengths")

SECTIONS = ("activities", "values", "conditions", "tracks", "jobs", "strengths")

_MOST_GUESSED = 200
"""Unknown names that a nearest known one is looked for: nobody mends more at a time, and looking takes long."""

_NUMBERED = re.compile(r"[1-5]\s*[-–—:.=)]\s*(?=\S)")
"""How forms write a point of a scale together with its number: `4 - Would like it`."""


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
    left_out: Callable[[str], object] = str,
) -> list[tuple[str, Answers]]:
    """One person a row: (name, answers) each.

    The column `person` is a name of the caller's choosing (the row's number where empty or missing), `tracks` and
    `strengths` hold slugs separated by spaces or semicolons, `jobs` jobs separated by semicolons; every other
    column is an activity, value or condition: its id, its words as forms export them, also in brackets, or an
    activity's public marker. A cell is a number, a choice, or the words of either. An empty cell is no answer.

    A column that nothing is called by, not even nearly, is told to `left_out` and read no further: forms export a
    time stamp and more. Raises WrongAnswers that lists every problem with its row, and unknown columns once.
    """
    people: list[tuple[str, Answers]] = []
    problems: list[tuple[int, str]] = []
    columns = _Columns(bank)
    known_tracks = frozenset(tracks)
    for number, row in enumerate(rows, start=1):
        plain: dict[str, dict[object, object]] = {"values": {}, "conditions": {}, "activities": {}}
        listed: dict[str, list[str]] = {}
        name = str(number)
        for column, cell in row.items():
            if column is None:
                problems.append((number, "more cells than columns"))
                continue
            text = (cell or "").strip()
            if not text:
                continue
            section, id = columns.meaning(column, number)
            if section == "person":
                name = text
            elif section in ("tracks", "strengths"):
                listed[section] = text.replace(";", " ").split()
            elif section == "jobs":
                listed[section] = [job.strip() for job in text.split(";") if job.strip()]
            elif section:
                plain[section][id] = _cell(text, section, bank.condition_by_id.get(id))
        answers, found = _read({**plain, **listed}, bank, known_tracks, understand)
        problems += [(number, problem) for problem in found]
        people.append((name, answers))
    problems += columns.problems
    if problems or (columns.unknown and {section for section, _ in columns.known} <= {"person"}):
        unknown = list(columns.unknown.items())
        problems += [(row, f'no activity is called "{shortened(name)}"') for name, row in unknown[:_MOST_GUESSED]]
        if len(unknown) > _MOST_GUESSED:
            problems.append((unknown[0][1], f"and so on for {len(unknown) - _MOST_GUESSED} more columns"))
        by_row = sorted(problems, key=lambda problem: problem[0])
        raise WrongAnswers(source, [f"row {row}: {problem}" for row, problem in by_row])
    for column in columns.unknown:
        left_out(column)
    return people


class _Columns:
    """What each column of a table stands for, found out once a column."""

    def __init__(self, bank: FitBank) -> None:
        self.problems: list[tuple[int, str]] = []
        self.unknown: dict[str, int] = {}
        self.known: dict[tuple[str, str], str] = {}
        self._seen: dict[str, tuple[str, str]] = {}
        self._names: dict[str, tuple[str, str]] = {}
        # Ids count before words, and words before markers, should one ever be spelled like another.
        markers = {item.marker: item.id for item in bank.items if item.marker is not None}
        self._ids = [*bank.item_by_id, *bank.value_by_id, *bank.condition_by_id]
        for section, ids in (
            ("activities", markers),
            ("conditions", {question.text: question.id for question in bank.conditions}),
            ("values", {statement.text: statement.id for statement in bank.values}),
            ("activities", {_asked(item.text): item.id for item in bank.items}),
            ("activities", {item.text: item.id for item in bank.items}),
            ("conditions", {id: id for id in bank.condition_by_id}),
            ("values", {id: id for id in bank.value_by_id}),
            ("activities", {id: id for id in bank.item_by_id}),
        ):
            self._names |= {_plain(name): (section, id) for name, id in ids.items()}
        self._names |= {name: (name, "") for name in ("person", *_LISTS)}

    def meaning(self, column: str, row: int) -> tuple[str, str]:
        """The section and id of a column met in `row`; the section is empty for one to pass over."""
        if column not in self._seen:
            self._seen[column] = self._found(column, row)
        return self._seen[column]

    def _found(self, column: str, row: int) -> tuple[str, str]:
        # Forms write the row of a grid in brackets: `How would you like to do this? [Lead a choir]`.
        _, _, bracketed = column.strip().rpartition("[")
        grid_row = _plain(bracketed[:-1]) if bracketed.endswith("]") else ""
        meaning = self._names.get(_plain(column)) or self._names.get(grid_row)
        if meaning:
            if meaning in self.known:
                first, second = shortened(self.known[meaning]), shortened(column)
                self.problems.append((row, f'the columns "{first}" and "{second}" are the same question'))
                return "", ""
            self.known[meaning] = column
            return meaning
        few = len(self.problems) + len(self.unknown) < _MOST_GUESSED
        guess = did_you_mean(column[:80], [*self._ids, "person", *_LISTS]) if few else ""
        if guess:
            self.problems.append((row, f'no activity is called "{shortened(column)}"{guess}'))
        else:
            self.unknown[column] = row
        return "", ""


def _asked(text: str) -> str:
    """An activity as the quiz asks for it."""
    return f"How would you like to {text[:1].lower()}{text[1:]}?"


def _plain(text: str) -> str:
    """A name without what forms change about it: case, white space, the mark at its end."""
    return " ".join(text.casefold().split()).rstrip(" .:?*")


def _cell(text: str, section: str, question: ConditionQuestion | None) -> object:
    """What a cell says: a number, a choice's id, or the text as it stands."""
    number = whole_number(text, thousands=section == "conditions")
    if number is not None:
        return number
    words = _plain(_NUMBERED.sub("", text, count=1))
    if question is not None:
        return next((choice.id for choice in question.choices if _plain(choice.label) == words), text)
    labels = [_plain(label) for label in (LIKING if section == "activities" else MATTERING)]
    return labels.index(words) + 1 if words in labels else text


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
    for id, given_rating in given.items():
        rating = _whole(given_rating)
        if not isinstance(id, str) or id not in known:
            problems.append(_nobody(what, id, names, problems))
        elif not isinstance(rating, int) or isinstance(rating, bool) or not LOWEST <= rating <= HIGHEST:
            problems.append(f'"{id}": {_shown(rating)} is not a whole number from {LOWEST} to {HIGHEST}')
        else:
            ratings[id] = rating
    return ratings


def _nobody(what: str, id: object, names: Iterable[str], problems: list[str]) -> str:
    """That nothing is called `id`, with the nearest name as long as there are not too many of them."""
    guess = did_you_mean(str(id)[:80], names) if len(problems) < _MOST_GUESSED else ""
    return f'no {what} is called "{shortened(str(id))}"{guess}'


def _whole(answer: object) -> object:
    """A whole number written with a decimal point, as a column with gaps leaves pandas, is that number."""
    return int(answer) if isinstance(answer, float) and answer.is_integer() else answer


def _shown(answer: object) -> str:
    """An answer as it stands in a message."""
    return shortened(repr(answer))


def _conditions(given: Mapping[object, object], bank: FitBank, problems: list[str]) -> dict[str, str | int]:
    chosen: dict[str, str | int] = {}
    for id, answer in given.items():
        question = bank.condition_by_id.get(id) if isinstance(id, str) else None
        if question is None:
            problems.append(_nobody("condition", id, bank.condition_by_id, problems))
            continue
        answer = _whole(answer)
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
            return f'"{question.id}": {_shown(answer)} is not a whole number of {unit} from {low} to {high}'
        return None
    ids = [choice.id for choice in question.choices]
    if answer not in (*ids, *(old for choice in question.choices for old in choice.was)):
        return f'"{question.id}": {_shown(answer)} is none of {", ".join(ids)}{did_you_mean(str(answer)[:80], ids)}'
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
            problems.append(_nobody(what, slug, sorted(known), problems))
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
    before = re.compile(r"^\s*(?:(?:an?|the|maybe|perhaps)\s+)+", re.IGNORECASE)
    jobs = (before.sub("", part.strip()) for part in parts)
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
