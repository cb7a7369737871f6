"""Charts in characters: heights, gaps, dividers, axes, open ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careercli.screens.document import Meter, Point, Spread, Spreads, Trend, text_of
from careercli.screens.drawing import (
    TREND_HEIGHT,
    break_words,
    climb_marks,
    climb_words,
    draw_spreads,
    draw_trend,
    meter_cells,
    meter_text,
    trend_words,
)
from careercli.screens.measure import cell_width


def trend(*values: float | None, breaks: tuple[str, ...] = (), start: int = 2017) -> Trend:
    points = tuple(
        Point(str(start + i), one, "none" if one is None else f"{one:g}", "" if one is None else f"{one:.3g}")
        for i, one in enumerate(values)
    )
    return Trend("Jobs", points, breaks)


def drawn(one: Trend, width: int = 60) -> list[str]:
    return [text_of(line).rstrip() for line in draw_trend(one, width)]


def spread_line(row: Spread, width: int = 41, high: float = 100.0) -> str:
    return text_of(draw_spreads(Spreads((row,), (0.0, "$0"), (high, "$100")), width)[0])


def test_the_tallest_bar_fills_the_height_and_the_others_are_in_proportion() -> None:
    title, over, *rows, labels = drawn(trend(10.0, 5.0, 0.0))
    assert title == "Jobs" and len(rows) == TREND_HEIGHT
    assert over == "10"
    assert [row[:5] for row in rows] == ["█████"] * 5
    assert [row[8:13].rstrip() for row in rows] == ["", "5", "▄▄▄▄▄", "█████", "█████"]
    assert [row[16:] for row in rows] == ["", "", "", "", "0"]
    assert labels == "2017    2018    2019"


def test_a_year_without_a_figure_is_a_gap() -> None:
    rows = drawn(trend(None, 4.0, None, 8.0, None))
    assert rows[-2] == "        █████           █████"
    assert rows[-1] == "2017    2018    2019    2020    2021"


def test_a_divider_stands_before_the_year_that_does_not_compare_with_the_one_before() -> None:
    rows = drawn(trend(1.0, 2.0, 3.0, breaks=("2018",)))
    assert rows[-2] == "█████   │ █████   █████"
    assert rows[-1] == "2017    │ 2018    2019"


def test_bars_come_closer_and_then_lie_down_as_it_gets_narrow() -> None:
    nine = trend(*[1.0] * 9)
    assert drawn(nine, 80)[-1] == "   ".join(f"{year} " for year in range(2017, 2026)).rstrip()
    assert drawn(nine, 53)[-1] == " ".join(f"{year} " for year in range(2017, 2026)).rstrip()
    assert drawn(nine, 52)[1:] == [f"{year}  1  {'━' * 43}" for year in range(2017, 2026)]


def test_a_lying_chart_keeps_proportions_gaps_and_dividers() -> None:
    lying = drawn(trend(10.0, None, 5.0, *[10.0] * 6, breaks=("2019",)), 30)
    assert lying[1:5] == ["2017  10  ━━━━━━━━━━━━━━━━━━━━", "2018  none", "────────", "2019   5  ━━━━━━━━━━"]


@given(
    st.lists(st.one_of(st.none(), st.floats(0, 1e9, allow_nan=False)), min_size=1, max_size=9),
    st.integers(20, 200),
    st.integers(0, 2),
)
def test_a_chart_never_runs_over_the_edge(values: list[float | None], width: int, dividers: int) -> None:
    breaks = tuple(str(2017 + place) for place in range(1, 1 + dividers) if place < len(values))
    chart = trend(*values, breaks=breaks)
    lines = [text_of(line) for line in draw_trend(chart, width)]
    assert all(len(line.rstrip()) <= width for line in lines[: TREND_HEIGHT + 2])


@pytest.mark.parametrize("values", [(), (None, None), (0.0,), (5.0,)])
def test_a_chart_of_nothing_or_next_to_nothing_is_no_error(values: tuple[float | None, ...]) -> None:
    assert drawn(trend(*values))[0] == "Jobs"


def test_a_chart_in_words_names_every_year_and_what_the_divider_means() -> None:
    assert trend_words(trend(1.0, None, breaks=("2018",))) == (
        "Jobs. 2017: 1; 2018: none. Figures from 2018 on do not compare with earlier ones."
    )
    assert trend_words(trend(1.0)) == "Jobs. 2017: 1."
    assert break_words(trend(1.0, breaks=("2019", "2021"))).startswith("Figures from 2019 and again from 2021 on")


def test_percentiles_lie_where_they_belong_on_the_axis() -> None:
    line = spread_line(Spread("", (10.0, 25.0, 50.0, 75.0, 90.0)))
    assert line.index("─") == 4 and line.rindex("─") == 36
    assert line.index("━") == 10 and line.rindex("━") == 30
    assert line.index("┃") == 20


def test_an_open_end_runs_to_the_edge_with_an_arrow() -> None:
    line = spread_line(Spread("", (10.0, 25.0, 50.0, None, None), open_from=70.0))
    assert line[-1] == "▸" and line[20] == "┃" and "━" in line[31:40]


def test_pay_known_only_to_be_above_a_bound_begins_at_the_bound() -> None:
    line = spread_line(Spread("", (None,) * 5, open_from=50.0))
    assert line.index("─") == 20 and line.endswith("─▸")
    assert "━" not in line and "┃" not in line


def test_a_point_that_is_not_published_ends_the_line_at_what_is_known() -> None:
    line = spread_line(Spread("", (10.0, 25.0, 50.0, 75.0, None)))
    assert line.rstrip()[-1] == "━" and len(line.rstrip()) == 31
    assert spread_line(Spread("", (None, None, 50.0, None, None))).strip() == "┃"
    assert "━" not in spread_line(Spread("", (10.0, None, 50.0, None, 90.0)))


def test_a_row_of_nothing_and_an_axis_of_nothing_say_not_published() -> None:
    assert spread_line(Spread("", (None,) * 5)) == "not published"
    assert spread_line(Spread("", (1.0,) * 5), high=0.0) == "not published"


def test_labels_stand_before_the_rows_or_above_them_where_they_are_long() -> None:
    rows = Spreads((Spread("Short", (1.0, 2.0, 3.0, 4.0, 5.0)),), (0.0, "$0"), (5.0, "$5"))
    beside, scale, *_ = (text_of(line) for line in draw_spreads(rows, 60))
    assert beside.startswith("Short  ") and scale.startswith("       $0") and scale.endswith("$5")
    above = [text_of(line) for line in draw_spreads(rows, 12)]
    assert above[0] == "Short" and above[2].startswith("$0")


@given(
    st.lists(st.one_of(st.none(), st.floats(0, 1e6)), min_size=5, max_size=5),
    st.one_of(st.none(), st.floats(0, 1e6)),
    st.integers(20, 200),
)
def test_a_row_of_percentiles_never_runs_over_the_edge(
    points: list[float | None], bound: float | None, width: int
) -> None:
    known = sorted(point for point in points if point is not None)
    rising = iter(known)
    ordered = tuple(None if point is None else next(rising) for point in points)
    row = Spread("漢字", ordered, bound)  # type: ignore[arg-type]
    lines = draw_spreads(Spreads((row,), (0.0, "$0"), (1e6, "$1000k")), width)
    assert all(cell_width(text_of(line)) <= width for line in lines)


def test_ticks_stand_where_they_belong_and_keep_clear_of_each_other() -> None:
    row = Spread("", (10.0, 25.0, 50.0, 75.0, 90.0))
    ticks = tuple((float(amount), f"${amount}") for amount in (20, 40, 60, 80, 96, 120))
    scale = {width: text_of(draw_spreads(Spreads((row,), (0.0, "$0"), (100.0, "$100"), ticks), width)[1])
             for width in (41, 24)}  # fmt: skip
    assert scale[41] == "$0     $20     $40     $60     $80   $100"
    assert scale[24] == "$0  $20      $60    $100"


def test_a_row_of_percentiles_says_how_it_is_read() -> None:
    rows = Spreads((Spread("", (10.0, 25.0, 50.0, 75.0, 90.0)),), (0.0, "$0"), (100.0, "$100"))
    wide, narrow = ([text_of(line) for line in draw_spreads(rows, width)] for width in (80, 40))
    assert wide[-1] == "─ lowest to highest tenth   ━ middle half   ┃ median"
    assert narrow[-3:] == ["─ lowest to highest tenth", "━ middle half", "┃ median"]


@pytest.mark.parametrize(
    ("meter", "cells", "text"),
    [
        (Meter(5, 10), (5, 5, 10), "#####....."),
        (Meter(99, 10), (10, 10, 10), "##########"),
        (Meter(-1, 10), (0, 0, 10), ".........."),
        (Meter(1, 0), (0, 0, 10), ".........."),
        (Meter(4, 7, low=2, high=6), (3, 10, 12), "###-------.."),
        (Meter(4, 7, low=6, high=2), (10, 10, 12), "##########.."),
    ],
)
def test_a_meter_is_filled_in_proportion_and_never_beyond_its_ends(
    meter: Meter, cells: tuple[int, int, int], text: str
) -> None:
    assert meter_cells(meter) == cells
    assert meter_text(meter) == text


@given(st.integers(0, 5), st.integers(1, 5))
def test_level_marks_are_always_five(held: int, asked: int) -> None:
    assert sum(climb_marks(held, asked)) == 5
    assert min(climb_marks(held, asked)) >= 0


def test_a_step_between_levels_is_said_in_words() -> None:
    assert climb_words(2, 4) == "level 2 of the 4 asked"
    assert climb_words(0, 3) == "new, level 3 asked"
