"""The whole check: the order of its findings, the vocabularies, and what is still used when something is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from careercli.catalog.check import Checked, check
from careercli.catalog.links import Known
from careercli.catalog.problems import Problem, data_error, did_you_mean, nearest, printable
from careercli.catalog.role import Skill, Track
from careercli.catalog.scaffold import scaffold
from careercli.catalog.sources import bundled_sources, personal_sources
from support.role_files import (
    SKILLS,
    SLUGS,
    TRACKS,
    line_of,
    role_plain,
    spoil,
    write_data,
    write_role,
    write_vocabularies,
)


def said(outcome: Checked) -> list[str]:
    return [f"{problem.path.name}:{problem.line}: {problem.key}: {problem.reason}" for problem in outcome.problems]


def with_vocabularies(
    folder: Path, tracks: list[dict[str, Any]] | None = None, skills: list[dict[str, Any]] | None = None
) -> Checked:
    write_data(folder)
    write_vocabularies(folder, tracks, skills)
    return check(bundled_sources(folder))


def test_every_problem_of_every_file_is_told_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    def change(slug: str, plain: dict[str, Any]) -> None:
        if slug in ("baker", "head-baker"):
            plain["level"] = "boss"
            plain["reviewed"] = "soon"
            plain["related"][1] = "nobody"

    outcome = check(bundled_sources(write_data(tmp_path, change)))
    assert [(problem.path.stem, problem.key) for problem in outcome.problems] == [
        (slug, key) for slug in ("baker", "head-baker") for key in ("level", "related[1]", "reviewed")
    ]
    lines = [problem.line or 0 for problem in outcome.problems]
    assert lines[:3] == sorted(lines[:3])


def test_the_good_roles_are_used_whatever_the_others_are(tmp_path: Path) -> None:
    write_data(tmp_path, spoil("baker", level="boss"))
    write_role(tmp_path / "roles", "dough-maker", "title: [\n")
    outcome = check(bundled_sources(tmp_path))
    assert sorted(item.role.slug for item in outcome.roles) == sorted(set(SLUGS) - {"baker"})


def test_progress_counts_every_file(tmp_path: Path) -> None:
    write_data(tmp_path, spoil("baker", level="boss"))
    seen: list[tuple[int, int]] = []
    check(bundled_sources(tmp_path), progress=lambda done, total: seen.append((done, total)))
    assert seen == [(number, 5) for number in range(1, 6)]


def test_style_is_looked_at_only_when_asked(tmp_path: Path) -> None:
    write_data(tmp_path, spoil("baker", summary="A baker is passionate."))
    assert len(check(bundled_sources(tmp_path)).problems) == 2
    assert check(bundled_sources(tmp_path), style=False).problems == ()


def test_style_is_not_looked_at_in_figures_either(tmp_path: Path) -> None:
    known = Known(categories=frozenset({"11-1011"}))
    assert len(check(bundled_sources(write_data(tmp_path)), known).problems) == 10
    assert check(bundled_sources(tmp_path), known, style=False).problems == ()


def test_an_empty_folder_of_roles_is_nothing_wrong(tmp_path: Path) -> None:
    write_vocabularies(tmp_path, TRACKS, SKILLS)
    (tmp_path / "roles").mkdir()
    outcome = check(bundled_sources(tmp_path))
    assert (outcome.roles, outcome.problems, len(outcome.tracks)) == ((), (), 2)


# --- the vocabularies ----------------------------------------------------------------------------------------


def test_tracks_and_skills_keep_their_order(tmp_path: Path) -> None:
    outcome = with_vocabularies(tmp_path)
    assert [track.slug for track in outcome.tracks] == ["bakery", "boats"]
    assert [skill.id for skill in outcome.skills] == [skill["id"] for skill in SKILLS]


def test_a_fault_in_the_vocabulary_stands_before_all_that_follows_from_it(tmp_path: Path) -> None:
    broken = [{**SKILLS[0], "levl": 3}, *SKILLS[1:]]
    outcome = with_vocabularies(tmp_path, skills=broken)
    first, *others = said(outcome)
    line = line_of((tmp_path / "skills.yaml").read_text(encoding="utf-8"), "levl:")
    assert first == f"skills.yaml:{line}: [0].levl: is not a known key"
    assert len(others) == len(SLUGS), "only the entry itself is missing, in each role that uses it"
    assert all("no skill 'kneading' in skills.yaml" in line for line in others)
    assert len(outcome.skills) == len(SKILLS) - 1


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ({"id": "new", "name": "New", "group": "craft", "defnition": "x"}, "did you mean \"definition\"?"),
        ({"id": "new", "name": "New", "group": "craft"}, "`definition` is missing"),
        ({"id": "New One", "name": "New", "group": "craft", "definition": "x"}, "'New One' is not a slug"),
        ({"id": "kneading", "name": "Other", "group": "craft", "definition": "x"},
         "'kneading' stands in the file twice"),
        ({"id": "new", "name": "KNEADING", "group": "craft", "definition": "x"},
         "'KNEADING' already names the skill 'kneading'"),
        ({"id": "new", "name": "New", "group": "craft", "definition": "x", "aliases": ["oven control"]},
         "'oven control' already names the skill 'oven-control'"),
        ({"id": "new", "name": "New\nline", "group": "craft", "definition": "x"}, "should be one line"),
        ("new", "is text; expected a group of keys"),
        (None, "is empty; expected a group of keys"),
    ],
)  # fmt: skip
def test_a_wrong_skill_is_told_with_its_line_and_left_out(tmp_path: Path, entry: Any, expected: str) -> None:
    outcome = with_vocabularies(tmp_path, skills=[*SKILLS, entry])
    assert any(expected in line for line in said(outcome)), said(outcome)
    text = (tmp_path / "skills.yaml").read_text(encoding="utf-8")
    assert all((problem.line or 0) > line_of(text, "id: food-safety") for problem in outcome.problems)
    assert [skill.id for skill in outcome.skills] == [skill["id"] for skill in SKILLS]


def test_an_entry_that_yaml_spoiled_is_left_out_and_named_once(tmp_path: Path) -> None:
    write_data(tmp_path)
    path = tmp_path / "tracks.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "- slug: trains\n  name: no\n  description: All that rolls.\n", encoding="utf-8")
    outcome = check(bundled_sources(tmp_path))
    [line] = said(outcome)
    assert "[2].name: 'no' means a truth value" in line
    assert [track.slug for track in outcome.tracks] == ["bakery", "boats"]


@pytest.mark.parametrize("content", ["tracks: []\n", "text\n", "~\n"])
def test_a_vocabulary_that_is_no_list_says_what_it_should_be(tmp_path: Path, content: str) -> None:
    write_data(tmp_path)
    (tmp_path / "tracks.yaml").write_text(content, encoding="utf-8")
    outcome = check(bundled_sources(tmp_path))
    assert said(outcome)[0] == "tracks.yaml:1: : should be a list of entries with `slug:`"


def test_a_vocabulary_that_is_no_yaml_is_the_first_thing_said(tmp_path: Path) -> None:
    write_data(tmp_path)
    (tmp_path / "skills.yaml").write_text("- id: x\n\tname: y\n", encoding="utf-8")
    outcome = check(bundled_sources(tmp_path))
    assert said(outcome)[0] == "skills.yaml:2: : holds a tab; use spaces"
    assert outcome.roles == ()


def test_the_projects_own_folder_must_have_both_vocabularies(tmp_path: Path) -> None:
    write_data(tmp_path)
    (tmp_path / "tracks.yaml").unlink()
    assert said(check(bundled_sources(tmp_path)))[0] == "tracks.yaml:None: : is missing"


def test_a_personal_skill_may_stand_in_for_a_bundled_one_but_not_take_its_name(tmp_path: Path) -> None:
    known = Known(
        tracks=(Track("bakery", "Bread", "x"),),
        skills=(Skill("sql", "SQL", "data", "x", ("queries",)), Skill("go", "Go", "code", "x")),
    )
    write_vocabularies(
        tmp_path,
        tracks=[{"slug": "bakery", "name": "Our Bread", "description": "Ours."}],
        skills=[
            {"id": "sql", "name": "Our SQL", "group": "data", "aliases": ["queries"], "definition": "Ours."},
            {"id": "our-go", "name": "go", "group": "code", "definition": "Ours."},
        ],
    )
    outcome = check(personal_sources(tmp_path), known)
    assert [line.partition(": ")[2] for line in said(outcome)] == ["[1].name: 'go' already names the skill 'go'"]
    assert [(skill.id, skill.name) for skill in outcome.skills] == [("sql", "Our SQL"), ("go", "Go")]
    assert [track.name for track in outcome.tracks] == ["Our Bread"]


# --- how a problem is shown -----------------------------------------------------------------------------------


def test_a_problem_reads_as_file_line_key_and_reason() -> None:
    path = Path("roles/x.yaml")
    assert str(Problem(path, 3, "fit.suits[0]", "is odd")) == "roles/x.yaml:3: fit.suits[0]: is odd"
    assert str(Problem(path, None, "", "is a folder")) == "roles/x.yaml: is a folder"


def test_no_name_of_a_file_or_key_reaches_the_terminal_as_a_command() -> None:
    problem = Problem(Path("a\x1b[31m\udcff.yaml"), 1, "k\x07\u202e", "odd\nline\u00a0here")
    assert str(problem) == "a?[31m?.yaml:1: k??: odd line here"
    assert printable("Résumé 👩 ok") == "Résumé 👩 ok"


def test_an_error_names_the_first_problem_and_how_many_more_there_are() -> None:
    problem = Problem(Path("x.yaml"), 1, "", "is odd")
    assert data_error([problem]).message == "x.yaml:1: is odd"
    assert data_error([problem] * 3).message == "x.yaml:1: is odd (and 2 more)"


def test_the_nearest_name_is_near_or_nobody() -> None:
    names = ["kneading", "oven-control", "tasting"]
    assert nearest("KNEEDING", names) == "kneading"
    assert nearest("astronomy", names) is None
    assert did_you_mean("tastin", names) == '; did you mean "tasting"?'
    assert did_you_mean("astronomy", names) == ""


def test_a_role_with_every_kind_of_fault_is_still_only_text(tmp_path: Path) -> None:
    write_vocabularies(tmp_path, TRACKS, SKILLS)
    write_role(tmp_path / "roles", "baker\x1b[31m", role_plain("baker", ["a", "b", "c"]) | {"\x1b[31m": 1})
    for problem in check(bundled_sources(tmp_path)).problems:
        assert str(problem).isprintable()


# --- somebody's own ladder -----------------------------------------------------------------------------------


def own(folder: Path, slug: str = "own-baker", **changes: Any) -> Checked:
    """One role of one's own, checked over the bundled ones."""
    write_data(folder / "data")
    base = check(bundled_sources(folder / "data"))
    known = Known(
        base.tracks, base.skills, {item.role.slug: item.role.level for item in base.roles},
        {item.role.slug: item.role.slug for item in base.roles},
    )  # fmt: skip
    write_role(folder / "own", slug, role_plain(slug, SLUGS[:3], **changes))
    return check(personal_sources(folder / "own"), known)


