"""Local figures: a file of their own, compiled only when somebody asks for a place."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from careercli.bundle import build, local
from careercli.bundle.local import open_local
from careercli.errors import DataError
from careercli.landscape.local_figures import LOCAL_FORMAT
from careercli.locations import Locations
from support.bundles import cached, save
from support.narration import Heard


class Builder:
    """Stands in for the compiler of local figures, which takes its time over a quarter of a million rows."""

    def __init__(self) -> None:
        self.built = 0

    def __call__(self, path: Path, _data: Path, _progress: object = None) -> None:
        self.built += 1
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE landscape_meta (format INTEGER, vintage TEXT)")
        connection.execute("INSERT INTO landscape_meta VALUES (?, 'May 2025')", [LOCAL_FORMAT])
        connection.commit()
        connection.close()


@pytest.fixture
def builder(monkeypatch: pytest.MonkeyPatch, data: Path) -> Builder:
    made = Builder()
    (data / "landscape").mkdir()
    (data / "landscape" / "places.tsv").write_text("x")
    monkeypatch.setattr(build, "build_local", made)
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

    monkeypatch.setattr(local, "write_beside", refuse)
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
    def full(_path: Path, _data: Path, _progress: object = None) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    assert builder.built == 0
    monkeypatch.setattr(build, "build_local", full)
    with pytest.raises(DataError, match="cannot be compiled anywhere: database or disk is full"):
        open_local(place, heard.narration)
    assert cached(place) == []


def test_an_installed_package_brought_its_local_figures(wheel: Locations, heard: Heard) -> None:
    assert open_local(wheel, heard.narration) == wheel.package / "_data" / "local.sqlite"
