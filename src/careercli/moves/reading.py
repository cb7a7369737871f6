"""The graph of moves from a compiled catalogue, without reading a page of prose until a sentence is wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from careercli.catalog.outline import Outline
from careercli.catalog.store import Catalogue
from careercli.moves.graph import OUTSIDE, Move, MoveGraph, MoveKind, RoleNode, moves_of
from careercli.moves.route import Route, Routes, Step


def read_graph(catalogue: Catalogue, slugs: Sequence[str] | None = None) -> MoveGraph:
    """The graph of some roles, or of every role, with the kinds and years of the moves but not their words.

    `with_words` puts the words into the few routes that are shown.
    """
    outlines = catalogue.outlines(slugs)
    return MoveGraph(
        (node_of(outline) for outline in outlines), (move for outline in outlines for move in _moves(outline))
    )


def read_nodes(catalogue: Catalogue, slugs: Sequence[str] | None = None) -> list[RoleNode]:
    """The nodes of some roles, or of every role, by slug."""
    return [node_of(outline) for outline in catalogue.outlines(slugs)]


def node_of(outline: Outline) -> RoleNode:
    """The node of a role's outline."""
    return RoleNode(
        outline.slug, outline.title, outline.track, outline.level, outline.soc, outline.education, outline.years,
        outline.credentials, outline.core, outline.helpful, outline.interests, outline.values, outline.conditions,
    )  # fmt: skip


def with_words(routes: Routes, catalogue: Catalogue) -> Routes:
    """The same routes with the words of the role files on every step."""
    told = _Told(catalogue)
    return replace(routes, routes=told.routes(routes.routes), alternatives=told.routes(routes.alternatives))


class _Told:
    """Finds the words of moves, reading each page once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.known: dict[str, tuple[Move, ...]] = {}

    def routes(self, routes: Iterable[Route]) -> tuple[Route, ...]:
        return tuple(replace(route, steps=tuple(self.step(step) for step in route.steps)) for route in routes)

    def step(self, step: Step) -> Step:
        page = step.to.slug if step.move.kind is MoveKind.ENTRY else step.move.start
        moves = self.known.get(page)
        if moves is None:
            moves = self.known[page] = moves_of(self.catalogue.role(page))
        same = (move for move in moves if move.kind is step.move.kind and move.to == step.to.slug)
        return replace(step, move=next(same))


def _moves(outline: Outline) -> Iterator[Move]:
    for to, title, years in outline.up:
        yield Move(MoveKind.ADVANCEMENT, outline.slug, to, title, years, "")
    for to, title in outline.across:
        yield Move(MoveKind.LATERAL, outline.slug, to, title, None, "")
    if outline.entry:
        yield Move(MoveKind.ENTRY, OUTSIDE, outline.slug, None, None, "")
