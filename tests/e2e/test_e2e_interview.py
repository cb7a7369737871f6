"""Interview practice at a real terminal."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.real_terminal import CTRL_C, CTRL_D, ENTER, ESCAPE, RealTerminal

AtTerminal = Callable[..., RealTerminal]

ROLE = "product-manager"
ASKED = "Answer aloud, as you would in the room."
RATING = "How was your answer?"
NOTE = "A note for next time"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "personal"


@pytest.fixture
def practice(at_terminal: AtTerminal, folder: Path) -> AtTerminal:
    """Begins a round of practice, with its own personal folder."""

    def begin(*arguments: str, **more: Any) -> RealTerminal:
        return at_terminal("interview", ROLE, *arguments, CAREERCLI_DATA_DIR=str(folder), **more)

    return begin


def attempts(folder: Path) -> list[dict[str, Any]]:
    file = folder / "me.json"
    if not file.exists():
        return []
    records = json.loads(file.read_text(encoding="utf-8")).get("practice", [])
    return [attempt for record in records for attempt in record["attempts"]]


def editor(folder: Path, script: str) -> str:
    """An editor that is a shell script; the file to edit is its first argument."""
    path = folder / "editor.sh"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o700)
    return str(path)


def test_a_round_asks_reveals_takes_a_rating_and_a_note_and_sums_up(practice: AtTerminal, folder: Path) -> None:
    program = practice("--limit", "2", lines=40)
    first = program.wait_for("Question 1 of 2")
    program.wait_for(ASKED)
    assert "A strong answer" not in first
    program.send(ENTER)
    program.wait_for("A strong answer")
    program.wait_for(RATING)
    program.send("1")
    program.wait_for(NOTE)
    program.send(f"slower{ENTER}")
    program.wait_for("Question 2 of 2")
    program.wait_for(ASKED)
    program.send(ENTER)
    program.wait_for(RATING)
    program.send("3")
    program.wait_for(NOTE)
    program.send(ENTER)
    assert program.finish() == 0
    assert "1 poor, 1 good" in program.text
    assert "Go over these again" in program.text
    assert [(one["rating"], one["note"]) for one in attempts(folder)] == [("poor", "slower"), ("good", "")]
    assert not program.cursor_is_hidden


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D, ESCAPE], ids=["Ctrl-C", "Ctrl-D", "Esc"])
def test_leaving_in_the_middle_keeps_what_was_rated(practice: AtTerminal, folder: Path, key: str) -> None:
    program = practice("--limit", "2")
    program.wait_for(ASKED)
    program.send(ENTER)
    program.wait_for(RATING)
    program.send("2")
    program.wait_for(NOTE)
    program.send(ENTER)
    program.wait_for("Question 2 of 2")
    program.wait_for(ASKED)
    program.send(key)
    program.wait_for("left the practice; 1 of 2 answers rated")
    assert program.finish() == 130
    assert [one["rating"] for one in attempts(folder)] == ["fair"]


def test_leaving_at_the_note_keeps_the_rating(practice: AtTerminal, folder: Path) -> None:
    program = practice("--limit", "1")
    program.wait_for(ASKED)
    program.send(ENTER)
    program.wait_for(RATING)
    program.send("3")
    program.wait_for(NOTE)
    program.send(ESCAPE)
    assert program.finish() == 0, "Esc in a note is no note, and ends nothing"
    assert [one["rating"] for one in attempts(folder)] == ["good"]


def test_skipped_and_unrated_questions_keep_nothing(practice: AtTerminal, folder: Path) -> None:
    program = practice("--limit", "2")
    program.wait_for(ASKED)
    program.send("s")
    program.wait_for("Question 2 of 2")
    program.wait_for(ASKED)
    program.send(ENTER)
    program.wait_for(RATING)
    program.send("s")
    assert program.finish() == 0
    assert "Nothing was rated" in program.text
    assert not folder.exists()


def test_a_person_can_go_back_to_the_question(practice: AtTerminal, folder: Path) -> None:
    program = practice("--limit", "1")
    program.wait_for(ASKED)
    program.send(ENTER)
    program.wait_for(RATING)
    program.send("b")
    program.wait_for(ASKED)
    program.send(ESCAPE)
    assert program.finish() == 130
    assert attempts(folder) == []


def test_an_answer_written_in_the_editor_stands_beside_what_is_looked_for_and_is_kept(
    practice: AtTerminal, folder: Path, tmp_path: Path
) -> None:
    script = f'ls -l "$1" > {tmp_path}/mode; cat "$1" > {tmp_path}/template; echo "We lost a week." >> "$1"'
    program = practice("--kind", "behav", "--limit", "1", lines=50, EDITOR=editor(tmp_path, script))
    program.wait_for("Situation")
    program.wait_for(ASKED)
    program.send("2")
    program.wait_for("We lost a week.")
    program.wait_for(RATING)
    drafts = folder / "drafts"
    assert [path.stat().st_mode & 0o777 for path in drafts.iterdir()] == [0o600]  # kept until the rating is saved
    program.send("2")
    program.wait_for(NOTE)
    program.send(f"begin with the result{ENTER}")
    assert program.finish() == 0
    assert (tmp_path / "mode").read_text().startswith("-rw-------")
    assert "<!-- Situation: " in (tmp_path / "template").read_text()
    assert [one["note"] for one in attempts(folder)] == ["We lost a week.\n\nbegin with the result"]
    assert list(drafts.iterdir()) == []


def test_a_mock_interview_shows_the_time_and_gives_feedback_at_the_end(practice: AtTerminal, folder: Path) -> None:
    program = practice("--mock", "--limit", "2", lines=40)
    program.wait_for("a mock interview")
    program.wait_for("Ready?")
    program.send(ENTER)
    program.wait_for("1 of 2  ")
    program.wait_for("0:01 of")
    assert "It probes" not in program.text
    program.send(ENTER)
    program.wait_for("2 of 2  ")
    program.send(ENTER)
    for _ in range(2):
        program.wait_for("You took 0:0")
        program.wait_for(RATING)
        program.send("3")
        program.wait_for(NOTE)
        program.send(ENTER)
        program.wait_for_quiet()
    assert program.finish() == 0
    assert "Time" in program.text
    assert len(attempts(folder)) == 2
    assert not program.cursor_is_hidden


def test_leaving_a_mock_interview_while_the_clock_runs(practice: AtTerminal, folder: Path) -> None:
    program = practice("--mock")
    program.wait_for("Ready?")
    program.send(ENTER)
    program.wait_for("Enter when you are done")
    program.send(ESCAPE)
    program.wait_for("left the practice; nothing was rated")
    assert program.finish() == 130
    assert not folder.exists()


def test_practice_in_words_for_a_screen_reader(practice: AtTerminal, folder: Path) -> None:
    program = practice("--limit", "1", "--mock", "--accessible", lines=60)
    program.wait_for("Ready?")
    program.send(f"1{ENTER}")
    program.wait_for("Answer aloud, then press Enter:")
    program.send(ENTER)
    program.wait_for(RATING)
    program.send(f"3{ENTER}")
    program.wait_for(NOTE)
    program.send(ENTER)
    assert program.finish() == 0
    assert b"\x1b" not in program.received
    assert len(attempts(folder)) == 1


def test_with_no_save_a_round_leaves_no_trace(practice: AtTerminal, folder: Path, tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    script = 'echo "secret" >> "$1"'
    program = practice("--no-save", "--limit", "1", lines=40, EDITOR=editor(tmp_path, script), TMPDIR=str(scratch))
    program.wait_for(ASKED)
    program.send("2")
    program.wait_for("secret")
    program.wait_for(RATING)
    program.send("3")
    program.wait_for(NOTE)
    program.send(ENTER)
    assert program.finish() == 0
    assert "With --no-save nothing is kept" in program.text
    assert not folder.exists()
    assert list(scratch.iterdir()) == []
