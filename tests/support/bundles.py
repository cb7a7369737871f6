"""Opening catalogues in tests, and changing the files behind them."""

from __future__ import annotations

import os
from pathlib import Path

from careercli.bundle.catalogue import open_catalogue
from careercli.locations import Locations
from support.narration import Heard


def slugs(place: Locations, heard: Heard, roles: Path | None = None) -> list[str]:
    catalogue = open_catalogue(place, roles, heard.narration)
    found = [row.slug for row in catalogue.rows()]
    catalogue.close()
    return sorted(found)


def cached(place: Locations) -> list[Path]:
    return sorted(place.cache.iterdir())


def save(path: Path, old: str, new: str) -> None:
    """Edit a file the way an editor does, at a later time."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    info = path.stat()
    os.utime(path, ns=(info.st_atime_ns, info.st_mtime_ns + 5_000_000_000))
