"""Roles in lists: `list`, `search`, `tracks`, and one track as a ladder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

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
from careercli.screens.wording import NOT_PUBLISHED, counted, years

if TYPE_CHECKING:
    from careercli.catalog.search import Hit
    from careercli.catalog.store import RoleRow, TrackCount
    from careercli.landscape.store import CategoryColumns, CategoryMatch
    from careercli.moves.ladder import Ladder, LadderRole


def list_document(
    rows: Sequence[RoleRow], *, by_track: bool, markets: Mapping[str, CategoryColumns] | None = None
) -> Document:
    """Roles as one table; `by_track` sets a heading row before each track, in the order given.

    `markets` (by SOC code) adds the figures of each role's category, with the reminder what they are.
    """
    if not rows:
        return Document(intro=(Paragraph("No role matches."),))
    blocks: list[Block] = [_role_table(rows, by_track, markets or {})]
    if any(row.origin for row in rows):
        blocks.append(Note("* from your own role files"))
    if markets:
        blocks.append(Note("Pay, growth and openings are those of the wider official category, not of the role."))
    blocks.append(_opens_one(len(rows)))
    return Document(intro=tuple(blocks))


def _opens_one(roles: int) -> Note:
    return Note(f"{counted(roles, 'role')}. `careercli show NAME` opens one.")


def _role_table(rows: Sequence[RoleRow], by_track: bool, markets: Mapping[str, CategoryColumns]) -> Table:
    columns = [Column("Role"), Column("Level")]
    if not by_track:
        columns.insert(1, Column("Track", drop=3))
    if markets:
        columns += [Column("Median pay", "right"), Column("Growth", "right"), Column("Openings", "right", drop=1)]
    else:
        columns.append(Column("Typical education", drop=1))
    columns.append(Column("Name to type", tone="muted", drop=4))
    lines: list[tuple[Cell, ...] | None] = []
    for name, group in groupby(rows, key=lambda row: row.track_name) if by_track else [("", iter(rows))]:
        if by_track:
            if lines:
                lines.append(None)
            lines.append(((Span(name, "accent"),), *[""] * (len(columns) - 1)))
        for row in group:
            cells: list[Cell] = [f"{row.title} *" if row.origin else row.title, str(row.level)]
            if not by_track:
                cells.insert(1, row.track_name)
            cells += _market_cells(markets.get(row.soc)) if markets else [row.education.label]
            lines.append((*cells, row.slug))
    return Table(tuple(columns), tuple(lines))


def _market_cells(market: CategoryColumns | None) -> list[Cell]:
    if market is None:
        return ["not known"] * 3
    return [
        NOT_PUBLISHED if market.median is None else f"${market.median:,.0f}",
        NOT_PUBLISHED if market.growth is None else f"{market.growth:+.1f}%",
        NOT_PUBLISHED if market.openings is None else f"{market.openings * 1000:,.0f}",
    ]


def search_document(text: str, hits: Sequence[Hit], categories: Sequence[CategoryMatch] = ()) -> Document:
    """Search hits, best first, each with where it matched; then categories that have figures but no page.

    Where the words stand in no more than the text of some pages, a category that is called so comes before them.
    """
    if not hits and not categories:
        ways_on = Commands((("careercli tracks", "the fields of work"), ("careercli list", "every role there is")))
        return Document(intro=(Paragraph(f"Nothing fits {text!r}."), ways_on))
    entries = []
    for hit in hits:
        row = hit.row
        lead = (Span(row.title, "strong"), Span(f"  {row.slug}", "muted"))
        where = "" if hit.where == "title" or not hit.matched else f"{hit.where}: {hit.matched}"
        entries.append(Entry(lead, join((row.track_name, f"{row.level} level")), where))
    pages: list[Block] = [Entries(tuple(entries)), _opens_one(len(hits))] if entries else []
    figures: list[Block] = []
    if categories:
        lines = tuple((match.title, f"careercli landscape {match.soc}") for match in categories)
        figures = [Heading("Figures only, no page yet"), Table((Column(""), Column("", tone="command")), lines)]
    if figures and pages and all(hit.where == "text" for hit in hits):
        return Document(intro=(*figures, Heading("Pages that mention it"), *pages))
    return Document(intro=(*pages, *figures))


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


def ladder_document(count: TrackCount, ladder: Ladder, track_names: Mapping[str, str]) -> Document:
    """One track from entry to executive: each role with the steps up from it, inside and out of the track.

    `track_names` maps the slugs of tracks that moves lead into to their names.
    """
    sections = []
    for rung in ladder.rungs:
        entries = tuple(Entry(_rung(role), _ways_up(role, track_names), mark="dot") for role in rung.roles)
        title = f"{rung.level.value.capitalize()} level"
        sections.append(Section(rung.level.value, title, (Entries(entries),)))
    beyond = _ways_out(ladder, track_names)
    blocks: list[Block] = [Commands(((f"careercli list --track {count.track.slug}", "the same roles as a list"),))]
    if beyond:
        blocks.insert(0, Entries(beyond))
        blocks.insert(0, Heading("Sideways into other tracks"))
    return Document(
        title=count.track.name,
        subtitle=count.track.description,
        sections=(*sections, Section("beyond", "Beyond this track", tuple(blocks))),
    )


def _rung(role: LadderRole) -> Words:
    door = (Span("  open to newcomers", "good"),) if role.is_door and role.entries else ()
    return (Span(role.node.title, "strong"), Span(f"  {role.node.slug}", "muted"), *door)


def _ways_up(role: LadderRole, track_names: Mapping[str, str]) -> Words:
    parts = []
    for step in role.up:
        detail = years(step.move.years) if step.move.years else ""
        if step.target is not None and step.leaves:
            detail += f", {track_names.get(step.target.track, step.target.track)}"
        parts.append(f"{step.title} ({detail})")
    return (Span("up to ", "muted"), *join(parts, ", ")) if parts else ""


def _ways_out(ladder: Ladder, track_names: Mapping[str, str]) -> tuple[Entry, ...]:
    entries = []
    for role in ladder.roles:
        outside = [
            f"{move.title} ({track_names.get(move.target.track, move.target.track)})"
            for move in role.sideways
            if move.target is not None and move.leaves
        ]
        if outside:
            entries.append(Entry(role.node.title, ", ".join(outside), mark="side"))
    return tuple(entries)
