"""How well the words for a gap tell described moves from chance, over the bundled roles.

    python benchmarks/verdicts.py

Three lots of pairs: moves that a role file describes, two of them in a row, and all other pairs. For each the share
of every verdict, for described moves also by distance alone, and points of distance at five percentiles. The bands
in `moves/verdict.py` were set by this. Never fails: it reports.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from careercli.catalog.check import check
from careercli.catalog.sources import bundled_sources
from careercli.moves.gap import Gap, gap
from careercli.moves.graph import MoveGraph, described
from careercli.moves.verdict import Verdict

ROOT = Path(__file__).parent.parent
PERCENTILES = (10, 25, 50, 75, 90)


def main() -> int:
    """Measure and print."""
    checked = check(bundled_sources(ROOT / "data"), style=False)
    roles = {item.role.slug: item.role for item in checked.roles}
    families = {skill.id: skill.group for skill in checked.skills}
    graph = MoveGraph.from_roles(roles.values())
    direct = {(start, to) for start in roles for to in graph.after(start)}
    in_two = {(start, to) for start, way in direct for to in graph.after(way) if to != start} - direct
    others = {(start, to) for start in roles for to in roles if start != to} - direct - in_two

    def between(start: str, to: str) -> Gap:
        move = described(roles[start], roles[to])
        return gap(graph.nodes[start], graph.nodes[to], families=families, move=move)

    print(
        f"{'':18}{'pairs':>6}  "
        + "  ".join(f"{word.value:>13}" for word in Verdict)
        + "   points at 10 25 50 75 90 %"
    )
    for name, pairs in (("described", direct), ("two in a row", in_two), ("all others", others)):
        gaps = [between(*pair) for pair in sorted(pairs)]
        points = sorted(found.distance for found in gaps)
        at = "  ".join(f"{points[(len(points) - 1) * percent // 100]:.0f}" for percent in PERCENTILES)
        print(f"{name:18}{len(gaps):6}  {_shares(found.verdict for found in gaps)}   {at}")
        if pairs is direct:
            print(f"{'  by points alone':24}  {_shares(Verdict.of(found.distance) for found in gaps)}")
    return 0


def _shares(verdicts: Iterable[Verdict]) -> str:
    counts = Counter(verdicts)
    return "  ".join(f"{counts[word] / counts.total():13.0%}" for word in Verdict)


if __name__ == "__main__":
    sys.exit(main())
