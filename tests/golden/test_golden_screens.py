"""Exact screens over a small frozen catalogue: a difference here is a change of what people see.

The catalogue in `tests/golden/data` is cut from the bundled one and does not follow it: adding or rewriting a
role touches nothing here. After a change that is meant: `UPDATE_GOLDEN=1 pytest tests/golden`, then read the diff.
"""

from __future__ import annotations

import os
from io import StringIO, TextIOWrapper
from pathlib import Path

import pytest

from careercli.cli.app import dispatch
from careercli.terminal.streams import Terminal

HERE = Path(__file__).parent
SHOW = ["show", "technical-product-manager"]

SCREENS: dict[str, tuple[list[str], int]] = {
    **{f"show-{width}": (["--no-color", *SHOW, "--format", "rich"], width) for width in (40, 60, 80, 120, 200)},
    "show-80-color": (["--color", *SHOW, "-s", "glance", "-s", "fit", "-s", "skills"], 80),
    "show-80-plain": ([*SHOW], 80),
    "show-40-plain": ([*SHOW], 40),
    "show-accessible": (["--accessible", *SHOW], 80),
    "show-markdown": ([*SHOW, "--format", "markdown"], 80),
    "show-interview": ([*SHOW, "--section", "interview"], 80),
    "show-area": (["show", "registered-nurse", "-s", "glance", "--area", "Austin"], 80),
    "list": (["list"], 80),
    "list-40": (["list"], 40),
    "list-plain": (["list", "--format", "plain"], 80),
    "list-by-pay": (["list", "--sort", "pay"], 80),
    "tracks": (["tracks"], 80),
    "ladder": (["--no-color", "tracks", "business-operations", "--format", "rich"], 80),
    "search": (["search", "sql"], 80),
    "compare-80": (["--no-color", "compare", "product-manager", "tpm", "--format", "rich"], 80),
    "compare-40": (["compare", "product-manager", "rn"], 40),
    "compare-accessible": (["--accessible", "compare", "product-manager", "rn"], 80),
    "landscape-80": (["--no-color", "landscape", "29-1141", "--format", "rich"], 80),
    "landscape-40": (["landscape", "29-1141", "--area", "Austin"], 40),
    "landscape-new-code": (["landscape", "13-1082"], 80),
    "landscape-accessible": (["--accessible", "landscape", "registered nurse"], 80),
    "landscape-states": (["landscape", "rn", "--by", "state"], 80),
    "landscape-real": (["landscape", "rn", "--by", "metro", "--real"], 80),
    "study": (["study", "rn", "--area", "Texas"], 80),
    "study-40": (["study", "11-2021"], 40),
    "study-field": (["study", "52.14"], 80),
    "worth": (
        ["worth", "product-manager", "rn", "--months", "24-36", "--tuition", "20000", "--area", "Austin"],
        80,
    ),
    "worth-40": (["worth", "product-manager", "rn", "--months", "24", "--tuition", "0", "--pay-now", "50000"], 40),
    "landscape-metros-40": (["landscape", "rn", "--by", "metro"], 40),
    "landscape-industries": (["landscape", "11-2021", "--by", "industry", "--limit", "5"], 80),
}


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("golden-cache")


def screen(arguments: list[str], width: int, cache: Path, encoding: str = "utf-8") -> str:
    """What the command writes to stdout."""
    environment = {
        "COLUMNS": str(width),
        "CAREERCLI_DATA": str(HERE / "data"),
        "CAREERCLI_CACHE_DIR": str(cache),
        "CAREERCLI_CONFIG_DIR": str(cache / "config"),
        "CAREERCLI_DATA_DIR": str(cache / "personal"),
    }
    from io import BytesIO

    raw = BytesIO()
    out = TextIOWrapper(raw, encoding=encoding, newline="\n")
    assert dispatch(arguments, Terminal(None, out, StringIO(), environment)) == 0
    out.flush()
    return raw.getvalue().decode(encoding)


@pytest.mark.parametrize("name", SCREENS)
def test_the_screen_is_what_it_was(name: str, cache: Path) -> None:
    arguments, width = SCREENS[name]
    shown = screen(arguments, width, cache)
    expected = HERE / "screens" / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(shown, encoding="utf-8")
    assert shown == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
@pytest.mark.parametrize("format", ["rich", "plain"])
def test_no_line_of_a_page_runs_over_the_edge(width: int, format: str, cache: Path) -> None:
    from careercli.screens.measure import cell_width

    shown = screen(["--no-color", *SHOW, "--format", format], width, cache)
    too_long = [line for line in shown.splitlines() if cell_width(line) > width and "careercli " not in line]
    assert not too_long


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1"])
def test_a_terminal_without_unicode_gets_ascii_marks_instead_of_a_crash(encoding: str, cache: Path) -> None:
    shown = screen(["--no-color", *SHOW, "--format", "rich"], 80, cache, encoding)
    shown.encode(encoding)
    assert encoding != "ascii" or shown.isascii()
    assert "Technical Product Manager" in shown
    assert "?" not in shown.split("Is this role right")[0], "a mark without an ASCII form"


def test_prose_stays_within_eighty_eight_columns_on_a_wide_terminal(cache: Path) -> None:
    shown = screen(["--no-color", *SHOW, "-s", "day", "--format", "rich"], 200, cache)
    assert max(len(line) for line in shown.splitlines() if "─" not in line) <= 2 + 88


def test_with_colors_off_a_page_holds_no_escape_sequence(cache: Path) -> None:
    assert "\x1b" not in screen(["--no-color", *SHOW, "--format", "rich"], 80, cache)


def test_a_page_uses_only_the_terminals_own_colors_and_never_white_or_black(cache: Path) -> None:
    import re

    shown = screen(["--color", *SHOW, "--format", "rich"], 80, cache)
    codes = {code for sequence in re.findall(r"\x1b\[([\d;]*)m", shown) for code in sequence.split(";")}
    assert codes <= {"", "0", "1", "2", "22", "32", "33", "36", "39"}
