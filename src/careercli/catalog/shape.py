"""The shape of a role file, read off the classes of `catalog.role`: its fields, their limits, its key paths.

The check, the JSON Schema, the scaffold and docs/authoring.md all ask here, so that a field is told in one place.
Loaded only while files are checked or described.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any

from careercli.catalog.role import Role
from careercli.values import Told, value

NOT_IN_THE_FILE = ("slug", "track")
"""Fields of a Role that the file's own name and folder give."""


@value
class Shape:
    """One key of a file: its `name` in Python and `key` in the file, what is `told` of it, and its type.

    `kind` is the type of one value: a scalar, an Enum, or a class whose fields stand below the key; `many` tells a
    list of them, `pair` a range of two numbers, `weights` a mapping from names to numbers. `optional` keys may be
    left out.
    """

    name: str
    key: str
    told: Told
    kind: Any
    many: bool
    pair: bool
    weights: bool
    optional: bool

    @property
    def is_group(self) -> bool:
        """Whether keys stand below this one."""
        return is_dataclass(self.kind)

    @property
    def parts(self) -> tuple[Shape, ...]:
        """The keys below this one; none for a scalar."""
        return shapes(self.kind) if self.is_group else ()


@cache
def shapes(kind: Any = Role) -> tuple[Shape, ...]:
    """The keys of one class of `catalog.role`, in order."""
    hints = typing.get_type_hints(kind)
    found = []
    for field in fields(kind):
        if kind is Role and field.name in NOT_IN_THE_FILE:
            continue
        guide, limits = field.metadata["told"]
        inner, nullable = _without_none(hints[field.name])
        arguments = typing.get_args(inner)
        many = typing.get_origin(inner) is tuple and arguments[-1] is Ellipsis
        pair = typing.get_origin(inner) is tuple and not many
        weights = typing.get_origin(inner) is Mapping
        found.append(
            Shape(
                name=field.name,
                key=str(field.metadata.get("key", field.name)),
                told=Told(guide, **limits),
                kind=arguments[0] if many or pair else arguments[1] if weights else inner,
                many=many,
                pair=pair,
                weights=weights,
                optional=nullable or field.default is not MISSING,
            )
        )
    return tuple(found)


def _without_none(hint: Any) -> tuple[Any, bool]:
    """A type without its `| None`, and whether it had one."""
    if not isinstance(hint, types.UnionType):
        return hint, False
    [inner] = [option for option in typing.get_args(hint) if option is not type(None)]
    return inner, True


def walk(kind: type = Role, before: str = "") -> Iterator[tuple[str, Shape]]:
    """Every key of a file with its pattern, such as `fit.suits[].sign`; a list of texts ends in `[]`."""
    for shape in shapes(kind):
        pattern = f"{before}{shape.key}" + ("[]" if shape.many else "")
        yield pattern, shape
        if shape.parts:
            yield from walk(shape.kind, f"{pattern}.")


@cache
def word_limits() -> Mapping[str, tuple[int, int]]:
    """Fewest and most words of each prose field, by its pattern."""
    return {pattern: shape.told.words for pattern, shape in walk() if shape.told.words is not None}


def wanted_keys() -> tuple[str, ...]:
    """The keys that a file of the older form lacks: the plain layer."""
    return tuple(shape.key for shape in shapes() if shape.told.wanted)


def choices(shape: Shape) -> tuple[str, ...]:
    """The closed vocabulary of a key, or nothing."""
    return tuple(shape.kind) if isinstance(shape.kind, type) and issubclass(shape.kind, Enum) else ()


def limits_in_words(shape: Shape) -> str:
    """What a check asks of a key, as a person reads it: `4 to 6 entries, 5 to 35 words each`."""
    told, found = shape.told, []
    if shape.many or shape.weights:
        least, most = told.count or (0, 0)
        found.append(f"{least} to {most} entries" if told.count else "any number of entries")
    if shape.pair:
        found.append("[low, high]")
    if choices(shape):
        found.append(" | ".join(choices(shape)))
    if told.within and not shape.parts:
        found.append(f"{told.within[0]} to {told.within[1]}")
    if told.words:
        found.append(f"{told.words[0]} to {told.words[1]} words" + (" each" if shape.many else ""))
    if told.words_in_all:
        found.append(f"{told.words_in_all[0]} to {told.words_in_all[1]} words in all")
    return ", ".join(found)
