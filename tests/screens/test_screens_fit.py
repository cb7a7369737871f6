"""The result of the quiz, why and why not a role, and the fit check: what stands on the page at every width."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from careercli.catalog.check import check
from careercli.catalog.role import Role
from careercli.catalog.sources import bundled_sources
from careercli.fit.answers import Answers, read_answers
from careercli.fit.bank import FitBank
from careercli.fit.bank_files import load_bank
from careercli.fit.check import CheckSession
from careercli.fit.explain import Change, Contribution, explain
from careercli.fit.matching import Band
from careercli.fit.profile import RoleProfile
from careercli.fit.result_json import NOTICE
from careercli.fit.suggest import BrokenLimit, FitResult, suggest
from careercli.fit.table import RoleTable
from careercli.fit.verdict import verdict_of
from careercli.screens.document import Document, Facts, Meter, Table
from careercli.screens.fit_check_page import verdict_document
from careercli.screens.fit_explain import change_words, explanation_document
from careercli.screens.fit_page import result_document
from careercli.screens.markdown import render_markdown
from careercli.screens.plain import render_plain
from careercli.screens.rich_page import render_rich
from support.fit_data import ANSWERS, GOLDEN, QUIZ

TRACKS = {
    "business-operations": "Business Operations", "healthcare": "Clinical Healthcare",
    "software-engineering": "Software Engineering",
}  # fmt: skip


@pytest.fixture(scope="module")
def bank() -> FitBank:
    return load_bank(QUIZ)


@pytest.fixture(scope="module")
def roles() -> dict[str, Role]:
    return {one.role.slug: one.role for one in check(bundled_sources(GOLDEN), style=False).roles}


@pytest.fixture(scope="module")
def table(roles: dict[str, Role], bank: FitBank) -> RoleTable:
    return RoleTable.of([RoleProfile.from_role(role, 60_000) for role in roles.values()], bank.statistics)


@pytest.fixture(scope="module")
def answers(bank: FitBank) -> Answers:
    return read_answers(ANSWERS, bank, TRACKS)


def document_of(answers: Answers, bank: FitBank, table: RoleTable, **changed: Any) -> Document:
    """The result page for some answers; keywords change the result before it is shown."""
    result: FitResult = replace(suggest(answers, bank, table), **changed)
    shown = (*result.suggestions, *result.outside)
    explained = {one.role.slug: explain(one.role.slug, answers, bank, table, with_change=False) for one in shown}
    return result_document(result, answers, TRACKS, explained, saved=True)


def section(document: Document, key: str) -> Any:
    """One section of a page."""
    return next(one for one in document.sections if one.key == key)


@pytest.fixture(scope="module")
def pages(answers: Answers, bank: FitBank, table: RoleTable, roles: dict[str, Role]) -> dict[str, Document]:
    """One page of every kind, the fit check answered to its end."""
    explanation = explain("registered-nurse", answers, bank, table)
    checked = CheckSession(roles["registered-nurse"], bank, {})
    while checked.step.stage.value != "result":
        ratings: list[int | str] = [5, 4, 1, 4]
        choices = [choice.id for choice in checked.step.choices]
        given = choices[-1] if choices else ratings[checked.position % 4]
        checked = checked.answer(given)
    return {
        "result": document_of(answers, bank, table),
        "explanation": explanation_document(explanation, "Clinical Healthcare"),
        "check": verdict_document(checked.role, verdict_of(checked, explanation)),
    }


KINDS = pytest.mark.parametrize("kind", ["result", "explanation", "check"])


@KINDS
@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_runs_over_the_edge(pages: dict[str, Document], kind: str, width: int) -> None:
    for text in (render_rich(pages[kind], width, colored=False), render_plain(pages[kind], width)):
        # A command that is longer than the terminal is left whole, so that it can be copied.
        assert [line for line in text.splitlines() if len(line) > width and "careercli " not in line] == []


@KINDS
def test_every_page_says_what_it_is_and_never_gives_a_percentage(pages: dict[str, Document], kind: str) -> None:
    text = " ".join(render_plain(pages[kind], 80).split())
    assert NOTICE in text
    assert "%" not in text
    assert "/ 100" not in text


@KINDS
def test_read_aloud_a_page_has_words_in_place_of_bars(pages: dict[str, Document], kind: str) -> None:
    text = render_plain(pages[kind], 80, accessible=True)
    assert not set("━─#█●○") & set(text)
    assert kind != "result" or "of 5, give or take" in text


@KINDS
def test_a_page_can_be_had_as_markdown(pages: dict[str, Document], kind: str) -> None:
    text = render_markdown(pages[kind])
    assert text.startswith("# ")
    assert "```" in text or "`careercli" in text or kind == "explanation"


def test_six_interests_are_bars_with_their_error_highest_first(pages: dict[str, Document]) -> None:
    bars = section(pages["result"], "interests").blocks[0]
    assert isinstance(bars, Table)
    assert next(row[0] for row in bars.rows if row) in ("Investigative", "Social")
    meters = [row[1] for row in bars.rows if row]
    assert len(meters) == 6
    for meter in meters:
        assert isinstance(meter, Meter)
        assert meter.low is not None and meter.high is not None
        assert 0 <= meter.low < meter.value < meter.high <= 4
    drawn = render_rich(pages["result"], 80, colored=False)
    assert "━─" in drawn, "thick to the low end of the error, thin to the high one"


def test_every_suggestion_says_what_speaks_for_it_and_against_it(pages: dict[str, Document]) -> None:
    text = render_plain(pages["result"].only(["roles"]), 80)
    entries = [
        entry for block in section(pages["result"], "roles").blocks for entry in getattr(block, "entries", ())
    ]
    assert entries
    assert text.count("For: ") == len(entries)
    assert "you like helping families sort out trouble" in " ".join(text.split())


def test_of_reasons_nearly_as_good_a_role_gets_one_that_others_did_not(
    answers: Answers, bank: FitBank, table: RoleTable
) -> None:
    result = suggest(answers, bank, table)
    first = result.suggestions[0]
    second = replace(first, role=replace(first.role, slug="midwife", title="Midwife"))
    alike = (
        Contribution("activity", "kites", 0.5, "because", True, "flying kites"),
        Contribution("activity", "boats", 0.4, "because", True, "rowing boats"),
        Contribution("activity", "carts", 0.3, "because", True, "pulling carts"),
    )
    whole = replace(explain(first.role.slug, answers, bank, table), contributions=alike)
    explained = {one.role.slug: replace(whole, suggestion=one) for one in (first, second)}
    result = replace(result, suggestions=(first, second), outside=())
    given = replace(answers, activities={**answers.activities, "kites": 5, "boats": 5, "carts": 5})
    text = render_plain(result_document(result, given, TRACKS, explained, saved=True), 80)
    assert "you like flying kites and rowing boats" in text
    assert "you like flying kites and pulling carts" in text


@pytest.mark.parametrize(
    ("kind", "rating", "more", "said"),
    [
        ("activity", 5, True, "you like flying kites"),
        ("activity", 2, True, "you mind flying kites less than most"),
        ("activity", 1, False, "you dislike flying kites"),
        ("activity", 4, False, "you like flying kites less than most"),
        ("value", 5, True, "you put weight on flying kites"),
        ("value", 3, False, "you put little weight on flying kites"),
        ("track", 0, True, "you named this family"),
    ],
)
def test_a_reason_says_how_an_answer_differs_from_most_peoples(
    answers: Answers, bank: FitBank, table: RoleTable, kind: str, rating: int, more: bool, said: str
) -> None:
    given = replace(answers, activities={**answers.activities, "kites": rating})
    result = suggest(answers, bank, table)
    slug = result.suggestions[0].role.slug
    whole = explain(slug, answers, bank, table)

    def page_with(amount: float) -> str:
        reason = Contribution(kind, "kites", amount, "because", more, "flying kites")
        explained = {slug: replace(whole, contributions=(reason,))}
        return render_plain(result_document(result, given, TRACKS, explained, saved=True), 80)

    assert f"For: {said}\n" in page_with(0.1)
    offered = ", which it offers less of" if kind == "value" and more else ""
    assert f"Against: {said}{offered}\n" in page_with(-0.1)


def test_bands_stand_in_order_and_families_carry_a_word(pages: dict[str, Document]) -> None:
    text = render_plain(pages["result"], 80)
    bands = [band for band in ("Strong", "Promising", "Worth a look") if f"\n{band}\n" in text]
    assert bands == sorted(bands, key=text.index)
    assert "Clinical Healthcare" in text.split("FAMILIES OF WORK")[1].split("ROLES")[0]


def test_the_page_is_a_picture_and_not_a_wall(pages: dict[str, Document]) -> None:
    lines = render_rich(pages["result"], 80, colored=False).splitlines()
    assert len(lines) < 110
    blocks = "\n".join(lines).split("\n\n")
    assert max(len(block.splitlines()) for block in blocks) <= 8


def test_limits_a_role_goes_beyond_are_named_in_a_word_or_two(
    answers: Answers, bank: FitBank, table: RoleTable
) -> None:
    first = suggest(answers, bank, table).suggestions[0]
    known = BrokenLimit(
        "pay-floor", "The least a year has to pay", "50,000", "the middle pay is 40,000", 1, -0.05, False
    )
    foreign = BrokenLimit("dress-code", "Wearing a suit", "Never", "this work has much of it", 1, -0.05, False)
    page = document_of(answers, bank, table, suggestions=(replace(first, broken=(known, foreign)),))
    text = " ".join(render_plain(page, 80).split())
    assert "not what you asked for in pay and wearing a suit" in text


def test_answers_that_say_nothing_give_no_suggestions_but_help(bank: FitBank, table: RoleTable) -> None:
    page = document_of(Answers({item.id: 3 for item in bank.items[:12]}), bank, table)
    text = render_plain(page, 80)
    assert "No clear result: all answers alike." in text
    assert "ROLES TO LOOK AT" not in text
    assert "\n- " in text.split("No clear result")[1]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "You were not asked"),
        ({"use-best-skills": 4, "help-others": 4, "be-respected": 4}, "about alike"),
    ],
)
def test_values_that_tell_nothing_apart_say_so(
    answers: Answers, bank: FitBank, table: RoleTable, values: dict[str, int], said: str
) -> None:
    page = document_of(replace(answers, values=values), bank, table)
    assert said in render_plain(page.only(["values"]), 80)


def test_what_matters_most_and_least_is_named(pages: dict[str, Document]) -> None:
    facts = section(pages["result"], "values").blocks[0]
    assert isinstance(facts, Facts)
    assert [label for label, _ in facts.items] == ["Matters most", "Matters least"]
    assert "achievement" in facts.items[0][1]
    assert facts.items[1][1] == "recognition"


def test_without_saving_nothing_is_offered_that_needs_saved_answers(
    answers: Answers, bank: FitBank, table: RoleTable
) -> None:
    result = suggest(answers, bank, table)
    pages = [result_document(result, answers, TRACKS, {}, saved=saved) for saved in (True, False)]
    offered = ["careercli fit explain" in render_plain(page, 80) for page in pages]
    assert offered == [True, False]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            Change("track", "sales", "Tracks", "not named", "attracts me", Band.PROMISING, 0.6),
            "Had you named its family as one that attracts you, it would be promising.",
        ),
        (
            Change("track", "sales", "Tracks", "attracts me", "not named", Band.UNLIKELY, 0.1),
            "Had you not named its family as one that attracts you, it would drop out.",
        ),
        (
            Change("condition", "travel", "Traveling for work", "Not acceptable", "no limit", Band.STRONG, 0.8),
            'Without your limit on "Traveling for work" (Not acceptable), it would be strong.',
        ),
        (
            Change("value", "x", "Using what I am best at", "2 of 5", "5 of 5", Band.PROMISING, 0.6),
            'Had you rated "Using what I am best at" 5 of 5 instead of 2 of 5, it would be promising.',
        ),
        (
            Change("activity", "x", "Lead a choir", "dislike", "enjoy", Band.WORTH_A_LOOK, 0.3),
            'No single answer would be enough. What counts most: had you said "enjoy" of "Lead a choir", not '
            '"dislike".',
        ),
    ],
)
def test_what_would_change_it_most_is_one_sentence(change: Change, said: str) -> None:
    assert change_words(change, "worth a look") == said


def test_a_role_that_nothing_was_answered_about_has_no_reasons(bank: FitBank, table: RoleTable) -> None:
    page = explanation_document(explain("software-engineer", Answers(), bank, table), "Software Engineering")
    text = render_plain(page, 80)
    assert text.count("None of your answers does.") == 2
    assert "WHAT WOULD CHANGE IT MOST" not in text


def test_a_check_left_early_says_too_little_was_answered(bank: FitBank, roles: dict[str, Role]) -> None:
    early = CheckSession(roles["registered-nurse"], bank, {}).answer(5)
    text = render_plain(verdict_document(early.role, verdict_of(early)), 80)
    assert "Too little was answered to say anything yet." in text
    assert "What your quiz says of it".upper() not in text
    assert "careercli fit " in text


def test_a_check_names_agreements_tensions_questions_and_whom_to_ask(pages: dict[str, Document]) -> None:
    text = render_plain(pages["check"], 80)
    order = [
        "WHERE YOU AND THE ROLE AGREE", "THE TENSIONS THAT PEOPLE QUIT OVER", "ITS CORE SKILLS AND YOURS",
        "WHAT IT ASKS FOR", "FIND OUT BEFORE YOU DECIDE", "WHAT THE INTERVIEW WILL PRESS ON",
        "WHAT YOUR QUIZ SAYS OF IT",
    ]  # fmt: skip
    assert sorted(order, key=text.index) == order
    assert "  Ask " in text
    assert 1 <= text.split(order[1])[1].split(order[2])[0].count("\n- ") <= 3
