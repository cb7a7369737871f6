"""Do the pages answer what people come to ask? Plain queries, plain facts, length of the default view, style.

    python benchmarks/plain.py [--queries benchmarks/plain_queries.tsv] [--misses]

The queries (slug, tab, query) were written from the official task statements and ordinary speech by readers who had
not seen the pages. Exits 1 where a goal is missed: found first in at least 70%, among the first three in at least
90%, none without an answer, no default view of more than 1,300 words at 80 columns.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
import statistics
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from careercli.catalog.check import check
from careercli.catalog.role import Role
from careercli.catalog.sentences import sentences
from careercli.catalog.sources import bundled_sources
from careercli.cli.app import dispatch
from careercli.terminal.streams import Terminal

HERE = Path(__file__).parent
DATA = HERE.parent / "data"
MOST_WORDS = 1300
FIRST, FIRST_THREE = 0.70, 0.90

FACTS: dict[str, Callable[[Role], object]] = {
    "what they do": lambda role: role.does,
    "hours a week": lambda role: role.week,
    "when": lambda role: role.week and role.week.schedule,
    "the way in": lambda role: role.start,
    "its length": lambda role: role.start and role.start.months,
    "its cost": lambda role: role.start and role.start.cost,
    "pay of the rungs": lambda role: role.ladder,
    "what is changing": lambda role: role.changing,
    "body and mind": lambda role: role.body,
    "who leaves": lambda role: role.leaves,
    "a taste of it": lambda role: role.try_it,
    "whom to ask": lambda role: role.groups,
}

NUMBERS = frozenset(
    {
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fifteen", "sixteen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy",
        "eighty", "ninety", "hundred", "thousand",
    }
)  # fmt: skip
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
LOSS = re.compile(r"\b(never|nobody|nothing|no one|lost|loses|without|fails?|worse|alone|gone|too late)\b", re.I)
SHAPE = re.compile(r"\b(weeks?|hours?|days?|shifts?|years?|months?|quarters?|seasons?|mornings?|afternoons?)\b")


def ran(arguments: Sequence[str], environment: dict[str, str]) -> str:
    """What a command writes to a pipe of 80 columns."""
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="utf-8", newline="\n")
    dispatch(list(arguments), Terminal(None, out, io.StringIO(), environment))
    out.flush()
    return raw.getvalue().decode()


def found(query: str, environment: dict[str, str]) -> list[str]:
    """The slugs of the pages that a search offers, best first; a category stands for nobody."""
    data: list[dict[str, Any]] = json.loads(ran(["search", *query.split(), "--json"], environment))["data"]
    return [str(hit.get("slug") or hit.get("soc")) for hit in data]


def queries(path: Path, known: set[str]) -> list[tuple[str, str]]:
    """(slug, query) of every line whose page is in the catalogue."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [(row[0], row[1]) for row in csv.reader(file, delimiter="\t") if len(row) > 1]
    return [(slug, query) for slug, query in rows if slug in known]


def told_queries(path: Path, roles: Sequence[Role], environment: dict[str, str], misses: bool) -> bool:
    """Print how many plain queries find their page; whether the goals are met."""
    asked = queries(path, {role.slug for role in roles})
    places: list[int] = []
    empty = 0
    for slug, query in asked:
        hits = found(query, environment)
        empty += not hits
        place = hits.index(slug) if slug in hits else 99
        places.append(place)
        if misses and place > 2:
            print(f"  {slug}: {query!r} -> {', '.join(hits[:3]) or 'nothing'}")
    first = sum(place == 0 for place in places) / len(places)
    three = sum(place < 3 for place in places) / len(places)
    pages = len({slug for slug, _ in asked})
    print(f"plain queries  {len(asked)} over {pages} of {len(roles)} pages")
    print(
        f"  first {first:.1%} (goal {FIRST:.0%})  first three {three:.1%} (goal {FIRST_THREE:.0%})  nothing {empty}"
    )
    return first >= FIRST and three >= FIRST_THREE and not empty


def told_length(roles: Sequence[Role], environment: dict[str, str]) -> bool:
    """Print how long the default view is; whether every page keeps within its limit."""
    lengths = {role.slug: len(ran(["show", role.slug], environment).split()) for role in roles}
    widest = max(lengths, key=lambda slug: lengths[slug])
    median = statistics.median(lengths.values())
    print(f"default view   median {median:.0f} words, widest {lengths[widest]} ({widest})")
    return lengths[widest] <= MOST_WORDS


def told_facts(roles: Sequence[Role]) -> None:
    """Print the share of pages that state each plain fact."""
    shares = {name: sum(bool(fact(role)) for role in roles) / len(roles) for name, fact in FACTS.items()}
    print("plain facts    " + "  ".join(f"{name} {share:.0%}" for name, share in shares.items()))


def told_style(roles: Sequence[Role], folder: Path) -> None:
    """Print how the days open and end, by plan, and what numbers stand in them."""
    plans: dict[str, list[Role]] = defaultdict(list)
    for role in roles:
        head = (folder / role.track / f"{role.slug}.yaml").read_text(encoding="utf-8").split("\n", 1)[0]
        plans[head.removeprefix("# plan:").strip() if head.startswith("# plan:") else "none"].append(role)
    print("day plans      " + "  ".join(f"{plan} {len(of)}" for plan, of in sorted(plans.items())))
    openings = [sentences(role.day_to_day[0])[0].casefold() for role in roles]
    weekday = sum(any(day in opening for day in WEEKDAYS) for opening in openings)
    shape = sum(bool(SHAPE.search(" ".join(opening.split()[:12]))) for opening in openings)
    print(f"openings       on a weekday {weekday}, on the plain shape of the time {shape}, of {len(roles)}")
    for plan, of in sorted(plans.items()):
        last = [sentences(role.day_to_day[-1])[-1] for role in of]
        loss = sum(bool(LOSS.search(sentence)) for sentence in last)
        words = statistics.median(len(sentence.split()) for sentence in last)
        print(f"  endings of {plan:<7} on a loss {loss} of {len(of)}, median {words:.0f} words")
    counted: Counter[str] = Counter()
    a_page = []
    for role in roles:
        told = re.findall(r"[a-z]+|\d[\d,.]*", " ".join(role.day_to_day).casefold())
        numbers = [word for word in told if word in NUMBERS or word[0].isdigit()]
        a_page.append(len(numbers))
        counted.update(word for word in numbers if word in NUMBERS)
    print(f"numbers        median {statistics.median(a_page):.0f} a page, most {max(a_page)}")
    print("  commonest    " + ", ".join(f"{word} {count}" for word, count in counted.most_common(8)))


def main() -> int:
    """Measure all of it; 0 where every goal is met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--queries", type=Path, default=HERE / "plain_queries.tsv")
    parser.add_argument("--misses", action="store_true", help="name every query that does not find its page")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        environment = {"COLUMNS": "80", "CAREERCLI_CONFIG_DIR": folder, "CAREERCLI_DATA_DIR": folder}
        environment |= {"CAREERCLI_CACHE_DIR": folder, "CAREERCLI_DATA": str(DATA)}
        roles = [one.role for one in check(bundled_sources(DATA), style=False).roles]
        goals = [told_length(roles, environment)]
        told_facts(roles)
        told_style(roles, DATA / "roles")
        if chosen.queries.exists():
            goals.append(told_queries(chosen.queries, roles, environment, chosen.misses))
    return 0 if all(goals) else 1


if __name__ == "__main__":
    sys.exit(main())
