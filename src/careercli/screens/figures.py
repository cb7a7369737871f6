"""Official figures in words: money, counts, outlook; what is not published is said, never shown as zero."""

from __future__ import annotations

from careercli.landscape.category import Amount, Category, PaySpread, PayUnit
from careercli.landscape.outlook import outlook
from careercli.screens.document import Point, Spread, Spreads, Trend
from careercli.screens.wording import NOT_PUBLISHED

SERIES_START = 2017
"""The first May of the series in hand; a category that begins later was newly defined."""


def money(amount: Amount, unit: PayUnit = PayUnit.ANNUAL) -> str:
    """Dollars: `$166,790`, `$31.20 an hour`, `$239,200 or more`, or that it is not published."""
    if amount.value is None:
        return NOT_PUBLISHED
    text = f"${amount.value:,.0f}" if unit is PayUnit.ANNUAL else f"${amount.value:,.2f} an hour"
    return f"{text} or more" if amount.at_or_above else text


def short_money(value: float, unit: PayUnit = PayUnit.ANNUAL) -> str:
    """Dollars in little room: `$167k`, `$31`."""
    return f"${value / 1000:,.0f}k" if unit is PayUnit.ANNUAL else f"${value:,.0f}"


def count(amount: Amount) -> str:
    """A number of people: `395,240`."""
    return NOT_PUBLISHED if amount.value is None else f"{amount.value:,.0f}"


def thousands(amount: Amount, digits: int = -2) -> str:
    """A number published in thousands as a plain number: 34.3 as `34,300`."""
    return NOT_PUBLISHED if amount.value is None else f"{round(amount.value * 1000, digits):,.0f}"


def percent(amount: Amount, *, signed: bool = False) -> str:
    """A percentage: `5.4%`, with its sign `+6.6%`."""
    if amount.value is None:
        return NOT_PUBLISHED
    return f"{amount.value:+.1f}%" if signed else f"{amount.value:.1f}%"


def middle_half(pay: PaySpread | None) -> str:
    """The pay of the middle half of people: `$123,020 to $216,410`."""
    if pay is None or not (pay.p25.published and pay.p75.published):
        return NOT_PUBLISHED
    hourly = " an hour" if pay.unit is PayUnit.HOURLY else ""
    low, high = (money(amount, pay.unit).removesuffix(" an hour") for amount in (pay.p25, pay.p75))
    return f"{low} to {high}{hourly}"


def median(pay: PaySpread | None) -> str:
    """The median in words."""
    return NOT_PUBLISHED if pay is None else money(pay.median, pay.unit)


def outlook_words(category: Category) -> str:
    """The projected change in the words of the Occupational Outlook Handbook, with the percentage."""
    projection = category.projection
    change = None if projection is None else projection.change_percent.value
    if projection is None or change is None:
        return NOT_PUBLISHED
    span = f"{projection.base_year}–{projection.target_year % 100}"
    return f"{outlook(change).value} ({percent(projection.change_percent, signed=True)}, {span})"


def openings(category: Category) -> str:
    """Openings a year in words."""
    if category.projection is None or not category.projection.openings.published:
        return NOT_PUBLISHED
    return f"about {thousands(category.projection.openings)} a year"


def spread_of(label: str, pay: PaySpread) -> Spread:
    """A percentile row; a top-coded point has no place on the axis."""
    p10, p25, p50, p75, p90 = (point.exact for point in pay.percentiles)
    words = (
        f"lowest tenth below {money(pay.p10, pay.unit)}, middle half {middle_half(pay)}, "
        f"median {money(pay.median, pay.unit)}, highest tenth above {money(pay.p90, pay.unit)}"
    )
    return Spread(label, (p10, p25, p50, p75, p90), words)


def pay_picture(rows: list[tuple[str, PaySpread]]) -> Spreads | None:
    """Pay spreads on one axis from zero, or None where nothing is published. All must be of one unit."""
    amounts = [point.value for _, pay in rows for point in pay.percentiles if point.value is not None]
    if not amounts:
        return None
    unit = rows[0][1].unit
    top = max(amounts)
    return Spreads(tuple(spread_of(label, pay) for label, pay in rows), (0.0, "$0"), (top, short_money(top, unit)))


def history_trends(category: Category) -> list[Trend]:
    """Employment and median pay over the years; a divider stands where the category was newly defined."""
    if not category.history:
        return []
    by_year = {figure.year: figure for figure in category.history}
    all_years = range(min(*by_year, SERIES_START), max(by_year) + 1)
    runs = category.history_runs
    first = runs[0][0].year
    breaks = tuple(str(run[0].year) for run in (runs[1:] if first == SERIES_START else runs))
    jobs, pay = [], []
    for year in all_years:
        figure = by_year.get(year)
        label = str(year)
        if figure is None:
            jobs.append(Point(label, None, NOT_PUBLISHED))
            pay.append(Point(label, None, NOT_PUBLISHED))
            continue
        jobs.append(Point(label, figure.employment.value, count(figure.employment)))
        pay.append(Point(label, figure.median.value, money(figure.median, figure.unit)))
    return [
        Trend("Jobs of employees, May of each year", tuple(jobs), breaks),
        Trend("Median pay, dollars of each year", tuple(pay), breaks),
    ]
