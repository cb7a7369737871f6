"""Compiled files in a person's cache folder: complete or not there at all, and gone at no loss."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_DRAFT = ".tmp"

_ABANDONED = 3600
"""Seconds after which a draft belongs to a process that was killed: compiling takes a minute at most."""


def write_beside(path: Path, write: Callable[[Path], None]) -> None:
    """Have `write` make a file beside `path` and rename it, so that nobody ever reads half a file.

    Two processes that do this at once both succeed, and the later one's file stays. Raises OSError or
    sqlite3.Error when the folder cannot be made or written, and whatever `write` raises; no draft is left then.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Process numbers alone are not enough: containers that share a home count them from one.
    draft = path.with_name(f"{path.name}.{os.getpid()}-{os.urandom(4).hex()}{_DRAFT}")
    try:
        draft.touch()  # a folder that cannot be written refuses here, before the work and not after it
        write(draft)
        _sweep(path.parent, draft.stat().st_mtime)
        draft.replace(path)
    except BaseException:
        # SQLite leaves its journal beside a draft when the disk is full, just where every byte counts.
        for left in (draft, draft.with_name(f"{draft.name}-journal")):
            with suppress(OSError):
                left.unlink(missing_ok=True)
        raise


def _sweep(folder: Path, now: float) -> None:
    """Remove the drafts of processes that were killed; `now` is in seconds, by the folder's own clock."""
    for draft in folder.glob(f"*{_DRAFT}*"):
        with suppress(OSError):
            if now - draft.stat().st_mtime > _ABANDONED:
                draft.unlink()


def forget(folder: Path) -> bool:
    """Remove every compiled file of a cache folder; tells whether there was one that could be removed."""
    removed = False
    for path in folder.glob("*.sqlite"):
        with suppress(OSError):
            path.unlink()
            removed = True
    return removed


def reason_of(error: OSError | sqlite3.Error) -> str:
    """Why a file could not be written, in a few words."""
    return getattr(error, "strerror", None) or str(error)
