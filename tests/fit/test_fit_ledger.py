"""What limits leave: every set of answers gets its ledger, whatever else rules the same roles out."""

from __future__ import annotations

import random

import numpy as np
import pytest

from careercli.catalog.role import Conditions
from careercli.fit.bank import FitBank
from careercli.fit.ledger import ledger_of
from careercli.fit.table import RoleTable
from fit.fit_world import make_profile


@pytest.fixture(scope="module")
def mixed(bank: FitBank) -> RoleTable:
    """Roles that differ in what people set limits to."""
    chance = random.Random(3)
    steps = [[chance.randint(1, 5) for _ in range(10)] for _ in range(40)]
    pay = [chance.choice([None, 30_000, 60_000, 150_000]) for _ in steps]
    roles = [
        make_profile(f"role-{number}", "RI", conditions=Conditions(*given), median_pay=paid)
        for number, (given, paid) in enumerate(zip(steps, pay, strict=True))
    ]
    return RoleTable.of(roles, bank.statistics)


@pytest.mark.parametrize("seed", range(40))
def test_every_set_of_limits_gets_its_ledger(bank: FitBank, mixed: RoleTable, seed: int) -> None:
    chance = random.Random(seed)
    conditions: dict[str, str | int] = {}
    for question in bank.conditions:
        if question.number is not None:
            conditions[question.id] = chance.choice(
                [0, 1, 5] if question.field == "experience" else [1, 200, 40_000]
            )
        else:
            conditions[question.id] = chance.choice(question.choices).id
    found = ledger_of(conditions, bank, mixed, np.zeros(len(mixed.roles)))
    assert found.outside <= found.roles == len(mixed.roles)
    for entry in found.entries:
        assert 0 <= entry.returns <= entry.rules_out <= found.outside
        assert len(entry.among) == min(entry.returns, 3)


@pytest.mark.parametrize("floor", [1, 199, 200, 40_000, 999_999])
def test_a_pay_floor_ends_also_where_easing_it_brings_nothing_back(
    bank: FitBank, mixed: RoleTable, floor: int
) -> None:
    never: dict[str, str | int] = {
        question.id: "never" for question in bank.conditions if question.field in ("physical", "people", "pace")
    }
    (pay,) = (question.id for question in bank.conditions if question.field == "pay")
    assert ledger_of({**never, pay: floor}, bank, mixed, np.zeros(len(mixed.roles))).entries
