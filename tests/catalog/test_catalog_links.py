"""What spans files: every broken link, wherever it is, also in a file that has other faults."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from careercli.catalog.check import Checked, check
from careercli.catalog.links import Known
from careercli.catalog.names import fold
from careercli.catalog.role import Interests, Level, Skill, Track
from careercli.catalog.sources import bundled_sources, personal_sources
from support.role_files import (
    SKILLS,
    SLUGS,
    Plain,
    prose,
    role_plain,
    spoil,
    write_data,
    write_role,
    write_vocabularies,
)

Change = Callable[[str, Plain], None]


def checked(folder: Path, change: Change | None = None, known: Known | None = None) -> Checked:
    return check(bundled_sources(write_data(folder, change)), known)


def said(outcome: Checked) -> list[str]:
    return [f"{problem.path.stem}: {problem.key}: {problem.reason}" for problem in outcome.problems]


def lateral(*targets: Plain) -> list[Plain]:
    texts = role_plain("baker")["lateral"]
    return [
        {**target, "carries": text["carries"], "gap": text["gap"]}
        for target, text in zip(targets, texts, strict=True)
    ]


def up(**target: str) -> list[Plain]:
    return [{**target, "years": [2, 5], "shift": role_plain("baker")["advancement"][0]["shift"]}]


def test_five_roles_that_link_to_each_other_are_all_right(tmp_path: Path) -> None:
    outcome = checked(tmp_path)
    assert said(outcome) == []
    assert sorted(item.role.slug for item in outcome.roles) == sorted(SLUGS)
    assert {item.role.track for item in outcome.roles} == {"bakery", "boats"}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            spoil("baker", related=["pastry-cook", "haed-baker", "boat-builder"]),
            "baker: related[1]: no role 'haed-baker'; did you mean \"head-baker\"?",
        ),
        (
            spoil("baker", related=["pastry-cook", "quartermaster", "boat-builder"]),
            "baker: related[1]: no role 'quartermaster'",
        ),
        (
            spoil("baker", related=["pastry-cook", "baker", "boat-builder"]),
            "baker: related[1]: leads to the role itself",
        ),
        (
            spoil("baker", related=["pastry-cook", "boat-builder", "pastry-cook"]),
            "baker: related[2]: 'pastry-cook' is linked already, under related",
        ),
        (
            spoil("baker", lateral=lateral({"to": "pastry-cook"}, {"title": "A"}, {"title": "B"})),
            "baker: related[0]: 'pastry-cook' is linked already, under lateral",
        ),
        (
            spoil(
                "baker", advancement=up(to="bread-tester"), related=["pastry-cook", "head-baker", "bread-tester"]
            ),
            "baker: related[2]: 'bread-tester' is linked already, under advancement",
        ),
        (
            spoil("baker", lateral=lateral({"to": "astronaut"}, {"title": "A"}, {"title": "B"})),
            "baker: lateral[0].to: no role 'astronaut'",
        ),
        (
            spoil("baker", lateral=lateral({"title": "A"}, {"title": "BOAT-builder"}, {"title": "B"})),
            "baker: lateral[1].title: has a page; write `to: boat-builder`",
        ),
        (
            spoil("baker", advancement=up(title="Certified Boat Builder")),
            "baker: advancement[0].title: has a page; write `to: boat-builder`",
        ),
        (spoil("baker", advancement=up(title="Baker")), "baker: advancement[0].title: leads to the role itself"),
        (
            spoil("baker", level="senior", advancement=up(to="boat-builder")),
            "baker: advancement[0].to: goes down from senior to mid; advancement never does",
        ),
    ],
)
def test_a_broken_link_is_named_where_it_stands(tmp_path: Path, change: Change, expected: str) -> None:
    outcome = checked(tmp_path, change)
    assert said(outcome) == [expected]
    assert "baker" not in {item.role.slug for item in outcome.roles}
    [problem] = outcome.problems
    line = problem.path.read_text(encoding="utf-8").splitlines()[(problem.line or 0) - 1]
    assert any(part in line for part in ("to:", "title:", "- "))


def test_a_step_up_on_the_same_level_is_no_step_down(tmp_path: Path) -> None:
    change = spoil("baker", advancement=up(to="boat-builder"))
    assert said(checked(tmp_path, change)) == []


def test_a_broken_link_is_told_even_in_a_file_with_other_faults(tmp_path: Path) -> None:
    outcome = checked(tmp_path, spoil("baker", reviewed=None, related=["nobody-at-all"], level="boss"))
    assert [line.partition(": ")[2].split("; ")[0] for line in said(outcome)] == [
        ": `reviewed` is missing",
        "level: 'boss' is not one of entry, mid, senior, lead, executive",
        "related: has 1 entry",
        "related[0]: no role 'nobody-at-all'",
    ]


def test_a_link_to_a_role_that_has_a_fault_is_no_second_fault(tmp_path: Path) -> None:
    outcome = checked(tmp_path, spoil("pastry-cook", level="boss"))
    assert [line.partition(":")[0] for line in said(outcome)] == ["pastry-cook"]


def test_a_skill_that_is_not_in_the_vocabulary_is_told_the_nearest_one(tmp_path: Path) -> None:
    def change(slug: str, plain: Plain) -> None:
        if slug == "baker":
            plain["skills"]["core"][0]["skill"] = "kneeding"
            plain["skills"]["helpful"][1]["skill"] = "making-dough"

    vocabulary = [{**SKILLS[0], "aliases": ["Making dough"]}, *SKILLS[1:]]
    write_data(tmp_path, change)
    write_vocabularies(tmp_path, skills=vocabulary)
    assert said(check(bundled_sources(tmp_path))) == [
        "baker: skills.core[0].skill: no skill 'kneeding' in skills.yaml; did you mean \"kneading\"?",
        "baker: skills.helpful[1].skill: no skill 'making-dough' in skills.yaml; it is called \"kneading\" there",
    ]


@pytest.mark.parametrize("alias", ["Pastry Cook", "pastry-cook", "PASTRY COOK", "Certified Pastry-Cook"])
def test_an_alias_that_is_a_name_of_another_role_would_make_it_ambiguous(tmp_path: Path, alias: str) -> None:
    outcome = checked(tmp_path, spoil("baker", aliases=["Dough Person", alias]))
    [problem] = outcome.problems
    if alias == "Certified Pastry-Cook":  # two aliases: the later file is asked to give way
        assert said(outcome) == ["pastry-cook: aliases[1]: 'Certified Pastry Cook' already names the role 'baker'"]
    else:
        assert said(outcome) == [f"baker: aliases[1]: {alias!r} already names the role 'pastry-cook'"]
    assert problem.line


@pytest.mark.parametrize("alias", ["baker", "BAKER", "Dough  person"])
def test_an_alias_that_repeats_a_name_of_its_own_role_is_a_slip(tmp_path: Path, alias: str) -> None:
    outcome = checked(tmp_path, spoil("baker", aliases=["Dough Person", alias]))
    assert said(outcome) == [f"baker: aliases[1]: {alias!r} repeats a name of this role"]


def test_an_alias_without_a_letter_can_never_be_typed(tmp_path: Path) -> None:
    outcome = checked(tmp_path, spoil("baker", aliases=["Dough Person", "--"]))
    assert said(outcome) == ["baker: aliases[1]: '--' is nothing a person would type"]


def test_two_roles_of_one_title_are_a_problem_of_the_later_file(tmp_path: Path) -> None:
    summary = f"A bread-tester {prose('own', 15, 15).lower()} {prose('rest of it', 40, 40)}"
    outcome = checked(tmp_path, spoil("pastry-cook", title="Bread-Tester", summary=summary))
    assert said(outcome) == ["pastry-cook: title: 'Bread-Tester' already names the role 'bread-tester'"]


def test_one_slug_in_two_tracks_belongs_to_the_first(tmp_path: Path) -> None:
    write_data(tmp_path)
    second = write_role(tmp_path / "roles", "baker", role_plain("baker", SLUGS[1:4]), "boats")
    outcome = check(bundled_sources(tmp_path), style=False)
    first = tmp_path / "roles" / "bakery" / "baker.yaml"
    assert [(problem.path, problem.reason) for problem in outcome.problems] == [
        (second, f"the slug is taken by {first}")
    ]
    assert [item.path for item in outcome.roles if item.role.slug == "baker"] == [first]


def test_a_folder_that_is_no_track_is_told_the_nearest_one(tmp_path: Path) -> None:
    write_data(tmp_path)
    write_role(tmp_path / "roles", "oven-keeper", role_plain("oven-keeper", SLUGS[:3]), "bakrey")
    outcome = check(bundled_sources(tmp_path))
    assert said(outcome) == ["oven-keeper: : the folder 'bakrey' is not a track; did you mean \"bakery\"?"]


# --- official figures ---------------------------------------------------------------------------------------

OFFICIAL = Interests(5.5, 2.0, 3.5, 3.0, 2.5, 4.0)


def test_interests_near_the_category_need_no_word(tmp_path: Path) -> None:
    known = Known(category_interests={"51-3011": Interests(4.0, 3.5, 2.0, 4.5, 4.0, 5.5)})
    assert said(checked(tmp_path, known=known)) == []


def test_interests_far_from_the_category_need_a_reason_that_names_them(tmp_path: Path) -> None:
    known = Known(category_interests={"51-3011": Interests(5.5, 2.0, 3.5, 3.0, 4.1, 4.0)})

    def explain(slug: str, plain: Plain) -> None:
        if slug != "baker":
            plain["category"]["note"] += " Enterprising it is."

    outcome = checked(tmp_path, explain, known)
    assert said(outcome) == [
        "baker: interests.enterprising: 2.5 is more than 1.5 from the category's 4.1; "
        "say why in category.note, naming 'enterprising'"
    ]
    assert outcome.problems[0].editorial
    assert len(outcome.roles) == 5, "a fault of style refuses nothing"


def test_a_code_without_figures_is_told_the_nearest_that_has_them(tmp_path: Path) -> None:
    def mistype(slug: str, plain: Plain) -> None:
        if slug == "baker":
            plain["category"] |= {"soc": "51-3012", "neighbours": ["35-2014", "35-2014"]}

    known = Known(categories=frozenset({"51-3011", "35-2014", "11-1011"}))
    outcome = checked(tmp_path, mistype, known)
    assert said(outcome) == [
        "baker: category.soc: there are no official figures for '51-3012'; did you mean \"51-3011\"?",
        "baker: category.neighbours[1]: 35-2014 is named already",
    ]
    assert all(problem.editorial for problem in outcome.problems)


# --- a personal folder --------------------------------------------------------------------------------------

BUNDLED = Known(
    tracks=(Track("bakery", "Bread", "x"),),
    skills=tuple(Skill(skill["id"], skill["name"], "craft", "x") for skill in SKILLS),
    levels={"miller": Level.ENTRY, "grocer": Level.LEAD, "waiter": Level.MID},
    names={
        fold(name): slug for name, slug in (("Miller", "miller"), ("Flour Master", "miller"), ("Grocer", "grocer"))
    },
)
KNOWN_SLUGS = ("miller", "grocer", "waiter")


def test_personal_files_may_refer_to_what_is_bundled(tmp_path: Path) -> None:
    plain = role_plain("our-baker", ["miller", "waiter", "our-cook"], advancement=up(to="grocer"))
    write_role(tmp_path, "our-baker", plain)
    write_role(tmp_path, "our-cook", role_plain("our-cook", KNOWN_SLUGS))
    outcome = check(personal_sources(tmp_path), BUNDLED)
    assert said(outcome) == []


def test_a_personal_role_may_take_a_bundled_title_but_not_as_an_alias(tmp_path: Path) -> None:
    write_role(tmp_path, "our-miller", role_plain("our-miller", KNOWN_SLUGS, title="Miller"))
    write_role(
        tmp_path, "our-grocer", role_plain("our-grocer", KNOWN_SLUGS, aliases=["Shop Person", "flour-master"])
    )
    assert said(check(personal_sources(tmp_path), BUNDLED)) == [
        "our-grocer: aliases[1]: 'flour-master' already names the role 'miller'"
    ]


def test_a_personal_role_in_place_of_a_bundled_one_keeps_its_names(tmp_path: Path) -> None:
    plain = role_plain("miller", ("grocer", "waiter", "our-baker"), aliases=["Flour Master", "Grinder"])
    write_role(tmp_path, "miller", plain)
    write_role(tmp_path, "our-baker", role_plain("our-baker", KNOWN_SLUGS))
    assert said(check(personal_sources(tmp_path), BUNDLED)) == []
