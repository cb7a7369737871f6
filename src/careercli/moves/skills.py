"""Skills asked for against skills held: which are there, which are near, which have to be raised or learned.

A skill that is missing is seldom learned from nothing. Where less than half of the level asked for is held, one
held skill of the same family (the `group` in skills.yaml) stands near it and counts half: min(level held, level
asked) / 2. It is one that can be used at least with help and that the role does not ask for itself. Every held
skill stands near one skill at most. Core skills choose before helpful ones and high levels before low ones, so that
what is brought is given to where it counts most.

Half is this project's own judgment. It keeps the property that matters: more skill never widens a gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from careercli.moves.graph import RoleNode
from careercli.values import value

Families = Mapping[str, str]
"""Skill id to the family (group of the vocabulary) it belongs to; without one a skill is near to no other."""

NEAR_COUNTS = 0.5
"""The part of a level that a near skill counts for."""

NEAR_LEAST = 2
"""The level from which a held skill can stand near another: of what one only knows of, nothing carries over."""


class Standing(StrEnum):
    """How a skill that is asked for compares with what is held."""

    HAVE = "have"
    STRETCH = "stretch"
    NEAR = "near"
    NEW = "new"


class Need(StrEnum):
    """How much the role leans on a skill."""

    CORE = "core"
    HELPFUL = "helpful"


class HeldFrom(StrEnum):
    """On whose word a level is held."""

    YOU = "your own rating"
    ROLE = "typical of the role you come from"
    NOBODY = "not held"


@dataclass(frozen=True, slots=True)
class SkillGap:
    """One skill the new role asks for: level asked and held (0 when not held), and on whose word.

    `near` is the held skill that stands near it, with its level in `near_level`; None and 0 where there is none.
    """

    skill: str
    need: Need
    asked: int
    held: int
    held_from: HeldFrom
    near: str | None = None
    near_level: int = 0

    @property
    def levels(self) -> int:
        """Levels still to be learned, whatever is near."""
        return max(0, self.asked - self.held)

    @property
    def missing(self) -> float:
        """Levels that count as missing: what is near is taken off."""
        return self.asked - counted(self.asked, self.held, self.near_level)

    @property
    def standing(self) -> Standing:
        """Have, stretch, near or new."""
        if self.held >= self.asked:
            return Standing.HAVE
        if self.held:
            return Standing.STRETCH
        return Standing.NEAR if self.near else Standing.NEW


@value
class Asked:
    """What a role asks for as (skill id, level), core first and in its own order; each skill once."""

    core: tuple[tuple[str, int], ...]
    helpful: tuple[tuple[str, int], ...]
    skills: frozenset[str]
    by_weight: tuple[tuple[str, int], ...]
    core_levels: int
    helpful_levels: int


def asked_of(to: RoleNode) -> Asked:
    """The skills of a role, ready to be compared many times; one listed as core and as helpful counts as core."""
    core_ids = {skill for skill, _ in to.core}
    helpful = tuple((skill, level) for skill, level in to.helpful if skill not in core_ids)
    return Asked(
        core=to.core,
        helpful=helpful,
        skills=frozenset(core_ids.union(skill for skill, _ in helpful)),
        by_weight=(*sorted(to.core, key=_strongest), *sorted(helpful, key=_strongest)),
        core_levels=sum(level for _, level in to.core),
        helpful_levels=sum(level for _, level in helpful),
    )


def near_skills(held: Mapping[str, int], asked: Asked, families: Families) -> dict[str, str]:
    """The held skill that stands near each skill asked for, where one does: asked skill id to held skill id."""
    wanting: dict[str, list[str]] = {}
    for skill, level in asked.by_weight:
        if held.get(skill, 0) < level * NEAR_COUNTS and skill in families:
            wanting.setdefault(families[skill], []).append(skill)
    if not wanting:
        return {}
    free: dict[str, list[tuple[str, int]]] = {}
    for skill, level in held.items():
        family = families.get(skill)
        if family in wanting and level >= NEAR_LEAST and skill not in asked.skills:
            free.setdefault(family, []).append((skill, level))
    near: dict[str, str] = {}
    for family, brought in free.items():
        brought.sort(key=_strongest)
        for skill, (other, _) in zip(wanting[family], brought, strict=False):
            near[skill] = other
    return near


def counted(asked: int, held: int, near_level: int) -> float:
    """Levels that count as there, of the `asked`: those held, or half of what stands near where that is more."""
    if held >= asked:
        return asked
    return max(held, min(near_level, asked) * NEAR_COUNTS)


def shares_missing(held: Mapping[str, int], asked: Asked, families: Families) -> tuple[float, float]:
    """The parts (0 to 1) of all core levels and of all helpful levels asked for that are missing.

    The same as summing `SkillGap.missing`, without building one; for weighing many moves.
    """
    near = near_skills(held, asked, families)
    here = held.get

    def missing(skills: Iterable[tuple[str, int]], levels: int) -> float:
        there = 0.0
        for skill, level in skills:
            level_held, other = here(skill, 0), near.get(skill)
            there += counted(level, level_held, held[other] if other else 0)
        return (levels - there) / levels if levels else 0.0

    return missing(asked.core, asked.core_levels), missing(asked.helpful, asked.helpful_levels)


def _strongest(use: tuple[str, int]) -> tuple[int, str]:
    return -use[1], use[0]
