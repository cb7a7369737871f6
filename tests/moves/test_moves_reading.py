"""The graph read from a compiled catalogue, against the one built from whole pages."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace

import pytest

from careercli.catalog.compile import BUNDLED, add_roles, add_vocabularies, create_tables
from careercli.catalog.outline import Outline, from_text, outline_of, to_text
from careercli.catalog.role import Lateral, Role, Track
from careercli.catalog.store import Catalogue
from careercli.moves.graph import OUTSIDE, MoveGraph
from careercli.moves.reading import StoredGraph, read_graph, read_nodes
from careercli.moves.route import find_routes
from moves.moves_factory import bakery


@pytest.fixture
def roles() -> list[Role]:
    baker, *others = bakery()
    to_a_title = Lateral(None, "Miller", "You know flour.", "The mill.")
    return [replace(baker, lateral=(*baker.lateral, to_a_title)), *others]


@pytest.fixture
def catalogue(roles: list[Role]) -> Catalogue:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    create_tables(connection)
    add_vocabularies(connection, [Track("bakery", "Bakery", ""), Track("health-safety", "Health", "")], [])
    add_roles(connection, ((role, BUNDLED) for role in roles), {})
    return Catalogue(connection)


def test_an_outline_survives_being_stored(roles: list[Role]) -> None:
    for role in roles:
        assert from_text(to_text(outline_of(role))) == outline_of(role)


def test_the_nodes_read_are_those_of_the_pages(catalogue: Catalogue, roles: list[Role]) -> None:
    whole = dict(sorted(MoveGraph.from_roles(roles).nodes.items()))
    assert read_graph(catalogue, list(whole)).nodes == whole
    assert dict(StoredGraph(catalogue).nodes) == whole
    assert [node.slug for node in read_nodes(catalogue, ["head-baker", "baker"])] == ["baker", "head-baker"]


def test_the_moves_read_are_those_of_the_pages_without_their_words(catalogue: Catalogue, roles: list[Role]) -> None:
    whole = MoveGraph.from_roles(roles)
    lean = read_graph(catalogue, list(whole.nodes))
    for slug in whole.nodes:
        told = [replace(move, reason="", lacks="", source="") for move in whole.moves_from(slug)]
        assert list(lean.moves_from(slug)) == told
    assert lean.reachable("baker") == whole.reachable("baker")


def test_the_stored_graph_knows_the_same_neighbors_and_steps(catalogue: Catalogue, roles: list[Role]) -> None:
    whole, stored = MoveGraph.from_roles(roles), StoredGraph(catalogue)
    for slug in (*whole.nodes, OUTSIDE):
        assert sorted(stored.after(slug)) == sorted(whole.after(slug))
        assert sorted(stored.before(slug)) == sorted(whole.before(slug))
        assert stored.reachable(slug) == whole.reachable(slug)
        for to in whole.after(slug):
            assert stored.move(slug, to) == whole.move(slug, to)
    assert "miller" not in stored.nodes
    assert stored.nodes.get(OUTSIDE) is None


@pytest.mark.parametrize("start", ["baker", None], ids=["from a role", "from outside"])
def test_routes_over_the_stored_graph_are_those_over_whole_pages(
    catalogue: Catalogue, roles: list[Role], start: str | None
) -> None:
    stored = find_routes(StoredGraph(catalogue), start, "bakery-owner")
    assert stored == find_routes(MoveGraph.from_roles(roles), start, "bakery-owner")
    assert all(step.reason for route in stored.routes for step in route.steps)


def test_a_search_reads_only_the_roles_it_weighs(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    outlines = catalogue.outlines

    def counted(slugs: Sequence[str] | None = None) -> list[Outline]:
        assert slugs is not None
        read.extend(slugs)
        return outlines(slugs)

    monkeypatch.setattr(catalogue, "outlines", counted)
    graph = StoredGraph(catalogue)
    assert read == []
    assert find_routes(graph, "baker", "pastry-cook", best=1).routes
    assert set(read) <= {"baker", "pastry-cook", "head-baker", "food-inspector"}
    assert len(read) == len(set(read))


def test_a_role_laid_over_another_replaces_its_outline(catalogue: Catalogue, roles: list[Role]) -> None:
    add_roles(catalogue.connection, [(replace(roles[0], title="Night Baker"), "own.yaml")], {})
    assert [node.title for node in read_nodes(catalogue, ["baker"])] == ["Night Baker"]
