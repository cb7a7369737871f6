"""`careercli route`: ways from one role to another."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from careercli.errors import UsageError

Cli = Callable[..., Any]


def test_every_step_says_why_it_works_how_long_it_takes_and_what_it_costs(cli: Cli) -> None:
    ran = cli("route", "business-analyst", "chief-of-staff")
    assert ran.code == 0
    assert "From Business Analyst to Chief of Staff" in ran.out
    assert "Product Manager  a step up after 3–6 years" in ran.out
    assert "You look outward to customers and markets" in ran.out
    assert "core skills" in ran.out
    assert "median pay of the category +$" in ran.out


def test_the_json_has_every_step_with_its_whole_gap(cli: Cli) -> None:
    whole = json.loads(cli("route", "business-analyst", "chief-of-staff", "--json").out)
    (way,) = whole["data"]["routes"]
    assert [step["to"] for step in way["steps"]] == ["product-manager", "chief-of-staff"]
    assert way["years"] == [
        sum(step["years"][0] for step in way["steps"]),
        sum(s["years"][1] for s in way["steps"]),
    ]
    assert all(step["reason"] and step["gap"]["terms"] for step in way["steps"])
    assert way["effort"] == pytest.approx(sum(step["gap"]["effort"] for step in way["steps"]), abs=0.01)


def test_pay_that_dips_everywhere_is_said_and_the_ways_are_shown_all_the_same(cli: Cli) -> None:
    ran = cli("route", "business-analyst", "chief-of-staff", "--prefer", "pay")
    assert "dips in category pay at some step." in ran.out
    assert "2 STEPS" in ran.out
    assert json.loads(cli("route", "ba", "chief-of-staff", "-p", "pay", "--json").out)["data"]["routes"] == []


def test_what_a_newcomer_can_begin_is_begun_from_any_job_with_its_time_cost_and_pay(cli: Cli) -> None:
    ran = cli("route", "software-engineer", "registered-nurse")
    assert ran.code == 0
    words = " ".join(ran.out.split())
    assert "Registered Nurse starting over: degree and license" in words
    assert "in fees" in words
    assert "median pay of the category" in words
    first = json.loads(cli("route", "software-engineer", "registered-nurse", "--json").out)["data"]["routes"][0]
    assert [(step["from"], step["to"], step["kind"]) for step in first["steps"]] == [
        ("software-engineer", "registered-nurse", "entry")
    ]


def test_to_alone_starts_from_the_saved_role(cli: Cli) -> None:
    cli("me", "role", "product-manager")
    assert "From Product Manager to Chief of Staff" in cli("route", "--to", "chief-of-staff").out


def test_to_alone_with_nothing_saved_starts_outside_and_says_what_saving_adds(cli: Cli, tmp_path: Path) -> None:
    ran = cli("route", "--to", "product-manager")
    assert "From outside to Product Manager" in ran.out
    assert "a way in" in ran.out
    assert "a way in: degree, 4 to" in " ".join(ran.out.split())
    assert "`careercli me role ROLE` saves where you work now" in ran.out
    assert not (tmp_path / "personal").exists()


def test_best_limits_the_number_of_ways(cli: Cli) -> None:
    several = json.loads(cli("route", "--to", "product-manager", "--json").out)["data"]["routes"]
    one = json.loads(cli("route", "--to", "product-manager", "--limit", "1", "--json").out)["data"]["routes"]
    assert len(one) == 1
    assert one[0] == several[0]


@pytest.mark.parametrize(
    "arguments",
    [
        ("product-manager",),
        (),
        ("rn", "pm", "tpm"),
        ("rn", "pm", "--to", "tpm"),
        ("pm", "pm"),
        ("rn", "pm", "-p", "fun"),
    ],
)
def test_what_names_no_way_is_refused_with_the_right_form(cli: Cli, arguments: tuple[str, ...]) -> None:
    ran = cli("route", *arguments)
    assert isinstance(ran.error, UsageError)
    assert ran.error.hint


@pytest.mark.parametrize("columns", ["40", "80"])
def test_the_page_fits_the_terminal(cli: Cli, columns: str) -> None:
    ran = cli("--no-color", "route", "--to", "chief-of-staff", "--format", "rich", COLUMNS=columns)
    lines = [line for line in ran.out.splitlines() if not line.strip().startswith("careercli ")]
    assert max(len(line) for line in lines) <= int(columns)


def test_whose_skills_count_is_said_as_it_is(cli: Cli) -> None:
    cli("me", "role", "business-analyst")
    assert "Skills held are those typical of each role." in cli("route", "--to", "chief-of-staff").out
    cli("me", "add", "skill", "sql=3")
    words = " ".join(cli("route", "--to", "chief-of-staff").out.split())
    assert "Your own skill ratings count; for skills you have not rated, those typical of each role." in words
