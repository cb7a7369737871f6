"""Where things are found, and that looking for them creates and breaks nothing."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs
import pytest

from careercli.errors import UsageError
from careercli.locations import Locations, is_folder


def installed(tmp_path: Path, **environment: str) -> Locations:
    """An installed wheel: compiled files beside the modules."""
    package = tmp_path / "site-packages" / "careercli"
    (package / "_data").mkdir(parents=True, exist_ok=True)
    (package / "_data" / "catalogue.sqlite").touch()
    return Locations(environment, package)


def checkout(tmp_path: Path, **environment: str) -> Locations:
    """A checkout: role files two folders above the modules."""
    (tmp_path / "data").mkdir(exist_ok=True)
    (tmp_path / "data" / "tracks.yaml").touch()
    return Locations(environment, tmp_path / "src" / "careercli")


def test_an_installed_package_reads_what_it_brought(tmp_path: Path) -> None:
    locations = installed(tmp_path)
    assert locations.compiled == locations.package / "_data"
    assert locations.source is None


def test_a_checkout_reads_its_role_files(tmp_path: Path) -> None:
    locations = checkout(tmp_path)
    assert locations.compiled is None
    assert locations.source == tmp_path / "data"


def test_a_folder_that_is_only_called_data_is_not_taken_for_ours(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    assert Locations({}, tmp_path / "src" / "careercli").source is None


def test_a_named_data_folder_goes_before_both(tmp_path: Path) -> None:
    for make in (installed, checkout):
        locations = make(tmp_path, CAREERCLI_DATA="/elsewhere")
        assert (locations.compiled, locations.source) == (None, Path("/elsewhere"))


def test_an_empty_variable_is_no_variable(tmp_path: Path) -> None:
    empty = dict.fromkeys(
        ("CAREERCLI_DATA", "CAREERCLI_CACHE_DIR", "CAREERCLI_CONFIG_DIR", "CAREERCLI_DATA_DIR", "CAREERCLI_ROLES"),
        "",
    )
    locations = checkout(tmp_path, **empty)
    assert locations.source == tmp_path / "data"
    assert locations.roles(None) is None
    assert locations.cache.is_absolute()


def test_the_folders_of_a_person_can_be_named_one_by_one() -> None:
    names = ("CAREERCLI_CACHE_DIR", "CAREERCLI_CONFIG_DIR", "CAREERCLI_DATA_DIR")
    locations = Locations({name: f"/{name}" for name in names}, Path("/none"))
    assert [locations.cache, locations.config, locations.personal] == [Path(f"/{name}") for name in names]


def test_the_folders_of_a_person_are_the_platforms_and_are_not_created(home: Path) -> None:
    locations = Locations({}, Path("/none"))
    for folder in (locations.cache, locations.config, locations.personal):
        assert "careercli" in folder.parts
        assert folder.is_relative_to(home)
    assert list(home.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the folders come from platformdirs itself")
@pytest.mark.parametrize("named", [None, "", "/some where"])
def test_the_folders_are_those_that_platformdirs_names(
    home: Path, monkeypatch: pytest.MonkeyPatch, named: str | None
) -> None:
    for variable in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        if named is None:
            monkeypatch.delenv(variable, raising=False)
        else:
            monkeypatch.setenv(variable, named)
    environment = {name: text for name, text in os.environ.items() if not name.startswith("CAREERCLI_")}
    locations = Locations(environment, Path("/none"))
    theirs = platformdirs.PlatformDirs("careercli", appauthor=False)
    assert locations.cache == Path(theirs.user_cache_dir)
    assert locations.config == Path(theirs.user_config_dir)
    assert locations.personal == Path(theirs.user_data_dir)


def test_own_role_files_are_named_by_option_then_variable_then_config(tmp_path: Path) -> None:
    environment = {"CAREERCLI_CONFIG_DIR": str(tmp_path)}
    assert Locations(environment, Path("/none")).roles(None) is None
    (tmp_path / "roles").mkdir()
    assert Locations(environment, Path("/none")).roles(None) == tmp_path / "roles"
    environment["CAREERCLI_ROLES"] = "/variable"
    assert Locations(environment, Path("/none")).roles(None) == Path("/variable")
    assert Locations(environment, Path("/none")).roles(Path("/option")) == Path("/option")


def test_a_file_called_roles_in_the_config_is_not_a_folder_of_roles(tmp_path: Path) -> None:
    (tmp_path / "roles").touch()
    assert Locations({"CAREERCLI_CONFIG_DIR": str(tmp_path)}, Path("/none")).roles(None) is None


def test_a_folder_that_is_closed_to_me_is_as_good_as_none(ordinary_user: Path) -> None:
    closed = ordinary_user / "closed"
    (closed / "roles").mkdir(parents=True)
    closed.chmod(0)
    locations = Locations({"CAREERCLI_CONFIG_DIR": str(closed)}, closed / "src" / "careercli")
    assert locations.roles(None) is None
    assert locations.source is None
    assert locations.compiled is None


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b", "missing"])
def test_no_path_makes_looking_raise(tmp_path: Path, name: str) -> None:
    assert is_folder(tmp_path / name) is False
    assert is_folder(tmp_path) is True


def test_somebody_without_a_home_keeps_nothing_and_can_read_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless(*_arguments: object, **_named: object) -> str:
        raise RuntimeError("could not determine the home directory")

    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    for kind in ("cache", "config", "data"):
        monkeypatch.setattr(f"platformdirs.user_{kind}_dir", homeless)
    locations = Locations({}, Path("/none"))
    assert locations.roles(None) is None
    for folder in (locations.cache, locations.personal):
        with pytest.raises(OSError, match="Not a directory"):
            folder.mkdir(parents=True)


OWN = {"cache": "CAREERCLI_CACHE_DIR", "config": "CAREERCLI_CONFIG_DIR", "personal": "CAREERCLI_DATA_DIR"}


@pytest.mark.parametrize(("place", "variable"), OWN.items())
def test_a_tilde_that_no_shell_expanded_is_the_home(tmp_path: Path, home: Path, place: str, variable: str) -> None:
    assert getattr(checkout(tmp_path, **{variable: "~/x"}), place) == home / "x"
    assert getattr(checkout(tmp_path, **{variable: "~"}), place) == home


def test_the_same_goes_for_the_folders_of_role_files(tmp_path: Path, home: Path) -> None:
    assert checkout(tmp_path, CAREERCLI_DATA="~/data").source == home / "data"
    assert checkout(tmp_path, CAREERCLI_ROLES="~/our ladder").roles(None) == home / "our ladder"


@pytest.mark.parametrize("named", ["rel", "./rel", "../rel", "~nobody-is-called-so/rel"])
@pytest.mark.parametrize(("place", "variable"), OWN.items())
def test_a_relative_folder_is_refused_with_the_reason(
    tmp_path: Path, place: str, variable: str, named: str
) -> None:
    with pytest.raises(UsageError, match=f"{variable} is no absolute path: '{named}'"):
        getattr(checkout(tmp_path, **{variable: named}), place)
