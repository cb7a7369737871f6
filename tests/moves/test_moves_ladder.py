from __future__ import annotations

from dataclasses import replace

from careercli.catalog.role import Advancement, Level
from careercli.moves.graph import MoveGraph
from careercli.moves.ladder import ladder
from moves.moves_factory import bakery, make_role


def test_a_track_is_drawn_from_entry_to_executive() -> None:
    rungs = ladder(MoveGraph.from_roles(bakery()), "bakery").rungs
    assert [(rung.level, [role.node.slug for role in rung.roles]) for rung in rungs] == [
        (Level.ENTRY, ["baker", "pastry-cook"]),
        (Level.SENIOR, ["head-baker"]),
        (Level.EXECUTIVE, ["bakery-owner"]),
    ]


def test_each_role_shows_its_ways_in_up_across_and_out_of_the_track() -> None:
    roles = {role.node.slug: role for role in ladder(MoveGraph.from_roles(bakery()), "bakery").roles}
    head = roles["head-baker"]
    assert [(up.title, up.leaves) for up in head.up] == [("Bakery Owner", False)]
    assert [(side.title, side.leaves) for side in head.sideways] == [("Food Inspector", True)]
    assert roles["baker"].is_door
    assert not head.is_door
    assert [entry.source for entry in head.entries] == ["a kitchen job"]


def test_a_move_to_a_title_without_a_page_keeps_its_title() -> None:
    role = replace(make_role("baker"), advancement=(Advancement(None, "Master Baker", (5, 9), "You teach."),))
    (up,) = ladder(MoveGraph.from_roles([role]), "bakery").roles[0].up
    assert (up.title, up.target, up.leaves) == ("Master Baker", None, True)


def test_an_unknown_track_has_no_rungs() -> None:
    assert ladder(MoveGraph.from_roles(bakery()), "circus").rungs == ()
