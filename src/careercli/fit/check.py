"""The fit check of one role as a state machine without a screen: its own statements, rated; its conditions,
skills and requirements, held against the person's. The result in words is made by `verdict`.

Every step has an id that stays the same while the role page does: `suits.2`, `strains.0`, `condition.travel`,
`skill.sql`, `need.education`, `need.experience`, `need.credential.0`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from careercli.catalog.role import CredentialNeed, Education, Role
from careercli.errors import UsageError
from careercli.fit.bank import Choice, FitBank
from careercli.fit.riasec import HIGHEST, LOWEST

FORMAT = 1

SKILL_CHOICES = (Choice("have", "I have it"), Choice("learning", "I am learning it"), Choice("not-yet", "Not yet"))
NEED_CHOICES = (Choice("yes", "Yes"), Choice("under-way", "Under way"), Choice("no", "No"))


class CheckStage(StrEnum):
    """What a step of the check is about."""

    SUITS = "suits"
    STRAINS = "strains"
    CONDITIONS = "conditions"
    SKILLS = "skills"
    REQUIREMENTS = "requirements"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class CheckStep:
    """One screen. A step without choices is a statement rated 1 (not me) to 5 (very much me); `detail` is
    shown beneath it; number of total counts within the stage.
    """

    stage: CheckStage
    id: str
    text: str
    detail: str = ""
    choices: tuple[Choice, ...] = ()
    number: int = 1
    total: int = 1

    @property
    def progress(self) -> str:
        """Where in the stage: "2 of 5"; empty at the result."""
        return f"{self.number} of {self.total}" if self.stage is not CheckStage.RESULT else ""


@dataclass(frozen=True)
class CheckSession:
    """One person going through one role, at `position` of its steps.

    skill_names: id -> name of the role's core skills; known_conditions: condition answers from the quiz,
    which are not asked again; answers: step id -> rating or choice id.
    """

    role: Role
    bank: FitBank
    skill_names: Mapping[str, str]
    known_conditions: Mapping[str, str | int] = field(default_factory=dict)
    answers: Mapping[str, int | str] = field(default_factory=dict)
    position: int = 0

    @property
    def steps(self) -> tuple[CheckStep, ...]:
        """Every step of this role's check, the result last."""
        return (
            *_numbered(CheckStage.SUITS, [(f"suits.{n}", s.sign, "") for n, s in enumerate(self.role.fit.suits)]),
            *_numbered(
                CheckStage.STRAINS, [(f"strains.{n}", s.sign, "") for n, s in enumerate(self.role.fit.strains)]
            ),
            *self._condition_steps(),
            *_numbered(
                CheckStage.SKILLS,
                [
                    (f"skill.{core.skill}", self.skill_names.get(core.skill, core.skill), core.why)
                    for core in self.role.skills.core
                ],
                SKILL_CHOICES,
            ),
            *_numbered(CheckStage.REQUIREMENTS, _needs(self.role), NEED_CHOICES),
            CheckStep(CheckStage.RESULT, "result", ""),
        )

    @property
    def step(self) -> CheckStep:
        """The step to show now."""
        return self.steps[self.position]

    @property
    def current_answer(self) -> int | str | None:
        """What was answered at this step before, or None."""
        return self.answers.get(self.step.id)

    @property
    def conditions(self) -> dict[str, str | int]:
        """Condition answers, from the quiz and from this check, by question id."""
        asked = {
            id.removeprefix("condition."): answer
            for id, answer in self.answers.items()
            if id.startswith("condition.")
        }
        return {**self.known_conditions, **asked}

    def answer(self, value: int | str) -> CheckSession:
        """Record a rating 1-5 or a choice id and go on. Raises UsageError when it does not fit the step."""
        step = self.step
        problem = _problem(step, value)
        if problem:
            raise UsageError(problem)
        return replace(self, answers={**self.answers, step.id: value}, position=self.position + 1)

    def skip(self) -> CheckSession:
        """Go on without an answer, dropping one given here before; at the result: stays."""
        step = self.step
        if step.stage is CheckStage.RESULT:
            return self
        kept = {id: answer for id, answer in self.answers.items() if id != step.id}
        return replace(self, answers=kept, position=self.position + 1)

    def back(self) -> CheckSession:
        """One step back (at the first: stays); answers are kept."""
        return replace(self, position=max(self.position - 1, 0))

    def to_dict(self) -> dict[str, object]:
        """Plain objects that `resumed` takes."""
        return {
            "format": FORMAT,
            "role": self.role.slug,
            "position": self.position,
            "step": self.step.id,
            "answers": dict(sorted(self.answers.items())),
        }

    def resumed(self, plain: object) -> CheckSession:
        """This session with the answers that `to_dict` wrote, at the step where it was left; answers to steps
        that no longer exist are left out.

        Raises UsageError when `plain` is no saved check of this role.
        """
        if (
            not isinstance(plain, Mapping)
            or plain.get("format") != FORMAT
            or plain.get("role") != self.role.slug
            or not isinstance(plain.get("answers"), Mapping)
            or not isinstance(plain.get("position"), int)
        ):
            raise UsageError("the saved fit check cannot be resumed", hint="start it again")
        by_id = {step.id: step for step in self.steps}
        answers = {
            id: answer for id, answer in plain["answers"].items() if id in by_id and not _problem(by_id[id], answer)
        }
        # Steps come and go: a quiz taken meanwhile answers conditions that the check then does not ask.
        places = [place for place, step in enumerate(self.steps) if step.id == plain.get("step")]
        position = places[0] if places else min(max(int(plain["position"]), 0), len(self.steps) - 1)
        return replace(self, answers=answers, position=position)

    def _condition_steps(self) -> list[CheckStep]:
        """The bank's questions on which some answer would clash with this role, unless answered before."""
        asked = []
        for question in self.bank.conditions:
            number = getattr(self.role.conditions, question.field, None)
            if question.id in self.known_conditions or number is None:
                continue
            if any(choice.steps_beyond(number) > 0 for choice in question.choices):
                asked.append(question)
        return [
            CheckStep(CheckStage.CONDITIONS, f"condition.{q.id}", q.text, "", q.choices, number, len(asked))
            for number, q in enumerate(asked, start=1)
        ]


