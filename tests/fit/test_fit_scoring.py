from __future__ import annotations

import random
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careercli.errors import DataError, UsageError
from careercli.fit.bank import FitBank
from careercli.fit.bank_files import load_bank
from careercli.fit.riasec import LETTERS
from careercli.fit.scoring import Norms
from fit.fit_world import BANK_FOLDER

BANK = load_bank(BANK_FOLDER)
NORMS = BANK.norms
some_answers = st.dictionaries(st.sampled_from(NORMS.items), st.integers(1, 5), max_size=30)


def people(count: int, items: dict[str, str], seed: int = 0) -> list[dict[str, int]]:
    """Made-up people with a liking for each scale and noise on top."""
    rng = random.Random(seed)
    rows = []
    for _ in range(count):
        liking = {letter: rng.gauss(3, 1) for letter in LETTERS}
        rows.append({id: min(5, max(1, round(rng.gauss(liking[s], 1)))) for id, s in items.items()})
    return rows


SCALES = {f"{letter}{n}": letter for letter in LETTERS for n in range(1, 5)}


def test_without_answers_everybody_is_average() -> None:
    profile = NORMS.score({})
    assert profile.z == (0.0,) * 6
    assert all(1 < mean < 5 for mean in profile.mean)


@given(some_answers)
@settings(max_examples=60, deadline=None)
def test_the_order_of_answering_does_not_matter(answers: dict[str, int]) -> None:
    turned = dict(reversed(answers.items()))
    assert NORMS.score(answers) == NORMS.score(turned)
    assert NORMS.next_item(answers) == NORMS.next_item(turned)


@given(some_answers, st.sampled_from(NORMS.items), st.integers(1, 4))
@settings(max_examples=150, deadline=None)
def test_liking_an_activity_more_never_lowers_its_scale(answers: dict[str, int], item: str, rating: int) -> None:
    scale = LETTERS.index(BANK.item_by_id[item].scale)
    less = NORMS.score({**answers, item: rating})
    more = NORMS.score({**answers, item: rating + 1})
    assert more.mean[scale] >= less.mean[scale]
    assert more.z[scale] >= less.z[scale]
    assert (
        NORMS.posterior({**answers, item: rating + 1}).mean[scale]
        >= NORMS.posterior({**answers, item: rating}).mean[scale]
    )


@given(st.integers(0, 1000))
@settings(max_examples=20, deadline=None)
def test_it_never_lowers_it_under_norms_of_pure_noise_either(seed: int) -> None:
    rng = random.Random(seed)
    rows = [{id: rng.randint(1, 5) for id in SCALES} for _ in range(12)]
    norms = Norms.from_answers(rows, SCALES)
    answers = {id: rng.randint(1, 5) for id in rng.sample(list(SCALES), 10)}
    for item in answers:
        ends = [norms.score({**answers, item: end}).mean[LETTERS.index(item[0])] for end in (1, 5)]
        assert ends[0] <= ends[1] + 1e-9


@given(some_answers, st.sampled_from(NORMS.items))
@settings(max_examples=60, deadline=None)
def test_one_more_answer_never_widens_the_error_bars(answers: dict[str, int], item: str) -> None:
    before, after = NORMS.score(answers), NORMS.score({**answers, item: 3})
    assert all(b <= a + 1e-9 for a, b in zip(before.sd, after.sd, strict=True))


def test_with_every_item_answered_the_mean_is_the_plain_mean() -> None:
    norms = Norms.from_answers(people(200, SCALES), SCALES)
    row = people(1, SCALES, seed=9)[0]
    profile = norms.score(row)
    for place, letter in enumerate(LETTERS):
        ratings = [row[id] for id in SCALES if SCALES[id] == letter]
        assert profile.mean[place] == pytest.approx(sum(ratings) / len(ratings), abs=1e-6)
    assert profile.sd == pytest.approx((0,) * 6, abs=1e-5)


def test_z_is_standard_in_the_norm_population_for_any_form() -> None:
    rows = people(1500, SCALES)
    norms = Norms.from_answers(rows, SCALES)
    form = norms.best_items(2)
    z = [norms.score({id: row[id] for id in form}).z for row in rows]
    for place in range(6):
        values = [person[place] for person in z]
        mean = sum(values) / len(values)
        assert mean == pytest.approx(0, abs=1e-6)
        assert (sum((v - mean) ** 2 for v in values) / len(values)) ** 0.5 == pytest.approx(1, abs=0.02)


def test_twelve_answers_find_a_made_up_persons_top_interest() -> None:
    norms = Norms.from_answers(people(400, SCALES), SCALES)
    form = norms.best_items(2)
    for letter in LETTERS:
        profile = norms.score({id: 5 if SCALES[id] == letter else 2 for id in form})
        assert profile.mean.index(max(profile.mean)) == LETTERS.index(letter)


def test_best_items_keep_to_the_scales_and_to_what_may_be_asked() -> None:
    norms = Norms.from_answers(people(200, SCALES), SCALES)
    among = [id for id in SCALES if id[1] != "1"]
    form = norms.best_items(2, among)
    assert len(set(form)) == 12 and set(form) <= set(among)
    assert sorted(id[0] for id in form) == sorted(LETTERS * 2)
    assert norms.best_items(99) and len(norms.best_items(99)) == len(SCALES)


