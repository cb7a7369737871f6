"""The money of a change: what the way costs, what pay is lost on it, what is gained after, and when it is even.

All sums are dollars of today before tax, month by month; nothing here forecasts raises or prices. Three outlooks
are reckoned: cautious (the way long and dear, pay at the lower end of each rung), middle, and hopeful (short and
cheap, pay at the upper end). Pay by rung is that of other people who stand there today, not what one person would
earn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from careercli.catalog.role import Education, PaidWhileLearning, Role, StartRoute
from careercli.errors import UsageError
from careercli.landscape.category import PaySpread, PayUnit
from careercli.moves.graph import Move

HORIZON_YEARS = 40
"""A change that is not even by then is never even: it is a working life."""

_NOTHING = 0.005
"""Dollars that rounding may leave."""

HOURS_A_YEAR = 2080
MONTHS = 12

SCHOOL_MONTHS = {
    Education.ASSOCIATE: 24, Education.BACHELOR: 48, Education.MASTER: 72,
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
    new work from its first day, each lasting `rung_years`, the last one to the end. `discount`: what a dollar a
    year later counts less, 0.03 for three percent.
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

    `even_months`: months from the decision to the moment from which on one is never behind again, a straight line
    being drawn within a month; None is never within the horizon. `balance`: dollars ahead or behind, discounted, at
    the end of each year, year 0 being the day of the decision. `cost`, `lost`: tuition, and pay lost on the way,
    undiscounted. `gains`: yearly pay above staying, by rung, at the time the rung begins.
    """

    outlook: Outlook
    months: float
    cost: float
    lost: float
    gains: tuple[tuple[str, float], ...]
    even_months: float | None
    balance: tuple[float, ...]

    @property
    def even_year(self) -> float | None:
        """Years from the decision to break even, to a tenth; None is never."""
        return None if self.even_months is None else round(self.even_months / MONTHS, 1)


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
    balance, even = 0.0, 0.0
    yearly = [0.0]
    for month in range(HORIZON_YEARS * MONTHS):
        kept = stay[min(int(month / rung), len(stay) - 1)]
        if month < way:
            flow = (terms.meanwhile - kept) / MONTHS - cost / way
        else:
            flow = (then[min(int((month - way) / rung), len(then) - 1)] - kept) / MONTHS
            flow -= cost if way == 0 and month == 0 else 0.0
        flow /= (1 + terms.discount) ** (month / MONTHS)
        if balance < 0 <= balance + flow:
            even = month + -balance / flow
        balance += flow
        if (month + 1) % MONTHS == 0:
            yearly.append(balance)
    # Behind at the end, or never ahead at all: no year makes it even.
    never = balance < -_NOTHING or max(yearly) <= _NOTHING
    lost = sum((stay[min(int(month / rung), len(stay) - 1)] - terms.meanwhile) / MONTHS for month in range(way))
    gains = tuple(
        (step.name, pay - stay[min(int((way + place * rung) / rung), len(stay) - 1)])
        for place, (step, pay) in enumerate(zip(terms.then, then, strict=True))
    )
    even_months = None if never else max(even, float(way))
    return Reckoning(outlook, way, cost, lost, gains, even_months, tuple(yearly))


def _staying(terms: Terms, step: PayStep) -> float:
    """Pay on a later rung of today's job: its middle, and never below what is earned now."""
    return max(terms.now, step.pay.at(Outlook.MIDDLE, dear=False))


# --- from pay spreads and pages to terms --------------------------------------------------------------------


def pay_at(spread: PaySpread | None, percentile: int) -> tuple[float, bool] | None:
    """Yearly pay in dollars at a percentile of a spread, and whether it is only a lower bound (top-coded).

    None where it is not published. Hourly pay is taken times 2,080 hours.
    """
    amount = None if spread is None else spread.at(percentile)
    if spread is None or amount is None or amount.value is None:
        return None
    return amount.value * (HOURS_A_YEAR if spread.unit is PayUnit.HOURLY else 1), amount.at_or_above


def pay_steps(spread: PaySpread | None, rungs: Sequence[tuple[str, tuple[int, int]]]) -> tuple[PayStep, ...]:
    """Rungs, each a name and a band of percentiles, with the dollars of a pay spread; empty where unpublished.

    Without rungs the middle half of the category stands in as one.
    """
    steps = []
    for name, (low, high) in rungs or (("Middle half of the category", (25, 75)),):
        least, most = pay_at(spread, low), pay_at(spread, high)
        if least is None or most is None:
            return ()
        steps.append(PayStep(name, Range(least[0], most[0]), most[1]))
    return tuple(steps)


def fixed(pay: float, name: str = "As you said") -> tuple[PayStep, ...]:
    """One rung of a pay that was given."""
    return (PayStep(name, Range(pay, pay)),)


