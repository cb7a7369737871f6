"""Listening to what slow work says."""

from __future__ import annotations

from careercli.bundle.build import Progress
from careercli.bundle.catalogue import Narration


class Heard:
    """A narration that remembers what it was told: `warnings`, and the `titles` of slow work."""

    def __init__(self) -> None:
        self.warnings: list[str] = []
        self.titles: list[str] = []
        self.narration = Narration(self.warnings.append, self._progress)

    def _progress(self, title: str) -> Progress:
        self.titles.append(title)
        return lambda _done, _total: None
