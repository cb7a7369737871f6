"""A plan as Markdown that a person may edit by hand: every checkbox is a step, everything else stays as it is.

A text is cut into pieces and put together again without losing a character: `render(parse(text)) == text` for
any text, and `parse(render(plan)) == plan` for any plan that came from here. Steps have no numbers of their
own in the file; a step's number is its place among the checkboxes, so numbers cannot go stale when lines move.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from careercli.errors import NotFoundError

_STEP = re.compile(
    r"^(?P<lead>[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[(?P<mark>[ xX])\](?P<words>[ \t][^\r\n]*|)(?P<end>\r?\n|\r|)$"
)
_DETAIL = re.compile(r"^[ \t]+(?:[-*+][ \t]+)?(?P<label>First|Proof|Time|By|Why|Ask):[ \t]*(?P<words>[^\r\n]*)")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Text:
    """Lines that are no step, as they stand: headings, remarks, comments, anything unknown."""

    raw: str


@dataclass(frozen=True, slots=True)
class Step:
    """One checkbox line, cut up so that it can be put together unchanged, and the indented lines below it."""

    lead: str
    mark: str
    raw_words: str
    end: str
    below: tuple[str, ...] = ()

    @property
    def done(self) -> bool:
        """Whether it is checked off."""
        return self.mark in "xX"

    @property
    def words(self) -> str:
        """What the step says."""
        return self.raw_words.strip()

    def detail(self, label: str) -> str | None:
        """What stands after a label (First, Proof, Time, By, Why, Ask) below the step, or None."""
        for line in self.below:
            found = _DETAIL.match(line)
            if found and found["label"] == label:
                return found["words"].strip()
        return None

    @property
    def due(self) -> date | None:
        """The first real date in the `By` line or else in the step's own words."""
        for words in (self.detail("By") or "", self.words):
            for found in _DATE.findall(words):
                try:
                    return date.fromisoformat(found)
                except ValueError:
                    continue
        return None


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole plan, piece by piece, in the order of the file."""

    pieces: tuple[Text | Step, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps; number n of the commands is `steps[n - 1]`."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Step))

    @property
    def title(self) -> str:
        """The first heading's words, or nothing."""
        for piece in self.pieces:
            if isinstance(piece, Text):
                found = re.search(r"^#+[ \t]+([^\r\n]+)", piece.raw, re.MULTILINE)
                if found:
                    return found[1].strip()
        return ""

    @property
    def progress(self) -> tuple[int, int]:
        """(steps done, steps)."""
        return sum(step.done for step in self.steps), len(self.steps)

    def next_step(self) -> tuple[int, Step] | None:
        """Number and step of what to do next: the first that is not done, or None when all are."""
        return next(((n, step) for n, step in enumerate(self.steps, start=1) if not step.done), None)

    def due_by(self, today: date) -> tuple[tuple[int, Step], ...]:
        """Numbers and steps with a date that has come and that are not done."""
        return tuple(
            (number, step)
            for number, step in enumerate(self.steps, start=1)
            if not step.done and step.due is not None and step.due <= today
        )

    def check(self, number: int, *, done: bool = True) -> Plan:
        """Check step `number` (from 1) off or on again; only its mark changes. Raises NotFoundError."""
        if not 1 <= number <= len(self.steps):
            count = len(self.steps)
            raise NotFoundError(f"the plan has no step {number}", f"its steps are 1 to {count}" if count else None)
        if self.steps[number - 1].done == done:
            return self
        pieces = []
        for piece in self.pieces:
            if isinstance(piece, Step):
                number -= 1
                if number == 0:
                    piece = replace(piece, mark="x" if done else " ")
            pieces.append(piece)
        return Plan(tuple(pieces))


def render(plan: Plan) -> str:
    """The plan's Markdown."""
    return "".join(_raw(piece) for piece in plan.pieces)


def parse(text: str) -> Plan:
    """Cut any Markdown text into a plan; checkboxes inside code fences and HTML comments are no steps."""
    pieces: list[Text | Step] = []
    other: list[str] = []
    for line, plain in _lines(text):
        found = _STEP.match(line) if plain else None
        if found:
            if other:
                pieces.append(Text("".join(other)))
                other = []
            pieces.append(Step(found["lead"], found["mark"], found["words"], found["end"]))
        elif plain and not other and pieces and isinstance(pieces[-1], Step) and _belongs(pieces[-1], line):
            pieces[-1] = replace(pieces[-1], below=(*pieces[-1].below, line))
        else:
            other.append(line)
    if other:
        pieces.append(Text("".join(other)))
    return Plan(tuple(pieces))


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """Each line with its end, and whether it is plain Markdown (outside fences and comments)."""
    fence = ""
    comment = False
    for line in _LINE.findall(text):
        marker = _FENCE.match(line)
        if fence:
            yield line, False
            if marker and marker[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        elif comment:
            yield line, False
            comment = "-->" not in line
        elif marker:
            fence = marker[1]
            yield line, False
        else:
            comment = line.rfind("<!--") > line.rfind("-->")
            yield line, not line.lstrip().startswith("<!--")


def _belongs(step: Step, line: str) -> bool:
    """Whether a line is indented more deeply than the step above it."""
    stripped = line.lstrip(" \t")
    indent = len(line) - len(stripped)
    own = len(step.lead) - len(step.lead.lstrip(" \t"))
    return bool(stripped.strip()) and indent > own


def _raw(piece: Text | Step) -> str:
    if isinstance(piece, Text):
        return piece.raw
    return f"{piece.lead}[{piece.mark}]{piece.raw_words}{piece.end}{''.join(piece.below)}"
