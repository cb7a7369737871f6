"""Statistics of one's own make scores better where people differ, and never worse."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest

from careercli.errors import UsageError
from careercli.fit.bank import FitBank
from careercli.fit.own_norms import FEWEST_SHEETS, own_norms

Floats = npt.NDArray[np.float64]


def drawn(bank: FitBank, count: int, shift: float, seed: int) -> tuple[list[dict[str, int]], Floats]:
    """Made-up answer sheets, and the ratings behind them; `shift` moves every other activity's average."""
    ids = list(bank.marker_rows)
    norms = bank.norms
    places = [norms.items.index(id) for id in ids]
    mean = norms.mean[places] + shift * np.where(np.arange(len(ids)) % 2, 1.0, -1.0)
    rng = np.random.default_rng(seed)
    table = rng.multivariate_normal(mean, norms.covariance[np.ix_(places, places)], size=count)
    ratings = np.clip(np.round(table), 1, 5).astype(int)
    return [dict(zip(ids, map(int, row), strict=True)) for row in ratings], ratings.astype(float)


def error(bank: FitBank, sheets: list[dict[str, int]], ratings: Floats) -> float:
    """Mean squared error of the scale means foretold from twelve answers."""
    form = bank.norms.next_items(12, {})
    ids = list(bank.marker_rows)
    scales = np.array(["RIASEC".index(bank.item_by_id[id].scale) for id in ids])
    truth = np.stack([ratings[:, scales == scale].mean(axis=1) for scale in range(6)], axis=1)
    found = np.array([bank.norms.score({id: sheet[id] for id in form}).mean for sheet in sheets])
    return float(((found - truth) ** 2).mean())


@pytest.mark.parametrize(("shift", "better"), [(0.0, False), (0.5, True)])
def test_scores_of_others_get_better_where_people_differ_and_never_worse(
    bank: FitBank, shift: float, better: bool
) -> None:
    sheets, _ = drawn(bank, 400, shift, seed=1)
    own = replace(bank, statistics=own_norms(sheets, bank, "a school").statistics)
    others, truth = drawn(bank, 400, shift, seed=2)
    before, after = error(bank, others, truth), error(own, others, truth)
    assert after < 0.9 * before if better else after <= 1.01 * before


def test_fewer_than_300_sheets_are_refused(bank: FitBank) -> None:
    sheets, _ = drawn(bank, FEWEST_SHEETS - 1, 0.0, seed=3)
    with pytest.raises(UsageError, match="299 usable"):
        own_norms(sheets, bank, "a class")
    flat = dict.fromkeys(bank.marker_rows, 3)
    with pytest.raises(UsageError, match="299 usable"):
        own_norms([*sheets, flat, {"run-hotel": 4}], bank, "a class")


def test_the_same_sheets_give_the_same_norms(bank: FitBank) -> None:
    sheets, _ = drawn(bank, 320, 0.4, seed=4)
    assert own_norms(sheets, bank, "x") == own_norms(sheets, bank, "x")
