"""Searching the catalogue: full text first, then ranked by how near a name is."""

from __future__ import annotations

import sqlite3

from careercli.catalog.compile import fold
from careercli.catalog.store import Catalogue, RoleRow
from careercli.values import value

_COLUMN_WEIGHTS = "12.0, 10.0, 4.0, 3.0, 1.0"
"""bm25 weights of role_text's columns: title, names, skills, tools, prose."""

_COLUMNS = ("title", "names", "skills", "tools", "prose")

_STEM = 4
"""Letters that are left of a word, at least, when its ending is set aside."""

_NAMES = ("title", "alias")

_WORTH = {"title": 100.0, "alias": 98.0, "skill": 60.0, "tool": 60.0, "text": 52.0}
"""What a hit is worth by where the words stand, on the scale of similar names (78 to 104); its place in the order
of the text index is taken off, a fifth for each."""

_IN_FULL = 200.0
"""What a role is worth that is called just what was typed."""

_MOST_HITS = 100_000
"""More hits than any catalogue has pages: whatever is asked for, SQLite is asked for a number it can hold."""

_MOST_TERMS = 24
"""Words of a search that count: SQLite refuses expressions without end, and nobody types more on purpose."""


@value
class Hit:
    """A role that was found, where (`title`, `alias`, `skill`, `tool` or `text`), and the words that matched."""

    row: RoleRow
    where: str
    matched: str


def search(catalogue: Catalogue, text: str, limit: int = 20) -> list[Hit]:
    """Roles that fit `text`, best first: names before skills, tools and prose.

    Typos are forgiven where no name holds the words as they were typed. An empty text finds nothing; at most
    `limit` hits are given.
    """
    wanted = fold(text)
    if not wanted:
        return []
    limit = min(limit, _MOST_HITS)
    scores: dict[str, tuple[float, str, str]] = {}
    for position, (slug, where, shown) in enumerate(_by_text(catalogue, text, limit * 3)):
        scores[slug] = (_WORTH[where] - position * 0.2, where, shown)
    if not any(where in _NAMES for _, where, _ in scores.values()):
        for slug, hit in _by_similar_name(catalogue, wanted).items():
            if hit[0] > scores.get(slug, (0.0,))[0]:
                scores[slug] = hit
    for slug in catalogue.slugs_named(text):  # named in full, whatever else it has in common with the text
        scores[slug] = (_IN_FULL, *scores[slug][1:]) if slug in scores else (_IN_FULL, "title", "")
    ranked = sorted(scores, key=lambda slug: (-scores[slug][0], slug))[:limit]
    rows = catalogue.rows_of(ranked)
    return [Hit(rows[slug], *scores[slug][1:]) for slug in ranked]


def _by_similar_name(catalogue: Catalogue, wanted: str) -> dict[str, tuple[float, str, str]]:
    from rapidfuzz import fuzz, process

    names = catalogue.names()
    folded = [name.folded for name in names]
    found: dict[str, tuple[float, str, str]] = {}
    for _, score, index in process.extract(wanted, folded, scorer=fuzz.WRatio, score_cutoff=78, limit=200):
        name = names[index]
        if min(len(wanted), len(name.folded)) < 4 and not name.folded.startswith(wanted):
            continue  # three letters are near to half the catalogue
        score += (2.0 if name.folded.startswith(wanted) else 0.0) - 0.5 * name.rank
        if score > found.get(name.slug, (0.0,))[0]:
            where = "alias" if name.rank == 2 else "title"
            found[name.slug] = (score, where, name.shown if name.rank == 2 else "")
    return found


def _by_text(catalogue: Catalogue, text: str, limit: int) -> list[tuple[str, str, str]]:
    terms = [term for term in fold(text).split() if any(character.isalnum() for character in term)]
    terms = list(dict.fromkeys(terms))[:_MOST_TERMS]
    if not terms:
        return []
    # Every word in quotes: to FTS5 it is then text, never an operator.
    query = " ".join('"{}"*'.format(term.replace('"', '""')) for term in terms)
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


def _place(columns: tuple[str, ...], terms: list[str]) -> tuple[str, str] | None:
    """In which column the words stand, and the line of it that shows them best.

    None where some word stands nowhere: the index goes by stems, and to it `electric` is as good as `electronics`.
    """
    terms = [_unaccented(term) for term in terms]
    for where, column in zip(("title", "alias", "skill", "tool", "text"), columns, strict=True):
        folded = _unaccented(fold(column))
        if not all(_stem(term) in folded for term in terms):
            continue  # most columns end here, and need not be taken apart
        for line in column.splitlines():
            words = _unaccented(fold(line)).split()
            if all(any(_begins(word, term) for word in words) for term in terms):
                return where, "" if where == "title" else _around(line, terms[0])
    words = _unaccented(fold(" ".join(columns))).split()
    everywhere = all(any(_begins(word, term) for word in words) for term in terms)
    return ("text", "") if everywhere else None


def _unaccented(text: str) -> str:
    """A folded text with the letters below its accents, as the text index compares them."""
    if text.isascii():
        return text
    import unicodedata

    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))


def _begins(word: str, term: str) -> bool:
    """Whether a word begins with what was typed, its ending aside: `nurses` finds `nurse`, as in the index."""
    return word.startswith(term) or (len(word) >= _STEM and term.startswith(word) and len(term) - len(word) <= 3)


def _stem(term: str) -> str:
    return term[: max(len(term) - 3, _STEM)]


def _around(line: str, term: str, width: int = 64) -> str:
    """The part of a line around a word, cut at spaces, at most about `width` characters."""
    if len(line) <= width:
        return line
    position = max(line.casefold().find(term), 0)
    start = max(position - width // 2, 0)
    start = line.find(" ", start) + 1 if start else 0
    if start + width >= len(line):
        return f"… {line[start:]}"
    cut = line[start : start + width].rsplit(" ", 1)[0]
    return f"{'… ' if start else ''}{cut} …"
