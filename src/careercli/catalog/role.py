"""The role: one job as the market names it, and everything a role page says about it.

A reader can learn the domain from this module alone. Every class is a frozen value; the YAML shape of a
role file (docs/authoring.md) is exactly the shape of `Role`, with the track and the slug taken from the
file's folder and name. Nothing here reads files, checks input or knows a screen.
"""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from careercli.values import value


class Level(StrEnum):
    """How senior a role is, lowest first."""

    ENTRY = "entry"
    MID = "mid"
    SENIOR = "senior"
    LEAD = "lead"
    EXECUTIVE = "executive"

    @property
    def rank(self) -> int:
        """Position on the ladder, 0 (entry) to 4 (executive)."""
        return list(Level).index(self)


class Education(StrEnum):
    """Typical education at entry, lowest first."""

    NONE = "none"
    SECONDARY = "secondary"
    CERTIFICATE = "certificate"
    ASSOCIATE = "associate"
    BACHELOR = "bachelor"
    MASTER = "master"
    DOCTORATE = "doctorate"
    PROFESSIONAL = "professional"

    @property
    def rank(self) -> int:
        """Years-of-study order: doctorate and professional degree share the top, 6."""
        return min(list(Education).index(self), 6)

    @property
    def label(self) -> str:
        """The words shown to a person."""
        return _EDUCATION_LABELS[self]


_EDUCATION_LABELS = {
    Education.NONE: "no formal credential",
    Education.SECONDARY: "high school diploma",
    Education.CERTIFICATE: "postsecondary certificate",
    Education.ASSOCIATE: "associate degree",
    Education.BACHELOR: "bachelor's degree",
    Education.MASTER: "master's degree",
    Education.DOCTORATE: "doctorate",
    Education.PROFESSIONAL: "professional degree",
}


class CategoryMatch(StrEnum):
    """How well the official category's figures describe the role."""

    EXACT = "exact"
    CLOSE = "close"
    BROADER = "broader"


class CredentialNeed(StrEnum):
    """How much a licence, exam or certificate matters."""

    REQUIRED = "required"
    PREFERRED = "preferred"
    OPTIONAL = "optional"


class QuestionKind(StrEnum):
    """What sort of interview question it is."""

    TECHNICAL = "technical"
    CASE = "case"
    BEHAVIOURAL = "behavioural"
    SITUATIONAL = "situational"
    MOTIVATION = "motivation"


@value
class CategoryLink:
    """The official occupation (SOC 2018 code) whose figures a role borrows, and how wide it is."""

    soc: str
    match: CategoryMatch
    note: str
    neighbours: tuple[str, ...] = ()


@value
class Statement:
    """Something a person can answer about themself, with the reason from the work."""

    sign: str
    because: str


@value
class Fit:
    """Who the role suits, who it strains, and the sign of having got it right."""

    thrives: str
    suits: tuple[Statement, ...]
    strains: tuple[Statement, ...]
    earned: str


@value
class Interests:
    """RIASEC interest profile of the work, each 1 (hardly) to 7 (at its heart); Holland's six types."""

    realistic: float
    investigative: float
    artistic: float
    social: float
    enterprising: float
    conventional: float


@value
class WorkValues:
    """What the work gives people who care about it, each 1 to 7; O*NET's six work values."""

    achievement: float
    independence: float
    recognition: float
    relationships: float
    support: float
    conditions: float


@value
class Conditions:
    """What the days are like, each 1 (little) to 5 (much).

    people: contact with others; pace: time pressure; structure: set procedures; physical: bodily effort;
    outdoors; travel; irregular_hours: nights, weekends, on call; remote: can be done from home;
    writing: reading and writing; stakes: harm or cost of a mistake.
    """

    people: int
    pace: int
    structure: int
    physical: int
    outdoors: int
    travel: int
    irregular_hours: int
    remote: int
    writing: int
    stakes: int


@value
class Variation:
    """One thing that changes the job from one employer to the next."""

    by: str
    how: str


@value
class CoreSkill:
    """A skill the work stands on: id in data/skills.yaml, level 1 (aware) to 5 (known for it)."""

    skill: str
    level: int
    why: str


@value
class HelpfulSkill:
    """A skill that helps but can be learned on the job; level 1 to 5."""

    skill: str
    level: int


@value
class Skills:
    """What is really used."""

    core: tuple[CoreSkill, ...]
    helpful: tuple[HelpfulSkill, ...]
    tools: tuple[str, ...]


@value
class EducationNeed:
    """Typical education at entry and what employers make of it."""

    typical: Education
    note: str


@value
class ExperienceNeed:
    """Years of related experience usually asked for, as (low, high)."""

    years: tuple[int, int]
    note: str


@value
class Credential:
    """A licence, exam or certificate by its right name."""

    name: str
    need: CredentialNeed
    note: str


@value
class EntryRoute:
    """One real way in: where people come from, and how they cross over."""

    source: str = field(metadata={"key": "from"})  # `from` in YAML and JSON; a reserved word in Python
    how: str


@value
class Requirements:
    """What is legally or practically needed to start."""

    education: EducationNeed
    experience: ExperienceNeed
    credentials: tuple[Credential, ...]
    entry_routes: tuple[EntryRoute, ...]


@value
class Advancement:
    """A step up, years as (low, high). Exactly one of `to` (the slug of a role) and `title` is set."""

    to: str | None
    title: str | None
    years: tuple[int, int]
    shift: str


@value
class Lateral:
    """A step sideways. Exactly one of `to` (slug of a role with a page) and `title` is set."""

    to: str | None
    title: str | None
    carries: str
    gap: str


@value
class Question:
    """An interview question as it is really asked, and what stands behind it."""

    ask: str
    kind: QuestionKind
    probes: str
    strong: str
    weak: str


@value
class Role:
    """One role page: the whole of one YAML file, plus its track and slug."""

    slug: str
    track: str
    title: str
    aliases: tuple[str, ...]
    level: Level
    summary: str
    category: CategoryLink
    day_to_day: tuple[str, ...]
    fit: Fit
    interests: Interests
    values: WorkValues
    conditions: Conditions
    varies: tuple[Variation, ...]
    skills: Skills
    requirements: Requirements
    advancement: tuple[Advancement, ...]
    lateral: tuple[Lateral, ...]
    interview: tuple[Question, ...]
    related: tuple[str, ...]
    reviewed: str


@value
class Track:
    """A family of roles; `description` is one line."""

    slug: str
    name: str
    description: str


@value
class Skill:
    """One entry of the skill vocabulary; `definition` is one line."""

    id: str
    name: str
    group: str
    aliases: tuple[str, ...]
    definition: str
