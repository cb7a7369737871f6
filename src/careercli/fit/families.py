"""Which families of roles suit a person, with a confidence that means something.

The confidence of a track is the probability, over the person's uncertainty, that it is among their three
best: the person's profile is drawn a few hundred times from what the answers leave open, all roles are
scored against each draw, and the tracks are ranked every time. The draws are a fixed low-discrepancy
sequence: no chance is involved.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from statistics import NormalDist
from typing import Any

import numpy as np
import numpy.typing as npt

from careercli.fit.matching import SD_WORTH, Person, Scores, work_of
from careercli.fit.table import RoleTable

DRAWS = 256
BEST_TRACKS = 3
FEWEST_ROLES, PART_OF_TRACK = 3, 2
"""A track is as good as the better half of its roles (three at least): nobody holds all the jobs of a family, and a
family is not the better for having more of them."""


class Confidence(StrEnum):
    """How sure it is that a family belongs to a person's best, surest first."""

    STRONG = "strong"
    PROMISING = "promising"
    MIXED = "mixed"
    UNCLEAR = "unclear"


CONFIDENCE_FROM = {Confidence.STRONG: 0.8, Confidence.PROMISING: 0.5, Confidence.MIXED: 0.25}
"""The least probability of being among the best three for each word."""


@dataclass(frozen=True, slots=True)
class Family:
    """A track, the probability that it is among the person's three best, and its best roles' mean score."""

    track: str
    probability: float
    score: float

    @property
    def confidence(self) -> Confidence:
        """The probability in a word."""
        return next((c for c, least in CONFIDENCE_FROM.items() if self.probability >= least), Confidence.UNCLEAR)


def rank_families(person: Person, table: RoleTable, scores: Scores) -> tuple[Family, ...]:
    """Every track with at least one role that is not ruled out, surest first."""
    allowed = np.flatnonzero(~scores.ruled_out)
    order = allowed[np.argsort(table.track_of[allowed], kind="stable")]
    if not len(order):
        return ()
    work = work_of(table, person.norms)[order]
    drawn = SD_WORTH * (work @ _draw_shapes(person).T)
    expected_liking = SD_WORTH * (work @ person.shape)
    per_draw = drawn.astype(np.float32) + (scores.total[order] - expected_liking).astype(np.float32)[:, None]
    places, starts = np.unique(table.track_of[order], return_index=True)
    of_track = _best_means(per_draw, starts)
    expected = _best_means(scores.total[order][:, None].astype(np.float32), starts)[:, 0]
    ranks = np.argsort(np.argsort(-of_track, axis=0, kind="stable"), axis=0, kind="stable")
    probabilities = (ranks < BEST_TRACKS).mean(axis=1)
    families = [
        Family(table.tracks[int(track)], float(probability), round(float(score), 6))
        for track, probability, score in zip(places, probabilities, expected, strict=True)
    ]
    return tuple(sorted(families, key=lambda family: (-family.probability, -family.score, family.track)))


def _draw_shapes(person: Person) -> npt.NDArray[np.float64]:
    """(DRAWS, t) shapes that the answers leave possible."""
    return np.asarray(person.shape + normal_points(len(person.shape)) @ root_of(person.spread))


def root_of(covariance: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """A matrix such that standard normal rows times it have this covariance."""
    # Centring leaves directions without variance; the trifle added makes them harmless.
    return np.asarray(np.linalg.cholesky(covariance + 1e-4 * np.eye(len(covariance))).T)


@cache
def normal_points(size: int) -> npt.NDArray[np.float64]:
    """(DRAWS, size) points of a low-discrepancy sequence (multiples of the square roots of primes, and their
    mirror images), turned into standard normal ones: an even sample of people.
    """
    inverse = NormalDist().inv_cdf
    roots = [prime**0.5 for prime in _primes(size)]
    points = [[inverse((number * root) % 1.0) for root in roots] for number in range(1, DRAWS // 2 + 1)]
    half = np.array(points)
    return np.concatenate([half, -half])


def _primes(count: int) -> list[int]:
    found: list[int] = []
    number = 2
    while len(found) < count:
        if all(number % prime for prime in found):
            found.append(number)
        number += 1
    return found


def track_scores(scores: npt.NDArray[np.float64], table: RoleTable) -> npt.NDArray[np.float64]:
    """(tracks, people) how good each track of the table is for people with these (n, people) role scores."""
    order = np.argsort(table.track_of, kind="stable")
    starts = np.searchsorted(table.track_of[order], np.arange(len(table.tracks)))
    return _best_means(scores[order], starts).astype(np.float64)


def _best_means(scores: npt.NDArray[Any], starts: npt.NDArray[np.intp]) -> npt.NDArray[Any]:
    """(tracks, m) mean of the better rows of each track; the rows of a track stand together, from its start on."""
    means = []
    for start, end in zip(starts, [*starts[1:], len(scores)], strict=True):
        rows = scores[start:end]
        count = min(max(FEWEST_ROLES, len(rows) // PART_OF_TRACK), len(rows))
        means.append(np.partition(rows, len(rows) - count, axis=0)[len(rows) - count :].mean(axis=0))
    return np.stack(means)
