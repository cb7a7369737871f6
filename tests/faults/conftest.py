"""Hostile cases by the thousand: at small scale in every run of the tests, at full scale with `make faults`.

CAREERCLI_FAULTS multiplies the number of cases of every test here. Cases are drawn from a seed, so that a failure
comes back; the seed of the run is in CAREERCLI_FAULTS_SEED (default 14).
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest

from careercli.cli.app import dispatch
from careercli.errors import CareerError
from careercli.terminal.streams import Terminal
from support.scale import SCALE

SEED = int(os.environ.get("CAREERCLI_FAULTS_SEED", "14"))
GOLDEN_DATA = Path(__file__).parents[1] / "golden" / "data"

EXPECTED_CODES = frozenset({0, 2, 3, 4, 5})
"""How a command may end that nobody interrupts: never 1, which is a bug."""


def cases(number: int, name: str) -> Iterator[random.Random]:
    """`number` cases, times the scale; each has its own chance, drawn from the run's seed."""
    for case in range(max(1, round(number * SCALE))):
        yield random.Random(f"{SEED}/{name}/{case}")


class Ran:
    """What one command line did in-process."""

    def __init__(self, arguments: list[str], variables: dict[str, str], stdin: str = "") -> None:
        written = BytesIO()
        out = TextIOWrapper(written, encoding="utf-8", newline="\n")
        self._err = StringIO()
        self.error: CareerError | None = None
        try:
            self.code = dispatch(arguments, Terminal(StringIO(stdin), out, self._err, variables))
        except CareerError as error:
            self.error, self.code = error, int(error.exit_code)
        out.flush()
        self.out = written.getvalue().decode("utf-8")

    @property
    def err(self) -> str:
        return self._err.getvalue()


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs one command line over the frozen catalogue; keywords are environment variables."""

    def go(*arguments: str, stdin: str = "", **variables: str) -> Ran:
        own = {
            "COLUMNS": "80",
            "CAREERCLI_DATA": str(GOLDEN_DATA),
            "CAREERCLI_CACHE_DIR": str(tmp_path / "cache"),
            "CAREERCLI_CONFIG_DIR": str(tmp_path / "config"),
            "CAREERCLI_DATA_DIR": str(tmp_path / "personal"),
        }
        return Ran(list(arguments), own | variables, stdin)

    return go
