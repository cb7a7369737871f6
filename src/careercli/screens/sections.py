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
    Part("pay", "Pay", ("ladder", "sits")),
    Part("way-in", "Way in", ("start", "skills", "requirements")),
    Part("next", "Next", ("moves",)),
    Part("questions", "Interview", ("interview", "try", "words")),
    Part("market", "Change", ("change",)),
    Part("others", "Related", ("related",)),
)
"""The plain names that `--section` takes too; the explorer numbers them."""

PLAIN_NAMES = {part.name: part.sections for part in PARTS}
