"""What stdout and stderr are taken for, and what is written to them."""

from __future__ import annotations

import os
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careercli.errors import UsageError
from careercli.terminal.streams import ReaderGone, clean, to_encoding
from support.fake_streams import FakeStream, make_terminal, written
from support.real_terminal import RealTerminal

InTerminal = Callable[..., RealTerminal]
PAGE = "“Quoted” – dashed — 3…5 · • → ← ↑ × ≥ ½ █▓░▁─━│●○✓ naïve café\u00a0\u202f\n"


def piped(**parts: Any) -> FakeStream:
    return FakeStream(terminal=False, **parts)


# --- width and height --------------------------------------------------------------------------------------


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_columns_is_believed_in_a_pipe_and_in_a_terminal(columns: str) -> None:
    assert make_terminal(COLUMNS=columns).width == int(columns)
    assert make_terminal(COLUMNS=columns, stdout=piped()).width == int(columns)


@pytest.mark.parametrize("nonsense", ["", "0", "-5", "wide", "8.5", "²", " ", "9" * 40])
def test_columns_and_lines_that_are_no_number_are_ignored(nonsense: str) -> None:
    here = make_terminal(COLUMNS=nonsense, LINES=nonsense, stdout=piped())
    assert (here.width, here.height) == (80, 24)


@pytest.mark.parametrize(("columns", "width"), [("1", 20), ("19", 20), ("1000", 1000), ("999999999", 1000)])
def test_no_layout_is_asked_to_be_narrower_than_20_or_absurdly_wide(columns: str, width: int) -> None:
    assert make_terminal(COLUMNS=columns).width == width


@pytest.mark.parametrize(("columns", "lines"), [(40, 10), (80, 24), (132, 50)])
def test_a_real_terminal_is_measured(in_terminal: InTerminal, columns: int, lines: int) -> None:
    program = in_terminal("print(terminal.width, terminal.height, terminal.interactive)", columns, lines)
    assert program.finish() == 0
    assert program.rows == [f"{columns} {lines} True"]


def test_a_stream_without_a_size_counts_as_80_by_24() -> None:
    assert (make_terminal().width, make_terminal().height) == (80, 24)


# --- color and manners -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "environment", "at_a_terminal", "colored", "drawn"),
    [
        (None, {}, True, True, True),
        (None, {}, False, False, False),
        (None, {"NO_COLOR": "1"}, True, False, True),
        (None, {"NO_COLOR": ""}, True, True, True),
        (None, {"TERM": "dumb"}, True, False, False),
        (None, {"FORCE_COLOR": "1"}, False, True, True),
        (None, {"FORCE_COLOR": "3"}, True, True, True),
        (None, {"FORCE_COLOR": ""}, False, False, False),
        (None, {"FORCE_COLOR": "0"}, True, False, True),
        (None, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False, True),
        (None, {"FORCE_COLOR": "1", "TERM": "dumb"}, False, True, False),
        (None, {"CLICOLOR_FORCE": "1"}, False, False, False),
        (True, {}, False, True, True),
        (True, {"NO_COLOR": "1"}, True, True, True),
        (True, {"TERM": "dumb"}, True, True, False),
        (False, {}, True, False, True),
        (False, {"FORCE_COLOR": "1"}, True, False, True),
    ],
)
def test_who_decides_on_color(
    asked: bool | None,
    environment: dict[str, str],
    at_a_terminal: bool,
    colored: bool,
    drawn: bool,
) -> None:
    stream = FakeStream(terminal=at_a_terminal)
    here = make_terminal(color=asked, stdout=stream, stderr=stream, **environment)
    assert (here.colored, here.stderr_colored, here.rich) == (colored, colored, drawn)


def test_an_accessible_page_is_never_drawn_or_colored() -> None:
    here = make_terminal(accessible=True)
    assert not here.rich
    assert not here.colored


def test_stderr_keeps_its_color_when_only_stdout_is_piped() -> None:
    here = make_terminal(stdout=piped())
    assert here.stderr_colored
    assert not here.colored


@pytest.mark.parametrize(
    ("keyboard", "screen"),
    [("piped", "terminal"), ("terminal", "piped"), ("closed", "terminal"), (None, "terminal")],
)
def test_questions_need_a_terminal_on_both_sides_whatever_force_color_says(
    keyboard: str | None, screen: str
) -> None:
    stdin: FakeStream | None = None if keyboard is None else FakeStream(terminal=keyboard != "piped")
    if keyboard == "closed" and stdin is not None:
        stdin.close()
    stdout = FakeStream(terminal=screen == "terminal")
    assert not make_terminal(stdin=stdin, stdout=stdout, color=True, FORCE_COLOR="1").interactive


