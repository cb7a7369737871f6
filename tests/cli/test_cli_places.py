"""`--area`: one option with one meaning wherever pay is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from careercli.landscape.category import PlacePay
from careercli.landscape.store import LocalFigures

Cli = Callable[..., Any]

HERE = "Austin-Round Rock-San Marcos, TX"


def data(cli: Cli, *command: str) -> Any:
    return json.loads(cli(*command, "--json").out)["data"]


def together(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    "command",
    [
        ["list"], ["show", "rn"], ["compare", "rn", "tpm"], ["gap", "rn", "tpm"],
        ["route", "business-analyst", "product-manager"], ["landscape", "rn"],
    ],
    ids=lambda command: command[0],
)  # fmt: skip
def test_the_place_is_named_and_its_pay_is_told(cli: Cli, command: list[str]) -> None:
    there, nation = cli(*command, "--area", "austn"), cli(*command)
    assert HERE in together(there.out)
    assert "showing Austin" in there.err and there.err.count("showing Austin") == 1
    assert HERE not in together(nation.out)
    assert data(cli, *command, "--area", "austin") != data(cli, *command)


def test_a_list_filters_and_sorts_by_the_pay_of_the_place(cli: Cli) -> None:
    there = data(cli, "list", "--area", "austin", "--sort", "pay")
    paid = [row["local"]["median_pay"] for row in there]
    assert paid == sorted(paid, reverse=True)
    least = int(paid[1])
    kept = data(cli, "list", "--area", "austin", "--min-pay", str(least))
    assert {row["slug"] for row in kept} == {row["slug"] for row in there if row["local"]["median_pay"] >= least}
    assert all(row["local"] is None for row in data(cli, "list"))


def test_plain_records_end_in_the_pay_of_the_place_and_its_name(cli: Cli) -> None:
    nation = cli("list", "--format", "plain").out.splitlines()
    there = cli("list", "--format", "plain", "--area", "austin").out.splitlines()
    assert [line.split("\t")[:-2] for line in there] == [line.split("\t") for line in nation]
    assert all(line.split("\t")[-1] == HERE for line in there)


def test_the_shortlist_of_your_page_is_told_for_the_place(cli: Cli) -> None:
    cli("me", "save", "rn")
    assert "$97,890" in cli("me", "--area", "austin").out
    assert "$97,550" in cli("me").out
    [saved] = data(cli, "me", "--area", "austin")["shortlist"]
    assert (saved["median"], saved["place"]) == (97890, HERE)


def test_an_unknown_place_is_refused_by_all_alike(cli: Cli) -> None:
    for command in (["list"], ["gap", "rn", "tpm"], ["route", "business-analyst", "tpm"]):
        ran = cli(*command, "--area", "Atlantis")
        assert (ran.code, "Atlantis" in ran.error.message) == (3, True)


@pytest.fixture
def nothing_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """As for a category that is not published in the place."""
    monkeypatch.setattr(LocalFigures, "at", lambda self, soc, place: None)
    monkeypatch.setattr(LocalFigures, "pay_in", lambda self, place, socs: PlacePay(place, {}))


@pytest.mark.usefixtures("nothing_there")
@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["list"], ("$97,550 US", "($166,790) US", "US marks the nation's, where none is published there")),
        (["show", "rn"], ("in the nation (not published for Austin-Round Rock-San Marcos, TX)",)),
        (["show", "rn", "-s", "glance"], (f"Not published in {HERE}",)),
        (["compare", "rn", "tpm"], ("US marks the nation's", "Not published")),
        (["gap", "rn", "tpm"], (f"That is in the nation: not published for both in {HERE}.",)),
        (["route", "rn", "tpm"], ("US marks the nation's, where one of two is not published there",)),
        (["landscape", "rn"], (f"Pay in {HERE} is not published.",)),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_where_none_is_published_the_nations_pay_stands_and_says_so(
    cli: Cli, command: list[str], told: tuple[str, ...]
) -> None:
    ran = cli(*command, "--area", "austin")
    assert ran.code == 0
    for words in told:
        assert words in together(ran.out)


@pytest.mark.usefixtures("nothing_there")
def test_in_json_the_pay_of_such_a_place_is_null(cli: Cli) -> None:
    area = ("--area", "austin")
    assert {row["local"]["median_pay"] for row in data(cli, "list", *area)} == {None}
    assert data(cli, "show", "rn", *area)["market"]["local"]["pay"]["median"] is None
    gap = data(cli, "gap", "rn", "tpm", *area)["pay"]
    assert gap == data(cli, "gap", "rn", "tpm")["pay"]
    assert gap["place"] is None
