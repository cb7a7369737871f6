"""What a fit check says, in words: where person and role agree, what people quit over, what to find out,
and what an interview will press on. There is no score: a person who sees their two tensions can weigh them
better than a sum.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careercli.catalog.role import CredentialNeed, Question, Role
from careercli.fit.check import CheckSession
from careercli.fit.limits import AMOUNTS

if TYPE_CHECKING:
    from careercli.fit.explain import Explanation

MOST_AGREEMENTS, MOST_TENSIONS, MOST_QUESTIONS, MOST_PRESSES = 4, 3, 5, 3
FEWEST_ANSWERS = 4
LEAST_SHARED_WORDS = 3

CONDITION_QUESTIONS = {
    "people": ("How many hours of a usual day are spent with other people?", "someone on the team"),
    "pace": ("When was the last deadline that hurt, and what happened to the people?", "someone on the team"),
    "structure": ("Which parts of the work are laid down, and which are left to me?", "the hiring manager"),
    "physical": ("What is lifted, climbed or stood through in a shift?", "someone doing the job, on site"),
    "outdoors": ("How much of the work goes on outdoors in bad weather?", "someone doing the job"),
    "travel": ("How many nights away were there in the last three months?", "the person who had the job before"),
    "irregular_hours": ("May I see last month's schedule, on-call list included?", "the hiring manager"),
    "remote": ("Who on the team works from home today, and how often?", "someone on the team"),
    "writing": ("How many pages a week are read and written?", "someone doing the job"),
    "stakes": ("What happened the last time somebody made a mistake here?", "the hiring manager"),
}
"""Condition field -> what to ask about it, and whom."""


@dataclass(frozen=True, slots=True)
class Point:
    """One agreement or tension. step: id of the step behind it; text: what it is; because: the reason from
    the work; weight orders the points and is not shown.
    """

    step: str
    text: str
    because: str
    weight: float


@dataclass(frozen=True, slots=True)
class FindOut:
    """A question to settle before deciding, and whom to ask."""

    ask: str
    whom: str


@dataclass(frozen=True, slots=True)
class Press:
    """An interview question that will be hard for this person, and why."""

    question: Question
    why: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of a fit check. `enough` is False when too little was answered to say anything; skills:
    names by have / learning / not-yet; quiz: what the interest quiz says of this role, empty without it.
    """

    headline: str
    enough: bool
    agreements: tuple[Point, ...]
    tensions: tuple[Point, ...]
    skills: dict[str, tuple[str, ...]]
    requirements: tuple[str, ...]
    find_out: tuple[FindOut, ...]
    interview: tuple[Press, ...]
    quiz: tuple[str, ...]


def verdict_of(check: CheckSession, explanation: Explanation | None = None) -> Verdict:
    """The words for what was answered so far. `explanation`: the role explained from the person's quiz, if
    any.
    """
    agreements = sorted(_agreements(check), key=lambda point: (-point.weight, point.step))
    tensions = sorted(_tensions(check), key=lambda point: (-point.weight, point.step))
    skills = _skills(check)
    shown = tuple(tensions[:MOST_TENSIONS])
    enough = len(check.answers) >= FEWEST_ANSWERS
    return Verdict(
        _headline(enough, len(agreements), tensions),
        enough,
        tuple(agreements[:MOST_AGREEMENTS]),
        shown,
        skills,
        _requirements(check),
        _find_out(check, shown, skills),
        _interview(check, shown),
        _quiz(explanation),
    )


def _agreements(check: CheckSession) -> list[Point]:
    points: list[Point] = []
    for number, statement in enumerate(check.role.fit.suits):
        rating = check.answers.get(f"suits.{number}")
        if isinstance(rating, int) and rating >= 4:
            points.append(Point(f"suits.{number}", statement.sign, statement.because, float(rating)))
    for number, statement in enumerate(check.role.fit.strains):
        if check.answers.get(f"strains.{number}") == 1:
            text = f"Not you, and that helps: {statement.sign}"
            points.append(Point(f"strains.{number}", text, statement.because, 3.0))
    for question in check.bank.conditions:
        answer = check.conditions.get(question.id)
        role_number = getattr(check.role.conditions, question.field, None)
        if not isinstance(answer, str) or role_number is None:
            continue
        choice = question.choice(answer)
        if choice.least is not None and choice.steps_beyond(role_number) == 0:
            text = f'{question.text}: you said "{choice.label}", and the role has it.'
            points.append(Point(f"condition.{question.id}", text, "", 3.5))
    return points


