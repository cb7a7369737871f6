"""The category: an official occupation (SOC 2018) and every national or local figure published for it.

A reader can learn the domain from this module alone. Every class is a frozen value that carries the release
it was published in, because figures of different releases stand side by side on one page. Nothing here
reads files or knows a screen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from careercli.catalog.role import Education
from careercli.values import value

ALL_OCCUPATIONS = "00-0000"
"""The code of all occupations together: a category to compare with, in no list."""

_AMOUNT_TEXT = re.compile(r"-|(?P<floor>>=)?(?P<number>-?\d+(?:\.\d+)?)")


@value
class Amount:
    """One published cell, in one of three states that are never mixed up.

    * a number: `value` set, `at_or_above` False;
    * top-coded: `value` is the lowest it can be, `at_or_above` True (BLS publishes no exact number there);
    * not published: `value` None. Never zero: zero is a number.
    """

    value: float | None = None
    at_or_above: bool = False

    @property
    def published(self) -> bool:
        """Whether there is anything to show: an exact number or a lower bound."""
        return self.value is not None

    @property
    def exact(self) -> float | None:
        """The number when it is one; None when top-coded or not published."""
        return None if self.at_or_above else self.value

    @property
    def text(self) -> str:
        """The form used in the tables: `166790`, `>=239200` or `-`."""
        if self.value is None:
            return "-"
        return f"{'>=' if self.at_or_above else ''}{number_text(self.value)}"

    @classmethod
    def parse(cls, text: str) -> Amount:
        """Read the form that `text` gives. Raises ValueError for anything else."""
        match = _AMOUNT_TEXT.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is neither a number, nor '>=' and a number, nor '-'")
        if match["number"] is None:
            return NOT_PUBLISHED
        value = float(match["number"]) if "." in match["number"] else int(match["number"])
        return cls(value, match["floor"] is not None)


NOT_PUBLISHED = Amount()


def number_text(value: float) -> str:
    """A number as short as it can be written without loss: 7.0 is `7`, 19.25 is `19.25`."""
    return str(int(value)) if value == int(value) else repr(value)


class PayUnit(StrEnum):
    """What the amounts of a pay spread are per."""

    ANNUAL = "annual"
    HOURLY = "hourly"


@value
class PaySpread:
    """Pay in US dollars per year, or per hour where BLS publishes hourly pay only (actors, musicians).

    `mean_error` is the relative standard error of the mean, in percent. Self-employed people are not counted.
    """

    unit: PayUnit
    mean: Amount
    mean_error: Amount
    p10: Amount
    p25: Amount
    median: Amount
    p75: Amount
    p90: Amount
    vintage: str

    @classmethod
    def of(cls, unit: PayUnit, amounts: Sequence[Amount], vintage: str) -> PaySpread:
        """A spread from its seven amounts in the order of the fields. Raises ValueError for another number."""
        mean, mean_error, p10, p25, median, p75, p90 = amounts
        return cls(unit, mean, mean_error, p10, p25, median, p75, p90, vintage)

    @property
    def published(self) -> bool:
        """Whether any point of the spread is published."""
        return any(point.published for point in (self.mean, *self.percentiles))

    def at_prices(self, level: float) -> PaySpread:
        """The same pay where things cost `level` percent of the nation's: dollars divided by level over 100.

        Rounded as BLS rounds: to ten dollars a year, to a cent an hour. A lower bound stays one.
        """
        digits = -1 if self.unit is PayUnit.ANNUAL else 2

        def real(amount: Amount) -> Amount:
            if amount.value is None:
                return amount
            return Amount(round(amount.value * 100 / level, digits), amount.at_or_above)

        amounts = [real(self.mean), self.mean_error, *map(real, self.percentiles)]
        return PaySpread.of(self.unit, amounts, self.vintage)

    def at(self, percentile: int) -> Amount:
        """Pay at a percentile from 10 to 90, on straight lines between the published points.

        Between a number and a top-coded point it is at least the number; where a point beside it is not published,
        neither is this. Raises ValueError outside 10 to 90, where nothing is known of the spread.
        """
        points = (10, 25, 50, 75, 90)
        if not points[0] <= percentile <= points[-1]:
            raise ValueError(f"the {percentile}th percentile lies outside 10 to 90")
        amounts = dict(zip(points, self.percentiles, strict=True))
        if percentile in amounts:
            return amounts[percentile]
        below = max(point for point in points if point < percentile)
        above = min(point for point in points if point > percentile)
        low, high = amounts[below], amounts[above]
        if low.value is None or high.value is None:
            return NOT_PUBLISHED
        if low.at_or_above or high.at_or_above:
            return Amount(low.value, at_or_above=True)
        return Amount(low.value + (high.value - low.value) * (percentile - below) / (above - below))

    @property
    def percentiles(self) -> tuple[Amount, Amount, Amount, Amount, Amount]:
        """The five points in rising order: 10th, 25th, 50th, 75th, 90th percentile."""
        return (self.p10, self.p25, self.median, self.p75, self.p90)


class Classification(StrEnum):
    """The occupational classification that a year of OEWS was published under."""

    SOC_2010 = "SOC 2010"
    HYBRID = "hybrid"
    SOC_2018 = "SOC 2018"


@value
class YearFigure:
    """May of one year: jobs of employees, and median pay in dollars of that year (not adjusted for prices).

    `comparable` is False where the code covered other jobs than it does under SOC 2018, so that a line must
    not join this year to the later ones. `real_median` is the same median in dollars of May `real_year` (the last
    year of the series), by the consumer price index; not published where no index is known.
    """

    year: int
    classification: Classification
    employment: Amount
    median: Amount
    unit: PayUnit
    comparable: bool
    vintage: str
    real_median: Amount = NOT_PUBLISHED
    real_year: int = 0


@value
class ProjectedChange:
    """Projected jobs of another edition, or of all occupations: thousands, and percent over the span."""

    base_year: int
    target_year: int
    base: Amount
    projected: Amount
    change_percent: Amount
    openings: Amount
    vintage: str


@value
class Projection:
    """BLS employment projections; the self-employed are included, jobs are in thousands.

    `change` is in thousand jobs and `change_percent` in percent, both over the whole span; `openings` is in
    thousand a year. The rates are percent of employment a year: leaving the labor force, moving to another
    occupation, and their sum. `education`, `experience` and `training` are BLS's own words for what is
    typical at entry. Self-employed share, rates, experience and training are of `details_vintage` where that is
    set: the newest edition does not give them. `earlier` is what the edition before said, `total` what this
    one says of all occupations together.
    """

    base_year: int
    target_year: int
    base: Amount
    projected: Amount
    change: Amount
    change_percent: Amount
    openings: Amount
    self_employed_percent: Amount
    exit_rate: Amount
    transfer_rate: Amount
    separation_rate: Amount
    education: str
    experience: str
    training: str
    vintage: str
    details_vintage: str = ""
    earlier: ProjectedChange | None = None
    total: ProjectedChange | None = None

    @property
    def details_from(self) -> str:
        """The release of what only an older edition gives."""
        return self.details_vintage or self.vintage

    @property
    def entry_education(self) -> Education | None:
        """BLS's education words as the level that role pages use, for filters; None if not known."""
        return _ENTRY_EDUCATION.get(self.education)


