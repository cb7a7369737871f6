"""The fit quiz and the fit check as a person at a terminal goes through them, key by key."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.fit_data import quiz_data
from support.real_terminal import CTRL_C, CTRL_D, DOWN, ENTER, ESCAPE, RealTerminal

TWELVE = "123521325345"
"""In the order of the first seed: likes finding out, helping and making, dislikes selling and counting."""
LEFT = "\x1b[D"


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return quiz_data(tmp_path_factory.mktemp("e2e-quiz") / "data")


class Person:
    """Somebody at a terminal, with a personal folder of their own."""

    def __init__(self, at_terminal: Callable[..., RealTerminal], data: Path, folder: Path) -> None:
        self._at_terminal = at_terminal
        self._data = data
        self._folder = folder

    def runs(self, *arguments: str, **how: Any) -> RealTerminal:
        """Start `careercli fit` with some arguments."""
        variables = {"CAREERCLI_DATA": str(self._data), "CAREERCLI_DATA_DIR": str(self._folder), "PAGER": "cat"}
        return self._at_terminal("fit", *arguments, **{**variables, **how})

    @property
    def kept(self) -> dict[str, Any]:
        """The personal file, empty where there is none."""
        path = self._folder / "me.json"
        kept: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
        return kept


@pytest.fixture
def person(at_terminal: Callable[..., RealTerminal], data: Path, tmp_path: Path) -> Person:
    return Person(at_terminal, data, tmp_path / "personal")


def begin(quiz: RealTerminal) -> None:
    """Past the welcome and the families, to the first activity."""
    quiz.wait_for("▸ Begin")
    quiz.send(ENTER)
    quiz.wait_for("families of work attract you")
    quiz.send(ENTER)
    quiz.wait_for("Which jobs come to mind")
    quiz.send(ENTER)
    quiz.wait_for("1 of 12")


def rate(quiz: RealTerminal, ratings: str, stage: str, total: int) -> None:
    """Answer one question after the other by number key, from the first of a stage."""
    for number, rating in enumerate(ratings, start=1):
        quiz.wait_for(f"{stage} · {number} of {total}")
        quiz.send(rating)


def shown(quiz: RealTerminal) -> str:
    """Everything that was ever written, without what moves or colors."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", quiz.received.decode())


def test_a_whole_quiz_from_the_welcome_to_the_result_and_one_round_more(person: Person) -> None:
    quiz = person.runs()
    welcome = quiz.wait_for("▸ Begin")
    for told in ("It is not a test", "about five minutes", "on this machine and nowhere else"):
        assert told in " ".join(welcome.split())
    quiz.send(ENTER)
    quiz.wait_for("○ Clinical Healthcare")
    quiz.send(DOWN)
    quiz.send(" ")
    quiz.wait_for("● Software Engineering")
    quiz.send(ENTER)
    quiz.wait_for("Which jobs come to mind")
    quiz.send("rn" + ENTER)
    rate(quiz, TWELVE, "What you like doing", 12)
    rate(quiz, "54415233", "What you want from work", 8)
    rate(quiz, "2" * 10 + "226", "What you would accept", 15)
    quiz.wait_for("14 of 15")
    quiz.send("3" + ENTER)
    quiz.wait_for("15 of 15")
    quiz.send("45000" + ENTER)
    quiz.wait_for("do you do gladly and well")
    quiz.send(" " + ENTER)
    quiz.wait_for("What next?")
    page = shown(quiz)
    for part in ("Roles to look at ─", "What you named ─", "Families of work ─", "much higher", "not a test of"):
        assert part in page
    assert "%" not in page.split("Your fit quiz")[1]
    quiz.send("2")
    rate(quiz, "333333", "What you like doing: a few more", 6)
    quiz.wait_for("What next?")
    assert "from 18 rated activities" in shown(quiz)
    quiz.send("1")
    quiz.wait_for("Which one?")
    quiz.send("1")
    quiz.wait_for("what now?")
    quiz.send("2")
    quiz.wait_for("The arithmetic")
    assert "Speaks for it" in shown(quiz), "a suggestion can be asked why without leaving"
    quiz.send("3")
    quiz.wait_for("shortlist")
    quiz.send("5" if "Compare it" in shown(quiz) else "4")
    quiz.wait_for("Which one?")
    quiz.send(ESCAPE)
    assert quiz.finish() == 130
    assert person.kept["shortlist"]
    quiz = person.runs()
    quiz.wait_for("See the result")
    quiz.send("1")
    quiz.wait_for("What next?")
    quiz.send("4")
    assert quiz.finish() == 0
    assert "What next?" not in quiz.text, "nothing of the question is left"
    assert "What you want from work" in quiz.text, "the page is"
    assert "quiz_draft" not in person.kept
    kept = person.kept["quizzes"][-1]["answers"]
    assert len(kept["activities"]) == 18
    assert kept["conditions"]["pay-floor"] == 45000


