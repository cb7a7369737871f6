"""The result of the quiz: families, roles in bands, a few from elsewhere, or an honest "no clear result".

Whatever a person named is answered: the best roles of a named family or why none fits, a wish that is out of reach
with the way to it, what the limits rule out. Without a clear result there are starting points, and the one question
that would help most.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from careercli.catalog.role import Education, Level, StartRoute, open_to_newcomers
from careercli.fit.answers import Answers
from careercli.fit.bank import WORK_VALUES, FitBank
from careercli.fit.families import Family, rank_families
from careercli.fit.honesty import Honesty
from careercli.fit.ledger import Ledger, ledger_of
from careercli.fit.limits import apply_limits
from careercli.fit.matching import BAND_FROM, Band, Person, Scores, above, band_of, person_of, score_roles, work_of
from careercli.fit.picks import (
    described,
    later_price,
    main_picks,
    no_higher,
    outside_picks,
    possible_picks,
    usual_tracks,
)
from careercli.fit.profile import RoleProfile
from careercli.fit.reach import Prices, prices_of
from careercli.fit.scoring import InterestProfile
from careercli.fit.table import RoleTable

FEWEST_ACTIVITIES = 6
FLATTEST_SPREAD = 0.35
"""Standard deviation of the ratings below which nothing was said; the norms leave such people out, too."""

CLEAREST_AT_LEAST = 0.1
"""If not even the best role has this probability of a good match, all suggestions would be guesses."""

FEW_ANSWERS = 18
"""Below this many rated activities the words of a result are softer."""

NAMED_FIRST = 1.0
"""How far a job that a person named goes before others when roles are picked, in units of the score."""

NAMED_ROLES, STARTING_POINTS, RUNGS = 3, 3, 3
FAR_BELOW, FAR_BELOW_PRICE = 3, 0.15
"""How many steps of schooling below a person's degree a role is no pick from elsewhere, and costs that much as a
suggestion."""

OPEN_ROLES = 12
"""How many of a person's best roles the next question is to set apart."""


class Unclear(StrEnum):
    """Why there is no clear result."""

    TOO_FEW = "too few answers"
    FLAT = "all answers alike"
    CONTRADICTORY = "some answers pull in opposite directions"
    CHANCE = "the answers do not hang together"
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
    """One role for one person. score: sum of the five parts interests (the liking of its work), values, expressed,
    strengths and limits; sd: its standard error; probability: of a good match."""

    role: RoleProfile
    band: Band
    probability: float
    score: float
    sd: float
    interests: float
    values: float
    expressed: float
    strengths: float
    limits: float
    broken: tuple[BrokenLimit, ...]


@dataclass(frozen=True, slots=True)
class Goal:
    """Something wanted that is beyond a limit today, and roles of the same family within all limits that lead
    toward it.
    """

    wanted: Suggestion
    rungs: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """What becomes of one family that a person named, or whose job they named: its best roles within the limits;
    when there are none, by which answers (question id, its words, the answer, how many of its roles); goals: what
    of it is wanted and out of reach; jobs: the roles named themselves.
    """

    track: str
    best: tuple[Suggestion, ...]
    beyond: tuple[tuple[str, str, str, int], ...]
    goals: tuple[Goal, ...]
    jobs: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class StartingPoint:
    """A role to begin looking at when there is no clear result, and in what sense it is one."""

    label: str
    suggestion: Suggestion


@dataclass(frozen=True, slots=True)
class FitResult:
    """What the quiz says. `unclear` is None for a clear result; otherwise there are no suggestions, but
    starting_points and `ask`: the id of the activity that would help most, None when all were asked. clash: two
    activities whose ratings seldom go together, where that is the reason. `help` holds what would make the result
    clearer or sharper, in sentences; work_values: the person's mean rating 1-5 of each work value, None where not
    asked; soft: few answers, so words are to be careful.
    """

    answered: int
    profile: InterestProfile
    work_values: dict[str, float | None]
    families: tuple[Family, ...]
    suggestions: tuple[Suggestion, ...]
    outside: tuple[Suggestion, ...]
    named: tuple[Named, ...]
    ledger: Ledger
    unclear: Unclear | None
    clash: tuple[str, str] | None
    starting_points: tuple[StartingPoint, ...]
    ask: str | None
    help: tuple[str, ...]
    soft: bool