# "Some college, no degree" is filed under the diploma: that is the credential actually held.
# "Doctoral or professional degree" is one BLS level; both of ours share the same rank.
_ENTRY_EDUCATION = {
    "No formal educational credential": Education.NONE,
    "High school diploma or equivalent": Education.SECONDARY,
    "Some college, no degree": Education.SECONDARY,
    "Postsecondary nondegree award": Education.CERTIFICATE,
    "Associate's degree": Education.ASSOCIATE,
    "Bachelor's degree": Education.BACHELOR,
    "Master's degree": Education.MASTER,
    "Doctoral or professional degree": Education.DOCTORATE,
}


@value
class Ratings:
    """O*NET numbers by name, in O*NET's own order.

    Interests and work values run from 1 to 7, importance of skills and knowledge from 1 to 5. `basis` names
    the O*NET-SOC codes behind them; `from_parts` is True where the category has no ratings of its own and
    these are the plain mean of its specialties or parts.
    """

    values: tuple[tuple[str, float], ...]
    basis: tuple[str, ...]
    from_parts: bool
    vintage: str

    def get(self, name: str) -> float | None:
        """The rating called `name`, or None."""
        return dict(self.values).get(name)

    def top(self, count: int) -> tuple[tuple[str, float], ...]:
        """The `count` highest, highest first; equal ones stay in O*NET's order."""
        return tuple(sorted(self.values, key=lambda pair: -pair[1])[:count])


@value
class JobZone:
    """O*NET job zone, 1 (little preparation) to 5 (extensive); a fraction where averaged over parts."""

    zone: float
    basis: tuple[str, ...]
    from_parts: bool
    vintage: str


@value
class AiExposure:
    """Share of tasks, 0 to 1, that a language model could speed up by half (Eloundou et al. 2024, beta).

    Beta counts tasks fully exposed to the model alone plus half of those that need further software around
    it. `model_rated` comes from GPT-4's ratings, `human_rated` from people's. Exposed tasks, not lost jobs.
    """

    model_rated: float
    human_rated: float
    basis: tuple[str, ...]
    from_parts: bool
    vintage: str


@value
class Factor:
    """One reason of BLS's for a changing share of a category's jobs in an industry.

    `kind` is a name of `factors.KINDS`, `effects` are names of `factors.EFFECTS`; `rising`: whether the share is
    expected to rise. `industry` is empty where the reason holds in all industries. `jobs` are employees of the
    category in that industry now.
    """

    kind: str
    effects: tuple[str, ...]
    rising: bool
    industry: str
    jobs: Amount


@value
class Factors:
    """Every reason BLS states for one category, by jobs concerned, most first; none is a statement, too."""

    reasons: tuple[Factor, ...]
    vintage: str


