"""Roles as plain mappings and back: the JSON of the compiled catalogue and of `--format json`."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast

T = TypeVar("T")


def to_plain(value: object) -> Any:
    """A dataclass value as dicts, lists and scalars, with each key named as in a role file.

    Absent optional values (None, and what a file of an older form lacks) are left out, as an author would.
    """
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        pairs = ((field, getattr(value, field.name)) for field in dataclasses.fields(value))
        return {_key_of(field): to_plain(item) for field, item in pairs if not _absent(field, item)}
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


def _absent(field: dataclasses.Field[Any], item: object) -> bool:
    return item is None or (not item and "wanted" in field.metadata.get("told", ("", ()))[1])


def _key_of(field: dataclasses.Field[Any]) -> str:
    return str(field.metadata.get("key", field.name))


@cache
def _decoder(kind: Any) -> Callable[[Any], Any]:
    """What makes a value of the dataclass `kind` from its plain mapping.

    The annotations are read as the text they are in the source: evaluating them takes longer than decoding a page.
    """
    names = vars(sys.modules[kind.__module__])
    # A value class tells its fields itself: the standard description of them takes longer than decoding a page.
    declared = getattr(kind, "__declared__", None)
    if declared is None:
        described = [(field.name, _key_of(field), str(field.type)) for field in dataclasses.fields(kind)]
    else:
        described = [(name, _declared_key(declared, name), hint) for name, hint in kind.__annotations__.items()]
    fields = [(name, key, _reader(hint, names)) for name, key, hint in described]
    # What `to_plain` left out was None. A field with another default was not left out by it, but may be in
    # a file of an older version; one without a default and without None must be there.
    absent = {name: None for name, _, hint in described if "None" in hint}

    def decode(plain: Any) -> Any:
        return kind(**absent | {name: read(plain[key]) for name, key, read in fields if key in plain})

    return decode


def _declared_key(declared: Mapping[str, Any], name: str) -> str:
    return str(getattr(declared.get(name), "metadata", {}).get("key", name))


def _reader(annotation: str, names: Mapping[str, Any]) -> Callable[[Any], Any]:
    """What turns the plain form of one field into its value; `names` are those of the module it stands in."""
    annotation = annotation.removesuffix(" | None")
    if annotation.startswith("tuple["):
        item, _, rest = annotation.removeprefix("tuple[").removesuffix("]").partition(", ")
        if rest != "...":
            return tuple
        read = _reader(item, names)
        return lambda plain: tuple([read(part) for part in plain])
    if annotation == "float":
        return float
    kind = names.get(annotation)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    # Asked of the class itself: `is_dataclass` would have the standard decorator describe its fields.
    if isinstance(kind, type) and "__dataclass_fields__" in vars(kind):
        return _decoder(kind)
    return lambda plain: plain
