"""Does a page with its names covered still say which job it is?

    python benchmarks/masked_titles.py BRIEFS [DATA]

BRIEFS holds one text a role, `<track>/<slug>.md`, with the public figures and tasks of its category. Every page
of DATA (default: the bundled roles) has its title, aliases and slug taken out and is compared with every brief
by TF-IDF and cosine. Printed: how many pages are nearest to a brief of their own category (first, and among the
first three categories), and every page that is nearer to the brief of another track than to its own.

A brief of the page's own category counts as its own wherever it stands: the figures and tasks in it are the same.
A term weighs by how rare it is among the briefs and among the pages (geometric mean of both), because pages and
briefs are different kinds of text: what every page says ("you", "week") is rare in briefs and tells nothing.
Ends with exit code 1 when a page strays.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter
from pathlib import Path

from careercli.catalog.check import check
from careercli.catalog.codec import to_plain
from careercli.catalog.editorial import passages
from careercli.catalog.role import Role
from careercli.catalog.sources import bundled_sources

_WORD = re.compile(r"[a-z]{3,}")
_CATEGORY = re.compile(r"Category: SOC (\d\d-\d{4})")
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ers", "ies", "ed", "er", "es", "s")

Vector = dict[str, float]


def stem(word: str) -> str:
    """A word without its commonest endings, so that `welds` meets `welding`."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def terms(text: str) -> Counter[str]:
    """Stemmed words of a text, counted."""
    return Counter(stem(word) for word in _WORD.findall(text.casefold()))


def masked(role: Role) -> str:
    """The prose of a page without the names it goes by."""
    skipped = {"title", "aliases", "reviewed"}
    text = " ".join(p.text for p in passages(to_plain(role)) if p.path[0] not in skipped).casefold()
    names = sorted({role.title.casefold(), *(alias.casefold() for alias in role.aliases)}, key=len, reverse=True)
    for name in (*names, *role.title.casefold().split(), *role.slug.split("-")):
        text = re.sub(rf"\b{re.escape(name)}s?\b", " ", text)
    return text


def weights(counts: list[Counter[str]]) -> Vector:
    """Inverse document frequency of every term."""
    seen: Counter[str] = Counter()
    for count in counts:
        seen.update(count.keys())
    return {term: math.log((1 + len(counts)) / (1 + number)) for term, number in seen.items()}


def vector(count: Counter[str], idf: Vector) -> Vector:
    """The TF-IDF vector of length 1."""
    raw = {term: (1 + math.log(number)) * idf[term] for term, number in count.items() if term in idf}
    length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
    return {term: weight / length for term, weight in raw.items()}


def cosine(one: Vector, other: Vector) -> float:
    """Similarity of two vectors of length 1."""
    small, large = (one, other) if len(one) < len(other) else (other, one)
    return sum(weight * large.get(term, 0.0) for term, weight in small.items())


def main(arguments: list[str]) -> int:
    """Compare and print; 1 when a page is nearer to another track's brief than to its own."""
    if not arguments:
        print(__doc__)
        return 2
    briefs = sorted(Path(arguments[0]).glob("*/*.md"))
    data = Path(arguments[1]) if len(arguments) > 1 else Path(__file__).parent.parent / "data"
    texts = {(path.parent.name, path.stem): path.read_text(encoding="utf-8") for path in briefs}
    socs = {key: match[1] if (match := _CATEGORY.search(text)) else "" for key, text in texts.items()}
    counts = {key: terms(text) for key, text in texts.items()}
    roles = [item.role for item in check(bundled_sources(data), style=False).roles]
    pages = [terms(masked(role)) for role in roles]
    among_briefs, among_pages = weights(list(counts.values())), weights(pages)
    idf = {term: math.sqrt(w * among_pages[term]) for term, w in among_briefs.items() if term in among_pages}
    vectors = {key: vector(count, idf) for key, count in counts.items()}
    page_vectors = [vector(counted, idf) for counted in pages]
    first = third = own_track = 0
    by_match: dict[str, list[bool]] = {}
    strays: list[str] = []
    for role, page in zip(roles, page_vectors, strict=True):
        own = (role.track, role.slug)
        if own not in vectors:
            print(f"no brief for {role.track}/{role.slug}")
            continue
        near = sorted(((cosine(page, other), key) for key, other in vectors.items()), reverse=True)
        categories = list(dict.fromkeys(socs[key] for _, key in near))
        place = categories.index(socs[own])
        first += place == 0
        third += place < 3
        nearest_elsewhere = next(
            (score, key) for score, key in near if key[0] != role.track and socs[key] != socs[own]
        )
        found = cosine(page, vectors[own]) > nearest_elsewhere[0]
        by_match.setdefault(role.category.match.value, []).append(found)
        own_track += found
        if not found:
            strays.append(f"  {role.slug}: nearer to {'/'.join(nearest_elsewhere[1])}")
    total = len(roles)
    print(f"{total} pages against {len(briefs)} briefs")
    print(f"own category first:           {first} ({first / total:.0%})")
    print(f"own category in first three:  {third} ({third / total:.0%})")
    print(f"nearer to own brief than to any of another track: {own_track} ({own_track / total:.0%})")
    for width, results in sorted(by_match.items()):
        print(f"  where the category is {width}: {sum(results)} of {len(results)}")
    print("\n".join(strays))
    return 1 if strays else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
