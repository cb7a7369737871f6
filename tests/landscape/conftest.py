from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from careercli.landscape.compile import write_local, write_national
from careercli.landscape.store import LocalFigures, NationalFigures

TABLES = Path(__file__).parents[2] / "data" / "landscape"


@pytest.fixture(scope="session")
def tables_folder() -> Path:
    return TABLES


@pytest.fixture(scope="session")
def national() -> Iterator[NationalFigures]:
    connection = sqlite3.connect(":memory:")
    write_national(connection, TABLES)
    yield NationalFigures(connection)
    connection.close()


@pytest.fixture(scope="session")
def local_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("local") / "local.sqlite"
    write_local(path, TABLES)
    return path


@pytest.fixture
def local(local_file: Path) -> Iterator[LocalFigures]:
    with LocalFigures(local_file) as figures:
        yield figures
