"""Asking a person. The only module that knows Questionary; where it cannot draw, choices are numbered and typed.

Every question raises Cancelled on Ctrl-C, Ctrl-D or Esc, so that leaving means the same everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from careercli.errors import Cancelled, UsageError
from careercli.terminal.streams import Terminal, clean

MOST_KEYS = 36
"""Questionary has no more shortcut keys than this."""


def require_terminal(terminal: Terminal, instead: str) -> None:
    """Raise UsageError unless a question can be asked; `instead` names the flag or file that answers it."""
    if not terminal.interactive:
        raise UsageError("this needs a terminal to ask questions in", hint=instead)


def choose(terminal: Terminal, question: str, choices: Sequence[tuple[str, str]]) -> str:
    """Let a person pick one of `choices`, given as (label, value); gives the value."""
    labels = [clean(label) for label, _ in choices]
    if terminal.accessible or terminal.dumb:
        return choices[_numbered(terminal, question, labels)][1]
    import questionary

    options = [questionary.Choice(label, value=index) for index, label in enumerate(labels)]
    index: int
    try:
        prompt = questionary.select(question, choices=options, instruction="(arrows, Enter; Esc leaves)")
        index = _ask(prompt)
    except Exception as error:
        if type(error).__name__ != "NoConsoleScreenBufferError":  # Git Bash on Windows has no console buffer
            raise
        index = _numbered(terminal, question, labels)
    return choices[index][1]


def _ask(prompt: Any) -> Any:
    """Ask a Questionary prompt with Esc added as a way out."""
    from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings

    bindings = KeyBindings()

    @bindings.add("escape", eager=True)
    @bindings.add("c-d", eager=True)
    def _leave(event: Any) -> None:
        event.app.exit(exception=KeyboardInterrupt)

    application = prompt.application
    application.key_bindings = merge_key_bindings([application.key_bindings, bindings])
    application.ttimeoutlen = 0.05  # Esc alone should not wait for the rest of an arrow key
    try:
        return prompt.unsafe_ask()
    except (KeyboardInterrupt, EOFError):
        raise Cancelled from None


def _numbered(terminal: Terminal, question: str, labels: Sequence[str]) -> int:
    terminal.write(f"{question}\n")
    for number, label in enumerate(labels, start=1):
        terminal.write(f"  {number}. {label}\n")
    while True:
        answer = read_line(terminal, f"Number, 1 to {len(labels)}: ")
        if answer.isdigit() and 1 <= int(answer) <= len(labels):
            return int(answer) - 1
        terminal.say(f"please type a number from 1 to {len(labels)}")


def read_line(terminal: Terminal, question: str) -> str:
    """Ask for one typed line. Raises Cancelled at the end of input."""
    terminal.write(question)
    assert terminal.stdin is not None
    try:
        line = terminal.stdin.readline()
    except KeyboardInterrupt:
        raise Cancelled from None
    if not line:
        raise Cancelled
    return line.strip()
