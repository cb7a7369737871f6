from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careercli.catalog.role import Education, Skill
from careercli.errors import NotFoundError
from careercli.me.advice import ADVICE, ANY, BASICS
from careercli.me.plan import WEEKS_TO_LEVEL, make_plan
from careercli.me.plan_text import Plan, parse, render
from careercli.moves.gap import gap
from careercli.moves.graph import RoleNode
from me.me_factory import TODAY
from moves.moves_factory import bakery, make_question, make_role

ROLES = {role.slug: role for role in bakery()}
SKILLS = Path(__file__).parents[2] / "data" / "skills.yaml"
GROUP = re.compile(r"# [a-z-]+: ")


def plan_for(start: str, to: str) -> Plan:
    found = gap(RoleNode.from_role(ROLES[start]), RoleNode.from_role(ROLES[to]))
    law = Skill("hygiene-law", "Hygiene law", "law-safety", "What an inspector may ask.")
    return make_plan(found, ROLES[to], TODAY, vocabulary={law.id: law})


def test_every_gap_is_a_step_with_a_first_action_a_proof_and_a_date() -> None:
    plan = plan_for("baker", "head-baker")
    skills = [step for step in plan.steps if step.detail("Proof") and step.due]
    assert [step.words for step in skills] == [
        "Leading: new, to level 3",
        "Kneading: from level 2 to 4",
        "Timing: from level 2 to 4",
    ]
    for step in skills:
        assert (step.detail("First") or "").startswith(("This week: ", "To begin: "))
        assert step.detail("Why")
    assert skills[0].detail("Time") == "weeks 1 to 8"
    assert skills[0].due == date(2027, 1, 18)


def test_first_actions_and_proofs_are_those_of_the_skills_own_line_of_work() -> None:
    steps = {step.words: step for step in plan_for("baker", "food-inspector").steps}
    law, writing = steps["Hygiene law: new, to level 4"], steps["Writing: new, to level 3"]
    assert "statute, standard or order that hygiene law rests on" in (law.detail("First") or "")
    assert "a supervisor accepted unchanged" in (law.detail("Proof") or "")
    assert "real task that needs writing" in (writing.detail("First") or "")


def test_every_family_of_skills_has_words_of_its_own() -> None:
    groups = {line.split(":")[0][2:] for line in SKILLS.read_text("utf-8").splitlines() if GROUP.match(line)}
    assert groups == set(ADVICE)


def test_every_sentence_of_advice_reads_as_one() -> None:
    for advice in (*ADVICE.values(), ANY, BASICS):
        for first in (*advice.new, *advice.further):
            assert first.format(skill="x").endswith((".", "?"))
            assert first[0].islower()
            assert "{skill}" in first
        for proof in (*advice.alone, *advice.relied_on):
            assert proof.endswith(".")
            assert proof[0].isupper()


def test_a_plan_does_not_say_the_same_first_thing_twice_running() -> None:
    to = make_role("to", core={f"skill-{n}": 4 for n in range(6)})
    vocabulary = {f"skill-{n}": Skill(f"skill-{n}", f"Skill {n}", "trades", "") for n in range(6)}
    plan = make_plan(gap(None, RoleNode.from_role(to)), to, TODAY, vocabulary=vocabulary)
    firsts = [(step.detail("First") or "").partition("skill")[0] for step in plan.steps if step.due]
    assert len(set(firsts[:5])) == 5


def test_what_is_near_is_named_and_shortens_the_time() -> None:
    start, to = make_role("start", core={"baking": 4}), make_role("to", core={"pastry": 4})
    vocabulary = {name: Skill(name, name.title(), "service", "") for name in ("baking", "pastry")}
    families = dict.fromkeys(vocabulary, "service")
    found = gap(RoleNode.from_role(start), RoleNode.from_role(to), families=families)
    step = make_plan(found, to, TODAY, vocabulary=vocabulary).steps[0]
    assert step.detail("Why") == "pastry holds the day together. Near it you have baking."
    assert step.detail("Time") == f"weeks 1 to {WEEKS_TO_LEVEL[3] + WEEKS_TO_LEVEL[4]}"


def test_a_move_that_no_page_tells_points_to_the_stops_on_the_way() -> None:
    assert "`careercli route baker food-inspector`" in render(plan_for("baker", "food-inspector"))


def test_at_most_two_skills_are_learned_at_a_time_and_none_waits_needlessly() -> None:
    spans = [
        tuple(map(int, (step.detail("Time") or "").removeprefix("weeks ").split(" to ")))
        for step in plan_for("baker", "head-baker").steps
        if (step.detail("Time") or "").startswith("weeks")
    ]
    weeks = WEEKS_TO_LEVEL
    assert spans == [(1, weeks[1] + weeks[2] + weeks[3]), (1, weeks[3] + weeks[4]), (9, 8 + weeks[3] + weeks[4])]


def test_degree_licence_and_years_come_with_lead_times_and_before_the_skills() -> None:
    text = render(plan_for("baker", "food-inspector"))
    assert text.index("## Requirements") < text.index("## Skills") < text.index("## People to talk to")
    steps = {step.words: step for step in plan_for("baker", "food-inspector").steps}
    assert steps["Bachelor's degree"].detail("Time") == "about 4 years full-time; part-time often twice as long"
    assert "months for an exam" in (steps["Food Safety License"].detail("Time") or "")
    assert steps["About 2 more years of related experience"].detail("Why") == "In a kitchen."
    assert "Hygiene law: new, to level 4" in steps