def _tensions(check: CheckSession) -> list[Point]:
    points: list[Point] = []
    for number, statement in enumerate(check.role.fit.strains):
        rating = check.answers.get(f"strains.{number}")
        if isinstance(rating, int) and rating >= 4:
            points.append(Point(f"strains.{number}", statement.sign, statement.because, rating - 2.0))
    for number, statement in enumerate(check.role.fit.suits):
        rating = check.answers.get(f"suits.{number}")
        if isinstance(rating, int) and rating <= 2:
            text = f"You said this is not you: {statement.sign}"
            points.append(Point(f"suits.{number}", text, statement.because, 3.5 - rating))
    return [*points, *_condition_tensions(check), *_need_tensions(check)]


def _condition_tensions(check: CheckSession) -> list[Point]:
    points: list[Point] = []
    for question in check.bank.conditions:
        answer = check.conditions.get(question.id)
        role_number = getattr(check.role.conditions, question.field, None)
        if not isinstance(answer, str) or role_number is None:
            continue
        choice = question.choice(answer)
        steps = choice.steps_beyond(role_number)
        if steps > 0:
            amount = AMOUNTS[role_number - 1]
            text = f'{question.text}: you said "{choice.label}"; this role has {amount} of it.'
            weight = 3.5 if choice.then == "drop" else 1.0 + 0.5 * steps
            points.append(Point(f"condition.{question.id}", text, "", weight))
    return points


def _need_tensions(check: CheckSession) -> list[Point]:
    points: list[Point] = []
    for number, credential in enumerate(check.role.requirements.credentials):
        if credential.need is CredentialNeed.REQUIRED and check.answers.get(f"need.credential.{number}") == "no":
            text = f"The work requires this, and you do not have it: {credential.name}."
            points.append(Point(f"need.credential.{number}", text, credential.note, 3.2))
    if check.answers.get("need.education") == "no":
        education = check.role.requirements.education
        text = f"The usual way in starts with this, and you do not have it: {education.typical.label}."
        points.append(Point("need.education", text, education.note, 2.6))
    missing = [core for core in check.role.skills.core if check.answers.get(f"skill.{core.skill}") == "not-yet"]
    if missing and len(missing) * 2 >= len(check.role.skills.core):
        hardest = max(missing, key=lambda core: core.level)
        name = check.skill_names.get(hardest.skill, hardest.skill)
        text = (
            f"{len(missing)} of its {len(check.role.skills.core)} core skills are still ahead of you, {name} first."
        )
        points.append(Point(f"skill.{hardest.skill}", text, hardest.why, 2.2))
    return points


def _headline(enough: bool, agreements: int, tensions: list[Point]) -> str:
    if not enough:
        return "Too little was answered to say anything yet."
    heavy = sum(point.weight >= 3.0 for point in tensions)
    if heavy >= 2:
        return "Two or more things here are what people leave this work over. Settle them before anything else."
    if tensions and agreements > len(tensions):
        return "Much of this work sounds like you. What could spoil it is named below."
    if tensions:
        return "Some of this sounds like you, and some would cost you. Weigh the costs first."
    if agreements:
        return (
            "You and this work agree, and none of its warnings sounded like you. Test that on someone who left it."
        )
    return "Nothing here pulled you either way. A day beside someone who does it would tell you more."


def _skills(check: CheckSession) -> dict[str, tuple[str, ...]]:
    return {
        state: tuple(
            check.skill_names.get(core.skill, core.skill)
            for core in check.role.skills.core
            if check.answers.get(f"skill.{core.skill}") == state
        )
        for state in ("have", "learning", "not-yet")
    }


