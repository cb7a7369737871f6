"""The rules of the plain layer that a machine can hold a page to: its first sentence, its sums, its order.

What one file says is `plain_problems`; `spread_problems` looks at many: whose days follow the same plan, and
whether a condition that lists filter by still tells roles apart.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from careercli.catalog.areas import AREAS
from careercli.catalog.draft import Draft
from careercli.catalog.editorial import words
from careercli.catalog.lookup import EACH, found_at, texts_at
from careercli.catalog.problems import Problem, did_you_mean
from careercli.catalog.role import DayPlan
from careercli.catalog.sentences import first_sentence
from careercli.catalog.shape import wanted_keys

FIRST_SENTENCE = 22
"""Words in which the first sentence of a summary says what the role is."""

YEARS_APART = 2
"""Years by which an advancement may come sooner than the page it leads to asks for."""

LARGEST_STEP = 0.4
"""The share of all roles that may stand on one step of a condition that lists filter by."""

JUDGED_TOGETHER = 20
"""Fewer roles than this say nothing about how a condition is spread."""

FEWEST_PLANNED = 4
"""In a track of fewer pages any two may follow one plan."""

_CONDITIONAL = re.compile(r"\b(if|where|some)\b", re.IGNORECASE)


def plain_problems(draft: Draft) -> Iterator[Problem]:
    """What is wrong with one page's plain layer. A file of the older form gets one problem: what to add."""
    missing = [key for key in wanted_keys() if key not in draft.plain]
    if missing:
        reason = f"lacks the plain answers; add {', '.join(missing)} (docs/authoring.md says what goes where)"
        yield draft.document.problem((), reason, editorial=True)
    if len(missing) == len(wanted_keys()):
        return  # written before there was a plain layer: its other rules say nothing new
    yield from _summary(draft)
    yield from _sums(draft)
    yield from _rungs(draft)
    yield from _credentials(draft)
    if draft.plan is None:
        wanted = " | ".join(DayPlan)
        yield draft.document.problem((), f"does not name its day plan at the top: # plan: {wanted}", editorial=True)


def area_problems(draft: Draft) -> Iterator[Problem]:
    """Areas that are none of O*NET's."""
    for path, areas in found_at(draft.plain, "areas"):
        for name in map(str, areas if isinstance(areas, dict) else ()):
            if name not in AREAS:
                reason = f"is none of the 41 interest areas{did_you_mean(name, list(AREAS))}"
                yield draft.document.problem((*path, name), reason)


def _summary(draft: Draft) -> Iterator[Problem]:
    for path, summary in texts_at(draft.plain, "summary"):
        first = words(first_sentence(summary))
        if len(first) > FIRST_SENTENCE:
            reason = f"its first sentence has {len(first)} words; {FIRST_SENTENCE} at most"
            yield draft.document.problem(path, reason, editorial=True)
        said = f" {_folded(' '.join(first))}"
        for _, title in texts_at(draft.plain, "title"):
            if f" {_folded(' '.join(words(title)))}" not in said:
                reason = f"its first sentence does not name the {title}"
                yield draft.document.problem(path, reason, editorial=True)


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip()


def _sums(draft: Draft) -> Iterator[Problem]:
    percents = _numbers(draft, "week", "shares", EACH, "percent")
    if percents and sum(percents) != 100:
        reason = f"the percents add up to {sum(percents)}; 100 is wanted"
        yield draft.document.problem(("week", "shares"), reason, editorial=True)
    months = _numbers(draft, "start", "steps", EACH, "months")
    for path, span in found_at(draft.plain, "start", "months"):
        match span:
            case [int(low), int(high)] if months and low <= high:
                if not low <= sum(months) <= high:
                    reason = f"{low} to {high}, but the months of the steps add up to {sum(months)}"
                    yield draft.document.problem(path, reason, editorial=True)
    for path, hours in found_at(draft.plain, "week", "hours"):
        match hours:
            case {"usual": [int(), int(high)], "peak": int(peak)} if peak < high:
                reason = f"{peak} is less than the usual {high}"
                yield draft.document.problem((*path, "peak"), reason, editorial=True)


