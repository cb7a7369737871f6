from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careercli.catalog.role import Education
from careercli.errors import NotFoundError
from careercli.landscape.category import Amount
from careercli.landscape.factors import EFFECTS, KINDS, industries, lead, reason
from careercli.landscape.refresh.factors import kind_of, oews_industry
from careercli.landscape.refresh.study import is_odd, weighted_quantile
from careercli.landscape.store import LocalFigures, NationalFigures
from careercli.landscape.study import CREDENTIALS, NATION, usual_outcome

ROLES = Path(__file__).parents[2] / "data" / "roles"


def borrowed() -> list[str]:
    """The category of every role page, a code a page."""
    found = []
    for path in sorted(ROLES.glob("*/*.yaml")):
        line = next(
            line for line in path.read_text(encoding="utf-8").splitlines() if line.strip().startswith("soc:")
        )
        found.append(line.split(":")[1].strip().strip("\"'"))
    return found


def test_most_roles_have_fields_of_study_with_figures(local: LocalFigures) -> None:
    told = [
        soc
        for soc in borrowed()
        if any(one.median.published for path in local.study_paths(soc) for one in path.study.at())
    ]
    assert len(told) >= 110


def test_every_role_has_reasons_or_is_said_to_have_none(national: NationalFigures) -> None:
    for soc in borrowed():
        factors = national.category(soc).factors
        assert factors is not None, soc
        for factor in factors.reasons:
            assert lead(factor) and reason(factor)


def test_reasons_are_our_own_words_for_each_direction() -> None:
    sentences = [text for pair in (*KINDS.values(), *EFFECTS.values()) for text in pair]
    assert len(set(sentences)) == len(sentences)
    assert not [text for text in sentences if text.endswith(".")]


def test_reasons_stand_by_the_jobs_concerned(national: NationalFigures) -> None:
    factors = national.category("43-4051").factors
    assert factors is not None
    jobs = [factor.jobs.value or 0.0 for factor in factors.reasons]
    assert jobs == sorted(jobs, reverse=True) and jobs[0] > 10_000
    falling = industries(factors.reasons, rising=False)
    assert falling and all(name for name, _ in falling)


@pytest.mark.parametrize(
    ("direction", "effect", "why", "kind"),
    [
        ("in", "demand", " as automation in manufacturing will increase demand for these workers.", "machines"),
        ("de", "productivity", " as AI tools let one person do more.", "ai"),
        ("in", "demand", " as the environmental rules are enforced.", "growth"),
        ("de", "demand", " as electric vehicles, which require less maintenance, grow in share.", "vehicles"),
        ("de", "capital", " as nothing in the vocabulary fits.", "equipment"),
    ],
)
def test_a_reason_goes_by_what_it_says_and_else_by_its_effect(
    direction: str, effect: str, why: str, kind: str
) -> None:
    assert kind_of(direction, effect, why) == kind


def test_owners_are_written_as_oews_writes_them() -> None:
    assert [oews_industry(code) for code in ("62210P", "62210S", "61110L", "5220A1", "722511")] == [
        "622105", "622102", "611103", "5220A1", "722511"
    ]  # fmt: skip


def test_marketing_is_studied_for_marketing_and_pharmacy_only_on_paper(local: LocalFigures) -> None:
    paths = local.study_paths("11-2021")
    assert [(path.study.field.title, path.odd) for path in paths[:2]] == [
        ("Marketing", False), ("Pharmacy, Pharmaceutical Sciences, and Administration", True)
    ]  # fmt: skip
    graduates = [path.study.graduates for path in paths]
    assert graduates == sorted(graduates, reverse=True)


def test_a_field_with_a_word_of_the_category_or_its_general_program_is_no_odd_way() -> None:
    many = {f"51.20{number:02d}" for number in range(1, 12)}
    assert is_odd("Marketing Managers", "Pharmacy", {"51.2011"}, many)
    assert not is_odd("Pharmacists", "Pharmacy", {"51.2011"}, many)
    assert not is_odd("General and Operations Managers", "Business", {"51.2001"}, many)
    assert not is_odd("Marketing Managers", "Pharmacy", set(list(many)[:4]), many)


def test_the_usual_way_is_the_typical_credential_with_most_graduates(local: LocalFigures) -> None:
    found = usual_outcome(local.study_paths("29-1141"), Education.ASSOCIATE)
    assert found is not None and found[1].credential == "Associate's Degree"
    assert usual_outcome(local.study_paths("29-1141"), Education.SECONDARY) is None


def test_outcomes_are_whole_figures_of_the_nation_and_states(local: LocalFigures) -> None:
    study = local.study_field("5138")
    assert {one.state for one in study.outcomes} > {NATION, "TX", "NY"}
    order = [CREDENTIALS.index(one.credential) for one in study.at("TX")]
    assert order == sorted(order)
    for one in study.outcomes:
        assert one.above <= one.compared <= one.programs and one.with_earnings <= one.programs
        if one.median.published:
            assert (one.p25.value or 0) <= (one.median.value or 0) <= (one.p75.value or 0)
        else:
            assert one.p25 == one.p75 == Amount()
    with pytest.raises(NotFoundError):
        local.study_field("0000")


@given(st.lists(st.tuples(st.floats(1, 1e6), st.integers(0, 50)), max_size=30), st.sampled_from([0.25, 0.5, 0.75]))
def test_a_weighted_quantile_is_that_of_every_graduate_counted_apart(
    values: list[tuple[float, int]], share: float
) -> None:
    apart = sorted(value for value, weight in values for _ in range(weight))
    found = weighted_quantile(values, share)
    if not apart:
        assert found is None
        return
    assert found is not None
    below = sum(value < found for value in apart)
    reached = sum(value <= found for value in apart)
    assert below < share * len(apart) + 1e-6 and reached >= share * len(apart) - 1e-6
