"""`careercli me`: what one person keeps, from the command line."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from careercli.errors import ExitCode, NotFoundError, PersonalFileError, UsageError
from careercli.me.store import PersonalStore

Cli = Callable[..., Any]


@pytest.fixture
def personal(tmp_path: Path) -> Path:
    """The folder of what the person keeps; it does not exist yet."""
    return tmp_path / "personal"


def kept(personal: Path) -> Any:
    return PersonalStore(personal).load().person


def everything(cli: Cli) -> None:
    """Fill the file with a bit of everything a command line can keep."""
    cli("me", "role", "business-analyst", "--years", "4", "--education", "bachelor")
    cli("me", "add", "skill", "sql=4", "negotiation=3")
    cli("me", "add", "credential", "Scrum Master certificate")
    cli("me", "save", "product-manager", "--why", "close to the customer")
    cli("me", "note", "product-manager", "--text", "Ask Dana about her first year.")
    cli("me", "plan", "product-manager")


# --- the dashboard -----------------------------------------------------------------------------------------


def test_with_nothing_kept_the_page_says_what_saving_would_add(cli: Cli, personal: Path) -> None:
    ran = cli("me")
    assert ran.code == 0
    assert "Nothing is kept about you yet." in ran.out
    for command in ("careercli fit", "careercli me skills", "careercli me save ROLE", "careercli me plan ROLE"):
        assert command in ran.out
    assert str(personal / "me.json") in ran.out.replace("\n", "")
    assert not personal.exists()


def test_the_page_shows_strengths_shortlist_plans_and_what_comes_next(cli: Cli) -> None:
    everything(cli)
    out = cli("me").out
    assert "Business Analyst · bachelor's degree · 4 years of experience" in out
    assert "You hold: Scrum Master certificate" in out
    assert "SQL (4 of 5), Negotiation (3 of 5)" in out
    assert "Your own rating." in out
    assert "What draws you" in out
    assert "From what stands out in the role on your shortlist." in out
    assert "“close to the customer”" in out
    assert "0 of" in out
    assert "careercli me plan show product-manager" in out


def test_the_page_as_json_has_the_same_in_fields(cli: Cli) -> None:
    everything(cli)
    data = json.loads(cli("me", "--json").out)["data"]
    assert data["current_role"] == "business-analyst"
    assert data["skills"] == {"sql": 4, "negotiation": 3}
    assert [role["slug"] for role in data["shortlist"]] == ["product-manager"]
    assert data["shortlist"][0]["noted"] is True
    assert data["plans"][0]["done"] == 0
    assert [item["todo"] for item in data["next"]]


# --- role, skills, credentials, shortlist ------------------------------------------------------------------


def test_several_skills_are_rated_at_once_by_name_or_alias(cli: Cli, personal: Path) -> None:
    ran = cli("me", "add", "skill", "sql=3", "Negotiation=4")
    assert ran.code == 0
    assert kept(personal).skills == {"sql": 3, "negotiation": 4}
    assert "Rated: SQL 3, Negotiation 4" in ran.err


@pytest.mark.parametrize("word", ["sql", "sql=", "sql=6", "sql=0", "sql=three", "=3", "sql=-1"])
def test_a_skill_without_a_sensible_level_keeps_nothing_at_all(cli: Cli, personal: Path, word: str) -> None:
    ran = cli("me", "add", "skill", "negotiation=3", word)
    assert isinstance(ran.error, (UsageError, NotFoundError))
    assert not personal.exists()


def test_a_skill_that_is_none_is_refused_with_the_nearest_one(cli: Cli) -> None:
    ran = cli("me", "add", "skill", "negotation=3")
    assert isinstance(ran.error, NotFoundError)
    assert "negotiation" in (ran.error.hint or "")


def test_skills_are_listed_for_people_and_for_programs(cli: Cli) -> None:
    assert "None is rated yet." in cli("me", "skills").out
    cli("me", "add", "skill", "sql=3", "negotiation=4")
    assert cli("me", "skills", "--format", "plain").out == "negotiation\t4\tNegotiation\nsql\t3\tSQL\n"
    assert json.loads(cli("me", "skills", "--json").out)["data"][0] == {
        "skill": "negotiation", "name": "Negotiation", "level": 4,
    }  # fmt: skip


def test_the_skills_a_role_asks_for_are_listed_rated_or_not(cli: Cli) -> None:
    cli("me", "add", "skill", "sql=3")
    lines = cli("me", "skills", "--for", "product-manager", "--format", "plain").out.splitlines()
    assert "sql\t3\tSQL" in lines
    assert "roadmapping\t0\tRoadmapping" in lines


def test_skills_credentials_and_roles_can_be_dropped_again(cli: Cli, personal: Path) -> None:
    everything(cli)
    cli("me", "drop", "skill", "sql")
    cli("me", "drop", "credential", "scrum master certificate")
    cli("me", "drop", "product manager")
    person = kept(personal)
    assert person.skills == {"negotiation": 3}
    assert person.credentials == ()
    assert person.shortlist == ()
    assert person.notes  # what was written about a role outlives the shortlist
    assert isinstance(cli("me", "drop", "skill", "sql").error, UsageError)
    assert isinstance(cli("me", "drop", "credential", "none").error, UsageError)
    assert isinstance(cli("me", "drop", "product-manager").error, NotFoundError)


def test_the_current_role_can_be_changed_told_and_taken_away(cli: Cli, personal: Path) -> None:
    cli("me", "role", "business", "analyst", "--years", "2.5")
    assert (kept(personal).current_role, kept(personal).years) == ("business-analyst", 2.5)
    assert cli("me", "role").out == "business-analyst\tBusiness Analyst\n"
    cli("me", "role", "--none")
    assert kept(personal).current_role is None
    assert kept(personal).years == 2.5
    assert "no current role is kept" in cli("me", "role").err
    assert isinstance(cli("me", "role", "rn", "--none").error, UsageError)


def test_years_that_are_no_number_are_a_slip_and_not_a_fault(cli: Cli, personal: Path) -> None:
    ran = cli("me", "role", "business-analyst", "--years", "nan")
    assert isinstance(ran.error, UsageError)
    assert not personal.exists()


def test_a_thing_that_was_so_already_is_said_not_written(cli: Cli, personal: Path) -> None:
    cli("me", "add", "skill", "sql=3")
    before = (personal / "me.json").stat().st_mtime_ns
    assert "it was so already" in cli("me", "add", "skill", "sql=3").err
    assert (personal / "me.json").stat().st_mtime_ns == before


# --- notes -------------------------------------------------------------------------------------------------


def test_a_note_is_set_added_to_shown_and_taken_away(cli: Cli, personal: Path) -> None:
    cli("me", "note", "rn", "--text", "Night shifts?")
    cli("me", "note", "rn", "--append", "Ask about the ratio.")
    assert cli("me", "note", "rn", "--show").out == "Night shifts?\n\nAsk about the ratio.\n"
    cli("me", "note", "rn", "--text", " ")
    assert kept(personal).notes == {}
    assert "no note about Registered Nurse" in cli("me", "note", "rn", "--show").err


def test_a_note_in_an_editor_needs_a_terminal(cli: Cli, personal: Path) -> None:
    ran = cli("me", "note", "rn")
    assert isinstance(ran.error, UsageError)
    assert "--text" in (ran.error.hint or "")
    assert not personal.exists()


# --- plans -------------------------------------------------------------------------------------------------


def test_a_plan_is_made_once_and_then_shown(cli: Cli, personal: Path) -> None:
    first = cli("me", "plan", "product-manager")
    second = cli("me", "plan", "pm")
    assert "SKILLS" in first.out
    assert "Proof: " in first.out
    assert second.out == first.out
    assert len(kept(personal).plans) == 1


def test_a_step_is_checked_off_and_opened_again(cli: Cli, personal: Path) -> None:
    cli("me", "plan", "product-manager")
    ran = cli("me", "done", "2", "3")
    assert "Done: 2. " in ran.err
    assert "Next: 1. " in ran.err
    assert kept(personal).plans[0].text.count("- [x]") == 2
    assert "2 of" in cli("me", "plan", "show").out
    cli("me", "done", "2", "--undo")
    assert kept(personal).plans[0].text.count("- [x]") == 1


def test_a_step_that_is_none_changes_nothing(cli: Cli, personal: Path) -> None:
    cli("me", "plan", "product-manager")
    ran = cli("me", "done", "1", "999")
    assert isinstance(ran.error, NotFoundError)
    assert "- [x]" not in kept(personal).plans[0].text


def test_a_plan_changed_by_hand_keeps_its_words_when_a_step_is_checked_off(cli: Cli, personal: Path) -> None:
    cli("me", "plan", "product-manager")
    mine = "# My way\n\n<!-- mine -->\n- [ ] call Dana\n  * by phone\n\nSome words.\n- [ ] write to Sam\n"
    PersonalStore(personal).update(lambda person: person.with_plan_text("product-manager", mine))
    cli("me", "done", "2")
    assert kept(personal).plans[0].text == mine.replace("- [ ] write", "- [x] write")
    assert cli("me", "plan", "--export").out == kept(personal).plans[0].text


def test_several_plans_are_told_apart_by_name(cli: Cli, personal: Path) -> None:
    cli("me", "plan", "product-manager")
    cli("me", "plan", "product-manager", "--new", "--from", "registered-nurse")
    cli("me", "plan", "registered-nurse", "--name", "hospital")
    names = [plan.name for plan in kept(personal).plans]
    assert names == ["product-manager", "product-manager-2", "hospital"]
    listed = cli("me", "plan", "list").out
    assert all(name in listed for name in names)
    assert cli("me", "plan").out == listed
    assert isinstance(cli("me", "done", "1").error, UsageError)
    assert cli("me", "done", "1", "--plan", "hospital").code == 0
    cli("me", "plan", "drop", "product-manager-2")
    assert [plan.name for plan in kept(personal).plans] == ["product-manager", "hospital"]
    assert isinstance(cli("me", "plan", "show", "no-such-plan").error, NotFoundError)
    assert isinstance(cli("me", "plan", "drop").error, UsageError)


def test_a_plan_as_json_names_every_step(cli: Cli) -> None:
    plan = json.loads(cli("me", "plan", "product-manager", "--json").out)["data"]
    assert [step["number"] for step in plan["steps"]] == list(range(1, len(plan["steps"]) + 1))
    assert not any(step["done"] for step in plan["steps"])
    assert json.loads(cli("me", "plan", "list", "--json").out)["data"] == [plan]


def test_without_a_plan_the_list_says_what_one_would_add(cli: Cli) -> None:
    assert "No plan is kept yet." in cli("me", "plan").out
    assert isinstance(cli("me", "done", "1").error, NotFoundError)


# --- export, import, forget, where -------------------------------------------------------------------------


def test_what_is_exported_comes_in_again_elsewhere(cli: Cli, personal: Path, tmp_path: Path) -> None:
    everything(cli)
    file = tmp_path / "export.json"
    file.write_text(cli("me", "export", "--format", "json").out, encoding="utf-8")
    other = tmp_path / "other"
    ran = cli("me", "import", str(file), CAREERCLI_DATA_DIR=str(other))
    assert ran.code == 0
    assert PersonalStore(other).load().person == kept(personal)


def test_markdown_is_for_reading(cli: Cli) -> None:
    everything(cli)
    out = cli("me", "export").out
    assert out.startswith("# My career notes\n")
    assert "- SQL: level 4 of 5" in out
    assert "## Note: Product Manager" in out


def test_an_import_that_says_otherwise_changes_nothing_of_ones_own(
    cli: Cli, personal: Path, tmp_path: Path
) -> None:
    cli("me", "add", "skill", "sql=2")
    file = tmp_path / "export.json"
    file.write_text(cli("me", "export", "-f", "json").out)
    cli("me", "add", "skill", "sql=5")
    ran = cli("me", "import", str(file))
    assert "sql: kept at level 5, the import says 2" in ran.err
    assert kept(personal).skills == {"sql": 5}


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"format": "careercli-personal-data", "version": 99}'])
def test_a_file_that_is_no_export_is_refused_whole(cli: Cli, personal: Path, tmp_path: Path, content: str) -> None:
    file = tmp_path / "export.json"
    file.write_text(content)
    ran = cli("me", "import", str(file))
    assert isinstance(ran.error, UsageError)
    assert not personal.exists()
    assert isinstance(cli("me", "import", str(tmp_path / "none.json")).error, NotFoundError)


def test_parts_are_forgotten_one_by_one(cli: Cli, personal: Path) -> None:
    everything(cli)
    cli("me", "forget", "skills", "notes", "--yes")
    person = kept(personal)
    assert (person.skills, person.notes) == ({}, {})
    assert person.plans


def test_forgetting_all_leaves_no_file_behind(cli: Cli, personal: Path) -> None:
    everything(cli)
    ran = cli("me", "forget", "--all", "--yes")
    assert "Forgotten: me.json" in ran.err
    assert not personal.exists()
    assert "Nothing was kept" in cli("me", "forget", "--all", "--yes").err


@pytest.mark.parametrize("arguments", [("--all",), ("skills",), (), ("everything", "--yes"), ("skills", "--all")])
def test_nothing_is_forgotten_without_a_clear_yes(cli: Cli, personal: Path, arguments: tuple[str, ...]) -> None:
    everything(cli)
    before = (personal / "me.json").read_bytes()
    ran = cli("me", "forget", *arguments)
    assert isinstance(ran.error, UsageError)
    assert (personal / "me.json").read_bytes() == before


def test_where_tells_the_file_and_whether_it_is_there(cli: Cli, personal: Path) -> None:
    assert cli("me", "where", "--format", "plain").out == f"{personal / 'me.json'}\n"
    assert json.loads(cli("me", "where", "--json").out)["data"]["exists"] is False
    cli("me", "add", "skill", "sql=3")
    assert json.loads(cli("me", "where", "--json").out)["data"]["exists"] is True
    assert "there, readable by you alone" in cli("me", "where").out


# --- the file itself ---------------------------------------------------------------------------------------


def test_the_file_and_its_folder_are_private(cli: Cli, personal: Path) -> None:
    everything(cli)
    assert stat.S_IMODE(personal.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in personal.iterdir()} == {0o600}


WRITING = [
    ("me", "role", "rn"), ("me", "add", "skill", "sql=3"), ("me", "add", "credential", "X"),
    ("me", "save", "rn"), ("me", "note", "rn", "--text", "x"), ("me", "plan", "rn"), ("me",),
    ("gap", "rn"), ("route", "--to", "rn"), ("interview", "rn", "--list"), ("me", "skills"), ("me", "where"),
]  # fmt: skip


@pytest.mark.parametrize("command", WRITING, ids=" ".join)
@pytest.mark.parametrize("way", ["option", "variable"])
def test_with_no_save_nothing_is_written(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], way: str
) -> None:
    if way == "variable":
        monkeypatch.setenv("CAREERCLI_NO_SAVE", "1")
    ran = cli(*command, *(["--no-save"] if way == "option" else []))
    assert ran.code == 0
    assert not (tmp_path / "personal").exists()


def test_no_save_leaves_a_file_that_is_there_as_it_is(cli: Cli, personal: Path) -> None:
    everything(cli)
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in personal.iterdir()}
    for command in (
        *WRITING,
        ("me", "done", "1"),
        ("me", "drop", "product-manager"),
        ("me", "forget", "skills", "-y"),
    ):
        assert cli("--no-save", *command).code == 0
    assert cli("--no-save", "me", "forget", "--all", "--yes").code == ExitCode.USAGE
    assert {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in personal.iterdir()} == before


def test_a_file_from_a_newer_careercli_stops_what_needs_it_and_stays(cli: Cli, personal: Path) -> None:
    personal.mkdir()
    file = personal / "me.json"
    file.write_text('{"version": 99}')
    for command in (("me",), ("gap", "rn"), ("me", "add", "skill", "sql=3")):
        ran = cli(*command)
        assert isinstance(ran.error, PersonalFileError)
        assert ran.code == ExitCode.PERSONAL_FILE
    assert file.read_text() == '{"version": 99}'
    assert cli("show", "rn").code == 0


def test_a_damaged_file_is_said_once_and_what_can_be_read_is_used(cli: Cli, personal: Path) -> None:
    everything(cli)
    file = personal / "me.json"
    file.write_bytes(file.read_bytes()[:-200])
    ran = cli("gap", "product-manager")
    assert ran.code == 0
    assert ran.err.count("is damaged") == 1
    assert "From Business Analyst" in ran.out
    saved = cli("me", "add", "skill", "sql=1")
    assert "It is kept as me.damaged-" in saved.err
    assert kept(personal).skills["sql"] == 1


@pytest.mark.parametrize("columns", ["40", "80"])
@pytest.mark.parametrize("arguments", [("me",), ("me", "plan", "show"), ("me", "plan", "list"), ("me", "skills")])
def test_the_pages_fit_the_terminal(cli: Cli, arguments: tuple[str, ...], columns: str) -> None:
    everything(cli)
    ran = cli("--no-color", *arguments, "--format", "rich", COLUMNS=columns)
    lines = [line for line in ran.out.splitlines() if not line.strip().startswith("careercli ")]
    assert max(len(line) for line in lines) <= int(columns)


def test_control_characters_in_what_a_person_typed_do_not_reach_the_page(cli: Cli, personal: Path) -> None:
    evil = "a\x1bb\x07c"
    cli("me", "save", "rn", "--why", evil)
    cli("me", "add", "credential", evil)
    cli("me", "plan", "rn", "--name", evil)
    text = f"# {evil}\n\n{evil}\n\n## {evil}\n\n- [ ] {evil}\n  - First: {evil}\n"
    PersonalStore(personal).update(lambda person: person.with_plan_text(evil, text))
    for arguments in (("me",), ("me", "plan", "show"), ("me", "plan", "list")):
        for form in ("plain", "rich", "markdown"):
            out = cli("--no-color", *arguments, "--format", form).out
            assert "abc" in out
            assert not {"\x1b", "\x07"} & set(out)
    assert cli("me", "plan", "--export").out == text


# --- what somebody new to it types ---------------------------------------------------------------------------


def test_a_text_in_quotes_behind_the_role_is_the_note(cli: Cli, personal: Path) -> None:
    assert cli("me", "note", "registered", "nurse", "ask uncle").code == 0
    assert kept(personal).notes == {"registered-nurse": "ask uncle"}


def test_a_note_that_is_there_is_not_lost_to_a_text_in_quotes(cli: Cli, personal: Path) -> None:
    cli("me", "note", "tpm", "--text", "mine")
    ran = cli("me", "note", "tpm", "ask uncle")
    assert ran.error.hint == "careercli me note technical-product-manager --append 'ask uncle'"
    assert kept(personal).notes == {"technical-product-manager": "mine"}


def test_words_without_quotes_behind_the_role_are_told_how_to_become_a_note(cli: Cli, personal: Path) -> None:
    ran = cli("me", "note", "business", "analyst", "ask", "uncle")
    assert ran.error.hint == "careercli me note business-analyst --text 'ask uncle'"
    assert not personal.exists()


@pytest.mark.parametrize("words", [("student",), ("none",), ("not", "working"), ("Retired",)])
def test_who_works_in_no_role_is_told_how_to_say_so(cli: Cli, personal: Path, words: tuple[str, ...]) -> None:
    ran = cli("me", "role", *words)
    assert isinstance(ran.error, UsageError)
    assert ran.error.hint == "careercli me role --none"
    assert not personal.exists()


def test_one_word_of_a_skill_names_the_whole_skill(cli: Cli) -> None:
    assert "'stakeholder-negotiation'" in cli("me", "add", "skill", "stakeholder=3").error.hint
