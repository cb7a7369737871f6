"""`careercli me`: what one person keeps. Its many commands are loaded only when `me` is asked for."""

from __future__ import annotations

from typing import Any

import typer

from careercli.cli.arguments import Area
from careercli.cli.help import GroupedHelp, readable
from careercli.cli.output import AsJson, PageFormat
from careercli.cli.session import session_of


class LateCommands(GroupedHelp):
    """A group that builds its commands when one is asked for, since building them takes as long as `show`."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of the commands."""
        return super().list_commands(self._loaded(ctx))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """One command, or None."""
        return super().get_command(self._loaded(ctx), cmd_name)

    def _loaded(self, context: Any) -> Any:
        if not self.commands:
            from careercli.cli.me.commands import app as commands

            built = readable(typer.main.get_command(commands))
            self.commands.update(built.commands)
        return context


app = typer.Typer(
    name="me",
    cls=LateCommands,
    help="What you keep: strengths, skills, shortlist, notes, practice, plans. One file, on this machine only.",
    rich_markup_mode=None,
)


@app.callback(invoke_without_command=True)
def me(
    context: typer.Context,
    area: Area = None,
    format: PageFormat = None,
    as_json: AsJson = False,
) -> None:
    """See your strengths, your shortlist at a glance, how your plans stand and what to do next."""
    if context.invoked_subcommand is None:
        from careercli.cli.me.dashboard import show_dashboard

        show_dashboard(session_of(context), area, format, as_json)
