"""Official figures in words: units, lower bounds, and what is not published."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careercli.landscape.category import Amount, PaySpread, PayUnit
from careercli.screens.figures import (
    count,
    highest_tenth,
    history_remarks,
    history_trends,
    lowest_tenth,
    median,
    middle_half,
    money,
    openings,
    outlook_words,
    pay_picture,
    percent,
    short_count,
    short_money,
    thousands,
)
from screens.screens_factory import HISTORY, PROJECTION, make_category, pay, years

FULL = pay(90260, 123020, 166790, 216410, 293610)
HOURLY = pay("20.35", "27.57", "47.80", "75.33", "132.56", unit=PayUnit.HOURLY)
TOPPED = pay(90000, 150000, 200000, ">=239200", ">=239200")
ALL_TOPPED = pay(*[">=239200"] * 5)
NOTHING = pay(None, None, None, None, None)


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [
        (Amount(166790), PayUnit.ANNUAL, "$166,790"),
        (Amount(31.2), PayUnit.HOURLY, "$31.20 an hour"),
        (Amount(239200, True), PayUnit.ANNUAL, "$239,200 or more"),
        (Amount(115.0, True), PayUnit.HOURLY, "$115.00 an hour or more"),
        (Amount(), PayUnit.ANNUAL, "not published"),
        (Amount(0), PayUnit.ANNUAL, "$0"),
    ],
)
def test_money_has_its_unit_and_a_lower_bound_says_so(amount: Amount, unit: PayUnit, words: str) -> None:
    assert money(amount, unit) == words


def test_money_in_little_room() -> None:
    assert short_money(166790) == "$167k"
    assert short_money(47.8, PayUnit.HOURLY) == "$48"
    assert short_money(94500) == "$95k"


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "0"), (730, "730"), (999, "999"), (1000, "1.00k"), (43650, "43.6k"), (99960, "100k"), (218970, "219k"),
     (999400, "999k"), (999600, "1.00M"), (3379720, "3.38M"), (12345678, "12.3M")],
)  # fmt: skip
def test_a_number_of_people_in_little_room_keeps_three_figures(value: float, words: str) -> None:
    assert short_count(value) == words


def test_counts_thousands_and_percentages() -> None:
    assert count(Amount(395240)) == "395,240"
    assert thousands(Amount(34.3)) == "34,300"
    assert thousands(Amount(433.7), -3) == "434,000"
    assert percent(Amount(6.6), signed=True) == "+6.6%"
    assert percent(Amount(-5.0), signed=True) == "-5.0%"
    assert percent(Amount(0.84)) == "0.8%"


@pytest.mark.parametrize("read", [count, thousands, percent, money])
def test_what_is_not_published_is_never_a_zero(read: object) -> None:
    assert read(Amount()) == "not published"  # type: ignore[operator]


@pytest.mark.parametrize(
    ("spread", "words"),
    [
        (FULL, "$123,020 to $216,410"),
        (HOURLY, "$27.57 to $75.33 an hour"),
        (TOPPED, "$150,000 to $239,200 or more"),
        (ALL_TOPPED, "$239,200 or more"),
        (pay("20", "60", "80", ">=115", ">=115", unit=PayUnit.HOURLY), "$60.00 an hour to $115.00 an hour or more"),
        (pay(1, None, 3, 4, 5), "not published"),
        (None, "not published"),
    ],
)
def test_the_middle_half_of_pay(spread: PaySpread | None, words: str) -> None:
    assert middle_half(spread) == words


def test_median_and_the_outer_tenths() -> None:
    assert (median(FULL), lowest_tenth(FULL), highest_tenth(FULL)) == (
        "$166,790",
        "below $90,260",
        "above $293,610",
    )
    assert (median(HOURLY), lowest_tenth(HOURLY)) == ("$47.80 an hour", "below $20.35 an hour")
    assert (lowest_tenth(ALL_TOPPED), highest_tenth(TOPPED)) == ("$239,200 or more", "$239,200 or more")
    assert median(None) == lowest_tenth(None) == highest_tenth(None) == "not published"
    assert lowest_tenth(NOTHING) == "not published"


POINTS = st.lists(
    st.one_of(st.none(), st.integers(1000, 239200).map(str), st.just(">=239200")), min_size=5, max_size=5
)


@given(POINTS, st.sampled_from(PayUnit))
def test_no_spread_reads_badly_or_draws_beyond_its_axis(points: list[str | None], unit: PayUnit) -> None:
    spread = pay(*points, unit=unit)
    told = " ".join(read(spread) for read in (lowest_tenth, middle_half, median, highest_tenth))
    assert "or more to" not in told and "above $239,200 or more" not in told and "None" not in told
    picture = pay_picture([("Here", spread)])
    assert (picture is None) == all(point is None for point in points)


def test_a_picture_of_pay_is_from_zero_to_the_highest_point_of_all() -> None:
    picture = pay_picture([("A", FULL), ("B", TOPPED)])
    assert picture is not None
    assert picture.low == (0.0, "$0") and picture.high == (293610, "$294k")
    assert picture.rows[1].percentiles == (90000, 150000, 200000, None, None)
    assert picture.rows[1].open_from == 239200 and picture.rows[0].open_from is None
    assert picture.ticks[:3] == ((50000, "$50k"), (100000, "$100k"), (150000, "$150k"))
    hourly = pay_picture([("A", HOURLY)])
    assert hourly is not None and hourly.high[1] == "$133 an hour" and hourly.ticks[0] == (50, "$50")
    assert pay_picture([("A", NOTHING)]) is None


def test_outlook_and_openings_in_words() -> None:
    category = make_category()
    assert outlook_words(category) == "Much faster than average (+6.6%, 2024–34)"
    assert openings(category) == "about 34,300 a year"
    none = make_category(projection=None)
    assert outlook_words(none) == openings(none) == "not published"
    unpublished = make_category(projection=replace(PROJECTION, change_percent=Amount(), openings=Amount()))
    assert outlook_words(unpublished) == openings(unpublished) == "not published"


def test_a_history_without_breaks_is_two_plain_charts() -> None:
    jobs, median_pay = history_trends(make_category())
    assert [point.label for point in jobs.points] == [str(year) for year in range(2017, 2026)]
    assert jobs.breaks == median_pay.breaks == () and history_remarks(make_category()) == []
    assert (jobs.points[0].words, median_pay.points[0].words) == ("21,170", "$40,340")
    assert (jobs.points[0].short, median_pay.points[0].short) == ("21.2k", "$40k")


def test_a_code_that_begins_late_leaves_a_gap_and_a_divider() -> None:
    late = make_category(history=years({year: HISTORY[year] for year in range(2021, 2026)}))
    jobs, _ = history_trends(late)
    assert [point.value for point in jobs.points[:4]] == [None] * 4 and jobs.breaks == ("2021",)
    assert history_remarks(late) == ["The category was first published in 2021: no earlier figures."]


def test_a_code_that_covered_other_jobs_is_divided_and_explained() -> None:
    kept = {year: HISTORY[year] for year in HISTORY if year not in (2019, 2020)}
    changed = make_category(history=years(kept, other=(2017, 2018)))
    assert history_trends(changed)[0].breaks == ("2021",)
    first, second = history_remarks(changed)
    assert first.startswith("Until 2018 the category covered other jobs")
    assert second == "A gap stands for a year without a published figure."


def test_a_year_left_out_is_a_gap_but_no_divider() -> None:
    holed = make_category(history=years({year: HISTORY[year] for year in HISTORY if year != 2022}))
    assert history_trends(holed)[0].breaks == ()
    assert history_remarks(holed) == ["A gap stands for a year without a published figure."]


def test_a_median_in_another_unit_than_the_latest_is_not_drawn_beside_it() -> None:
    hourly = years({2025: ("5", "29.05")}, unit=PayUnit.HOURLY)
    mixed = make_category(history=(*years({2023: ("4", "50000"), 2024: ("4", "-")}), *hourly))
    _, median_pay = history_trends(mixed)
    assert [point.value for point in median_pay.points[-3:]] == [None, None, 29.05]
    assert median_pay.points[-3].words == "$50,000"


def test_lower_bounds_in_the_history_are_said_to_be_bounds() -> None:
    topped = make_category(history=years({**HISTORY, 2019: ("5", ">=208000"), 2020: ("5", ">=208000")}))
    assert history_trends(topped)[1].points[2].short == "$208k+"
    assert history_remarks(topped) == [
        "Median pay in 2019, 2020 was only published as a lower bound, which is drawn."
    ]
    long = make_category(history=years({year: ("5", "100" if year == 2018 else ">=208000") for year in HISTORY}))
    assert "in 2017, 2019 to 2025 was" in history_remarks(long)[0]


def test_a_category_that_is_not_published_any_more_says_since_when() -> None:
    ended = make_category(
        history=years({year: HISTORY[year] for year in range(2017, 2025)}), pay=None, employment=Amount()
    )
    assert history_remarks(ended) == ["Nothing has been published since May 2024."]


def test_no_history_is_said() -> None:
    assert history_trends(make_category(history=())) == []
    assert history_remarks(make_category(history=())) == ["No history is published for this category."]
