"""The entry point: every error one line and an exit code, and no broken stream ever a traceback."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from careercli import __version__, errors
from careercli.__main__ import main, run
from careercli.terminal.streams import ReaderGone

DATA = Path(__file__).parent / "golden" / "data"
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")

Fail = Callable[[BaseException | int], None]


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Fail:
    """Makes every command raise this error, or give this exit code."""

    def make(outcome: BaseException | int) -> None:
        def dispatch(_arguments: list[str], _terminal: object) -> int:
            if isinstance(outcome, BaseException):
                raise outcome
            return outcome

        monkeypatch.setattr("careercli.cli.app.dispatch", dispatch)

    return make


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (errors.UsageError, 2),
        (errors.NotFoundError, 3),
        (errors.DataError, 4),
        (errors.PersonalFileError, 5),
        (errors.Cancelled, 130),
    ],
)
def test_an_expected_error_is_one_line_its_hint_and_its_own_exit_code(
    command: Fail, capsys: pytest.CaptureFixture[str], kind: type[errors.CareerError], code: int
) -> None:
    command(kind("this cannot be", hint="try one of these:\n  that"))
    assert run(["list"]) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "careercli: this cannot be\ntry one of these:\n  that\n"


@pytest.mark.parametrize("outcome", [KeyboardInterrupt(), EOFError(), errors.Cancelled(), 130])
def test_leaving_is_always_said_in_the_same_words(
    command: Fail, capsys: pytest.CaptureFixture[str], outcome: BaseException | int
) -> None:
    command(outcome)
    assert run(["list"]) == 130
    assert capsys.readouterr().err == "careercli: cancelled\n"


def test_a_text_pasted_by_mistake_does_not_fill_the_screen(
    command: Fail, capsys: pytest.CaptureFixture[str]
) -> None:
    command(errors.NotFoundError(f"no role {'long ' * 20_000!r} here", hint="x" * 9000))
    assert run(["show"]) == 3
    message, hint = capsys.readouterr().err.splitlines()
    assert message.startswith("careercli: no role 'long long")
    assert message.endswith("long ' here")
    assert max(len(message), len(hint)) < 1000


def test_a_bug_is_one_line_that_asks_to_be_reported(command: Fail, capsys: pytest.CaptureFixture[str]) -> None:
    command(RuntimeError("no such\x1b[31m thing"))
    assert run(["list"]) == 1
    assert capsys.readouterr().err == (
        "careercli: a fault in careercli itself: RuntimeError: no such[31m thing\n"
        "--debug shows where; please report it\n"
    )


def test_what_the_system_refuses_is_one_line(command: Fail, capsys: pytest.CaptureFixture[str]) -> None:
    command(PermissionError(errno.EACCES, "Permission denied", "/etc/secret"))
    assert run(["list"]) == 2
    assert capsys.readouterr().err == "careercli: /etc/secret: Permission denied\n"


@pytest.mark.parametrize(
    ("outcome", "code"),
    [(RuntimeError("odd"), 1), (OSError(errno.EIO, "odd"), 2), (errors.DataError("odd"), 4)],
)
def test_debug_shows_where_an_error_comes_from_and_changes_nothing_else(
    command: Fail, capsys: pytest.CaptureFixture[str], outcome: Exception, code: int
) -> None:
    command(outcome)
    assert run(["list", "--debug"]) == code
    err = capsys.readouterr().err
    assert err.startswith("Traceback (most recent call last):\n")
    assert "odd\n" in err.split("careercli: ")[-1]


def test_a_reader_that_has_seen_enough_is_no_error(command: Fail, capsys: pytest.CaptureFixture[str]) -> None:
    command(ReaderGone())
    assert run(["list"]) == 0
    assert capsys.readouterr().err == ""


# --- a process of its own ----------------------------------------------------------------------------------

COMMANDS = pytest.mark.parametrize("arguments", ["--version", "--help", "list", "show tpm --format json"])


def process(arguments: str, redirection: str) -> subprocess.CompletedProcess[str]:
    """Runs the program through a shell that redirects its streams."""
    return subprocess.run(
        ["sh", "-c", f'exec "$0" -m careercli {arguments} {redirection}', sys.executable],
        env={**os.environ, "CAREERCLI_DATA": str(DATA)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@FULL
@COMMANDS
def test_a_full_disk_is_one_line_and_no_traceback(arguments: str) -> None:
    ended = process(arguments, ">/dev/full")
    assert ended.returncode == 2
    assert ended.stderr.splitlines()[-1].endswith("No space left on device")
    assert len(ended.stderr.splitlines()) == 1


@COMMANDS
def test_a_closed_stdout_is_one_line(arguments: str) -> None:
    ended = process(arguments, ">&-")
    assert ended.returncode == 2
    assert ended.stderr == "careercli: cannot write the output: stdout is closed\n"


@COMMANDS
@pytest.mark.parametrize("redirection", ["2>&-", "<&-", "2>&- <&-", "</dev/null"])
def test_streams_that_are_not_needed_may_be_closed(arguments: str, redirection: str) -> None:
    ended = process(arguments, redirection)
    assert ended.returncode == 0
    assert ended.stdout
    assert ended.stderr == ""


def test_with_every_stream_closed_the_exit_code_remains() -> None:
    assert process("list", ">&- 2>&- <&-").returncode == 2


@FULL
def test_a_full_disk_behind_stderr_changes_no_exit_code() -> None:
    assert process("show no-such-role-at-all", "2>/dev/full").returncode == 3


@COMMANDS
def test_a_reader_that_leaves_at_once_leaves_silence(arguments: str) -> None:
    environment = {**os.environ, "CAREERCLI_DATA": str(DATA)}
    command = [sys.executable, "-m", "careercli", *arguments.split()]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.close()
        assert program.stderr.read() == b""
        assert program.wait() == 0


def test_the_version_is_what_the_package_says() -> None:
    assert process("--version", "").stdout == f"careercli {__version__}\n"


def test_ctrl_c_before_there_is_a_terminal_is_a_cancellation_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupted(_arguments: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("careercli.__main__.run", interrupted)
    with pytest.raises(SystemExit) as ended:
        main(["list"])
    assert ended.value.code == 130
