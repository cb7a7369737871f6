"""Compiled files in a person's cache folder: complete or not there at all, and gone at no loss."""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_DRAFT = ".tmp"

_ABANDONED = 3600
"""Seconds after which a draft belongs to a process that was killed: compiling takes a minute at most."""


_SEAL = slice(60, 64)
"""The bytes of an SQLite file that hold its user version, a number SQLite itself has no use for."""


def write_beside(path: Path, write: Callable[[Path], None], mode: int = 0o600) -> None:
    """Have `write` make an SQLite file beside `path`, seal it and rename it: nobody ever reads half a file.

    Two processes that do this at once both succeed, and the later one's file stays. `mode` are its permissions,
    the owner's alone unless asked otherwise. Raises OSError or sqlite3.Error when the folder cannot be made or
    written, and whatever `write` raises; no draft is left then.
    """
    _make_folder(path.parent)
    # Process numbers alone are not enough: containers that share a home count them from one.
    draft = path.with_name(f"{path.name}.{os.getpid()}-{os.urandom(4).hex()}{_DRAFT}")
    try:
        # A folder that cannot be written refuses here, before the work and not after it.
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode))
        write(draft)
        _seal(draft)
        _sweep(path.parent, draft.stat().st_mtime)
        draft.replace(path)
    except BaseException:
        # SQLite leaves its journal beside a draft when the disk is full, just where every byte counts.
        for left in (draft, draft.with_name(f"{draft.name}-journal")):
            with suppress(OSError):
                left.unlink(missing_ok=True)
        raise


def _make_folder(folder: Path) -> None:
    """Make a folder and those above it for the owner alone, whatever the umask."""
    if not folder.is_dir():
        if folder.parent != folder:
            _make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def _seal(path: Path) -> None:
    """Write a check of the whole file into it, so that damage can be told from a mistake of the program."""
    with path.open("r+b") as file:
        content = file.read()
        if content.startswith(b"SQLite format 3"):
            file.seek(_SEAL.start)
            file.write(_check(content))


def is_sound(path: Path) -> bool:
    """Whether a compiled file is what was written, byte by byte; looked at when something went wrong with it.

    Looking costs a millisecond a megabyte, which every start would feel.
    """
    try:
        content = path.read_bytes()
    except OSError:
        return False
    return content[_SEAL] == _check(content)


def _check(content: bytes) -> bytes:
    before, after = memoryview(content)[: _SEAL.start], memoryview(content)[_SEAL.stop :]
    return zlib.crc32(after, zlib.crc32(before)).to_bytes(4, "big")


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
    with suppress(OSError):
        for look in folder.glob("*.look"):
            look.unlink(missing_ok=True)
    return removed


def reason_of(error: OSError | sqlite3.Error) -> str:
    """Why a file could not be written, in a few words."""
    return getattr(error, "strerror", None) or str(error)
