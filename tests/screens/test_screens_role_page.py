"""The role page: links with and without a target, its market or none, whose file it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from careercli.catalog.codec import from_plain
from careercli.catalog.role import CategoryLink, CategoryMatch, Conditions, Role
from careercli.catalog.yamlfile import read_yaml
from careercli.landscape.category import Amount, CategoryName
from careercli.screens.market import Market
from careercli.screens.role_page import SECTIONS, role_document
from careercli.screens.role_parts import PageContext
from careercli.terminal.streams import to_encoding
from screens.screens_factory import (
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
ROLE = make_role()
CONTEXT = PageContext("Bread and Cakes", {"kneading": "Kneading", "timing": "Keeping time"})
MARKET = Market(make_category(), (make_category("51-3092", "Food Batchmakers", pay=pay(1, 2, 42000, 4, 5)),))


def page(section: str, context: PageContext = CONTEXT, role: object = ROLE, **more: bool) -> str:
    return section_text(role_document(role, context, **more), section)  # type: ignore[arg-type]


def in_market(**changes: Any) -> PageContext:
    return replace(CONTEXT, market=replace(MARKET, **changes))


def test_the_sections_are_those_that_can_be_asked_for_in_their_order() -> None:
    document = role_document(ROLE, replace(CONTEXT, market=MARKET))
    assert tuple(section.key for section in document.sections) == SECTIONS


def test_without_figures_the_page_is_whole_and_speaks_of_no_category() -> None:
    document = role_document(ROLE, CONTEXT)
    keys = [section.key for section in document.sections]
    assert "sits" not in keys and "official" not in page("change")
    glance = page("glance")
    assert "Education High school diploma" in glance and "category" not in glance and "This role" not in glance


def test_the_head_names_track_level_and_the_first_aliases() -> None:
    many = make_role(aliases=tuple(f"Name {i}" for i in range(7)))
    assert lines_of(role_document(many, CONTEXT), 80)[:3] == [
        "Baker", "Bread and Cakes · entry level", "Also called Name 0, Name 1, Name 2, Name 3, Name 4 and 2 more",
    ]  # fmt: skip
    assert lines_of(role_document(make_role(aliases=()), CONTEXT), 80)[2] == ""


def test_the_glance_keeps_the_role_and_its_category_apart() -> None:
    told = page("glance", replace(CONTEXT, market=MARKET))
    own, official = told.split("Its official category")
    assert "This role Education High school diploma Experience Up to 2 years Credentials Food Handler Card" in own
    assert "Interests Hands-on work Rewards Good company, independence" in own
    assert "Median pay $50,000 Middle half $40,000 to $60,000 Outlook Much faster than average" in official
    assert "Openings About 34,300 a year Typical entry Bachelor's degree" in official
    assert "Category: Bakers (51-3011), a little wider than this role. Pay BLS OEWS May 2025; outlook" in official


def test_middling_days_are_said_to_be_so() -> None:
    assert "Days Middling in every respect" in page("glance", role=make_role(conditions=Conditions(*[3] * 10)))


def test_a_place_asked_for_gets_a_line_of_its_own() -> None:
    assert "Local median $40,000 in Austin, TX" in page("glance", in_market(local=place_figures()))
    nothing = place_figures(spread=pay(None, None, None, None, None))
    assert "Local median Not published in Austin, TX" in page("glance", in_market(local=nothing))


@pytest.mark.parametrize("writer", WRITERS)
def test_a_category_without_any_figure_says_not_published_everywhere(writer: str) -> None:
    document = role_document(ROLE, in_market(category=bare_category(), neighbours=()))
    for key in ("glance", "sits", "change"):
        assert "ot published" in WRITERS[writer](document.only([key]), 80)
    assert "Category: Nothing Published (99-9999), a little wider than this role." in section_text(
        document, "glance"
    )


@pytest.mark.parametrize(
    ("match", "words"),
    [
        (CategoryMatch.EXACT, "The category is this role."),
        (CategoryMatch.CLOSE, "The category is close to this role, and a little wider."),
        (CategoryMatch.BROADER, "The category is wider than this role: its figures describe the surroundings."),
    ],
)
def test_how_far_the_category_fits_is_said(match: CategoryMatch, words: str) -> None:
    role = make_role(category=CategoryLink("51-3011", match, "A note."))
    told = page("sits", replace(CONTEXT, market=MARKET), role)
    assert f"Bakers (51-3011). {words} A note." in told


def test_neighbors_stand_below_the_category_with_their_medians() -> None:
    told = page("sits", replace(CONTEXT, market=MARKET))
    assert "Bakers (51-3011) $50,000 395,240" in told
    assert told.index("Also counted under") < told.index("Food Batchmakers (51-3092) $42,000")
    assert "Also counted under" not in page("sits", in_market(neighbours=()))


def test_figures_of_a_combination_are_said_to_be_that() -> None:
    part = make_category(published_as=CategoryName("51-3000", "Food Workers"), employment=Amount(5))
    assert "only for the combined category Food Workers (51-3000), of which this is a part." in page(
        "sits", in_market(category=part)
    )


def test_turnover_and_exposure_come_with_their_caveats() -> None:
    told = page("change", replace(CONTEXT, market=MARKET))
    assert "Leaving a year 5.4% for other work, 2.1% out of the labor force" in told
    assert "Jobs 407,000 in 2024, 433,700 in 2034" in told
    assert "Exposed tasks 31% as rated by a model, 12% by people" in told
    assert "nothing about how many jobs there will be" in told and "not a forecast" in told
    assert "Exposed" not in page("change", in_market(category=make_category(ai_exposure=None)))


def test_skills_go_by_level_and_an_unknown_one_by_its_id() -> None:
    told = page("skills")
    assert told.index("Keeping time ####.") < told.index("Kneading ###..")
    assert "Counting up ##..." in told and "Tools Oven, Scale" in told


def test_a_step_to_a_role_without_a_page_is_named_by_its_title() -> None:
    told = page("moves")
    assert "^ Head Baker (2–4 years) You plan the night." in told
    assert "^ Bakery Owner (5–9 years)" in told
    assert "> Boat Builder Carries over: Steady hands. Missing: Rope." in told and "> Cook" in told


def test_a_step_into_another_track_names_the_track() -> None:
    rows = {"head-baker": row("head-baker"), "boat-builder": row("boat-builder", track="boats")}
    told = page("moves", replace(CONTEXT, rows=rows))
    assert "> Boat Builder (Boats) Carries over" in told and "Head Baker (2–4 years) You" in told


def test_who_steps_up_to_a_role_is_named_where_anybody_does() -> None:
    assert "People step up" not in page("moves")
    assert "People step up to this from: Scullion" in page("moves", replace(CONTEXT, led_from=(row("scullion"),)))


def test_related_roles_that_do_not_exist_are_not_offered() -> None:
    told = page("related", replace(CONTEXT, rows={"pastry-cook": row("pastry-cook")}))
    assert "Related Pastry Cook careercli show pastry-cook a related role" in told and "gone-role" not in told
    alone = page("related")
    assert "Related" not in alone and "careercli tracks bakery" in alone
    assert "All Bread and Cakes Miller" in page("related", replace(CONTEXT, siblings=(row("miller"),)))


def test_strong_and_weak_answers_are_shown_only_when_the_questions_are_asked_for() -> None:
    assert page("interview").endswith("Why bread? Motivation. Probes whether you stay.")
    assert page("interview", whole_answers=True).endswith("Strong: A story. Weak: No idea.")


@pytest.mark.parametrize(
    ("probes", "words"),
    [
        ("SQL in depth.", "Probes SQL in depth."),
        ("I against we.", "Probes I against we."),
        ("A plan.", "Probes a plan."),
    ],
)
def test_an_acronym_keeps_its_capitals_in_the_middle_of_a_line(probes: str, words: str) -> None:
    question = replace(ROLE.interview[0], probes=probes)
    assert words in page("interview", role=make_role(interview=(question,)))


def test_a_page_says_when_it_was_reviewed_and_whose_file_it_is() -> None:
    assert "last reviewed in November 2026" in page("about") and "your own file" not in page("about")
    assert "It comes from your own file /home/me/baker.yaml." in page(
        "about", replace(CONTEXT, origin="/home/me/baker.yaml")
    )


@pytest.mark.exhaustive
def test_every_bundled_page_fits_a_narrow_terminal_in_ascii_too() -> None:
    files = sorted(ROLES.glob("*/*.yaml"))
    assert files
    for file in files:
        content = read_yaml(file)
        assert isinstance(content, dict)
        role = from_plain(Role, {**content, "slug": file.stem, "track": file.parent.name})
        for writer in ("plain", "accessible"):
            shown = WRITERS[writer](role_document(role, CONTEXT, whole_answers=True), 40)
            told = to_encoding(shown, "ascii")
            assert told.count("?") == shown.count("?"), file.stem
            long = [line for line in told.splitlines() if len(line) > 40 and "careercli " not in line]
            assert not long, file.stem


@pytest.mark.parametrize("writer", ["rich", "plain", "accessible"])
@pytest.mark.parametrize("width", [20, 30, 40, 60, 80, 99, 100, 120, 200])
def test_a_whole_page_fits_its_terminal(writer: str, width: int) -> None:
    document = role_document(ROLE, replace(CONTEXT, market=MARKET), whole_answers=True)
    lines = [line for line in lines_of(document, width, writer) if "careercli" not in line]
    assert max(map(len, lines)) <= width
