"""The few best simple paths through a graph of moves: Dijkstra on a heap, then Yen's deviations.

Counting steps from both ends comes first, which weighs nothing: only nodes that lie on some path short enough are
looked at again. Then one search backwards from the goal gives their cost still to go. That makes the searches for
the second and third best paths (Yen 1971, "Finding the k shortest loopless paths in a network") look at little
more than the nodes of the answer, which keeps 10,000 roles interactive.
"""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import count, pairwise

Cost = Callable[[str, str], float | None]
"""Cost of the step between two neighbours, zero or more; None closes the step."""


@dataclass(frozen=True, slots=True)
class Network:
    """What a search may ask: neighbours forwards and backwards, and the cost of a step."""

    after: Callable[[str], Iterable[str]]
    before: Callable[[str], Iterable[str]]
    cost: Cost


def simple_paths(
    network: Network, start: str, goal: str, most_steps: int
) -> Iterator[tuple[float, tuple[str, ...]]]:
    """Paths without a repeated node, cheapest first, each as (cost, nodes from start to goal).

    Only paths of at most `most_steps` steps are found. Paths of equal cost come with fewer steps first, then
    by name, so that the same question always has the same answer.
    """
    if start == goal:
        return
    steps_to_go = _steps(network.before, goal, most_steps)
    if start not in steps_to_go:
        return
    steps_gone = _steps(network.after, start, most_steps)
    within = {
        node for node, gone in steps_gone.items() if gone + steps_to_go.get(node, most_steps + 1) <= most_steps
    }
    to_go = _costs_to(network, start, goal, within)
    if start not in to_go.costs:
        return
    first = _cheapest(network, (start,), goal, set(), to_go, steps_to_go, most_steps)
    if first is None:
        return
    known = {first[1]}
    waiting = [(first[0], len(first[1]), first[1])]
    given: list[tuple[str, ...]] = []
    while waiting:
        cost, _, path = heapq.heappop(waiting)
        yield cost, path
        given.append(path)
        for turn in range(len(path) - 1):
            root = path[: turn + 1]
            closed = {other[turn + 1] for other in given if other[: turn + 1] == root}
            other = _cheapest(network, root, goal, closed, to_go, steps_to_go, most_steps)
            if other is not None and other[1] not in known:
                known.add(other[1])
                heapq.heappush(waiting, (other[0], len(other[1]), other[1]))


@dataclass(frozen=True, slots=True)
class _ToGo:
    """Cost from a node to the goal: exact where the backward search settled, at least `beyond` elsewhere."""

    costs: dict[str, float]
    beyond: float

    def least(self, node: str) -> float:
        return min(self.costs.get(node, self.beyond), self.beyond)


def _costs_to(network: Network, start: str, goal: str, within: Collection[str]) -> _ToGo:
    """Dijkstra backwards from the goal, among the nodes `within`, until the start is settled.

    What lies beyond helps no first path.
    """
    settled: dict[str, float] = {}
    best = {goal: 0.0}
    heap = [(0.0, goal)]
    while heap:
        cost, node = heapq.heappop(heap)
        if node in settled:
            continue
        settled[node] = cost
        if node == start:
            break
        for earlier in network.before(node):
            if earlier in settled or earlier not in within:
                continue
            step = network.cost(earlier, node)
            if step is not None and cost + step < best.get(earlier, float("inf")):
                best[earlier] = cost + step
                heapq.heappush(heap, (cost + step, earlier))
    return _ToGo(settled, settled.get(start, float("inf")))


def _steps(following: Callable[[str], Iterable[str]], node: str, most_steps: int) -> dict[str, int]:
    """Fewest steps from a node (or, with `following` backwards, to it) for every node within reach."""
    steps = {node: 0}
    queue = deque([node])
    while queue:
        here = queue.popleft()
        if steps[here] == most_steps:
            continue
        for other in following(here):
            if other not in steps:
                steps[other] = steps[here] + 1
                queue.append(other)
    return steps


def _cheapest(
    network: Network,
    root: tuple[str, ...],
    goal: str,
    closed: set[str],
    to_go: _ToGo,
    steps_to_go: dict[str, int],
    most_steps: int,
) -> tuple[float, tuple[str, ...]] | None:
    """The cheapest path that begins with `root` and leaves it for a node not in `closed`.

    A node may be entered again with fewer steps behind it although it cost more: within a limit of steps
    both can be the beginning of the best path.
    """
    spent = 0.0
    for a, b in pairwise(root):
        spent += network.cost(a, b) or 0.0
    barred = set(root)
    order = count()
    heap: list[tuple[float, int, int, float, tuple[str, ...]]] = [
        (spent + to_go.least(root[-1]), len(root), next(order), spent, root)
    ]
    fewest: dict[str, int] = {}
    while heap:
        _, length, _, cost, path = heapq.heappop(heap)
        node = path[-1]
        if node == goal:
            return cost, path
        if fewest.get(node, most_steps + 2) <= length:
            continue
        fewest[node] = length
        for following in sorted(network.after(node)):
            if following in barred or (len(path) == len(root) and following in closed):
                continue
            if length + steps_to_go.get(following, most_steps) > most_steps:
                continue
            step = network.cost(node, following)
            if step is None or fewest.get(following, most_steps + 2) <= length + 1:
                continue
            total = cost + step
            entry = (total + to_go.least(following), length + 1, next(order), total, (*path, following))
            heapq.heappush(heap, entry)
    return None
