"""Which activities to ask: the set of items that tells most about everything that is to be known, at once.

The gain of an item is the variance of the targets (interests, unasked activities, likings of what suggestions
consist of) that its answer would explain, given what has been asked. It depends on *which* items were answered and
not on *how*: letting the ratings themselves steer the choice was tried on real answers and made nothing better
(docs/fit-accuracy.md); they steer it through the targets alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

FIRST_BLOCK = 12
"""How many items are chosen together as the quiz's first round."""

NEXT_BLOCK = 6
"""How many are chosen together in each later round."""


@dataclass(frozen=True, slots=True, eq=False)
class ItemPool:
    """What choosing needs to know. `covariance` (n, n) of the items; `targets` (m, n): covariance of what is to be
    known with each item; `scale_index` (n,) position of each item's scale, 0-5.
    """

    covariance: Floats
    targets: Floats
    scale_index: npt.NDArray[np.intp]

    def gains(self, asked: Sequence[int], among: Sequence[int]) -> Floats:
        """(among,) explained variance that each item of `among` would add after `asked`, summed over the targets;
        about 0 for items already asked."""
        variance = np.diag(self.covariance)[among].copy()
        shared = self.targets[:, among]
        if asked:
            rows = list(asked)
            weights = np.linalg.solve(self.covariance[np.ix_(rows, rows)], self.covariance[np.ix_(rows, among)])
            variance = variance - np.einsum("ij,ij->j", self.covariance[np.ix_(rows, among)], weights)
            shared = shared - self.targets[:, rows] @ weights
        # A tiny residual variance means "known already"; dividing by it would make noise look like gain.
        usable = variance > 1e-6 * np.diag(self.covariance)[among]
        return np.where(usable, (shared**2).sum(axis=0) / np.where(usable, variance, 1.0), 0.0)

    def pick(
        self, count: int, candidates: Sequence[int], asked: Sequence[int] = (), per_scale: int | None = None
    ) -> list[int]:
        """Up to `count` of `candidates` to ask after `asked`, at most `per_scale` of one scale; best first.

        Greedy first, then single exchanges until none helps: greedy alone picks items that are good by
        themselves and leaves out pairs that complement each other.
        """
        chosen = self._greedy(count, candidates, asked, per_scale)
        chosen = self._exchange(chosen, candidates, asked, same_scale=per_scale is not None)
        return self._greedy(len(chosen), sorted(chosen), asked, None)

    def _greedy(
        self, count: int, candidates: Sequence[int], asked: Sequence[int], per_scale: int | None
    ) -> list[int]:
        chosen: list[int] = []
        taken = [0] * 6
        left = sorted(set(candidates) - set(asked))
        while left and len(chosen) < count:
            allowed = [i for i in left if per_scale is None or taken[self.scale_index[i]] < per_scale]
            if not allowed:
                break
            best = _best(self.gains([*asked, *chosen], allowed), allowed)
            chosen.append(best)
            taken[self.scale_index[best]] += 1
            left.remove(best)
        return chosen

    def _exchange(
        self, chosen: list[int], candidates: Sequence[int], asked: Sequence[int], same_scale: bool
    ) -> list[int]:
        outside = sorted(set(candidates) - set(asked) - set(chosen))
        improved = bool(outside)
        while improved:
            improved = False
            for place, item in enumerate(chosen):
                scale = self.scale_index[item]
                rivals = [i for i in outside if not same_scale or self.scale_index[i] == scale]
                if not rivals:
                    continue
                gains = self.gains([*asked, *chosen[:place], *chosen[place + 1 :]], [*rivals, item])
                rival = _best(gains[:-1], rivals)
                if gains[rivals.index(rival)] > gains[-1] + 1e-9:
                    chosen = [*chosen[:place], rival, *chosen[place + 1 :]]
                    outside = sorted({*outside, item} - {rival})
                    improved = True
        return chosen


def _best(gains: Floats, items: Sequence[int]) -> int:
    """The item of the highest gain (a gain an item); the first of equals, whatever the last bits of floats say."""
    return items[int(np.argmax(np.round(gains, 9)))]
