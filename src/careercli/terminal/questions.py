"""One question a screen: a choice by arrow or number key, several choices, a number; back and skip always work.

Drawn with Questionary; in accessible mode and on dumb terminals the same questions are numbered and typed.
Leaving (Ctrl-C, Ctrl-D, Esc) raises Cancelled; what was answered before is the caller's to keep.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any

from careercli.errors import Cancelled
from careercli.terminal.prompts import read_line
from careercli.terminal.streams import Terminal, clean

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyBindings

_HINT = "number or arrows and Enter   b back   s {skip}   Esc leaves"


class Reply(Enum):
    """What a person may say instead of answering."""

    BACK = "back"
    SKIP = "skip"


def show_heading(terminal: Terminal, lines: Sequence[str]) -> None:
    """Begin a screen: clear it where that is welcome, and write the lines above the question."""
    if not (terminal.accessible or terminal.dumb):
        terminal.write("\x1b[2J\x1b[3J\x1b[H")
    terminal.write("".join(f"{clean(line)}\n" for line in lines))


def ask_choice(
    terminal: Terminal, question: str, labels: Sequence[str], current: int | None = None, *, skip: str = "skip"
) -> int | Reply:
    """One of `labels` as its index, or BACK or SKIP. `current` is the earlier answer, preselected."""
    shown = [clean(label) for label in labels]
    if terminal.accessible or terminal.dumb:
        return _typed_choice(terminal, question, shown, current, skip)
    import questionary

    choices = [questionary.Choice(f"{index + 1}  {label}", value=index) for index, label in enumerate(shown)]
    prompt = questionary.select(
        clean(question),
        choices=choices,
        default=choices[current] if current is not None else None,
        instruction=f"\n  {_HINT.format(skip=skip)}",
        qmark="",
        use_jk_keys=False,
    )
    keys: dict[str, Any] = {str(index + 1): index for index in range(min(len(shown), 9))}
    keys |= {"b": Reply.BACK, "left": Reply.BACK, "backspace": Reply.BACK, "s": Reply.SKIP}
    answer = _ask(prompt, keys)
    return answer if isinstance(answer, Reply) else int(answer)


def ask_several(
    terminal: Terminal, question: str, labels: Sequence[str], chosen: Sequence[int], most: int
) -> tuple[int, ...] | Reply:
    """Up to `most` of `labels` as indices (none is an answer), or BACK."""
    shown = [clean(label) for label in labels]
    if terminal.accessible or terminal.dumb:
        return _typed_several(terminal, question, shown, most)
    import questionary

    choices = [questionary.Choice(label, value=index, checked=index in chosen) for index, label in enumerate(shown)]
    prompt = questionary.checkbox(
        clean(question),
        choices=choices,
        instruction=f"\n  Space marks, up to {most}   Enter goes on   left arrow goes back   Esc leaves",
        qmark="",
        validate=lambda picked: len(picked) <= most or f"at most {most}",
        use_jk_keys=False,
    )
    answer = _ask(prompt, {"left": Reply.BACK})
    return answer if isinstance(answer, Reply) else tuple(int(index) for index in answer)


def ask_number(
    terminal: Terminal, question: str, low: int, high: int, unit: str, current: int | None = None
) -> int | Reply:
    """A whole number from `low` to `high`, or SKIP for an empty line, or BACK for `b`."""
    asked = f"{clean(question)} ({unit}; Enter skips, b goes back)"
    while True:
        if terminal.accessible or terminal.dumb:
            text = read_line(terminal, f"{asked}: ")
        else:
            import questionary

            default = "" if current is None else str(current)
            text = str(_ask(questionary.text(f"{asked}:", default=default, qmark=""), {})).strip()
        if not text:
            return Reply.SKIP
        if text.casefold() in ("b", "back"):
            return Reply.BACK
        digits = text.replace(",", "").replace("$", "").replace("_", "")
        if digits.isdecimal() and low <= int(digits) <= high:
            return int(digits)
        terminal.say(f"please type a whole number from {low:,} to {high:,}")


def _ask(prompt: Any, keys: dict[str, Any]) -> Any:
    """Ask a Questionary prompt with further keys that answer at once, and Esc as a way out."""
    from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings

    bindings = KeyBindings()
    for key, answer in keys.items():
        _bind(bindings, key, answer)

    @bindings.add("escape", eager=True)
    @bindings.add("c-d", eager=True)
    def _leave(event: Any) -> None:
        event.app.exit(exception=KeyboardInterrupt)

    application = prompt.application
    application.key_bindings = merge_key_bindings([application.key_bindings, bindings])
    application.ttimeoutlen = 0.05  # Esc alone should not wait for the rest of an arrow key
    application.erase_when_done = True  # the next screen begins clean
    try:
        return prompt.unsafe_ask()
    except (KeyboardInterrupt, EOFError):
        raise Cancelled from None


def _bind(bindings: KeyBindings, key: str, answer: Any) -> None:
    @bindings.add(key, eager=True)
    def _answer(event: Any) -> None:
        event.app.exit(result=answer)


def _typed_choice(
    terminal: Terminal, question: str, labels: Sequence[str], current: int | None, skip: str
) -> int | Reply:
    terminal.write(f"{question}\n")
    for number, label in enumerate(labels, start=1):
        earlier = " (your answer before)" if current == number - 1 else ""
        terminal.write(f"  {number}. {label}{earlier}\n")
    while True:
        text = read_line(terminal, f"Number, b for back, s for {skip}, q to leave: ").casefold()
        if text in ("b", "back"):
            return Reply.BACK
        if text in ("s", "skip"):
            return Reply.SKIP
        if text in ("q", "quit"):
            raise Cancelled
        if text.isdecimal() and 1 <= int(text) <= len(labels):
            return int(text) - 1
        terminal.say(f"please type a number from 1 to {len(labels)}, b, s or q")


def _typed_several(terminal: Terminal, question: str, labels: Sequence[str], most: int) -> tuple[int, ...] | Reply:
    terminal.write(f"{question}\n")
    for number, label in enumerate(labels, start=1):
        terminal.write(f"  {number}. {label}\n")
    while True:
        text = read_line(terminal, f"Up to {most} numbers with spaces, Enter for none, b for back, q to leave: ")
        if text.casefold() in ("b", "back"):
            return Reply.BACK
        if text.casefold() in ("q", "quit"):
            raise Cancelled
        numbers = text.replace(",", " ").split()
        if len(set(numbers)) <= most and all(n.isdecimal() and 1 <= int(n) <= len(labels) for n in numbers):
            return tuple(sorted({int(number) - 1 for number in numbers}))
        terminal.say(f"please type at most {most} numbers from 1 to {len(labels)}")
