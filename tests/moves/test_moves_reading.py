"""The graph read from a compiled catalogue, against the one built from whole pages."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest
from moves_factory import bakery

from careercli.catalog.compile import BUNDLED, add_roles, add_vocabularies, create_tables
from careercli.catalog.outline import from_text, outline_of, to_text
from careercli.catalog.role import Lateral, Role, Track
from careercli.catalog.store import Catalogue
from careercli.moves.graph import MoveGraph
from careercli.moves.reading import read_graph, read_nodes, with_words
from careercli.moves.route import find_routes


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
    assert read_graph(catalogue).nodes == dict(sorted(MoveGraph.from_roles(roles).nodes.items()))
    assert [node.slug for node in read_nodes(catalogue, ["head-baker", "baker"])] == ["baker", "head-baker"]


def test_the_moves_read_are_those_of_the_pages_without_their_words(catalogue: Catalogue, roles: list[Role]) -> None:
    whole, lean = MoveGraph.from_roles(roles), read_graph(catalogue)
    for slug in whole.nodes:
        told = [replace(move, reason="", lacks="", source="") for move in whole.moves_from(slug)]
        assert list(lean.moves_from(slug)) == told
    assert lean.reachable("baker") == whole.reachable("baker")


@pytest.mark.parametrize("start", ["baker", None], ids=["from a role", "from outside"])
def test_routes_get_the_words_of_the_pages_back(catalogue: Catalogue, roles: list[Role], start: str | None) -> None:
    lean = with_words(find_routes(read_graph(catalogue), start, "bakery-owner"), catalogue)
    whole = find_routes(MoveGraph.from_roles(roles), start, "bakery-owner")
    assert [route.slugs for route in lean.routes] == [route.slugs for route in whole.routes]
    assert [[step.reason for step in route.steps] for route in lean.routes] == [
        [step.reason for step in route.steps] for route in whole.routes
    ]
    assert all(step.reason for route in lean.routes for step in route.steps)


def test_a_role_laid_over_another_replaces_its_outline(catalogue: Catalogue, roles: list[Role]) -> None:
    add_roles(catalogue.connection, [(replace(roles[0], title="Night Baker"), "own.yaml")], {})
    assert [node.title for node in read_nodes(catalogue, ["baker"])] == ["Night Baker"]
