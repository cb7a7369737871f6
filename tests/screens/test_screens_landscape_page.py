"""The page of a category: every one there is, and every way in which a figure can be missing."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from careercli.landscape.category import (
    Amount,
    Category,
    CategoryName,
    Industry,
    IndustryDetail,
    IndustryFigures,
    JobZone,
    PayUnit,
)
from careercli.landscape.compile import write_national
from careercli.landscape.store import NationalFigures
from careercli.screens.document import Document, Meter, Spreads, Table
from careercli.screens.landscape_page import (
    industries_document,
    job_zone_words,
    landscape_document,
    places_document,
    quotient_words,
)
from careercli.screens.measure import cell_width
from careercli.screens.plain import render_plain
from careercli.terminal.streams import to_encoding
from screens.screens_factory import (
    WRITERS,
    bare_category,
    make_category,
    pay,
    place_figures,
    ratings,
    row,
    section_text,
    years,
)

TABLES = Path(__file__).parents[2] / "data" / "landscape"


@pytest.fixture(scope="module")
def categories() -> dict[str, Category]:
    """Every category of the compiled catalogue."""
    with closing(sqlite3.connect(":memory:")) as connection:
        write_national(connection, TABLES)
        figures = NationalFigures(connection)
        return figures.figures(figures.columns())


def no_line_over(text: str, width: int) -> bool:
    # A command is one piece, to be copied whole.
    return all(cell_width(line) <= width or "careercli " in line for line in text.splitlines())


@pytest.mark.exhaustive
def test_every_category_there_is_reads_well_in_plain_text(categories: dict[str, Category]) -> None:
    assert len(categories) >= 860
    for soc, category in categories.items():
        shown = render_plain(landscape_document(category, []), 40)
        assert no_line_over(shown, 40), soc
        assert "None to" not in shown and "nan" not in shown.split(), soc
        assert "?" not in to_encoding(shown, "ascii"), soc


@pytest.mark.exhaustive
def test_every_category_there_is_can_be_heard_and_pasted(categories: dict[str, Category]) -> None:
    for soc, category in categories.items():
        document = landscape_document(category, [])
        assert not set(WRITERS["accessible"](document, 80)) & set("─━│┃█▁▂▃▄▅▆▇▸#"), soc
        pasted = WRITERS["markdown"](document, 80)
        assert all(line.endswith("|") for line in pasted.splitlines() if line.startswith("|")), soc


def shape(category: Category) -> tuple[object, ...]:
    """What is there of a category and what is not: categories of one shape differ in their numbers alone."""
    pay, history, projection = category.pay, category.history, category.projection
    every_rating = (
        category.interests,
        category.work_values,
        category.skills,
        category.knowledge,
        category.job_zone,
    )
    return (
        pay and (pay.unit, [point.published for point in pay.percentiles]),
        [(one.year, one.comparable, one.median.published, one.median.at_or_above) for one in history],
        projection and (projection.self_employed_percent.published, projection.openings.published),
        [rating is None or rating.from_parts for rating in every_rating],
        (category.published_as is None, not category.parts, category.ai_exposure is None, len(category.title) > 60),
    )


def test_one_category_of_every_shape_there_is_can_be_drawn(categories: dict[str, Category]) -> None:
    shapes = {repr(shape(category)): category for category in categories.values()}
    assert len(shapes) > 30
    for category in shapes.values():
        document = landscape_document(category, [])
        assert no_line_over(WRITERS["rich"](document, 72), 72), category.soc


@pytest.mark.parametrize("soc", ["27-2011", "27-2042"])
def test_pay_by_the_hour_alone_is_said_to_be_so(categories: dict[str, Category], soc: str) -> None:
    document = landscape_document(categories[soc], [])
    told = section_text(document, "pay")
    assert re.search(r"Median \$[\d.]+ an hour", told) and re.search(r"Lowest tenth Below \$[\d.]+ an hour", told)
    assert " an hour ━" in " ".join(render_plain(document.only(["change"]), 40).split())


def test_a_part_of_a_combined_category_says_whose_figures_it_shows(categories: dict[str, Category]) -> None:
    told = section_text(landscape_document(categories["31-1121"], []), "jobs")
    assert "published only for the combined category Home Health and Personal Care Aides (31-1120)" in told
    whole = section_text(landscape_document(categories["31-1120"], []), "jobs")
    assert "Made up of Home Health Aides; Personal Care Aides" in whole


def test_a_category_that_only_the_projections_know_is_a_page_without_pay(categories: dict[str, Category]) -> None:
    document = landscape_document(categories["11-1031"], [])
    assert section_text(document, "pay") == (
        "Legislators Occupational category 11-1031, United States PAY Pay is not published."
    )
    assert "Employees not published" in section_text(document, "jobs")
    assert "Nothing has been published since May 2024." in section_text(document, "change")
    never = section_text(landscape_document(categories["45-3031"], []), "change")
    assert "No history is published for this category." in never and "BLS OEWS" not in never


@pytest.mark.parametrize("writer", WRITERS)
def test_a_category_with_a_name_and_nothing_else_is_still_a_page(writer: str) -> None:
    shown = WRITERS[writer](landscape_document(bare_category(), []), 60)
    told = " ".join(shown.split())
    for words in ("Nothing Published", "Pay is not published.", "No history is published", "typical at entry is"):
        assert words in told


def test_figures_from_surveys_alone_are_a_page_without_a_projection() -> None:
    document = landscape_document(make_category(projection=None), [])
    told = section_text(document, "change")
    assert "Outlook Not published" in told and "projection:" not in told and "Exposed tasks 31%" in told
    entry = section_text(document, "entry")
    assert "Preparation Some (job zone 2 of 5, O*NET 30.1)" in entry and "Education" not in entry


def test_only_the_mean_published_is_only_the_mean_told() -> None:
    lone = make_category(pay=pay(None, None, None, None, None, mean="51000"))
    assert "Mean pay is $51,000; its spread is not published." in section_text(landscape_document(lone, []), "pay")


def test_a_place_stands_beside_the_nation() -> None:
    document = landscape_document(make_category(), [], place_figures())
    assert "Local employees 120 in Austin, TX Local share 0.67 times the national share of jobs" in section_text(
        document, "jobs"
    )
    told = section_text(document, "pay")
    assert told.index("United States") < told.index("Austin, TX")
    assert "Median $50,000 $" in told
    unpublished = place_figures(spread=pay(None, None, None, None, None, mean="-"), employment="-", quotient="-")
    document = landscape_document(make_category(), [], unpublished)
    assert "Local employees not published in Austin, TX Local share not published" in section_text(document, "jobs")
    assert "Pay in Austin, TX is not published." in section_text(document, "pay")


def test_pay_in_another_unit_is_not_drawn_on_the_nations_axis() -> None:
    hourly = place_figures(spread=pay(10, 20, 30, 40, 50, unit=PayUnit.HOURLY))
    document = landscape_document(make_category(), [], hourly)
    picture = next(block for block in document.sections[1].blocks if isinstance(block, Spreads))
    assert len(picture.rows) == 1
    assert "Median $50,000 $30.00 an hour" in section_text(document, "pay")


def test_the_roles_behind_the_figures_are_named_or_said_to_be_missing() -> None:
    assert "figures only" in section_text(landscape_document(make_category(), []), "roles")
    told = section_text(landscape_document(make_category(), [row("baker"), row("head-baker")]), "roles")
    assert "2 role pages: Baker (mid), Head Baker (mid)." in told
    assert "careercli show baker" in told and "careercli landscape 51-3011 --by state" in told


def test_ratings_averaged_over_parts_name_the_parts() -> None:
    averaged = make_category(interests=ratings(("Social", 6.0), parts=("a-1", "b-2")), work_values=None)
    told = section_text(landscape_document(averaged, []), "people")
    assert "Interests from O*NET 30.3, the mean of a-1, b-2." in told and "Work values" not in told


@pytest.mark.parametrize(
    ("zone", "words"),
    [(1.0, "Little or none (job zone 1 of 5"), (3.67, "Considerable (job zone 3.7 of 5"), (5.0, "Extensive (")],
)
def test_a_job_zone_is_told_in_words(zone: float, words: str) -> None:
    assert job_zone_words(JobZone(zone, (), False, "O*NET 30.1")).startswith(words)


def test_a_location_quotient_is_told_in_words() -> None:
    assert quotient_words(Amount(2.1)) == "2.1 times the national share of jobs"
    assert quotient_words(Amount()) == "not published"


def ranked(document: Document) -> Table:
    return next(block for block in document.intro if isinstance(block, Table))


def bars(table: Table) -> Iterator[float | None]:
    place = next(i for i, column in enumerate(table.columns) if not column.title)
    for cells in table.rows:
        if cells is not None:
            cell = cells[place]
            yield cell.value / cell.most if isinstance(cell, Meter) else None


PLACES = [
    place_figures("Austin, TX", pay(1, 2, 80000, 4, 5), "300", "2"),
    place_figures("Boston, MA", pay(None, None, None, None, None), "-", "-"),
]


@pytest.mark.parametrize(
    ("sort", "place", "shares"),
    [
        ("pay", 2, [50000 / 80000, 1.0, None]),
        ("employment", 3, [None, 1.0, None]),
        ("quotient", 4, [0.5, 1.0, None]),
    ],
)
def test_places_have_bars_of_what_they_are_ranked_by(sort: str, place: int, shares: list[float | None]) -> None:
    document = places_document(make_category(), PLACES, "State", sort, 25)
    table = ranked(document)
    assert [i for i, column in enumerate(table.columns) if not column.title] == [place]
    assert list(bars(table)) == pytest.approx(shares)
    shown = render_plain(document, 80)
    assert f"By {sort}, highest first" in shown and "Boston, MA     not published" in shown
    assert table.columns[place - 1].drop == 0


def test_places_beyond_the_number_asked_for_are_counted() -> None:
    shown = render_plain(places_document(make_category(), PLACES, "State", "pay", 1), 80)
    assert "1 more with --limit 2." in shown and "Boston" not in shown


@pytest.mark.parametrize("width", [40, 60, 80])
def test_long_place_names_fit_a_narrow_terminal(width: int) -> None:
    long = [place_figures("Philadelphia-Camden-Wilmington, PA-NJ-DE-MD"), place_figures("Austin-Round Rock, TX")]
    document = places_document(make_category(), long, "Metropolitan area", "pay", 9)
    for writer in ("plain", "rich", "accessible"):
        assert no_line_over(WRITERS[writer](document, width), width)


def industry(title: str, jobs: str, median: str) -> IndustryFigures:
    spread = pay(None, None, None if median == "-" else median, None, None)
    return IndustryFigures(
        "51-3011", Industry("31", title, IndustryDetail.SECTOR), Amount.parse(jobs), Amount(), spread
    )


def test_industries_have_bars_of_jobs_or_of_pay() -> None:
    figures = [industry("Food Manufacturing", "400", "30000"), industry("Retail Trade", "100", "60000")]
    by_jobs = industries_document(make_category(), figures, "employment", 25)
    assert list(bars(ranked(by_jobs))) == pytest.approx([1.0, 0.25])
    by_pay = industries_document(make_category(), figures, "pay", 25)
    assert list(bars(ranked(by_pay))) == pytest.approx([0.5, 1.0])
    assert "Quotient" not in render_plain(by_pay, 80)
    assert "Occupational category 51-3011, by industry" in render_plain(by_pay, 80)


def test_nothing_published_at_a_level_is_said() -> None:
    assert "Nothing is published for 99-9999" in render_plain(
        industries_document(bare_category(), [], "employment", 9), 80
    )
    assert "BLS OEWS." in render_plain(places_document(bare_category(), PLACES, "State", "pay", 9), 80)


def test_rankings_of_a_part_say_that_they_are_those_of_the_combination() -> None:
    part = make_category(published_as=CategoryName("51-3000", "Food Workers"))
    assert "combined category Food Workers (51-3000)" in " ".join(
        render_plain(places_document(part, PLACES, "State", "pay", 9), 80).split()
    )


def test_a_lower_bound_reads_well_wherever_it_stands() -> None:
    topped = make_category(
        pay=pay(90000, 150000, ">=239200", ">=239200", ">=239200"), history=years({2025: ("5", ">=239200")})
    )
    shown = render_plain(landscape_document(topped, []), 80)
    assert "▸" in shown and re.search("Median +\\$239,200 or more", shown)
    assert "Above $239,200 or more" not in shown and "$239k+" in shown
    assert "2025  $239,200 or more" in render_plain(landscape_document(topped, []), 40)
