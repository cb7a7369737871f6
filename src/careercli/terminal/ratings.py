"""Many things rated on one screen: a list to move through, a level from 0 to 5 for each.

Drawn where the cursor can move; in accessible mode and on dumb terminals the same list is asked line by line.
Every rating is handed on as it is given, so that leaving (Ctrl-C, Ctrl-D, Esc), which raises Cancelled, loses none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from careercli.errors import Cancelled
from careercli.terminal.prompts import read_line, run
from careercli.terminal.questions import joined
from careercli.terminal.streams import Terminal, clean, to_encoding

MOST = 5
_KEYS = ("0 to 5 rates", "up and down move", "Enter keeps", "Esc leaves")
_FRAME = 5
"""Lines of the screen that are not rows of the list, without those that name the keys."""
_BESIDE = 9
"""Columns of a row beside its label: the mark before it, five marks for the level, and what parts them."""


Rated = Callable[[int, int], object]
"""Called with the place of a line and its new level."""


@dataclass
class Ratings:
    """The list while it is being rated; every key changes this, and tells `rated` of a new level."""

    labels: Sequence[str]
    levels: list[int]
    words: Sequence[str]
    height: int
    rated: Rated = lambda _place, _level: None
    place: int = 0
    top: int = 0

    def move(self, by: int) -> None:
        """Go up or down, stopping at the ends, and keep the place in view."""
        self.place = min(max(self.place + by, 0), len(self.labels) - 1)
        self.top = min(max(self.top, self.place - self.height + 1), self.place)

    def set(self, level: int) -> None:
        """Rate the present line and go on to the next."""
        self._rate(level)
        self.move(1)

    def change(self, by: int) -> None:
        """Raise or lower the present line."""
        self._rate(min(max(self.levels[self.place] + by, 0), MOST))

    def _rate(self, level: int) -> None:
        if level != self.levels[self.place]:
            self.levels[self.place] = level
            self.rated(self.place, level)

    @property
    def shown(self) -> range:
        """The lines in view."""
        return range(self.top, min(self.top + self.height, len(self.labels)))


def rate_all(
    terminal: Terminal,
    title: str,
    labels: Sequence[str],
    levels: Sequence[int],
    words: Sequence[str],
    rated: Rated,
) -> None:
    """Rate each of `labels`, beginning with `levels` (0 none, 1 to 5), and tell `rated` of each new level at once.

    `words` name the levels 0 to 5. Raises Cancelled when the person leaves, and whatever `rated` raises.
    """
    names = [clean(label) for label in labels]
    if terminal.accessible or terminal.dumb:
        _typed(terminal, title, names, levels, words, rated)
        return
    keys = joined(_KEYS, terminal.width)
    height = max(min(terminal.height - _FRAME - len(keys), len(names)), 3)
    _run(terminal, title, Ratings(names, list(levels), words, height, rated))


def _run(terminal: Terminal, title: str, state: Ratings) -> None:
    from prompt_toolkit import Application
    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.layout import Layout, Window
    from prompt_toolkit.layout.controls import FormattedTextControl
    from prompt_toolkit.styles import Style

    marks = to_encoding("●○›", terminal.stdout.encoding)
    marks = marks if len(marks) == 3 else "#.>"
    longest = max(map(len, state.labels))
    width = min(longest, max(terminal.width - _BESIDE, 12))
    # Where there is no room for it in the row, the meaning of a level stands below the list.
    beside = _BESIDE + longest + 2 + max(map(len, state.words)) <= terminal.width
    ellipsis = to_encoding("…", terminal.stdout.encoding)

    def cut(label: str) -> str:
        return label if len(label) <= width else f"{label[: width - len(ellipsis)]}{ellipsis}"

    def text() -> StyleAndTextTuples:
        pieces: StyleAndTextTuples = [("bold", f"{title}\n\n")]
        for index in state.shown:
            here = index == state.place
            level = state.levels[index]
            label = f"{cut(state.labels[index]):<{width}}"
            pieces += [
                ("class:here" if here else "", f"{marks[2] if here else ' '} {label}  "),
                ("class:full", marks[0] * level),
                ("class:empty", marks[1] * (MOST - level)),
                ("class:empty", f"  {state.words[level]}\n" if here and beside else "\n"),
            ]
        below = [] if beside else [state.words[state.levels[state.place]]]
        if len(state.labels) > len(state.shown):
            below.append(f"{state.place + 1} of {len(state.labels)}")
        lines = joined(below, terminal.width) + joined(_KEYS, terminal.width)
        pieces.append(("class:empty", "\n" + "\n".join(lines)))
        return pieces

    style = Style(
        [("here", "bold"), ("full", "ansicyan"), ("empty", "ansibrightblack")] if terminal.colored else []
    )
    application: Application[None] = Application(
        layout=Layout(Window(FormattedTextControl(text), wrap_lines=False)),
        key_bindings=_keys(KeyBindings(), state),
        style=style,
        erase_when_done=True,
    )
    run(application)


def _keys(bindings: Any, state: Ratings) -> Any:
    moves = {"up": -1, "down": 1, "pageup": -state.height, "pagedown": state.height}
    moves |= {"home": -len(state.labels), "end": len(state.labels)}
    for key, by in moves.items():
        bindings.add(key)(lambda _event, by=by: state.move(by))
    for level in range(MOST + 1):
        bindings.add(str(level))(_or_leave(partial(state.set, level)))
    bindings.add("left")(_or_leave(partial(state.change, -1)))
    bindings.add("right")(_or_leave(partial(state.change, 1)))
    bindings.add("enter")(lambda event: event.app.exit())
    for key in ("escape", "c-c", "c-d"):
        bindings.add(key, eager=True)(lambda event: event.app.exit(exception=KeyboardInterrupt))
    return bindings


def _or_leave(change: Callable[[], None]) -> Callable[[Any], None]:
    """A key that changes something; what cannot be kept (a full disk) ends the list with that error."""

    def pressed(event: Any) -> None:
        try:
            change()
        except Exception as error:
            event.app.exit(exception=error)

    return pressed


def _typed(
    terminal: Terminal,
    title: str,
    labels: Sequence[str],
    levels: Sequence[int],
    words: Sequence[str],
    rated: Rated,
) -> None:
    terminal.write(f"{title}\n")
    for level, meaning in enumerate(words):
        terminal.write(f"  {level}: {meaning}\n")
    for index, (label, level) in enumerate(zip(labels, levels, strict=True)):
        while True:
            answer = read_line(terminal, f"{label}, level {level}. Number 0 to 5, Enter keeps it, q ends: ")
            if "\x1b" in answer:
                raise Cancelled
            if answer.casefold() in ("q", "quit"):
                return
            if not answer:
                break
            if answer.isdecimal() and len(answer) < 10 and 0 <= int(answer) <= MOST:
                if int(answer) != level:
                    rated(index, int(answer))
                break
            terminal.say("please type a number from 0 to 5, Enter or q")
