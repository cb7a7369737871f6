"""Links of a page: titles of roles and command lines that stand in its text, found once it is laid out."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from careercli.explorer.desk import Arguments
from careercli.values import value

_COMMAND = re.compile(r"careercli ((?:[^\s`]+ ?)+)")
_PLACEHOLDER = re.compile(r"[A-Z][A-Z|]+$|\.\.\.|[<>|&;$]")
_WORD = re.compile(r"\S+")
_BEFORE, _AFTER = "([“‘\"'", ")].,;:!?…”’\"'"


@value
class Link:
    """What a link opens, its words, and where they stand: (line, first column, column behind) in letters."""

    opens: Arguments
    label: str
    spans: tuple[tuple[int, int, int], ...]

    @property
    def role(self) -> str:
        """The slug of the role it opens, or the empty string."""
        return self.opens[1] if self.opens[0] == "show" and len(self.opens) == 2 else ""


class Titles:
    """Every role's title, looked up by its first word, so that ten thousand cost a page nothing."""

    def __init__(self, slugs: Mapping[str, str]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for title, slug in slugs.items():
            words = tuple(title.split())
            self._by_first.setdefault(words[0], []).append((words, slug))
        for known in self._by_first.values():
            known.sort(key=lambda pair: -len(pair[0]))

    def links(self, lines: Sequence[str], but: str = "") -> list[Link]:
        """The links in lines of text, in reading order; `but` is the role the page is about."""
        commands = list(_commands(lines))
        taken = {
            (line, column) for link in commands for line, start, end in link.spans for column in range(start, end)
        }
        words = [
            (number, match.start(), match[0]) for number, line in enumerate(lines) for match in _WORD.finditer(line)
        ]
        found = commands
        place = 0
        while place < len(words):
            hit = self._at(words, place)
            if hit is None or (words[place][0], words[place][1]) in taken:
                place += 1
                continue
            length, slug = hit
            if slug != but:
                spans = tuple((line, *_bare(column, word)) for line, column, word in words[place : place + length])
                label = " ".join(word.strip(_BEFORE + _AFTER) for *_, word in words[place : place + length])
                found.append(Link(("show", slug), label, _joined(spans)))
            place += length
        return sorted(found, key=lambda link: link.spans[0])

    def _at(self, words: Sequence[tuple[int, int, str]], place: int) -> tuple[int, str] | None:
        first = words[place][2].lstrip(_BEFORE)
        for title, slug in self._by_first.get(first, ()) or self._by_first.get(first.rstrip(_AFTER), ()):
            those = words[place : place + len(title)]
            if len(those) < len(title):
                continue
            # A title goes on in the next line only where the line ends: columns stand side by side.
            together = (
                all(
                    there[1] == here[1] + len(here[2]) + 1 for here, there in pairwise(those) if here[0] == there[0]
                )
                and those[-1][0] - those[0][0] <= 1
            )
            *middle, last = (word for *_, word in those)
            if middle:
                middle[0] = middle[0].lstrip(_BEFORE)
            else:
                last = last.lstrip(_BEFORE)
            if together and title in ((*middle, last.rstrip(_AFTER)), (*middle, last)):
                return len(title), slug
        return None


def _bare(column: int, word: str) -> tuple[int, int]:
    start = column + len(word) - len(word.lstrip(_BEFORE))
    return start, column + len(word.rstrip(_AFTER))


def _joined(spans: Sequence[tuple[int, int, int]]) -> tuple[tuple[int, int, int], ...]:
    """Spans of words as spans of lines."""
    lines: dict[int, tuple[int, int]] = {}
    for line, start, end in spans:
        known = lines.get(line, (start, end))
        lines[line] = min(known[0], start), max(known[1], end)
    return tuple((line, start, end) for line, (start, end) in lines.items())


def _commands(lines: Sequence[str]) -> Iterator[Link]:
    for number, line in enumerate(lines):
        for match in _COMMAND.finditer(line):
            typed = match[1].rstrip()
            quoted = match.start() and line[match.start() - 1] == "`"
            if quoted and "`" not in line[match.start() :]:  # it goes on in the next line
                rest = lines[number + 1].strip() if number + 1 < len(lines) else ""
                typed += f" {rest.partition('`')[0]}" if "`" in rest else " ..."
            typed = typed if quoted else typed.rstrip(",.;:)")
            try:
                arguments = tuple(shlex.split(typed))
            except ValueError:  # a quote that goes on in the next line
                continue
            if arguments and not any(_PLACEHOLDER.search(word) for word in arguments):
                start = match.start()
                end = min(match.start(1) + len(typed), len(line))
                yield Link(arguments, f"careercli {typed}", ((number, start, end),))
