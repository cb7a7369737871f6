"""What a person will not accept, held against a role's conditions, schooling, experience and pay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from careercli.catalog.role import PaidWhileLearning, StartRoute
from careercli.fit.bank import Choice, ConditionQuestion, FitBank
from careercli.fit.profile import RoleProfile
from careercli.fit.table import RoleTable

Floats = npt.NDArray[np.float64]

STEP_COST = 0.08
"""What one step (of five) beyond a stated limit costs a role's score; a strong match is about 0.6 high."""

EDUCATION_COST = 0.1
"""What one step of schooling more than wanted costs. Two are out of reach: the usual way in is not the only one,
but what spares a newcomer one step seldom spares two."""

EXPERIENCE_COST, EXPERIENCE_GRACE, EXPERIENCE_CAP = 0.04, 1.0, 5.0
"""Per missing year after the first, at most five: a role further up the ladder stays in sight as a later
step.
"""

PAY_COST, PAY_TOLERANCE = 0.05, 0.1
"""A median within 10% of the floor is a warning, since half of all people there earn more; below it, a no."""

NEVER = float("inf")

HAVE_RANKS = {
    "none": 0, "secondary": 1, "certificate": 2, "associate": 3, "bachelor": 4, "master": 5, "doctorate": 6,
}  # fmt: skip
"""The schooling a person has, by answer, as ranks of `catalog.role.Education`."""

AMOUNTS = ("none", "little", "some", "much", "very much")
"""What the numbers 1 to 5 of a role's conditions mean in words."""


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit a person has set. A role's `steps` beyond it cost `per_step` each, at most `cap` steps, and
    from `drop_from` steps on the role is no suggestion. have: the rank of the schooling the person has.
    """

    question: ConditionQuestion
    choice: Choice | None
    number: int | None
    per_step: float
    cap: float
    drop_from: float
    have: int = 0

    @property
    def said(self) -> str:
        """The person's answer in words."""
        if self.choice is not None:
            return self.choice.label
        assert self.number is not None and self.question.number is not None
        unit = self.question.number.unit
        return f"{self.number:,} {unit.removesuffix('s') if self.number == 1 else unit}"

    def of_role(self, role: RoleProfile) -> str:
        """What the role is in the matter, in words."""
        match self.question.field:
            case "schooling":
                return schooling_words(role)
            case "experience":
                return f"this work usually asks for {role.years} or more"
            case "pay":
                paid = "not published" if role.median_pay is None else f"{role.median_pay:,} US dollars a year"
                return f"the middle pay of its category is {paid}"
            case field:
                return f"this work has {AMOUNTS[getattr(role.conditions, field) - 1]} of it"

    def steps(self, table: RoleTable) -> Floats:
        """(n,) how far each role of the table is beyond the limit; 0 where within it or not known."""
        column = table.columns[self.question.field]
        if self.question.field == "schooling":
            # Whoever holds the degree already has nothing left to take on but the start itself; a license asks
            # for schooling of its own.
            held = (table.columns["have"] <= self.have) & (table.columns["licensed"] == 0)
            column = np.where(held, np.minimum(column, 1.0), column)
        if self.choice is not None:
            over = np.zeros(len(column))
            if self.choice.most is not None:
                over = np.maximum(over, column - self.choice.most)
            if self.choice.least is not None:
                over = np.maximum(over, self.choice.least - column)
            return over
        assert self.number is not None
        if self.question.field == "experience":
            return np.maximum(column - self.number - EXPERIENCE_GRACE, 0.0)
        short = np.nan_to_num(self.number - column, nan=0.0)
        return np.where(short > PAY_TOLERANCE * self.number, 2.0, np.where(short > 0, 1.0, 0.0))


def schooling_words(role: RoleProfile) -> str:
    """What a newcomer to the role takes on, in words: how long, what it costs, whether one is paid meanwhile."""
    start = role.start
    if start is None or start.route is StartRoute.FROM_ANOTHER_JOB:
        article = "an" if role.education.label[0] in "aeiou" else "a"
        return (
            "no schooling is asked for"
            if role.education.rank == 0
            else (f"this work usually takes {article} {role.education.label}")
        )
    if start.route is StartRoute.STRAIGHT_IN:
        return "one can begin straight away"
    long = f"getting in takes {span(start.months)}"
    paid = {
        PaidWhileLearning.FULLY: "paid while learning",
        PaidWhileLearning.PARTLY: "partly paid while learning",
        PaidWhileLearning.NO_PAY: "without pay while learning",
    }[start.paid]
    low, high = start.cost
    cost = f", ${low:,} to ${high:,} in fees" if high > low else f", ${high:,} in fees" if high else ""
    return f"{long}, {paid}{cost}"


def span(months: tuple[int, int]) -> str:
    """A span of months in words, in years where it is long."""
    low, high = months
    if high < 24:
        amount, unit = (f"{low} to {high}" if high > low else f"{high}"), "months"
        return f"{amount} {unit}" if high != 1 or low != high else "a month"
    years = (round(low / 12 * 2) / 2, round(high / 12 * 2) / 2)
    if years[0] == years[1]:
        return f"{years[0]:g} years"
    return f"{years[0]:g} to {years[1]:g} years"


def limits_of(conditions: Mapping[str, str | int], bank: FitBank) -> list[Limit]:
    """The limits that a person's answers set, in the bank's order; questions not answered set none."""
    limits: list[Limit] = []
    young = conditions.get("in-school") == "yes"
    for question in bank.conditions:
        answer = conditions.get(question.id)
        if answer is None and young and question.field == "experience":
            answer = 0
        if answer is None or question.field in ("have", "school"):
            continue
        if question.number is not None:
            if question.field == "experience":
                costs = (EXPERIENCE_COST, EXPERIENCE_CAP, NEVER)
            else:
                costs = (PAY_COST, 1.0, 2.0)
            limits.append(Limit(question, None, int(answer), *costs))
            continue
        choice = question.choice(str(answer))
        if choice.most is None and choice.least is None:
            continue
        if question.field == "schooling":
            have = HAVE_RANKS.get(str(conditions.get("schooling")), 1)
            limits.append(Limit(question, choice, None, EDUCATION_COST, NEVER, 2.0, have))
        else:
            limits.append(Limit(question, choice, None, STEP_COST, NEVER, 1.0 if choice.then == "drop" else NEVER))
    return limits


def apply_limits(limits: list[Limit], table: RoleTable) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """(n, limits) cost of each limit for each role, 0 or negative, and (n, limits) whether it rules the
    role out.
    """
    costs = np.zeros((len(table.roles), len(limits)))
    drops = np.zeros((len(table.roles), len(limits)), dtype=np.bool_)
    for place, limit in enumerate(limits):
        steps = limit.steps(table)
        costs[:, place] = -limit.per_step * np.minimum(steps, limit.cap)
        drops[:, place] = steps >= limit.drop_from
    return costs, drops
