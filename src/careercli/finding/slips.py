"""Puts slips of the fingers right: words that no title and no name has, by the nearest ones that some has."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from careercli.finding.index import Index
from careercli.values import value

SHORTEST = 4
"""Letters from which a word is put right: half the abbreviations are one letter apart."""

_CHOICES = 5
"""Words considered for each wrong one."""

_MOST_WAYS = 30
"""Ways to put a whole text right that are tried."""

_LENGTHS = ((8, 3), (6, 2), (0, 1))
"""Letters of a word, and wrong letters forgiven from so many on."""

_LOOKED_AT = 40
"""Near words that are ranked."""


@value
class Corrected:
    """The words as they were probably meant, the wrong letters in all, and how likely such words are."""

    words: tuple[str, ...]
    slips: int
    rank: float


def corrected(index: Index, words: Sequence[str]) -> list[Corrected]:
    """What a list of plain words may have been meant as, the nearest first; nothing where no word is wrong.

    Words that some title or name has are left as they are, and so are words that are near to none.
    """
    known = index.known(words)
    wrong = [word for word in dict.fromkeys(words) if word not in known and len(word) >= SHORTEST]
    if not wrong:
        return []
    choices = {word: _near(index, word) for word in wrong}
    if not any(choices.values()):
        return []
    options = [choices.get(word) or [(word, 0, 0.0)] for word in words]
    while _ways(options) > _MOST_WAYS:
        longest = max(options, key=len)
        longest.pop()
    found = [
        (sum(slips for _, slips, _ in way), -sum(rank for *_, rank in way), tuple(word for word, *_ in way))
        for way in product(*options)
    ]
    return [Corrected(words, slips, -rank) for slips, rank, words in sorted(found)]


def _ways(options: Sequence[Sequence[object]]) -> int:
    ways = 1
    for option in options:
        ways *= len(option)
    return ways


def _near(index: Index, word: str) -> list[tuple[str, int, float]]:
    """The known words near to a wrong one: wrong letters, and a rank among those with as many (more is better)."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    forgiven = next(slips for letters, slips in _LENGTHS if len(word) >= letters)
    words = index.words_by_length(len(word) - forgiven, len(word) + forgiven)
    near = process.extract(word, list(words), scorer=OSA.distance, score_cutoff=forgiven, limit=_LOOKED_AT)
    found = [(one, int(slips), _rank(word, one, words[one])) for one, slips, _ in near]
    found.sort(key=lambda item: (item[1], -item[2], item[0]))
    return found[:_CHOICES]


def _rank(word: str, meant: str, titles: int) -> float:
    """Of words as near, the one in more titles, and the one that begins alike, is the likelier."""
    from math import log

    return log(1 + titles) + (3.0 if meant[0] == word[0] else 0.0) + (1.0 if meant[-1] == word[-1] else 0.0)
