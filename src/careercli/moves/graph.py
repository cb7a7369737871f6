"""The graph of moves: every step up, step sideways and way in that the role files describe.

`MoveGraph` is built from whole `Role` values or from light `RoleNode` and `Move` values and never changes
afterwards; `reading.StoredGraph` answers the same questions from a compiled catalogue. `problems` says in words
where the described moves make no sense.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum

from careercli.catalog.role import (
    Conditions,
    CredentialNeed,
    Education,
    Interests,
    Level,
    Role,
    WorkValues,
    open_to_newcomers,
)
from careercli.catalog.way_in import WayIn, way_in

OUTSIDE = "outside"
"""Where a newcomer stands: the `start` of every entry move. No role can have this slug's page."""

INTEREST_NAMES: tuple[str, ...] = tuple(field.name for field in fields(Interests))
VALUE_NAMES: tuple[str, ...] = tuple(field.name for field in fields(WorkValues))
CONDITION_NAMES: tuple[str, ...] = tuple(field.name for field in fields(Conditions))


class MoveKind(StrEnum):
    """What sort of step a move is."""

    ADVANCEMENT = "advancement"
    LATERAL = "lateral"
    ENTRY = "entry"


@dataclass(frozen=True, slots=True)
class RoleNode:
    """What moves, gaps and routes need to know of a role, and nothing else.

    `years` is the experience usually asked for (low, high). `credentials` are the names of the required ones
    only. `core` and `helpful` are pairs of skill id and level 1-5. `interests` and `values` are 1-7 in the
    order of INTEREST_NAMES and VALUE_NAMES, `conditions` 1-5 in the order of CONDITION_NAMES. `start` is the way in
    where the page tells it.
    """

    slug: str
    title: str
    track: str
    level: Level
    soc: str
    education: Education
    years: tuple[int, int]
    credentials: tuple[str, ...]
    core: tuple[tuple[str, int], ...]
    helpful: tuple[tuple[str, int], ...]
    interests: tuple[float, ...]
    values: tuple[float, ...]
    conditions: tuple[float, ...]
    start: WayIn | None = None

    @classmethod
    def from_role(cls, role: Role) -> RoleNode:
        """The node of a whole role."""
        return cls(
            slug=role.slug,
            title=role.title,
            track=role.track,
            level=role.level,
            soc=role.category.soc,
            education=role.requirements.education.typical,
            years=role.requirements.experience.years,
            credentials=tuple(
                credential.name
                for credential in role.requirements.credentials
                if credential.need is CredentialNeed.REQUIRED
            ),
            core=tuple((skill.skill, skill.level) for skill in role.skills.core),
            helpful=tuple((skill.skill, skill.level) for skill in role.skills.helpful),
            interests=tuple(getattr(role.interests, name) for name in INTEREST_NAMES),
            values=tuple(getattr(role.values, name) for name in VALUE_NAMES),
            conditions=tuple(getattr(role.conditions, name) for name in CONDITION_NAMES),
            start=way_in(role.start),
        )

    def skill_levels(self) -> dict[str, int]:
        """Every skill of the role with its level, core and helpful together; the higher level counts."""
        levels = dict(self.helpful)
        for skill, level in self.core:
            levels[skill] = max(level, levels.get(skill, 0))
        return levels

    @property
    def is_door(self) -> bool:
        """Whether a newcomer can start here."""
        return open_to_newcomers(self.start.route if self.start else None, self.level, self.years[0])


@dataclass(frozen=True, slots=True)
class Move:
    """One step as a role file tells it.

    `start` is a slug, or OUTSIDE for an entry. `to` is a slug, or None where the role has no page yet and
    `title` names it. `years` (low, high) is given for advancement only. `reason` is the file's own sentence:
    the shift of an advancement, what a lateral move carries over, how an entry is made. `lacks` is what a
    lateral move is missing, `source` where an entry comes from; both are empty elsewhere.
    """

    kind: MoveKind
    start: str
    to: str | None
    title: str | None
    years: tuple[int, int] | None
    reason: str
    lacks: str = ""
    source: str = ""


def moves_of(role: Role) -> tuple[Move, ...]:
    """All moves one role file describes: up, sideways, then the ways in from outside, in the file's order."""
    ups = (
        Move(MoveKind.ADVANCEMENT, role.slug, move.to, move.title, move.years, move.shift)
        for move in role.advancement
    )
    sideways = (
        Move(MoveKind.LATERAL, role.slug, move.to, move.title, None, move.carries, lacks=move.gap)
        for move in role.lateral
    )
    entries = (
        Move(MoveKind.ENTRY, OUTSIDE, role.slug, None, None, entry.how, source=entry.source)
        for entry in role.requirements.entry_routes
    )
    return (*ups, *sideways, *entries)