def test_arrows_back_and_skip(person: Person) -> None:
    quiz = person.runs("--length", "short")
    begin(quiz)
    quiz.send(ENTER + ENTER + ENTER)
    assert "1 of 12" in quiz.wait_for("Would enjoy it a lot"), "Enter on an untouched question records nothing"
    quiz.send(DOWN + DOWN + DOWN + ENTER)
    quiz.wait_for("2 of 12")
    quiz.send("s")
    quiz.wait_for("3 of 12")
    quiz.send("b")
    quiz.wait_for("2 of 12")
    quiz.send(LEFT)
    quiz.wait_for("1 of 12", "▸ 3  Neutral (your answer)")
    quiz.send(ENTER)
    quiz.wait_for("2 of 12")
    quiz.send("5")
    quiz.wait_for("3 of 12")
    quiz.send(ESCAPE)
    assert quiz.finish() == 130
    draft = person.kept["quiz_draft"]
    assert sorted(draft["answers"]["activities"].values()) == [3, 5]
    assert draft["skipped"] == []


def test_a_quiz_that_was_paused_goes_on_in_another_window_of_40_columns(person: Person) -> None:
    quiz = person.runs("--length", "short")
    begin(quiz)
    quiz.send(TWELVE[:4])
    quiz.wait_for("5 of 12")
    quiz.send(ESCAPE)
    assert quiz.finish() == 130
    assert "your answers are kept: `careercli fit` goes on" in " ".join(quiz.text.split())
    assert "How would you like" not in quiz.text, "nothing of the question is left"
    assert not quiz.cursor_is_hidden
    narrow = person.runs(columns=40)
    narrow.wait_for("You left it at: What you like doing, 5")
    narrow.send("1")
    for number, rating in enumerate(TWELVE[4:], start=5):
        narrow.wait_for(f"{number} of 12", "can't picture it", "Esc pause")
        narrow.send(rating)
    narrow.wait_for("What next?")
    page = shown(narrow).split("Your fit quiz")[1]
    # A command that is longer than the terminal is left whole, so that it can be copied.
    assert [line for line in page.split("\r\n") if len(line) > 40 and "careercli" not in line] == []
    narrow.send("5")
    assert narrow.finish() == 0
    assert len(person.kept["quizzes"][-1]["answers"]["activities"]) == 12


@pytest.mark.parametrize(
    ("keys", "waits", "leave"),
    [
        ([], ["▸ Begin"], CTRL_C),
        ([ENTER], ["▸ Begin", "families of work"], CTRL_D),
        ([ENTER, ENTER, ENTER, "4"], ["▸ Begin", "families of work", "come to mind", "1 of 12", "2 of 12"], CTRL_C),
    ],
    ids=["welcome", "families", "activities"],
)
def test_ctrl_c_and_ctrl_d_leave_at_every_stage_without_loss(
    person: Person, keys: list[str], waits: list[str], leave: str
) -> None:
    quiz = person.runs()
    for wait, key in zip(waits, keys, strict=False):
        quiz.wait_for(wait)
        quiz.send(key)
    quiz.wait_for(waits[-1])
    quiz.send(leave)
    assert quiz.finish() == 130
    assert "left the fit quiz" in quiz.text
    answered = list(person.kept.get("quiz_draft", {}).get("answers", {}).get("activities", {}).values())
    assert answered == [int(key) for key in keys if key.isdecimal()]


