"""`careercli list`, `tracks` and `search`."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

Cli = Callable[..., Any]


def slugs(ran: Any) -> list[str]:
    return [line.split("\t")[0] for line in ran.out.splitlines()]


def test_plain_lists_are_one_tab_separated_record_a_line(cli: Cli) -> None:
    lines = cli("list", "--format", "plain").out.splitlines()
    assert len(lines) == 6
    assert {len(line.split("\t")) for line in lines} == {22}
    by_pay = cli("list", "--min-pay", "90k", "--people", "high", "--format", "plain").out.splitlines()
    assert {len(line.split("\t")) for line in by_pay} == {22}, "the same fields whatever was asked for"


def test_a_track_is_named_by_slug_or_by_name(cli: Cli) -> None:
    by_slug = slugs(cli("list", "--track", "business-operations", "--format", "plain"))
    by_name = slugs(cli("list", "--track", "Business Operations", "--format", "plain"))
    assert by_slug == by_name
    assert "registered-nurse" not in by_slug


def test_filters_add_up(cli: Cli) -> None:
    ran = cli("list", "--level", "mid", "--skill", "sql", "--education", "bachelor", "--format", "plain")
    assert "technical-product-manager" in slugs(ran)
    assert "chief-of-staff" not in slugs(ran)


def test_a_skill_is_found_by_its_name_too(cli: Cli) -> None:
    assert slugs(cli("list", "--skill", "SQL", "--format", "plain"))


def test_nothing_that_matches_is_an_empty_list_and_no_error(cli: Cli) -> None:
    ran = cli("list", "--education", "none")
    assert ran.code == 0
    assert "No role matches" in ran.out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["list", "--track", "busines-operations"], 3, "business-operations"),
        (["list", "--skill", "stakeholder-negotiaton"], 3, "stakeholder"),
        (["list", "--sort", "pai"], 2, "--sort takes"),
        (["list", "--level", "boss"], 2, "--level takes entry, mid"),
        (["list", "--education", "batchelor"], 2, 'did you mean "bachelor"'),
        (["list", "--start", "aprenticeship"], 2, 'did you mean "apprenticeship"'),
        (["list", "--people", "lots"], 2, "low, medium, high"),
        (["list", "--max-months", "soon"], 2, "2 years"),
        (["list", "--area-of-interest", "animal-servce"], 2, "animal service"),
        (["tracks", "helthcare"], 3, "healthcare"),
    ],
)
def test_a_wrong_name_gets_one_line_and_the_nearest_right_one(
    cli: Cli, arguments: list[str], code: int, words: str
) -> None:
    ran = cli(*arguments)
    assert ran.code == code
    assert "\n" not in ran.error.message
    assert words in f"{ran.error.message} {ran.error.hint}"


def test_pay_is_a_filter_and_an_order_with_the_reminder_whose_it_is(cli: Cli) -> None:
    ran = cli("list", "--min-pay", "120000", "--sort", "pay")
    assert "Registered Nurse" not in ran.out
    assert "not of the role" in " ".join(ran.out.split())
    by_pay = slugs(cli("list", "--sort", "pay", "--format", "plain"))
    assert by_pay.index("technical-product-manager") < by_pay.index("registered-nurse")


def test_growing_keeps_categories_that_grow_at_least_as_fast_as_average(cli: Cli) -> None:
    data = json.loads(cli("list", "--growing", "--json").out)["data"]
    assert data
    assert all(row["category"]["growth_percent"] >= 2.5 for row in data)


@pytest.mark.parametrize("sort", ["title", "level", "education", "growth", "openings"])
def test_every_order_lists_every_role(cli: Cli, sort: str) -> None:
    assert len(slugs(cli("list", "--sort", sort, "--format", "plain"))) == 6


def test_the_same_fields_stand_in_json_whatever_was_asked_for(cli: Cli) -> None:
    rows = [json.loads(cli("list", *more, "--json").out)["data"] for more in ((), ("--sort", "pay"), ("--remote",))]
    [fields] = {tuple(row) for found in rows for row in found}
    assert {"slug", "start", "open_to_newcomers", "conditions", "match", "category", "areas"} <= set(fields)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["--education", "Bachelor's"], ["--education", "bachelor"]),
        (["--education", "bachelors degree"], ["--education", "bachelor"]),
        (["--level", "Mid-Level"], ["--level", "mid"]),
        (["--level", "junior"], ["--level", "entry"]),
        (["--start", "another job"], ["--start", "from-another-job"]),
        (["--max-months", "5 years"], ["--max-months", "60"]),
        (["--max-cost", "$120,000"], ["--max-cost", "120000"]),
    ],
)
def test_values_are_taken_as_people_write_them(cli: Cli, typed: list[str], meant: list[str]) -> None:
    found = slugs(cli("list", *typed, "--format", "plain"))
    assert found == slugs(cli("list", *meant, "--format", "plain")) != []


def test_entry_level_does_not_hide_a_nurse_who_can_begin_there(cli: Cli) -> None:
    assert "registered-nurse" in slugs(cli("list", "--level", "entry", "--format", "plain"))
    assert "chief-of-staff" not in slugs(cli("list", "--newcomers", "--format", "plain"))


def test_an_empty_answer_names_the_filter_to_loosen_in_every_format(cli: Cli) -> None:
    asked = ["list", "--remote", "--physical", "high"]
    assert "Without --remote: 1 role, Registered Nurse" in " ".join(cli(*asked).out.split())
    assert json.loads(cli(*asked, "--json").out)["loosen"]["--remote"] == ["registered-nurse"]
    ran = cli(*asked, "--format", "plain")
    assert ran.out == "" and "without --remote" in ran.err


def test_tracks_are_counted(cli: Cli) -> None:
    data = json.loads(cli("tracks", "--json").out)["data"]
    assert {row["slug"]: row["roles"] for row in data} == {
        "business-operations": 4, "software-engineering": 1, "healthcare": 1,
    }  # fmt: skip
    assert cli("tracks", "--format", "plain").out.count("\n") == 3


def test_one_track_in_json_carries_its_moves(cli: Cli) -> None:
    content = json.loads(cli("tracks", "business-operations", "--json").out)
    assert content["track"]["slug"] == "business-operations"
    assert all(row["advancement"] for row in content["data"])
    assert len(slugs(cli("tracks", "business-operations", "--format", "plain"))) == 4


def test_search_finds_titles_aliases_skills_and_typos(cli: Cli) -> None:
    assert slugs(cli("search", "nurse", "--format", "plain"))[0] == "registered-nurse"
    assert slugs(cli("search", "TPM", "--format", "plain"))[0] == "technical-product-manager"
    assert slugs(cli("search", "registred", "nurse", "--format", "plain"))[0] == "registered-nurse"
    assert "technical-product-manager" in slugs(cli("search", "sql", "--format", "plain"))


def test_search_tells_categories_that_have_figures_but_no_page(cli: Cli) -> None:
    content = json.loads(cli("search", "project management specialists", "--json").out)
    assert [match["soc"] for match in content["figures_only"]] == ["13-1082"]
    assert "careercli landscape 13-1082" in cli("search", "project management specialists").out


def test_a_name_that_only_a_category_has_is_told_with_its_figures(cli: Cli) -> None:
    for asked in (["show", "project", "management", "specialist"], ["show", "project management specialists"]):
        ran = cli(*asked)
        assert (ran.code, ran.out) == (3, "")
        assert ran.error is not None
        assert "Project Management Specialists, `careercli landscape 13-1082`" in (ran.error.hint or "")


@pytest.mark.parametrize("command", [["show"], ["landscape"], ["interview", "--list"], ["tracks"]])
def test_a_name_of_several_words_needs_no_quotes(cli: Cli, command: list[str]) -> None:
    name = "business operations" if command == ["tracks"] else "registered nurse"
    assert cli(*command, *name.split()).out == cli(*command, name).out != ""


@pytest.mark.parametrize("typed", ["100k", "$100,000", "100000"])
def test_an_amount_is_understood_as_people_write_it(cli: Cli, typed: str) -> None:
    assert cli("list", "--min-pay", typed).out == cli("list", "--min-pay", "100000").out


@pytest.mark.parametrize(
    "typed", ["$20 an hour", "$20/hr", "20 an hour", "$20 per hour", "20.00/h", "20 dollars an hour", "20"]
)
def test_an_hours_pay_counts_as_a_year_of_2080_hours_and_says_so(cli: Cli, typed: str) -> None:
    ran = cli("list", "--min-pay", typed)
    assert ran.out == cli("list", "--min-pay", "41600").out
    assert "about $41,600 a year" in ran.err


def test_pay_by_the_year_is_taken_as_it_stands(cli: Cli) -> None:
    ran = cli("list", "--min-pay", "$60,000 a year")
    assert ran.out == cli("list", "--min-pay", "60k").out
    assert "an hour" not in ran.err


@pytest.mark.parametrize("typed", ["lots", "", "-5", "1e5", "100kk", "20k an hour"])
def test_what_is_no_amount_is_refused(cli: Cli, typed: str) -> None:
    assert cli("list", f"--min-pay={typed}").code == 2


@pytest.mark.parametrize("text", ['"', "*", "AND OR NOT", "a:b", "'; DROP TABLE role", "(", "😀", "  "])
def test_search_takes_any_text_literally(cli: Cli, text: str) -> None:
    assert cli("search", text).code == 0


def test_one_word_of_a_track_names_the_whole_track(cli: Cli) -> None:
    assert cli("list", "--track", "business").error.hint == "did you mean 'business-operations'?"


def test_one_track_asked_for_is_not_repeated_in_every_row(cli: Cli) -> None:
    assert "Track" not in cli("list", "--track", "business-operations", "--sort", "months").out
    assert "Track" in cli("list", "--sort", "title", COLUMNS="120").out


def test_the_heading_of_a_group_runs_over_the_whole_width(cli: Cli) -> None:
    assert "\nBUSINESS OPERATIONS (4)\n" in cli("list", COLUMNS="40").out
