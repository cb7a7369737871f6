"""Commands run in-process over the small frozen catalogue of the golden screens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest

from careercli.cli.app import dispatch
from careercli.errors import CareerError
from careercli.terminal.streams import Terminal

GOLDEN_DATA = Path(__file__).parents[1] / "golden" / "data"


@dataclass(frozen=True)
class Ran:
    """What one command did: its exit code, what it wrote, and the error a person would read, if any."""

    code: int
    out: str
    err: str
    error: CareerError | None


@pytest.fixture(scope="session")
def cli_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cli-cache")


@pytest.fixture
def cli(tmp_path: Path, cli_cache: Path) -> Callable[..., Ran]:
    """Runs one command line without a terminal; keyword arguments are environment variables."""

    def run(*arguments: str, **environment: str) -> Ran:
        written = BytesIO()
        out = TextIOWrapper(written, encoding="utf-8", newline="\n")
        err = StringIO()
        variables = {
            "COLUMNS": "80",
            "CAREERCLI_DATA": str(GOLDEN_DATA),
            "CAREERCLI_CACHE_DIR": str(cli_cache),
            "CAREERCLI_CONFIG_DIR": str(tmp_path / "config"),
            "CAREERCLI_DATA_DIR": str(tmp_path / "personal"),
            **environment,
        }
        error: CareerError | None = None
        try:
            code = dispatch(list(arguments), Terminal(None, out, err, variables))
        except CareerError as raised:
            error, code = raised, int(raised.exit_code)
        out.flush()
        return Ran(code, written.getvalue().decode("utf-8"), err.getvalue(), error)

    return run
