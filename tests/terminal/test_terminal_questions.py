"""One question a screen: drawn in a real terminal, typed where nothing can be drawn; back, skip and ways out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from careercli.errors import Cancelled
from careercli.terminal.questions import (
    Around,
    Reply,
    ask_choice,
    ask_number,
    ask_several,
    question_screen,
    read_number,
    wrapped,
)
from support.fake_streams import FakeStream, make_terminal, written
from support.real_terminal import CTRL_C, CTRL_D, DOWN, ENTER, ESCAPE, UP, RealTerminal

InTerminal = Callable[..., RealTerminal]

LEFT, BACKSPACE = "\x1b[D", "\x7f"
LIKING = ["Dislike it", "Would rather not", "Neutral", "Would like it", "Would enjoy it a lot"]
LONG = (
    "Told by three different people, within one and the same week, that a thing cannot possibly be done in the "
    "time there is, you begin to count on your fingers instead of on theirs."
)
TRACKS = ["Healthcare Support and Administration", "Sales", "Design and User Experience"]

_ASKING = """
from careercli.terminal.questions import Around, Reply, ask_choice, ask_number, ask_several, question_screen
print("before")
last = "nothing said"
try:
    with question_screen(terminal):
        for number in range(1, 20):
            answer = {call}
            last = f"{{number}} said {{answer.value if isinstance(answer, Reply) else answer}}"
except CareerError as error:
    print("left:", error)
