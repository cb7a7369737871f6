"""One question a screen: a choice by arrow or number key, several choices, a number; back and skip always work.

Drawn where the terminal can be drawn on (`drawn`); in accessible mode, on dumb terminals, in encodings without
the marks and on Windows consoles without a screen buffer the same questions are numbered and typed (`typed`).
Leaving (Ctrl-C, Ctrl-D, Esc, q) raises Cancelled; what was answered before is the caller's to keep.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import Enum
from types import ModuleType

from careercli.terminal.streams import Terminal, clean, to_encoding
from careercli.values import value

MEASURE = 76
"""Questions are never set wider than this many columns."""


_MARKS = "●○▸"
"""What a drawn list cannot do without."""


class Reply(Enum):
    """What a person may say instead of answering."""

    BACK = "back"
    SKIP = "skip"


@value
class Around:
    """What stands around a question.

    above: lines over it (where one is), the first one strong; detail: small print beneath it; back: whether
    there is anything to go back to; leave: what Esc does, in the hint under the answers.
    """

    above: tuple[str, ...] = ()
    detail: str = ""
    back: bool = True
    leave: str = "leave"


ALONE = Around()
"""A question with nothing around it."""


def show_heading(terminal: Terminal, lines: Sequence[str]) -> None:
    """Begin a screen: clear it where that is welcome, and write the lines at its top.

    What the person scrolled past before stays in the terminal's memory.
    """
    if not (terminal.accessible or terminal.dumb):
        terminal.write("\x1b[2J\x1b[H")
    terminal.write("".join(f"{clean(line)}\n" for line in lines))


@contextmanager
def question_screen(terminal: Terminal) -> Iterator[None]:
    """Questions asked inside are drawn on a screen of their own; afterwards the terminal looks as it did before."""
    if not _drawable(terminal):
        yield
        return
    from careercli.terminal.drawn import other_screen

    with other_screen(terminal):
        yield


def ask_choice(
    terminal: Terminal,
    question: str,
    labels: Sequence[str],
    current: int | None = None,
    around: Around = ALONE,
    *,
    skip: str | None = "skip",
    preselect: bool = True,
) -> int | Reply:
    """One of `labels` as its index, or BACK or SKIP.

    `current` is the index answered before, shown and preselected. `skip` is the word for skipping, None where
    the question must be answered. Without `preselect` nothing is selected before the person moves: Enter on an
    untouched question records nothing.
    """
    answer: int | Reply = _way(terminal).choice(
        terminal, _sayable(terminal, question), _all_sayable(terminal, labels), current, around, skip, preselect
    )
    return answer


def ask_line(terminal: Terminal, question: str, current: str = "", around: Around = ALONE) -> str | Reply:
    """One typed line, stripped (empty is an answer), or BACK. `current` is the line given before."""
    answer: str | Reply = _way(terminal).line(terminal, _sayable(terminal, question), current, around)
    return answer


def ask_several(
    terminal: Terminal,
    question: str,
    labels: Sequence[str],
    chosen: Sequence[int],
    most: int,
    around: Around = ALONE,
) -> tuple[int, ...] | Reply:
    """Up to `most` of `labels` as indices (none is an answer), or BACK. `chosen` were chosen before."""
    answer: tuple[int, ...] | Reply = _way(terminal).several(
        terminal, _sayable(terminal, question), _all_sayable(terminal, labels), tuple(chosen), most, around
    )
    return answer


def ask_number(
    terminal: Terminal,
    question: str,
    low: int,
    high: int,
    unit: str,
    current: int | None = None,
    around: Around = ALONE,
    read: Callable[[str], int | None] | None = None,
) -> int | Reply:
    """A whole number from `low` to `high`, or SKIP or BACK. `current` is the number given before;
    `read` understands what is typed where that may be more than a number.
    """

    def understood(text: str) -> int | None:
        if read is None:
            return read_number(text, low, high)
        number = read(text)
        return number if number is not None and low <= number <= high else None

    answer: int | Reply = _way(terminal).number(
        terminal, _sayable(terminal, question), low, high, unit, current, around, understood
    )
    return answer


def ask_step(terminal: Terminal, heading: str, labels: Sequence[str]) -> str:
    """What a person types under a heading and numbered lines: a number, a word, a command. Esc is an empty line.

    Raises Cancelled on Ctrl-C and Ctrl-D. Nothing is cleared or redrawn: what was read stays above.
    """
    from careercli.terminal.prompts import ask_line

    lines = ["", *wrapped(_sayable(terminal, heading), terminal.width)] if heading else []
    for number, label in enumerate(_all_sayable(terminal, labels), start=1):
        first, *rest = wrapped(label, max(terminal.width - 6, 12))
        lines += [f"{number:>3}. {first}", *(f"     {line}" for line in rest)]
    terminal.write("".join(f"{line}\n" for line in lines))
    return ask_line(terminal, "> ")


def read_number(text: str, low: int, high: int) -> int | None:
    """The whole number that a person typed (`52,000`, `$52000`, `52k`), or None when it is none in the range."""
    digits = text.strip().casefold().replace(",", "").replace("$", "").replace("_", "").replace(" ", "")
    thousands = digits.endswith("k")
    digits = digits.removesuffix("k")
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > 12:
        return None
    number = int(digits) * (1000 if thousands else 1)
    return number if low <= number <= high else None


def wrapped(text: str, width: int) -> list[str]:
    """The text as lines of at most `width` columns (wide characters take two), broken between words."""
    lines: list[str] = []
    for word in text.split():
        pieces = [word] if cells(word) <= width else textwrap.wrap(word, max(width // 2, 1))
        for piece in pieces:
            if lines and cells(lines[-1]) + 1 + cells(piece) <= width:
                lines[-1] += f" {piece}"
            else:
                lines.append(piece)
    return lines or [""]


def joined(hints: Iterable[str], width: int) -> list[str]:
    """Short hints side by side, on as many lines of `width` columns as they need."""
    lines: list[str] = []
    for hint in hints:
        if lines and cells(lines[-1]) + 3 + cells(hint) <= width:
            lines[-1] += f"   {hint}"
        else:
            lines += wrapped(hint, width)
    return lines


def cells(text: str) -> int:
    """Columns that a text takes."""
    return len(text) + (0 if text.isascii() else sum(unicodedata.east_asian_width(mark) in "WF" for mark in text))


def _way(terminal: Terminal) -> ModuleType:
    """The module that asks: `drawn`, or `typed` where nothing can be drawn."""
    if _drawable(terminal):
        from careercli.terminal import drawn

        return drawn
    from careercli.terminal import typed

    return typed


def _drawable(terminal: Terminal) -> bool:
    if terminal.accessible or terminal.dumb or to_encoding(_MARKS, terminal.stdout.encoding) != _MARKS:
        return False
    from careercli.terminal.drawn import possible

    return possible()


def _sayable(terminal: Terminal, text: str) -> str:
    return to_encoding(clean(text), terminal.stdout.encoding)


def _all_sayable(terminal: Terminal, texts: Sequence[str]) -> list[str]:
    return [_sayable(terminal, text) for text in texts]
