"""Holland's six interest types: their letters, order and names."""

from __future__ import annotations

LETTERS = "RIASEC"
"""The order of every array of six interests in this package."""

NAMES = {
    "R": "realistic",
    "I": "investigative",
    "A": "artistic",
    "S": "social",
    "E": "enterprising",
    "C": "conventional",
}
"""Letter to the field name of `catalog.role.Interests`."""

PLAIN_WORDS = {
    "R": "hands-on work",
    "I": "finding things out",
    "A": "making things of your own",
    "S": "helping and teaching",
    "E": "persuading and leading",
    "C": "keeping order",
}
"""Letter to the one name that each interest has wherever a person reads it."""

LOWEST, HIGHEST, MIDDLE = 1, 5, 3
"""The rating scale: 1 dislike, 3 neutral, 5 enjoy."""
