from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careercli.catalog.role import Conditions, Education, Level
from careercli.fit.answers import Answers
from careercli.fit.bank import FitBank
from careercli.fit.families import Confidence, rank_families
from careercli.fit.matching import Band, band_of, person_of, score_roles
from careercli.fit.profile import RoleProfile
from careercli.fit.result_json import result_to_dict, to_json
from careercli.fit.suggest import FitResult, Unclear, broken_limits, suggest
from careercli.fit.table import RoleTable
from fit.fit_world import make_profile


def liking(bank: FitBank, letters: str, like: int = 5, rest: int = 2, count: int = 12) -> dict[str, int]:
    """Answers of somebody who likes the activities of `letters` and not the rest."""
    form = bank.norms.next_items(count, {})
    return {id: like if bank.item_by_id[id].scale in letters else rest for id in form}


def named(result: FitResult) -> list[str]:
    return [suggestion.role.slug for suggestion in result.suggestions]


@pytest.mark.parametrize("letters", ["R", "I", "A", "S", "E", "C", "RI", "AS"])
def test_a_plain_liking_leads_to_roles_of_that_kind(bank: FitBank, table: RoleTable, letters: str) -> None:
    result = suggest(Answers(liking(bank, letters)), bank, table)
    assert result.unclear is None
    assert result.suggestions[0].role.slug.removeprefix("role-")[0].upper() in letters
    assert result.families[0].track in {f"track-{letter.lower()}" for letter in letters}


@pytest.mark.parametrize("rating", [1, 2, 3, 4, 5])
def test_the_same_answer_everywhere_is_no_clear_result(bank: FitBank, table: RoleTable, rating: int) -> None:
    for ids in (bank.norms.next_items(12, {}), list(bank.item_by_id)):
        result = suggest(Answers(dict.fromkeys(ids, rating)), bank, table)
        assert result.unclear is Unclear.FLAT
        assert not result.suggestions and not result.families and not result.outside
        assert result.help


def test_without_enough_answers_it_says_how_many_are_missing(bank: FitBank, table: RoleTable) -> None:
    result = suggest(Answers({"run-hotel": 5, "make-music": 1}), bank, table)
    assert result.unclear is Unclear.TOO_FEW
    assert "4 more activities" in result.help[0]
    assert suggest(Answers(), bank, table).unclear is Unclear.TOO_FEW


def test_answers_that_contradict_each_other_give_no_clear_result(bank: FitBank, table: RoleTable) -> None:
    seen: dict[str, int] = {}
    answers = {}
    for item in bank.items:
        if item.marker:
            seen[item.scale] = seen.get(item.scale, 0) + 1
            answers[item.id] = 5 if seen[item.scale] % 2 else 1
    result = suggest(Answers(answers), bank, table)
    assert result.unclear in (Unclear.CONTRADICTORY, Unclear.EVEN)


def test_swapping_two_peoples_answers_swaps_their_results(bank: FitBank, table: RoleTable) -> None:
    ada, ben = Answers(liking(bank, "I")), Answers(liking(bank, "SE"))
    first = [to_json(result_to_dict(suggest(who, bank, table))) for who in (ada, ben)]
    second = [to_json(result_to_dict(suggest(who, bank, table))) for who in (ben, ada)]
    assert first == second[::-1] and first[0] != first[1]


@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_same_answers_give_the_same_bytes_in_any_order(
    bank: FitBank, profiles: list[RoleProfile], data: st.DataObject
) -> None:
    ids = list(bank.item_by_id)
    activities = data.draw(st.dictionaries(st.sampled_from(ids), st.integers(1, 5), min_size=6, max_size=20))
    values = data.draw(st.dictionaries(st.sampled_from(list(bank.value_by_id)), st.integers(1, 5)))
    conditions: dict[str, str | int] = {"travel": "rather-not", "pay-floor": 50_000}
    forward = Answers(activities, values, conditions, ("track-a", "track-s"))
    backward = Answers(
        dict(reversed(activities.items())),
        dict(reversed(values.items())),
        dict(reversed(conditions.items())),
        ("track-s", "track-a"),
    )
    one = suggest(forward, bank, RoleTable.of(profiles, bank.statistics))
    two = suggest(backward, bank, RoleTable.of(profiles[::-1], bank.statistics))
    assert to_json(result_to_dict(one)) == to_json(result_to_dict(two))


