"""Reading the compiled catalogue: one page, lists with filters, names, tracks, skills, moves."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from careercli.catalog.codec import from_plain
from careercli.catalog.names import fold
from careercli.catalog.problems import Problem
from careercli.catalog.role import (
    CategoryMatch,
    Education,
    Level,
    PaidWhileLearning,
    Role,
    Skill,
    StartRoute,
    Track,
)
from careercli.catalog.way_in import WayIn, way_from_plain
from careercli.errors import DataError, NotFoundError
from careercli.values import value

if TYPE_CHECKING:
    from careercli.catalog.outline import Outline
T = TypeVar("T")

FORMAT = 9
"""Raised whenever a table changes, so that a cache of another format is rebuilt, never misread."""

QUIZ = "quiz"
"""The fact of a compiled catalogue that holds the questions of the fit quiz as JSON."""


class DamagedError(DataError):
    """A compiled file is not what was written; where it lies in a cache, compiling it again is the remedy."""


SORTS = ("track", "title", "level", "education")
"""The orders `RoleFilter.sort` knows; all fall back on level and title."""

_ORDER = {
    "track": "track.position, role.level, role.title COLLATE NOCASE, role.slug",
    "title": "role.title COLLATE NOCASE, role.slug",
    "level": "role.level, role.title COLLATE NOCASE, role.slug",
    "education": "role.education_rank, role.level, role.title COLLATE NOCASE, role.slug",
}

_LEVELS = tuple(Level)
_EDUCATION = {education.value: education for education in Education}

_DAYS = ("people", "pace", "physical", "travel", "irregular_hours", "remote")

_ROW = (
    "SELECT role.slug, role.title, role.track, track.name, role.level, role.education, role.soc, role.origin, "
    "role.match, role.newcomers, role.route, role.months_low, role.months_high, role.cost_low, role.cost_high, "
    f"role.paid, role.areas, {', '.join(f'role.{name}' for name in _DAYS)} "
)


@value
class RoleRow:
    """A role as lists show it; `origin` is empty for a bundled role, else the path of its file.

    `match` says how wide the category is, `newcomers` whether one can begin here, `start` the way in where the
    page tells it. `days` holds the conditions that lists filter by (1 to 5), by name.
    """

    slug: str
    title: str
    track: str
    track_name: str
    level: Level
    education: Education
    soc: str
    origin: str
    match: CategoryMatch
    newcomers: bool
    start: WayIn | None
    areas: tuple[str, ...]
    days: Mapping[str, int]


@value
class TrackCount:
    """A track and the number of its roles per level, entry to executive."""

    track: Track
    levels: tuple[int, int, int, int, int]

    @property
    def total(self) -> int:
        """The number of roles in the track."""
        return sum(self.levels)


@value
class RoleFilter:
    """What `list` keeps: every condition given must hold.

    `education`, `months` and `cost` (dollars) keep roles that ask for at most that much, by the higher end of
    their range; a page that does not tell its way in passes none of `routes`, `months`, `cost` and `paid`.
    `newcomers` keeps roles in which one can begin. Levels of entry rank stand for them too: whether a newcomer
    can begin somewhere is not told by rank. `days` holds conditions, each
    with the least and the most it may be.
    """

    tracks: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    education: Education | None = None
    skills: tuple[str, ...] = ()
    routes: tuple[StartRoute, ...] = ()
    months: int | None = None
    cost: int | None = None
    paid: bool = False
    newcomers: bool = False
    days: tuple[tuple[str, int, int], ...] = ()
    area: str | None = None
    sort: str = "track"


class Name(NamedTuple):
    """One name a role answers to; rank 0 its title, 1 its slug, 2 an alias.

    A tuple, because a search makes forty thousand of them over ten thousand roles.
    """

    folded: str
    shown: str
    slug: str
    rank: int


class Links(NamedTuple):
    """Where one role's moves lead (`ahead`, advancement first), and whether it is a `door`: one in which newcomers
    can begin, and whose page names ways in from outside.
    """

    slug: str
    ahead: tuple[str, ...]
    door: bool


class Catalogue:
    """A compiled catalogue opened for reading."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None = None) -> None:
        self.connection = connection
        self.path = path

    @classmethod
    def open(cls, path: Path, *, immutable: bool = False) -> Catalogue:
        """Open a compiled file read-only; `immutable` promises that nobody writes to it (an installed wheel).

        Raises DamagedError when the file is missing, damaged or of another format.
        """
        uri = f"{path.resolve().as_uri()}?mode=ro{'&immutable=1' if immutable else ''}"
        try:
            connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        except sqlite3.Error as error:
            raise DamagedError(f"{path}: the compiled catalogue cannot be read: {error}") from None
        try:
            row = connection.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
        except Exception as error:  # of SQLite, or a name in a damaged file that is no text
            connection.close()
            raise DamagedError(f"{path}: the compiled catalogue cannot be read: {error}") from None
        if row is None or row[0] != str(FORMAT):
            connection.close()
            raise DamagedError(f"{path}: the compiled catalogue has another format")
        return cls(connection, path)

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def meta(self, key: str) -> str | None:
        """One fact about the compiled file itself, or None."""
        row = self.connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def role(self, slug: str) -> Role:
        """One role's page. Raises NotFoundError for a slug that has none."""
        row = self.connection.execute("SELECT page FROM role WHERE slug = ?", (slug,)).fetchone()
        if row is None:
            raise NotFoundError(f"no role {slug!r}", hint="`careercli list` shows every role")
        return _undamaged(_role, row[0])

    def every_role(self) -> list[Role]:
        """Every page, in the order of tracks, levels and titles; for work over the whole catalogue."""
        query = "SELECT page FROM role JOIN track ON track.slug = role.track ORDER BY " + _ORDER["track"]
        return [_undamaged(_role, page) for (page,) in self.connection.execute(query)]

    def outlines(self, slugs: Sequence[str] | None = None) -> list[Outline]:
        """The outlines of some roles, or of every role, by slug; no page is read."""
        from careercli.catalog.outline import from_text

        query = "SELECT content FROM outline"
        if slugs is not None:
            query += f" WHERE slug IN ({_marks(slugs)})"
        rows = self.connection.execute(f"{query} ORDER BY slug", tuple(slugs or ()))
        return [_undamaged(from_text, text) for (text,) in rows]

    def links(self) -> list[Links]:
        """Where the moves of every role lead, by slug; ten thousand roles take a few hundredths of a second."""
        rows = self.connection.execute("SELECT slug, ahead, door FROM outline ORDER BY slug")
        return [Links(slug, tuple(ahead.split()), bool(door)) for slug, ahead, door in rows]

    def origin(self, slug: str) -> str:
        """The path of the personal file a role comes from, or the empty string for a bundled role."""
        row = self.connection.execute("SELECT origin FROM role WHERE slug = ?", (slug,)).fetchone()
        return "" if row is None else str(row[0])

    def rows(self, wanted: RoleFilter | None = None) -> list[RoleRow]:
        """The roles that pass a filter (all of them without one), in its order."""
        wanted = wanted or RoleFilter()
        which, values = self._which(wanted)
        query = f"{_ROW}FROM role JOIN track ON track.slug = role.track{which}"
        return [_row(row) for row in self.connection.execute(f"{query} ORDER BY {_ORDER[wanted.sort]}", values)]

    def slugs(self, wanted: RoleFilter) -> frozenset[str]:
        """The roles that pass a filter by their slugs alone, in no order: what counting needs."""
        which, values = self._which(wanted)
        return frozenset(slug for (slug,) in self.connection.execute(f"SELECT role.slug FROM role{which}", values))

    def _which(self, wanted: RoleFilter) -> tuple[str, list[object]]:
        """The WHERE clause of a filter and its values; empty where everything passes."""
        where: list[str] = []
        values: list[object] = []
        if wanted.tracks:
            where.append(f"role.track IN ({_marks(wanted.tracks)})")
            values += wanted.tracks
        if wanted.levels:
            begin = " OR role.newcomers" if Level.ENTRY in wanted.levels else ""
            where.append(f"(role.level IN ({_marks(wanted.levels)}){begin})")
            values += [level.rank for level in wanted.levels]
        if wanted.routes:
            where.append(f"role.route IN ({_marks(wanted.routes)})")
            values += [route.value for route in wanted.routes]
        for column, most in (("months_high", wanted.months), ("cost_high", wanted.cost)):
            if most is not None:
                where.append(f"role.{column} <= ?")
                values.append(most)
        if wanted.paid:
            where.append("role.paid = ?")
            values.append(PaidWhileLearning.FULLY.value)
        if wanted.newcomers:
            where.append("role.newcomers")
        for name, lowest, highest in wanted.days:
            where.append(f"role.{_DAYS[_DAYS.index(name)]} BETWEEN ? AND ?")
            values += [lowest, highest]
        if wanted.area is not None:
            where.append("' ' || role.areas || ' ' LIKE ?")
            values.append(f"% {wanted.area} %")
        if wanted.education is not None:
            where.append("role.education_rank <= ?")
            values.append(wanted.education.rank)
        for skill in wanted.skills:
            where.append("role.slug IN (SELECT slug FROM role_skill WHERE skill = ?)")
            values.append(skill)
        return (f" WHERE {' AND '.join(where)}" if where else ""), values

    def rows_of(self, slugs: Sequence[str]) -> dict[str, RoleRow]:
        """The rows of some slugs, by slug; slugs without a role are left out."""
        query = f"{_ROW}FROM role JOIN track ON track.slug = role.track WHERE role.slug IN ({_marks(slugs)})"
        return {row[0]: _row(row) for row in self.connection.execute(query, tuple(slugs))}

    def categories_in_use(self) -> frozenset[str]:
        """The SOC codes whose figures some role borrows."""
        return frozenset(soc for (soc,) in self.connection.execute("SELECT DISTINCT soc FROM role"))

    def tracks(self) -> list[TrackCount]:
        """Every track, in the catalogue's order, with its number of roles per level."""
        counts: dict[str, list[int]] = {}
        for track, level, count in self.connection.execute(
            "SELECT track, level, count(*) FROM role GROUP BY track, level"
        ):
            counts.setdefault(track, [0] * len(Level))[level] = count
        rows = self.connection.execute("SELECT slug, name, description FROM track ORDER BY position")
        found = [Track(*row) for row in rows]
        return [TrackCount(track, _five(counts.get(track.slug, [0] * len(Level)))) for track in found]

    def skills(self) -> dict[str, Skill]:
        """The skill vocabulary by id, in its own order."""
        rows = self.connection.execute("SELECT id, name, family, aliases, definition FROM skill ORDER BY position")
        return {row[0]: _skill(row) for row in rows}

    def skill_names(self, ids: Sequence[str]) -> dict[str, str]:
        """The shown names of some skill ids."""
        query = f"SELECT id, name FROM skill WHERE id IN ({_marks(ids)})"
        return dict(self.connection.execute(query, tuple(ids)).fetchall())

    def skill_groups(self) -> dict[str, str]:
        """The group of every skill id."""
        return dict(self.connection.execute("SELECT id, family FROM skill").fetchall())

    def slug_called(self, text: str) -> str | None:
        """The one role `text` names exactly, in any case: titles and slugs before aliases; None for several."""
        query = "SELECT slug, min(rank) FROM name WHERE folded = ? GROUP BY slug ORDER BY 2 LIMIT 2"
        found = self.connection.execute(query, (fold(text),)).fetchall()
        alone = len(found) == 1 or (len(found) == 2 and found[0][1] < found[1][1])
        return str(found[0][0]) if alone else None

    def skills_named(self, key: str) -> list[str]:
        """The ids of the skills that answer to a key (`titles.title_key`): by name, id or alias."""
        query = "SELECT skill FROM skill_name WHERE key = ? ORDER BY rowid"
        return list(dict.fromkeys(skill for (skill,) in self.connection.execute(query, (key,))))

    def names(self) -> list[Name]:
        """Every name of every role."""
        return list(map(Name._make, self.connection.execute("SELECT folded, shown, slug, rank FROM name")))

    def moves_into(self, slug: str) -> list[tuple[str, str]]:
        """The roles that lead here, as (slug, `advancement` or `lateral`), by title."""
        query = (
            "SELECT move.slug, move.kind FROM move JOIN role ON role.slug = move.slug "
            "WHERE move.target = ? ORDER BY move.kind, role.title COLLATE NOCASE, role.slug"
        )
        return [(source, kind) for source, kind in self.connection.execute(query, (slug,))]

    def problems(self) -> list[Problem]:
        """What was wrong with the personal role files that were left out."""
        rows = self.connection.execute("SELECT path, line, key, reason FROM problem ORDER BY path, line")
        return [Problem(Path(path), line, key, reason) for path, line, key, reason in rows]


