from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moves_factory import bakery, make_role

from careercli.catalog.role import Education
from careercli.moves.gap import HeldFrom, Need, RequirementKind, Standing, Verdict, asked_of, effort, gap
from careercli.moves.graph import RoleNode

NODES = {role.slug: RoleNode.from_role(role) for role in bakery()}
LEVELS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 5))


def test_skills_are_had_stretched_or_new() -> None:
    found = gap(NODES["baker"], NODES["head-baker"])
    assert [(s.skill, s.held, s.asked, s.standing) for s in found.skills] == [
        ("kneading", 2, 4, Standing.STRETCH),
        ("timing", 2, 4, Standing.STRETCH),
        ("leading", 0, 3, Standing.NEW),
    ]


def test_a_persons_own_word_counts_over_what_is_typical_of_their_role() -> None:
    found = gap(NODES["baker"], NODES["head-baker"], skills={"timing": 1, "leading": 3})
    by_skill = {s.skill: s for s in found.skills}
    assert (by_skill["timing"].held, by_skill["timing"].held_from) == (1, HeldFrom.YOU)
    assert (by_skill["kneading"].held, by_skill["kneading"].held_from) == (2, HeldFrom.ROLE)
    assert by_skill["leading"].standing is Standing.HAVE


def test_a_person_without_a_role_is_assumed_to_have_nothing_they_did_not_say() -> None:
    found = gap(None, NODES["food-inspector"], skills={"writing": 3})
    assert [s.standing for s in found.skills] == [Standing.NEW, Standing.HAVE]
    assert found.start is None
    assert found.changes == ()
    assert [r.kind for r in found.requirements] == [
        RequirementKind.DEGREE,
        RequirementKind.LICENCE,
        RequirementKind.YEARS,
    ]


def test_degree_licence_and_years_stand_in_the_way_until_they_are_there() -> None:
    found = gap(NODES["baker"], NODES["food-inspector"])
    assert [(r.name, r.amount) for r in found.requirements] == [
        ("bachelor's degree", 4),
        ("Food Safety License", 1),
        ("related experience", 2),
    ]
    ready = gap(
        NODES["baker"],
        NODES["food-inspector"],
        education=Education.MASTER,
        years=5,
        credentials=["food-safety license"],
    )
    assert ready.requirements == ()


def test_the_distance_is_the_sum_of_its_terms() -> None:
    found = gap(NODES["baker"], NODES["food-inspector"])
    assert {t.name: t.contribution for t in found.terms} == {
        "core skills": 7.0,
        "helpful skills": 0.0,
        "study": 12.0,
        "licences": 2.0,
        "experience": 1.0,
        "interests": 0.0,
        "values": 0.0,
        "conditions": 0.0,
    }
    assert found.distance == 22.0
    assert found.effort == 21.0
    assert found.skill_gap == 7.0
    assert found.verdict is Verdict.STRETCH


def test_the_verdict_reads_as_a_sentence() -> None:
    assert gap(NODES["baker"], NODES["food-inspector"]).summary == (
        "A stretch: 0 of 2 core skills are there, 2 new. In the way: a bachelor's degree, about 4 years "
        "of full-time study; Food Safety License (required); about 2 years more of related experience "
        "(2 or more are usual)."
    )


def test_only_noticeable_changes_of_interests_values_and_conditions_are_named_largest_first() -> None:
    here = RoleNode.from_role(make_role("here", interests=(1, 2, 3, 4, 5, 6), conditions=(1, 5, *[3] * 8)))
    there = RoleNode.from_role(make_role("there", interests=(2, 5, 3, 4, 3.5, 6), conditions=(2, 1, *[3] * 8)))
    found = gap(here, there)
    assert [(c.scale, c.name, c.before, c.after) for c in found.changes] == [
        ("interests", "investigative", 2, 5),
        ("conditions", "pace", 5, 1),
        ("interests", "enterprising", 5, 3.5),
    ]


def test_a_skill_listed_twice_counts_once_as_core() -> None:
    to = RoleNode.from_role(make_role("to", core={"a": 3}, helpful={"a": 5, "b": 2}))
    assert [(s.skill, s.need) for s in gap(None, to).skills] == [("a", Need.CORE), ("b", Need.HELPFUL)]
    assert gap(None, to).skill_gap == pytest.approx(3 + 0.8)


@given(LEVELS, LEVELS, LEVELS, st.sampled_from(Education), st.sampled_from(Education))
def test_the_quick_effort_is_the_effort_of_the_whole_gap(
    held: dict[str, int], core: dict[str, int], helpful: dict[str, int], mine: Education, asked: Education
) -> None:
    start = RoleNode.from_role(make_role("start", core=held, education=mine, licences=["Own Card"]))
    to = RoleNode.from_role(
        make_role("to", core=core, helpful=helpful, education=asked, licences=["own card", "Other Card"])
    )
    whole = gap(start, to)
    quick = effort(start.skill_levels(), start.education, start.credentials, to, asked_of(to))
    assert quick == pytest.approx(whole.effort)
    assert whole.distance == pytest.approx(sum(t.amount * t.weight for t in whole.terms))


@given(LEVELS, LEVELS, st.sampled_from("abcdefgh"))
def test_raising_a_skill_never_widens_the_gap(held: dict[str, int], core: dict[str, int], skill: str) -> None:
    to = RoleNode.from_role(make_role("to", core=core))
    more = {**held, skill: min(5, held.get(skill, 0) + 1)}
    assert gap(None, to, skills=more).distance <= gap(None, to, skills=held).distance
