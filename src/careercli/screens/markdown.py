"""A document as Markdown, to paste into notes, wikis and issues."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import assert_never

from careercli.screens.document import (
    Block,
    Bullets,
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
    Strips,
    Table,
    Tone,
    Trend,
    Words,
    spans,
    text_of,
)
from careercli.screens.drawing import break_words
from careercli.screens.literal import literal
from careercli.screens.table_layout import cell_words

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~]|&(?=#?\w+;)|(?:^|(?<=\s))#)")
"""What means something anywhere in a line."""
_AT_START = re.compile(r"^(?:[+-](?=\s|$)|[-=:](?=[-=:\s]*$)|\d+(?P<stop>[.)])(?=\s|$))")
"""What means something only where a line begins: lists, rules, underlined headings."""


def render_markdown(document: Document) -> str:
    """The document as CommonMark with pipe tables, ending in a newline; text from outside is escaped."""
    parts = list(_document(literal(document)))
    return "\n\n".join(part for part in parts if part) + "\n"


def _document(document: Document) -> Iterator[str]:
    if document.title:
        yield f"# {_escape(document.title)}"
    for words in (document.subtitle, *document.lines):
        yield _aside(text_of(words))
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
        yield from _facts(block)
    elif isinstance(block, Strips):
        yield from _facts(block.left)
        yield from _facts(block.right)
    elif isinstance(block, Entries):
        yield _entries(block.entries)
    elif isinstance(block, Bullets):
        yield "\n".join(f"- {_words(words)}" for words in block.lines)
    elif isinstance(block, Facing):
        yield from _group(block.left)
        yield from _group(block.right)
    elif isinstance(block, Levels):
        rows = [(_escape(label), f"{level} of 5", _cell(note)) for label, level, note in block.rows]
        wide = 3 if any(note for _, _, note in rows) else 2
        yield _pipe_table(("Skill", "Level", "For")[:wide], (row[:wide] for row in rows))
    elif isinstance(block, Climbs):
        climbs = ((_escape(label), str(held), str(asked), _cell(note)) for label, held, asked, note in block.rows)
        yield _pipe_table(("Skill", "Held", "Asked", "For"), climbs)
    elif isinstance(block, Table):
        yield _table(block)
    elif isinstance(block, Trend):
        points = ((_escape(point.label), _escape(point.words)) for point in block.points)
        yield _pipe_table(("Year", _escape(block.title)), points)
        yield _escape(break_words(block))
    elif isinstance(block, Commands):
        yield "\n".join(f"- {_code(command)}: {_escape(meaning)}" for command, meaning in block.items)
    elif isinstance(block, Note):
        yield _aside(text_of(block.words))
    elif isinstance(block, Spreads):
        pass  # a picture alone: the page says its figures in words beside it
    else:
        assert_never(block)


def _facts(block: Facts) -> Iterator[str]:
    yield _strong(block.title) if block.title else ""
    yield "\n".join(f"- {_strong(f'{label}:')} {_words(value)}" for label, value in block.items)


def _group(group: Group) -> Iterator[str]:
    yield f"### {_escape(group.title)}"
    yield _entries(group.entries)


def _entries(entries: Iterable[Entry]) -> str:
    lines = []
    for entry in entries:
        rest = [_words(words) for words in (entry.body, entry.aside) if text_of(words)]
        lines.append(f"- {_lead(entry.lead)}" + "".join(f"\n  {text}" for text in rest))
    return "\n".join(lines)


def _lead(words: Words) -> str:
    """What stands in bold before an entry; of words in several tones, only the strong ones do."""
    if any(span.tone == "strong" for span in spans(words)):
        return _words(words)
    return _strong(text_of(words).strip())


def _table(table: Table) -> str:
    columns = [
        [_escape(column.title), *(_cell(row[i]) if i < len(row) else "" for row in table.rows if row is not None)]
        for i, column in enumerate(table.columns)
    ]
    said = [column for column in columns if any(column)]  # a column of bars says nothing here
    return _pipe_table([column[0] for column in said], zip(*(column[1:] for column in said), strict=True))


def _pipe_table(titles: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    titles = list(titles)
    lines = [titles, ["---"] * len(titles), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _cell(cell: Cell) -> str:
    return _inline(cell_words(cell) if isinstance(cell, Meter) else cell, in_table=True)


def _words(words: Words) -> str:
    """Words that may stand where a line begins."""
    text = _inline(words)
    sign = _AT_START.match(text)
    if sign is None:
        return text
    place = sign.start("stop") if sign["stop"] else 0
    return f"{text[:place]}\\{text[place:]}"


def _inline(words: Words, *, in_table: bool = False) -> str:
    """Words within a line: strong spans bold, muted ones in italics, commands as code, all else literal."""
    shown = [span for span in spans(words) if span.text]
    edges = [" ", *(span.text for span in shown), " "]
    parts = []
    for before, span, after in zip(edges, shown, edges[2:], strict=False):
        text = span.text
        # A sign of emphasis counts only where no letter touches it from outside.
        opens = text[0].isspace() or before[-1].isspace()
        closes = text[-1].isspace() or after[0].isspace()
        plain = span.tone != "command" and not (opens and closes)
        marked = _marked("" if plain else span.tone, text.strip(), in_table) if text.strip() else ""
        parts += [" " * text[0].isspace(), marked, " " * text[-1].isspace()]
    return "".join(parts).strip()


def _marked(tone: Tone, text: str, in_table: bool) -> str:
    if tone == "command":
        return _code(text).replace("|", "\\|" if in_table else "|")
    if tone == "strong":
        return _strong(text)
    if tone == "muted" and any(map(str.isalnum, text)):
        return f"*{_escape(text)}*"
    return _escape(text)


def _strong(text: str) -> str:
    return f"**{_escape(text)}**"


def _aside(text: str) -> str:
    return f"*{_escape(text.strip())}*" if text.strip() else ""


def _code(text: str) -> str:
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
