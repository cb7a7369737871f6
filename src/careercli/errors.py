"""The errors a person can meet, each with one clear line, a hint and an exit code."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process says to the shell; documented in docs/cli.md."""

    DONE = 0
    BUG = 1
    USAGE = 2
    NOT_FOUND = 3
    BAD_DATA = 4
    PERSONAL_FILE = 5
    CANCELLED = 130


class CareerError(Exception):
    """The one base of every error that careercli expects.

    `message` is a single line that names what is wrong; `hint` (optional) says what to do about it.
    Only `careercli.__main__` turns one into text on stderr and an exit code.
    """

    exit_code: ExitCode = ExitCode.USAGE

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(CareerError):
    """What was typed cannot be carried out as it stands (exit code 2)."""

    exit_code = ExitCode.USAGE


class NeedsTerminalError(UsageError):
    """The question cannot be asked here: stdin or stdout is no terminal (exit code 2)."""


class NotFoundError(CareerError):
    """No such role, track, skill or place (exit code 3)."""

    exit_code = ExitCode.NOT_FOUND


class DataError(CareerError):
    """Role files or figures are wrong, missing or damaged (exit code 4)."""

    exit_code = ExitCode.BAD_DATA


class PersonalFileError(CareerError):
    """The personal file or its folder cannot be used (exit code 5)."""

    exit_code = ExitCode.PERSONAL_FILE


class Cancelled(CareerError):
    """The person left with Ctrl-C, Ctrl-D or Esc (exit code 130)."""

    exit_code = ExitCode.CANCELLED

    def __init__(self, message: str = "cancelled", hint: str | None = None) -> None:
        super().__init__(message, hint)