def suggest(answers: Answers, bank: FitBank, table: RoleTable) -> FitResult:
    """The whole result for one person. Same answers and data, same result. Raises UsageError for unknown
    ids.
    """
    person = person_of(answers, bank)
    scores = score_roles(person, table)
    honesty = person.honesty
    unclear = _why_unclear(answers, person, scores, honesty)
    families: tuple[Family, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    outside: tuple[Suggestion, ...] = ()
    if unclear not in (Unclear.TOO_FEW, Unclear.FLAT, Unclear.ALL_RULED_OUT):
        families = rank_families(person, table, scores)
    if unclear is None:
        prices = prices_of(table, bank.norms)
        chosen = _main_picks(scores, prices, answers, person, table)
        elsewhere = _outside_picks(scores, prices, chosen, families, person, table)
        suggestions = tuple(suggestion_at(place, person, scores, table) for place in chosen)
        outside = tuple(suggestion_at(place, person, scores, table) for place in elsewhere)
    norms = bank.young_norms if answers.conditions.get("in-school") == "yes" else bank.norms
    return FitResult(
        len(answers.activities),
        norms.score(answers.activities),
        _work_values(answers, bank),
        families,
        suggestions,
        outside,
        _named(person, scores, table),
        ledger_of(dict(answers.conditions), bank, table, scores.total - scores.limits),
        unclear,
        honesty.clash if unclear is Unclear.CONTRADICTORY else None,
        _starting_points(unclear, person, scores, table),
        _question(answers, person, scores, bank, table) if unclear is not None else None,
        _help(unclear, answers, bank, suggestions),
        len(answers.activities) < FEW_ANSWERS,
    )


def open_directions(person: Person, scores: Scores, table: RoleTable) -> npt.NDArray[np.float64]:
    """(m, t) what sets the person's best roles apart: the combinations of interests and likings that would settle
    the suggestions, for `Norms.next_items`.
    """
    allowed = np.flatnonzero(~scores.ruled_out)
    order = allowed[np.lexsort((allowed, -np.round(scores.total[allowed], 9)))][:OPEN_ROLES]
    work = work_of(table, person.norms)[order]
    return np.asarray(work - work.mean(axis=0)) if len(order) else work


def next_activities(
    count: int, answers: Answers, bank: FitBank, table: RoleTable, among: Sequence[str] | None = None
) -> list[str]:
    """Ids of up to `count` activities to ask next: those that would settle most between the person's best roles."""
    person = person_of(answers, bank)
    scores = score_roles(person, table)
    return bank.norms.next_items(count, answers.activities, among, open_directions(person, scores, table))


def _question(answers: Answers, person: Person, scores: Scores, bank: FitBank, table: RoleTable) -> str | None:
    toward = open_directions(person, scores, table)
    return next(iter(bank.norms.next_items(1, answers.activities, toward=toward)), None)


def suggestion_at(place: int, person: Person, scores: Scores, table: RoleTable) -> Suggestion:
    """The role at `place` of the table as a suggestion, whatever its band."""
    probability = float(scores.probability[place])
    band = Band.UNLIKELY if scores.ruled_out[place] else band_of(probability)
    if band is Band.STRONG and not person.honesty.firm:
        band = Band.PROMISING
    return Suggestion(
        role=table.roles[place],
        band=band,
        probability=probability,
        score=float(scores.total[place]),
        sd=float(scores.sd[place]),
        interests=float(scores.interests[place]),
        values=float(scores.values[place]),
        expressed=float(scores.expressed[place]),
        strengths=float(scores.strengths[place]),
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


def _why_unclear(answers: Answers, person: Person, scores: Scores, honesty: Honesty) -> Unclear | None:
    ratings = list(answers.activities.values())
    if len(ratings) < FEWEST_ACTIVITIES:
        return Unclear.TOO_FEW
    if float(np.std(ratings)) < FLATTEST_SPREAD:
        return Unclear.FLAT
    if scores.ruled_out.all():
        return Unclear.ALL_RULED_OUT
    if not honesty.enough:
        return Unclear.CHANCE if honesty.clash is None else Unclear.CONTRADICTORY
    allowed = ~scores.ruled_out
    if float(above(scores.total - scores.limits, scores.sd).max()) < CLEAREST_AT_LEAST:
        return Unclear.EVEN
    return Unclear.LIMITED if float(scores.probability[allowed].max()) < CLEAREST_AT_LEAST else None


def _best_first(scores: Scores, which: npt.NDArray[np.bool_]) -> list[int]:
    """The places that `which` marks, best score first; equals by slug."""
    places = np.flatnonzero(which)
    return [int(place) for place in places[np.lexsort((places, -np.round(scores.total[places], 9)))]]


def _named(person: Person, scores: Scores, table: RoleTable) -> tuple[Named, ...]:
    """Every family that the person named or whose jobs they named, in the order of the slugs."""
    jobs = [place for place, role in enumerate(table.roles) if role.slug in person.jobs]
    tracks = person.tracks | {table.roles[place].track for place in jobs}
    drops = apply_limits(person.limits, table)[1]
    named = []
    for track in sorted(tracks & set(table.tracks)):
        members = table.track_of == table.tracks.index(track)
        inside = _best_first(scores, members & ~scores.ruled_out)
        own = [place for place in jobs if members[place]]
        wanted = [place for place in own if scores.ruled_out[place]]
        if not inside and not wanted:
            wanted = _best_first(scores, members)[:1]
        beyond = tuple(
            (limit.question.id, limit.question.text, limit.said, int(drops[members, number].sum()))
            for number, limit in enumerate(person.limits)
            if not inside and drops[members, number].any()
        )
        rungs = tuple(suggestion_at(place, person, scores, table) for place in inside[:RUNGS])
        named.append(
            Named(
                track,
                tuple(suggestion_at(place, person, scores, table) for place in inside[:NAMED_ROLES]),
                beyond,
                tuple(Goal(suggestion_at(place, person, scores, table), rungs) for place in wanted),
                tuple(suggestion_at(place, person, scores, table) for place in own),
            )
        )
    return tuple(named)


def _starting_points(
    unclear: Unclear | None, person: Person, scores: Scores, table: RoleTable
) -> tuple[StartingPoint, ...]:
    """Three roles of three families to begin with where there is no clear result; none where there is one."""
    if unclear is None:
        return ()
    inside = ~scores.ruled_out if not scores.ruled_out.all() else np.ones(len(table.roles), dtype=np.bool_)
    stated = any(limit.question.field == "schooling" for limit in person.limits)
    enterable = np.array([_can_enter(role, stated) for role in table.roles])
    order = _best_first(scores, inside & enterable)
    told = unclear in (Unclear.CONTRADICTORY, Unclear.EVEN, Unclear.LIMITED)
    attracts = [
        place
        for place in order
        if table.roles[place].track in person.tracks or table.roles[place].slug in person.jobs
    ]
    open_now = [place for place in order if _open_now(table.roles[place])]
    ways = (
        ("From what you named", attracts),
        ("Nearest to your answers" if told else "To compare yourself with, whatever you answered", order),
        ("Open to beginners without long schooling", open_now),
        ("Something quite different", order[len(order) // 2 :]),
        ("Another kind of work", order),
    )
    points: list[StartingPoint] = []
    used: set[str] = set()
    for label, places in ways:
        fresh = next((place for place in places if table.roles[place].track not in used), None)
        if fresh is not None and len(points) < STARTING_POINTS:
            used.add(table.roles[fresh].track)
            points.append(StartingPoint(label, suggestion_at(fresh, person, scores, table)))
    return tuple(points)


def _can_enter(role: RoleProfile, stated: bool) -> bool:
    """Whether a person can begin in a role: no rank to be reached first and, where it is not `stated` what they
    would take on, no schooling beyond a first degree. What is stated rules roles out as a limit.
    """
    route = None if role.start is None else role.start.route
    if role.level.rank >= Level.LEAD.rank or not open_to_newcomers(route, role.level, role.years):
        return False
    return stated or (route is not StartRoute.DEGREE_AND_LICENCE and role.education.rank <= Education.BACHELOR.rank)


def _open_now(role: RoleProfile) -> bool:
    routes = (StartRoute.STRAIGHT_IN, StartRoute.ON_THE_JOB, StartRoute.APPRENTICESHIP)
    if role.start is not None:
        return role.start.route in routes
    return role.education.rank <= 1 and role.level is Level.ENTRY


def _main_picks(scores: Scores, prices: Prices, answers: Answers, person: Person, table: RoleTable) -> list[int]:
    """Places of the roles to suggest, best score first."""
    good = scores.probability >= BAND_FROM[Band.WORTH_A_LOOK]
    possible = possible_picks(scores.total[None, :], good[None, :], scores.ruled_out, table)
    later = 0.0 if "experience" in answers.conditions else later_price(table)
    # A job that a person named is not crowded out by others of its family.
    named = np.array([role.slug in answers.jobs for role in table.roles], dtype=np.bool_)
    charged = np.where(named, -NAMED_FIRST, prices.main + later + FAR_BELOW_PRICE * _far_below(person, table))
    picks = main_picks(np.where(possible, scores.total, -np.inf), charged, table, person.tracks)[0]
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
    """Places of roles of other families that still share something with the person, none in a track they named: all
    within every limit, and none further up the ladder than what is suggested.
    """
    best_first = np.array([[table.tracks.index(family.track) for family in families]], dtype=np.intp)
    usual = usual_tracks(best_first, np.array([chosen], dtype=np.intp), table)
    usual |= np.array([track in person.tracks for track in table.tracks])
    reachable = (scores.limits >= -1e-9) & no_higher(np.array([chosen], dtype=np.intp), table)[0]
    reachable &= described(table) & ~_far_below(person, table)
    worth = np.where(scores.ruled_out | ~reachable, -np.inf, scores.total - prices.outside)
    return [int(p) for p in outside_picks(worth[None, :], usual, table)[0] if p >= 0]


def _far_below(person: Person, table: RoleTable) -> npt.NDArray[np.bool_]:
    """(n,) roles that would use next to nothing of what somebody has learned who holds a degree: such a surprise
    is none to be glad of."""
    have = max((limit.have for limit in person.limits), default=0)
    return np.asarray((have >= Education.BACHELOR.rank) & (table.columns["have"] <= have - FAR_BELOW))


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
        help.append("Check that no answer was a slip of the key, or say more with further activities.")
    elif unclear is Unclear.CHANCE:
        help.append("Together they tell as little as a roll of dice: take your time, and go by how it would feel.")
    elif unclear is Unclear.LIMITED:
        help.append("Look at your conditions again: which would you bend for work that you like?")
    elif unclear is Unclear.ALL_RULED_OUT:
        help.append("Turn one or two of your conditions from not acceptable into rather not.")
    elif unclear is Unclear.EVEN:
        help.append("Your interests are spread evenly, so many kinds of work may do; conditions may decide.")
    if more and unclear in (Unclear.CONTRADICTORY, Unclear.CHANCE, Unclear.EVEN, None):
        strong = any(suggestion.band is Band.STRONG for suggestion in suggestions)
        gain = "narrows the range further" if strong else "is the surest way to a clearer result"
        help.append(f"Answering six more activities {gain}.")
    if unclear is not None and not answers.tracks and not answers.jobs:
        help.append("Name families or jobs that attract you: a plain wish is as good a guide as any quiz.")
    return tuple(help)
