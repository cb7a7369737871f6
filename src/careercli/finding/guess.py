"""What a title means that stands in no list: the categories and pages whose titles are most like it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log

from careercli.finding.index import Index, OfficialTitle, PageName
from careercli.values import value

_LOOKED_AT = 240
"""Official titles that are compared in full, of those that share words with the typed one."""

_VOTING = 40
"""The most similar of them that say which category is meant."""

_POWER = 5
"""How much more a similar title counts than a less similar one."""

_VOTES = 3.0
"""Weight of the votes of similar titles against what the single words say."""

_FLOOR = 0.02
"""Share of the votes that a category without any is taken to have."""

_SMOOTHING = 30.0
"""How many words of chance are added to each category's own."""

_EMPLOYMENT = 0.15
"""Weight of the logarithm of a category's employees: of two that fit alike the larger is the likelier."""

_FEWEST = 2_000
"""Employees that a category is taken to have at least."""

_WORK = 4.0
"""Weight of how well the typed words fit the work that a page of the category tells of."""

_UNKNOWN = 8.0
"""Weight of a typed word that no title has."""

_OTHER_WORK = frozenset(
    {
        "supervisor",
        "manager",
        "director",
        "foreman",
        "superintendent",
        "helper",
        "teacher",
        "professor",
        "instructor",
    }
)
"""Words that make another occupation of any title: those who lead it, help in it or teach it."""

_OTHER = 0.75
"""What is left of the likeness where only one of two titles has such a word."""

_HEAD = 1.2
"""How much more a name counts that ends in the typed last word: it is the same kind of worker."""


@value
class Guess:
    """A category: its score, and its official title that is most like the typed one, with the likeness (0-1)."""

    soc: str
    score: float
    title: OfficialTitle
    likeness: float


@value
class PageGuess:
    """A page whose name is like what was typed: likeness 0 to 1."""

    name: PageName
    likeness: float


class Guesser:
    """Compares one list of plain words with every title that shares one of them."""

    def __init__(self, index: Index, words: Sequence[str]) -> None:
        self._index = index
        self.words = tuple(dict.fromkeys(words))
        self._postings = index.postings(self.words)
        self._titles = index.official_count
        self._weights = {word: log(self._titles / len(found[0])) for word, found in self._postings.items()}
        self._weigh(self.words)

    def _weigh(self, words: Iterable[str]) -> None:
        """Learn how much each word tells: the logarithm of how rare it is among official titles."""
        unknown = [word for word in dict.fromkeys(words) if word not in self._weights]
        counts = self._index.counts(unknown)
        for word in unknown:
            self._weights[word] = log(self._titles / counts[word]) if word in counts else _UNKNOWN

    def categories(self, work: Mapping[str, float]) -> list[Guess]:
        """The categories that may be meant, the likeliest first; `work`: code -> fit of its pages' work, 0 to 1."""
        if not self._postings:
            return []
        shared: dict[int, float] = defaultdict(float)
        for word, (titles, _) in self._postings.items():
            weight = self._weights[word]
            for number in titles:
                shared[number] += weight
        numbers = sorted(shared, key=lambda number: (-shared[number], number))[:_LOOKED_AT]
        found = self._index.official_titles(numbers)
        self._weigh(word for title in found.values() for word in title.plain.split())
        ranked = sorted(
            ((self._likeness(title.plain), -number, title) for number, title in found.items()), reverse=True
        )[:_VOTING]
        votes: dict[str, float] = defaultdict(float)
        nearest: dict[str, tuple[float, OfficialTitle]] = {}
        for likeness, _, title in ranked:
            for soc in title.codes:
                votes[soc] += likeness**_POWER / len(title.codes) ** 0.5
                nearest.setdefault(soc, (likeness, title))
        chance = self._by_words(votes)
        most = max(votes.values(), default=1.0)
        guesses = [
            Guess(
                soc,
                chance[soc] + _VOTES * log(votes[soc] / most + _FLOOR) + _WORK * work.get(soc, 0.0),
                nearest[soc][1],
                nearest[soc][0],
            )
            for soc in votes
        ]
        return sorted(guesses, key=lambda guess: (-guess.score, guess.soc))

    def _by_words(self, socs: dict[str, float]) -> dict[str, float]:
        """What each word, taken alone, says for each category (naive Bayes), and its employment."""
        numbers = {code.soc: number for number, code in enumerate(self._index.codes)}
        everything = sum(code.words for code in self._index.codes)
        found = {soc: _EMPLOYMENT * log(max(self._index.codes[numbers[soc]].employment, _FEWEST)) for soc in socs}
        for _, pairs in self._postings.values():
            counts = dict(zip(pairs[::2], pairs[1::2], strict=True))
            share = sum(counts.values()) / everything
            for soc in socs:
                number = numbers[soc]
                own = counts.get(number, 0) + _SMOOTHING * share
                found[soc] += log(own / (self._index.codes[number].words + _SMOOTHING) / share)
        return found

    def pages(self) -> list[PageGuess]:
        """The names of pages that share words with the typed title, the most similar first, each page once."""
        best: dict[str, PageGuess] = {}
        names = self._index.names_with(self.words)
        self._weigh(word for name in names for word in name.plain.split())
        for name in names:
            likeness = self._likeness(name.plain)
            if name.plain.split()[-1] == self.words[-1]:
                likeness = min(likeness * _HEAD, 1.0)
            known = best.get(name.slug)
            if known is None or (-likeness, name.rank) < (-known.likeness, known.name.rank):
                best[name.slug] = PageGuess(name, likeness)
        return sorted(best.values(), key=lambda guess: (-guess.likeness, guess.name.rank, guess.name.slug))

    def _likeness(self, plain: str) -> float:
        """Twice the weight of the shared words, of the weight of both titles: 1 for the same words in any order."""
        words = set(plain.split())
        same = sum(self._weights[word] for word in self.words if word in words)
        typed = sum(self._weights[word] for word in self.words)
        likeness = 2 * same / (typed + sum(self._weights[word] for word in words)) if same else 0.0
        return likeness if _OTHER_WORK & words == _OTHER_WORK.intersection(self.words) else likeness * _OTHER
