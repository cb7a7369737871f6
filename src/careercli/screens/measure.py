"""How wide text is in a terminal, and text broken into lines no wider than asked for."""

from __future__ import annotations

import re
import unicodedata

MEASURE = 88
"""Prose is never set wider than this many columns."""

_NO_WIDTH = frozenset(("Mn", "Me", "Cf"))
"""Unicode categories that take no column of their own: combining marks, joiners, variation selectors."""


def cell_width(text: str) -> int:
    """Columns a text takes in a terminal: wide East Asian characters and emoji two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.category(character) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrapped(text: str, width: int, *, first: str = "", rest: str = "", hyphens: bool = False) -> list[str]:
    """`text` as lines of at most `width` columns; the first begins with `first`, the others with `rest`.

    Words stay whole, even one that is wider than a line, except after the hyphens in them where `hyphens` says
    so, and between wide characters, which are written without spaces. An empty text gives `first` alone.
    """
    if not first and not rest and cell_width(text) <= width:
        return [text]
    if text.isascii() or all(_cells(character) == 1 for character in text):
        if hyphens:
            import textwrap

            wrapper = textwrap.TextWrapper(
                max(width, 1), initial_indent=first, subsequent_indent=rest, break_long_words=False
            )
            return wrapper.wrap(text) or [first.rstrip()]
        return _of_single_cells(text, width, first, rest)
    lines: list[str] = []
    line, room = "", width - cell_width(first)
    space = ""
    for piece in _pieces(text):
        if piece.isspace():
            space = piece
        elif line and cell_width(line + space + piece) > room:
            lines.append(line)
            line, room, space = piece, width - cell_width(rest), ""
        else:
            line, space = f"{line}{space if line else ''}{piece}", ""
    return [first + line if number == 0 else rest + line for number, line in enumerate([*lines, line])]


def _of_single_cells(text: str, width: int, first: str, rest: str) -> list[str]:
    """`wrapped` for text in which every character takes one column and a line ends at spaces alone.

    Gives what `textwrap` gives, at a fifth of its cost: most of a page is such text.
    """
    lines: list[str] = []
    line, space = first, ""  # what a line begins with is no word: no space is put behind it
    empty, used = True, len(first)
    for word in text.split(" "):
        if not word:
            space += " "
        elif empty or used + len(space) + len(word) <= width:
            if not empty or used + len(space) + len(word) <= width:  # else there is no room for spaces before it
                line += space
            line += word
            used, space, empty = len(line), " ", False
        else:
            lines.append(line)
            line = rest + word
            used, space = len(line), " "
    return [*lines, line.rstrip() if empty else line]


def _pieces(text: str) -> list[str]:
    """What a line may end between: words, the spaces between them, and wide characters one by one."""
    pieces: list[str] = []
    for run in re.findall(r"\s+|\S+", text):
        word = ""
        for character in run:
            if _cells(character) == 2:
                pieces += [word, character] if word else [character]
                word = ""
            elif _cells(character) == 0 and not word and pieces and not pieces[-1].isspace():
                pieces[-1] += character
            else:
                word += character
        if word:
            pieces.append(word)
    return pieces


def longest_word(text: str) -> int:
    """The width of the widest piece of `text` that `wrapped` with `hyphens` keeps whole."""
    return max((cell_width(line) for line in wrapped(text, 1, hyphens=True)), default=0)
