"""The outline of a role: its numbers, skills and links without any prose, for work over the whole catalogue.

A page of prose is ten times as long as its outline. Routes and strengths look at every role, so the compiled
catalogue keeps the outlines in a table of their own; 10,000 of them are read in a fraction of a second.
"""

from __future__ import annotations

import json
from dataclasses import fields
from operator import attrgetter
from typing import Any

from careercli.catalog.role import Conditions, CredentialNeed, Education, Interests, Level, Role, WorkValues
from careercli.catalog.way_in import WayIn, way_from_plain, way_in
from careercli.values import value

_INTERESTS = attrgetter(*(item.name for item in fields(Interests)))
_VALUES = attrgetter(*(item.name for item in fields(WorkValues)))
_CONDITIONS = attrgetter(*(item.name for item in fields(Conditions)))
_LEVELS = {level.value: level for level in Level}
_EDUCATION = {education.value: education for education in Education}


@value
class Outline:
    """What a role asks for and where it leads.

    `years` is the experience asked for (low, high), `credentials` the names of the required ones, `core` and
    `helpful` pairs of skill id and level 1-5. `interests` and `values` (1-7) and `conditions` (1-5) are in the
    order of the fields of their classes. `up` holds (slug, title, years) of each advancement and `across`
    (slug, title) of each lateral move, of which either slug or title is None; `entry` tells whether the page
    names ways in from outside. `start` is the way in where the page tells it, `areas` pairs of interest area and
    weight 1-3.
    """

    slug: str
    title: str
    track: str
    level: Level
    soc: str
    education: Education
    years: tuple[int, int]
    credentials: tuple[str, ...]
    core: tuple[tuple[str, int], ...]
    helpful: tuple[tuple[str, int], ...]
    interests: tuple[float, ...]
    values: tuple[float, ...]
    conditions: tuple[int, ...]
    up: tuple[tuple[str | None, str | None, tuple[int, int]], ...]
    across: tuple[tuple[str | None, str | None], ...]
    entry: bool
    start: WayIn | None = None
    areas: tuple[tuple[str, int], ...] = ()

    @property
    def ahead(self) -> tuple[str, ...]:
        """The slugs that moves lead to, advancement first, each once."""
        return tuple(dict.fromkeys(to for to, *_ in (*self.up, *self.across) if isinstance(to, str)))


def outline_of(role: Role) -> Outline:
    """The outline of a whole role."""
    needs = role.requirements
    return Outline(
        slug=role.slug,
        title=role.title,
        track=role.track,
        level=role.level,
        soc=role.category.soc,
        education=needs.education.typical,
        years=needs.experience.years,
        credentials=tuple(item.name for item in needs.credentials if item.need is CredentialNeed.REQUIRED),
        core=tuple((use.skill, use.level) for use in role.skills.core),
        helpful=tuple((use.skill, use.level) for use in role.skills.helpful),
        interests=_INTERESTS(role.interests),
        values=_VALUES(role.values),
        conditions=_CONDITIONS(role.conditions),
        up=tuple((step.to, step.title, step.years) for step in role.advancement),
        across=tuple((move.to, move.title) for move in role.lateral),
        entry=bool(needs.entry_routes),
        start=way_in(role.start),
        areas=tuple((role.areas or {}).items()),
    )


def to_text(outline: Outline) -> str:
    """The outline as one JSON list, in the order of the fields."""
    plain = [getattr(outline, item.name) for item in fields(Outline)]
    start = outline.start
    plain[-2] = None if start is None else (start.route, start.months, start.cost, start.paid)
    return json.dumps(plain, separators=(",", ":"))


def from_text(text: str) -> Outline:
    """The outline that `to_text` was given. The input is trusted: it was checked before."""
    (
        slug, title, track, level, soc, education, years, credentials, core, helpful, interests, values,
        conditions, up, across, entry, start, areas,
    ) = json.loads(text)  # fmt: skip
    return Outline(
        slug, title, track, _LEVELS[level], soc, _EDUCATION[education], tuple(years), tuple(credentials),
        _pairs(core), _pairs(helpful), tuple(interests), tuple(values), tuple(conditions),
        tuple([(to, name, (low, high)) for to, name, (low, high) in up]), _pairs(across), entry,
        None if start is None else way_from_plain(*start), _pairs(areas),
    )  # fmt: skip


def _pairs(found: list[list[Any]]) -> tuple[tuple[Any, Any], ...]:
    return tuple([(first, second) for first, second in found])
