"""The money of a change: what the way costs, what pay is lost on it, what is gained after, and when it is even.

All sums are dollars of today before tax, month by month; nothing here forecasts raises or prices. Three outlooks are
reckoned: cautious (the way long and dear, pay at the lower end of each rung), middle, and hopeful (short and cheap,
pay at the upper end). Pay by rung is that of other people who stand there today, not what one person would earn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from careercli.catalog.role import Education
from careercli.errors import UsageError
from careercli.landscape.category import PaySpread, PayUnit

HORIZON_YEARS = 40
"""A change that is not even by then is never even: it is a working life."""

HOURS_A_YEAR = 2080
MONTHS = 12
_PERCENTILES = (10.0, 25.0, 50.0, 75.0, 90.0)

SCHOOL_MONTHS = {
    Education.CERTIFICATE: 12, Education.ASSOCIATE: 24, Education.BACHELOR: 48, Education.MASTER: 72,
    Education.DOCTORATE: 108, Education.PROFESSIONAL: 96,
}  # fmt: skip
"""Months of full-time study after high school that a degree usually takes, the degrees before it included."""


class Outlook(StrEnum):
    """One of the three reckonings."""

    CAUTIOUS = "cautious"
    MIDDLE = "middle"
    HOPEFUL = "hopeful"


@dataclass(frozen=True, slots=True)
class Range:
    """Low and high of an assumption; the middle lies halfway."""

    low: float
    high: float

    def at(self, outlook: Outlook, *, dear: bool) -> float:
        """Its value in an outlook; `dear` where more is worse, so that the cautious one takes the high end."""
        if outlook is Outlook.MIDDLE:
            return (self.low + self.high) / 2
        return self.high if (outlook is Outlook.CAUTIOUS) is dear else self.low


@dataclass(frozen=True, slots=True)
class PayStep:
    """One rung: its name and its yearly pay in dollars, low and high end. `bounded`: a top-coded lower bound."""

    name: str
    pay: Range
    bounded: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """Everything a reckoning rests on.

    `months` of the way and its `cost` in dollars; `meanwhile`: yearly pay on the way; `now`: yearly pay today, and
    `staying`: the rungs still to come in the job of today, each after `rung_years` more; `then`: the rungs of the
    new work from its first day, each lasting `rung_years`, the last one to the end. `discount`: what a dollar a year
    later counts less, 0.03 for three percent.
    """

    months: Range
    cost: Range
    meanwhile: float
    now: float
    staying: tuple[PayStep, ...]
    then: tuple[PayStep, ...]
    rung_years: float = 4.0
    discount: float = 0.02

    def checked(self) -> Terms:
        """The same terms. Raises UsageError for ones that make no sense."""
        spans = (("--months", self.months), ("--tuition", self.cost))
        for name, span in spans:
            if not 0 <= span.low <= span.high:
                raise UsageError(f"{name}: {span.low:g} to {span.high:g} is no range from low to high")
        for name, number in (("--pay-now", self.now), ("--pay-meanwhile", self.meanwhile)):
            if number < 0:
                raise UsageError(f"{name} is below zero")
        if not 0 <= self.discount < 1:
            raise UsageError("--discount is a share from 0 to 1, such as 0.03", hint="0 counts every year alike")
        if self.rung_years <= 0 or not self.then:
            raise UsageError("--rung-years must be above zero")
        return self


@dataclass(frozen=True, slots=True)
class Reckoning:
    """One outlook reckoned through.

    `even_month`: the first month from which on one is never behind again, counted from the decision; None is never
    within the horizon. `balance`: dollars ahead or behind, discounted, at the end of each year, year 0 being the
    day of the decision. `cost`, `lost`: tuition, and pay lost on the way, undiscounted. `gains`: yearly pay above
    staying, by rung, at the time the rung begins.
    """

    outlook: Outlook
    months: float
    cost: float
    lost: float
    gains: tuple[tuple[str, float], ...]
    even_month: int | None
    balance: tuple[float, ...]

    @property
    def even_year(self) -> float | None:
        """Years from the decision to break even, to a tenth; None is never."""
        return None if self.even_month is None else round(self.even_month / MONTHS, 1)


def reckon(terms: Terms) -> tuple[Reckoning, Reckoning, Reckoning]:
    """The three outlooks, cautious first. Raises UsageError for terms that make no sense."""
    terms.checked()
    cautious, middle, hopeful = (_reckon(terms, outlook) for outlook in Outlook)
    return cautious, middle, hopeful


def _reckon(terms: Terms, outlook: Outlook) -> Reckoning:
    way = round(terms.months.at(outlook, dear=True))
    cost = terms.cost.at(outlook, dear=True)
    stay = [terms.now, *(_staying(terms, step) for step in terms.staying)]
    then = [step.pay.at(outlook, dear=False) for step in terms.then]
    rung = terms.rung_years * MONTHS
    balance, even, behind = 0.0, 0, False
    yearly = [0.0]
    for month in range(HORIZON_YEARS * MONTHS):
        kept = stay[min(int(month / rung), len(stay) - 1)]
        if month < way:
            flow = (terms.meanwhile - kept) / MONTHS - cost / way
        else:
            flow = (then[min(int((month - way) / rung), len(then) - 1)] - kept) / MONTHS
            flow -= cost if way == 0 and month == 0 else 0.0
        balance += flow / (1 + terms.discount) ** (month / MONTHS)
        if balance < -0.005:
            even, behind = month + 1, True
        if (month + 1) % MONTHS == 0:
            yearly.append(balance)
    final = then[-1] - stay[-1]
    # Behind at the end, or never ahead and never to be: no year makes it even.
    never = (behind and even == HORIZON_YEARS * MONTHS) or (not behind and yearly[-1] <= 0.005 and final <= 0)
    lost = sum((stay[min(int(month / rung), len(stay) - 1)] - terms.meanwhile) / MONTHS for month in range(way))
    gains = tuple(
        (step.name, pay - stay[min(int((way + place * rung) / rung), len(stay) - 1)])
        for place, (step, pay) in enumerate(zip(terms.then, then, strict=True))
    )
    even_month = None if never else (max(even + 1, way) if behind else way)
    return Reckoning(outlook, way, cost, lost, gains, even_month, tuple(yearly))


def _staying(terms: Terms, step: PayStep) -> float:
    """Pay on a later rung of today's job: its middle, and never below what is earned now."""
    return max(terms.now, step.pay.at(Outlook.MIDDLE, dear=False))


