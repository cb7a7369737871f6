"""Finding the files, and noticing when one of them changes."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from careercli.catalog.sources import bundled_sources, fingerprint, personal_sources
from support.role_files import role_plain, write_data, write_ladder, write_role, write_vocabularies


def said(folder: Path) -> list[str]:
    return [f"{p.path.relative_to(folder)}: {p.reason}" for p in personal_sources(folder).problems]


def test_the_folder_is_the_track_and_the_file_is_the_slug(tmp_path: Path) -> None:
    sources = bundled_sources(write_data(tmp_path))
    assert sources.problems == ()
    assert [(source.track, source.slug) for source in sources.roles] == [
        ("bakery", "baker"), ("bakery", "bread-tester"), ("bakery", "head-baker"), ("bakery", "pastry-cook"),
        ("boats", "boat-builder"),
    ]  # fmt: skip
    assert (sources.tracks, sources.skills) == (tmp_path / "tracks.yaml", tmp_path / "skills.yaml")


def test_a_personal_folder_needs_no_vocabularies(tmp_path: Path) -> None:
    sources = personal_sources(write_ladder(tmp_path, 2))
    assert (sources.tracks, sources.skills, sources.problems) == (None, None, ())
    assert len(sources.roles) == 2


def test_what_looks_like_a_role_file_in_the_wrong_place_is_named_not_passed_over(tmp_path: Path) -> None:
    write_role(tmp_path, "baker", role_plain())
    (tmp_path / "stray.yaml").write_text("x")
    (tmp_path / "stray.YML").write_text("x")
    (tmp_path / "bakery" / "cook.yml").write_text("x")
    (tmp_path / "bakery" / "cook.YAML").write_text("x")
    (tmp_path / "bakery" / "senior").mkdir()
    (tmp_path / "x.yaml").mkdir()
    assert said(tmp_path) == [
        "bakery/cook.YAML: ends in .YAML; role files end in .yaml",
        "bakery/cook.yml: ends in .yml; role files end in .yaml",
        "bakery/senior: is a folder inside a track; role files stand in <track>/",
        "stray.YML: stands outside a track folder; move it to <track>/<slug>.yaml",
        "stray.yaml: stands outside a track folder; move it to <track>/<slug>.yaml",
        "x.yaml: is a folder; expected a YAML file",
    ]


def test_notes_and_hidden_files_are_nobodys_business(tmp_path: Path) -> None:
    write_role(tmp_path, "baker", role_plain())
    for name in ("README.md", ".DS_Store", "bakery/notes.txt", "bakery/.baker.yaml.swp", "bakery/.#baker.yaml"):
        (tmp_path / name).write_text("x")
    (tmp_path / ".git").mkdir()
    assert said(tmp_path) == []


def test_links_that_lead_nowhere_or_round_are_named(tmp_path: Path) -> None:
    write_role(tmp_path, "baker", role_plain())
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "bakery" / "gone").symlink_to(tmp_path / "nowhere")
    assert said(tmp_path) == ["bakery/gone: is a link that leads nowhere", "loop: is a link that leads nowhere"]


def test_a_link_to_a_track_elsewhere_is_followed(tmp_path: Path) -> None:
    write_role(tmp_path / "elsewhere", "baker", role_plain())
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "bakery").symlink_to(tmp_path / "elsewhere" / "bakery")
    assert [source.slug for source in personal_sources(tmp_path / "own").roles] == ["baker"]


def test_a_missing_folder_of_roles_is_a_problem(tmp_path: Path) -> None:
    write_vocabularies(tmp_path, [], [])
    [problem] = bundled_sources(tmp_path).problems
    assert str(problem) == f"{tmp_path / 'roles'}: cannot be read: No such file or directory"


def test_a_track_that_is_closed_to_me_is_named_and_the_others_are_found(ordinary_user: Path) -> None:
    write_role(ordinary_user, "baker", role_plain())
    closed = ordinary_user / "secret"
    closed.mkdir(mode=0)
    sources = personal_sources(ordinary_user)
    assert [str(problem) for problem in sources.problems] == [f"{closed}: cannot be read: Permission denied"]
    assert [source.slug for source in sources.roles] == ["baker"]


def test_a_vocabulary_that_is_a_folder_is_left_for_the_check_to_name(tmp_path: Path) -> None:
    (tmp_path / "tracks.yaml").mkdir()
    assert personal_sources(tmp_path).tracks == tmp_path / "tracks.yaml"


# --- the fingerprint -------------------------------------------------------------------------------------------


def touch_later(path: Path) -> None:
    info = path.stat()
    os.utime(path, ns=(info.st_atime_ns, info.st_mtime_ns + 1_000_000_000))


def swap(folder: Path) -> None:
    one, other = folder / "bakery" / "rung-0.yaml", folder / "bakery" / "rung-1.yaml"
    one.rename(folder / "aside")
    other.rename(one)
    (folder / "aside").rename(other)


def replace_keeping_time(path: Path) -> None:
    info = path.stat()
    path.write_text(path.read_text(encoding="utf-8") + "#", encoding="utf-8")
    os.utime(path, ns=(info.st_atime_ns, info.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "a file is added": lambda folder: (folder / "bakery" / "new.yaml").write_text(""),
    "an empty folder is added": lambda folder: (folder / "boats").mkdir(),
    "a file is removed": lambda folder: (folder / "bakery" / "rung-1.yaml").unlink(),
    "a file is renamed": lambda folder: (folder / "bakery" / "rung-1.yaml").rename(folder / "bakery" / "x.yaml"),
    "a folder is renamed": lambda folder: (folder / "bakery").rename(folder / "boats"),
    "a file is moved up": lambda folder: (folder / "bakery" / "rung-1.yaml").rename(folder / "bakeryrung-1.yaml"),
    "a file is saved again": lambda folder: touch_later(folder / "bakery" / "rung-1.yaml"),
    "a file grows at the same time": lambda folder: replace_keeping_time(folder / "bakery" / "rung-1.yaml"),
    "two files swap their names": swap,
    "the vocabulary is saved again": lambda folder: touch_later(folder / "skills.yaml"),
    "a dead link is added": lambda folder: (folder / "bakery" / "x.yaml").symlink_to(folder / "nowhere"),
    "all is removed": lambda folder: folder.rename(folder.parent / "elsewhere"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_the_fingerprint_changes_when(tmp_path: Path, change: Callable[[Path], object]) -> None:
    folder = write_ladder(tmp_path / "ladder", 3)
    write_vocabularies(folder, skills=[])
    longer = folder / "bakery" / "rung-1.yaml"  # no two files alike in size and, on a coarse clock, in time
    longer.write_text(f"{longer.read_text(encoding='utf-8')}# the longer one\n", encoding="utf-8")
    before = fingerprint(folder)
    assert fingerprint(folder) == before
    change(folder)
    assert fingerprint(folder) != before


def test_a_change_behind_a_dead_or_circular_link_is_still_seen(tmp_path: Path) -> None:
    folder = write_ladder(tmp_path, 3)
    for name in ("aaa", "zzz"):
        (folder / "bakery" / f"{name}.yaml").symlink_to(folder / "bakery" / f"{name}.yaml")
        (folder / name).symlink_to(folder / "nowhere")
    before = fingerprint(folder)
    for number in range(3):
        touch_later(folder / "bakery" / f"rung-{number}.yaml")
        assert fingerprint(folder) != before
        before = fingerprint(folder)


def test_a_link_to_a_folder_above_does_not_lead_round_for_ever(tmp_path: Path) -> None:
    folder = write_ladder(tmp_path, 2)
    for name in ("one", "two", "three"):
        (folder / "bakery" / name).symlink_to(folder)
        (folder / name).symlink_to(folder)
    assert fingerprint(folder) == fingerprint(folder)


def test_locks_and_drafts_of_editors_change_nothing(tmp_path: Path) -> None:
    folder = write_ladder(tmp_path, 2)
    before = fingerprint(folder)
    (folder / "bakery" / ".#rung-0.yaml").symlink_to("somebody@somewhere.1234")
    (folder / ".git").mkdir()
    (folder / ".git" / "index").write_text("x")
    (folder / "bakery" / "__pycache__").mkdir()
    assert fingerprint(folder) == before


def test_the_order_in_which_files_are_listed_does_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_data(tmp_path)
    before = fingerprint(folder)
    real = os.scandir

    class Backwards(list[os.DirEntry[str]]):
        def __enter__(self) -> Backwards:
            return self

        def __exit__(self, *_: object) -> None:
            pass

    monkeypatch.setattr(
        os, "scandir", lambda path: Backwards(sorted(real(path), key=lambda e: e.name, reverse=True))
    )
    assert fingerprint(folder) == before


def test_where_the_folder_lies_and_how_it_is_named_does_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_ladder(tmp_path / "here", 2)
    before = fingerprint(folder)
    monkeypatch.chdir(tmp_path)
    assert fingerprint(Path("here")) == before
    folder.rename(tmp_path / "there")
    assert fingerprint(tmp_path / "there") == before


def test_which_of_several_folders_a_file_is_in_matters(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    write_ladder(one, 1)
    other.mkdir()
    before = fingerprint(one, other)
    (one / "bakery").rename(other / "bakery")
    assert fingerprint(one, other) != before


def test_a_folder_that_is_not_there_has_a_fingerprint_too(tmp_path: Path) -> None:
    assert fingerprint(tmp_path / "nowhere") == fingerprint(tmp_path / "nowhere either")
    assert fingerprint(tmp_path / "nowhere") != fingerprint(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_not_utf_8_is_counted_like_any_other(tmp_path: Path) -> None:
    before = fingerprint(tmp_path)
    (tmp_path / os.fsdecode(b"caf\xe9.yaml")).write_text("x")
    assert fingerprint(tmp_path) != before