def _needs(role: Role) -> list[tuple[str, str, str]]:
    """(step id, question, note) for what a person must bring."""
    needs: list[tuple[str, str, str]] = []
    education = role.requirements.education
    if education.typical is not Education.NONE:
        article = "an" if education.typical.label[0] in "aeiou" else "a"
        needs.append(("need.education", f"Do you have {article} {education.typical.label}?", education.note))
    low, high = role.requirements.experience.years
    if low > 0:
        years = "1 year" if (low, high) == (1, 1) else f"{low} to {high} years" if high > low else f"{low} years"
        question = f"Do you have the {years} of related experience usually asked for?"
        needs.append(("need.experience", question, role.requirements.experience.note))
    for number, credential in enumerate(role.requirements.credentials):
        if credential.need is not CredentialNeed.OPTIONAL:
            need = f"({credential.need.value})"
            needs.append(
                (f"need.credential.{number}", f"Do you hold this: {credential.name} {need}?", credential.note)
            )
    return needs


def _numbered(
    stage: CheckStage, entries: list[tuple[str, str, str]], choices: tuple[Choice, ...] = ()
) -> list[CheckStep]:
    return [
        CheckStep(stage, id, text, detail, choices, number, len(entries))
        for number, (id, text, detail) in enumerate(entries, start=1)
    ]


def _problem(step: CheckStep, value: object) -> str | None:
    if step.stage is CheckStage.RESULT:
        return "the result asks for no answer"
    if step.choices:
        ids = [choice.id for choice in step.choices]
        return None if value in ids else f"{value!r} is none of {', '.join(ids)}"
    if not isinstance(value, int) or isinstance(value, bool) or not LOWEST <= value <= HIGHEST:
        return f"{value!r} is not a rating from {LOWEST} to {HIGHEST}"
    return None
