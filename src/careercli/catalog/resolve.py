"""From what a person types to one role: slug, title or alias, in any case, with typos."""

from __future__ import annotations

from collections.abc import Sequence

from careercli.catalog.compile import fold
from careercli.catalog.store import Catalogue, Name
from careercli.values import value

LETTERS_A_TYPO = 6
"""One wrong, missing or doubled letter is forgiven for every so many letters typed, and one in any case."""

SHORTEST_CORRECTED = 5
"""Fewer letters than this are never corrected without asking: half the abbreviations are one letter apart."""

ABBREVIATION = 3
"""Letters of a name that only a text about as short can have meant: `pilot` is no slip of `PIO`."""

LEAD = 6.0
"""How far the best role must be ahead of the next one to be used without asking."""

WORTH_OFFERING = 64.0
"""Similarity from which a role is offered as a guess."""

OFFERED = 6
"""How many guesses are offered at most."""


@value
class Resolution:
    """What was meant: `slug` when one role is the clear winner, else the `candidates`, best first.

    `corrected` tells that the text did not name the role exactly, so the person should be told which was used.
    """

    slug: str | None
    candidates: tuple[str, ...] = ()
    corrected: bool = False


def resolve(catalogue: Catalogue, text: str) -> Resolution:
    """Find the role a person means by `text`.

    An exact name (in any case, hyphens or spaces) wins at once; otherwise every name is compared by
    similarity of letters and of words. Nothing close gives neither a slug nor candidates.
    """
    exact = catalogue.slugs_named(text) if fold(text) else []
    if len(exact) == 1:
        return Resolution(exact[0], tuple(exact))
    if exact:
        return Resolution(None, tuple(exact))
    return closest(text, catalogue.names())


def closest(text: str, names: Sequence[Name]) -> Resolution:
    """The same over a given list of names, for text that is no exact name.

    Only a slip of the fingers is corrected: a word too many or too few may mean another job ("platform
    engineer" is not "data platform engineer"), so such names are offered.
    """
    from rapidfuzz import fuzz, process

    wanted = fold(text)
    if not wanted:
        return Resolution(None)
    folded = [name.folded for name in names]
    best: dict[str, tuple[float, Name]] = {}
    for scorer, weight in ((fuzz.ratio, 1.0), (fuzz.token_sort_ratio, 0.97), (fuzz.token_set_ratio, 0.78)):
        for _, similarity, index in process.extract(
            wanted, folded, scorer=scorer, score_cutoff=WORTH_OFFERING / weight, limit=60
        ):
            name = names[index]
            if len(name.folded) <= ABBREVIATION < len(wanted) - 1:
                continue
            score = similarity * weight - name.rank  # of equals, a title before a slug before an alias
            if score > best.get(name.slug, (0.0, name))[0]:
                best[name.slug] = (score, name)
    ranked = sorted(best, key=lambda slug: (-best[slug][0], slug))
    if not ranked:
        return Resolution(None)
    winner, name = ranked[0], best[ranked[0]][1]
    runner_up = best[ranked[1]][0] if len(ranked) > 1 else 0.0
    if best[winner][0] - runner_up >= LEAD and _is_slip(wanted, name.folded):
        return Resolution(winner, tuple(ranked[:OFFERED]), corrected=True)
    return Resolution(None, tuple(ranked[:OFFERED]))


def _is_slip(typed: str, name: str) -> bool:
    """Whether a few wrong letters, spaces aside, are all that keeps the text from being the name."""
    from rapidfuzz.distance import OSA

    typed, name = typed.replace(" ", ""), name.replace(" ", "")
    forgiven = max(len(typed) // LETTERS_A_TYPO, 1)
    return len(typed) >= SHORTEST_CORRECTED and OSA.distance(typed, name, score_cutoff=forgiven) <= forgiven
