"""The result of the quiz: families, roles in bands, a few from elsewhere, or an honest "no clear result"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from careercli.fit.answers import Answers
from careercli.fit.bank import WORK_VALUES, FitBank
from careercli.fit.families import Family, rank_families
from careercli.fit.limits import apply_limits
from careercli.fit.matching import BAND_FROM, Band, Person, Scores, above, band_of, person_of, score_roles
from careercli.fit.picks import main_picks, outside_picks, usual_tracks
from careercli.fit.profile import RoleProfile
from careercli.fit.reach import Prices, prices_of
from careercli.fit.scoring import InterestProfile
from careercli.fit.table import RoleTable

FEWEST_ACTIVITIES = 6
FLATTEST_SPREAD = 0.35
"""Standard deviation of the ratings below which nothing was said; the norms leave such people out, too."""

CONTRADICTORY_MISFIT = 3.0
"""Mean squared surprise that one careful person in a hundred reaches."""

CLEAREST_AT_LEAST = 0.35
"""If not even the best role has this probability of a good match, all suggestions would be guesses."""


class Unclear(StrEnum):
    """Why there is no clear result."""

    TOO_FEW = "too few answers"
    FLAT = "all answers alike"
    CONTRADICTORY = "answers pull in different directions"
    EVEN = "nothing stands out"
    LIMITED = "your conditions leave little of what you like"
    ALL_RULED_OUT = "conditions rule everything out"


@dataclass(frozen=True, slots=True)
class BrokenLimit:
    """A limit that a role goes beyond: the question's id and words, what the person said and what the role
    is, by how many steps, and what that costs.
    """

    id: str
    text: str
    said: str
    role: str
    steps: float
    cost: float
    rules_out: bool


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One role for one person. score: sum of the four parts interests, values, expressed and limits; sd: its
    standard error; probability: of a good match."""

    role: RoleProfile
    band: Band
    probability: float
    score: float
    sd: float
    interests: float
    values: float
    expressed: float
    limits: float
    broken: tuple[BrokenLimit, ...]


@dataclass(frozen=True, slots=True)
class FitResult:
    """What the quiz says. `unclear` is None for a clear result; otherwise there are no suggestions. `help`
    holds what would make the result clearer or sharper, in sentences; work_values: the person's mean rating
    1-5 of each work value, None where not asked.
    """

    answered: int
    profile: InterestProfile
    work_values: dict[str, float | None]
    families: tuple[Family, ...]
    suggestions: tuple[Suggestion, ...]
    outside: tuple[Suggestion, ...]
    unclear: Unclear | None
    help: tuple[str, ...]


