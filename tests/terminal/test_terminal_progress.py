"""The progress line: there when somebody waits and looks, gone when the work is done."""

from __future__ import annotations

import pytest

from careercli.terminal import progress
from careercli.terminal.progress import progress_line
from careercli.terminal.streams import Terminal
from support.fake_streams import FakeStream, make_terminal, written


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds on a clock that a test moves by hand."""
    now = [100.0]
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])
    return now


def test_slow_work_shows_how_far_it_is_and_leaves_nothing_behind(clock: list[float]) -> None:
    terminal = make_terminal()
    update = progress_line(terminal, "reading")
    clock[0] += 1
    for done in (1, 2, 4):
        update(done, 4)
    assert written(terminal.stderr) == "\r\x1b[2Kreading: 25%\r\x1b[2Kreading: 50%\r\x1b[2K"
    assert written(terminal.stdout) == ""


def test_quick_work_shows_nothing(clock: list[float]) -> None:
    terminal = make_terminal()
    update = progress_line(terminal, "reading")
    for done in range(1, 101):
        clock[0] += 0.001
        update(done, 100)
    assert written(terminal.stderr) == ""


def test_the_same_percentage_is_not_written_twice(clock: list[float]) -> None:
    terminal = make_terminal()
    update = progress_line(terminal, "reading")
    clock[0] += 1
    for done in range(1, 1000):
        update(done, 100_000)
    assert written(terminal.stderr) == "\r\x1b[2Kreading: 0%"


def test_an_empty_folder_is_no_division_by_zero(clock: list[float]) -> None:
    terminal = make_terminal()
    update = progress_line(terminal, "reading")
    clock[0] += 1
    update(0, 0)
    assert written(terminal.stderr) == ""


@pytest.mark.parametrize(
    "terminal",
    [
        make_terminal(stderr=FakeStream(terminal=False)),
        make_terminal(accessible=True),
        make_terminal(TERM="dumb"),
    ],
    ids=["piped", "accessible", "dumb"],
)
def test_nothing_moves_where_nobody_looks_or_it_would_disturb(terminal: Terminal, clock: list[float]) -> None:
    update = progress_line(terminal, "reading")
    clock[0] += 1
    update(1, 2)
    update(2, 2)
    assert written(terminal.stderr) == ""


def test_a_title_is_ascii_where_stderr_knows_nothing_else(clock: list[float]) -> None:
    terminal = make_terminal(stderr=FakeStream(encoding="ascii"))
    update = progress_line(terminal, "café")
    clock[0] += 1
    update(1, 2)
    assert written(terminal.stderr) == "\r\x1b[2Kcafe: 50%"
