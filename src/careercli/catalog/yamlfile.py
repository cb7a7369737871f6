"""Reading YAML, strictly. The one module that knows PyYAML.

A file written by a stranger must never surprise: YAML 1.1's booleans, dates, octals and base-60 numbers,
anchors and aliases, tags, duplicate keys, deep nesting, huge files and control characters are all errors
with a line number. Values are built from the parser's event stream, not by PyYAML's constructors, so that
nothing is ever instantiated and every value keeps the line it stands on.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from careercli.catalog.problems import Problem, data_error

MAX_BYTES = 1_000_000
"""A role is about 10 KB and the skill vocabulary about 60 KB; anything near this is a mistake."""

MAX_DEPTH = 12
"""A role file nests five deep."""

KeyPath = tuple[str | int, ...]

_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|(0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_LEADING_ZERO = re.compile(r"[-+]?0[0-9_]+")
_BASE_60 = re.compile(r"[-+]?[0-9]+(:[0-5]?[0-9])+(\.[0-9]*)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?")
_OTHER_NUMBER = re.compile(r"[-+]?(0[xXoObB][0-9a-fA-F_]+|[0-9][0-9_]*_[0-9_]*|\.(inf|nan))", re.IGNORECASE)
_NORWAY = frozenset({"yes", "no", "on", "off", "y", "n"})
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(slots=True)
class YamlDocument:
    """A file's value (dicts, lists, str, int, float, bool, None) and the line of every key path."""

    path: Path
    value: object = None
    lines: dict[KeyPath, int] = field(default_factory=dict)

    def line(self, key_path: KeyPath) -> int | None:
        """The line (from 1) of a key path, or of its nearest ancestor that has one."""
        while key_path not in self.lines:
            if not key_path:
                return None
            key_path = key_path[:-1]
        return self.lines[key_path]

    def problem(self, key_path: KeyPath, reason: str, *, editorial: bool = False) -> Problem:
        """A problem at `key_path` of this file."""
        return Problem(self.path, self.line(key_path), key_text(key_path), reason, editorial)


def key_text(key_path: KeyPath) -> str:
    """A key path as people write it: `skills.core[2].level`."""
    text = ""
    for part in key_path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def load_yaml(path: Path) -> tuple[YamlDocument | None, list[Problem]]:
    """Read one file and report every fault of its form.

    Returns the document, or None when the file could not be read to its end, and the problems found.
    A document that comes with problems must not be used for anything but finding more of them.
    """
    text, problem = _read_text(path)
    if text is None:
        return None, [problem] if problem else []
    return _Builder(path).build(text)


def read_yaml(path: Path) -> object:
    """The value of one file.

    Raises DataError naming file, line and reason when the file is unreadable or breaks any rule.
    """
    document, problems = load_yaml(path)
    if document is None or problems:
        raise data_error(problems)
    return document.value


def _read_text(path: Path) -> tuple[str | None, Problem | None]:
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            kind = "a folder" if stat.S_ISDIR(info.st_mode) else "not a regular file"
            return None, Problem(path, None, "", f"is {kind}; expected a YAML file")
        if info.st_size > MAX_BYTES:
            size = f"{info.st_size / 1_000_000:.1f} MB"
            return None, Problem(path, None, "", f"is {size}; the limit is {MAX_BYTES // 1_000_000} MB")
        raw = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return None, Problem(path, None, "", f"cannot be read: {reason}")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return None, Problem(path, line, "", f"is not UTF-8 (byte 0x{raw[error.start]:02x})")
    match = _CONTROL.search(text)
    if match:
        line = text.count("\n", 0, match.start()) + 1
        return None, Problem(path, line, "", f"holds the control character U+{ord(match[0]):04X}")
    return text, None


class _Stop(Exception):
    """Reading cannot go on; the problem is recorded already."""