def test_ctrl_c_at_values_limits_a_number_and_the_result_keeps_what_was_said(person: Person) -> None:
    quiz = person.runs()
    begin(quiz)
    quiz.send(TWELVE)
    quiz.wait_for("What you want from work · 1 of 8")
    quiz.send(CTRL_C)
    assert quiz.finish() == 130
    quiz = person.runs()
    quiz.wait_for("Go on")
    quiz.send("1" + "12345123" + "ssss")
    quiz.wait_for("What you would accept · 5 of 15")
    quiz.send(CTRL_C)
    assert quiz.finish() == 130
    quiz = person.runs()
    quiz.wait_for("You left it at: What you would accept, 5 of 15.")
    quiz.send("1" + "1" * 7)
    quiz.wait_for("12 of 15")
    quiz.send(CTRL_C)
    assert quiz.finish() == 130
    quiz = person.runs()
    quiz.wait_for("See the result so far")
    quiz.send("2")
    quiz.wait_for("What next?")
    quiz.send(CTRL_C)
    assert quiz.finish() == 130
    assert "result are kept" in " ".join(quiz.text.split())
    kept = person.kept["quizzes"][-1]["answers"]
    assert len(kept["activities"]) == 12
    assert len(kept["values"]) == 8
    assert len(kept["conditions"]) == 7


@pytest.mark.parametrize(
    ("arguments", "environment"), [(["--accessible"], {}), ([], {"TERM": "dumb"})], ids=["accessible", "dumb"]
)
def test_where_nothing_may_move_the_quiz_is_numbered_and_typed(
    person: Person, arguments: list[str], environment: dict[str, str]
) -> None:
    quiz = person.runs("--length", "short", "--no-save", *arguments, **environment)
    quiz.wait_for("Enter to begin, q to leave:")
    quiz.send("\r")
    quiz.wait_for("Enter for none")
    quiz.send("\r")
    quiz.wait_for("come to mind")
    quiz.send("\r")
    for number, rating in enumerate(TWELVE, start=1):
        quiz.wait_for(f"· {number} of 12")
        quiz.wait_for("q to leave:")
        quiz.send(f"{rating}\r")
    quiz.wait_for("What next?")
    quiz.send("5\r")
    assert quiz.finish() == 0
    assert b"\x1b" not in quiz.received
    assert person.kept == {}


def test_the_result_waits_in_the_pager_and_what_next_is_asked_beneath_it(person: Person) -> None:
    quiz = person.runs("--length", "short", PAGER="sh -c 'cat; printf \"the pager was here\\n\"'")
    begin(quiz)
    quiz.send(TWELVE)
    screen = quiz.wait_for("What next?")
    assert screen.index("What you want from work") < screen.index("the pager was here") < screen.index("What next?")
    quiz.send("4")
    quiz.wait_for("families of work")
    quiz.send(CTRL_C)
    assert quiz.finish() == 130


def test_without_a_terminal_on_stdin_nothing_is_asked_and_the_flag_is_named(
    piped: Callable[..., Any], data: Path
) -> None:
    for arguments in (["fit"], ["fit", "rn"]):
        ran = piped(*arguments, CAREERCLI_DATA=str(data))
        assert ran.returncode == 2
        assert ran.stdout == ""
        assert "--answers FILE" in ran.stderr


def test_the_check_of_one_role_in_40_columns_left_and_gone_on_with(person: Person) -> None:
    check = person.runs("rn", columns=40)
    check.wait_for("How much is this you? · 1 of")
    check.send("55")
    check.wait_for("How much is this you? · 3 of")
    check.send(CTRL_C)
    assert check.finish() == 130
    again = person.runs("rn")
    again.wait_for("You left it at: How much is this you? 3 of")
    again.send("1")
    again.wait_for("How much is this you? · 3 of")
    again.send("2" * 60)
    assert again.finish() == 0
    page = shown(again)
    assert "Registered Nurse: a fit check" in page
    assert "Find out before you decide" in page
    assert person.kept["fit_checks"][-1]["result"]["headline"] in " ".join(page.split())
