"""JSON, everywhere alike: every page has it, every envelope says what it holds, nothing ever breaks it."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
import typer

from careercli.cli.app import app, dispatch
from careercli.terminal.streams import Terminal

Cli = Callable[..., Any]

GOLDEN_DATA = Path(__file__).parents[1] / "golden" / "data"

PAGES = {
    "show tpm": "role",
    "list": "roles",
    "list --sort pay": "roles",
    "tracks": "tracks",
    "tracks healthcare": "track",
    "search nurse": "search",
    "compare tpm rn": "comparison",
    "landscape rn": "category",
    "landscape rn --by state": "ranking",
    "landscape rn --by industry": "ranking",
    "gap business-analyst tpm": "gap",
    "route business-analyst tpm": "route",
    "interview tpm": "interview",
    "catalog stats": "catalog-stats",
    "about": "about",
    "me": "me",
    "me skills": "skills",
    "me plan": "plans",
}

WITH_FIGURES = [
    "show tpm", "list --sort pay", "compare tpm rn", "landscape rn", "landscape rn --by state",
    "landscape rn --by industry", "gap business-analyst tpm", "route business-analyst tpm",
]  # fmt: skip


@pytest.mark.parametrize("command", PAGES)
def test_every_page_is_a_versioned_envelope_by_either_option(cli: Cli, command: str) -> None:
    content = json.loads(cli(*command.split(), "--json").out)
    assert (content["kind"], content["version"]) == (PAGES[command], 1)
    assert "data" in content
    assert json.loads(cli(*command.split(), "--format", "json").out) == content


@pytest.mark.parametrize("command", WITH_FIGURES)
def test_figures_come_with_their_units_and_vintage(cli: Cli, command: str) -> None:
    out = cli(*command.split(), "--json").out
    assert json.loads(out)["units"]
    assert "OEWS May 2025" in out


def test_a_page_that_can_be_formatted_can_be_had_as_json_by_the_same_word_everywhere() -> None:
    def every(command: Any, path: str) -> list[tuple[str, set[str]]]:
        names = {name for option in command.params for name in option.opts}
        below = command.list_commands(None) if hasattr(command, "list_commands") else []
        return [
            (path, names),
            *(row for one in below for row in every(command.get_command(None, one), f"{path} {one}")),
        ]

    pages = {path: names for path, names in every(typer.main.get_command(app), "careercli") if "--format" in names}
    assert len(pages) > 10
    # An export is a file to be brought in again, with a format and a version of its own.
    assert [path for path, names in pages.items() if "--json" not in names] == ["careercli me export"]


@pytest.mark.parametrize(
    ("command", "code"),
    [("show zzzzz", 3), ("list --track zzzzz", 3), ("compare tpm", 2), ("landscape 99-9999", 3)],
)
def test_an_error_leaves_nothing_on_stdout_for_a_json_reader(cli: Cli, command: str, code: int) -> None:
    ran = cli(*command.split(), "--json")
    assert (ran.code, ran.out) == (code, "")


def test_a_list_of_problems_is_json_too(cli: Cli, tmp_path: Path) -> None:
    broken = tmp_path / "healthcare" / "half-written.yaml"
    broken.parent.mkdir()
    broken.write_text("title: [\n")
    ran = cli("catalog", "check", str(tmp_path), "--json")
    content = json.loads(ran.out)
    assert (ran.code, content["kind"], content["role_files"]) == (4, "catalog-check", 1)
    [problem] = content["data"]
    assert (problem["file"], problem["line"], problem["key"]) == (str(broken), 2, None)
    assert "not closed" in problem["reason"]


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252"])
@pytest.mark.parametrize("command", ["me --json", "me export --format json"])
def test_curly_quotation_marks_survive_an_encoding_that_lacks_them(
    cli: Cli, tmp_path: Path, cli_cache: Path, encoding: str, command: str
) -> None:
    name = "The “Résumé” license \N{FULLWIDTH QUOTATION MARK} 🚀"
    cli("me", "add", "credential", name)
    out = TextIOWrapper(BytesIO(), encoding=encoding)
    variables = {
        "CAREERCLI_DATA": str(GOLDEN_DATA), "CAREERCLI_CACHE_DIR": str(cli_cache),
        "CAREERCLI_CONFIG_DIR": str(tmp_path / "config"), "CAREERCLI_DATA_DIR": str(tmp_path / "personal"),
    }  # fmt: skip
    dispatch(command.split(), Terminal(None, out, out, variables))
    content = json.loads(out.buffer.getvalue().decode(encoding))
    assert (content.get("data") or content["person"])["credentials"] == [name]