def described(start: Role | None, to: Role) -> Move | None:
    """The step from `start` (None: from outside) to `to` as a role file tells it, or None where none does.

    From outside only a role that a newcomer can start in has such a step.
    """
    if start is not None:
        return next((move for move in moves_of(start) if move.to == to.slug), None)
    if not RoleNode.from_role(to).is_door:
        return None
    return next((move for move in moves_of(to) if move.kind is MoveKind.ENTRY), None)


def started(to: Role) -> Move | None:
    """The way in from nothing, in the steps of the role's own page; None where it tells none."""
    if to.start is None or not RoleNode.from_role(to).is_door:
        return None
    told = (
        f"{step.do.rstrip('.')} ({step.months} month{'' if step.months == 1 else 's'})."
        if step.months
        else f"{step.do.rstrip('.')}."
        for step in to.start.steps
    )
    return Move(MoveKind.ENTRY, OUTSIDE, to.slug, None, None, " ".join(told))


class Graph(ABC):
    """What can be asked about roles and the steps between them; OUTSIDE may stand for a start."""

    @property
    @abstractmethod
    def nodes(self) -> Mapping[str, RoleNode]:
        """Slug to node."""

    @abstractmethod
    def after(self, slug: str) -> Iterable[str]:
        """Slugs of every page one step away, each once; from OUTSIDE only roles a newcomer can start in."""

    @abstractmethod
    def before(self, slug: str) -> Iterable[str]:
        """Slugs (or OUTSIDE) from which one step leads to this role, each once."""

    @abstractmethod
    def move(self, start: str, to: str) -> Move:
        """The step between two neighbors. Where two moves lead to one role the first one told counts."""

    def start(self, to: str) -> Move:
        """How somebody begins in a role that a newcomer can start in."""
        return self.move(OUTSIDE, to)

    def reachable(self, slug: str) -> dict[str, int]:
        """Every role that moves lead to from here, with the fewest steps; without the start itself."""
        steps = {slug: 0}
        queue = deque([slug])
        while queue:
            here = queue.popleft()
            for to in self.after(here):
                if to not in steps:
                    steps[to] = steps[here] + 1
                    queue.append(to)
        del steps[slug]
        return steps


class MoveGraph(Graph):
    """All roles and all moves between them; read-only once built."""

    def __init__(self, nodes: Iterable[RoleNode], moves: Iterable[Move]) -> None:
        """Build from light values; of two nodes with one slug the later counts, as in overlaid files."""
        self._nodes = {node.slug: node for node in nodes}
        self._out: dict[str, list[Move]] = {}
        self._into: dict[str, list[Move]] = {}
        for move in moves:
            self._out.setdefault(move.start, []).append(move)
            if move.to is not None:
                self._into.setdefault(move.to, []).append(move)

    @classmethod
    def from_roles(cls, roles: Iterable[Role]) -> MoveGraph:
        """The graph of whole roles."""
        kept = tuple(roles)
        return cls((RoleNode.from_role(role) for role in kept), (move for role in kept for move in moves_of(role)))

    @property
    def nodes(self) -> Mapping[str, RoleNode]:
        """Slug to node, in the order given."""
        return self._nodes

    def moves_from(self, slug: str) -> tuple[Move, ...]:
        """Moves that start at a role (or at OUTSIDE), also those to titles without a page."""
        return tuple(self._out.get(slug, ()))

    def moves_into(self, slug: str) -> tuple[Move, ...]:
        """Moves that end at a role, entries from outside included."""
        return tuple(self._into.get(slug, ()))

    def steps_from(self, slug: str) -> Iterator[tuple[str, Move]]:
        """(slug, move) for every page one step away; from OUTSIDE only roles a newcomer can start in.

        Where two moves lead to one role the first one told counts, which puts advancement before lateral.
        """
        seen: set[str] = {slug}
        for move in self._out.get(slug, ()):
            to = move.to
            if to is None or to in seen:
                continue
            node = self._nodes.get(to)
            if node is None or (move.kind is MoveKind.ENTRY and not node.is_door):
                continue
            seen.add(to)
            yield to, move

    def after(self, slug: str) -> Iterator[str]:
        """Slugs of every page one step away, each once."""
        return (to for to, _ in self.steps_from(slug))

    def move(self, start: str, to: str) -> Move:
        """The step between two neighbors."""
        return next(move for found, move in self.steps_from(start) if found == to)

    def before(self, slug: str) -> Iterator[str]:
        """Slugs (or OUTSIDE) from which one step leads to this role; each once."""
        node = self._nodes.get(slug)
        if node is None:
            return
        seen: set[str] = {slug}
        for move in self._into.get(slug, ()):
            if move.start in seen or (move.kind is MoveKind.ENTRY and not node.is_door):
                continue
            if move.start == OUTSIDE or move.start in self._nodes:
                seen.add(move.start)
                yield move.start

    def missing_targets(self) -> tuple[Move, ...]:
        """Moves to a slug that has no role in this graph."""
        return tuple(
            move
            for moves in self._out.values()
            for move in moves
            if move.to is not None and move.to not in self._nodes
        )


