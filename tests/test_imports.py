"""What each command loads: start-up time is imports, and the promise of no network is kept in the imports too."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import careercli

SOURCE = Path(careercli.__file__).parent
DATA = Path(__file__).parent / "golden" / "data"

PROGRAM = """
import sys
before = set(sys.modules)
from careercli.__main__ import run
code = run(sys.argv[1:])
sys.stderr.write("\\n".join(set(sys.modules) - before))
sys.exit(code)
"""

CHECKING = {"yaml", "pydantic"}
ASKING = {"questionary", "prompt_toolkit", "asyncio"}
HEAVY = {"numpy", "openpyxl"}
NETWORK = {"socket", "ssl", "http.client", "urllib.request"}
FULL_SCREEN = {"textual", "careercli.explorer"}
DRAWING = {"rich"}
MATCHING = {"rapidfuzz"}


@cache
def loaded(*arguments: str, **environment: str) -> frozenset[str]:
    """The modules that one command loads once the catalogue is compiled, each with the packages it lies in."""
    compiled(os.environ["CAREERCLI_CACHE_DIR"])
    return frozenset(run_program(*arguments, **environment).splitlines())


@cache
def compiled(_folder: str) -> None:
    """The first run of all compiles, and loads what that needs."""
    run_program("list")


def run_program(*arguments: str, **environment: str) -> str:
    """What PROGRAM writes on stderr, run with these arguments."""
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        env={**os.environ, "CAREERCLI_DATA": str(DATA), **environment},
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stderr


def test_the_version_needs_neither_typer_nor_the_catalogue() -> None:
    found = loaded("--version")
    assert "careercli.__main__" in found
    assert not found & (DRAWING | ASKING | CHECKING | HEAVY | NETWORK | MATCHING | {"typer", "sqlite3"})
    assert not any(name.startswith(("careercli.catalog", "careercli.cli")) for name in found)


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "technical-product-manager"],
        ["show", "TPM"],
        ["show", "tpm", "--format", "json"],
        ["show", "tpm", "--format", "markdown"],
        ["show", "tpm", "--section", "fit"],
        ["list"],
        ["list", "--format", "plain"],
        ["list", "--track", "business-operations", "--level", "mid"],
        ["tracks"],
        ["tracks", "business-operations"],
        ["search", "registered nurse"],
        ["search", "Senior Software Engineer (remote)"],
        ["search", "customer service rep"],
        ["about"],
    ],
    ids=" ".join,
)
def test_a_piped_page_loads_no_more_than_it_needs(arguments: list[str]) -> None:
    found = loaded(*arguments)
    assert "careercli.cli.app" in found
    assert not found & (DRAWING | ASKING | CHECKING | HEAVY | NETWORK | MATCHING)


@pytest.mark.parametrize(
    "arguments", [["search", "registred nurse"], ["show", "technical-prodct-manager"]], ids=" ".join
)
def test_only_looking_for_a_name_loads_the_matcher(arguments: list[str]) -> None:
    found = loaded(*arguments)
    assert found >= MATCHING
    assert not found & (DRAWING | ASKING | CHECKING | HEAVY | NETWORK)


@pytest.mark.parametrize(
    "arguments",
    [["show", "tpm", "--format", "rich"], ["list", "--format", "rich"], ["--color", "tracks"]],
    ids=" ".join,
)
def test_a_drawn_page_asks_and_checks_nothing(arguments: list[str]) -> None:
    assert not loaded(*arguments) & (ASKING | CHECKING | HEAVY | NETWORK | MATCHING)


def test_completing_a_name_loads_no_more_than_a_list() -> None:
    found = loaded(_CAREERCLI_COMPLETE="complete_bash", COMP_WORDS="careercli show tech", COMP_CWORD="2")
    assert "careercli.cli.completion" in found
    assert not found & (DRAWING | ASKING | CHECKING | HEAVY | NETWORK | MATCHING)


# --- no network anywhere -----------------------------------------------------------------------------------

TALKING = {
    "socket", "ssl", "http", "urllib.request", "urllib.error", "ftplib", "smtplib", "imaplib", "poplib",
    "xmlrpc", "socketserver", "webbrowser", "requests", "httpx", "aiohttp", "urllib3", "websockets",
}  # fmt: skip


def imports(tree: ast.AST) -> Iterator[str]:
    """Every module that a file imports, wherever in it, also by a call with a fixed name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called.endswith(("__import__", "import_module")):
                yield ast.literal_eval(node.args[0]) if isinstance(node.args[0], ast.Constant) else called


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_module_can_reach_a_network(path: Path) -> None:
    for name in imports(ast.parse(path.read_text(encoding="utf-8"))):
        parts = name.split(".")
        prefixes = {".".join(parts[:end]) for end in range(1, len(parts) + 1)}
        assert not prefixes & TALKING, name
        if path.name != "commands.py":  # whose names all begin with careercli.cli, as the next test shows
            assert not name.endswith(("__import__", "import_module")), f"{name} of a name made at run time"


def test_the_command_table_loads_only_the_programs_own_modules() -> None:
    calls = re.findall(r"import_module\((.*)\)", (SOURCE / "cli" / "commands.py").read_text(encoding="utf-8"))
    assert calls == ['f"careercli.cli.{entry.module}"']


def test_the_scan_would_find_a_hidden_import() -> None:
    hidden = "def f():\n    import http.client as h\n    from urllib import request\n    __import__('socket')\n"
    assert {"http.client", "urllib.request", "socket"} <= set(imports(ast.parse(hidden)))


@pytest.mark.parametrize(
    "arguments",
    [["show", "tpm"], ["list"], ["search", "sql"], ["compare", "tpm", "rn"], ["me"], ["--help"]],
    ids=" ".join,
)
def test_nothing_but_the_explorer_loads_the_full_screen(arguments: list[str]) -> None:
    assert not loaded(*arguments) & FULL_SCREEN
