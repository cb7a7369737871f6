"""`careercli help` and `careercli accessibility`: the help of a command by its name, and topics in prose."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from careercli.cli.output import emit
from careercli.cli.session import session_of
from careercli.errors import UsageError


def help_(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[COMMAND]", help="A command, as `show` or `me plan`; `accessibility`; `keys` of the explorer.",
            autocompletion=lambda: names(),
        ),
    ] = None,
) -> None:  # fmt: skip
    """Show the help of a command, or of a topic: accessibility, keys."""
    session = session_of(context)
    asked = [word for word in words or [] if not word.startswith("-")]
    if asked == ["accessibility"]:
        accessibility(context)
        return
    if asked == ["keys"]:
        from careercli.explorer.keys_table import help_document

        emit(session.terminal, help_document())
        return
    command, path = context.find_root().command, "careercli"
    here: Any = context.find_root()
    for word in asked:
        child = command.get_command(here, word) if hasattr(command, "get_command") else None
        if child is None:
            from careercli.catalog.problems import did_you_mean

            known = command.list_commands(here) if hasattr(command, "list_commands") else []
            raise UsageError(
                f"{path} has no command {word!r}{did_you_mean(word, known)}", hint=f"see `{path} --help`"
            )
        path = f"{path} {word}"
        here = child.make_context(
            word, [], parent=here, resilient_parsing=True, terminal_width=context.terminal_width
        )
        command = child
    session.terminal.write(f"{command.get_help(here)}\n")


def names() -> list[str]:
    """What `help` takes."""
    from careercli.cli.commands import COMMANDS

    return [*(entry.name for entry in COMMANDS), "keys"]


def accessibility(context: typer.Context) -> None:
    """See what there is for screen readers, low vision, keyboards and slow terminals."""
    from careercli.screens.accessibility import accessibility_document

    emit(session_of(context).terminal, accessibility_document())
