"""What pages say: skills, tools, plain tasks and running text that hold the words somebody typed."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from careercli.catalog.names import fold
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

_MOST_HITS = 100_000
"""More hits than any catalogue has pages: whatever is asked for, SQLite is asked for a number it can hold."""

_MOST_TERMS = 24
"""Words of a search that count: SQLite refuses expressions without end, and nobody types more on purpose."""


@value
class Mention:
    """A page that has the words, where, and the line they stand in.

    `where`: `title`, `alias`, `skill`, `tool`, `task` or `text`.
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
    looked_for = [_Term(term) for term in terms]
    places = ((row[0], _place(row[1:], looked_for)) for row in rows)
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


class _Term:
    """A typed word as it is looked for: whole (plurals aside), begun, or with another ending."""

    def __init__(self, typed: str) -> None:
        self.typed = unaccented(typed)
        self.stem = _stem(self.typed)
        self._one = singular(self.typed)

    def rank(self, text: str) -> int | None:
        """How the word stands in a lower-case text: 0 whole, 1 begun, 2 with another ending, None not at all."""
        best: int | None = None
        at = text.find(self.stem)
        while at >= 0:
            if at == 0 or not text[at - 1].isalnum():
                rank = self._rank_at(text, at)
                if rank == 0:
                    return 0
                best = rank if best is None else best if rank is None else min(best, rank)
            at = text.find(self.stem, at + 1)
        return best

    def _rank_at(self, text: str, at: int) -> int | None:
        end = at + len(self.stem)
        while end < len(text) and text[end].isalnum():
            end += 1
        after = at + len(self.typed)
        as_typed = text.startswith(self.typed, at)
        if as_typed and not text[after : after + 1].isalnum():
            return 0
        word = text[at:end]
        if singular(word) == self._one:
            return 0
        if as_typed and len(self.typed) > _WHOLE:
            return 1
        return 2 if len(self.stem) >= _STEM and len(word) <= len(self.stem) + 3 else None


def _rank(text: str, terms: Sequence[_Term]) -> int | None:
    """How all words stand in a lower-case text: as the one that stands there least well."""
    if not all(term.stem in text for term in terms):
        return None
    worst = 0
    for term in terms:
        rank = term.rank(text)
        if rank is None:
            return None
        worst = max(worst, rank)
    return worst


def _place(columns: tuple[str, ...], terms: Sequence[_Term]) -> tuple[str, str, int] | None:
    """In which column the words stand, the line of it that shows them best, and how (see `_Term.rank`).

    None where some word stands nowhere: the index goes by stems, and to it `electric` is as good as `electronics`.
    """
    for readable in (str.lower, unaccented):  # an accent is rarely in the way, and never where there is none
        texts = [readable(column) for column in columns]
        for where, column, text in zip(_WHERE, columns, texts, strict=True):
            if _rank(text, terms) is None:
                continue
            lines = ((_rank(readable(line), terms), line) for line in column.splitlines())
            ranked = [(rank, line) for rank, line in lines if rank is not None]
            if ranked:
                rank, line = min(ranked, key=lambda item: item[0])
                return where, "" if where == "title" else _around(line, terms[0].typed), rank
        if _rank("\n".join(texts), terms) is not None:
            return "text", "", 1
        if all(column.isascii() for column in columns):
            break
    return None


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
