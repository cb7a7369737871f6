from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careercli.catalog.role import Question, QuestionKind
from careercli.errors import UsageError
from careercli.me.model import Attempt, PracticeRecord, Rating
from careercli.me.practice import (
    WAIT_DAYS,
    Answered,
    Why,
    days_until_again,
    draw,
    question_id,
    rate,
    star_prompts,
    summary,
)
from me.me_factory import TODAY
from moves.moves_factory import make_question

KINDS = list(QuestionKind)
QUESTIONS = [make_question(f"Question {n}?", KINDS[n % 5]) for n in range(10)]


def drawn(records: list[PracticeRecord], count: int = 10, seed: int = 1) -> list[tuple[str, Why]]:
    chosen = draw("baker", QUESTIONS, records, today=TODAY, count=count, seed=seed)
    return [(one.question.ask, one.why) for one in chosen]


def test_what_went_badly_comes_first_then_what_is_due_then_new_then_the_rest() -> None:
    days = [TODAY - timedelta(days=n) for n in (2, 30, 4, 1)]
    ratings = [Rating.POOR, Rating.GOOD, Rating.FAIR, Rating.GOOD]
    records = [
        rate("baker", QUESTIONS[n], None, rating, today=day)
        for n, (day, rating) in enumerate(zip(days, ratings, strict=True))
    ]
    order = drawn(records)
    assert order[:3] == [
        ("Question 0?", Why.WENT_BADLY),
        ("Question 1?", Why.DUE),
        ("Question 2?", Why.DUE),
    ]
    assert {why for _, why in order[3:9]} == {Why.NEW}
    assert order[9] == ("Question 3?", Why.EARLY)


def test_new_questions_take_turns_by_kind() -> None:
    chosen = draw("baker", QUESTIONS, [], today=TODAY, count=5, seed=3)
    assert {one.question.kind for one in chosen} == set(QuestionKind)


def test_only_the_kinds_asked_for_are_drawn() -> None:
    chosen = draw("baker", QUESTIONS, [], today=TODAY, count=9, seed=3, kinds=[QuestionKind.CASE])
    assert [one.question.kind for one in chosen] == [QuestionKind.CASE] * 2


def test_the_same_seed_draws_the_same_and_another_seed_another_order() -> None:
    assert drawn([], seed=4) == drawn([], seed=4)
    assert len({tuple(drawn([], seed=seed)) for seed in range(5)}) > 1


def test_no_practice_of_nothing() -> None:
    with pytest.raises(UsageError):
        drawn([], count=0)


@given(st.lists(st.sampled_from(Rating), min_size=1, max_size=12))
def test_the_schedule_is_leitners(ratings: list[Rating]) -> None:
    record, box, today = None, 1, TODAY
    for rating in ratings:
        told = days_until_again(record, rating)
        record = rate("baker", QUESTIONS[0], record, rating, today=today, note="n")
        assert record.due == today + timedelta(days=told)
        box = {Rating.POOR: 1, Rating.FAIR: box, Rating.GOOD: min(5, box + 1)}[rating]
        assert (record.box, record.due) == (box, today + timedelta(days=WAIT_DAYS[box]))
        today = record.due
    assert record is not None
    assert [attempt.rating for attempt in record.attempts] == ratings


@given(st.lists(st.sampled_from(Rating), min_size=1, max_size=8), st.integers(1, 5), st.integers(1, 40))
def test_practice_ahead_of_the_day_moves_no_question_up(ratings: list[Rating], box: int, days: int) -> None:
    due = TODAY + timedelta(days=days)
    attempt = Attempt(TODAY - timedelta(days=1), Rating.GOOD)
    record = PracticeRecord(
        question_id("baker", QUESTIONS[0].ask), "baker", QUESTIONS[0].kind, "", box, due, (attempt,)
    )
    for rating in ratings:
        told = days_until_again(record, rating, TODAY)
        after = rate("baker", QUESTIONS[0], record, rating, today=TODAY)
        assert after.due == TODAY + timedelta(days=told)
        if rating is Rating.POOR:
            assert (after.box, after.due) == (1, TODAY + timedelta(days=1))
        else:
            assert (after.box, after.due) == (record.box, record.due)
        assert len(after.attempts) == len(record.attempts) + 1
        record = after


def test_an_evening_of_the_same_questions_brings_them_back_in_three_days_not_in_five_weeks() -> None:
    record = None
    for _ in range(4):
        record = rate("baker", QUESTIONS[0], record, Rating.GOOD, today=TODAY)
    assert record is not None
    assert (record.box, record.due, len(record.attempts)) == (2, TODAY + timedelta(days=3), 4)


def test_reflowing_a_role_file_or_editing_its_answers_keeps_every_record() -> None:
    question = make_question("Tell me how you\n  scale a recipe.")
    edited = Question("Tell me how you scale a recipe.", QuestionKind.CASE, "Else.", "More.", "Less.")
    record = rate("baker", question, None, Rating.POOR, today=TODAY)
    (again,) = draw("baker", [edited], [record], today=TODAY + timedelta(days=1), count=1, seed=0)
    assert (again.record, again.why) == (record, Why.WENT_BADLY)


def test_a_question_worded_anew_is_new_and_the_same_words_in_another_role_are_another_question() -> None:
    assert question_id("baker", "Why bread?") != question_id("baker", "Why cake?")
    assert question_id("baker", "Why bread?") != question_id("cook", "Why bread?")
    assert question_id("baker", "Why bread?") == "baker#ae592b830855"


def test_only_behavioural_questions_get_the_four_prompts() -> None:
    assert [name for name, _ in star_prompts(make_question("?", QuestionKind.BEHAVIOURAL))] == [
        "Situation",
        "Task",
        "Action",
        "Result",
    ]
    assert star_prompts(make_question("?", QuestionKind.CASE)) == ()


def test_the_summary_counts_by_rating_and_kind_and_names_what_to_go_over() -> None:
    given = [(0, Rating.GOOD), (1, Rating.FAIR), (5, Rating.POOR)]
    answered = [
        Answered(QUESTIONS[n], rating, rate("baker", QUESTIONS[n], None, rating, today=TODAY))
        for n, rating in given
    ]
    found = summary(answered)
    assert found.ratings == ((Rating.POOR, 1), (Rating.FAIR, 1), (Rating.GOOD, 1))
    assert found.kinds == ((QuestionKind.TECHNICAL, 1, 2), (QuestionKind.CASE, 0, 1))
    assert [question.ask for question in found.again] == ["Question 5?", "Question 1?"]
    assert found.next_due == TODAY + timedelta(days=1)
    assert summary([]).next_due is None
