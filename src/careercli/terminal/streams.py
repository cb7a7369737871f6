"""The streams of one run as one object: what is a terminal, how wide, in colour or not, in which encoding.

stdout is data, stderr is narration. Everything the program shows goes through `Terminal`, which tests replace.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from errno import EPIPE
from typing import TextIO

from careercli.errors import UsageError
from careercli.values import value

PIPED_WIDTH = 80
"""Columns of output that nobody looks at directly, unless COLUMNS says otherwise."""

_NARROWEST, _WIDEST = 20, 1000
"""Columns below which no layout works, and above which COLUMNS must be a mistake."""

_CONTROL = dict.fromkeys(
    [*range(0x20), *range(0x7F, 0xA0), 0x61C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A)]
) | {0x09: " ", 0x0A: " "}
"""C0 and C1 control characters, line separators, and the marks that turn the direction of writing around."""

_ASCII = str.maketrans(
    {
        "‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "…": "...", "•": "*", "·": "-",
        "→": "->", "←": "<-", "↑": "^", "↓": "v", "×": "x", "≥": ">=", "≤": "<=", "±": "+/-", "½": "1/2",
        "█": "#", "▓": "#", "▒": "=", "░": ".", "▌": "#", "▏": "|", "▁": "_",
        "▂": "_", "▃": "=", "▄": "=", "▅": "=", "▆": "#", "▇": "#", "─": "-", "━": "=", "│": "|",
        "┃": "|", "●": "*", "○": "o", "◆": "*", "✓": "+", "✗": "x", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
        "╶": "-", "╴": "-", "╰": "`", "╭": ",", "├": "|", "└": "`", "▲": "^", "▸": ">", "▪": "*", "�": "?",
    }
)  # fmt: skip


class ReaderGone(Exception):
    """Whoever read stdout has seen enough and left (`| head`): no error, but nothing more to do."""


@value
class Terminal:
    """stdin, stdout and stderr with the environment and the manners a person asked for.

    `color` is True or False when asked for by an option, None to decide by the stream and the environment.
    """

    stdin: TextIO | None
    stdout: TextIO
    stderr: TextIO
    environment: Mapping[str, str]
    color: bool | None = None
    use_pager: bool = True
    accessible: bool = False

    @property
    def stdout_is_terminal(self) -> bool:
        """Whether a person looks at stdout directly."""
        return _is_terminal(self.stdout)

    @property
    def interactive(self) -> bool:
        """Whether a question can be asked: stdin and stdout are both terminals, whatever colors are wanted."""
        return self.stdin is not None and _is_terminal(self.stdin) and self.stdout_is_terminal

    @property
    def stderr_is_terminal(self) -> bool:
        """Whether a person looks at stderr directly."""
        return _is_terminal(self.stderr)

    @property
    def dumb(self) -> bool:
        """Whether the terminal cannot move its cursor."""
        return self.environment.get("TERM") == "dumb"

    @property
    def _asked_color(self) -> bool | None:
        """Whether color was asked for or away: by an option, else by NO_COLOR, else by FORCE_COLOR; or neither."""
        if self.color is not None:
            return self.color
        if self.environment.get("NO_COLOR") or self.accessible:
            return False
        forced = self.environment.get("FORCE_COLOR")
        return is_on(forced) if forced else None

    @property
    def rich(self) -> bool:
        """Whether to draw: a capable terminal, or colour forced by the person; never in accessible mode."""
        return not self.accessible and not self.dumb and (self.stdout_is_terminal or self._asked_color is True)

    @property
    def colored(self) -> bool:
        """Whether escape sequences for colour may be written to stdout."""
        return self._colored(self.stdout_is_terminal)

    @property
    def stderr_colored(self) -> bool:
        """Whether escape sequences for colour may be written to stderr."""
        return self._colored(self.stderr_is_terminal)

    def _colored(self, is_terminal: bool) -> bool:
        asked = self._asked_color
        return is_terminal and not self.dumb if asked is None else asked

    @property
    def width(self) -> int:
        """Columns to fill: COLUMNS, or the terminal's, or 80 when piped; from 20 to 1000."""
        asked = _number(self.environment.get("COLUMNS"))
        columns = asked or (_size(self.stdout)[0] if self.stdout_is_terminal else PIPED_WIDTH)
        return min(max(columns, _NARROWEST), _WIDEST)

    @property
    def height(self) -> int:
        """Lines of the terminal: LINES, or its own, or 24."""
        asked = _number(self.environment.get("LINES"))
        return asked or (_size(self.stdout)[1] if self.stdout_is_terminal else 24)

    def write(self, text: str) -> None:
        """Write data to stdout, in ASCII marks where the encoding knows no others.

        Raises ReaderGone when the other end of a pipe was closed, UsageError when the text cannot be written
        (a full disk, a closed stream).
        """
        try:
            self.stdout.write(to_encoding(text, self.stdout.encoding))
            self.stdout.flush()
        except (OSError, ValueError) as error:
            discard(self.stdout)
            if isinstance(error, OSError) and error.errno == EPIPE:
                raise ReaderGone from None
            reason = getattr(error, "strerror", None) or error
            raise UsageError(f"cannot write the output: {reason}") from None

    def say(self, line: str, style: str = "") -> None:
        """Write one line of narration to stderr; `style` is `error`, `warning`, `muted` or nothing.

        In color, the part before the first colon carries the style of an error or a warning.
        """
        line = clean(line)
        codes = {"error": "1;31", "warning": "33", "muted": "2"}
        if self.stderr_colored and style in codes:
            label, colon, rest = line.partition(": ")
            if style == "muted" or not rest:
                label, colon, rest = line, "", ""
            line = f"\x1b[{codes[style]}m{label}{colon}\x1b[0m{rest}"
        try:
            self.stderr.write(f"{to_encoding(line, self.stderr.encoding)}\n")
            self.stderr.flush()
        except (OSError, ValueError):
            discard(self.stderr)  # nobody can hear it, and the exit code says the same


