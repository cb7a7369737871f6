"""Building what the program carries, from the sources below a data folder and from a person's own role files."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from careercli.cache import reason_of, write_beside
from careercli.catalog.compile import (
    BUNDLED,
    add_problems,
    add_roles,
    add_vocabularies,
    create_tables,
    open_for_writing,
    set_meta,
)
from careercli.catalog.problems import Problem
from careercli.catalog.store import QUIZ, Catalogue
from careercli.errors import DataError
from careercli.locations import CATALOGUE_FILE, LOCAL_FILE, is_folder

if TYPE_CHECKING:
    from careercli.catalog.links import Known
    from careercli.catalog.role import Interests

_FOR_EVERYBODY = 0o666
"""Permissions, before the umask, of files that are compiled to be shared; those in a cache are the owner's."""

Progress = Callable[[int, int], None]
"""Called with (done, total) while files are read."""


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
