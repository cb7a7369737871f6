"""How much a person would like each of O*NET's 41 specific interest areas, as part of the norms.

An area's liking is a weighted sum of what the 48 public activities would be rated (weights learned from judged
closeness and from what people of thirteen fields of study answered, see docs/fit-accuracy.md), plus a part that
those activities cannot tell. An activity without statistics of its own hangs on its scale and on the liking of its
area: answering it tells something of both, the part that the public activities cannot tell included.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from careercli.catalog.areas import AREAS

Floats = npt.NDArray[np.float64]

SLUGS = tuple(AREAS)
"""Order of every array of 41 likings in this package."""

UNTOLD = {0: 0.35, 1: 0.2}
UNTOLD_OTHERWISE = 0.1
"""Variance of an area's liking that the public activities cannot tell, by how many of them are of the area, beside
a variance of 1 that they can: a judgment, since no answers exist to measure it by."""

ON_SCALE, ON_AREA = 0.45, 0.45
"""How strongly an activity without statistics hangs on its scale's interest and on its area's liking, as the
public activities do on theirs when they are left out of what predicts them (docs/fit-accuracy.md)."""

LEAST_UNIQUE = 0.25
"""The least share of such an activity's variance that is its own."""


@dataclass(frozen=True, slots=True, eq=False)
class Likings:
    """The likings of all areas (41) as covariances: with_items (41, n), with_interests (41, 6) with the true
    interests in standard deviations, among (41, 41) with each other; told (41, 41): the part of it that the
    public activities tell. item_area (n,): the position of each item's area, -1 where it has none.
    """

    with_items: Floats
    with_interests: Floats
    among: Floats
    told: Floats
    item_area: npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Borrowed:
    """What items without statistics get: mean (m,), covariance with the others (m, n) and among them (m, m)."""

    mean: Floats
    with_items: Floats
    among: Floats


def likings_of(
    weights: Floats,
    mean: Floats,
    covariance: Floats,
    shared: Floats,
    between: Floats,
    letters: npt.NDArray[np.intp],
    areas: Sequence[int],
    extra: Sequence[tuple[int, int]],
) -> tuple[Likings, Borrowed]:
    """The likings and the borrowed items that go with n items of known moments.

    weights (41, n) in standard deviations of the items; shared (6, n) and between (6, 6): covariance of the true
    interests with the items and each other; letters and areas (n,): each item's scale and area; extra: scale
    and area of each further item.
    """
    sd = np.sqrt(np.diag(covariance))
    correlation = covariance / np.outer(sd, sd)
    # How high somebody rates everything says nothing of what they like more than the rest.
    weights = weights - weights.mean(axis=1, keepdims=True)
    length = np.sqrt(np.einsum("ai,ij,aj->a", weights, correlation, weights))
    weights = weights / np.maximum(length, 1e-9)[:, None]
    with_items = weights @ correlation
    told = with_items @ weights.T
    counts = np.bincount([area for area in areas if area >= 0], minlength=len(weights))
    among = told + np.diag([UNTOLD.get(int(count), UNTOLD_OTHERWISE) for count in counts])
    with_interests = weights @ (shared / sd).T
    scale_of = np.array([scale for scale, _ in extra], dtype=np.intp)
    area_of = np.array([area for _, area in extra], dtype=np.intp)
    spread = np.sqrt(np.diag(among))[area_of]
    on_area = ON_AREA / spread
    typical = np.array([sd[letters == scale].mean() for scale in range(6)])[scale_of]
    to_items = ON_SCALE * (shared / sd)[scale_of] + on_area[:, None] * with_items[area_of]
    to_interests = ON_SCALE * between[scale_of] + on_area[:, None] * with_interests[area_of]
    to_areas = ON_SCALE * with_interests.T[scale_of] + on_area[:, None] * among[area_of]
    common = ON_SCALE * to_interests[:, scale_of] + to_areas[:, area_of] * on_area[None, :]
    common = (common + common.T) / 2
    unique = np.maximum(1.0 - np.diag(common), LEAST_UNIQUE)
    own = np.outer(typical, typical) * (common + np.diag(unique))
    means = np.array([mean[letters == scale].mean() for scale in range(6)])[scale_of]
    everything = Likings(
        np.concatenate([with_items * sd, (to_areas * typical[:, None]).T], axis=1),
        with_interests,
        among,
        told,
        np.concatenate([np.array(areas, dtype=np.intp), area_of]),
    )
    return everything, Borrowed(means, to_items * np.outer(typical, sd), own)
