"""Roles as plain mappings and back: the JSON of the compiled catalogue and of `--format json`."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


def to_plain(value: object) -> Any:
    """A dataclass value as dicts, lists and scalars, with each key named as in a role file.

    Absent optional values (None) are left out, as an author would leave them out.
    """
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        pairs = ((_key(field), getattr(value, field.name)) for field in dataclasses.fields(value))
        return {key: to_plain(item) for key, item in pairs if item is not None}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    return value


def from_plain(kind: type[T], plain: object) -> T:
    """The value of type `kind` that `to_plain` was given. The input is trusted: it was checked before."""
    return cast("T", _decoder(cast("Any", kind))(plain))


def _key(field: dataclasses.Field[Any]) -> str:
    return str(field.metadata.get("key", field.name))


@cache
def _decoder(kind: Any) -> Callable[[Any], Any]:
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = get_type_hints(kind)
        fields = [(f.name, _key(f), _decoder(hints[f.name])) for f in dataclasses.fields(kind)]
        # What `to_plain` left out was None. A field with another default was not left out by it, but may be in
        # a file of an older version; one without a default and without None must be there.
        absent = {f.name: None for f in dataclasses.fields(kind) if type(None) in get_args(hints[f.name])}

        def decode(plain: Any) -> Any:
            return kind(**absent | {name: item(plain[key]) for name, key, item in fields if key in plain})

        return decode
    origin = get_origin(kind)
    if origin is tuple:
        arguments = get_args(kind)
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            item = _decoder(arguments[0])
            return lambda plain: tuple(item(part) for part in plain)
        return lambda plain: tuple(plain)
    if origin in (Union, UnionType):
        return lambda plain: plain
    if kind is float:
        return float
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    return lambda plain: plain
