"""Words for numbers and enums, the same on every screen."""

from __future__ import annotations

from dataclasses import fields

from careercli.catalog.role import Conditions, CredentialNeed, Interests, QuestionKind, Requirements, WorkValues
from careercli.fit.riasec import NAMES, PLAIN_WORDS

NOT_PUBLISHED = "not published"
"""What stands where a figure is suppressed or missing; never zero."""

NATION = "US"
"""Marks a figure of the nation among those of a place."""

VALUE_WORDS = {
    "achievement": "achievement",
    "independence": "independence",
    "recognition": "recognition",
    "relationships": "good company",
    "support": "backing from above",
    "conditions": "security and comfort",
}
"""O*NET's six work values in words for a person."""

INTEREST_WORDS = {NAMES[letter]: words for letter, words in PLAIN_WORDS.items()}
"""Holland's six interests as things to do."""

KIND_WORDS = {
    QuestionKind.TECHNICAL: "technical",
    QuestionKind.CASE: "case",
    QuestionKind.BEHAVIOURAL: "behavioral",
    QuestionKind.SITUATIONAL: "situational",
    QuestionKind.MOTIVATION: "motivation",
}

_HIGH_AND_LOW: dict[str, tuple[str, str, str]] = {
    "people": ("people all day", "a lot of contact with people", "much time alone"),
    "pace": ("relentless pace", "tight deadlines", "unhurried"),
    "structure": ("set procedures throughout", "set procedures", "few set procedures"),
    "physical": ("heavy physical work", "physical work", ""),
    "outdoors": ("outdoors", "often outdoors", ""),
    "travel": ("travel most weeks", "regular travel", ""),
    "irregular_hours": ("nights and weekends or on call", "often odd hours or on call", ""),
    "remote": ("can be done from home", "often possible from home", "on site"),
    "writing": ("reading and writing all day", "a lot of reading and writing", ""),
    "stakes": ("mistakes can do serious harm", "mistakes are costly", ""),
}
"""Per condition: the words at 5, at 4, and at 1 (for people, pace and structure at 2 as well)."""


def pay_in(place: str, what: str = "none is") -> str:
    """Whose pay a page tells that was asked for a place: the same rule and words on every page."""
    return f"Pay in {place}; {NATION} marks the nation's, where {what} published there."


def condition_words(conditions: Conditions) -> list[str]:
    """What stands out about the days, in words: only what is well above or well below the middle."""
    found = []
    for item in fields(Conditions):
        value: int = getattr(conditions, item.name)
        top, high, low = _HIGH_AND_LOW[item.name]
        low_until = 2 if item.name in ("people", "structure", "pace") else 1
        if value == 5:
            found.append(top)
        elif value == 4:
            found.append(high)
        elif value <= low_until and low:
            found.append(low)
    return found


def leading_interests(interests: Interests) -> list[str]:
    """The one to three interests that lead, in words: the highest, and others within 1.5 of it (scale 1-7)."""
    ranked = sorted(fields(Interests), key=lambda item: -getattr(interests, item.name))
    highest = getattr(interests, ranked[0].name)
    near = [item.name for item in ranked[:3] if highest - getattr(interests, item.name) <= 1.5]
    return [INTEREST_WORDS[name] for name in near]


def leading_values(values: WorkValues) -> list[str]:
    """The two highest work values in words, ties in the order of the model."""
    ranked = sorted(fields(WorkValues), key=lambda item: -getattr(values, item.name))
    return [VALUE_WORDS[item.name] for item in ranked[:2]]


def years(span: tuple[int, int]) -> str:
    """A span of years in words: `3–6 years`, `1 year`, `none`."""
    low, high = span
    if high == 0:
        return "none"
    if low == high:
        return f"{low} year{'s' if low != 1 else ''}"
    if low == 0:
        return f"up to {high} year{'s' if high != 1 else ''}"
    return f"{low}–{high} years"


def required_credentials(requirements: Requirements) -> str:
    """The names of what the law or every employer asks for, or that none is required."""
    names = [
        f"{item.name} ({item.where})" if item.where else item.name
        for item in requirements.credentials
        if item.need is CredentialNeed.REQUIRED
    ]
    return "; ".join(names) if names else "none required"


def counted(count: int, noun: str, plural: str = "") -> str:
    """`1 role`, `3 roles`; `plural` where it is not the noun with an s."""
    return f"{count} {noun if count == 1 else plural or f'{noun}s'}"


def sentence(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def month(text: str) -> str:
    """`2026-11` as `November 2026`."""
    names = (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    )  # fmt: skip
    year, _, number = text.partition("-")
    return f"{names[int(number) - 1]} {year}"
