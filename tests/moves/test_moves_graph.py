from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from careercli.catalog.check import check
from careercli.catalog.role import Advancement, Level
from careercli.catalog.sources import bundled_sources
from careercli.moves.graph import OUTSIDE, MoveGraph, MoveKind, ProblemKind, RoleNode, moves_of, problems
from moves.moves_factory import bakery, make_role

DATA = Path(__file__).parents[2] / "data"


def test_every_move_of_a_role_file_is_in_the_graph_with_its_own_words() -> None:
    graph = MoveGraph.from_roles(bakery())
    up, across = graph.moves_from("baker")
    assert (up.kind, up.to, up.years, up.reason) == (
        MoveKind.ADVANCEMENT,
        "head-baker",
        (2, 4),
        "From doing to deciding, as head-baker.",
    )
    assert (across.kind, across.lacks) == (MoveKind.LATERAL, "The recipes are new.")
    entry = next(move for move in graph.moves_into("baker") if move.kind is MoveKind.ENTRY)
    assert (entry.start, entry.source, entry.reason) == (
        OUTSIDE,
        "a kitchen job",
        "Ask for a trial shift as a Baker.",
    )


def test_the_graph_of_light_rows_is_the_graph_of_whole_roles() -> None:
    roles = bakery()
    whole = MoveGraph.from_roles(roles)
    light = MoveGraph(map(RoleNode.from_role, roles), [move for role in roles for move in moves_of(role)])
    assert whole.nodes == light.nodes
    assert all(whole.moves_from(slug) == light.moves_from(slug) for slug in (*whole.nodes, OUTSIDE))


def test_a_newcomer_is_not_led_straight_into_a_senior_role() -> None:
    graph = MoveGraph.from_roles(bakery())
    assert {to for to, _ in graph.steps_from(OUTSIDE)} == {"baker", "pastry-cook"}
    assert list(graph.before("head-baker")) == ["baker", "pastry-cook", "food-inspector"]
    assert graph.reachable("baker") == {
        "head-baker": 1,
        "pastry-cook": 1,
        "bakery-owner": 2,
        "food-inspector": 2,
    }


def test_a_sensible_catalogue_has_no_problems() -> None:
    assert problems(MoveGraph.from_roles(bakery())) == []


def test_advancement_down_a_level_is_a_problem_in_words() -> None:
    roles = [*bakery(), make_role("shop-director", level=Level.LEAD, up=["baker"])]
    found = [p for p in problems(MoveGraph.from_roles(roles)) if p.kind is ProblemKind.DOWNWARD]
    assert [p.words for p in found] == ["shop-director (lead): advancement down to baker (entry)"]


def test_dead_ends_circles_repeats_and_unknown_targets_are_each_named() -> None:
    roles = [
        make_role("a", up=["b", "b", "nowhere"]),
        make_role("b", up=["a"], across=["b"]),
        make_role("c"),
    ]
    found = problems(MoveGraph.from_roles(roles))
    assert [(p.kind, p.about) for p in found] == [
        (ProblemKind.UNKNOWN_ROLE, "a"),
        (ProblemKind.CIRCLE, "a"),
        (ProblemKind.REPEATED, "a"),
        (ProblemKind.REPEATED, "b"),
        (ProblemKind.DEAD_END, "c"),
    ]


def test_a_move_to_a_title_without_a_page_is_a_word_and_not_a_dead_end() -> None:
    role = make_role("baker")
    role = replace(role, advancement=(Advancement(None, "Master Baker", (5, 9), "You train others."),))
    graph = MoveGraph.from_roles([role])
    assert problems(graph) == []
    assert graph.reachable("baker") == {}


def test_tracks_that_nobody_can_get_into_are_named() -> None:
    roles = [
        *bakery(),
        make_role("admiral", track="navy", level=Level.EXECUTIVE, years=(20, 30), across=["baker"]),
        make_role("miller", track="mill", across=["baker"]),
    ]
    found = {p.about: p.kind for p in problems(MoveGraph.from_roles(roles), tracks=["circus"])}
    assert found == {
        "admiral": ProblemKind.UNREACHED_ROLE,
        "navy": ProblemKind.UNREACHED_TRACK,
        "circus": ProblemKind.UNREACHED_TRACK,
        "mill": ProblemKind.ISOLATED_TRACK,
    }


def test_the_moves_of_the_bundled_roles_make_sense_together() -> None:
    checked = check(bundled_sources(DATA), style=False)
    whole = MoveGraph.from_roles(item.role for item in checked.roles)
    # Roles no newcomer's way leads to, and steps up that go both ways, can be true; `catalog stats` names them.
    mistakes = set(ProblemKind) - {ProblemKind.UNREACHED_ROLE, ProblemKind.CIRCLE}
    found = [
        problem.words
        for problem in problems(whole, [track.slug for track in checked.tracks])
        if problem.kind in mistakes
    ]
    assert found == []
