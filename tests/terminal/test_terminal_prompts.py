"""Asking a person: by arrow keys in a real terminal, by numbers where nothing can be drawn, nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from careercli.errors import Cancelled, UsageError
from careercli.terminal.prompts import ask_text, choose, read_line, require_terminal
from careercli.terminal.streams import Terminal
from support.fake_streams import FakeStream, make_terminal, written
from support.real_terminal import CTRL_C, CTRL_D, DOWN, ENTER, ESCAPE, UP, RealTerminal

InTerminal = Callable[..., RealTerminal]

CHOICES = [
    ("Product Manager  (Business Operations, mid)", "product-manager"),
    ("Project Manager  (Business Operations, mid)", "project-manager"),
    ("Program Manager  (Business Operations, senior)", "program-manager"),
]
QUESTION = "Which role do you mean by 'pm'?"

ASK = f"""
from careercli.terminal.prompts import choose
print("before")
try:
    print("chosen", choose(terminal, {QUESTION!r}, {CHOICES!r}))
except CareerError as error:
    print("left:", error)
"""

TYPE = """
from careercli.terminal.prompts import ask_text
print("before")
try:
    print("typed", repr(ask_text(terminal, "A title")))
except CareerError as error:
    print("left:", error)
"""

WIDTHS = pytest.mark.parametrize("columns", [80, 40])


# --- drawn, in a real terminal -----------------------------------------------------------------------------


@WIDTHS
@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        ([ENTER], "product-manager"),
        ([DOWN, DOWN, ENTER], "program-manager"),
        ([UP, ENTER], "program-manager"),
        (["j", ENTER], "project-manager"),
    ],
    ids=["enter", "down", "up-wraps-around", "j"],
)
def test_arrows_and_enter_choose(in_terminal: InTerminal, columns: int, keys: Sequence[str], chosen: str) -> None:
    program = in_terminal(ASK, columns)
    shown = program.wait_for("Program Manager")
    assert shown.splitlines()[0] == "before"
    assert all(f"{name} Manager" in shown for name in ("Product", "Project", "Program"))
    for key in keys:
        program.send(key)
    program.wait_for(f"chosen {chosen}")
    assert program.finish() == 0
    assert not program.cursor_is_hidden


@WIDTHS
def test_the_keys_are_named_behind_the_question_where_they_fit(in_terminal: InTerminal, columns: int) -> None:
    shown = in_terminal(ASK, columns).wait_for("Program Manager")
    assert shown.splitlines()[1] == f"? {QUESTION}" + (" (arrows, Enter; Esc leaves)" if columns == 80 else "")


@WIDTHS
@pytest.mark.parametrize("key", [ESCAPE, CTRL_C, CTRL_D], ids=["Esc", "Ctrl-C", "Ctrl-D"])
def test_every_way_out_of_a_choice_leaves_a_clean_screen(in_terminal: InTerminal, columns: int, key: str) -> None:
    program = in_terminal(ASK, columns)
    program.wait_for("Program Manager")
    program.send(key)
    program.wait_for("left: cancelled")
    assert program.finish() == 0
    assert program.rows == ["before", "left: cancelled"]
    assert not program.cursor_is_hidden


@pytest.mark.parametrize("asked", [ASK, TYPE], ids=["choice", "typed-line"])
def test_a_program_that_is_asked_to_end_puts_the_terminal_right(in_terminal: InTerminal, asked: str) -> None:
    program = in_terminal(
        f"from careercli.terminal.endings import Ended\ntry:\n    exec({asked!r})\n"
        "except Ended as ended:\n    print('ended by', ended)\nsys.stdin.readline()"
    )
    program.wait_for("Program Manager" if asked == ASK else "A title:")
    assert not program.echoes
    program.ask_to_end()
    program.wait_for("ended by SIGTERM")
    assert program.rows == ["before", "ended by SIGTERM"]
    assert program.echoes
    assert not program.cursor_is_hidden
    program.send(ENTER)
    assert program.finish() == 0


def test_a_line_can_be_typed_and_corrected(in_terminal: InTerminal) -> None:
    program = in_terminal(TYPE)
    program.wait_for("A title:")
    program.send(f"  nursx\x7fe {ENTER}")
    program.wait_for("typed 'nurse'")
    assert program.finish() == 0


@pytest.mark.parametrize("key", [ESCAPE, CTRL_C, CTRL_D], ids=["Esc", "Ctrl-C", "Ctrl-D"])
def test_every_way_out_of_a_typed_line_leaves_a_clean_screen(in_terminal: InTerminal, key: str) -> None:
    program = in_terminal(TYPE)
    program.wait_for("A title:")
    program.send(f"half a wo{key}")
    program.wait_for("left: cancelled")
    assert program.finish() == 0
    assert program.rows == ["before", "left: cancelled"]


def test_a_label_from_a_file_cannot_steer_the_terminal(in_terminal: InTerminal) -> None:
    program = in_terminal(
        "from careercli.terminal.prompts import choose\n"
        "choose(terminal, 'Which\\x1b[2J one?', [('Red \\x1b[31m herring\\x07', 'a'), ('Cod', 'b')])"
    )
    program.wait_for("Cod")
    assert b"\x1b[31m herring" not in program.received
    assert "Which[2J one?" in program.text
    assert "Red [31m herring" in program.text
    program.send(ENTER)
    assert program.finish() == 0


# --- numbered and typed ------------------------------------------------------------------------------------

TYPED = pytest.mark.parametrize("manners", [{"accessible": True}, {"TERM": "dumb"}], ids=["accessible", "dumb"])


@TYPED
def test_choices_are_numbered_where_nothing_can_be_drawn(manners: dict[str, object]) -> None:
    terminal = make_terminal("2\n", **manners)
    assert choose(terminal, QUESTION, CHOICES) == "project-manager"
    assert written(terminal.stdout) == (
        "Which role do you mean by 'pm'?\n"
        "  1. Product Manager  (Business Operations, mid)\n"
        "  2. Project Manager  (Business Operations, mid)\n"
        "  3. Program Manager  (Business Operations, senior)\n"
        "Number, 1 to 3: "
    )
    assert "\x1b" not in written(terminal.stdout)


@TYPED
@pytest.mark.parametrize("wrong", ["", "0", "4", "-1", "two", "²", "1.0", "1 2"])
def test_a_wrong_number_is_asked_for_again(manners: dict[str, object], wrong: str) -> None:
    terminal = make_terminal(f"{wrong}\n 3 \n", **manners)
    assert choose(terminal, QUESTION, CHOICES) == "program-manager"
    assert "please type a number from 1 to 3" in written(terminal.stderr)
    assert written(terminal.stdout).count("Number, 1 to 3: ") == 2


@TYPED
@pytest.mark.parametrize("typed", ["", "7\n"], ids=["at once", "after a wrong number"])
def test_the_end_of_input_means_leaving(manners: dict[str, object], typed: str) -> None:
    with pytest.raises(Cancelled):
        choose(make_terminal(typed, **manners), QUESTION, CHOICES)


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["Ctrl-C", "Ctrl-D"])
@pytest.mark.parametrize("code", [ASK, TYPE], ids=["choice", "line"])
def test_the_same_keys_leave_a_typed_question(in_terminal: InTerminal, code: str, key: str) -> None:
    program = in_terminal(code, TERM="dumb")
    program.wait_for("Number, 1 to 3:" if code == ASK else "A title:")
    program.send(key)
    program.wait_for("left: cancelled")
    assert program.finish() == 0


def test_a_typed_line_is_stripped() -> None:
    assert ask_text(make_terminal("  nurse \n", accessible=True), "A title") == "nurse"
    assert ask_text(make_terminal("\n", accessible=True), "A title") == ""
    assert read_line(make_terminal(" yes\n"), "Sure? ") == "yes"


# --- nobody to ask -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "terminal",
    [make_terminal(stdin=None), make_terminal(stdout=FakeStream(terminal=False))],
    ids=["no keyboard", "no screen"],
)
def test_without_a_terminal_the_message_names_what_answers_instead(terminal: Terminal) -> None:
    with pytest.raises(UsageError) as caught:
        require_terminal(terminal, "name a role: careercli show ROLE")
    assert caught.value.message == "this needs a terminal to ask questions in"
    assert caught.value.hint == "name a role: careercli show ROLE"


def test_a_terminal_on_both_sides_is_enough() -> None:
    require_terminal(make_terminal(), "unused")
    require_terminal(make_terminal(TERM="dumb"), "unused")
