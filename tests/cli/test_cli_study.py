"""`careercli study`: from a role to fields of study, and back."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

Cli = Callable[..., Any]


def data(cli: Cli, *arguments: str) -> Any:
    return json.loads(cli("study", *arguments, "--json").out)["data"]


@pytest.mark.parametrize("name", ["rn", "registered nurse", "29-1141", "Registered Nurses"])
def test_a_role_or_category_leads_to_its_fields(cli: Cli, name: str) -> None:
    found = data(cli, name)
    assert found["category"] == "29-1141"
    assert found["fields"][0]["cip"] == "51.38"
    bachelor = next(one for one in found["fields"][0]["outcomes"] if one["credential"] == "Bachelor's Degree")
    assert bachelor["earnings"] == {"p25": 82099, "median": 89958, "p75": 97211}


@pytest.mark.parametrize("name", ["52.14", "5214", "Marketing", "marketing"])
def test_a_field_by_code_or_title_leads_to_categories_and_roles(cli: Cli, name: str) -> None:
    found = data(cli, name)
    assert (found["cip"], found["title"]) == ("52.14", "Marketing")
    managers = next(one for one in found["leads_to"] if one["soc"] == "11-2021")
    assert "product-manager" in managers["roles"] and not managers["odd"]


def test_odd_ways_are_marked_and_never_told_in_full_before_others(cli: Cli) -> None:
    out = " ".join(cli("study", "11-2021").out.split())
    assert "the crosswalk lists it; few come this way" in out
    assert out.index("MARKETING (52.14)") < out.index("WHAT THE FIGURES ARE")
    assert "PHARMACY" not in out


def test_a_state_stands_beside_the_nation_and_a_city_stands_for_its_state(cli: Cli) -> None:
    for place in ("Texas", "Austin"):
        out = cli("study", "rn", "--area", place).out
        assert "Programs in Texas" in out and "Programs in the United States" in out
    field = data(cli, "rn", "--area", "TX")["fields"][0]
    assert {one["credential"] for one in field["outcomes_in_state"]} >= {"Associate's Degree", "Bachelor's Degree"}


def test_suppressed_is_not_published_and_never_zero(cli: Cli) -> None:
    field = data(cli, "rn")["fields"][0]
    hidden = [one for one in field["outcomes"] if one["graduates_behind_earnings"] == 0]
    assert hidden and all(one["earnings"]["median"] is None for one in hidden)
    assert "Not published: " in cli("study", "rn").out


def test_no_school_is_named_and_what_the_figures_are_is_said(cli: Cli) -> None:
    out = " ".join(cli("study", "rn").out.split())
    assert "No school is named" in out and "four years after" in out and "College Scorecard" in out


def test_what_is_nothing_is_not_found(cli: Cli) -> None:
    assert cli("study", "xyzzy plugh").code == 3
    unknown = cli("study", "99.87")
    assert unknown.code == 3 and "no field of study" in unknown.error.message


def test_several_fields_that_may_be_meant_are_listed(cli: Cli) -> None:
    ran = cli("study", "business")
    assert ran.code == 3 and "52.02  Business Administration" in ran.error.hint
