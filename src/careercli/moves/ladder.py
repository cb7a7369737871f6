"""One track as a ladder: its roles from entry to executive, with the ways in, up, across and out."""

from __future__ import annotations

from dataclasses import dataclass

from careercli.catalog.role import Level
from careercli.moves.graph import Move, MoveGraph, MoveKind, RoleNode


@dataclass(frozen=True, slots=True)
class LadderMove:
    """A move seen from the ladder: `target` is None without a page; `leaves` when it ends elsewhere."""

    move: Move
    title: str
    target: RoleNode | None
    leaves: bool


@dataclass(frozen=True, slots=True)
class LadderRole:
    """A role on a rung: its moves up and sideways, and whether a newcomer can start there.

    `entries` are the ways in from outside that the role file tells.
    """

    node: RoleNode
    up: tuple[LadderMove, ...]
    sideways: tuple[LadderMove, ...]
    entries: tuple[Move, ...]

    @property
    def is_door(self) -> bool:
        """Whether a newcomer can start here."""
        return self.node.is_door


@dataclass(frozen=True, slots=True)
class Rung:
    """All roles of one level, by title."""

    level: Level
    roles: tuple[LadderRole, ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """A track's rungs, entry level first; levels without a role have no rung."""

    track: str
    rungs: tuple[Rung, ...]

    @property
    def roles(self) -> tuple[LadderRole, ...]:
        """All roles, lowest rung first."""
        return tuple(role for rung in self.rungs for role in rung.roles)


def ladder(graph: MoveGraph, track: str) -> Ladder:
    """The ladder of a track; without rungs when the graph has no role of that track."""
    members = sorted((node for node in graph.nodes.values() if node.track == track), key=lambda node: node.title)
    rungs = []
    for level in Level:
        roles = tuple(_ladder_role(graph, node) for node in members if node.level is level)
        if roles:
            rungs.append(Rung(level, roles))
    return Ladder(track, tuple(rungs))


def _ladder_role(graph: MoveGraph, node: RoleNode) -> LadderRole:
    moves = graph.moves_from(node.slug)
    return LadderRole(
        node=node,
        up=tuple(_seen(graph, node, move) for move in moves if move.kind is MoveKind.ADVANCEMENT),
        sideways=tuple(_seen(graph, node, move) for move in moves if move.kind is MoveKind.LATERAL),
        entries=tuple(move for move in graph.moves_into(node.slug) if move.kind is MoveKind.ENTRY),
    )


def _seen(graph: MoveGraph, node: RoleNode, move: Move) -> LadderMove:
    target = graph.nodes.get(move.to or "")
    title = target.title if target else move.title or move.to or ""
    return LadderMove(move, title, target, leaves=target is None or target.track != node.track)
