"""Whether answers say anything: told apart are answers all alike, answers as by chance, and answers that clash.

Chance is judged by likelihood: how much more probable the ratings are under what real people answer (how often
each rating is given to each activity, and how ratings go together) than under a roll of dice. Somebody unusual but
of one piece, who likes one kind of activity and nothing else, is no dice either: a smaller share of real people is
taken to rate the activities of each kind alike, at a level of its own. Only activities with statistics of their own
count.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from careercli.fit.bank import FitBank
from careercli.fit.riasec import LOWEST

Floats = npt.NDArray[np.float64]

FEWEST_TO_JUDGE = 8
"""With fewer activities rated, chance and real answers look too much alike."""

LEAST_EVIDENCE = ((8, -2.5), (12, -1.1), (18, -2.0), (24, -3.0), (48, -4.0))
"""How much the log-likelihood ratio has to be at least, by how many were rated: of real people one in twenty stays
below it after twelve answers, one in a hundred after 48 (docs/fit-accuracy.md)."""

FIRM_EVIDENCE = 1.0
"""With less, no role is called a strong match: the words of a result are as firm as what it rests on."""

OF_ONE_PIECE, PIECE_SPREAD, EXCEPTIONS = 0.2, 0.7, 0.15
"""The share of people taken to rate each kind of activity at one level, how far, in rating points, a rating then
is from its level, and how many of their ratings are exceptions to that."""

CLASH_AT, CLASH_ALIKE = 3, 0.5
"""Two activities of at least that correlation, rated at least that many points apart, clash."""


@dataclass(frozen=True, slots=True)
class Honesty:
    """evidence: log-likelihood ratio of real against chance answers; firm: it is enough for strong words;
    enough: whether the evidence is enough to go by, True when too few answers were given to judge; clash: ids of
    the two activities rated most against what people do.
    """

    evidence: float
    firm: bool
    enough: bool
    clash: tuple[str, str] | None


@lru_cache(maxsize=2)
def _model(bank: FitBank) -> tuple[Floats, Floats, Floats]:
    """Of the markers: normal scores (n, 5) of each rating, standardized; log of five times its share (n, 5); and
    correlation (n, n).
    """
    stats = bank.statistics
    shares = np.maximum(np.array(stats.shares), 1e-4)
    shares = shares / shares.sum(axis=1, keepdims=True)
    middle = np.cumsum(shares, axis=1) - shares / 2
    inverse = NormalDist().inv_cdf
    scores = np.array([[inverse(float(value)) for value in row] for row in middle])
    mean = (shares * scores).sum(axis=1, keepdims=True)
    sd = np.sqrt((shares * (scores - mean) ** 2).sum(axis=1, keepdims=True))
    triangle = np.tril_indices(len(shares))
    covariance = np.zeros((len(shares), len(shares)))
    covariance[triangle] = stats.covariance
    covariance = covariance + np.tril(covariance, -1).T
    spread = np.sqrt(np.diag(covariance))
    return (scores - mean) / sd, np.log(5 * shares), covariance / np.outer(spread, spread)


def honesty_of(ratings: Mapping[str, int], bank: FitBank) -> Honesty:
    """How much these ratings (item id -> 1-5) look like a real person's."""
    scores, shares, correlation = _model(bank)
    rows = bank.marker_rows
    ids = sorted((id for id in ratings if id in rows), key=rows.__getitem__)
    places = [rows[id] for id in ids]
    columns = [ratings[id] - LOWEST for id in ids]
    if not places:
        return Honesty(0.0, True, True, None)
    z = scores[places, columns]
    within = correlation[np.ix_(places, places)]
    joint = float(z @ z - z @ np.linalg.solve(within, z) - np.linalg.slogdet(within)[1]) / 2
    usual = joint + float(shares[places, columns].sum())
    piece = _of_one_piece([bank.item_by_id[id].scale for id in ids], columns)
    evidence = float(np.logaddexp(usual + np.log(1 - OF_ONE_PIECE), piece + np.log(OF_ONE_PIECE)))
    counts, least = [row[0] for row in LEAST_EVIDENCE], [row[1] for row in LEAST_EVIDENCE]
    enough = len(ids) < FEWEST_TO_JUDGE or evidence >= float(np.interp(len(ids), counts, least))
    firm = len(ids) < FEWEST_TO_JUDGE or evidence >= FIRM_EVIDENCE
    return Honesty(evidence, firm, bool(enough), _clash(ids, [ratings[id] for id in ids], within))


def _of_one_piece(scales: list[str], columns: list[int]) -> float:
    """Log-likelihood ratio, against dice, of ratings (0-4) that each scale's level alone decides."""
    steps = np.arange(5)
    given = np.exp(-((steps[:, None] - steps[None, :]) ** 2) / (2 * PIECE_SPREAD**2))
    given = (1 - EXCEPTIONS) * given / given.sum(axis=1, keepdims=True) + EXCEPTIONS / 5
    log_given = np.log(5 * given)  # (level, rating)
    total = 0.0
    for scale in sorted(set(scales)):
        of_scale = [column for one, column in zip(scales, columns, strict=True) if one == scale]
        total += float(np.logaddexp.reduce(log_given[:, of_scale].sum(axis=1)) - np.log(5))
    return total


def _clash(ids: list[str], ratings: list[int], correlation: Floats) -> tuple[str, str] | None:
    """The two most alike activities that were rated far apart."""
    given = np.array(ratings)
    apart = np.abs(given[:, None] - given[None, :])
    alike = np.where((apart >= CLASH_AT) & (correlation >= CLASH_ALIKE), correlation * apart, 0.0)
    np.fill_diagonal(alike, 0.0)
    if alike.max(initial=0.0) <= 0:
        return None
    one, two = np.unravel_index(int(np.argmax(np.round(alike, 9))), alike.shape)
    return ids[int(one)], ids[int(two)]
