"""The bundled catalogue for all tests of finding; they name only pages that have long been there."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from careercli.catalog.store import Catalogue


@pytest.fixture(scope="session")
def catalogue(compiled: Path) -> Catalogue:
    return Catalogue(sqlite3.connect(compiled / "catalogue.sqlite", isolation_level=None))
