from __future__ import annotations

import pytest

from careercli.catalog.role import Role
from careercli.fit.bank import FitBank
from careercli.fit.bank_files import load_bank
from careercli.fit.profile import RoleProfile
from careercli.fit.riasec import LETTERS
from careercli.fit.table import RoleTable
from fit.fit_world import BANK_FOLDER, make_profile, make_role


@pytest.fixture(scope="session")
def bank() -> FitBank:
    return load_bank(BANK_FOLDER)


@pytest.fixture(scope="session")
def profiles() -> list[RoleProfile]:
    """Every single interest and every ordered pair as a role: 36 roles in six tracks."""
    pairs = [a + b for a in LETTERS for b in LETTERS if a != b]
    return [make_profile(f"role-{top.lower()}", top) for top in [*LETTERS, *pairs]]


@pytest.fixture(scope="session")
def table(profiles: list[RoleProfile], bank: FitBank) -> RoleTable:
    return RoleTable.of(profiles, bank.statistics)


@pytest.fixture
def role() -> Role:
    return make_role()
