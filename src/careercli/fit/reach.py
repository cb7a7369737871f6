"""What keeps a few roles from being suggested to everybody.

Some roles lie where many people's interests point and few other roles do. Each such role gets a price, taken
from its worth when roles are picked for a page; never from its score or its band. The prices are found by
trying the picks on a sample of people at large: a role on too many of their pages becomes dearer, and the
next best, which differs from it by less than anybody's answers can tell, takes its place; one on next to none
becomes cheaper. They follow from the roles and the norms alone, whatever the catalogue holds. The sample answers
twelve activities, and again all that have statistics: a page after twelve is made from timid scores, and crowds
other roles than a late one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from careercli.fit.families import normal_points, root_of, track_scores
from careercli.fit.matching import BAND_FROM, SD_WORTH, Band, above, centring, error_of, work_of
from careercli.fit.picks import (
    MOST_SUGGESTIONS,
    OUTSIDE_PICKS,
    Places,
    later_price,
    main_picks,
    no_higher,
    outside_picks,
    possible_picks,
    usual_tracks,
)
from careercli.fit.riasec import MIDDLE
from careercli.fit.scoring import Norms
from careercli.fit.selection import FIRST_BLOCK
from careercli.fit.table import RoleTable

Floats = npt.NDArray[np.float64]

ROUNDS = 6
MAIN_STEP, OUTSIDE_STEP = 0.7, 1.3
MAIN_SHARE, PAGE_SHARE = 1.5, 1.1
"""A role becomes dearer while it is in more lists of suggestions, or on more pages, than this many times the
share that every role would have if all were suggested alike (docs/fit-accuracy.md)."""

FEWEST_SHARE, CHEAPER_STEP = 0.2, 0.04
"""And cheaper while it is in fewer lists than that many times this share: no role is for nobody."""

EVERY = 2
"""One of how many points of the sample is taken for each group: finer shares made no page fairer, only later."""

LEAST_SHARE = 0.02
"""Where a page holds a smaller share of all roles than this, no role can reach many people."""


@dataclass(frozen=True, slots=True, eq=False)
class Prices:
    """(n,) each, in units of the score: what a role costs as a suggestion, and as a pick from elsewhere."""

    main: Floats
    outside: Floats


@lru_cache(maxsize=2)
def prices_of(table: RoleTable, norms: Norms) -> Prices:
    """The prices of the roles of a table for people like those of the norms, by interests alone, picked by the
    rules of a page. The people are a fixed low-discrepancy sample of the norm population: no chance is involved.
    """
    count = len(table.roles)
    main, outside = np.zeros(count), np.zeros(count)
    listed = MOST_SUGGESTIONS + OUTSIDE_PICKS
    if listed >= count or listed < LEAST_SHARE * count:
        return Prices(main, outside)
    measured = [item for item in norms.items if item not in norms.borrowed]
    groups = [PeopleAtLarge(norms, table, form) for form in (_first_round(norms), measured)]
    fair = MOST_SUGGESTIONS / count
    for _ in range(ROUNDS):
        pages = [people.pages(Prices(main, outside)) for people in groups]
        lists = [_share(suggested, count) for suggested, _ in pages]
        reach = np.max(lists, axis=0)
        page = np.max([one + _share(other, count) for one, (_, other) in zip(lists, pages, strict=True)], axis=0)
        main = np.maximum(main + MAIN_STEP * (reach - MAIN_SHARE * fair), np.minimum(main, 0.0))
        main = main - CHEAPER_STEP * (reach < FEWEST_SHARE * fair)
        outside = np.maximum(outside + OUTSIDE_STEP * (page - PAGE_SHARE * listed / count), 0.0)
    return Prices(main, outside)


@lru_cache(maxsize=2)
def _first_round(norms: Norms) -> list[str]:
    return norms.next_items(FIRST_BLOCK, {})


class PeopleAtLarge:
    """A sample of people like those of the norms who answered the activities of `form` and nothing else."""

    def __init__(self, norms: Norms, table: RoleTable, form: Sequence[str]) -> None:
        work, centre = work_of(table, norms), centring(len(norms.prior))
        # What stays open after some answers does not depend on what they are.
        left_open = norms.posterior(dict.fromkeys(form, MIDDLE)).covariance
        told = centre @ (norms.prior - left_open) @ centre
        scores = SD_WORTH * (normal_points(len(told))[::EVERY] @ root_of(told) @ work.T)
        variance = np.einsum("ni,ni->n", work @ (centre @ left_open @ centre), work)
        good = above(scores, error_of(variance)) >= BAND_FROM[Band.WORTH_A_LOOK]
        possible = possible_picks(scores, good, np.zeros(len(work), dtype=np.bool_), table)
        self._table, self._scores, self._later = table, scores, later_price(table)
        self._possible = np.where(possible, scores, -np.inf)
        self._families = np.argsort(-np.round(track_scores(scores.T, table).T, 6), axis=1, kind="stable")

    def pages(self, prices: Prices) -> tuple[Places, Places]:
        """What a page shows each of them at these prices: suggestions, and picks from elsewhere."""
        suggested = main_picks(self._possible, prices.main + self._later, self._table)
        usual = usual_tracks(self._families, suggested, self._table)
        worth = np.where(no_higher(suggested, self._table), self._scores - prices.outside, -np.inf)
        return suggested, outside_picks(worth, usual, self._table)


def _share(picks: Places, count: int) -> Floats:
    """(n,) share of the people for whom each of `count` roles is among the picks."""
    return np.asarray(np.bincount(picks[picks >= 0], minlength=count) / len(picks), dtype=np.float64)
