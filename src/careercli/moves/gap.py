"""How far apart two roles are: skills to raise or learn, requirements in the way, what would feel different.

The distance is plain arithmetic and every term of it is kept, so that a person can disagree with a weight:

    term                      amount                                          points each
    core skills               part of the levels asked for that is missing    30
    helpful skills            part of the levels asked for that is missing    6
    study                     years of full-time study still ahead            3
    apprenticeship            years of paid training still ahead              1
    licences                  required credentials not held                   3
    experience                years asked for beyond those there              0.5
    interests                 mean absolute change on the 1-7 scale           4
    values                    mean absolute change on the 1-7 scale           0.5
    conditions                mean absolute change on the 1-5 scale           1

A role asks for about thirty levels of core skill in all, so a point is about one such level. Parts are counted and
not levels, since one editor names six core skills and another ten for the same amount of work. What counts as
missing, and how a skill of the same family counts half, is in `skills`. Interests weigh as much as they do because
they say what kind of work it is: over the bundled roles they tell a described move from two roles drawn at random
as surely as the skills do. All weights are this project's own judgment, not a published scale.

Skills, study, apprenticeship and licences together are called the effort; routes are ranked by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from careercli.catalog.role import Education, StartRoute
from careercli.moves.graph import CONDITION_NAMES, INTEREST_NAMES, VALUE_NAMES, Move, RoleNode
from careercli.moves.skills import (
    Asked,
    Families,
    HeldFrom,
    Need,
    SkillGap,
    Standing,
    asked_of,
    near_skills,
    shares_missing,
)
from careercli.moves.verdict import Verdict

CORE_WEIGHT = 30.0
HELPFUL_WEIGHT = 6.0
STUDY_WEIGHT = 3.0
APPRENTICESHIP_WEIGHT = 1.0
LICENCE_WEIGHT = 3.0
EXPERIENCE_WEIGHT = 0.5
INTERESTS_WEIGHT = 4.0
VALUES_WEIGHT = 0.5
CONDITIONS_WEIGHT = 1.0

# Usual full-time lengths of study in the United States, counted from the end of high school. No credential
# and a diploma both stand at zero: few adults go back to school for the diploma alone. Doctorate and
# professional degree stand level, as in Education.rank: neither is a step on the way to the other. An
# apprenticeship asks for no more school than a diploma; its own years are counted apart, since they are paid.
STUDY_YEARS: Mapping[Education, int] = {
    Education.NONE: 0,
    Education.SECONDARY: 0,
    Education.APPRENTICESHIP: 0,
    Education.CERTIFICATE: 1,
    Education.ASSOCIATE: 2,
    Education.BACHELOR: 4,
    Education.MASTER: 6,
    Education.DOCTORATE: 8,
    Education.PROFESSIONAL: 8,
}

APPRENTICESHIP_YEARS = 4.0
"""Usual length of an apprenticeship in the building trades, where a page does not tell its own."""

NOTICEABLE = {"interests": 1.5, "values": 1.5, "conditions": 2.0}
"""A change of at least this many scale points is worth a word."""


class RequirementKind(StrEnum):
    """What sort of thing stands in the way."""

    DEGREE = "degree"
    APPRENTICESHIP = "apprenticeship"
    LICENCE = "licence"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class RequirementGap:
    """One requirement in the way: `amount` in years, or 1 for a licence; `words` are shown."""

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
    first, in the order of the role. `changes` are the noticeable ones, largest first. `move` is the step from one
    to the other where a role file tells it.
    """

    start: str | None
    start_title: str | None
    to: str
    to_title: str
    skills: tuple[SkillGap, ...]
    requirements: tuple[RequirementGap, ...]
    changes: tuple[Change, ...]
    terms: tuple[Term, ...]
    move: Move | None = None

    @property
    def distance(self) -> float:
        """Sum of all contributions, in points; 30 are a role whose core skills are all new."""
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
    def studies(self) -> float:
        """Years of full-time study still ahead."""
        return sum(need.amount for need in self.requirements if need.kind is RequirementKind.DEGREE)

    @property
    def verdict(self) -> Verdict:
        """How far apart in a word or two."""
        return Verdict.given(self.distance, told=self.move is not None, study=self.studies)

    def standing(self, standing: Standing, need: Need | None = None) -> tuple[SkillGap, ...]:
        """The skills of one standing, of one need or of both."""
        return tuple(s for s in self.skills if s.standing is standing and (need is None or s.need is need))

    @property
    def core_words(self) -> str:
        """How the core skills stand: `of 8 core skills 3 are there, 2 to raise, 1 near, 2 new`."""
        core = sum(1 for skill in self.skills if skill.need is Need.CORE)
        there, *others = (len(self.standing(standing, Need.CORE)) for standing in Standing)
        parts = [f"of {core} core skills {there or 'none'} {'are' if there > 1 else 'is'} there"]
        parts += [
            f"{count} {word}" for count, word in zip(others, ("to raise", "near", "new"), strict=True) if count
        ]
        return ", ".join(parts)

    @property
    def summary(self) -> str:
        """The verdict as a sentence or two with its main grounds."""
        sentence = f"{self.verdict.value.capitalize()}: {self.core_words}."
        if self.requirements:
            sentence += f" In the way: {'; '.join(requirement.words for requirement in self.requirements)}."
        return sentence


