"""No role is suggested to everybody: what would be on many people's pages makes room for its like."""

from __future__ import annotations

from collections import Counter

import numpy as np

from careercli.fit.answers import Answers
from careercli.fit.bank import FitBank
from careercli.fit.families import normal_points
from careercli.fit.picks import MOST_SUGGESTIONS, main_picks
from careercli.fit.profile import RoleProfile
from careercli.fit.reach import PeopleAtLarge, Prices, prices_of
from careercli.fit.riasec import LETTERS
from careercli.fit.suggest import suggest
from careercli.fit.table import RoleTable
from fit.fit_world import make_profile


def crowded_table(bank: FitBank) -> RoleTable:
    """Thirty roles for people who sell, and one each for the other five types, so that these five are near to
    most people."""
    crowd = [make_profile(f"seller-{number:02}", "E", track=f"sales-{number % 6}") for number in range(30)]
    lonely = [
        make_profile(f"lonely-{letter.lower()}", letter, track=f"track-{letter.lower()}") for letter in "RIASC"
    ]
    return RoleTable.of([*crowd, *lonely], bank.statistics)


def lists_with_each(prices: Prices, table: RoleTable, bank: FitBank) -> np.ndarray:
    """(2, n) how many people at large get each role suggested, after the first round and after 48 answers."""
    forms = (bank.norms.next_items(12, {}), list(bank.marker_rows))
    pages = [PeopleAtLarge(bank.norms, table, form).pages(prices)[0] for form in forms]
    return np.array([np.bincount(page[page >= 0], minlength=len(table.roles)) for page in pages])


def test_a_role_that_would_reach_most_people_costs_more_than_one_of_a_crowd(bank: FitBank) -> None:
    table = crowded_table(bank)
    prices = prices_of(table, bank.norms)
    crowd = [prices.main[table.place_of(f"seller-{number:02}")] for number in range(30)]
    assert prices.main[table.place_of("lonely-r")] > sum(crowd) / len(crowd)
    assert (prices.outside >= 0).all()


def test_prices_spread_the_suggestions_over_more_roles(table: RoleTable, bank: FitBank) -> None:
    prices = prices_of(table, bank.norms)
    free = lists_with_each(Prices(0 * prices.main, 0 * prices.outside), table, bank)
    priced = lists_with_each(prices, table, bank)
    assert priced.max() <= free.max() and priced.min() >= free.min()


def test_a_role_on_next_to_nobodys_page_becomes_cheaper(profiles: list[RoleProfile], bank: FitBank) -> None:
    chief = make_profile("the-chief", "EC", track="track-e", years=20)
    table = RoleTable.of([*profiles, *(make_profile(f"clerk-{n}", "EC") for n in range(5)), chief], bank.statistics)
    assert prices_of(table, bank.norms).main[table.place_of("the-chief")] < 0


def test_what_the_best_role_is_does_not_depend_on_its_price(table: RoleTable, bank: FitBank) -> None:
    firsts: Counter[str] = Counter()
    for letter in LETTERS:
        answers = Answers({item.id: 5 if item.scale == letter else 2 for item in bank.items})
        result = suggest(answers, bank, table)
        scores = [suggestion.score for suggestion in result.suggestions]
        assert scores == sorted(scores, reverse=True)
        firsts[result.suggestions[0].role.slug] += 1
    assert len(firsts) == len(LETTERS)


def test_a_persons_best_role_is_shown_whatever_it_costs(table: RoleTable) -> None:
    scores = normal_points(6) @ table.interests.T
    best = scores.argmax(axis=1)
    dear = np.zeros(len(table.roles))
    dear[best] = 9.0
    assert (main_picks(scores, dear, table)[:, 0] == best).all()


def test_prices_involve_no_chance(bank: FitBank) -> None:
    one, two = crowded_table(bank), crowded_table(bank)
    assert np.array_equal(prices_of(one, bank.norms).main, prices_of(two, bank.norms).main)
    assert np.array_equal(prices_of(one, bank.norms).outside, prices_of(two, bank.norms).outside)


def test_where_the_page_holds_everything_or_next_to_nothing_no_role_costs_anything(bank: FitBank) -> None:
    few = RoleTable.of([make_profile(f"role-{letter.lower()}", letter) for letter in LETTERS], bank.statistics)
    assert len(few.roles) <= MOST_SUGGESTIONS
    many = RoleTable.of([make_profile(f"role-{n}", LETTERS[n % 6]) for n in range(501)], bank.statistics)
    for table in (few, many):
        prices = prices_of(table, bank.norms)
        assert not prices.main.any() and not prices.outside.any()