def suggest(answers: Answers, bank: FitBank, table: RoleTable) -> FitResult:
    """The whole result for one person. Same answers and data, same result. Raises UsageError for unknown
    ids.
    """
    person = person_of(answers, bank)
    scores = score_roles(person, table)
    unclear = _why_unclear(answers, person, scores)
    families: tuple[Family, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    outside: tuple[Suggestion, ...] = ()
    if unclear is None:
        families = rank_families(person, table, scores)
        prices = prices_of(table, bank.norms)
        chosen = _main_picks(scores, prices, table)
        elsewhere = _outside_picks(scores, prices, chosen, families, person, table)
        suggestions = tuple(suggestion_at(place, person, scores, table) for place in chosen)
        outside = tuple(suggestion_at(place, person, scores, table) for place in elsewhere)
    return FitResult(
        len(answers.activities),
        bank.norms.score(answers.activities),
        _work_values(answers, bank),
        families,
        suggestions,
        outside,
        unclear,
        _help(unclear, answers, bank, suggestions),
    )


def suggestion_at(place: int, person: Person, scores: Scores, table: RoleTable) -> Suggestion:
    """The role at `place` of the table as a suggestion, whatever its band."""
    probability = float(scores.probability[place])
    return Suggestion(
        role=table.roles[place],
        band=Band.UNLIKELY if scores.ruled_out[place] else band_of(probability),
        probability=probability,
        score=float(scores.total[place]),
        sd=float(scores.sd[place]),
        interests=float(scores.interests[place]),
        values=float(scores.values[place]),
        expressed=float(scores.expressed[place]),
        limits=float(scores.limits[place]),
        broken=broken_limits(place, person, table),
    )


def broken_limits(place: int, person: Person, table: RoleTable) -> tuple[BrokenLimit, ...]:
    """The limits of the person that the role at `place` goes beyond, in the bank's order."""
    row = table.row(place)
    costs, drops = apply_limits(person.limits, row)
    return tuple(
        BrokenLimit(
            limit.question.id,
            limit.question.text,
            limit.said,
            limit.of_role(table.roles[place]),
            float(limit.steps(row)[0]),
            float(costs[0, n]),
            bool(drops[0, n]),
        )
        for n, limit in enumerate(person.limits)
        if costs[0, n] < 0 or drops[0, n]
    )


def _why_unclear(answers: Answers, person: Person, scores: Scores) -> Unclear | None:
    ratings = list(answers.activities.values())
    if len(ratings) < FEWEST_ACTIVITIES:
        return Unclear.TOO_FEW
    if float(np.std(ratings)) < FLATTEST_SPREAD:
        return Unclear.FLAT
    if scores.ruled_out.all():
        return Unclear.ALL_RULED_OUT
    allowed = ~scores.ruled_out
    best = float(scores.probability[allowed].max())
    if person.posterior.misfit > CONTRADICTORY_MISFIT and band_of(best) is not Band.STRONG:
        return Unclear.CONTRADICTORY
    if float(above(scores.total - scores.limits, scores.sd)[allowed].max()) < CLEAREST_AT_LEAST:
        return Unclear.EVEN
    return Unclear.LIMITED if band_of(best) is Band.UNLIKELY else None


def _main_picks(scores: Scores, prices: Prices, table: RoleTable) -> list[int]:
    """Places of the roles to suggest, best score first."""
    possible = ~scores.ruled_out & (scores.probability >= BAND_FROM[Band.WORTH_A_LOOK])
    possible_scores = np.where(possible, scores.total, -np.inf)
    picks = main_picks(possible_scores[None, :], prices.main, table)[0]
    return sorted(
        (int(p) for p in picks if p >= 0), key=lambda place: (-round(float(scores.total[place]), 9), place)
    )


def _outside_picks(
    scores: Scores,
    prices: Prices,
    chosen: Sequence[int],
    families: Sequence[Family],
    person: Person,
    table: RoleTable,
) -> list[int]:
    """Places of roles of other families that still share something with the person, none in a track they named."""
    best_first = np.array([[table.tracks.index(family.track) for family in families]], dtype=np.intp)
    usual = usual_tracks(best_first, np.array([chosen], dtype=np.intp), table)
    usual |= np.array([track in person.tracks for track in table.tracks])
    worth = np.where(scores.ruled_out, -np.inf, scores.total - prices.outside)
    return [int(p) for p in outside_picks(worth[None, :], usual, table)[0] if p >= 0]


def _work_values(answers: Answers, bank: FitBank) -> dict[str, float | None]:
    means: dict[str, float | None] = {}
    for value in WORK_VALUES:
        ratings = [answers.values[s.id] for s in bank.values if s.value == value and s.id in answers.values]
        means[value] = sum(ratings) / len(ratings) if ratings else None
    return means


def _help(
    unclear: Unclear | None, answers: Answers, bank: FitBank, suggestions: Sequence[Suggestion]
) -> tuple[str, ...]:
    more = len(answers.activities) < len(bank.items)
    help: list[str] = []
    if unclear is Unclear.TOO_FEW:
        missing = FEWEST_ACTIVITIES - len(answers.activities)
        help.append(f"Rate at least {missing} more {'activity' if missing == 1 else 'activities'}.")
    elif unclear is Unclear.FLAT:
        help.append("Go back and ask of each activity: would I rather do this or the one before it?")
        help.append("Use the ends of the scale for the two or three you like most and least.")
    elif unclear is Unclear.CONTRADICTORY:
        help.append("Some of your answers seldom go together. Check that none was a slip of the key.")
    elif unclear is Unclear.LIMITED:
        help.append("Look at your conditions again: which would you bend for work that you like?")
    elif unclear is Unclear.ALL_RULED_OUT:
        help.append("Turn one or two of your conditions from not acceptable into rather not.")
    elif unclear is Unclear.EVEN:
        help.append("Your interests are spread evenly, so many kinds of work may do; conditions may decide.")
    if more and unclear in (Unclear.CONTRADICTORY, Unclear.EVEN, None):
        strong = any(suggestion.band is Band.STRONG for suggestion in suggestions)
        gain = "narrows the range further" if strong else "is the surest way to a clearer result"
        help.append(f"Answering six more activities {gain}.")
    if unclear is not None and not answers.tracks:
        help.append("Name up to five tracks that attract you: a plain wish is as good a guide as any quiz.")
    if unclear is not None and answers.tracks:
        help.append("Start with the tracks that you said attract you: a plain wish is as good a guide as any quiz.")
    return tuple(help)
