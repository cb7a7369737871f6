"""`careercli show`: names, sections, formats."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

Cli = Callable[..., Any]


@pytest.mark.parametrize("name", ["technical-product-manager", "Technical Product Manager", "TPM", "tpm", "tPm"])
def test_a_role_is_found_by_slug_title_or_alias_in_any_case(cli: Cli, name: str) -> None:
    ran = cli("show", name, "-s", "summary")
    assert ran.out.startswith("Technical Product Manager\n")
    assert ran.err == ""


def test_a_typo_is_corrected_and_said_on_stderr(cli: Cli) -> None:
    ran = cli("show", "technical-prodct-manager", "-s", "summary")
    assert ran.out.startswith("Technical Product Manager\n")
    assert "technical-product-manager" in ran.err


def test_a_name_that_fits_several_roles_lists_them_and_exits_3(cli: Cli) -> None:
    ran = cli("show", "manager")
    assert ran.code == 3
    assert "product-manager" in ran.error.hint
    assert "technical-product-manager" in ran.error.hint
    assert ran.out == ""


def test_a_name_that_fits_nothing_exits_3_and_says_what_to_try(cli: Cli) -> None:
    ran = cli("show", "zzzzqqqq")
    assert ran.code == 3
    assert "search" in ran.error.hint


def test_only_the_sections_asked_for_are_shown_in_the_order_asked(cli: Cli) -> None:
    out = cli("show", "tpm", "-s", "varies", "--section", "summary").out
    assert out.index("WHAT VARIES") < out.index("decides what gets built")
    assert "SKILLS" not in out


def test_an_unknown_section_is_a_usage_error_with_the_nearest_name(cli: Cli) -> None:
    ran = cli("show", "tpm", "-s", "skils")
    assert ran.code == 2
    assert '"skills"' in ran.error.message


def test_the_page_in_json_is_a_versioned_envelope_with_units_and_market(cli: Cli) -> None:
    content = json.loads(cli("show", "tpm", "--format", "json").out)
    assert content["kind"] == "role"
    assert content["version"] == 1
    assert content["data"]["title"] == "Technical Product Manager"
    assert content["data"]["requirements"]["entry_routes"][0].keys() == {"from", "how"}
    category = content["data"]["market"]["category"]
    assert category["soc"] == "11-2021"
    assert category["pay"]["median"] == 166790
    assert category["pay"]["vintage"]
    assert "pay" in content["units"]


def test_markdown_has_headings_and_no_stray_markup(cli: Cli) -> None:
    out = cli("show", "tpm", "--format", "markdown").out
    assert out.startswith("# Technical Product Manager\n")
    assert "\n## Is this role right for you?\n" in out
    assert "\x1b" not in out


def test_pay_in_a_place_stands_beside_the_nations(cli: Cli) -> None:
    out = cli("show", "rn", "-s", "glance", "--area", "austin").out
    assert "Austin" in out
    assert "$97,890" in out
    assert "$97,550" in out


def test_a_place_that_is_unknown_exits_3(cli: Cli) -> None:
    ran = cli("show", "rn", "--area", "Atlantis")
    assert ran.code == 3
    assert "Atlantis" in ran.error.message


def test_the_interview_section_asked_for_alone_tells_strong_and_weak_answers(cli: Cli) -> None:
    assert "Strong:" in cli("show", "tpm", "-s", "interview").out
    assert "Strong:" not in cli("show", "tpm").out


@pytest.mark.parametrize(
    ("asked", "heading"),
    [("hours", "THE WEEK"), ("schedule", "THE WEEK"), ("cost", "HOW YOU GET IN"), ("way in", "HOW YOU GET IN"),
     ("money", "WHERE THIS ROLE SITS"), ("salary", "WHERE THIS ROLE SITS"), ("license", "REQUIREMENTS")],
)  # fmt: skip
def test_a_section_is_found_by_what_people_call_it(cli: Cli, asked: str, heading: str) -> None:
    ran = cli("show", "business-analyst", "-s", asked)
    assert ran.code == 0
    assert heading in ran.out


def test_a_section_that_is_none_names_each_section_once_and_no_twins(cli: Cli) -> None:
    named = cli("show", "tpm", "-s", "zzz").error.hint.removeprefix("sections: ").split(", ")
    assert {"week", "day", "start"} <= set(named)
    assert not {"days", "brief"} & set(named)
