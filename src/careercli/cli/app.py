"""The app: global options, the commands in their groups, and how arguments become one run."""

# Annotations are evaluated where they stand: as texts, Typer would evaluate each three times at every start.

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import typer

import careercli
from careercli.bundle.repair import repairing
from careercli.cli.arguments import named_path
from careercli.cli.commands import COMMANDS, AllCommands
from careercli.cli.session import Session, session_of
from careercli.errors import CareerError, ExitCode, UsageError
from careercli.locations import Locations
from careercli.terminal.streams import Terminal, is_on

app = typer.Typer(
    name="careercli",
    cls=AllCommands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Start with: careercli show technical-product-manager",
    help="Explore careers: what a job is really like, whether it suits you, its market, and what comes next.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=True,
)

_ClickException: type[Exception] = next(
    base for base in typer.BadParameter.__mro__ if base.__name__ == "ClickException"
)
"""The base of Typer's own usage errors; its module is private to Typer, the class hierarchy is not."""

HELP_WIDTH = 80
"""Columns that help is set in at most; left to itself, Typer would never set it in fewer than fifty."""

_FLAGS = frozenset({"--color", "--no-color", "--no-pager", "--accessible", "--no-save", "--debug"})
_WITH_VALUE = frozenset({"--roles"})


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"careercli {careercli.__version__}")
        raise typer.Exit()


@app.callback(invoke_without_command=True)
def main(
    context: typer.Context,
    color: Annotated[
        bool | None, typer.Option("--color/--no-color", help="Color always or never. Default: in terminals.")
    ] = None,
    no_pager: Annotated[bool, typer.Option("--no-pager", help="Write long pages straight through.")] = False,
    accessible: Annotated[
        bool,
        typer.Option(
            "--accessible",
            help="No boxes, no cursor movement, words not bars. ACCESSIBLE=1 asks for it too.",
            envvar="CAREERCLI_ACCESSIBLE",
            show_default=False,
        ),
    ] = False,
    roles: Annotated[
        Path | None,
        typer.Option(
            help="A folder of your own role files, laid over the bundled ones.", parser=named_path, metavar="PATH"
        ),
    ] = None,
    no_save: Annotated[
        bool,
        typer.Option(
            "--no-save",
            help="Write nothing personal, for shared machines.",
            envvar="CAREERCLI_NO_SAVE",
            show_default=False,
        ),
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an error comes from.")] = False,
    version: Annotated[
        bool, typer.Option("--version", help="Show the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Explore careers: what a job is really like, whether it suits you, its market, and what comes next."""
    session = session_of(context)
    environment = session.terminal.environment
    if not environment.get("CAREERCLI_ACCESSIBLE"):  # our own variable goes before the one that many programs know
        accessible = accessible or is_on(environment.get("ACCESSIBLE"))
    session.terminal = replace(session.terminal, color=color, use_pager=not no_pager, accessible=accessible)
    session.roles = roles
    session.save = not no_save
    if context.invoked_subcommand is None:
        if session.terminal.interactive:
            from careercli.cli.explore import explore

            code = explore(session, lambda arguments: run_in(session, arguments))
            if code:
                raise typer.Exit(code)
        else:
            session.terminal.write(context.get_help() + "\n")


def dispatch(arguments: list[str], terminal: Terminal) -> int:
    """Run the command that `arguments` name and give the exit code.

    Raises CareerError for what a person should read, among them UsageError for what Typer refuses.
    """
    options, rest = split_global_options(arguments)
    if rest and rest[0].partition("=")[0] in ("--install-completion", "--show-completion"):
        # Typer takes a shell that is named behind them for a command, and an unknown one for none of its business.
        from careercli.cli.shells import set_up_completion

        return set_up_completion(terminal, rest)
    locations = Locations(terminal.environment, Path(careercli.__file__).parent)
    return repairing(
        locations,
        lambda: run_in(Session(terminal, locations, options=tuple(options)), rest),
        lambda line: terminal.say(f"careercli: {line}", "warning"),
    )


@cache
def _program() -> Any:
    """The app as Typer runs it, built once: the explorer runs a command for every page."""
    return typer.main.get_command(app)


def run_in(session: Session, arguments: list[str]) -> int:
    """Run one command line, without its global options, in a session."""
    try:
        result = _program().main(
            args=[*session.options, *arguments],
            prog_name="careercli",
            standalone_mode=False,
            obj=session,
            terminal_width=min(session.terminal.width, HELP_WIDTH),
        )
    except _ClickException as error:
        context = getattr(error, "ctx", None)
        path = context.command_path if context is not None else "careercli"
        message = str(error.format_message()).rstrip(".")  # type: ignore[attr-defined]
        message = message.replace("a valid int range", "a whole number").replace("a valid float range", "a number")
        raise UsageError(message, hint=_role_meant(session, arguments, path) or f"see `{path} --help`") from None
    except typer.Abort:
        return int(ExitCode.CANCELLED)
    return result if isinstance(result, int) else int(ExitCode.DONE)


def _role_meant(session: Session, arguments: list[str], path: str) -> str:
    """What shows the role that stands where a command should; the empty string where none does."""
    from careercli.catalog.problems import nearest

    words = [word for word in arguments if not word.startswith("-")]
    known = {entry.name for entry in COMMANDS}
    if path != "careercli" or not words or words[0] in known or nearest(words[0], known):
        return ""
    try:
        text = " ".join(words)
        slug = session.catalogue.slug_called(text)
        if slug is None:
            found = session.find(text, related=False)
            row = found.hits[0].row if found.certain and found.hits else None
            slug = row.slug if row is not None else None
    except CareerError:  # what was typed is no command, whatever else is wrong
        return ""
    return "" if slug is None else f"to read about the role: careercli show {slug}"


def split_global_options(arguments: list[str]) -> tuple[list[str], list[str]]:
    """The global options, which may stand anywhere before `--`, and everything else, each in its order."""
    options: list[str] = []
    rest: list[str] = []
    pending = list(arguments)
    while pending:
        argument = pending.pop(0)
        if argument == "--":
            return options, [*rest, argument, *pending]
        if argument in _FLAGS or (argument.partition("=")[0] in _WITH_VALUE and "=" in argument):
            options.append(argument)
        elif argument in _WITH_VALUE:
            if not pending:
                raise UsageError(f"Option '{argument}' requires an argument", hint="see `careercli --help`")
            options += [argument, pending.pop(0)]
        else:
            rest.append(argument)
    return options, rest
