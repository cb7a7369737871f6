"""A document as Markdown, to paste into notes, wikis and issues."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from careercli.screens.document import (
    Block,
    Cell,
    Climbs,
    Commands,
    Document,
    Entries,
    Entry,
    Facing,
    Facts,
    Group,
    Heading,
    Levels,
    Meter,
    Note,
    Paragraph,
    Spreads,
    Table,
    Trend,
    Words,
    spans,
    text_of,
)
from careercli.screens.drawing import spread_words, trend_words

_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")
_BLOCK_START = re.compile(r"^(\s*)([#+-]|\d+[.)])(?=\s)")


def render_markdown(document: Document) -> str:
    """The document as CommonMark with pipe tables, ending in a newline; text from outside is escaped."""
    parts = list(_document(document))
    return "\n\n".join(part for part in parts if part) + "\n"


def _document(document: Document) -> Iterator[str]:
    if document.title:
        yield f"# {_escape(document.title)}"
    for words in (document.subtitle, *document.lines):
        if text_of(words):
            yield f"*{_escape(text_of(words))}*"
    for block in document.intro:
        yield from _block(block)
    for section in document.sections:
        if section.title:
            yield f"## {_escape(section.title)}"
        for block in section.blocks:
            yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield _words(block.words)
    elif isinstance(block, Heading):
        yield f"### {_escape(block.text)}"
    elif isinstance(block, Facts):
        yield "\n".join(f"- **{_escape(label)}:** {_words(value)}" for label, value in block.items)
    elif isinstance(block, Entries):
        yield _entries(block.entries)
    elif isinstance(block, Facing):
        yield from _group(block.left)
        yield from _group(block.right)
    elif isinstance(block, Levels):
        yield _pipe_table(
            ["Skill", "Level", "For"], ([label, f"{level} of 5", _words(note)] for label, level, note in block.rows)
        )
    elif isinstance(block, Climbs):
        yield _pipe_table(
            ["Skill", "Held", "Asked", "For"],
            ([_escape(label), str(held), str(asked), _words(note)] for label, held, asked, note in block.rows),
        )
    elif isinstance(block, Table):
        rows = ([_cell(cell) for cell in row] for row in block.rows if row is not None)
        yield _pipe_table([column.title for column in block.columns], rows)
    elif isinstance(block, Trend):
        yield _escape(trend_words(block))
    elif isinstance(block, Spreads):
        yield "\n".join(f"- {_escape(words)}" for words in spread_words(block))
    elif isinstance(block, Commands):
        yield "\n".join(f"- `{command}`: {_escape(meaning)}" for command, meaning in block.items)
    elif isinstance(block, Note):
        yield f"*{_escape(text_of(block.words))}*"


def _group(group: Group) -> Iterator[str]:
    yield f"### {_escape(group.title)}"
    yield _entries(group.entries)


def _entries(entries: Iterable[Entry]) -> str:
    lines = []
    for entry in entries:
        lead, rest = _words(entry.lead), [_words(w) for w in (entry.body, entry.aside) if text_of(w)]
        lines.append(f"- **{lead}**" + "".join(f"\n  {text}" for text in rest))
    return "\n".join(lines)


def _pipe_table(titles: list[str], rows: Iterable[list[str]]) -> str:
    lines = [titles, ["---"] * len(titles), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _cell(cell: Cell) -> str:
    return _escape(cell.words) if isinstance(cell, Meter) else _words(cell)


def _words(words: Words) -> str:
    parts = []
    for span in spans(words):
        text = span.text if span.tone == "command" else _escape(span.text)
        parts.append(f"`{text}`" if span.tone == "command" else text)
    return _BLOCK_START.sub(r"\1\\\2", "".join(parts))


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