_SKILL_TERMS = frozenset({"core skills", "helpful skills"})
_EFFORT_TERMS = _SKILL_TERMS | {"study", "apprenticeship", "licences"}


def gap(
    start: RoleNode | None,
    to: RoleNode,
    *,
    skills: Mapping[str, int] | None = None,
    education: Education | None = None,
    years: float | None = None,
    credentials: Iterable[str] | None = None,
    families: Families | None = None,
    move: Move | None = None,
) -> Gap:
    """What lies between `start` and `to`.

    Give the role one comes from, a person's own `skills` (id to level 1-5), or both: then a person's own
    word counts for the skills they rated, and the role's typical level for the rest. `education` and `years`
    (of related experience) are the person's; without them those typical of the start role are taken, and
    without a start role nothing is assumed to be there. `credentials` are held besides the start role's.
    `families` maps skill id to its group, for what is near; `move` is this step where a role file tells it.
    """
    mine = skills or {}
    typical = start.skill_levels() if start else {}
    training = tuple(_apprenticeship(start, to))
    requirements = (
        *_degree(start, to, education),
        *training,
        *_licences(start, to, credentials),
        *(() if training else _years(start, to, years)),  # an apprenticeship is the experience asked for
    )
    profiles = _profiles(start, to)
    asked, held = asked_of(to), {**typical, **mine}
    core, helpful = shares_missing(held, asked, families or {})
    terms = (
        Term("core skills", core, _SHARE, CORE_WEIGHT),
        Term("helpful skills", helpful, _SHARE, HELPFUL_WEIGHT),
        _requirement_term("study", RequirementKind.DEGREE, requirements, "years of study", STUDY_WEIGHT),
        _requirement_term(
            "apprenticeship",
            RequirementKind.APPRENTICESHIP,
            requirements,
            "years of paid training",
            APPRENTICESHIP_WEIGHT,
        ),
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
        skills=tuple(_skill_gaps(held, mine, asked, near_skills(held, asked, families or {}))),
        requirements=requirements,
        changes=tuple(changes),
        terms=terms,
        move=move,
    )


def effort(
    held: Mapping[str, int],
    education: Education,
    credentials: Iterable[str],
    to: RoleNode,
    asked: Asked,
    families: Families,
    *,
    trained: bool = False,
) -> float:
    """The effort of one move without building a `Gap`; for weighing many moves.

    `held` maps skill id to level, `education` and `credentials` are what is there, `trained`
    tells whether one has learned the trade in an apprenticeship (`trained_for`), `asked` is `asked_of(to)`. Equals
    `Gap.effort` of a gap that starts from the same.
    """
    core, helpful = shares_missing(held, asked, families)
    total = core * CORE_WEIGHT + helpful * HELPFUL_WEIGHT
    study = _study_years(education, to)
    if study > 0:
        total += study * STUDY_WEIGHT
    if to.education is Education.APPRENTICESHIP and not trained:
        total += APPRENTICESHIP_WEIGHT * _apprenticeship_years(to)
    if to.credentials:
        total += LICENCE_WEIGHT * len(credentials_missing(to, credentials))
    return total


