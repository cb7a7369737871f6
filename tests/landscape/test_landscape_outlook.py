from __future__ import annotations

import pytest

from careercli.landscape.outlook import Outlook, outlook, whole_percent


@pytest.mark.parametrize(
    ("percent", "verdict"),
    [
        (38.0, Outlook.MUCH_FASTER),
        (6.6, Outlook.MUCH_FASTER),  # the Handbook prints 7 for marketing managers
        (6.5, Outlook.MUCH_FASTER),
        (6.4, Outlook.FASTER),
        (4.5, Outlook.FASTER),
        (4.4, Outlook.AS_FAST),
        (2.5, Outlook.AS_FAST),
        (2.4, Outlook.SLOWER),
        (0.5, Outlook.SLOWER),
        (0.4, Outlook.LITTLE_OR_NO_CHANGE),
        (0.0, Outlook.LITTLE_OR_NO_CHANGE),
        (-0.4, Outlook.LITTLE_OR_NO_CHANGE),
        (-0.5, Outlook.DECLINE),
        (-13.2, Outlook.DECLINE),
    ],
)
def test_words_follow_the_handbook_on_whole_percents(percent: float, verdict: Outlook) -> None:
    assert outlook(percent) is verdict


def test_halves_round_away_from_zero_like_the_handbook() -> None:
    assert [whole_percent(value) for value in (0.5, 1.5, 2.5, -0.5, -1.5, 3.1)] == [1, 2, 3, -1, -2, 3]


def test_every_verdict_has_a_long_and_a_short_form() -> None:
    assert all(verdict.value and len(verdict.short) <= 12 for verdict in Outlook)
    assert [verdict for verdict in Outlook if verdict.growing] == list(Outlook)[:3]
