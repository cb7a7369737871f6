"""What the documents name exists: files, commands, options, make targets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from careercli.cli.app import app

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])

_PATH = re.compile(r"`((?:[\w.-]+/)*[\w.-]+\.(?:py|md|yaml|toml|lock|json)|(?:[\w.-]+/)+)`")
_COMMAND = re.compile(r"(?:^|`)careercli ([^`#\n|>]+)", re.MULTILINE)
_TARGET = re.compile(r"`make ([a-z]+)")
_PLACEHOLDERS = ("<", "*", "...")


def places(path: str) -> Iterator[Path]:
    """Where a document may mean a path from: the project, the package, one of its rooms, the data, the docs."""
    package = ROOT / "src" / "careercli"
    for base in (
        ROOT,
        package,
        *(room for room in package.iterdir() if room.is_dir()),
        ROOT / "data",
        ROOT / "docs",
    ):
        yield base / path


def documents(pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    return sorted({(path.name, found) for path in DOCUMENTS for found in pattern.findall(path.read_text("utf-8"))})


@pytest.mark.parametrize(("document", "path"), documents(_PATH))
def test_a_path_that_a_document_names_exists(document: str, path: str) -> None:
    if any(mark in path for mark in _PLACEHOLDERS) or path in NOT_OURS:
        pytest.skip("somebody's own, or made by the program")
    assert any(place.exists() for place in places(path)), f"{document} names {path}"


NOT_OURS = frozenset({"me.json", "roles/", "dist/", "our/", "tracks.yaml", "skills.yaml", "answers.yaml", ".venv/"})


@pytest.mark.parametrize(("document", "line"), documents(_COMMAND))
def test_a_command_that_a_document_names_exists_with_its_options(document: str, line: str) -> None:
    command: Any = typer.main.get_command(app)
    words = line.split()
    while words and hasattr(command, "get_command") and re.fullmatch(r"[a-z]+", words[0]):
        found = command.get_command(None, words[0])
        assert found is not None, f"{document}: careercli {line}"
        command, words = found, words[1:]
    known = {option for one in (command, typer.main.get_command(app)) for p in one.params for option in p.opts}
    known |= {
        option for one in (command, typer.main.get_command(app)) for p in one.params for option in p.secondary_opts
    }
    named = {word.partition("=")[0].strip(".,;:()'\"") for word in words if re.match(r"--[a-z]", word)}
    assert named <= known | {"--help"}, f"{document}: careercli {line}"


@pytest.mark.parametrize(("document", "target"), documents(_TARGET))
def test_a_make_target_that_a_document_names_exists(document: str, target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE), (
        f"{document}: make {target}"
    )
