"""`careercli gap`: between two roles, and between a person and a role."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from careercli.errors import CareerError, ExitCode, NotFoundError, UsageError

Cli = Callable[..., Any]


def test_a_gap_says_what_is_new_what_stands_in_the_way_and_what_would_feel_different(cli: Cli) -> None:
    ran = cli("gap", "business-analyst", "product-manager")
    assert ran.code == 0
    assert ran.out.startswith("From Business Analyst to Product Manager\n")
    for title in ("SKILLS", "WHAT STANDS IN THE WAY", "WHAT WOULD FEEL DIFFERENT", "PAY OF THE CATEGORIES"):
        assert title in ran.out
    assert "Levels held are those typical of Business Analyst." in ran.out
    assert "careercli route business-analyst product-manager" in ran.out


def test_the_arithmetic_of_the_verdict_is_in_the_json(cli: Cli) -> None:
    whole = json.loads(cli("gap", "business-analyst", "product-manager", "--json").out)
    gap = whole["data"]
    assert whole["kind"] == "gap"
    assert "distance" in whole["units"]
    assert gap["distance"] == pytest.approx(sum(term["contribution"] for term in gap["terms"]), abs=0.01)
    assert all(
        term["contribution"] == pytest.approx(term["amount"] * term["weight"], abs=0.001) for term in gap["terms"]
    )
    assert {skill["standing"] for skill in gap["skills"]} <= {"have", "stretch", "near", "new"}
    levels = {need: [s for s in gap["skills"] if s["need"] == need] for need in ("core", "helpful")}
    for term, need in zip(gap["terms"], levels.values(), strict=False):
        assert term["amount"] == pytest.approx(sum(s["missing"] for s in need) / sum(s["asked"] for s in need))
    assert gap["pay"]["dollars"] == gap["pay"]["after"] - gap["pay"]["before"]


def test_a_step_up_that_a_role_page_describes_is_shown_in_its_words_and_is_no_far_cry(cli: Cli) -> None:
    ran = cli("gap", "business-analyst", "product-manager")
    assert "WHAT THE PAGE OF BUSINESS ANALYST SAYS" in ran.out
    assert "A step up, after 3–6 years" in ran.out
    gap = json.loads(cli("gap", "business-analyst", "product-manager", "--json").out)["data"]
    assert gap["described"]["kind"] == "advancement"
    assert gap["described"]["page"] == "business-analyst"
    assert gap["verdict"] != "far apart"
    back = json.loads(cli("gap", "chief-of-staff", "registered-nurse", "--json").out)["data"]
    assert (back["described"], back["verdict"]) == (None, "far apart")


def test_one_role_alone_counts_from_where_the_person_is(cli: Cli) -> None:
    cli("me", "role", "business-analyst")
    cli("me", "add", "skill", "product-strategy=4", "sql=1")
    ran = cli("gap", "product-manager")
    assert "From Business Analyst to Product Manager" in ran.out
    assert "Your own ratings count for 2 of the" in ran.out
    skills = {skill["skill"]: skill for skill in json.loads(cli("gap", "pm", "--json").out)["data"]["skills"]}
    assert skills["product-strategy"]["standing"] == "have"
    assert (skills["sql"]["held"], skills["sql"]["held_from"]) == (1, "your own rating")


def test_own_ratings_do_not_count_for_a_role_that_is_not_ones_own(cli: Cli) -> None:
    cli("me", "role", "registered-nurse")
    cli("me", "add", "skill", "product-strategy=4")
    ran = cli("gap", "business-analyst", "product-manager")
    assert "Levels held are those typical of Business Analyst." in ran.out


def test_with_nothing_saved_a_gap_counts_from_nothing_and_says_what_saving_adds(cli: Cli, tmp_path: Path) -> None:
    ran = cli("gap", "registered-nurse")
    assert ran.code == 0
    assert "What Registered Nurse asks of you" in ran.out
    assert "Counted from nothing, as for a newcomer." in ran.out
    assert "WAYS IN" in cli("gap", "business-analyst").out
    assert "`careercli me role ROLE` saves where you work now" in ran.out
    assert not (tmp_path / "personal").exists()


def test_a_saved_degree_and_license_no_longer_stand_in_the_way(cli: Cli) -> None:
    before = json.loads(cli("gap", "registered-nurse", "--json").out)["data"]["requirements"]
    license_name = next(need["name"] for need in before if need["kind"] == "licence")
    cli("me", "role", "--education", "bachelor", "--years", "9")
    cli("me", "add", "credential", license_name)
    after = json.loads(cli("gap", "registered-nurse", "--json").out)["data"]["requirements"]
    assert {need["kind"] for need in after} <= {"licence"}
    assert license_name not in [need["name"] for need in after]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("product-manager", "product-manager"), UsageError),
        (("rn", "pm", "tpm"), UsageError),
        (("rn", "no-such-thing-at-all"), NotFoundError),
    ],
    ids=["one role twice", "three roles", "an unknown role"],
)
def test_what_cannot_be_compared_is_refused_in_one_line(
    cli: Cli, arguments: tuple[str, ...], error: type[CareerError]
) -> None:
    ran = cli("gap", *arguments)
    assert isinstance(ran.error, error)
    assert "\n" not in ran.error.message
    assert ran.out == ""


def test_the_role_one_works_in_has_no_gap_to_itself(cli: Cli) -> None:
    cli("me", "role", "product-manager")
    ran = cli("gap", "product-manager")
    assert ran.code == ExitCode.USAGE
    assert ran.error.message == "product-manager is your current role"


def test_a_current_role_whose_page_is_gone_is_said_and_left_out(cli: Cli, tmp_path: Path) -> None:
    cli("me", "role", "product-manager")
    file = tmp_path / "personal" / "me.json"
    file.write_text(file.read_text().replace("product-manager", "lamplighter"))
    ran = cli("gap", "registered-nurse")
    assert ran.code == 0
    assert "your current role lamplighter has no page any more" in ran.err


@pytest.mark.parametrize("columns", ["40", "80", "120"])
@pytest.mark.parametrize("form", ["rich", "plain"])
def test_the_page_fits_the_terminal(cli: Cli, columns: str, form: str) -> None:
    ran = cli("--no-color", "gap", "business-analyst", "tpm", "--format", form, COLUMNS=columns)
    lines = [line for line in ran.out.splitlines() if not line.strip().startswith("careercli ")]
    assert max(len(line) for line in lines) <= int(columns)


def test_a_screen_reader_hears_levels_in_words(cli: Cli) -> None:
    ran = cli("--accessible", "gap", "business-analyst", "tpm")
    assert "level 2 of the" in ran.out or "new, level" in ran.out
    assert "+++" not in ran.out
