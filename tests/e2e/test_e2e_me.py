"""What one person keeps, at a real terminal: skills ticked off, notes and plans in an editor, forgetting."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.real_terminal import CTRL_C, CTRL_D, DOWN, ENTER, ESCAPE, UP, RealTerminal

AtTerminal = Callable[..., RealTerminal]
Variables = Callable[..., dict[str, str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "personal"


@pytest.fixture
def me(at_terminal: AtTerminal, folder: Path) -> AtTerminal:
    """Runs `careercli me ...` at a terminal, with its own personal folder."""

    def run(*arguments: str, **more: Any) -> RealTerminal:
        return at_terminal("me", *arguments, "--no-pager", CAREERCLI_DATA_DIR=str(folder), **more)

    return run


def kept(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / "me.json").read_text(encoding="utf-8")))


def done(program: RealTerminal) -> str:
    assert program.finish() == 0
    return program.text


def editor(folder: Path, script: str) -> str:
    path = folder / "editor.sh"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o700)
    return str(path)


def test_skills_a_role_asks_for_are_ticked_off_on_one_screen(me: AtTerminal, folder: Path) -> None:
    program = me("skills", "--for", "product-manager")
    program.wait_for("Your level in what the role asks for")
    program.wait_for("Esc leaves")
    program.send("3")  # rates and goes on
    program.send("4")
    program.send(DOWN)
    program.send("\x1b[C")  # right raises by one
    program.wait_for("aware of it")
    program.send(ENTER)
    assert "Rated: " in done(program)
    assert sorted(kept(folder)["skills"].values()) == [1, 3, 4]


def test_in_40_columns_names_stand_whole_and_the_meaning_of_a_level_below_them(me: AtTerminal) -> None:
    program = me("skills", "--for", "product-manager", columns=40)
    program.wait_for("not rated", "Esc leaves")
    program.send("2" + UP)
    shown = program.wait_for("with help")
    assert "Stakeholder negotiation  ○○○○○\n" in shown
    assert "up and down move\nEnter keeps   Esc leaves" in shown
    program.send(ESCAPE)
    assert program.finish() == 130


def test_skills_are_ticked_off_group_by_group(me: AtTerminal, folder: Path) -> None:
    program = me("skills", lines=30)
    program.wait_for("Which kind?")
    program.send(ENTER)
    program.wait_for("Esc leaves")
    program.send("5")
    program.send(ENTER)
    program.wait_for("1 rated so far")
    program.send("s")
    done(program)
    assert list(kept(folder)["skills"].values()) == [5]


@pytest.mark.parametrize("key", [ESCAPE, CTRL_C, CTRL_D, "SIGTERM", "SIGKILL"])
@pytest.mark.parametrize("manner", [(), ("--accessible",)], ids=["drawn", "typed"])
def test_what_was_rated_is_kept_on_every_way_out_of_the_skills(
    me: AtTerminal, folder: Path, key: str, manner: tuple[str, ...]
) -> None:
    program = me("skills", "--for", "product-manager", *manner)
    program.wait_for("Enter keeps")
    for level in "3425":
        program.send(level + (ENTER if manner else ""))
    program.wait_for_quiet()
    if key.startswith("SIG"):
        program.ask_to_end(getattr(signal, key))
    else:
        program.send(key + (ENTER if manner and key == ESCAPE else ""))
    assert program.finish() in (130, 143, -9)
    assert list(json.loads((folder / "me.json").read_text())["skills"].values()) == [3, 4, 2, 5]
    if key == CTRL_C:
        assert "careercli: left the skills; kept: " in program.text


def test_ratings_that_cannot_be_kept_end_in_one_clear_line(me: AtTerminal, folder: Path) -> None:
    program = me("skills", "--for", "product-manager")
    program.wait_for("Esc leaves")
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("in the way")
    program.send("3")
    assert program.finish() == 5
    assert program.left_right
    assert "careercli: cannot" in program.text
    assert not program.cursor_is_hidden


def test_skills_are_asked_line_by_line_for_a_screen_reader(me: AtTerminal, folder: Path) -> None:
    program = me("skills", "--for", "product-manager", "--accessible")
    program.wait_for("Number 0 to 5")
    program.send(f"seven{ENTER}")
    program.wait_for("please type a number from 0 to 5")
    program.send(f"4{ENTER}")
    program.send(f"q{ENTER}")
    done(program)
    assert list(kept(folder)["skills"].values()) == [4]
    assert b"\x1b" not in program.received


def test_a_note_is_written_in_the_editor_on_a_private_file(me: AtTerminal, folder: Path, tmp_path: Path) -> None:
    script = f'ls -l "$1" > {tmp_path}/mode; printf "Ask Dana.\\n" >> "$1"'
    done(me("note", "product-manager", EDITOR=editor(tmp_path, script)))
    assert kept(folder)["notes"] == {"product-manager": ["Ask Dana.", ""]}
    assert (tmp_path / "mode").read_text().startswith("-rw-------")
    assert list((folder / "drafts").iterdir()) == []
    assert "left as it is" in done(me("note", "product-manager", EDITOR="true"))


def test_an_editor_with_options_is_started_with_them(me: AtTerminal, folder: Path, tmp_path: Path) -> None:
    script = 'test "$1" = --wait && echo words >> "$2"'
    done(me("note", "product-manager", VISUAL=f"'{editor(tmp_path, script)}' --wait", EDITOR="false"))
    assert kept(folder)["notes"] == {"product-manager": ["words", ""]}


def test_an_editor_that_fails_loses_nothing_that_was_typed(me: AtTerminal, folder: Path, tmp_path: Path) -> None:
    program = me("note", "product-manager", EDITOR=editor(tmp_path, 'echo precious >> "$1"; exit 3'), columns=200)
    assert program.finish() == 2
    assert "ended with code 3; nothing was changed" in program.text
    (draft,) = (folder / "drafts").iterdir()
    assert draft.read_text() == "precious\n"
    assert str(draft) in program.text
    assert "an edit was cut short" in done(me(lines=60, columns=200))


def test_an_editor_that_fails_with_nothing_typed_leaves_no_draft(me: AtTerminal, folder: Path) -> None:
    program = me("note", "product-manager", EDITOR="false")
    assert program.finish() == 2
    assert list((folder / "drafts").iterdir()) == []


def test_no_editor_at_all_is_said_with_what_to_set(me: AtTerminal) -> None:
    program = me("note", "product-manager", EDITOR="no-such-editor-anywhere")
    assert program.finish() == 2
    assert "cannot start the editor" in program.text
    assert "set EDITOR" in program.text


def test_two_edits_of_one_note_at_once_are_both_kept(me: AtTerminal, folder: Path, tmp_path: Path) -> None:
    wait = f'echo from the editor >> "$1"; touch {tmp_path}/open; while [ ! -e {tmp_path}/go ]; do sleep 0.1; done'
    slow = me("note", "product-manager", EDITOR=editor(tmp_path, wait))
    while not (tmp_path / "open").exists():
        slow.wait_for_quiet()
    done(me("note", "product-manager", "--text", "from elsewhere"))
    (tmp_path / "go").touch()
    done(slow)
    note = "\n".join(kept(folder)["notes"]["product-manager"])
    assert "from elsewhere" in note
    assert "from the editor" in note
    assert "edited at the same time" in note


def test_a_plan_edited_by_hand_is_tracked_as_written(me: AtTerminal, folder: Path, tmp_path: Path) -> None:
    done(me("plan", "product-manager"))
    script = 'printf "# Mine\\n\\n<!-- keep -->\\n- [x] first\\n- [ ] second\\n" > "$1"'
    done(me("plan", "edit", EDITOR=editor(tmp_path, script)))
    shown = done(me("plan", "show"))
    assert "1 of 2 steps done" in shown
    done(me("done", "2"))
    assert kept(folder)["plans"][0]["text"] == ["# Mine", "", "<!-- keep -->", "- [x] first", "- [x] second", ""]


@pytest.mark.parametrize(
    ("answer", "gone"), [(ENTER, False), ("2", True), (ESCAPE, False)], ids=["no", "yes", "Esc"]
)
def test_forgetting_asks_first_and_no_is_the_first_answer(
    me: AtTerminal, folder: Path, answer: str, gone: bool
) -> None:
    done(me("add", "skill", "sql=3"))
    program = me("forget", "--all")
    program.wait_for("No, keep it")
    program.send(answer)
    assert program.finish() == (0 if gone else 130)
    assert folder.exists() is not gone


def test_forgetting_offers_what_there_is_to_forget(me: AtTerminal, folder: Path) -> None:
    done(me("add", "skill", "sql=3"))
    done(me("note", "rn", "--text", "x"))
    program = me("forget")
    offered = program.wait_for("Everything, copies and drafts")
    assert "Only skills" in offered
    assert "Only plans" not in offered
    program.send("1")
    program.wait_for("Delete skills?")
    program.send("2")
    done(program)
    assert "skills" not in kept(folder)
    assert "notes" in kept(folder)


def test_what_is_piped_in_becomes_the_note(careercli: str, variables: Variables, folder: Path) -> None:
    ended = subprocess.run(
        [careercli, "me", "note", "rn", "--text", "-"], input="from a pipe\n", encoding="utf-8", check=False,
        env=variables(CAREERCLI_DATA_DIR=str(folder)), capture_output=True,
    )  # fmt: skip
    assert ended.returncode == 0
    assert kept(folder)["notes"] == {"registered-nurse": ["from a pipe", ""]}


def test_twelve_commands_at_once_lose_no_skill(careercli: str, variables: Variables, folder: Path) -> None:
    skills = ["sql", "negotiation", "roadmapping", "prioritization", "storytelling", "user-research"]
    running = [
        subprocess.Popen(
            [careercli, "me", "add", "skill", f"{skill}=3"], env=variables(CAREERCLI_DATA_DIR=str(folder)),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        for skill in skills * 2
    ]  # fmt: skip
    assert [program.wait(60) for program in running] == [0] * 12
    assert kept(folder)["skills"] == dict.fromkeys(skills, 3)


def test_a_command_that_is_killed_leaves_a_whole_file(careercli: str, variables: Variables, folder: Path) -> None:
    environment = variables(CAREERCLI_DATA_DIR=str(folder))
    command = [careercli, "me", "add", "skill"]
    subprocess.run([*command, "sql=1"], env=environment, check=True, capture_output=True)
    for moment in (0.15, 0.25, 0.35, 0.45):
        program = subprocess.Popen(
            [*command, "sql=5"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(moment)
        program.send_signal(signal.SIGKILL)
        program.wait()
        assert kept(folder)["skills"]["sql"] in (1, 5)


def test_a_home_that_cannot_be_written_is_one_clear_line(
    careercli: str, variables: Variables, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    ended = subprocess.run(
        [careercli, "me", "add", "skill", "sql=3"], encoding="utf-8", check=False, capture_output=True,
        env=variables(CAREERCLI_DATA_DIR=str(tmp_path / "file" / "below")), stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert ended.returncode == 5
    assert "cannot save to" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert "--no-save works without it" in ended.stderr