def is_on(variable: str | None) -> bool:
    """Whether a variable that other programs know too switches something on: set, and to no kind of no."""
    return bool(variable) and str(variable).casefold() not in ("0", "false", "no", "off")


def discard(stream: TextIO) -> None:
    """Drop what a broken stream has not taken, so that the interpreter does not fail over it again at its end."""
    try:
        taken = stream.fileno()
    except (OSError, ValueError):
        return  # no file is behind it, so nothing waits to be written
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, taken)
    os.close(nowhere)


def clean(text: str) -> str:
    """A text from outside on one line, without control characters, so that it cannot steer the terminal."""
    return text.translate(_CONTROL)


def to_encoding(text: str, encoding: str | None) -> str:
    """The text with every mark the encoding lacks replaced by ASCII: quotes, dashes, blocks, accents.

    An unknown encoding (None, or a name Python does not know) counts as ASCII.
    """
    encoding = encoding or "ascii"
    if _fits(text, encoding):
        return text
    return text.translate({ord(mark): _ascii(mark) for mark in set(text) if not _fits(mark, encoding)})


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    except LookupError:
        return text.isascii()
    return True


def _ascii(mark: str) -> str:
    """A character outside ASCII as one or more characters inside it."""
    plain = mark.translate(_ASCII)
    if not plain.isascii():
        import unicodedata

        plain = unicodedata.normalize("NFKD", mark).encode("ascii", "ignore").decode("ascii")
    return plain or "?"


def _number(text: str | None) -> int | None:
    """A variable such as COLUMNS as a number, or None where it holds none above zero."""
    return int(text) or None if text and text.isdecimal() and len(text) < 10 else None


def _is_terminal(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except (OSError, ValueError):  # the stream was closed
        return False


def _size(stream: TextIO) -> tuple[int, int]:
    try:
        size = os.get_terminal_size(stream.fileno())
    except (OSError, ValueError, AttributeError):
        return PIPED_WIDTH, 24
    return size.columns or PIPED_WIDTH, size.lines or 24
