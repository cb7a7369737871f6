"""How far apart two roles are: skills to raise or learn, requirements in the way, what would feel different.

The distance is plain arithmetic and every term of it is kept, so that a person can disagree with a weight:

    term                      amount                                        weight
    core skills               levels missing, summed                        1.0
    helpful skills            levels missing, summed                        0.4
    study                     years of full-time study still ahead          3.0
    licences                  required credentials not held                 2.0
    experience                years asked for beyond those there            0.5
    interests, values         mean absolute change on their 1-7 scales      1.0, 0.5
    conditions                mean absolute change on the 1-5 scale         1.0

The weights are this project's own judgement, not a published scale: one level of one core skill is the unit.
Skills, study and licences together are called the effort; routes are ranked by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from careercli.catalog.role import Education
from careercli.moves.graph import CONDITION_NAMES, INTEREST_NAMES, VALUE_NAMES, RoleNode

CORE_WEIGHT = 1.0
HELPFUL_WEIGHT = 0.4
STUDY_WEIGHT = 3.0
LICENCE_WEIGHT = 2.0
EXPERIENCE_WEIGHT = 0.5
INTERESTS_WEIGHT = 1.0
VALUES_WEIGHT = 0.5
CONDITIONS_WEIGHT = 1.0

# Usual full-time lengths of study in the United States, counted from the end of high school. No credential
# and a diploma both stand at zero: few adults go back to school for the diploma alone. Doctorate and
# professional degree stand level, as in Education.rank: neither is a step on the way to the other.
STUDY_YEARS: Mapping[Education, int] = {
    Education.NONE: 0,
    Education.SECONDARY: 0,
    Education.CERTIFICATE: 1,
    Education.ASSOCIATE: 2,
    Education.BACHELOR: 4,
    Education.MASTER: 6,
    Education.DOCTORATE: 8,
    Education.PROFESSIONAL: 8,
}

NOTICEABLE = {"interests": 1.5, "values": 1.5, "conditions": 2.0}
"""A change of at least this many scale points is worth a word."""


class Standing(StrEnum):
    """How a skill that is asked for compares with what is held."""

    HAVE = "have"
    STRETCH = "stretch"
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


class RequirementKind(StrEnum):
    """What sort of thing stands in the way."""

    DEGREE = "degree"
    LICENCE = "licence"
    YEARS = "years"


class Verdict(StrEnum):
    """How far apart, in words; the bands are this project's own, in units of one core skill level.

    They are set so that the words differ among real moves: of 175 moves told by 52 role files half lie below
    31 and a quarter below 27, of pairs of roles drawn at random half lie below 40.
    """

    CLOSE = "close"
    STRETCH = "a stretch"
    CHANGE = "a real change"
    FAR = "far apart"

    @classmethod
    def of(cls, distance: float) -> Verdict:
        """The word for a distance: close below 20, a stretch below 30, a real change below 40."""
        if distance < 20:
            return cls.CLOSE
        if distance < 30:
            return cls.STRETCH
        return cls.CHANGE if distance < 40 else cls.FAR


@dataclass(frozen=True, slots=True)
class SkillGap:
    """One skill the new role asks for: level asked and held (0 when not held), and on whose word."""

    skill: str
    need: Need
    asked: int
    held: int
    held_from: HeldFrom

    @property
    def levels(self) -> int:
        """Levels still missing."""
        return max(0, self.asked - self.held)

    @property
    def standing(self) -> Standing:
        """Have, stretch or new."""
        if self.held >= self.asked:
            return Standing.HAVE
        return Standing.STRETCH if self.held else Standing.NEW


@dataclass(frozen=True, slots=True)
class RequirementGap:
    """One requirement in the way: `amount` in years (degree, years) or 1 (licence), and words to show."""

    kind: RequirementKind
    name: str
    amount: float
    words: str


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs noticeably; `scale` is interests, values or conditions."""

    scale: str
    name: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Term:
    """One line of the arithmetic: amount times weight is the contribution to the distance."""

    name: str
    amount: float
    unit: str
    weight: float

    @property
    def contribution(self) -> float:
        """Amount times weight."""
        return self.amount * self.weight


