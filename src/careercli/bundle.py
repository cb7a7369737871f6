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
from contextlib import closing, suppress
from pathlib import Path
from time import time
from typing import TYPE_CHECKING, TypeVar

import careercli
from careercli.cache import forget, is_sound, reason_of, write_beside
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
from careercli.catalog.sources import fingerprint, folder_stamp
from careercli.catalog.store import Catalogue, DamagedError
from careercli.errors import CareerError, DataError, NotFoundError
from careercli.locations import Locations, is_folder
from careercli.values import value

if TYPE_CHECKING:
    from careercli.catalog.links import Known
    from careercli.catalog.role import Interests

T = TypeVar("T")

CATALOGUE_FILE = "catalogue.sqlite"
LOCAL_FILE = "local.sqlite"

_FOR_EVERYBODY = 0o666
"""Permissions, before the umask, of files that are compiled to be shared; those in a cache are the owner's."""

MOST_NAMED = 5
"""Files left out that are named one by one in every run."""

FEW_FILES = 2000
"""Role files up to which every one is looked at in every run, which takes a few milliseconds."""

GOOD_FOR = 60.0
"""Seconds for which a look at more files than that is good."""

LOOK_SUFFIX = ".look"

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
    narration = _complaining_once(narration)
    if roles is None:
        return _open_base(locations, narration)
    if not is_folder(roles):
        raise DataError(f"{roles}: no such folder of role files", hint="see --roles and CAREERCLI_ROLES")
    path = locations.cache / f"overlay-{_short(str(roles.resolve()))}.sqlite"
    key = f"{_base_identity(locations)}:{_looked_at(roles, path.with_suffix(LOOK_SUFFIX))}"
    fresh = _open_if_fresh(locations, path, key)
    if fresh is not None:
        return fresh
    base = _open_base(locations, narration)

    def build(connection: sqlite3.Connection) -> None:
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
    data = _source(locations)

    def build(connection: sqlite3.Connection) -> None:
        build_catalogue(connection, data, narration.progress("compiling the catalogue, once"), leave_out=True)

    path = locations.cache / f"catalogue-{_short(str(data.resolve()))}.sqlite"
    return _cached(locations, path, _base_identity(locations), build, narration)


def _base_identity(locations: Locations) -> str:
    """A text that changes with the bundled catalogue: with its sources, or with the program that compiles them."""
    program = f"{careercli.__version__}:{FORMAT}"
    if locations.compiled is not None:
        info = (locations.compiled / CATALOGUE_FILE).stat()
        return f"{program}:{info.st_size}-{info.st_mtime_ns}"
    package = locations.package
    rooms = (package / name for name in ("catalog", "landscape", "fit", "finding"))
    return f"{program}:{fingerprint(_source(locations), *rooms)}"


def _source(locations: Locations) -> Path:
    if locations.source is None or not is_folder(locations.source):
        named = f" ({locations.source})" if locations.source else ""
        raise DataError(f"no role data found{named}", hint="reinstall careercli, or check CAREERCLI_DATA")
    return locations.source


def _short(text: str) -> str:
    raw = text.encode("utf-8", "surrogateescape")
    return f"{zlib.crc32(raw):08x}{zlib.adler32(raw):08x}"


# --- building ----------------------------------------------------------------------------------------------


def build_catalogue(
    connection: sqlite3.Connection, data: Path, progress: Progress | None = None, *, leave_out: bool = False
) -> None:
    """Check the YAML below `data` and compile it, with the national figures, into an empty SQLite file.

    With `leave_out` role files that are not finished are left out and remembered: an author sees the others.
    Raises DataError, naming the first problem and how many more there are, when any (other) file is wrong.
    """
    from careercli.catalog.check import check
    from careercli.catalog.problems import data_error
    from careercli.catalog.sources import bundled_sources

    checked = check(bundled_sources(data), progress=progress, style=False)
    left_out = checked.unfinished if leave_out else frozenset()
    fatal = [problem for problem in checked.problems if problem.path not in left_out]
    if fatal:
        raise data_error(fatal)
    create_tables(connection)
    connection.execute("BEGIN")
    add_vocabularies(connection, checked.tracks, checked.skills)
    names = {skill.id: skill.name for skill in checked.skills}
    add_roles(connection, ((item.role, BUNDLED) for item in checked.roles), names)
    add_problems(connection, checked.problems)
    connection.execute("COMMIT")
    if (data / "landscape").is_dir():
        from careercli.finding.compile import write_titles
        from careercli.landscape.compile import write_national

        write_national(connection, data / "landscape")
        write_titles(connection, data / "landscape", data / "titles")
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


def data_problems(data: Path) -> list[Problem]:
    """Every problem of what stands below `data` beside the role files: the quiz, and the tables of figures."""
    found: list[Problem] = []
    if is_folder(data / "fit"):
        from careercli.fit.bank_files import read_bank

        found += read_bank(data / "fit")[1]
    if is_folder(data / "landscape"):
        from careercli.landscape.national import read_categories
        from careercli.landscape.tables import LOCAL_TABLES, NATIONAL_TABLES, TableError, open_table

        for layout in (*NATIONAL_TABLES, *LOCAL_TABLES):
            try:
                open_table(data / "landscape", layout)
            except TableError as error:
                found.append(Problem(error.path, error.line, "", error.reason))
        if not any(problem.path.parent == data / "landscape" for problem in found):
            try:
                read_categories(data / "landscape")
            except TableError as error:
                found.append(Problem(error.path, error.line, "", error.reason))
    return found