def test_more_answers_of_the_same_kind_make_it_surer(bank: FitBank, table: RoleTable) -> None:
    few = suggest(Answers(liking(bank, "A")), bank, table)
    many = suggest(Answers(liking(bank, "A", count=48)), bank, table)
    assert many.suggestions[0].sd < few.suggestions[0].sd
    assert many.suggestions[0].probability > few.suggestions[0].probability
    assert many.families[0].confidence is Confidence.STRONG


def test_named_tracks_are_evidence_and_no_filter(bank: FitBank, table: RoleTable) -> None:
    plain = suggest(Answers(liking(bank, "R")), bank, table)
    wished = suggest(Answers(liking(bank, "R"), tracks=("track-i",)), bank, table)
    probability = {family.track: family.probability for family in plain.families}
    after = {family.track: family.probability for family in wished.families}
    assert after["track-i"] > probability["track-i"]
    assert any(suggestion.role.track == "track-r" for suggestion in wished.suggestions)


def test_values_tell_roles_of_equal_interests_apart(bank: FitBank) -> None:
    free = make_profile("free-hand", "A", values=(4, 7, 4, 3, 2, 4))
    led = make_profile("well-led", "A", values=(4, 2, 4, 3, 7, 4))
    table = RoleTable.of([free, led], bank.statistics)
    likes = liking(bank, "A")
    own_way = suggest(Answers(likes, {"decide-how": 5, "backed-by-boss": 1}), bank, table)
    good_boss = suggest(Answers(likes, {"decide-how": 1, "backed-by-boss": 5}), bank, table)
    assert named(own_way)[0] == "free-hand" and named(good_boss)[0] == "well-led"


def test_what_is_not_acceptable_rules_out_and_what_is_disliked_warns(bank: FitBank) -> None:
    hard = Conditions(3, 3, 3, 5, 1, 2, 2, 3, 3, 3)
    roles = [make_profile("hard-work", "R", conditions=hard), make_profile("light-work", "R")]
    table = RoleTable.of(roles, bank.statistics)
    likes = liking(bank, "R", count=30)
    never = suggest(Answers(likes, {}, {"physical": "never"}), bank, table)
    assert named(never) == ["light-work"]
    rather_not = suggest(Answers(likes, {}, {"physical": "rather-not"}), bank, table)
    assert named(rather_not) == ["light-work", "hard-work"]
    (broken,) = rather_not.suggestions[1].broken
    assert (broken.id, broken.steps, broken.rules_out) == ("physical", 3.0, False)


def test_schooling_experience_and_pay_are_held_against_what_a_person_brings(bank: FitBank) -> None:
    roles = [
        make_profile("doctor-of-it", "I", education=Education.DOCTORATE),
        make_profile("poorly-paid", "I", median_pay=30_000),
        make_profile("unknown-pay", "I", median_pay=None),
        make_profile("old-hand", "I", years=12),
        make_profile("open-door", "I"),
    ]
    table = RoleTable.of(roles, bank.statistics)
    conditions: dict[str, str | int] = {"education": "bachelor", "pay-floor": 50_000, "experience": 0}
    person = person_of(Answers(liking(bank, "I"), {}, conditions), bank)
    scores = score_roles(person, table)
    out = {role.slug: bool(gone) for role, gone in zip(table.roles, scores.ruled_out, strict=True)}
    assert out == {
        "doctor-of-it": True,
        "poorly-paid": True,
        "unknown-pay": False,
        "old-hand": False,
        "open-door": False,
    }
    cost = {role.slug: float(limits) for role, limits in zip(table.roles, scores.limits, strict=True)}
    assert cost["old-hand"] < cost["open-door"] == cost["unknown-pay"] == 0


