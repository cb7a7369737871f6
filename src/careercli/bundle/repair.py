"""Repairing: a compiled file that turns out to be damaged is forgotten, and what was asked is done again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TypeVar

from careercli.cache import forget, is_sound
from careercli.catalog.store import DamagedError
from careercli.errors import CareerError, DataError, NotFoundError
from careercli.locations import Locations

T = TypeVar("T")


def forget_cache(locations: Locations) -> bool:
    """Remove every compiled file from the cache; tells whether there was one. The remedy for a damaged file."""
    return forget(locations.cache)


def repairing(locations: Locations, run: Callable[[], T], warn: Callable[[str], None]) -> T:
    """What `run` gives; when a compiled file turns out to be damaged, the cache is forgotten and it runs again.

    Damage is noticed only when it is read, long after the file was opened, and may look like anything: an error of
    SQLite, a text that is none, a number out of every range, a role that is not there. So whatever goes wrong that
    a damaged file could have done, the files that were read are compared with what was written. Raises DataError
    when the damage lies in what was installed, or comes back.
    """
    try:
        return run()
    except Exception as error:
        if not _is_damage(locations, error):
            raise
        if not forget_cache(locations):
            raise _damaged(error) from None
    warn("a compiled file in the cache was damaged; compiling it again")
    locations.opened.clear()
    try:
        return run()
    except Exception as error:
        if not _is_damage(locations, error):
            raise
        raise _damaged(error) from None


def _is_damage(locations: Locations, error: Exception) -> bool:
    if isinstance(error, sqlite3.ProgrammingError):
        return False  # our own mistake, not the file's
    if isinstance(error, (sqlite3.DatabaseError, DamagedError)):
        return True
    if isinstance(error, CareerError) and not isinstance(error, (NotFoundError, DataError)):
        return False
    return not all(is_sound(path) for path in locations.opened)


def _damaged(error: Exception) -> DataError:
    return DataError(f"the compiled catalogue is damaged: {error}", hint="reinstall careercli")
