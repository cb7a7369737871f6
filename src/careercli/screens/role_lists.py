"""Roles in lists: `list`, `search`, `tracks`, and one track as a ladder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from careercli.catalog.role import Level, Role
from careercli.catalog.search import Hit
from careercli.catalog.store import RoleRow, TrackCount
from careercli.screens.document import (
    Block,
    Cell,
    Column,
    Commands,
    Document,
    Entries,
    Entry,
    Heading,
    Note,
    Paragraph,
    Section,
    Span,
    Table,
    Words,
    join,
)
from careercli.screens.wording import counted, years


def list_document(rows: Sequence[RoleRow], *, by_track: bool) -> Document:
    """Roles as one table; `by_track` sets a heading row before each track, in the order given."""
    if not rows:
        return Document(intro=(Paragraph("No role matches."),))
    note = Note(f"{counted(len(rows), 'role')}. `careercli show NAME` opens one.")
    columns = [Column("Role"), Column("Level"), Column("Typical education", drop=1)]
    if not by_track:
        columns.insert(1, Column("Track", drop=2))
    columns.append(Column("Name to type", tone="muted", drop=3))
    lines: list[tuple[Cell, ...] | None] = []
    for name, group in groupby(rows, key=lambda row: row.track_name):
        if by_track:
            if lines:
                lines.append(None)
            lines.append(((Span(name, "accent"),), *[""] * (len(columns) - 1)))
        for row in group:
            cells: list[Cell] = [f"{row.title} *" if row.origin else row.title, str(row.level), row.education.label]
            if not by_track:
                cells.insert(1, row.track_name)
            lines.append((*cells, row.slug))
    own = (Note("* from your own role files"),) if any(row.origin for row in rows) else ()
    return Document(intro=(Table(tuple(columns), tuple(lines)), *own, note))


def search_document(text: str, hits: Sequence[Hit]) -> Document:
    """Search hits, best first, each with where it matched when that is not its title."""
    if not hits:
        return Document(intro=(Paragraph(f"Nothing fits {text!r}."),))
    entries = []
    for hit in hits:
        row = hit.row
        lead = (Span(row.title, "strong"), Span(f"  {row.slug}", "muted"))
        where = "" if hit.where == "title" or not hit.matched else f"{hit.where}: {hit.matched}"
        entries.append(Entry(lead, join((row.track_name, f"{row.level} level")), where))
    return Document(intro=(Entries(tuple(entries)),))


def tracks_document(counts: Sequence[TrackCount]) -> Document:
    """Every track with its number of roles per level."""
    columns = (
        Column("Track", tone="strong"), Column("Roles", "right"), Column("What it is", wrap=True, drop=2),
        Column("Name to type", tone="muted", drop=1),
    )  # fmt: skip
    rows = tuple((c.track.name, str(c.total), c.track.description, c.track.slug) for c in counts)
    total = sum(count.total for count in counts)
    note = Note(
        f"{counted(total, 'role')} in {counted(len(counts), 'track')}. "
        "`careercli tracks NAME` shows one as a ladder."
    )
    return Document(title="Tracks", intro=(Table(columns, rows), note))


def ladder_document(count: TrackCount, roles: Sequence[Role], titles: Mapping[str, RoleRow]) -> Document:
    """One track from entry to executive: each role with the steps up from it, inside and out of the track."""
    sections = []
    for level in Level:
        there = [role for role in roles if role.level is level]
        if there:
            entries = tuple(Entry(_rung(role), _ways_up(role, titles), mark="dot") for role in there)
            sections.append(Section(level.value, f"{level.value.capitalize()} level", (Entries(entries),)))
    beyond = _ways_out(roles, titles)
    blocks: list[Block] = [Commands(((f"careercli list --track {count.track.slug}", "the same roles as a list"),))]
    if beyond:
        blocks.insert(0, Entries(beyond))
        blocks.insert(0, Heading("Sideways into other tracks"))
    return Document(
        title=count.track.name,
        subtitle=count.track.description,
        sections=(*sections, Section("beyond", "Beyond this track", tuple(blocks))),
    )


def _rung(role: Role) -> Words:
    return (Span(role.title, "strong"), Span(f"  {role.slug}", "muted"))


def _ways_up(role: Role, titles: Mapping[str, RoleRow]) -> Words:
    parts: list[Words] = []
    for step in role.advancement:
        row = titles.get(step.to or "")
        title = row.title if row else step.title or step.to or ""
        elsewhere = f", {row.track_name}" if row and row.track != role.track else ""
        parts.append(f"{title} ({years(step.years)}{elsewhere})")
    return (Span("up to ", "muted"), *join(parts, ", "))


def _ways_out(roles: Sequence[Role], titles: Mapping[str, RoleRow]) -> tuple[Entry, ...]:
    entries = []
    for role in roles:
        targets = [titles.get(move.to or "") for move in role.lateral]
        outside = [f"{row.title} ({row.track_name})" for row in targets if row and row.track != role.track]
        if outside:
            entries.append(Entry(role.title, ", ".join(outside), mark="side"))
    return tuple(entries)
