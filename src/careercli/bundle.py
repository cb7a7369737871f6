"""What the program carries: the compiled catalogue with national figures, and local pay in a file of its own.

An installed wheel brings both ready-made. A checkout or an editable install compiles them on first use into
the cache. A person's own role files are laid over a copy, in the cache as well. Any mismatch or damage means
rebuilding; where the cache cannot be written, the work is done in memory and said so.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from careercli.catalog.compile import (
    BUNDLED,
    FORMAT,
    add_problems,
    add_roles,
    add_vocabularies,
    create_tables,
    open_for_writing,
    set_meta,
)
from careercli.catalog.problems import Problem
from careercli.catalog.sources import fingerprint
from careercli.catalog.store import Catalogue
from careercli.errors import DataError
from careercli.locations import Locations
from careercli.values import value

if TYPE_CHECKING:
    from careercli.catalog.links import Known
    from careercli.catalog.role import Interests

CATALOGUE_FILE = "catalogue.sqlite"
LOCAL_FILE = "local.sqlite"

QUIZ = "quiz"
"""The fact of a compiled catalogue that holds the questions of the fit quiz as JSON."""

Progress = Callable[[int, int], None]
"""Called with (done, total) while role files are read."""


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
    if roles is None:
        return _open_base(locations, narration)
    if not roles.is_dir():
        raise DataError(f"{roles}: no such folder of role files", hint="see --roles and CAREERCLI_ROLES")
    key = f"{FORMAT}:{_base_identity(locations)}:{fingerprint(roles)}"

    def build(connection: sqlite3.Connection) -> None:
        base = _open_base(locations, narration)
        base.connection.backup(connection)
        base.close()
        lay_over(connection, roles, narration.progress("reading your role files"))

    return _cached(locations, f"overlay-{_short(str(roles.resolve()))}", key, build, narration)


def _open_base(locations: Locations, narration: Narration) -> Catalogue:
    if locations.compiled is not None:
        return Catalogue.open(locations.compiled / CATALOGUE_FILE, immutable=True)
    data = _source(locations)

    def build(connection: sqlite3.Connection) -> None:
        build_catalogue(connection, data, narration.progress("compiling the catalogue, once"))

    key = f"{FORMAT}:{fingerprint(data)}"
    return _cached(locations, f"catalogue-{_short(str(data.resolve()))}", key, build, narration)


def _base_identity(locations: Locations) -> str:
    if locations.compiled is not None:
        info = (locations.compiled / CATALOGUE_FILE).stat()
        return f"{info.st_size}-{info.st_mtime_ns}"
    return fingerprint(_source(locations))


def _source(locations: Locations) -> Path:
    if locations.source is None or not locations.source.is_dir():
        named = f" ({locations.source})" if locations.source else ""
        raise DataError(f"no role data found{named}", hint="reinstall careercli, or check CAREERCLI_DATA")
    return locations.source


def _short(text: str) -> str:
    raw = text.encode("utf-8", "surrogateescape")
    return f"{zlib.crc32(raw):08x}{zlib.adler32(raw):08x}"


# --- building ----------------------------------------------------------------------------------------------


def build_catalogue(connection: sqlite3.Connection, data: Path, progress: Progress | None = None) -> None:
    """Check the YAML below `data` and compile it, with the national figures, into an empty SQLite file.

    Raises DataError, naming the first problem and how many more there are, when any file is wrong.
    """
    from careercli.catalog.check import check
    from careercli.catalog.problems import data_error
    from careercli.catalog.sources import bundled_sources

    checked = check(bundled_sources(data), progress=progress, style=False)
    if checked.problems:
        raise data_error(list(checked.problems))
    create_tables(connection)
    connection.execute("BEGIN")
    add_vocabularies(connection, checked.tracks, checked.skills)
    names = {skill.id: skill.name for skill in checked.skills}
    add_roles(connection, ((item.role, BUNDLED) for item in checked.roles), names)
    connection.execute("COMMIT")
    if (data / "landscape").is_dir():
        from careercli.landscape.compile import write_national

        write_national(connection, data / "landscape")
    if (data / "fit").is_dir():
        from careercli.fit.bank import bank_to_json
        from careercli.fit.bank_files import load_bank

        set_meta(connection, QUIZ, bank_to_json(load_bank(data / "fit")))


def category_interests(data: Path) -> Mapping[str, Interests]:
    """The official interest profile (1-7) of each SOC code, from the tables below `data`; empty without them."""
    folder = data / "landscape"
    if not folder.is_dir():
        return {}
    from dataclasses import fields

    from careercli.catalog.role import Interests
    from careercli.landscape.tables import INTERESTS, read_table

    table = read_table(folder, INTERESTS)
    positions = [table.columns.index(item.name.capitalize()) for item in fields(Interests)]
    return {row[0]: Interests(*(float(row[position]) for position in positions)) for row in table.rows}


def write_compiled(data: Path, out: Path, progress: Progress | None = None) -> list[Path]:
    """Compile everything below `data` into the folder `out`, which is made when missing; gives the files' paths."""
    out.mkdir(parents=True, exist_ok=True)
    catalogue, local = out / CATALOGUE_FILE, out / LOCAL_FILE
    catalogue.unlink(missing_ok=True)
    connection = open_for_writing(catalogue)
    try:
        build_catalogue(connection, data, progress)
        connection.execute("VACUUM")
    finally:
        connection.close()
    if not (data / "landscape").is_dir():
        return [catalogue]
    local.unlink(missing_ok=True)
    build_local(local, data)
    return [catalogue, local]


