"""Why this role, or why not: the score taken apart into what the role consists of, exactly, in words that are true.

The shares are not an approximation: the liking of a role is a sum over its interest areas and its six-letter
profile, so their shares, those of values, named families, strengths and limits add up to the score. What is said in
words is only what the person would agree with: a rating of 4 or 5 is a liking, 1 or 2 a dislike; of an area without
such a rating it is said that the answers point to it or away from it, as long as no rating there says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from careercli.catalog.areas import AREAS
from careercli.fit.answers import Answers
from careercli.fit.bank import WORK_VALUES, FitBank
from careercli.fit.likings import SLUGS
from careercli.fit.matching import (
    MAIN_WORK,
    OWN_LETTERS,
    SD_WORTH,
    Band,
    Person,
    Scores,
    above,
    band_of,
    centring,
    implied_letters,
    person_of,
    pulls_of,
    score_roles,
    work_of,
)
from careercli.fit.riasec import LETTERS, PLAIN_WORDS
from careercli.fit.suggest import Suggestion, broken_limits, suggestion_at
from careercli.fit.table import RoleTable

REASONS_FOR, REASONS_AGAINST = 3, 2
LEAST_SHARE = 0.01
"""Shares smaller than this are noise, not reasons."""

LIKED, DISLIKED = 4, 2
"""Ratings from which on an activity is liked, and down to which it is disliked."""

POINTS_TO = 0.25
"""How far from everybody's, in standard deviations, a liking or an interest has to be expected to be named."""

MOST_NAMED = 2
"""How many activities a reason names."""

WOULD_LIKE = 1.0
"""The liking that "if you liked it more than most people do" stands for: more than five in six."""

VALUE_WORDS = {
    "achievement": "using one's best skills",
    "independence": "room to decide",
    "recognition": "recognition",
    "relationships": "good company and doing good",
    "support": "a fair, backing boss",
    "conditions": "security and steady pay",
}


@dataclass(frozen=True, slots=True)
class Contribution:
    """One part's share of a role's score.

    kind: area, interest, value, track, job, strength or condition; id of what the share is for; amount: its share.
    reason: a sentence, empty where there is nothing true to say of it; brief: the same in few words, for a list;
    last: it speaks of what the person does not like or want, which is a reason only if nothing else is.
    """

    kind: str
    id: str
    amount: float
    reason: str = ""
    brief: str = ""
    last: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What would have to be true for the role to suit better: in words, and the band it would lead to. kind and id
    as in Contribution.
    """

    kind: str
    id: str
    words: str
    band: Band
    probability: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """A role's score taken apart. contributions: all of them, largest share first, adding up to the
    suggestion's score; speaks_for: the best two or three that can be said; speaks_against: the worst, if any;
    change: what would matter most if it were true, None when nothing would or it was not asked for.
    """

    suggestion: Suggestion
    contributions: tuple[Contribution, ...]
    speaks_for: tuple[Contribution, ...]
    speaks_against: tuple[Contribution, ...]
    change: Change | None


def explain(
    slug: str,
    answers: Answers,
    bank: FitBank,
    table: RoleTable,
    *,
    person: Person | None = None,
    with_change: bool = True,
) -> Explanation:
    """Why (or why not) the role called `slug`, suggested or not. `person` is what `person_of` made of the answers,
    for whoever explains several roles; `with_change=False` saves the dearest part.

    Raises NotFoundError for an unknown slug.
    """
    place = table.place_of(slug)
    person = person or person_of(answers, bank)
    row = table.row(place)
    scores = score_roles(person, row)
    suggestion = suggestion_at(0, person, scores, row)
    contributions = tuple(
        sorted(
            _contributions(answers, person, scores, bank, row),
            key=lambda share: (-round(share.amount, 9), share.kind, share.id),
        )
    )
    change = _biggest_change(suggestion, contributions, answers, person, scores, bank, row) if with_change else None
    return Explanation(suggestion, contributions, *reasons_among(contributions), change)


def reasons_among(
    contributions: tuple[Contribution, ...],
) -> tuple[tuple[Contribution, ...], tuple[Contribution, ...]]:
    """What can truly be said for a role, and against it, most telling first."""
    sayable = [share for share in contributions if share.reason and share.kind != "condition"]
    speaks_for = [share for share in sayable if share.amount >= LEAST_SHARE]
    positive = [share for share in speaks_for if not share.last]
    against = [share for share in reversed(sayable) if share.amount <= -LEAST_SHARE]
    return tuple((positive or speaks_for)[:REASONS_FOR]), tuple(against[:REASONS_AGAINST])


def _contributions(
    answers: Answers, person: Person, scores: Scores, bank: FitBank, row: RoleTable
) -> Iterator[Contribution]:
    """Every share of the role that is all of `row`."""
    yield from _liking_shares(answers, person, bank, row)
    yield from _value_shares(answers, person, bank, row)
    role = row.roles[0]
    expressed = float(scores.expressed[0])
    if expressed:
        if role.slug in person.jobs:
            yield Contribution("job", role.slug, expressed, "You named this job.", "you named this job")
        else:
            by = "You named its family." if role.track in person.tracks else "You named a job of its family."
            yield Contribution("track", role.track, expressed, by, f"{by[0].lower()}{by[1:-1]}")
    yield from _strength_shares(answers, scores, bank, row)
    for broken in broken_limits(0, person, row):
        verb = "rules it out" if broken.rules_out else "speaks against it"
        yield Contribution("condition", broken.id, broken.cost, f'Your answer to "{broken.text}" {verb}.')


def _liking_shares(answers: Answers, person: Person, bank: FitBank, row: RoleTable) -> Iterator[Contribution]:
    """The shares of the role's areas and of the six interests in how much the person would like it."""
    work = work_of(row, person.norms)[0]
    liking = person.shape[6:].copy()
    six = work[:6].copy()
    if row.areas.any() and row.interests.any():
        # Of an area counts what is more than its letters; these letters are no share of the role's own.
        implied = OWN_LETTERS * implied_letters(person.norms)
        liking -= implied @ person.shape[:6]
        six += work[6:] @ implied
    by_part = SD_WORTH * np.concatenate([six * person.shape[:6], work[6:] * liking])
    # An activity that counts nothing for a role made of it (see pulls_of) counts nothing in its area's share.
    weights = person.posterior.weights @ centring(len(person.shape)) @ work
    kept = SD_WORTH * person.posterior.deviations * (pulls_of(person, row)[:, 0] - weights)
    for place in np.flatnonzero(row.areas[0]):
        of_area = person.posterior.item_area == place
        amount = float(by_part[6 + place] + kept[of_area].sum())
        yield _area_share(SLUGS[place], amount, float(person.shape[6 + place]), answers, bank)
    for number, letter in enumerate(LETTERS):
        share = float(by_part[number])
        yield _interest_share(letter, share, float(person.shape[number]), float(row.interests[0, number]))


