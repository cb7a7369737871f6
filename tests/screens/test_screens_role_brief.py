"""The five-minute view: plain answers first, every part of the page in it, the rest one option away."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from careercli.catalog.codec import from_plain
from careercli.catalog.role import CategoryLink, CategoryMatch, Question, QuestionKind, Role, Statement
from careercli.catalog.yamlfile import read_yaml
from careercli.screens.document import Document
from careercli.screens.market import Market
from careercli.screens.plain import render_plain
from careercli.screens.role_brief import brief_document
from careercli.screens.role_parts import PageContext
from screens.screens_factory import (
    OLDER,
    WRITERS,
    bare_category,
    lines_of,
    make_category,
    make_role,
    pay,
    place_figures,
    row,
    section_text,
)

ROLES = Path(__file__).parents[2] / "data" / "roles"
MARKET = Market(make_category())
CONTEXT = PageContext(
    "Bread and Cakes", {"kneading": "Kneading", "timing": "Keeping time"}, {"pastry-cook": row("pastry-cook")},
    (row("miller"), row("pastry-cook")), market=MARKET,
)  # fmt: skip


def view(context: PageContext = CONTEXT, **changes: Any) -> Document:
    return brief_document(make_role(**changes), context)


def part(key: str, context: PageContext = CONTEXT, **changes: Any) -> str:
    return section_text(view(context, **changes), key)


def test_every_part_that_a_reader_expects_is_in_the_view() -> None:
    titles = [section.title for section in view().sections]
    assert titles == [
        "", "In short", "What they do", "The week", "Is this role right for you?",
        "What varies from one employer to the next", "Skills & Requirements", "Where this role sits",
        "How this category is changing", "Where it can take you", "Interview questions", "Related roles", "Read on",
    ]  # fmt: skip


def test_the_first_lines_answer_hours_way_in_cost_and_pay_at_first_and_later() -> None:
    told = part("short")
    for answer in (
        "Hours 38 to 44 a week, up to 55 at the peak; nights, weekends",
        "Way in Training on the job, 3 to 12 months, paid all the way",
        "Cost Up to $900 in tuition and fees, before aid",
        "Pay at first $30,000 to $40,000 as beginner",
        "Pay later $54,000 to $70,000 as head baker",
        "Think twice if You hate flour.",
        "Changing Less: shaping by hand. More: sourdough orders.",
    ):
        assert answer in told, told


def test_pay_is_that_of_the_place_asked_for() -> None:
    local = place_figures(spread=pay(20000, 25000, 30000, 36000, 48000))
    assert "Pay at first $20,000 to $25,000 as beginner in Austin, TX" in part(
        "short", replace(CONTEXT, market=replace(MARKET, local=local))
    )


def test_pay_of_a_wider_category_is_said_to_be_that() -> None:
    wider = CategoryLink("51-3011", CategoryMatch.BROADER, "It counts others too.")
    assert "as beginner (pay of the wider category)" in part("short", category=wider)


def test_what_is_not_published_is_said_so_and_without_figures_nothing_is_said() -> None:
    bare = replace(CONTEXT, market=Market(bare_category()))
    assert "Pay" not in part("short", bare)
    assert "sits" not in {section.key for section in view(replace(CONTEXT, market=None)).sections}


def test_a_page_of_the_older_form_says_what_it_does_not_tell() -> None:
    document = view(**OLDER)
    keys = {section.key for section in document.sections}
    assert not {"does", "week"} & keys
    told = section_text(document, "about")
    assert "it does not tell: what they do, hours, the way in, rungs, what is changing" in told
    assert "Pay $40,000 to $60,000 for the middle half" in section_text(document, "short")


def test_what_finds_no_room_is_named_or_counted() -> None:
    questions = tuple(
        Question(f"Question {number}, {'word ' * 18}?", QuestionKind.CASE, "x", "x", "x") for number in range(9)
    )
    told = part("interview", interview=questions)
    assert told.count("Question") == 4 and "And 5 more, with strong and weak answers" in told
    signs = tuple(Statement(f"Sign {n} {'word ' * 12}", f"Because {'why ' * 30}. More.") for n in range(6))
    assert part("fit", fit=replace(make_role().fit, suits=signs)).count("Sign") == 2


def test_the_whole_track_is_listed() -> None:
    assert "View all Bread and Cakes roles Miller, Pastry Cook" in part("related")


def test_the_page_says_how_to_read_on() -> None:
    told = part("about")
    assert "careercli show baker --full" in told and "careercli show baker -s day" in told


@pytest.mark.parametrize("writer", ["rich", "plain", "accessible"])
@pytest.mark.parametrize("width", [24, 40, 60, 80, 120, 200])
def test_the_view_fits_its_terminal(writer: str, width: int) -> None:
    lines = [line for line in lines_of(view(), width, writer) if "careercli" not in line]
    assert max(map(len, lines)) <= width


def test_every_bundled_page_is_read_in_five_minutes_and_answers_on_the_first_screen() -> None:
    files = sorted(ROLES.glob("*/*.yaml"))
    assert files
    market = Market(make_category())
    for file in files:
        content = read_yaml(file)
        assert isinstance(content, dict)
        role = from_plain(Role, {**content, "slug": file.stem, "track": file.parent.name})
        siblings = tuple(row(other.stem) for other in file.parent.glob("*.yaml") if other != file)
        document = brief_document(role, PageContext("A Track of Some Length", {}, {}, siblings, market=market))
        shown = render_plain(document, 80)
        assert len(shown.split()) <= 1300, file.stem
        first_screen = "\n".join(shown.splitlines()[:23])
        for label in ("Hours ", "Way in ", "Cost ", "Pay at first ", "Pay later "):
            assert f"\n{label}" in first_screen, (file.stem, label)
        WRITERS["markdown"](document, 80)
