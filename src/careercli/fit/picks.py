"""Which roles go on a result page: the best ones, no more than a few of a track, and some from elsewhere.

Every function works on many people at once, a row each, so that the same rule serves the one person who asks
and the sample of people on whom `reach` tries it out. `worth` (people, n) is what speaks for every role of
the table, minus infinity where it is out of the question. Places in the table come back as (people, picks),
best first, -1 where nothing was left to pick.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from careercli.catalog.role import Level
from careercli.fit.table import RoleTable

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]

MOST_SUGGESTIONS = 7
MOST_OF_A_TRACK = 3
MOST_OF_A_NAMED_TRACK = 5
OUTSIDE_PICKS = 3
USUAL_FAMILIES = 4
"""A person's best families; picks from "outside your usual" come from none of them."""

UNLIKE_WEIGHT = 0.2
"""What likeness to the picks before takes from the worth of an outside pick."""

NEAREST = 3
"""How many roles are named even where no match is good: what is nearest, under a band that says so."""

LATER_PRICE, LATER_FROM, LATER_MOST = 0.03, 3, 0.2
"""What every year of experience beyond the third costs a role as a suggestion, where a person did not say how many
years they have, and how much at most: a chief's job is a later step for most, but not for nobody."""


def possible_picks(totals: Floats, good: Flags, out: Flags, table: RoleTable) -> Flags:
    """(people, n) the roles that may be suggested by these scores: those of a `good` enough probability and the
    NEAREST of those that tell what their work is; none that is `out`.
    """
    told = described(table)
    left = np.where(out | ~told, -np.inf, np.round(totals, 9))
    possible = good & ~out & told
    for _ in range(min(NEAREST, left.shape[1])):
        best, found = _best(left)
        possible[np.flatnonzero(found), best[found]] = True
        left[np.arange(len(left)), best] = -np.inf
    return possible


def described(table: RoleTable) -> Flags:
    """(n,) the roles that tell what their work is: by areas, or by six letters that are not all alike."""
    return np.asarray(table.interests.any(axis=1) | table.areas.any(axis=1), dtype=np.bool_)


def later_price(table: RoleTable) -> Floats:
    """(n,) what the experience that each role asks for costs it for people who did not say how much they have."""
    return np.asarray(np.clip(LATER_PRICE * (table.columns["experience"] - LATER_FROM), 0.0, LATER_MOST))


def no_higher(chosen: Places, table: RoleTable) -> Flags:
    """(people, n) the roles that are no further up the ladder than the highest one `chosen` (people, picks), nor
    than senior.
    """
    levels = table.columns["level"]
    highest = np.where(chosen >= 0, levels[chosen], 0.0).max(axis=1, initial=0.0)
    return np.asarray(levels <= np.minimum(highest, Level.SENIOR.rank)[:, None])


def main_picks(scores: Floats, prices: Floats, table: RoleTable, named: Collection[str] = ()) -> Places:
    """Each person's best role, and up to MOST_SUGGESTIONS in all of the highest score (people, n) less price
    (n,), at most MOST_OF_A_TRACK of one track, and some more of a track that the people `named`. A score of minus
    infinity puts a role out of the question.
    """
    most = np.array([MOST_OF_A_NAMED_TRACK if track in named else MOST_OF_A_TRACK for track in table.tracks])
    best_of_all = np.argmax(np.round(scores, 9), axis=1)
    left = np.round(scores - prices, 9)
    people = np.arange(len(left))
    taken = np.zeros((len(people), len(table.tracks)), dtype=np.intp)
    picks = np.full((len(people), MOST_SUGGESTIONS), -1, dtype=np.intp)
    for number in range(MOST_SUGGESTIONS):
        best, found = _best(left)
        if number == 0:
            best = best_of_all
        picks[found, number] = best[found]
        left[people, best] = -np.inf
        tracks = table.track_of[best]
        taken[people[found], tracks[found]] += 1
        full = np.flatnonzero(taken[people, tracks] == most[tracks])
        person, place = np.nonzero(table.track_of == tracks[full, None])
        left[full[person], place] = -np.inf
    return picks


def usual_tracks(best_first: Places, chosen: Places, table: RoleTable) -> Flags:
    """(people, tracks): the tracks that are nothing new to a person: the first USUAL_FAMILIES of
    `best_first` (people, positions of tracks) and those of the roles `chosen` (people, picks) for them.
    """
    usual = np.zeros((len(chosen), len(table.tracks)), dtype=np.bool_)
    np.put_along_axis(usual, best_first[:, :USUAL_FAMILIES], True, axis=1)
    person, number = np.nonzero(chosen >= 0)
    usual[person, table.track_of[chosen[person, number]]] = True
    return usual


def outside_picks(worth: Floats, usual: Flags, table: RoleTable) -> Places:
    """Up to OUTSIDE_PICKS roles, each the best of a track that is not `usual`, each unlike those before it.

    worth (people, n): what speaks for every role, minus infinity where it is out of the question.
    """
    people = np.arange(len(worth))
    of_track, best_worth = _best_of_tracks(worth, table)
    left = np.where(usual, -np.inf, best_worth)
    likeness = np.zeros(left.shape)
    picks = np.full((len(people), OUTSIDE_PICKS), -1, dtype=np.intp)
    for number in range(OUTSIDE_PICKS):
        best, found = _best(np.round(left - UNLIKE_WEIGHT * likeness, 9))
        place = of_track[people, best]
        picks[found, number] = place[found]
        left[people, best] = -np.inf
        alike = np.einsum("ptj,pj->pt", table.interests[of_track], table.interests[place])
        likeness = np.maximum(likeness, alike)
    return picks


def _best_of_tracks(worth: Floats, table: RoleTable) -> tuple[Places, Floats]:
    """(people, tracks) each: the place of the best role of every track, the first of equals, and its worth."""
    order, starts, sizes = _members(table)
    together = worth[:, order]
    best = np.maximum.reduceat(together, starts, axis=1)
    behind = np.where(together == np.repeat(best, sizes, axis=1), order, len(order))
    return np.minimum.reduceat(behind, starts, axis=1), best


@lru_cache(maxsize=4)
def _members(table: RoleTable) -> tuple[Places, Places, Places]:
    """The places of all roles track by track, where each track begins among them, and how many roles it has."""
    sizes = np.bincount(table.track_of, minlength=len(table.tracks))
    return np.argsort(table.track_of, kind="stable"), np.cumsum(sizes) - sizes, sizes


def _best(worth: Floats) -> tuple[Places, Flags]:
    """(people,) the place of the highest worth in each row, the first of equals, and whether there is any."""
    best = np.argmax(worth, axis=1)
    return best, worth[np.arange(len(worth)), best] > -np.inf