def _role(page: str) -> Role:
    return from_plain(Role, json.loads(page))


def _undamaged(read: Callable[[str], T], text: str) -> T:
    """What `read` makes of a stored text. Raises DamagedError when that is not what was stored."""
    try:
        return read(text)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedError(f"a page of the compiled catalogue cannot be read: {error}") from None


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _five(counts: list[int]) -> tuple[int, int, int, int, int]:
    entry, mid, senior, lead, executive = counts
    return entry, mid, senior, lead, executive


def _row(row: tuple[Any, ...]) -> RoleRow:
    slug, title, track, track_name, level, education, soc, origin, match, newcomers = row[:10]
    route, soonest, latest, least, most, paid, areas, *days = row[10:]
    start = None if route is None else way_from_plain(route, (soonest, latest), (least, most), paid)
    return RoleRow(
        slug, title, track, track_name, _LEVELS[level], _EDUCATION[education], soc, origin, CategoryMatch(match),
        bool(newcomers), start, tuple(areas.split()), dict(zip(_DAYS, days, strict=True)),
    )  # fmt: skip


def _skill(row: tuple[str, str, str, str, str]) -> Skill:
    skill_id, name, group, aliases, definition = row
    return Skill(skill_id, name, group, definition, tuple(aliases.splitlines()))
