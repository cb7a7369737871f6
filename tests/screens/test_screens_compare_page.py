"""Roles side by side: what differs is brought out, what cannot be compared is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from careercli.catalog.role import Conditions, CoreSkill, Interests, Role
from careercli.landscape.category import Category, PayUnit
from careercli.screens.compare_page import Side, compare_document
from careercli.screens.document import Document, Note, Spreads, Table
from screens.screens_factory import (
    OLDER,
    WRITERS,
    bare_category,
    lines_of,
    make_category,
    make_role,
    pay,
    section_text,
)

COOKS = make_category("35-2014", "Cooks, Restaurant", pay=pay(25000, 30000, 35000, 42000, 52000))
ACTORS = make_category(
    "27-2011", "Actors", pay=pay("16.50", "20.34", "29.05", "97.95", "143.68", unit=PayUnit.HOURLY)
)
BAKERS = make_category()


def side(slug: str, category: Category | None = BAKERS, **changes: object) -> Side:
    return Side(make_role(slug, **changes), "Bread and Cakes", category)


def section(document: Document, key: str) -> tuple[object, ...]:
    return next(one.blocks for one in document.sections if one.key == key)


def told(key: str, *sides: Side, width: int = 88) -> str:
    return section_text(compare_document(sides, {"kneading": "Kneading"}), key, width)


@pytest.mark.parametrize(
    ("slugs", "title"),
    [
        (("baker", "cook"), "Baker or Cook"),
        (("baker", "cook", "miller"), "Baker, Cook or Miller"),
        (("baker", "cook", "miller", "waiter"), "Baker, Cook, Miller or Waiter"),
    ],
)
@pytest.mark.parametrize("writer", WRITERS)
def test_two_to_four_roles_are_compared_at_every_width(slugs: tuple[str, ...], title: str, writer: str) -> None:
    categories = [BAKERS, COOKS, ACTORS, None]
    sides = [side(slug, category) for slug, category in zip(slugs, categories, strict=False)]
    document = compare_document(sides, {})
    assert document.title == title
    for width in (30, 40, 60, 80, 120, 200):
        shown = lines_of(document, width, writer)
        if writer in ("rich", "plain", "accessible"):
            assert max(len(line) for line in shown if "careercli" not in line) <= width


def test_what_sets_two_roles_apart_is_what_the_one_does_and_the_other_does_not() -> None:
    common = ("Clean the kitchen after closing", "Order flour and butter")
    baker = side("baker", does=(*common, "Shape sourdough loaves overnight"), summary="A baker bakes bread.")
    cook = side("cook", does=(*common, "Fry fish for dinner guests"), summary="A cook fries. A plumber fits pipes.")
    text = told("apart", baker, cook)
    assert "Baker Shape sourdough loaves overnight. Cook Fry fish for dinner guests." in text
    assert "plumber" not in text, "a contrast with a third job sets nothing apart here"


def test_the_widest_differences_in_the_days_are_told_in_numbers() -> None:
    away = side("cook", conditions=Conditions(5, 4, 3, 5, 1, 4, 5, 1, 1, 2))
    text = told("apart", side("baker"), away)
    assert "Widest apart: contact with people 2 against 5 of 5; travel 1 against 4 of 5." in text


def test_pages_of_the_older_form_are_set_apart_by_their_first_sentences() -> None:
    text = told("apart", side("baker", **OLDER), side("cook", **OLDER))
    assert "A Baker bakes bread before dawn." in text and "A Cook bakes bread before dawn." in text
    keys = [
        section.key for section in compare_document([side("baker", **OLDER), side("cook", **OLDER)], {}).sections
    ]
    assert not {"week", "start", "ladder"} & set(keys)


def test_week_way_in_rungs_and_body_stand_side_by_side() -> None:
    sides = side("baker"), side("cook", **OLDER)
    assert "Hours 38 to 44 a week, up to 55 at the peak Not told" in told("week", *sides)
    assert "Takes 3 to 12 months Not told" in told("start", *sides)
    assert "1 Beginner: $30,000 to $40,000 Not told" in told("ladder", *sides)
    assert "Body Your back tells you. Not told" in told("body", *sides)


def test_the_glance_has_the_same_lines_as_the_role_page() -> None:
    text = told("glance", side("baker"), side("cook", requirements=make_role().requirements))
    for words in ("Track Bread and Cakes", "Level Entry", "Education High school", "Credentials Food Handler Card"):
        assert words in text


def test_roles_of_one_category_share_a_column_and_are_not_ranked() -> None:
    text = told("market", side("baker"), side("pastry-cook"))
    assert (
        "Baker and Pastry Cook borrow the figures of one category, Bakers, which cannot say which pays more."
        in text
    )
    assert text.count("$50,000") == 1 and "Category Bakers (51-3011)" in text


def test_two_that_share_and_one_that_does_not_make_two_columns() -> None:
    text = told("market", side("baker"), side("miller"), side("cook", COOKS), width=120)
    assert "Baker and Miller Cook" in text
    assert "Median pay $50,000 $35,000" in text
    assert "Lowest tenth Below $30,000 Below $25,000" in text
    assert "Highest tenth Above $70,000 Above $52,000" in text


def test_pay_by_the_year_stands_on_one_axis_and_by_the_hour_on_its_own() -> None:
    document = compare_document([side("baker"), side("cook", COOKS), side("actor", ACTORS)], {})
    yearly, hourly = (block for block in section(document, "market") if isinstance(block, Spreads))
    assert [row.label for row in yearly.rows] == ["Baker", "Cook"] and yearly.high[1] == "$70k"
    assert [row.label for row in hourly.rows] == ["Actor"] and hourly.high[1] == "$144 an hour"
    assert "by the hour stands on an axis of its own" in section_text(document, "market")
    assert not yearly.legend and hourly.legend, "how the lines are read is said once"
    alike = compare_document([side("baker"), side("cook", COOKS)], {})
    notes = [block for block in section(alike, "market") if isinstance(block, Note)]
    assert len(notes) == 1


def test_a_category_without_pay_has_no_picture_but_its_line() -> None:
    document = compare_document([side("baker"), side("odd", bare_category())], {})
    assert sum(isinstance(block, Spreads) for block in section(document, "market")) == 1
    assert "Median pay $50,000 Not published" in section_text(document, "market")


def test_roles_without_figures_are_not_known_and_all_without_are_not_spoken_of() -> None:
    assert "Median pay $50,000 Not known" in told("market", side("baker"), side("cook", None))
    document = compare_document([side("baker", None), side("cook", None)], {})
    assert "market" not in [one.key for one in document.sections]


def test_categories_with_nothing_published_name_no_vintage() -> None:
    text = told("market", side("one", bare_category()), side("two", bare_category("88-8888", "Other")))
    assert text.endswith("Official figures of the categories, not of the roles.")


def interests(*values: float) -> Interests:
    return Interests(*values)


def test_interests_that_differ_come_first_and_the_rest_in_one_line() -> None:
    baker = side("baker", interests=interests(6.0, 2.0, 4.0, 3.0, 2.0, 3.5))
    cook = side("cook", interests=interests(5.5, 6.0, 4.0, 1.5, 2.9, 3.5))
    document = compare_document([baker, cook], {})
    table = section(document, "interests")[0]
    assert isinstance(table, Table)
    assert [row[0] for row in table.rows if row] == ["Finding things out", "Helping and teaching"]
    assert (
        "Much alike in: hands-on work (6.0, 5.5), making things of your own (4.0, 4.0), persuading"
        in section_text(document, "interests")
    )
    assert "| Finding things out | 2.0 | **6.0** |" in WRITERS["markdown"](document, 80)


def test_days_that_differ_come_first_and_the_rest_in_one_line() -> None:
    baker = side("baker", conditions=Conditions(2, 4, 3, 5, 1, 1, 5, 1, 1, 2))
    clerk = side("clerk", conditions=Conditions(3, 3, 3, 1, 1, 1, 2, 4, 5, 2))
    document = compare_document([baker, clerk], {})
    table = section(document, "days")[0]
    assert isinstance(table, Table)
    assert [row[0] for row in table.rows if row] == [
        "Physical work", "Reading and writing", "Odd hours", "Working from home",
    ]  # fmt: skip
    assert "Physical work. Baker: 5 of 5. Clerk: 1 of 5" in WRITERS["accessible"](document, 88)


def test_roles_that_differ_in_nothing_have_no_table_and_in_everything_no_line() -> None:
    same = told("days", side("baker"), side("cook"))
    assert "Much alike in" in same and "####" not in same
    apart = (side("a", conditions=Conditions(*[1] * 10)), side("b", conditions=Conditions(*[5] * 10)))
    assert "Much alike" not in told("days", *apart)


def with_skills(slug: str, *skills: str) -> Side:
    role: Role = make_role(slug)
    core = tuple(CoreSkill(skill, 3, "Needed.") for skill in skills)
    return Side(replace(role, skills=replace(role.skills, core=core)), "Bread and Cakes", None)


def test_skills_are_sorted_by_who_asks_for_them() -> None:
    sides = (with_skills("a", "all", "ab", "one"), with_skills("b", "all", "ab"), with_skills("c", "all", "two"))
    text = told("skills", *sides)
    order = ["All of them all", "Only A and B ab", "Only A one", "Only C two"]
    assert [text.index(words) for words in order] == sorted(text.index(words) for words in order)
    assert "Only B" not in text


def test_two_roles_with_the_same_skills_are_told_so_and_no_more() -> None:
    text = told("skills", with_skills("a", "kneading"), with_skills("b", "kneading"))
    assert "All of them Kneading" in text and "Only" not in text


def test_every_role_is_one_command_away() -> None:
    assert "careercli show baker the whole page careercli show cook" in told("next", side("baker"), side("cook"))