@dataclass(frozen=True, slots=True)
class Gap:
    """All that lies between a start (a role, a person, or both) and a role.

    `start` is the slug of the role left, or None when only a person's skills were given. `skills` come core
    first, in the order of the role. `changes` are the noticeable ones, largest first.
    """

    start: str | None
    start_title: str | None
    to: str
    to_title: str
    skills: tuple[SkillGap, ...]
    requirements: tuple[RequirementGap, ...]
    changes: tuple[Change, ...]
    terms: tuple[Term, ...]

    @property
    def distance(self) -> float:
        """Sum of all contributions; the unit is one level of one core skill."""
        return sum(term.contribution for term in self.terms)

    @property
    def effort(self) -> float:
        """The part that is work: skills, study and licences."""
        return sum(term.contribution for term in self.terms if term.name in _EFFORT_TERMS)

    @property
    def skill_gap(self) -> float:
        """The part that is skills."""
        return sum(term.contribution for term in self.terms if term.name in _SKILL_TERMS)

    @property
    def verdict(self) -> Verdict:
        """How far apart in a word or two."""
        return Verdict.of(self.distance)

    def standing(self, standing: Standing, need: Need | None = None) -> tuple[SkillGap, ...]:
        """The skills of one standing, of one need or of both."""
        return tuple(s for s in self.skills if s.standing is standing and (need is None or s.need is need))

    @property
    def summary(self) -> str:
        """The verdict as a sentence or two with its main grounds."""
        core = sum(1 for skill in self.skills if skill.need is Need.CORE)
        there, raising, new = (len(self.standing(standing, Need.CORE)) for standing in Standing)
        parts = [f"{there} of {core} core skills are there"]
        if raising:
            parts.append(f"{raising} to raise")
        if new:
            parts.append(f"{new} new")
        sentence = f"{self.verdict.value.capitalize()}: {', '.join(parts)}."
        if self.requirements:
            sentence += f" In the way: {'; '.join(requirement.words for requirement in self.requirements)}."
        return sentence


_SKILL_TERMS = frozenset({"core skills", "helpful skills"})
_EFFORT_TERMS = _SKILL_TERMS | {"study", "licences"}


def gap(
    start: RoleNode | None,
    to: RoleNode,
    *,
    skills: Mapping[str, int] | None = None,
    education: Education | None = None,
    years: float | None = None,
    credentials: Iterable[str] | None = None,
) -> Gap:
    """What lies between `start` and `to`.

    Give the role one comes from, a person's own `skills` (id to level 1-5), or both: then a person's own
    word counts for the skills they rated, and the role's typical level for the rest. `education` and `years`
    (of related experience) are the person's; without them those typical of the start role are taken, and
    without a start role nothing is assumed to be there. `credentials` are held besides the start role's.
    """
    mine = skills or {}
    typical = start.skill_levels() if start else {}
    skill_gaps = tuple(
        _skill_gap(skill, level, Need.CORE if weight == CORE_WEIGHT else Need.HELPFUL, mine, typical)
        for skill, level, weight in asked_of(to)
    )
    requirements = (
        *_degree(start, to, education),
        *_licences(start, to, credentials),
        *_years(start, to, years),
    )
    profiles = _profiles(start, to)
    terms = (
        _levels_term(skill_gaps, Need.CORE, CORE_WEIGHT),
        _levels_term(skill_gaps, Need.HELPFUL, HELPFUL_WEIGHT),
        _requirement_term("study", RequirementKind.DEGREE, requirements, "years of study", STUDY_WEIGHT),
        _requirement_term("licences", RequirementKind.LICENCE, requirements, "credentials", LICENCE_WEIGHT),
        _requirement_term("experience", RequirementKind.YEARS, requirements, "years", EXPERIENCE_WEIGHT),
        *(
            Term(scale, sum(abs(a - b) for _, b, a in rows) / len(rows) if rows else 0.0, unit, weight)
            for (scale, rows), (unit, weight) in zip(profiles.items(), _PROFILE_UNITS, strict=True)
        ),
    )
    changes = [
        Change(scale, name, before, after)
        for scale, rows in profiles.items()
        for name, before, after in rows
        if abs(after - before) >= NOTICEABLE[scale]
    ]
    changes.sort(key=lambda change: -abs(change.after - change.before) / NOTICEABLE[change.scale])
    return Gap(
        start=start.slug if start else None,
        start_title=start.title if start else None,
        to=to.slug,
        to_title=to.title,
        skills=skill_gaps,
        requirements=requirements,
        changes=tuple(changes),
        terms=terms,
    )


Asked = tuple[tuple[str, int, float], ...]
"""Skills a role asks for as (skill id, level, weight), each skill once."""


def asked_of(to: RoleNode) -> Asked:
    """The skills of a role with their weights; one listed as core and as helpful counts as core."""
    core_ids = {skill for skill, _ in to.core}
    core = ((skill, level, CORE_WEIGHT) for skill, level in to.core)
    helpful = ((skill, level, HELPFUL_WEIGHT) for skill, level in to.helpful if skill not in core_ids)
    return (*core, *helpful)


