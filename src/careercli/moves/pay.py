"""What a move does to the pay of the categories: known, or said to be unknown, never guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from careercli.moves.graph import RoleNode

Medians = Mapping[str, float | None]
"""SOC code to annual median pay in dollars; None or absent where it is not published."""


class PayDirection(StrEnum):
    """Which way category pay goes."""

    UP = "up"
    DOWN = "down"
    LEVEL = "level"
    SAME_CATEGORY = "same category"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PayChange:
    """Median annual pay of the two categories in dollars (None: not published) and what it says.

    `local`: both are those of the place asked for. Else both are the nation's: one of each would not compare.
    """

    direction: PayDirection
    before: float | None
    after: float | None
    local: bool = False

    @property
    def dollars(self) -> float | None:
        """After minus before, or None where one of them is not published."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before

    @property
    def words(self) -> str:
        """The change as a phrase."""
        if self.direction is PayDirection.SAME_CATEGORY:
            return "same category: its figures cannot tell the two roles apart"
        if self.direction is PayDirection.UNKNOWN:
            return "not known: category pay is not published for both"
        if self.direction is PayDirection.LEVEL:
            return "level with the category before"
        return f"category median {self.direction} by ${abs(self.dollars or 0):,.0f} a year"


def pay_change(start: RoleNode | None, to: RoleNode, medians: Medians, local: Medians | None = None) -> PayChange:
    """What the category medians say about moving from `start` (None: from outside) to `to`.

    `local` are those of a place, which count where both ends are published there.
    """
    if here := local is not None and all(local.get(node.soc) is not None for node in (start, to) if node):
        medians = local or {}
    before = medians.get(start.soc) if start else None
    after = medians.get(to.soc)
    if start and start.soc == to.soc:
        direction = PayDirection.SAME_CATEGORY
    elif before is None or after is None:
        direction = PayDirection.UNKNOWN
    elif after == before:
        direction = PayDirection.LEVEL
    else:
        direction = PayDirection.UP if after > before else PayDirection.DOWN
    return PayChange(direction, before, after, here)
