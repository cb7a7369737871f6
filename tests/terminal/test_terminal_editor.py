"""Which editor a person means by VISUAL and EDITOR."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from careercli.errors import UsageError
from careercli.terminal.editor import editor_command
from support.fake_streams import make_terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="commands are read by other rules there")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """An editor in a folder with a space in its name."""
    path = tmp_path / "My Editor" / "ed.sh"
    path.parent.mkdir()
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize("variable", ["VISUAL", "EDITOR"])
def test_a_bare_path_with_a_space_in_it_is_the_editor(program: Path, variable: str) -> None:
    assert editor_command(make_terminal(**{variable: str(program)})) == [str(program)]


def test_a_command_with_options_is_still_a_command(program: Path) -> None:
    assert editor_command(make_terminal(EDITOR="code --wait")) == ["code", "--wait"]
    assert editor_command(make_terminal(EDITOR=f"'{program}' -n")) == [str(program), "-n"]


def test_a_bare_name_may_have_a_space_in_it_too(program: Path) -> None:
    named = program.rename(program.with_name("my ed"))
    assert editor_command(make_terminal(EDITOR="my ed", PATH=named.parent)) == ["my ed"]


def test_a_quote_that_is_never_closed_is_said(program: Path) -> None:
    with pytest.raises(UsageError, match="EDITOR cannot be read"):
        editor_command(make_terminal(EDITOR="'my ed"))