def credentials_missing(to: RoleNode, held: Iterable[str]) -> tuple[str, ...]:
    """Required credentials of `to` that are not among the names held; case and punctuation do not matter."""
    plain = {_plain(name) for name in held}
    return tuple(name for name in to.credentials if _plain(name) not in plain)


_SHARE = "part of the levels asked for that is missing"
_PROFILE_UNITS = (
    ("mean change of 1-7", INTERESTS_WEIGHT),
    ("mean change of 1-7", VALUES_WEIGHT),
    ("mean change of 1-5", CONDITIONS_WEIGHT),
)


def _skill_gaps(
    held: Mapping[str, int], mine: Mapping[str, int], asked: Asked, near: Mapping[str, str]
) -> Iterable[SkillGap]:
    for need, skills in ((Need.CORE, asked.core), (Need.HELPFUL, asked.helpful)):
        for skill, level in skills:
            here, other = held.get(skill, 0), near.get(skill)
            by = HeldFrom.NOBODY if not here else HeldFrom.YOU if skill in mine else HeldFrom.ROLE
            yield SkillGap(skill, need, level, here, by, other, held[other] if other else 0)


def _degree(start: RoleNode | None, to: RoleNode, education: Education | None) -> Iterable[RequirementGap]:
    here = education or (start.education if start else Education.NONE)
    ahead = _study_years(here, to)
    if ahead > 0:
        length = _years_words(ahead) if ahead >= 1 else _months_words(ahead)
        words = f"{_article(to.education.label)}, about {length} of full-time study{_terms_of(to)}"
        yield RequirementGap(RequirementKind.DEGREE, to.education.label, ahead, words)


def _study_years(here: Education, to: RoleNode) -> float:
    """Years of study ahead: of a certificate those its page tells where they are fewer, since courses differ."""
    ahead = STUDY_YEARS[to.education] - STUDY_YEARS[here]
    if (
        ahead > 0
        and to.education is Education.CERTIFICATE
        and to.start
        and to.start.route is StartRoute.CERTIFICATE
    ):
        return min(ahead, sum(to.start.months) / 24)
    return ahead


def _terms_of(to: RoleNode) -> str:
    """Whether the study for a role is paid and what it costs, where its page tells a way in by study."""
    way = to.start
    if way is None or way.route not in _BY_STUDY:
        return ""
    low, high = way.cost
    cost = f", {f'${low:,} to ' if low else 'up to '}${high:,} in tuition and fees" if high else ""
    return {"fully": ", with pay", "partly": ", partly paid", "no-pay": " without pay"}[way.paid.value] + cost


_BY_STUDY = (StartRoute.CERTIFICATE, StartRoute.DEGREE, StartRoute.DEGREE_AND_LICENCE)


def _apprenticeship(start: RoleNode | None, to: RoleNode) -> Iterable[RequirementGap]:
    """The years of training with pay that a trade asks of everybody who has not learned one."""
    if to.education is Education.APPRENTICESHIP and not trained_for(start, to):
        years = _apprenticeship_years(to)
        words = f"an apprenticeship, about {_years_words(years)} with pay"
        yield RequirementGap(RequirementKind.APPRENTICESHIP, "apprenticeship", years, words)


def trained_for(start: RoleNode | None, to: RoleNode) -> bool:
    """Whether the apprenticeship behind `start` serves for `to` as well: where both are of one category, or `to` is
    not itself begun as an apprentice. Another trade's apprenticeship begins at its first year.
    """
    if start is None or start.education is not Education.APPRENTICESHIP:
        return False
    return start.soc == to.soc or to.start is None or to.start.route is not StartRoute.APPRENTICESHIP


def _apprenticeship_years(to: RoleNode) -> float:
    """Years to the end of the apprenticeship: the middle of what the page tells, to half a year."""
    if to.start is None or to.start.route is not StartRoute.APPRENTICESHIP:
        return APPRENTICESHIP_YEARS
    return round(sum(to.start.months) / 12) / 2


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


def _months_words(years: float) -> str:
    months = max(1, round(years * 12))
    return "1 month" if months == 1 else f"{months} months"
