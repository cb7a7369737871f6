"""The compiled catalogue: what was compiled is what is read, and lists come filtered and in order."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from careercli.catalog import compile as compiling
from careercli.catalog.compile import add_problems, add_roles, open_for_writing
from careercli.catalog.names import fold
from careercli.catalog.problems import Problem
from careercli.catalog.role import (
    Advancement,
    Education,
    EducationNeed,
    HelpfulSkill,
    Lateral,
    Level,
    Requirements,
    Role,
    Skills,
    StartRoute,
)
from careercli.catalog.search import on_pages
from careercli.catalog.store import SORTS, Catalogue, DamagedError, RoleFilter
from careercli.errors import ExitCode, NotFoundError
from support.role_files import SKILLS, catalogue_of, role, write_data

START = role().start
assert START is not None


def needing(education: Education) -> Requirements:
    needs = role().requirements
    return Requirements(EducationNeed(education, "x"), needs.experience, needs.credentials, needs.entry_routes)


def using(*skills: str) -> Skills:
    return Skills((), tuple(HelpfulSkill(skill, 2) for skill in skills), ("Bowl",))


BAKER = role(
    "baker", level=Level.MID, requirements=needing(Education.SECONDARY), skills=using("kneading", "tasting")
)
COOK = role("pastry-cook", level=Level.ENTRY, requirements=needing(Education.NONE), skills=using("kneading"))
LATER = replace(START, route=StartRoute.FROM_ANOTHER_JOB, months=(24, 60), cost=(0, 0))
HEAD = role(
    "head-baker", level=Level.LEAD, title="a Head Baker", requirements=needing(Education.PROFESSIONAL), start=LATER,
    conditions=replace(role().conditions, people=5, remote=4), areas={"management-administration": 3},
)  # fmt: skip
BUILDER = role(
    "boat-builder", "boats", level=Level.MID, requirements=needing(Education.DOCTORATE), start=None, areas=None
)
ALL = (BAKER, COOK, HEAD, BUILDER)


@pytest.fixture
def catalogue() -> Catalogue:
    return catalogue_of(ALL)


def slugs(catalogue: Catalogue, **conditions: object) -> list[str]:
    return [row.slug for row in catalogue.rows(RoleFilter(**conditions))]  # type: ignore[arg-type]


def test_a_page_is_read_as_it_was_written(catalogue: Catalogue) -> None:
    assert catalogue.role("head-baker") == HEAD
    assert {item.slug: item for item in catalogue.every_role()} == {item.slug: item for item in ALL}


def test_outlines_tell_what_the_pages_say_without_their_prose(catalogue: Catalogue) -> None:
    from careercli.catalog.outline import outline_of

    assert {outline.slug: outline for outline in catalogue.outlines()} == {
        item.slug: outline_of(item) for item in ALL
    }


def test_an_unknown_slug_is_not_found(catalogue: Catalogue) -> None:
    with pytest.raises(NotFoundError, match="no role 'astronaut'") as caught:
        catalogue.role("astronaut")
    assert caught.value.exit_code is ExitCode.NOT_FOUND
    assert catalogue.origin("astronaut") == ""


def test_a_row_tells_what_a_list_shows(catalogue: Catalogue) -> None:
    row = catalogue.rows_of(["boat-builder", "astronaut"])["boat-builder"]
    assert (row.slug, row.title, row.track, row.track_name) == ("boat-builder", "Boat Builder", "boats", "Boats")
    assert (row.level, row.education, row.soc, row.origin) == (Level.MID, Education.DOCTORATE, "51-3011", "")


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({}, ["pastry-cook", "baker", "head-baker", "boat-builder"]),
        ({"tracks": ("boats",)}, ["boat-builder"]),
        ({"tracks": ("boats", "bakery"), "levels": (Level.MID,)}, ["baker", "boat-builder"]),
        ({"levels": (Level.LEAD,)}, ["head-baker"]),
        (
            {"levels": (Level.ENTRY,)},
            ["pastry-cook", "baker", "boat-builder"],
        ),  # a baker is of higher rank, and open to newcomers
        ({"newcomers": True}, ["pastry-cook", "baker", "boat-builder"]),
        ({"routes": (StartRoute.FROM_ANOTHER_JOB,)}, ["head-baker"]),
        ({"routes": (StartRoute.ON_THE_JOB, StartRoute.DEGREE)}, ["pastry-cook", "baker"]),
        ({"months": 12}, ["pastry-cook", "baker"]),
        ({"months": 11}, []),
        ({"cost": 0}, ["head-baker"]),
        ({"cost": 900}, ["pastry-cook", "baker", "head-baker"]),
        ({"paid": True}, ["pastry-cook", "baker", "head-baker"]),
        ({"days": (("people", 1, 2),)}, ["pastry-cook", "baker", "boat-builder"]),
        ({"days": (("people", 4, 5), ("remote", 4, 5))}, ["head-baker"]),
        ({"area": "culinary-art"}, ["pastry-cook", "baker"]),
        ({"area": "art"}, []),
        ({"education": Education.SECONDARY}, ["pastry-cook", "baker"]),
        ({"education": Education.NONE}, ["pastry-cook"]),
        ({"education": Education.DOCTORATE}, ["pastry-cook", "baker", "head-baker", "boat-builder"]),
        ({"skills": ("kneading",)}, ["pastry-cook", "baker", "head-baker", "boat-builder"]),
        ({"skills": ("kneading", "tasting")}, ["baker", "head-baker", "boat-builder"]),
        ({"skills": ("astronomy",)}, []),
        ({"tracks": ("'; DROP TABLE role; --",)}, []),
    ],
)
def test_a_list_keeps_what_passes_every_condition(
    catalogue: Catalogue, conditions: dict[str, object], expected: list[str]
) -> None:
    assert slugs(catalogue, **conditions) == expected


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("track", ["pastry-cook", "baker", "head-baker", "boat-builder"]),
        ("title", ["head-baker", "baker", "boat-builder", "pastry-cook"]),
        ("level", ["pastry-cook", "baker", "boat-builder", "head-baker"]),
        ("education", ["pastry-cook", "baker", "boat-builder", "head-baker"]),
    ],
)
def test_every_order_a_list_knows(catalogue: Catalogue, sort: str, expected: list[str]) -> None:
    assert sort in SORTS
    assert slugs(catalogue, sort=sort) == expected, "small letters sort with large ones"


def test_roles_of_one_title_stand_in_a_settled_order() -> None:
    same = [role(slug, title="Same") for slug in ("c-role", "a-role", "b-role")]
    for sort in SORTS:
        assert slugs(catalogue_of(same), sort=sort) == ["a-role", "b-role", "c-role"]


def test_tracks_are_counted_by_level_and_an_empty_one_is_there_too() -> None:
    counts = catalogue_of([BAKER, COOK, HEAD]).tracks()
    assert [(count.track.slug, count.levels, count.total) for count in counts] == [
        ("bakery", (1, 1, 0, 1, 0), 3),
        ("boats", (0, 0, 0, 0, 0), 0),
    ]


def test_the_vocabulary_keeps_its_order_and_its_aliases(catalogue: Catalogue) -> None:
    assert list(catalogue.skills()) == [skill["id"] for skill in SKILLS]
    assert catalogue.skills()["kneading"].definition == "Doing kneading well."
    assert catalogue.skill_names(["kneading", "astronomy"]) == {"kneading": "Kneading"}


def test_the_roles_that_lead_to_a_role_come_up_first_then_sideways() -> None:
    up = (Advancement("head-baker", None, (1, 2), "x"), Advancement(None, "Owner", (1, 2), "x"))
    side = (Lateral("head-baker", None, "x", "y"), Lateral(None, "Head Baker", "x", "y"))
    catalogue = catalogue_of(
        [
            role("z-cook", advancement=up, lateral=()),
            role("baker", advancement=up, lateral=()),
            role("pastry-cook", advancement=(), lateral=side),
            role("head-baker", advancement=(), lateral=()),
        ]
    )
    assert catalogue.moves_into("head-baker") == [
        ("baker", "advancement"), ("z-cook", "advancement"), ("pastry-cook", "lateral"),
    ]  # fmt: skip
    assert catalogue.moves_into("baker") == []


def test_a_role_laid_over_another_leaves_nothing_of_it(catalogue: Catalogue) -> None:
    ours = role(
        "baker", "boats", title="Ship's Baker", aliases=("Galley Baker",), level=Level.SENIOR,
        summary="Zwieback is all you make.", skills=using("rope-work"), advancement=(), lateral=(),
    )  # fmt: skip
    add_roles(catalogue.connection, [(ours, "/our/baker.yaml")], {})
    assert catalogue.role("baker") == ours
    assert catalogue.origin("baker") == "/our/baker.yaml"
    assert len(catalogue.rows()) == 4
    assert slugs(catalogue, skills=("tasting",)) == ["head-baker", "boat-builder"]
    assert catalogue.slug_called("Certified Baker") is None
    assert catalogue.slug_called("galley baker") == "baker"
    assert [outline.title for outline in catalogue.outlines(["baker"])] == ["Ship's Baker"]
    assert [found.slug for found in on_pages(catalogue, "zwieback")] == ["baker"]
    assert on_pages(catalogue, "focaccia") == []
    for table in ("move", "role_skill", "name", "role_words"):
        query = f"SELECT count(*) FROM {table} WHERE slug = 'baker'"
        assert catalogue.connection.execute(query).fetchone()[0] in (0, 1, 3)


def test_laying_roles_over_others_many_times_keeps_the_text_index_whole(catalogue: Catalogue) -> None:
    for number in range(5):
        roles: list[tuple[Role, str]] = [(role("baker", summary=f"Version{number} of it."), "x"), (COOK, "")]
        add_roles(catalogue.connection, roles, {})
    assert on_pages(catalogue, "Version3") == []
    assert [found.slug for found in on_pages(catalogue, "Version4")] == ["baker"]
    catalogue.connection.execute("INSERT INTO role_text (role_text) VALUES ('integrity-check')")


def test_problems_of_files_left_out_are_remembered_as_text_that_can_be_shown(catalogue: Catalogue) -> None:
    problems = [
        Problem(Path("/b.yaml"), None, "", "is a folder"),
        Problem(Path("/a\udcff.yaml"), 3, "k\x1b", "is\nodd"),
    ]
    add_problems(catalogue.connection, problems)
    assert catalogue.problems() == [Problem(Path("/a?.yaml"), 3, "k?", "is odd"), problems[0]]


def test_the_folder_of_a_personal_file_may_have_any_name(catalogue: Catalogue) -> None:
    add_roles(catalogue.connection, [(role("baker"), "/caf\udce9/baker.yaml")], {})
    assert catalogue.origin("baker") == "/caf?/baker.yaml"


def test_facts_about_the_file_are_kept(catalogue: Catalogue) -> None:
    compiling.set_meta(catalogue.connection, "key", "one")
    compiling.set_meta(catalogue.connection, "key", "two")
    assert catalogue.meta("key") == "two"
    assert catalogue.meta("other") is None


# --- names ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Product-Manager", "product  manager"),
        ("CI/CD_engineer", "ci cd Engineer"),
        ("Résumé Writer", "re\u0301sume\u0301 WRITER"),
        ("Straßenbauer", "STRASSENBAUER"),
        ("ﬁlm maker", "FILM MAKER"),
        ("İşçi", "i̇şçi"),
        (" spaced\tout\n", "spaced out"),
    ],
)
def test_names_that_a_person_takes_for_the_same_are_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_a_byte_that_is_no_text_is_no_reason_to_fail(catalogue: Catalogue) -> None:
    assert fold("caf\udce9") == "caf?"
    assert catalogue.slug_called("\udcff") is None


# --- damage -----------------------------------------------------------------------------------------------------


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a b#c?d.sqlite"
    connection = open_for_writing(path)
    catalogue_of(ALL).connection.backup(connection)
    connection.close()
    return path


def test_a_compiled_file_is_opened_for_reading_alone(file: Path) -> None:
    for immutable in (False, True):
        catalogue = Catalogue.open(file, immutable=immutable)
        assert len(catalogue.rows()) == 4
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            catalogue.connection.execute("DELETE FROM role")
        catalogue.close()


@pytest.mark.parametrize(
    "content", [b"", b"SQLite format 3\0", b"hello" * 1000, b"\0" * 100_000], ids=["empty", "head", "text", "zeros"]
)
def test_a_file_that_is_no_catalogue_is_a_data_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "catalogue.sqlite"
    path.write_bytes(content)
    with pytest.raises(DamagedError, match="cannot be read") as caught:
        Catalogue.open(path)
    assert caught.value.exit_code is ExitCode.BAD_DATA


def test_a_file_cut_short_is_a_data_error(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:8192])
    with pytest.raises(DamagedError, match="cannot be read"):
        Catalogue.open(file)


def test_a_missing_file_is_a_data_error(tmp_path: Path) -> None:
    with pytest.raises(DamagedError, match="cannot be read"):
        Catalogue.open(tmp_path / "none.sqlite")


@pytest.mark.parametrize("statement", ["UPDATE meta SET value = '0' WHERE key = 'format'", "DELETE FROM meta"])
def test_a_file_of_another_format_is_never_misread(file: Path, statement: str) -> None:
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute(statement)
    connection.close()
    with pytest.raises(DamagedError, match="another format"):
        Catalogue.open(file)


@pytest.mark.parametrize("page", ["{", "[]", "{}", '{"slug": 1}', "null", '"text"'])
def test_a_page_that_was_spoiled_inside_the_file_is_a_data_error(catalogue: Catalogue, page: str) -> None:
    catalogue.connection.execute("UPDATE role SET page = ?", (page,))
    catalogue.connection.execute("UPDATE outline SET content = ?", (page,))
    with pytest.raises(DamagedError, match="cannot be read"):
        catalogue.role("baker")
    with pytest.raises(DamagedError, match="cannot be read"):
        catalogue.every_role()
    with pytest.raises(DamagedError, match="cannot be read"):
        catalogue.outlines()


def test_a_catalogue_can_be_compiled_from_files(tmp_path: Path) -> None:
    from careercli.bundle.build import build_catalogue

    connection = sqlite3.connect(":memory:", isolation_level=None)
    build_catalogue(connection, write_data(tmp_path))
    catalogue = Catalogue(connection)
    assert [row.slug for row in catalogue.rows()] == [
        "baker", "bread-tester", "head-baker", "pastry-cook", "boat-builder",
    ]  # fmt: skip
    assert len(catalogue.names()) == 5 * 4
