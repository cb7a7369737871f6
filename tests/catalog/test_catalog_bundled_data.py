"""The one test that looks at the real role files: they are in order, all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from careercli.bundle.build import official
from careercli.catalog.check import check
from careercli.catalog.sources import bundled_sources

DATA = Path(__file__).parents[2] / "data"


@pytest.mark.exhaustive
def test_the_bundled_role_files_pass_the_check() -> None:
    problems = check(bundled_sources(DATA), official(DATA)).problems
    assert not problems, "\n".join(["careercli catalog check data says:", *map(str, problems)])