def _area_share(slug: str, amount: float, liking: float, answers: Answers, bank: FitBank) -> Contribution:
    rated = [(bank.item_by_id[id], rating) for id, rating in sorted(answers.activities.items())]
    of_area = [(item.short, rating) for item, rating in rated if item.area == slug]
    liked = [short for short, rating in sorted(of_area, key=lambda one: -one[1]) if rating >= LIKED]
    disliked = [(short, rating) for short, rating in sorted(of_area, key=lambda one: one[1]) if rating <= DISLIKED]
    words = AREAS[slug]
    if amount > 0:
        if liked:
            named = _and(liked[:MOST_NAMED])
            return Contribution(
                "area", slug, amount, f"You like {named}, and much of this work is {words}.", f"you like {named}"
            )
        if not disliked and liking >= POINTS_TO:
            return Contribution(
                "area",
                slug,
                amount,
                f"Your answers point to {words}, which this work is about.",
                f"your answers point to {words}",
            )
    elif disliked and not liked:
        strong = [short for short, rating in disliked if rating == 1]
        named = _and((strong or [short for short, _ in disliked])[:MOST_NAMED])
        verb = "dislike" if strong else "would rather not be"
        return Contribution(
            "area", slug, amount, f"You {verb} {named}, and this work has much of {words}.", f"you {verb} {named}"
        )
    elif not liked and liking <= -POINTS_TO:
        return Contribution(
            "area",
            slug,
            amount,
            f"Your answers point away from {words}, which this work is about.",
            f"your answers point away from {words}",
        )
    return Contribution("area", slug, amount)


def _interest_share(letter: str, amount: float, interest: float, has: float) -> Contribution:
    what = PLAIN_WORDS[letter]
    if abs(interest) < POINTS_TO or not amount:
        return Contribution("interest", letter, amount)
    drawn = "more" if interest > 0 else "less"
    said = f"On the whole, {what} draws you {drawn} than it does most people"
    if has > 0:
        join = "and" if amount > 0 else "but"
        return Contribution(
            "interest",
            letter,
            amount,
            f"{said}, {join} this work has much of it.",
            f"{what} draws you {drawn} than most",
        )
    if amount > 0:
        return Contribution(
            "interest",
            letter,
            amount,
            f"{said}, and this work has little of it.",
            f"it has little of {what}",
            last=True,
        )
    return Contribution(
        "interest",
        letter,
        amount,
        f"{said}, but this work has little of it.",
        f"it has little of {what}, which draws you",
    )


