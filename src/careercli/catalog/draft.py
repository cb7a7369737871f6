"""One role file on its way through the checks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from careercli.catalog.role import Role
from careercli.catalog.sources import RoleSource
from careercli.catalog.yamlfile import YamlDocument


@dataclass(slots=True)
class Draft:
    """A file that could be read: where it is, its YAML with lines, the day plan that its first comment names, and
    the role if its form is right. `unfinished`: something is not written yet, as in a file `catalog new` made.
    """

    source: RoleSource
    document: YamlDocument
    plain: dict[str, Any]
    plan: str | None = None
    role: Role | None = None
    unfinished: bool = False
