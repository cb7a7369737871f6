"""Why this role, or why not: every answer's share of the score, exactly, and the one change that matters
most.

The shares are not an approximation: the score is a sum over answers (given the person's overall profile
length), so the contributions of all answers, wishes and limits add up to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from careercli.fit.answers import Answers
from careercli.fit.bank import WORK_VALUES, FitBank
from careercli.fit.matching import CENTRE, Band, Person, person_of, score_roles
from careercli.fit.riasec import HIGHEST, LETTERS, LOWEST, PLAIN_WORDS
from careercli.fit.suggest import Suggestion, broken_limits, suggestion_at
from careercli.fit.table import RoleTable

REASONS_FOR, REASONS_AGAINST = 3, 1
LEAST_SHARE = 0.01
"""Shares smaller than this are noise, not reasons."""

OWN_SCALE = 0.3
"""A reason speaks of the activity's own kind of interest unless another carries over three times as much."""

RATING_WORDS = {1: "dislike", 2: "would rather not", 3: "are neutral about", 4: "like", 5: "enjoy"}

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
    """One answer's share of a role's score. kind: activity, value, track or condition; id of what was
    answered; amount: its share; reason: a sentence; more: whether an activity draws the person more than most
    people, or a value matters more to them than the rest; short: the activity or value in the middle of a
    sentence.
    """

    kind: str
    id: str
    amount: float
    reason: str
    more: bool = True
    short: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One different answer, and the band it would lead to. kind and id as in Contribution; was and now: the
    answers in words ("no answer" where there was none).
    """

    kind: str
    id: str
    text: str
    was: str
    now: str
    band: Band
    probability: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """A role's score taken apart. contributions: all of them, largest share first, adding up to the
    suggestion's score; speaks_for: the best two or three; speaks_against: the worst, if any; change: what
    single different answer would move the band (or failing that the probability) most, None when nothing
    was answered or it was not asked for.
    """

    suggestion: Suggestion
    contributions: tuple[Contribution, ...]
    speaks_for: tuple[Contribution, ...]
    speaks_against: tuple[Contribution, ...]
    change: Change | None


def explain(
    slug: str, answers: Answers, bank: FitBank, table: RoleTable, *, with_change: bool = True
) -> Explanation:
    """Why (or why not) the role called `slug`, suggested or not; `with_change=False` saves the dearest part.

    Raises NotFoundError for an unknown slug.
    """
    place = table.place_of(slug)
    person = person_of(answers, bank)
    suggestion = suggestion_at(place, person, score_roles(person, table), table)
    contributions = _contributions(place, person, bank, table)
    return Explanation(
        suggestion,
        contributions,
        tuple(c for c in contributions[:REASONS_FOR] if c.amount >= LEAST_SHARE),
        tuple(c for c in contributions[::-1][:REASONS_AGAINST] if c.amount <= -LEAST_SHARE),
        _biggest_change(suggestion, answers, bank, table.row(place)) if with_change else None,
    )


def _contributions(place: int, person: Person, bank: FitBank, table: RoleTable) -> tuple[Contribution, ...]:
    """Every share, largest first; equals by kind and id."""
    shares = [
        *_activity_shares(place, person, bank, table),
        *_value_shares(place, person, bank, table),
    ]
    role = table.roles[place]
    if role.track in person.tracks:
        amount = float(score_roles(person, table.row(place)).expressed[0])
        shares.append(Contribution("track", role.track, amount, "You named its track as one that attracts you."))
    for broken in broken_limits(place, person, table):
        verb = "rules it out" if broken.rules_out else "speaks against it"
        reason = f'Your answer to "{broken.text}" {verb}.'
        shares.append(Contribution("condition", broken.id, broken.cost, reason))
    return tuple(sorted(shares, key=lambda share: (-round(share.amount, 9), share.kind, share.id)))


def _activity_shares(place: int, person: Person, bank: FitBank, table: RoleTable) -> Iterator[Contribution]:
    direction = CENTRE @ table.interests[place]
    posterior = person.posterior
    # (answers, interests): how much of the score goes through which interest; rows add up to the shares.
    through = posterior.deviations[:, None] * posterior.weights * direction[None, :] / person.length
    for row, id in enumerate(posterior.items):
        amount = float(through[row].sum())
        item = bank.item_by_id[id]
        signed = through[row] * (1 if amount >= 0 else -1)
        own, strongest = LETTERS.index(item.scale), int(np.argmax(signed))
        scale = own if signed[own] >= OWN_SCALE * signed[strongest] else strongest
        draws = "more" if posterior.deviations[row] > 0 else "less"
        but = "and" if amount >= 0 else "but"
        much = "much" if direction[scale] > 0 else "little"
        what = PLAIN_WORDS[LETTERS[scale]]
        reason = f'"{item.text}" draws you {draws} than it does most people'
        if scale == own:
            reason += f", {but} this work has {much} of {what}."
        else:
            taste = "more" if posterior.deviations[row] * posterior.weights[row, scale] > 0 else "less"
            reason += f". That mostly goes with {taste} taste for {what}, {but} this work has {much} of it."
        more, short = bool(posterior.deviations[row] > 0), item.short
        yield Contribution("activity", id, amount, reason, more, short)


def _value_shares(place: int, person: Person, bank: FitBank, table: RoleTable) -> Iterator[Contribution]:
    direction = table.values[place]
    for id, deviation in person.value_deviations.items():
        statement = bank.value_by_id[id]
        place_of_value = WORK_VALUES.index(statement.value)
        sharing = sum(bank.value_by_id[other].value == statement.value for other in person.value_deviations)
        amount = float(deviation / sharing * person.value_scale * direction[place_of_value])
        matters = "more" if deviation > 0 else "less"
        offers = "more" if direction[place_of_value] > 0 else "less"
        but = "and" if amount >= 0 else "but"
        reason = (
            f'"{statement.text}" matters {matters} to you than the rest, '
            f"{but} this work offers {offers} than most of {VALUE_WORDS[statement.value]}."
        )
        yield Contribution("value", id, amount, reason, deviation > 0, statement.short)


def _biggest_change(suggestion: Suggestion, answers: Answers, bank: FitBank, row: RoleTable) -> Change | None:
    best: tuple[tuple[bool, int, float], Change] | None = None
    for change, changed in _single_changes(suggestion, answers, bank):
        person = person_of(changed, bank)
        after = suggestion_at(0, person, score_roles(person, row), row)
        moved = abs(after.band.rank - suggestion.band.rank)
        # While a limit rules the role out, an answer that leaves it so changes nothing.
        allowed = not any(broken.rules_out for broken in after.broken)
        size = (allowed, moved, round(abs(after.probability - suggestion.probability), 6))
        if best is None or size > best[0]:
            best = (size, replace(change, band=after.band, probability=after.probability))
    return best[1] if best else None


def _single_changes(suggestion: Suggestion, answers: Answers, bank: FitBank) -> Iterator[tuple[Change, Answers]]:
    """Every answer turned to the ends of its scale, every limit lifted, the track's wish switched."""
    before = (suggestion.band, suggestion.probability)
    for id, rating in sorted(answers.activities.items()):
        for end in {LOWEST, HIGHEST} - {rating}:
            text = bank.item_by_id[id].text
            change = Change("activity", id, text, RATING_WORDS[rating], RATING_WORDS[end], *before)
            yield change, replace(answers, activities={**answers.activities, id: end})
    for id, rating in sorted(answers.values.items()):
        for end in {LOWEST, HIGHEST} - {rating}:
            change = Change("value", id, bank.value_by_id[id].text, f"{rating} of 5", f"{end} of 5", *before)
            yield change, replace(answers, values={**answers.values, id: end})
    for id, answer in sorted(answers.conditions.items()):
        question = bank.condition_by_id[id]
        was = str(answer) if question.number else question.choice(str(answer)).label
        lifted = {other: value for other, value in answers.conditions.items() if other != id}
        yield Change("condition", id, question.text, was, "no limit", *before), replace(answers, conditions=lifted)
    track = suggestion.role.track
    if answers.activities or answers.values or answers.conditions or answers.tracks:
        wished = track in answers.tracks
        tracks = tuple(t for t in answers.tracks if t != track) if wished else (*answers.tracks, track)
        was, now = ("attracts me", "not named") if wished else ("not named", "attracts me")
        yield Change("track", track, "Tracks that attract you", was, now, *before), replace(answers, tracks=tracks)
