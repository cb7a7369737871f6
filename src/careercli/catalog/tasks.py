"""From what a job consists of, in ordinary words, to the role: `make websites`, `take care of old people`.

Every role has its words in the table `plain_word`, weighted by where they stand. A search adds up what each typed
word weighs (BM25, Robertson and Walker 1994: rarer words count more, many of one word ever less), lets trade words
stand for everyday ones at a discount, and adds how much of the search one single line of the page says.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from careercli.catalog.role import Role
    from careercli.catalog.store import Catalogue

# Where a word stands: how much it counts, and how long that part of a page usually is, in words.
_PARTS = {
    "title": (5.0, 3), "names": (4.0, 20), "rungs": (1.0, 8), "does": (2.0, 70), "summary": (1.5, 65),
    "skills": (1.0, 90), "tools": (1.0, 15), "week": (1.0, 45), "asked": (8.0, 170),
}  # fmt: skip

_LENGTH = 0.6
"""How far a long part is held against its words, 0 to 1 (`b` of BM25)."""

_SATURATION = 4.0
"""How soon more of the same word stops counting (`k1` of BM25)."""

_MEANT = 0.18
"""What a trade word counts that stands for an everyday one."""

_LINE = 1.0
"""What the line that says most of the search adds, by the weights of its words."""

_ABOVE = 1.2
"""What a role above others gains where the search speaks of leading."""

_SCALE = 100
"""Weights are kept as whole hundredths."""

_LOOKED_AT = 12
"""Roles whose single lines are looked at: those that score best by their words."""

_WORD = re.compile(r"[a-z0-9+#]+")

_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ers", "ies", "ed", "er", "es", "s", "ly", "y", "e")


def stem(word: str) -> str:
    """A lower-case word without its commonest ending, so that `welds` meets `welding`."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def stems(text: str) -> list[str]:
    """The stems of all words of a text, in order."""
    return [stem(word) for word in _WORD.findall(text.lower())]


def plain_weights(role: Role, skills: Iterable[str]) -> dict[str, int]:
    """What each stem weighs for a role, in hundredths; `skills` are the names of the role's skills."""
    week = role.week
    parts: dict[str, Iterable[str]] = {
        "title": (role.title,),
        "names": role.aliases,
        "rungs": [rung.rung for rung in role.ladder],
        "does": role.does,
        "summary": (role.summary,),
        "skills": skills,
        "tools": role.skills.tools,
        "asked": role.asked_as,
        "week": (week.place, *(share.on for share in week.shares)) if week else (),
    }  # fmt: skip
    weights: dict[str, float] = defaultdict(float)
    for name, texts in parts.items():
        counts = stems(" ".join(texts))
        weight, usual = _PARTS[name]
        norm = 1 - _LENGTH + _LENGTH * len(counts) / usual
        for one in counts:
            weights[one] += weight / norm
    return {one: round(weight * _SCALE) for one, weight in weights.items() if round(weight * _SCALE)}


def telling(text: str) -> list[str]:
    """The words of a text that tell one job from another."""
    from careercli.catalog.everyday import EMPTY

    return [word for word in _WORD.findall(text.lower()) if word not in EMPTY]


class Work(NamedTuple):
    """A role whose work was meant: the line of its page that says most of it, and whether that is `asked_as`."""

    slug: str
    line: str
    asked: bool


def by_tasks(catalogue: Catalogue, text: str, limit: int) -> list[Work]:
    """The roles whose work fits the words of `text`, best first, at most `limit`.

    Words that say nothing of a job are left out, unless there are no others. Nothing that fits gives nothing.
    """
    from careercli.catalog.everyday import LEADING, trade_words

    told = telling(text) or _WORD.findall(text.lower())
    meant = trade_words()
    terms = {stem(word): 1.0 for word in told}
    others = {stem(word): [stem(other) for other in meant.get(word, meant.get(stem(word), ()))] for word in told}
    for means in others.values():
        for other in means:
            terms.setdefault(other, _MEANT / len(means) ** 0.3)
    rarity, scores = _scores(catalogue, terms)
    if not scores:
        return []
    if LEADING & set(told):
        leading = "SELECT id FROM role WHERE level >= 3"  # lead and executive
        for (number,) in catalogue.connection.execute(leading):
            if number in scores:
                scores[number] *= _ABOVE
    best = sorted(scores, key=lambda number: -scores[number])[: max(_LOOKED_AT, limit)]
    marks = ",".join("?" * len(best))
    query = (
        f"SELECT id, slug, title, names, does, asked, substr(prose, 1, 300) FROM role_words WHERE id IN ({marks})"
    )
    ranked = []
    for number, slug, title, names, does, asked, prose in catalogue.connection.execute(query, best):
        # Of the running text only its beginning, the summary, is a line of this kind.
        lines = [*does.splitlines(), title, *names.splitlines(), prose.partition(". ")[0]]
        said, work = 0.0, Work(slug, "", asked=False)
        for place, line in enumerate((*lines, *asked.splitlines())):
            spoken = line.lower()
            if any(wanted in spoken for wanted in terms):  # a stem begins its word: most lines have none
                more = _said(spoken, others, rarity)
                if more > said:
                    said, work = more, Work(slug, line, place >= len(lines))
        ranked.append((scores[number] + _LINE * said, work))
    ranked.sort(key=lambda one: (-one[0], one[1].slug))
    return [work for _, work in ranked[:limit]]


def category_fit(catalogue: Catalogue, words: Iterable[str]) -> dict[str, float]:
    """SOC code -> how well the words fit the work of its best page: 0, not at all, to about 1."""
    rarity, scores = _scores(catalogue, {stem(word): 1.0 for word in words})
    most = sum(rarity.values()) * (_SATURATION + 1)
    codes: dict[int, str] = dict(catalogue.connection.execute("SELECT id, soc FROM role").fetchall())
    found: dict[str, float] = defaultdict(float)
    for number, score in scores.items():
        found[codes[number]] = max(found[codes[number]], score / most)
    return found


def _scores(catalogue: Catalogue, terms: Mapping[str, float]) -> tuple[dict[str, float], dict[int, float]]:
    """How rare each stem is over all roles, and what all of them come to for each role, by its number."""
    (roles,) = catalogue.connection.execute("SELECT count(*) FROM role").fetchone()
    rarity: dict[str, float] = {}
    scores: dict[int, float] = defaultdict(float)
    for one, counts in terms.items():
        found = catalogue.connection.execute(
            "SELECT role, weight FROM plain_word WHERE stem = ?", (one,)
        ).fetchall()
        rarity[one] = math.log(1 + (roles - len(found) + 0.5) / (len(found) + 0.5))
        for number, weight in found:
            amount = weight / _SCALE
            scores[number] += rarity[one] * counts * amount * (_SATURATION + 1) / (amount + _SATURATION)
    return rarity, scores


def _said(line: str, others: Mapping[str, list[str]], rarity: Mapping[str, float]) -> float:
    """How much of a search one line says: the rarity of its words, those meant at a discount."""
    has = set(stems(line))
    total = 0.0
    for one, means in others.items():
        if one in has:
            total += rarity[one]
        elif any(other in has for other in means):
            total += rarity[one] * _MEANT
    return total
