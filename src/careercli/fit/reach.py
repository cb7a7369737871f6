"""What keeps a few roles from being suggested to everybody.

Some roles lie where many people's interests point and few other roles do. Each such role gets a price, taken
from its worth when roles are picked for a page; never from its score or its band. The prices are found by
trying the picks on a sample of people at large: a role on too many of their pages becomes dearer, and the
next best, which differs from it by less than anybody's answers can tell, takes its place. They follow from
the roles and the norms alone, whatever the catalogue holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from careercli.fit.families import normal_points, root_of, track_scores
from careercli.fit.matching import SD_WORTH, centring, work_of
from careercli.fit.picks import (
    MOST_SUGGESTIONS,
    OUTSIDE_PICKS,
    Places,
    main_picks,
    outside_picks,
    usual_tracks,
)
from careercli.fit.scoring import Norms
from careercli.fit.table import RoleTable

Floats = npt.NDArray[np.float64]

ROUNDS = 8
MAIN_STEP, OUTSIDE_STEP = 0.5, 1.0
MAIN_SHARE, PAGE_SHARE = 1.7, 1.1
"""A role becomes dearer while it is in more lists of suggestions, or on more pages, than this many times the
share that every role would have if all were suggested alike (docs/fit-accuracy.md)."""

LEAST_SHARE = 0.02
"""Where a page holds a smaller share of all roles than this, no role can reach many people."""


@dataclass(frozen=True, slots=True, eq=False)
class Prices:
    """(n,) each, in units of the score: what a role costs as a suggestion, and as a pick from elsewhere."""

    main: Floats
    outside: Floats


@lru_cache(maxsize=2)
def prices_of(table: RoleTable, norms: Norms) -> Prices:
    """The prices of the roles of a table for people like those of the norms, by interests alone.

    The people are a fixed low-discrepancy sample of the norm population: no chance is involved.
    """
    count = len(table.roles)
    main, outside = np.zeros(count), np.zeros(count)
    listed = MOST_SUGGESTIONS + OUTSIDE_PICKS
    if listed >= count or listed < LEAST_SHARE * count:
        return Prices(main, outside)
    scores = _scores_of_people_at_large(table, norms)
    families = np.argsort(-np.round(track_scores(scores.T, table).T, 6), axis=1, kind="stable")
    for _ in range(ROUNDS):
        suggested = main_picks(scores, main, table)
        usual = usual_tracks(families, suggested, table)
        elsewhere = outside_picks(scores - outside, usual, table)
        reach = _share(suggested, count)
        page = reach + _share(elsewhere, count)
        main = np.maximum(main + MAIN_STEP * (reach - MAIN_SHARE * MOST_SUGGESTIONS / count), 0.0)
        outside = np.maximum(outside + OUTSIDE_STEP * (page - PAGE_SHARE * listed / count), 0.0)
    return Prices(main, outside)


def _scores_of_people_at_large(table: RoleTable, norms: Norms) -> Floats:
    """(people, n) how much a sample of people would like every role, in units of the score."""
    prior, centre = norms.prior, centring(len(norms.prior))
    if norms.likings is not None:
        # People show only what their answers can tell.
        prior[6:, 6:] = norms.likings.told
    people = normal_points(len(prior)) @ root_of(centre @ prior @ centre)
    return np.asarray(SD_WORTH * (people @ work_of(table, norms).T), dtype=np.float64)


def _share(picks: Places, count: int) -> Floats:
    """(n,) share of the people for whom each of `count` roles is among the picks."""
    return np.asarray(np.bincount(picks[picks >= 0], minlength=count) / len(picks), dtype=np.float64)
