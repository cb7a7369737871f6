from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careercli.catalog.role import Education, PaidWhileLearning, StartRoute
from careercli.catalog.way_in import WayIn
from careercli.moves.gap import RequirementKind, effort, gap
from careercli.moves.graph import RoleNode, described
from careercli.moves.skills import HeldFrom, Need, Standing, asked_of
from careercli.moves.verdict import Verdict
from moves.moves_factory import bakery, make_role

ROLES = {role.slug: role for role in bakery()}
NODES = {slug: RoleNode.from_role(role) for slug, role in ROLES.items()}
LEVELS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 5))
FAMILIES = {"a": "x", "b": "x", "c": "x", "d": "y", "e": "y", "f": "z"}


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
        "core skills": 30.0,
        "helpful skills": 0.0,
        "study": 12.0,
        "apprenticeship": 0.0,
        "licences": 3.0,
        "experience": 1.0,
        "interests": 0.0,
        "values": 0.0,
        "conditions": 0.0,
    }
    assert found.distance == 46.0
    assert found.effort == 45.0
    assert found.skill_gap == 30.0
    assert found.verdict is Verdict.FAR


def test_the_verdict_reads_as_a_sentence() -> None:
    assert gap(NODES["baker"], NODES["food-inspector"]).summary == (
        "Far apart: of 2 core skills none is there, 2 new. In the way: a bachelor's degree, about 4 years "
        "of full-time study; Food Safety License (required); about 2 years more of related experience "
        "(2 or more are usual)."
    )
    near = gap(NODES["baker"], NODES["head-baker"], families={"leading": "people", "knitting": "people"})
    assert near.core_words == "of 3 core skills none is there, 2 to raise, 1 new"
    both = gap(NODES["head-baker"], NODES["bakery-owner"], families={"kneading": "shop", "bookkeeping": "shop"})
    assert both.core_words == "of 2 core skills none is there, 1 to raise, 1 near"


def test_part_of_the_levels_counts_and_not_how_many_skills_an_editor_named() -> None:
    few = RoleNode.from_role(make_role("few", core={"a": 4, "b": 4}))
    many = RoleNode.from_role(make_role("many", core={"a": 4, "b": 4, "c": 4, "d": 4}))
    assert gap(None, few).distance == gap(None, many).distance


def test_a_skill_of_the_same_family_stands_near_one_missing_skill_and_counts_half() -> None:
    start = RoleNode.from_role(make_role("start", core={"baking": 4, "cashing-up": 3}))
    to = RoleNode.from_role(make_role("to", core={"pastry": 4, "sugar-work": 3, "bookkeeping": 2}))
    families = {"baking": "food", "pastry": "food", "sugar-work": "food", "cashing-up": "money"}
    found = gap(start, to, families=families)
    assert [(s.skill, s.standing, s.near, s.missing) for s in found.skills] == [
        ("pastry", Standing.NEAR, "baking", 2.0),
        ("sugar-work", Standing.NEW, None, 3.0),
        ("bookkeeping", Standing.NEW, None, 2.0),
    ]
    assert found.skill_gap == pytest.approx(30 * 7 / 9)


def test_a_skill_the_role_asks_for_itself_stands_near_no_other() -> None:
    start = RoleNode.from_role(make_role("start", core={"a": 5}))
    to = RoleNode.from_role(make_role("to", core={"a": 2, "b": 4}))
    assert [s.standing for s in gap(start, to, families=FAMILIES).skills] == [Standing.HAVE, Standing.NEW]


def test_a_step_that_a_role_page_describes_is_not_called_far_apart() -> None:
    start, to = make_role("start", core={"a": 5}, across=["to"]), make_role("to", core={"x": 5, "y": 5, "z": 5})
    far = RoleNode.from_role(make_role("to", core={"x": 5}, helpful={"y": 5}, interests=(1, 7, 4, 4, 4, 4)))
    here = RoleNode.from_role(start)
    assert gap(here, far).verdict is Verdict.FAR
    assert gap(here, far, move=described(start, to)).verdict is Verdict.CHANGE


