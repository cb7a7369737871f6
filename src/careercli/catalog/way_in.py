"""The way in to a role without its words: what lists filter by and routes count with."""

from __future__ import annotations

from collections.abc import Sequence

from careercli.catalog.role import PaidWhileLearning, Start, StartRoute
from careercli.values import value


@value
class WayIn:
    """The kind of way, months and dollars as (low, high), and whether one is paid on it; see `Start`."""

    route: StartRoute
    months: tuple[int, int]
    cost: tuple[int, int]
    paid: PaidWhileLearning


def way_in(start: Start | None) -> WayIn | None:
    """The way in that a page tells, without its words; None where it tells none."""
    return None if start is None else WayIn(start.route, start.months, start.cost, start.paid)


def way_from_plain(route: str, months: Sequence[int], cost: Sequence[int], paid: str) -> WayIn:
    """The way in from what is stored of it."""
    (soonest, latest), (least, most) = months, cost
    return WayIn(StartRoute(route), (soonest, latest), (least, most), PaidWhileLearning(paid))
