"""`careercli landscape` and `compare`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]


@pytest.mark.parametrize("name", ["29-1141", "291141", "29-1141.00", "registered-nurse", "RN", "Registered Nurses"])
def test_a_category_is_meant_by_its_code_its_title_or_a_role(cli: Cli, name: str) -> None:
    content = json.loads(cli("landscape", name, "--json").out)
    assert content["data"]["soc"] == "29-1141"
    assert content["data"]["pay"]["median"] == 97550


def test_a_category_without_a_role_still_has_its_page(cli: Cli) -> None:
    out = cli("landscape", "15-1299").out
    assert "Computer Occupations, All Other" in out
    assert "figures only" in out


def test_a_code_that_was_new_in_2021_shows_no_earlier_year(cli: Cli) -> None:
    history = json.loads(cli("landscape", "13-1082", "--json").out)["data"]["history"]
    assert [year["year"] for year in history] == [2021, 2022, 2023, 2024, 2025]
    assert "first published in 2021" in cli("landscape", "13-1082").out


def test_an_unknown_code_names_those_nearby(cli: Cli) -> None:
    ran = cli("landscape", "11-2029")
    assert ran.code == 3
    assert "11-2021" in ran.error.hint


def test_states_are_ranked_by_pay_unless_asked_otherwise(cli: Cli) -> None:
    data = json.loads(cli("landscape", "rn", "--by", "state", "--json").out)["data"]
    medians = [row["pay"]["median"] for row in data]
    assert medians == sorted(medians, reverse=True)
    assert data[0]["place"] == "California"
    by_jobs = json.loads(cli("landscape", "rn", "--by", "state", "--sort", "employment", "--json").out)["data"]
    assert by_jobs[0]["employment"] == max(row["employment"] for row in by_jobs)


def test_top_limits_a_ranking_and_says_how_many_more_there_are(cli: Cli) -> None:
    out = cli("landscape", "rn", "--by", "industry", "--limit", "3").out
    assert "more with --limit" in " ".join(out.split())


def test_industries_have_no_quotient(cli: Cli) -> None:
    ran = cli("landscape", "rn", "--by", "industry", "--sort", "quotient")
    assert ran.code == 2


def test_a_place_with_a_typo_is_understood(cli: Cli) -> None:
    content = json.loads(cli("landscape", "rn", "--area", "Austn", "--json").out)
    assert content["data"]["local"]["place"].startswith("Austin")
    assert content["data"]["local"]["quotient"] == pytest.approx(0.67)


@pytest.mark.parametrize(
    ("typed", "said"),
    [("Austn", True), ("Austin", False), ("austin-round rock", False), ("TX", False), ("texas", False)],
)
def test_a_place_that_was_put_right_is_said(cli: Cli, typed: str, said: bool) -> None:
    err = cli("landscape", "rn", "--area", typed).err
    assert ("careercli: showing Austin" in err) is said
    assert ("showing" in err) is said


def test_compared_roles_of_one_category_are_not_ranked_on_its_figures(cli: Cli) -> None:
    out = cli("compare", "product-manager", "tpm").out
    assert "cannot say which pays" in " ".join(out.split())


def test_what_roles_share_and_do_not_share_is_brought_out(cli: Cli) -> None:
    out = cli("compare", "tpm", "rn", "software-engineer").out
    for words in ("WHAT SETS THEM APART", "Only Registered Nurse", "Contact with people"):
        assert words in out


def test_compare_in_json_has_every_role_with_its_market(cli: Cli) -> None:
    data = json.loads(cli("compare", "tpm", "rn", "--json").out)["data"]
    assert [role["market"]["category"]["soc"] for role in data] == ["11-2021", "29-1141"]


@pytest.mark.parametrize("names", ["tpm", "tpm rn product-manager software-engineer business-analyst"])
def test_compare_takes_two_to_four_roles(cli: Cli, names: str) -> None:
    assert cli("compare", *names.split()).code == 2


def test_comparing_a_role_with_itself_is_pointless_and_said_so(cli: Cli) -> None:
    assert cli("compare", "tpm", "technical-product-manager").code == 2


@pytest.mark.parametrize(
    "options",
    ["--limit 3", "--sort pay", "--detail", "--by state --area Texas", "--by metro --detail"],
)
def test_an_option_that_would_change_nothing_is_refused_and_not_passed_over(cli: Cli, options: str) -> None:
    ran = cli("landscape", "rn", *options.split())
    assert (ran.code, ran.out) == (2, "")


@pytest.mark.parametrize("command", [["landscape", "rn"], ["show", "rn"]])
def test_an_empty_place_is_no_place(cli: Cli, command: list[str]) -> None:
    ran = cli(*command, "--area", "")
    assert (ran.code, ran.out) == (3, "")


def test_without_a_cache_local_figures_are_compiled_once_and_not_for_every_look(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "in-the-way").touch()
    ran = cli("show", "rn", "--area", "Austn", CAREERCLI_CACHE_DIR=str(tmp_path / "in-the-way"))
    assert ran.code == 0
    assert ran.err.count("compiling local pay figures, once") == 1


def test_known_cells_of_the_newest_projections(cli: Cli) -> None:
    data = json.loads(cli("landscape", "11-2021", "--json").out)["data"]
    projection = data["projection"]
    assert (projection["base"], projection["projected"]) == (421.6, 450.8)
    assert (projection["change_percent"], projection["openings"]) == (6.9, 34)
    total = projection["all_occupations"]
    assert (total["base"], total["projected"]) == (170280.8, 176198.5)
    assert projection["vintage"].endswith("2025-35") and projection["details_vintage"].endswith("2024-34")
    assert data["unemployment"]["rate"] == 3.3 and data["unemployment"]["labor_force"] == 692
    assert {year["real_year"] for year in data["history"]} == {2025}


def test_why_is_told_in_our_words_with_the_jobs_concerned(cli: Cli) -> None:
    out = " ".join(cli("landscape", "11-2021").out.split())
    assert "WHY, BY BLS" in out and "Automobile dealers: 950 of these jobs now" in out
    reasons = json.loads(cli("landscape", "11-2021", "--json").out)["data"]["factors"]["reasons"]
    assert {reason["share"] for reason in reasons} == {"rises", "falls"}
    assert "BLS gives none" in cli("landscape", "13-1082").out


def test_pay_after_local_prices_is_ranked_and_explained(cli: Cli) -> None:
    content = json.loads(cli("landscape", "rn", "--by", "metro", "--real", "--json").out)
    real = [row["real_pay"]["median"] for row in content["data"] if row["real_pay"]]
    assert content["sort"] == "real pay" and real == sorted(real, reverse=True)
    row = content["data"][0]
    expected = row["pay"]["median"] * 100 / row["prices"]["all_items"]
    assert row["real_pay"]["median"] == pytest.approx(expected, abs=5.1)
    assert "BEA regional price parities 2023" in cli("landscape", "rn", "--area", "Austin", "--real").out


def test_real_goes_with_places_alone(cli: Cli) -> None:
    assert cli("landscape", "rn", "--real").code == 2
    assert cli("landscape", "rn", "--by", "industry", "--real").code == 2
