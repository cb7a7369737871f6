"""What one person keeps, as frozen values; every change gives a new value.

Nothing here knows how or where it is stored. Dates are `datetime.date`. Mappings and lists inside quiz and fit
check records are plain JSON values that this module keeps as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from careercli.catalog.role import Education, QuestionKind
from careercli.errors import NotFoundError, UsageError

Json = Mapping[str, Any]
"""A JSON object: keys are text, values are text, numbers, booleans, None, lists and further objects."""

_CONFLICT = "<!-- The text above and the text below were edited at the same time; both are kept. -->"


@dataclass(frozen=True, slots=True)
class QuizRecord:
    """One run of the fit quiz: its answers and its result, as the fit package writes them."""

    taken: date
    answers: Json
    result: Json


@dataclass(frozen=True, slots=True)
class FitCheck:
    """One fit check of one role."""

    role: str
    taken: date
    answers: Json
    result: Json


@dataclass(frozen=True, slots=True)
class SavedRole:
    """A role on the shortlist, since when, and why (may be empty)."""

    role: str
    since: date
    why: str = ""


class Rating(StrEnum):
    """How an answer to an interview question went, in one's own judgement."""

    POOR = "poor"
    FAIR = "fair"
    GOOD = "good"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try at an interview question, with a note (may be empty)."""

    on: date
    rating: Rating
    note: str = ""


@dataclass(frozen=True, slots=True)
class PracticeRecord:
    """Everything about one interview question practiced: its place in the schedule and every attempt.

    `question` is the identity that `practice.question_id` gives; `ask` is the wording when last practiced.
    `box` is 1 to 5, `due` the day it should come up again.
    """

    question: str
    role: str
    kind: QuestionKind
    ask: str
    box: int
    due: date
    attempts: tuple[Attempt, ...]


@dataclass(frozen=True, slots=True)
class SavedPlan:
    """A plan as the person's own Markdown text, which is the truth about it; `name` tells plans apart."""

    name: str
    role: str
    made: date
    text: str


@dataclass(frozen=True, slots=True)
class Person:
    """All that is kept about one person; an empty value is a person about whom nothing is kept.

    `skills` maps skill id to level 1-5, `notes` role slug to Markdown. `quiz_draft` is a quiz begun and not
    finished. `further` holds top-level entries of the file that this version has no name for; they are kept.
    """

    current_role: str | None = None
    education: Education | None = None
    years: float | None = None
    credentials: tuple[str, ...] = ()
    skills: Mapping[str, int] = field(default_factory=dict)
    quiz_draft: Json | None = None
    quizzes: tuple[QuizRecord, ...] = ()
    fit_checks: tuple[FitCheck, ...] = ()
    shortlist: tuple[SavedRole, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    practice: tuple[PracticeRecord, ...] = ()
    plans: tuple[SavedPlan, ...] = ()
    further: Json = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is kept."""
        return self == Person()

    @property
    def latest_quiz(self) -> QuizRecord | None:
        """The finished quiz taken last; of one day's, the one finished last."""
        return max(reversed(self.quizzes), key=lambda quiz: quiz.taken, default=None)

    def with_skill(self, skill: str, level: int) -> Person:
        """Set one skill to a level; raises UsageError unless the level is 1 to 5."""
        if not 1 <= level <= 5:
            raise UsageError(f"{skill}={level}: a skill level is 1 (aware) to 5 (known for it)")
        return replace(self, skills={**self.skills, skill: level})

    def without_skill(self, skill: str) -> Person:
        """Take a skill away; nothing happens when it is not there."""
        return replace(self, skills={kept: level for kept, level in self.skills.items() if kept != skill})

    def with_quiz(self, quiz: QuizRecord) -> Person:
        """Add a finished quiz; the unfinished one is done with."""
        return replace(self, quizzes=(*self.quizzes, quiz), quiz_draft=None)

    def with_quiz_draft(self, draft: Json | None) -> Person:
        """Keep the answers so far of a quiz, or (None) let them go."""
        return replace(self, quiz_draft=draft)

    def with_fit_check(self, check: FitCheck) -> Person:
        """Add a fit check; earlier ones of the same role stay."""
        return replace(self, fit_checks=(*self.fit_checks, check))

    def with_saved(self, role: str, on: date, why: str = "") -> Person:
        """Put a role on the shortlist; one that is there keeps its date, and its reason without a new one."""
        for saved in self.shortlist:
            if saved.role == role:
                changed = replace(saved, why=why or saved.why)
                return replace(self, shortlist=tuple(changed if s is saved else s for s in self.shortlist))
        return replace(self, shortlist=(*self.shortlist, SavedRole(role, on, why)))

    def without_saved(self, role: str) -> Person:
        """Take a role off the shortlist; its notes stay. Raises NotFoundError when it is not on it."""
        kept = tuple(saved for saved in self.shortlist if saved.role != role)
        if len(kept) == len(self.shortlist):
            raise NotFoundError(f"{role} is not on the shortlist", "careercli me shows what is")
        return replace(self, shortlist=kept)

    def with_note(self, role: str, text: str, opened: str | None = None) -> Person:
        """Set the note of a role; blank text removes it.

        `opened` is the text the edit began with: when the stored note has changed since, both are kept.
        """
        merged = merge_edit(opened, self.notes.get(role, ""), text)
        notes = {kept: note for kept, note in self.notes.items() if kept != role}
        return replace(self, notes={**notes, role: merged} if merged.strip() else notes)

    def with_practice(self, record: PracticeRecord) -> Person:
        """Put in the record of a question, in place of the earlier one of the same question."""
        if any(known.question == record.question for known in self.practice):
            records = tuple(record if known.question == record.question else known for known in self.practice)
        else:
            records = (*self.practice, record)
        return replace(self, practice=records)

    def plan(self, name: str) -> SavedPlan:
        """The plan of that name; raises NotFoundError."""
        for plan in self.plans:
            if plan.name == name:
                return plan
        names = ", ".join(plan.name for plan in self.plans)
        raise NotFoundError(f"no plan called {name}", f"plans kept: {names}" if names else "careercli me plan ROLE")

    def with_plan(self, plan: SavedPlan) -> Person:
        """Add a plan; raises UsageError when a plan of that name is there, so that none is overwritten unseen."""
        if any(kept.name == plan.name for kept in self.plans):
            raise UsageError(f"there is a plan called {plan.name} already", "edit it, or give the new one a name")
        return replace(self, plans=(*self.plans, plan))

    def with_plan_text(self, name: str, text: str, opened: str | None = None) -> Person:
        """Set a plan's text after an edit that began with `opened`; both are kept when it changed meanwhile."""
        known = self.plan(name)
        changed = replace(known, text=merge_edit(opened, known.text, text))
        return replace(self, plans=tuple(changed if plan is known else plan for plan in self.plans))

    def without_plan(self, name: str) -> Person:
        """Remove a plan; raises NotFoundError."""
        known = self.plan(name)
        return replace(self, plans=tuple(plan for plan in self.plans if plan is not known))


def merge_edit(opened: str | None, stored: str, edited: str) -> str:
    """The text to keep when an edit that began with `opened` ends and `stored` is what is there now.

    Nothing typed in either place is lost: where both changed, the stored text comes first, then the edited
    one under a line that says so. `opened=None` means that the edit replaces whatever is there.
    """
    if opened is None or stored in (opened, edited) or not stored.strip():
        return edited
    if edited == opened:
        return stored
    return f"{stored.rstrip()}\n\n{_CONFLICT}\n\n{edited}"
