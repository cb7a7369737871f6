"""How often each role would be suggested to people at large.

A few roles lie where many people's interests point and few other roles do; without a counterweight the picks
from outside a person's usual families would be the same ones for everybody.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from careercli.fit.families import normal_points
from careercli.fit.matching import CENTRE
from careercli.fit.scoring import Norms
from careercli.fit.table import RoleTable

Floats = npt.NDArray[np.float64]

LEAST_SHARE = 0.01
"""Where a list holds a smaller share of all roles than this, no role can reach many people."""


def usual_reach(table: RoleTable, norms: Norms, listed: int) -> Floats:
    """(n,) share of people, by interests alone, among whose best `listed` roles each role is.

    The people are a fixed low-discrepancy sample of the norm population: no chance is involved.
    """
    count = len(table.roles)
    if listed >= count or listed < LEAST_SHARE * count:
        return np.zeros(count)
    values, vectors = np.linalg.eigh(CENTRE @ norms.interest_correlation @ CENTRE)
    root = (vectors * np.sqrt(np.maximum(values, 0.0))) @ vectors.T
    scores = np.round(table.interests @ (normal_points() @ root).T, 9)
    least = np.partition(scores, count - listed, axis=0)[count - listed]
    return np.asarray((scores >= least).mean(axis=1), dtype=np.float64)
