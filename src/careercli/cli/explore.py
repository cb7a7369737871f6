"""Bare `careercli` in a terminal: the full-screen explorer, or step by step where that is better."""

from __future__ import annotations

import gc
from collections.abc import Callable

from careercli.cli.session import Session
from careercli.terminal.endings import waking
from careercli.terminal.streams import Terminal, to_encoding

Run = Callable[[list[str]], int]
"""Runs one command line in the same session, as if it had been typed; gives its exit code."""

LEAST_COLUMNS, LEAST_LINES = 60, 15
"""The smallest terminal in which a list and a page have room."""

_MARKS = "▸●★─│"


def explore(session: Session, run: Run) -> int:
    """Explore until the person leaves; gives the exit code."""
    if not full_screen(session.terminal):
        from careercli.cli.steps import step_by_step

        return step_by_step(session, run)
    from careercli.cli.desk import SessionDesk
    from careercli.explorer.app import Explorer

    terminal = session.terminal
    gc.disable()  # nothing of what is loaded until the first screen is garbage; looking for it costs a tenth
    assert session.catalogue is not None  # opened before the screen is taken: a first run tells of its progress
    desk = SessionDesk(session, run)
    first = not desk.bookmark().known
    app = Explorer(desk, when_drawn=_collect_again)
    with waking(app.end_soon):
        code = app.run()
    if app.damaged is not None:
        raise app.damaged
    if first and code == 0:
        terminal.say("careercli --install-completion lets Tab finish the names of roles in your shell", "muted")
    return (app.return_code or 0) if code is None else code


def _collect_again() -> None:
    gc.freeze()
    gc.enable()


def full_screen(terminal: Terminal) -> bool:
    """Whether this terminal can show it and the person wants it: colors, room, marks, a cursor that moves."""
    if terminal.accessible or terminal.dumb or not terminal.colored:
        return False
    if to_encoding(_MARKS, terminal.stdout.encoding) != _MARKS:
        return False
    return terminal.width >= LEAST_COLUMNS and terminal.height >= LEAST_LINES
