"""A person's own roles, laid over the bundled ones."""

from __future__ import annotations

import os
from pathlib import Path
from time import time

import pytest

from careercli.bundle import catalogue as opening
from careercli.bundle.build import build_catalogue, known_names
from careercli.bundle.catalogue import open_catalogue, problem_lines
from careercli.catalog.compile import open_for_writing
from careercli.catalog.problems import Problem
from careercli.catalog.sources import fingerprint
from careercli.catalog.store import Catalogue
from careercli.errors import DataError, ExitCode
from careercli.locations import Locations
from support.bundles import save, slugs
from support.narration import Heard
from support.role_files import SKILLS, SLUGS, role_plain, write_ladder, write_role, write_vocabularies


@pytest.mark.usefixtures("data")
def test_own_roles_are_laid_over_the_bundled_ones(place: Locations, heard: Heard, ladder: Path) -> None:
    catalogue = open_catalogue(place, ladder, heard.narration)
    assert catalogue.origin("rung-0") == str(ladder / "bakery" / "rung-0.yaml")
    assert catalogue.origin("baker") == ""
    assert len(catalogue.rows()) == 7
    assert catalogue.problems() == []
    assert slugs(place, heard) == sorted(SLUGS), "and without the option they are not there"
    assert slugs(place, heard, ladder) == sorted([*SLUGS, "rung-0", "rung-1"])
    assert heard.titles == ["compiling the catalogue, once", "reading your role files"]


@pytest.mark.usefixtures("data")
def test_an_own_file_that_was_edited_is_seen_at_the_next_run(place: Locations, heard: Heard, ladder: Path) -> None:
    slugs(place, heard, ladder)
    save(ladder / "bakery" / "rung-0.yaml", "title: Rung 0", "title: First Rung")
    assert open_catalogue(place, ladder, heard.narration).role("rung-0").title == "First Rung"


def test_a_bundled_file_that_was_edited_is_seen_under_own_roles_too(
    place: Locations, heard: Heard, data: Path, ladder: Path
) -> None:
    slugs(place, heard, ladder)
    save(data / "roles" / "bakery" / "baker.yaml", "title: Baker", "title: Bread Baker")
    assert open_catalogue(place, ladder, heard.narration).role("baker").title == "Bread Baker"


@pytest.mark.usefixtures("data")
def test_a_bad_own_file_is_left_out_and_named_while_the_good_ones_load(
    place: Locations, heard: Heard, ladder: Path
) -> None:
    bad = write_role(ladder, "rung-2", role_plain("rung-2", ["rung-1", "baker", "nobody-here"], level="boss"))
    write_role(ladder, "rung-3", role_plain("rung-3", ["rung-2", "baker", "head-baker"]))
    for _ in range(2):  # remembered, not only noticed when it was compiled
        catalogue = open_catalogue(place, ladder, heard.narration)
        assert {"rung-0", "rung-1", "rung-3"} <= {row.slug for row in catalogue.rows()}
        assert "rung-2" not in {row.slug for row in catalogue.rows()}
        assert {problem.path for problem in catalogue.problems()} == {bad}
        assert len(catalogue.problems()) == 2
        [line] = problem_lines(catalogue.problems())
        assert line.startswith(f"{bad}:")
        assert line.endswith(" (left out)")
        catalogue.close()
    assert heard.warnings == []


@pytest.mark.usefixtures("data")
def test_an_own_file_of_a_bundled_slug_takes_its_place(place: Locations, heard: Heard, tmp_path: Path) -> None:
    own = tmp_path / "own"
    plain = role_plain("baker", SLUGS[1:4], title="Our Baker", aliases=["Certified Baker", "House Baker"])
    path = write_role(own, "baker", plain, "boats")
    catalogue = open_catalogue(place, own, heard.narration)
    assert catalogue.role("baker").title == "Our Baker"
    assert catalogue.origin("baker") == str(path)
    assert len(catalogue.rows()) == len(SLUGS)
    assert {count.track.slug: count.total for count in catalogue.tracks()} == {"bakery": 3, "boats": 2}
    assert catalogue.slug_called("baker at dawn") is None