# --- from pay spreads and pages to terms --------------------------------------------------------------------


def pay_at(spread: PaySpread | None, percentile: float) -> tuple[float, bool] | None:
    """Yearly pay in dollars at a percentile, between the published ones in a straight line, and whether it is only
    a lower bound (top-coded); None where nothing is published.

    Below the lowest and above the highest published percentile that one's pay stands in. Hourly pay is taken
    times 2,080 hours.
    """
    if spread is None:
        return None
    times = HOURS_A_YEAR if spread.unit is PayUnit.HOURLY else 1
    known = [
        (place, amount.value * times, amount.at_or_above)
        for place, amount in zip(_PERCENTILES, spread.percentiles, strict=True)
        if amount.value is not None
    ]
    if not known:
        return None
    below = [point for point in known if point[0] <= percentile]
    above = [point for point in known if point[0] >= percentile]
    if not below or not above:
        _, pay, bounded = (below or above)[-1 if below else 0]
        return pay, bounded
    (low, low_pay, low_bound), (high, high_pay, high_bound) = below[-1], above[0]
    if low == high:
        return low_pay, low_bound
    share = (percentile - low) / (high - low)
    return low_pay + share * (high_pay - low_pay), low_bound or high_bound


def pay_steps(spread: PaySpread | None, rungs: Sequence[tuple[str, tuple[int, int]]]) -> tuple[PayStep, ...]:
    """Rungs, each a name and a band of percentiles, with the dollars of a pay spread; empty where unpublished.

    Without rungs the middle half of the category stands in as one.
    """
    steps = []
    for name, (low, high) in rungs or (("Middle half of the category", (25, 75)),):
        ends = pay_at(spread, low), pay_at(spread, high)
        if ends[0] is None or ends[1] is None:
            return ()
        (least, _), (most, bounded) = ends
        steps.append(PayStep(name, Range(least, most), bounded))
    return tuple(steps)


def rung_of(steps: Sequence[PayStep], pay: float) -> int:
    """On which rung a person with that pay stands: the one whose middle is nearest, the lower of two."""
    return min(range(len(steps)), key=lambda place: (abs(steps[place].pay.at(Outlook.MIDDLE, dear=False) - pay), place))


def fixed(pay: float, name: str = "As you said") -> tuple[PayStep, ...]:
    """One rung of a pay that was given."""
    return (PayStep(name, Range(pay, pay)),)


def credited(months: Range, cost: Range, held: Education | None) -> tuple[Range, Range, int]:
    """The way and its cost without the study that somebody with the degree `held` has done already.

    Gives months, cost (in proportion), and the months taken off; at least a quarter of the way remains, since
    what is special about it still has to be learned.
    """
    done = SCHOOL_MONTHS.get(held, 0) if held is not None else 0
    done = min(done, int(months.low * 0.75))
    if not done:
        return months, cost, 0
    shorter = Range(months.low - done, months.high - done)
    return shorter, Range(cost.low * shorter.low / months.low, cost.high * shorter.high / months.high), done


def at_prices(amount: float, level: float) -> float:
    """Dollars of a place where things cost `level` percent of the nation's, at the nation's prices."""
    return amount * 100 / level
