"""Which roles go on a result page: the best ones, no more than a few of a track, and some from elsewhere.

Every function works on many people at once, a row each, so that the same rule serves the one person who asks
and the sample of people on whom `reach` tries it out. `worth` (people, n) is what speaks for every role of
the table, minus infinity where it is out of the question. Places in the table come back as (people, picks),
best first, -1 where nothing was left to pick.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from careercli.fit.table import RoleTable

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]

MOST_SUGGESTIONS = 7
MOST_OF_A_TRACK = 3
OUTSIDE_PICKS = 3
USUAL_FAMILIES = 4
"""A person's best families; picks from "outside your usual" come from none of them."""

UNLIKE_WEIGHT = 0.2
"""What likeness to the picks before takes from the worth of an outside pick."""


def main_picks(scores: Floats, prices: Floats, table: RoleTable) -> Places:
    """Each person's best role, and up to MOST_SUGGESTIONS in all of the highest score (people, n) less price
    (n,), at most MOST_OF_A_TRACK of one track. A score of minus infinity puts a role out of the question.
    """
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
        full = np.flatnonzero(taken[people, tracks] == MOST_OF_A_TRACK)
        left[full] = np.where(table.track_of == tracks[full, None], -np.inf, left[full])
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
    of_track = np.stack([rows[np.argmax(worth[:, rows], axis=1)] for rows in _members(table)], axis=1)
    left = np.where(usual, -np.inf, np.take_along_axis(worth, of_track, axis=1))
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


@lru_cache(maxsize=4)
def _members(table: RoleTable) -> list[Places]:
    """The places of the roles of each track."""
    return [np.flatnonzero(table.track_of == track) for track in range(len(table.tracks))]


def _best(worth: Floats) -> tuple[Places, Flags]:
    """(people,) the place of the highest worth in each row, the first of equals, and whether there is any."""
    best = np.argmax(worth, axis=1)
    return best, worth[np.arange(len(worth)), best] > -np.inf
