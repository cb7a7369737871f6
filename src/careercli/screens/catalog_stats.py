"""The counts of a catalogue, for authors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from careercli.screens.document import (
    Column,
    Document,
    Entries,
    Entry,
    Facts,
    Meter,
    Section,
    Table,
    Words,
)


def stats_document(figures: dict[str, Any], odd_moves: Sequence[str] = ()) -> Document:
    """The mapping of `catalogue_stats` as a page; `odd_moves` say which moves make no sense together."""
    facts: list[tuple[str, Words]] = [
        ("Roles", str(figures["roles"])),
        ("Interview questions", str(figures["questions"])),
        ("Skills used", f"{figures['skills']['used']} of {figures['skills']['in_vocabulary']}"),
        ("With a move to another track", str(figures["roles_with_a_move_to_another_track"])),
        ("Titles named without a page", str(figures["titles_without_page"])),
    ]
    sections = [Section("all", "In all", (Facts(tuple(facts)),))]
    for key, title in (
        ("levels", "By level"), ("education", "By typical education"),
        ("interests", "By leading interest"), ("tracks", "By track"),
    ):  # fmt: skip
        most = max(figures[key].values(), default=0)
        rows = tuple((name, str(count), Meter(count, most)) for name, count in figures[key].items())
        columns = (Column(""), Column("", "right"), Column("", drop=1))
        sections.append(Section(key, title, (Table(columns, rows),)))
    if odd_moves:
        entries = tuple(Entry(words, mark="dot") for words in odd_moves)
        sections.append(Section("odd-moves", "Moves to look at again", (Entries(entries),)))
    return Document(title="The catalogue in numbers", sections=tuple(sections))