@value
class Unemployment:
    """Unemployed people whose last job was in the occupation, in percent of its labor force; yearly average.

    `labor_force` and `unemployed` are in thousands of people, the self-employed included. `title` names the
    Census occupation, which may cover other categories than this one: `covers`.
    """

    title: str
    covers: tuple[str, ...]
    rate: Amount
    unemployed: Amount
    labor_force: Amount
    vintage: str


@value
class TaskUse:
    """One official task in our own words, and how far language models are seen in use for it, 0 to 1."""

    task: str
    words: str
    share: float


@value
class TasksInUse:
    """A category's tasks most and least seen in use of language models; `used` of `tasks` are seen at all."""

    tasks: int
    used: int
    most: tuple[TaskUse, ...]
    least: tuple[TaskUse, ...]
    vintage: str


@value
class CategoryName:
    """A code with its title, without figures."""

    soc: str
    title: str


@value
class Category:
    """One official occupation with all its national figures.

    `published_as` is set when BLS publishes figures only for a combination that includes this occupation: pay,
    employment, history and projection are then those of the combination. `parts` lists the occupations of a
    category that is itself such a combination. Parts without any figure are None or empty, never zero.
    Employment counts employees (not the self-employed); `employment_error` is its relative standard error in
    percent.
    """

    soc: str
    title: str
    published_as: CategoryName | None
    parts: tuple[CategoryName, ...]
    employment: Amount
    employment_error: Amount
    pay: PaySpread | None
    history: tuple[YearFigure, ...]
    projection: Projection | None
    interests: Ratings | None
    work_values: Ratings | None
    job_zone: JobZone | None
    skills: Ratings | None
    knowledge: Ratings | None
    ai_exposure: AiExposure | None
    factors: Factors | None = None
    unemployment: Unemployment | None = None
    tasks_in_use: TasksInUse | None = None

    @property
    def local_soc(self) -> str:
        """The code under which its figures of places and industries are published."""
        return self.soc if self.published_as is None else self.published_as.soc

    @property
    def history_runs(self) -> tuple[tuple[YearFigure, ...], ...]:
        """History cut where a line would mislead: at missing years and where the code changed its content."""
        runs: list[list[YearFigure]] = []
        for figure in self.history:
            last = runs[-1][-1] if runs else None
            if last is None or figure.year != last.year + 1 or figure.comparable != last.comparable:
                runs.append([])
            runs[-1].append(figure)
        return tuple(tuple(run) for run in runs)


class PlaceKind(StrEnum):
    """What kind of area local figures are for."""

    STATE = "state"
    TERRITORY = "territory"
    METRO = "metro"
    NONMETRO = "nonmetro"


@value
class Place:
    """A state, territory, metropolitan or nonmetropolitan area; `states` are postal abbreviations."""

    code: str
    name: str
    kind: PlaceKind
    states: tuple[str, ...]


class IndustryDetail(StrEnum):
    """How finely industries are cut: NAICS sectors, or 4-digit industries (the finest OEWS keeps for all)."""

    SECTOR = "sector"
    INDUSTRY = "industry"


@value
class Industry:
    """A NAICS sector or 4-digit industry; codes such as `3250A1` are OEWS's own combinations."""

    code: str
    title: str
    detail: IndustryDetail


@value
class PriceLevel:
    """What things cost in a place, the nation being 100: all items; goods, housing, utilities, other services.

    `covers` says where the level was measured when that is not the place itself (a state, or all
    nonmetropolitan areas of the nation); empty otherwise.
    """

    all_items: float
    goods: float
    housing: float
    utilities: float
    other: float
    vintage: str
    covers: str = ""


@value
class PlaceFigures:
    """One category in one place. `quotient`: its share of local jobs over its share of jobs nationally.

    `prices` are those of the place; None where no price level is published for it.
    """

    soc: str
    place: Place
    employment: Amount
    employment_error: Amount
    quotient: Amount
    pay: PaySpread
    prices: PriceLevel | None = None

    @classmethod
    def unpublished(cls, soc: str, place: Place, prices: PriceLevel | None) -> PlaceFigures:
        """A category in a place where nothing is published of it; place and prices are known all the same."""
        nothing = Amount()
        pay = PaySpread.of(PayUnit.ANNUAL, [nothing] * 7, "")
        return cls(soc, place, nothing, nothing, nothing, pay, prices)

    @property
    def real_pay(self) -> PaySpread | None:
        """Pay as dollars at the nation's average prices; None where no price level is published."""
        return None if self.prices is None else self.pay.at_prices(self.prices.all_items)


@value
class PlacePay:
    """Median pay in one place, in dollars a year by SOC code, of those categories for which it is published there.

    As in lists of the nation: nothing for pay published by the hour only, the lower bound where it is top-coded.
    """

    place: Place
    medians: Mapping[str, float]


@value
class IndustryFigures:
    """One category in one industry, nationally."""

    soc: str
    industry: Industry
    employment: Amount
    employment_error: Amount
    pay: PaySpread


class SortKey(StrEnum):
    """What local figures are ranked by; always highest first, not published last."""

    PAY = "pay"
    REAL_PAY = "real pay"
    EMPLOYMENT = "employment"
    QUOTIENT = "quotient"
