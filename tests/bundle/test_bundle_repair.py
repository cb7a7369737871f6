"""Damage inside a compiled file that only shows when a page is read."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from careercli.bundle.repair import forget_cache, repairing
from careercli.catalog.store import DamagedError
from careercli.errors import DataError, ExitCode
from careercli.locations import Locations
from support.bundles import cached, slugs
from support.narration import Heard
from support.role_files import SLUGS


def tear(path: Path) -> None:
    """Overwrite the pages behind the first few of a SQLite file, so that it opens and then fails."""
    content = path.read_bytes()
    path.write_bytes(content[:131072] + b"\xff" * (len(content) - 131072))


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
