"""What a person at a terminal sees: pages, the pager, colors, narrow windows, questions and ways out."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from support.real_terminal import CTRL_C, CTRL_D, DOWN, ENTER, ESCAPE, RealTerminal

AtTerminal = Callable[..., RealTerminal]

DATA = Path(__file__).parents[1] / "golden" / "data"
TPM = ("show", "technical-product-manager")
STYLE = re.compile(r"\x1b\[[0-9;]*m")


def lines_of(program: RealTerminal) -> list[str]:
    """Everything a program wrote, line by line, without its colors and without a progress that was wiped off."""
    written = STYLE.sub("", program.received.decode())
    return [line.rsplit("\r\x1b[2K", 1)[-1].rstrip() for line in written.split("\n")]


@pytest.mark.skipif(shutil.which("less") is None, reason="there is no less here")
def test_a_page_taller_than_the_terminal_waits_in_the_pager(at_terminal: AtTerminal) -> None:
    program = at_terminal(*TPM, columns=100)
    first = program.wait_for("Technical Product Manager", "In short", "q leaves")
    assert "The week" not in first
    program.send(" ")
    program.wait_for("The week")
    program.send("q")
    assert program.finish() == 0


def test_without_a_pager_the_whole_page_runs_through(at_terminal: AtTerminal) -> None:
    program = at_terminal(*TPM, "--no-pager")
    assert program.finish() == 0
    shown = lines_of(program)
    assert len(shown) > 100
    assert any("Technical Product Manager" in line for line in shown[:5])


def test_a_page_that_fits_needs_no_pager(at_terminal: AtTerminal) -> None:
    program = at_terminal("list", lines=50, PAGER="sh -c 'cat >/dev/null; echo the pager was asked'")
    assert program.finish() == 0
    assert "the pager was asked" not in program.text
    assert "Technical Product Manager" in program.text


def test_pages_are_colored_in_a_terminal_unless_no_color_says_otherwise(at_terminal: AtTerminal) -> None:
    colored = at_terminal(*TPM, "--no-pager")
    assert colored.finish() == 0
    assert STYLE.search(colored.received.decode())
    for plain in (at_terminal(*TPM, "--no-pager", NO_COLOR="1"), at_terminal(*TPM, "--no-pager", "--no-color")):
        assert plain.finish() == 0
        assert not STYLE.search(plain.received.decode())
        assert lines_of(plain) == lines_of(colored)


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        (["--accessible"], {}),
        ([], {"CAREERCLI_ACCESSIBLE": "1"}),
        ([], {"ACCESSIBLE": "1"}),
        ([], {"TERM": "dumb"}),
    ],
    ids=["option", "variable", "everybody's variable", "dumb"],
)
def test_nothing_moves_or_colors_where_it_would_disturb(
    at_terminal: AtTerminal, arguments: list[str], environment: dict[str, str]
) -> None:
    program = at_terminal(*TPM, *arguments, **environment)
    assert program.finish() == 0
    assert b"\x1b" not in program.received


def test_everybodys_variable_may_say_no_or_nonsense_and_ours_goes_before_it(at_terminal: AtTerminal) -> None:
    for drawn in ({"ACCESSIBLE": "0"}, {"ACCESSIBLE": "false"}, {"ACCESSIBLE": "1", "CAREERCLI_ACCESSIBLE": "0"}):
        program = at_terminal(*TPM, "--no-pager", **drawn)
        assert program.finish() == 0
        assert b"\x1b" in program.received
    program = at_terminal(*TPM, "--no-pager", ACCESSIBLE="please")
    assert program.finish() == 0
    assert b"\x1b" not in program.received


@pytest.mark.parametrize("arguments", [TPM, ("list",), ("tracks",), ("search", "sql"), ("about",)])
def test_every_line_fits_a_terminal_of_40_columns(at_terminal: AtTerminal, arguments: tuple[str, ...]) -> None:
    program = at_terminal(*arguments, "--no-pager", columns=40)
    assert program.finish() == 0
    # A path or a command that is longer than the terminal is left whole, so that it can be copied.
    assert [line for line in lines_of(program) if len(line) > 40 and " " in line.strip()] == []


def test_a_role_that_may_be_several_is_picked_with_the_arrow_keys(at_terminal: AtTerminal) -> None:
    program = at_terminal("show", "manager", "--no-pager", lines=30)
    offered = program.wait_for("Which role do you mean by 'manager'?", "Technical Product Manager  (")
    first, second = [row for row in offered.splitlines() if "Manager  (" in row][:2]
    assert first != second
    program.send(DOWN)
    program.send(ENTER)
    assert program.finish() == 0
    title = second.strip(" »>▸?").split("  (")[0]
    assert any(line.strip() == title for line in lines_of(program))


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D, ESCAPE], ids=["Ctrl-C", "Ctrl-D", "Esc"])
@pytest.mark.parametrize("columns", [80, 40])
def test_leaving_the_pick_list_is_code_130_and_a_clean_screen(
    at_terminal: AtTerminal, key: str, columns: int
) -> None:
    program = at_terminal("show", "manager", columns=columns)
    program.wait_for("Technical Product Manager  (")
    program.send(key)
    program.wait_for("careercli: cancelled")
    assert program.finish() == 130
    assert program.rows[-1] == "careercli: cancelled"
    assert not any("Which role" in row or "  (" in row for row in program.rows), "the question is gone"


def test_an_accessible_pick_list_is_numbered_and_typed(at_terminal: AtTerminal) -> None:
    program = at_terminal("--accessible", "show", "manager")
    program.wait_for("Number, 1 to")
    assert "  1. " in program.text
    program.send(f"nine{ENTER}")
    program.wait_for("please type a number")
    program.send(f"1{ENTER}")
    assert program.finish() == 0
    assert b"\x1b" not in program.received


def test_a_corrected_name_is_said_before_the_page(at_terminal: AtTerminal) -> None:
    program = at_terminal("show", "technical-prodct-manager", "--no-pager")
    assert program.finish() == 0
    assert "careercli: showing Technical Product Manager" in lines_of(program)[0]


def test_slow_work_shows_its_progress_and_ctrl_c_ends_it_with_code_130(
    at_terminal: AtTerminal, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("landscape"))
    model = data / "roles" / "business-operations" / "product-manager.yaml"
    for number in range(1500):
        model.with_name(f"copy-{number}.yaml").hardlink_to(model)
    program = at_terminal("list", CAREERCLI_DATA=str(data), CAREERCLI_CACHE_DIR=str(tmp_path / "cache"))
    program.wait_for("compiling the catalogue, once: ")
    program.send(CTRL_C)
    program.wait_for("careercli: cancelled")
    assert program.finish() == 130
    assert list((tmp_path / "cache").glob("*")) == []