def test_people_to_talk_to_and_reviews_are_in_the_plan() -> None:
    plan = plan_for("baker", "head-baker")
    words = [step.words for step in plan.steps]
    assert "Somebody who was a Baker and made this move" in words
    assert "Somebody who came in this way: a kitchen job" in words
    assert "Review on 2026-12-21" in words
    assert [step.words for _, step in plan.due_by(date(2026, 12, 21))] == ["Review on 2026-12-21"]


def test_a_skill_is_tied_to_the_interview_question_that_presses_on_it() -> None:
    role = make_role("cook", core={"sauces": 2}, interview=(make_question("How do you rescue\n Sauces?"),))
    (step, *_) = make_plan(gap(None, RoleNode.from_role(role)), role, TODAY).steps
    assert step.detail("Ask") == "Could you answer this? How do you rescue Sauces?"


def test_without_a_gap_the_plan_says_so_and_still_sends_one_to_people() -> None:
    plan = plan_for("baker", "baker")
    assert "On paper no skill is missing" in render(plan)
    assert "## Skills" not in render(plan)
    assert plan.steps[0].words == "Somebody who works as a Baker"


levels = st.dictionaries(st.sampled_from(["sql", "sugar-work", "c"]), st.integers(1, 5))


@settings(max_examples=60)
@given(levels, levels, st.sampled_from(Education), st.text(max_size=30))
def test_a_plan_read_back_is_the_same_plan(
    held: dict[str, int], asked: dict[str, int], education: Education, licence: str
) -> None:
    role = make_role("goal", core=asked, education=education, licences=[f"Card {licence}"], years=(3, 5))
    plan = make_plan(gap(None, RoleNode.from_role(role), skills=held), role, TODAY)
    assert parse(render(plan)) == plan
    for number in range(1, len(plan.steps) + 1):
        checked = plan.check(number)
        assert parse(render(checked)) == checked
        assert checked.progress[0] == 1
        assert checked.check(number, done=False) == plan


pieces = st.sampled_from(
    [
        *("- [ ] a", "* [x] b", "1. [X] c", "  - [ ] d", "- [ ]", "-[ ] no", "```", "~~~", "<!--", "-->"),
        *("<!-- c -->", "  - First: go", "\tBy: 2027-01-05", "", " ", "# Title", "text", "    code", "- plain"),
        *("\x0b", "\u2028"),
    ]
)
texts = st.lists(st.tuples(pieces | st.text(max_size=8), st.sampled_from(["\n", "\r\n", "\r"]))).map(
    lambda lines: "".join(line + end for line, end in lines)
)


@settings(max_examples=300)
@given(texts, st.booleans())
def test_no_text_loses_a_character(text: str, cut: bool) -> None:
    text = text.rstrip("\n") if cut else text
    plan = parse(text)
    assert render(plan) == text
    assert parse(render(plan)) == plan


@settings(max_examples=200)
@given(texts, st.data())
def test_checking_a_step_changes_one_character_only(text: str, data: st.DataObject) -> None:
    plan = parse(text)
    if not plan.steps:
        return
    number = data.draw(st.integers(1, len(plan.steps)))
    before, after = plan.check(number, done=False), plan.check(number)
    changed = [(a, b) for a, b in zip(render(before), render(after), strict=True) if a != b]
    assert len(changed) == 1
    assert parse(render(after)) == after
    assert after.steps[number - 1].done


def test_a_plan_edited_by_hand_keeps_comments_order_and_unknown_lines_and_is_still_tracked() -> None:
    text = (
        "# My way up\r\n<!-- - [ ] not a step -->\n\n"
        "* [x] Ask for a Saturday shift\n    \n"
        "> a remark\n- [ ] Learn lamination\n  - First: watch Rosa\n  a line of my own\n"
        "  - By: by 2027-02-30 or 2027-03-01\n"
        "```\n- [ ] nor this\n```\n2) [ ] 50% hydration?  \nthe end without a line break"
    )
    plan = parse(text)
    assert [(step.words, step.done) for step in plan.steps] == [
        ("Ask for a Saturday shift", True),
        ("Learn lamination", False),
        ("50% hydration?", False),
    ]
    assert plan.title == "My way up"
    assert plan.steps[1].detail("First") == "watch Rosa"
    assert plan.steps[1].due == date(2027, 3, 1)
    assert plan.progress == (1, 3)
    assert plan.next_step() == (2, plan.steps[1])
    assert render(plan.check(2)) == text.replace("- [ ] Learn", "- [x] Learn")
    assert plan.check(2).check(3).next_step() is None


def test_a_step_that_is_not_there_is_refused_with_the_numbers_that_are() -> None:
    with pytest.raises(NotFoundError, match="no step 9") as caught:
        parse("- [ ] one\n").check(9)
    assert caught.value.hint == "its steps are 1 to 1"
    with pytest.raises(NotFoundError):
        parse("nothing").check(1)


def test_helpful_skills_come_later_without_a_date_and_sentences_take_turns() -> None:
    role = make_role("cook", core=dict.fromkeys("abcd", 4), helpful={"e": 2, "API design": 2})
    plan = make_plan(gap(None, RoleNode.from_role(role)), role, TODAY)
    steps = {step.words: step for step in plan.steps}
    assert steps["E: new, to level 2"].due is None
    assert "API design" in (steps["API design: new, to level 2"].detail("First") or "")
    core = [steps[f"{name}: new, to level 4"] for name in "ABCD"]
    assert len({step.detail("Proof") for step in core}) == 4
    text = render(plan)
    assert text.index("## Skills") < text.index("## Later, or on the job") < text.index("## People to talk to")
