"""What a person's limits leave: which answer rules out how many roles, and what easing it one step brings back."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from careercli.fit.bank import ConditionQuestion, FitBank
from careercli.fit.limits import Limit, apply_limits, limits_of
from careercli.fit.table import RoleTable

Floats = npt.NDArray[np.float64]

NAMED = 3
"""How many of the roles that come back are named."""

EASE_PAY = 0.8
"""One step easier in pay: a fifth less, in whole hundreds."""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One limit that rules roles out: the question's id and words, what was said; rules_out: how many roles are
    beyond it; eased: the nearest easier answer that brings some back; returns: how many roles would be inside all
    limits then; among: titles of the best of those.
    """

    id: str
    text: str
    said: str
    rules_out: int
    eased: str
    returns: int
    among: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """Of `roles` in all, `outside` are beyond some limit. entries: the limits that rule roles out, those whose
    easing brings back most first.
    """

    roles: int
    outside: int
    entries: tuple[LedgerEntry, ...]


def ledger_of(conditions: dict[str, str | int], bank: FitBank, table: RoleTable, worth: Floats) -> Ledger:
    """The ledger of a person's answers to the condition questions; worth (n,): how good each role would be for
    them without any limits.
    """
    limits = limits_of(conditions, bank)
    drops = apply_limits(limits, table)[1]
    outside: npt.NDArray[np.bool_] = np.asarray(drops.any(axis=1), dtype=np.bool_)
    entries = []
    for place, limit in enumerate(limits):
        if not drops[:, place].any():
            continue
        others = np.delete(drops, place, axis=1).any(axis=1)
        eased, words = _eased(limit)
        back = _back(drops[:, place] & ~others, eased, table)
        while not len(back) and eased is not None:  # one step may be too small to bring anything back
            eased, further = _eased(eased)
            words, back = further, _back(drops[:, place] & ~others, eased, table)
        best = back[np.lexsort((back, -np.round(worth[back], 9)))][:NAMED]
        entries.append(
            LedgerEntry(
                limit.question.id,
                limit.question.text,
                limit.said,
                int(drops[:, place].sum()),
                words,
                len(back),
                tuple(table.roles[role].title for role in best),
            )
        )
    entries.sort(key=lambda entry: (-entry.returns, -entry.rules_out, entry.id))
    return Ledger(len(table.roles), int(outside.sum()), tuple(entries))


def _back(alone: npt.NDArray[np.bool_], eased: Limit | None, table: RoleTable) -> npt.NDArray[np.intp]:
    """The roles that this limit alone rules out and the easier one does not."""
    if eased is None:
        return np.flatnonzero(alone)
    return np.flatnonzero(alone & ~apply_limits([eased], table)[1][:, 0])


def _eased(limit: Limit) -> tuple[Limit | None, str]:
    """The limit one step easier, and that answer in words; None where the step lifts it."""
    question = limit.question
    if limit.choice is None:
        assert limit.number is not None
        # Rounded down: to the nearest hundred, 200 would stay 200 for ever.
        lower = replace(limit, number=int(limit.number * EASE_PAY) // 100 * 100)
        return (lower, lower.said) if lower.number else (None, "no limit")
    easier = _easier(question, limit.choice.id)
    if easier is None:
        return None, "no limit"
    choice = question.choice(easier)
    if choice.most is None and choice.least is None:
        return None, choice.label
    drop_from = limit.drop_from if question.field == "schooling" else 1.0 if choice.then == "drop" else np.inf
    return replace(limit, choice=choice, drop_from=drop_from), choice.label


def _easier(question: ConditionQuestion, id: str) -> str | None:
    steps = {"never": "rather-not", "must": "want"}
    if id in steps:
        return steps[id]
    ids = [choice.id for choice in question.choices]
    place = ids.index(id) + 1
    return ids[place] if question.field == "schooling" and place < len(ids) else None
