"""Ranks category titles against what a person typed, tolerant of typos, word order and partial titles."""

from __future__ import annotations

from collections.abc import Iterable
from math import log10
from typing import NamedTuple

from careercli.values import value

# Closeness runs from 0 to 100. From SURE on, with a lead of CLEAR_LEAD over the next category, it is the one meant.
SURE = 86.0
CLEAR_LEAD = 4.0
_LOWEST = 66.0
# All typed words are in the title: worth this much, and up to so much more the less else there is in it.
_CONTAINED, _COVERED = 78.0, 12.0
# Letters from which the beginning of a word stands for the word: `art` is no artificial intelligence.
_BEGINNING = 4
# A category's own title counts more than a job title that happens to be counted within it.
_OWN_TITLE = 8.0
# Of titles that fit alike, the occupation with more people in it is the likelier: per tenfold above a thousand.
_PER_TENFOLD = 1.5


class SearchedTitle(NamedTuple):
    """A title to search: `plain` is `plain_words(title)`; `own` marks the category's own title.

    A tuple, because every search makes seven thousand of them.
    """

    soc: str
    title: str
    plain: str
    own: bool
    employment: int


@value
class RankedTitle:
    """The best title of one category: `score` ranks, `closeness`, 0 to 100: how nearly it was typed in full."""

    soc: str
    title: str
    score: float
    closeness: float


def rank_titles(text: str, titles: Iterable[SearchedTitle]) -> list[RankedTitle]:
    """Each category with a fitting title, once, best first.

    Titles that hold every typed word are the ones meant; only where there is none, typos are forgiven.
    """
    typed = plain_words(text)
    if not typed:
        return []
    words = typed.split()
    known = [title for title in titles if title.plain]
    contained = [title for title in known if _contains(title.plain, words)]
    closeness = {title: _typed_share(typed, title.plain) for title in contained} or _similar(typed, known)
    best: dict[str, RankedTitle] = {}
    for title, close in closeness.items():
        fit = close
        if contained:
            fit = max(fit, _CONTAINED + _COVERED * min(1.0, len(typed) / len(title.plain)))
        score = fit + _OWN_TITLE * title.own + _PER_TENFOLD * max(0.0, log10(max(title.employment, 1)) - 3)
        ranked = RankedTitle(title.soc, title.title, score, close)
        if title.soc not in best or _order(ranked) < _order(best[title.soc]):
            best[title.soc] = ranked
    return sorted(best.values(), key=_order)


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


def stands_in(text: str, title: str) -> bool:
    """Whether every typed word stands in a title, plurals aside; of a long one, the beginning of a word will do."""
    words = plain_words(title).split()
    typed = plain_words(text).split()
    return bool(typed) and all(
        any(word == one or (len(one) >= _BEGINNING and word.startswith(one)) for word in words) for one in typed
    )


def _order(ranked: RankedTitle) -> tuple[float, str, str]:
    return -ranked.score, ranked.soc, ranked.title


def _contains(title: str, words: list[str]) -> bool:
    # Most titles fail on the first word: a plain search for it is cheaper than splitting every title.
    if words[0] not in title:
        return False
    starts = title.split()
    return all(any(start.startswith(word) for start in starts) for word in words)
