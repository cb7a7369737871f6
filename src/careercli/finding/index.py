"""Looks up titles in the compiled catalogue: exact keys first, words only where no key fits."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from careercli.catalog.store import Catalogue

_PAGE_NAME = 4
"""Official titles that a name of a page counts for, where a slip of the fingers may have meant either."""

_HEADS = 3
"""Official titles that end in a word at least, for it to be a kind of worker."""


_MOST_NAMES = 600
"""Names of pages that are compared with what was typed, at most."""


class PageName(NamedTuple):
    """A name of a page; `rank` 0 its title, 1 its slug, 2 an alias."""

    plain: str
    shown: str
    slug: str
    rank: int


class OfficialTitle(NamedTuple):
    """An official title with its codes, the likeliest first."""

    plain: str
    shown: str
    codes: tuple[str, ...]


class OwnName(NamedTuple):
    """A name from our own table: what it means, as a title, and its kind."""

    shown: str
    means: str
    kind: str


class Code(NamedTuple):
    """A category: the combination its figures belong to (or itself), its employees, words of all its titles."""

    soc: str
    whole: str
    employment: int
    words: int


class Index:
    """The tables of finding in a catalogue; without official titles everything official is simply not found."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._connection = catalogue.connection

    @cached_property
    def has_official(self) -> bool:
        """Whether the catalogue was compiled with official titles."""
        return self._has("official_title")

    def _has(self, table: str) -> bool:
        query = "SELECT 1 FROM sqlite_master WHERE name = ?"
        return self._connection.execute(query, (table,)).fetchone() is not None

    def pages_called(self, key: str) -> list[PageName]:
        """The names of pages with this key, titles first."""
        query = (
            "SELECT plain, shown, slug, min(rank) FROM name WHERE replace(plain, ' ', '') = ? GROUP BY slug "
            "ORDER BY 4, slug"
        )
        return list(map(PageName._make, self._connection.execute(query, (key,))))

    def pages_beginning(self, key: str) -> list[PageName]:
        """The names of pages whose key begins with this one, the shortest first."""
        query = (
            "SELECT plain, shown, slug, rank FROM name WHERE replace(plain, ' ', '') > ? "
            "AND replace(plain, ' ', '') < ? ORDER BY rank > 0, length(plain), slug LIMIT 60"
        )
        return list(map(PageName._make, self._connection.execute(query, (key, key + "\U0010ffff"))))

    def official(self, words: Sequence[str]) -> OfficialTitle | None:
        """The official title of these plain words, written together or apart, with all its codes."""
        if not self.has_official:
            return None
        query = (
            "SELECT plain, shown, codes FROM official_title WHERE replace(plain, ' ', '') = ? "
            "ORDER BY plain <> ?, id"
        )
        rows = self._connection.execute(query, ("".join(words), " ".join(words))).fetchall()
        if not rows:
            return None
        codes = dict.fromkeys(code for *_, codes in rows for code in codes.split())
        return OfficialTitle(rows[0][0], rows[0][1], tuple(codes))

    def own_names(self, key: str) -> list[OwnName]:
        """What a name from our own table means."""
        if not self.has_official:
            return []
        query = "SELECT shown, means, kind FROM own_name WHERE key = ? ORDER BY rowid"
        return list(map(OwnName._make, self._connection.execute(query, (key,))))

    def called(self, key: str) -> bool:
        """Whether anything is called so: a page, an official title, or a name of our own table."""
        query = "SELECT 1 FROM official_title WHERE replace(plain, ' ', '') = ?"
        listed = self.has_official and self._connection.execute(query, (key,)).fetchone() is not None
        return listed or bool(self.pages_called(key) or self.own_names(key))

    def is_place(self, words: str) -> bool:
        """Whether lower-case words are the name of a place."""
        if not self.has_official or not words:
            return False
        return self._connection.execute("SELECT 1 FROM place_word WHERE name = ?", (words,)).fetchone() is not None

    def filter_of(self, phrase: str) -> str | None:
        """The filter that a phrase of plain words stands for."""
        if not self.has_official:
            return None
        row = self._connection.execute("SELECT filter FROM plain_phrase WHERE phrase = ?", (phrase,)).fetchone()
        return None if row is None else str(row[0])

    def titles_of(self, socs: Sequence[str]) -> dict[str, str]:
        """The titles of categories by code; codes without figures are left out."""
        if not self.has_official:
            return {}
        marks = ",".join("?" * len(socs))
        query = f"SELECT soc, title FROM landscape_categories WHERE soc IN ({marks})"
        return dict(self._connection.execute(query, tuple(socs)).fetchall())

    def todays_codes(self, code: str) -> tuple[str, list[str]]:
        """The title a code had in SOC 2010 and the codes that took its place, the largest first; else nothing."""
        if not self.has_official:
            return "", []
        query = (
            "SELECT former_code.title, former_code.soc FROM former_code JOIN official_code USING (soc) "
            "WHERE code = ? ORDER BY employment DESC, former_code.soc"
        )
        rows = self._connection.execute(query, (code,)).fetchall()
        return (rows[0][0] if rows else ""), [soc for _, soc in rows]

    @cached_property
    def codes(self) -> list[Code]:
        """Every category, by its number in the tables."""
        query = "SELECT soc, whole, employment, words FROM official_code ORDER BY id"
        return list(map(Code._make, self._connection.execute(query))) if self.has_official else []

    def whole_of(self, socs: Sequence[str]) -> dict[str, str]:
        """The combination that each code's figures belong to, or the code itself."""
        if not self.has_official:
            return {soc: soc for soc in socs}
        marks = ",".join("?" * len(socs))
        query = f"SELECT soc, whole FROM official_code WHERE soc IN ({marks})"
        return {soc: soc for soc in socs} | dict(self._connection.execute(query, tuple(socs)).fetchall())

    def pages_in(self, wholes: Iterable[str]) -> list[str]:
        """The slugs of pages whose category is one of these codes or a part of one of these combinations."""
        wanted = tuple(dict.fromkeys(wholes))
        marks = ",".join("?" * len(wanted))
        query = f"SELECT slug FROM role WHERE soc IN ({marks})"
        values = wanted
        if self.has_official:
            query += f" OR soc IN (SELECT soc FROM official_code WHERE whole IN ({marks}))"
            values = wanted * 2
        return [slug for (slug,) in self._connection.execute(f"{query} ORDER BY slug", values)]

    # --- by words ------------------------------------------------------------------------------------------

    def postings(self, words: Sequence[str]) -> dict[str, tuple[array[int], array[int]]]:
        """For each of the words that official titles have: their numbers, and pairs of code number and count."""
        if not self.has_official:
            return {}
        marks = ",".join("?" * len(words))
        query = f"SELECT word, titles, codes FROM official_word WHERE word IN ({marks})"
        return {
            word: (_unpack(titles), _unpack(codes))
            for word, titles, codes in self._connection.execute(query, tuple(words))
        }

    @cached_property
    def official_count(self) -> int:
        """How many official titles there are; 1 where there is none, as the weights of words want it."""
        if not self.has_official:
            return 1
        return int(self._connection.execute("SELECT count(*) FROM official_title").fetchone()[0])

    def counts(self, words: Sequence[str]) -> dict[str, int]:
        """The number of official titles that have each of the words; words that none has are left out."""
        found: dict[str, int] = {}
        for start in range(0, len(words) if self.has_official else 0, 500):
            some = tuple(words[start : start + 500])
            marks = ",".join("?" * len(some))
            query = f"SELECT word, count FROM official_word WHERE word IN ({marks})"
            found.update(self._connection.execute(query, some))
        return found

    def official_titles(self, numbers: Sequence[int]) -> dict[int, OfficialTitle]:
        """Official titles by number."""
        marks = ",".join("?" * len(numbers))
        query = f"SELECT id, plain, shown, codes FROM official_title WHERE id IN ({marks})"
        return {
            number: OfficialTitle(plain, shown, tuple(codes.split()))
            for number, plain, shown, codes in self._connection.execute(query, tuple(numbers))
        }

    def is_head(self, word: str) -> bool:
        """Whether titles end in the word: it names a kind of worker."""
        if not self.has_official:
            return True
        row = self._connection.execute("SELECT heads FROM official_word WHERE word = ?", (word,)).fetchone()
        return row is not None and row[0] >= _HEADS

    def categories_with(self, words: Sequence[str], unfinished: str = "") -> list[str]:
        """Codes of categories whose own title has all the words, and one that begins so; the largest first."""
        if not self.has_official:
            return []
        query = "SELECT soc, plain FROM official_code WHERE instr(plain, ?) ORDER BY employment DESC, soc"
        rows = self._connection.execute(query, (max([*words, unfinished], key=len),))
        return [
            soc
            for soc, plain in rows
            if (has := plain.split())
            and all(word in has for word in words)
            and (not unfinished or any(word.startswith(unfinished) for word in has))
        ]

    def names_with(self, words: Sequence[str]) -> list[PageName]:
        """The names of pages that have at least one of the words: with most of them first, then the shortest.

        At most some hundreds, so that thousands of roles of one's own with a word in common stay quick to search.
        """
        marks = ",".join("?" * len(words))
        query = (
            "SELECT name.plain, name.shown, name.slug, name.rank FROM name_word "
            f"JOIN name ON name.rowid = name_word.name WHERE name_word.word IN ({marks}) "
            "GROUP BY name.rowid ORDER BY count(*) DESC, length(name.plain), name.rowid LIMIT ?"
        )
        return list(map(PageName._make, self._connection.execute(query, (*words, _MOST_NAMES))))

    def beginning(self, letters: str) -> list[str]:
        """Words of page names that begin with some letters."""
        query = "SELECT DISTINCT word FROM name_word WHERE word >= ? AND word < ? LIMIT 60"
        return [word for (word,) in self._connection.execute(query, (letters, letters + "\U0010ffff"))]

    def known(self, words: Sequence[str]) -> set[str]:
        """Which of the words stand in some title or name."""
        marks = ",".join("?" * len(words))
        query = f"SELECT DISTINCT word FROM name_word WHERE word IN ({marks})"
        values = tuple(words)
        if self.has_official:
            query += f" UNION SELECT word FROM official_word WHERE word IN ({marks})"
            values *= 2
        return {word for (word,) in self._connection.execute(query, values)}

    def words_by_length(self, least: int, most: int) -> dict[str, int]:
        """The words of titles and names of so many letters, with the number of titles that have each."""
        found: dict[str, int] = {}
        if self.has_official:
            query = "SELECT word, count FROM official_word WHERE letters BETWEEN ? AND ?"
            found = dict(self._connection.execute(query, (least, most)))
        query = "SELECT word, count(*) FROM name_word WHERE length(word) BETWEEN ? AND ? GROUP BY word"
        for word, count in self._connection.execute(query, (least, most)):
            found[word] = found.get(word, 0) + _PAGE_NAME * count
        return found


def _unpack(data: bytes) -> array[int]:
    numbers = array("H")
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