def _requirements(check: CheckSession) -> tuple[str, ...]:
    states = {"yes": "met", "under-way": "under way", "no": "not met"}
    lines: list[str] = []
    for step in check.steps:
        answer = check.answers.get(step.id)
        if step.id.startswith("need.") and isinstance(answer, str):
            lines.append(f"{_need_name(check.role, step.id)}: {states[answer]}")
    return tuple(lines)


def _need_name(role: Role, id: str) -> str:
    if id == "need.education":
        label = role.requirements.education.typical.label
        return label[0].upper() + label[1:]
    if id == "need.experience":
        low, high = role.requirements.experience.years
        return f"Related experience ({low}-{high} years)" if high > low else f"Related experience ({low} years)"
    return role.requirements.credentials[int(id.rsplit(".", 1)[1])].name


def _find_out(
    check: CheckSession, tensions: tuple[Point, ...], skills: dict[str, tuple[str, ...]]
) -> tuple[FindOut, ...]:
    questions: list[FindOut] = []
    fields = {question.id: question.field for question in check.bank.conditions}
    for point in tensions:
        kind, _, rest = point.step.partition(".")
        if kind == "condition":
            questions.append(FindOut(*CONDITION_QUESTIONS[fields[rest]]))
        elif kind in ("suits", "strains"):
            ask = f'Is this how it is where you work? "{point.because}"'
            questions.append(FindOut(ask, "someone doing this job now, and someone who left it"))
        elif point.step.startswith("need.credential"):
            name = _need_name(check.role, point.step)
            questions.append(FindOut(f"How long does this take, and who pays? {name}", "whoever issues it"))
        elif kind == "need":
            ask = "Whom did you last hire without the usual schooling, and what did they show you?"
            questions.append(FindOut(ask, "the hiring manager"))
    if skills["not-yet"]:
        named = " and ".join(skills["not-yet"][:2])
        questions.append(
            FindOut(f"What must I know on the first day, and what is taught? ({named})", "the hiring manager")
        )
    for variation in check.role.varies[:2]:
        questions.append(FindOut(f"{variation.by}: which end are you at? {variation.how}", "the employer"))
    return tuple(questions[:MOST_QUESTIONS])


def _interview(check: CheckSession, tensions: tuple[Point, ...]) -> tuple[Press, ...]:
    """The role's questions that share most words with each weak point, each used once. Where the likeness
    is too thin to claim anything, the first of the list."""
    weak = [
        (f"{point.text} {point.because}", f"It comes near something you named: {point.text}")
        for point in tensions
        if point.step.startswith(("suits.", "strains."))
    ]
    for core in check.role.skills.core:
        if check.answers.get(f"skill.{core.skill}") == "not-yet":
            name = check.skill_names.get(core.skill, core.skill)
            weak.append((f"{name} {core.why}", f"It needs a skill you do not have yet: {name}."))
    left = list(check.role.interview)
    presses: list[Press] = []
    for text, why in weak:
        if not left or len(presses) == MOST_PRESSES:
            break
        shared = [len(_stems(text) & _stems(f"{q.ask} {q.probes} {q.strong} {q.weak}")) for q in left]
        best = max(range(len(left)), key=lambda place: (shared[place], -place))
        if shared[best] >= LEAST_SHARED_WORDS:
            presses.append(Press(left.pop(best), why))
    if not presses:
        presses = [Press(question, "From this role's list; practice it first.") for question in left[:1]]
    return tuple(presses)


def _stems(text: str) -> frozenset[str]:
    """Rough stems of the longer words, enough to see that two texts speak of one thing."""
    return frozenset(word[:6] for word in re.findall(r"[a-z]{5,}", text.casefold()))


def _quiz(explanation: Explanation | None) -> tuple[str, ...]:
    if explanation is None:
        return ()
    band = explanation.suggestion.band.value
    lines = [f"By your quiz answers this role is: {band}."]
    lines += [f"For it: {point.reason}" for point in explanation.speaks_for[:1]]
    lines += [f"Against it: {point.reason}" for point in explanation.speaks_against[:1]]
    return tuple(lines)
