"""A running clock under a question: how long an answer has taken, against the time it usually gets."""

from __future__ import annotations

from time import monotonic
from typing import Any

from careercli.terminal.prompts import read_line, run
from careercli.terminal.streams import Terminal, to_encoding

_BAR = 24
"""Cells of the time bar."""


def clock(seconds: float) -> str:
    """Seconds as `2:05`."""
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def time_answer(terminal: Terminal, seconds: int, progress: str) -> float:
    """Let a person answer aloud until they press Enter; gives the seconds it took.

    `seconds` is the time such an answer usually gets; going over is shown, never cut off. `progress` is the
    place in the round (`2 of 5`). Raises Cancelled on Ctrl-C, Ctrl-D or Esc.
    """
    started = monotonic()
    if terminal.accessible or terminal.dumb:
        read_line(terminal, f"{progress}. About {clock(seconds)} minutes. Answer aloud, then press Enter: ")
        return monotonic() - started
    _run_clock(terminal, started, seconds, progress)
    return monotonic() - started


def clock_line(elapsed: float, seconds: int, progress: str, *, marks: str = "━─") -> list[tuple[str, str]]:
    """The line of the running clock as (style class, text) pieces; `marks` are the full and the empty cell."""
    filled = min(round(elapsed / max(seconds, 1) * _BAR), _BAR)
    over = elapsed > seconds
    told = f"{clock(elapsed)} of {clock(seconds)}"
    if over:
        told += f", {clock(elapsed - seconds)} over"
    return [
        ("", f"  {progress}  "),
        ("class:over" if over else "class:time", marks[0] * filled),
        ("class:rest", marks[1] * (_BAR - filled)),
        ("class:over" if over else "", f"  {told}"),
    ]


def _run_clock(terminal: Terminal, started: float, seconds: int, progress: str) -> None:
    from prompt_toolkit import Application
    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.layout import Layout, Window
    from prompt_toolkit.layout.controls import FormattedTextControl
    from prompt_toolkit.styles import Style

    marks = to_encoding("━─", terminal.stdout.encoding)

    def text() -> StyleAndTextTuples:
        line: StyleAndTextTuples = [*clock_line(monotonic() - started, seconds, progress, marks=marks)]
        return [*line, ("", "\n"), ("class:rest", "  Answer aloud; Enter when you are done   Esc leaves")]

    bindings = KeyBindings()

    @bindings.add("enter")
    @bindings.add(" ")
    def _done(event: Any) -> None:
        event.app.exit()

    @bindings.add("escape", eager=True)
    @bindings.add("c-c")
    @bindings.add("c-d")
    def _leave(event: Any) -> None:
        event.app.exit(exception=KeyboardInterrupt)

    colored = terminal.colored
    style = Style([("time", "ansicyan"), ("over", "ansiyellow"), ("rest", "ansibrightblack")] if colored else [])
    application: Application[None] = Application(
        layout=Layout(Window(FormattedTextControl(text), height=2, wrap_lines=False)),
        key_bindings=bindings,
        style=style,
        refresh_interval=0.5,
        erase_when_done=True,
    )
    run(application)
