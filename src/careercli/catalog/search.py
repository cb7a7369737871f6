"""Searching the catalogue: full text first, then ranked by how near a name is."""

from __future__ import annotations

import sqlite3

from careercli.catalog.compile import fold
from careercli.catalog.store import Catalogue, RoleRow
from careercli.values import value

_COLUMN_WEIGHTS = "12.0, 10.0, 4.0, 3.0, 3.0, 1.0"
"""bm25 weights of role_text's columns: title, names, skills, tools, does, prose."""

_COLUMNS = ("title", "names", "skills", "tools", "does", "prose")

_STEM = 4
"""Letters that are left of a word, at least, when its ending is set aside."""

_WORTH = {"title": 100.0, "alias": 98.0, "skill": 60.0, "tool": 60.0, "task": 56.0, "text": 52.0}
"""What a hit is worth by where the words stand, on the scale of similar names (60 to 100); its place in the order
of the text index is taken off, a fifth for each."""

_KIN = 8.0
"""What is taken off where only the stem of a word is there: `accounting` is not quite an account."""

_IN_TRACK = 6.0
"""What a role gains whose track is called what was typed."""

_SLIP = 0.75
"""Share of a word's letters that must be right: one wrong, missing, doubled or swapped letter in four."""

_SAME_LETTERS = 88.0
"""Likeness of a whole name from which it counts as typed with a slip, wherever the spaces stand."""

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

    Typos are forgiven where no name, skill or tool holds the words as they were typed. An empty text finds
    nothing; at most `limit` hits are given.
    """
    wanted = fold(text)
    if not wanted:
        return []
    limit = min(limit, _MOST_HITS)
    scores: dict[str, tuple[float, str, str]] = {}
    as_typed = False
    for position, (slug, where, shown, whole) in enumerate(_by_text(catalogue, text, limit * 3)):
        scores[slug] = (_WORTH[where] - position * 0.2 - (0.0 if whole else _KIN), where, shown)
        as_typed = as_typed or (whole and where != "text")
    if not as_typed:
        for slug, hit in _by_similar_name(catalogue, wanted).items():
            if hit[0] > scores.get(slug, (0.0,))[0]:
                scores[slug] = hit
    for slug in catalogue.slugs_named(text):  # named in full, whatever else it has in common with the text
        scores[slug] = (_IN_FULL, *scores[slug][1:]) if slug in scores else (_IN_FULL, "title", "")
    rows = catalogue.rows_of(list(scores))
    terms = wanted.split()

    def order(slug: str) -> tuple[float, str]:
        track = fold(rows[slug].track_name).split()
        in_track = all(any(word.startswith(term) for word in track) for term in terms)
        return -scores[slug][0] - in_track * _IN_TRACK, slug

    return [Hit(rows[slug], *scores[slug][1:]) for slug in sorted(scores, key=order)[:limit]]


def _by_similar_name(catalogue: Catalogue, wanted: str) -> dict[str, tuple[float, str, str]]:
    """Roles with a name in which every typed word stands but for a slip of the fingers, spaces among them."""
    from rapidfuzz import fuzz, process

    names = catalogue.names()
    folded = [name.folded for name in names]
    slips = _slips(wanted.split()[:_MOST_TERMS], set(" ".join(folded).split()))
    likeness = {index: score for _, score, index in process.extract(
        wanted, folded, scorer=fuzz.ratio, score_cutoff=_SAME_LETTERS, limit=200
    )}  # fmt: skip
    if all(slips):
        for index, text in enumerate(folded):
            if any(word in text for word in slips[0]):
                score = _worded_alike(slips, text.split()) * min(len(wanted) / len(text), 1.0)
                likeness[index] = max(likeness.get(index, 0.0), score)
    found: dict[str, tuple[float, str, str]] = {}
    for index, alike in likeness.items():
        name = names[index]
        score = _WORTH["skill"] + alike * 0.4 - 0.5 * name.rank
        if alike and score > found.get(name.slug, (0.0,))[0]:
            alias = name.rank == 2
            found[name.slug] = (score, "alias" if alias else "title", name.shown if alias else "")
    return found


def _slips(typed: list[str], vocabulary: set[str]) -> list[dict[str, float]]:
    """For every typed word, the words it may have been meant as, with their likeness (up to 100)."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    known = sorted(vocabulary)
    found = []
    for word in typed:
        meant = {one: 100.0 for one in known if one.startswith(word)}
        for form in {word, word.removesuffix("s")}:
            if len(form) >= _STEM:
                for one, alike, _ in process.extract(
                    form, known, scorer=OSA.normalized_similarity, score_cutoff=_SLIP, limit=None
                ):
                    meant[one] = max(meant.get(one, 0.0), alike * 100.0)
        found.append(meant)
    return found


def _worded_alike(slips: list[dict[str, float]], words: list[str]) -> float:
    """The mean likeness of the typed words to those of a name, 0 to 100; 0 where one has none that is like it."""
    best = [max((meant.get(word, 0.0) for word in words), default=0.0) for meant in slips]
    return sum(best) / len(best) if all(best) else 0.0


def _by_text(catalogue: Catalogue, text: str, limit: int) -> list[tuple[str, str, str, bool]]:
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


def _place(columns: tuple[str, ...], terms: list[str]) -> tuple[str, str, bool] | None:
    """In which column the words stand, the line of it that shows them best, and whether they stand there as typed.

    None where some word stands nowhere: the index goes by stems, and to it `electric` is as good as `electronics`.
    """
    terms = [_unaccented(term) for term in terms]
    for where, column in zip(("title", "alias", "skill", "tool", "task", "text"), columns, strict=True):
        folded = _unaccented(fold(column))
        if not all(_stem(term) in folded for term in terms):
            continue  # most columns end here, and need not be taken apart
        for fits, whole in ((str.startswith, True), (_is_kin, False)):
            for line in column.splitlines():
                words = _unaccented(fold(line)).split()
                if all(any(fits(word, term) for word in words) for term in terms):
                    return where, "" if where == "title" else _around(line, terms[0]), whole
    words = _unaccented(fold(" ".join(columns))).split()
    everywhere = all(any(word.startswith(term) or _is_kin(word, term) for word in words) for term in terms)
    return ("text", "", False) if everywhere else None


def _unaccented(text: str) -> str:
    """A folded text with the letters below its accents, as the text index compares them."""
    if text.isascii():
        return text
    import unicodedata

    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))


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
