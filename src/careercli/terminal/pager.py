"""The pager: only for a person at a terminal, and only for a page taller than it."""

from __future__ import annotations

import shlex
import shutil
import subprocess

from careercli.terminal.streams import Terminal


def show(terminal: Terminal, text: str) -> None:
    """Write a page to stdout, through the pager when a person could not see all of it at once.

    The pager is CAREERCLI_PAGER, else PAGER, else `less`; one that is missing or `cat` means plain writing.
    Leaving it early is no error.
    """
    command = _command(terminal)
    lines = text.count("\n") + 1
    if command is None or not terminal.interactive or lines < terminal.height:
        terminal.write(text)
        return
    environment = dict(terminal.environment)
    if not environment.get("LESS"):
        environment["LESS"] = "-RiXF"
    environment.setdefault("LESSCHARSET", "utf-8")
    try:
        pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)
    except OSError:
        terminal.write(text)
        return
    try:
        pager.communicate(text.encode(terminal.stdout.encoding or "utf-8", "replace"))
    except BrokenPipeError:
        pass  # the person has read enough
    except KeyboardInterrupt:
        pass  # Ctrl-C belongs to the pager, which decides when to leave
    while pager.poll() is None:
        try:
            pager.wait()
        except KeyboardInterrupt:
            continue


def _command(terminal: Terminal) -> list[str] | None:
    if not terminal.use_pager or terminal.accessible or terminal.dumb:
        return None
    named = terminal.environment.get("CAREERCLI_PAGER")
    if named is None:
        named = terminal.environment.get("PAGER") or "less"
    try:
        command = shlex.split(named)
    except ValueError:
        return None
    if not command or command[0] == "cat" or shutil.which(command[0]) is None:
        return None
    return command
