"""Three more measurements of fit_accuracy: unasked activities foretold, answers by dice, and people under 18."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from fit_majors import Students
from fit_people import MARKERS, SCALES, People

from careercli.fit.answers import Answers
from careercli.fit.bank import FitBank
from careercli.fit.matching import Band
from careercli.fit.scoring import Norms
from careercli.fit.suggest import suggest
from careercli.fit.table import RoleTable

Floats = npt.NDArray[np.float64]


def print_activities(splits: Sequence[tuple[People, People]]) -> None:
    """How well 12, 18 and 24 answers foretell the ratings of the other markers (ACTIVITIES.md has the protocol)."""
    print("## Unasked activities\n")
    print("| asked | rank r | beyond popularity | AUC |\n|---|---|---|---|")
    for count in (12, 18, 24):
        figures = []
        for train, test in splits:
            norms = Norms.from_answers(train.rows(range(len(train.ratings))), SCALES)
            form = norms.next_items(count, {})
            unasked = [marker for marker in MARKERS if marker not in form]
            told = []
            for row in test.rows(range(len(test.ratings))):
                expected = norms.expected({marker: row[marker] for marker in form})
                told.append([expected[marker] for marker in unasked])
            places = [MARKERS.index(marker) for marker in unasked]
            popular = train.ratings.mean(axis=0)[places]
            figures.append(_foretold(np.array(told), test.ratings[:, places], popular))
        cells = " | ".join(f"{value:.3f}" for value in np.mean(figures, axis=0))
        print(f"| {count} | {cells} |")
    print()


def _foretold(told: Floats, given: Floats, popular: Floats) -> tuple[float, float, float]:
    rank = _correlation(_ranks(np.round(told, 9)), _ranks(given))
    beyond = _correlation(_ranks(np.round(told - popular, 9)), _ranks(given - popular))
    above = []
    for expected, rated in zip(told, given, strict=True):
        liked, disliked = expected[rated >= 4], expected[rated <= 2]
        if len(liked) and len(disliked):
            above.append(float((liked[:, None] > disliked).mean()))
    return rank, beyond, float(np.mean(above))


def _ranks(rows: Floats) -> Floats:
    ranked = np.empty(rows.shape)
    for number, row in enumerate(rows):
        _, place, counts = np.unique(row, return_inverse=True, return_counts=True)
        ranked[number] = (np.cumsum(counts) - (counts - 1) / 2)[place]
    return ranked


def _correlation(one: Floats, two: Floats) -> float:
    a, b = one - one.mean(axis=1, keepdims=True), two - two.mean(axis=1, keepdims=True)
    lengths = np.sqrt((a**2).sum(axis=1) * (b**2).sum(axis=1))
    return float(((a * b).sum(axis=1)[lengths > 0] / lengths[lengths > 0]).mean())


def print_honesty(rows: list[dict[str, int]], bank: FitBank, table: RoleTable) -> None:
    """How often real people and dice get a clear result, and a strong role."""
    dice = np.random.default_rng(7).integers(1, 6, (1000, len(MARKERS)))
    thrown = [dict(zip(MARKERS, map(int, row), strict=True)) for row in dice]
    by_marker = {item.marker: item.id for item in bank.items if item.marker}
    print("| answers | clear, people | clear, dice | a strong role, people | a strong role, dice |")
    print("|---|---|---|---|---|")
    for count in (12, 48):
        asked = [bank.item_by_id[id].marker for id in bank.norms.next_items(count, {})]
        cells: list[list[float]] = [[], []]
        for group in (rows, thrown):
            results = [
                suggest(Answers({by_marker[m]: row[m] for m in asked if m is not None}), bank, table)
                for row in group
            ]
            cells[0].append(float(np.mean([result.unclear is None for result in results])))
            strong = [any(one.band is Band.STRONG for one in result.suggestions) for result in results]
            cells[1].append(float(np.mean(strong)))
        print(f"| {count} | {' | '.join(f'{value:.3f}' for value in (*cells[0], *cells[1]))} |")
    print()


def print_young(students: Students, bank: FitBank) -> None:
    """How far people under 18 are scored off, by the norms of everybody and by those of their age."""
    young = students.only((students.age > 0) & (students.age < 18))
    rows = bank.marker_rows
    form = bank.norms.next_items(12, {})
    print(f"## {len(young.ratings)} people under 18, mean z after 12 answers\n")
    print("| norms | R | I | A | S | E | C | mean size |\n|---|---|---|---|---|---|---|---|")
    for name, norms in (("everybody", bank.norms), ("their age", bank.young_norms)):
        z = np.array(
            [norms.score({id: float(person[rows[id]]) for id in form}).z for person in young.ratings]
        ).mean(axis=0)
        print(f"| {name} | {' | '.join(f'{value:+.2f}' for value in z)} | {np.abs(z).mean():.2f} |")
    print()
