"""From what a person types to one role: any name in any case, typos, and an honest "which one?"."""

from __future__ import annotations

import pytest
from careercli.catalog.resolve import OFFERED, Resolution, closest, resolve
from hypothesis import given
from hypothesis import strategies as st

from careercli.catalog.compile import fold
from careercli.catalog.store import Catalogue
from support.role_files import catalogue_of, role

TITLES = {
    "technical-product-manager": ("Technical Product Manager", ("TPM", "Platform PM")),
    "product-manager": ("Product Manager", ("PM", "Product Lead")),
    "project-manager": ("Project Manager", ("PMP", "Delivery Lead")),
    "program-manager": ("Program Manager", ("PgM",)),
    "data-scientist": ("Data Scientist", ("ML Scientist",)),
    "data-engineer": ("Data Engineer", ("ETL Developer",)),
    "registered-nurse": ("Registered Nurse", ("RN", "Staff Nurse")),
    "nurse-practitioner": ("Nurse Practitioner", ("NP",)),
    "air-traffic-controller": ("Air Traffic Controller", ("ATC",)),
    "electrician": ("Electrician", ("Wireman",)),
    "elementary-school-teacher": ("Elementary School Teacher", ("Grade School Teacher",)),
    "ux-designer": ("UX Designer", ("User Experience Designer",)),
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return catalogue_of(role(slug, title=title, aliases=aliases) for slug, (title, aliases) in TITLES.items())


@pytest.mark.parametrize(
    "text",
    ["technical-product-manager", "Technical Product Manager", "TECHNICAL PRODUCT MANAGER", "tpm", " platform pm ",
     "technical/product_manager"],
)  # fmt: skip
def test_a_slug_a_title_and_an_alias_are_the_role_in_any_case(catalogue: Catalogue, text: str) -> None:
    assert resolve(catalogue, text) == Resolution("technical-product-manager", ("technical-product-manager",))


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("technical-prodct-manager", "technical-product-manager"),
        ("tecnical product manger", "technical-product-manager"),
        ("electrican", "electrician"),
        ("air trafic controler", "air-traffic-controller"),
        ("airtrafficcontroller", "air-traffic-controller"),
    ],
)
def test_slips_of_the_fingers_are_corrected_and_said_to_be(catalogue: Catalogue, text: str, slug: str) -> None:
    found = resolve(catalogue, text)
    assert (found.slug, found.corrected) == (slug, True)
    assert found.candidates[0] == slug


@pytest.mark.parametrize("text", ["manager", "nurse", "data", "pro manager", "product engineer"])
def test_what_may_be_several_is_offered_not_guessed(catalogue: Catalogue, text: str) -> None:
    found = resolve(catalogue, text)
    assert found.slug is None
    assert not found.corrected
    assert 2 <= len(found.candidates) <= OFFERED


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("nurse, registered", "registered-nurse"),
        ("scientist data", "data-scientist"),
        ("platform product manager", "product-manager"),
        ("tpn", "technical-product-manager"),
    ],
)
def test_words_turned_or_added_and_short_names_may_mean_another_job(
    catalogue: Catalogue, text: str, slug: str
) -> None:
    found = resolve(catalogue, text)
    assert found.slug is None
    assert slug in found.candidates


@pytest.mark.parametrize("text", ["xylophone", "zzz", "", "   ", "--", "???", "\0", "🙂", "日本", "x" * 10_000])
def test_what_is_near_to_nothing_finds_nothing(catalogue: Catalogue, text: str) -> None:
    assert resolve(catalogue, text) == Resolution(None)


def test_a_name_of_two_roles_is_asked_about_titles_first() -> None:
    catalogue = catalogue_of(
        [
            role("a-baker", title="Mill Hand"),
            role("b-baker", title="Baker"),
            role("c-baker", aliases=("Baker", "X")),
        ]
    )
    assert resolve(catalogue, "BAKER") == Resolution(None, ("b-baker", "c-baker"))


def test_an_alias_of_signs_alone_does_not_answer_to_an_empty_text() -> None:
    assert resolve(catalogue_of([role("baker", aliases=("--",))]), "") == Resolution(None)


def test_a_catalogue_without_roles_knows_no_name() -> None:
    assert resolve(catalogue_of([]), "baker") == Resolution(None)
    assert closest("baker", []) == Resolution(None)


Name = st.text(st.characters(categories=("Lu", "Ll", "Lt", "Nd", "Zs")), min_size=1, max_size=20).filter(
    lambda name: any(mark.isalnum() for mark in fold(name))
)


@given(
    names=st.lists(Name, min_size=4, max_size=8, unique_by=fold),
    case=st.sampled_from(["upper", "lower", "swapcase"]),
)
def test_any_title_or_alias_in_any_case_is_its_role(names: list[str], case: str) -> None:
    half = len(names) // 2
    roles = [
        role(slug, title=mine[0], aliases=tuple(mine[1:]))
        for slug, mine in (("first-role-of-all", names[:half]), ("second-role-of-all", names[half:]))
    ]
    catalogue = catalogue_of(roles)
    for item in roles:
        for name in (item.slug, item.title, *item.aliases):
            assert resolve(catalogue, getattr(name, case)()).slug == item.slug


LONG = sorted(title for title, _ in TITLES.values() if len(title) >= 8)


@given(
    title=st.sampled_from(LONG),
    place=st.integers(0, 100),
    mark=st.characters(categories=("Ll",)),
    kind=st.integers(0, 3),
)
def test_a_slip_of_one_letter_still_finds_a_long_title(
    catalogue: Catalogue, title: str, place: int, mark: str, kind: int
) -> None:
    at = place % len(title)
    typed = [
        title[:at] + mark + title[at:],
        title[:at] + title[at + 1 :],
        title[:at] + mark + title[at + 1 :],
        title[:at] + title[at + 1 : at + 2] + title[at : at + 1] + title[at + 2 :],
    ][kind]
    found = resolve(catalogue, typed)
    expected = next(slug for slug, (name, _) in TITLES.items() if name == title)
    assert expected in (found.slug, *found.candidates)
    assert found.slug in (expected, None)


@given(text=st.text())
def test_no_text_makes_resolving_raise(catalogue: Catalogue, text: str) -> None:
    found = resolve(catalogue, text)
    assert found.slug is None or found.slug in found.candidates
