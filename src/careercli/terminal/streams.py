"""The streams of one run as one object: what is a terminal, how wide, in colour or not, in which encoding.

stdout is data, stderr is narration. Everything the program shows goes through `Terminal`, which tests replace.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TextIO

PIPED_WIDTH = 80
"""Columns of output that nobody looks at directly, unless COLUMNS says otherwise."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")

_ASCII = str.maketrans(
    {
        "‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "…": "...", "•": "*", "·": "-",
        "→": "->", "←": "<-", "↑": "^", "↓": "v", "×": "x", "≥": ">=", "≤": "<=", "±": "+/-", "½": "1/2",
        "█": "#", "▓": "#", "▒": "=", "░": ".", "▌": "#", "▏": "|", "▁": "_", "─": "-", "━": "=", "│": "|",
        "┃": "|", "●": "*", "○": "o", "◆": "*", "✓": "+", "✗": "x", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
        "╶": "-", "╴": "-", "╰": "`", "╭": ",", "├": "|", "└": "`", "▲": "^", "▸": ">", "▪": "*", "�": "?",
    }
)  # fmt: skip


@dataclass(frozen=True)
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
        """Whether a question can be asked: stdin and stdout are both terminals, and not a dumb one."""
        return self.stdin is not None and _is_terminal(self.stdin) and self.stdout_is_terminal

    @property
    def dumb(self) -> bool:
        """Whether the terminal cannot move its cursor."""
        return self.environment.get("TERM") == "dumb"

    @property
    def rich(self) -> bool:
        """Whether to draw: a capable terminal, or colour forced by the person; never in accessible mode."""
        return not self.accessible and not self.dumb and (self.stdout_is_terminal or self.color is True)

    @property
    def colored(self) -> bool:
        """Whether escape sequences for colour may be written to stdout."""
        return self._colored(self.stdout_is_terminal)

    @property
    def stderr_colored(self) -> bool:
        """Whether escape sequences for colour may be written to stderr."""
        return self._colored(_is_terminal(self.stderr))

    def _colored(self, is_terminal: bool) -> bool:
        if self.color is not None:
            return self.color
        if self.environment.get("NO_COLOR") or self.dumb or self.accessible:
            return False
        return is_terminal

    @property
    def width(self) -> int:
        """Columns to fill: the terminal's, or COLUMNS, or 80 when piped; never less than 20."""
        asked = self.environment.get("COLUMNS", "")
        if asked.isdigit() and int(asked) > 0:
            return max(int(asked), 20)
        if self.stdout_is_terminal:
            return max(_size(self.stdout)[0], 20)
        return PIPED_WIDTH

    @property
    def height(self) -> int:
        """Lines of the terminal, or LINES, or 24."""
        asked = self.environment.get("LINES", "")
        if asked.isdigit() and int(asked) > 0:
            return int(asked)
        return _size(self.stdout)[1] if self.stdout_is_terminal else 24

    @property
    def unicode(self) -> bool:
        """Whether stdout can carry the marks pages are drawn with."""
        encoding = self.stdout.encoding or "ascii"
        try:
            "█░─●…’→".encode(encoding)
        except (UnicodeEncodeError, LookupError):
            return False
        return True

    def write(self, text: str) -> None:
        """Write data to stdout, in ASCII marks where the encoding knows no others."""
        self.stdout.write(text if self.unicode else to_encoding(text, self.stdout.encoding or "ascii"))
        self.stdout.flush()

    def say(self, line: str, style: str = "") -> None:
        """Write one line of narration to stderr; `style` is `error`, `warning`, `muted` or nothing."""
        line = clean(line)
        codes = {"error": "1;31", "warning": "33", "muted": "2"}
        if self.stderr_colored and style in codes:
            label, colon, rest = line.partition(": ")
            line = (
                f"\x1b[{codes[style]}m{label}{colon}\x1b[0m{rest}" if rest else f"\x1b[{codes[style]}m{line}\x1b[0m"
            )
        encoding = self.stderr.encoding or "ascii"
        try:
            line.encode(encoding)
        except (UnicodeEncodeError, LookupError):
            line = to_encoding(line, encoding)
        self.stderr.write(f"{line}\n")
        self.stderr.flush()


def clean(text: str) -> str:
    """A text from outside on one line, without control characters, so that it cannot steer the terminal."""
    return _CONTROL.sub("", text.replace("\n", " ").replace("\t", " "))


def to_encoding(text: str, encoding: str) -> str:
    """The text with every mark the encoding lacks replaced by ASCII: quotes, dashes, blocks, accents."""
    plain = []
    for character in text:
        try:
            character.encode(encoding)
        except (UnicodeEncodeError, LookupError):
            character = character.translate(_ASCII)
            if not character.isascii():
                stripped = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode("ascii")
                character = stripped or "?"
        plain.append(character)
    return "".join(plain)


def _is_terminal(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except ValueError:  # the stream was closed
        return False


def _size(stream: TextIO) -> tuple[int, int]:
    try:
        size = os.get_terminal_size(stream.fileno())
    except (OSError, ValueError, AttributeError):
        return PIPED_WIDTH, 24
    return size.columns or PIPED_WIDTH, size.lines or 24
