"""The plain answers of a role in words: hours, the way in, its length and cost, the pay of each rung."""

from __future__ import annotations

from careercli.catalog.role import PaidWhileLearning, Rung, Schedule, Start, StartRoute, Week
from careercli.catalog.way_in import WayIn
from careercli.landscape.category import Amount, PaySpread, PayUnit
from careercli.screens.figures import money
from careercli.screens.wording import NOT_PUBLISHED, sentence

ROUTE_WORDS = {
    StartRoute.STRAIGHT_IN: "straight in",
    StartRoute.ON_THE_JOB: "training on the job",
    StartRoute.APPRENTICESHIP: "apprenticeship",
    StartRoute.CERTIFICATE: "certificate",
    StartRoute.DEGREE: "degree",
    StartRoute.DEGREE_AND_LICENCE: "degree and license",
    StartRoute.FROM_ANOTHER_JOB: "from another job",
}
"""The kinds of way in, as a page names them."""

PAID_WORDS = {
    PaidWhileLearning.FULLY: "paid all the way",
    PaidWhileLearning.PARTLY: "partly paid",
    PaidWhileLearning.NO_PAY: "unpaid",
}

_SCHEDULE_WORDS = {
    Schedule.ROTATING_SHIFTS: "rotating shifts",
    Schedule.ON_CALL: "on call",
    Schedule.SELF_SET: "hours one sets oneself",
}


def months_words(span: tuple[int, int]) -> str:
    """A span of months in words: `at once`, `3 to 12 months`, `4 to 5.5 years`."""
    low, high = span
    if high == 0:
        return "at once"
    if low == 0:
        return f"up to {_length(high)}"
    if low == high:
        return _length(low)
    if high < 24:
        return f"{low} to {high} months"
    if low < 12:
        return f"{_length(low)} to {_length(high)}"
    return f"{_years(low)} to {_length(high)}"


def _years(months: int) -> str:
    return f"{round(months / 6) / 2:g}"


def _length(months: int) -> str:
    if months < 18:
        return "1 year" if months == 12 else f"{months} month{'' if months == 1 else 's'}"
    return f"{_years(months)} years"


def cost_words(span: tuple[int, int]) -> str:
    """A span of dollars in words: `nothing`, `up to $3,000`, `$4,000 to $25,000`."""
    low, high = span
    if high == 0:
        return "nothing"
    if low == 0:
        return f"up to ${high:,}"
    return f"${low:,}" if low == high else f"${low:,} to ${high:,}"


def way_words(way: WayIn | Start) -> str:
    """The way in: its kind, how long it takes, whether it is paid: `apprenticeship, 4 years, paid all the way`."""
    kind = ROUTE_WORDS[way.route]
    if way.route is StartRoute.FROM_ANOTHER_JOB:
        return f"{kind}, after {months_words(way.months)} in it"
    return f"{kind}, {months_words(way.months)}, {PAID_WORDS[way.paid]}"


def hours_words(week: Week) -> str:
    """Hours a week: `40 to 50 a week, up to 60 at the peak`."""
    low, high = week.hours.usual
    usual = f"{low}" if low == high else f"{low} to {high}"
    return f"{usual} a week" + (f", up to {week.hours.peak} at the peak" if week.hours.peak > high else "")


def schedule_words(week: Week) -> str:
    """When the work is done: `weekdays, overtime, on call`."""
    return ", ".join(_SCHEDULE_WORDS.get(one, one.value) for one in week.schedule)


def rung_pay(rung: Rung, pay: PaySpread | None) -> str:
    """The band of a rung in dollars of the category's pay: `$42,600 to $49,400`, `$21 to $26 an hour`."""
    if pay is None:
        return NOT_PUBLISHED
    low, high = (_rounded(pay.at(percentile), pay.unit) for percentile in rung.pay)
    if low.value is None or high.value is None:
        return NOT_PUBLISHED
    if low.at_or_above:
        return money(low, pay.unit)
    return f"{money(low, pay.unit).removesuffix(' an hour')} to {money(high, pay.unit)}"


def _rounded(amount: Amount, unit: PayUnit) -> Amount:
    """To the nearest 100 dollars a year: a point on a line between two published ones is no more exact."""
    if amount.value is None or unit is not PayUnit.ANNUAL:
        return amount
    return Amount(round(amount.value, -2), amount.at_or_above)


def step_words(months: int) -> str:
    """How long a step takes: `2 months`, `days or weeks`."""
    return "days or weeks" if months == 0 else sentence(_length(months))
