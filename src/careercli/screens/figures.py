"""Official figures in words: money, counts, outlook; what is not published is said, never shown as zero."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

from careercli.landscape.category import Amount, Category, PaySpread, PayUnit
from careercli.landscape.outlook import outlook
from careercli.screens.document import Point, Spread, Spreads, Trend
from careercli.screens.wording import NOT_PUBLISHED

SERIES_START = 2017
"""The first May of the series in hand; a category that begins later was newly defined."""

SMALL_LABOR_FORCE = 100
"""Thousands of people below which an unemployment rate is said to rest on a small sample."""

_MOST_TICKS = 6


def money(amount: Amount, unit: PayUnit = PayUnit.ANNUAL) -> str:
    """Dollars: `$166,790`, `$31.20 an hour`, `$239,200 or more`, or that it is not published."""
    if amount.value is None:
        return NOT_PUBLISHED
    text = f"${amount.value:,.0f}" if unit is PayUnit.ANNUAL else f"${amount.value:,.2f} an hour"
    return f"{text} or more" if amount.at_or_above else text


def short_money(value: float, unit: PayUnit = PayUnit.ANNUAL) -> str:
    """Dollars in little room: `$167k`, `$31`."""
    in_unit = value / 1000 if unit is PayUnit.ANNUAL else value
    return f"${math.floor(in_unit + 0.5):,}{'k' if unit is PayUnit.ANNUAL else ''}"


def count(amount: Amount) -> str:
    """A number of people: `395,240`."""
    return NOT_PUBLISHED if amount.value is None else f"{amount.value:,.0f}"


def short_count(value: float) -> str:
    """A number of people to three figures: `219k`, `43.7k`, `3.38M`, `730`."""
    for size, unit in ((1e6, "M"), (1e3, "k")):
        # What rounds up to the unit is written in it: 999,600 is `1.00M`.
        if value >= size - size / 2000:
            scaled = value / size
            digits = 2 if scaled < 9.995 else 1 if scaled < 99.95 else 0
            return f"{scaled:,.{digits}f}{unit}"
    return f"{value:,.0f}"


def thousands(amount: Amount, digits: int = -2) -> str:
    """A number published in thousands as a plain number: 34.3 as `34,300`."""
    return NOT_PUBLISHED if amount.value is None else f"{round(amount.value * 1000, digits):,.0f}"


def percent(amount: Amount, *, signed: bool = False) -> str:
    """A percentage: `5.4%`, with its sign `+6.6%`."""
    if amount.value is None:
        return NOT_PUBLISHED
    return f"{amount.value:+.1f}%" if signed else f"{amount.value:.1f}%"


def middle_half(pay: PaySpread | None) -> str:
    """The pay of the middle half of people: `$123,020 to $216,410`, `$27.57 to $75.33 an hour`."""
    if pay is None or not (pay.p25.published and pay.p75.published):
        return NOT_PUBLISHED
    if pay.p25.at_or_above:
        return money(pay.p25, pay.unit)
    low = money(pay.p25, pay.unit)
    if not pay.p75.at_or_above:
        low = low.removesuffix(" an hour")
    return f"{low} to {money(pay.p75, pay.unit)}"


def median(pay: PaySpread | None) -> str:
    """The median in words."""
    return NOT_PUBLISHED if pay is None else money(pay.median, pay.unit)


def lowest_tenth(pay: PaySpread | None) -> str:
    """Below which pay the lowest tenth lies: `below $90,260`; a lower bound is `$239,200 or more`."""
    return _tenth(pay, pay.p10, "below") if pay is not None else NOT_PUBLISHED


def highest_tenth(pay: PaySpread | None) -> str:
    """Above which pay the highest tenth lies: `above $293,610`; a lower bound is `$239,200 or more`."""
    return _tenth(pay, pay.p90, "above") if pay is not None else NOT_PUBLISHED


def _tenth(pay: PaySpread, amount: Amount, side: str) -> str:
    return f"{side} {money(amount, pay.unit)}" if amount.exact is not None else money(amount, pay.unit)


def outlook_words(category: Category) -> str:
    """The projected change in the words of the Occupational Outlook Handbook, with the percentage."""
    projection = category.projection
    change = None if projection is None else projection.change_percent.value
    if projection is None or change is None:
        return NOT_PUBLISHED
    span = f"{projection.base_year}–{projection.target_year % 100}"
    return f"{outlook(change).value} ({percent(projection.change_percent, signed=True)}, {span})"


def earlier_outlook(category: Category) -> str:
    """What the edition before said, where that was another word: empty where it was the same or there is none."""
    projection = category.projection
    if projection is None or projection.earlier is None:
        return ""
    now, before = projection.change_percent.value, projection.earlier.change_percent.value
    if now is None or before is None or outlook(now) is outlook(before):
        return ""
    earlier = projection.earlier
    span = f"{earlier.base_year}–{earlier.target_year % 100}"
    return f"{outlook(before).value} ({percent(earlier.change_percent, signed=True)}, {span})"


def out_of_work(category: Category) -> str:
    """The unemployment rate with the labor force it rests on, and a warning where few people stand behind it."""
    found = category.unemployment
    if found is None:
        return NOT_PUBLISHED
    force = f"labor force of {thousands(found.labor_force)}"
    if not found.rate.published:
        return f"{NOT_PUBLISHED}: the {force} is too small a sample"
    small = ", a small sample" if (found.labor_force.value or 0) < SMALL_LABOR_FORCE else ""
    return f"{percent(found.rate)} of a {force}{small}"


def pay_since(category: Category) -> str:
    """How the median went since the first comparable year, in dollars and after consumer prices; else empty."""
    runs = category.history_runs
    years = [one for one in (runs[-1] if runs else ()) if one.median.exact and one.real_median.exact]
    if len(years) < 2 or years[0].unit is not years[-1].unit:
        return ""
    first, last = years[0], years[-1]
    in_dollars, real = (
        (after.exact or 0) / (before.exact or 1) * 100 - 100
        for before, after in ((first.median, last.median), (first.real_median, last.real_median))
    )
    span = f"May {first.year} to May {last.year}"
    return f"{_signed(in_dollars)} in dollars, {_signed(real)} after consumer prices ({span})"


def _signed(change: float) -> str:
    return f"{change:+.0f}%" if abs(change) >= 0.5 else "unchanged"


def openings(category: Category) -> str:
    """Openings a year in words."""
    if category.projection is None or not category.projection.openings.published:
        return NOT_PUBLISHED
    return f"about {thousands(category.projection.openings)} a year"


def pay_picture(rows: Sequence[tuple[str, PaySpread]]) -> Spreads | None:
    """Pay spreads on one axis from zero, or None where nothing is published. All must be of one unit.

    The figures themselves have to stand beside the picture, for those who cannot see it.
    """
    amounts = [point.value for _, pay in rows for point in pay.percentiles if point.value is not None]
    if not amounts:
        return None
    unit = rows[0][1].unit
    high = f"{short_money(max(amounts), unit)}{' an hour' if unit is PayUnit.HOURLY else ''}"
    step = _step(max(amounts))
    ticks = tuple((place * step, short_money(place * step, unit)) for place in range(1, _MOST_TICKS + 1))
    spreads = tuple(_spread_of(label, pay) for label, pay in rows)
    return Spreads(spreads, (0.0, "$0"), (max(amounts), high), ticks)


def _step(most: float) -> float:
    """The distance of ticks: the smallest of 1, 2 or 5 with noughts that makes at most _MOST_TICKS of them."""
    size = 10.0 ** math.floor(math.log10(most / _MOST_TICKS)) if most > 0 else 1.0
    return next(size * digit for digit in (1, 2, 5, 10) if size * digit * _MOST_TICKS >= most)


def _spread_of(label: str, pay: PaySpread) -> Spread:
    """A percentile row; a top-coded point has no place on the axis."""
    p10, p25, p50, p75, p90 = (point.exact for point in pay.percentiles)
    bounds = [point.value for point in pay.percentiles if point.at_or_above and point.value is not None]
    return Spread(label, (p10, p25, p50, p75, p90), min(bounds, default=None))


def history_trends(category: Category) -> list[Trend]:
    """Employment, and median pay in dollars of each year and of the last, over the years; a divider stands where
    the category was newly defined.

    A year without a figure, or with pay in another unit than the latest, leaves a gap.
    """
    if not category.history:
        return []
    by_year = {figure.year: figure for figure in category.history}
    unit = next((one.unit for one in reversed(category.history) if one.median.published), PayUnit.ANNUAL)
    jobs, pay, real = [], [], []
    for year in range(min(*by_year, SERIES_START), max(by_year) + 1):
        figure, label = by_year.get(year), str(year)
        employment = figure.employment if figure else Amount()
        middle = figure.median if figure else Amount()
        own_unit = figure.unit if figure else unit
        jobs.append(Point(label, employment.value, count(employment), _brief(employment, short_count)))
        drawn = middle.value if own_unit is unit else None
        brief = _brief(middle, lambda value: short_money(value, unit))
        pay.append(Point(label, drawn, money(middle, own_unit), brief))
        constant = figure.real_median if figure and own_unit is unit else Amount()
        brief = _brief(constant, lambda value: short_money(value, unit))
        real.append(Point(label, constant.value, money(constant, unit), brief))
    breaks = _breaks(category)
    trends = [
        Trend("Jobs of employees, May of each year", tuple(jobs), breaks),
        Trend("Median pay, dollars of each year", tuple(pay), breaks),
    ]
    if any(point.value is not None for point in real):
        title = f"Median pay after consumer prices, dollars of May {category.history[-1].real_year}"
        trends.append(Trend(title, tuple(real), breaks))
    return trends


def _brief(amount: Amount, words: Callable[[float], str]) -> str:
    """A figure in little room; a lower bound with a plus sign, nothing where nothing is published."""
    return "" if amount.value is None else words(amount.value) + ("+" if amount.at_or_above else "")


def _breaks(category: Category) -> tuple[str, ...]:
    """Years from which on figures do not compare with the years before: the code was new, or covered other jobs."""
    history = category.history
    found = [str(history[0].year)] if history[0].year > SERIES_START else []
    for before, after in pairwise(history):
        if before.comparable != after.comparable:
            found.append(str(after.year))
    return tuple(found)


def history_remarks(category: Category) -> list[str]:
    """What has to be known to read the history of a category: sentences, none where it is plain."""
    history = category.history
    if not history:
        return ["No history is published for this category."]
    remarks = []
    if history[0].year > SERIES_START:
        remarks.append(f"The category was first published in {history[0].year}: no earlier figures.")
    elsewhere = [figure.year for figure in history if not figure.comparable]
    if elsewhere:
        last = max(elsewhere)
        remarks.append(f"Until {last} the category covered other jobs: do not compare across the divider.")
    years = {figure.year for figure in history if figure.employment.published and figure.median.published}
    if not years.issuperset(range(history[0].year, history[-1].year + 1)):
        remarks.append("A gap stands for a year without a published figure.")
    topped = [figure.year for figure in history if figure.median.at_or_above]
    if topped:
        remarks.append(f"Median pay in {_spans(topped)} was only published as a lower bound, which is drawn.")
    if not category.employment.published and (category.pay is None or not category.pay.published):
        remarks.append(f"Nothing has been published since May {history[-1].year}.")
    return remarks


def _spans(years: Sequence[int]) -> str:
    """Rising years in words, runs of three and more as a span: `2017, 2019 to 2021`."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
