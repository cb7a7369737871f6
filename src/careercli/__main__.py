"""The entry point: the only place that turns an error into a line on stderr and an exit code."""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False  # `typing` takes a while to load, in which Ctrl-C would show a traceback
if TYPE_CHECKING:
    from collections.abc import Sequence

    from careercli.terminal.streams import Terminal

_VALUES_BEFORE_COLLECTING = 200_000
"""More than a page needs; a quiz or an explorer that stays open for hours still collects."""

_LONGEST = 1000
"""Characters of a message shown in full; every path and every list of right names is shorter."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run careercli with `arguments` (default: those of the process) and exit the process with its code."""
    # A page makes some ten thousand values and keeps them all: looking for garbage among them, time and again
    # and once more at the end, takes a tenth of the whole run.
    gc.set_threshold(_VALUES_BEFORE_COLLECTING)
    _leave_in_silence()
    try:
        code = run(list(sys.argv[1:] if arguments is None else arguments))
    except KeyboardInterrupt:  # so early that there is no terminal yet to say so
        code = 130
    gc.freeze()
    _leave_in_silence()
    sys.exit(code)


def _leave_in_silence() -> None:
    """Let Ctrl-C end the process at once: while it loads and while it ends, there is nothing to put right.

    Python's own handler would show a traceback, or, in the middle of an import, make an error out of it.
    """
    import _signal as signal  # type: ignore[import-not-found]  # built in, where `signal` itself loads others first

    if signal.getsignal(signal.SIGINT) != signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def run(arguments: list[str]) -> int:
    """Run one command and give its exit code; see `careercli.errors.ExitCode`."""
    from careercli.errors import CareerError, ExitCode
    from careercli.terminal.endings import Ended
    from careercli.terminal.streams import ReaderGone, Terminal, discard

    # A stream that was closed before the process began is None. Without stderr the exit code says it all.
    stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 (pathlib is slow to load)
    terminal = Terminal(sys.stdin, sys.stdout or stderr, stderr, os.environ)
    if sys.stdout is None:
        terminal.say("careercli: cannot write the output: stdout is closed", "error")
        return int(ExitCode.USAGE)
    try:
        code = _dispatch(arguments, terminal)
        if code == ExitCode.CANCELLED:
            terminal.say("careercli: cancelled", "muted")
        return code
    except (ReaderGone, SystemExit):
        # Typer ends the process by itself in one case only: whoever read its help has left.
        discard(terminal.stdout)
        return int(ExitCode.DONE)
    except (KeyboardInterrupt, EOFError):
        terminal.say("careercli: cancelled", "muted")
        return int(ExitCode.CANCELLED)
    except Ended as ended:
        terminal.say(f"careercli: ended by {ended}", "muted")
        return ended.exit_code
    except CareerError as error:
        _show_trace(arguments)
        style = "muted" if error.exit_code is ExitCode.CANCELLED else "error"
        terminal.say(f"careercli: {_short(error.message)}", style)
        for line in (error.hint or "").splitlines():
            terminal.say(_short(line), "muted")
        return int(error.exit_code)
    except OSError as error:
        discard(terminal.stdout)
        _show_trace(arguments)
        where = f"{error.filename}: " if error.filename else ""
        terminal.say(f"careercli: {where}{error.strerror or error}", "error")
        return int(ExitCode.USAGE)
    except Exception as error:
        _show_trace(arguments)
        terminal.say(f"careercli: a fault in careercli itself: {type(error).__name__}: {error}", "error")
        terminal.say("--debug shows where; please report it", "muted")
        return int(ExitCode.BUG)


def _short(line: str) -> str:
    """The line, its middle left out where somebody pasted half a book into it: both ends say what is wrong."""
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST // 2]} … {line[-_LONGEST // 4 :]}"


def _show_trace(arguments: list[str]) -> None:
    """Show on stderr where the error at hand comes from, for whoever asked with --debug."""
    if "--debug" in arguments:
        import traceback

        traceback.print_exc()


def _dispatch(arguments: list[str], terminal: Terminal) -> int:
    if arguments == ["--version"]:
        # Typer alone takes twice the time this answer may take.
        from careercli import __version__

        terminal.write(f"careercli {__version__}\n")
        return 0
    from careercli.cli.app import dispatch
    from careercli.terminal.endings import watched

    with watched(terminal):
        return dispatch(arguments, terminal)


if __name__ == "__main__":
    main()
