"""Interview practice on the screen."""

from __future__ import annotations

from datetime import date

from careercli.catalog.role import QuestionKind
from careercli.me.model import Attempt, PracticeRecord, Rating
from careercli.me.practice import Answered, Drawn, Why, rate, star_prompts, summary
from careercli.screens.document import Document
from careercli.screens.interview_page import question_document, reveal_document, summary_document
from careercli.screens.plain import render_plain
from moves.moves_factory import make_question

TODAY = date(2026, 11, 23)
STORY = make_question("Tell me of a morning that went wrong.", QuestionKind.BEHAVIOURAL)
FACT = make_question("What is a poolish?")


def words(document: Document) -> str:
    return " ".join(render_plain(document, 80).split())


def record(note: str) -> PracticeRecord:
    attempt = Attempt(date(2026, 11, 20), Rating.FAIR, note)
    return PracticeRecord("baker#1", "baker", STORY.kind, STORY.ask, 1, TODAY, (attempt,))


def test_a_question_that_asks_for_a_story_comes_with_its_four_parts() -> None:
    told = words(question_document(Drawn("baker#1", STORY, Why.NEW, None), 1, 3, star_prompts(STORY)))
    assert "Question 1 of 3 · behavioral · not practiced yet" in told
    for part in ("Situation", "Task", "Action", "Result"):
        assert part in told
    plain = words(question_document(Drawn("baker#2", FACT, Why.DUE, None), 2, 3, star_prompts(FACT)))
    assert "Situation" not in plain


def test_the_question_gives_nothing_away_before_it_is_answered() -> None:
    told = words(question_document(Drawn("baker#1", STORY, Why.NEW, None), 1, 1, ()))
    assert STORY.probes not in told
    assert STORY.strong not in told


def test_afterwards_the_own_answer_stands_beside_what_is_looked_for() -> None:
    told = words(
        reveal_document(Drawn("baker#1", STORY, Why.NEW, None), "The oven died.\n\nI called the landlord.")
    )
    assert told.index("The oven died. I called the landlord.") < told.index(STORY.probes)
    assert STORY.strong in told
    assert STORY.weak in told
    assert "Last time" not in told


def test_what_was_noted_last_time_is_shown_again() -> None:
    told = words(reveal_document(Drawn("baker#1", STORY, Why.DUE, record("be shorter")), ""))
    assert "Last time, on 2026-11-20: fair. You noted: be shorter" in told
    assert "You noted" not in words(reveal_document(Drawn("baker#1", STORY, Why.DUE, record("")), ""))


def answered(*ratings: Rating) -> list[Answered]:
    questions = [STORY, FACT]
    return [
        Answered(question, rating, rate("baker", question, None, rating, today=TODAY))
        for question, rating in zip(questions, ratings, strict=False)
    ]


def test_the_summary_names_what_to_go_over_again_and_when_it_comes_up() -> None:
    told = words(summary_document("Baker", "baker", summary(answered(Rating.POOR, Rating.GOOD)), kept=True, left=1))
    assert "Baker: 2 answers" in told
    assert "1 poor, 1 good" in told
    assert "Behavioral 0 good of 1" in told
    assert "Left 1 question" in told
    assert f"Go over these again - {STORY.ask}" in told
    assert "comes up again on 2026-11-24." in told


def test_a_round_in_which_all_went_well_has_nothing_to_go_over() -> None:
    assert "Go over" not in words(summary_document("Baker", "baker", summary(answered(Rating.GOOD)), kept=True))


def test_a_round_without_a_rating_says_that_nothing_is_kept() -> None:
    assert "Nothing was rated" in words(summary_document("Baker", "baker", summary([]), kept=True))
    told = words(summary_document("Baker", "baker", summary(answered(Rating.GOOD)), kept=False))
    assert "With --no-save nothing is kept" in told
