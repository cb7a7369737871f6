"""Values as people write them: `bachelors`, `junior`, `$80,000`, `$20 an hour`, `18 months`, `low`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from careercli.catalog.role import Education, Level, StartRoute
from careercli.errors import UsageError
from careercli.values import value

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


HOURS_A_YEAR = 2_080
"""Forty hours a week, 52 weeks a year: what BLS multiplies hourly pay by."""

_HOURLY_BELOW = 200
"""A bare number below this is an hour's pay: nobody's year is paid so little."""


@value
class Pay:
    """Pay in US dollars a year; `hour`: what was said instead, in dollars an hour."""

    amount: int
    hour: float | None = None

    @property
    def reckoned(self) -> str:
        """How an hour's pay was counted, in words; empty for pay that was given by the year."""
        if self.hour is None:
            return ""
        hourly = f"{self.hour:,.0f}" if self.hour == int(self.hour) else f"{self.hour:,.2f}"
        return f"${hourly} an hour is about ${self.amount:,} a year ({HOURS_A_YEAR:,} hours)"


def pay(typed: str) -> Pay | None:
    """Pay as people say it: `60k`, `$60,000 a year`, `$20 an hour`, `19.50/h`; None for anything else.

    A bare number under 200 is an hour's pay.
    """
    import re

    from careercli.terminal.questions import read_number

    text = " ".join(typed.casefold().split())
    hour = re.fullmatch(
        r"(?:\$|usd)? ?(\d{1,3}(?:\.\d{1,2})?)(?: ?(?:\$|usd|dollars?|bucks))?"
        r"( ?(?:/|an?|per|the)? ?(?:hours?|hourly|hrs?|h))?",
        text,
    )
    if hour is not None and (hour[2] or 0 < float(hour[1]) < _HOURLY_BELOW):
        return Pay(round(float(hour[1]) * HOURS_A_YEAR), float(hour[1]))
    year = re.sub(r" ?(?:/|\ba|\bper)? ?\b(?:years?|yearly|yr|y|annually|annum)$", "", text)
    amount = read_number(re.sub(r" ?(?:usd|dollars?|bucks)$", "", year), 0, 10**9)
    return None if amount is None else Pay(amount)


_COUNTS = {
    word: str(number)
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=1
    )
} | {"a": "1", "an": "1"}  # fmt: skip

_IN_MONTHS = {"d": 12 / 365.25, "w": 12 * 7 / 365.25, "m": 1.0, "y": 12.0}


def months(typed: str) -> int:
    """A length of time in months, rounded: `18`, `3 weeks`, `2 years`, `1.5y`, `half a year`, `a year and a half`.

    Raises UsageError for anything else.
    """
    import re

    text = re.sub(r"(?<=\w)-(?=\w)", " ", " ".join(typed.casefold().split()))
    text = re.sub(r"^(?:half an? |half )(?=[a-z])", "0.5 ", text)
    text = re.sub(r"^(\w+) (?:and )?(?:an? half|1/2) ", r"\1.5 ", text)  # two and a half years
    text = re.sub(r"^(\w+) (\w+) and an? half$", r"\1.5 \2", text)  # a year and a half
    number, dot, rest = re.sub(r"^([a-z]+)", lambda word: _COUNTS.get(word[0], word[0]), text).partition(".")
    unit = r"d|days?|w|wks?|weeks?|m|mos?|mths?|months?|y|yrs?|years?"
    match = re.fullmatch(rf"(\d{{1,3}}(?:\.\d)?) ?({unit})?", number + dot + rest)
    if match is None:
        hint = "such as 18, `3 weeks`, `18 months`, `half a year` or `2 years`"
        raise UsageError(f"{typed!r} is no length of time", hint=hint)
    return round(float(match[1]) * _IN_MONTHS[(match[2] or "m")[0]])