def _numbers(draft: Draft, *pattern: str | None) -> list[int]:
    """The whole numbers that a pattern leads to; none where one of them is no number, which is a fault of form."""
    found = [number for _, number in found_at(draft.plain, *pattern)]
    numbers = [number for number in found if isinstance(number, int)]
    return numbers if len(numbers) == len(found) else []


def _rungs(draft: Draft) -> Iterator[Problem]:
    before: tuple[int, int] | None = None
    for path, pay in found_at(draft.plain, "ladder", EACH, "pay"):
        match pay:
            case [int(low), int(high)]:
                if before and (low < before[0] or high < before[1] or (low, high) == before):
                    reason = f"{low} to {high} is not above the rung before it, {before[0]} to {before[1]}"
                    yield draft.document.problem(path, reason, editorial=True)
                before = (low, high)


def _credentials(draft: Draft) -> Iterator[Problem]:
    for path, credential in found_at(draft.plain, "requirements", "credentials", EACH):
        match credential:
            case {"need": "required", "note": str(note), **rest} if "where" not in rest:
                doubt = _CONDITIONAL.search(note)
                if doubt:
                    reason = f"is required of all, but its note says {doubt[0]!r}; name in `where` who needs it"
                    yield draft.document.problem((*path, "need"), reason, editorial=True)


def spread_problems(drafts: Sequence[Draft]) -> Iterator[Problem]:
    """What only many pages together show: a day plan too often used in a track, a condition that tells nothing."""
    plans: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.plan is not None:
            plans[draft.source.track].append(draft)
    for of_track in plans.values():
        if len(of_track) < FEWEST_PLANNED:
            continue
        most = math.ceil(len(of_track) / 4)
        counted = Counter(draft.plan for draft in of_track)
        for plan, count in counted.items():
            if count > most:
                last = [draft for draft in of_track if draft.plan == plan][-1]
                reason = f"{count} of {len(of_track)} pages of the track follow the plan {plan!r}; {most} at most"
                yield last.document.problem((), reason, editorial=True)
    for name in ("people", "pace"):
        steps = [(draft, step) for draft in drafts for _, step in found_at(draft.plain, "conditions", name)]
        if len(steps) < JUDGED_TOGETHER:
            continue
        step, count = Counter(step for _, step in steps if isinstance(step, int)).most_common(1)[0]
        if count > LARGEST_STEP * len(steps):
            reason = f"{count} of {len(steps)} roles stand at {step}; {LARGEST_STEP:.0%} at most"
            last = [draft for draft, own in steps if own == step][-1]
            yield last.document.problem(("conditions", name), reason, editorial=True)


def pace_of_moves(drafts: Sequence[Draft], known: Mapping[str, tuple[int, int]]) -> Iterator[Problem]:
    """Advancements sooner than the page they lead to asks for. Later ones are no fault: people study on the way.

    `known` maps slugs outside the files to the years their pages ask for, (low, high).
    """
    asked = dict(known)
    for draft in drafts:
        for _, years in found_at(draft.plain, "requirements", "experience", "years"):
            match years:
                case [int(low), int(high)]:
                    asked[draft.source.slug] = (low, high)
    for draft in drafts:
        own = asked.get(draft.source.slug)
        for path, step in found_at(draft.plain, "advancement", EACH):
            match step:
                case {"to": str(to), "years": [int(soonest), int()]} if own and to in asked:
                    low, high = asked[to]
                    if own[0] + soonest < low - YEARS_APART:
                        reason = f"can be {own[0] + soonest} years in all, where {to!r} asks for {low} to {high}"
                        yield draft.document.problem((*path, "years"), reason, editorial=True)
