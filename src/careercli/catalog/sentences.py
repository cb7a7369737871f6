"""Where sentences end."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]*[^\W_a-z])")
_ABBREVIATED = re.compile(r"(?:[A-Za-z]\.)+|(?:Dr|Mr|Mrs|Ms|St|vs|etc|No|Inc|Ph\.D)\.")


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with its stop. An abbreviation ends none: `the U.S. Army`."""
    found, start = [], 0
    for end in _END.finditer(text):
        last = text[start : end.end()].split()[-1].strip('"”’()')
        if not _ABBREVIATED.fullmatch(last):
            found.append(text[start : end.end()].strip())
            start = end.end()
    rest = text[start:].strip()
    return [*found, rest] if rest else found


def first_sentence(text: str) -> str:
    """The first sentence of a text, its stop included; the empty text has none."""
    return next(iter(sentences(text)), "")
