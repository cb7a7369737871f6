"""What people mean by the amounts and times they type."""

from __future__ import annotations

import pytest

from careercli.cli.spoken import months, pay
from careercli.errors import UsageError


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("18", 18), ("3 weeks", 1), ("10 weeks", 2), ("one week", 0), ("18 months", 18), ("6-month", 6),
        ("six months", 6), ("half a year", 6), ("a year", 12), ("2 years", 24), ("1.5y", 18),
        ("a year and a half", 18), ("two and a half years", 30),
    ],
)  # fmt: skip
def test_a_length_of_time_is_said_in_weeks_months_or_years(typed: str, meant: int) -> None:
    assert months(typed) == meant


@pytest.mark.parametrize("typed", ["soon", "", "-3", "an hour", "half", "1000 months"])
def test_what_is_no_length_of_time_is_refused_with_examples(typed: str) -> None:
    with pytest.raises(UsageError) as refused:
        months(typed)
    assert "3 weeks" in str(refused.value.hint)


@pytest.mark.parametrize(
    ("typed", "year", "hour"),
    [
        ("$20/hr", 41_600, 20), ("20 an hour", 41_600, 20), ("$20 per hour", 41_600, 20), ("19.50/h", 40_560, 19.5),
        ("15 bucks an hour", 31_200, 15), ("20", 41_600, 20), ("199", 413_920, 199), ("200", 200, None),
        ("0", 0, None), ("60k", 60_000, None), ("$60,000 a year", 60_000, None), ("60000/yr", 60_000, None),
    ],
)  # fmt: skip
def test_pay_is_said_by_the_year_or_by_the_hour(typed: str, year: int, hour: float | None) -> None:
    meant = pay(typed)
    assert meant is not None
    assert (meant.amount, meant.hour) == (year, hour)
    assert bool(meant.reckoned) == (hour is not None)


@pytest.mark.parametrize("typed", ["", "lots", "-5", "1e5", "20k an hour", "an hour"])
def test_what_is_no_pay_is_nothing(typed: str) -> None:
    assert pay(typed) is None
