"""What a shell offers when Tab is pressed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

DATA = Path(__file__).parents[1] / "golden" / "data"
Variables = Callable[..., dict[str, str]]
Complete = Callable[..., list[str]]


@pytest.fixture
def complete(careercli: str, variables: Variables) -> Complete:
    """What a shell gets for a half-typed command line, as lines."""

    def run(shell: str, line: str, **added: str) -> list[str]:
        asked = {"_CAREERCLI_COMPLETE": f"complete_{shell}"}
        if shell == "bash":
            asked |= {"COMP_WORDS": line, "COMP_CWORD": str(len(line.split(" ")) - 1)}
        else:
            asked |= {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
        ended = subprocess.run(
            [careercli], env=variables(**asked, **added), capture_output=True, encoding="utf-8", check=False
        )
        assert ended.stderr == ""
        return ended.stdout.splitlines()

    return run


SHELLS = pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])


@SHELLS
def test_a_role_is_completed_by_its_slug(complete: Complete, shell: str) -> None:
    offered = "\n".join(complete(shell, "careercli show tech"))
    assert "technical-product-manager" in offered
    assert "registered-nurse" not in offered
    if shell != "bash":
        assert "Technical Product Manager" in offered


@SHELLS
def test_every_role_is_offered_before_anything_is_typed(complete: Complete, shell: str) -> None:
    offered = "\n".join(complete(shell, "careercli show "))
    assert "technical-product-manager" in offered
    assert "registered-nurse" in offered


@SHELLS
@pytest.mark.parametrize("line", ["careercli --roles {} show hous", "careercli show --roles={} hous"])
def test_roles_of_a_folder_that_the_line_names_are_completed_too(
    complete: Complete, shell: str, line: str, tmp_path: Path
) -> None:
    role = tmp_path / "ladder" / "business-operations" / "house-manager.yaml"
    role.parent.mkdir(parents=True)
    page = (DATA / "roles" / "business-operations" / "product-manager.yaml").read_text("utf-8")
    page = page.replace("title: Product Manager", "title: House Manager")
    role.write_text(re.sub(r"aliases:\n( *- .*\n)+", "aliases: [Chatelaine, Majordomo]\n", page), "utf-8")
    named = line.format(str(role.parent.parent))
    assert "house-manager" in "\n".join(complete(shell, named))
    assert "house-manager" not in "\n".join(complete(shell, "careercli show hous"))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("careercli list --track busi", "business-operations"),
        ("careercli tracks busi", "business-operations"),
        ("careercli list --skill sq", "sql"),
        ("careercli show tpm --section inter", "interview"),
        ("careercli list --level sen", "senior"),
        ("careercli list --sort pa", "pay"),
        ("careercli catalog new busi", "business-operations"),
        ("careercli sea", "search"),
        ("careercli show tpm --form", "--format"),
    ],
)
def test_tracks_skills_sections_choices_commands_and_options_are_completed(
    complete: Complete, line: str, expected: str
) -> None:
    assert expected in complete("bash", line)


@SHELLS
def test_a_place_is_completed_once_its_figures_are_there_and_never_waited_for(
    complete: Complete, careercli: str, variables: Variables, shell: str, tmp_path: Path
) -> None:
    line = "careercli show tpm --area Aus"
    assert "".join(complete(shell, line, CAREERCLI_CACHE_DIR=str(tmp_path))) in ("", "_files")
    assert not list(tmp_path.glob("local-*"))
    subprocess.run([careercli, "show", "tpm", "--area", "Texas"], env=variables(), capture_output=True, check=True)
    assert "Austin-Round Rock" in "\n".join(complete(shell, line))


@SHELLS
def test_a_broken_catalogue_does_not_spill_into_the_command_line(
    complete: Complete, shell: str, tmp_path: Path
) -> None:
    offered = complete(shell, "careercli show tech", CAREERCLI_DATA=str(tmp_path))
    assert "".join(offered) == ("_files" if shell == "zsh" else "")


@pytest.mark.parametrize("half", ["$(x)", "%s", "*", "über", "a b"])
def test_odd_characters_complete_to_nothing_and_never_fail(complete: Complete, half: str) -> None:
    assert "".join(complete("bash", f"careercli show {half}")) == ""


@pytest.mark.parametrize("half", ["'tech", '"tech', "te\\ch"])
def test_an_opened_quote_is_no_part_of_the_name(complete: Complete, half: str) -> None:
    assert complete("bash", f"careercli show {half}") == ["technical-product-manager"]


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_bash_itself_completes_after_the_documented_set_up(careercli: str, variables: Variables) -> None:
    script = """
    eval "$(careercli --show-completion bash)"
    COMP_WORDS=(careercli show tech) COMP_CWORD=2
    _careercli_completion careercli
    printf '%s\\n' "${COMPREPLY[@]}"
    """
    folder = str(Path(careercli).parent)
    ended = subprocess.run(
        ["bash", "--norc", "-c", script],
        env=variables(_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1", PATH=f"{folder}:{os.environ['PATH']}"),
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert ended.stdout.split() == ["technical-product-manager"], ended.stderr


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the personal file of the tests here is made, by the first that needs it."""
    return tmp_path_factory.mktemp("kept") / "personal"


