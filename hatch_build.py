"""The wheel's build hook: compiles role files and figures and puts them into the wheel as `careercli/_data`.

An editable install is left alone: it reads the checkout's `data/` and compiles into the user's cache.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogue(BuildHookInterface):  # type: ignore[type-arg]
    """Adds catalogue.sqlite and local.sqlite to a standard wheel."""

    _compiled: TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile outside the source tree and name the files for the wheel; `version` is hatchling's kind."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        try:
            from careercli.bundle.build import write_compiled
            from careercli.errors import CareerError
        finally:
            sys.path.pop(0)
        self._compiled = TemporaryDirectory(prefix="careercli-build-")
        try:
            paths = write_compiled(root / "data", Path(self._compiled.name))
        except CareerError as error:
            self.app.abort(f"careercli: {error.message}")
        for path in paths:
            build_data["force_include"][str(path)] = f"careercli/_data/{path.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the compiled files: the wheel has them now."""
        if self._compiled is not None:
            self._compiled.cleanup()
