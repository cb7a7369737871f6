"""Opening the compiled catalogue: the wheel's own, or the cached one where it is fresh, or else a new one."""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import time
from typing import TYPE_CHECKING

import careercli
from careercli.cache import is_sound, reason_of, write_beside
from careercli.catalog.sources import fingerprint, folder_stamp
from careercli.catalog.store import FORMAT, Catalogue, DamagedError
from careercli.errors import DataError
from careercli.locations import CATALOGUE_FILE, Locations, is_folder
from careercli.values import value

if TYPE_CHECKING:
    from careercli.bundle.build import Progress
    from careercli.catalog.problems import Problem

MOST_NAMED = 5
"""Files left out that are named one by one in every run."""

FEW_FILES = 2000
"""Role files up to which every one is looked at in every run, which takes a few milliseconds."""

GOOD_FOR = 60.0
"""Seconds for which a look at more files than that is good."""

LOOK_SUFFIX = ".look"


@value
class Narration:
    """How slow work speaks to the person: a warning line, and a progress callback for a titled piece of work."""

    warn: Callable[[str], None]
    progress: Callable[[str], Progress]


def open_catalogue(locations: Locations, roles: Path | None, narration: Narration) -> Catalogue:
    """The catalogue to read, with the role files below `roles` laid over it when given.

    Raises DataError when bundled role files are wrong, or when no data can be found at all. Personal files
    that are wrong are left out; `Catalogue.problems()` names them.
    """
    narration = _complaining_once(narration)
    if roles is None:
        return _open_base(locations, narration)
    if not is_folder(roles):
        raise DataError(f"{roles}: no such folder of role files", hint="see --roles and CAREERCLI_ROLES")
    path = locations.cache / f"overlay-{short(str(roles.resolve()))}.sqlite"
    key = f"{_base_identity(locations)}:{_looked_at(roles, path.with_suffix(LOOK_SUFFIX))}"
    fresh = _open_if_fresh(locations, path, key)
    if fresh is not None:
        return fresh
    base = _open_base(locations, narration)

    def build(connection: sqlite3.Connection) -> None:
        from careercli.bundle.build import lay_over

        if base.path is not None and not is_sound(base.path):  # or a sound copy of its damage would be kept
            raise DamagedError(f"{base.path}: the compiled catalogue is not what was written")
        base.connection.backup(connection)
        lay_over(connection, roles, narration.progress("reading your role files"))

    try:
        return _cached(locations, path, key, build, narration)
    finally:
        base.close()


def _looked_at(roles: Path, look: Path) -> str:
    """The fingerprint of a person's own role files, from a look at every file.

    Of a folder with thousands of files the last such look, kept in `look`, is good for a minute, as long as no
    file came, went or was renamed: a file that is written over in place shows after a minute at the latest, and at
    once after `careercli catalog check` or a `touch` of its folder.
    """
    stamp = folder_stamp(roles)
    try:
        if 0 <= time() - look.stat().st_mtime < GOOD_FOR:
            kept, _, found = look.read_text("utf-8").partition(" ")
            if kept == stamp and found:
                return found
    except (OSError, ValueError):
        pass
    found = fingerprint(roles)
    if int(found.partition("-")[0]) > FEW_FILES:
        with suppress(OSError):
            look.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            draft = look.with_name(f"{look.name}.{os.getpid()}.tmp")
            draft.touch(mode=0o600)
            draft.write_text(f"{stamp} {found}", "utf-8")
            draft.replace(look)
    return found


def look_again(locations: Locations) -> None:
    """Forget when role files were last looked at: the next catalogue is compared with every one of them."""
    with suppress(OSError):
        for look in locations.cache.glob(f"*{LOOK_SUFFIX}"):
            look.unlink(missing_ok=True)


def _complaining_once(narration: Narration) -> Narration:
    """The same narration, with only the first warning said: one full disk stops every file alike."""
    said: list[str] = []

    def warn(line: str) -> None:
        if not said:
            narration.warn(line)
        said.append(line)

    return Narration(warn, narration.progress)