def _value_shares(answers: Answers, person: Person, bank: FitBank, row: RoleTable) -> Iterator[Contribution]:
    direction = row.values[0]
    for id, deviation in person.value_deviations.items():
        statement = bank.value_by_id[id]
        place = WORK_VALUES.index(statement.value)
        sharing = sum(bank.value_by_id[other].value == statement.value for other in person.value_deviations)
        amount = float(deviation / sharing * person.value_scale * direction[place])
        rating = answers.values[id]
        offers = "more" if direction[place] > 0 else "less"
        what = VALUE_WORDS[statement.value]
        if rating >= LIKED and deviation > 0:
            join = "and" if amount > 0 else "but"
            yield Contribution(
                "value", id, amount,
                f'"{statement.text}" matters to you, {join} this work offers {offers} than most of {what}.',
                f"{statement.short} matters to you" + ("" if amount > 0 else ", and it offers less of it"),
            )  # fmt: skip
        elif rating <= DISLIKED and deviation < 0:
            join = "and" if amount > 0 else "but"
            yield Contribution(
                "value", id, amount,
                f'You put little weight on "{statement.text}", {join} this work offers {offers} of it than most.',
                f"you put little weight on {statement.short}" + ("" if amount > 0 else ", which it offers more of"),
                last=True,
            )  # fmt: skip
        else:
            # Liked, but less than the rest: a share of the sum, and nothing a person would call a reason.
            yield Contribution("value", id, amount)


def _strength_shares(answers: Answers, scores: Scores, bank: FitBank, row: RoleTable) -> Iterator[Contribution]:
    total = float(scores.strengths[0])
    if not total:
        return
    main = {SLUGS[place] for place in np.flatnonzero(row.areas[0] >= MAIN_WORK)}
    leaning = [
        bank.strength_by_id[id] for id in answers.strengths if main.intersection(bank.strength_by_id[id].areas)
    ]
    counts = [len(main.intersection(strength.areas)) for strength in leaning]
    for strength, count in zip(leaning, counts, strict=True):
        yield Contribution(
            "strength", strength.id, total * count / sum(counts),
            f"It leans on something you named as a strength: {strength.short}.",
            f"it leans on {strength.short}, which you named as a strength",
        )  # fmt: skip


def _biggest_change(
    suggestion: Suggestion,
    contributions: tuple[Contribution, ...],
    answers: Answers,
    person: Person,
    scores: Scores,
    bank: FitBank,
    row: RoleTable,
) -> Change | None:
    """What would have to be true: a liking that the answers do not show, a limit that did not hold."""
    best: tuple[tuple[bool, int, float], Change] | None = None
    for change in _possible_changes(suggestion, contributions, answers, person, scores, bank, row):
        moved = change.band.rank - suggestion.band.rank
        gained = round(change.probability - suggestion.probability, 6)
        if moved <= 0 and gained <= 0:
            continue
        # While a limit rules the role out, nothing else changes anything.
        size = (change.kind == "condition" or suggestion.band is not Band.UNLIKELY, moved, gained)
        if best is None or size > best[0]:
            best = (size, change)
    return best[1] if best else None


def _possible_changes(
    suggestion: Suggestion,
    contributions: tuple[Contribution, ...],
    answers: Answers,
    person: Person,
    scores: Scores,
    bank: FitBank,
    row: RoleTable,
) -> Iterator[Change]:
    out = any(broken.rules_out for broken in suggestion.broken)
    for broken in suggestion.broken:
        lifted = {id: answer for id, answer in answers.conditions.items() if id != broken.id}
        freed = person_of(replace(answers, conditions=lifted), bank)
        after = suggestion_at(0, freed, score_roles(freed, row), row)
        words = f'you could accept what your answer to "{broken.text}" ("{broken.said}") counts against'
        yield Change("condition", broken.id, words, after.band, after.probability)
    if out:
        return
    work = work_of(row, person.norms)[0]
    for share in contributions:
        if share.kind != "area":
            continue
        place = 6 + SLUGS.index(share.id)
        gain = SD_WORTH * work[place] * WOULD_LIKE - share.amount
        if gain > LEAST_SHARE:
            yield _changed(
                suggestion, "area", share.id, f"you would like {AREAS[share.id]} more than most people do", gain
            )


def _changed(suggestion: Suggestion, kind: str, id: str, words: str, gain: float) -> Change:
    score: npt.NDArray[np.float64] = np.array([suggestion.score + gain])
    probability = float(above(score, np.array([suggestion.sd]))[0])
    return Change(kind, id, words, band_of(probability), probability)


def _and(names: list[str]) -> str:
    return " and ".join(names)
