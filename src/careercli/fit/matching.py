"""From a person's answers to families and roles: scores that add up, bands with probabilities behind them.

The score of a role is a sum of five parts:

* liking: how much the person would like what the role consists of: the expected liking of its interest areas and,
  with a smaller weight, of its six-letter profile, in standard deviations of all people's liking of that role
  (`SD_WORTH` score points each). Few answers, timid scores, since expectations stay near the average. A role that
  names no areas is matched by its six letters alone;
* values: the correlation of what the person wants from work with what the role gives, with a smaller weight;
* expressed: a bonus for roles of the families that the person named, and for jobs they named;
* strengths: a touch, so that what a person says they do well sets equals in order;
* limits: what the person would rather not accept costs something; what they will not accept rules the role out.

A band says how probable it is, given the uncertainty, that the match is a good one. The
constants below were set on real answers (docs/fit-accuracy.md); the scores are for exploration and mean nothing
about ability.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from careercli.fit.answers import Answers
from careercli.fit.bank import WORK_VALUES, FitBank
from careercli.fit.honesty import Honesty, honesty_of
from careercli.fit.likings import SLUGS
from careercli.fit.limits import Limit, apply_limits, limits_of
from careercli.fit.scoring import Norms, Posterior
from careercli.fit.table import RoleTable

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

SD_WORTH = 0.4
"""What one standard deviation of liking counts in the score."""

LETTERS_WEIGHT = 0.25
"""Weight of a role's six-letter profile beside its areas, each in standard deviations of people's liking of it.
Letters set roles of the same areas apart; more of them finds a person's own family less often."""

OWN_LETTERS = 0.25
"""How much of the six letters that a role's areas imply gives way to the role's own, as wide: what the areas imply
is what most people of those areas are like, and roles of the same areas differ in how the work is done."""

VALUES_WEIGHT = 0.2

EXPRESSED_WEIGHT = 0.45
"""What naming a family counts. Holland & Lutz (1967): what people say they will do foretells what they do near
twice as well as any inventory; so a named family outweighs one standard deviation of liking."""

NAMED_JOB_WEIGHT = 0.15
"""What naming the very job counts beyond naming its family."""

STRENGTH_WEIGHT = 0.02
"""What each strength counts that a role's main work leans on: less than the error of any score."""

GOOD_MATCH = 0.6
"""The score above which a match counts as good."""

ROLE_SD = 0.12
"""How far a role's own numbers may be off, in score points: a judgment, not a measurement."""


class Band(StrEnum):
    """How well a role matches, best first."""

    STRONG = "strong"
    PROMISING = "promising"
    WORTH_A_LOOK = "worth a look"
    UNLIKELY = "unlikely"

    @property
    def rank(self) -> int:
        """0 (unlikely) to 3 (strong)."""
        return 3 - list(Band).index(self)


BAND_FROM = {Band.STRONG: 0.75, Band.PROMISING: 0.5, Band.WORTH_A_LOOK: 0.25}
"""The least probability of a good match for each band."""


def band_of(probability: float) -> Band:
    """The band of a probability of a good match."""
    return next((band for band, least in BAND_FROM.items() if probability >= least), Band.UNLIKELY)


@dataclass(frozen=True, slots=True, eq=False)
class Person:
    """A person as matching sees them.

    honesty: whether their answers say anything; posterior: their interests and likings of areas; centring the
    interests leaves `shape` (t,), with the covariance `spread` (t, t). value_shape (6,): what each work value
    weighs, scaled so that its product with a role's values is the values part of the score; value_deviations:
    statement id -> rating minus the person's own mean. tracks and jobs: what they named; leanings (41,): how many
    of their strengths each area's work leans on.
    """

    norms: Norms
    honesty: Honesty
    posterior: Posterior
    shape: Floats
    spread: Floats
    value_shape: Floats
    value_deviations: Mapping[str, float]
    value_scale: float
    tracks: frozenset[str]
    jobs: frozenset[str]
    leanings: Floats
    limits: list[Limit]


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """Scores of every role of a table, each (n,): the five parts, their sum, its standard error, the
    probability of a good match, and whether a limit rules the role out.
    """

    interests: Floats
    values: Floats
    expressed: Floats
    strengths: Floats
    limits: Floats
    total: Floats
    sd: Floats
    probability: Floats
    ruled_out: Flags


