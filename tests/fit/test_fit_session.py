from __future__ import annotations

import json
from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careercli.errors import UsageError
from careercli.fit.answers import Answers
from careercli.fit.bank import ConditionQuestion, FitBank
from careercli.fit.session import Length, Session, Stage

TRACKS = ["engineering", "healthcare"]


def begin(bank: FitBank, length: Length = Length.STANDARD, seed: int = 0) -> Session:
    return Session.begin(bank, bank.norms, length, seed)


def fitting_answer(session: Session, rating: int = 4) -> object:
    question = session.step.question
    if session.step.stage is Stage.TRACKS:
        return ["healthcare"]
    if session.step.stage in (Stage.JOBS, Stage.STRENGTHS):
        return []
    if isinstance(question, ConditionQuestion):
        return question.number.high if question.number else question.choices[0].id
    return rating


def until_result(session: Session, rating: int = 4) -> Session:
    while session.step.stage is not Stage.RESULT:
        session = session.answer(fitting_answer(session, rating))
    return session


def test_the_standard_quiz_goes_through_every_stage_in_order(bank: FitBank) -> None:
    session = begin(bank)
    stages: list[Stage] = []
    while session.step.stage is not Stage.RESULT:
        stages.append(session.step.stage)
        session = session.answer(fitting_answer(session))
    assert list(dict.fromkeys(stages)) == [
        Stage.WELCOME,
        Stage.TRACKS,
        Stage.JOBS,
        Stage.ACTIVITIES,
        Stage.VALUES,
        Stage.CONDITIONS,
        Stage.STRENGTHS,
    ]
    assert stages.count(Stage.ACTIVITIES) == 12
    assert len(session.answers.activities) == 12 and session.answers.tracks == ("healthcare",)


def test_progress_counts_within_the_stage(bank: FitBank) -> None:
    session = begin(bank)
    assert session.step.progress == ""
    for _ in range(9):
        session = session.answer(fitting_answer(session))
    assert session.step.progress == "7 of 12"


def test_short_asks_activities_alone_and_full_asks_all_of_them(bank: FitBank) -> None:
    short = until_result(begin(bank, Length.SHORT))
    assert len(short.answers.activities) == 12 and not short.answers.values and not short.answers.conditions
    full = until_result(begin(bank, Length.FULL))
    assert len(full.answers.activities) == len(bank.items) and not full.can_sharpen


