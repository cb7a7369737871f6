from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careercli.errors import NotFoundError
from careercli.fit.answers import Answers
from careercli.fit.bank import FitBank
from careercli.fit.explain import explain
from careercli.fit.matching import Band
from careercli.fit.result_json import explanation_to_dict, to_json
from careercli.fit.table import RoleTable
from fit.fit_world import make_profile


def maker(bank: FitBank) -> Answers:
    likes = {id: 5 if bank.item_by_id[id].scale == "R" else 2 for id in bank.norms.next_items(18, {})}
    values = {"decide-how": 5, "help-others": 1, "secure-and-paid": 4}
    return Answers(likes, values, {"physical": "rather-not", "remote": "want"}, ("track-r",))


@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_shares_add_up_to_the_score_exactly(bank: FitBank, table: RoleTable, data: st.DataObject) -> None:
    activities = data.draw(st.dictionaries(st.sampled_from(list(bank.item_by_id)), st.integers(1, 5), max_size=15))
    values = data.draw(st.dictionaries(st.sampled_from(list(bank.value_by_id)), st.integers(1, 5)))
    tracks = data.draw(st.sampled_from([(), ("track-r",), ("track-a", "track-s")]))
    answers = Answers(activities, values, {"remote": "must", "people": "want"}, tracks)
    for slug in ("role-r", "role-as", "role-ci"):
        explanation = explain(slug, answers, bank, table)
        total = sum(share.amount for share in explanation.contributions)
        assert total == pytest.approx(explanation.suggestion.score, abs=1e-9)


def test_what_speaks_for_a_role_is_said_in_words(bank: FitBank, table: RoleTable) -> None:
    explanation = explain("role-r", maker(bank), bank, table)
    assert 2 <= len(explanation.speaks_for) <= 3
    assert all(share.amount > 0 for share in explanation.speaks_for)
    said = " ".join(share.reason for share in explanation.speaks_for)
    assert "You named its family" in said and "draws you more" in said


def test_why_not_is_answered_for_a_role_that_was_not_suggested(bank: FitBank, table: RoleTable) -> None:
    explanation = explain("role-s", maker(bank), bank, table)
    assert explanation.suggestion.band is Band.UNLIKELY
    against = explanation.speaks_against[0]
    assert against.amount < 0 and "draws you less" in against.reason


def test_a_role_ruled_out_says_by_which_answer(bank: FitBank, table: RoleTable) -> None:
    answers = replace(maker(bank), conditions={"pay-floor": 200_000})
    explanation = explain("role-r", answers, bank, table)
    assert explanation.suggestion.band is Band.UNLIKELY
    assert any(share.id == "pay-floor" and "rules it out" in share.reason for share in explanation.contributions)
    assert explanation.change is not None
    assert explanation.change.id == "pay-floor" and "accept" in explanation.change.words


def test_what_would_have_to_be_true_is_a_liking_or_a_limit_and_never_another_answer(bank: FitBank) -> None:
    role = make_profile("programmer", "I", areas=(("information-technology", 3), ("engineering", 1)))
    table = RoleTable.of([role], bank.statistics)
    likes = {id: 5 if bank.item_by_id[id].scale == "S" else 2 for id in bank.norms.next_items(18, {})}
    answers = Answers(likes)
    change = explain("programmer", answers, bank, table).change
    assert change is not None and change.kind in ("area", "condition")
    assert "had you" not in change.words.casefold()
    limited = replace(answers, conditions={"remote": "must"})
    freed = explain("programmer", replace(answers, conditions={}), bank, table).suggestion
    change = explain("programmer", limited, bank, table).change
    assert change is not None and (change.kind, change.id) == ("condition", "remote")
    assert change.band is freed.band and change.probability == pytest.approx(freed.probability)


def test_a_person_without_answers_gets_an_explanation_without_reasons(bank: FitBank, table: RoleTable) -> None:
    explanation = explain("role-r", Answers(), bank, table)
    assert not explanation.speaks_for and not explanation.speaks_against and explanation.change is None
    assert explanation.suggestion.score == 0.0


def test_an_unknown_role_is_not_found(bank: FitBank, table: RoleTable) -> None:
    with pytest.raises(NotFoundError):
        explain("role-x", Answers(), bank, table)


def test_explanations_are_the_same_bytes_every_time(bank: FitBank, table: RoleTable) -> None:
    texts = {to_json(explanation_to_dict(explain("role-e", maker(bank), bank, table))) for _ in range(3)}
    assert len(texts) == 1