# --- writing data ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        ("utf-8", PAGE),
        (
            "ascii",
            '"Quoted" - dashed - 3...5 - * -> <- ^ x >= 1/2 ##._-=|*o+ naive cafe  \n',
        ),
        (
            "cp1252",
            "“Quoted” – dashed — 3…5 · • -> <- ^ × >= ½ ##._-=|*o+ naïve café\u00a0 \n",
        ),
    ],
)
def test_a_page_is_written_in_the_marks_the_encoding_knows(encoding: str, expected: str) -> None:
    out = FakeStream(encoding=encoding)
    make_terminal(stdout=out).write(PAGE)
    assert out.written == expected


@pytest.mark.parametrize(
    "encoding", ["ascii", "cp437", "cp850", "cp1252", "iso8859-15", "koi8-r", "shift_jis", "utf-16"]
)
@given(text=st.text(st.characters(exclude_categories=[])))
def test_no_text_crashes_any_encoding(encoding: str, text: str) -> None:
    written = to_encoding(text, encoding)
    written.encode(encoding)
    if text.isascii():
        assert written == text


@pytest.mark.parametrize("encoding", [None, "", "no-such-encoding"])
def test_an_unknown_encoding_gets_ascii(encoding: str | None) -> None:
    assert to_encoding("café → “x”", encoding) == 'cafe -> "x"'


def test_bytes_of_a_command_line_that_are_no_text_are_shown_as_question_marks() -> None:
    here = make_terminal()
    here.write("\udcff\n")
    here.say("\udcff")
    assert written(here.stdout) == "?\n"
    assert written(here.stderr) == "?\n"


def test_a_reader_that_left_is_told_apart_from_an_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as out, pytest.raises(ReaderGone):
        make_terminal(stdout=out).write("a page\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_one_clear_line() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as out:
        with pytest.raises(UsageError) as caught:
            make_terminal(stdout=out).write("a page\n")
        assert caught.value.message == "cannot write the output: No space left on device"


def test_a_closed_stdout_is_one_clear_line() -> None:
    out = FakeStream()
    out.close()
    with pytest.raises(UsageError, match="cannot write the output"):
        make_terminal(stdout=out).write("a page\n")


# --- narration ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("", "careercli: no role: x"),
        ("error", "\x1b[1;31mcareercli: \x1b[0mno role: x"),
        ("warning", "\x1b[33mcareercli: \x1b[0mno role: x"),
        ("muted", "\x1b[2mcareercli: no role: x\x1b[0m"),
    ],
)
def test_narration_is_colored_by_its_kind(style: str, expected: str) -> None:
    here = make_terminal()
    here.say("careercli: no role: x", style)
    assert written(here.stderr) == f"{expected}\n"
    plain = make_terminal(NO_COLOR="1")
    plain.say("careercli: no role: x", style)
    assert written(plain.stderr) == "careercli: no role: x\n"


def test_narration_goes_to_stderr_alone_and_stays_one_line() -> None:
    here = make_terminal(NO_COLOR="1")
    here.say("two\nlines \x1b[31mand\x07 an escape")
    assert written(here.stderr) == "two lines [31mand an escape\n"
    assert written(here.stdout) == ""


def test_narration_is_ascii_where_stderr_knows_nothing_else() -> None:
    err = FakeStream(terminal=False, encoding="ascii")
    make_terminal(stderr=err).say("café → “x”")
    assert err.written == 'cafe -> "x"\n'


def test_nobody_listening_on_stderr_is_no_error() -> None:
    closed = FakeStream()
    closed.close()
    make_terminal(stderr=closed).say("careercli: unheard", "error")
    reading, writing = os.pipe()
    os.close(reading)
    err: TextIOWrapper
    with os.fdopen(writing, "w", encoding="utf-8") as err:
        make_terminal(stderr=err).say("careercli: unheard", "error")


@given(st.text(st.characters(exclude_categories=[])))
def test_cleaned_text_cannot_steer_a_terminal(text: str) -> None:
    cleaned = clean(text)
    assert cleaned.splitlines() in ([], [cleaned])
    assert not any(ord(mark) < 32 or 127 <= ord(mark) < 160 for mark in cleaned)
    assert not set(cleaned) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
    assert clean(cleaned) == cleaned


def test_cleaning_keeps_words_apart() -> None:
    assert clean("a\tb\nc") == "a b c"
