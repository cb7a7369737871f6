"""The shape of a role file as a pydantic model: what `catalog check` tests first and what editors are given.

Loaded only while files are checked. Lengths in words are EDITORIAL rules: a list of them stands in
`WORDS` so that the check, the scaffold and the JSON Schema speak of the same numbers.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from careercli.catalog.role import CategoryMatch, CredentialNeed, Education, Level, QuestionKind

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
SOC_PATTERN = r"^[0-9]{2}-[0-9]{4}$"
LINE_PATTERN = r"^[^\t\n]*$"
"""What lists show in a row of their own, separated by tabs: a name holds neither a line break nor a tab."""

WORDS: dict[str, tuple[int, int]] = {
    "summary": (40, 90),
    "category.note": (10, 70),
    "fit.thrives": (40, 130),
    "fit.earned": (12, 60),
    "fit.suits[].sign": (5, 35),
    "fit.suits[].because": (6, 45),
    "fit.strains[].sign": (5, 35),
    "fit.strains[].because": (6, 45),
    "varies[].by": (1, 6),
    "varies[].how": (12, 70),
    "skills.core[].why": (4, 30),
    "requirements.education.note": (8, 60),
    "requirements.experience.note": (6, 50),
    "requirements.credentials[].note": (5, 50),
    "requirements.entry_routes[].from": (2, 12),
    "requirements.entry_routes[].how": (8, 50),
    "advancement[].shift": (10, 50),
    "lateral[].carries": (6, 40),
    "lateral[].gap": (6, 40),
    "interview[].ask": (6, 50),
    "interview[].probes": (5, 40),
    "interview[].strong": (10, 60),
    "interview[].weak": (6, 45),
}
"""Fewest and most words of each prose field; `[]` stands for every item of a list."""

DAY_TO_DAY_WORDS = (200, 380)
"""Fewest and most words of all paragraphs of `day_to_day` together."""

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Line = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True, pattern=LINE_PATTERN)]
Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN)]
Soc = Annotated[str, StringConstraints(pattern=SOC_PATTERN)]
OneToSeven = Annotated[float, Field(ge=1, le=7)]
OneToFive = Annotated[int, Field(ge=1, le=5)]
Years = Annotated[list[Annotated[int, Field(ge=0, le=30)]], Field(min_length=2, max_length=2)]


class Part(BaseModel):
    """The base of every part: unknown keys are errors and nothing is converted silently."""

    model_config = ConfigDict(extra="forbid", strict=True)


class CategoryPart(Part):
    """The official category whose figures the role borrows."""

    soc: Soc = Field(description="SOC 2018 code, such as 11-2021")
    match: Literal["exact", "close", "broader"] = Field(description="How well its figures describe the role")
    note: Text = Field(description="What the figures include that this role is not; one or two sentences")
    neighbours: list[Soc] = Field(default=[], max_length=4, description="Other codes for such jobs")


class StatementPart(Part):
    """Something a person can answer about themself."""

    sign: Text = Field(description="A statement a person can honestly answer about themself")
    because: Text = Field(description="The reason from the work")


class FitPart(Part):
    """Who the role suits and strains."""

    thrives: Text = Field(description="One paragraph: who does well here, and how they tend to arrive")
    suits: list[StatementPart] = Field(min_length=4, max_length=6)
    strains: list[StatementPart] = Field(min_length=4, max_length=6)
    earned: Text = Field(description="The sign, visible to others, that you have got it right")


class InterestsPart(Part):
    """RIASEC profile of the work, 1 to 7."""

    realistic: OneToSeven
    investigative: OneToSeven
    artistic: OneToSeven
    social: OneToSeven
    enterprising: OneToSeven
    conventional: OneToSeven


class ValuesPart(Part):
    """What the work gives, 1 to 7."""

    achievement: OneToSeven
    independence: OneToSeven
    recognition: OneToSeven
    relationships: OneToSeven
    support: OneToSeven
    conditions: OneToSeven


class ConditionsPart(Part):
    """What the days are like, 1 (little) to 5 (much)."""

    people: OneToFive
    pace: OneToFive
    structure: OneToFive
    physical: OneToFive
    outdoors: OneToFive
    travel: OneToFive
    irregular_hours: OneToFive
    remote: OneToFive
    writing: OneToFive
    stakes: OneToFive


class VariationPart(Part):
    """One thing that changes the job from one employer to the next."""

    by: Line
    how: Text


class CoreSkillPart(Part):
    """A skill the work stands on."""

    skill: Slug
    level: OneToFive
    why: Text


class HelpfulSkillPart(Part):
    """A skill that helps."""

    skill: Slug
    level: OneToFive


class SkillsPart(Part):
    """What is really used."""

    core: list[CoreSkillPart] = Field(min_length=6, max_length=10)
    helpful: list[HelpfulSkillPart] = Field(min_length=3, max_length=8)
    tools: list[Line] = Field(min_length=3, max_length=10)


class EducationPart(Part):
    """Typical education at entry."""

    typical: Literal[
        "none", "secondary", "certificate", "associate", "bachelor", "master", "doctorate", "professional"
    ]
    note: Text


class ExperiencePart(Part):
    """Years of related experience usually asked for."""

    years: Years
    note: Text


class CredentialPart(Part):
    """A licence, exam or certificate."""

    name: Line
    need: Literal["required", "preferred", "optional"]
    note: Text


class EntryRoutePart(Part):
    """One real way in."""

    source: Line = Field(alias="from")
    how: Text


class RequirementsPart(Part):
    """What is legally or practically needed."""

    education: EducationPart
    experience: ExperiencePart
    credentials: list[CredentialPart] = Field(max_length=8)
    entry_routes: list[EntryRoutePart] = Field(min_length=2, max_length=5)


class MovePart(Part):
    """A step to another role: `to` where it has a page, else `title`."""

    to: Slug | None = Field(default=None, description="Slug of a role that has a page")
    title: Line | None = Field(default=None, description="Title of a role that has no page yet")

    @model_validator(mode="after")
    def _exactly_one_target(self) -> MovePart:
        if (self.to is None) == (self.title is None):
            raise ValueError("give exactly one of `to` (a slug) and `title` (where no page exists)")
        return self


class AdvancementPart(MovePart):
    """A step up."""

    years: Years
    shift: Text


class LateralPart(MovePart):
    """A step sideways."""

    carries: Text
    gap: Text


class QuestionPart(Part):
    """An interview question as it is really asked."""

    ask: Text
    kind: Literal["technical", "case", "behavioural", "situational", "motivation"]
    probes: Text
    strong: Text
    weak: Text


class RoleFile(Part):
    """One role: the whole content of data/roles/<track>/<slug>.yaml."""

    title: Line
    aliases: list[Line] = Field(min_length=2, max_length=12)
    level: Literal["entry", "mid", "senior", "lead", "executive"]
    summary: Text
    category: CategoryPart
    day_to_day: list[Text] = Field(min_length=3, max_length=5)
    fit: FitPart
    interests: InterestsPart
    values: ValuesPart
    conditions: ConditionsPart
    varies: list[VariationPart] = Field(min_length=4, max_length=7)
    skills: SkillsPart
    requirements: RequirementsPart
    advancement: list[AdvancementPart] = Field(min_length=1, max_length=5)
    lateral: list[LateralPart] = Field(min_length=3, max_length=6)
    interview: list[QuestionPart] = Field(min_length=6, max_length=10)
    related: list[Slug] = Field(min_length=3, max_length=8)
    reviewed: Annotated[str, StringConstraints(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$")]


class TrackEntry(Part):
    """One entry of data/tracks.yaml."""

    slug: Slug
    name: Line
    description: Line


class SkillEntry(Part):
    """One entry of data/skills.yaml."""

    id: Slug
    name: Line
    group: Slug
    aliases: list[Line] = []
    definition: Line


ENUMS: dict[str, tuple[str, ...]] = {
    "level": tuple(Level),
    "match": tuple(CategoryMatch),
    "typical": tuple(Education),
    "need": tuple(CredentialNeed),
    "kind": tuple(QuestionKind),
}
"""The closed vocabularies by key name, for suggesting the nearest word."""


def role_json_schema() -> dict[str, Any]:
    """The JSON Schema of a role file for editors, as a JSON-able mapping; generated, never edited."""
    schema = RoleFile.model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "careercli role"
    return schema
