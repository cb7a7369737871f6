from __future__ import annotations

from itertools import islice, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from careercli.moves.paths import Network, simple_paths

Edges = dict[tuple[str, str], int]
EDGES = st.dictionaries(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), st.integers(0, 9), max_size=18
)


def network(edges: Edges) -> Network:
    return Network(
        after=lambda node: [b for a, b in edges if a == node],
        before=lambda node: [a for a, b in edges if b == node],
        cost=lambda a, b: float(edges[a, b]),
    )


def every_path(edges: Edges, path: tuple[str, ...], goal: str, most: int) -> list[tuple[str, ...]]:
    if path[-1] == goal:
        return [path]
    if len(path) > most:
        return []
    onward = [b for a, b in edges if a == path[-1] and b not in path]
    return [found for b in onward for found in every_path(edges, (*path, b), goal, most)]


@settings(max_examples=150)
@given(EDGES, st.integers(1, 5))
def test_paths_come_out_as_trying_every_one_would_rank_them(edges: Edges, most: int) -> None:
    expected = sorted(sum(edges[step] for step in pairwise(path)) for path in every_path(edges, ("a",), "f", most))
    found = list(simple_paths(network(edges), "a", "f", most))
    assert [cost for cost, _ in found] == expected
    assert len({path for _, path in found}) == len(found)
    assert all(len(set(path)) == len(path) <= most + 1 for _, path in found)


def test_a_short_dear_beginning_is_kept_when_the_cheap_one_runs_out_of_steps() -> None:
    edges = {("a", "b"): 1, ("b", "c"): 1, ("a", "c"): 9, ("c", "d"): 1, ("d", "f"): 1}
    assert list(simple_paths(network(edges), "a", "f", 3)) == [(11.0, ("a", "c", "d", "f"))]


def test_equal_paths_come_in_one_fixed_order() -> None:
    edges = {("a", "c"): 1, ("a", "b"): 1, ("b", "f"): 1, ("c", "f"): 1}
    backwards = dict(reversed(edges.items()))
    first = list(islice(simple_paths(network(edges), "a", "f", 4), 2))
    assert first == list(islice(simple_paths(network(backwards), "a", "f", 4), 2))
    assert [path for _, path in first] == [("a", "b", "f"), ("a", "c", "f")]
