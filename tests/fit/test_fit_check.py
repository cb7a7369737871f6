from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest

from careercli.catalog.role import Role
from careercli.errors import UsageError
from careercli.fit.answers import Answers
from careercli.fit.bank import FitBank
from careercli.fit.check import CheckSession, CheckStage
from careercli.fit.explain import explain
from careercli.fit.profile import RoleProfile
from careercli.fit.table import RoleTable
from careercli.fit.verdict import Verdict, verdict_of
from fit.fit_world import make_profile

SKILLS = {"dough": "Dough handling", "ovens": "Oven work"}


def check(role: Role, bank: FitBank, **conditions: str | int) -> CheckSession:
    return CheckSession(role, bank, SKILLS, {id.replace("_", "-"): a for id, a in conditions.items()})


def answered(session: CheckSession, given: Mapping[str, int | str]) -> Verdict:
    """Go through the whole check, answering what is named (step id with dots and dashes as in the page)."""
    while session.step.stage is not CheckStage.RESULT:
        session = session.answer(given[session.step.id]) if session.step.id in given else session.skip()
    return verdict_of(session)


def test_the_check_asks_statements_conditions_skills_and_requirements(role: Role, bank: FitBank) -> None:
    steps = check(role, bank).steps
    assert [s.stage for s in steps if s.number == 1] == list(CheckStage)
    texts = [step.text for step in steps]
    assert "You need your evenings." in texts and "Dough handling" in texts
    assert any("Food handler card (required)" in text for text in texts)
    assert steps[1].progress == "2 of 2" and steps[-1].progress == ""


def test_conditions_known_from_the_quiz_are_not_asked_again(role: Role, bank: FitBank) -> None:
    ids = {step.id for step in check(role, bank).steps}
    fewer = {step.id for step in check(role, bank, irregular_hours="never").steps}
    assert ids - fewer == {"condition.irregular-hours"}


def test_only_conditions_of_the_work_itself_are_asked(role: Role, bank: FitBank) -> None:
    ids = {step.id for step in check(role, bank).steps}
    assert "condition.physical" in ids
    assert not ids & {"condition.education", "condition.schooling", "condition.in-school", "condition.pay-floor"}


def test_a_person_it_suits_is_told_where_they_agree(role: Role, bank: FitBank) -> None:
    verdict = answered(
        check(role, bank, physical="want"),
        {"suits.0": 5, "suits.1": 4, "strains.0": 1, "strains.1": 2, "skill.dough": "have"},
    )
    assert verdict.agreements[0].text == "You like to finish what you start."
    assert verdict.agreements[0].because == "A batch left halfway is thrown away."
    assert any("Not you, and that helps: You need your evenings." in point.text for point in verdict.agreements)
    assert any(point.step == "condition.physical" for point in verdict.agreements)
    assert not verdict.tensions and "agree" in verdict.headline
    assert verdict.skills["have"] == ("Dough handling",)


def test_the_tensions_people_quit_over_come_first_and_lead_to_questions(role: Role, bank: FitBank) -> None:
    verdict = answered(
        check(role, bank, irregular_hours="never"),
        {"suits.0": 1, "suits.1": 4, "strains.0": 5, "strains.1": 4, "need.credential.0": "no"},
    )
    assert [point.step for point in verdict.tensions] == [
        "condition.irregular-hours",
        "need.credential.0",
        "strains.0",
    ]
    assert verdict.tensions[1].text == "The work requires this, and you do not have it: Food handler card."
    assert "people leave this work over" in verdict.headline
    asked = {question.whom: question.ask for question in verdict.find_out}
    assert "schedule" in asked["the hiring manager"]
    assert "Bedtime is at five" in asked["someone doing this job now, and someone who left it"]
    assert "Food handler card" in asked["whoever issues it"]
    assert verdict.requirements == ("Food handler card: not met",)


def test_the_interview_presses_where_the_person_is_weak(role: Role, bank: FitBank) -> None:
    verdict = answered(check(role, bank), {"strains.0": 5, "skill.dough": "not-yet", "suits.0": 4, "suits.1": 3})
    asked = [press.question.ask for press in verdict.interview]
    assert asked == [
        "What time do you go to bed on a Saturday?",
        "This dough has risen for an hour in a cold kitchen. What now?",
    ]
    assert "Dough handling" in verdict.interview[1].why