def test_conditions_that_rule_everything_out_are_said_so(bank: FitBank, table: RoleTable) -> None:
    result = suggest(Answers(liking(bank, "R"), {}, {"pay-floor": 900_000}), bank, table)
    assert result.unclear is Unclear.ALL_RULED_OUT


def test_picks_from_outside_come_from_other_families_and_differ(bank: FitBank) -> None:
    roles = [
        make_profile(f"{kind}-{n}", kind, track=f"{kind.lower()}-{n}")
        for kind in ("R", "I", "A", "S", "E", "C", "RI", "RC", "IA", "SE")
        for n in range(2)
    ]
    table = RoleTable.of(roles, bank.statistics)
    result = suggest(Answers(liking(bank, "R")), bank, table)
    shown = {suggestion.role.track for suggestion in result.suggestions}
    outside = [suggestion.role.track for suggestion in result.outside]
    assert len(outside) == 3 == len(set(outside))
    assert not shown & set(outside)
    assert not {family.track for family in result.families[:4]} & set(outside)


def test_no_family_fills_the_page(bank: FitBank) -> None:
    roles = [make_profile(f"smith-{n}", "R", track="smithy") for n in range(20)]
    result = suggest(Answers(liking(bank, "R")), bank, RoleTable.of(roles, bank.statistics))
    assert len(result.suggestions) == 3


def test_a_family_that_was_named_may_fill_most_of_the_page(bank: FitBank) -> None:
    smiths = [make_profile(f"smith-{n}", "R", track="smithy") for n in range(9)]
    table = RoleTable.of(
        [*smiths, *(make_profile(f"other-{n}", "R", track=f"t-{n}") for n in range(4))], bank.statistics
    )
    result = suggest(Answers(liking(bank, "R"), tracks=("smithy",)), bank, table)
    assert sum(one.role.track == "smithy" for one in result.suggestions) == 5


def test_family_probabilities_share_out_three_places(bank: FitBank, table: RoleTable) -> None:
    person = person_of(Answers(liking(bank, "C")), bank)
    families = rank_families(person, table, score_roles(person, table))
    assert sum(family.probability for family in families) == pytest.approx(3.0)


def test_a_role_with_a_flat_profile_is_suggested_to_nobody(bank: FitBank) -> None:
    flat = make_profile("flat", "R", interests=bank.statistics.interest_mean)
    away = make_profile("away", "R", track="elsewhere", interests=bank.statistics.interest_mean)
    table = RoleTable.of([flat, away, make_profile("smith", "R")], bank.statistics)
    for letters in ("R", "S", "RC"):
        result = suggest(Answers(liking(bank, letters)), bank, table)
        assert {one.role.slug for one in (*result.suggestions, *result.outside)} <= {"smith"}
    assert named(suggest(Answers(liking(bank, "R")), bank, table)) == ["smith"]


def test_a_named_job_is_not_crowded_out_by_its_family(bank: FitBank) -> None:
    cooks = [make_profile(f"cook-{n}", "R", track="kitchen") for n in range(5)]
    table = RoleTable.of([*cooks, make_profile("baker", "RE", track="kitchen")], bank.statistics)
    likes = liking(bank, "R")
    assert "baker" not in named(suggest(Answers(likes, tracks=("kitchen",)), bank, table))
    assert "baker" in named(suggest(Answers(likes, tracks=("kitchen",), jobs=("baker",)), bank, table))


def test_a_pick_from_elsewhere_uses_some_of_the_schooling_one_has(bank: FitBank) -> None:
    main = [make_profile(f"smith-{n}", "R", track=f"track-{n}") for n in range(7)]
    wash = [make_profile(f"wash-{n}", "S", track=f"wash-{n}", education=Education.NONE) for n in range(2)]
    teach = make_profile("teach", "S", track="teach", education=Education.ASSOCIATE)
    table = RoleTable.of([*main, *wash, teach], bank.statistics)

    def elsewhere(schooling: str) -> set[str]:
        conditions: dict[str, str | int] = {"schooling": schooling, "education": "more"}
        return {one.role.slug for one in suggest(Answers(liking(bank, "R"), {}, conditions), bank, table).outside}

    assert elsewhere("bachelor") == {"teach"}
    assert {"wash-0", "wash-1"} <= elsewhere("secondary")


