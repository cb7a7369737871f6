from __future__ import annotations

from pathlib import Path

import pytest

from careercli.bundle.build import write_compiled
from careercli.locations import Locations
from support.role_files import write_data, write_ladder


@pytest.fixture
def data(place: Locations) -> Path:
    """The data folder of `place`, with five roles."""
    assert place.source is not None
    return write_data(place.source)


@pytest.fixture
def ladder(tmp_path: Path) -> Path:
    """A folder with two roles of one's own."""
    return write_ladder(tmp_path / "ladder", 2)


@pytest.fixture
def wheel(tmp_path: Path, data: Path) -> Locations:
    """An installed package with its compiled files."""
    package = tmp_path / "site-packages" / "careercli"
    write_compiled(data, package / "_data")
    return Locations({"CAREERCLI_CACHE_DIR": str(tmp_path / "cache")}, package)
