"""`careercli tracks` and `search`: finding roles."""

# Annotations are evaluated where they stand: as texts, Typer would evaluate each three times at every start.

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from careercli.catalog.role import Level
from careercli.catalog.store import RoleFilter, RoleRow
from careercli.cli.completion import complete_track
from careercli.cli.output import AsJson, Format, emit, envelope
from careercli.cli.session import Session, session_of
from careercli.errors import NotFoundError

if TYPE_CHECKING:
    from careercli.finding.meaning import Found, Hit

ListFormat = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="plain gives one tab-separated record a line, for fzf and cut."),
]

_MOST_MEANT = 6
"""Names offered for one that is none, at most."""


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


def _hit_plain(hit: "Hit") -> dict[str, object]:
    """A hit as JSON: a page with what lists tell of it, or a category, whose `slug` is null."""
    row: dict[str, object] = {"slug": None, "title": hit.title, "soc": hit.soc}
    if hit.row is not None:
        row = _plain(hit.row)
    kind = "category" if hit.row is None else "role"
    return {"kind": kind, **row, "where": hit.where, "matched": hit.matched}


def _understood_plain(found: "Found") -> dict[str, object]:
    understood = found.understood
    return {
        "title": understood.title, "seniority": list(understood.rungs), "set_aside": list(understood.aside),
        "without": list(understood.without),
        "corrected": understood.corrected, "name_from": understood.of or None, "certain": found.certain,
    }  # fmt: skip


def _hit_record(hit: "Hit") -> str:
    return "\t".join((hit.soc, hit.title, "-", "-", "-")) if hit.row is None else _record(hit.row)


def find_track(session: Session, text: str) -> str:
    """The slug of the track a person means, by slug or name. Raises NotFoundError with the nearest one."""
    from careercli.catalog.names import fold
    from careercli.catalog.problems import nearest

    names: dict[str, str] = {}
    for count in session.catalogue.tracks():
        names[fold(count.track.name)] = names[fold(count.track.slug)] = count.track.slug
    wanted = fold(text)
    if wanted in names:
        return names[wanted]
    close = nearest(wanted, names)
    near = [names[close]] if close else _holding(wanted, names)
    raise NotFoundError(f"no track {text!r}", hint=_meant(near) or "`careercli tracks` shows them all")


def _holding(text: str, names: Mapping[str, str]) -> list[str]:
    """What the names stand for that have a word beginning as `text` does, each once, and not too many to read."""
    wanted = text.strip()
    found = [what for name, what in names.items() if wanted and f" {wanted}" in f" {name.replace('-', ' ')}"]
    return list(dict.fromkeys(found))[:_MOST_MEANT]


def _meant(names: Sequence[str]) -> str:
    return f"did you mean {' or '.join(map(repr, names))}?" if names else ""


def find_skill(session: Session, text: str) -> str:
    """The id of the skill a person means, by id, name or alias. Raises NotFoundError with the nearest one."""
    from careercli.catalog.problems import nearest
    from careercli.catalog.titles import title_key

    known = session.catalogue.skills_named(title_key(text)) if title_key(text) else []
    if known:
        return known[0]
    skills = session.catalogue.skills().values()
    names = {name.casefold(): skill.id for skill in skills for name in (skill.id, skill.name, *skill.aliases)}
    close = nearest(text, names)
    near = [close] if close else _holding(text.casefold(), names)
    raise NotFoundError(f"no skill {text!r}", hint=_meant(near) or "`careercli search` looks through skills too")


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
