"""The cache: compiled once, never stale, never a crash, and done without where it cannot be written."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from careercli.bundle import catalogue as opening
from careercli.bundle.build import write_compiled
from careercli.bundle.catalogue import Narration, open_catalogue
from careercli.cache import write_beside
from careercli.locations import Locations
from support.bundles import cached, save, slugs
from support.narration import Heard
from support.role_files import SLUGS, role_plain, write_data, write_ladder, write_role


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

    monkeypatch.setattr(opening, "write_beside", write_and_spoil)
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

    monkeypatch.setattr(opening, "write_beside", refuse)
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

    narration = Narration(heard.warnings.append, interrupt)
    with pytest.raises(KeyboardInterrupt):
        open_catalogue(place, None, narration)
    assert cached(place) == []
    assert data.is_dir()


CHILD = """
import sys
from pathlib import Path
from careercli.bundle.catalogue import Narration, open_catalogue
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


def test_a_folder_that_cannot_be_written_refuses_before_the_work(ordinary_user: Path) -> None:
    ordinary_user.chmod(0o500)
    with pytest.raises(PermissionError):
        write_beside(ordinary_user / "catalogue.sqlite", lambda _draft: pytest.fail("the work was done in vain"))


def test_a_disk_that_fills_up_is_left_without_any_draft_or_journal(tmp_path: Path) -> None:
    def fill(draft: Path) -> None:
        draft.write_text("half")
        draft.with_name(f"{draft.name}-journal").write_text("half")
        raise sqlite3.OperationalError("database or disk is full")

    with pytest.raises(sqlite3.OperationalError):
        write_beside(tmp_path / "local.sqlite", fill)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="permissions are others there")
@pytest.mark.usefixtures("data")
def test_what_lies_in_a_cache_is_the_owners_alone_whatever_the_umask(place: Locations, heard: Heard) -> None:
    before = os.umask(0)
    try:
        place = Locations({**place.environment, "CAREERCLI_CACHE_DIR": str(place.cache / "a" / "b")}, place.package)
        slugs(place, heard)
    finally:
        os.umask(before)
    [file] = cached(place)
    assert file.stat().st_mode & 0o777 == 0o600
    for folder in (place.cache, place.cache.parent, place.cache.parent.parent):
        assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.name == "nt", reason="permissions are others there")
def test_what_is_compiled_to_be_shared_goes_by_the_umask(data: Path, tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        [file] = write_compiled(data, tmp_path / "out")
    finally:
        os.umask(before)
    assert file.stat().st_mode & 0o777 == 0o644
