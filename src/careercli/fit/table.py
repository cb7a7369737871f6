"""All roles as arrays, ready to be matched at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from itertools import chain
from operator import attrgetter

import numpy as np
import numpy.typing as npt

from careercli.catalog.role import Conditions, Education, Level, StartRoute
from careercli.errors import NotFoundError
from careercli.fit.bank import Statistics
from careercli.fit.likings import SLUGS
from careercli.fit.profile import RoleProfile

Floats = npt.NDArray[np.float64]

SCHOOLING = (
    "nothing", "on the job", "apprenticeship", "up to a year", "two years", "four years", "master's", "doctor's",
)  # fmt: skip
"""What a newcomer may have to take on, least first: the steps that `schooling_of` counts."""

_BY_EDUCATION = dict(zip(Education, (1, 1, 2, 3, 4, 5, 6, 7, 7), strict=True))
_AREA_PLACE = {slug: place for place, slug in enumerate(SLUGS)}

CONDITION_FIELDS = tuple(field.name for field in fields(Conditions))


@dataclass(frozen=True, slots=True, eq=False)
class RoleTable:
    """Roles sorted by slug, and what matching reads of them.

    interests and values (n, 6): the role's profile as a direction of length 1 (0 for a flat one): z-scores
    against all official occupations, minus their own mean, so that only the shape counts. areas (n, 41): what
    the role's hours go into, as a direction of length 1 (0 where its page does not tell). tracks: sorted
    slugs; track_of (n,) positions in it; columns: field name -> (n,) numbers, NaN where not known.
    """

    roles: tuple[RoleProfile, ...]
    interests: Floats
    values: Floats
    areas: Floats
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
        levels = {level: float(rank) for rank, level in enumerate(Level)}
        columns["level"] = np.array([levels[role.level] for role in ordered], dtype=np.float64)
        degrees = {education: float(education.rank) for education in Education}
        columns["have"] = np.array([degrees[role.education] for role in ordered], dtype=np.float64)
        columns["licensed"] = np.array(
            [role.start is not None and role.start.route is StartRoute.DEGREE_AND_LICENCE for role in ordered],
            dtype=np.float64,
        )
        columns["schooling"] = np.array([float(schooling_of(role)) for role in ordered], dtype=np.float64)
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
            area_directions([role.areas for role in ordered]),
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
            self.areas[row],
            self.tracks,
            self.track_of[row],
            {name: column[row] for name, column in self.columns.items()},
        )


def area_directions(areas: Sequence[tuple[tuple[str, int], ...]]) -> Floats:
    """(n, 41) what each role's hours go into, as directions of length 1; 0 for a role that names no areas."""
    weights = np.zeros((len(areas), len(SLUGS)))
    rows = [row for row, pairs in enumerate(areas) for _ in pairs]
    columns = [_AREA_PLACE[slug] for pairs in areas for slug, _ in pairs]
    # Squared: what a page names on the side (1) must not make a nurse a teacher (docs/fit-accuracy.md).
    weights[rows, columns] = [weight**2 for pairs in areas for _, weight in pairs]
    length = np.sqrt((weights**2).sum(axis=1, keepdims=True))
    return np.asarray(weights / np.maximum(length, 1e-9), dtype=np.float64)


def schooling_of(role: RoleProfile) -> int:
    """What a newcomer to the role has to take on, as a step of SCHOOLING."""
    by_degree = _BY_EDUCATION[role.education]
    if role.start is None or role.start.route is StartRoute.FROM_ANOTHER_JOB:
        return by_degree
    match role.start.route:
        case StartRoute.STRAIGHT_IN:
            return 0
        case StartRoute.ON_THE_JOB:
            return 1
        case StartRoute.APPRENTICESHIP:
            return 2
        case StartRoute.CERTIFICATE:
            return 3 if role.start.months[0] <= 12 else 4
        case _:
            return max(by_degree, 4)


def _matrix(rows: Iterable[Iterable[float]], width: int) -> Floats:
    return np.fromiter(chain.from_iterable(rows), dtype=np.float64).reshape(-1, width)


def _directions(ratings: Floats, mean: Iterable[float], sd: Iterable[float]) -> Floats:
    z = (ratings - np.array(list(mean))) / np.array(list(sd))
    z = z - z.mean(axis=1, keepdims=True)
    length = np.sqrt((z**2).sum(axis=1, keepdims=True))
    # A profile this flat has no shape, only rounding; giving it a direction would invent one.
    return np.asarray(np.where(length > 0.25, z / np.maximum(length, 0.25), 0.0), dtype=np.float64)
