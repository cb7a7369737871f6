"""`careercli list`, `tracks` and `search`: finding roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from careercli.catalog.role import Education, Level
from careercli.catalog.store import SORTS, RoleFilter, RoleRow
from careercli.cli.arguments import dollars
from careercli.cli.completion import complete_skill, complete_track
from careercli.cli.output import Format, emit, envelope
from careercli.cli.session import Session, session_of
from careercli.errors import DataError, NotFoundError, UsageError

if TYPE_CHECKING:
    from careercli.finding.meaning import Found, Hit
    from careercli.landscape.store import CategoryColumns

MARKET_SORTS = ("pay", "growth", "openings")
"""The orders that go by the category's figures, highest first."""

AsJson = Annotated[bool, typer.Option("--json", help="As a versioned JSON envelope.")]
ListFormat = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="plain gives one tab-separated record a line, for fzf and cut."),
]


def list_roles(
    context: typer.Context,
    track: Annotated[
        list[str] | None,
        typer.Option("--track", "-t", help="Only this track (repeatable).", autocompletion=complete_track),
    ] = None,
    level: Annotated[
        list[Level] | None, typer.Option("--level", "-l", help="Only this level (repeatable).")
    ] = None,
    education: Annotated[
        Education | None, typer.Option("--education", "-e", help="Roles that typically need at most this much.")
    ] = None,
    skill: Annotated[
        list[str] | None,
        typer.Option(
            "--skill", help="Roles that use this skill (repeatable: all of them).", autocompletion=complete_skill
        ),
    ] = None,
    min_pay: Annotated[
        int | None,
        typer.Option(
            "--min-pay",
            help="Category's median pay at least this: 60000 or 60k dollars a year.",
            parser=dollars,
            metavar="DOLLARS",
        ),
    ] = None,
    growing: Annotated[
        bool, typer.Option("--growing", help="Category projected to grow at least as fast as average.")
    ] = False,
    sort: Annotated[
        str,
        typer.Option(
            "--sort",
            help=f"By {', '.join((*SORTS, *MARKET_SORTS))}.",
            autocompletion=lambda: [*SORTS, *MARKET_SORTS],
        ),
    ] = "track",
    format: ListFormat = None,
    as_json: AsJson = False,
) -> None:
    """List roles, with filters."""
    session = session_of(context)
    if sort not in (*SORTS, *MARKET_SORTS):
        raise UsageError(f"cannot sort by {sort!r}", hint=f"--sort takes {', '.join((*SORTS, *MARKET_SORTS))}")
    wanted = RoleFilter(
        tracks=tuple(find_track(session, name) for name in track or []),
        levels=tuple(level or []),
        education=education,
        skills=tuple(find_skill(session, name) for name in skill or []),
        sort=sort if sort in SORTS else "track",
    )
    rows = session.catalogue.rows(wanted)
    markets: dict[str, CategoryColumns] = {}
    if min_pay is not None or growing or sort in MARKET_SORTS:
        rows, markets = _by_market(session, rows, min_pay, growing, sort)
    if as_json or format is Format.JSON:
        from careercli.cli.figures import UNITS, columns_plain

        figures = session.figures.figures(markets) if markets else {}
        data = [{**_plain(row), **columns_plain(figures.get(row.soc))} for row in rows]
        session.terminal.write(envelope("roles", data, units=UNITS) if markets else envelope("roles", data))
        return
    if format is Format.PLAIN:
        session.terminal.write("".join(f"{_record(row)}\n" for row in rows))
        return
    from careercli.screens.role_lists import list_document

    emit(session.terminal, list_document(rows, by_track=sort == "track", markets=markets), format)


def _by_market(
    session: Session, rows: list[RoleRow], min_pay: int | None, growing: bool, sort: str
) -> tuple[list[RoleRow], dict[str, CategoryColumns]]:
    """The rows whose category passes, in the order asked for, and the columns of their categories by code.

    A category whose figure is not published passes no filter and stands last in a sorted list.
    """
    from careercli.landscape.outlook import outlook

    if not session.has_figures:
        raise DataError("this catalogue carries no figures", hint="`careercli about` names the data in use")
    markets = session.figures.columns({row.soc for row in rows})

    def passes(row: RoleRow) -> bool:
        market = markets.get(row.soc)
        if market is None:
            return False
        if min_pay is not None and (market.median is None or market.median < min_pay):
            return False
        return not growing or (market.growth is not None and outlook(market.growth).growing)

    kept = [row for row in rows if passes(row)] if min_pay is not None or growing else list(rows)
    if sort in MARKET_SORTS:
        column = {"pay": "median", "growth": "growth", "openings": "openings"}[sort]

        def rank(row: RoleRow) -> tuple[bool, float]:
            amount = getattr(markets.get(row.soc), column, None)
            return amount is None, -(amount or 0.0)

        kept.sort(key=rank)
    return kept, markets


def tracks(
    context: typer.Context,
    track: Annotated[
        list[str] | None,
        typer.Argument(metavar="TRACK", help="A track, to see it as a ladder.", autocompletion=complete_track),
    ] = None,
    format: ListFormat = None,
    as_json: AsJson = False,
) -> None:
    """See all tracks, or one track as a ladder from entry to executive."""
    session = session_of(context)
    if track:
        _ladder(session, find_track(session, " ".join(track)), format, as_json)
        return
    counts = session.catalogue.tracks()
    if as_json or format is Format.JSON:
        from careercli.catalog.codec import to_plain

        data = [
            {**to_plain(c.track), "roles": c.total, "levels": dict(zip(Level, c.levels, strict=True))}
            for c in counts
        ]
        session.terminal.write(envelope("tracks", data))
    elif format is Format.PLAIN:
        lines = (f"{c.track.slug}\t{c.track.name}\t{c.total}\t{c.track.description}\n" for c in counts)
        session.terminal.write("".join(lines))
    else:
        from careercli.screens.role_lists import tracks_document

        emit(session.terminal, tracks_document(counts), format)