CENTRE: Floats = np.eye(6) - 1 / 6


def centring(size: int) -> Floats:
    """(size, size) matrix that takes the mean off the six interests and leaves the likings after them alone."""
    whole = np.eye(size)
    whole[:6, :6] = CENTRE
    return np.asarray(whole)


def person_of(answers: Answers, bank: FitBank) -> Person:
    """What matching needs of `answers`. Raises UsageError for ids or ratings the bank does not know."""
    norms = bank.young_norms if answers.conditions.get("in-school") == "yes" else bank.norms
    posterior = norms.posterior(answers.activities)
    centre = centring(len(posterior.mean))
    deviations, value_shape, scale = _value_shape(answers.values, bank)
    leanings = np.zeros(len(SLUGS))
    for id in answers.strengths:
        for area in bank.strength_by_id[id].areas:
            leanings[SLUGS.index(area)] += 1
    return Person(
        bank.norms,
        honesty_of(answers.activities, bank),
        posterior,
        centre @ posterior.mean,
        centre @ posterior.covariance @ centre,
        value_shape,
        deviations,
        scale,
        frozenset(answers.tracks),
        frozenset(answers.jobs),
        leanings,
        limits_of(answers.conditions, bank),
    )


@lru_cache(maxsize=4)
def work_of(table: RoleTable, norms: Norms) -> Floats:
    """(n, t) what each role consists of, such that its product with a person's shape is the person's liking of the
    role in standard deviations of people's; 0 for a role with neither profile nor areas.
    """
    size = len(norms.prior)
    centre = centring(size)
    told = centre @ norms.prior @ centre
    # Six letters have one scale for all roles, so that somebody whose profile is a role's own has none above it.
    letters = table.interests / np.sqrt(np.trace(told[:6, :6]) / 5)
    work = np.zeros((len(table.roles), size))
    work[:, :6] = letters
    if norms.likings is None:
        return work
    # What the public activities cannot tell adds to the error of a liking, never to the scale of it.
    told[6:, 6:] = norms.likings.told
    areas = _in_deviations(table.areas, norms.likings.told)
    implied = areas @ implied_letters(norms)
    shaped = table.interests.any(axis=1, keepdims=True)
    own = LETTERS_WEIGHT * letters + OWN_LETTERS * _as_wide_as(implied, letters, told[:6, :6])
    six = own - OWN_LETTERS * implied * shaped
    whole = _in_deviations(np.concatenate([six, areas], axis=1), told)
    named = table.areas.any(axis=1)
    work[named] = whole[named]
    return work


@lru_cache(maxsize=4)
def implied_letters(norms: Norms) -> Floats:
    """(41, 6) what people's six interests foretell of how much they would like each area."""
    centre = centring(len(norms.prior))
    told = centre @ norms.prior @ centre
    return np.asarray(told[6:, :6] @ np.linalg.pinv(told[:6, :6], hermitian=True), dtype=np.float64)


def _as_wide_as(these: Floats, letters: Floats, covariance: Floats) -> Floats:
    """The rows of `letters`, each scaled so that people differ in it as much as in the same row of `these`."""
    wide, given = (np.einsum("ni,ni->n", rows @ covariance, rows) for rows in (these, letters))
    return np.asarray(letters * np.sqrt(wide / np.where(given > 1e-9, given, 1.0))[:, None], dtype=np.float64)


def _in_deviations(work: Floats, covariance: Floats) -> Floats:
    """The rows scaled to a variance of 1."""
    variance = np.einsum("ni,ni->n", work @ covariance, work)
    return np.asarray(work / np.sqrt(np.where(variance > 1e-9, variance, 1.0))[:, None], dtype=np.float64)


def pulls_of(person: Person, table: RoleTable) -> Floats:
    """(answers, n) what a rating point of each answer adds to the person's liking of each role.

    Liking an activity more never lowers a role made of it: where regression says otherwise for an activity of
    one of the role's own areas (it is known better from others then), it counts nothing.
    """
    pulls = person.posterior.weights @ centring(len(person.shape)) @ work_of(table, person.norms).T
    area = person.posterior.item_area
    own = (table.areas[:, area] > 0).T & (area >= 0)[:, None]
    return np.where(own, np.maximum(pulls, 0.0), pulls)


