"""Saving one change and saying what became of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from careercli.cli.session import Session
from careercli.terminal.streams import clean

if TYPE_CHECKING:
    from careercli.me.model import Person


def write_own(session: Session, text: str) -> None:
    """Write a person's own text to stdout, exactly; to a terminal, without the control characters it would obey."""
    if session.terminal.stdout_is_terminal:
        text = "\n".join(map(clean, text.split("\n")))
    session.terminal.write(text if text.endswith("\n") else f"{text}\n")


def keep(session: Session, change: Callable[[Person], Person], words: str, *, keep_copy: bool = False) -> Person:
    """Save a change and say on stderr what was done; with `--no-save`, that nothing is kept.

    `words` say what was done, as a sentence without its stop. `keep_copy` keeps the file as it was.
    """
    saved = session.store.update(change, keep_copy=keep_copy)
    for notice in saved.notices:
        session.terminal.say(f"careercli: {notice}", "warning")
    if not session.save:
        session.terminal.say("with --no-save nothing of this is kept", "muted")
    elif saved.written:
        session.terminal.say(words, "muted")
    else:
        session.terminal.say(f"{words}: it was so already", "muted")
    return saved.person
