"""Compiling what is bundled: into the cache of a checkout, or once and for all into a wheel."""

from __future__ import annotations

import os
import zlib
from pathlib import Path

import pytest

from careercli.bundle import build
from careercli.bundle.build import category_interests, official, write_compiled
from careercli.bundle.catalogue import open_catalogue
from careercli.catalog.store import QUIZ
from careercli.errors import DataError, ExitCode
from careercli.locations import Locations
from support.bundles import cached, slugs
from support.narration import Heard
from support.role_files import SLUGS, spoil, write_data

TABLES = Path(__file__).parents[2] / "data"
GOLDEN = Path(__file__).parents[1] / "golden" / "data"


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
    monkeypatch.setattr(build, "build_catalogue", lambda *_: None)
    monkeypatch.setattr(build, "build_local", lambda path, _: path.write_text("local"))
    assert [path.name for path in write_compiled(data, tmp_path / "out")] == ["catalogue.sqlite", "local.sqlite"]
    assert (tmp_path / "out" / "local.sqlite").read_text() == "local"


def test_figures_and_the_questions_of_the_quiz_go_into_the_catalogue(
    place: Locations, heard: Heard, data: Path
) -> None:
    (data / "landscape").symlink_to(GOLDEN / "landscape")
    (data / "fit").symlink_to(TABLES / "fit")
    catalogue = open_catalogue(place, None, heard.narration)
    [count] = catalogue.connection.execute("SELECT count(*) FROM landscape_categories").fetchone()
    assert count == 18
    assert catalogue.meta(QUIZ)


def test_local_figures_come_from_the_tables_of_the_data_folder(
    tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Path, Path]] = []
    monkeypatch.setattr(
        "careercli.landscape.compile.write_local", lambda path, folder, *_, **__: asked.append((path, folder))
    )
    build.build_local(tmp_path / "local.sqlite", data)
    assert asked == [(tmp_path / "local.sqlite", data / "landscape")]


def test_the_official_tables_tell_which_codes_there_are_and_their_interests() -> None:
    known = official(TABLES)
    assert {"11-2021", "29-1141"} <= known.categories
    nurse = known.category_interests["29-1141"]
    assert nurse.social > nurse.artistic
    assert all(1 <= number <= 7 for number in (nurse.realistic, nurse.social, nurse.conventional))


def test_without_tables_nothing_is_known_of_them(data: Path) -> None:
    assert official(data).categories == frozenset()
    assert category_interests(data) == {}