@pytest.mark.usefixtures("data")
def test_own_tracks_and_skills_add_to_the_bundled_ones(place: Locations, heard: Heard, tmp_path: Path) -> None:
    own = tmp_path / "own"
    write_vocabularies(
        own,
        [{"slug": "trains", "name": "Trains", "description": "All that rolls."}],
        [{"id": "steam", "name": "Steam", "group": "craft", "definition": "Keeping it in."}],
    )
    plain = role_plain("stoker", SLUGS[:3])
    plain["skills"]["core"][0]["skill"] = "steam"
    write_role(own, "stoker", plain, "trains")
    catalogue = open_catalogue(place, own, heard.narration)
    assert catalogue.problems() == []
    assert {count.track.slug for count in catalogue.tracks()} == {"trains", "bakery", "boats"}
    assert len(catalogue.skills()) == len(SKILLS) + 1
    assert catalogue.role("stoker").track == "trains"


@pytest.mark.usefixtures("data")
def test_own_vocabularies_that_are_wrong_are_named_before_all(
    place: Locations, heard: Heard, tmp_path: Path
) -> None:
    own = write_ladder(tmp_path / "own", 1)
    (own / "tracks.yaml").write_text("- slug: [\n")
    (own / "skills.yaml").mkdir()
    catalogue = open_catalogue(place, own, heard.narration)
    assert [problem.path.name for problem in catalogue.problems()] == ["skills.yaml", "tracks.yaml"]
    assert "rung-0" in {row.slug for row in catalogue.rows()}


def test_a_folder_of_own_roles_that_is_none_is_a_data_error(place: Locations, heard: Heard, data: Path) -> None:
    for wrong in (data / "nowhere", data / "tracks.yaml", Path("x" * 5000)):
        with pytest.raises(DataError, match="no such folder of role files") as caught:
            open_catalogue(place, wrong, heard.narration)
        assert caught.value.exit_code is ExitCode.BAD_DATA
        assert caught.value.hint == "see --roles and CAREERCLI_ROLES"


