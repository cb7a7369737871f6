"""What scripts get: plain text on stdout, narration on stderr, and an exit code that says what happened."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Piped = Callable[..., subprocess.CompletedProcess[str]]
Variables = Callable[..., dict[str, str]]

DATA = Path(__file__).parents[1] / "golden" / "data"


@pytest.mark.parametrize("arguments", [["show", "tpm"], ["list"], ["search", "sql"], ["tracks"]])
def test_piped_output_is_plain_text_of_80_columns(piped: Piped, arguments: list[str]) -> None:
    ended = piped(*arguments)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "\x1b" not in ended.stdout
    assert ended.stdout.endswith("\n")
    assert [line for line in ended.stdout.splitlines() if len(line) > 80 and " " in line.strip()] == []


def test_color_can_be_asked_for_in_a_pipe(piped: Piped) -> None:
    colored = piped("--color", "show", "tpm").stdout
    assert "\x1b[" in colored
    assert piped("show", "tpm", FORCE_COLOR="1").stdout == colored
    for plain in ({"FORCE_COLOR": "0"}, {"FORCE_COLOR": "1", "NO_COLOR": "1"}):
        assert piped("show", "tpm", **plain).stdout == piped("show", "tpm").stdout
    assert "\x1b" not in piped("list", "--format", "plain", FORCE_COLOR="1").stdout


def test_a_list_for_fzf_is_one_record_a_line(piped: Piped) -> None:
    records = [line.split("\t") for line in piped("list", "--format", "plain").stdout.splitlines()]
    assert len({len(record) for record in records}) == 1
    assert "technical-product-manager" in [record[0] for record in records]


def test_json_is_json_in_every_encoding(piped: Piped) -> None:
    for environment in ({}, {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}):
        content = json.loads(piped("show", "tpm", "--format", "json", **environment).stdout)
        assert content["data"]["slug"] == "technical-product-manager"


@pytest.mark.parametrize("encoding", ["ascii", "cp437"])
def test_other_encodings_get_ascii_marks_and_never_a_crash(
    careercli: str, variables: Variables, encoding: str
) -> None:
    environment = variables(PYTHONUTF8="0", PYTHONIOENCODING=encoding)
    for arguments in (["show", "tpm"], ["--color", "landscape", "29-1141"]):
        ended = subprocess.run([careercli, *arguments], env=environment, capture_output=True, check=False)
        assert (ended.returncode, ended.stderr) == (0, b"")
        as_meant = subprocess.run([careercli, *arguments], env=variables(), capture_output=True, check=True).stdout
        assert ended.stdout.decode(encoding).count("?") == as_meant.count(b"?")


def test_the_reader_may_leave_after_the_first_line(careercli: str, variables: Variables) -> None:
    ended = subprocess.run(
        ["sh", "-c", f'"{careercli}" show tpm --format json | head -n 1'],
        env=variables(), capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (ended.stdout, ended.stderr) == ("{\n", "")


def test_an_unknown_role_is_code_3_with_the_nearest_names(piped: Piped) -> None:
    ended = piped("show", "manager")
    assert (ended.returncode, ended.stdout) == (3, "")
    first, *offered = ended.stderr.splitlines()
    assert first == "careercli: no role is called 'manager' exactly; did you mean one of these?"
    assert "  product-manager  Product Manager" in offered
    nothing = piped("show", "zzzzzzzz")
    assert (nothing.returncode, nothing.stdout) == (3, "")
    assert "no role 'zzzzzzzz'" in nothing.stderr


@pytest.mark.parametrize("environment", [{}, {"FORCE_COLOR": "1"}], ids=["", "FORCE_COLOR"])
def test_a_question_is_never_asked_in_a_pipe(piped: Piped, environment: dict[str, str]) -> None:
    ended = piped("show", "manager", **environment)
    assert ended.returncode == 3
    assert "Which role" not in ended.stdout + ended.stderr


def test_a_typo_is_corrected_and_said_on_stderr(piped: Piped) -> None:
    ended = piped("show", "technical-prodct-manager")
    assert ended.returncode == 0
    assert ended.stdout.startswith("Technical Product Manager\n")
    assert ended.stderr == "careercli: showing Technical Product Manager (technical-product-manager)\n"


@pytest.mark.parametrize(
    ("arguments", "about"),
    [
        (["show", "tpm", "--sideways"], "--sideways"),
        (["--sideways"], "--sideways"),
        (["shwo", "tpm"], "shwo"),
        (["show"], "ROLE"),
        (["list", "--level", "boss"], "boss"),
        (["list", "--sort", "luck"], "luck"),
        (["show", "tpm", "--section", "horoscope"], "horoscope"),
        (["--roles"], "--roles"),
    ],
)
def test_a_usage_error_is_code_2_one_line_and_a_hint(piped: Piped, arguments: list[str], about: str) -> None:
    ended = piped(*arguments)
    assert (ended.returncode, ended.stdout) == (2, "")
    message, hint = ended.stderr.splitlines()
    assert message.startswith("careercli: ")
    assert about in message
    assert hint


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"title: A\ntitle: B\n", "1"),
        (b"title: Broken\nfit:\n\tthrives: tab\n", "3"),
        (b"title: \xff\xfe\n", ""),
        (b"title: A\x00B\n", ""),
        (b'title: "Red \\e[31m herring"\n', ""),
        (b"a: &a [x]\nb: *a\n", ""),
        (b"", ""),
    ],
    ids=["duplicate key", "tab", "not UTF-8", "NUL", "escape", "alias", "empty"],
)
def test_a_broken_role_file_is_code_4_and_names_file_and_line(
    piped: Piped, tmp_path: Path, content: bytes, line: str
) -> None:
    data = tmp_path / "data"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("landscape"))
    broken = data / "roles" / "business-operations" / "half-written.yaml"
    broken.write_bytes(content)
    ended = piped("list", CAREERCLI_DATA=str(data))
    assert (ended.returncode, ended.stdout) == (4, "")
    message, *hint = ended.stderr.splitlines()
    assert message.startswith(f"careercli: {broken}:{line}" if line else f"careercli: {broken}")
    assert len(hint) == 1
    assert "\x1b" not in ended.stderr


def test_a_new_role_file_in_a_checkout_is_left_out_until_it_is_written(piped: Piped, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("landscape"))
    before = piped("list", CAREERCLI_DATA=str(data))
    made = piped("catalog", "new", "business-operations", "pricing-manager", CAREERCLI_DATA=str(data))
    path = data / "roles" / "business-operations" / "pricing-manager.yaml"
    assert made.stdout == f"{path}\n"
    for _ in range(2):
        after = piped("list", CAREERCLI_DATA=str(data))
        assert (after.returncode, after.stdout) == (0, before.stdout)
        assert after.stderr.startswith(f"careercli: {path}")
        assert after.stderr.endswith("(left out)\n")
    assert piped("show", "product-manager", CAREERCLI_DATA=str(data)).returncode == 0
    built = piped("catalog", "build", "--out", str(tmp_path / "out"), CAREERCLI_DATA=str(data))
    assert built.returncode == 4, "what is published has no unfinished pages"


def test_a_folder_name_with_escapes_in_it_is_printed_without_them(piped: Piped, tmp_path: Path) -> None:
    folder = tmp_path / "red \x1b[31m ladder"
    made = piped("catalog", "new", "business-operations", "pricing-manager", "--into", str(folder))
    assert made.returncode == 0
    assert "\x1b" not in made.stdout + made.stderr
    again = piped("catalog", "new", "business-operations", "pricing-manager", "--into", str(folder))
    assert again.returncode == 2
    assert "\x1b" not in again.stderr
    for arguments in (["me", "where", "--format", "plain"], ["catalog", "build", "--out", str(folder)]):
        assert "\x1b" not in piped(*arguments, CAREERCLI_DATA_DIR=str(folder)).stdout


def test_a_missing_data_folder_is_code_4(piped: Piped, tmp_path: Path) -> None:
    ended = piped("list", CAREERCLI_DATA=str(tmp_path / "nowhere"))
    assert (ended.returncode, ended.stdout) == (4, "")
    assert str(tmp_path / "nowhere") in ended.stderr


def test_somebodys_own_broken_file_is_named_and_the_good_ones_load(piped: Piped, tmp_path: Path) -> None:
    folder = tmp_path / "ladder" / "business-operations"
    folder.mkdir(parents=True)
    (folder / "half-written.yaml").write_text("title: Half\n", encoding="utf-8")
    ended = piped("--roles", str(tmp_path / "ladder"), "show", "tpm")
    assert ended.returncode == 0
    assert ended.stdout.startswith("Technical Product Manager\n")
    assert "half-written.yaml" in ended.stderr


def test_global_options_stand_before_or_after_the_command(piped: Piped) -> None:
    before, after = piped("--color", "--accessible", "list"), piped("list", "--accessible", "--color")
    assert before.returncode == after.returncode == 0
    assert before.stdout == after.stdout != piped("list").stdout


def test_debug_shows_the_trace_and_keeps_the_code(piped: Piped) -> None:
    ended = piped("show", "zzzzzzzz", "--debug")
    assert ended.returncode == 3
    assert "Traceback (most recent call last):" in ended.stderr
    assert "careercli: no role 'zzzzzzzz'" in ended.stderr


def test_bare_careercli_in_a_pipe_prints_its_help(piped: Piped) -> None:
    ended = piped()
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout == piped("--help").stdout


def test_bytes_that_are_no_text_are_just_an_unknown_role(careercli: str, variables: Variables) -> None:
    ended = subprocess.run(
        [careercli.encode(), b"show", b"\xff\xfe"], env=variables(), stdin=subprocess.DEVNULL,
        capture_output=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 3
    assert b"Traceback" not in ended.stderr


def test_a_check_tells_of_problems_by_its_exit_code_even_to_a_reader_that_left(
    careercli: str, variables: Variables, tmp_path: Path
) -> None:
    for number in range(20):
        broken = tmp_path / "healthcare" / f"broken-{number}.yaml"
        broken.parent.mkdir(exist_ok=True)
        broken.write_text("".join(f"wrong{line}: 1\n" for line in range(150)))
    command = [careercli, "catalog", "check", str(tmp_path)]
    with subprocess.Popen(command, env=variables(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        assert program.stdout is not None
        program.stdout.close()
        assert program.wait() == 4