def test_missing_most_core_skills_is_a_tension(role: Role, bank: FitBank) -> None:
    verdict = answered(check(role, bank), {"skill.dough": "not-yet", "skill.ovens": "not-yet"})
    assert "2 of its 2 core skills" in verdict.tensions[0].text


def test_missing_schooling_and_experience_are_named(role: Role, bank: FitBank) -> None:
    from careercli.catalog.role import Education, EducationNeed, ExperienceNeed

    trained = replace(
        role,
        requirements=replace(
            role.requirements,
            education=EducationNeed(Education.ASSOCIATE, "A two-year course."),
            experience=ExperienceNeed((2, 4), "In a bakery."),
        ),
    )
    session = check(trained, bank)
    texts = [step.text for step in session.steps]
    assert "Do you have an associate degree?" in texts
    assert "Do you have the 2 to 4 years of related experience usually asked for?" in texts
    verdict = answered(session, {"need.education": "no", "need.experience": "under-way"})
    assert verdict.requirements == ("Associate degree: not met", "Related experience (2-4 years): under way")
    assert any(question.ask.startswith("Whom did you last hire") for question in verdict.find_out)


def test_with_next_to_nothing_answered_it_says_so(role: Role, bank: FitBank) -> None:
    verdict = answered(check(role, bank), {"suits.0": 5})
    assert not verdict.enough and "Too little" in verdict.headline


def test_neutral_answers_are_not_turned_into_a_verdict(role: Role, bank: FitBank) -> None:
    verdict = answered(check(role, bank), {"suits.0": 3, "suits.1": 3, "strains.0": 3, "strains.1": 3})
    assert "neither" not in verdict.headline and "either way" in verdict.headline
    assert not verdict.agreements and not verdict.tensions


def test_with_the_quiz_it_adds_what_the_quiz_says(role: Role, bank: FitBank) -> None:
    table = RoleTable.of([RoleProfile.from_role(role, 36_000), make_profile("other", "S")], bank.statistics)
    likes = {id: 5 if bank.item_by_id[id].scale == "R" else 2 for id in bank.norms.next_items(12, {})}
    explanation = explain("night-baker", Answers(likes), bank, table)
    verdict = verdict_of(check(role, bank), explanation)
    assert verdict.quiz[0].startswith("By your quiz answers this role is:")
    assert any(line.startswith("For it: ") for line in verdict.quiz)
    assert verdict_of(check(role, bank)).quiz == ()


def test_back_skip_and_resume_keep_the_answers(role: Role, bank: FitBank) -> None:
    session = check(role, bank).answer(4).answer(2).back()
    assert session.current_answer == 2
    saved = json.loads(json.dumps(session.to_dict()))
    assert check(role, bank).resumed(saved) == session
    assert session.skip().back().current_answer is None
    assert check(role, bank).back().position == 0
    end = session
    while end.step.stage is not CheckStage.RESULT:
        end = end.skip()
    assert end.skip() == end
    with pytest.raises(UsageError):
        end.answer(3)


def test_answers_to_statements_that_changed_shape_are_left_out(role: Role, bank: FitBank) -> None:
    saved = {
        "format": 1,
        "role": "night-baker",
        "position": 999,
        "answers": {"suits.0": 4, "suits.9": 4, "skill.dough": "maybe"},
    }
    session = check(role, bank).resumed(saved)
    assert session.answers == {"suits.0": 4} and session.step.stage is CheckStage.RESULT


@pytest.mark.parametrize("plain", [None, {}, {"format": 1, "role": "other", "answers": {}, "position": 0}])
def test_another_roles_save_is_refused(role: Role, bank: FitBank, plain: object) -> None:
    with pytest.raises(UsageError, match="cannot be resumed"):
        check(role, bank).resumed(plain)


@pytest.mark.parametrize("value", [0, 6, "yes", True])
def test_a_statement_takes_a_rating_and_nothing_else(role: Role, bank: FitBank, value: int | str) -> None:
    with pytest.raises(UsageError):
        check(role, bank).answer(value)


def test_a_check_goes_on_at_its_question_when_a_quiz_has_answered_some_meanwhile(role: Role, bank: FitBank) -> None:
    session = check(role, bank)
    while session.step.stage is not CheckStage.SKILLS:
        session = session.skip()
    later = check(role, bank, physical="fine", irregular_hours="fine").resumed(session.to_dict())
    assert later.position < session.position
    assert later.step.id == session.step.id
