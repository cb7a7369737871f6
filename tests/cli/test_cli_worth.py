"""`careercli worth`: the money of a change."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

Cli = Callable[..., Any]
WAY = ("--months", "24", "--tuition", "20000")
PAY = ("--pay-now", "40000", "--pay-then", "60000", "--pay-meanwhile", "0", "--discount", "0")


def data(cli: Cli, *arguments: str) -> Any:
    ran = cli("worth", *arguments, "--json")
    assert ran.error is None, ran.error
    return json.loads(ran.out)["data"]


def test_everything_given_is_the_sum_a_person_does_on_paper(cli: Cli) -> None:
    found = data(cli, "product-manager", "rn", *WAY, *PAY)
    # Two years lose 80,000, tuition 20,000: 100,000 at 20,000 a year is 5 years after 2.
    assert found["even_year"] == {"low": 7.0, "middle": 7.0, "high": 7.0}
    middle = found["outlooks"]["middle"]
    assert (middle["months"], middle["tuition"], middle["pay_lost"]) == (24, 20_000, 80_000)
    assert middle["balance"][:4] == [0, -50_000, -100_000, -80_000]


def test_never_is_an_answer(cli: Cli) -> None:
    pay = ("--pay-now", "90000", "--pay-then", "60000")
    found = data(cli, "product-manager", "rn", *WAY, *pay)
    assert found["even_year"] == {"low": None, "middle": None, "high": None}
    assert found["verdict"].startswith("Never")
    assert "Never: in 40 years" in cli("worth", "product-manager", "rn", *WAY, *pay).out


def test_ranges_are_taken_as_typed_and_percent_as_share_or_number(cli: Cli) -> None:
    found = data(cli, "product-manager", "rn", "--months", "12 to 36", "--tuition", "$5,000-$40,000", *PAY)
    assert found["outlooks"]["cautious"]["months"] == 36 and found["outlooks"]["hopeful"]["tuition"] == 5_000
    assert found["even_year"]["low"] < found["even_year"]["middle"] < found["even_year"]["high"]
    three, share = (data(cli, "product-manager", "rn", *WAY, *PAY[:-1], text) for text in ("3", "0.03"))
    assert three == share and three["even_year"]["middle"] > 7.0


@pytest.mark.parametrize(
    "options",
    [
        ("--months", "soon"),
        ("--months", "36-12"),
        ("--tuition", "free"),
        ("--rung-years", "0"),
        ("--discount", "200"),
    ],
)
def test_what_is_no_number_is_refused(cli: Cli, options: tuple[str, str]) -> None:
    assert cli("worth", "product-manager", "rn", *WAY, *options).code == 2


def test_every_assumption_is_listed_with_the_option_that_changes_it(cli: Cli) -> None:
    out = " ".join(cli("worth", "product-manager", "rn", *WAY).out.split())
    options = ("--months", "--tuition", "--pay-now", "--pay-then", "--pay-meanwhile", "--rung-years", "--discount")
    assert all(option in out for option in options)
    assert "cross-section" in out and "BLS OEWS May 2025" in out


def test_without_a_job_the_pay_of_today_is_asked_for_and_then_enough(cli: Cli) -> None:
    ran = cli("worth", "rn", *WAY)
    assert ran.code == 2 and "--pay-now" in ran.error.hint
    assert data(cli, "rn", *WAY, "--pay-now", "30000")["from"] is None


def test_the_role_a_person_holds_is_where_the_change_begins(cli: Cli) -> None:
    cli("me", "role", "business-analyst")
    assert data(cli, "rn", *WAY)["from"] == "business-analyst"
    assert cli("worth", "business-analyst").code == 2


def test_a_place_brings_its_pay_and_its_prices(cli: Cli) -> None:
    here = data(cli, "product-manager", "rn", *WAY, "--area", "Austin")
    assert here["place"]["name"].startswith("Austin") and here["place"]["prices"]["all_items"] == 97.62
    nation = data(cli, "product-manager", "rn", *WAY)
    assert here["rungs"] != nation["rungs"] and nation["place"] is None


def test_too_many_roles_or_one_twice_are_refused(cli: Cli) -> None:
    assert cli("worth", "rn", "rn").code == 2
    assert cli("worth", "rn", "product-manager", "business-analyst").code == 2
