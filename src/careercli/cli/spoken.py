"""Values of options as people write them: `bachelors`, `junior`, `$80,000`, `18 months`, `low`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from careercli.catalog.role import Education, Level, StartRoute
from careercli.errors import UsageError

T = TypeVar("T")

LEVELS = {
    **{level.value: level for level in Level}, "junior": Level.ENTRY, "jr": Level.ENTRY,
    "beginner": Level.ENTRY, "starter": Level.ENTRY, "trainee": Level.ENTRY, "intermediate": Level.MID,
    "middle": Level.MID, "midlevel": Level.MID, "sr": Level.SENIOR, "experienced": Level.SENIOR,
    "principal": Level.LEAD, "staff": Level.LEAD, "manager": Level.LEAD, "supervisor": Level.LEAD,
    "exec": Level.EXECUTIVE, "chief": Level.EXECUTIVE, "c": Level.EXECUTIVE, "director": Level.EXECUTIVE,
}  # fmt: skip

EDUCATION = {
    **{education.value: education for education in Education}, "no": Education.NONE, "nothing": Education.NONE,
    "high school": Education.SECONDARY, "hs": Education.SECONDARY, "highschool": Education.SECONDARY,
    "diploma": Education.SECONDARY, "ged": Education.SECONDARY, "trade school": Education.CERTIFICATE,
    "vocational": Education.CERTIFICATE, "apprentice": Education.APPRENTICESHIP,
    "associates": Education.ASSOCIATE, "community college": Education.ASSOCIATE, "aa": Education.ASSOCIATE,
    "as": Education.ASSOCIATE, "aas": Education.ASSOCIATE, "bachelors": Education.BACHELOR,
    "ba": Education.BACHELOR, "bs": Education.BACHELOR, "bsc": Education.BACHELOR,
    "college": Education.BACHELOR, "degree": Education.BACHELOR, "university": Education.BACHELOR,
    "masters": Education.MASTER, "ma": Education.MASTER, "ms": Education.MASTER, "msc": Education.MASTER,
    "mba": Education.MASTER, "phd": Education.DOCTORATE, "doctor": Education.DOCTORATE,
    "doctoral": Education.DOCTORATE, "jd": Education.PROFESSIONAL, "md": Education.PROFESSIONAL,
}  # fmt: skip

ROUTES = {
    **{route.value: route for route in StartRoute}, "straight": StartRoute.STRAIGHT_IN,
    "now": StartRoute.STRAIGHT_IN, "no training": StartRoute.STRAIGHT_IN, "training": StartRoute.ON_THE_JOB,
    "ojt": StartRoute.ON_THE_JOB, "on the job training": StartRoute.ON_THE_JOB,
    "apprentice": StartRoute.APPRENTICESHIP, "certificates": StartRoute.CERTIFICATE,
    "college": StartRoute.DEGREE, "license": StartRoute.DEGREE_AND_LICENCE,
    "licence": StartRoute.DEGREE_AND_LICENCE, "degree and license": StartRoute.DEGREE_AND_LICENCE,
    "experience": StartRoute.FROM_ANOTHER_JOB, "another job": StartRoute.FROM_ANOTHER_JOB,
}  # fmt: skip

STEPS = {"low": (1, 2), "medium": (3, 3), "middle": (3, 3), "high": (4, 5), "little": (1, 2), "much": (4, 5)}
"""What a condition from 1 to 5 is asked to be, as (least, most)."""


def understood(option: str, typed: str, known: Mapping[str, T], offered: Sequence[str]) -> T:
    """What a person means by a value of an option.

    Case, hyphens, a possessive and `level` or `degree` behind it do not matter. Raises UsageError that names the
    nearest of the values `offered`.
    """
    from careercli.catalog.names import fold
    from careercli.catalog.problems import did_you_mean

    folded = {fold(name): meaning for name, meaning in known.items()}
    text = fold(typed.replace("’", "").replace("'", "").replace(".", ""))
    for form in (text, text.removesuffix(" level"), text.removesuffix(" degree"), text.removesuffix("s")):
        if form in folded:
            return folded[form]
    hint = f"{option} takes {', '.join(offered)}"
    raise UsageError(f"{option} cannot be {typed!r}{did_you_mean(text, folded)}", hint=hint)


def step(option: str, typed: str) -> tuple[int, int]:
    """The (least, most) of a condition asked for: `low`, `medium`, `high`, or a number from 1 to 5."""
    if typed.strip() in {"1", "2", "3", "4", "5"}:
        return int(typed), int(typed)
    return understood(option, typed, STEPS, ("low", "medium", "high", "1 to 5"))


def months(typed: str) -> int:
    """A length of time in months: `18`, `18 months`, `2 years`, `1.5y`. Raises UsageError for anything else."""
    import re

    match = re.fullmatch(r"\s*(\d{1,3}(?:\.\d)?)\s*(m|months?|y|yrs?|years?)?\s*", typed.casefold())
    if match is None:
        raise UsageError(f"{typed!r} is no length of time", hint="such as 18, `18 months` or `2 years`")
    return round(float(match[1]) * (12 if (match[2] or "m")[0] == "y" else 1))
