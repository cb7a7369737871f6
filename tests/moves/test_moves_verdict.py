"""The words for a gap over the bundled roles: they must tell moves that somebody described from chance."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from careercli.catalog.check import check
from careercli.catalog.sources import bundled_sources
from careercli.moves.gap import gap
from careercli.moves.graph import MoveGraph, described
from careercli.moves.verdict import LONG_STUDY, Verdict
from support.scale import sampled

DATA = Path(__file__).parents[2] / "data"


@pytest.mark.parametrize(
    ("distance", "word"),
    [(0, Verdict.CLOSE), (23.9, Verdict.CLOSE), (24, Verdict.STRETCH), (32, Verdict.CHANGE), (40, Verdict.FAR)],
)
def test_each_band_begins_where_it_is_said_to(distance: float, word: Verdict) -> None:
    assert Verdict.of(distance) is word


def test_only_far_apart_gives_way_to_a_described_step_and_only_up_to_a_first_degree() -> None:
    for points in range(60):
        plain = Verdict.of(points)
        assert Verdict.given(points, told=False, study=0) is plain
        assert Verdict.given(points, told=True, study=LONG_STUDY + 1) is plain
        softened = Verdict.CHANGE if plain is Verdict.FAR else plain
        assert Verdict.given(points, told=True, study=LONG_STUDY) is softened


@pytest.mark.exhaustive
def test_the_words_tell_described_moves_from_other_pairs_of_the_bundled_roles() -> None:
    checked = check(bundled_sources(DATA), style=False)
    roles = {item.role.slug: item.role for item in checked.roles}
    families = {skill.id: skill.group for skill in checked.skills}
    graph = MoveGraph.from_roles(roles.values())
    told: Counter[Verdict] = Counter()
    other: Counter[Verdict] = Counter()
    for number, (start, role) in enumerate(roles.items()):
        for place, to in enumerate(roles):
            move = described(role, roles[to])
            # Every move that somebody described, and of the others a third: each role's turn comes as often.
            if to == start or (move is None and (number + place) % sampled(3)):
                continue
            found = gap(graph.nodes[start], graph.nodes[to], families=families, move=move)
            (other if move is None else told)[found.verdict] += 1
    near = (Verdict.CLOSE, Verdict.STRETCH)
    assert told[Verdict.FAR] <= 0.02 * told.total()
    assert sum(told[word] for word in near) >= 0.5 * told.total()
    assert other[Verdict.FAR] >= 0.6 * other.total()
    assert sum(other[word] for word in near) <= 0.15 * other.total()
