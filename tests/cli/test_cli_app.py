"""The app as a whole: help, version, global options, about, docs that must not drift."""

from __future__ import annotations

import importlib.util
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer

import careercli
from careercli.cli.app import app, split_global_options
from support.role_files import SKILLS, role_plain, write_role, write_vocabularies

Cli = Callable[..., Any]
DOCS = Path(__file__).parents[2] / "docs"
GOLDEN_DATA = Path(__file__).parents[1] / "golden" / "data"


def test_bare_careercli_without_a_terminal_prints_its_help(cli: Cli) -> None:
    ran = cli()
    assert ran.code == 0
    for group in ("Read:", "For authors:", "Help:"):
        assert group in ran.out


def test_the_version_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    from careercli.__main__ import run

    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"careercli {careercli.__version__}\n"


def every_command(command: Any, path: tuple[str, ...]) -> list[tuple[tuple[str, ...], Any]]:
    found = [(path, command)]
    for name in command.list_commands(None) if hasattr(command, "list_commands") else []:
        found += every_command(command.get_command(None, name), (*path, name))
    return found


def test_every_command_says_what_it_does_and_ends_with_an_example() -> None:
    for path, command in every_command(typer.main.get_command(app), ("careercli",)):
        assert command.help, path
        if not hasattr(command, "list_commands"):
            assert (command.epilog or "").startswith("Example: careercli "), path


