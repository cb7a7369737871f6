"""What pages say: skills before tools before text, and nothing a person types is ever an operator."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careercli.catalog import compile as compiling
from careercli.catalog.compile import add_roles
from careercli.catalog.role import HelpfulSkill, Role, Skills
from careercli.catalog.search import on_pages
from careercli.catalog.store import Catalogue
from support.role_files import catalogue_of, prose, role


def roles() -> list[Role]:
    def using(skill: str, *tools: str) -> Skills:
        return Skills((), (HelpfulSkill(skill, 2),), tools)

    day = (f"{prose('a', 60, 60)} Résumés of sourdough reach you. {prose('b', 60, 60)}",)
    tools = using("kneading", "Rolling Pin 100%")
    return [
        role("baker", aliases=("Dough Person",), skills=tools, summary="You rise early."),
        role(
            "boat-builder", "boats", aliases=("BB",), skills=using("hull-repair", "C++"), summary="Ships need you."
        ),
        role("head-baker", aliases=("Oven Chief",), skills=using("shift-planning"), summary="Kneading is past."),
        role("bread-tester", aliases=("Crumb Judge",), skills=using("tasting"), day_to_day=day),
    ]


@pytest.fixture(scope="module", params=["FTS5", "no FTS5", "no FTS5 on this machine"])
def catalogue(request: pytest.FixtureRequest) -> Catalogue:
    if request.param == "no FTS5":
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(compiling, "_INDEX", compiling._INDEX.replace("fts5", "fts99"))
            return catalogue_of(roles())
    found = catalogue_of(roles())
    if request.param == "no FTS5 on this machine":
        # A file compiled where there was FTS5: the table is there and the module is not.
        connection = sqlite3.connect(":memory:", isolation_level=None)
        connection.execute("PRAGMA writable_schema = ON")
        found.connection.execute("PRAGMA writable_schema = ON")
        found.connection.execute("UPDATE sqlite_master SET sql = replace(sql, 'fts5', 'fts99')")
        found.connection.backup(connection)
        found = Catalogue(connection)
        add_roles(connection, [(role("baker", title="Replaced"), ""), (roles()[0], "")], {"kneading": "Kneading"})
    return found


def hits(catalogue: Catalogue, text: str) -> list[tuple[str, str]]:
    return [(found.slug, found.where) for found in on_pages(catalogue, text)]


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("dough person", ("baker", "alias")),
        ("kneading", ("baker", "skill")),
        ("shift planning", ("head-baker", "skill")),
        ("rolling", ("baker", "tool")),
        ("100%", ("baker", "tool")),
        ("c++", ("boat-builder", "tool")),
        ("ships need", ("boat-builder", "text")),
        ("sourdough", ("bread-tester", "text")),
    ],
)
def test_the_best_hit_is_what_a_person_means(catalogue: Catalogue, text: str, best: tuple[str, str]) -> None:
    assert hits(catalogue, text)[0] == best


def test_a_skill_counts_more_than_the_word_in_the_text(catalogue: Catalogue) -> None:
    assert hits(catalogue, "kneading") == [("baker", "skill"), ("head-baker", "text")]


def test_a_word_that_only_shares_a_stem_with_the_page_is_no_hit() -> None:
    pages = catalogue_of(
        [role("seller", summary="You sell electronics."), role("fitter", summary="Electric ovens.")]
    )
    assert hits(pages, "electric") == [("fitter", "text")]


def test_three_letters_or_fewer_must_be_a_whole_word() -> None:
    pages = catalogue_of([role("seller", summary="You sell ovens."), role("fitter", summary="Ove fits them.")])
    assert hits(pages, "ove") == [("fitter", "text")]


def test_words_as_typed_are_told_from_words_that_begin_so(catalogue: Catalogue) -> None:
    assert [found.whole for found in on_pages(catalogue, "shift planning")] == [True]
    assert [found.whole for found in on_pages(catalogue, "shift plan")] == [False]


def test_several_words_must_all_be_there(catalogue: Catalogue) -> None:
    assert hits(catalogue, "sourdough reach") == [("bread-tester", "text")]
    assert hits(catalogue, "sourdough ships") == []


def test_accents_do_not_matter_where_there_is_a_text_index() -> None:
    assert ("bread-tester", "text") in hits(catalogue_of(roles()), "resumes")


def test_a_hit_shows_the_words_around_it(catalogue: Catalogue) -> None:
    [found] = on_pages(catalogue, "sourdough")
    assert "sourdough" in found.matched
    assert found.matched.startswith("… ")
    assert found.matched.endswith(" …")
    assert len(found.matched) < 80
    [found] = on_pages(catalogue, "ships")
    assert found.matched == "Ships need you."
    assert on_pages(catalogue, "dough person")[0].matched == "Dough Person"
    assert on_pages(catalogue, "boat builder")[0].matched == ""


def test_words_at_the_end_of_a_line_are_shown_to_the_end() -> None:
    found = on_pages(catalogue_of([role(summary=f"{prose('a', 60, 60)} The last word is zwieback.")]), "zwieback")
    assert found[0].matched.startswith("… ")
    assert found[0].matched.endswith("is zwieback.")


def test_at_most_as_many_hits_as_wanted(catalogue: Catalogue) -> None:
    assert len(on_pages(catalogue, "you", limit=2)) <= 2


@pytest.mark.parametrize("text", ["", "   ", "-", "--", "\t", "...", '"', "*", "()", "%", "_", "???"])
def test_a_text_of_signs_alone_finds_nothing(catalogue: Catalogue, text: str) -> None:
    assert on_pages(catalogue, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "baker OR boat",
        "NOT baker",
        "baker AND",
        "NEAR(baker boat, 3)",
        "title:baker",
        "{title prose}: baker",
        "^baker",
        "bak*",
        '"baker',
        'ba"ker"',
        "-baker",
        "baker + boat",
        "'; DROP TABLE role; --",
        "100%_!",
        "a\0b",
        "\udcff",
        "² ½ ①",
        "日本 語",
        "word " * 5_000,
        "x" * 100_000,
        "x%" * 60_000,
    ],
)
def test_nothing_a_person_types_is_an_operator(catalogue: Catalogue, text: str) -> None:
    on_pages(catalogue, text)
    assert len(catalogue.rows()) == 4


@given(text=st.text(st.characters(exclude_categories=())))
def test_no_text_makes_searching_raise(catalogue: Catalogue, text: str) -> None:
    for found in on_pages(catalogue, text):
        assert found.where in ("title", "alias", "skill", "tool", "task", "text")


def test_a_sign_that_stands_for_others_stands_for_itself(catalogue: Catalogue) -> None:
    assert hits(catalogue, "100%") == [("baker", "tool")]
    assert hits(catalogue, "1%0") == []


def test_a_limit_beyond_every_number_sqlite_knows_is_no_fault(catalogue: Catalogue) -> None:
    assert on_pages(catalogue, "baker", 10**25) == on_pages(catalogue, "baker", 1000) != []
