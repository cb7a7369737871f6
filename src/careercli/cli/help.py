"""The first help page: commands in their groups, each with its whole first sentence."""

from __future__ import annotations

from typing import Any

from typer.core import TyperGroup

GROUPS = ("Read", "Fit", "Next move", "Yours", "For authors", "Help")
"""The groups of commands, in the order of the help page."""


class GroupedHelp(TyperGroup):
    """A Typer group whose help lists commands under the panel each was registered with."""

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
