"""`careercli fit`: answers from files, questions for others, why and why not; the quiz and the check as typed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from careercli.cli.app import dispatch
from careercli.errors import CareerError
from careercli.fit import MINUTES
from careercli.me.model import Person, QuizRecord
from careercli.me.store import PersonalStore
from support.fake_streams import make_terminal, written
from support.fit_data import ANSWERS, quiz_data

Cli = Callable[..., Any]
NOTICE = "not a test of ability"


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The frozen catalogue with the quiz."""
    return quiz_data(tmp_path_factory.mktemp("quiz") / "data")


@pytest.fixture
def fit(cli: Cli, data: Path) -> Cli:
    """Runs `careercli fit` with some arguments, without a terminal."""
    return lambda *arguments, **environment: cli("fit", *arguments, CAREERCLI_DATA=str(data), **environment)


class Sitting:
    """A person who types at an accessible terminal, again and again over the same personal folder."""

    def __init__(self, data: Path, cache: Path, home: Path) -> None:
        self.personal = home / "personal"
        self._environment = {
            "COLUMNS": "80", "LINES": "24", "CAREERCLI_DATA": str(data), "CAREERCLI_CACHE_DIR": str(cache),
            "CAREERCLI_CONFIG_DIR": str(home / "config"), "CAREERCLI_DATA_DIR": str(self.personal),
        }  # fmt: skip

    def __call__(self, arguments: str, *typed: str) -> str:
        """Type the lines and give what was shown; an error that a person would read stands at its end."""
        terminal = make_terminal("".join(f"{line}\n" for line in typed), **self._environment)
        try:
            dispatch(["--accessible", *arguments.split()], terminal)
        except CareerError as error:
            return f"{written(terminal.stdout)}exit {int(error.exit_code)}: {error.message}"
        return written(terminal.stdout)

    @property
    def person(self) -> Person:
        """What is kept now."""
        return PersonalStore(self.personal).load().person

    @property
    def draft(self) -> Mapping[str, Any]:
        """The quiz that is kept half done; there must be one."""
        draft = self.person.quiz_draft
        assert draft is not None
        return draft

    @property
    def last(self) -> QuizRecord:
        """The result that is kept; there must be one."""
        last = self.person.latest_quiz
        assert last is not None
        return last


@pytest.fixture
def sitting(data: Path, cli_cache: Path, tmp_path: Path) -> Sitting:
    return Sitting(data, cli_cache, tmp_path)


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "answers.yaml"
    path.write_text(yaml.safe_dump(ANSWERS), encoding="utf-8")
    return path


# --- answers from files ------------------------------------------------------------------------------------


def test_answers_in_a_file_give_the_result_page(fit: Cli, answers: Path) -> None:
    ran = fit("--answers", str(answers))
    assert ran.code == 0
    assert ran.err == ""
    assert NOTICE in ran.out
    for section in ("WHAT YOU LIKE DOING", "FAMILIES OF WORK", "ROLES TO LOOK AT", "NEXT"):
        assert section in ran.out
    assert "Registered Nurse" in ran.out
    assert "%" not in ran.out


def test_the_same_answers_give_the_same_bytes_in_any_order_and_as_yaml_or_json(
    fit: Cli, answers: Path, tmp_path: Path
) -> None:
    turned = {section: ANSWERS[section] for section in reversed(ANSWERS)}
    turned["activities"] = dict(reversed(ANSWERS["activities"].items()))
    (tmp_path / "answers.json").write_text(json.dumps(turned), encoding="utf-8")
    runs = [fit("--answers", str(answers), "--json").out for _ in range(2)]
    runs.append(fit("--answers", str(tmp_path / "answers.json"), "--format", "json").out)
    assert len(set(runs)) == 1
    told = json.loads(runs[0])
    assert (told["kind"], told["version"]) == ("fit", 1)
    assert told["data"]["suggestions"][0]["role"] == "registered-nurse"
    assert NOTICE in told["data"]["notice"]


