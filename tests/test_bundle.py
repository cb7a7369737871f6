"""Opening the catalogue: compiled once, never stale, never a crash; a person's own roles laid over it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from careercli import bundle
from careercli.bundle import (
    build_catalogue,
    category_interests,
    forget_cache,
    known_names,
    official,
    open_catalogue,
    open_local,
    problem_lines,
    repairing,
    write_compiled,
)
from careercli.catalog.compile import open_for_writing
from careercli.catalog.problems import Problem
from careercli.catalog.store import Catalogue, DamagedError
from careercli.errors import DataError, ExitCode
from careercli.locations import Locations
from support.narration import Heard
from support.role_files import (
    SKILLS,
    SLUGS,
    role_plain,
    spoil,
    write_data,
    write_ladder,
    write_role,
    write_vocabularies,
)

TABLES = Path(__file__).parents[1] / "data"


@pytest.fixture
def data(place: Locations) -> Path:
    assert place.source is not None
    return write_data(place.source)


@pytest.fixture
def ladder(tmp_path: Path) -> Path:
    return write_ladder(tmp_path / "ladder", 2)


def slugs(place: Locations, heard: Heard, roles: Path | None = None) -> list[str]:
    catalogue = open_catalogue(place, roles, heard.narration)
    found = [row.slug for row in catalogue.rows()]
    catalogue.close()
    return sorted(found)


def cached(place: Locations) -> list[Path]:
    return sorted(place.cache.iterdir())


def save(path: Path, old: str, new: str) -> None:
    """Edit a file the way an editor does, at a later time."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    info = path.stat()
    os.utime(path, ns=(info.st_atime_ns, info.st_mtime_ns + 5_000_000_000))


# --- the cache ---------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("data")
def test_the_first_use_compiles_and_the_second_only_opens(place: Locations, heard: Heard) -> None:
    assert slugs(place, heard) == sorted(SLUGS)
    assert heard.titles == ["compiling the catalogue, once"]
    [file] = cached(place)
    written = file.stat().st_mtime_ns
    assert slugs(place, heard) == sorted(SLUGS)
    assert heard.titles == ["compiling the catalogue, once"]
    assert [path.stat().st_mtime_ns for path in cached(place)] == [written]
    assert heard.warnings == []


def test_an_edited_file_is_seen_at_the_next_run(place: Locations, heard: Heard, data: Path) -> None:
    slugs(place, heard)
    save(data / "roles" / "bakery" / "baker.yaml", "title: Baker", "title: Bread Baker")
    catalogue = open_catalogue(place, None, heard.narration)
    assert catalogue.role("baker").title == "Bread Baker"
    assert len(cached(place)) == 1


def test_a_file_added_or_removed_is_seen_at_the_next_run(place: Locations, heard: Heard, data: Path) -> None:
    slugs(place, heard)
    extra = write_role(data / "roles", "miller", role_plain("miller", SLUGS[:3]))
    assert "miller" in slugs(place, heard)
    extra.unlink()
    assert slugs(place, heard) == sorted(SLUGS)


