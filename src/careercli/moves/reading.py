"""The graph of moves from a compiled catalogue: links at once, outlines and pages only as they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from careercli.catalog.outline import Outline
from careercli.catalog.role import Role
from careercli.catalog.store import Catalogue
from careercli.moves.graph import OUTSIDE, Graph, Move, MoveGraph, MoveKind, RoleNode, described, started


class StoredGraph(Graph):
    """Every role of a catalogue. A search over ten thousand roles weighs a few hundred: only those are read."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        links = catalogue.links()
        self._after = {role.slug: role.ahead for role in links}
        self._after[OUTSIDE] = tuple(role.slug for role in links if role.door)
        self._before: dict[str, list[str]] = {role.slug: [] for role in links}
        for start, ahead in self._after.items():
            for to in ahead:
                if to in self._before:
                    self._before[to].append(start)
        self._nodes = _Nodes(catalogue, self._before.keys())
        self._pages: dict[str, Role] = {}

    @property
    def nodes(self) -> Mapping[str, RoleNode]:
        """Slug to node; each is read when it is first looked up."""
        return self._nodes

    def after(self, slug: str) -> Iterable[str]:
        """Slugs of every page one step away, each once."""
        return [to for to in self._after.get(slug, ()) if to in self._before and to != slug]

    def before(self, slug: str) -> Iterable[str]:
        """Slugs (or OUTSIDE) from which one step leads to this role, each once."""
        return self._before.get(slug, ())

    def move(self, start: str, to: str) -> Move:
        """The step between two neighbors in the words of the page that tells it."""
        found = described(None if start == OUTSIDE else self._page(start), self._page(to))
        if found is None:
            raise LookupError(f"no page tells a move from {start} to {to}")
        return found

    def start(self, to: str) -> Move:
        """The way in from nothing, in the steps its page tells; where it tells none, the first way of entry."""
        return started(self._page(to)) or self.move(OUTSIDE, to)

    def _page(self, slug: str) -> Role:
        page = self._pages.get(slug)
        if page is None:
            page = self._pages[slug] = self._catalogue.role(slug)
        return page


class _Nodes(Mapping[str, RoleNode]):
    """Slug to node, read from the catalogue one by one and kept."""

    def __init__(self, catalogue: Catalogue, slugs: Iterable[str]) -> None:
        self._catalogue = catalogue
        self._slugs = dict.fromkeys(slugs)
        self._known: dict[str, RoleNode] = {}

    def __getitem__(self, slug: str) -> RoleNode:
        node = self._known.get(slug)
        if node is None:
            if slug not in self._slugs:
                raise KeyError(slug)
            (node,) = read_nodes(self._catalogue, [slug])
            self._known[slug] = node
        return node

    def __iter__(self) -> Iterator[str]:
        return iter(self._slugs)

    def __len__(self) -> int:
        return len(self._slugs)

    def __contains__(self, slug: object) -> bool:
        return slug in self._slugs


def read_graph(catalogue: Catalogue, slugs: Sequence[str]) -> MoveGraph:
    """The graph of some roles, with the kinds and years of the moves but not their words."""
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
        outline.start,
    )  # fmt: skip


def _moves(outline: Outline) -> Iterator[Move]:
    for to, title, years in outline.up:
        yield Move(MoveKind.ADVANCEMENT, outline.slug, to, title, years, "")
    for to, title in outline.across:
        yield Move(MoveKind.LATERAL, outline.slug, to, title, None, "")
    if outline.entry:
        yield Move(MoveKind.ENTRY, OUTSIDE, outline.slug, None, None, "")
