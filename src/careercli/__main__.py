"""The entry point: the only place that turns an error into a line on stderr and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run careercli with `arguments` (default: those of the process) and exit the process with its code."""
    sys.exit(run(list(sys.argv[1:] if arguments is None else arguments)))


def run(arguments: list[str]) -> int:
    """Run one command and give its exit code; see `careercli.errors.ExitCode`."""
    if arguments == ["--version"]:
        # Typer alone takes twice the time this answer may take.
        from careercli import __version__

        sys.stdout.write(f"careercli {__version__}\n")
        return 0
    from careercli.errors import CareerError, ExitCode
    from careercli.terminal.streams import Terminal

    terminal = Terminal(sys.stdin, sys.stdout, sys.stderr, os.environ)
    debug = "--debug" in arguments
    try:
        from careercli.cli.app import dispatch

        return dispatch(arguments, terminal)
    except CareerError as error:
        if debug:
            raise
        terminal.say(f"careercli: {error.message}", "error")
        if error.hint:
            terminal.say(error.hint, "muted")
        return int(error.exit_code)
    except (KeyboardInterrupt, EOFError):
        terminal.say("")
        return int(ExitCode.CANCELLED)
    except BrokenPipeError:
        # The reader has seen enough (`| head`); the interpreter must not try to flush the rest.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return int(ExitCode.DONE)
    except Exception as error:
        if debug:
            raise
        terminal.say(f"careercli: a fault in careercli itself: {type(error).__name__}: {error}", "error")
        terminal.say("--debug shows where; please report it", "muted")
        return int(ExitCode.BUG)


if __name__ == "__main__":
    main()
