"""Paths as people type them."""

from __future__ import annotations

from pathlib import Path

import typer


def named_path(text: str) -> Path:
    """The path that was typed.

    Raises typer.BadParameter for an empty one, as a script's unset variable leaves it: to Path that is the folder
    one happens to stand in, which would then be read, or written to.
    """
    if not text:
        raise typer.BadParameter("a path cannot be empty")
    return Path(text)
