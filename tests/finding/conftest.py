"""The bundled catalogue, compiled once for all tests of finding; they name only pages that have long been there."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from careercli.bundle import build_catalogue
from careercli.catalog.store import Catalogue

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    build_catalogue(connection, DATA)
    return Catalogue(connection)
