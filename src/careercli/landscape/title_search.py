"""Ranks category titles against what a person typed, tolerant of typos, word order and partial titles."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import log10
from typing import NamedTuple

from careercli.values import value

# Closeness runs from 0 to 100. From SURE on, with a lead of CLEAR_LEAD over the next category, it is the one meant.
SURE = 86.0
CLEAR_LEAD = 4.0
_LOWEST = 66.0
# All typed words are in the title: worth this much, and up to so much more the less else there is in it.
_CONTAINED, _COVERED = 78.0, 12.0
# Share of a word's letters that must be right, and letters from which a word is corrected at all.
_SLIP, _CORRECTED = 0.75, 4
# Letters from which the beginning of a word stands for the word: `art` is no artificial intelligence.
_BEGINNING = 6
# A category's own title counts more than a job title that happens to be counted within it.
_OWN_TITLE = 8.0
# Of titles that fit alike, the occupation with more people in it is the likelier: per tenfold above a thousand.
_PER_TENFOLD = 1.5


class SearchedTitle(NamedTuple):
    """A title to search: `plain` is `plain_words(title)`; `own` marks the category's own title.

    A tuple, because a search that forgives typos makes seven thousand of them.
    """

    soc: str
    title: str
    plain: str
    own: bool
    employment: int


@value
class RankedTitle:
    """The best title of one category: `score` ranks, `closeness`, 0 to 100: how nearly it was typed in full.

    `holds` tells that the category's own title has every typed word in it: in full or, if long, its beginning.
    """

    soc: str
    title: str
    score: float
    closeness: float
    holds: bool


def rank_titles(
    text: str, titles_with: Callable[[str], Iterable[SearchedTitle]], *, typos: bool = True
) -> list[RankedTitle]:
    """Each category with a fitting title, once, best first.

    `titles_with(letters)` gives the titles in whose plain words the letters stand; in all of them when empty.
    Titles that hold every typed word are the ones meant; only where there is none, typos are forgiven, if at all.
    """
    typed = plain_words(text)
    if not typed:
        return []
    words = typed.split()
    contained = [title for title in titles_with(max(words, key=len)) if _contains(title.plain, words)]
    closeness = {title: _typed_share(typed, title.plain) for title in contained}
    if typos and not contained:
        every = [title for title in titles_with("") if title.plain]
        words = _corrected(words, every)
        contained = [title for title in every if _contains(title.plain, words)] if words else []
        closeness = _similar(typed, every)
        for title in contained:
            closeness.setdefault(title, _typed_share(" ".join(words), title.plain))
    holding = {title.soc for title in contained if title.own and _stand_in(words, title.plain)}
    best: dict[str, RankedTitle] = {}
    for title, close in closeness.items():
        fit = close
        if title in contained:
            fit = max(fit, _CONTAINED + _COVERED * min(1.0, len(typed) / len(title.plain)))
        score = fit + _OWN_TITLE * title.own + _PER_TENFOLD * max(0.0, log10(max(title.employment, 1)) - 3)
        ranked = RankedTitle(title.soc, title.title, score, close, title.soc in holding)
        if title.soc not in best or _order(ranked) < _order(best[title.soc]):
            best[title.soc] = ranked
    return sorted(best.values(), key=_order)


def _corrected(words: list[str], titles: list[SearchedTitle]) -> list[str]:
    """Every typed word as the titles spell it, a slip of the fingers put right; none where one cannot be."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    known = sorted(set(" ".join(title.plain for title in titles).split()))
    meant = []
    for word in words:
        if not any(one.startswith(word) for one in known):
            found = process.extractOne(word, known, scorer=OSA.normalized_similarity, score_cutoff=_SLIP)
            if found is None or len(word) < _CORRECTED:
                return []
            word = found[0]
        meant.append(word)
    return meant


def _typed_share(typed: str, title: str) -> float:
    """How much of a title that holds the typed words was typed, 0 to 100: what `fuzz.ratio` gives such a pair."""
    return 200.0 * min(len(typed), len(title)) / (len(typed) + len(title))


def _similar(typed: str, known: list[SearchedTitle]) -> dict[SearchedTitle, float]:
    """The titles that are nearly what was typed, with their similarity."""
    from rapidfuzz import fuzz, process

    plain = [title.plain for title in known]
    closeness: dict[SearchedTitle, float] = {}
    for scorer in (fuzz.ratio, fuzz.token_sort_ratio):
        for _, score, place in process.extract(typed, plain, scorer=scorer, limit=100, score_cutoff=_LOWEST):
            closeness[known[place]] = max(closeness.get(known[place], 0.0), score)
    return closeness


def plain_words(text: str) -> str:
    """Lower case words without punctuation and without a plural, so that `data scientist` fits the plural."""
    letters = "".join(letter if letter.isalnum() else " " for letter in text.lower())
    return " ".join(map(_singular, letters.split()))


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _stand_in(words: list[str], title: str) -> bool:
    return all(
        any(word == one or (len(one) >= _BEGINNING and word.startswith(one)) for word in title.split())
        for one in words
    )


def _order(ranked: RankedTitle) -> tuple[float, str, str]:
    return -ranked.score, ranked.soc, ranked.title


def _contains(title: str, words: list[str]) -> bool:
    # Most titles fail on the first word: a plain search for it is cheaper than splitting every title.
    if words[0] not in title:
        return False
    starts = title.split()
    return all(any(start.startswith(word) for start in starts) for word in words)
