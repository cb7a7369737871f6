"""Twenty changes reckoned by hand, and the sign of every effect.

The arithmetic of each case stands beside it: pay lost and cost on the way, divided by what is gained a month after.
Without discount the break-even is exact; with it the sums are those of monthly flows, each counted from the month
it falls in.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careercli.catalog.role import (
    Education,
    PaidWhileLearning,
    Role,
    Rung,
    Start,
    StartRoute,
    StartStep,
)
from careercli.errors import UsageError
from careercli.landscape.category import Amount, PaySpread, PayUnit
from careercli.moves.graph import described
from careercli.moves.worth import (
    Case,
    Changed,
    Outlook,
    PayStep,
    Range,
    Reckoning,
    Side,
    Terms,
    at_prices,
    case_of,
    credited,
    fixed,
    pay_at,
    pay_steps,
    reckon,
)
from moves.moves_factory import make_role


def flat(
    *, months: float = 12, cost: float = 0, meanwhile: float = 0, now: float = 40_000, then: float = 60_000,
    discount: float = 0, staying: tuple[PayStep, ...] = (), steps: tuple[PayStep, ...] | None = None,
    rung: float = 4,
) -> Terms:  # fmt: skip
    """Terms without ranges, so that all three outlooks are one."""
    then_steps = fixed(then) if steps is None else steps
    return Terms(Range(months, months), Range(cost, cost), meanwhile, now, staying, then_steps, rung, discount)


def middle(terms: Terms) -> Reckoning:
    return reckon(terms)[1]


def step(name: str, pay: float) -> PayStep:
    return PayStep(name, Range(pay, pay))


TWENTY: list[tuple[str, Terms, float | None]] = [
    # A year without pay costs 40,000; 20,000 a year more brings it back in 2 years: 1 + 2.
    ("a year of study, no pay, no tuition", flat(), 3.0),
    # (40,000 + 12,000) / 20,000 = 2.6 years after the first.
    ("a year of study with tuition", flat(cost=12_000), 3.6),
    # Two years lose 80,000, tuition 40,000: 120,000 / 20,000 = 6 after 2.
    ("two years and forty thousand", flat(months=24, cost=40_000), 8.0),
    # Half pay meanwhile: 20,000 lost + 10,000 tuition = 30,000 / 20,000 = 1.5 after 1.
    ("half pay on the way", flat(cost=10_000, meanwhile=20_000), 2.5),
    # Full pay on the way and no tuition: never behind, even on the first day of the new work.
    ("full pay on the way", flat(months=24, meanwhile=40_000), 2.0),
    # More than now while learning: an apprentice's raise; still even when the new work begins.
    ("better paid on the way", flat(months=48, meanwhile=45_000), 4.0),
    # Straight in: no way, no cost, more pay: at once.
    ("straight in", flat(months=0), 0.0),
    # Straight in with 5,000 of fees: 5,000 / 20,000 = 0.25 years.
    ("straight in with fees", flat(months=0, cost=5_000), 0.2),
    # The same pay as before: nothing ever comes back.
    ("no raise", flat(then=40_000), None),
    # Less pay: never.
    ("less pay", flat(then=35_000), None),
    # Less pay, straight in and free: never either.
    ("straight in for less", flat(months=0, then=35_000), None),
    # 1,000 a year more against 40,000 lost: 40 years after the first, past the horizon of 40.
    ("a raise too small for a working life", flat(then=41_000), None),
    # 40,000 / 1,100 = 36.36 after 1.
    ("a raise that just pays in a working life", flat(then=41_100), 37.4),
    # 18 months lose 60,000, tuition 9,000: 69,000 / 30,000 = 2.3 after 1.5.
    ("eighteen months", flat(months=18, cost=9_000, then=70_000), 3.8),
    # First rung equal to now for 4 years (0 gained), then +20,000: 40,000 back in 2 more: 1 + 4 + 2.
    ("a first rung without gain", flat(steps=(step("first", 40_000), step("next", 60_000))), 7.0),
    # First rung 10,000 below for 4 years: 40,000 + 40,000 = 80,000 / 20,000 = 4 after 5.
    ("a first rung below today", flat(steps=(step("first", 30_000), step("next", 60_000))), 9.0),
    # Staying climbs to 50,000 after 4 years. Lost 40,000; +20,000 for 3 years (year 1 to 4) brings 60,000: 1 + 2.
    ("even before the old job climbs", flat(staying=(step("later", 50_000),)), 3.0),
    # Lost 80,000 + 20,000 tuition in 2 years; +20,000 until year 4 leaves 60,000; then +10,000: 6 years: 4 + 6.
    ("the old job climbs meanwhile", flat(months=24, cost=20_000, staying=(step("later", 50_000),)), 10.0),
    # Rungs of two years: first +0, then +40,000: 40,000 / 40,000 = 1 after 1 + 2.
    ("short rungs", flat(steps=(step("first", 40_000), step("next", 80_000)), rung=2), 4.0),
    # Five percent: the lost year is worth 39,100.83 (40,000/12 a month), a month of gain in month m
    # 1,666.67 / 1.05**(m/12). Months 12 to 37 bring 39,157: even 25.96 months after the first twelve, year 3.2.
    ("five percent a year", flat(discount=0.05), 3.2),
]  # fmt: skip


@pytest.mark.parametrize(("what", "terms", "year"), TWENTY, ids=[what for what, _, _ in TWENTY])
def test_twenty_changes_reckoned_by_hand(what: str, terms: Terms, year: float | None) -> None:
    for reckoning in reckon(terms):
        assert (
            reckoning.even_year == pytest.approx(year, abs=0.051)
            if year is not None
            else (reckoning.even_year is None)
        )


def test_there_are_twenty_of_them() -> None:
    assert len(TWENTY) == 20


def test_what_is_lost_and_gained_is_said_apart() -> None:
    found = middle(flat(months=24, cost=30_000, meanwhile=10_000))
    assert (found.cost, round(found.lost), found.gains) == (30_000, 60_000, (("As you said", 20_000),))
    # Two years: 2 x (10,000 - 40,000) - 30,000; then 20,000 a year.
    assert [round(found.balance[year]) for year in (0, 1, 2, 3)] == [0, -45_000, -90_000, -70_000]


def test_a_range_of_pay_and_way_is_a_range_of_years() -> None:
    terms = Terms(Range(12, 36), Range(0, 20_000), 0, 40_000, (), (PayStep("rung", Range(50_000, 80_000)),), 4, 0)
    cautious, between, hopeful = reckon(terms)
    # 3 years x 40,000 + 20,000 = 140,000 at 10,000 a year: 14 after 3. Hopeful: 40,000 / 40,000 = 1 after 1.
    assert (cautious.even_year, hopeful.even_year) == (17.0, 2.0)
    assert between.months == 24 and between.cost == 10_000
    # 80,000 + 10,000 = 90,000 at 25,000: 3.6 after 2.
    assert between.even_year == 5.6
    assert [one.outlook for one in (cautious, between, hopeful)] == list(Outlook)


@pytest.mark.parametrize(
    "terms",
    [
        flat(months=-1), flat(cost=-1), flat(now=-1), flat(meanwhile=-1), flat(discount=1), flat(discount=-0.1),
        flat(rung=0), flat(steps=()), replace(flat(), months=Range(24, 12)),
    ],
)  # fmt: skip
def test_terms_that_make_no_sense_are_refused(terms: Terms) -> None:
    with pytest.raises(UsageError):
        reckon(terms)


# --- signs ---------------------------------------------------------------------------------------------------

money = st.integers(0, 200_000)
terms = st.builds(
    flat, months=st.integers(0, 96), cost=money, meanwhile=money, now=money, then=money,
    discount=st.floats(0, 0.15), rung=st.integers(1, 10),
)  # fmt: skip


def years(terms: Terms) -> float:
    found = middle(terms).even_months
    return float("inf") if found is None else found


@given(terms, st.integers(1, 100_000))
def test_more_tuition_is_never_even_sooner(one: Terms, more: int) -> None:
    dearer = replace(one, cost=Range(one.cost.low + more, one.cost.high + more))
    assert years(dearer) >= years(one) - 1e-6


@given(terms, st.integers(1, 100_000))
def test_more_pay_then_is_never_even_later(one: Terms, more: int) -> None:
    pay = one.then[0].pay.low + more
    assert years(replace(one, then=fixed(pay))) <= years(one) + 1e-6


@given(terms, st.integers(1, 100_000))
def test_more_pay_now_is_never_even_sooner(one: Terms, more: int) -> None:
    assert years(replace(one, now=one.now + more)) >= years(one) - 1e-6


@given(terms, st.integers(1, 100_000))
def test_more_pay_on_the_way_is_never_even_later(one: Terms, more: int) -> None:
    assert years(replace(one, meanwhile=one.meanwhile + more)) <= years(one) + 1e-6


@given(st.integers(0, 90), st.integers(1, 24), money, st.integers(20_000, 80_000), st.integers(1, 60_000))
def test_a_longer_unpaid_way_is_never_even_sooner(months: int, more: int, cost: int, now: int, gain: int) -> None:
    short = flat(months=months, cost=cost, now=now, then=now + gain)
    assert years(replace(short, months=Range(months + more, months + more))) >= years(short) - 1e-6


@given(st.integers(0, 90), money, st.integers(20_000, 80_000), st.integers(1, 60_000), st.floats(0, 0.2))
def test_what_counts_less_later_is_never_even_sooner(
    months: int, cost: int, now: int, gain: int, discount: float
) -> None:
    plain = flat(months=months, cost=cost, now=now, then=now + gain)
    assert years(replace(plain, discount=discount)) >= years(plain) - 1e-6


@given(terms, st.integers(0, 50_000), st.integers(0, 50_000), st.integers(0, 36))
def test_the_hopeful_reckoning_is_never_later(one: Terms, pay: int, cost: int, way: int) -> None:
    then = one.then[0].pay.low
    months = Range(one.months.low, one.months.low + way)
    unpaid = replace(
        one, meanwhile=min(one.meanwhile, one.now, then), cost=Range(one.cost.low, one.cost.low + cost),
        months=months,
        then=(PayStep("rung", Range(then, then + pay)),),
    )  # fmt: skip
    cautious, between, hopeful = (
        float("inf") if found.even_months is None else found.even_months for found in reckon(unpaid)
    )
    assert hopeful <= between + 1e-6 <= cautious + 2e-6


# --- from pages and spreads to terms -------------------------------------------------------------------------


def spread(*points: float | None, unit: PayUnit = PayUnit.ANNUAL) -> PaySpread:
    return PaySpread.of(unit, [Amount(), Amount(), *map(Amount, points)], "BLS OEWS May 2025")


LOW = spread(20_000, 25_000, 30_000, 35_000, 40_000)
HIGH = spread(40_000, 50_000, 60_000, 70_000, 80_000)
RUNGS = (Rung("First", "little things", (10, 25)), Rung("Settled", "most things", (25, 75)))


def way(route: StartRoute, paid: PaidWhileLearning, months: tuple[int, int] = (24, 48)) -> Start:
    steps = (StartStep("Go there.", months[0]),)
    return Start(route, months, (8_000, 16_000), paid, "It differs by state.", steps)


def page(slug: str, start: Start | None = None, ladder: tuple[Rung, ...] = RUNGS, **more: object) -> Role:
    return replace(make_role(slug, **more), start=start, ladder=ladder)  # type: ignore[arg-type]


def change(
    to: Role, left: Role | None = None, changed: Changed | None = None, held: Education | None = None
) -> Case:
    here = None if left is None else Side(left.title, left, LOW)
    move = None if left is None else described(left, to)
    return case_of(here, Side(to.title, to, HIGH), move, held, changed)


def basis(case: Case, what: str) -> str:
    return next(one.basis for one in case.assumptions if one.what == what)


def test_pay_at_a_percentile_is_yearly_and_top_codes_stay_lower_bounds() -> None:
    assert pay_at(HIGH, 60) == (64_000, False)
    assert pay_at(spread(10, 20, 30, 40, 50, unit=PayUnit.HOURLY), 50) == (62_400, False)
    assert pay_at(None, 50) is None and pay_at(spread(None, None, None, None, None), 50) is None
    topped = PaySpread.of(
        PayUnit.ANNUAL, [Amount(), Amount(), *map(Amount, (1, 2, 3)), Amount(4), Amount(4, True)], "OEWS"
    )
    assert pay_at(topped, 90) == (4, True)


def test_rungs_become_dollars_of_the_category() -> None:
    steps = pay_steps(HIGH, [("First", (10, 25)), ("Settled", (25, 75))])
    assert [(one.name, one.pay) for one in steps] == [
        ("First", Range(40_000, 50_000)), ("Settled", Range(50_000, 70_000))
    ]  # fmt: skip
    assert pay_steps(HIGH, [])[0].pay == Range(50_000, 70_000)
    assert pay_steps(None, []) == ()


def test_a_newcomer_goes_the_whole_way_of_the_page() -> None:
    case = change(page("nurse", way(StartRoute.DEGREE_AND_LICENCE, PaidWhileLearning.NO_PAY)), page("cashier"))
    assert (case.terms.months, case.terms.cost, case.terms.meanwhile) == (Range(24, 48), Range(8_000, 16_000), 0)
    # Settled: from the 25th to the 75th percentile of the old category, its middle.
    assert (case.terms.now, case.terms.staying) == (30_000, ())
    assert [one.pay for one in case.terms.then] == [Range(40_000, 50_000), Range(50_000, 70_000)]
    assert not case.missing and {one.option for one in case.assumptions} == {
        "--months", "--tuition", "--pay-now", "--pay-then", "--pay-meanwhile", "--rung-years", "--discount"
    }  # fmt: skip


def test_who_is_paid_while_learning_gets_what_beginners_get_and_who_is_partly_paid_half() -> None:
    left = page("cashier")
    fully = change(page("electrician", way(StartRoute.APPRENTICESHIP, PaidWhileLearning.FULLY)), left)
    partly = change(page("medic", way(StartRoute.CERTIFICATE, PaidWhileLearning.PARTLY)), left)
    assert (fully.terms.meanwhile, partly.terms.meanwhile) == (40_000, 15_000)


def test_a_step_up_that_a_page_tells_is_made_from_the_job_one_has() -> None:
    left = page("baker", up=["head-baker"])
    case = change(page("head-baker", way(StartRoute.FROM_ANOTHER_JOB, PaidWhileLearning.FULLY)), left)
    assert case.terms.months == Range(24, 48) and case.terms.meanwhile == case.terms.now
    assert basis(case, "The way takes") == "years of the step, by the page of Baker"


def test_a_degree_on_the_way_to_a_higher_one_is_not_studied_twice() -> None:
    nurse = page("nurse", education=Education.BACHELOR, up=["practitioner"])
    start = way(StartRoute.DEGREE_AND_LICENCE, PaidWhileLearning.PARTLY, (72, 96))
    to = page("practitioner", start, education=Education.MASTER)
    case = change(to, nurse, held=Education.BACHELOR)
    assert case.terms.months == Range(24, 48)
    assert case.terms.cost == Range(8_000 * 24 / 72, 16_000 * 48 / 96)
    assert "less 48 months" in basis(case, "The way takes")
    assert credited(Range(20, 40), Range(1, 1), Education.BACHELOR, Education.MASTER)[2] == 15


def test_neighbors_with_the_degree_go_sideways_and_strangers_are_told_that_theirs_may_count() -> None:
    start = way(StartRoute.DEGREE, PaidWhileLearning.NO_PAY)
    analyst = page("analyst", across=["scientist"], education=Education.BACHELOR)
    to = page("scientist", start, education=Education.BACHELOR)
    sideways = change(to, analyst, held=Education.BACHELOR)
    assert sideways.terms.months == Range(0, 12) and sideways.terms.cost == Range(0, 0)
    stranger = page("poet", education=Education.BACHELOR, soc="27-3043")
    far = change(to, stranger, held=Education.BACHELOR)
    assert far.terms.months == Range(24, 48) and "newcomer" in basis(far, "The way takes")


def test_an_old_page_without_way_and_rungs_says_so_and_asks_for_what_is_missing() -> None:
    old = page("clerk", None, ())
    with pytest.raises(UsageError, match="does not tell how one gets in") as refused:
        change(old, page("cashier"))
    assert "--months" in str(refused.value.hint) and "--tuition" in str(refused.value.hint)
    case = change(old, page("cashier", ladder=()), Changed(months=Range(6, 6), cost=Range(500, 500)))
    assert case.terms.then == (PayStep("Middle half of the category", Range(50_000, 70_000)),)
    assert len(case.missing) == 3 and case.terms.meanwhile == 0 and case.terms.now == 30_000


def test_every_assumption_can_be_changed_and_is_then_yours() -> None:
    to = page("nurse", way(StartRoute.DEGREE_AND_LICENCE, PaidWhileLearning.NO_PAY))
    changed = Changed(Range(6, 9), Range(1, 2), 26_000, 90_000, 5_000, 2, 0)
    case = change(to, page("cashier"), changed)
    assert case.terms == Terms(Range(6, 9), Range(1, 2), 5_000, 26_000, (), fixed(90_000), 2, 0)
    told = [one.what for one in case.assumptions if one.basis != "as you said"]
    assert told == ["Pay if you stay"]


def test_without_a_job_the_pay_of_today_has_to_be_said() -> None:
    to = page("nurse", way(StartRoute.DEGREE_AND_LICENCE, PaidWhileLearning.NO_PAY))
    with pytest.raises(UsageError) as refused:
        change(to)
    assert "--pay-now" in str(refused.value.hint)
    assert change(to, changed=Changed(now=30_000)).terms.now == 30_000
    unpublished = Side("Nurse", to, None)
    with pytest.raises(UsageError) as refused:
        case_of(None, unpublished, None, None, Changed(now=30_000))
    assert "--pay-then" in str(refused.value.hint)


def test_dollars_go_further_where_things_cost_less() -> None:
    assert at_prices(90_000, 90) == 100_000
