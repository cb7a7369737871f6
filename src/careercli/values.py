"""Frozen, slotted dataclasses that are cheap to define.

`@value` gives what `@dataclass(frozen=True, slots=True)` gives: `fields`, `replace`, equality, hashing, copying
and pickling, no assignment. The standard decorator compiles six methods for every class, about a millisecond
each at import; a role page needs some sixty such classes, which alone would double the start-up time. Here the
methods are shared, and only the slots are made per class.
"""

from __future__ import annotations

from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[T]) -> type[T]:
    """Turn a class of annotated fields into an immutable value; field defaults come last, as in a dataclass."""
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True, match_args=False)(cls)
    known: dict[str, Any] = {item.name: item for item in fields(made)}
    names = tuple(known)
    # The slots' own setters: `__setattr__` refuses everybody, this class's __init__ included.
    setters = {name: getattr(made, name).__set__ for name in names}
    positional = tuple(setters.values())

    def __init__(self: Any, *arguments: Any, **named: Any) -> None:
        if len(arguments) > len(names):
            raise TypeError(f"{cls.__name__} takes {len(names)} values, not {len(arguments)}")
        for setter, argument in zip(positional, arguments, strict=False):
            setter(self, argument)
        for name in names[len(arguments) :]:
            if name in named:
                setters[name](self, named.pop(name))
            elif known[name].default is not MISSING:
                setters[name](self, known[name].default)
            elif known[name].default_factory is not MISSING:
                setters[name](self, known[name].default_factory())
            else:
                raise TypeError(f"{cls.__name__} lacks a value for {name!r}")
        if named:
            raise TypeError(f"{cls.__name__} has no value {next(iter(named))!r}, or was given it twice")

    made.__init__ = __init__
    setattr(made, "__match_args__", names)  # noqa: B010 (mypy knows this name only as a class body's)
    made.__setattr__ = _refuse_assignment
    made.__delattr__ = _refuse_deletion
    made.__eq__ = _equal
    made.__hash__ = _hash
    made.__repr__ = _show
    made.__reduce__ = _remake
    return made  # type: ignore[no-any-return]


def _parts(self: Any) -> tuple[Any, ...]:
    return tuple(getattr(self, name) for name in self.__match_args__)


def _refuse_assignment(self: Any, name: str, _value: Any) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deletion(self: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _equal(self: Any, other: object) -> Any:
    return _parts(self) == _parts(other) if other.__class__ is self.__class__ else NotImplemented


def _hash(self: Any) -> int:
    return hash(_parts(self))


def _remake(self: Any) -> tuple[Any, tuple[Any, ...]]:
    # Copying and pickling set attributes one by one otherwise, and every assignment is refused.
    return self.__class__, _parts(self)


def _show(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{self.__class__.__qualname__}({shown})"
