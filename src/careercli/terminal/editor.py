"""A person's own editor on a file: VISUAL, else EDITOR, else the plainest one there is."""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path

from careercli.errors import UsageError
from careercli.terminal.children import run_child
from careercli.terminal.streams import Terminal

_FALLBACKS = ("sensible-editor", "nano", "vi")
_HINT = "set EDITOR to the editor you like, for example EDITOR=nano"


def edit(terminal: Terminal, path: Path) -> None:
    """Open `path` in the editor and wait until it is closed.

    Raises UsageError when there is no terminal or no editor, or when the editor says that it failed; the file
    then stays as the editor left it, and the message says where it is.
    """
    if not terminal.interactive:
        raise UsageError("an editor needs a terminal", hint="give the text with --text instead")
    command = editor_command(terminal)
    try:
        ended = run_child([*command, str(path)], terminal.environment)
    except OSError as error:
        raise UsageError(f"cannot start the editor {command[0]!r}: {error.strerror or error}", hint=_HINT) from None
    if ended != 0:
        raise UsageError(
            f"the editor {command[0]!r} ended with code {ended}; nothing was changed",
            hint=f"what you typed is in {path}; delete it once you have what you need",
        )


def editor_command(terminal: Terminal) -> list[str]:
    """The editor as words of a command line. Raises UsageError when there is none."""
    for variable in ("VISUAL", "EDITOR"):
        named = terminal.environment.get(variable, "").strip()
        if not named:
            continue
        # A path may have spaces in it, as on Windows and macOS: what can be run as it stands is meant so.
        if shutil.which(named, path=terminal.environment.get("PATH")):
            return [named]
        try:
            # Windows paths are full of backslashes, which POSIX rules would swallow.
            command = shlex.split(named, posix=sys.platform != "win32")
        except ValueError:
            raise UsageError(f"{variable} cannot be read: {named}", hint=_HINT) from None
        return [word.strip('"') for word in command] if sys.platform == "win32" else command
    if sys.platform == "win32":
        return ["notepad"]
    for name in _FALLBACKS:
        if shutil.which(name):
            return [name]
    raise UsageError("no editor was found", hint=_HINT)
