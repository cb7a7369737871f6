"""A progress line on stderr for the rare slow moment; silent where nobody looks."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from careercli.terminal.endings import undo_at_end
from careercli.terminal.streams import Terminal, to_encoding

_PATIENCE = 0.4
"""Seconds of silence: work that is over sooner needs no progress line."""

_WIPE = "\r\x1b[2K"


def progress_line(terminal: Terminal, title: str) -> Callable[[int, int], None]:
    """A callback (done, total) that keeps one line on stderr up to date, and removes it at the end."""
    if not terminal.stderr_is_terminal or terminal.accessible or terminal.dumb:
        return lambda _done, _total: None
    started = monotonic()
    shown = ""
    is_wiped: Callable[[], object] = bool

    def update(done: int, total: int) -> None:
        nonlocal shown, is_wiped
        if monotonic() - started < _PATIENCE and not shown:
            return
        line = "" if done >= total else f"{title}: {done * 100 // total}%"
        if line == shown:
            return
        if line and not shown:
            is_wiped = undo_at_end(terminal.stderr, _WIPE)
        shown = line
        terminal.stderr.write(f"{_WIPE}{to_encoding(line, terminal.stderr.encoding)}")
        terminal.stderr.flush()
        if not line:
            is_wiped()

    return update
