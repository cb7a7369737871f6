"""Programs in real pseudo-terminals."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator

import pytest

from support.real_terminal import RealTerminal

_BEFORE = """
import os, sys
from careercli.errors import CareerError
from careercli.terminal.streams import Terminal
terminal = Terminal(sys.stdin, sys.stdout, sys.stderr, os.environ)
"""


@pytest.fixture
def in_terminal() -> Iterator[Callable[..., RealTerminal]]:
    """Runs Python code in a pseudo-terminal; its `terminal` is made of its own streams and environment."""
    running: list[RealTerminal] = []

    def run(code: str, columns: int = 80, lines: int = 24, **environment: str) -> RealTerminal:
        program = RealTerminal(
            [sys.executable, "-c", _BEFORE + code], {**os.environ, **environment}, columns, lines
        )
        running.append(program)
        return program

    yield run
    for program in running:
        program.close()
