"""Outlook in words, by the cut-offs of the Occupational Outlook Handbook for 2024-34.

They serve for every edition of the projections, so that another word always means another figure.
"""

from __future__ import annotations

import math
from enum import StrEnum

CUT_OFFS = "the Handbook's cut-offs for 2024-34"
"""What the words go by, to be said beside them."""


class Outlook(StrEnum):
    """The Handbook's six verdicts on projected employment change, in its own words (long form)."""

    MUCH_FASTER = "Much faster than average"
    FASTER = "Faster than average"
    AS_FAST = "As fast as average"
    SLOWER = "Slower than average"
    LITTLE_OR_NO_CHANGE = "Little or no change"
    DECLINE = "Decline"

    @property
    def short(self) -> str:
        """One or two words, for tables and narrow screens."""
        return _SHORT[self]

    @property
    def growing(self) -> bool:
        """At least as fast as the average of all occupations (3% over 2024-34)."""
        return self in (Outlook.MUCH_FASTER, Outlook.FASTER, Outlook.AS_FAST)


_SHORT = {
    Outlook.MUCH_FASTER: "much faster",
    Outlook.FASTER: "faster",
    Outlook.AS_FAST: "average",
    Outlook.SLOWER: "slower",
    Outlook.LITTLE_OR_NO_CHANGE: "flat",
    Outlook.DECLINE: "declining",
}

# Lowest whole percent of each verdict, from "How fast is the occupation growing?" in the Handbook, 2024-34.
_CUT_OFFS = (
    (7, Outlook.MUCH_FASTER),
    (5, Outlook.FASTER),
    (3, Outlook.AS_FAST),
    (1, Outlook.SLOWER),
    (0, Outlook.LITTLE_OR_NO_CHANGE),
)


def whole_percent(change_percent: float) -> int:
    """Round to the whole percent the Handbook prints: halves away from zero, so 6.5 is 7 and -0.5 is -1."""
    # The published change has one decimal; the nudge keeps 6.5 from being a hair less in binary.
    return int(math.copysign(math.floor(abs(change_percent) + 0.5 + 1e-9), change_percent))


def outlook(change_percent: float) -> Outlook:
    """The Handbook's verdict for a projected change in percent over ten years, rounded to a whole percent first."""
    percent = whole_percent(change_percent)
    return next((verdict for lowest, verdict in _CUT_OFFS if percent >= lowest), Outlook.DECLINE)