def credited(months: Range, cost: Range, held: Education | None, needed: Education) -> tuple[Range, Range, int]:
    """The way and its cost without the study that somebody with the degree `held` has done already.

    A degree counts where a higher one is `needed`, on whose way it lies. Gives months, cost (in proportion), and
    the months taken off; at least a quarter of the way remains.
    """
    done = SCHOOL_MONTHS.get(held, 0) if held is not None and held.rank < needed.rank else 0
    done = min(done, int(months.low * 0.75))
    if not done:
        return months, cost, 0
    shorter = Range(months.low - done, months.high - done)
    return shorter, Range(cost.low * shorter.low / months.low, cost.high * shorter.high / months.high), done


def at_prices(amount: float, level: float) -> float:
    """Dollars of a place where things cost `level` percent of the nation's, at the nation's prices."""
    return amount * 100 / level


@dataclass(frozen=True, slots=True)
class Assumption:
    """One thing the reckoning rests on: a range in a unit, where it is from, and the option that changes it."""

    what: str
    low: float
    high: float
    unit: str
    basis: str
    option: str


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a change: a role's title, its page where it has one, and the pay of its category."""

    title: str
    page: Role | None
    spread: PaySpread | None


@dataclass(frozen=True, slots=True)
class Changed:
    """What a person changed: ranges of months and dollars, yearly pay, years, a yearly share; None keeps ours."""

    months: Range | None = None
    cost: Range | None = None
    now: float | None = None
    then: float | None = None
    meanwhile: float | None = None
    rung_years: float | None = None
    discount: float | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A change ready to be reckoned, with every assumption named and what the pages did not tell."""

    terms: Terms
    assumptions: tuple[Assumption, ...]
    missing: tuple[str, ...]


_YOURS = "as you said"
_STUDY = (StartRoute.CERTIFICATE, StartRoute.DEGREE, StartRoute.DEGREE_AND_LICENCE)
_BY_WORK = (StartRoute.FROM_ANOTHER_JOB, StartRoute.STRAIGHT_IN, StartRoute.ON_THE_JOB)


def case_of(
    left: Side | None, to: Side, move: Move | None, held: Education | None, changed: Changed | None = None
) -> Case:
    """The terms of a change from `left` (None: from outside) to `to`, from both pages and what a person changed.

    `move` is the step as a page tells it, `held` the degree somebody has. Raises UsageError, naming the option that
    helps, where neither page nor person says what is needed.
    """
    changed = changed or Changed()
    missing: list[str] = []
    now, staying, now_basis = _now(left, changed, missing)
    then, then_basis = _then(to, changed, missing)
    months, cost, way_basis = _way(left, to, move, held, changed)
    stays = to.page is not None and (_by_step(to.page, move, held) or _sideways(left, to.page, move, held))
    meanwhile, meanwhile_basis = _meanwhile(to, stays, now, then, changed, missing)
    defaults = Terms(months, cost, meanwhile, now, staying, then)
    terms = Terms(
        months, cost, meanwhile, now, staying, then,
        defaults.rung_years if changed.rung_years is None else changed.rung_years,
        defaults.discount if changed.discount is None else changed.discount,
    ).checked()  # fmt: skip
    ours = "ours; nobody publishes it"
    highest = max([now, *(_staying(terms, step) for step in staying)])
    stay = f"{left.title}, rung by rung" if left is not None and staying else "the same all along"
    assumptions = (
        Assumption("The way takes", months.low, months.high, "months", way_basis[0], "--months"),
        Assumption("Tuition and fees", cost.low, cost.high, "dollars", way_basis[1], "--tuition"),
        Assumption("Pay on the way", meanwhile, meanwhile, "dollars a year", meanwhile_basis, "--pay-meanwhile"),
        Assumption("Pay now", now, now, "dollars a year", now_basis, "--pay-now"),
        Assumption(
            "Pay if you stay", now, highest, "dollars a year", stay,
            "--pay-now",
        ),
        Assumption(
            "Pay then", then[0].pay.low, then[-1].pay.high, "dollars a year", then_basis, "--pay-then"
        ),
        Assumption(
            "Years on a rung", terms.rung_years, terms.rung_years, "years",
            ours if changed.rung_years is None else _YOURS, "--rung-years",
        ),
        Assumption(
            "A later year counts less by", terms.discount * 100, terms.discount * 100, "percent",
            ours if changed.discount is None else _YOURS, "--discount",
        ),
    )  # fmt: skip
    return Case(terms, assumptions, tuple(missing))


def _rungs(page: Role | None) -> list[tuple[str, tuple[int, int]]]:
    return [] if page is None else [(rung.rung, rung.pay) for rung in page.ladder]


def _now(left: Side | None, changed: Changed, missing: list[str]) -> tuple[float, tuple[PayStep, ...], str]:
    """Pay now, the rungs still to come where one stays, and where that is from.

    What somebody said they earn stays so. Who did not say stands on the second rung of the page, settled in the
    work, and climbs on; without rungs, at the median.
    """
    if changed.now is not None:
        return changed.now, (), _YOURS
    steps = () if left is None else pay_steps(left.spread, _rungs(left.page))
    told = left is not None and left.page is not None and bool(left.page.ladder) and bool(steps)
    if left is not None and not told:
        missing.append(f"The page of {left.title} tells no rungs, so staying is counted without any raise.")
    median = None if left is None else pay_at(left.spread, 50)
    if told:
        settled = min(1, len(steps) - 1)
        now = steps[settled].pay.at(Outlook.MIDDLE, dear=False)
        return now, steps[settled + 1 :], f"the middle of the rung {steps[settled].name}"
    if left is None or median is None:
        whose = "nobody said what you do now" if left is None else f"pay of {left.title} is not published"
        raise UsageError(f"{whose}, so what you earn is not known", hint="give --pay-now in dollars a year")
    return median[0], (), "median of its category"


def _then(to: Side, changed: Changed, missing: list[str]) -> tuple[tuple[PayStep, ...], str]:
    if changed.then is not None:
        return fixed(changed.then), _YOURS
    steps = pay_steps(to.spread, _rungs(to.page))
    if not steps:
        raise UsageError(f"pay of {to.title} is not published", hint="give --pay-then in dollars a year")
    if to.page is None or not to.page.ladder:
        missing.append(f"The page of {to.title} tells no rungs: pay is the middle half of its category all along.")
    return steps, "rungs of its page, as percentiles of its category"


def _way(
    left: Side | None, to: Side, move: Move | None, held: Education | None, changed: Changed
) -> tuple[Range, Range, tuple[str, str]]:
    start = None if to.page is None else to.page.start
    if to.page is None or start is None:
        if changed.months is None or changed.cost is None:
            raise UsageError(
                f"the page of {to.title} does not tell how one gets in (`start`): neither how long nor how dear",
                hint="give --months and --tuition",
            )
        return changed.months, changed.cost, (_YOURS, _YOURS)
    months, cost = Range(*start.months), Range(*start.cost)
    basis = cost_basis = f"the way in, by the page of {to.title}"
    if _by_step(to.page, move, held):
        assert move is not None and move.years is not None
        months = Range(move.years[0] * MONTHS, move.years[1] * MONTHS)
        basis = f"years of the step, by the page of {left.title if left is not None else to.title}"
        if start.route in _STUDY:
            cost, cost_basis = Range(0, 0), "the degree is there already"
    elif _sideways(left, to.page, move, held):
        months, cost = Range(0, MONTHS), Range(0, 0)
        basis, cost_basis = "ours: a step sideways with the degree it asks for", "the degree is there already"
    elif _near(left, to.page, move) and start.route in _STUDY:
        months, cost, taken = credited(months, cost, held, to.page.requirements.education.typical)
        if taken and held is not None:
            basis = f"{basis}, less {taken} months of study that a {held.label.lower()} has behind them"
            cost_basis = f"{cost_basis}, less the same share"
    elif held is not None and held.rank >= Education.BACHELOR.rank and start.route in _STUDY:
        basis = f"{basis}, counted as for a newcomer: shorter where your {held.label.lower()} counts"
    return (
        changed.months or months,
        changed.cost or cost,
        (_YOURS if changed.months else basis, _YOURS if changed.cost else cost_basis),
    )


def _by_step(to: Role, move: Move | None, held: Education | None) -> bool:
    """Whether the change is a step up that a page tells with its years, taken from the job one has."""
    if to.start is None or move is None or move.years is None:
        return False
    return to.start.route in _BY_WORK or _has_degree(to, held)


def _sideways(left: Side | None, to: Role, move: Move | None, held: Education | None) -> bool:
    """Whether it is a step between neighbors for which the degree is there and no license is asked."""
    degree = to.start is not None and to.start.route is StartRoute.DEGREE
    return degree and _near(left, to, move) and _has_degree(to, held)


def _has_degree(to: Role, held: Education | None) -> bool:
    return held is not None and held.rank >= max(to.requirements.education.typical.rank, Education.ASSOCIATE.rank)


def _near(left: Side | None, to: Role, move: Move | None) -> bool:
    """Whether study for the one counts for the other: a page tells the step, or the categories are of one group."""
    if move is not None:
        return True
    return left is not None and left.page is not None and left.page.category.soc[:2] == to.category.soc[:2]


def _meanwhile(
    to: Side, stays: bool, now: float, then: tuple[PayStep, ...], changed: Changed, missing: list[str]
) -> tuple[float, str]:
    if changed.meanwhile is not None:
        return changed.meanwhile, _YOURS
    start = None if to.page is None else to.page.start
    if start is None:
        missing.append(f"The page of {to.title} does not tell whether one is paid on the way: no pay is counted.")
        return 0.0, "not told: none is counted"
    if stays or start.route is StartRoute.FROM_ANOTHER_JOB:
        return now, "one stays in the job one has until then"
    if start.paid is PaidWhileLearning.FULLY:
        first = pay_steps(to.spread, _rungs(to.page)) or then
        return first[0].pay.low, "paid while learning: the lower end of the first rung"
    if start.paid is PaidWhileLearning.PARTLY:
        return now / 2, "partly paid while learning: half of what you earn now"
    return 0.0, "not paid while learning"
