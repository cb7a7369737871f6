"""Reading the text of a personal file strictly, and getting out of a damaged one what can still be read.

careercli writes the file with two spaces of indentation a level, and line breaks inside texts are escaped. So
a line that begins with exactly two spaces and a quoted name begins a part, and one with four begins an entry
of a part, whatever is broken before or after it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from careercli.reading import json_decoder, read_json

_PART = re.compile(r'^  "((?:[^"\\\n]|\\.)*)":[ ]?(?=\S)', re.MULTILINE)
_NAMED_ENTRY = re.compile(r'^    "((?:[^"\\\n]|\\.)*)":[ ]?(?=\S)', re.MULTILINE)
_ENTRY = re.compile(r"^    (?=[^\s\]}])", re.MULTILINE)


class DamagedText(Exception):
    """The text is not the JSON object it should be; the message says why."""


def read_strictly(text: str) -> dict[str, Any]:
    """The JSON object in a text; raises DamagedText, also for a name given twice and for NaN or 1e999."""
    try:
        found = read_json(text)
    except ValueError as error:
        raise DamagedText(str(error)) from None
    if not isinstance(found, dict):
        raise DamagedText("it is no JSON object")
    return found


def salvage(text: str) -> tuple[dict[str, Any], list[str]]:
    """All parts that can still be read, and the names of the parts of which something was lost."""
    decoder = json_decoder()
    starts = list(_PART.finditer(text))
    parts: dict[str, Any] = {}
    damaged: list[str] = []
    for number, start in enumerate(starts):
        end = starts[number + 1].start() if number + 1 < len(starts) else len(text)
        name = _name(start)
        body = text[start.end() : end]
        try:
            value, stop = decoder.raw_decode(body)
            whole = body[stop:].strip(" \n\r\t,}") == ""
        except (ValueError, RecursionError):
            value, whole = _entries(decoder, body), False
        if not whole:
            damaged.append(name)
        if value is not None and name not in parts:
            parts[name] = value
    return parts, damaged


def _entries(decoder: json.JSONDecoder, body: str) -> Any:
    """The entries of a broken list or object that are whole; None when there is nothing to be had."""
    if body.startswith("["):
        found = (_decoded(decoder, text) for _, text in _pieces(_ENTRY, body))
        return [value for value in found if value is not None]
    if body.startswith("{"):
        named = {_name(start): _decoded(decoder, text) for start, text in _pieces(_NAMED_ENTRY, body)}
        return {name: value for name, value in named.items() if value is not None}
    return None


def _pieces(entry: re.Pattern[str], body: str) -> Iterator[tuple[re.Match[str], str]]:
    """Every entry with its own text, up to the next one: each is looked at once, however many are broken."""
    starts = list(entry.finditer(body))
    for number, start in enumerate(starts):
        yield start, body[start.end() : starts[number + 1].start() if number + 1 < len(starts) else len(body)]


def _decoded(decoder: json.JSONDecoder, text: str) -> Any:
    try:
        return decoder.raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None


def _name(found: re.Match[str]) -> str:
    """The name matched, with its escapes read; as it stands where they are broken."""
    try:
        return str(json.loads(f'"{found[1]}"'))
    except ValueError:
        return found[1]