def build_local(path: Path, data: Path) -> None:
    """Compile pay by state, metropolitan area and industry into a new SQLite file at `path`."""
    from careercli.landscape.compile import write_local

    write_local(path, data / "landscape")


def lay_over(connection: sqlite3.Connection, folder: Path, progress: Progress | None = None) -> None:
    """Check the role files below `folder` and lay the good ones over a compiled catalogue.

    Files with a problem of form or of links are left out and remembered in the table of problems.
    """
    from careercli.catalog.check import check
    from careercli.catalog.sources import personal_sources

    base = Catalogue(connection)
    checked = check(personal_sources(folder), known_names(base), progress, style=False)
    connection.execute("BEGIN")
    add_vocabularies(connection, checked.tracks, checked.skills)
    names = {skill.id: skill.name for skill in checked.skills}
    add_roles(connection, ((item.role, str(item.path)) for item in checked.roles), names)
    add_problems(connection, checked.problems)
    connection.execute("COMMIT")


def known_names(base: Catalogue) -> Known:
    """What personal role files may refer to: tracks, skills, levels and names of a compiled catalogue."""
    from careercli.catalog.links import Known

    return Known(
        tracks=tuple(count.track for count in base.tracks()),
        skills=tuple(base.skills().values()),
        levels={row.slug: row.level for row in base.rows()},
        names={name.shown.casefold(): name.slug for name in base.names()},
    )


# --- the cache ---------------------------------------------------------------------------------------------


def _cached(
    locations: Locations,
    name: str,
    key: str,
    build: Callable[[sqlite3.Connection], None],
    narration: Narration,
) -> Catalogue:
    """The cached file called `name` if its key fits, else a new one, else the same thing in memory."""
    path = locations.cache / f"{name}.sqlite"
    existing = _open_if_fresh(path, key)
    if existing is not None:
        return existing
    try:
        _write_cache(path, key, build)
        return Catalogue.open(path)
    except DataError:
        raise
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        narration.warn(f"cannot keep the compiled catalogue in {path.parent} ({reason}); working without it")
    connection = sqlite3.connect(":memory:", isolation_level=None)
    build(connection)
    return Catalogue(connection)


def _open_if_fresh(path: Path, key: str) -> Catalogue | None:
    if not path.is_file():
        return None
    try:
        catalogue = Catalogue.open(path)
        if catalogue.meta("key") == key:
            return catalogue
        catalogue.close()
    except (DataError, sqlite3.Error, OSError):
        pass  # damaged or of another format: the caller rebuilds it, which is the whole remedy
    return None


def _write_cache(path: Path, key: str, build: Callable[[sqlite3.Connection], None]) -> None:
    """Build beside `path` and rename, so that two first runs at once both succeed and none reads half a file."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    draft.unlink(missing_ok=True)
    try:
        connection = open_for_writing(draft)
        try:
            build(connection)
            set_meta(connection, "key", key)
        finally:
            connection.close()
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def forget_cache(locations: Locations) -> bool:
    """Remove every compiled file from the cache; tells whether there was one. The remedy for a damaged file."""
    removed = False
    if locations.cache.is_dir():
        for path in locations.cache.glob("*.sqlite"):
            path.unlink(missing_ok=True)
            removed = True
    return removed


def open_local(locations: Locations, narration: Narration) -> Path:
    """The path of the compiled local-pay file, compiled into the cache first where that is needed."""
    if locations.compiled is not None:
        return locations.compiled / LOCAL_FILE
    data = _source(locations)
    key = f"{data.resolve()}{fingerprint(data / 'landscape')}"
    path = locations.cache / f"local-{_short(key)}.sqlite"
    if path.is_file():
        return path
    narration.warn("compiling local pay figures, once")
    draft = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        for stale in path.parent.glob("local-*.sqlite"):
            stale.unlink(missing_ok=True)
        build_local(draft, data)
        draft.replace(path)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DataError(f"{path.parent}: cannot keep the compiled local figures: {reason}") from None
    finally:
        draft.unlink(missing_ok=True)
    return path


def problem_lines(problems: list[Problem]) -> list[str]:
    """One line per file that was left out, with its first problem."""
    first: dict[Path, Problem] = {}
    for problem in problems:
        first.setdefault(problem.path, problem)
    return [f"{problem} (file left out)" for problem in first.values()]
