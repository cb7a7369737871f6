"""What is wrong with a file: one value per problem, and the nearest right name."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from careercli.errors import DataError
from careercli.values import value


@value
class Problem:
    """One thing wrong in one file.

    `line` counts from 1 and is None where the fault has no line (a folder named x.yaml); `key` is the key
    path inside the file, such as `skills.core[2].level`, and empty for the file as a whole.
    `editorial` marks a fault of style (length, a banned word, a shared sentence): reported to authors like
    any other, but no reason to refuse somebody's own role file. `unwritten` marks a place where nothing stands yet.
    """

    path: Path
    line: int | None
    key: str
    reason: str
    editorial: bool = False
    unwritten: bool = False

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line is not None else str(self.path)
        return printable(f"{where}: {self.key}: {self.reason}" if self.key else f"{where}: {self.reason}")


def printable(text: str) -> str:
    """One line of `text` that can be shown and stored anywhere.

    Names of files and keys come from outside: what steers a terminal, does not show, or is no character at
    all (the bytes of a file name that are not UTF-8) becomes a question mark; white space becomes a space.
    """
    if text.isprintable():
        return text
    return "".join(mark if mark.isprintable() else " " if mark.isspace() else "?" for mark in text)


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The closest of `names` to a mistyped `name`, or None when none is close (similarity below 0.7)."""
    import difflib

    matches = difflib.get_close_matches(name.casefold(), list(names), n=1, cutoff=0.7)
    return matches[0] if matches else None


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """A clause such as `; did you mean "sql"?`, or nothing when no name is close."""
    match = nearest(name, names)
    return f'; did you mean "{match}"?' if match else ""


def data_error(problems: list[Problem]) -> DataError:
    """One error for a non-empty list of problems: the first in full, and how many more there are."""
    first, rest = problems[0], len(problems) - 1
    more = f" (and {rest} more)" if rest else ""
    return DataError(f"{first}{more}", hint="`careercli catalog check` lists every problem")
