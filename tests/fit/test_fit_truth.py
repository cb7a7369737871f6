"""What a result says is true, whatever was answered: all roles of the catalogue, 300 people.

The people are drawn from the norms, with values, limits and wishes of their own.
"""

from __future__ import annotations

import random
import re

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careercli.catalog.areas import AREAS
from careercli.catalog.check import check
from careercli.catalog.sources import bundled_sources
from careercli.fit.answers import Answers
from careercli.fit.bank import FitBank
from careercli.fit.explain import explain
from careercli.fit.matching import Band, person_of, score_roles
from careercli.fit.profile import RoleProfile
from careercli.fit.riasec import LETTERS, PLAIN_WORDS
from careercli.fit.suggest import suggest
from careercli.fit.table import RoleTable
from fit.fit_world import BANK_FOLDER
from support.scale import sampled

PEOPLE = 300
STEP = sampled(10)
"""Every role to every person takes minutes."""


@pytest.fixture(scope="module")
def catalogue(bank: FitBank) -> RoleTable:
    roles = [
        RoleProfile.from_role(one.role) for one in check(bundled_sources(BANK_FOLDER.parent), style=False).roles
    ]
    return RoleTable.of(roles, bank.statistics)


def people(bank: FitBank, count: int, catalogue: RoleTable) -> list[Answers]:
    rng, chance = np.random.default_rng(11), random.Random(11)
    norms = bank.norms
    drawn = rng.multivariate_normal(norms.mean, norms.covariance, size=count)
    ratings = np.clip(np.round(drawn), 1, 5).astype(int)
    found = []
    for row in ratings:
        form = chance.sample(list(norms.items), chance.choice([12, 18, 30]))
        activities = {id: int(row[norms.items.index(id)]) for id in form}
        values = {one.id: chance.randint(1, 5) for one in bank.values} if chance.random() < 0.7 else {}
        conditions: dict[str, str | int] = {}
        for question in chance.sample(bank.conditions, 4):
            if question.choices:
                conditions[question.id] = chance.choice(question.choices).id
        tracks = tuple(chance.sample(catalogue.tracks, chance.choice([0, 0, 1, 2])))
        strengths = tuple(one.id for one in chance.sample(bank.strengths, chance.choice([0, 3])))
        found.append(Answers(activities, values, conditions, tracks, (), strengths))
    return found


@pytest.mark.exhaustive
def test_reasons_are_of_the_roles_own_world_and_true_to_the_ratings(bank: FitBank, catalogue: RoleTable) -> None:
    shorts = {item.short: item for item in bank.items}
    named = re.compile("|".join(re.escape(short) for short in sorted(shorts, key=len, reverse=True)))
    checked = 0
    for number, answers in enumerate(people(bank, PEOPLE, catalogue)):
        person = person_of(answers, bank)
        # Every role is explained to some of the people, every person to some of the roles.
        for place in range(number % STEP, len(catalogue.roles), STEP):
            role = catalogue.roles[place]
            explanation = explain(role.slug, answers, bank, catalogue, person=person, with_change=number % 10 == 0)
            total = sum(share.amount for share in explanation.contributions)
            assert total == pytest.approx(explanation.suggestion.score, abs=1e-9)
            own = {slug for slug, _ in role.areas}
            for share in (*explanation.speaks_for, *explanation.speaks_against):
                said = f"{share.reason} {share.brief}"
                for short in named.findall(share.brief) if share.kind == "area" else ():
                    item = shorts[short]
                    assert item.area == share.id and item.area in own, (role.slug, said)
                    rating = answers.activities[item.id]
                    if "you like" in share.brief:
                        assert rating >= 4, said
                    elif "dislike" in share.brief:
                        assert rating == 1, said
                    else:
                        assert rating == 2, said
                if "little weight" in said:
                    assert answers.values[share.id] <= 2, said
                if "matters to you" in said:
                    assert answers.values[share.id] >= 4, said
                if share.kind == "area" and "point" in said:
                    assert AREAS[share.id] in said
                if share.kind == "interest":
                    assert PLAIN_WORDS[share.id] in said and share.id in LETTERS
                if share.kind == "track":
                    assert role.track in answers.tracks
                if share.kind == "strength":
                    assert share.id in answers.strengths
            positive = [share for share in explanation.speaks_for if not share.last]
            if positive:
                assert len(positive) == len(explanation.speaks_for), "no dislike as a reason beside a liking"
            if explanation.change is not None:
                assert not re.search(r"had you|dislike|instead of", explanation.change.words)
            checked += 1
    assert checked >= PEOPLE * 10


@pytest.mark.exhaustive
@given(data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_liking_an_activity_more_never_lowers_a_role_made_of_it(
    bank: FitBank, catalogue: RoleTable, data: st.DataObject
) -> None:
    ids = data.draw(
        st.lists(st.sampled_from([item.id for item in bank.items]), min_size=1, max_size=40, unique=True)
    )
    ratings = {id: data.draw(st.integers(1, 5)) for id in ids}
    raised = data.draw(st.sampled_from([id for id in ids if ratings[id] < 5] or ids))
    if ratings[raised] == 5:
        return
    more = {**ratings, raised: ratings[raised] + 1}
    before, after = (score_roles(person_of(Answers(given), bank), catalogue).total for given in (ratings, more))
    area = bank.item_by_id[raised].area
    for place, role in enumerate(catalogue.roles):
        if area in dict(role.areas):
            assert after[place] >= before[place] - 1e-9, (raised, role.slug)


@pytest.mark.exhaustive
def test_dice_seldom_get_a_result_and_people_seldom_lose_theirs(bank: FitBank, catalogue: RoleTable) -> None:
    form = bank.norms.next_items(12, {})
    rng = np.random.default_rng(3)
    dice = [Answers(dict(zip(form, map(int, row), strict=True))) for row in rng.integers(1, 6, (200, 12))]
    results = [suggest(answers, bank, catalogue) for answers in dice]
    assert np.mean([one.unclear is None for one in results]) <= 0.35
    strong = [any(role.band is Band.STRONG for role in one.suggestions) for one in results]
    assert np.mean(strong) <= 0.08
    for result in results:
        if result.unclear is not None:
            assert len(result.starting_points) == 3 and result.ask is not None


def test_twelve_answers_foretell_the_other_activities(bank: FitBank) -> None:
    norms = bank.norms
    form = norms.next_items(12, {})
    assert all(bank.item_by_id[id].marker for id in norms.next_items(48, {})), "those with statistics come first"
    told = norms.expected(dict.fromkeys(form, 5))
    assert set(told) == set(norms.items) - set(form)
    liking_code = norms.expected({"put-together-electronics": 5, "make-out-bills": 5, "summer-camp": 1})
    other = norms.expected({"put-together-electronics": 1, "make-out-bills": 1, "summer-camp": 5})
    assert liking_code["write-a-program"] > other["write-a-program"]