def test_a_described_step_stays_far_apart_when_more_than_a_first_degree_lies_ahead() -> None:
    start = make_role("start", core={"a": 5}, across=["to"])
    to = make_role("to", core={"x": 5}, education=Education.DOCTORATE)
    here, there = RoleNode.from_role(start), RoleNode.from_role(to)
    assert gap(here, there, move=described(start, to)).verdict is Verdict.FAR


def test_a_newcomer_is_told_of_the_way_in_only_where_newcomers_start() -> None:
    entry = described(None, ROLES["baker"])
    assert entry is not None
    assert entry.source == "a kitchen job"
    assert described(None, ROLES["head-baker"]) is None
    assert described(ROLES["baker"], ROLES["bakery-owner"]) is None


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
    assert gap(None, to).skill_gap == 36


def way(route: StartRoute, paid: PaidWhileLearning, cost: tuple[int, int] = (0, 0)) -> WayIn:
    return WayIn(route, (48, 60), cost, paid)


def test_an_apprenticeship_is_years_with_pay_and_no_further_experience_is_asked_for() -> None:
    start = way(StartRoute.APPRENTICESHIP, PaidWhileLearning.FULLY)
    trade = replace(
        RoleNode.from_role(
            make_role("trade", core={"wiring": 4}, education=Education.APPRENTICESHIP, years=(4, 6))
        ),
        start=start,
    )
    [needed] = gap(NODES["baker"], trade).requirements
    assert (needed.kind, needed.amount) == (RequirementKind.APPRENTICESHIP, 4.5)
    assert needed.words == "an apprenticeship, about 4.5 years with pay"
    mate = RoleNode.from_role(
        make_role("mate", core={"wiring": 3}, education=Education.APPRENTICESHIP, years=(4, 6))
    )
    assert gap(mate, trade).requirements == (), (
        "whoever has learned a trade learns no second apprenticeship's school"
    )


def test_study_says_that_it_is_years_without_pay_and_what_it_costs() -> None:
    needs = make_role("nurse", core={"care": 4}, education=Education.BACHELOR, years=(0, 2))
    nurse = replace(
        RoleNode.from_role(needs),
        start=way(StartRoute.DEGREE_AND_LICENCE, PaidWhileLearning.NO_PAY, (8000, 120_000)),
    )
    [needed] = gap(None, nurse).requirements
    assert needed.words == (
        "a bachelor's degree, about 4 years of full-time study without pay, $8,000 to $120,000 in tuition and fees"
    )
    older = RoleNode.from_role(needs)
    assert gap(None, older).requirements[0].words == "a bachelor's degree, about 4 years of full-time study"


@given(LEVELS, LEVELS, LEVELS, st.sampled_from(Education), st.sampled_from(Education))
def test_the_quick_effort_is_the_effort_of_the_whole_gap(
    held: dict[str, int], core: dict[str, int], helpful: dict[str, int], mine: Education, asked: Education
) -> None:
    start = RoleNode.from_role(make_role("start", core=held, education=mine, licences=["Own Card"]))
    to = RoleNode.from_role(
        make_role("to", core=core, helpful=helpful, education=asked, licences=["own card", "Other Card"])
    )
    whole = gap(start, to, families=FAMILIES)
    quick = effort(
        start.skill_levels(), start.education, start.credentials, to, asked_of(to), FAMILIES,
        trained=start.education is Education.APPRENTICESHIP,
    )  # fmt: skip
    assert quick == pytest.approx(whole.effort)
    assert whole.distance == pytest.approx(sum(t.amount * t.weight for t in whole.terms))
    for need, term in zip(Need, whole.terms, strict=False):
        skills = [skill for skill in whole.skills if skill.need is need]
        asked_levels = sum(skill.asked for skill in skills)
        assert term.amount == pytest.approx(sum(skill.missing for skill in skills) / max(1, asked_levels))


@given(LEVELS, LEVELS, LEVELS, st.sampled_from("abcdefgh"))
def test_raising_a_skill_never_widens_the_gap(
    held: dict[str, int], core: dict[str, int], helpful: dict[str, int], skill: str
) -> None:
    to = RoleNode.from_role(make_role("to", core=core, helpful=helpful))
    more = {**held, skill: min(5, held.get(skill, 0) + 1)}
    before = gap(None, to, skills=held, families=FAMILIES)
    assert gap(None, to, skills=more, families=FAMILIES).distance <= before.distance + 1e-9