def test_the_top_of_a_ladder_may_lead_nowhere(tmp_path: Path) -> None:
    top = own(tmp_path / "top", level="executive", advancement=[])
    assert [item.role.slug for item in top.roles] == ["own-baker"]
    below = own(tmp_path / "below", level="lead", advancement=[])
    assert below.roles == ()
    assert "own-baker.yaml" in said(below)[0] and "at least 1 wanted" in "".join(said(below))


def test_an_alias_that_repeats_the_roles_own_name_is_a_remark(tmp_path: Path) -> None:
    outcome = own(tmp_path, aliases=["own baker", "Own Baker"])
    assert [item.role.slug for item in outcome.roles] == ["own-baker"]
    remarks = [problem for problem in outcome.problems if "repeats a name" in problem.reason]
    assert len(remarks) == 2 and all(problem.editorial for problem in remarks)


def test_a_file_that_cannot_be_read_keeps_no_other_out_and_is_told_by_its_title(tmp_path: Path) -> None:
    write_data(tmp_path)
    write_role(tmp_path / "roles", "bread-tester", "title: [\n")
    outcome = check(bundled_sources(tmp_path), style=False)
    assert {problem.path.stem for problem in outcome.problems} == {"bread-tester"}
    assert "bread-tester" not in {slug for item in outcome.roles for slug in item.role.related}


def test_a_move_to_a_file_that_was_left_out_is_told_by_its_title(tmp_path: Path) -> None:
    def change(slug: str, plain: dict[str, Any]) -> None:
        if slug == "baker":
            plain["advancement"][0]["to"] = "head-baker"
            del plain["advancement"][0]["title"]
            plain["related"] = ["pastry-cook", "bread-tester", "boat-builder"]
        if slug == "head-baker":
            plain |= {"level": "lead", "title": "Head of Baking", "reviewed": "soon"}

    outcome = check(bundled_sources(write_data(tmp_path, change)), style=False)
    [baker] = [item.role for item in outcome.roles if item.role.slug == "baker"]
    assert (baker.advancement[0].to, baker.advancement[0].title) == (None, "Head of Baking")


def test_what_is_not_written_yet_is_told_apart_from_what_is_wrong(tmp_path: Path) -> None:
    write_data(tmp_path, spoil("baker", level="boss"))
    write_role(tmp_path / "roles", "new-baker", scaffold("new-baker"))
    outcome = check(bundled_sources(tmp_path), style=False)
    assert {path.stem for path in outcome.unfinished} == {"new-baker"}
