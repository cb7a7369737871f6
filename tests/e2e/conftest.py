"""The installed command over the small frozen catalogue, in pipes and in real pseudo-terminals."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from support.real_terminal import RealTerminal

DATA = Path(__file__).parents[1] / "golden" / "data"


@pytest.fixture
def careercli() -> str:
    """The command as it was installed beside the interpreter that runs the tests."""
    command = Path(sys.executable).with_name("careercli")
    assert command.is_file(), "careercli is not installed in this environment"
    return str(command)


Variables = Callable[..., dict[str, str]]


@pytest.fixture
def variables(home: Path) -> Variables:
    """The environment of a run: the sealed one, the frozen data, and whatever a test adds."""

    def make(**added: str) -> dict[str, str]:
        return {**os.environ, "CAREERCLI_DATA": str(DATA), **added}

    return make


Piped = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def piped(careercli: str, variables: Variables) -> Piped:
    """Runs a command line without any terminal; keywords are environment variables."""

    def run(*arguments: str, **added: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [careercli, *arguments], env=variables(**added), stdin=subprocess.DEVNULL, capture_output=True,
            encoding="utf-8", check=False, timeout=60,
        )  # fmt: skip

    return run


@pytest.fixture
def at_terminal(careercli: str, variables: Variables) -> Iterator[Callable[..., RealTerminal]]:
    """Runs a command line in a pseudo-terminal; keywords are its size and environment variables."""
    running: list[RealTerminal] = []

    def run(*arguments: str, columns: int = 80, lines: int = 24, **added: str) -> RealTerminal:
        program = RealTerminal([careercli, *arguments], variables(**added), columns, lines)
        running.append(program)
        return program

    yield run
    for program in running:
        program.close()