def _value_shape(ratings: Mapping[str, int], bank: FitBank) -> tuple[dict[str, float], Floats, float]:
    """Deviations of the ratings from their own mean, the six-value shape and its scale.

    Everybody wants everything: only what matters *more* than the rest tells jobs apart.
    """
    statements = [statement for statement in bank.values if statement.id in ratings]
    shape = np.zeros(6)
    if not statements:
        return {}, shape, 0.0
    mean = sum(ratings[statement.id] for statement in statements) / len(statements)
    deviations = {statement.id: ratings[statement.id] - mean for statement in statements}
    for place, value in enumerate(WORK_VALUES):
        of_value = [deviations[statement.id] for statement in statements if statement.value == value]
        if of_value:
            shape[place] = sum(of_value) / len(of_value)
    # The 1 stands for the error of single ratings, so that tiny differences do not count as a profile.
    scale = VALUES_WEIGHT / float(np.sqrt(shape @ shape + 1.0))
    return deviations, shape * scale, scale


def score_roles(person: Person, table: RoleTable) -> Scores:
    """Every role's score, part by part."""
    work = work_of(table, person.norms)
    interests = SD_WORTH * (person.posterior.deviations @ pulls_of(person, table))
    values = table.values @ person.value_shape
    attracts = np.array([track in person.tracks for track in table.tracks], dtype=np.float64)
    expressed = EXPRESSED_WEIGHT * (attracts[table.track_of] if len(attracts) else np.zeros(0))
    expressed = expressed + _named_jobs(person, table)
    strengths = STRENGTH_WEIGHT * np.minimum((table.areas >= MAIN_WORK) @ person.leanings, 5.0)
    costs, drops = apply_limits(person.limits, table)
    limits = costs.sum(axis=1)
    total = interests + values + expressed + strengths + limits
    sd = error_of(np.einsum("ni,ni->n", work @ person.spread, work))
    ruled_out: Flags = np.asarray(drops.any(axis=1), dtype=np.bool_)
    return Scores(
        interests,
        values,
        expressed,
        strengths,
        limits,
        total,
        sd,
        above(total, sd),
        ruled_out,
    )


MAIN_WORK = 0.5
"""An area that takes at least this part of a role's direction is its main work."""


def _named_jobs(person: Person, table: RoleTable) -> Floats:
    """(n,) the bonus of roles named as jobs, and of the others of their families unless those are named anyway."""
    bonus = np.zeros(len(table.roles))
    if not person.jobs:
        return bonus
    named = np.array([role.slug in person.jobs for role in table.roles], dtype=np.bool_)
    for track in set(table.track_of[named].tolist()):
        if table.tracks[track] not in person.tracks:
            bonus[table.track_of == track] += EXPRESSED_WEIGHT
    bonus[named] += NAMED_JOB_WEIGHT
    return bonus


def error_of(variance: Floats) -> Floats:
    """(n,) standard errors of scores, from the variance (n,) that answers leave open in the liking of each role."""
    return np.asarray(np.sqrt(SD_WORTH**2 * np.maximum(variance, 0.0) + ROLE_SD**2), dtype=np.float64)


def above(total: Floats, sd: Floats) -> Floats:
    """(n,) probability that the true score is a good match, for a normal error of `sd`."""
    x = (total - GOOD_MATCH) / sd / np.sqrt(2.0)
    return np.asarray(0.5 * (1.0 + _erf(x)), dtype=np.float64)


def _erf(x: Floats) -> Floats:
    """The error function to 1.5e-7 (Abramowitz & Stegun 7.1.26); numpy has none and a loop over math.erf is
    slow for 10,000 roles."""
    t = 1.0 / (1.0 + 0.3275911 * np.abs(x))
    poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    return np.asarray(np.sign(x) * (1.0 - poly * np.exp(-(x**2))), dtype=np.float64)


def ranking(scores: Scores, table: RoleTable) -> Sequence[int]:
    """Places of the roles that are not ruled out, best score first; equals by slug."""
    rounded = np.round(scores.total, 9)
    order = np.lexsort((np.arange(len(table.roles)), -rounded))
    return [int(place) for place in order if not scores.ruled_out[place]]
