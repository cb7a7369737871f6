"""When a page goes through a pager, through which, and what leaving it means."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from careercli.terminal.pager import _PROMPT, show
from support.fake_streams import FakeStream, make_terminal, written
from support.real_terminal import CTRL_C, RealTerminal

InTerminal = Callable[..., RealTerminal]

LONG = "".join(f"line {number}\n" for number in range(100))


@pytest.fixture
def pager(tmp_path: Path) -> Path:
    """A pager that keeps what it is given in a file beside it."""
    script = tmp_path / "pager"
    script.write_text(f'#!/bin/sh\ncat > "{tmp_path}/paged"\nprintf "%s" "$LESS" > "{tmp_path}/less"\n')
    script.chmod(0o755)
    return script


def paged(pager: Path) -> str | None:
    """What the pager was given, or None when it was not asked."""
    kept = pager.with_name("paged")
    return kept.read_text(encoding="utf-8") if kept.exists() else None


@pytest.mark.parametrize(("lines", "expected"), [(1, False), (23, False), (24, True), (100, True)])
def test_only_a_page_that_the_terminal_cannot_show_at_once_is_paged(
    pager: Path, lines: int, expected: bool
) -> None:
    page = "line\n" * lines
    terminal = make_terminal(PAGER=pager, LINES=24)
    show(terminal, page)
    assert (paged(pager), written(terminal.stdout)) == ((page, "") if expected else (None, page))


@pytest.mark.parametrize(
    "parts",
    [
        {"stdout": FakeStream(terminal=False)},
        {"stdin": None},
        {"use_pager": False},
        {"accessible": True},
        {"TERM": "dumb"},
    ],
    ids=["piped", "no-keyboard", "--no-pager", "--accessible", "dumb"],
)
def test_nobody_who_could_not_use_a_pager_gets_one(pager: Path, parts: dict[str, Any]) -> None:
    terminal = make_terminal(CAREERCLI_PAGER=pager, **parts)
    show(terminal, LONG)
    assert paged(pager) is None
    assert written(terminal.stdout) == LONG


def test_careercli_pager_goes_before_pager(pager: Path) -> None:
    show(make_terminal(PAGER="false", CAREERCLI_PAGER=pager), LONG)
    assert paged(pager) == LONG


def test_a_pager_may_have_options_and_spaces_in_quotes(pager: Path, tmp_path: Path) -> None:
    folder = tmp_path / "with space"
    folder.mkdir()
    moved = pager.rename(folder / "pager")
    show(make_terminal(PAGER=f"'{moved}' -R --quiet"), LONG)
    assert (tmp_path / "paged").read_text() == LONG


@pytest.mark.parametrize(
    "named",
    ["", "cat", "cat -n", "no-such-pager-anywhere", "less 'unfinished", "/"],
    ids=lambda name: name or "empty",
)
@pytest.mark.parametrize("variable", ["PAGER", "CAREERCLI_PAGER"])
def test_a_pager_that_is_none_means_plain_writing(variable: str, named: str) -> None:
    terminal = make_terminal(**{variable: named})
    show(terminal, LONG)
    assert written(terminal.stdout) == LONG


def test_a_program_that_the_system_refuses_to_start_means_plain_writing(tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.write_bytes(b"\x7fELF no program at all")
    broken.chmod(0o755)
    terminal = make_terminal(PAGER=broken)
    show(terminal, LONG)
    assert written(terminal.stdout) == LONG


@pytest.mark.parametrize("pager", ["true", "false", "sh -c 'exec head -n 1 >/dev/null'"])
def test_leaving_early_is_no_error_however_long_the_page(pager: str) -> None:
    terminal = make_terminal(PAGER=pager)
    show(terminal, LONG * 5_000)
    assert written(terminal.stdout) == ""


def test_a_pager_gets_the_marks_that_stdout_knows(pager: Path) -> None:
    show(make_terminal(PAGER=pager, stdout=FakeStream(encoding="ascii")), "“café” →\n" * 30)
    assert paged(pager) == '"cafe" ->\n' * 30


@pytest.mark.parametrize(
    ("less", "expected"), [(None, f"-RiXF -Ps{_PROMPT}$"), ("", f"-RiXF -Ps{_PROMPT}$"), ("-S -M", "-R -S -M")]
)
def test_less_shows_colors_and_keeps_the_options_a_person_set(pager: Path, less: str | None, expected: str) -> None:
    show(make_terminal(PAGER=pager, **({} if less is None else {"LESS": less})), LONG)
    assert pager.with_name("less").read_text() == expected


@pytest.mark.skipif(shutil.which("less") is None, reason="there is no less here")
def test_ctrl_c_in_less_is_the_pagers_and_q_leaves_it(in_terminal: InTerminal) -> None:
    program = in_terminal(
        "from careercli.terminal.pager import show\n"
        "show(terminal, ''.join(f'\\x1b[1mline {n}\\x1b[0m\\n' for n in range(100_000)))\n"
        "print('after the page')",
        LESS="-M",
    )
    program.wait_for("line 22")
    program.send(CTRL_C)
    program.send_until("G", "line 99999")  # less throws away what is typed before it has taken in the Ctrl-C
    assert "ESC" not in program.text
    program.send("q")
    program.wait_for("after the page")
    assert program.finish() == 0


def test_ctrl_c_works_again_after_the_page(in_terminal: InTerminal) -> None:
    program = in_terminal(
        "from careercli.terminal.pager import show\n"
        "import time\n"
        "show(terminal, 'line\\n' * 100)\n"
        "try:\n    print('waiting')\n    time.sleep(60)\nexcept KeyboardInterrupt:\n    print('interrupted')",
        PAGER="true",
    )
    program.wait_for("waiting")
    program.send(CTRL_C)
    program.wait_for("interrupted")
    assert program.finish() == 0


@pytest.mark.parametrize(
    ("code", "heard"), [(0, ""), (2, ""), (1, "the pager sh ended with exit code 1; --no-pager")]
)
def test_a_pager_that_fails_is_named_so_that_a_missing_page_has_a_reason(code: int, heard: str) -> None:
    terminal = make_terminal(CAREERCLI_PAGER=f"sh -c 'cat >/dev/null; exit {code}'")
    show(terminal, LONG)
    assert heard in written(terminal.stderr)
    assert bool(written(terminal.stderr)) == bool(heard)
