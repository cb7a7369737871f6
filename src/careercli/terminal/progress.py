"""A progress line on stderr for the rare slow moment; silent where nobody looks."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from careercli.terminal.streams import Terminal, to_encoding

_PATIENCE = 0.4
"""Seconds of silence: work that is over sooner needs no progress line."""


def progress_line(terminal: Terminal, title: str) -> Callable[[int, int], None]:
    """A callback (done, total) that keeps one line on stderr up to date, and removes it at the end."""
    if not terminal.stderr_is_terminal or terminal.accessible or terminal.dumb:
        return lambda _done, _total: None
    started = monotonic()
    shown = ""

    def update(done: int, total: int) -> None:
        nonlocal shown
        if monotonic() - started < _PATIENCE and not shown:
            return
        line = "" if done >= total else f"{title}: {done * 100 // total}%"
        if line == shown:
            return
        shown = line
        terminal.stderr.write(f"\r\x1b[2K{to_encoding(line, terminal.stderr.encoding)}")
        terminal.stderr.flush()

    return update
