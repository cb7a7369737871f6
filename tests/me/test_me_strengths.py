from __future__ import annotations

from dataclasses import replace

from careercli.me.model import Person, QuizRecord, SavedRole
from careercli.me.strengths import strengths
from careercli.moves.graph import RoleNode
from me.me_factory import TODAY, ana
from moves.moves_factory import bakery, make_role

NODES = [RoleNode.from_role(role) for role in bakery()]


def test_interests_and_values_come_from_the_latest_quiz_and_say_so() -> None:
    newer = QuizRecord(
        TODAY, {}, {"interests": {"social": 1.5, "realistic": 0.2, "noise": 9}, "values": {"support": 6}}
    )
    found = strengths(ana().with_quiz(newer), NODES)
    assert [(s.name, s.amount, s.source) for s in found.interests] == [
        ("social", 1.5, "your fit quiz of 2026-11-23"),
        ("realistic", 0.2, "your fit quiz of 2026-11-23"),
    ]
    assert [s.name for s in found.values] == ["support"]


def test_an_estimate_counts_by_its_standard_score_and_only_above_the_average() -> None:
    result = {
        "interests": {
            "social": {"mean": 0.4, "sd": 0.2, "z": 0.9},
            "artistic": {"mean": 0.1, "sd": 0.2, "z": 1.4},
            "realistic": {"mean": -0.1, "sd": 0.2, "z": -0.3},
            "enterprising": {"mean": 0.1},
        }
    }
    found = strengths(Person().with_quiz(QuizRecord(TODAY, {}, result)), NODES)
    assert [(s.name, s.amount) for s in found.interests] == [("artistic", 1.4), ("social", 0.9)]


def test_without_a_quiz_what_the_shortlist_has_in_common_is_used_and_said() -> None:
    artist = RoleNode.from_role(make_role("cake-artist", interests=(4, 4, 7, 4, 4, 4)))
    person = Person(shortlist=(SavedRole("cake-artist", TODAY), SavedRole("gone", TODAY)))
    found = strengths(person, [*NODES, artist])
    assert [(s.name, s.source) for s in found.interests] == [
        ("artistic", "what stands out in the role on your shortlist")
    ]
    assert "the fit quiz would show your own interests and values" in found.missing


def test_the_strongest_skills_are_ones_own_and_the_rarest_are_wanted_but_uncommon() -> None:
    person = Person(
        skills={"timing": 4, "leading": 3, "bookkeeping": 3, "juggling": 5},
        shortlist=(SavedRole("bakery-owner", TODAY), SavedRole("head-baker", TODAY)),
    )
    others = [RoleNode.from_role(make_role(f"other-{n}")) for n in range(25)]
    found = strengths(person, [*NODES, *others])
    assert [s.name for s in found.strongest_skills] == ["juggling", "timing", "leading"]
    assert found.strongest_skills[0].source == "your own rating"
    assert [(s.name, s.amount) for s in found.rarest_skills] == [("bookkeeping", 1), ("leading", 2)]
    assert found.rarest_skills[0].source == (
        "your own rating; asked for by 1 of the 2 roles on your shortlist, and by 1 of all 30 roles"
    )


def test_a_skill_that_many_roles_ask_for_is_not_called_rare() -> None:
    person = Person(skills={"timing": 4}, shortlist=(SavedRole("head-baker", TODAY),))
    assert strengths(person, NODES).rarest_skills == ()
    assert strengths(person, NODES).strongest_skills[0].source == (
        "your own rating; asked for by the role on your shortlist"
    )


def test_skills_of_the_current_role_stand_in_and_are_called_typical() -> None:
    found = strengths(Person(current_role="baker"), NODES)
    assert found.strongest_skills[0].source == "typical of Baker, your current role"


def test_of_nobody_nothing_is_claimed_and_what_would_help_is_said() -> None:
    found = strengths(Person(), NODES)
    assert (found.interests, found.values, found.strongest_skills, found.rarest_skills) == ((), (), (), ())
    assert len(found.missing) == 3
    assert strengths(replace(Person(), current_role="gone"), []).strongest_skills == ()
