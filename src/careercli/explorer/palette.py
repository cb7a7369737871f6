"""The palette: everything the explorer can do, and every role, by name."""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from careercli.explorer.app import Explorer
from careercli.explorer.keys_table import DO, GO

_PALETTE = 12
"""Roles that are offered for what is typed."""


class Palette(Provider):
    """Everything by name: the actions of the screen beneath, and roles."""

    async def discover(self) -> Hits:
        """The actions, before anything is typed."""
        for key in (*GO, *DO):
            yield DiscoveryHit(key.help, partial(self._press, key.action), help=f"key {key.shown}")

    async def search(self, query: str) -> Hits:
        """Actions and roles that fit."""
        matcher = self.matcher(query)
        for key in (*GO, *DO):
            if (score := matcher.match(key.help)) > 0:
                yield Hit(
                    score, matcher.highlight(key.help), partial(self._press, key.action), help=f"key {key.shown}"
                )
        app = self.app
        assert isinstance(app, Explorer)
        for place, line in enumerate(app.desk.find(query)[:_PALETTE]):
            opens = ("show", line.key) if line.page else ("landscape", line.key)
            yield Hit(
                0.5 - place / 100, line.title, partial(app.open, opens), help=line.family_name or "figures only"
            )

    def _press(self, action: str) -> None:
        getattr(self.screen, f"action_{action}", lambda: None)()
