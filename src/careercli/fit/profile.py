"""What matching needs to know of a role: a small value, far lighter than the role's page."""

from __future__ import annotations

from dataclasses import dataclass

from careercli.catalog.role import Conditions, Education, Level, Role
from careercli.catalog.way_in import WayIn, way_in
from careercli.fit.bank import WORK_VALUES
from careercli.fit.riasec import LETTERS, NAMES


@dataclass(frozen=True, slots=True)
class RoleProfile:
    """One role. interests (R I A S E C) and values (order of `bank.WORK_VALUES`) are 1-7; conditions 1-5;
    years is the low end of the experience asked for; median_pay in US dollars a year, None where not
    published; areas: pairs of interest area and weight 1-3, start: the way in, where the page tells them.
    """

    slug: str
    title: str
    track: str
    level: Level
    soc: str
    interests: tuple[float, ...]
    values: tuple[float, ...]
    conditions: Conditions
    education: Education
    years: int
    median_pay: int | None = None
    areas: tuple[tuple[str, int], ...] = ()
    start: WayIn | None = None

    @classmethod
    def from_role(cls, role: Role, median_pay: int | None = None) -> RoleProfile:
        """The profile of a role page, with the national median pay of its category where published."""
        return cls(
            role.slug,
            role.title,
            role.track,
            role.level,
            role.category.soc,
            tuple(float(getattr(role.interests, NAMES[letter])) for letter in LETTERS),
            tuple(float(getattr(role.values, value)) for value in WORK_VALUES),
            role.conditions,
            role.requirements.education.typical,
            role.requirements.experience.years[0],
            median_pay,
            tuple((role.areas or {}).items()),
            way_in(role.start),
        )
