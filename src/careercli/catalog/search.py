"""What pages say: skills, tools, plain tasks and running text that hold the words somebody typed."""

from __future__ import annotations

import sqlite3

from careercli.catalog.compile import fold
from careercli.catalog.store import Catalogue
from careercli.catalog.titles import singular, unaccented
from careercli.values import value

MENTIONS = 3
"""Pages that merely have the words in their running text, at most."""

_COLUMN_WEIGHTS = "12.0, 10.0, 4.0, 3.0, 3.0, 1.0"
"""bm25 weights of role_text's columns: title, names, skills, tools, does, prose."""

_COLUMNS = ("title", "names", "skills", "tools", "does", "prose")

_WHERE = ("title", "alias", "skill", "tool", "task", "text")

_STEM = 4
"""Letters that are left of a word, at least, when its ending is set aside."""

_WHOLE = 3
"""A word of so many letters or fewer counts only where it stands whole."""

_SIGNS = ".,;:!?()\"'"

_MOST_HITS = 100_000
"""More hits than any catalogue has pages: whatever is asked for, SQLite is asked for a number it can hold."""

_MOST_TERMS = 24
"""Words of a search that count: SQLite refuses expressions without end, and nobody types more on purpose."""


@value
class Mention:
    """A page that has the words, where (`title`, `alias`, `skill`, `tool`, `task` or `text`), and the line they stand in.

    `whole`: every word stands there as it was typed, but for a plural.
    """

    slug: str
    where: str
    matched: str
    whole: bool


def on_pages(catalogue: Catalogue, text: str, limit: int = 20) -> list[Mention]:
    """Pages that hold every word of `text`, best first: names, then skills, tools, plain tasks and running text.

    Words stand for their other endings too, after those that are there as typed. At most `limit` pages.
    """
    found = _by_text(catalogue, text, min(limit, _MOST_HITS) * 3)
    ranked = sorted(
        enumerate(found), key=lambda item: (_WHERE.index(item[1][1]), item[1][3], item[0])
    )  # whole words first, then the order of the index
    kept = ranked[: min(limit, _MOST_HITS)]
    return [Mention(slug, where, matched, rank == 0) for _, (slug, where, matched, rank) in kept]


def _by_text(catalogue: Catalogue, text: str, limit: int) -> list[tuple[str, str, str, int]]:
    terms = [term for term in fold(text).split() if any(character.isalnum() for character in term)]
    terms = list(dict.fromkeys(terms))[:_MOST_TERMS]
    if not terms:
        return []
    # Every word in quotes: to FTS5 it is then text, never an operator.
    query = " ".join('"{}"{}'.format(term.replace('"', '""'), "*" if len(term) > _WHOLE else "") for term in terms)
    columns = ", ".join(f"role_words.{column}" for column in ("slug", *_COLUMNS))
    sql = (
        f"SELECT {columns} FROM role_text JOIN role_words ON role_words.id = role_text.rowid "
        f"WHERE role_text MATCH ? ORDER BY bm25(role_text, {_COLUMN_WEIGHTS}), role_words.slug LIMIT ?"
    )
    try:
        rows = catalogue.connection.execute(sql, (query, limit)).fetchall()
    except sqlite3.OperationalError:  # a SQLite without FTS5
        rows = _by_like(catalogue, terms, limit)
    places = ((row[0], _place(row[1:], terms)) for row in rows)
    return [(slug, *place) for slug, place in places if place is not None]


def _by_like(catalogue: Catalogue, terms: list[str], limit: int) -> list[tuple[str, ...]]:
    either = " OR ".join(f"{column} LIKE ? ESCAPE '!'" for column in _COLUMNS)
    condition = " AND ".join(f"({either})" for _ in terms)
    values: list[object] = [f"%{_literally(term)}%" for term in terms for _ in _COLUMNS]
    sql = f"SELECT slug, {', '.join(_COLUMNS)} FROM role_words WHERE {condition} ORDER BY title, slug LIMIT ?"
    return catalogue.connection.execute(sql, [*values, limit]).fetchall()


def _literally(term: str) -> str:
    """A word for LIKE in which no sign stands for others, cut where SQLite would find it too long."""
    return "".join(f"!{character}" if character in "!%_" else character for character in term[:200])


def _place(columns: tuple[str, ...], terms: list[str]) -> tuple[str, str, int] | None:
    """In which column the words stand, the line of it that shows them best, and how: 0 whole, 1 begun, 2 by the stem.

    None where some word stands nowhere: the index goes by stems, and to it `electric` is as good as `electronics`.
    """
    terms = [unaccented(term) for term in terms]
    stems = [_stem(term) for term in terms]
    for where, column in zip(_WHERE, columns, strict=True):
        folded = unaccented(fold(column))
        if not all(stem in folded for stem in stems):
            continue  # most columns end here, and need not be taken apart
        lines = [line for line in column.splitlines() if all(stem in unaccented(fold(line)) for stem in stems)]
        words = [unaccented(fold(line)).split() for line in lines]
        for rank, fits in enumerate((_is_whole, _begins, _is_kin)):
            for line, has in zip(lines, words, strict=True):
                if all(any(fits(word, term) for word in has) for term in terms):
                    return where, "" if where == "title" else _around(line, terms[0]), rank
    everything = unaccented(fold(" ".join(columns)))
    if not all(stem in everything for stem in stems):
        return None
    has = everything.split()
    return ("text", "", 1) if all(any(_fits(word, term) for word in has) for term in terms) else None


def _fits(word: str, term: str) -> bool:
    return _begins(word, term) or _is_whole(word, term) or _is_kin(word, term)


def _is_whole(word: str, term: str) -> bool:
    """Whether a word is the typed one, plurals and punctuation aside."""
    if not word.startswith(term[:3]):
        return False
    return singular(word.strip(_SIGNS)) == singular(term.strip(_SIGNS))


def _begins(word: str, term: str) -> bool:
    """Whether a word begins with a typed one; short ones must be the whole word."""
    return len(term) > _WHOLE and word.startswith(term)


def _is_kin(word: str, term: str) -> bool:
    """Whether a word and a typed one are the same, endings aside: `nurses` finds `nurse`."""
    stem = _stem(term)
    return len(stem) >= _STEM and word.startswith(stem) and len(word) <= len(stem) + 3


def _stem(term: str) -> str:
    return term[: max(len(term) - 3, _STEM)]


def _around(line: str, term: str, width: int = 64) -> str:
    """The part of a line around a word, cut at spaces, at most about `width` characters."""
    if len(line) <= width:
        return line
    lower = line.casefold()
    position = max(lower.find(term), 0) or max(lower.find(_stem(term)), 0)
    start = max(position - width // 2, 0)
    start = line.find(" ", start) + 1 if start else 0
    if start + width >= len(line):
        return f"… {line[start:]}"
    cut = line[start : start + width].rsplit(" ", 1)[0]
    return f"{'… ' if start else ''}{cut} …"
