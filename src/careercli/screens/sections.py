"""The sections of the role page by name: what `--section` takes, and what the explorer numbers."""

from __future__ import annotations

from careercli.values import value

SECTIONS = (
    "summary", "short", "glance", "does", "week", "day", "start", "ladder", "fit", "body", "varies", "skills",
    "requirements", "sits", "change", "moves", "interview", "try", "words", "related", "about",
)  # fmt: skip
"""The names `--section` takes, in the order of the page."""


@value
class Part:
    """Sections under one plain name, as people ask for them; `title` is what the explorer calls it."""

    name: str
    title: str
    sections: tuple[str, ...]


PARTS = (
    Part("brief", "Brief", ("summary", "short", "glance")),
    Part("days", "Days", ("does", "week", "day")),
    Part("you", "You?", ("fit", "body")),
    Part("way-in", "Way in", ("start", "skills", "requirements")),
    Part("pay", "Pay", ("ladder", "sits")),
    Part("market", "Change", ("change",)),
    Part("next", "Next", ("moves",)),
    Part("questions", "Interview", ("interview", "try", "words")),
    Part("others", "Related", ("related",)),
)
"""The plain names that `--section` takes too, in the order of the five-minute view; the explorer numbers them."""

ALSO_CALLED = {
    "overview": ("summary", "short"), "intro": ("summary", "short"), "description": ("summary", "does"),
    "tasks": ("does",), "duties": ("does",), "responsibilities": ("does",), "what-they-do": ("does",),
    "hours": ("short", "week"), "schedule": ("week",), "shifts": ("week",), "workweek": ("week",),
    "weekly": ("week",), "weeks": ("week",), "daily": ("day",), "a-day": ("day",),
    "cost": ("start",), "costs": ("start",), "price": ("start",), "tuition": ("start",), "training": ("start",),
    "school": ("start", "requirements"), "education": ("start", "requirements"),
    "degree": ("start", "requirements"),
    "way": ("start",), "ways-in": ("start",), "entry": ("start",), "how-to-start": ("start",),
    "how-to-become": ("start", "requirements"), "getting-started": ("start",),
    "requirement": ("requirements",), "license": ("requirements",), "licence": ("requirements",),
    "credentials": ("requirements",), "certification": ("requirements",), "qualifications": ("requirements",),
    "skill": ("skills",), "tools": ("skills",),
    "money": ("ladder", "sits"), "salary": ("ladder", "sits"), "wage": ("ladder", "sits"),
    "wages": ("ladder", "sits"), "earnings": ("ladder", "sits"), "income": ("ladder", "sits"),
    "levels": ("ladder",), "rungs": ("ladder",),
    "suits": ("fit", "body"), "personality": ("fit",), "physical": ("body",), "health": ("body",),
    "outlook": ("sits", "change"), "growth": ("sits", "change"), "jobs": ("sits", "change"),
    "future": ("change",), "ai": ("change",), "automation": ("change",),
    "career": ("moves",), "advancement": ("moves",), "promotion": ("moves",), "move": ("moves",),
    "interviews": ("interview",), "question": ("interview",), "answers": ("interview",),
    "glossary": ("words",), "terms": ("words",), "similar": ("related",), "sources": ("about",),
}  # fmt: skip
"""What people call sections besides; not told where names are listed, which has room for one name each."""

PLAIN_NAMES = {part.name: part.sections for part in PARTS}