"""
"""A program that asks again and again, saying above each question what the last answer was."""

_ABOVE = "Around((last,))"


def choice(question: str = "Lead a choir?", current: int | None = None, around: str = _ABOVE) -> str:
    call = f'ask_choice(terminal, {question!r}, {LIKING!r}, {current!r}, {around}, skip="can\'t picture it")'
    return _ASKING.format(call=call)


def several(chosen: Sequence[int] = ()) -> str:
    call = f"ask_several(terminal, 'Which attract you?', {TRACKS!r}, {tuple(chosen)!r}, 2, {_ABOVE})"
    return _ASKING.format(call=call)


def number(current: int | None = None) -> str:
    call = f"ask_number(terminal, 'The least to pay', 0, 1000000, 'US dollars a year', {current!r}, {_ABOVE})"
    return _ASKING.format(call=call)


def answers(program: RealTerminal, *each: tuple[Sequence[str], str]) -> None:
    """Press the keys of each answer, and see what was made of them."""
    program.wait_for("Esc leave")
    for place, (keys, answer) in enumerate(each, start=1):
        for key in keys:
            program.send(key)
        program.wait_for(f"{place} said {answer}")


# --- drawn, in a real terminal -----------------------------------------------------------------------------


def test_every_key_of_a_choice_does_what_it_says(in_terminal: InTerminal) -> None:
    program = in_terminal(choice())
    answers(
        program,
        (["4"], "3"),
        (["1"], "0"),
        ([DOWN, DOWN, ENTER], "2"),
        ([UP, ENTER], "4"),
        (["7", "x", "5"], "4"),
        (["s"], "skip"),
        (["b"], "back"),
        ([LEFT], "back"),
        ([BACKSPACE], "back"),
    )


@pytest.mark.parametrize("key", [ESCAPE, CTRL_C, CTRL_D, "q"], ids=["escape", "ctrl-c", "ctrl-d", "q"])
@pytest.mark.parametrize("question", [choice(), several(), number()], ids=["choice", "several", "number"])
def test_every_question_can_be_left(in_terminal: InTerminal, question: str, key: str) -> None:
    program = in_terminal(question)
    program.wait_for("Esc leave")
    program.send(key)
    program.wait_for("left: cancelled")
    assert program.finish() == 0
    assert not program.cursor_is_hidden


def test_the_earlier_answer_is_marked_and_enter_keeps_it(in_terminal: InTerminal) -> None:
    program = in_terminal(choice(current=3))
    assert "▸ 4  Would like it (your answer)" in program.wait_for("Esc leave")
    answers(program, ([ENTER], "3"), ([DOWN, ENTER], "4"))


@pytest.mark.parametrize("columns", [80, 40, 24])
def test_a_long_question_is_broken_between_words_at_every_width(in_terminal: InTerminal, columns: int) -> None:
    program = in_terminal(choice(LONG, around="Around(('What you like doing', '━━━───'))"), columns, 30)
    shown = program.wait_for("Esc leave")
    assert " ".join(shown.split()).count(LONG) == 1, "the question is whole, and no word is cut"
    assert "━━━───" in shown
    for label in LIKING:
        assert label in " ".join(shown.split())


def test_a_window_that_changes_its_width_gets_the_question_set_anew(in_terminal: InTerminal) -> None:
    program = in_terminal(choice(LONG), 80, 30)
    program.wait_for("Esc leave")
    program.resize(40, 30)
    program.wait_for("Told by three different people, within\n")
    program.send("2")
    program.wait_for("said 1")


def test_on_a_small_screen_the_answers_scroll_and_the_keys_stay_in_sight(in_terminal: InTerminal) -> None:
    program = in_terminal(choice(), 76, 9)
    program.wait_for("Esc leave")
    for _ in range(4):
        program.send(DOWN)
    assert "Esc leave" in program.wait_for("▸ 5  Would enjoy it a lot")


def test_nothing_of_a_question_is_left_and_the_terminal_looks_as_before(in_terminal: InTerminal) -> None:
    program = in_terminal(choice())
    program.wait_for("Esc leave")
    assert "before" not in program.text
    program.send(ESCAPE)
    program.wait_for("left: cancelled")
    assert "before" in program.text, "what stood on the terminal is there again"
    assert "Lead a choir" not in program.text
    assert b"\x1b[3J" not in program.received, "what was scrolled past is the person's own"


def test_no_colors_are_written_where_none_are_wanted(in_terminal: InTerminal) -> None:
    for environment in ({"NO_COLOR": "1"}, {}):
        program = in_terminal(choice(), **environment)
        program.wait_for("Esc leave")
        program.send(ESCAPE)
        program.finish()
        assert (b"\x1b[0;36" in program.received) is not bool(environment)


def test_a_question_without_a_way_back_takes_no_b(in_terminal: InTerminal) -> None:
    program = in_terminal(choice(around="Around((last,), back=False, leave='pause')"))
    shown = program.wait_for("Esc pause")
    assert "b back" not in shown
    program.send("b")
    program.send("3")
    program.wait_for("1 said 2")


def test_several_are_marked_with_the_space_bar_up_to_a_number(in_terminal: InTerminal) -> None:
    program = in_terminal(several())
    program.wait_for("Esc leave")
    for key in (" ", DOWN, " ", DOWN, " ", ENTER):
        program.send(key)
    program.wait_for("2 at most: take away 1")
    program.send(" " + ENTER)
    program.wait_for("said (0, 1)")


def test_what_was_marked_before_is_marked_again(in_terminal: InTerminal) -> None:
    program = in_terminal(several([1]))
    program.wait_for("● Sales")
    answers(
        program,
        ([ENTER], "(1,)"),
        ([DOWN, " ", ENTER], "()"),
        (["b"], "back"),
        (["a", "i", ENTER], "(1,)"),  # Questionary's own "all" and "invert" are not among the keys here
    )


def test_a_long_label_goes_on_in_the_next_line(in_terminal: InTerminal) -> None:
    program = in_terminal(several(), 30)
    shown = program.wait_for("Esc leave")
    assert "Healthcare Support and\n     Administration" in shown


def test_a_number_is_typed(in_terminal: InTerminal) -> None:
    program = in_terminal(number())
    answers(
        program,
        (["52,000", ENTER], "52000"),
        (["$ 40000", ENTER], "40000"),
        ([ENTER], "skip"),
        (["s"], "skip"),
        (["b"], "back"),
    )
    program.send("9999999" + ENTER)
    program.wait_for("a whole number of US dollars a year from 0 to 1,000,000")
    program.send(BACKSPACE + BACKSPACE + ENTER)
    program.wait_for("said 99999")


def test_the_number_given_before_stands_there(in_terminal: InTerminal) -> None:
    program = in_terminal(number(41000))
    program.wait_for("▸ 41000")
    answers(program, ([ENTER], "41000"))


# --- typed, where nothing can be drawn ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("4\n", 3),
        ("6\nfour\n0\n5\n", 4),
        ("b\n", Reply.BACK),
        ("back\n", Reply.BACK),
        ("S\n", Reply.SKIP),
        ("\n2\n", 1),
    ],
)
def test_a_choice_is_typed_as_a_number_or_a_word(typed: str, answer: int | Reply) -> None:
    terminal = make_terminal(typed, accessible=True)
    assert ask_choice(terminal, "Lead a choir?", LIKING, skip="can't picture it") == answer
    shown = written(terminal.stdout)
    assert "Lead a choir?\n  1. Dislike it\n" in shown
    assert "Number, b for back, s for can't picture it, q to leave: " in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize("typed", ["q\n", "\x1b\n", ""], ids=["q", "escape", "end-of-input"])
def test_a_typed_question_can_be_left(typed: str) -> None:
    terminal = make_terminal(typed, TERM="dumb")
    with pytest.raises(Cancelled):
        ask_choice(terminal, "Lead a choir?", LIKING)
    with pytest.raises(Cancelled):
        ask_several(make_terminal(typed, TERM="dumb"), "Which?", TRACKS, (), 2)
    with pytest.raises(Cancelled):
        ask_number(make_terminal(typed, TERM="dumb"), "How many?", 0, 9, "years")


def test_enter_keeps_the_typed_answer_given_before() -> None:
    terminal = make_terminal("\n", accessible=True)
    assert ask_choice(terminal, "Lead a choir?", LIKING, 3) == 3
    assert "4. Would like it (your answer)" in written(terminal.stdout)
    assert ask_number(make_terminal("\n", accessible=True), "How many?", 0, 9, "years", 4) == 4
    assert ask_several(make_terminal("\n", accessible=True), "Which?", TRACKS, (2,), 2) == (2,)


def test_where_there_is_no_way_back_b_is_no_answer() -> None:
    terminal = make_terminal("b\n1\n", accessible=True)
    assert ask_choice(terminal, "Lead a choir?", LIKING, around=Around(back=False)) == 0
    assert "b for back" not in written(terminal.stdout)
    assert "from 1 to 5, or s or q" in written(terminal.stderr)


def test_a_single_way_on_wants_only_enter() -> None:
    terminal = make_terminal("\n", accessible=True)
    assert ask_choice(terminal, "Ready?", ["Begin"], around=Around(back=False), skip=None) == 0
    assert "Enter to begin, q to leave: " in written(terminal.stdout)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("1 3\n", (0, 2)),
        ("3,1\n", (0, 2)),
        ("\n", ()),
        ("1 2 3\n2\n", (1,)),
        ("x\n9\n2 2\n", (1,)),
        ("b\n", Reply.BACK),
    ],
)
def test_several_are_typed_as_numbers(typed: str, answer: tuple[int, ...] | Reply) -> None:
    assert ask_several(make_terminal(typed, accessible=True), "Which?", TRACKS, (), 2) == answer


def test_a_typed_zero_takes_all_marks_away() -> None:
    assert ask_several(make_terminal("0\n", accessible=True), "Which?", TRACKS, (1, 2), 2) == ()


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("7\n", 7), ("-1\n1e3\n8\n", 8), ("\n", Reply.SKIP), ("b\n", Reply.BACK), ("s\n", Reply.SKIP)],
)
def test_a_number_is_typed_within_its_range(typed: str, answer: int | Reply) -> None:
    assert ask_number(make_terminal(typed, accessible=True), "How many?", 0, 9, "years") == answer


def test_typed_questions_are_set_within_the_width_and_begin_on_a_line_of_their_own() -> None:
    terminal = make_terminal("1\n", accessible=True, COLUMNS="40")
    ask_choice(terminal, LONG, [*LIKING, LONG], around=Around(("A heading",), "Small print"))
    shown = written(terminal.stdout)
    assert shown.startswith("\nA heading\n\nTold by")
    assert max(map(len, shown.split("\n"))) <= 40
    assert "Small print" in shown


def test_where_the_marks_cannot_be_written_several_are_typed() -> None:
    terminal = make_terminal("2\n", stdout=FakeStream(encoding="ascii"))
    assert ask_several(terminal, "Which? \u2026", TRACKS, (), 2) == (1,)
    assert "Which? ..." in written(terminal.stdout)


class NoConsoleScreenBufferError(Exception):
    """What prompt_toolkit raises on a Windows console without a screen buffer."""


def test_git_bash_on_windows_asks_by_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_named: object) -> None:
        raise NoConsoleScreenBufferError

    monkeypatch.setattr("careercli.terminal.drawn.create_output", refuse)
    terminal = make_terminal("2\n")
    with question_screen(terminal):
        assert ask_choice(terminal, "Lead a choir?", LIKING) == 1
    assert "\x1b" not in written(terminal.stdout)


def test_any_other_fault_of_the_terminal_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_named: object) -> None:
        raise OSError("no such device")

    monkeypatch.setattr("careercli.terminal.drawn.create_output", refuse)
    with pytest.raises(OSError, match="no such device"):
        ask_choice(make_terminal("2\n"), "Lead a choir?", LIKING)


def test_a_screen_of_its_own_is_not_for_screen_readers() -> None:
    terminal = make_terminal(accessible=True)
    with question_screen(terminal):
        pass
    assert written(terminal.stdout) == ""


def test_what_steers_a_terminal_never_reaches_it() -> None:
    terminal = make_terminal("1\n", accessible=True)
    ask_choice(terminal, "Lead \x1b[31ma choir?", ["Yes\x07", "No"])
    assert "\x1b" not in written(terminal.stdout)
    assert "\x07" not in written(terminal.stdout)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("52,000", 52000),
        (" $40 000 ", 40000),
        ("", None),
        ("4.5", None),
        ("-3", None),
        ("9" * 40, None),
        ("٣", None),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, number: int | None) -> None:
    assert read_number(text, 0, 1_000_000) == number


def test_words_wider_than_the_line_are_broken_and_wide_characters_counted() -> None:
    assert wrapped("one two", 3) == ["one", "two"]
    assert wrapped("", 10) == [""]
    assert max(map(len, wrapped("x" * 50, 20))) <= 20
    assert wrapped("日本語 日本語", 7) == ["日本語", "日本語"]
