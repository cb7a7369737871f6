"""A new role file: readable, full of guidance, and never mistaken for a finished page."""

from __future__ import annotations

from pathlib import Path

import pytest

from careercli.catalog.check import check
from careercli.catalog.scaffold import scaffold, write_new
from careercli.catalog.schema import RoleFile
from careercli.catalog.sources import bundled_sources
from careercli.catalog.yamlfile import load_yaml
from careercli.errors import DataError, ExitCode, UsageError
from support.role_files import write_data


@pytest.mark.parametrize("slug", ["pricing-manager", "no", "null", "12", "2d-artist", "yes-man"])
def test_the_scaffold_is_readable_and_has_every_key_in_order(tmp_path: Path, slug: str) -> None:
    path = write_new(tmp_path / f"{slug}.yaml", scaffold(slug))
    document, problems = load_yaml(path)
    assert document is not None
    assert not problems
    assert isinstance(document.value, dict)
    assert list(document.value) == list(RoleFile.model_fields)
    assert document.value["title"] == slug.replace("-", " ").title()
    assert not document.value["summary"], "guidance is comment, never content"


def test_the_scaffold_fails_the_check_until_it_is_filled_in(tmp_path: Path) -> None:
    write_data(tmp_path)
    path = write_new(tmp_path / "roles" / "bakery" / "miller.yaml", scaffold("miller"))
    outcome = check(bundled_sources(tmp_path))
    assert {problem.path for problem in outcome.problems} == {path}
    keys = {problem.key.partition(".")[0].partition("[")[0] for problem in outcome.problems}
    assert keys >= set(RoleFile.model_fields) - {"title", "requirements", "asked_as"} - {""}
    assert "miller" not in {item.role.slug for item in outcome.roles}


def test_a_file_that_is_there_is_never_touched(tmp_path: Path) -> None:
    path = tmp_path / "baker.yaml"
    path.write_text("precious")
    with pytest.raises(UsageError, match="is there already") as caught:
        write_new(path, "x")
    assert caught.value.exit_code is ExitCode.USAGE
    assert path.read_text() == "precious"


def test_a_dead_link_is_not_written_through(tmp_path: Path) -> None:
    path = tmp_path / "baker.yaml"
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match="is there already"):
        write_new(path, "x")
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("slug", ["Pricing Manager", "../../evil", "", "a--b", "a/b", "über", "x\x1b"])
def test_a_name_that_is_no_slug_is_refused_before_anything_is_written(slug: str) -> None:
    with pytest.raises(UsageError, match="is not a slug"):
        scaffold(slug)


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for path in (tmp_path / "file" / "x.yaml", tmp_path / "file" / "bakery" / "x.yaml"):
        with pytest.raises(DataError, match="cannot be made") as caught:
            write_new(path, "x")
        assert caught.value.exit_code is ExitCode.BAD_DATA


def test_a_folder_that_is_closed_to_me_is_said_so(ordinary_user: Path) -> None:
    ordinary_user.chmod(0o500)
    with pytest.raises(DataError, match="cannot be written: Permission denied"):
        write_new(ordinary_user / "x.yaml", "x")


def test_a_disk_that_fills_up_leaves_no_half_file_in_the_way(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        with pytest.raises(DataError, match="cannot be written: File too large"):
            write_new(tmp_path / "x.yaml", "x" * 10_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not (tmp_path / "x.yaml").exists()