def search(
    context: typer.Context,
    text: Annotated[
        list[str],
        typer.Argument(
            metavar="TEXT", help="A title as it stands in an advert, a skill, a tool, a wish in plain words."
        ),
    ],
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="At most this many.")] = 12,
    format: ListFormat = None,
    as_json: AsJson = False,
) -> None:
    """Find roles and official categories by what people call them, by skill, tool or plain words."""
    session = session_of(context)
    words = " ".join(text)
    found = session.find(words, limit)
    if as_json or format is Format.JSON:
        data = [_hit_plain(hit) for hit in found.hits]
        figures = [
            {key: one[key] for key in ("soc", "title", "matched")}
            for hit, one in zip(found.hits, data, strict=True)
            if hit.row is None
        ]
        session.terminal.write(
            envelope(
                "search", data, query=words, understood=_understood_plain(found), whole_list=found.command or None,
                figures_only=figures,
            )
        )  # fmt: skip
    elif format is Format.PLAIN:
        session.terminal.write("".join(f"{_hit_record(hit)}\t{hit.where}\n" for hit in found.hits))
    else:
        from careercli.screens.role_lists import search_document

        emit(session.terminal, search_document(words, found), format)


def _hit_plain(hit: Hit) -> dict[str, object]:
    """A hit as JSON: a page with what lists tell of it, or a category, whose `slug` is null."""
    row: dict[str, object] = {"slug": None, "title": hit.title, "soc": hit.soc}
    if hit.row is not None:
        row = _plain(hit.row)
    kind = "category" if hit.row is None else "role"
    return {"kind": kind, **row, "where": hit.where, "matched": hit.matched}


def _understood_plain(found: Found) -> dict[str, object]:
    understood = found.understood
    return {
        "title": understood.title, "seniority": list(understood.rungs), "set_aside": list(understood.aside),
        "corrected": understood.corrected, "name_from": understood.of or None, "certain": found.certain,
    }  # fmt: skip


def _hit_record(hit: Hit) -> str:
    return "\t".join((hit.soc, hit.title, "-", "-", "-")) if hit.row is None else _record(hit.row)


def find_track(session: Session, text: str) -> str:
    """The slug of the track a person means, by slug or name. Raises NotFoundError with the nearest one."""
    from careercli.catalog.compile import fold
    from careercli.catalog.problems import nearest

    names: dict[str, str] = {}
    for count in session.catalogue.tracks():
        names[fold(count.track.name)] = names[fold(count.track.slug)] = count.track.slug
    wanted = fold(text)
    if wanted in names:
        return names[wanted]
    close = nearest(wanted, names)
    hint = f"did you mean {names[close]!r}?" if close else "`careercli tracks` shows them all"
    raise NotFoundError(f"no track {text!r}", hint=hint)


def find_skill(session: Session, text: str) -> str:
    """The id of the skill a person means, by id, name or alias. Raises NotFoundError with the nearest one."""
    from careercli.catalog.problems import nearest
    from careercli.catalog.titles import title_key

    known = session.catalogue.skills_named(title_key(text)) if title_key(text) else []
    if known:
        return known[0]
    names = {
        name.casefold() for skill in session.catalogue.skills().values() for name in (skill.name, *skill.aliases)
    }
    close = nearest(text, names)
    hint = f"did you mean {close!r}?" if close else "`careercli search` looks through skills too"
    raise NotFoundError(f"no skill {text!r}", hint=hint)


def _ladder(session: Session, slug: str, format: Format | None, as_json: bool) -> None:
    catalogue = session.catalogue
    rows = catalogue.rows(RoleFilter(tracks=(slug,)))
    counts = {count.track.slug: count for count in catalogue.tracks()}
    if as_json or format is Format.JSON:
        from careercli.catalog.codec import to_plain

        roles = [catalogue.role(row.slug) for row in rows]
        data = [
            {**_plain(row), "advancement": to_plain(role.advancement), "lateral": to_plain(role.lateral)}
            for row, role in zip(rows, roles, strict=True)
        ]
        session.terminal.write(envelope("track", data, track=to_plain(counts[slug].track)))
        return
    if format is Format.PLAIN:
        session.terminal.write("".join(f"{_record(row)}\n" for row in rows))
        return
    from careercli.moves.ladder import ladder
    from careercli.moves.reading import read_graph
    from careercli.screens.role_lists import ladder_document

    members = catalogue.outlines([row.slug for row in rows])
    targets = {to for role in members for to, *_ in (*role.up, *role.across) if isinstance(to, str)}
    graph = read_graph(catalogue, sorted(targets | {role.slug for role in members}))
    names = {track: count.track.name for track, count in counts.items()}
    emit(session.terminal, ladder_document(counts[slug], ladder(graph, slug), names), format)


def _plain(row: RoleRow) -> dict[str, object]:
    return {
        "slug": row.slug, "title": row.title, "track": row.track, "track_name": row.track_name,
        "level": row.level.value, "education": row.education.value, "soc": row.soc, "file": row.origin or None,
    }  # fmt: skip


def _record(row: RoleRow) -> str:
    return "\t".join((row.slug, row.title, row.track, row.level, row.education))
