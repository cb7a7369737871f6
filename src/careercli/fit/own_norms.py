"""Statistics from answer sheets of one's own: a school's, an agency's, a country's.

A few hundred sheets estimate 48 means and 1,176 covariances badly, so one's own are blended with those that the
program ships, as far as that foretells sheets left out better, and not at all where it does not: scores never get
worse for it (tests/fit/test_fit_own_norms.py simulates both).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from careercli.errors import UsageError
from careercli.fit.bank import FitBank, Statistics

Floats = npt.NDArray[np.float64]

FEWEST_SHEETS = 300
FEWEST_ON_A_SHEET = 10
"""Sheets with fewer activities that have statistics are left out."""

FEWEST_PAIRS = 100
"""Two activities rated together by fewer people keep the covariance that the program ships."""

FOLDS = 5
SHARES = (0.25, 0.5, 0.75)
"""How much one's own may count beside what the program ships, tried in turn."""

PROOF = 2.0
"""By how many standard errors sheets left out must be foretold better for the blend to count."""


@dataclass(frozen=True, slots=True)
class OwnNorms:
    """What came of it: sheets used, the share that one's own statistics have in the result (0: none, the program's
    own foretell these sheets as well or better), the gain in log-likelihood a sheet, and the statistics to use.
    """

    sheets: int
    share: float
    gain: float
    statistics: Statistics


def own_norms(sheets: Sequence[Mapping[str, int]], bank: FitBank, source: str) -> OwnNorms:
    """Statistics blended from `sheets` (item id -> rating 1-5 each) and those of `bank`; `source` names the sheets.

    Raises UsageError for fewer than FEWEST_SHEETS sheets that have enough on them and are not all alike.
    """
    rows = bank.marker_rows
    table = np.full((len(sheets), len(bank.statistics.markers)), np.nan)
    for number, sheet in enumerate(sheets):
        for id, rating in sheet.items():
            if id in rows:
                table[number, rows[id]] = rating
    rated = (~np.isnan(table)).sum(axis=1)
    table = table[rated >= FEWEST_ON_A_SHEET]
    spread = np.array([np.nanstd(row) for row in table]) if len(table) else np.zeros(0)
    table = table[spread > 0.3]
    if len(table) < FEWEST_SHEETS:
        raise UsageError(
            f"{len(table)} usable answer sheets; norms need at least {FEWEST_SHEETS}",
            hint=f"a sheet counts from {FEWEST_ON_A_SHEET} rated activities on, if they are not all alike",
        )
    mean, covariance = _moments_of(bank.statistics)
    share, gain = _best_share(table, mean, covariance)
    statistics = bank.statistics
    if share:
        mean, covariance = _blend(table, mean, covariance, share)
        shares = _shares(table, np.array(statistics.shares), share)
        triangle = np.tril_indices(len(mean))
        statistics = replace(
            statistics,
            mean=_rounded(mean),
            covariance=_rounded(covariance[triangle]),
            shares=tuple(map(_rounded, shares)),
            people=statistics.people + len(table),
            source=f"{source} ({len(table)} sheets, {share:.0%}), blended with: {statistics.source}",
        )
    return OwnNorms(len(table), share, gain, statistics)


def _best_share(table: Floats, mean: Floats, covariance: Floats) -> tuple[float, float]:
    """The share of one's own statistics that foretells sheets left out best, and its gain a sheet."""
    order = np.random.default_rng(0).permutation(len(table))
    gains: dict[float, list[float]] = {share: [] for share in SHARES}
    for fold in range(FOLDS):
        judged = order[fold::FOLDS]
        learned = np.setdiff1d(order, judged)
        base = [_likelihood(row, mean, covariance) for row in table[judged]]
        for share in SHARES:
            own = _blend(table[learned], mean, covariance, share)
            found = [_likelihood(row, *own) for row in table[judged]]
            gains[share] += [float(one - two) for one, two in zip(found, base, strict=True)]
    best = max(SHARES, key=lambda share: float(np.mean(gains[share])))
    gain = float(np.mean(gains[best]))
    error = float(np.std(gains[best]) / np.sqrt(len(gains[best])))
    return (best, gain) if gain > PROOF * error else (0.0, 0.0)


def _blend(table: Floats, mean: Floats, covariance: Floats, share: float) -> tuple[Floats, Floats]:
    present = ~np.isnan(table)
    counts = present.sum(axis=0)
    filled = np.where(present, table, 0.0)
    own_mean = np.where(counts >= FEWEST_PAIRS, filled.sum(axis=0) / np.maximum(counts, 1), mean)
    centred = np.where(present, table - own_mean, 0.0)
    pairs = present.astype(float).T @ present.astype(float)
    own = centred.T @ centred / np.maximum(pairs - 1, 1)
    own = np.where(pairs >= FEWEST_PAIRS, own, covariance)
    blended = (1 - share) * covariance + share * own
    values, vectors = np.linalg.eigh((blended + blended.T) / 2)
    blended = (vectors * np.maximum(values, 1e-2)) @ vectors.T
    # A mean is estimated far better than a covariance, and counts at least three quarters.
    trust = np.where(counts >= FEWEST_PAIRS, max(share, 0.75), 0.0)
    return (1 - trust) * mean + trust * own_mean, blended


def _likelihood(row: Floats, mean: Floats, covariance: Floats) -> float:
    places = np.flatnonzero(~np.isnan(row))
    deviation = row[places] - mean[places]
    within = covariance[np.ix_(places, places)]
    return float(-(deviation @ np.linalg.solve(within, deviation) + np.linalg.slogdet(within)[1]) / 2)


def _shares(table: Floats, shipped: Floats, share: float) -> Floats:
    counts = np.stack([(table == rating).sum(axis=0) for rating in range(1, 6)], axis=1)
    total = counts.sum(axis=1, keepdims=True)
    own = np.where(total >= FEWEST_PAIRS, counts / np.maximum(total, 1), shipped)
    return np.asarray((1 - share) * shipped + share * own)


def _moments_of(statistics: Statistics) -> tuple[Floats, Floats]:
    count = len(statistics.markers)
    covariance = np.zeros((count, count))
    covariance[np.tril_indices(count)] = statistics.covariance
    return np.array(statistics.mean), covariance + np.tril(covariance, -1).T


def _rounded(values: Floats) -> tuple[float, ...]:
    return tuple(round(float(value), 4) + 0.0 for value in values)