class ProblemKind(StrEnum):
    """What sort of nonsense a graph can hold."""

    UNKNOWN_ROLE = "unknown role"
    DOWNWARD = "advancement downward"
    CIRCLE = "advancement in a circle"
    REPEATED = "repeated move"
    DEAD_END = "dead end"
    UNREACHED_ROLE = "role not reached"
    UNREACHED_TRACK = "track not reached"
    ISOLATED_TRACK = "track cut off"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that makes no sense: its kind, the role or track it is about, and a sentence in words."""

    kind: ProblemKind
    about: str
    words: str


def problems(graph: MoveGraph, tracks: Iterable[str] = ()) -> list[Problem]:
    """Everything in the graph that makes no sense, in a stable order; an empty list is the good answer.

    `tracks` are the track slugs that must be reachable; those of the roles are always looked at as well.
    """
    found = [
        Problem(ProblemKind.UNKNOWN_ROLE, move.start, f"{move.start}: {move.kind} to {move.to}, which has no page")
        for move in graph.missing_targets()
    ]
    for node in graph.nodes.values():
        found.extend(_role_problems(graph, node))
    found.extend(_reach_problems(graph, tracks))
    return found


def _role_problems(graph: MoveGraph, node: RoleNode) -> Iterator[Problem]:
    moves = graph.moves_from(node.slug)
    if not moves:
        words = f"{node.slug}: a dead end, with no advancement and no lateral move"
        yield Problem(ProblemKind.DEAD_END, node.slug, words)
    seen: set[str] = set()
    for move in moves:
        name = move.to or f"title {move.title}"
        if name in seen or move.to == node.slug:
            again = "itself" if move.to == node.slug else f"{name} a second time"
            yield Problem(ProblemKind.REPEATED, node.slug, f"{node.slug}: {move.kind} to {again}")
            continue
        seen.add(name)
        target = graph.nodes.get(move.to or "")
        if target is None or move.kind is not MoveKind.ADVANCEMENT:
            continue
        if target.level.rank < node.level.rank:
            words = f"{node.slug} ({node.level}): advancement down to {target.slug} ({target.level})"
            yield Problem(ProblemKind.DOWNWARD, node.slug, words)
        back = any(
            other.kind is MoveKind.ADVANCEMENT and other.to == node.slug for other in graph.moves_from(target.slug)
        )
        if back and node.slug < target.slug:
            words = f"{node.slug} and {target.slug}: each is called an advancement from the other"
            yield Problem(ProblemKind.CIRCLE, node.slug, words)


def _reach_problems(graph: MoveGraph, tracks: Iterable[str]) -> Iterator[Problem]:
    reached = graph.reachable(OUTSIDE)
    for node in graph.nodes.values():
        if node.slug not in reached:
            words = f"{node.slug}: no chain of moves leads here from a role that a newcomer can start in"
            yield Problem(ProblemKind.UNREACHED_ROLE, node.slug, words)
    members: dict[str, list[RoleNode]] = {track: [] for track in tracks}
    for node in graph.nodes.values():
        members.setdefault(node.track, []).append(node)
    for track, nodes in members.items():
        if not any(node.slug in reached for node in nodes):
            why = "none of its roles can be reached from outside" if nodes else "it has no roles"
            yield Problem(ProblemKind.UNREACHED_TRACK, track, f"track {track}: {why}")
        elif len(members) > 1 and not any(
            move.start in graph.nodes and graph.nodes[move.start].track != track
            for node in nodes
            for move in graph.moves_into(node.slug)
        ):
            words = f"track {track}: no move from another track leads into it"
            yield Problem(ProblemKind.ISOLATED_TRACK, track, words)