@pytest.mark.usefixtures("data")
def test_a_program_that_has_changed_trusts_no_older_cache(
    place: Locations, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    slugs(place, heard)
    (place.package / "catalog").mkdir(parents=True)
    (place.package / "catalog" / "compile.py").write_text("changed")
    slugs(place, heard)
    monkeypatch.setattr("careercli.__version__", "99.0")
    slugs(place, heard)
    assert len(heard.titles) == 3
    assert len(cached(place)) == 1


def foreign(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE meta (key TEXT, value TEXT)")
    connection.execute("INSERT INTO meta VALUES ('format', 'someone else')")
    connection.commit()
    connection.close()


def change_format(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE meta SET value = '1' WHERE key = 'format'")
    connection.commit()
    connection.close()


def lose_key(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("DELETE FROM meta WHERE key = 'key'")
    connection.commit()
    connection.close()


def become_loop(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


DAMAGE: dict[str, Callable[[Path], object]] = {
    "emptied": lambda path: path.write_bytes(b""),
    "cut short": lambda path: path.write_bytes(path.read_bytes()[:10_000]),
    "cut within the head": lambda path: path.write_bytes(path.read_bytes()[:50]),
    "overwritten with text": lambda path: path.write_text("hello " * 10_000),
    "overwritten with zeros": lambda path: path.write_bytes(b"\0" * 50_000),
    "another program's": foreign,
    "of an older format": change_format,
    "without its key": lose_key,
    "a link to itself": become_loop,
}


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_cache_that_is_not_ours_any_more_is_compiled_again(
    place: Locations, heard: Heard, damage: Callable[[Path], object]
) -> None:
    slugs(place, heard)
    [file] = cached(place)
    damage(file)
    assert slugs(place, heard) == sorted(SLUGS)
    assert len(heard.titles) == 2
    assert heard.warnings == []
    assert slugs(place, heard) == sorted(SLUGS)
    assert len(heard.titles) == 2


@pytest.mark.usefixtures("data")
def test_a_folder_where_the_file_should_be_is_worked_around(place: Locations, heard: Heard) -> None:
    slugs(place, heard)
    [file] = cached(place)
    file.unlink()
    file.mkdir()
    assert slugs(place, heard) == sorted(SLUGS)
    assert len(heard.warnings) == 1
    assert cached(place) == [file], "and no draft stays behind"


@pytest.mark.usefixtures("data")
def test_a_file_where_the_cache_folder_should_be_is_said_once(place: Locations, heard: Heard, ladder: Path) -> None:
    place.cache.write_text("in the way")
    assert slugs(place, heard, ladder) == sorted([*SLUGS, "rung-0", "rung-1"])
    expected = f"cannot keep the compiled catalogue in {place.cache} (File exists); working without it"
    assert heard.warnings == [expected]
    assert place.cache.read_text() == "in the way"


def test_a_cache_folder_that_cannot_be_written_is_said_once(ordinary_user: Path, heard: Heard) -> None:
    write_data(ordinary_user / "data")
    (ordinary_user / "cache").mkdir(mode=0o500)
    ladder = write_ladder(ordinary_user / "ladder", 1)
    environment = {
        "CAREERCLI_DATA": str(ordinary_user / "data"),
        "CAREERCLI_CACHE_DIR": str(ordinary_user / "cache"),
    }
    place = Locations(environment, ordinary_user)
    assert slugs(place, heard, ladder) == sorted([*SLUGS, "rung-0"])
    assert len(heard.warnings) == 1
    assert "working without it" in heard.warnings[0]


def test_a_cache_folder_that_cannot_even_be_looked_into_is_said_once(ordinary_user: Path, heard: Heard) -> None:
    write_data(ordinary_user / "data")
    (ordinary_user / "closed").mkdir(mode=0)
    environment = {
        "CAREERCLI_DATA": str(ordinary_user / "data"),
        "CAREERCLI_CACHE_DIR": str(ordinary_user / "closed" / "cache"),
    }
    assert slugs(Locations(environment, ordinary_user), heard) == sorted(SLUGS)
    assert len(heard.warnings) == 1


@pytest.mark.usefixtures("data")
def test_a_cache_that_another_program_keeps_changing_is_worked_around(
    place: Locations, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write_and_spoil(path: Path, _write: Callable[[Path], None]) -> None:
        path.parent.mkdir(exist_ok=True)
        path.write_text("theirs")

    monkeypatch.setattr(bundle, "write_beside", write_and_spoil)
    assert slugs(place, heard) == sorted(SLUGS)
    assert heard.warnings == [
        f"cannot keep the compiled catalogue in {place.cache} (it is changed by another program); "
        "working without it"
    ]


@pytest.mark.usefixtures("data")
def test_a_run_that_could_not_write_uses_the_file_of_a_faster_one(
    place: Locations, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    slugs(place, heard)
    [file] = cached(place)
    content = file.read_bytes()
    file.unlink()

    def refuse(path: Path, _write: Callable[[Path], None]) -> None:
        path.write_bytes(content)  # the other run was faster, and its readers hold the file
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(bundle, "write_beside", refuse)
    assert slugs(place, heard) == sorted(SLUGS)
    assert heard.warnings == []


def test_drafts_of_killed_runs_do_not_pile_up(place: Locations, heard: Heard, data: Path) -> None:
    slugs(place, heard)
    old, new = place.cache / "catalogue-x.sqlite.7.tmp", place.cache / "catalogue-x.sqlite.8.tmp-journal"
    for path in (old, new):
        path.write_text("half")
    os.utime(old, (1_000_000_000, 1_000_000_000))
    save(data / "tracks.yaml", "Boats", "Ships")
    slugs(place, heard)
    assert not old.exists()
    assert new.exists(), "a run that is still at it keeps its draft"


def test_an_interrupted_compilation_leaves_nothing(place: Locations, heard: Heard, data: Path) -> None:
    def interrupt(_title: str) -> Callable[[int, int], None]:
        def progress(_done: int, _total: int) -> None:
            raise KeyboardInterrupt

        return progress

    narration = bundle.Narration(heard.warnings.append, interrupt)
    with pytest.raises(KeyboardInterrupt):
        open_catalogue(place, None, narration)
    assert cached(place) == []
    assert data.is_dir()


CHILD = """
import sys
from pathlib import Path
from careercli.bundle import Narration, open_catalogue
from careercli.locations import Locations

{before}
warnings = []
narration = Narration(warnings.append, lambda title: lambda done, total: None)
roles = Path(sys.argv[2]) if len(sys.argv) > 2 else None
root = Path(sys.argv[1])
environment = {{"CAREERCLI_DATA": str(root / "data"), "CAREERCLI_CACHE_DIR": str(root / "cache")}}
catalogue = open_catalogue(Locations(environment, root / "package"), roles, narration)
print(len(catalogue.rows()), len(warnings), *warnings)
{after}
"""


def child(*arguments: Path, before: str = "", after: str = "") -> subprocess.Popen[str]:
    code = CHILD.format(before=before, after=after)
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.usefixtures("data")
def test_two_first_runs_at_once_both_succeed(tmp_path: Path, ladder: Path, place: Locations) -> None:
    children = [child(tmp_path, ladder) for _ in range(3)]
    for process in children:
        out, error = process.communicate(timeout=60)
        assert (out.split(), error, process.returncode) == (["7", "0"], "", 0)
    assert [path.suffix for path in cached(place)] == [".sqlite", ".sqlite"]


@pytest.mark.usefixtures("data")
def test_a_full_disk_is_said_once_and_the_work_is_done_in_memory(
    tmp_path: Path, ladder: Path, place: Locations
) -> None:
    pytest.importorskip("resource")
    limit = "import resource as r; hard = r.getrlimit(r.RLIMIT_FSIZE)[1]; r.setrlimit(r.RLIMIT_FSIZE, ({}, hard))"
    process = child(tmp_path, ladder, before=limit.format("40_000"), after=limit.format("hard"))
    out, error = process.communicate(timeout=60)
    assert out.startswith(f"7 1 cannot keep the compiled catalogue in {place.cache} (")
    assert out.endswith("); working without it\n")
    assert error == ""
    assert cached(place) == []


# --- what is bundled ---------------------------------------------------------------------------------------


def test_bundled_role_files_that_are_wrong_stop_everything(place: Locations, heard: Heard, data: Path) -> None:
    write_data(data, spoil("baker", level="boss", reviewed="soon"))
    with pytest.raises(DataError) as caught:
        open_catalogue(place, None, heard.narration)
    path = data / "roles" / "bakery" / "baker.yaml"
    line = 1 + path.read_text(encoding="utf-8").splitlines().index("level: boss")
    assert caught.value.message.startswith(f"{path}:{line}: level: 'boss' is not one of ")
    assert caught.value.message.endswith("(and 1 more)")
    assert caught.value.exit_code is ExitCode.BAD_DATA
    assert cached(place) == []
    assert heard.warnings == []


def test_a_fault_of_style_stops_nobody(place: Locations, heard: Heard, data: Path) -> None:
    write_data(data, spoil("baker", summary="A passionate one."))
    assert slugs(place, heard) == sorted(SLUGS)


@pytest.mark.parametrize("content", [None, "file"])
def test_a_missing_data_folder_says_where_it_was_looked_for(
    place: Locations, heard: Heard, content: str | None
) -> None:
    assert place.source is not None
    if content:
        place.source.write_text(content)
    with pytest.raises(DataError, match="no role data found") as caught:
        open_catalogue(place, None, heard.narration)
    assert str(place.source) in caught.value.message
    assert caught.value.hint == "reinstall careercli, or check CAREERCLI_DATA"


def test_a_package_without_any_data_says_so(tmp_path: Path, heard: Heard) -> None:
    with pytest.raises(DataError, match=r"no role data found$"):
        open_catalogue(Locations({}, tmp_path), None, heard.narration)


@pytest.fixture
def wheel(tmp_path: Path, data: Path) -> Locations:
    """An installed package with its compiled files; its folder cannot be written by accident."""
    package = tmp_path / "site-packages" / "careercli"
    write_compiled(data, package / "_data")
    return Locations({"CAREERCLI_CACHE_DIR": str(tmp_path / "cache")}, package)


def test_an_installed_package_compiles_nothing(wheel: Locations, heard: Heard) -> None:
    assert slugs(wheel, heard) == sorted(SLUGS)
    assert heard.titles == []
    assert not wheel.cache.exists()
    assert [path.name for path in (wheel.package / "_data").iterdir()] == ["catalogue.sqlite"]


def test_own_roles_over_an_installed_package_are_kept_until_it_is_upgraded(
    wheel: Locations, heard: Heard, ladder: Path
) -> None:
    for _ in range(2):
        assert slugs(wheel, heard, ladder) == sorted([*SLUGS, "rung-0", "rung-1"])
    assert heard.titles == ["reading your role files"]
    os.utime(wheel.package / "_data" / "catalogue.sqlite", (1, 1))
    slugs(wheel, heard, ladder)
    assert heard.titles == ["reading your role files"] * 2


def test_a_damaged_installed_catalogue_is_a_data_error(wheel: Locations, heard: Heard) -> None:
    (wheel.package / "_data" / "catalogue.sqlite").write_text("oops")
    with pytest.raises(DataError, match="cannot be read"):
        open_catalogue(wheel, None, heard.narration)


def test_compiling_again_replaces_the_files_only_when_all_is_right(tmp_path: Path, data: Path) -> None:
    out = tmp_path / "out"
    assert write_compiled(data, out) == [out / "catalogue.sqlite"]
    before = (out / "catalogue.sqlite").read_bytes()
    write_data(data, spoil("baker", level="boss"))
    with pytest.raises(DataError, match="boss"):
        write_compiled(data, out)
    assert (out / "catalogue.sqlite").read_bytes() == before
    assert [path.name for path in out.iterdir()] == ["catalogue.sqlite"]


def test_compiling_the_same_files_gives_the_same_catalogue(tmp_path: Path, data: Path) -> None:
    one, other = (write_compiled(data, tmp_path / name)[0].read_bytes() for name in ("one", "other"))
    assert zlib.crc32(one) == zlib.crc32(other)


def test_an_output_folder_that_cannot_be_one_is_a_data_error(tmp_path: Path, data: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(DataError, match="the compiled files cannot be written: File exists"):
        write_compiled(data, tmp_path / "out")


def test_local_figures_are_compiled_beside_the_catalogue_where_there_are_tables(
    tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (data / "landscape").mkdir()
    monkeypatch.setattr(bundle, "build_catalogue", lambda *_: None)
    monkeypatch.setattr(bundle, "build_local", lambda path, _: path.write_text("local"))
    assert [path.name for path in write_compiled(data, tmp_path / "out")] == ["catalogue.sqlite", "local.sqlite"]
    assert (tmp_path / "out" / "local.sqlite").read_text() == "local"


def test_figures_and_the_questions_of_the_quiz_go_into_the_catalogue(
    place: Locations, heard: Heard, data: Path
) -> None:
    for name in ("landscape", "fit"):
        (data / name).symlink_to(TABLES / name)
    catalogue = open_catalogue(place, None, heard.narration)
    [count] = catalogue.connection.execute("SELECT count(*) FROM landscape_categories").fetchone()
    assert count > 800
    assert catalogue.meta(bundle.QUIZ)


def test_local_figures_come_from_the_tables_of_the_data_folder(
    tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Path, Path]] = []
    monkeypatch.setattr(
        "careercli.landscape.compile.write_local", lambda path, folder: asked.append((path, folder))
    )
    bundle.build_local(tmp_path / "local.sqlite", data)
    assert asked == [(tmp_path / "local.sqlite", data / "landscape")]


# --- a person's own roles ----------------------------------------------------------------------------------


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
    assert catalogue.slugs_named("baker at dawn") == []


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


# --- official figures --------------------------------------------------------------------------------------


def test_the_official_tables_tell_which_codes_there_are_and_their_interests() -> None:
    known = official(TABLES)
    assert {"11-2021", "29-1141"} <= known.categories
    nurse = known.category_interests["29-1141"]
    assert nurse.social > nurse.artistic
    assert all(1 <= number <= 7 for number in (nurse.realistic, nurse.social, nurse.conventional))


def test_without_tables_nothing_is_known_of_them(data: Path) -> None:
    assert official(data).categories == frozenset()
    assert category_interests(data) == {}


# --- damage that only shows when a page is read ------------------------------------------------------------


def tear(path: Path) -> None:
    """Overwrite the pages behind the first few of a SQLite file, so that it opens and then fails."""
    content = path.read_bytes()
    path.write_bytes(content[:8192] + b"\xff" * (len(content) - 8192))


@pytest.mark.usefixtures("data")
def test_damage_inside_the_cache_is_repaired_by_compiling_again(place: Locations, heard: Heard) -> None:
    slugs(place, heard)
    [file] = cached(place)
    said: list[str] = []
    tear(file)
    with pytest.raises(sqlite3.DatabaseError):
        slugs(place, heard)
    assert repairing(place, lambda: slugs(place, heard), said.append) == sorted(SLUGS)
    assert said == ["a compiled file in the cache was damaged; compiling it again"]
    assert heard.titles == ["compiling the catalogue, once"] * 2


@pytest.mark.usefixtures("data")
def test_a_run_without_damage_is_run_once(place: Locations) -> None:
    runs: list[int] = []

    def run() -> str:
        runs.append(1)
        return "done"

    assert repairing(place, run, pytest.fail) == "done"
    assert runs == [1]


@pytest.mark.parametrize("error", [sqlite3.DatabaseError("malformed"), DamagedError("malformed")])
def test_damage_in_what_was_installed_is_a_data_error(place: Locations, error: Exception) -> None:
    def run() -> None:
        raise error

    with pytest.raises(DataError, match="the compiled catalogue is damaged: malformed") as caught:
        repairing(place, run, pytest.fail)
    assert caught.value.exit_code is ExitCode.BAD_DATA
    assert caught.value.hint == "reinstall careercli"


@pytest.mark.usefixtures("data")
def test_damage_that_comes_back_is_a_data_error_not_an_endless_loop(place: Locations, heard: Heard) -> None:
    slugs(place, heard)
    runs: list[int] = []

    def run() -> None:
        runs.append(1)
        raise sqlite3.DatabaseError("malformed")

    with pytest.raises(DataError, match="damaged"):
        repairing(place, run, lambda _: None)
    assert runs == [1, 1]


def test_a_mistake_of_our_own_is_not_called_damage(place: Locations) -> None:
    def run() -> None:
        raise sqlite3.ProgrammingError("Incorrect number of bindings")

    with pytest.raises(sqlite3.ProgrammingError):
        repairing(place, run, pytest.fail)


@pytest.mark.usefixtures("data")
def test_forgetting_the_cache_removes_compiled_files_and_nothing_else(place: Locations, heard: Heard) -> None:
    assert forget_cache(place) is False
    slugs(place, heard)
    (place.cache / "notes.txt").write_text("mine")
    assert forget_cache(place) is True
    assert [path.name for path in cached(place)] == ["notes.txt"]


def test_a_cache_that_cannot_be_forgotten_is_no_crash(ordinary_user: Path) -> None:
    cache = ordinary_user / "cache"
    cache.mkdir()
    (cache / "x.sqlite").touch()
    cache.chmod(0o500)
    assert forget_cache(Locations({"CAREERCLI_CACHE_DIR": str(cache)}, ordinary_user)) is False


# --- local figures -----------------------------------------------------------------------------------------


class Builder:
    """Stands in for the compiler of local figures, which takes its time over a quarter of a million rows."""

    def __init__(self) -> None:
        self.built = 0

    def __call__(self, path: Path, _data: Path) -> None:
        self.built += 1
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE landscape_meta (format INTEGER, vintage TEXT)")
        connection.execute("INSERT INTO landscape_meta VALUES (1, 'May 2025')")
        connection.commit()
        connection.close()


@pytest.fixture
def builder(monkeypatch: pytest.MonkeyPatch, data: Path) -> Builder:
    made = Builder()
    (data / "landscape").mkdir()
    (data / "landscape" / "places.tsv").write_text("x")
    monkeypatch.setattr(bundle, "build_local", made)
    return made


def test_local_figures_are_compiled_once(place: Locations, heard: Heard, builder: Builder) -> None:
    paths = {open_local(place, heard.narration) for _ in range(2)}
    assert [path.parent for path in paths] == [place.cache]
    assert builder.built == 1
    assert heard.warnings == ["compiling local pay figures, once"]


def test_new_tables_replace_the_old_local_figures(
    place: Locations, heard: Heard, builder: Builder, data: Path
) -> None:
    old = open_local(place, heard.narration)
    save(data / "landscape" / "places.tsv", "x", "y")
    new = open_local(place, heard.narration)
    assert new != old
    assert cached(place) == [new]
    assert builder.built == 2


@pytest.mark.parametrize("content", [b"", b"hello" * 1000])
def test_damaged_local_figures_are_compiled_again(
    place: Locations, heard: Heard, builder: Builder, content: bytes
) -> None:
    path = open_local(place, heard.narration)
    path.write_bytes(content)
    assert open_local(place, heard.narration) == path
    assert builder.built == 2


def test_local_figures_that_a_faster_run_has_just_compiled_are_used(
    place: Locations, heard: Heard, builder: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, write: Callable[[Path], None]) -> None:
        path.parent.mkdir()
        write(path)
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(bundle, "write_beside", refuse)
    assert open_local(place, heard.narration).parent == place.cache
    assert builder.built == 1
    assert len(heard.warnings) == 1


@pytest.mark.usefixtures("builder")
def test_without_a_cache_local_figures_lie_in_a_temporary_folder(place: Locations, heard: Heard) -> None:
    place.cache.write_text("in the way")
    path = open_local(place, heard.narration)
    assert path.is_file()
    assert not path.is_relative_to(place.cache)
    assert heard.warnings[1:] == [f"cannot keep them in {place.cache} (File exists); working without it"]


def test_local_figures_that_can_be_written_nowhere_are_a_data_error(
    place: Locations, heard: Heard, builder: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _data: Path) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    assert builder.built == 0
    monkeypatch.setattr(bundle, "build_local", full)
    with pytest.raises(DataError, match="cannot be compiled anywhere: database or disk is full"):
        open_local(place, heard.narration)
    assert cached(place) == []


def test_an_installed_package_brought_its_local_figures(wheel: Locations, heard: Heard) -> None:
    assert open_local(wheel, heard.narration) == wheel.package / "_data" / "local.sqlite"
