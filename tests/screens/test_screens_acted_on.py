"""Why a category changes, its tasks in use, fields of study, and what a change is worth."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from careercli.landscape.category import (
    Amount,
    Category,
    Factor,
    Factors,
    PlaceFigures,
    PriceLevel,
    ProjectedChange,
    TasksInUse,
    TaskUse,
    Unemployment,
)
from careercli.landscape.study import FieldOutcomes, Outcome, StudyField, StudyPath
from careercli.moves.worth import Changed, Range, Side, case_of, reckon
from careercli.screens.document import Document, Section
from careercli.screens.figures import earlier_outlook, out_of_work, pay_since
from careercli.screens.landscape_page import landscape_document, places_document
from careercli.screens.market import MOST_REASONS, local_prices, main_reason, task_use, why
from careercli.screens.measure import cell_width
from careercli.screens.plain import render_plain
from careercli.screens.rich_page import render_rich
from careercli.screens.study_page import StudyPlace, field_document, study_document
from careercli.screens.worth_page import WorthContext, verdict_words, worth_document
from screens.screens_factory import make_category, pay, place_figures


def told(*blocks: Any) -> str:
    page = Document(sections=(Section("it", "It", tuple(blocks)),))
    return " ".join(render_plain(page, 80).split())


def factor(industry: str, jobs: float | None, kind: str = "software", *, rising: bool = False) -> Factor:
    return Factor(kind, ("productivity",), rising, industry, Amount(jobs))


def reasoned(*factors: Factor, **more: Any) -> Category:
    return make_category(factors=Factors(factors, "Table 1.12"), **more)


# --- why -----------------------------------------------------------------------------------------------------


def test_reasons_alike_are_told_once_with_their_jobs_added_up() -> None:
    category = reasoned(
        factor("Banks", 900), factor("Hotels", 100), factor("Mills", None), factor("Shops", 5, "ai")
    )
    words = told(*why(category))
    assert (
        "Software does more of the routine part. Banks; Hotels and 1 more industry: 1,000 of these jobs now"
        in words
    )
    assert words.index("Software") < words.index("AI tools")
    assert "Share to fall in Banks (900 of these jobs); Hotels" in words


def test_a_reason_that_holds_everywhere_counts_the_whole_category() -> None:
    words = told(*why(reasoned(factor("", 5000), factor("Banks", 900))))
    assert "All industries: 5,000 of these jobs now" in words


def test_a_category_without_reasons_says_that_bls_gives_none() -> None:
    assert "BLS gives none" in told(*why(reasoned()))
    assert "not published" in told(*why(make_category(factors=None)))
    assert main_reason(reasoned()).startswith("BLS gives none") and main_reason(make_category(factors=None)) == ""


def test_a_role_page_names_the_main_reasons_and_where_the_rest_stand() -> None:
    kinds = ("software", "ai", "machines", "mergers", "sensors", "paperless")
    category = reasoned(*(factor("Banks", 100 - place, kind) for place, kind in enumerate(kinds)))
    words = told(*why(category, MOST_REASONS))
    assert f"2 more reasons: careercli landscape {category.soc}" in words
    assert "paper" not in words.lower().split("table 1.12")[0]


# --- outlook, work, pay, tasks -------------------------------------------------------------------------------


def test_the_earlier_edition_is_told_only_where_the_word_changed() -> None:
    category = make_category()
    assert category.projection is not None
    same = ProjectedChange(2023, 2033, Amount(1), Amount(1), Amount(7.4), Amount(1), "older")
    other = replace(same, change_percent=Amount(2.4))
    for earlier, words in ((same, ""), (other, "Slower than average (+2.4%, 2023–33)"), (None, "")):
        projection = replace(category.projection, change_percent=Amount(7.0), earlier=earlier)
        assert earlier_outlook(replace(category, projection=projection)) == words


@pytest.mark.parametrize(
    ("rate", "force", "words"),
    [
        (3.3, 692, "3.3% of a labor force of 692,000"),
        (2.0, 71, "2.0% of a labor force of 71,000, a small sample"),
        (None, 19, "not published: the labor force of 19,000 is too small a sample"),
    ],
)
def test_a_rate_comes_with_the_people_behind_it(rate: float | None, force: float, words: str) -> None:
    found = Unemployment("Bakers", ("51-3099",), Amount(rate), Amount(2), Amount(force), "CPS")
    category = make_category(unemployment=found)
    assert out_of_work(category) == words
    page = " ".join(render_plain(landscape_document(category, []), 80).split())
    assert "The survey counts Bakers together: 1 category more." in page


def test_pay_that_rose_less_than_prices_is_said_to_have_fallen() -> None:
    category = make_category()
    grown = tuple(
        replace(
            year, real_median=Amount((year.median.value or 0) * (1.4 - (year.year - 2017) * 0.05)), real_year=2025
        )
        for year in category.history
    )
    category = replace(category, history=grown)
    assert pay_since(category) == "unchanged in dollars, -28% after consumer prices (May 2017 to May 2025)"
    assert "dollars of May 2025" in render_plain(landscape_document(category, []), 80)
    assert pay_since(make_category(history=())) == ""


def test_tasks_are_told_from_both_ends_or_all_unseen() -> None:
    seen = TasksInUse(20, 1, (TaskUse("1", "write menus", 0.25),), (TaskUse("2", "knead dough", 0.0),), "Index")
    words = told(*task_use(make_category(tasks_in_use=seen)))
    assert "1 of 20 official tasks" in words and "Write menus use 0.25 of 1" in words and "Knead dough" in words
    unseen = replace(seen, used=0, most=())
    assert "Among the tasks not seen" in told(*task_use(make_category(tasks_in_use=unseen)))
    assert task_use(make_category()) == ()


# --- prices --------------------------------------------------------------------------------------------------

DEAR = PriceLevel(125.0, 101.0, 180.0, 120.0, 103.0, "BEA 2023")


def priced(level: PriceLevel | None, name: str = "Austin, TX") -> PlaceFigures:
    return replace(place_figures(name), prices=level)


def test_a_dear_place_pays_less_after_its_prices() -> None:
    words = told(local_prices(priced(DEAR)))
    assert "125.0, the nation being 100 (BEA 2023)" in words and "180.0" in words
    assert "Median $32,000 at the nation's prices" in words
    assert "Not published" in told(local_prices(priced(None)))


@pytest.mark.parametrize("sort", ["pay", "real pay", "employment", "quotient"])
@pytest.mark.parametrize("width", [40, 80])
def test_real_pay_of_places_fits_and_says_what_is_not_published(sort: str, width: int) -> None:
    places = [priced(DEAR), priced(None, "Nowhere, KS")]
    document = places_document(make_category(), places, "Metropolitan area", sort, 10, real=True)
    text = render_plain(document, width)
    assert "$32,000" in text and "not published" in text
    assert all(cell_width(line) <= width for line in text.splitlines() if "careercli" not in line)


# --- study ---------------------------------------------------------------------------------------------------


def outcome(credential: str = "Bachelor's Degree", state: str = "US", *, median: float | None = 50_000) -> Outcome:
    cell = Amount(median)
    return Outcome(credential, state, 9, 400, 7, 390, cell, cell, cell, 5, Amount(20_000), 7, 6, "Scorecard")


def path(title: str, *outcomes: Outcome, odd: bool = False) -> StudyPath:
    return StudyPath("51-3011", FieldOutcomes(StudyField("1205", title), outcomes), 1, 4, odd)


def test_fields_are_listed_with_odd_ones_marked_and_told_apart() -> None:
    paths = [path("Baking", outcome()), path("Pharmacy", outcome("Doctoral Degree"), odd=True)]
    words = " ".join(render_plain(study_document("Baker", make_category(), paths, 3, slug="baker"), 80).split())
    assert "Pharmacy (the crosswalk lists it; few come" in words and "this way)" in words
    assert "BAKING (12.05)" in words and "PHARMACY (12.05)" not in words
    assert "Bachelor's $50,000 $50k to $50k $20,000 86% 7 400" in words and "careercli worth baker" in words


def test_what_is_suppressed_is_named_and_a_state_without_figures_said() -> None:
    paths = [path("Baking", outcome(), outcome("Master's Degree", median=None))]
    page = study_document("Baker", make_category(), paths, 3, StudyPlace("TX", "Texas"))
    words = " ".join(render_plain(page, 80).split())
    assert "Not published: Master's." in words
    assert "Earnings of its graduates in Texas are not published." in words


def test_a_category_no_field_leads_to_says_so() -> None:
    words = " ".join(render_plain(study_document("Baker", make_category(), [], 3), 80).split())
    assert "names no field of study" in words


@pytest.mark.parametrize("width", [40, 80, 120])
def test_study_pages_fit_every_terminal(width: int) -> None:
    paths = [
        path(
            "Baking and Pastry Arts and Everything Else One Can Do With Dough",
            outcome(),
            outcome("Doctoral Degree"),
        )
    ]
    pages = [
        study_document("Baker", make_category(), paths, 3),
        field_document(
            paths[0].study, [(make_category(), False), (make_category("11-9051", "Managers"), True)], []
        ),
        field_document(paths[0].study, [], []),
    ]
    for page in pages:
        for text in (render_plain(page, width), render_rich(page, width, colored=False)):
            assert all(cell_width(line) <= width for line in text.splitlines() if "careercli" not in line)


# --- worth ---------------------------------------------------------------------------------------------------


def worth_page(width: int = 80, **changes: Any) -> str:
    changed = replace(Changed(Range(12, 24), Range(0, 9_000), 30_000, None, 0), **changes)
    to = Side("Baker", None, pay(30_000, 40_000, 50_000, 60_000, ">=70000"))
    case = case_of(Side("Cashier", None, None), to, None, None, changed)
    local = priced(DEAR)
    context = WorthContext(
        ("cashier", "baker"), local, ("Baker",), (path("Baking", outcome()), outcome()), ("OEWS",)
    )
    return render_plain(worth_document(Side("Cashier", None, None), to, case, reckon(case.terms), context), width)


def test_the_page_says_when_why_and_on_what_it_rests() -> None:
    words = " ".join(worth_page().split())
    assert "From Cashier to Baker" in words and "WHEN IT IS EVEN" in words
    assert "tells no rungs" in words and "Pay of Baker there is not published" in words
    assert "cross-section" in words and "--pay-then As you said" not in words
    assert "125.0, the nation being 100; housing 180.0" in words
    assert "Bachelor's in Baking (12.05)" in words


def test_never_perhaps_and_at_once_have_their_words() -> None:
    def verdict(then: tuple[float, float], months: float = 12) -> str:
        low, high = then
        to = Side("Baker", None, pay(low, low, (low + high) / 2, high, high))
        changed = Changed(Range(months, months), Range(0, 0), 30_000, None, 0, None, 0)
        return verdict_words(reckon(case_of(None, to, None, None, changed).terms))

    assert verdict((20_000, 25_000)).startswith("Never")
    assert verdict((25_000, 60_000)).startswith("Perhaps never: after")
    assert verdict((20_000, 36_000)).startswith("Perhaps never: only with hopeful")
    assert verdict((40_000, 40_000)) == "After 4.0 years."
    assert verdict((40_000, 50_000)).startswith("After 2.5 to 4.0 years; 3.0 with")
    assert verdict((40_000, 50_000), 0).startswith("At once")


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_the_worth_page_fits_every_terminal(width: int) -> None:
    for then in (None, 20_000.0, 90_000.0):
        text = worth_page(width, then=then)
        assert all(cell_width(line) <= width for line in text.splitlines() if "careercli" not in line)
