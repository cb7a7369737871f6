"""`careercli interview` away from a terminal: lists, JSON, refusals. Practice itself is in tests/e2e."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from careercli.catalog.role import QuestionKind
from careercli.errors import UsageError
from careercli.me.model import Attempt, PracticeRecord, Rating
from careercli.me.practice import question_id
from careercli.me.store import PersonalStore

Cli = Callable[..., Any]


def test_the_questions_are_listed_by_kind_with_what_they_probe(cli: Cli) -> None:
    ran = cli("interview", "tpm", "--list")
    assert ran.code == 0
    assert ran.out.startswith("Technical Product Manager: what they ask\n")
    assert "TECHNICAL" in ran.out
    assert "Probes: " in ran.out
    assert "Practice is kept in your own file" in ran.out


@pytest.mark.parametrize("kind", ["behavioural", "behavioral", "BEHAV"])
def test_kinds_are_understood_in_both_spellings_and_shortened(cli: Cli, kind: str) -> None:
    questions = json.loads(cli("interview", "tpm", "--kind", kind, "--json").out)["data"]
    assert questions
    assert {question["kind"] for question in questions} == {"behavioural"}


def test_a_kind_that_is_none_is_refused_with_the_kinds_there_are(cli: Cli) -> None:
    ran = cli("interview", "tpm", "--list", "--kind", "riddles")
    assert isinstance(ran.error, UsageError)
    assert all(kind in (ran.error.hint or "") for kind in QuestionKind)


def test_practice_without_a_terminal_names_the_flag_that_works(cli: Cli) -> None:
    ran = cli("interview", "tpm")
    assert isinstance(ran.error, UsageError)
    assert "--list" in (ran.error.hint or "")
    assert ran.out == ""


def test_what_was_practiced_is_listed_with_when_it_comes_again(cli: Cli, tmp_path: Path) -> None:
    asked = json.loads(cli("interview", "tpm", "--json").out)["data"][0]
    slug, today = "technical-product-manager", date.today()
    record = PracticeRecord(
        question_id(slug, asked["ask"]), slug, QuestionKind(asked["kind"]), asked["ask"], 1,
        today + timedelta(days=1), (Attempt(today, Rating.POOR, "too long"),),
    )  # fmt: skip
    PersonalStore(tmp_path / "personal").update(lambda person: person.with_practice(record))
    ran = cli("interview", "tpm", "--list")
    assert f"Practiced 1 time, last poor; next on {record.due.isoformat()}." in ran.out
    assert "Practice is kept in your own file" not in ran.out
    kept = json.loads(cli("interview", "tpm", "--json").out)["data"][0]["practice"]
    assert kept["attempts"] == [{"on": today.isoformat(), "rating": "poor", "note": "too long"}]
