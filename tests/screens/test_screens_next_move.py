"""Gap and route pages from values: what is said when there is much, little, or nothing to say."""

from __future__ import annotations

from dataclasses import replace

from careercli.catalog.role import Education, Level
from careercli.moves.gap import gap
from careercli.moves.graph import MoveGraph, RoleNode
from careercli.moves.pay import pay_change
from careercli.moves.route import Prefer, find_routes
from careercli.screens.document import Climbs, Document
from careercli.screens.gap_page import MOST_CHANGES, GapContext, gap_document, pay_words
from careercli.screens.markdown import render_markdown
from careercli.screens.plain import render_plain
from careercli.screens.rich_page import render_rich
from careercli.screens.route_page import RouteContext, route_document
from moves.moves_factory import bakery, make_role

NAMES = {"kneading": "Kneading", "leading": "Leading people", "timing": "Timing"}


def page(start: str | None, to: str, **role: object) -> Document:
    roles = {one.slug: one for one in bakery()}
    target = replace(roles[to], **role)  # type: ignore[arg-type]
    here = RoleNode.from_role(roles[start]) if start else None
    found = gap(here, RoleNode.from_role(target))
    return gap_document(found, GapContext(target, NAMES, "Levels are typical.", "Saving would help."))


def words(document: Document) -> str:
    return " ".join(render_plain(document, 80).split())


def test_skills_are_sorted_into_new_to_raise_and_there(  # the three headings a person looks for
) -> None:
    text = render_plain(page("baker", "head-baker"), 80)
    assert text.index("New") < text.index("Leading people") < text.index("To raise") < text.index("Kneading")
    assert "##++." in text
    assert "leading holds the day together." in text


def test_a_skill_that_is_there_is_only_named() -> None:
    document = page("head-baker", "baker")
    assert not any(isinstance(block, Climbs) for section in document.sections for block in section.blocks)
    assert "There already Kneading, Timing." in words(document)


def test_nothing_in_the_way_is_said_in_so_many_words() -> None:
    assert "Nothing formal: no further degree" in words(page("baker", "pastry-cook"))


def test_a_degree_a_license_and_years_stand_in_the_way_with_what_employers_make_of_them() -> None:
    text = words(page("baker", "food-inspector"))
    assert "A bachelor's degree, about 4 years of full-time study Ask two employers." in text
    assert "Food Safety License (required) By exam." in text
    assert "About 2 years more of related experience (2 or more are usual) In a kitchen." in text


def test_much_that_changes_is_cut_to_the_largest_and_counted() -> None:
    start = make_role("quiet", interests=(1, 1, 1, 1, 1, 1), values=(1, 1, 1, 1, 1, 1), conditions=(1,) * 10)
    end = make_role("loud", interests=(7, 7, 7, 7, 7, 7), values=(7, 7, 7, 7, 7, 7), conditions=(5,) * 10)
    found = gap(RoleNode.from_role(start), RoleNode.from_role(end))
    text = words(gap_document(found, GapContext(end, {}, "")))
    assert text.count("more ") >= MOST_CHANGES
    assert "14 smaller changes not shown." in text


def test_little_that_changes_is_said_and_nothing_is_said_without_a_start() -> None:
    assert "Little: interests, rewards and days are much alike." in words(page("baker", "pastry-cook"))
    assert "feel different" not in words(page(None, "baker"))


def test_pay_is_told_as_a_direction_with_both_medians_or_as_not_known() -> None:
    baker, cook = (RoleNode.from_role(role) for role in bakery()[:2])
    up = pay_change(baker, cook, {baker.soc: 30_000.0, cook.soc: 41_500.0})
    assert pay_words(up) == "Category median up by $11,500 a year: $30,000 to $41,500."
    assert "not published for both" in pay_words(pay_change(baker, cook, {baker.soc: None}))
    assert "cannot tell the two roles apart" in pay_words(pay_change(baker, baker, {}))


def test_the_page_is_the_same_in_markdown_and_without_marks_for_a_screen_reader() -> None:
    document = page("baker", "head-baker")
    assert "| Leading people | 0 | 3 |" in render_markdown(document)
    spoken = render_plain(document, 80, accessible=True)
    assert "Kneading, level 2 of the 4 asked" in spoken
    assert "Leading people, new, level 3 asked" in spoken


def test_a_page_survives_any_width() -> None:
    for width in (20, 32, 40, 57, 76, 104, 200):
        assert max(map(len, render_rich(page("baker", "head-baker"), width, colored=False).splitlines())) <= width


def route_page(start: str | None, goal: str, prefer: Prefer = Prefer.GAP, **more: object) -> Document:
    graph = MoveGraph.from_roles([*bakery(), *more.pop("extra", [])])  # type: ignore[misc]
    routes = find_routes(graph, start, goal, prefer=prefer, **more)  # type: ignore[arg-type]
    context = RouteContext("Start", "Goal", {"bakery": "Bakery", "health-safety": "Health and Safety"}, "Typical.")
    return route_document(routes, context)


def test_several_ways_are_set_beside_each_other_before_they_are_told() -> None:
    text = render_plain(route_page("baker", "bakery-owner"), 80)
    assert text.index("THE WAYS") < text.index("1. 2 STEPS, ABOUT 4–8 YEARS")
    assert "Head Baker → Bakery Owner" in text


def test_a_single_way_needs_no_overview() -> None:
    text = render_plain(route_page("head-baker", "bakery-owner", best=1), 80)
    assert "THE WAYS" not in text
    assert "1 STEP, ABOUT 2–4 YEARS" in text


def test_a_step_names_what_it_carries_over_the_license_and_the_other_track() -> None:
    text = words(route_page("baker", "food-inspector"))
    assert "Food Inspector sideways · Health and Safety" in text
    assert "Carries over: Your hands carry over to food-inspector. Missing: The recipes are new." in text
    assert "Food Safety License (required)" in text


def test_a_step_back_in_level_is_said_below_its_way() -> None:
    text = words(route_page("bakery-owner", "food-inspector"))
    assert "goes from executive back to mid level." in text


def test_pay_that_is_not_published_is_never_a_number() -> None:
    assert "category pay is not published for both" in words(route_page("baker", "bakery-owner"))


def test_where_nothing_leads_the_nearest_are_named_and_the_start_stays_in_the_next_command() -> None:
    hermit = make_role("hermit", level=Level.SENIOR, education=Education.DOCTORATE, years=(9, 9))
    text = words(route_page("baker", "hermit", extra=[hermit]))
    assert "No chain of moves in the role files leads from Baker to Hermit." in text
    assert "AS NEAR AS ONE COMES" in text
    assert "careercli gap baker hermit" in text
