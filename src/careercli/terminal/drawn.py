"""Questions drawn with Questionary: the question set for the width there is, the keys that work beneath it.

Questionary alone would break a long question in the middle of a word and cut a long label; the text around the
answers is therefore laid out here, anew at every change of the terminal's size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import questionary
from prompt_toolkit.application import get_app
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.layout import FormattedTextControl, HSplit, Window
from prompt_toolkit.output import ColorDepth, create_output
from questionary.prompts.common import InquirerControl

from careercli.errors import Cancelled
from careercli.terminal.endings import undo_at_end
from careercli.terminal.prompts import POINTER, ask
from careercli.terminal.questions import MEASURE, Around, Reply, joined, wrapped
from careercli.terminal.streams import Terminal, clean, to_encoding

_STYLE = questionary.Style(
    [
        ("heading", "fg:ansicyan"),
        ("muted", "dim"),
        ("question", "bold"),
        ("pointer", "fg:ansicyan bold"),
        ("highlighted", "fg:ansicyan bold"),
        ("selected", "noinherit"),
        ("answer", "noinherit"),
        ("warning", "fg:ansiyellow"),
        ("validation-toolbar", "noinherit fg:ansiyellow"),
        ("bottom-toolbar", "noreverse"),
    ]
)
"""The terminal's own colors only, never white, black or a background; bold alone carries it without color."""

_LEAVE = object()
_Lines = list[tuple[str, str]]


def possible() -> bool:
    """Whether this terminal can be drawn on; Git Bash on Windows has no console buffer."""
    try:
        create_output()
    except Exception as error:
        if type(error).__name__ != "NoConsoleScreenBufferError":
            raise
        return False
    return True


@contextmanager
def other_screen(terminal: Terminal) -> Iterator[None]:
    """The terminal's second screen, empty; what stood on the first one comes back afterwards."""
    output = create_output(stdout=terminal.stdout)
    is_left = undo_at_end(terminal.stdout, "\x1b[?1049l\x1b[?25h")
    try:
        output.enter_alternate_screen()
        output.erase_screen()
        output.cursor_goto(0, 0)
        output.flush()
        yield
    finally:
        output.quit_alternate_screen()
        output.flush()
        is_left()


def choice(
    terminal: Terminal,
    question: str,
    labels: Sequence[str],
    current: int | None,
    around: Around,
    skip: str | None,
    preselect: bool,
) -> int | Reply:
    """See `questions.ask_choice`."""
    numbers = [f"{index + 1}  " for index in range(len(labels))] if len(labels) > 1 else [""]
    options = [
        questionary.Choice(_title(terminal, number, f"{label}{_before(index == current)}"), value=index)
        for index, (number, label) in enumerate(zip(numbers, labels, strict=True))
    ]
    prompt = questionary.select(
        "", options, default=options[current or 0], instruction=" ", **_manners(terminal), pointer=POINTER
    )
    keys: dict[str, Any] = {str(index + 1): index for index in range(min(len(labels), 9))}
    keys |= {"s": Reply.SKIP} if skip else {}
    keys |= {"b": Reply.BACK, "left": Reply.BACK, "backspace": Reply.BACK} if around.back else {}
    how = f"1-{min(len(labels), 9)} or arrows and Enter" if len(labels) > 1 else "Enter"
    hints = [how, *_hints(around, skip)]
    untouched = None if preselect or current is not None or len(labels) == 1 else _nothing_selected(prompt)
    answer = _ask(terminal, prompt, question, around, keys, hints, untouched=untouched)
    return answer if isinstance(answer, Reply) else int(answer)


def line(terminal: Terminal, question: str, current: str, around: Around) -> str | Reply:
    """See `questions.ask_line`."""
    prompt = questionary.text(POINTER, current, reserve_space_for_menu=0, **_manners(terminal))
    # Letters are the answer here, so only keys that write nothing lead back.
    keys: dict[str, Any] = {"c-b": Reply.BACK} if around.back else {}
    hints = ["Enter goes on", *(["Ctrl-B back"] if around.back else []), f"Esc {around.leave}"]
    answer = _ask(terminal, prompt, question, around, keys, hints, letters=True)
    return answer if isinstance(answer, Reply) else str(answer).strip()


def _nothing_selected(prompt: Any) -> KeyBindings:
    """Take the pointer off every choice, and keys with which Enter waits until the person has moved it."""
    control = next(
        window.content
        for window in prompt.application.layout.find_all_windows()
        if isinstance(window.content, InquirerControl)
    )
    control.pointed_at = -1
    untouched = Condition(lambda: control.pointed_at < 0)
    keys = KeyBindings()

    @keys.add("enter", filter=untouched, eager=True)
    def _wait(_event: Any) -> None:
        return

    for key in ("up", "k", "c-p"):

        @keys.add(key, filter=untouched, eager=True)
        def _last(_event: Any) -> None:
            control.pointed_at = control.choice_count - 1

    return keys


