"""Questions as numbered lists with typed answers: for screen readers, and for terminals that cannot be drawn on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from careercli.errors import Cancelled
from careercli.terminal.prompts import read_line
from careercli.terminal.questions import MEASURE, Around, Reply, read_number, wrapped
from careercli.terminal.streams import Terminal


def choice(
    terminal: Terminal,
    question: str,
    labels: Sequence[str],
    current: int | None,
    around: Around,
    skip: str | None,
    preselect: bool,
) -> int | Reply:
    """See `questions.ask_choice`; nothing is ever preselected where the number is typed."""
    _show(terminal, question, around)
    ways = _ways(around, skip)
    if len(labels) == 1:
        current = 0
        asked = f"Enter to {labels[0][:1].lower()}{labels[0][1:]}"
    else:
        _list(terminal, [f"{label}{_before(index == current)}" for index, label in enumerate(labels)])
        asked = "Number" if current is None else "Number, Enter keeps your answer"
    while True:
        text = _line(terminal, f"{asked}{''.join(f', {way}' for way in ways)}: ", around, skip)
        if isinstance(text, Reply):
            return text
        if not text and current is not None:
            return current
        number = read_number(text, 1, len(labels))
        if number is not None:
            return number - 1
        terminal.say(f"please type a number from 1 to {len(labels)}, or {_or(ways)}")


def line(terminal: Terminal, question: str, current: str, around: Around) -> str | Reply:
    """See `questions.ask_line`."""
    _show(terminal, question, around)
    keep = f", Enter keeps: {current}" if current else ""
    ways = _ways(around, None)
    text = _line(terminal, f"Your line{keep}{''.join(f', {way}' for way in ways)}: ", around, None)
    return text if isinstance(text, Reply) else text or current


def several(
    terminal: Terminal, question: str, labels: Sequence[str], chosen: Sequence[int], most: int, around: Around
) -> tuple[int, ...] | Reply:
    """See `questions.ask_several`."""
    _show(terminal, question, around)
    _list(terminal, [f"{label}{_before(index in chosen)}" for index, label in enumerate(labels)])
    enter = "Enter keeps them, 0 for none" if chosen else "Enter for none"
    ways = _ways(around, None)
    asked = f"Up to {most} numbers with spaces between, {enter}{''.join(f', {way}' for way in ways)}: "
    while True:
        text = _line(terminal, asked, around, None)
        if isinstance(text, Reply):
            return text
        if not text:
            return tuple(chosen)
        if text == "0":
            return ()
        numbers = {read_number(word, 1, len(labels)) for word in text.replace(",", " ").split()}
        if len(numbers) <= most and None not in numbers:
            return tuple(sorted(number - 1 for number in numbers if number is not None))
        terminal.say(f"please type at most {most} numbers from 1 to {len(labels)}, or {_or(ways)}")


def number(
    terminal: Terminal,
    question: str,
    low: int,
    high: int,
    unit: str,
    current: int | None,
    around: Around,
    understood: Callable[[str], int | None],
) -> int | Reply:
    """See `questions.ask_number`."""
    _show(terminal, question, around)
    ways = _ways(around, "skip")
    keep = "" if current is None else f", Enter keeps {current:,}"
    while True:
        text = _line(terminal, f"A number of {unit}{keep}{''.join(f', {way}' for way in ways)}: ", around, "skip")
        if isinstance(text, Reply):
            return text
        if not text:
            return Reply.SKIP if current is None else current
        typed = understood(text)
        if typed is not None:
            return typed
        terminal.say(f"please type a whole number from {low:,} to {high:,}, or {_or(ways)}")


def _show(terminal: Terminal, question: str, around: Around) -> None:
    """The lines above, the question and its detail; a blank line sets it apart from the answer before."""
    above = ["", *around.above] if around.above else []
    texts = [*above, "", question, *([around.detail] if around.detail else [])]
    terminal.write("".join(f"{line}\n" for text in texts for line in wrapped(text, _width(terminal))))


def _list(terminal: Terminal, labels: Sequence[str]) -> None:
    for place, label in enumerate(labels, start=1):
        first, *rest = wrapped(label, max(_width(terminal) - 6, 12))
        terminal.write(f"  {place}. {first}\n" + "".join(f"      {line}\n" for line in rest))


def _before(chosen: bool) -> str:
    return " (your answer)" if chosen else ""


def _ways(around: Around, skip: str | None) -> list[str]:
    """What may be typed instead of an answer, in words."""
    back = ["b for back"] if around.back else []
    return [*back, *([f"s for {skip}"] if skip else []), f"q to {around.leave}"]


def _or(ways: Sequence[str]) -> str:
    return ", ".join(way.split()[0] for way in ways[:-1]) + (" or " if len(ways) > 1 else "") + ways[-1].split()[0]


def _line(terminal: Terminal, asked: str, around: Around, skip: str | None) -> str | Reply:
    """What was typed, or one of the other ways. Raises Cancelled when the person leaves."""
    try:
        text = read_line(terminal, "\n".join(wrapped(asked, _width(terminal) - 4)) + " ")
    except Cancelled:
        terminal.write("\n")  # what is said next should not stand behind the question
        raise
    word = text.casefold()
    if word in ("q", "quit") or "\x1b" in text:
        raise Cancelled
    if word in ("b", "back") and around.back:
        return Reply.BACK
    if word in ("s", "skip") and skip:
        return Reply.SKIP
    return text


def _width(terminal: Terminal) -> int:
    return min(terminal.width, MEASURE)
