"""Asking a person. The only module that knows Questionary; where it cannot draw, choices are numbered and typed.

Every question raises Cancelled on Ctrl-C, Ctrl-D or Esc, so that leaving means the same everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from careercli.errors import Cancelled, NeedsTerminalError
from careercli.terminal.endings import check, waking
from careercli.terminal.streams import Terminal, clean, to_encoding

POINTER = "▸"
"""The one mark of the cursor, here as in the explorer."""

_KEYS = "(arrows, Enter; Esc leaves)"
"""What can be pressed, behind the question."""


def require_terminal(terminal: Terminal, instead: str) -> None:
    """Raise NeedsTerminalError unless a question can be asked; `instead` names the flag or file that answers it."""
    if not terminal.interactive:
        raise NeedsTerminalError("this needs a terminal to ask questions in", hint=instead)


def choose(terminal: Terminal, question: str, choices: Sequence[tuple[str, str]], escape: str | None = None) -> str:
    """Let a person pick one of `choices`, given as (label, value); gives the value.

    `escape` is the value that Esc stands for, where one of the choices is the way back.
    """
    question = clean(question)
    labels = [clean(label) for label, _ in choices]
    if terminal.accessible or terminal.dumb:
        return choices[_numbered(terminal, question, labels)][1]
    import questionary

    options = [questionary.Choice(label, value=index) for index, label in enumerate(labels)]
    index: int
    try:
        # A hint that does not fit would be broken in the middle of a word. A space keeps Questionary's own away.
        fits = len(f"? {question} {_KEYS}") <= terminal.width
        pointer = to_encoding(POINTER, terminal.stdout.encoding)
        prompt = questionary.select(question, choices=options, instruction=_KEYS if fits else " ", pointer=pointer)
        back = [place for place, (_, value) in enumerate(choices) if value == escape]
        digits: dict[str, Any] = {str(place + 1): place for place in range(min(len(labels), 9))}
        index = ask(prompt, digits | ({"escape": back[0]} if back else {}))
    except Exception as error:
        if type(error).__name__ != "NoConsoleScreenBufferError":  # Git Bash on Windows has no console buffer
            raise
        index = _numbered(terminal, question, labels)
    return choices[index][1]


def ask(prompt: Any, keys: Mapping[str, Any] | None = None, *, erase: bool = False, while_: Any = True) -> Any:
    """Ask a Questionary prompt with Esc and Ctrl-D added as ways out, and with `keys` that answer at once, as
    long as `while_` (a filter of prompt_toolkit) holds.

    `erase` leaves nothing of the question on the screen, answered or not; one that was left never stays.
    Raises Cancelled when the person leaves.
    """
    from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings

    bindings = KeyBindings()

    def leave(event: Any) -> None:
        event.app.erase_when_done = True
        event.app.exit(exception=KeyboardInterrupt)

    def answer(value: Any) -> Callable[[Any], None]:
        def give(event: Any) -> None:
            event.app.erase_when_done = True
            event.app.exit(result=value)

        return give

    for key in ("escape", "c-c", "c-d"):
        bindings.add(key, eager=True)(leave)
    for key, value in (keys or {}).items():
        bindings.add(key, eager=True, filter=while_)(answer(value))
    application = prompt.application
    application.key_bindings = merge_key_bindings([application.key_bindings, bindings])
    application.erase_when_done = erase
    return run(application)


def run(application: Any) -> Any:
    """Run a prompt_toolkit application, and give its result.

    Raises Cancelled when the person leaves. A request to end leaves in the same way, so that the terminal does not
    stay as the question needs it, without an echo of what is typed; Ended follows.
    """
    from contextlib import suppress

    asked_to_end = False

    def leave() -> None:
        if not application.is_done:
            application.erase_when_done = True
            application.exit(exception=KeyboardInterrupt)

    def end() -> None:
        nonlocal asked_to_end
        asked_to_end = True
        if application.loop is not None:
            with suppress(RuntimeError):  # the loop was closed this moment
                application.loop.call_soon_threadsafe(leave)

    def begin() -> None:
        if asked_to_end:
            leave()

    check()
    application.ttimeoutlen = 0.05  # Esc alone should not wait for the rest of an arrow key
    try:
        with waking(end):
            return application.run(pre_run=begin, handle_sigint=False)
    except (KeyboardInterrupt, EOFError):
        raise Cancelled from None


def _numbered(terminal: Terminal, question: str, labels: Sequence[str]) -> int:
    terminal.write(f"{question}\n")
    for number, label in enumerate(labels, start=1):
        terminal.write(f"  {number}. {label}\n")
    while True:
        answer = read_line(terminal, f"Number, 1 to {len(labels)}: ")
        if answer.isdecimal() and len(answer) < 10 and 1 <= int(answer) <= len(labels):
            return int(answer) - 1
        terminal.say(f"please type a number from 1 to {len(labels)}")


def ask_text(terminal: Terminal, question: str, escape: str | None = None) -> str:
    """One typed line, stripped; empty when the person just pressed Enter. `escape` is what Esc stands for."""
    if terminal.accessible or terminal.dumb:
        return read_line(terminal, f"{question}: ")
    import questionary

    keys = None if escape is None else {"escape": escape}
    return str(ask(questionary.text(f"{clean(question)}:", qmark=""), keys)).strip()


def ask_line(terminal: Terminal, mark: str) -> str:
    """One typed line behind a mark; Esc is an empty one. Raises Cancelled on Ctrl-C and Ctrl-D."""
    if terminal.accessible or terminal.dumb:
        return read_line(terminal, mark).replace("\x1b", "").strip()
    import questionary
    from prompt_toolkit.output import ColorDepth

    depth = None if terminal.colored else ColorDepth.DEPTH_1_BIT
    style = questionary.Style([("question", "bold"), ("answer", "noinherit")])
    prompt = questionary.text(mark.strip(), qmark="", style=style, color_depth=depth)
    return str(ask(prompt, {"escape": ""})).strip()


def read_line(terminal: Terminal, question: str) -> str:
    """Ask for one typed line. Raises Cancelled at the end of input (Ctrl-D) and on Ctrl-C."""
    assert terminal.stdin is not None
    check()
    try:
        terminal.write(question)
        line = terminal.stdin.readline()
    except KeyboardInterrupt:
        raise Cancelled from None
    if not line:
        raise Cancelled
    return line.strip()
