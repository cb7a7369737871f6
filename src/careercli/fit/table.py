"""All roles as arrays, ready to be matched at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from itertools import chain
from operator import attrgetter

import numpy as np
import numpy.typing as npt

from careercli.catalog.role import Conditions, Education
from careercli.errors import NotFoundError
from careercli.fit.bank import Statistics
from careercli.fit.profile import RoleProfile

Floats = npt.NDArray[np.float64]

CONDITION_FIELDS = tuple(field.name for field in fields(Conditions))


@dataclass(frozen=True, slots=True, eq=False)
class RoleTable:
    """Roles sorted by slug, and what matching reads of them.

    interests and values (n, 6): the role's profile as a direction of length 1 (0 for a flat one): z-scores
    against all official occupations, minus their own mean, so that only the shape counts. tracks: sorted
    slugs; track_of (n,) positions in it; columns: field name -> (n,) numbers, NaN where not known.
    """

    roles: tuple[RoleProfile, ...]
    interests: Floats
    values: Floats
    tracks: tuple[str, ...]
    track_of: npt.NDArray[np.intp]
    columns: dict[str, Floats]

    @classmethod
    def of(cls, roles: Iterable[RoleProfile], statistics: Statistics) -> RoleTable:
        """The table of `roles`, standardised by the occupations of `statistics`."""
        ordered = tuple(sorted(roles, key=lambda role: role.slug))
        tracks = tuple(sorted({role.track for role in ordered}))
        track_place = {track: place for place, track in enumerate(tracks)}
        numbers = attrgetter(*CONDITION_FIELDS)
        conditions = _matrix((numbers(role.conditions) for role in ordered), len(CONDITION_FIELDS))
        columns = {name: conditions[:, place] for place, name in enumerate(CONDITION_FIELDS)}
        ranks = {education: float(education.rank) for education in Education}
        columns["education"] = np.array([ranks[role.education] for role in ordered], dtype=np.float64)
        columns["experience"] = np.array([role.years for role in ordered], dtype=np.float64)
        columns["pay"] = np.array(
            [float("nan") if role.median_pay is None else role.median_pay for role in ordered], dtype=np.float64
        )
        return cls(
            ordered,
            _directions(
                _matrix((role.interests for role in ordered), 6), statistics.interest_mean, statistics.interest_sd
            ),
            _directions(_matrix((role.values for role in ordered), 6), statistics.value_mean, statistics.value_sd),
            tracks,
            np.array([track_place[role.track] for role in ordered], dtype=np.intp),
            columns,
        )

    def place_of(self, slug: str) -> int:
        """Where the role called `slug` stands. Raises NotFoundError when there is none."""
        for place, role in enumerate(self.roles):
            if role.slug == slug:
                return place
        raise NotFoundError(f'no role is called "{slug}"', hint="`careercli list` names all roles")

    def row(self, place: int) -> RoleTable:
        """The table of one role alone."""
        row = slice(place, place + 1)
        return RoleTable(
            self.roles[row],
            self.interests[row],
            self.values[row],
            self.tracks,
            self.track_of[row],
            {name: column[row] for name, column in self.columns.items()},
        )


def _matrix(rows: Iterable[Iterable[float]], width: int) -> Floats:
    return np.fromiter(chain.from_iterable(rows), dtype=np.float64).reshape(-1, width)


def _directions(ratings: Floats, mean: Iterable[float], sd: Iterable[float]) -> Floats:
    z = (ratings - np.array(list(mean))) / np.array(list(sd))
    z = z - z.mean(axis=1, keepdims=True)
    length = np.sqrt((z**2).sum(axis=1, keepdims=True))
    # A profile this flat has no shape, only rounding; giving it a direction would invent one.
    return np.asarray(np.where(length > 0.25, z / np.maximum(length, 0.25), 0.0), dtype=np.float64)