def test_the_next_item_is_new_until_nothing_is_left() -> None:
    norms = Norms.from_answers(people(200, SCALES), SCALES)
    answers: dict[str, int] = {}
    while (item := norms.next_item(answers, among=list(SCALES)[:15])) is not None:
        assert item not in answers
        answers[item] = 4
    assert len(answers) == 15
    assert norms.next_item(dict.fromkeys(SCALES, 3)) is None


def test_asking_goes_on_sensibly_after_answers_in_another_order() -> None:
    odd = dict.fromkeys(list(NORMS.items)[:5], 2)
    item = NORMS.next_item(odd)
    assert item is not None and item not in odd


def test_borrowed_items_count_but_change_no_mean_rating_of_their_own() -> None:
    borrowed = next(item for item in BANK.items if item.marker is None and item.scale == "R")
    low, high = NORMS.score({borrowed.id: 1}), NORMS.score({borrowed.id: 5})
    assert high.mean[0] > low.mean[0]
    assert high.z[0] > 0 > low.z[0]


def test_missing_and_impossible_ratings_count_as_not_answered_in_norms() -> None:
    rows: list[dict[str, float]] = [dict(row) for row in people(100, SCALES)]
    for number, row in enumerate(rows):
        row[f"R{number % 4 + 1}"] = -1
        del row[f"A{number % 4 + 1}"]
    norms = Norms.from_answers(rows, SCALES)
    assert all(1 <= mean <= 5 for mean in norms.mean)


def test_too_few_people_or_a_scale_without_items_is_an_error() -> None:
    with pytest.raises(DataError):
        Norms.from_answers([], SCALES)
    with pytest.raises(DataError):
        Norms.from_answers(people(50, SCALES), {id: s for id, s in SCALES.items() if s != "C"})
    with pytest.raises(DataError):
        Norms.from_answers(people(50, SCALES), {**SCALES, "x": "Q"})


def test_an_unknown_activity_is_named_with_the_nearest_right_one(bank: FitBank) -> None:
    with pytest.raises(UsageError, match='did you mean "run-hotel"'):
        bank.norms.score({"run-hotl": 3})
    with pytest.raises(UsageError, match="rating"):
        bank.norms.score({"run-hotel": 6})


def test_norms_take_a_csv_readers_rows_as_they_come() -> None:
    rows = people(60, SCALES)
    as_text = ({id: str(rating) for id, rating in {**row, "elapse": 90}.items()} for row in rows)
    assert Norms.from_answers(as_text, SCALES).score({"R1": 5}) == Norms.from_answers(rows, SCALES).score({"R1": 5})
    emptied = [{**row, "R1": "" if number % 2 else None} for number, row in enumerate(rows)]
    assert Norms.from_answers(emptied, SCALES).borrowed == {"R1"}


def test_an_activity_that_nobody_rated_borrows_and_may_still_be_asked() -> None:
    rows = [{id: rating for id, rating in row.items() if id != "A2"} for row in people(80, SCALES)]
    norms = Norms.from_answers(rows, SCALES)
    assert norms.borrowed == {"A2"}
    assert norms.score({"A2": 5}).z[2] > 0
    assert set(norms.best_items(99)) == set(SCALES)


@pytest.mark.parametrize("per_scale", [1, 2, 20])
def test_scales_of_any_length_give_scores_and_an_order(per_scale: int) -> None:
    scales = {f"{letter}{n}": letter for letter in LETTERS for n in range(per_scale)}
    norms = Norms.from_answers(people(80, scales), scales)
    assert sorted(scales[id] for id in norms.best_items(1)) == sorted(LETTERS)
    assert norms.score({"S0": 5}).z[3] > 0 > norms.score({"S0": 1}).z[3]


def test_ids_may_be_anything_a_mapping_takes() -> None:
    scales: Any = {(letter, n): letter for letter in LETTERS for n in range(3)}
    by_text = {f"{letter}{n}": letter for letter, n in scales}
    rows: Any = [{(id[0], int(id[1])): rating for id, rating in row.items()} for row in people(60, by_text)]
    norms = Norms.from_answers(rows, scales)
    assert norms.score(cast(Any, {("R", 0): 5})).z[0] > 0
    with pytest.raises(UsageError, match="no activity"):
        norms.score(cast(Any, {7: 5}))


@pytest.mark.parametrize("rating", [0, 6, -1, float("nan"), None, "much"])
def test_a_rating_that_is_none_is_named(rating: object) -> None:
    with pytest.raises(UsageError, match="the rating of"):
        NORMS.score({NORMS.items[0]: rating})  # type: ignore[dict-item]


def test_ratings_between_the_points_count_between_them() -> None:
    item = NORMS.items[0]
    three, half, four = (NORMS.score({item: rating}).mean[0] for rating in (3, 3.5, 4))
    assert three < half < four


@given(some_answers)
@settings(max_examples=40, deadline=None)
def test_means_stay_on_the_scale_and_errors_are_errors(answers: dict[str, int]) -> None:
    profile = NORMS.score(answers)
    assert all(1 <= mean <= 5 for mean in profile.mean)
    assert all(0 <= sd < 2 for sd in profile.sd)
    assert all(abs(z) < 6 for z in profile.z)


def test_small_forms_and_nothing_to_ask_among_give_what_there_is() -> None:
    assert NORMS.best_items(0) == [] == NORMS.best_items(2, [])
    assert NORMS.next_item({}, []) is None
    few = list(NORMS.items[:3])
    assert sorted(NORMS.best_items(5, iter(few))) == sorted(few)
