"""Ways from one role to another, step by step, over the moves that the role files describe.

Moves are taken only in the direction in which a file tells them: no one is sent down a step nobody wrote
about. What a newcomer can begin, anybody can: the goal, or a stop near it, can also be entered by starting over,
the way its own page tells newcomers. Such a direct start comes before every chain of jobs that takes longer, and
a chain through jobs that bring one no nearer is no way beside it. Where nothing leads there the answer says so
and names the roles that come nearest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import islice, pairwise

from careercli.catalog.role import Education, StartRoute
from careercli.errors import NotFoundError, UsageError
from careercli.moves.gap import Gap, RequirementKind, effort, gap, trained_for
from careercli.moves.graph import OUTSIDE, Graph, Move, MoveKind, RoleNode
from careercli.moves.paths import Cost, Network, simple_paths
from careercli.moves.pay import Medians, PayChange, PayDirection, pay_change
from careercli.moves.skills import Asked, Families, asked_of
from careercli.moves.verdict import Verdict

MOST_STEPS = 6
"""A longer chain is no advice: at two to five years a step it outlasts a working life."""

_CHANGE_OF_JOB = 1.0  # what any change of job costs beyond its skills; keeps needless steps out of a route
_UNKNOWN_PAY = 5.0  # added to a step whose pay is not published: allowed, but not before a known good one
_TIE = 1e-4  # effort as a tie-break among routes of equally many steps
_TOO_LONG = 2.0  # a longer way that costs this many times the best one is a detour, not another way
_CANDIDATES = 60  # how many paths are looked at when some have to be passed over
_BESIDE_A_START = 20  # the same where there is a direct start: an answer is there already
_BACK = 2  # a stop that is entered by starting over lies at most so many steps before the goal
_START_OVER = 5.0  # what starting over on the way costs beyond its skills: standing and trade are left behind
_NEARER = 0.75  # a stop in a third trade is on the way where at most this part of the whole effort is left after it
_UNTOLD_YEARS = (0, 1)  # a step sideways whose years no page tells, where ways are compared by their time


class Prefer(StrEnum):
    """What makes a route good."""

    GAP = "gap"
    STEPS = "steps"
    PAY = "pay"


@dataclass(frozen=True, slots=True)
class Background:
    """What the person brings, as far as they said: skills (id to level 1-5), degree, years, credentials held.

    For the first step it stands in for what is typical of the role left; on later steps the higher of the two
    counts, since what one could do before is not lost in a new job.
    """

    skills: Mapping[str, int] | None = None
    education: Education | None = None
    years: float | None = None
    credentials: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a route: the move with its reason, the gap, what category pay does, licences on the way."""

    start: RoleNode | None
    to: RoleNode
    move: Move
    gap: Gap
    pay: PayChange
    licences: tuple[str, ...]

    @property
    def kind(self) -> MoveKind:
        """Advancement, lateral or entry."""
        return self.move.kind

    @property
    def reason(self) -> str:
        """Why this step works, in the role file's own words."""
        return self.move.reason

    @property
    def starts_over(self) -> bool:
        """Whether somebody who has a job enters this one as a newcomer would."""
        return self.move.kind is MoveKind.ENTRY and self.start is not None

    @property
    def months(self) -> tuple[int, int] | None:
        """Typical months of this step (low, high): on a way in those of the way; else the years the role file tells
        before it, or what training and study take where that is longer. None where neither is told.
        """
        way = self.to.start
        if self.move.kind is MoveKind.ENTRY and way is not None:
            return way.months
        spans = [] if self.move.years is None else [(self.move.years[0] * 12, self.move.years[1] * 12)]
        for need in self.gap.requirements:
            if need.kind is RequirementKind.APPRENTICESHIP and way and way.route is StartRoute.APPRENTICESHIP:
                spans.append(way.months)
            elif need.kind in (RequirementKind.APPRENTICESHIP, RequirementKind.DEGREE):
                spans.append((round(need.amount * 12),) * 2)
        return (max(low for low, _ in spans), max(high for _, high in spans)) if spans else None

    @property
    def years(self) -> tuple[int, int] | None:
        """`months` as whole years around them (low, high)."""
        return None if self.months is None else (self.months[0] // 12, -(-self.months[1] // 12))


@dataclass(frozen=True, slots=True)
class Route:
    """A chain of steps with its sums; `cautions` are sentences a person should read before setting out."""

    steps: tuple[Step, ...]
    cautions: tuple[str, ...]

    @property
    def effort(self) -> float:
        """Skills, study and licences of all steps, in points (see `gap`)."""
        return sum(step.gap.effort for step in self.steps)

    @property
    def skill_gap(self) -> float:
        """Skills of all steps, in points (see `gap`)."""
        return sum(step.gap.skill_gap for step in self.steps)

    @property
    def years(self) -> tuple[int, int]:
        """Typical years (low, high) of the steps that give any."""
        known = [step.years for step in self.steps if step.years is not None]
        return sum(low for low, _ in known), sum(high for _, high in known)

    @property
    def months(self) -> tuple[int, int]:
        """Typical months (low, high) of the steps that give any."""
        known = [step.months for step in self.steps if step.months is not None]
        return sum(low for low, _ in known), sum(high for _, high in known)

    @property
    def years_complete(self) -> bool:
        """Whether every step gives its typical years."""
        return all(step.years is not None for step in self.steps)

    @property
    def licences(self) -> tuple[str, ...]:
        """Every required credential on the way, in order."""
        return tuple(dict.fromkeys(name for step in self.steps for name in step.licences))

    @property
    def slugs(self) -> tuple[str, ...]:
        """The roles passed through, without the start."""
        return tuple(step.to.slug for step in self.steps)


@dataclass(frozen=True, slots=True)
class Nearest:
    """A role that can be reached in `steps`, and the effort that would still lie between it and the goal."""

    node: RoleNode
    steps: int
    left: float
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Routes:
    """The answer: the best few routes; or none, then `problem` says why.

    `nearest` are the reachable roles closest to the goal, closest first. `alternatives` are routes that exist
    but break what was preferred (pay that dips).
    """

    start: str
    goal: str
    prefer: Prefer
    routes: tuple[Route, ...]
    problem: str | None = None
    nearest: tuple[Nearest, ...] = ()
    alternatives: tuple[Route, ...] = ()


def find_routes(
    graph: Graph,
    start: str | None,
    goal: str,
    *,
    families: Families | None = None,
    prefer: Prefer = Prefer.GAP,
    medians: Medians | None = None,
    local: Medians | None = None,
    background: Background | None = None,
    best: int = 3,
) -> Routes:
    """The `best` ways from `start` (a slug, or None for someone from outside) to `goal`.

    `families` maps skill id to its group, for skills that are near. `medians` maps SOC code to annual median pay
    in dollars, None where not published; `local` are those of a place, as for `pay_change`. Raises NotFoundError
    for a slug the graph does not have and UsageError when start and goal are one role.
    """
    for slug in (start, goal):
        if slug is not None and slug not in graph.nodes:
            raise NotFoundError(f"no role called {slug}", "careercli list names all roles")
    if start == goal:
        raise UsageError(f"{graph.nodes[goal].title} is where this route starts", "name another role to go to")
    pay = partial(pay_change, medians=medians or {}, local=local)
    search = _Search(graph, start or OUTSIDE, goal, families or {}, pay, background or Background())
    routes = search.routes(prefer, best)
    if routes:
        return Routes(search.start, goal, prefer, routes)
    if prefer is Prefer.PAY:
        dipping = search.routes(Prefer.GAP, best)
        if dipping:
            problem = f"every way to {search.title(goal)} found here dips in category pay at some step"
            return Routes(search.start, goal, prefer, (), problem, alternatives=dipping)
    reachable = graph.reachable(search.start)
    title = search.title(goal)
    if goal in reachable:
        steps = reachable[goal]
        problem = f"the shortest chain of moves to {title} takes {steps} steps: too many for honest advice"
    elif not reachable:
        problem = f"no role file describes a move on from {search.title(search.start)}"
    else:
        problem = f"no chain of moves in the role files leads from {search.title(search.start)} to {title}"
    return Routes(search.start, goal, prefer, (), problem, nearest=search.nearest(reachable))


class _Search:
    """One question to the graph; keeps what it works out about steps so that no step is weighed twice."""

    def __init__(
        self,
        graph: Graph,
        start: str,
        goal: str,
        families: Families,
        pay: Callable[[RoleNode | None, RoleNode], PayChange],
        background: Background,
    ) -> None:
        self.graph = graph
        self.start = start
        self.goal = goal
        self.families = families
        self.pay = pay
        self.background = background
        self._starts = self._starts_over()
        self._held: dict[str, dict[str, int]] = {}
        self._asked: dict[str, Asked] = {}
        self._efforts: dict[tuple[str, str], float] = {}

    def title(self, slug: str) -> str:
        return "outside" if slug == OUTSIDE else self.graph.nodes[slug].title

    def routes(self, prefer: Prefer, best: int) -> tuple[Route, ...]:
        network = Network(self._after, self._before, self._cost(prefer))
        direct = self._direct(network)
        most = _CANDIDATES if direct is None else _BESIDE_A_START
        found = islice(simple_paths(network, self.start, self.goal, MOST_STEPS), most)
        fitting = (
            path
            for path in _no_detours(found)
            if path != direct
            and (prefer is not Prefer.PAY or not self._dips(path))
            and (direct is None or self._leads_on(path))
        )
        ways = [self._route(path) for path in islice(fitting, best)]
        if direct is None:
            return tuple(ways)
        first = self._route(direct)
        sooner = [way for way in ways if self._beats(way, first)]
        return (*sooner, first, *(way for way in ways if way not in sooner))[:best]

    def _after(self, slug: str) -> Iterable[str]:
        if slug != self.start or not self._starts:
            return self.graph.after(slug)
        return (*self.graph.after(slug), *self._starts)

    def _before(self, slug: str) -> Iterable[str]:
        return (*self.graph.before(slug), self.start) if slug in self._starts else self.graph.before(slug)

    def _starts_over(self) -> frozenset[str]:
        """What somebody with a job can enter as a newcomer would: the goal and stops close before it.

        Where a page tells the step from their own job that step counts. Stops farther back would be weighed by the
        thousand, for ways that nobody with a job would go.
        """
        if self.start == OUTSIDE:
            return frozenset()
        near, edge = {self.goal}, {self.goal}
        for _ in range(_BACK):
            edge = {earlier for slug in edge for earlier in self.graph.before(slug)} - near
            near |= edge
        told = {self.start, OUTSIDE, *self.graph.after(self.start)}
        near = (near - told).intersection(self.graph.after(OUTSIDE))
        return frozenset(slug for slug in near if self.graph.nodes[slug].start is not None)

    def _direct(self, network: Network) -> tuple[str, str] | None:
        """The way in to the goal itself, where a newcomer's is what leads there and the preference allows it.

        Not where all of that way is a degree, and one is held: then it is a way among others.
        """
        straight = self.goal in (self.graph.after(OUTSIDE) if self.start == OUTSIDE else self._starts)
        if not straight or self._has_degree(self.goal) or network.cost(self.start, self.goal) is None:
            return None
        return self.start, self.goal

    def _leads_on(self, path: tuple[str, ...]) -> bool:
        """Whether a chain is a way of its own beside a direct start.

        Every stop is of the trade left or of the trade sought, or brings one a good part nearer; but a stop that is
        begun from nothing has to lead to the goal by one step up, since from there sideways one would begin a
        second time.
        """
        if self._is_start(path[0], path[1]):
            return len(path) == 3 and self.graph.move(path[1], path[2]).kind is MoveKind.ADVANCEMENT
        ends = {self.graph.nodes[slug].track for slug in (self.start, self.goal) if slug != OUTSIDE}
        whole = self._effort(self.start, self.goal) * _NEARER
        return all(
            self.graph.nodes[stop].track in ends or self._effort(stop, self.goal) <= whole for stop in path[1:-1]
        )

    def _beats(self, way: Route, direct: Route) -> bool:
        """Whether a chain may stand before the direct start: less to learn, and no longer even where it is slow."""
        latest = sum((step.years or _UNTOLD_YEARS)[1] for step in way.steps)
        return way.effort < direct.effort and latest <= direct.years[1]

    def nearest(self, reachable: Mapping[str, int], most: int = 3) -> tuple[Nearest, ...]:
        goal = self.graph.nodes[self.goal]
        weighed = sorted(
            (self._effort(slug, self.goal), steps, slug)
            for slug, steps in reachable.items()
            if slug != self.goal and steps <= MOST_STEPS
        )
        return tuple(
            Nearest(
                self.graph.nodes[slug],
                steps,
                left,
                gap(self.graph.nodes[slug], goal, families=self.families).verdict,
            )
            for left, steps, slug in weighed[:most]
        )

    def _cost(self, prefer: Prefer) -> Cost:
        if prefer is Prefer.STEPS:
            return lambda a, b: 1 + _TIE * self._effort(a, b)
        if prefer is Prefer.GAP:
            return lambda a, b: _CHANGE_OF_JOB + self._over(a, b) + self._effort(a, b)
        return self._paid_cost

    def _over(self, a: str, b: str) -> float:
        """What a step begun as newcomers begin costs beyond its skills."""
        if a != self.start or b not in self._starts:
            return 0.0
        if self._has_degree(b):
            return 2 * _START_OVER
        return 0.0 if b == self.goal else _START_OVER

    def _has_degree(self, to: str) -> bool:
        """Whether a newcomer's way to a role is a degree and somebody with a job has one of that rank already."""
        node = self.graph.nodes[to]
        by_degree = node.start is not None and node.start.route is StartRoute.DEGREE
        return by_degree and self.start != OUTSIDE and self._education(self.start).rank >= node.education.rank

    def _is_start(self, a: str, b: str) -> bool:
        """Whether this step is begun as newcomers begin."""
        return a == OUTSIDE or (a == self.start and b in self._starts)

    def _paid_cost(self, a: str, b: str) -> float | None:
        """As for the gap, but a known dip closes the step and an unknown pay makes it a later choice."""
        direction = self.pay(self.graph.nodes.get(a), self.graph.nodes[b]).direction
        if direction is PayDirection.DOWN:
            return None
        unknown = _UNKNOWN_PAY if direction is PayDirection.UNKNOWN else 0.0
        return _CHANGE_OF_JOB + unknown + self._over(a, b) + self._effort(a, b)

    def _dips(self, path: tuple[str, ...]) -> bool:
        """Whether known pay falls anywhere, also across roles between whose pay is not published."""
        nodes = [self.graph.nodes[slug] for slug in path if slug != OUTSIDE]
        known = [node for node in nodes if self.pay(None, node).after is not None]
        return any(self.pay(before, after).direction is PayDirection.DOWN for before, after in pairwise(known))

    def _skills_held(self, slug: str) -> dict[str, int]:
        held = self._held.get(slug)
        if held is None:
            held = {} if slug == OUTSIDE else self.graph.nodes[slug].skill_levels()
            for skill, level in (self.background.skills or {}).items():
                held[skill] = level if slug == self.start else max(level, held.get(skill, 0))
            self._held[slug] = held
        return held

    def _education(self, slug: str) -> Education:
        """The degree there is on leaving a role: the person's own word at the start, later the higher."""
        node, mine = self.graph.nodes.get(slug), self.background.education
        if node is None:
            return mine or Education.NONE
        if mine is None or (slug != self.start and node.education.rank > mine.rank):
            return node.education
        return mine

    def _effort(self, start: str, to: str) -> float:
        known = self._efforts.get((start, to))
        if known is None:
            node, target = self.graph.nodes.get(start), self.graph.nodes[to]
            asked = self._asked.get(to)
            if asked is None:
                asked = self._asked[to] = asked_of(target)
            credentials = (*self.background.credentials, *(node.credentials if node else ()))
            known = effort(
                self._skills_held(start), self._education(start), credentials, target, asked, self.families,
                trained=trained_for(node, target),
            )  # fmt: skip
            self._efforts[start, to] = known
        return known

    def _route(self, path: tuple[str, ...]) -> Route:
        steps = tuple(self._step(a, b) for a, b in pairwise(path))
        return Route(steps, tuple(_cautions(steps)))

    def _step(self, a: str, b: str) -> Step:
        move = self.graph.start(b) if self._is_start(a, b) else self.graph.move(a, b)
        start, to = self.graph.nodes.get(a), self.graph.nodes[b]
        held = self._skills_held(a)
        step_gap = gap(
            start,
            to,
            skills={skill: held[skill] for skill in self.background.skills or {}},
            education=self._education(a),
            years=self.background.years if a == self.start else None,
            credentials=self.background.credentials,
            families=self.families,
            move=move,
        )
        licences = tuple(need.name for need in step_gap.requirements if need.kind is RequirementKind.LICENCE)
        return Step(start, to, move, step_gap, self.pay(start, to), licences)


def _no_detours(found: Iterator[tuple[float, tuple[str, ...]]]) -> Iterator[tuple[str, ...]]:
    """Paths, cheapest first, without those that cost far more than the first one and are no shorter either."""
    best: tuple[float, tuple[str, ...]] | None = None
    for cost, path in found:
        best = best or (cost, path)
        if cost <= best[0] * _TOO_LONG or len(path) < len(best[1]):
            yield path


def _cautions(steps: tuple[Step, ...]) -> Iterator[str]:
    for number, step in enumerate(steps, start=1):
        if step.gap.verdict is Verdict.FAR:
            yield f"step {number}, to {step.to.title}, is far: {step.gap.summary}"
        if step.pay.direction is PayDirection.DOWN:
            yield f"step {number}, to {step.to.title}: {step.pay.words}"
        if step.pay.direction is PayDirection.UNKNOWN and step.start is not None:
            yield f"step {number}, to {step.to.title}: pay change {step.pay.words}"
        if step.start is not None and step.to.level.rank < step.start.level.rank:
            back = f"goes from {step.start.level} back to {step.to.level} level"
            yield f"step {number}, to {step.to.title}, {back}"
