"""Which commands there are and where each lives. A command's module is loaded when that command is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple

import typer

from careercli.cli.help import GroupedHelp, readable


class Entry(NamedTuple):
    """One command: its name, the group it stands under in the help, where its function is, and an example.

    `function` is empty for a command with commands of its own, whose module then holds an `app`.
    """

    name: str
    group: str
    module: str
    function: str = ""
    example: str = ""


COMMANDS = (
    Entry("show", "Read", "show", "show", "show technical-product-manager"),
    Entry("list", "Read", "role_list", "list_roles", "list --track software-engineering"),
    Entry("tracks", "Read", "roles", "tracks", "tracks business-operations"),
    Entry("search", "Read", "roles", "search", "search stakeholder negotiation"),
    Entry("compare", "Read", "compare", "compare", "compare product-manager product-owner"),
    Entry("landscape", "Read", "landscape", "landscape", "landscape 29-1141 --by state --limit 10"),
    Entry("study", "Read", "study", "study", "study registered-nurse --area Texas"),
    Entry("fit", "Fit", "fit", "fit", "fit --length short"),
    Entry("gap", "Next move", "gap", "gap", "gap business-analyst product-manager"),
    Entry("route", "Next move", "route", "route", "route business-analyst chief-of-staff"),
    Entry("worth", "Next move", "worth", "worth", "worth medical-assistant registered-nurse --area Ohio"),
    Entry("interview", "Next move", "interview", "interview", "interview data-analyst --kind case"),
    Entry("me", "Yours", "me"),
    Entry("catalog", "For authors", "catalog"),
    Entry("help", "Help", "topics", "help_", "help me plan"),
    Entry("accessibility", "Help", "topics", "accessibility", "accessibility"),
    Entry("about", "Help", "about", "about", "about"),
)
"""Every command, in the order of the help page."""

_BY_NAME = {entry.name: entry for entry in COMMANDS}


class AllCommands(GroupedHelp):
    """The commands of careercli, each built at its first use: building them all takes longer than a page."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of all commands."""
        return list(_BY_NAME)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """One command, or None; an unknown name loads them all, so that the nearest can be suggested."""
        if cmd_name not in _BY_NAME:
            for entry in COMMANDS:
                self.get_command(ctx, entry.name)
            return None
        if cmd_name not in self.commands:
            self.commands[cmd_name] = readable(_built(_BY_NAME[cmd_name]))
        return self.commands[cmd_name]


def _built(entry: Entry) -> Any:
    module = import_module(f"careercli.cli.{entry.module}")
    if not entry.function:
        group: Any = typer.main.get_group(module.app)
        group.rich_help_panel = entry.group
        return group
    alone = typer.Typer(rich_markup_mode=None, add_completion=False)
    register = alone.command(entry.name, rich_help_panel=entry.group, epilog=f"Example: careercli {entry.example}")
    register(getattr(module, entry.function))
    return typer.main.get_command(alone)
