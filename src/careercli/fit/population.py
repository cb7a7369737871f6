"""Estimating item means and covariances from people's answers, robustly.

Thousands of complete answers need none of the care taken here; a class of thirty does.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from careercli.errors import DataError

Floats = npt.NDArray[np.float64]

PRIOR_PEOPLE = 30
"""Weight of the structured prior, in persons: with 30 real ones it counts half, with 4,000 next to nothing.
"""

PRIOR_WITHIN, PRIOR_ACROSS = 0.4, 0.1
"""Typical correlation of two items of the same and of different scales, in the marker items' public
answers.
"""


def estimate_moments(table: Floats, letters: npt.NDArray[np.intp]) -> tuple[Floats, Floats]:
    """Mean (n,) and positive definite covariance (n, n) of `table` (people, n), NaN where not answered.

    Covariances are pairwise, then shrunk toward a simple structure (one correlation within a scale, one
    across) with the weight of PRIOR_PEOPLE persons. Raises DataError when an item has fewer than two
    answers.
    """
    present = ~np.isnan(table)
    counts = present.sum(axis=0)
    if len(table) < 2 or (counts < 2).any():
        raise DataError(
            "too few answers to make norms from", hint="every activity needs at least two people's ratings"
        )
    filled = np.where(present, table, 0.0)
    mean = filled.sum(axis=0) / counts
    centred = np.where(present, table - mean, 0.0)
    weight = present.astype(np.float64)
    pairs = weight.T @ weight
    covariance = centred.T @ centred / np.maximum(pairs - 1.0, 1.0)
    spread = np.sqrt(np.maximum(np.diag(covariance), 0.05))
    same = letters[:, None] == letters[None, :]
    structure = np.where(same, PRIOR_WITHIN, PRIOR_ACROSS) + np.diag(np.full(len(letters), 1 - PRIOR_WITHIN))
    prior = structure * np.outer(spread, spread)
    share = PRIOR_PEOPLE / (PRIOR_PEOPLE + float(pairs.min()))
    blended = (1 - share) * covariance + share * prior
    values, vectors = np.linalg.eigh((blended + blended.T) / 2)
    floor = 1e-3 * float(values.max())
    if values.min() < floor:
        blended = (vectors * np.maximum(values, floor)) @ vectors.T
    return mean, (blended + blended.T) / 2


def universe_covariance(
    covariance: Floats, average: Floats, letters: npt.NDArray[np.intp], own: npt.NDArray[np.bool_]
) -> tuple[Floats, Floats]:
    """Covariance of the six true interests with each item (6, n), and with each other (6, 6).

    The true interest of a scale is what an endless supply of such items would average to, so an item's own
    variance must not count: item i's covariance with its scale is its mean covariance with the *other* items.
    `average` (6, n) holds the weights that average the items of each scale; `own` marks the items that have
    statistics of their own.
    """
    shared = average @ covariance
    sizes = (average > 0).sum(axis=1)
    variances = np.diag(covariance)
    for item in np.flatnonzero(own):
        scale, size = letters[item], sizes[letters[item]]
        if size > 1:
            shared[scale, item] = (size * shared[scale, item] - variances[item]) / (size - 1)
        else:
            shared[scale, item] = PRIOR_WITHIN * variances[item]
    between = shared @ average.T
    between = (between + between.T) / 2
    typical = average @ variances
    floor = 0.05 * typical
    for scale in range(len(between)):
        if between[scale, scale] < floor[scale]:
            between[scale, scale] = floor[scale]
    return shared, between
