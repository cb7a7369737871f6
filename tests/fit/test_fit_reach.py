"""How often a role would be suggested to people at large, and that outside picks are not always the same few."""

from __future__ import annotations

import numpy as np
from fit_world import make_profile

from careercli.fit.bank import FitBank
from careercli.fit.reach import usual_reach
from careercli.fit.riasec import LETTERS
from careercli.fit.table import RoleTable


def test_reach_is_a_share_and_adds_up_to_the_length_of_the_list(table: RoleTable, bank: FitBank) -> None:
    reach = usual_reach(table, bank.norms, 7)
    assert reach.shape == (len(table.roles),)
    assert (reach >= 0).all() and (reach <= 1).all()
    assert reach.sum() >= 7
    assert np.array_equal(reach, usual_reach(table, bank.norms, 7)), "no chance is involved"


def test_a_lonely_role_reaches_more_people_than_one_among_many_of_its_kind(bank: FitBank) -> None:
    crowd = [make_profile(f"seller-{number}", "E") for number in range(20)]
    table = RoleTable.of([*crowd, make_profile("mechanic", "R"), make_profile("nurse", "S")], bank.statistics)
    reach = usual_reach(table, bank.norms, 2)
    assert reach[table.place_of("mechanic")] > 0.3
    assert reach[table.place_of("nurse")] > 0.3


def test_where_the_list_is_everything_or_next_to_nothing_reach_says_nothing(bank: FitBank) -> None:
    few = RoleTable.of([make_profile(f"role-{letter.lower()}", letter) for letter in LETTERS], bank.statistics)
    assert not usual_reach(few, bank.norms, 7).any()
    many = RoleTable.of([make_profile(f"role-{n}", LETTERS[n % 6]) for n in range(701)], bank.statistics)
    assert not usual_reach(many, bank.norms, 7).any()