def _open_base(locations: Locations, narration: Narration) -> Catalogue:
    if locations.compiled is not None:
        path = locations.compiled / CATALOGUE_FILE
        locations.opened.append(path)
        return Catalogue.open(path, immutable=True)
    data = source_of(locations)

    def build(connection: sqlite3.Connection) -> None:
        from careercli.bundle.build import build_catalogue

        build_catalogue(connection, data, narration.progress("compiling the catalogue, once"), leave_out=True)

    path = locations.cache / f"catalogue-{short(str(data.resolve()))}.sqlite"
    return _cached(locations, path, _base_identity(locations), build, narration)


def _base_identity(locations: Locations) -> str:
    """A text that changes with the bundled catalogue: with its sources, or with the program that compiles them."""
    program = f"{careercli.__version__}:{FORMAT}"
    if locations.compiled is not None:
        info = (locations.compiled / CATALOGUE_FILE).stat()
        return f"{program}:{info.st_size}-{info.st_mtime_ns}"
    package = locations.package
    rooms = (package / name for name in ("catalog", "landscape", "fit", "finding"))
    return f"{program}:{fingerprint(source_of(locations), *rooms)}"


def source_of(locations: Locations) -> Path:
    """The folder of YAML and tables that everything is compiled from. Raises DataError where there is none."""
    if locations.source is None or not is_folder(locations.source):
        named = f" ({locations.source})" if locations.source else ""
        raise DataError(f"no role data found{named}", hint="reinstall careercli, or check CAREERCLI_DATA")
    return locations.source


def short(text: str) -> str:
    """A text as sixteen hexadecimal digits, for names of files in the cache."""
    raw = text.encode("utf-8", "surrogateescape")
    return f"{zlib.crc32(raw):08x}{zlib.adler32(raw):08x}"


def _cached(
    locations: Locations,
    path: Path,
    key: str,
    build: Callable[[sqlite3.Connection], None],
    narration: Narration,
) -> Catalogue:
    """The cached file at `path` if its key fits, else a new one, else the same thing in memory."""
    existing = _open_if_fresh(locations, path, key)
    if existing is not None:
        return existing

    from careercli.catalog.compile import open_for_writing, set_meta

    def write(draft: Path) -> None:
        connection = open_for_writing(draft)
        try:
            build(connection)
            set_meta(connection, "key", key)
        finally:
            connection.close()

    reason = "it is changed by another program"
    try:
        write_beside(path, write)
    except (OSError, sqlite3.Error) as error:
        reason = reason_of(error)
    kept = _open_if_fresh(locations, path, key)  # written now, or meanwhile by another run
    if kept is not None:
        return kept
    narration.warn(f"cannot keep the compiled catalogue in {path.parent} ({reason}); working without it")
    connection = sqlite3.connect(":memory:", isolation_level=None)
    build(connection)
    return Catalogue(connection)


def _open_if_fresh(locations: Locations, path: Path, key: str) -> Catalogue | None:
    try:
        if path.is_file():
            catalogue = Catalogue.open(path)
            if catalogue.meta("key") == key:
                locations.opened.append(path)
                return catalogue
            catalogue.close()
    except Exception:  # damaged, in whatever way, or of another format: the caller rebuilds it, the whole remedy
        pass
    return None


def problem_lines(problems: list[Problem]) -> list[str]:
    """One line per file of which something was left out, with its first problem; of many files the first few."""
    first: dict[Path, Problem] = {}
    for problem in problems:
        first.setdefault(problem.path, problem)
    lines = [f"{problem} (left out)" for problem in first.values()]
    if len(lines) <= MOST_NAMED + 1:
        return lines
    rest = f"{len(lines) - MOST_NAMED:,} more files were left out; `careercli catalog check` names them all"
    return [*lines[:MOST_NAMED], rest]
