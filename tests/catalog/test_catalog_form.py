"""The form of a role file: all faults of a file at once, each at its line, with the nearest correct name."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from careercli.catalog.draft import Draft
from careercli.catalog.form import read_draft
from careercli.catalog.problems import Problem
from careercli.catalog.role import Level
from careercli.catalog.sources import RoleSource
from careercli.catalog.yamlfile import MAX_FAULTS
from support.role_files import Plain, line_of, role_plain, to_yaml, write_role

RELATED = ["pastry-cook", "head-baker", "bread-tester"]


def examined(folder: Path, content: Plain | str, slug: str = "baker") -> tuple[Draft | None, list[Problem]]:
    path = write_role(folder, slug, content)
    problems: list[Problem] = []
    return read_draft(RoleSource(path, "bakery", slug), problems), problems


def said(problems: list[Problem]) -> list[str]:
    return [f"{problem.key}: {problem.reason}" for problem in problems]


def set_at(plain: Plain, *path: str | int, value: Any) -> Plain:
    changed: Any = copy.deepcopy(plain)
    inner = changed
    for part in path[:-1]:
        inner = inner[part]
    if value is REMOVED:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return changed  # type: ignore[no-any-return]


REMOVED = object()


def test_a_right_file_becomes_a_role_named_after_its_file_and_folder(tmp_path: Path) -> None:
    draft, problems = examined(tmp_path, role_plain("baker", RELATED))
    assert not problems
    assert draft is not None
    assert draft.role is not None
    assert (draft.role.slug, draft.role.track, draft.role.level) == ("baker", "bakery", Level.MID)
    assert draft.role.requirements.entry_routes[0].source.endswith(".")
    assert draft.role.requirements.experience.years == (1, 3)
    assert draft.role.advancement[0].to is None
    assert draft.role.interests.investigative == 2.0


FAULTS: list[tuple[str, tuple[str | int, ...], object, str, str, str]] = [
    # what, where, the value put there, the key reported, the start of its line, the reason
    ("a field is missing", ("reviewed",), REMOVED, "", "title:", "`reviewed` is missing"),
    ("an inner field is missing", ("fit", "suits", 1, "because"), REMOVED, "fit.suits[1]", "- sign:",
     "`because` is missing"),
    ("text where a number belongs", ("conditions", "pace"), "four", "conditions.pace", "pace:",
     "is text; expected a whole number"),
    ("half a point where points are whole", ("conditions", "pace"), 3.5, "conditions.pace", "pace:",
     "3.5 is not a whole number"),
    ("a truth value where a number belongs", ("interests", "social"), True, "interests.social", "social:",
     "true is not a number"),
    ("a number where text belongs", ("title",), 12, "title", "title:", "12 is not text; put it in quotes"),
    ("nothing where text belongs", ("summary",), None, "summary", "summary:", "is empty; expected text"),
    ("white space where text belongs", ("summary",), "  ", "summary", "summary:", "is empty"),
    ("a text where a list belongs", ("aliases",), "Dough", "aliases", "aliases:", "is text; expected a list"),
    ("a list where keys belong", ("fit",), ["a"], "fit", "fit:", "is a list; expected a group of keys"),
    ("keys where a list belongs", ("varies",), {"by": "x"}, "varies", "varies:",
     "is a group of keys; expected a list"),
    ("nothing where a list belongs", ("related",), None, "related", "related:", "is empty; expected a list"),
    ("too few entries", ("aliases",), ["One"], "aliases", "aliases:", "has 1 entry; at least 2 wanted"),
    ("too many entries", ("related",), ["a", "b", "c", "d", "e", "f", "g", "h", "i"], "related", "related:",
     "has 9 entries; at most 8 wanted"),
    ("above the scale", ("values", "support"), 9, "values.support", "support:", "9 is too high; the most is 7.0"),
    ("below the scale", ("conditions", "remote"), 0, "conditions.remote", "remote:",
     "0 is too low; the least is 1"),
    ("a mistyped level", ("level",), "senoir", "level", "level:",
     "'senoir' is not one of entry, mid, senior, lead, executive; did you mean \"senior\"?"),
    ("an empty level", ("level",), None, "level", "level:",
     "is empty; expected one of entry, mid, senior, lead, executive"),
    ("a list as a level", ("level",), ["mid"], "level", "level:",
     "['mid'] is not one of entry, mid, senior, lead, executive"),
    ("a mistyped degree", ("requirements", "education", "typical"), "bachelors", "requirements.education.typical",
     "typical:", "did you mean \"bachelor\"?"),
    ("a code that is none", ("category", "soc"), "112021", "category.soc", "soc:",
     "'112021' is not a SOC code such as 11-2021"),
    ("a neighbor that is no code", ("category", "neighbours", 0), "bakers", "category.neighbours[0]", "- bakers",
     "'bakers' is not a SOC code such as 11-2021"),
    ("a month that is none", ("reviewed",), "2026-13", "reviewed", "reviewed:",
     "'2026-13' is not a month such as 2026-11"),
    ("a title instead of a slug", ("related", 0), "Pastry Cook", "related[0]", "- Pastry",
     "'Pastry Cook' is not a slug: lower-case words joined by hyphens"),
    ("a move to nowhere", ("lateral", 2, "title"), REMOVED, "lateral[2]", "- carries:",
     "give exactly one of `to` (a slug) and `title` (where no page exists)"),
    ("a move to two places", ("advancement", 0, "to"), "head-baker", "advancement[0]", "- title: Owner",
     "give exactly one of `to` (a slug) and `title` (where no page exists)"),
    ("years that run backwards", ("requirements", "experience", "years"), [5, 2], "requirements.experience.years",
     "years:", "runs from 5 down to 2; the lower number comes first"),
    ("years of a step that run backwards", ("advancement", 0, "years"), [5, 2], "advancement[0].years", "years:",
     "runs from 5 down to 2; the lower number comes first"),
    ("a single year", ("advancement", 0, "years"), [5], "advancement[0].years", "years:",
     "has 1 entry; at least 2 wanted"),
    ("a skill listed twice", ("skills", "helpful", 0, "skill"), "kneading", "skills.helpful[0].skill", "- skill:",
     "'kneading' is listed twice"),
    ("a title of two lines", ("title",), "Baker\nof Bread", "title", "title:", "should be one line, without tabs"),
    ("a tab in an alias", ("aliases", 0), "Dough\tPerson", "aliases[0]", '- "Dough', "should be one line"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("where", "value", "key", "start", "reason"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS]
)
def test_one_fault_is_one_problem_at_its_line(
    tmp_path: Path, where: tuple[str | int, ...], value: object, key: str, start: str, reason: str
) -> None:
    text = to_yaml(set_at(role_plain("baker", RELATED), *where, value=value))
    draft, problems = examined(tmp_path, text)
    assert draft is not None
    assert draft.role is None
    [problem] = problems
    assert problem.key == key
    assert reason in problem.reason
    assert text.splitlines()[problem.line - 1].lstrip(" ").startswith(start)  # type: ignore[operator]
    assert not problem.editorial


@pytest.mark.parametrize(
    ("path", "wrong", "right"),
    [
        ((), "sumary", "summary"),
        ((), "advancements", "advancement"),
        (("fit",), "suit", "suits"),
        (("skills", "core", 2), "lvel", "level"),
        (("requirements", "entry_routes", 0), "form", "from"),
        (("advancement", 0), "yeers", "years"),
        (("interview", 5), "asks", "ask"),
    ],
)
def test_an_unknown_key_is_told_the_nearest_known_one(
    tmp_path: Path, path: tuple[str | int, ...], wrong: str, right: str
) -> None:
    text = to_yaml(set_at(role_plain("baker", RELATED), *path, wrong, value="x"))
    _, [problem] = examined(tmp_path, text)
    assert problem.reason == f'is not a known key; did you mean "{right}"?'
    assert problem.key.rpartition(".")[2] == wrong
    assert problem.line == line_of(text, f"{wrong}:")


def test_a_key_that_is_near_to_nothing_gets_no_advice(tmp_path: Path) -> None:
    _, problems = examined(tmp_path, role_plain("baker", RELATED, xyzzy=1))
    assert said(problems) == ["xyzzy: is not a known key"]


def test_every_fault_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    plain = role_plain("baker", RELATED, level="boss", aliases=[], sumary="x", reviewed=None)
    plain["conditions"]["pace"] = 9
    plain["skills"]["helpful"][0]["skill"] = "kneading"
    plain["requirements"]["experience"]["years"] = [9, 1]
    draft, problems = examined(tmp_path, plain)
    assert draft is not None
    assert draft.role is None
    keys = ["", "aliases", "level", "conditions.pace", "sumary", "requirements.experience.years",
            "skills.helpful[0].skill"]  # fmt: skip
    assert sorted(problem.key for problem in problems) == sorted(keys)


def test_what_yaml_spoiled_is_not_blamed_twice(tmp_path: Path) -> None:
    text = to_yaml(role_plain("baker", RELATED)).replace("level: mid", "level: *mid").replace("pace: 4", "pace: 04")
    draft, problems = examined(tmp_path, text)
    assert draft is not None
    assert draft.role is None
    assert sorted(problem.key for problem in problems) == ["conditions.pace", "level"]


@pytest.mark.parametrize("content", ["- a\n- b\n", "just text\n", "12\n", "~\n"])
def test_a_file_that_holds_no_role_at_all_says_so(tmp_path: Path, content: str) -> None:
    draft, [problem] = examined(tmp_path, content)
    assert draft is None
    assert problem.reason == "does not hold a role: expected keys such as `title:` at the top"
    assert problem.line == 1


def test_a_file_that_is_no_yaml_is_one_problem(tmp_path: Path) -> None:
    draft, [problem] = examined(tmp_path, "title: x\nsummary: 'open\n")
    assert draft is None
    assert problem.line == 2


@pytest.mark.parametrize("slug", ["Head_Baker", "head baker", "-baker", "bäcker", "baker\x1b[31m", ""])
def test_a_file_name_that_is_no_slug_is_refused(tmp_path: Path, slug: str) -> None:
    draft, [problem] = examined(tmp_path, role_plain("baker", RELATED), slug)
    assert draft is not None
    assert draft.role is None
    assert problem.reason == "the file name is the slug: lower-case words joined by hyphens"
    assert str(problem).isprintable()


def test_a_file_of_thousands_of_unknown_keys_ends_in_a_number(tmp_path: Path) -> None:
    extra = {f"zz{number}": 1 for number in range(5_000)}
    _, problems = examined(tmp_path, role_plain("baker", RELATED) | extra)
    assert len(problems) == MAX_FAULTS + 1
    assert problems[-1].reason == f"and {5_000 - MAX_FAULTS} more faults of form"


def test_a_value_of_endless_length_is_cut_in_the_message(tmp_path: Path) -> None:
    _, problems = examined(tmp_path, role_plain("baker", RELATED, level="x" * 100_000, reviewed="y" * 100_000))
    assert all(len(problem.reason) < 250 for problem in problems)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda plain: plain | dict.fromkeys(plain),
        lambda plain: plain | dict.fromkeys(plain, 1),
        lambda plain: plain | {key: [1] for key in plain},
        lambda plain: plain | {key: [[["x"]]] for key in plain},
        lambda plain: plain | {key: [{"to": 1, "skill": ["x"], "years": ["x", 1]}] for key in plain},
        lambda plain: {"skills": {"core": {"skill": "x"}, "helpful": [None, 1, {"skill": None}]}},
    ],
)
def test_nonsense_everywhere_is_only_ever_a_list_of_problems(
    tmp_path: Path, spoil: Callable[[Plain], Plain]
) -> None:
    draft, problems = examined(tmp_path, spoil(role_plain("baker", RELATED)))
    assert draft is not None
    assert draft.role is None
    assert len(problems) >= 10
    assert all(problem.line for problem in problems)
