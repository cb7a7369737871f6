"""Text from outside as nothing but text: what could steer a terminal never gets into a page."""

from __future__ import annotations

import re
from typing import Any, TypeVar

T = TypeVar("T")

# Patterns as text: they are compiled at their first use, which hardly any page comes to.
_SPACING = r"[\t\n\v\f\r\x85\u2028\u2029]+"
_STEERING = r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
"""C0 and C1 control characters, and the marks that turn the direction of writing around."""


def literal(value: T) -> T:
    """A document, or any part of one, whose every text is free of control characters.

    Tabs and line ends become single spaces, because the writers alone decide where lines end. What holds
    nothing of the kind, which is nearly always everything, is returned as it is.
    """
    return _literal(value)  # type: ignore[no-any-return]


def _literal(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.isprintable() else re.sub(_STEERING, "", re.sub(_SPACING, " ", value))
    if isinstance(value, tuple):
        parts = tuple(map(_literal, value))
        return value if all(new is old for new, old in zip(parts, value, strict=True)) else parts
    names = getattr(value, "__match_args__", None)
    if names is None:
        return value
    before = tuple(getattr(value, name) for name in names)
    after = _literal(before)
    return value if after is before else type(value)(*after)
