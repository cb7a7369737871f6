"""The explorer in a real pseudo-terminal: start, stepping aside, sizes, and every way of ending it."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from support.fit_data import quiz_data
from support.real_terminal import CTRL_C, CTRL_D, ENTER, ESCAPE, RealTerminal

AtTerminal = Callable[..., RealTerminal]

FIRST = ("Find ›", "Business Analyst", "leaves this machine")
ALTERNATE_OFF = b"\x1b[?1049l"


def test_it_starts_finds_opens_and_leaves_with_q(at_terminal: AtTerminal) -> None:
    program = at_terminal()
    program.wait_for(*FIRST)
    program.send("tpm")
    program.wait_for("Find › tpm", "Technical Product Manager")
    program.send(ENTER)
    program.wait_for("1 Brief", "8 Interview", "In short")
    program.send("q")
    assert program.finish() == 0
    assert ALTERNATE_OFF in program.received
    assert "install-completion" in program.text


def test_keys_written_at_once_go_where_those_before_them_lead(at_terminal: AtTerminal) -> None:
    program = at_terminal()
    program.wait_for(*FIRST)
    program.send("tpm\r8")
    program.wait_for("‹ tpm  Technical Product Manager", "Interview questions ─")
    program.send("\x1b")
    program.wait_for("Find › tpm")
    program.send("\tsmx")
    program.wait_for("Your page", "Overview and what is next")
    program.send("qq")
    assert program.finish() == 0


@pytest.mark.parametrize(
    ("leave", "code"),
    [(lambda program: program.send(CTRL_C), 130), (RealTerminal.ask_to_end, 143)],
    ids=["^C", "TERM"],
)
def test_the_terminal_is_put_right_however_it_ends(
    at_terminal: AtTerminal, leave: Callable[[RealTerminal], None], code: int
) -> None:
    program = at_terminal()
    program.wait_for(*FIRST)
    leave(program)
    assert program.finish() == code
    assert program.left_right
    assert ALTERNATE_OFF in program.received and b"\x1b[?1000l" in program.received


def test_questions_are_asked_in_the_bare_terminal_and_nothing_answered_is_lost(at_terminal: AtTerminal) -> None:
    program = at_terminal()
    program.wait_for(*FIRST)
    program.send("tpm")
    program.wait_for("Find › tpm", "Technical Product Manager")
    program.send(ENTER)
    program.wait_for("In short")
    program.send("i")
    program.wait_for("Answer aloud")
    program.send("1")
    program.wait_for("How was your answer?")
    program.send("3")
    program.wait_for("A note for next time")
    program.send(ESCAPE)
    program.wait_for("2 of 5", "Answer aloud")
    program.send(ESCAPE)
    program.wait_for("In short", "left the practice; 1 of 5")
    program.send("i")
    program.wait_for("Answer aloud")
    program.ask_to_end()
    assert program.finish() == 143
    assert program.left_right


@pytest.fixture(scope="session")
def quiz_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return quiz_data(tmp_path_factory.mktemp("e2e-explorer-quiz") / "data")


def test_the_quiz_steps_aside_and_its_result_is_a_page_of_links(at_terminal: AtTerminal, quiz_folder: Path) -> None:
    program = at_terminal(CAREERCLI_DATA=str(quiz_folder))
    program.wait_for(*FIRST)
    program.send("\tz")
    for waits, keys in (("▸ Begin", ENTER), ("work attract you", ENTER), ("come to mind", ENTER)):
        program.wait_for(waits)
        program.send(keys)
    for number, rating in enumerate("123521325345", start=1):
        program.wait_for(f"What you like doing · {number} of 12")
        program.send(rating)
    for number in range(1, 9):
        program.wait_for(f"What you want from work · {number} of 8")
        program.send("s")
    for number in range(1, 16):
        program.wait_for(f"What you would accept · {number} of 15")
        program.send(ENTER if number == 15 else "s")
    program.wait_for("do you do gladly and well")
    program.send(ENTER)
    program.wait_for("‹ Find  Your fit quiz", "from 12 rated activities", "Esc back")
    program.send("\t")
    program.wait_for("why?", "c compare")
    program.send(ENTER)
    program.wait_for("‹ your quiz", "1 Brief")
    program.send(ESCAPE)
    program.wait_for("‹ Find  Your fit quiz", "why?")
    program.send("q")
    assert program.finish() == 0
    assert program.left_right


def test_it_follows_the_size_of_the_window(at_terminal: AtTerminal) -> None:
    program = at_terminal()
    program.wait_for(*FIRST)
    program.resize(155, 40)
    program.wait_for("All families")
    program.resize(60, 20)
    program.wait_for_quiet()
    program.wait_for("Find ›")
    assert all(len(line) <= 60 for line in program.rows)
    program.send(CTRL_C)
    assert program.finish() == 130


def test_ctrl_z_steps_aside_to_the_shell_and_fg_comes_back(at_terminal: AtTerminal) -> None:
    program = at_terminal()
    program.wait_for(*FIRST)
    before = len(program.received)
    program.send("\x1a")
    deadline = time.monotonic() + 20
    stat = Path(f"/proc/{program.pid}/stat")
    if not stat.exists():
        pytest.skip("no /proc tells of a stopped process")
    while stat.read_text().rsplit(")", 1)[1].split()[0] != "T":
        program.wait_for_quiet()
        assert time.monotonic() < deadline, "never stopped"
    assert ALTERNATE_OFF in program.received[before:]
    os.kill(program.pid, signal.SIGCONT)
    program.send("tpm")
    program.wait_for("Find › tpm", "Technical Product Manager")
    program.send(CTRL_C)
    assert program.finish() == 130


@pytest.mark.parametrize(
    "how", [{"columns": 50}, {"TERM": "dumb"}, {"NO_COLOR": "1"}, {"CAREERCLI_ACCESSIBLE": "1"}], ids=str
)
def test_where_a_full_screen_is_no_help_it_goes_step_by_step(
    at_terminal: AtTerminal, how: dict[str, object]
) -> None:
    program = at_terminal(**{"lines": 50, "CAREERCLI_PAGER": "cat", **how})
    program.wait_for("6 roles, offline", "Accessibility: what there is")
    assert b"\x1b[?1049h" not in program.received
    program.send(f"find tpm{ENTER}")
    program.wait_for("What fits 'tpm'", "Technical Product Manager")
    program.send(f"1{ENTER}")
    program.wait_for("Read: Brief", "Practice its interview")
    program.send(f"mark{ENTER}")
    program.wait_for("Marked: Technical Product Manager")
    program.send(f"command{ENTER}")
    program.wait_for("careercli show technical-product-manager")
    program.send(f"back{ENTER}")
    program.send(f"start{ENTER}")
    program.wait_for("Browse the families")
    program.send(f"quit{ENTER}")
    assert program.finish() == 0


def test_step_by_step_a_filter_tells_its_counts_and_ctrl_d_leaves(at_terminal: AtTerminal) -> None:
    program = at_terminal(columns=50, lines=40)
    program.wait_for("Accessibility: what there is")
    program.send(f"filter{ENTER}")
    program.wait_for("6 roles pass", "Pay: any")
    program.send(f"1{ENTER}")
    program.wait_for("$100k and up: ")
    program.send(f"5{ENTER}")
    program.wait_for("Pay: $100k and up")
    program.wait_for_quiet()
    program.send(CTRL_D)
    assert program.finish() == 130


def test_without_a_terminal_on_both_sides_there_is_no_explorer(piped: Callable[..., object]) -> None:
    ended = piped()
    assert "Usage: careercli" in ended.stdout  # type: ignore[attr-defined]
