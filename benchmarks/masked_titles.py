"""Does a page with its names covered still say which job it is?

    python benchmarks/masked_titles.py BRIEFS [DATA] [--variants]

BRIEFS holds one text a role, `<track>/<slug>.md`, with the public figures and tasks of its category. Every page
of DATA (default: the bundled roles) has its title, aliases and slug taken out and is compared with every brief
by TF-IDF and cosine. Printed: how many pages are nearest to a brief of their own category (first, and among the
first three categories), and every page that is nearer to the brief of another track than to its own.
Ends with exit code 1 when a page strays.

How it is measured, and why so:

- A brief of the page's own category counts as its own wherever it stands: the figures and tasks in it are the same.
- The mask takes out each name and, stricter than the eye would, each single word of title and slug: "market" and
  "research" are gone from the whole page of a market research analyst.
- Briefs are taken whole. Their lists of titles and of related occupations name other jobs, but a page names its
  neighbors too, and without those lists fewer pages are found.
- A term weighs by how rare it is among the briefs and among the pages (geometric mean of both), because pages and
  briefs are different kinds of text: what every page says ("you", "week") is rare in briefs and tells nothing.
- Counts enter by their logarithm and vectors have length 1, as is usual for texts of unequal length.
- Words lose their commonest endings. Single words only: pairs help some pages and hurt as many.

`--variants` measures every alternative to one of these choices, all else equal, so that nobody has to believe that
the choices were made for their result. A variant that finds more pages is no better for it: with only whole names
covered, the words of the title stay in the text, and those are the answer.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from careercli.catalog.check import check
from careercli.catalog.codec import to_plain
from careercli.catalog.editorial import passages
from careercli.catalog.role import Role
from careercli.catalog.sources import bundled_sources

_WORD = re.compile(r"[a-z]{3,}")
_CATEGORY = re.compile(r"Category: SOC (\d\d-\d{4})")
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ers", "ies", "ed", "er", "es", "s")
_NAMES_OF_JOBS = ("# ", "- Category", "- Also listed", "- Titles reported", "- Related occupations")
_TASKS = "## Tasks"

Vector = dict[str, float]
Key = tuple[str, str]


def endings_cut(word: str) -> str:
    """A word without its commonest endings, so that `welds` meets `welding`."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def plural_cut(word: str) -> str:
    """A word without its plural ending: the three rules of Harman's S stemmer (1991)."""
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        return word[:-3] + "y"
    if word.endswith("es") and not word.endswith(("aes", "ees", "oes")):
        return word[:-1]
    if word.endswith("s") and not word.endswith(("us", "ss")):
        return word[:-1]
    return word


def whole_word(word: str) -> str:
    """The word as it stands."""
    return word


@dataclass(frozen=True)
class Measure:
    """One way of measuring; the defaults are the ones reported."""

    stem: Callable[[str], str] = endings_cut
    pairs: bool = False
    brief: str = "whole"
    single_words_masked: bool = True
    rarity: str = "both"
    logarithm: bool = True


def terms(text: str, measure: Measure) -> Counter[str]:
    """Stemmed words of a text, and pairs of them where the measure asks for pairs, counted."""
    words = [measure.stem(word) for word in _WORD.findall(text.casefold())]
    counted = Counter(words)
    if measure.pairs:
        counted.update(f"{first} {second}" for first, second in pairwise(words))
    return counted


def masked(role: Role, single_words: bool = True) -> str:
    """The prose of a page without the names it goes by, and without the single words of title and slug."""
    skipped = {"title", "aliases", "asked_as", "reviewed"}
    text = " ".join(p.text for p in passages(to_plain(role)) if p.path[0] not in skipped).casefold()
    spoken_slug = role.slug.replace("-", " ")
    names = {role.title.casefold(), spoken_slug, *(alias.casefold() for alias in role.aliases)}
    singles = [*role.title.casefold().split(), *spoken_slug.split()] if single_words else []
    for name in (*sorted(names, key=len, reverse=True), *singles):
        text = re.sub(rf"\b{re.escape(name)}s?\b", " ", text)
    return text


def part(brief: str, which: str) -> str:
    """The part of a brief to compare with: `whole`, without the `names` of jobs, or its `tasks` alone."""
    if which == "names":
        return "\n".join(line for line in brief.splitlines() if not line.startswith(_NAMES_OF_JOBS))
    if which == "tasks":
        return brief[brief.find(_TASKS) :] if _TASKS in brief else ""
    return brief


def weights(counts: list[Counter[str]]) -> Vector:
    """Inverse document frequency of every term."""
    seen: Counter[str] = Counter()
    for count in counts:
        seen.update(count.keys())
    return {term: math.log((1 + len(counts)) / (1 + number)) for term, number in seen.items()}


