"""Small made-up roles, so that tests of moves do not depend on the real role files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from careercli.catalog.role import (
    Advancement,
    CategoryLink,
    CategoryMatch,
    Conditions,
    CoreSkill,
    Credential,
    CredentialNeed,
    Education,
    EducationNeed,
    EntryRoute,
    ExperienceNeed,
    Fit,
    HelpfulSkill,
    Interests,
    Lateral,
    Level,
    Question,
    QuestionKind,
    Requirements,
    Role,
    Skills,
    Variation,
    WorkValues,
)

FLAT = (4.0, 4.0, 4.0, 4.0, 4.0, 4.0)


def make_role(
    slug: str,
    *,
    track: str = "bakery",
    level: Level = Level.ENTRY,
    soc: str = "51-3011",
    core: Mapping[str, int] | None = None,
    helpful: Mapping[str, int] | None = None,
    up: Iterable[str] = (),
    across: Iterable[str] = (),
    education: Education = Education.SECONDARY,
    years: tuple[int, int] = (0, 2),
    licences: Iterable[str] = (),
    interests: tuple[float, ...] = FLAT,
    values: tuple[float, ...] = FLAT,
    conditions: tuple[int, ...] = (3,) * 10,
    interview: tuple[Question, ...] = (),
) -> Role:
    title = slug.replace("-", " ").title()
    return Role(
        slug=slug,
        track=track,
        title=title,
        aliases=(),
        level=level,
        summary=f"What a {title} does.",
        category=CategoryLink(soc, CategoryMatch.CLOSE, "Much like it."),
        day_to_day=("A day.",),
        fit=Fit("People who rise early.", (), (), "Regulars ask for you."),
        interests=Interests(*interests),
        values=WorkValues(*values),
        conditions=Conditions(*conditions),
        varies=(Variation("Shop size", "In a small shop you do it all."),),
        skills=Skills(
            tuple(CoreSkill(skill, n, f"{skill} holds the day together.") for skill, n in (core or {}).items()),
            tuple(HelpfulSkill(skill, n) for skill, n in (helpful or {}).items()),
            ("Oven",),
        ),
        requirements=Requirements(
            EducationNeed(education, "Ask two employers."),
            ExperienceNeed(years, "In a kitchen."),
            tuple(Credential(name, CredentialNeed.REQUIRED, "By exam.") for name in licences),
            (EntryRoute("a kitchen job", f"Ask for a trial shift as a {title}."),),
        ),
        advancement=tuple(Advancement(to, None, (2, 4), f"From doing to deciding, as {to}.") for to in up),
        lateral=tuple(
            Lateral(to, None, f"Your hands carry over to {to}.", "The recipes are new.") for to in across
        ),
        interview=interview,
        related=(),
        reviewed="2026-11",
    )


def make_question(ask: str, kind: QuestionKind = QuestionKind.TECHNICAL) -> Question:
    return Question(ask, kind, "Whether you have done it.", "Numbers and a reason.", "Only big words.")


def bakery() -> list[Role]:
    """Ten roles: a ladder, a detour, a licensed branch, and one that nothing leads to."""
    return [
        make_role("baker", core={"kneading": 2, "timing": 2}, up=["head-baker"], across=["pastry-cook"]),
        make_role(
            "pastry-cook",
            core={"kneading": 2, "timing": 3, "sugar-work": 2},
            soc="35-2014",
            across=["baker"],
            up=["head-baker"],
        ),
        make_role(
            "head-baker",
            level=Level.SENIOR,
            core={"kneading": 4, "timing": 4, "leading": 3},
            years=(3, 6),
            soc="51-1011",
            up=["bakery-owner"],
            across=["food-inspector"],
        ),
        make_role(
            "bakery-owner",
            level=Level.EXECUTIVE,
            core={"leading": 4, "bookkeeping": 4},
            helpful={"timing": 3},
            years=(6, 12),
            soc="11-9051",
            across=["food-inspector"],
        ),
        make_role(
            "food-inspector",
            track="health-safety",
            level=Level.MID,
            core={"hygiene-law": 4, "writing": 3},
            education=Education.BACHELOR,
            years=(2, 4),
            licences=["Food Safety License"],
            soc="29-9011",
            across=["head-baker"],
        ),
    ]