@pytest.mark.usefixtures("data")
def test_an_empty_folder_of_own_roles_changes_nothing(place: Locations, heard: Heard, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    assert slugs(place, heard, tmp_path / "own") == sorted(SLUGS)
    assert open_catalogue(place, tmp_path / "own", heard.narration).problems() == []


@pytest.mark.usefixtures("data")
@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_own_roles_may_lie_in_a_folder_of_any_name(place: Locations, heard: Heard, tmp_path: Path) -> None:
    own = write_ladder(tmp_path / os.fsdecode(b"caf\xe9 \x1b[31m"), 1)
    (own / "bakery" / os.fsdecode(b"\xff.yaml")).write_text("x")
    for _ in range(2):
        catalogue = open_catalogue(place, own, heard.narration)
        assert catalogue.origin("rung-0").endswith("caf? ?[31m/bakery/rung-0.yaml")
        assert all(line.isprintable() for line in problem_lines(catalogue.problems()))
        assert len(problem_lines(catalogue.problems())) == 1


@pytest.mark.usefixtures("data")
def test_the_same_folder_named_otherwise_is_not_compiled_again(
    place: Locations, heard: Heard, ladder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slugs(place, heard, ladder)
    monkeypatch.chdir(ladder.parent)
    slugs(place, heard, Path("ladder"))
    slugs(place, heard, ladder / ".." / "ladder")
    assert heard.titles.count("reading your role files") == 1


def test_what_own_files_may_refer_to_comes_from_the_compiled_catalogue(
    place: Locations, heard: Heard, data: Path
) -> None:
    base = open_catalogue(place, None, heard.narration)
    known = known_names(base)
    assert set(known.levels) == set(SLUGS)
    assert known.names["certified head baker"] == "head-baker"
    assert [track.slug for track in known.tracks] == ["bakery", "boats"]
    assert known.categories == frozenset()
    connection = open_for_writing(Path(":memory:"))
    build_catalogue(connection, data)
    connection.execute("CREATE TABLE landscape_categories (soc TEXT)")
    connection.execute("INSERT INTO landscape_categories VALUES ('51-3011')")
    assert known_names(Catalogue(connection)).categories == {"51-3011"}


def test_one_line_for_each_file_that_was_left_out() -> None:
    one, other = Path("a.yaml"), Path("b.yaml")
    problems = [
        Problem(one, 1, "x", "is odd"),
        Problem(one, 2, "y", "is odder"),
        Problem(other, None, "", "is a folder"),
    ]
    assert problem_lines(problems) == ["a.yaml:1: x: is odd (left out)", "b.yaml: is a folder (left out)"]


# --- thousands of own files ---------------------------------------------------------------------------------


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two files are many."""
    monkeypatch.setattr(opening, "FEW_FILES", 1)


def edit_in_place(ladder: Path) -> None:
    """Write over a file without a change to its folder, as some editors do."""
    path = ladder / "bakery" / "rung-1.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("title: Rung 1", "title: Rung One"), encoding="utf-8")


def titles(place: Locations, heard: Heard, ladder: Path) -> set[str]:
    catalogue = open_catalogue(place, ladder, heard.narration)
    found = {row.title for row in catalogue.rows()}
    catalogue.close()
    return found


@pytest.mark.usefixtures("data", "many")
def test_of_many_files_each_is_looked_at_once_a_minute(
    place: Locations, heard: Heard, ladder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[Path] = []

    def seen(*folders: Path) -> str:
        looks.extend(folders)
        return fingerprint(*folders)

    monkeypatch.setattr(opening, "fingerprint", seen)
    for _ in range(3):
        assert "Rung 1" in titles(place, heard, ladder)
    assert looks.count(ladder) == 1
    edit_in_place(ladder)
    later = time() + 61
    monkeypatch.setattr(opening, "time", lambda: later)
    assert "Rung One" in titles(place, heard, ladder)
    assert looks.count(ladder) == 2


@pytest.mark.usefixtures("data", "many")
@pytest.mark.parametrize(
    "how", ["a look is asked for", "the folder is touched", "another file comes", "a clock set back"]
)
def test_a_file_written_over_in_place_shows_at_once_when(
    place: Locations, heard: Heard, ladder: Path, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Rung 1" in titles(place, heard, ladder)
    edit_in_place(ladder)
    if how == "a look is asked for":
        opening.look_again(place)
    elif how == "the folder is touched":
        os.utime(ladder / "bakery")
    elif how == "another file comes":
        write_ladder(ladder, 1, prefix="new")
    else:
        before = time() - 3600
        monkeypatch.setattr(opening, "time", lambda: before)
    assert "Rung One" in titles(place, heard, ladder)


@pytest.mark.usefixtures("data")
def test_of_few_files_each_is_looked_at_in_every_run(place: Locations, heard: Heard, ladder: Path) -> None:
    assert "Rung 1" in titles(place, heard, ladder)
    edit_in_place(ladder)
    assert "Rung One" in titles(place, heard, ladder)
    assert not list(place.cache.glob("*.look"))


@pytest.mark.usefixtures("data", "many")
def test_a_damaged_note_of_the_last_look_is_no_look(place: Locations, heard: Heard, ladder: Path) -> None:
    assert "Rung 1" in titles(place, heard, ladder)
    [look] = place.cache.glob("*.look")
    for damage in (b"", b"\xff\xff", b"nonsense", look.read_bytes()[:9]):
        look.write_bytes(damage)
        assert "Rung 1" in titles(place, heard, ladder)
