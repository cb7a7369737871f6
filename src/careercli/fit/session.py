"""The quiz as a state machine without a screen. Every move returns a new session; nothing is lost on the way.

Steps in order: welcome, tracks, jobs that come to mind, the first round of activities, values, conditions,
strengths, result; after the result the person may ask for a further round of activities, which leads to the next
result, until the bank is used up. The `short` quiz leaves out values, conditions and strengths, the `full` one asks
every activity in its first round.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from careercli.errors import UsageError
from careercli.fit.answers import (
    MOST_JOBS,
    MOST_STRENGTHS,
    MOST_TRACKS,
    Answers,
    condition_problem,
    recall_answers,
)
from careercli.fit.bank import ConditionQuestion, FitBank, Item, ValueStatement
from careercli.fit.riasec import HIGHEST, LOWEST

if TYPE_CHECKING:
    from careercli.fit.scoring import Norms

FORMAT = 2
EARLIER_FORMATS = (1,)
FIRST_ROUND, NEXT_ROUND = 12, 6


class Stage(StrEnum):
    """Where in the quiz a step belongs."""

    WELCOME = "welcome"
    TRACKS = "tracks"
    JOBS = "jobs"
    ACTIVITIES = "activities"
    VALUES = "values"
    CONDITIONS = "conditions"
    STRENGTHS = "strengths"
    RESULT = "result"
    SHARPEN = "sharpen"


class Length(StrEnum):
    """How much to ask before the first result."""

    SHORT = "short"
    STANDARD = "standard"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Step:
    """One screen. `question` is None for welcome, tracks, jobs, strengths and result; number of total counts
    within the stage.
    """

    stage: Stage
    question: Item | ValueStatement | ConditionQuestion | None = None
    number: int = 1
    total: int = 1

    @property
    def progress(self) -> str:
        """Where in the stage: "7 of 12"; empty where a stage is a single step."""
        return f"{self.number} of {self.total}" if self.question is not None else ""


@dataclass(frozen=True)
class Session:
    """One person's way through the quiz, at `position` of its steps.

    rounds: activity ids planned so far, each round in asking order; skipped: ids passed over ("can't
    picture it").
    """

    bank: FitBank
    length: Length
    seed: int
    rounds: tuple[tuple[str, ...], ...]
    position: int = 0
    answers: Answers = field(default_factory=Answers)
    skipped: frozenset[str] = frozenset()

    @classmethod
    def begin(cls, bank: FitBank, norms: Norms, length: Length = Length.STANDARD, seed: int = 0) -> Session:
        """A fresh session. The seed changes the order of the questions, never which are asked or the
        result.
        """
        count = len(bank.items) if length is Length.FULL else FIRST_ROUND
        chosen = norms.next_items(count, {})
        return cls(bank, length, seed, (_shuffled(chosen, seed, 0),))

    @classmethod
    def finished(cls, bank: FitBank, answers: Answers) -> Session:
        """The session of somebody who gave `answers` in a quiz finished earlier, standing at its result."""
        length = Length.STANDARD if answers.values or answers.conditions else Length.SHORT
        session = cls(bank, length, 0, (tuple(sorted(answers.activities)),), answers=answers)
        return replace(session, position=len(session.steps) - 1)

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step planned so far, in order."""
        steps = [Step(Stage.WELCOME), Step(Stage.TRACKS), Step(Stage.JOBS)]
        for number, round in enumerate(self.rounds):
            stage = Stage.SHARPEN if number else Stage.ACTIVITIES
            steps += _numbered(stage, [self.bank.item_by_id[id] for id in round])
            if number == 0 and self.length is not Length.SHORT:
                steps += _numbered(Stage.VALUES, self.bank.values)
                steps += _numbered(Stage.CONDITIONS, self.bank.conditions)
                steps.append(Step(Stage.STRENGTHS))
            steps.append(Step(Stage.RESULT))
        return tuple(steps)

    @property
    def step(self) -> Step:
        """The step to show now."""
        return self.steps[self.position]

    @property
    def current_answer(self) -> object:
        """What was answered at this step before, for showing it again after `back`; None when nothing."""
        step = self.step
        if step.question is None:
            return getattr(self.answers, step.stage.value, None)
        if isinstance(step.question, Item):
            return self.answers.activities.get(step.question.id)
        if isinstance(step.question, ValueStatement):
            return self.answers.values.get(step.question.id)
        if isinstance(step.question, ConditionQuestion):
            return self.answers.conditions.get(step.question.id)
        return None

    @property
    def first_open(self) -> int:
        """The position of the first question neither answered nor passed over, or of the last result."""
        answered = {*self.answers.activities, *self.answers.values, *self.answers.conditions, *self.skipped}
        for place, step in enumerate(self.steps):
            if step.question is not None and step.question.id not in answered:
                return place
        return len(self.steps) - 1

    @property
    def can_sharpen(self) -> bool:
        """Whether a result stands here and there are activities left to ask."""
        return self.step.stage is Stage.RESULT and bool(self._unasked())

    def answer(self, value: object) -> Session:
        """Record `value` for this step and go on.

        A rating 1-5 for activities and values, a choice id or number for conditions, a list of slugs or ids for
        tracks, jobs and strengths; ignored at the welcome. Raises UsageError when the value does not fit, or at a
        result.
        """
        step = self.step
        if step.stage is Stage.RESULT:
            raise UsageError("the result asks for no answer", hint="sharpen it, or go back")
        if step.stage is Stage.WELCOME:
            return self._forward(self.answers)
        if step.stage in _LISTS:
            listed = _listed(value, step.stage.value, _LISTS[step.stage])
            return self._forward(_with(self.answers, step.stage, listed))
        question = step.question
        if isinstance(question, ConditionQuestion):
            problem = condition_problem(question, value)
            if problem or not isinstance(value, (str, int)):
                raise UsageError(problem or f"{value!r} is no answer")
            if question.choices:
                value = question.choice(str(value)).id
            conditions = {**self.answers.conditions, question.id: value}
            return self._forward(replace(self.answers, conditions=conditions), question.id)
        if not isinstance(value, int) or isinstance(value, bool) or not LOWEST <= value <= HIGHEST:
            raise UsageError(f"{value!r} is not a rating from {LOWEST} to {HIGHEST}")
        if isinstance(question, ValueStatement):
            values = {**self.answers.values, question.id: value}
            return self._forward(replace(self.answers, values=values), question.id)
        assert question is not None
        activities = {**self.answers.activities, question.id: value}
        return self._forward(replace(self.answers, activities=activities), question.id)

    def skip(self) -> Session:
        """Go on without an answer, dropping one given here before. Raises UsageError at a result."""
        step = self.step
        if step.stage is Stage.RESULT:
            raise UsageError("there is nothing to skip at the result", hint="sharpen it, or go back")
        if step.stage is Stage.WELCOME:
            return self._forward(self.answers)
        if step.question is None:
            return self._forward(_with(self.answers, step.stage, ()))
        id = step.question.id
        kept = replace(
            self.answers,
            activities={k: v for k, v in self.answers.activities.items() if k != id},
            values={k: v for k, v in self.answers.values.items() if k != id},
            conditions={k: v for k, v in self.answers.conditions.items() if k != id},
        )
        return replace(self, position=self.position + 1, answers=kept, skipped=self.skipped | {id})

    def back(self) -> Session:
        """One step back (at the welcome: stays); answers are kept."""
        return replace(self, position=max(self.position - 1, 0))

    def sharpen(self, norms: Norms, toward: Any = None, count: int = NEXT_ROUND) -> Session:
        """Plan a further round of `count` activities after the last result and go to its first question.

        toward: what the questions are to settle, as `Norms.next_items` takes it. Raises UsageError when this is no
        result or every activity has been asked.
        """
        if not self.can_sharpen:
            raise UsageError("there are no more activities to ask", hint="the whole bank has been asked")
        if self.position + 1 < len(self.steps):
            return replace(self, position=self.position + 1)
        chosen = norms.next_items(count, self.answers.activities, self._unasked(), toward)
        round = _shuffled(chosen, self.seed, len(self.rounds))
        return replace(self, rounds=(*self.rounds, round), position=self.position + 1)

    def to_dict(self) -> dict[str, object]:
        """Plain objects that `from_dict` resumes from; also the form in which a pause is saved."""
        return {
            "format": FORMAT,
            "length": self.length.value,
            "seed": self.seed,
            "position": self.position,
            "at_result": self.step.stage is Stage.RESULT,
            "rounds": [list(round) for round in self.rounds],
            "skipped": sorted(self.skipped),
            "answers": self.answers.to_dict(),
        }

    @classmethod
    def from_dict(cls, plain: object, bank: FitBank, tracks: Iterable[str]) -> Session:
        """The session that `to_dict` wrote. `tracks` are the slugs that exist now.

        Questions and tracks that have since left the program are forgotten. Raises UsageError when `plain` is
        no saved session.
        """
        try:
            if not isinstance(plain, Mapping) or plain["format"] not in (FORMAT, *EARLIER_FORMATS):
                raise ValueError("format")
            rounds = tuple(tuple(id for id in round if id in bank.item_by_id) for round in plain["rounds"])
            answers = recall_answers(plain["answers"], bank, tracks)
            session = cls(
                bank,
                Length(plain["length"]),
                int(plain["seed"]),
                rounds,
                answers=answers,
                skipped=frozenset(id for id in plain["skipped"] if isinstance(id, str)),
            )
            if not rounds or not rounds[0]:
                raise ValueError("rounds")
            if plain["format"] != FORMAT:  # steps have come in between since then
                return replace(session, position=session.first_open)
            return replace(session, position=min(max(int(plain["position"]), 0), len(session.steps) - 1))
        except (KeyError, TypeError, ValueError, AttributeError, UsageError) as error:
            raise UsageError("the saved quiz cannot be resumed", hint="start it again") from error

    def _unasked(self) -> list[str]:
        asked = {id for round in self.rounds for id in round}
        known = asked | set(self.answers.activities)
        return [item.id for item in self.bank.items if item.id not in known]

    def _forward(self, answers: Answers, answered: str | None = None) -> Session:
        skipped = self.skipped - {answered} if answered else self.skipped
        return replace(self, position=self.position + 1, answers=answers, skipped=skipped)


def _numbered(stage: Stage, questions: Iterable[Item | ValueStatement | ConditionQuestion]) -> list[Step]:
    listed = list(questions)
    return [Step(stage, question, number, len(listed)) for number, question in enumerate(listed, start=1)]


def _shuffled(ids: Iterable[str], seed: int, round: int) -> tuple[str, ...]:
    mixed = list(ids)
    random.Random(f"{seed}:{round}").shuffle(mixed)
    return tuple(mixed)


_LISTS = {Stage.TRACKS: MOST_TRACKS, Stage.JOBS: MOST_JOBS, Stage.STRENGTHS: MOST_STRENGTHS}


def _listed(value: object, what: str, most: int) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)) or not all(isinstance(slug, str) for slug in value):
        raise UsageError(f"{what} are a list of slugs")
    if len(set(value)) > most:
        raise UsageError(f"at most {most} {what} can be named")
    return tuple(sorted(set(value)))


def _with(answers: Answers, stage: Stage, listed: tuple[str, ...]) -> Answers:
    match stage:
        case Stage.TRACKS:
            return replace(answers, tracks=listed)
        case Stage.JOBS:
            return replace(answers, jobs=listed)
        case _:
            return replace(answers, strengths=listed)