class _Builder:
    """Turns one file's event stream into a value, collecting problems as it goes."""

    def __init__(self, path: Path) -> None:
        self.document = YamlDocument(path)
        self.problems: list[Problem] = []

    def build(self, text: str) -> tuple[YamlDocument | None, list[Problem]]:
        import yaml

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is missing on some systems
        try:
            events: Iterator[Any] = iter(yaml.parse(text, Loader=loader))
            self._skip_to_root(events)
            event = next(events)
            if isinstance(event, yaml.StreamEndEvent):
                self._note(1, (), "is empty")
                raise _Stop
            self.document.value = self._value(event, events, ())
            next(events)
            if not isinstance(next(events), yaml.StreamEndEvent):
                self._note(None, (), "holds more than one document; keep one role a file")
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = mark.line + 1 if mark else None
            self._note(line, (), f"is not valid YAML: {_plain(error)}")
            return None, self.problems
        except yaml.YAMLError as error:
            self._note(None, (), f"is not valid YAML: {str(error).splitlines()[0]}")
            return None, self.problems
        except _Stop:
            return None, self.problems
        return self.document, self.problems

    def _skip_to_root(self, events: Iterator[Any]) -> None:
        import yaml

        next(events)  # stream start
        event = next(events)
        if isinstance(event, yaml.StreamEndEvent):
            self._note(1, (), "is empty")
            raise _Stop

    def _note(self, line: int | None, key_path: KeyPath, reason: str) -> None:
        self.problems.append(Problem(self.document.path, line, key_text(key_path), reason))

    def _value(self, event: Any, events: Iterator[Any], key_path: KeyPath) -> object:
        import yaml

        line = event.start_mark.line + 1
        self.document.lines.setdefault(key_path, line)
        if len(key_path) > MAX_DEPTH:
            self._note(line, key_path, f"is nested more than {MAX_DEPTH} deep")
            raise _Stop
        if isinstance(event, yaml.AliasEvent):
            self._note(line, key_path, f"uses the alias *{event.anchor}; write the value out instead")
            return None
        if event.anchor is not None:
            self._note(line, key_path, f"defines the anchor &{event.anchor}; anchors are not used here")
        if event.tag is not None and event.tag != "!":
            self._note(line, key_path, f"has the tag {event.tag}; tags are not used here")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, line, key_path)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[object] = []
            while not isinstance(item := next(events), yaml.SequenceEndEvent):
                items.append(self._value(item, events, (*key_path, len(items))))
            return items
        mapping: dict[str, object] = {}
        while not isinstance(key := next(events), yaml.MappingEndEvent):
            name = self._key(key, events, key_path)
            child = (*key_path, name)
            key_line = key.start_mark.line + 1
            if name in mapping:
                first = self.document.line(child)
                self._note(key_line, child, f"is given twice (first on line {first})")
                self._value(next(events), events, child)
                continue
            self.document.lines[child] = key_line
            mapping[name] = self._value(next(events), events, child)
        return mapping

    def _key(self, event: Any, events: Iterator[Any], key_path: KeyPath) -> str:
        import yaml

        line = event.start_mark.line + 1
        if not isinstance(event, yaml.ScalarEvent):
            self._note(line, key_path, "has a key that is not a plain word")
            raise _Stop
        if event.anchor is not None:
            self._note(line, key_path, f"defines the anchor &{event.anchor}; anchors are not used here")
        if event.value == "<<":
            self._note(line, key_path, "uses the merge key <<; write the keys out instead")
        return str(event.value)

    def _scalar(self, event: Any, line: int, key_path: KeyPath) -> object:
        text: str = event.value
        control = _CONTROL.search(text)
        if control:  # "\e" in double quotes is legal YAML and a terminal escape
            self._note(line, key_path, f"holds the control character U+{ord(control[0]):04X}")
            return _CONTROL.sub("", text)
        if event.style:  # plain is None from the Python parser, "" from libyaml
            return text
        value, surprise = _resolve_plain(text)
        if surprise:
            self._note(line, key_path, f"{text!r} {surprise}")
        return value


def _resolve_plain(text: str) -> tuple[object, str | None]:
    """An unquoted scalar by YAML 1.2's core rules, and why it is refused if YAML 1.1 reads it otherwise."""
    if text in ("", "~", "null", "Null", "NULL"):
        return None, None
    if text in ("true", "True", "TRUE"):
        return True, None
    if text in ("false", "False", "FALSE"):
        return False, None
    if _INT.fullmatch(text):
        return (int(text), None) if len(text) <= 18 else (0, "is too long a number; put it in quotes")
    if _FLOAT.fullmatch(text):
        return float(text), None
    if text.casefold() in _NORWAY:
        return text, "means a truth value to some readers; put it in quotes, or write true or false"
    if _BASE_60.fullmatch(text):
        return text, "is a base-60 number to some readers; put it in quotes"
    if _DATE.fullmatch(text):
        return text, "is a date to some readers; put it in quotes"
    if _LEADING_ZERO.fullmatch(text) or _OTHER_NUMBER.fullmatch(text):
        return text, "is a number with two readings; put it in quotes or write it plainly"
    return text, None


def _plain(error: Any) -> str:
    """PyYAML's reason as one line, in words that help a person who has never seen a YAML grammar."""
    reason = " ".join(str(error.problem or error).split())
    if "cannot start any token" in reason and ("\\t" in reason or "tab" in reason.casefold()):
        return "a tab is used for indentation; use spaces"
    context = f"{error.context}, " if error.context else ""
    return f"{context}{reason}"
