"""From what a job consists of to the role, by the words of its page and by what people type."""

import pytest

from careercli.catalog.store import Catalogue
from careercli.catalog.tasks import by_tasks, category_fit
from support.role_files import catalogue_of, role


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    baker = role("baker", asked_as=("rise before the rooster", "make croissants"))
    return catalogue_of([baker, role("miller", asked_as=("grind wheat",))])


def test_what_people_type_leads_to_the_role_whose_file_says_so(catalogue: Catalogue) -> None:
    assert by_tasks(catalogue, "who makes croissants", 2)[0] == ("baker", "make croissants", True)
    assert by_tasks(catalogue, "grind some wheat", 2)[0].slug == "miller"


def test_words_that_no_page_has_lead_nowhere(catalogue: Catalogue) -> None:
    assert by_tasks(catalogue, "xylophone", 2) == []


def test_the_fit_of_a_category_is_that_of_its_best_page(catalogue: Catalogue) -> None:
    fit = category_fit(catalogue, ["rooster"])
    assert fit and all(0 < share <= 1 for share in fit.values())
    assert category_fit(catalogue, ["xylophone"]) == {}
