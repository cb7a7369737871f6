from __future__ import annotations

import pytest

from careercli.errors import UsageError
from careercli.fit.answers import (
    Answers,
    WrongAnswers,
    jobs_in,
    merged,
    read_answer_rows,
    read_answers,
    recall_answers,
)
from careercli.fit.bank import FitBank

TRACKS = ["engineering", "healthcare", "skilled-trades"]


def test_a_file_may_group_its_answers_or_name_activities_at_the_top(bank: FitBank) -> None:
    grouped = {
        "activities": {"run-hotel": 4},
        "values": {"help-others": 5},
        "conditions": {"travel": "never", "pay-floor": 40000},
        "tracks": ["healthcare"],
    }
    loose = {"run-hotel": 4, **{k: v for k, v in grouped.items() if k != "activities"}}
    expected = Answers(
        {"run-hotel": 4}, {"help-others": 5}, {"travel": "never", "pay-floor": 40000}, ("healthcare",)
    )
    assert read_answers(grouped, bank, TRACKS) == read_answers(loose, bank, TRACKS) == expected
    assert read_answers(expected.to_dict(), bank, TRACKS) == expected
    assert read_answers({}, bank, TRACKS) == Answers()


def test_every_problem_of_a_file_is_listed_at_once(bank: FitBank) -> None:
    plain = {
        "activities": {"run-hotl": 4, "make-music": 6, "lead-choir": True, "film-stunts": "much"},
        "values": {"help-other": 5},
        "conditions": {"travel": "nevr", "pay-floor": -1, "weather": "fine"},
        "tracks": ["helthcare", 3],
    }
    with pytest.raises(UsageError) as caught:
        read_answers(plain, bank, TRACKS, source="mine.yaml")
    said = caught.value.message
    assert said.startswith("mine.yaml: 10 problems: ")
    for part in (
        'did you mean "run-hotel"',
        "6 is not a whole number from 1 to 5",
        "True is not",
        "'much' is not",
        'did you mean "help-others"',
        'did you mean "never"',
        "-1 is not a whole number of US dollars",
        '"weather"',
        'did you mean "healthcare"',
        'called "3"',
    ):
        assert part in said
    assert "\n" not in said


@pytest.mark.parametrize("plain", [None, [], "run-hotel", {"activities": [1]}, {"tracks": "healthcare"}])
def test_the_wrong_shape_is_a_problem_and_no_crash(bank: FitBank, plain: object) -> None:
    with pytest.raises(UsageError, match="a problem"):
        read_answers(plain, bank, TRACKS)


def test_more_tracks_than_five_are_too_many(bank: FitBank) -> None:
    many = [f"track-{n}" for n in range(6)]
    with pytest.raises(UsageError, match="at most 5"):
        read_answers({"tracks": many}, bank, many)


def test_a_table_has_one_person_a_row(bank: FitBank) -> None:
    rows: list[dict[str, str | None]] = [
        {"person": "Ada", "run-hotel": "5", "travel": "never", "tracks": "healthcare; engineering"},
        {"person": "", "run-hotel": "", "travel": None, "tracks": ""},
    ]
    people = read_answer_rows(rows, bank, TRACKS)
    assert people[0] == ("Ada", Answers({"run-hotel": 5}, {}, {"travel": "never"}, ("engineering", "healthcare")))
    assert people[1] == ("2", Answers())


def test_a_tables_problems_name_their_rows(bank: FitBank) -> None:
    with pytest.raises(UsageError, match=r"2 problems: row 1: .*9 is not.*; row 2: .*run-hotl"):
        read_answer_rows([{"run-hotel": "9"}, {"run-hotl": "3"}], bank, TRACKS)


def test_an_unknown_column_is_named_once_for_the_whole_table(bank: FitBank) -> None:
    with pytest.raises(WrongAnswers) as caught:
        read_answer_rows([{"mood": "3"}, {"mood": "4"}, {"mood": "5", "run-hotel": "0"}], bank, TRACKS, source="t")
    assert len(caught.value.problems) == 2
    assert caught.value.summary == "t: 2 problems"


def test_saved_answers_forget_what_has_left_the_program(bank: FitBank) -> None:
    saved = {
        "activities": {"run-hotel": 4, "shoe-horses": 5},
        "values": {"fame": 3},
        "conditions": {"travel": "never", "weather": "fine"},
        "tracks": ["healthcare", "piracy"],
    }
    kept = recall_answers(saved, bank, TRACKS)
    assert kept == Answers({"run-hotel": 4}, {}, {"travel": "never"}, ("healthcare",))


@pytest.mark.parametrize("saved", [None, [], {"activities": [1]}, {"activities": {"run-hotel": 9}}])
def test_saved_answers_of_nobody_are_refused(bank: FitBank, saved: object) -> None:
    with pytest.raises(WrongAnswers):
        recall_answers(saved, bank, TRACKS)


def test_jobs_typed_in_one_line_are_told_apart() -> None:
    assert jobs_in("a nurse, or maybe a vet; high school teacher") == ["nurse", "vet", "high school teacher"]
    assert jobs_in("strategy and operations manager") == ["strategy and operations manager"]
    assert jobs_in("  ") == []


def test_two_sittings_over_one_quiz_lose_no_answer_of_either() -> None:
    begun = Answers({"make-music": 4, "run-hotel": 2})
    here = Answers({"make-music": 5, "run-hotel": 2, "sell-homes": 1}, tracks=("sales",))
    there = Answers({"make-music": 4, "run-hotel": 2, "lead-choir": 5}, {"help-others": 4})
    both = merged(here, begun, there)
    assert both.activities == {"make-music": 5, "run-hotel": 2, "sell-homes": 1, "lead-choir": 5}
    assert both.values == {"help-others": 4} and both.tracks == ("sales",)


def test_answers_of_an_earlier_version_still_mean_what_they_meant(bank: FitBank) -> None:
    old = read_answers({"conditions": {"education": "bachelor", "remote": "must"}}, bank, [])
    assert old.conditions == {"education": "four-years", "remote": "must"}


def test_a_number_means_the_same_on_every_condition(bank: FitBank) -> None:
    for question in bank.conditions:
        if question.field not in ("schooling", "have", "school", "experience", "pay"):
            assert [choice.id for choice in question.choices][:4] == ["want", "fine", "rather-not", "never"]