def write_compiled(data: Path, out: Path, progress: Progress | None = None) -> list[Path]:
    """Compile everything below `data` into the folder `out`, which is made when missing; gives the files' paths.

    Files that are there already are replaced when the new ones are complete. Raises DataError when any source
    file is wrong, or when `out` cannot be written.
    """

    def write_catalogue(path: Path) -> None:
        connection = open_for_writing(path)
        try:
            build_catalogue(connection, data, progress)
            connection.execute("VACUUM")
        finally:
            connection.close()

    written = [out / CATALOGUE_FILE]
    try:
        out.mkdir(parents=True, exist_ok=True)
        write_beside(out / CATALOGUE_FILE, write_catalogue, _FOR_EVERYBODY)
        if is_folder(data / "landscape"):
            write_beside(out / LOCAL_FILE, lambda path: build_local(path, data), _FOR_EVERYBODY)
            written.append(out / LOCAL_FILE)
    except (OSError, sqlite3.Error) as error:
        raise DataError(f"{out}: the compiled files cannot be written: {reason_of(error)}") from None
    return written


def build_local(path: Path, data: Path, progress: Progress | None = None) -> None:
    """Compile pay by state, metropolitan area and industry into a new SQLite file at `path`.

    With `progress` somebody waits for it: it is then packed less tightly, in half the time.
    """
    from careercli.landscape.compile import write_local

    write_local(path, data / "landscape", progress, quick=progress is not None)


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

    query = "SELECT 1 FROM sqlite_master WHERE name = 'landscape_categories'"
    codes: list[tuple[str]] = []
    if base.connection.execute(query).fetchone() is not None:
        codes = base.connection.execute("SELECT soc FROM landscape_categories").fetchall()
    return Known(
        tracks=tuple(count.track for count in base.tracks()),
        skills=tuple(base.skills().values()),
        levels={row.slug: row.level for row in base.rows()},
        years={role.slug: role.years for role in base.outlines()},
        names={name.folded: name.slug for name in base.names()},
        categories=frozenset(soc for (soc,) in codes),
    )


def official(data: Path) -> Known:
    """What the tables below `data` add to the check of the bundled files: codes, and their interest profiles."""
    from careercli.catalog.links import Known

    if not is_folder(data / "landscape"):
        return Known()
    from careercli.landscape.tables import CATEGORIES, TableError, read_table

    try:
        codes = frozenset(row[0] for row in read_table(data / "landscape", CATEGORIES).rows)
        return Known(categories=codes, category_interests=category_interests(data))
    except TableError:
        return Known()  # `data_problems` tells of it


# --- the cache ---------------------------------------------------------------------------------------------


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


def open_local(locations: Locations, narration: Narration) -> Path:
    """The path of the compiled local-pay file, compiled into the cache first where that is needed.

    Where the cache cannot be written, the file lies in a temporary folder that is removed when the process ends.
    """
    ready = local_if_ready(locations)
    if ready is not None:
        return ready
    data = _source(locations)
    name, path = _local_names(locations, data)
    narration.warn("compiling local pay figures, once")
    progress = narration.progress("local pay figures")
    try:
        write_beside(path, lambda draft: build_local(draft, data, progress))
        for stale in path.parent.glob(f"{name}*.sqlite"):
            if stale != path:
                stale.unlink(missing_ok=True)
    except (OSError, sqlite3.Error) as error:
        if not _is_local(path):  # another run may have been faster
            narration.warn(f"cannot keep them in {path.parent} ({reason_of(error)}); working without it")
            return _temporary_local(data)
    locations.opened.append(path)
    return path


def local_if_ready(locations: Locations) -> Path | None:
    """The path of the compiled local-pay file where it is there already; nothing is compiled."""
    if locations.compiled is not None:
        path = locations.compiled / LOCAL_FILE
    else:
        _, path = _local_names(locations, _source(locations))
        if not _is_local(path):
            return None
    locations.opened.append(path)
    return path


def _local_names(locations: Locations, data: Path) -> tuple[str, Path]:
    """What every version of the cached file of local pay begins with, and the path of today's."""
    name = f"local-{_short(str(data.resolve()))}-"
    version = _short(fingerprint(data / "landscape", locations.package / "landscape"))
    return name, locations.cache / f"{name}{version}.sqlite"


def _is_local(path: Path) -> bool:
    """Whether `path` is a whole file of local figures of today's format."""
    from careercli.landscape.local_figures import LOCAL_FORMAT

    try:
        if not path.is_file():
            return False
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            return connection.execute("SELECT format FROM landscape_meta").fetchall() == [(LOCAL_FORMAT,)]
    except Exception:  # damaged, in whatever way
        return False


def _temporary_local(data: Path) -> Path:
    import atexit
    import tempfile

    try:
        folder = tempfile.TemporaryDirectory(prefix="careercli-", ignore_cleanup_errors=True)
        atexit.register(folder.cleanup)
        path = Path(folder.name) / LOCAL_FILE
        build_local(path, data)
    except (OSError, sqlite3.Error) as error:
        raise DataError(f"the local figures cannot be compiled anywhere: {reason_of(error)}") from None
    return path


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