@pytest.fixture
def personal(careercli: str, variables: Variables, kept: Path, tmp_path: Path) -> dict[str, str]:
    """Somebody who keeps two skills, a credential, a role and a plan."""
    if not kept.exists():
        own = variables(CAREERCLI_DATA_DIR=str(kept))
        for words in (
            "me add skill sql=3 negotiation=4", "me add credential Forklift", "me save product-manager",
            "me plan product-manager --name mine",
        ):  # fmt: skip
            subprocess.run([careercli, *words.split()], env=own, capture_output=True, check=True)
    shutil.copytree(kept, tmp_path / "personal")
    return {"CAREERCLI_DATA_DIR": str(tmp_path / "personal")}


OFFERED = {
    "me add skill nego": ["negotiation"],
    "me add skill sql=2 nego": ["negotiation"],
    "me add credential nego": [],
    "me drop skill ": ["sql", "negotiation"],
    "me drop skill nego": ["negotiation"],
    "me drop skill sql neg": ["negotiation"],
    "me drop credential ": ["Forklift"],
    "me drop ": ["product-manager", "skill", "credential"],
    "me drop prod": ["product-manager"],
    "me plan edit ": ["mine"],
    "me plan drop m": ["mine"],
    "me plan list ": [],
    "me role product-manager ": [],
    "me forget pra": ["practice"],
    "fit expl": ["explain"],
    "fit explain technical-p": ["technical-product-manager"],
}


@pytest.mark.parametrize("line", OFFERED)
def test_only_what_the_command_can_take_is_offered(complete: Complete, personal: dict[str, str], line: str) -> None:
    offered = complete("bash", f"careercli {line}", **personal)
    assert sorted(filter(None, offered)) == sorted(OFFERED[line])


def test_a_personal_file_that_cannot_be_read_offers_nothing_and_says_nothing(
    complete: Complete, personal: dict[str, str]
) -> None:
    for broken in ("{", '{"version": 99}'):
        (Path(personal["CAREERCLI_DATA_DIR"]) / "me.json").write_text(broken)
        assert "".join(complete("bash", "careercli me drop skill ", **personal)) == ""


def _in_shell(shell: str, script: str, careercli: str, variables: Variables, **added: str) -> str:
    folder = str(Path(careercli).parent)
    ended = subprocess.run(
        [shell, *({"zsh": ["-f"], "fish": ["--no-config"]}[shell]), "-c", script],
        env=variables(PATH=f"{folder}:{os.environ['PATH']}", **added), capture_output=True, encoding="utf-8",
        check=False, timeout=60,
    )  # fmt: skip
    return ended.stdout + ended.stderr


@pytest.mark.skipif(shutil.which("fish") is None, reason="there is no fish here")
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("careercli show tech", "technical-product-manager"),
        ("careercli tracks busi", "business-operations"),
        ("careercli list --skill sq", "sql"),
        ("careercli show tpm --section way", "way-in"),
        ("careercli help acc", "accessibility"),
    ],
)
def test_fish_itself_completes_names_and_values(
    careercli: str, variables: Variables, line: str, expected: str
) -> None:
    script = f"careercli --show-completion fish | source; complete --do-complete '{line}'"
    assert expected in _in_shell("fish", script, careercli, variables)


@pytest.mark.skipif(shutil.which("zsh") is None, reason="there is no zsh here")
def test_zsh_itself_takes_the_set_up_and_what_it_is_given(careercli: str, variables: Variables) -> None:
    script = """
    autoload -Uz compinit && compinit -u -d $HOME/.zcompdump
    eval "$(careercli --show-completion zsh)"
    _arguments() { print -l -- "$@" }
    words=(careercli show tech) CURRENT=3
    _careercli_completion
    """
    assert "technical-product-manager" in _in_shell("zsh", script, careercli, variables)


def test_a_shell_named_behind_the_option_is_honored_and_an_unknown_one_refused(
    careercli: str, variables: Variables, home: Path
) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [careercli, *arguments], env=variables(), capture_output=True, encoding="utf-8", check=False
        )

    installed = run("--install-completion", "fish")
    assert installed.returncode == 0
    assert list(home.rglob("careercli.fish"))
    refused = run("--install-completion", "tcsh")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "no completion for the shell 'tcsh'" in refused.stderr and "bash, zsh, fish" in refused.stderr
    for shell in ("bash", "zsh", "powershell", "pwsh"):
        assert "_CAREERCLI_COMPLETE" in run("--show-completion", shell).stdout
