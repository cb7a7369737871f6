"""How fast the fit quiz is, in process: the next question, and the result over the catalogue's size and
10,000 roles.

    python benchmarks/fit_speed.py [--data DIR]

Prints medians in milliseconds; nothing here is a test, machines differ. Budgets: 20 ms for the next
question, 50 ms for the result over 300 roles, 200 ms over 10,000, the arrays of the roles included.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from careercli.catalog.role import Conditions, Education, Level
from careercli.fit.answers import Answers
from careercli.fit.bank import FitBank, bank_from_json, bank_to_json
from careercli.fit.bank_files import load_bank
from careercli.fit.explain import explain
from careercli.fit.likings import SLUGS
from careercli.fit.profile import RoleProfile
from careercli.fit.session import Session
from careercli.fit.suggest import suggest
from careercli.fit.table import RoleTable

RUNS = 15


def main() -> int:
    """Time every step and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path(__file__).parent.parent / "data")
    bank = load_bank(parser.parse_args().data / "fit")
    text = bank_to_json(bank)
    answers = _answers(bank)
    print("| step | median, ms | budget, ms |\n|---|---|---|")
    _show("questions from compiled JSON, norms ready", lambda: bank_from_json(text).norms, None)
    _show("first question of a fresh quiz", lambda: _fresh(text), 20)
    _show("next question after 12 answers", lambda: bank.norms.next_item(answers.activities), 20)
    session = _session_at_result(bank)
    _show("planning six more questions", lambda: session.sharpen(bank.norms), 20)
    for count, budget in ((300, 50), (10_000, 200)):
        _show(f"result over {count:,} roles", partial(_result, answers, bank, _roles(count)), budget)
    table = RoleTable.of(_roles(300), bank.statistics)
    _show("explaining one role", lambda: explain("role-7", answers, bank, table), None)
    return 0


def _show(name: str, action: Callable[[], object], budget: int | None) -> None:
    action()
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        action()
        times.append((time.perf_counter() - start) * 1000)
    print(f"| {name} | {statistics.median(times):.1f} | {budget or ''} |")


def _result(answers: Answers, bank: FitBank, roles: list[RoleProfile]) -> object:
    result = suggest(answers, bank, RoleTable.of(roles, bank.statistics))
    assert result.suggestions, "an unclear result is no measure of the work"
    return result


def _fresh(text: str) -> object:
    # Loading is timed above; a fresh bank makes sure that no earlier plan is reused.
    bank = bank_from_json(text)
    return Session.begin(bank, bank.norms)


def _session_at_result(bank: FitBank) -> Session:
    session = Session.begin(bank, bank.norms)
    rng = random.Random(1)
    while session.step.stage != "result":
        session = session.answer(rng.randint(1, 5)) if session.step.stage == "activities" else session.skip()
    return session


def _answers(bank: FitBank) -> Answers:
    rng = random.Random(0)
    return Answers(
        {id: 5 if bank.item_by_id[id].scale in "RI" else 2 for id in bank.norms.next_items(12, {})},
        {statement.id: rng.randint(1, 5) for statement in bank.values},
        {"physical": "rather-not", "travel": "never", "pay-floor": 30_000, "education": "four-years"},
        ("track-3",),
    )


def _roles(count: int) -> list[RoleProfile]:
    rng = random.Random(count)
    return [
        RoleProfile(
            f"role-{n}",
            f"Role {n}",
            f"track-{n % 20}",
            Level.MID,
            "11-1011",
            tuple(round(rng.uniform(1, 7), 1) for _ in range(6)),
            tuple(float(rng.randint(1, 7)) for _ in range(6)),
            Conditions(*(rng.randint(1, 5) for _ in range(10))),
            rng.choice(list(Education)),
            rng.randint(0, 8),
            rng.choice([None, *range(25_000, 150_000, 5_000)]),
            tuple((slug, rng.randint(1, 3)) for slug in rng.sample(SLUGS, 3)),
        )
        for n in range(count)
    ]


if __name__ == "__main__":
    raise SystemExit(main())
