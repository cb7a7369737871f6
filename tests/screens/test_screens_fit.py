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
from careercli.screens.fit_page import result_document, shown_in
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
    slugs = [one.role.slug for one in shown_in(result)]
    explained = {slug: explain(slug, answers, bank, table, with_change=False) for slug in slugs}
    return result_document(result, answers, bank, TRACKS, explained, saved=True)


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
    assert next(row[0] for row in bars.rows if row) in ("Finding things out", "Helping and teaching")
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
    assert "draws you more than most" in " ".join(text.split()) or "you like" in text


def test_of_reasons_nearly_as_good_a_role_gets_one_that_others_did_not(
    answers: Answers, bank: FitBank, table: RoleTable
) -> None:
    result = suggest(answers, bank, table)
    first = result.suggestions[0]
    second = replace(first, role=replace(first.role, slug="midwife", title="Midwife"))
    alike = tuple(
        Contribution("area", name, amount, "because", f"you like {name}")
        for name, amount in (("kites", 0.5), ("boats", 0.4), ("carts", 0.3))
    )
    whole = replace(explain(first.role.slug, answers, bank, table), contributions=alike, speaks_for=alike)
    explained = {one.role.slug: replace(whole, suggestion=one) for one in (first, second)}
    result = replace(result, suggestions=(first, second), outside=(), named=())
    text = " ".join(render_plain(result_document(result, answers, bank, TRACKS, explained, saved=True), 80).split())
    assert "you like kites; you like boats" in text
    assert "you like kites; you like carts" in text


def test_bands_stand_in_order_and_families_carry_a_word(pages: dict[str, Document]) -> None:
    text = render_plain(pages["result"], 80)
    bands = [band for band in ("Strong so far", "Promising so far", "Worth a look") if f"\n{band}\n" in text]
    assert bands and bands == sorted(bands, key=text.index), "soft words for twelve answers"
    assert text.index("ROLES TO LOOK AT") < text.index("WHAT YOU LIKE DOING"), "suggestions come first"
    assert "Clinical Healthcare" in text.split("FAMILIES OF WORK")[1]


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
    assert "not what you asked for in wearing a suit; it may pay less than you need" in text


def test_answers_that_say_nothing_give_no_suggestions_but_help(bank: FitBank, table: RoleTable) -> None:
    page = document_of(Answers({item.id: 3 for item in bank.items[:12]}), bank, table)
    text = render_plain(page, 80)
    assert "NO CLEAR RESULT" in text and "All answers alike." in text
    assert "ROLES TO LOOK AT" not in text
    told = text.split("NO CLEAR RESULT")[1]
    assert "\n- " in told and "To begin with all the same" in told and "The question that would help most" in told
    assert "For: " not in told, "nothing is read into answers that say nothing"


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
    pages = [result_document(result, answers, bank, TRACKS, {}, saved=saved) for saved in (True, False)]
    offered = ["careercli fit explain" in render_plain(page, 80) for page in pages]
    assert offered == [True, False]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            Change("condition", "travel", "you could accept nights away", Band.STRONG, 0.8),
            "If you could accept nights away, it would be strong.",
        ),
        (
            Change("area", "law", "you would like law more than most people do", Band.WORTH_A_LOOK, 0.3),
            "Nothing alone would be enough. What would count most: that "
            "you would like law more than most people do.",
        ),
    ],
)
def test_what_would_have_to_be_true_is_said_and_nobody_is_told_to_answer_otherwise(
    change: Change, said: str
) -> None:
    assert change_words(change, "worth a look") == said


def test_a_role_that_nothing_was_answered_about_has_no_reasons(bank: FitBank, table: RoleTable) -> None:
    page = explanation_document(explain("software-engineer", Answers(), bank, table), "Software Engineering")
    text = render_plain(page, 80)
    assert text.count("Nothing you said does.") == 2


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
