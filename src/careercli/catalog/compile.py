"""Compiling checked roles into one SQLite file: what every command reads instead of YAML.

A row a role with its page as JSON, the columns `list` filters on, every name a role answers to, skills,
moves, and a full-text table. The same tables take a person's own roles, laid over the bundled ones.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from careercli.catalog.codec import to_plain
from careercli.catalog.names import fold
from careercli.catalog.problems import Problem, printable
from careercli.catalog.role import Role, Skill, Track
from careercli.catalog.store import FORMAT
from careercli.catalog.titles import plain_words, title_key

BUNDLED = ""
"""The `origin` of a role that ships with the program; a personal role carries its file's path."""

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE track (
  slug TEXT PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL, description TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE skill (
  id TEXT PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL, family TEXT NOT NULL,
  aliases TEXT NOT NULL, definition TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE role (
  id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, title TEXT NOT NULL, track TEXT NOT NULL,
  level INTEGER NOT NULL, education TEXT NOT NULL, education_rank INTEGER NOT NULL, soc TEXT NOT NULL,
  match TEXT NOT NULL, newcomers INTEGER NOT NULL, route TEXT, months_low INTEGER, months_high INTEGER,
  cost_low INTEGER, cost_high INTEGER, paid TEXT,
  people INTEGER NOT NULL, pace INTEGER NOT NULL, physical INTEGER NOT NULL, travel INTEGER NOT NULL,
  irregular_hours INTEGER NOT NULL, remote INTEGER NOT NULL, areas TEXT NOT NULL,
  reviewed TEXT NOT NULL, origin TEXT NOT NULL, page TEXT NOT NULL
);
CREATE INDEX role_track ON role (track, level, title);
CREATE TABLE skill_name (key TEXT NOT NULL, skill TEXT NOT NULL);
CREATE INDEX skill_name_key ON skill_name (key);
CREATE TABLE name (
  folded TEXT NOT NULL, shown TEXT NOT NULL, slug TEXT NOT NULL, rank INTEGER NOT NULL, plain TEXT NOT NULL
);
CREATE INDEX name_folded ON name (folded);
CREATE INDEX name_key ON name (replace(plain, ' ', ''));
CREATE INDEX name_slug ON name (slug);
CREATE TABLE name_word (word TEXT NOT NULL, name INTEGER NOT NULL, PRIMARY KEY (word, name)) WITHOUT ROWID;
CREATE TABLE role_skill (slug TEXT NOT NULL, skill TEXT NOT NULL, level INTEGER NOT NULL, core INTEGER NOT NULL);
CREATE INDEX role_skill_skill ON role_skill (skill);
CREATE INDEX role_skill_slug ON role_skill (slug);
CREATE TABLE move (slug TEXT NOT NULL, target TEXT, title TEXT, kind TEXT NOT NULL);
CREATE INDEX move_slug ON move (slug);
CREATE INDEX move_target ON move (target);
CREATE TABLE outline (
  slug TEXT PRIMARY KEY, ahead TEXT NOT NULL, door INTEGER NOT NULL, content TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE role_words (
  id INTEGER PRIMARY KEY, slug TEXT NOT NULL, title TEXT NOT NULL, names TEXT NOT NULL, skills TEXT NOT NULL,
  tools TEXT NOT NULL, does TEXT NOT NULL, prose TEXT NOT NULL, asked TEXT NOT NULL
);
CREATE TABLE plain_word (stem TEXT NOT NULL, role INTEGER NOT NULL, weight INTEGER NOT NULL,
  PRIMARY KEY (stem, role)) WITHOUT ROWID;
CREATE TABLE problem (path TEXT NOT NULL, line INTEGER, key TEXT NOT NULL, reason TEXT NOT NULL);
"""

# Only the index is FTS5's: where SQLite has no such module, here or on the machine that reads the file, the words
# themselves can still be searched with LIKE. Both go by the number of the role.
_INDEX = """
CREATE VIRTUAL TABLE role_text USING fts5 (
  title, names, skills, tools, does, prose, content = 'role_words', content_rowid = 'id',
  tokenize = 'porter unicode61 remove_diacritics 2'
);
"""


def create_tables(connection: sqlite3.Connection) -> None:
    """Create the empty tables of a catalogue in a new SQLite file."""
    connection.executescript(_SCHEMA)
    with suppress(sqlite3.OperationalError):
        connection.executescript(_INDEX)
    set_meta(connection, "format", str(FORMAT))


def set_meta(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Store one fact about the file itself, replacing an earlier value."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def add_vocabularies(connection: sqlite3.Connection, tracks: Sequence[Track], skills: Sequence[Skill]) -> None:
    """Store tracks and skills in their given order, replacing what was there."""
    connection.execute("DELETE FROM track")
    connection.execute("DELETE FROM skill")
    connection.execute("DELETE FROM skill_name")
    connection.executemany(
        "INSERT INTO track VALUES (?, ?, ?, ?)",
        [(track.slug, position, track.name, track.description) for position, track in enumerate(tracks)],
    )
    connection.executemany(
        "INSERT INTO skill VALUES (?, ?, ?, ?, ?, ?)",
        [
            (skill.id, position, skill.name, skill.group, "\n".join(skill.aliases), skill.definition)
            for position, skill in enumerate(skills)
        ],
    )
    keys = dict.fromkeys(
        (title_key(name), skill.id) for skill in skills for name in (skill.name, skill.id, *skill.aliases)
    )
    connection.executemany("INSERT INTO skill_name VALUES (?, ?)", [pair for pair in keys if pair[0]])


def add_roles(
    connection: sqlite3.Connection,
    roles: Iterable[tuple[Role, str]],
    skill_names: dict[str, str],
) -> None:
    """Store roles, each with its origin (BUNDLED or a file's path); a role already there is replaced."""
    from careercli.catalog.outline import outline_of, to_text
    from careercli.catalog.tasks import plain_weights
    from careercli.catalog.way_in import way_in

    indexed = _can_index(connection)
    aliases = {skill: text.splitlines() for skill, text in connection.execute("SELECT id, aliases FROM skill")}
    for role, origin in roles:
        _remove(connection, role.slug, indexed)
        page = json.dumps(to_plain(role), ensure_ascii=False, separators=(",", ":"))
        education, days, way = role.requirements.education.typical, role.conditions, way_in(role.start)
        number = connection.execute(
            f"INSERT INTO role VALUES (NULL{', ?' * 25})",
            (
                role.slug, role.title, role.track, role.level.rank, education.value, education.rank,
                role.category.soc, role.category.match.value, role.open_to_newcomers,
                *((way.route.value, *way.months, *way.cost, way.paid.value) if way else (None,) * 6),
                days.people, days.pace, days.physical, days.travel, days.irregular_hours, days.remote,
                " ".join(role.areas or ()), role.reviewed, printable(origin), page,
            ),
        ).lastrowid  # fmt: skip
        outline = outline_of(role)
        links = (outline.slug, " ".join(outline.ahead), outline.entry and role.open_to_newcomers)
        connection.execute("INSERT INTO outline VALUES (?, ?, ?, ?)", (*links, to_text(outline)))
        names = [(role.title, 0), (role.slug, 1), *((alias, 2) for alias in role.aliases)]
        for name, rank in names:
            words = plain_words(name)
            row = connection.execute(
                "INSERT INTO name VALUES (?, ?, ?, ?, ?)", (fold(name), name, role.slug, rank, " ".join(words))
            ).lastrowid
            pairs = [(word, row) for word in dict.fromkeys(words)]
            connection.executemany("INSERT INTO name_word VALUES (?, ?)", pairs)
        core = [(role.slug, use.skill, use.level, 1) for use in role.skills.core]
        helpful = [(role.slug, use.skill, use.level, 0) for use in role.skills.helpful]
        connection.executemany("INSERT INTO role_skill VALUES (?, ?, ?, ?)", core + helpful)
        moves = [(role.slug, step.to, step.title, "advancement") for step in role.advancement]
        moves += [(role.slug, step.to, step.title, "lateral") for step in role.lateral]
        connection.executemany("INSERT INTO move VALUES (?, ?, ?, ?)", moves)
        used = [skill_names.get(skill, skill) for _, skill, _, _ in core + helpful]
        used += [alias for _, skill, _, _ in core + helpful for alias in aliases.get(skill, ())]
        tools = role.skills.tools
        lists = ("\n".join(lines) for lines in (role.aliases, used, tools, role.does))
        content = (number, role.title, *lists, _prose(role))
        words_of = (number, role.slug, *content[1:], "\n".join(role.asked_as))
        connection.execute(f"INSERT INTO role_words VALUES (?{', ?' * 8})", words_of)
        connection.executemany(
            "INSERT INTO plain_word VALUES (?, ?, ?)",
            [(one, number, weight) for one, weight in plain_weights(role, used).items()],
        )
        if indexed:
            connection.execute(
                "INSERT INTO role_text (rowid, title, names, skills, tools, does, prose) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                content,
            )


def _can_index(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("SELECT rowid FROM role_text LIMIT 0")
    except sqlite3.OperationalError:
        return False
    return True


def add_problems(connection: sqlite3.Connection, problems: Iterable[Problem]) -> None:
    """Remember what was wrong with role files that were left out, so that every run can name them."""
    connection.executemany(
        "INSERT INTO problem VALUES (?, ?, ?, ?)",
        [
            (printable(str(problem.path)), problem.line, printable(problem.key), printable(problem.reason))
            for problem in problems
        ],
    )


def _remove(connection: sqlite3.Connection, slug: str, indexed: bool) -> None:
    columns = "id, title, names, skills, tools, does, prose"
    query = f"SELECT {columns} FROM role_words WHERE id = (SELECT id FROM role WHERE slug = ?)"
    words = connection.execute(query, (slug,)).fetchone()
    if words is None:
        return
    if indexed:  # an index that keeps no text of its own has to be told what it forgets
        connection.execute(
            "INSERT INTO role_text (role_text, rowid, title, names, skills, tools, does, prose) "
            "VALUES ('delete', ?, ?, ?, ?, ?, ?, ?)",
            words,
        )
    connection.execute("DELETE FROM name_word WHERE name IN (SELECT rowid FROM name WHERE slug = ?)", (slug,))
    connection.execute("DELETE FROM plain_word WHERE role = ?", (words[0],))
    for table in ("role_words", "role", "outline", "name", "role_skill", "move"):
        connection.execute(f"DELETE FROM {table} WHERE slug = ?", (slug,))


def _prose(role: Role) -> str:
    fit = role.fit
    signs = [statement.sign for statement in (*fit.suits, *fit.strains)]
    week = (role.week.place, *(share.on for share in role.week.shares)) if role.week else ()
    told = (role.summary, *week, *role.day_to_day, fit.thrives, *signs, *(v.how for v in role.varies))
    return "\n".join((*told, role.body, *(f"{word.term}: {word.means}" for word in role.words)))


def open_for_writing(path: Path) -> sqlite3.Connection:
    """Open a new SQLite file for one bulk write; it is renamed into place only when complete."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    return connection
