"""The pager: only for a person at a terminal, and only for a page taller than it."""

from __future__ import annotations

import shlex
import shutil

from careercli.terminal.streams import Terminal, to_encoding

_LEFT_WITH_CTRL_C = 2
"""How `less` ends when it is told to leave at Ctrl-C (its option -K): no failure."""


_PROMPT = "line %lb?L of %L. - ?ethe end, / finds, q leaves:Space goes on, / finds, q leaves."
"""What `less` says at its foot instead of a bare colon: where one is, and how to leave."""


def show(terminal: Terminal, text: str) -> None:
    """Write a page to stdout, through the pager when a person could not see all of it at once.

    The pager is CAREERCLI_PAGER, else PAGER, else `less`; one that is empty, missing or `cat` means plain
    writing. Leaving it early is no error.
    """
    command = _command(terminal)
    if command is None or not terminal.interactive or text.count("\n") < terminal.height:
        terminal.write(text)
        return
    from careercli.terminal.children import run_child

    encoding = terminal.stdout.encoding or "ascii"
    page = to_encoding(text, encoding).encode(encoding, "replace")
    try:
        ended = run_child(command, _environment(terminal), page)
    except OSError:
        terminal.write(text)
        return
    if ended > 0 and ended != _LEFT_WITH_CTRL_C:
        said = f"careercli: the pager {command[0]} ended with exit code {ended}"
        terminal.say(f"{said}; --no-pager writes straight through", "warning")


def _environment(terminal: Terminal) -> dict[str, str]:
    """The pager's environment: `less` passes colors on, and leaves at once what fits on one screen."""
    environment = dict(terminal.environment)
    environment["LESS"] = f"-R {environment['LESS']}" if environment.get("LESS") else f"-RiXF -Ps{_PROMPT}$"
    if (terminal.stdout.encoding or "").casefold().replace("-", "") == "utf8":
        environment.setdefault("LESSCHARSET", "utf-8")
    return environment


def _command(terminal: Terminal) -> list[str] | None:
    if not terminal.use_pager or terminal.accessible or terminal.dumb:
        return None
    named = terminal.environment.get("CAREERCLI_PAGER", terminal.environment.get("PAGER", "less"))
    try:
        command = shlex.split(named)
    except ValueError:
        return None
    if not command or command[0] == "cat":
        return None
    return command if shutil.which(command[0], path=terminal.environment.get("PATH")) else None
