"""Where things are: bundled data, a person's own role files, the cache, the personal folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from careercli.errors import UsageError

_NOWHERE = Path(os.devnull, "careercli")
"""Where a user number without a home keeps things, as in some containers: a place that cannot be made."""

CATALOGUE_FILE = "catalogue.sqlite"
"""The compiled catalogue, in the folder of what a wheel brings."""

LOCAL_FILE = "local.sqlite"
"""The compiled file of local pay, beside it."""


class Locations:
    """Paths found from the environment; nothing is created by asking for one."""

    def __init__(self, environment: Mapping[str, str], package: Path) -> None:
        self.environment = environment
        self.package = package
        self.opened: list[Path] = []
        """The compiled files that were opened, for a look at them when something goes wrong."""

    @cached_property
    def compiled(self) -> Path | None:
        """The folder of compiled data inside an installed wheel, or None in a checkout or editable install."""
        folder = self.package / "_data"
        return folder if not self._named and _is_file(folder / "catalogue.sqlite") else None

    @cached_property
    def source(self) -> Path | None:
        """The `data/` folder of YAML and tables: named by CAREERCLI_DATA, else that of the checkout."""
        if self._named:
            return from_home(self._named)
        folder = self.package.parent.parent / "data"
        # An installed package may happen to have some folder called data two levels up: ours lists tracks.
        return folder if _is_file(folder / "tracks.yaml") else None

    @property
    def _named(self) -> str:
        return self.environment.get("CAREERCLI_DATA", "")

    @cached_property
    def cache(self) -> Path:
        """The folder of what can be rebuilt at any time."""
        return self._own("CAREERCLI_CACHE_DIR") or self._platform("user_cache_dir", "XDG_CACHE_HOME", ".cache")

    @cached_property
    def config(self) -> Path:
        """The folder of what a person sets up."""
        return self._own("CAREERCLI_CONFIG_DIR") or self._platform("user_config_dir", "XDG_CONFIG_HOME", ".config")

    @cached_property
    def personal(self) -> Path:
        """The folder of what a person saved."""
        return self._own("CAREERCLI_DATA_DIR") or self._platform("user_data_dir", "XDG_DATA_HOME", ".local/share")

    def _own(self, variable: str) -> Path | None:
        """The folder that a variable names, if it is set; a tilde that no shell has expanded is the home.

        Raises UsageError for a relative one: it would be another folder, and another file, wherever one stands.
        """
        named = self.environment.get(variable)
        if not named:
            return None
        path = from_home(named)
        if not path.is_absolute():
            raise UsageError(f"{variable} is no absolute path: {named!r}", hint=f"for example {Path.cwd() / named}")
        return path

    def _platform(self, name: str, variable: str, below_home: str) -> Path:
        """The platform's folder `name`, as platformdirs has it.

        On Linux that is a rule of two lines (the XDG Base Directory Specification), and loading the library for it
        takes a twentieth of a whole page; a test holds the two equal.
        """
        if sys.platform == "linux" and "ANDROID_DATA" not in self.environment:
            named = Path(self.environment.get(variable, ""))
            if not named.is_absolute():  # unset, or relative, which the specification wants ignored
                named = Path(os.path.expanduser("~"), below_home)  # noqa: PTH111 (Path's own may raise)
            return named / "careercli" if named.is_absolute() else _NOWHERE
        import platformdirs

        try:
            return Path(getattr(platformdirs, name)("careercli", appauthor=False))
        except RuntimeError:
            return _NOWHERE

    def roles(self, named: Path | None) -> Path | None:
        """A person's own role files: `named` by an option, else CAREERCLI_ROLES, else `roles/` of the config."""
        if named is not None:
            return named
        variable = self.environment.get("CAREERCLI_ROLES")
        if variable:
            return from_home(variable)
        folder = self.config / "roles"
        return folder if is_folder(folder) else None


def from_home(text: str) -> Path:
    """The path in a text, with `~` for the home: an option `--into=~/x` or a .env file meets no shell."""
    return Path(os.path.expanduser(text))  # noqa: PTH111 (Path's own raises where there is no home)


def is_folder(path: Path) -> bool:
    """Whether `path` is a folder that this person may look into; never raises, whatever `path` is."""
    try:
        return path.is_dir()
    except OSError:  # closed to this person, or a name no file can have
        return False


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False
