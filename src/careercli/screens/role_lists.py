"""Roles in lists: `list`, `search`, `tracks`, and one track as a ladder."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from careercli.catalog.role import CategoryMatch
from careercli.screens.answers import ROUTE_WORDS, cost_words, months_words
from careercli.screens.document import (
    Block,
    Bullets,
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
from careercli.screens.table_layout import cell_words
from careercli.screens.wording import NATION, NOT_PUBLISHED, counted, pay_in, years

if TYPE_CHECKING:
    from careercli.catalog.store import RoleRow, TrackCount
    from careercli.finding.meaning import Found, Hit
    from careercli.landscape.category import PlacePay
    from careercli.landscape.store import CategoryColumns
    from careercli.moves.ladder import Ladder, LadderRole


WIDER = "in brackets: the pay of a category wider than the role"


def list_document(
    rows: Sequence[RoleRow],
    *,
    by_track: bool,
    markets: Mapping[str, CategoryColumns] | None = None,
    here: PlacePay | None = None,
    asked: Collection[str] = (),
    looser: Mapping[str, Sequence[RoleRow]] | None = None,
) -> Document:
    """Roles as one table; `by_track` sets a heading row before each track, in the order given.

    `markets` holds the figures of each role's category by SOC code, with the pay of the place `here` where it is
    published there. `asked` names what was filtered or sorted by
    (options without their dashes): its column is there and never gives way. Where nothing matches, `looser` says
    which single filter would bring what.
    """
    if not rows:
        return Document(intro=_nothing(looser or {}))
    blocks: list[Block] = [_role_table(rows, by_track, markets or {}, here, asked)]
    if here is not None:
        blocks.insert(0, Note(pay_in(here.place.name)))
    if any(row.origin for row in rows):
        blocks.append(Note("* from your own role files"))
    if markets:
        wider = f" ({WIDER})" if any(row.match is CategoryMatch.BROADER for row in rows) else ""
        blocks.append(Note(f"Pay, growth and openings are those of the official category, not of the role{wider}."))
    blocks.append(_opens_one(len(rows)))
    return Document(intro=tuple(blocks))


def _nothing(looser: Mapping[str, Sequence[RoleRow]]) -> tuple[Block, ...]:
    if not looser:
        return (Paragraph("No role matches."),)
    lines = []
    for option, rows in looser.items():
        names = ", ".join(row.title for row in rows[:3])
        more = f" and {len(rows) - 3} more" if len(rows) > 3 else ""
        lines.append((Span(f"Without {option}: ", "strong"), Span(f"{counted(len(rows), 'role')}, {names}{more}")))
    return (Paragraph("No role matches all of it. One filter less would bring:"), Bullets(tuple(lines)))


def _opens_one(roles: int) -> Note:
    return Note(f"{counted(roles, 'role')}. `careercli show NAME` opens one.")


Reading = tuple[Column, "Callable[[RoleRow, CategoryColumns | None], Cell]"]


def _readings(asked: Collection[str], by_track: bool, here: PlacePay | None) -> list[Reading]:
    """The columns of a list and what each shows of a role; what was asked about stays however narrow it gets."""

    def column(title: str, drop: int, *options: str, right: bool = False) -> Column:
        kept = any(option in asked for option in options)
        return Column(title, "right" if right else "left", drop=0 if kept else drop)

    def days(name: str) -> Callable[[RoleRow, CategoryColumns | None], Cell]:
        return lambda row, _: f"{row.days[name]} of 5"

    always: list[Reading] = [
        (Column("Role", wrap=True, least=20), lambda row, _: f"{row.title} *" if row.origin else row.title),
        (Column("Name to type", tone="muted"), lambda row, _: row.slug),
        (
            column("Category pay" if here is None else "Pay there", 1, "min-pay", "pay", "area", right=True),
            lambda row, market: _pay(row, market, here),
        ),
        (column("Way in", 2, "start", "paid", "newcomers"), lambda row, _: _route(row)),
        (column("Level", 3, "level"), lambda row, _: str(row.level)),
    ]
    if not by_track:
        always.append((column("Track", 4, "track"), lambda row, _: row.track_name))
    on_request: list[tuple[str, Column, Callable[[RoleRow, CategoryColumns | None], Cell]]] = [
        ("education", Column("Education"), lambda row, _: row.education.value),
        ("max-months", Column("Takes"), lambda row, _: months_words(row.start.months) if row.start else ""),
        ("months", Column("Takes"), lambda row, _: months_words(row.start.months) if row.start else ""),
        ("max-cost", Column("Costs"), lambda row, _: cost_words(row.start.cost) if row.start else ""),
        ("cost", Column("Costs"), lambda row, _: cost_words(row.start.cost) if row.start else ""),
        ("growing", Column("Growth", "right"), _growth),
        ("growth", Column("Growth", "right"), _growth),
        ("openings", Column("Openings", "right"), _openings),
        ("people", Column("People"), days("people")),
        ("pace", Column("Pace"), days("pace")),
        ("physical", Column("Physical"), days("physical")),
        ("travel", Column("Travel"), days("travel")),
        ("remote", Column("From home"), days("remote")),
        ("regular-hours", Column("Odd hours"), days("irregular_hours")),
    ]
    shown: dict[str, Reading] = {}
    for option, added, read in on_request:
        if option in asked:
            shown.setdefault(added.title, (added, read))
    return [*always[:2], *shown.values(), *always[2:]]


_SAYS = {"Track": "track", "Level": "level", "Way in": "start"}
"""The columns that the option beside them may leave nothing to say in."""


def _said_by_the_question(reading: Reading, rows: Sequence[RoleRow], asked: Collection[str]) -> bool:
    """Whether a column says in every row what was asked for: one track, one level, one way in."""
    column, read = reading
    return _SAYS.get(column.title) in asked and len({cell_words(read(row, None)) for row in rows}) == 1


def _role_table(
    rows: Sequence[RoleRow],
    by_track: bool,
    markets: Mapping[str, CategoryColumns],
    here: PlacePay | None,
    asked: Collection[str],
) -> Table:
    readings = [one for one in _readings(asked, by_track, here) if not _said_by_the_question(one, rows, asked)]
    lines: list[tuple[Cell, ...] | None] = []
    for name, group in groupby(rows, key=lambda row: row.track_name) if by_track else [("", iter(rows))]:
        members = list(group)
        if by_track:
            if lines:
                lines.append(None)
            lines.append(((Span(f"{name.upper()} ({len(members)})", "accent"),),))
        lines += [tuple(read(row, markets.get(row.soc)) for _, read in readings) for row in members]
    return Table(tuple(column for column, _ in readings), tuple(lines))


def _route(row: RoleRow) -> str:
    return ROUTE_WORDS[row.start.route] if row.start is not None else ""


def _pay(row: RoleRow, market: CategoryColumns | None, here: PlacePay | None) -> Cell:
    if market is None or market.median is None:
        return NOT_PUBLISHED
    pay = f"${market.median:,.0f}"
    pay = f"({pay})" if row.match is CategoryMatch.BROADER else pay
    return f"{pay} {NATION}" if here is not None and row.soc not in here.medians else pay


def _growth(row: RoleRow, market: CategoryColumns | None) -> Cell:
    return NOT_PUBLISHED if market is None or market.growth is None else f"{market.growth:+.1f}%"


def _openings(row: RoleRow, market: CategoryColumns | None) -> Cell:
    return NOT_PUBLISHED if market is None or market.openings is None else f"{market.openings * 1000:,.0f}"


def search_document(text: str, found: Found) -> Document:
    """What a search found, best first: pages with where they matched, and categories that have figures.

    How the text was read is said above where it is not plain to see. Pages that merely mention it are called so.
    """
    if not found.hits:
        ways_on = Commands((("careercli tracks", "the fields of work"), ("careercli list", "every role there is")))
        return Document(intro=(Paragraph(f"Nothing fits {text!r}."), ways_on))
    named = [hit for hit in found.hits if hit.where != "text"]
    mentions = [hit for hit in found.hits if hit.where == "text"]
    blocks: list[Block] = [Note(line) for line in _read_as(found)]
    if found.command:
        blocks.append(Commands(((found.command, "the whole list"),)))
    if named:
        pages = {hit.soc for hit in found.hits if hit.row is not None}
        blocks.append(Entries(tuple(_hit_entry(hit, has_page=hit.soc in pages) for hit in named)))
    if mentions:
        blocks.append(
            Heading("These mention it") if named
            else Paragraph(f"No page or category is called {text!r}; these mention it:")
        )  # fmt: skip
        blocks.append(Entries(tuple(map(_hit_entry, mentions))))
    opened = sum(hit.row is not None for hit in found.hits)
    if opened:
        blocks.append(_opens_one(opened))
    return Document(intro=tuple(blocks))


def _hit_entry(hit: Hit, *, has_page: bool = False) -> Entry:
    row = hit.row
    said = "" if hit.where in ("title", "area", "wish") or _same(hit.matched, hit.title) else hit.matched
    where = f"{_WHERE.get(hit.where, hit.where)}: {said}" if said else ""
    if hit.where == "category":
        where = "counted in the same category"
    if row is None:
        lead = (Span(hit.title, "strong"), Span("  official category" if has_page else "  figures only", "muted"))
        return Entry(lead, (Span(f"careercli landscape {hit.soc}", "command"),), where)
    lead = (Span(row.title, "strong"), Span(f"  {row.slug}", "muted"))
    return Entry(lead, join((row.track_name, f"{row.level} level")), where)


_WHERE = {
    "official": "official title", "name": "also called", "close": "like", "move": "a move",
    "asked": "searched for as",
}  # fmt: skip
"""What the lists say of where a hit was found, other than its own word for it."""


def _same(title: str, other: str) -> bool:
    """Whether two titles are the same but for case and plural."""
    return title.lower().rstrip("s") == other.lower().rstrip("s")


def _read_as(found: Found) -> list[str]:
    """How a search was read, as far as it was not taken as it stands."""
    understood = found.understood
    lines = []
    if not understood.as_typed:
        parts = [f"Read as {understood.title!r}"]
        if understood.rungs:
            parts.append(f"{' and '.join(understood.rungs)} is a rung of it")
        if understood.aside:
            parts.append(f"set aside: {', '.join(understood.aside)}")
        if understood.without:
            parts.append(f"without {', '.join(understood.without)}")
        lines.append("; ".join(parts) + ".")
    if understood.of in ("British", "Spanish"):
        lines.append(f"A {understood.of} name.")
    return lines


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
