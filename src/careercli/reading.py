"""Reading what comes from outside: never more than a limit, in the encodings files have, numbers finite."""

from __future__ import annotations

import codecs
import json
import math
import re
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

MOST_DIGITS = 18
"""Digits of a whole number in a file: more is a slip or an attack, and Python itself balks at 4,300."""

_MARKS = (
    # The mark of UTF-32 begins with that of UTF-16.
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip

_WHOLE = re.compile(rf"(-?\d{{1,{MOST_DIGITS}}})(?:[.,](0+))?")


class TooLarge(Exception):
    """There is more to read than the limit; the message says the limit."""


def read_at_most(source: Path | IO[Any], most: int) -> bytes:
    """All the bytes of a file, a device or an open stream, of which only `most` and one more are ever read.

    Size and kind that a file system reports are not believed: `/dev/zero` says 0 and never ends. A stream of text
    that has no bytes beneath it is taken as UTF-8. Raises TooLarge, and OSError as reading does.
    """
    if isinstance(source, Path):
        with source.open("rb") as file:
            content = _taken(file, most + 1)
    else:
        raw = getattr(source, "buffer", None)
        content = _taken(raw, most + 1) if raw is not None else source.read(most + 1)
        if isinstance(content, str):
            content = content.encode("utf-8", "surrogatepass")
    if len(content) > most:
        size = f"{most / 1_000_000:g} MB" if most % 2**20 else f"{most // 2**20} MiB"
        raise TooLarge(f"is larger than {size}")
    return content


def _taken(file: IO[bytes], most: int) -> bytes:
    """Up to `most` bytes in portions: a small file must not take the memory of the largest."""
    parts = []
    while most > 0 and (part := file.read(min(most, 1 << 20))):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


def text_of(raw: bytes, encoding: str = "utf-8") -> str:
    """The text in some bytes: UTF-8, UTF-16 or UTF-32 by the mark they begin with, else `encoding`.

    Excel's "Unicode text" and every `>` of Windows PowerShell 5 write UTF-16 with its mark. Raises
    UnicodeDecodeError; see `not_text`.
    """
    for mark, marked in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(marked)
    return raw.decode(encoding)


def not_text(error: UnicodeDecodeError) -> tuple[str, str]:
    """What to say of bytes that are no text: the reason, and what a person can do about it."""
    raw: bytes = error.object
    if b"\0" in raw[:200]:
        return "is not UTF-8 text, but looks like UTF-16 without its mark", "save it as UTF-8"
    return (
        f"is not UTF-8 text (byte {error.start + 1} is 0x{raw[error.start]:02x})",
        'save it as UTF-8; Excel calls that "CSV UTF-8"',
    )


def whole_number(text: str, *, thousands: bool = False) -> int | None:
    """The whole number in a text: `4`, `-4`, also `4.0` and `4,0` as spreadsheets write it; None for anything else.

    With `thousands`, three zeros behind a dot or comma may mean thousands, and are refused.
    """
    found = _WHOLE.fullmatch(text)
    if found is None or (thousands and found[2] is not None and len(found[2]) == 3):
        return None
    return int(found[1])


def read_json(text: str, twice: Callable[[str], None] | None = None) -> Any:
    """The value of a JSON text with finite numbers of a sane length.

    A name given twice in one object is told to `twice`, or is an error without it. Raises ValueError with a reason
    in plain words, also for text that is nested too deeply.
    """
    try:
        return json_decoder(twice).decode(text)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def json_decoder(twice: Callable[[str], None] | None = None) -> json.JSONDecoder:
    """What `read_json` decodes with; its methods raise ValueError and RecursionError."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            seen: set[str] = set()
            for name, _ in pairs:
                if name in seen:
                    if twice is None:
                        raise ValueError(f"{shortened(name)} is given twice")
                    twice(name)
                seen.add(name)
        return found

    return json.JSONDecoder(
        object_pairs_hook=once, parse_constant=_no_constant, parse_float=_finite, parse_int=_bounded
    )


def shortened(text: str, most: int = 60) -> str:
    """A text of any length as part of a message: its middle left out where it is long."""
    return text if len(text) <= most else f"{text[: most - most // 3 - 1]}…{text[-(most // 3) :]}"


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{shortened(text)} is too large a number")
    return number


def _bounded(text: str) -> int:
    if len(text.lstrip("-")) > MOST_DIGITS:
        raise ValueError(f"{shortened(text)} is too long a number")
    return int(text)


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON value")
