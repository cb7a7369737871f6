"""The wheel's build hook: compiles role files and figures and puts them into the wheel as `careercli/_data`.

An editable install is left alone: it reads the checkout's `data/` and compiles into the user's cache.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogue(BuildHookInterface):  # type: ignore[type-arg]
    """Adds catalogue.sqlite and local.sqlite to a standard wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile into the build directory and name the files for the wheel; `version` is hatchling's kind."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        try:
            from careercli.bundle import write_compiled
        finally:
            sys.path.pop(0)
        out = Path(self.directory) / "compiled"
        for path in write_compiled(root / "data", out):
            build_data["force_include"][str(path)] = f"careercli/_data/{path.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the compiled files: the wheel has them now."""
        out = Path(self.directory) / "compiled"
        for path in out.glob("*.sqlite"):
            path.unlink()
        if out.is_dir():
            out.rmdir()