def test_bands_follow_the_probability() -> None:
    assert [band_of(p) for p in (0.9, 0.6, 0.3, 0.1)] == list(Band)
    assert [band.rank for band in Band] == [3, 2, 1, 0]


def test_the_result_says_what_it_is_not(bank: FitBank, table: RoleTable) -> None:
    plain = result_to_dict(suggest(Answers(liking(bank, "E")), bank, table))
    assert "not a test of ability" in plain["notice"] and "hiring" in plain["notice"]
    assert plain["version"] == 2 and plain["clear"] is True
    for shown in plain["suggestions"]:
        assert sum(shown["parts"].values()) == pytest.approx(shown["score"], abs=0.003)


def test_clear_interests_under_many_conditions_are_not_called_interests_without_shape(
    bank: FitBank, table: RoleTable
) -> None:
    likings = {item.id: 5 if item.scale == "R" else 1 if item.scale in "SA" else 3 for item in bank.items}
    assert suggest(Answers(likings), bank, table).unclear is None
    conditions = {
        question.id: next((c.id for c in question.choices if c.then == "warn" and c.least), "")
        for question in bank.conditions
        if question.choices
    }
    hard: dict[str, str | int] = {id: choice for id, choice in conditions.items() if choice}
    hard |= {"experience": 0, "education": "secondary"}
    result = suggest(Answers(likings, conditions=hard), bank, table)
    assert result.unclear in (Unclear.LIMITED, Unclear.ALL_RULED_OUT)
    assert any("condition" in advice for advice in result.help)


def test_a_broken_limit_says_what_the_person_said_and_what_the_work_is(bank: FitBank) -> None:
    role = make_profile("surgeon", "I", years=6, education=Education.PROFESSIONAL, median_pay=40_000)
    table = RoleTable.of([role], bank.statistics)
    conditions: dict[str, str | int] = {
        "experience": 1, "education": "bachelor", "pay-floor": 50_000, "outdoors": "want",
    }  # fmt: skip
    broken = broken_limits(0, person_of(Answers(conditions=conditions), bank), table)
    assert {(one.said, one.role) for one in broken} == {
        ("1 year", "this work usually asks for 6 or more"),
        ("Four years of college", "this work usually takes a professional degree"),
        ("50,000 US dollars a year", "the middle pay of its category is 40,000 US dollars a year"),
        ("I want that", "this work has none of it"),
    }


@pytest.mark.parametrize("stated", [{}, {"education": "two-years"}], ids=["nothing stated", "two years of college"])
def test_where_nothing_is_clear_one_begins_with_what_one_can_enter(bank: FitBank, stated: dict[str, str]) -> None:
    far: dict[str, dict[str, object]] = {
        "chief": {"level": Level.EXECUTIVE, "education": Education.NONE},
        "head": {"level": Level.LEAD, "education": Education.NONE},
        "surgeon": {"education": Education.PROFESSIONAL},
        "manager": {"years": 6, "education": Education.NONE},
    }
    near: dict[str, dict[str, object]] = {
        "clerk": {"education": Education.SECONDARY},
        "aide": {"education": Education.CERTIFICATE},
        "helper": {"education": Education.NONE},
    }
    roles = [
        make_profile(f"{name}-{letter.lower()}", letter, f"track-{name}-{letter.lower()}", **other)
        for letter in "RIASEC"
        for name, other in {**far, **near}.items()
    ]
    table = RoleTable.of(roles, bank.statistics)
    result = suggest(Answers(dict.fromkeys(bank.norms.next_items(12, {}), 3), conditions=stated), bank, table)
    assert result.unclear is Unclear.FLAT
    assert len(result.starting_points) == 3
    begun = {point.suggestion.role.slug.split("-")[0] for point in result.starting_points}
    assert begun <= set(near)
