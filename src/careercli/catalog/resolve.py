"""From what a person types to one role: slug, title or alias, in any case, with typos."""

from __future__ import annotations

from collections.abc import Sequence

from careercli.catalog.compile import fold
from careercli.catalog.store import Catalogue, Name
from careercli.values import value

SURE = 80.0
"""Similarity (0-100) from which a mistyped name is corrected without asking."""

LEAD = 6.0
"""How far the best role must be ahead of the next one to be used without asking."""

WORTH_OFFERING = 58.0
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
    """The same over a given list of names, for text that is no exact name."""
    from rapidfuzz import fuzz, process

    wanted = fold(text)
    if not wanted:
        return Resolution(None)
    folded = [name.folded for name in names]
    best: dict[str, float] = {}
    for scorer, weight in ((fuzz.ratio, 1.0), (fuzz.token_sort_ratio, 0.97), (fuzz.token_set_ratio, 0.78)):
        for _, score, index in process.extract(
            wanted, folded, scorer=scorer, score_cutoff=WORTH_OFFERING / weight, limit=60
        ):
            slug = names[index].slug
            best[slug] = max(best.get(slug, 0.0), score * weight)
    ranked = sorted(best, key=lambda slug: (-best[slug], slug))
    if not ranked:
        return Resolution(None)
    winner = ranked[0]
    runner_up = best[ranked[1]] if len(ranked) > 1 else 0.0
    if best[winner] >= SURE and best[winner] - runner_up >= LEAD:
        return Resolution(winner, tuple(ranked[:OFFERED]), corrected=True)
    return Resolution(None, tuple(ranked[:OFFERED]))
