"""A person's strengths as far as they are kept: each with where it comes from, none invented.

Interests and values come from the latest quiz, or else from what the liked roles have in common against the
whole catalogue. Skills come from the person's own ratings, or else from what is typical of the current role.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from careercli.me.model import Person
from careercli.moves.graph import INTEREST_NAMES, VALUE_NAMES, RoleNode

_TOP = 3
_RARE = 0.1  # the part of all roles that may ask for a skill that is called rare
_STANDS_OUT = 0.5  # scale points of 1-7 by which liked roles must differ from the catalogue to say anything


@dataclass(frozen=True, slots=True)
class Strength:
    """One strength: its id (interest, value or skill), how strong (its own scale), and where it comes from."""

    name: str
    amount: float
    source: str


@dataclass(frozen=True, slots=True)
class Strengths:
    """The top few of each, strongest first; `missing` says in words what would add more."""

    interests: tuple[Strength, ...]
    values: tuple[Strength, ...]
    strongest_skills: tuple[Strength, ...]
    rarest_skills: tuple[Strength, ...]
    missing: tuple[str, ...]


def strengths(person: Person, catalogue: Iterable[RoleNode]) -> Strengths:
    """The strengths of a person against all roles of the catalogue.

    Liked roles are the shortlist. The latest quiz's `result` is read under the keys `interests` and `values`,
    each an object of name to number (or to an object with the number under `z`) where more is stronger;
    anything else in it is ignored. `amount` is that number, or scale points above the catalogue's mean, or a
    skill level, or (rarest) the number of roles that ask for the skill.
    """
    roles = list(catalogue)
    by_slug = {role.slug: role for role in roles}
    liked = [by_slug[saved.role] for saved in person.shortlist if saved.role in by_slug]
    held, held_source = _skills_held(person, by_slug)
    interests = _profile(person, "interests", INTEREST_NAMES, liked, roles)
    values = _profile(person, "values", VALUE_NAMES, liked, roles)
    missing = []
    if person.latest_quiz is None:
        missing.append("the fit quiz would show your own interests and values")
    if not person.skills:
        missing.append("your own skill levels would replace what is only typical")
    if not liked:
        missing.append("a shortlist would show which of your skills the roles you like ask for")
    return Strengths(
        interests=interests,
        values=values,
        strongest_skills=_strongest(held, held_source, liked),
        rarest_skills=_rarest(held, held_source, liked, roles),
        missing=tuple(missing),
    )


def _profile(
    person: Person, scale: str, names: Sequence[str], liked: Sequence[RoleNode], roles: Sequence[RoleNode]
) -> tuple[Strength, ...]:
    quiz = person.latest_quiz
    measured = _numbers(quiz.result.get(scale), names) if quiz else {}
    if quiz and measured:
        source = f"your fit quiz of {quiz.taken.isoformat()}"
        found = [Strength(name, amount, source) for name, amount in measured.items()]
    elif liked:
        source = f"what stands out in {_the_liked(len(liked))}"
        above = (
            (name, _mean(liked, scale, place) - _mean(roles, scale, place)) for place, name in enumerate(names)
        )
        found = [Strength(name, amount, source) for name, amount in above if amount >= _STANDS_OUT]
    else:
        found = []
    return tuple(sorted(found, key=lambda strength: -strength.amount)[:_TOP])


def _numbers(found: Any, names: Sequence[str]) -> dict[str, float]:
    if not isinstance(found, Mapping):
        return {}
    amounts = {name: _amount(found.get(name)) for name in names}
    return {name: amount for name, amount in amounts.items() if amount is not None}


def _amount(value: Any) -> float | None:
    """A bare number, or the standard score of an estimate with its error where that is above the average."""
    if isinstance(value, Mapping):
        score = _amount(value.get("z"))
        return score if score is not None and score > 0 else None
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _mean(roles: Sequence[RoleNode], scale: str, place: int) -> float:
    total: float = sum(getattr(role, scale)[place] for role in roles)
    return total / len(roles)


def _skills_held(person: Person, by_slug: Mapping[str, RoleNode]) -> tuple[Mapping[str, int], str]:
    if person.skills:
        return person.skills, "your own rating"
    current = by_slug.get(person.current_role or "")
    if current:
        return current.skill_levels(), f"typical of {current.title}, your current role"
    return {}, ""


def _strongest(held: Mapping[str, int], source: str, liked: Sequence[RoleNode]) -> tuple[Strength, ...]:
    asked = Counter(skill for role in liked for skill in role.skill_levels())
    ordered = sorted(held, key=lambda skill: (-held[skill], -asked[skill], skill))
    return tuple(
        Strength(skill, held[skill], _with(source, _asked_words(asked[skill], len(liked))))
        for skill in ordered[:_TOP]
    )


def _rarest(
    held: Mapping[str, int], source: str, liked: Sequence[RoleNode], roles: Sequence[RoleNode]
) -> tuple[Strength, ...]:
    """Skills held at level 3 or more that liked roles ask for and few roles of the catalogue do."""
    wanted = Counter(skill for role in liked for skill in role.skill_levels())
    everywhere = Counter(skill for role in roles for skill in role.skill_levels())
    few = max(1, len(roles) * _RARE)
    useful = [skill for skill in held if held[skill] >= 3 and wanted[skill] and everywhere[skill] <= few]
    useful.sort(key=lambda skill: (everywhere[skill], -held[skill], skill))
    return tuple(
        Strength(
            skill,
            everywhere[skill],
            _with(
                source,
                f"{_asked_words(wanted[skill], len(liked))}, and by {everywhere[skill]} of all {len(roles)} roles",
            ),
        )
        for skill in useful[:_TOP]
    )


def _asked_words(count: int, liked: int) -> str:
    if not count:
        return ""
    return f"asked for by {_the_liked(liked) if liked == 1 else f'{count} of {_the_liked(liked)}'}"


def _the_liked(liked: int) -> str:
    return "the role on your shortlist" if liked == 1 else f"the {liked} roles on your shortlist"


def _with(source: str, more: str) -> str:
    return f"{source}; {more}" if more else source
