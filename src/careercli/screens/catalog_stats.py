"""The counts of a catalogue, for authors."""

from __future__ import annotations

from typing import Any

from careercli.screens.document import Column, Document, Facts, Meter, Section, Table, Words


def stats_document(figures: dict[str, Any]) -> Document:
    """The mapping of `catalogue_stats` as a page."""
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
    return Document(title="The catalogue in numbers", sections=tuple(sections))