def test_nothing_from_a_file_is_kept_as_the_persons_own(fit: Cli, answers: Path, tmp_path: Path) -> None:
    fit("--answers", str(answers))
    assert not (tmp_path / "personal").exists()


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_gives_one_line_of_json_a_person(fit: Cli, tmp_path: Path, mark: str) -> None:
    people = tmp_path / "class.csv"
    columns = ["person", *ANSWERS["activities"], "travel", "tracks"]
    ada = ["Ada", *map(str, ANSWERS["activities"].values()), "never", "healthcare business-operations"]
    lines = [columns, ada, ["", *["3"] * len(ANSWERS["activities"]), "", ""]]
    people.write_text("\ufeff" + "\n".join(mark.join(line) for line in lines), encoding="utf-8")
    ran = fit("--answers", str(people))
    told = [json.loads(line) for line in ran.out.splitlines()]
    assert [one["person"] for one in told] == ["Ada", "2"]
    assert [one["clear"] for one in told] == [True, False]
    assert told[1]["unclear"] == "all answers alike"


def test_a_bad_file_lists_every_problem_one_a_line(fit: Cli, tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(
        "activities: {run-hotl: 4, make-music: 6, lead-choir: on}\n"
        "values: {help-other: 5}\nconditions: {travel: nevr, pay-floor: -1}\ntracks: [helthcare]\n",
        encoding="utf-8",
    )
    ran = fit("--answers", str(path))
    assert ran.code == 2
    assert ran.out == ""
    for part in ('"run-hotel"', "6 is not", "lead-choir", '"help-others"', '"never"', "-1 is not", '"healthcare"'):
        assert sum(part in line for line in ran.err.splitlines()) >= 1
    assert ran.error.message == f"{path}: {len(ran.err.splitlines())} problems"
    assert "--questions" in ran.error.hint


def test_a_bad_table_names_rows_and_an_unknown_column_once(fit: Cli, tmp_path: Path) -> None:
    path = tmp_path / "class.csv"
    path.write_text("person,run-hotel,xyz\nAda,9,1\nBo,x,2\nCy,3,3\n", encoding="utf-8")
    ran = fit("--answers", str(path))
    assert ran.err.splitlines() == [
        f'{path}: row 1: "run-hotel": 9 is not a whole number from 1 to 5',
        f'{path}: row 1: no activity is called "xyz"',
        f"{path}: row 2: \"run-hotel\": 'x' is not a whole number from 1 to 5",
    ]
    assert ran.code == 2


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        ("a.yaml", "a: [1\n", 2, "not valid YAML"),
        ("a.yaml", "", 2, "is empty"),
        ("a.yaml", "- 1\n", 2, "expected a mapping"),
        ("a.json", '{"run-hotel": 4,}', 2, "is no JSON"),
        ("a.json", '{"run-hotel": 4, "run-hotel": 5}', 2, "answered twice"),
        ("a.json", "[" * 100_000, 2, "is no JSON"),
        ("a.csv", "", 2, "holds nobody"),
        ("a.csv", "person,run-hotel\n", 2, "holds nobody"),
        ("a.csv", "run-hotel,run-hotel\n1,2\n", 2, "there twice"),
        ("a.csv", 'person,run-hotel\n"Ada,3\n', 2, "is no table"),
        ("a.csv", "person,run-hotel\nAda,3,4\n", 2, "more cells than columns"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_in_one_line(
    fit: Cli, tmp_path: Path, name: str, content: str, code: int, said: str
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    ran = fit("--answers", str(tmp_path / name))
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.error.message
    assert "\n" not in ran.error.message


def test_a_missing_file_a_folder_and_foreign_bytes_are_no_crash(fit: Cli, tmp_path: Path) -> None:
    assert fit("--answers", str(tmp_path / "none.yaml")).code == 3
    assert "cannot be read" in fit("--answers", str(tmp_path)).error.message
    (tmp_path / "latin.yaml").write_bytes(b"caf\xe9: 1")
    assert "UTF-8" in fit("--answers", str(tmp_path / "latin.yaml")).error.message


# --- questions for another front end ------------------------------------------------------------------------


def test_every_question_is_printed_with_what_may_be_answered(fit: Cli, tmp_path: Path) -> None:
    asked = json.loads(fit("--questions").out)
    assert len(asked["activities"]) == 116
    assert asked["scales"]["activities"]["5"] == "Would enjoy it a lot"
    assert "statistics" not in asked
    # Whoever answers all of it by these ids and choices is understood.
    given = {
        "activities": {one["id"]: 4 for one in asked["activities"]},
        "values": {one["id"]: 4 for one in asked["values"]},
        "conditions": {
            one["id"]: one["number"]["low"] if one["number"] else one["choices"][0]["id"]
            for one in asked["conditions"]
        },
        "tracks": [one["id"] for one in asked["tracks"]][:5],
    }
    path = tmp_path / "all.json"
    path.write_text(json.dumps(given), encoding="utf-8")
    assert fit("--answers", str(path), "--json").code == 0


# --- why, and why not ---------------------------------------------------------------------------------------


def test_any_role_is_explained_suggested_or_not(fit: Cli, answers: Path) -> None:
    liked = fit("explain", "rn", "--answers", str(answers)).out
    assert liked.startswith("Registered Nurse and you\n")
    assert "You named its family" in liked
    unlikely = fit("explain", "product-manager", "--answers", str(answers)).out
    assert "not among the likely ones" in unlikely
    for text in (liked, unlikely):
        assert "SPEAKS AGAINST IT" in text
        assert "SPEAKS FOR IT" in text
        assert NOTICE in " ".join(text.split())


def test_the_shares_of_all_answers_add_up_to_the_score(fit: Cli, answers: Path) -> None:
    told = json.loads(fit("explain", "registered", "nurse", "--answers", str(answers), "--json").out)
    assert (told["kind"], told["role"]) == ("fit-explanation", "registered-nurse")
    total = sum(share["amount"] for share in told["data"]["contributions"])
    assert total == pytest.approx(told["data"]["suggestion"]["score"], abs=0.002)


def test_a_role_ruled_out_says_which_limit_did_it(fit: Cli, tmp_path: Path) -> None:
    path = tmp_path / "limits.json"
    path.write_text(json.dumps({**ANSWERS, "conditions": {"irregular-hours": "never"}}), encoding="utf-8")
    told = fit("explain", "rn", "--answers", str(path)).out
    assert "You ruled it out by a limit." in told
    assert "Nights, weekends or being on call\n" in told
    assert 'You said "Not acceptable"; this work has very much of it. That rules it out.' in " ".join(told.split())
    change = told.split("WHAT WOULD HAVE TO BE TRUE")[1]
    assert "you could accept" in change, "while a limit rules it out, nothing else helps"


def test_without_any_answers_there_is_nothing_to_explain(fit: Cli) -> None:
    ran = fit("explain", "rn")
    assert ran.code == 2
    assert "--answers FILE" in ran.error.hint


def test_explaining_takes_one_person_and_a_role(fit: Cli, tmp_path: Path) -> None:
    (tmp_path / "class.csv").write_text("person\nAda\n", encoding="utf-8")
    assert "many people" in fit("explain", "rn", "--answers", str(tmp_path / "class.csv")).error.message
    assert "which role" in fit("explain").error.message


# --- no terminal --------------------------------------------------------------------------------------------


def test_without_a_terminal_the_flag_that_answers_is_named(fit: Cli) -> None:
    quiz, check = fit(), fit("rn")
    assert quiz.code == check.code == 2
    assert "--answers FILE" in quiz.error.hint
    assert "--answers FILE" in check.error.hint


def test_a_length_there_is_not_names_those_there_are(fit: Cli) -> None:
    assert "short, standard, full" in fit("--length", "long").error.hint


def test_a_catalogue_without_a_quiz_says_so(cli: Cli) -> None:
    ran = cli("fit", "--questions")
    assert ran.code == 4
    assert "no quiz" in ran.error.message


# --- the quiz, typed ----------------------------------------------------------------------------------------

BEGIN, NO_TRACKS, NO_JOBS = "", "", ""
TWELVE = ("1", "2", "3", "5", "2", "1", "3", "2", "5", "3", "4", "5")
CLOSER, SHARPER, FURTHER, THROUGH, DONE = "1", "2", "3", "4", "5"
"""What stands where in the menu beneath the clear result of a short quiz."""


def test_a_whole_short_quiz_ends_in_a_result_that_is_kept(sitting: Sitting) -> None:
    shown = sitting("fit --length short", BEGIN, "2", NO_JOBS, *TWELVE, DONE)
    assert "It is not a test" in shown
    assert "about two minutes" in shown
    assert "What you like doing · 12 of 12" in shown
    assert "Your fit quiz\nfrom 12 rated activities" in shown
    assert NOTICE in shown
    person = sitting.person
    assert person.quiz_draft is None
    assert sorted(sitting.last.answers["activities"].values()) == sorted(map(int, TWELVE))
    assert NOTICE in sitting.last.result["notice"]


def test_a_whole_standard_quiz_asks_values_and_limits_too(sitting: Sitting) -> None:
    limits = ["2"] * 10 + ["2", "2", "6", "3", "45,000"]
    no_strengths, done = "", "4"
    shown = sitting("fit", BEGIN, NO_TRACKS, NO_JOBS, *TWELVE, *["4"] * 4, *["2"] * 4, *limits, no_strengths, done)
    assert "What you want from work · 8 of 8" in shown
    assert "What you would accept · 15 of 15" in shown
    kept = sitting.last.answers
    assert kept["conditions"]["pay-floor"] == 45000
    assert kept["conditions"]["education"] == "four-years"
    assert len(kept["values"]) == 8


def test_what_the_quiz_says_is_what_the_same_answers_say_in_a_file(
    sitting: Sitting, fit: Cli, tmp_path: Path
) -> None:
    shown = sitting("fit --length short --json", BEGIN, "1 3", NO_JOBS, *TWELVE)
    path = tmp_path / "mine.json"
    path.write_text(json.dumps(dict(sitting.last.answers)), encoding="utf-8")
    assert shown.endswith(fit("--answers", str(path), "--json").out)


def test_every_answer_is_kept_at_once_and_the_quiz_goes_on_where_it_was_left(sitting: Sitting) -> None:
    left = sitting("fit", BEGIN, "1", NO_JOBS, "5", "4", "q")
    assert left.endswith("exit 130: left the fit quiz; your answers are kept: `careercli fit` goes on")
    draft = sitting.draft
    assert sorted(draft["answers"]["activities"].values()) == [4, 5]
    assert len(draft["answers"]["tracks"]) == 1
    again = sitting("fit", "1", "b", "q")
    assert "You left it at: What you like doing, 3 of 12." in again
    assert "What you like doing · 3 of 12" in again
    assert "4. Would like it (your answer)" in again


def test_starting_again_forgets_the_draft_only_once_something_is_answered(sitting: Sitting) -> None:
    sitting("fit", BEGIN, "1", NO_JOBS, "5", "q")
    sitting("fit", "2", "q")
    assert sitting.draft["answers"]["activities"]
    sitting("fit", "2", BEGIN, NO_TRACKS, NO_JOBS, "q")
    assert not sitting.draft["answers"]["activities"]


def test_leaving_at_the_first_question_keeps_and_says_nothing_was_answered(sitting: Sitting) -> None:
    assert sitting("fit", "q").endswith("nothing was answered yet")
    assert not sitting.personal.exists()


def test_what_cannot_be_pictured_is_skipped_and_may_be_answered_after_all(sitting: Sitting) -> None:
    sitting("fit", BEGIN, NO_TRACKS, NO_JOBS, "s", "3", "q")
    draft = sitting.draft
    assert len(draft["skipped"]) == len(draft["answers"]["activities"]) == 1
    sitting("fit", "1", "b", "b", "5", "q")
    assert len(sitting.draft["answers"]["activities"]) == 2
    assert sitting.draft["skipped"] == []


def test_nothing_is_written_without_saving(sitting: Sitting) -> None:
    shown = sitting("fit --no-save --length short", BEGIN, NO_TRACKS, NO_JOBS, *TWELVE, DONE)
    assert "Nothing is saved" in shown
    assert "fit explain" not in shown, "there would be nothing to explain from"
    assert sitting("fit --no-save", BEGIN, "q").endswith("nothing was saved")
    assert not sitting.personal.exists()


def test_save_keeps_where_the_environment_says_no(sitting: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAREERCLI_NO_SAVE", "1")
    sitting("fit --length short", BEGIN, NO_TRACKS, NO_JOBS, *TWELVE, DONE)
    assert not sitting.personal.exists()
    sitting("fit --save --length short", BEGIN, NO_TRACKS, NO_JOBS, *TWELVE, DONE)
    assert sitting.person.latest_quiz is not None


def test_a_result_is_made_sharper_six_at_a_time(sitting: Sitting) -> None:
    shown = sitting(
        "fit --length short", BEGIN, NO_TRACKS, NO_JOBS, *TWELVE, SHARPER, *["4"] * 6, SHARPER, *["2"] * 6, DONE
    )
    for rated in (12, 18, 24):
        assert f"from {rated} rated activities" in shown
    assert "What you like doing: a few more · 6 of 6" in shown
    assert len(sitting.person.quizzes) == 1, "one result a quiz is kept, the last"
    assert len(sitting.last.answers["activities"]) == 24


def test_the_whole_bank_can_be_asked_and_then_there_is_no_more(sitting: Sitting) -> None:
    shown = sitting(
        "fit --length full --no-save",
        BEGIN,
        NO_TRACKS,
        NO_JOBS,
        *["4", "2", "5", "1"] * 29,
        *["s"] * 23,
        "",
        "3",
        "3",
    )
    assert "What you like doing · 116 of 116" in shown
    assert "Make it sharper" not in shown


def test_a_short_quiz_can_be_completed_at_its_result(sitting: Sitting) -> None:
    shown = sitting(
        "fit --length short", BEGIN, NO_TRACKS, NO_JOBS, *TWELVE, FURTHER, *["5"] * 8, *["s"] * 15, "", "4"
    )
    assert "Add what you want and would accept: 23 questions" in shown
    assert len(sitting.last.answers["values"]) == 8


def test_one_may_go_through_all_answers_again(sitting: Sitting) -> None:
    again = [*[""] * 11, "1"]
    sitting("fit --length short", BEGIN, "2", NO_JOBS, *TWELVE, THROUGH, "", "", *again, DONE)
    kept = sitting.last.answers
    assert sorted(kept["activities"].values()) == sorted([*map(int, TWELVE[:11]), 1])
    assert len(kept["tracks"]) == 1


def test_a_round_answered_earlier_is_no_stop_on_the_way_through(sitting: Sitting) -> None:
    # With no clear result, the menu also offers the one question that would help.
    through, done = str(int(THROUGH) + 1), str(int(DONE) + 1)
    again = ["", "", *[""] * 12, *[""] * 6]
    shown = sitting(
        "fit --length short", BEGIN, NO_TRACKS, NO_JOBS, *TWELVE, SHARPER, *["3"] * 6, through, *again, done
    )
    assert shown.count("Your fit quiz") == 3


def test_back_from_a_further_round_leads_to_the_result(sitting: Sitting) -> None:
    shown = sitting("fit --length short", BEGIN, NO_TRACKS, NO_JOBS, *TWELVE, SHARPER, "b", DONE)
    assert shown.count("Your fit quiz") == 2


def test_a_result_from_an_earlier_day_can_be_seen_sharpened_or_begun_again(sitting: Sitting) -> None:
    sitting("fit --length short", BEGIN, NO_TRACKS, NO_JOBS, *TWELVE, DONE)
    shown = sitting("fit", "1", DONE)
    assert "You took it on " in shown
    assert "from 12 rated activities" in shown
    assert "from 18 rated activities" in sitting("fit", "2", *["4"] * 6, DONE)
    assert "It is not a test" in sitting("fit", "3", "q")


def test_leaving_at_the_result_keeps_it(sitting: Sitting) -> None:
    left = sitting("fit --length short", BEGIN, NO_TRACKS, NO_JOBS, *TWELVE, "q")
    assert left.endswith("your answers and the result are kept: `careercli fit` shows them again")
    assert sitting.person.latest_quiz is not None
    assert "You answered it to its end." in sitting("fit", "q")


def test_a_result_so_far_can_be_seen_before_the_end(sitting: Sitting) -> None:
    sitting("fit", BEGIN, NO_TRACKS, NO_JOBS, *TWELVE[:7], "q")
    assert "from 7 rated activities" in sitting("fit", "2", DONE)


def test_the_seed_changes_the_order_and_not_the_questions(sitting: Sitting) -> None:
    orders = []
    for seed in (0, 1):
        shown = sitting(f"fit --no-save --length short --seed {seed}", BEGIN, NO_TRACKS, NO_JOBS, *["3"] * 12, DONE)
        orders.append([line for line in shown.splitlines() if line.startswith("How would you like to")])
    assert orders[0] != orders[1]
    assert sorted(orders[0]) == sorted(orders[1])


def test_all_neutral_is_no_clear_result_and_says_what_would_help(sitting: Sitting) -> None:
    shown = sitting("fit --no-save --length short", BEGIN, NO_TRACKS, NO_JOBS, *["3"] * 12, DONE)
    assert "All answers alike." in shown and "No clear result" in shown
    assert "Roles to look at" not in shown


def test_a_draft_that_cannot_be_read_is_said_and_begun_again(sitting: Sitting) -> None:
    PersonalStore(sitting.personal).update(lambda person: person.with_quiz_draft({"format": 99}))
    assert "It is not a test" in sitting("fit", "q")


def test_saved_answers_explain_and_the_fuller_ones_count(sitting: Sitting) -> None:
    sitting("fit --length short", BEGIN, "2", NO_JOBS, *TWELVE, DONE)
    sitting("fit", "3", BEGIN, NO_TRACKS, NO_JOBS, "1", "q")
    shown = sitting("fit explain tpm")
    assert "Technical Product Manager and you" in shown
    assert "Speaks against it" in shown


# --- the fit check of one role ------------------------------------------------------------------------------


def test_the_check_of_a_role_ends_in_words_and_is_kept(sitting: Sitting) -> None:
    shown = sitting("fit rn", *["5"] * 4, *["1", "2", "3", "4"] * 12)
    assert "Registered Nurse: a fit check" in shown
    for section in (
        "Where you and the role agree",
        "The tensions that people quit over",
        "Find out before you decide",
    ):
        assert section in shown
    assert "What the interview will press on" in shown
    assert "Ask " in shown
    assert "careercli fit\n" in shown, "without the quiz, the quiz is named"
    assert NOTICE in " ".join(shown.split())
    assert "100" not in shown.split("a fit check")[1]
    check = sitting.person.fit_checks[-1]
    assert check.role == "registered-nurse"
    assert check.result["headline"] in " ".join(shown.split())


def test_a_check_is_resumed_where_it_was_left(sitting: Sitting) -> None:
    left = sitting("fit rn", "5", "4", "q")
    assert "left the fit check of Registered Nurse; your answers are kept: `careercli fit registered-nurse`" in left
    assert sitting.person.fit_checks[-1].answers["answers"] == {"suits.0": 5, "suits.1": 4}
    again = sitting("fit rn", "1", "b", "q")
    assert "You left it at: How much is this you? 3 of " in again
    assert "4. Mostly me (your answer)" in again
    assert "You left it at" not in sitting("fit tpm", "q")
    fresh = sitting("fit rn", "2", "3", "q")
    assert fresh.count("1 of ") >= 1
    assert sitting.person.fit_checks[-1].answers["answers"] == {"suits.0": 3}


def test_the_check_does_not_ask_again_what_the_quiz_knows_and_says_what_it_says(
    sitting: Sitting, answers: Path
) -> None:
    typed = ["5"] * 4 + ["1", "2", "3"] * 14
    alone = sitting("fit rn --no-save", *typed)
    known = sitting(f"fit rn --no-save --answers {answers}", *typed)
    assert "Nights, weekends or being on call" in alone.split("a fit check")[0]
    assert "What your quiz says of it" not in alone
    assert "What your quiz says of it" in known
    assert "By your quiz answers this role is" in known


def test_a_finished_check_stays_when_the_role_is_checked_again(sitting: Sitting) -> None:
    typed = ["5"] * 4 + ["1", "2", "3"] * 14
    sitting("fit rn", *typed)
    sitting("fit rn", "5", "q")
    kept = sitting.person.fit_checks
    assert [bool(one.result) for one in kept] == [True, False]


def test_a_check_comes_as_json_too(sitting: Sitting) -> None:
    shown = sitting("fit rn --json --no-save", *["5"] * 4, *["1", "2", "3"] * 14)
    told = json.loads(shown[shown.index('{\n  "kind"') :])
    assert (told["kind"], told["role"]) == ("fit-check", "registered-nurse")
    assert told["data"]["enough"] is True
    assert NOTICE in told["data"]["notice"]


def test_leaving_a_check_that_nothing_was_answered_in_keeps_nothing(sitting: Sitting) -> None:
    assert sitting("fit rn", "q").endswith("nothing was answered yet")
    assert not sitting.personal.exists()


# --- what a newcomer types ------------------------------------------------------------------------------------


def test_jobs_that_are_not_known_hold_nobody_up_and_what_was_understood_is_said(sitting: Sitting) -> None:
    shown = " ".join(sitting("fit", "", "", "nurse, barrister of the moon, zzzz", "q").split())
    assert "nurse as Registered Nurse" in shown
    assert shown.count("zzzz; the others count.") == 1
    assert "How would you like to" in shown, "the quiz went on"
    assert "registered-nurse" in sitting.draft["answers"]["jobs"]


def test_a_job_with_figures_alone_counts_by_its_family(sitting: Sitting) -> None:
    shown = " ".join(sitting("fit", "", "", "project management specialists", "q").split())
    assert "Not found" not in shown
    assert "it counts as" in shown
    assert "business-operations" in sitting.draft["answers"]["tracks"]
    assert sitting.draft["answers"]["jobs"] == []


def test_nothing_that_is_known_is_no_obstacle_either(sitting: Sitting) -> None:
    shown = " ".join(sitting("fit", "", "", "idk", "q").split())
    assert "Not found here: idk. " in shown
    assert "1 of 12" in shown


def test_a_quiz_that_was_only_opened_explains_nothing(sitting: Sitting) -> None:
    sitting("fit", "", "", "nurse", "q")
    told = sitting("fit explain registered-nurse")
    assert "likely" not in told
    assert told.endswith("exit 2: there are no saved answers to explain from; no activity is rated yet")


def test_the_least_pay_may_be_said_by_the_hour(sitting: Sitting) -> None:
    typed = ["", "", "", *("3" * 12), *("3" * 8), *("s" * 14), "$19 an hour", "q"]
    shown = " ".join(sitting("fit", *typed).split())
    assert "$19 an hour is about $39,520 a year" in shown
    assert sitting.draft["answers"]["conditions"]["pay-floor"] == 39_520


def test_every_screen_gives_the_quiz_the_same_time(sitting: Sitting) -> None:
    assert f"about {MINUTES['standard']}" in " ".join(sitting("fit", "q").split())
    from careercli.explorer import keys_table

    told = " ".join(sitting("me").split())
    assert f"a quiz of about {MINUTES['standard']}" in told
    assert MINUTES["standard"] == "five minutes"
    assert "5 minutes" in next(key.help for key in vars(keys_table)["GO"] if key.press == "z")
