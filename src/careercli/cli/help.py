"""Help pages: commands in their groups, each with its whole first sentence, and readable in narrow terminals."""

from __future__ import annotations

from functools import partial
from typing import Any

import typer
from typer.core import TyperGroup

GROUPS = ("Read", "Fit", "Next move", "Yours", "For authors", "Help")
"""The groups of commands, in the order of the help page."""

_NARROW = 60
_LABEL = 12
"""Columns of an option or command in a narrow terminal; a longer one stands above its explanation."""


class HelpContext(typer.Context):
    """A context whose help leaves room for words where the terminal is narrow."""

    def make_formatter(self) -> Any:
        """The writer of help; Typer's own would keep thirty columns for the longest option."""
        formatter = super().make_formatter()
        if formatter.width < _NARROW:
            formatter.write_dl = partial(formatter.write_dl, col_max=_LABEL)  # type: ignore[method-assign]
        return formatter


def readable(command: Any) -> Any:
    """The same command, and the commands below it, with help that is readable in narrow terminals."""
    command.context_class = HelpContext
    for child in getattr(command, "commands", {}).values():
        readable(child)
    return command


class GroupedHelp(TyperGroup):
    """A Typer group whose help lists commands under the panel each was registered with."""

    context_class = HelpContext

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands group by group; `formatter` wraps and aligns them."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            if command is not None and not command.hidden:
                panel = getattr(command, "rich_help_panel", None)
                group = panel if isinstance(panel, str) else "Help"
                text = (command.help or "").split("\n\n", 1)[0].replace("\n", " ").strip()
                groups.setdefault(group, []).append((name, text))
        for group in sorted(groups, key=lambda name: GROUPS.index(name) if name in GROUPS else len(GROUPS)):
            with formatter.section(group):
                formatter.write_dl(groups[group])
