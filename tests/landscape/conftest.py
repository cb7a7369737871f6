from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from careercli.landscape.store import LocalFigures, NationalFigures

TABLES = Path(__file__).parents[2] / "data" / "landscape"


@pytest.fixture(scope="session")
def tables_folder() -> Path:
    return TABLES


@pytest.fixture(scope="session")
def national(compiled: Path) -> Iterator[NationalFigures]:
    connection = sqlite3.connect(compiled / "catalogue.sqlite")
    yield NationalFigures(connection)
    connection.close()


@pytest.fixture(scope="session")
def local_file(compiled: Path) -> Path:
    return compiled / "local.sqlite"


@pytest.fixture
def local(local_file: Path) -> Iterator[LocalFigures]:
    with LocalFigures(local_file) as figures:
        yield figures