def several(
    terminal: Terminal, question: str, labels: Sequence[str], chosen: Sequence[int], most: int, around: Around
) -> tuple[int, ...] | Reply:
    """See `questions.ask_several`."""
    options = [
        questionary.Choice(_title(terminal, "", label, 2), value=index, checked=index in chosen)
        for index, label in enumerate(labels)
    ]
    too_many = ""

    def valid(picked: Sequence[object]) -> bool | str:
        nonlocal too_many
        too_many = f"{most} at most: take away {len(picked) - most}" if len(picked) > most else ""
        # Questionary shows its own line only on terminals that tell where the cursor is; ours stands with the keys.
        return " " if too_many else True

    prompt = questionary.checkbox(
        "", options, instruction=" ", validate=valid, **_manners(terminal), pointer=POINTER
    )
    keys: dict[str, Any] = {"b": Reply.BACK, "left": Reply.BACK} if around.back else {}
    hints = ["Space marks", "Enter goes on", *_hints(around, None)]
    answer = _ask(terminal, prompt, question, around, keys, hints, lambda: too_many)
    return answer if isinstance(answer, Reply) else tuple(int(index) for index in answer)


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

    def valid(text: str) -> bool | str:
        if not text.strip() or understood(text) is not None:
            return True
        return f" a whole number of {unit} from {low:,} to {high:,}"

    default = "" if current is None else str(current)
    prompt = questionary.text(
        POINTER, default, validate=valid, reserve_space_for_menu=0, validate_while_typing=False,
        **_manners(terminal),
    )  # fmt: skip
    keys: dict[str, Any] = {"s": Reply.SKIP, **({"b": Reply.BACK} if around.back else {})}
    hints = [f"{unit}, then Enter", *_hints(around, "skip")]
    # A letter is a command until something is typed: an amount may be said in words.
    untouched = Condition(lambda: getattr(prompt.application.layout.current_buffer, "text", "") == default)
    answer = _ask(terminal, prompt, question, around, keys, hints, commands=untouched)
    if isinstance(answer, Reply):
        return answer
    typed = understood(str(answer))
    return Reply.SKIP if typed is None else typed


def _manners(terminal: Terminal) -> dict[str, Any]:
    depth = None if terminal.colored else ColorDepth.DEPTH_1_BIT
    return {"qmark": "", "style": _STYLE, "color_depth": depth}


def _before(chosen: bool) -> str:
    return " (your answer)" if chosen else ""


def _title(terminal: Terminal, lead: str, label: str, mark: int = 0) -> str:
    """A label on as many lines as it needs, the further ones under the first; `mark` columns stand before it."""
    before = len(POINTER) + 2 + mark + len(lead)
    lines = wrapped(label, max(min(terminal.width, MEASURE) - before, 12))
    return lead + f"\n{' ' * before}".join(lines)


def _hints(around: Around, skip: str | None) -> list[str]:
    back = ["b back"] if around.back else []
    return [*back, *([f"s {skip}"] if skip else []), f"Esc {around.leave}"]


def _ask(
    terminal: Terminal,
    prompt: Any,
    question: str,
    around: Around,
    keys: dict[str, Any],
    hints: Sequence[str],
    warning: Callable[[], str] = str,
    untouched: KeyBindings | None = None,
    letters: bool = False,
    commands: Condition | None = None,
) -> Any:
    """Ask a Questionary prompt with everything around it; nothing of it stays on the screen.

    `warning` gives what is wrong with the answer as it stands, if anything; `untouched` holds keys that work until
    something is selected; `letters`: letters are typed, none of them is a command; `commands`: they are while this
    holds.
    """
    application = prompt.application
    layout = application.layout
    above, detail = ([to_encoding(clean(t), terminal.stdout.encoding) for t in texts] for texts in _texts(around))

    def top(width: int) -> _Lines:
        first, rest = above[:1], above[1:]
        lines = [("class:heading", line) for text in first for line in wrapped(text, width)]
        lines += [("class:muted", line) for text in rest for line in wrapped(text, width)]
        lines += [("", "")] if above else []
        lines += [("class:question", line) for line in wrapped(question, width)]
        lines += [("class:muted", line) for text in detail for line in wrapped(text, width)]
        return lines

    def bottom(width: int) -> _Lines:
        wrong: _Lines = [("class:warning", line) for line in wrapped(warning(), width)] if warning() else []
        return [("", ""), *wrong, *(("class:muted", line) for line in joined(hints, width))]

    layout.container = HSplit([_text(top), layout.container, _text(bottom)])
    nothing = KeyBindings()
    # Questionary's "all" and "invert" have no place among a few choices.
    for key in () if letters or commands is not None else ("a", "i"):

        @nothing.add(key, eager=True)
        def _ignore(_event: Any) -> None:
            return

    application.key_bindings = merge_key_bindings([application.key_bindings, nothing])
    if untouched is not None:
        application.key_bindings = merge_key_bindings([application.key_bindings, untouched])
    answer = ask(
        prompt,
        keys if letters else {"q": _LEAVE, **keys},
        erase=True,
        while_=True if commands is None else commands,
    )
    if answer is _LEAVE:
        raise Cancelled
    return answer


def _texts(around: Around) -> tuple[Sequence[str], Sequence[str]]:
    return around.above, [around.detail] if around.detail else []


def _text(lines_for: Callable[[int], _Lines]) -> Window:
    """Lines that are made for the width the terminal has at the moment."""

    def fragments() -> StyleAndTextTuples:
        width = min(get_app().output.get_size().columns - 2, MEASURE)
        pieces: StyleAndTextTuples = []
        for number, (style, line) in enumerate(lines_for(max(width, 10))):
            pieces += [("", "\n " if number else " "), (style, line)]
        return pieces

    return Window(FormattedTextControl(fragments), dont_extend_height=True)