def test_sharpening_goes_on_to_the_whole_bank_without_repeating(bank: FitBank) -> None:
    session = until_result(begin(bank))
    rounds = 0
    while session.can_sharpen:
        session = session.sharpen(bank.norms)
        assert session.step.stage is Stage.SHARPEN and session.step.total in (6, (len(bank.items) - 12) % 6)
        session = until_result(session, rating=1 + rounds % 5)
        rounds += 1
    assert rounds == -((12 - len(bank.items)) // 6)
    assert set(session.answers.activities) == set(bank.item_by_id)
    with pytest.raises(UsageError):
        session.sharpen(bank.norms)


def test_back_shows_the_earlier_answer_and_lets_it_be_changed(bank: FitBank) -> None:
    session = begin(bank).answer(None).answer([]).answer([])
    first = session.step.question
    session = session.answer(2).back()
    assert session.step.question == first and session.current_answer == 2
    session = session.answer(5)
    assert session.back().current_answer == 5
    assert begin(bank).back().step.stage is Stage.WELCOME


def test_a_skipped_question_has_no_answer_and_is_not_asked_again(bank: FitBank) -> None:
    session = begin(bank).answer(None).answer([]).answer([])
    skipped = session.step.question
    assert skipped is not None
    session = session.answer(3).back().skip()
    assert skipped.id in session.skipped and skipped.id not in session.answers.activities
    session = until_result(session).sharpen(bank.norms)
    assert skipped.id not in session.rounds[1]


def test_answering_what_was_skipped_takes_the_skip_back(bank: FitBank) -> None:
    session = begin(bank).skip().skip().skip().skip().back().answer(4)
    assert session.skipped == frozenset() and list(session.answers.activities.values()) == [4]


def test_the_seed_changes_the_order_and_not_what_is_asked(bank: FitBank) -> None:
    one, two = begin(bank, seed=1), begin(bank, seed=2)
    assert one.rounds != two.rounds
    assert set(one.rounds[0]) == set(two.rounds[0])
    assert begin(bank, seed=1).rounds == one.rounds


@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_pause_at_any_step_resumes_where_it_was(bank: FitBank, data: st.DataObject) -> None:
    session = begin(bank)
    for move in data.draw(st.lists(st.sampled_from(["answer", "skip", "back", "sharpen"]), max_size=60)):
        if session.step.stage is Stage.RESULT:
            session = session.sharpen(bank.norms) if move == "sharpen" else session.back()
        elif move == "answer":
            session = session.answer(fitting_answer(session))
        elif move == "skip":
            session = session.skip()
        else:
            session = session.back()
        saved = json.loads(json.dumps(session.to_dict()))
        assert Session.from_dict(saved, bank, TRACKS) == session


def test_a_track_or_question_that_is_gone_does_not_spoil_a_saved_quiz(bank: FitBank) -> None:
    saved = until_result(begin(bank)).to_dict()
    answers = saved["answers"]
    assert isinstance(answers, dict)
    answers["tracks"] = ["alchemy"]
    answers["activities"]["turn-lead-into-gold"] = 5
    session = Session.from_dict(saved, bank, TRACKS)
    assert session.answers.tracks == () and len(session.answers.activities) == 12


@pytest.mark.parametrize(
    "plain",
    [None, [], {}, {"format": 3}, {"format": 1, "rounds": 3}, {"format": 1, "rounds": [[]], "answers": {}}],
)
def test_a_damaged_save_is_refused_in_one_line(bank: FitBank, plain: object) -> None:
    with pytest.raises(UsageError, match="cannot be resumed"):
        Session.from_dict(plain, bank, TRACKS)


@pytest.mark.parametrize("value", [0, 6, "4", None, True, 2.5])
def test_what_is_no_rating_is_refused(bank: FitBank, value: object) -> None:
    session = begin(bank).answer(None).answer([]).answer([])
    with pytest.raises(UsageError):
        session.answer(value)


@pytest.mark.parametrize("value", ["healthcare", [1], list("abcdef")])
def test_what_is_no_list_of_tracks_is_refused(bank: FitBank, value: Iterable[object]) -> None:
    with pytest.raises(UsageError):
        begin(bank).answer(None).answer(value)


def test_a_wrong_choice_or_amount_is_refused(bank: FitBank) -> None:
    session = begin(bank)
    while session.step.stage is not Stage.CONDITIONS:
        session = session.answer(fitting_answer(session))
    with pytest.raises(UsageError, match="none of"):
        session.answer("sometimes")
    while not getattr(session.step.question, "number", None):
        session = session.answer(fitting_answer(session))
    with pytest.raises(UsageError, match="whole number"):
        session.answer("a lot")


def test_the_result_takes_no_answer(bank: FitBank) -> None:
    session = until_result(begin(bank, Length.SHORT))
    assert session.current_answer is None
    with pytest.raises(UsageError):
        session.answer(3)
    with pytest.raises(UsageError):
        session.skip()


def test_somebody_who_finished_earlier_stands_at_the_result_and_may_sharpen_it(bank: FitBank) -> None:
    answers = Answers({item.id: 4 for item in bank.items[:12]}, {"help-others": 4})
    session = Session.finished(bank, answers)
    assert session.step.stage is Stage.RESULT
    assert session.length is Length.STANDARD
    assert session.answers == answers
    further = session.sharpen(bank.norms)
    assert not {step.question.id for step in further.steps if step.stage is Stage.SHARPEN and step.question} & set(
        answers.activities
    )
    assert Session.finished(bank, Answers(answers.activities)).length is Length.SHORT
