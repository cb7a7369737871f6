"""Reading YAML, strictly. The one module that knows PyYAML.

A file written by a stranger must never surprise: YAML 1.1's booleans, dates, octals and base-60 numbers,
anchors and aliases, tags, duplicate keys, deep nesting, huge files and control characters are all errors
with a line number. Values are built from the parser's event stream, not by PyYAML's constructors, so that
nothing is ever instantiated and every value keeps the line it stands on.
"""

from __future__ import annotations

import re
import stat
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path
from typing import Any

from careercli.catalog.problems import Problem, data_error
from careercli.reading import TooLarge, read_at_most

MAX_BYTES = 1_000_000
"""A role is about 10 KB and the skill vocabulary about 60 KB; anything near this is a mistake."""

MAX_DEPTH = 12
"""A role file nests five deep."""

MAX_FAULTS = 200
"""After so many faults in one file its reading stops: nobody mends more at a time."""

KeyPath = tuple[str | int, ...]

_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|(0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_LEADING_ZERO = re.compile(r"[-+]?0[0-9_]+")
_BASE_60 = re.compile(r"[-+]?[0-9]+(:[0-5]?[0-9])+(\.[0-9]*)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?")
_OTHER_NUMBER = re.compile(
    r"[-+]?(0x[0-9a-f_]+|0o[0-7_]+|0b[01_]+|[0-9]+_[0-9_]*(\.[0-9_]*)?|\.(inf|nan))", re.IGNORECASE
)
_NORWAY = frozenset({"yes", "no", "on", "off", "y", "n"})

_INVISIBLE = {
    "\xad": "soft hyphen", "\u180e": "vowel separator", "\u200b": "zero-width space", "\u2060": "word joiner",
    "\u2061": "function application", "\u2062": "invisible times", "\u2063": "invisible separator",
    "\u2064": "invisible plus", "\ufeff": "zero-width no-break space",
}  # fmt: skip
"""What text pasted from a web page brings along: it shows nothing and means nothing here, so it is dropped."""

_INVISIBLES = re.compile(f"[{''.join(_INVISIBLE)}]")

_MOST_REMARKS = 20
"""Remarks on invisible characters in one file: a page pasted whole has hundreds of them."""

# C0 and C1 but tab and line feed; bidirectional and other format characters that show in what they do; tags;
# halves of surrogate pairs and noncharacters. The joiners U+200C and U+200D are letters' business in some scripts.
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2065-\u206f"
    "\ud800-\udfff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)

_BEYOND_UNICODE = re.compile(r"\\U(?!00(0[0-9A-Fa-f]|10))")

_REASONS = (
    ("exceeded maximum nesting depth", f"something is nested more than {MAX_DEPTH} deep"),
    ("mapping values are not allowed", "a colon in text that is not in quotes, or a line indented too far"),
    ("sequence entries are not allowed", "a list item cannot begin here; give it a line of its own"),
    ("unexpected end of stream", "a quotation mark is opened and never closed"),
    ("expected ',' or ']'", "a [ is opened and not closed, or a comma is missing after it"),
    ("expected ',' or '}'", "a { is opened and not closed, or a comma is missing after it"),
    ("node content", "a value is missing here: a [ or { that is not closed, or a comma too many"),
    ("expected key", "the indentation does not fit the lines above"),
    ("expected '-' indicator", "the indentation does not fit the lines above"),
    ("expected <block end>", "the indentation does not fit the lines above"),
    ("unknown escape character", "a backslash in double quotes; write it twice, or use single quotes"),
    ("Unicode character escape", "an escape that stands for no character"),
    ("could not find expected ':'", "a key without a colon after it"),
)
"""What PyYAML's two parsers say (a part of it), and what a person can do something with."""


@dataclass(slots=True)
class YamlDocument:
    """A file's value (dicts, lists, str, int, float, bool, None), the line of every key path, and the comments
    above the first key.
    """

    path: Path
    value: object = None
    head: tuple[str, ...] = ()
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
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            name = part if len(part) <= 60 else f"{part[:60]}…"
            text += f".{name}" if text else name
    return text


def load_yaml(path: Path) -> tuple[YamlDocument | None, list[Problem]]:
    """Read one file and report every fault of its form.

    Returns the document, or None when the file could not be read to its end, and the problems found.
    A document that comes with problems that are not editorial must not be used for anything but finding more.
    """
    text, problem = _read_text(path)
    if text is None:
        return None, [problem] if problem else []
    return parse_yaml(path, text)


def parse_yaml(path: Path, text: str) -> tuple[YamlDocument | None, list[Problem]]:
    """The same for a text that was read already, from a file that problems call `path`."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    problem = _unfit(path, text)
    if problem is not None:
        return None, [problem]
    found = list(_INVISIBLES.finditer(text))
    document, problems = _Builder(path).build(_INVISIBLES.sub("", text) if found else text)
    if document is not None:
        document.head = tuple(takewhile(lambda line: line[:1] in ("#", ""), text.splitlines()))
        problems += _remarks(document, text, found)
    return document, problems


def _remarks(document: YamlDocument, text: str, found: list[re.Match[str]]) -> Iterator[Problem]:
    """What was dropped, where: line, key and the words before it, since there is nothing to see."""
    keys = sorted((line, key) for key, line in document.lines.items() if key) if found else []
    for match in found[:_MOST_REMARKS]:
        line = _line_of(text, match.start())
        before = _INVISIBLES.sub("", text[: match.start()].rpartition("\n")[2])[-24:].strip()
        after = f" after {before!r}" if before else ""
        key = keys[bisect_right(keys, line, key=lambda pair: pair[0]) - 1][1] if keys and keys[0][0] <= line else ()
        reason = f"has an invisible character{after} ({_told(match[0])}), which is dropped"
        yield Problem(document.path, line, key_text(key), reason, editorial=True)
    if len(found) > _MOST_REMARKS:
        reason = f"has {len(found) - _MOST_REMARKS} more invisible characters, which are dropped"
        yield Problem(document.path, None, "", reason, editorial=True)


def _told(mark: str) -> str:
    return f"U+{ord(mark):04X}, {_INVISIBLE[mark]}"


def read_yaml(path: Path) -> object:
    """The value of one file.

    Raises DataError naming file, line and reason when the file is unreadable or breaks any rule.
    """
    document, problems = load_yaml(path)
    serious = [problem for problem in problems if not problem.editorial]
    if document is None or serious:
        raise data_error(serious)
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
        raw = read_at_most(path, MAX_BYTES)
    except (OSError, ValueError, TooLarge) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return None, Problem(path, None, "", f"cannot be read: {reason}")
    try:
        return raw.decode("utf-8-sig"), None  # some editors put a byte order mark before everything
    except UnicodeDecodeError as error:
        read: bytes = error.object  # without the byte order mark, if there was one
        line = _line_of(read.decode("latin-1"), error.start)
        what = "UTF-16; save it as UTF-8" if read[:2] in (b"\xff\xfe", b"\xfe\xff") else ""
        reason = f"is not UTF-8 but {what}" if what else f"is not UTF-8 (byte 0x{read[error.start]:02x})"
        return None, Problem(path, line, "", reason)


def _unfit(path: Path, text: str) -> Problem | None:
    """What keeps a text from being read as YAML at all."""
    match = _CONTROL.search(text)
    if match:
        return Problem(path, _line_of(text, match.start()), "", _control_reason(match))
    if "\t" in text:  # its width is anybody's guess, and the two parsers disagree on where it may stand
        return Problem(path, _line_of(text, text.index("\t")), "", "holds a tab; use spaces")
    return None


def _line_of(text: str, position: int) -> int:
    return len(re.findall(r"\r\n?|\n", text[:position])) + 1


def _control_reason(match: re.Match[str]) -> str:
    return f"holds the control character U+{ord(match[0]):04X}"


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
            next(events)  # the start of the stream
            start = next(events)
            if isinstance(start, yaml.StreamEndEvent):
                self._note(1, (), "is empty")
                return None, self.problems
            if start.version is not None or start.tags:
                self._note(start.start_mark.line + 1, (), "has a % directive; directives are not used here")
            self.document.value = self._value(next(events), events, ())
            next(events)  # the end of the document
            after = next(events)
            if not isinstance(after, yaml.StreamEndEvent):
                line = after.start_mark.line + 1
                self._note(line, (), "begins a second document; keep one to a file")
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            self.problems.append(_syntax_problem(self.document.path, text, error))
            return None, self.problems
        except _Stop:
            return None, self.problems
        return self.document, self.problems

    def _note(self, line: int | None, key_path: KeyPath, reason: str) -> None:
        self.problems.append(Problem(self.document.path, line, key_text(key_path), reason))
        if len(self.problems) == MAX_FAULTS:
            reason = "has so many faults that the rest was not read"
            self.problems.append(Problem(self.document.path, line, "", reason))
            raise _Stop

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
        if event.tag is not None:
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
            name = self._key(key, key_path)
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

    def _key(self, event: Any, key_path: KeyPath) -> str:
        import yaml

        line = event.start_mark.line + 1
        if not isinstance(event, yaml.ScalarEvent):
            self._note(line, key_path, "has a key that is not a plain word")
            raise _Stop
        if event.anchor is not None:
            self._note(line, key_path, f"defines the anchor &{event.anchor}; anchors are not used here")
        if event.tag is not None:
            self._note(line, key_path, f"has the tag {event.tag}; tags are not used here")
        if event.value == "<<" and not event.style:
            self._note(line, key_path, "uses the merge key <<; write the keys out instead")
        if not event.value:
            self._note(line, key_path, "has an empty key")
        return self._shown(event.value, line, key_path)

    def _scalar(self, event: Any, line: int, key_path: KeyPath) -> object:
        text = self._shown(event.value, line, key_path)
        if event.style:  # plain is None from the Python parser, "" from libyaml
            return text
        value, surprise = _resolve_plain(text)
        if surprise:
            self._note(line, key_path, f"{shortened(text)} {surprise}")
        return value

    def _shown(self, text: str, line: int, key_path: KeyPath) -> str:
        """The text without control characters: "\\e" in double quotes is legal YAML and a terminal escape."""
        hidden = _INVISIBLES.search(text)  # written as an escape in double quotes
        if hidden is not None:
            reason = f"has an invisible character ({_told(hidden[0])}), which is dropped"
            self.problems.append(Problem(self.document.path, line, key_text(key_path), reason, editorial=True))
            text = _INVISIBLES.sub("", text)
        control = _CONTROL.search(text)
        if control is None:
            return text
        self._note(line, key_path, _control_reason(control))
        return _CONTROL.sub("", text)


def _resolve_plain(text: str) -> tuple[object, str | None]:
    """An unquoted scalar by YAML 1.2's core rules, and why it is refused if YAML 1.1 reads it otherwise."""
    if text in ("", "~", "null", "Null", "NULL"):
        return None, None
    if text in ("true", "True", "TRUE"):
        return True, None
    if text in ("false", "False", "FALSE"):
        return False, None
    if _INT.fullmatch(text):
        return (int(text), None) if len(text.lstrip("+-")) <= 18 else (0, "is too long a number; put it in quotes")
    if _FLOAT.fullmatch(text):
        number = float(text)
        return (number, None) if abs(number) < 1e300 else (0.0, "is too large a number; put it in quotes")
    if text.casefold() in _NORWAY:
        return text, "means a truth value to some readers; put it in quotes, or write true or false"
    if _BASE_60.fullmatch(text):
        return text, "is a base-60 number to some readers; put it in quotes"
    if _DATE.fullmatch(text):
        return text, "is a date to some readers; put it in quotes"
    if _LEADING_ZERO.fullmatch(text) or _OTHER_NUMBER.fullmatch(text):
        return text, "is a number with two readings; put it in quotes or write it plainly"
    return text, None


def _syntax_problem(path: Path, text: str, error: Any) -> Problem:
    """PyYAML's complaint with its line, in words that help a person who has never seen a YAML grammar."""
    mark, opened = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    said = " ".join(str(getattr(error, "problem", None) or error).split())
    lines = text.split("\n")
    # What is never closed is noticed at the end of the file, or on a later line; it is mended where it opens.
    never_closed = any(part in said for part in ("end of stream", "',' or", "expected ':'"))
    at = opened if never_closed and opened is not None else mark or opened
    line = min(at.line, len(lines) - 1) + 1 if at is not None else None
    if at is None:  # the pure parser hands an escape beyond Unicode ("\\UFFFFFFFF") to chr(), which refuses it
        beyond = _BEYOND_UNICODE.search(text)
        line = _line_of(text, beyond.start()) if beyond else None
        reason = "an escape that stands for no character"
    elif "cannot start any token" in said and mark is not None and mark.line < len(lines):
        start = lines[mark.line][mark.column : mark.column + 1]
        reason = f"text cannot begin with {start!r}; put it in quotes"
    else:
        reason = next((ours for theirs, ours in _REASONS if theirs in said), said)
    return Problem(path, line, "", f"is not valid YAML: {reason}")


def shortened(value: object) -> str:
    """A value as a message quotes it: in Python's notation, cut where it is long."""
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:60]}… ({len(text)} characters)"