def vector(count: Counter[str], idf: Vector, logarithm: bool = True) -> Vector:
    """The TF-IDF vector of length 1."""
    raw = {t: ((1 + math.log(n)) if logarithm else n) * idf[t] for t, n in count.items() if t in idf}
    length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
    return {term: weight / length for term, weight in raw.items()}


def cosine(one: Vector, other: Vector) -> float:
    """Similarity of two vectors of length 1."""
    small, large = (one, other) if len(one) < len(other) else (other, one)
    return sum(weight * large.get(term, 0.0) for term, weight in small.items())


@dataclass(frozen=True)
class Found:
    """What one page was nearest to: the place of its own category (0 is first) and, if it strays, where to."""

    role: Role
    place: int
    stray: Key | None


def find(roles: Iterable[Role], texts: dict[Key, str], measure: Measure) -> list[Found]:
    """Compare every page with every brief; pages without a brief of their own are left out."""
    socs = {key: match[1] if (match := _CATEGORY.search(text)) else "" for key, text in texts.items()}
    counts = {key: terms(part(text, measure.brief), measure) for key, text in texts.items()}
    with_brief = [role for role in roles if (role.track, role.slug) in texts]
    pages = [terms(masked(role, measure.single_words_masked), measure) for role in with_brief]
    idf, among_pages = weights(list(counts.values())), weights(pages)
    if measure.rarity == "both":
        idf = {term: math.sqrt(w * among_pages[term]) for term, w in idf.items() if term in among_pages}
    vectors = {key: vector(count, idf, measure.logarithm) for key, count in counts.items()}
    found = []
    for role, page in zip(with_brief, (vector(count, idf, measure.logarithm) for count in pages), strict=True):
        own = (role.track, role.slug)
        near = sorted(((cosine(page, other), key) for key, other in vectors.items()), reverse=True)
        categories = list(dict.fromkeys(socs[key] for _, key in near))
        score, elsewhere = next((s, key) for s, key in near if key[0] != role.track and socs[key] != socs[own])
        strays = cosine(page, vectors[own]) <= score
        found.append(Found(role, categories.index(socs[own]), elsewhere if strays else None))
    return found


def share(number: int, total: int) -> str:
    """`52 (54%)`"""
    return f"{number} ({number / total:.0%})"


def summary(found: list[Found]) -> tuple[str, str, str]:
    """Own category first, own category among the first three, nearer to its own brief than to another track's."""
    total = len(found)
    return (
        share(sum(f.place == 0 for f in found), total),
        share(sum(f.place < 3 for f in found), total),
        share(sum(f.stray is None for f in found), total),
    )


def variants() -> dict[str, Measure]:
    """Every alternative to one choice of the measure, all else equal."""
    base = Measure()
    return {
        "as reported": base,
        "words as they stand": replace(base, stem=whole_word),
        "plural endings cut only": replace(base, stem=plural_cut),
        "words and pairs of words": replace(base, pairs=True),
        "briefs without names of jobs": replace(base, brief="names"),
        "tasks of the briefs alone": replace(base, brief="tasks"),
        "only whole names masked": replace(base, single_words_masked=False),
        "rarity among briefs alone": replace(base, rarity="briefs"),
        "counts without logarithm": replace(base, logarithm=False),
    }


def main(arguments: list[str]) -> int:
    """Compare and print; 1 when a page is nearer to another track's brief than to its own."""
    places = [argument for argument in arguments if not argument.startswith("--")]
    if not places:
        print(__doc__)
        return 2
    paths = sorted(Path(places[0]).glob("*/*.md"))
    texts = {(path.parent.name, path.stem): path.read_text(encoding="utf-8") for path in paths}
    data = Path(places[1]) if len(places) > 1 else Path(__file__).parent.parent / "data"
    roles = [item.role for item in check(bundled_sources(data), style=False).roles]
    if "--variants" in arguments:
        print(f"{'':32}{'first':12}{'in three':12}nearer to own")
        for name, measure in variants().items():
            first, three, own = summary(find(roles, texts, measure))
            print(f"{name:32}{first:12}{three:12}{own}")
        return 0
    found = find(roles, texts, Measure())
    for role in roles:
        if (role.track, role.slug) not in texts:
            print(f"no brief for {role.track}/{role.slug}")
    first, three, own = summary(found)
    print(f"{len(found)} pages against {len(texts)} briefs")
    print(f"own category first:           {first}")
    print(f"own category in first three:  {three}")
    print(f"nearer to own brief than to any of another track: {own}")
    for width in sorted({f.role.category.match.value for f in found}):
        of_width = [f.stray is None for f in found if f.role.category.match.value == width]
        print(f"  where the category is {width}: {sum(of_width)} of {len(of_width)}")
    strays = [f"  {f.role.slug}: nearer to {'/'.join(f.stray)}" for f in found if f.stray]
    print("\n".join(strays))
    return 1 if strays else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
