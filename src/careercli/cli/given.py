"""Texts that a person gives in a file or on stdin, for every command that takes one."""

from __future__ import annotations

from pathlib import Path

from careercli.cli.session import Session
from careercli.errors import NotFoundError, UsageError


def given_text(session: Session, path: Path, most: int, hint: str | None = None) -> str:
    """The text of a file, `-` for stdin: UTF-8, or UTF-16 or UTF-32 with its mark, of at most `most` bytes.

    Raises NotFoundError, with `hint`, when there is no such file, UsageError when it cannot be read.
    """
    from careercli.reading import TooLarge, not_text, read_at_most, text_of

    source, name = (session.terminal.stdin, "stdin") if str(path) == "-" else (path, str(path))
    if source is None:
        raise UsageError("there is nothing on stdin to read")
    try:
        return text_of(read_at_most(source, most))
    except FileNotFoundError:
        raise NotFoundError(f"{name}: no such file", hint) from None
    except TooLarge as error:
        raise UsageError(f"{name}: {error}") from None
    except UnicodeDecodeError as error:
        reason, remedy = not_text(error)
        raise UsageError(f"{name}: {reason}", remedy) from None
    except (OSError, ValueError) as error:
        raise UsageError(f"{name}: cannot be read: {getattr(error, 'strerror', None) or error}") from None
