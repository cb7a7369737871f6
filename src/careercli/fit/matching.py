"""From a person's answers to families and roles: scores that add up, bands with probabilities behind them.

The score of a role is a sum of four parts, in units of correlation:

* interests: the expected correlation of the person's interest profile with the role's, both as z-scores. The
  person's uncertainty makes the profile longer, hence every correlation smaller: few answers, timid scores;
* values: the same for work values, with a smaller weight; * expressed: a bonus for roles of the tracks that
the person says attract them; * limits: what the person would rather not accept costs something; what they
will not accept rules the role out.

A band says how probable it is, given the uncertainty, that the match is a good one. The constants below
were set on real answers (docs/fit-accuracy.md); the scores are for exploration and mean nothing about
ability.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from careercli.fit.answers import Answers
from careercli.fit.bank import WORK_VALUES, FitBank
from careercli.fit.limits import Limit, apply_limits, limits_of
from careercli.fit.scoring import Posterior
from careercli.fit.table import RoleTable

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

VALUES_WEIGHT = 0.2
EXPRESSED_WEIGHT = 0.25
GOOD_MATCH = 0.6
"""The score above which a match counts as good."""

ROLE_SD = 0.15
"""How far a role's own interest numbers may be off, in correlation: a judgment, not a measurement."""


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

    posterior: their interests; centring them leaves the shape, of expected length `length`; spread (6, 6)
    its covariance. value_shape (6,): what each work value weighs, scaled so that its product with a role's
    values is the values part of the score; value_deviations: statement id -> rating minus the person's own
    mean.
    """

    posterior: Posterior
    shape: Floats
    spread: Floats
    length: float
    value_shape: Floats
    value_deviations: Mapping[str, float]
    value_scale: float
    tracks: frozenset[str]
    limits: list[Limit]


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """Scores of every role of a table, each (n,): the four parts, their sum, its standard error, the
    probability of a good match, and whether a limit rules the role out.
    """

    interests: Floats
    values: Floats
    expressed: Floats
    limits: Floats
    total: Floats
    sd: Floats
    probability: Floats
    ruled_out: Flags


CENTRE: Floats = np.eye(6) - 1 / 6


def person_of(answers: Answers, bank: FitBank) -> Person:
    """What matching needs of `answers`. Raises UsageError for ids or ratings the bank does not know."""
    posterior = bank.norms.posterior(answers.activities)
    shape = CENTRE @ posterior.mean
    spread = CENTRE @ posterior.covariance @ CENTRE
    length = float(np.sqrt(shape @ shape + np.trace(spread)))
    deviations, value_shape, scale = _value_shape(answers.values, bank)
    return Person(
        posterior,
        shape,
        spread,
        length,
        value_shape,
        deviations,
        scale,
        frozenset(answers.tracks),
        limits_of(answers.conditions, bank),
    )


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
    interests = table.interests @ person.shape / person.length
    values = table.values @ person.value_shape
    attracts = np.array([track in person.tracks for track in table.tracks], dtype=np.float64)
    expressed = EXPRESSED_WEIGHT * (attracts[table.track_of] if len(attracts) else np.zeros(0))
    costs, drops = apply_limits(person.limits, table)
    limits = costs.sum(axis=1)
    total = interests + values + expressed + limits
    variance = np.einsum("ns,st,nt->n", table.interests, person.spread, table.interests) / person.length**2
    sd = np.sqrt(np.maximum(variance, 0.0) + ROLE_SD**2)
    ruled_out: Flags = np.asarray(drops.any(axis=1), dtype=np.bool_)
    return Scores(interests, values, expressed, limits, total, sd, above(total, sd), ruled_out)


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