@pytest.mark.parametrize("arguments", [(), ("list",), ("me", "plan"), ("catalog", "check")])
def test_help_fits_a_terminal_of_40_columns(
    cli: Cli, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert cli(*arguments, "--help", COLUMNS="40").code == 0
    shown = capsys.readouterr().out  # Typer writes its help by itself
    # The choices of an option are one word, and stand whole on a line of their own.
    assert [ln for ln in shown.splitlines() if len(ln) > 40 and not ln.lstrip().startswith(("-", "["))] == []
    assert "Show this message and exit" in " ".join(shown.split())


@pytest.mark.parametrize(
    ("arguments", "options", "rest"),
    [
        (["show", "x", "--no-color"], ["--no-color"], ["show", "x"]),
        (["--roles", "d", "show", "x"], ["--roles", "d"], ["show", "x"]),
        (["show", "--roles=d", "x", "--debug"], ["--roles=d", "--debug"], ["show", "x"]),
        (["show", "--", "--debug"], [], ["show", "--", "--debug"]),
    ],
)
def test_global_options_may_stand_anywhere_before_a_double_dash(
    arguments: list[str], options: list[str], rest: list[str]
) -> None:
    assert split_global_options(arguments) == (options, rest)


@pytest.mark.parametrize(
    "arguments",
    [["shw"], ["show"], ["show", "tpm", "--colour"], ["list", "--level"], ["show", "tpm", "--roles"], ["--roles"]],
)
def test_what_cannot_be_carried_out_is_one_line_a_hint_and_exit_2(cli: Cli, arguments: list[str]) -> None:
    ran = cli(*arguments)
    assert ran.code == 2
    assert "\n" not in ran.error.message
    assert "--help" in ran.error.hint
    assert ran.out == ""


def test_about_names_sources_credits_and_folders(cli: Cli) -> None:
    out = " ".join(cli("about").out.split())
    for words in ("O*NET", "CC BY 4.0", "Bureau of Labor Statistics", "Eloundou", "no network code"):
        assert words in out
    content = json.loads(cli("about", "--json").out)["data"]
    assert content["roles"] == 6
    assert content["version"] == careercli.__version__


def test_ones_own_roles_are_laid_over_and_starred(cli: Cli, tmp_path: Path) -> None:
    from_bundled = Path(__file__).parents[1] / "golden/data/roles/healthcare/registered-nurse.yaml"
    own = tmp_path / "ladder" / "healthcare" / "night-nurse.yaml"
    own.parent.mkdir(parents=True)
    text = from_bundled.read_text().replace("title: Registered Nurse", "title: Night Nurse")
    own.write_text(text[: text.index("aliases:")] + "aliases: [NN, Night RN]\n" + text[text.index("level:") :])
    (own.parent / "broken.yaml").write_text("title: [\n")
    ran = cli("list", "--roles", str(tmp_path / "ladder"))
    assert "Night Nurse *" in ran.out
    assert "broken.yaml" in ran.err
    assert "left out" in ran.err
    assert cli("show", "night nurse", CAREERCLI_ROLES=str(tmp_path / "ladder")).out.startswith("Night Nurse")


def test_a_roles_folder_that_is_not_there_exits_4(cli: Cli, tmp_path: Path) -> None:
    assert cli("--roles", str(tmp_path / "nowhere"), "list").code == 4


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_generate", DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_command_reference_is_in_step_with_the_program() -> None:
    assert (DOCS / "cli.md").read_text(encoding="utf-8") == generator().cli_reference(), "run `make docs`"


def test_the_manual_page_and_the_completions_are_in_step_with_the_program() -> None:
    made = generator()
    for place, text in made.shared_files().items():
        assert (made.SHARE / place).read_text(encoding="utf-8") == text, "run `make docs`"


def test_the_json_schema_is_in_step_with_the_model(cli: Cli) -> None:
    committed = (DOCS / "role.schema.json").read_text(encoding="utf-8")
    assert committed == generator().role_schema(), "run `make docs`"
    assert (DOCS / "authoring.md").read_text(encoding="utf-8") == generator().authoring(), "run `make docs`"
    assert cli("catalog", "schema").out == committed


def test_a_picture_for_the_docs_needs_no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("rich")
    made = generator()
    monkeypatch.setattr(
        made,
        "picture_environment",
        lambda width: {
            "COLUMNS": str(width),
            "CAREERCLI_DATA": str(Path(__file__).parents[1] / "golden/data"),
            "CAREERCLI_CACHE_DIR": str(tmp_path),
            "CAREERCLI_CONFIG_DIR": str(tmp_path),
        },
    )
    svg = made.picture(["tracks", "business-operations"], 80, "ladder")
    assert svg.startswith("<svg")
    assert "@font-face" not in svg
    assert "https://" not in svg.replace("http://www.w3.org", "").replace("https://www.textualize.io", "")


def test_the_authors_commands_check_scaffold_count_and_build(cli: Cli, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(Path(__file__).parents[1] / "golden/data", data)
    ran = cli("catalog", "check", str(data), CAREERCLI_DATA=str(data))
    assert ran.code == 0
    assert "6 role files are right" in ran.err
    new = ("catalog", "new", "healthcare", "flight-nurse", "--into", str(data / "roles"))
    assert cli(*new, CAREERCLI_DATA=str(data)).out.strip().endswith("healthcare/flight-nurse.yaml")
    checked = cli("catalog", "check", str(data), CAREERCLI_DATA=str(data))
    assert checked.code == 4
    assert "flight-nurse.yaml" in checked.out
    again = cli(*new, CAREERCLI_DATA=str(data))
    assert again.code == 2, "a file that is there is never overwritten"
    (data / "roles" / "healthcare" / "flight-nurse.yaml").unlink()
    stats = json.loads(cli("catalog", "stats", "--json", CAREERCLI_DATA=str(data)).out)["data"]
    assert stats["roles"] == 6
    page = cli("catalog", "stats", CAREERCLI_DATA=str(data)).out
    assert "The catalogue in numbers" in page
    assert stats["odd_moves"], "six roles out of ninety-six cannot all be reached from one another"
    assert "MOVES TO LOOK AT AGAIN" in page
    built = cli("catalog", "build", "--out", str(tmp_path / "out"), "--data", str(data))
    assert built.code == 0
    assert (tmp_path / "out" / "catalogue.sqlite").stat().st_size > 50_000
    assert (tmp_path / "out" / "local.sqlite").is_file()


def test_a_new_file_for_an_unknown_track_names_the_nearest(cli: Cli) -> None:
    ran = cli("catalog", "new", "helthcare", "flight-nurse")
    assert ran.code == 3
    assert "healthcare" in ran.error.hint


def test_a_cache_damaged_in_the_middle_is_compiled_again_instead_of_a_crash(cli: Cli, tmp_path: Path) -> None:
    own = {"CAREERCLI_CACHE_DIR": str(tmp_path / "cache")}
    whole = cli("show", "tpm", **own).out
    (compiled,) = (tmp_path / "cache").glob("catalogue-*.sqlite")
    raw = bytearray(compiled.read_bytes())
    raw[8192:-4096] = b"\xff" * (len(raw) - 8192 - 4096)
    compiled.write_bytes(raw)
    again = cli("show", "tpm", **own)
    assert again.code == 0
    assert again.out == whole


def test_a_group_of_commands_alone_prints_its_help(cli: Cli) -> None:
    ran = cli("catalog")
    assert (ran.code, ran.error) == (0, None)
    assert ran.out.startswith("Usage: careercli catalog")
    assert "schema" in ran.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["--roles", "", "list"],
        ["list", "--roles="],
        ["catalog", "check", ""],
        ["catalog", "new", "business-operations", "new-role", "--into", ""],
        ["catalog", "build", "--out", ""],
        ["catalog", "build", "--out", "out", "--data", ""],
    ],
)
def test_an_empty_path_is_never_taken_for_the_folder_at_hand(
    cli: Cli, arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = cli(*arguments)
    assert ran.code == 2
    assert "a path cannot be empty" in ran.error.message
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ["list", "--min-pay", "1e5"],
            "'1e5' is no amount of dollars a year, such as 60000, or an hour: $20/hr",
        ),
        (["landscape", "rn", "--by", "state", "--limit", "many"], "'many' is not a whole number"),
        (["me", "role", "rn", "--years", "few"], "'few' is not a number"),
    ],
)
def test_what_is_no_number_is_said_in_a_persons_words(cli: Cli, arguments: list[str], words: str) -> None:
    assert cli(*arguments).error.message.endswith(words)


