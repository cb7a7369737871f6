"""Versions of the personal file, and how an older one becomes the present one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Step = Callable[[dict[str, Any]], dict[str, Any]]
"""Turns the JSON object of one version (without its version number) into that of the next."""


@dataclass(frozen=True, slots=True)
class Schema:
    """The version written now, and for every older version the step that leads on from it."""

    version: int
    steps: Mapping[int, Step] = field(default_factory=dict)

    def migrate(self, raw: dict[str, Any], version: int) -> dict[str, Any]:
        """The object of an older `version` as the present version has it."""
        for older in range(version, self.version):
            raw = self.steps[older](raw)
        return raw


SCHEMA = Schema(version=1)
"""What this release reads and writes; a change of shape raises the version and adds a step."""
