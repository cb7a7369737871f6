"""A small world for the fit tests: the real questions, roles made up on the spot."""

from __future__ import annotations

from pathlib import Path

from careercli.catalog.role import (
    CategoryLink,
    CategoryMatch,
    Conditions,
    CoreSkill,
    Credential,
    CredentialNeed,
    Education,
    EducationNeed,
    ExperienceNeed,
    Fit,
    Interests,
    Level,
    Question,
    QuestionKind,
    Requirements,
    Role,
    Skills,
    Statement,
    Variation,
    WorkValues,
)
from careercli.fit.bank_files import load_statistics
from careercli.fit.profile import RoleProfile
from careercli.fit.riasec import LETTERS

BANK_FOLDER = Path(__file__).parents[2] / "data" / "fit"
STATISTICS = load_statistics(BANK_FOLDER / "statistics.json")


def _interests(top: str) -> tuple[float, ...]:
    z = [1.5 if letter == top[0] else 0.8 if letter in top else -0.7 for letter in LETTERS]
    spread = zip(z, STATISTICS.interest_mean, STATISTICS.interest_sd, strict=True)
    return tuple(round(min(7.0, max(1.0, mean + score * sd)), 2) for score, mean, sd in spread)


def make_profile(slug: str, top: str, track: str = "", **other: object) -> RoleProfile:
    """A role far above most occupations on the first letter of `top`, above on its others and below elsewhere."""
    given: dict[str, object] = {
        "slug": slug,
        "title": slug.replace("-", " ").title(),
        "track": track or f"track-{top[0].lower()}",
        "level": Level.MID,
        "soc": "11-1011",
        "interests": _interests(top),
        "values": (5.0, 4.0, 3.0, 5.0, 4.0, 4.0),
        "conditions": Conditions(3, 3, 3, 2, 1, 2, 2, 3, 3, 3),
        "education": Education.BACHELOR,
        "years": 1,
        "median_pay": 60_000,
    }
    return RoleProfile(**{**given, **other})  # type: ignore[arg-type]


def make_role() -> Role:
    """A whole role page, as short as the schema's shape allows."""
    return Role(
        slug="night-baker",
        track="hospitality",
        title="Night Baker",
        aliases=("Baker", "Bread Baker"),
        level=Level.ENTRY,
        summary="You bake the bread that a town eats for breakfast.",
        category=CategoryLink("51-3011", CategoryMatch.EXACT, "The category is the role."),
        day_to_day=("The oven is lit at one.",),
        fit=Fit(
            "Early risers.",
            (
                Statement("You like to finish what you start.", "A batch left halfway is thrown away."),
                Statement("You notice small changes by touch.", "Dough tells you more than the clock does."),
            ),
            (
                Statement("You need your evenings.", "Bedtime is at five in the afternoon, also on Saturdays."),
                Statement(
                    "You get bored by doing one thing well.", "The same eight loaves come round every night."
                ),
            ),
            "The shop sells out by ten.",
        ),
        interests=Interests(6.5, 2.0, 3.0, 1.5, 2.5, 4.0),
        values=WorkValues(4, 3, 2, 3, 4, 3),
        conditions=Conditions(2, 4, 4, 5, 1, 1, 5, 1, 1, 2),
        varies=(Variation("Size of the shop", "Alone you do it all; in a plant you tend one machine."),),
        skills=Skills(
            (
                CoreSkill("dough", 4, "judging when dough has risen enough to be shaped"),
                CoreSkill("ovens", 3, "loading ovens without losing heat"),
            ),
            (),
            (),
        ),
        requirements=Requirements(
            EducationNeed(Education.NONE, "Nobody asks."),
            ExperienceNeed((0, 2), "A trial night is usual."),
            (Credential("Food handler card", CredentialNeed.REQUIRED, "A day's course in most states."),),
            (),
        ),
        advancement=(),
        lateral=(),
        interview=(
            Question(
                "What time do you go to bed on a Saturday?",
                QuestionKind.MOTIVATION,
                "whether evenings given up on Saturdays are understood",
                "has lived with bedtime in the afternoon",
                "has not thought about evenings",
            ),
            Question(
                "This dough has risen for an hour in a cold kitchen. What now?",
                QuestionKind.TECHNICAL,
                "judging dough by feel when it has not risen enough",
                "waits, and says how the dough should feel when shaped",
                "names a time",
            ),
        ),
        related=(),
        reviewed="2026-11",
    )