def test_a_check_counts_in_plain_words_and_never_calls_an_empty_folder_right(cli: Cli, tmp_path: Path) -> None:
    ran = cli("catalog", "check", str(tmp_path))
    assert ran.code == 0
    assert f"no role files in {tmp_path}" in ran.err
    (tmp_path / "healthcare").mkdir()
    (tmp_path / "healthcare" / "empty.yaml").touch()
    ran = cli("catalog", "check", str(tmp_path))
    assert ran.code == 4
    assert ran.err.endswith("1 problem in 1 file\n")


def test_a_folder_that_one_may_not_look_into_is_no_folder_to_check(cli: Cli, ordinary_user: Path) -> None:
    (ordinary_user / "closed" / "roles").mkdir(parents=True)
    (ordinary_user / "closed").chmod(0)
    ran = cli("catalog", "check", str(ordinary_user / "closed" / "roles"))
    assert (ran.code, ran.out) == (4, "")


# --- catalog check and new over a folder of one's own --------------------------------------------------------


def own_role(tmp_path: Path, **changes: Any) -> Path:
    """A folder with one role that has nothing but faults of style, and what `changes` spoil."""
    related = ["product-manager", "business-analyst", "technical-product-manager"]
    plain = role_plain("own-role", related, **changes)
    write_role(tmp_path / "own", "own-role", plain, "business-operations")
    write_vocabularies(tmp_path / "own", skills=SKILLS)
    return tmp_path / "own"


def test_style_alone_is_marked_and_keeps_nothing_out(cli: Cli, tmp_path: Path) -> None:
    folder = own_role(tmp_path, summary="A passionate one.")
    ran = cli("catalog", "check", str(folder))
    assert ran.code == 0
    assert "summary: " in ran.out
    assert all(line.endswith("(style)") for line in ran.out.splitlines() if "skills" not in line)
    assert "on style in 1 file" in ran.err


def test_what_keeps_a_file_out_comes_first_and_style_can_be_left_out(cli: Cli, tmp_path: Path) -> None:
    folder = own_role(tmp_path, summary="A passionate one.", level="boss")
    told = cli("catalog", "check", str(folder))
    assert told.code == 4
    marks = [line.endswith("(style)") for line in told.out.splitlines()]
    assert marks == sorted(marks) and any(marks) and not all(marks)
    bare = cli("catalog", "check", str(folder), "--no-style")
    assert bare.code == 4
    assert "(style)" not in bare.out and "level" in bare.out


def test_a_new_role_may_stand_in_a_track_of_ones_own(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    refused = cli("catalog", "new", "acme-engineering", "junior-engineer", "--into", str(folder))
    assert refused.code == 3
    assert str(folder / "tracks.yaml") in refused.error.hint
    write_vocabularies(folder, [{"slug": "acme-engineering", "name": "Acme", "description": "What Acme does."}])
    made = cli("catalog", "new", "acme-engineering", "junior-engineer", "--into", str(folder))
    assert made.out == f"{folder}/acme-engineering/junior-engineer.yaml\n"
    typo = cli("catalog", "new", "acme-enginering", "x", "--into", str(folder))
    assert "acme-engineering" in typo.error.hint


def test_the_check_looks_at_the_quiz_and_the_figures_too_all_at_once(cli: Cli, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(GOLDEN_DATA, data)
    shutil.copytree(DOCS.parent / "data" / "fit", data / "fit", dirs_exist_ok=True)
    items = data / "fit" / "items.yaml"
    items.write_text(items.read_text().replace("short:", "shrot:", 2))
    table = data / "landscape" / "places.tsv"
    table.write_text(table.read_text().replace("a", "b", 1))
    ran = cli("catalog", "check", CAREERCLI_DATA=str(data))
    assert ran.code == 4
    assert sum("items.yaml" in line for line in ran.out.splitlines()) == 2
    assert any("places.tsv" in line for line in ran.out.splitlines())


def test_a_role_in_the_place_of_a_command_is_offered_as_a_page(cli: Cli) -> None:
    assert cli("registered", "nurse").error.hint.endswith("careercli show registered-nurse")
    assert cli("shwo", "tpm").error.hint == "see `careercli --help`"
