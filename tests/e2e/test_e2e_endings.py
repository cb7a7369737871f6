"""Requests to end, whatever the program is doing: the right exit code, a terminal put right, nothing left over."""

from __future__ import annotations

import json
import random
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.fit_data import quiz_data
from support.real_terminal import CTRL_C, CTRL_D, ENTER, RealTerminal

AtTerminal = Callable[..., RealTerminal]

DATA = Path(__file__).parents[1] / "golden" / "data"
SIGNALS = pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)], ids=lambda s: str(s)
)


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return quiz_data(tmp_path_factory.mktemp("e2e-endings") / "data")


def kept(folder: Path) -> dict[str, Any]:
    path = folder / "me.json"
    return json.loads(path.read_text("utf-8")) if path.exists() else {}


@SIGNALS
@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        ((), "Find ›"),
        (("show", "manager"), "Which role do you mean"),
        (("fit",), "▸ Begin"),
        (("me", "skills"), "Which kind?"),
        (("interview", "product-manager"), "Answer aloud"),
        (("interview", "product-manager", "--mock"), "Ready?"),
        (("me", "forget"), "What should be forgotten?"),
        (("--accessible", "show", "manager"), "Number, 1 to"),
        (("--accessible", "fit"), "Enter to begin"),
    ],
    ids=lambda value: " ".join(value) or "explorer" if isinstance(value, tuple) else "",
)
def test_a_request_to_end_ends_every_question(
    at_terminal: AtTerminal, data: Path, arguments: tuple[str, ...], asked: str, number: int, code: int
) -> None:
    program = at_terminal(*arguments, CAREERCLI_DATA=str(data))
    program.wait_for(asked)
    program.ask_to_end(number)
    ended = program.finish()
    if "--accessible" in arguments and number == signal.SIGINT:
        assert ended == 130  # what Ctrl-C is there
    else:
        assert ended == code
    assert program.left_right
    assert "Traceback" not in program.text


@pytest.mark.skipif(shutil.which("less") is None, reason="there is no less here")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_under_the_pager_the_pager_ends_too(at_terminal: AtTerminal, number: int, code: int) -> None:
    program = at_terminal("show", "technical-product-manager")
    program.wait_for("q leaves")
    program.ask_to_end(number)
    assert program.finish() == code
    assert program.left_right


def test_an_editor_is_asked_to_end_and_what_was_typed_stays(at_terminal: AtTerminal, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text(
        "#!/bin/sh\nstty -echo raw\ntrap 'echo saved >> \"$1\"; exit 1' TERM\n"
        'echo typed > "$1"; echo editing; while :; do sleep 0.1; done\n'
    )
    editor.chmod(0o755)
    personal = tmp_path / "personal"
    program = at_terminal("me", "note", "product-manager", EDITOR=str(editor), CAREERCLI_DATA_DIR=str(personal))
    program.wait_for("editing")
    program.ask_to_end()
    assert program.finish() == 143
    assert program.left_right
    [draft] = (personal / "drafts").iterdir()
    assert draft.read_text() == "typed\nsaved\n"


def test_ctrl_c_in_an_editor_is_the_editors_own_key(at_terminal: AtTerminal, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text(
        "#!/bin/sh\ntrap 'echo interrupted > \"$1\"; exit 0' INT\necho editing; while :; do sleep 0.1; done\n"
    )
    editor.chmod(0o755)
    personal = tmp_path / "personal"
    program = at_terminal("me", "note", "product-manager", EDITOR=str(editor), CAREERCLI_DATA_DIR=str(personal))
    program.wait_for("editing")
    program.send(CTRL_C)
    assert program.finish() == 0
    assert kept(personal)["notes"] == {"product-manager": ["interrupted", ""]}


def test_a_request_at_any_moment_of_a_quiz_ends_it_and_keeps_what_was_answered(
    at_terminal: AtTerminal, data: Path, tmp_path: Path
) -> None:
    chance = random.Random(14)
    for turn in range(8):
        personal = tmp_path / f"personal-{turn}"
        program = at_terminal("fit", CAREERCLI_DATA=str(data), CAREERCLI_DATA_DIR=str(personal))
        program.wait_for("▸ Begin")
        program.send(ENTER)
        program.wait_for("families of work attract you")
        program.send(ENTER)
        program.wait_for("Which jobs come to mind")
        program.send(ENTER)
        program.wait_for("1 of 12")
        program.send("4")
        time.sleep(chance.choice([0, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.03]))
        program.ask_to_end()
        assert program.finish() == 143
        assert program.left_right
        assert set(kept(personal)) >= {"quiz_draft"}


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_first_build_that_is_stopped_leaves_no_draft(
    at_terminal: AtTerminal, tmp_path: Path, number: int, code: int
) -> None:
    data = tmp_path / "data"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("landscape"))
    model = data / "roles" / "business-operations" / "product-manager.yaml"
    for copy in range(1500):
        model.with_name(f"copy-{copy}.yaml").hardlink_to(model)
    program = at_terminal("list", CAREERCLI_DATA=str(data), CAREERCLI_CACHE_DIR=str(tmp_path / "cache"))
    program.wait_for("compiling the catalogue, once: ")
    program.ask_to_end(number)
    assert program.finish() == code
    assert list((tmp_path / "cache").glob("*")) == []
    assert program.rows == [f"careercli: ended by {signal.Signals(number).name}"]


@pytest.mark.parametrize(
    ("arguments", "key"), [((), CTRL_C), (("--accessible",), CTRL_C), (("--accessible",), CTRL_D)]
)
def test_leaving_the_explorer_is_code_130_like_leaving_anything(
    at_terminal: AtTerminal, arguments: tuple[str, ...], key: str
) -> None:
    program = at_terminal(*arguments)
    program.wait_for("Accessibility: what there is" if arguments else "Find ›")
    program.send(key)
    assert program.finish() == 130
    assert program.left_right
