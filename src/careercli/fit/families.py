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

from careercli.fit.matching import Person, Scores
from careercli.fit.table import RoleTable

Floats = npt.NDArray[np.float32]

DRAWS = 256
BEST_TRACKS = 3
ROLES_A_TRACK = 3
"""A track is as good as its three best roles: nobody holds all the jobs of a family."""


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
    drawn = _draw_shapes(person)
    lengths = np.sqrt((drawn**2).sum(axis=1))
    drawn = drawn / np.maximum(lengths, np.float32(1e-6))[:, None]
    fixed = (scores.total - scores.interests)[order].astype(np.float32)
    per_draw = table.interests[order].astype(np.float32) @ drawn.T + fixed[:, None]
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


def _draw_shapes(person: Person) -> Floats:
    """(DRAWS, 6) interest shapes that the answers leave possible."""
    values, vectors = np.linalg.eigh(person.spread)
    root = (vectors * np.sqrt(np.maximum(values, 0.0))) @ vectors.T
    shapes = person.shape + normal_points() @ root
    return np.asarray(shapes, dtype=np.float32)


@cache
def normal_points() -> npt.NDArray[np.float64]:
    """(DRAWS, 6) points of a Halton sequence, turned into standard normal ones: an even sample of people."""
    inverse = NormalDist().inv_cdf
    points = [[inverse(_halton(n, base)) for base in (2, 3, 5, 7, 11, 13)] for n in range(20, 20 + DRAWS)]
    return np.array(points)


def _halton(number: int, base: int) -> float:
    result, fraction = 0.0, 1.0
    while number:
        fraction /= base
        result += fraction * (number % base)
        number //= base
    return result


def track_scores(scores: npt.NDArray[np.float64], table: RoleTable) -> npt.NDArray[np.float64]:
    """(tracks, people) how good each track of the table is for people with these (n, people) role scores."""
    order = np.argsort(table.track_of, kind="stable")
    starts = np.searchsorted(table.track_of[order], np.arange(len(table.tracks)))
    return _best_means(scores[order], starts).astype(np.float64)


def _best_means(scores: npt.NDArray[Any], starts: npt.NDArray[np.intp]) -> npt.NDArray[Any]:
    """(tracks, m) mean of the best ROLES_A_TRACK rows of each track; the rows of a track stand together,
    from its start on.
    """
    means = []
    for start, end in zip(starts, [*starts[1:], len(scores)], strict=True):
        rows = scores[start:end]
        count = min(ROLES_A_TRACK, len(rows))
        means.append(np.partition(rows, len(rows) - count, axis=0)[len(rows) - count :].mean(axis=0))
    return np.stack(means)
