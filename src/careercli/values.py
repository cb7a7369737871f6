"""Frozen, slotted dataclasses that are cheap to define.

`@value` gives what `@dataclass(frozen=True, slots=True)` gives: `fields`, `replace`, equality, hashing, copying
and pickling, no assignment. The standard decorator inspects and compiles for about a millisecond a class at
import; a role page needs some seventy such classes, which alone would double the start-up time. Here a class
gets slots and shared methods, and its field descriptions are made when somebody first asks for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast, dataclass_transform

if TYPE_CHECKING:
    from dataclasses import field
else:
    field = None  # named to type checkers only; `dataclasses` is loaded when a class or a caller needs it

T = TypeVar("T")
_MISSING: Any = object()


def told(guide: str, *, key: str = "", default: Any = _MISSING, **limits: Any) -> Any:
    """A field that stands in a file: what belongs there is told here, once, for all who check or explain it.

    `guide` says it in words and `limits` in numbers (see `Told`); `key` is the field's name in the file where that
    is no name in Python.
    """
    from dataclasses import field as standard_field

    metadata = {"told": (guide, limits), "key": key} if key else {"told": (guide, limits)}
    return standard_field(metadata=metadata, **({} if default is _MISSING else {"default": default}))


@dataclass_transform(frozen_default=True, field_specifiers=(field, told))
def value(cls: type[T]) -> type[T]:
    """Turn a class of annotated fields into an immutable value; field defaults come last, as in a dataclass.

    The class's annotations are its fields: it inherits none, and has no class variables. `__declared__` keeps what
    stands behind their `=`, for whoever needs to know without the standard decorator's work.
    """
    names = tuple(cls.__annotations__)
    content = dict(vars(cls))
    defaults = {name: content.pop(name) for name in names if name in content}
    for made_by_python in ("__dict__", "__weakref__"):
        content.pop(made_by_python, None)
    content |= {
        "__declared__": defaults, "__slots__": names, "__match_args__": names, "__dataclass_fields__": _Fields(cls),
        "__setattr__": _refuse_assignment, "__delattr__": _refuse_deletion,
        "__eq__": _equal, "__hash__": _hash, "__repr__": _show, "__reduce__": _remake,
    }  # fmt: skip
    metaclass: Any = type(cls)
    made = metaclass(cls.__name__, cls.__bases__, content)
    # The slots' own setters: `__setattr__` refuses everybody, this class's __init__ included.
    setters = tuple([vars(made)[name].__set__ for name in names])
    made.__init__ = _initializer(cls.__name__, names, setters, defaults)
    return cast("type[T]", made)


def _initializer(title: str, names: tuple[str, ...], setters: tuple[Any, ...], defaults: dict[str, Any]) -> Any:
    """The `__init__` of a value class, whose fields `names` are set by `setters`."""
    by_name = dict(zip(names, setters, strict=True))

    def __init__(self: Any, *arguments: Any, **named: Any) -> None:
        if len(arguments) > len(names):
            raise TypeError(f"{title} takes {len(names)} values, not {len(arguments)}")
        for setter, argument in zip(setters, arguments, strict=False):
            setter(self, argument)
        for name in names[len(arguments) :]:
            if name in named:
                by_name[name](self, named.pop(name))
            elif name in defaults:
                by_name[name](self, _default(title, name, defaults[name]))
            else:
                raise TypeError(f"{title} lacks a value for {name!r}")
        if named:
            raise TypeError(f"{title} has no value {next(iter(named))!r}, or was given it twice")

    return __init__


def _default(title: str, name: str, declared: Any) -> Any:
    """What a field holds that was given no value; `declared` is what stands behind its `=`."""
    # Told by its name: loading the standard module would slow every start.
    if type(declared).__name__ != "Field":
        return declared
    from dataclasses import MISSING

    if declared.default is not MISSING:
        return declared.default
    if declared.default_factory is not MISSING:
        return declared.default_factory()
    raise TypeError(f"{title} lacks a value for {name!r}")


class _Fields:
    """The `__dataclass_fields__` of a value class, made by the standard decorator when first asked for.

    `dataclasses.fields`, `replace` and `is_dataclass` read this attribute, and nothing else of a dataclass.
    """

    def __init__(self, declared: type) -> None:
        self._declared = declared

    def __get__(self, instance: object, owner: type) -> dict[str, Any]:
        from dataclasses import dataclass

        standard: Any = dataclass(init=False, repr=False, eq=False, match_args=False)(self._declared)
        described: dict[str, Any] = vars(standard)["__dataclass_fields__"]
        type.__setattr__(owner, "__dataclass_fields__", described)
        return described


def _parts(self: Any) -> tuple[Any, ...]:
    return tuple([getattr(self, name) for name in self.__match_args__])


def _refuse_assignment(self: Any, name: str, _value: Any) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deletion(self: Any, name: str) -> None:
    from dataclasses import FrozenInstanceError

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


@value
class Told:
    """What belongs into a field of a file: `guide` in words, and the limits that a check holds it to.

    `words` and `words_in_all` are the fewest and most words of a text and of a list of texts together; `count`
    the fewest and most entries of a list; `within` the least and most of a number, or of both ends of a range;
    `line` marks a text that holds no line break, `pattern` is what a text must match; `wanted` marks a field that
    a file of an older form may lack.
    """

    guide: str
    words: tuple[int, int] | None = None
    words_in_all: tuple[int, int] | None = None
    count: tuple[int, int] | None = None
    within: tuple[int, int] | None = None
    line: bool = False
    pattern: str = ""
    wanted: bool = False
