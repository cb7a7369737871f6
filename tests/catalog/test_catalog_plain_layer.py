"""The plain answers of a page, held to what a machine can check."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careercli.catalog.check import Checked, check
from careercli.catalog.plain_layer import FIRST_SENTENCE, JUDGED_TOGETHER
from careercli.catalog.role import StartRoute
from careercli.catalog.sentences import first_sentence, sentences
from careercli.catalog.shape import walk, wanted_keys
from careercli.catalog.sources import bundled_sources, personal_sources
from support.role_files import (
    SKILLS,
    TRACKS,
    Plain,
    old_form,
    prose,
    role_plain,
    spoil,
    write_data,
    write_role,
    write_vocabularies,
)


def said(folder: Path, **changes: object) -> list[str]:
    """What the check says of a baker whose file differs so from a right one."""
    outcome = check(bundled_sources(write_data(folder, spoil("baker", **changes))))
    return [f"{problem.key}: {problem.reason}" for problem in outcome.problems]


def part(name: str, **changes: Any) -> Plain:
    """A part of a right baker with some keys replaced."""
    return {**role_plain("baker")[name], **changes}


def test_a_file_of_the_older_form_gets_one_message_that_names_what_to_add(tmp_path: Path) -> None:
    def older(slug: str, plain: Plain) -> None:
        if slug == "baker":
            kept = old_form(plain)
            plain.clear()
            plain.update(kept)

    outcome = check(bundled_sources(write_data(tmp_path, older)))
    [problem] = outcome.problems
    assert problem.editorial
    assert all(key in problem.reason for key in wanted_keys())
    assert "baker" in {item.role.slug for item in outcome.roles}, "a company's older file still loads"


def test_a_personal_folder_of_the_older_form_loads_whole(tmp_path: Path) -> None:
    write_vocabularies(tmp_path, TRACKS, SKILLS)
    write_role(tmp_path, "miller", old_form(role_plain("miller", [])) | {"related": ["a", "b", "c"]})
    outcome = check(personal_sources(tmp_path), style=False)
    assert all("no role" in problem.reason for problem in outcome.problems), "only its links lead nowhere here"


def test_one_answer_that_is_missing_is_named_alone(tmp_path: Path) -> None:
    [told] = said(tmp_path, body=None)
    assert told == ": lacks the plain answers; add body (docs/authoring.md says what goes where)"


def test_the_first_sentence_names_the_role_within_its_words(tmp_path: Path) -> None:
    rest = prose("rest", 30, 30)
    assert said(tmp_path, summary=f"A baker {prose('a', 20, 20).lower()} {rest}") == []
    assert said(tmp_path, summary=f"A baker {prose('a', 21, 21).lower()} {rest}") == [
        f"summary: its first sentence has 23 words; {FIRST_SENTENCE} at most"
    ]
    assert said(tmp_path, summary=f"Somebody {prose('a', 15, 15).lower()} {rest}") == [
        "summary: its first sentence does not name the Baker"
    ]


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        (
            "week",
            part("week", shares=[{"percent": p, "on": prose(f"s{p}", 3, 3)} for p in (50, 20, 20, 5)]),
            "week.shares: the percents add up to 95; 100 is wanted",
        ),
        (
            "week",
            part("week", hours={"usual": [38, 44], "peak": 40, "note": prose("n", 6, 6)}),
            "week.hours.peak: 40 is less than the usual 44",
        ),
        ("start", part("start", months=[7, 12]), "start.months: 7 to 12, but the months of the steps add up to 6"),
        (
            "ladder",
            [
                {"rung": f"Rung {n}", "trusted_with": prose(f"t{n}", 8, 8), "pay": pay}
                for n, pay in enumerate(([20, 40], [10, 50], [60, 90]))
            ],
            "ladder[1].pay: 10 to 50 is not above the rung before it, 20 to 40",
        ),
    ],
)
def test_sums_and_orders_are_checked(tmp_path: Path, key: str, value: Any, expected: str) -> None:
    assert said(tmp_path, **{key: value}) == [expected]


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        (
            "start",
            part("start", months=[12, 3]),
            "start.months: runs from 12 down to 3; the lower number comes first",
        ),
        (
            "start",
            part("start", cost=[900, 0]),
            "start.cost: runs from 900 down to 0; the lower number comes first",
        ),
        ("areas", {"culinary-art": 3, "baking": 1}, "areas.baking: is none of the 41 interest areas"),
        ("start", part("start", route="aprenticeship"), "start.route: 'aprenticeship' is not one of"),
        ("week", part("week", schedule=["nights", "weekend"]), "week.schedule[1]: 'weekend' is not one of"),
    ],
)
def test_what_is_no_form_at_all_keeps_the_file_out(tmp_path: Path, key: str, value: Any, expected: str) -> None:
    outcome = check(bundled_sources(write_data(tmp_path, spoil("baker", **{key: value}))))
    told = [f"{problem.key}: {problem.reason}" for problem in outcome.problems if not problem.editorial]
    assert any(line.startswith(expected) for line in told), told
    assert "baker" not in {item.role.slug for item in outcome.roles}


def test_a_word_that_is_nearly_right_is_offered(tmp_path: Path) -> None:
    told = said(tmp_path, start=part("start", route="aprenticeship"))
    assert any('did you mean "apprenticeship"?' in line for line in told)


@pytest.mark.parametrize("doubt", ["where the state asks", "if you cut hair", "in some states"])
def test_a_credential_that_only_some_need_says_who(tmp_path: Path, doubt: str) -> None:
    def needs(**more: str) -> Plain:
        note = f"Needed {doubt}; a day of class and a short test."
        credential = {"name": "Oven Pass", "need": "required", "note": note, **more}
        return part("requirements", credentials=[credential])

    [told] = said(tmp_path, requirements=needs())
    assert told.startswith("requirements.credentials[0].need: is required of all, but its note says")
    assert said(tmp_path, requirements=needs(where="California")) == []


def test_the_years_of_a_step_up_agree_with_the_page_it_leads_to(tmp_path: Path) -> None:
    def change(slug: str, plain: Plain) -> None:
        if slug == "head-baker":
            plain["requirements"]["experience"]["years"] = [9, 15]
        if slug == "baker":
            step = {"to": "head-baker", "years": [2, 5], "shift": prose("shift", 15, 15)}
            plain["advancement"] = [step]
            plain["related"] = [one for one in plain["related"] if one != "head-baker"] + ["boat-builder"]

    [told] = [problem.reason for problem in check(bundled_sources(write_data(tmp_path, change))).problems]
    assert told == "can be 3 years in all, where 'head-baker' asks for 9 to 15"


@pytest.mark.parametrize(
    ("british", "instead"), [("labour", "labor"), ("licence", "license"), ("timetabled whilst", "while")]
)
def test_british_spelling_is_told_with_what_an_american_writes(tmp_path: Path, british: str, instead: str) -> None:
    body = f"{prose('body', 25, 25)} It is {british}."
    [told] = said(tmp_path, body=body)
    assert told.endswith(f"in American English: {instead}")


def many(folder: Path, count: int, change: Any) -> Checked:
    """The check of a track of so many pages; `change(number, plain)` may alter each."""
    write_vocabularies(folder, TRACKS, SKILLS)
    slugs = [f"baker-{number}" for number in range(count)]
    for number, slug in enumerate(slugs):
        plain = role_plain(slug, [other for other in slugs if other != slug][:3])
        path = write_role(folder / "roles", slug, plain)
        change(number, plain)
        path = write_role(folder / "roles", slug, plain)
        text = path.read_text(encoding="utf-8").split("\n", 1)[1]
        plan = ("hours", "case", "shift", "people", "thing", "year")[number % 6]
        path.write_text(f"# plan: {plan}\n{text}", encoding="utf-8")
    return check(bundled_sources(folder))


def test_a_condition_on_which_most_roles_stand_alike_tells_nothing(tmp_path: Path) -> None:
    def alike(number: int, plain: Plain) -> None:
        plain["conditions"]["people"] = 5 if number < JUDGED_TOGETHER // 2 else number % 4 + 1
        plain["conditions"]["pace"] = number % 5 + 1

    [problem] = many(tmp_path, JUDGED_TOGETHER, alike).problems
    assert problem.key == "conditions.people"
    assert problem.reason == "10 of 20 roles stand at 5; 40% at most"


def test_a_day_plan_used_too_often_in_a_track_is_told(tmp_path: Path) -> None:
    write_data(tmp_path)
    for path in (tmp_path / "roles" / "bakery").glob("*.yaml"):
        text = path.read_text(encoding="utf-8").split("\n", 1)[1]
        path.write_text(f"# plan: shift\n{text}", encoding="utf-8")
    [problem] = check(bundled_sources(tmp_path)).problems
    assert problem.reason == "4 of 4 pages of the track follow the plan 'shift'; 1 at most"


def test_a_plan_may_stand_below_another_comment_and_must_be_one_of_six(tmp_path: Path) -> None:
    write_data(tmp_path)
    path = tmp_path / "roles" / "boats" / "boat-builder.yaml"
    text = path.read_text(encoding="utf-8").split("\n", 1)[1]
    path.write_text(f"# yaml-language-server: $schema=x\n# plan: case\n{text}", encoding="utf-8")
    assert check(bundled_sources(tmp_path)).problems == ()
    path.write_text(f"# plan: lunch\n{text}", encoding="utf-8")
    [problem] = check(bundled_sources(tmp_path)).problems
    assert problem.reason.startswith("does not name its day plan at the top: # plan: hours | case")


@given(low=st.integers(0, 240), high=st.integers(0, 240))
def test_every_range_of_a_file_is_held_to_its_order(low: int, high: int) -> None:
    from careercli.catalog.draft import Draft
    from careercli.catalog.form import range_problems
    from careercli.catalog.sources import RoleSource
    from careercli.catalog.yamlfile import YamlDocument

    pairs = [pattern for pattern, shape in walk() if shape.pair]
    assert {"start.months", "start.cost", "week.hours.usual", "ladder[].pay"} <= set(pairs)
    plain = {"start": {"months": [low, high]}, "ladder": [{"pay": [low, high]}]}
    path = Path("x.yaml")
    found = range_problems(Draft(RoleSource(path, "t", "x"), YamlDocument(path, plain), plain))
    assert len(found) == (2 if low > high else 0)


def test_every_kind_of_way_in_is_a_word_of_the_schema() -> None:
    [shape] = [shape for pattern, shape in walk() if pattern == "start.route"]
    assert shape.kind is StartRoute


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One. Two.", "One."),
        ("The U.S. Army trains you. Then you leave.", "The U.S. Army trains you."),
        ('"Stop." He stopped.', '"Stop."'),
        ("No stop at all", "No stop at all"),
        ("Ask Dr. Lee? Yes.", "Ask Dr. Lee?"),
        ("", ""),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(text: str, first: str) -> None:
    assert first_sentence(text) == first


@given(st.text(alphabet='ab. ?!A"', max_size=60))
def test_no_text_is_lost_between_sentences(text: str) -> None:
    assert "".join(" ".join(sentences(text)).split()) == "".join(text.split())