def effort(
    held: Mapping[str, int], education: Education, credentials: Iterable[str], to: RoleNode, asked: Asked
) -> float:
    """The effort of one move without building a `Gap`; for weighing many moves.

    `held` maps skill id to level, `education` and `credentials` are what is there, `asked` is
    `asked_of(to)`. Equals `Gap.effort` of a gap that starts from the same.
    """
    total = 0.0
    for skill, level, weight in asked:
        here = held.get(skill, 0)
        if here < level:
            total += (level - here) * weight
    study = STUDY_YEARS[to.education] - STUDY_YEARS[education]
    if study > 0:
        total += study * STUDY_WEIGHT
    if to.credentials:
        total += LICENCE_WEIGHT * len(credentials_missing(to, credentials))
    return total


def credentials_missing(to: RoleNode, held: Iterable[str]) -> tuple[str, ...]:
    """Required credentials of `to` that are not among the names held; case and punctuation do not matter."""
    plain = {_plain(name) for name in held}
    return tuple(name for name in to.credentials if _plain(name) not in plain)


_PROFILE_UNITS = (
    ("mean change of 1-7", INTERESTS_WEIGHT),
    ("mean change of 1-7", VALUES_WEIGHT),
    ("mean change of 1-5", CONDITIONS_WEIGHT),
)


def _skill_gap(skill: str, level: int, need: Need, mine: Mapping[str, int], typical: Mapping[str, int]) -> SkillGap:
    if skill in mine:
        return SkillGap(skill, need, level, mine[skill], HeldFrom.YOU if mine[skill] else HeldFrom.NOBODY)
    if skill in typical:
        return SkillGap(skill, need, level, typical[skill], HeldFrom.ROLE)
    return SkillGap(skill, need, level, 0, HeldFrom.NOBODY)


def _degree(start: RoleNode | None, to: RoleNode, education: Education | None) -> Iterable[RequirementGap]:
    here = education or (start.education if start else Education.NONE)
    ahead = STUDY_YEARS[to.education] - STUDY_YEARS[here]
    if ahead > 0:
        words = f"{_article(to.education.label)}, about {_years_words(ahead)} of full-time study"
        yield RequirementGap(RequirementKind.DEGREE, to.education.label, ahead, words)


def _licences(start: RoleNode | None, to: RoleNode, credentials: Iterable[str] | None) -> Iterable[RequirementGap]:
    held = (*(start.credentials if start else ()), *(credentials or ()))
    for name in credentials_missing(to, held):
        yield RequirementGap(RequirementKind.LICENCE, name, 1, f"{name} (required)")


def _years(start: RoleNode | None, to: RoleNode, years: float | None) -> Iterable[RequirementGap]:
    # Like for like: the low end asked for there against the low end asked for here is the time that
    # usually passes between starting the one job and starting the other.
    here = years if years is not None else (start.years[0] if start else 0)
    ahead = to.years[0] - here
    if ahead > 0:
        words = f"about {_years_words(ahead)} more of related experience ({to.years[0]} or more are usual)"
        yield RequirementGap(RequirementKind.YEARS, "related experience", ahead, words)


def _profiles(start: RoleNode | None, to: RoleNode) -> dict[str, list[tuple[str, float, float]]]:
    if start is None:
        return {"interests": [], "values": [], "conditions": []}
    return {
        "interests": list(zip(INTEREST_NAMES, start.interests, to.interests, strict=True)),
        "values": list(zip(VALUE_NAMES, start.values, to.values, strict=True)),
        "conditions": list(zip(CONDITION_NAMES, start.conditions, to.conditions, strict=True)),
    }


def _levels_term(skills: tuple[SkillGap, ...], need: Need, weight: float) -> Term:
    return Term(f"{need.value} skills", sum(s.levels for s in skills if s.need is need), "levels", weight)


def _requirement_term(
    name: str, kind: RequirementKind, requirements: tuple[RequirementGap, ...], unit: str, weight: float
) -> Term:
    return Term(name, sum(r.amount for r in requirements if r.kind is kind), unit, weight)


def _plain(name: str) -> str:
    """A name without case and punctuation: two files may write one credential slightly differently."""
    return "".join(character for character in name.casefold() if character.isalnum())


def _article(words: str) -> str:
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def _years_words(years: float) -> str:
    return "1 year" if years == 1 else f"{years:g} years"
