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
    "R": "making and repairing things",
    "I": "finding out how things work",
    "A": "creating",
    "S": "helping and teaching people",
    "E": "leading and selling",
    "C": "keeping things in order",
}
"""Letter to words anybody understands; used wherever a sentence is shown to a person."""

LOWEST, HIGHEST, MIDDLE = 1, 5, 3
"""The rating scale: 1 dislike, 3 neutral, 5 enjoy."""
