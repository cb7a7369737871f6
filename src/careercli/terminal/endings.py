"""Requests to end (SIGTERM, SIGHUP, SIGINT): heard in one place for the whole run, which puts the terminal right.

A request raises Ended where the program stands, so that drafts are removed and files closed on the way out. Where
something else waits for the person (a drawn question, a pager, an editor), it is told instead, and Ended follows
when it is gone. What swallows the exception, as Python does inside a finalizer, only delays it: the next question
asks again, and so does the end of the run.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from time import monotonic
from types import FrameType
from typing import Any, TextIO

from careercli.terminal.streams import Terminal

_NAMES = ("SIGTERM", "SIGHUP", "SIGINT")

_PATIENCE = 2.0
"""Seconds after which a further request is taken for an order, whatever is still being put away."""


class Ended(BaseException):
    """The run was asked to end. No error, and nothing that a question's caller may take for an answer."""

    def __init__(self, number: int) -> None:
        super().__init__(signal.Signals(number).name)
        self.exit_code = 128 + number


class _Watch:
    """What has been heard so far, and who is to be told."""

    def __init__(self) -> None:
        self.listens = False
        self.pending: int | None = None
        self.since = 0.0
        self.wake: Callable[[], object] | None = None
        self.interrupts = True
        self.undo: list[tuple[TextIO, str]] = []

    def hear(self, number: int, _frame: FrameType | None) -> None:
        """The handler of every signal."""
        if number == signal.SIGINT:
            if not self.interrupts:
                return
            if self.wake is None:
                raise KeyboardInterrupt
        again = self.pending is not None and monotonic() - self.since < _PATIENCE
        if not again:
            self.pending, self.since = number, monotonic()
        if self.wake is not None:
            self.wake()
        elif not again:
            raise Ended(number)

    def check(self) -> None:
        """Raise Ended if a request came."""
        if self.pending is not None:
            raise Ended(self.pending)


_watch = _Watch()
"""That of the run."""


@contextmanager
def watched(terminal: Terminal) -> Iterator[None]:
    """Hear requests to end while a command runs; afterwards the terminal is as it was, whatever happened.

    Raises Ended when a request came, unless Python itself cannot hear any here (it is not the main thread). Signals
    that were ignored when the program began, as by `nohup`, stay ignored.
    """
    settings = _settings(terminal)
    with _listening(lambda watch: _put_right(terminal, settings, watch.undo)):
        yield


@contextmanager
def waking(wake: Callable[[], object] | None, *, interrupts: bool = True) -> Iterator[None]:
    """Have `wake` called at a request instead of Ended being raised; Ended follows when the block is left.

    None as `wake` has it raised here after all, inside a block where something else was to be told.
    Without `interrupts` SIGINT means nothing: whoever waits for the person reads Ctrl-C as a key.
    """
    with _listening() as watch:
        before = watch.wake, watch.interrupts
        watch.wake, watch.interrupts = wake, interrupts
        try:
            yield
        finally:
            watch.wake, watch.interrupts = before
            watch.check()


@contextmanager
def _listening(put_right: Callable[[_Watch], object] = bool) -> Iterator[_Watch]:
    """Install the handlers, unless they are; on the way out `put_right` is called with all signals ignored."""
    global _watch
    if _watch.listens:
        yield _watch
        return
    watch = _watch = _Watch()
    watch.listens = True
    before: dict[int, Any] = {}
    try:
        with suppress(ValueError):  # only the main thread is told of signals
            for number in (getattr(signal, name) for name in _NAMES if hasattr(signal, name)):
                if signal.getsignal(number) is not signal.SIG_IGN:
                    before[number] = signal.signal(number, watch.hear)
        yield watch
    finally:
        for number in before:
            signal.signal(number, signal.SIG_IGN)  # nothing may come between now
        put_right(watch)
        watch.listens = False
        for number, handler in before.items():
            signal.signal(number, handler)
        watch.check()


def check() -> None:
    """Raise Ended if a request came and was lost on its way: asked before every question."""
    _watch.check()


def undo_at_end(stream: TextIO, sequence: str) -> Callable[[], None]:
    """Have `stream` given `sequence` at the end of the run, unless what this gives is called before."""
    entry = (stream, sequence)
    undo = _watch.undo
    undo.append(entry)
    return lambda: undo.remove(entry) if entry in undo else None


def _settings(terminal: Terminal) -> list[Any] | None:
    """How the terminal is set: echo, line by line, what keys mean; None where there is none."""
    if not terminal.interactive or terminal.stdin is None:
        return None
    try:
        import termios

        return termios.tcgetattr(terminal.stdin.fileno())
    except (ImportError, OSError, ValueError, termios.error):
        return None


def _put_right(terminal: Terminal, settings: list[Any] | None, undo: list[tuple[TextIO, str]]) -> None:
    for stream, sequence in reversed(undo):
        with suppress(OSError, ValueError):
            stream.write(sequence)
            stream.flush()
    if settings is None or settings == _settings(terminal):
        return
    import termios

    with suppress(OSError, ValueError, termios.error, AttributeError):
        termios.tcsetattr(terminal.stdin.fileno(), termios.TCSADRAIN, settings)  # type: ignore[union-attr]
