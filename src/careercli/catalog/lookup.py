"""Looking into plain values (what YAML gives) that may be wrong in any way, without tripping over it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from careercli.catalog.yamlfile import KeyPath

EACH: Final = None
"""In a pattern: every item of the list found there."""


def found_at(plain: object, *pattern: str | None, path: KeyPath = ()) -> Iterator[tuple[KeyPath, object]]:
    """Every value that a pattern such as `"skills", "core", EACH, "skill"` leads to, with its key path.

    A key that is missing, or a value of another kind than the pattern expects, leads nowhere.
    """
    if not pattern:
        yield path, plain
        return
    first, *rest = pattern
    if first is None:
        if isinstance(plain, list):
            for index, item in enumerate(plain):
                yield from found_at(item, *rest, path=(*path, index))
    elif isinstance(plain, dict) and first in plain:
        yield from found_at(plain[first], *rest, path=(*path, first))


def texts_at(plain: object, *pattern: str | None) -> Iterator[tuple[KeyPath, str]]:
    """The same, of texts alone, without white space around them."""
    for path, found in found_at(plain, *pattern):
        if isinstance(found, str):
            yield path, found.strip()
