"""`careercli catalog`: for authors of role files: validate, scaffold, count, compile."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from careercli.cli.arguments import named_path
from careercli.cli.completion import complete_track
from careercli.cli.output import AsJson, Format, PageFormat, emit, envelope
from careercli.cli.session import Session, session_of
from careercli.errors import DataError, ExitCode, NotFoundError, UsageError
from careercli.locations import is_folder
from careercli.terminal.streams import ReaderGone, clean

if TYPE_CHECKING:
    from careercli.catalog.problems import Problem

app = typer.Typer(rich_markup_mode=None)

Folder = Annotated[
    Path | None,
    typer.Argument(
        parser=named_path,
        metavar="FOLDER",
        help="A folder with <track>/<slug>.yaml files. Default: your own, else the bundled ones.",
    ),
]


@app.callback(invoke_without_command=True)
def catalog(context: typer.Context) -> None:
    """Check, scaffold, count and compile role files."""
    if context.invoked_subcommand is None:
        session_of(context).terminal.write(context.get_help() + "\n")


@app.command(epilog="Example: careercli catalog check ~/our-ladder")
def check(
    context: typer.Context,
    folder: Folder = None,
    style: Annotated[
        bool, typer.Option("--style/--no-style", help="Remarks on style too, which keep no file out.")
    ] = True,
    as_json: AsJson = False,
) -> None:
    """Report every problem of every role file: file, line, key, reason, nearest correct name.

    What keeps a file out comes first, then remarks on style. With nothing but style, a folder of your own ends in
    exit code 0.
    """
    session = session_of(context)
    from careercli.bundle.build import data_problems
    from careercli.bundle.catalogue import look_again
    from careercli.catalog.check import check as check_files

    look_again(session.locations)
    sources, known, root = _sources(session, folder)
    checked = check_files(sources, known, session.narration.progress("checking role files"), style=style)
    others = data_problems(sources.folder.parent) if sources.bundled else []
    problems = [*others, *sorted(checked.problems, key=lambda problem: problem.editorial)]
    if as_json:
        data = [_problem_plain(problem) for problem in problems]
        session.terminal.write(envelope("catalog-check", data, role_files=len(sources.roles)))
    else:
        with suppress(ReaderGone):  # `| head` has seen enough of the problems; the exit code still tells of them
            for problem in problems:
                mark = " (style)" if problem.editorial else ""
                session.terminal.write(f"{problem}{mark}\n".replace(f"{root}/", ""))
    serious = sum(not problem.editorial for problem in problems)
    if problems:
        remarks = len(problems) - serious
        counts = [_count(serious, "problem")] if serious or not remarks else []
        counts += [_count(remarks, "remark") + " on style"] if remarks else []
        files = _count(len({problem.path for problem in problems}), "file")
        session.terminal.say(f"{' and '.join(counts)} in {files}", "warning")
        if serious or sources.bundled:
            raise typer.Exit(ExitCode.BAD_DATA)
    elif sources.roles:
        right = "is right" if len(sources.roles) == 1 else "are right"
        session.terminal.say(f"{_count(len(sources.roles), 'role file')} {right}")
    else:
        session.terminal.say(f"no role files in {sources.folder}: they stand in <track>/<slug>.yaml", "warning")


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _problem_plain(problem: Problem) -> dict[str, object]:
    return {
        "file": str(problem.path), "line": problem.line, "key": problem.key or None, "reason": problem.reason,
        "style_only": problem.editorial,
    }  # fmt: skip


@app.command(epilog="Example: careercli catalog new business-operations pricing-manager --into ~/our-ladder")
def new(
    context: typer.Context,
    track: Annotated[
        str,
        typer.Argument(
            metavar="TRACK",
            help="The track's slug, such as business-operations.",
            autocompletion=complete_track,
        ),
    ],
    slug: Annotated[str, typer.Argument(metavar="SLUG", help="The new role's slug, such as pricing-manager.")],
    into: Annotated[
        Path | None,
        typer.Option(
            parser=named_path,
            metavar="PATH",
            help="The roles folder. Default: your own, else that of the checkout.",
        ),
    ] = None,
) -> None:
    """Write a new role file with guidance as comments."""
    session = session_of(context)
    from careercli.catalog.check import own_tracks
    from careercli.catalog.problems import nearest
    from careercli.catalog.scaffold import scaffold, write_new
    from careercli.catalog.sources import TRACKS_FILE

    roles = into or session.locations.roles(session.roles)
    if roles is None:
        data = session.locations.source
        roles = data / "roles" if data is not None else session.locations.config / "roles"
    try:
        tracks = [count.track.slug for count in session.catalogue.tracks()]
        tracks += own_tracks(roles)
    except DataError:  # some other file is wrong just now; that must not keep an author from beginning a new one
        tracks = [track]
    if track not in tracks:
        close = nearest(track, tracks)
        meant = f"did you mean {close!r}?" if close else "`careercli tracks` lists them"
        own = f"a track of your own is declared in {clean(str(roles / TRACKS_FILE))}: slug, name, description"
        raise NotFoundError(f"no track {track!r}", hint=f"{meant}\n{own}")
    path = write_new(roles / track / f"{slug}.yaml", scaffold(slug))
    session.terminal.write(f"{clean(str(path))}\n")
    session.terminal.say("fill it in, then run `careercli catalog check`")


@app.command(epilog="Example: careercli catalog stats --json")
def stats(
    context: typer.Context,
    format: PageFormat = None,
    as_json: AsJson = False,
) -> None:
    """Count roles by track, level, education and leading interest; name moves that make no sense together."""
    session = session_of(context)
    from careercli.catalog.stats import catalogue_stats
    from careercli.moves.graph import MoveGraph, problems

    catalogue = session.catalogue
    figures = catalogue_stats(catalogue)
    graph = MoveGraph.from_roles(catalogue.every_role())
    odd = [problem.words for problem in problems(graph, [count.track.slug for count in catalogue.tracks()])]
    if as_json or format is Format.JSON:
        session.terminal.write(envelope("catalog-stats", {**figures, "odd_moves": odd}))
        return
    from careercli.screens.catalog_stats import stats_document

    emit(session.terminal, stats_document(figures, odd), format)


@app.command(epilog="Example: careercli catalog build --out build/")
def build(
    context: typer.Context,
    out: Annotated[
        Path,
        typer.Option(parser=named_path, metavar="PATH", help="Folder for the compiled files; made when missing."),
    ],
    data: Annotated[
        Path | None,
        typer.Option(parser=named_path, metavar="PATH", help="The data folder. Default: that of the checkout."),
    ] = None,
) -> None:
    """Compile role files and figures into the SQLite files that the program reads."""
    session = session_of(context)
    from careercli.bundle.build import write_compiled

    source = data or session.locations.source
    if source is None:
        raise UsageError("no data folder here to compile", hint="name one with --data")
    for path in write_compiled(source, out, session.narration.progress("compiling")):
        session.terminal.write(f"{clean(str(path))}  {path.stat().st_size / 1_000_000:.1f} MB\n")


@app.command(epilog="Example: careercli catalog schema > role.schema.json")
def schema(context: typer.Context) -> None:
    """Print the JSON Schema of a role file, for editors."""
    from careercli.catalog.schema import role_json_schema

    session_of(context).terminal.write(json.dumps(role_json_schema(), indent=2) + "\n")


def _sources(session: Session, folder: Path | None):  # type: ignore[no-untyped-def]
    """The files to check, what they may refer to, and the folder that paths are shown relative to."""
    from careercli.bundle.build import known_names, official
    from careercli.catalog.sources import bundled_sources, personal_sources

    data = session.locations.source
    chosen = folder or session.locations.roles(session.roles)
    own = (
        data is not None and chosen is not None and chosen.resolve() in (data.resolve(), (data / "roles").resolve())
    )
    if chosen is None or own:
        if data is None:
            raise UsageError("no role files here to check", hint="name a folder: careercli catalog check FOLDER")
        return bundled_sources(data), official(data), Path.cwd()
    if not is_folder(chosen):
        raise DataError(f"{chosen}: no such folder", hint="name the folder that holds <track>/<slug>.yaml")
    base = open_base(session)
    return personal_sources(chosen), known_names(base), Path.cwd()


def open_base(session: Session):  # type: ignore[no-untyped-def]
    """The bundled catalogue without anybody's own files laid over it."""
    from careercli.bundle.catalogue import open_catalogue

    return open_catalogue(session.locations, None, session.narration)
