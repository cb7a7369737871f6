"""`careercli list`, `tracks` and `search`: finding roles."""

from __future__ import annotations

from typing import Annotated

import typer

from careercli.catalog.role import Education, Level
from careercli.catalog.store import SORTS, RoleFilter, RoleRow
from careercli.cli.completion import complete_skill, complete_track
from careercli.cli.output import Format, emit, envelope
from careercli.cli.session import Session, session_of
from careercli.errors import NotFoundError, UsageError

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
    sort: Annotated[str, typer.Option("--sort", help=f"By {', '.join(SORTS)}.")] = "track",
    format: ListFormat = None,
    as_json: AsJson = False,
) -> None:
    """List roles, with filters."""
    session = session_of(context)
    if sort not in SORTS:
        raise UsageError(f"cannot sort by {sort!r}", hint=f"--sort takes {', '.join(SORTS)}")
    wanted = RoleFilter(
        tracks=tuple(find_track(session, name) for name in track or []),
        levels=tuple(level or []),
        education=education,
        skills=tuple(_find_skill(session, name) for name in skill or []),
        sort=sort,
    )
    rows = session.catalogue.rows(wanted)
    if as_json or format is Format.JSON:
        session.terminal.write(envelope("roles", [_plain(row) for row in rows]))
        return
    if format is Format.PLAIN:
        session.terminal.write("".join(f"{_record(row)}\n" for row in rows))
        return
    from careercli.screens.role_lists import list_document

    emit(session.terminal, list_document(rows, by_track=sort == "track"), format)


def tracks(
    context: typer.Context,
    track: Annotated[
        str | None, typer.Argument(help="A track, to see it as a ladder.", autocompletion=complete_track)
    ] = None,
    format: ListFormat = None,
    as_json: AsJson = False,
) -> None:
    """See all tracks, or one track as a ladder from entry to executive."""
    session = session_of(context)
    if track is not None:
        _ladder(session, find_track(session, track), format, as_json)
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
    text: Annotated[list[str], typer.Argument(help="Words from a title, alias, skill, tool or page.")],
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="At most this many.")] = 12,
    format: ListFormat = None,
    as_json: AsJson = False,
) -> None:
    """Find roles by title, alias, skill, tool or text, typos allowed."""
    session = session_of(context)
    from careercli.catalog.search import search as find

    words = " ".join(text)
    hits = find(session.catalogue, words, limit)
    if as_json or format is Format.JSON:
        data = [{**_plain(hit.row), "where": hit.where, "matched": hit.matched} for hit in hits]
        session.terminal.write(envelope("search", data, query=words))
    elif format is Format.PLAIN:
        session.terminal.write("".join(f"{_record(hit.row)}\t{hit.where}\n" for hit in hits))
    else:
        from careercli.screens.role_lists import search_document

        emit(session.terminal, search_document(words, hits), format)


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


def _find_skill(session: Session, text: str) -> str:
    from careercli.catalog.compile import fold
    from careercli.catalog.problems import nearest

    names: dict[str, str] = {}
    for skill in session.catalogue.skills().values():
        for name in (*skill.aliases, skill.name, skill.id):
            names[fold(name)] = skill.id
    wanted = fold(text)
    if wanted in names:
        return names[wanted]
    close = nearest(wanted, names)
    hint = f"did you mean {names[close]!r}?" if close else "`careercli search` looks through skills too"
    raise NotFoundError(f"no skill {text!r}", hint=hint)


def _ladder(session: Session, slug: str, format: Format | None, as_json: bool) -> None:
    from careercli.screens.role_lists import ladder_document

    catalogue = session.catalogue
    rows = catalogue.rows(RoleFilter(tracks=(slug,)))
    count = next(count for count in catalogue.tracks() if count.track.slug == slug)
    roles = [catalogue.role(row.slug) for row in rows]
    if as_json or format is Format.JSON:
        from careercli.catalog.codec import to_plain

        data = [
            {**_plain(row), "advancement": to_plain(role.advancement), "lateral": to_plain(role.lateral)}
            for row, role in zip(rows, roles, strict=True)
        ]
        session.terminal.write(envelope("track", data, track=to_plain(count.track)))
        return
    if format is Format.PLAIN:
        session.terminal.write("".join(f"{_record(row)}\n" for row in rows))
        return
    targets = [step.to for role in roles for step in role.advancement]
    targets += [move.to for role in roles for move in role.lateral]
    titles = catalogue.rows_of([target for target in targets if target])
    emit(session.terminal, ladder_document(count, roles, titles), format)


def _plain(row: RoleRow) -> dict[str, object]:
    return {
        "slug": row.slug, "title": row.title, "track": row.track, "track_name": row.track_name,
        "level": row.level.value, "education": row.education.value, "soc": row.soc, "file": row.origin or None,
    }  # fmt: skip


def _record(row: RoleRow) -> str:
    return "\t".join((row.slug, row.title, row.track, row.level, row.education))
