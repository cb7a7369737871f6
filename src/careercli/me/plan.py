"""From a gap to a plan: what to do first for every skill, what would prove it, what takes long, whom to ask.

The result is Markdown cut into pieces (see `plan_text`): from then on it belongs to the person and is only
read, never written anew. Times are rules of thumb of this project for about four hours a week beside a job.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from careercli.catalog.role import Role
from careercli.me.plan_text import Plan, parse
from careercli.moves.gap import Gap, RequirementGap, RequirementKind
from careercli.moves.skills import Need, SkillGap, Standing

WEEKS_TO_LEVEL: Mapping[int, int] = {1: 1, 2: 2, 3: 5, 4: 10, 5: 24}
"""Weeks from one level to the next, by the level reached: each takes about twice as long as the one before."""

_AT_A_TIME = 2  # more than two things learned beside a job are none
_REVIEW_WEEKS = (4, 12, 26, 52, 104)

# First actions and proofs by how far the skill has to come: the basics (to level 2), working alone (3), being
# relied on (4 and 5). Skills of one sort take turns, so that a plan does not say one thing nine times.
_FIRST_NEW = (
    (
        "two hours with one introduction to {skill}, then its first exercise, done and kept.",
        "ask somebody who uses {skill} to show it to you on their own work for half an hour.",
        "write five sentences on what {skill} is for in this job, then check them with somebody.",
    ),
    (
        "find one small real task that needs {skill}, and agree on the day you hand it over.",
        "choose one course or book on {skill} with exercises, and put its hours in your calendar.",
        "take something that exists and do its {skill} part again yourself; compare the two.",
    ),
    (
        "find the person near you who is best at {skill} and ask for one part of their next work.",
        "collect three good examples of {skill} and write beside each what makes it good.",
        "describe one piece of work where {skill} decides the outcome, and offer to take it on.",
    ),
)
_FIRST_STRETCH = (
    (
        "use {skill} once on purpose and note what you had to look up.",
        "do one thing again that you needed help with in {skill}, this time without help.",
    ),
    (
        "take one thing on your desk that {skill} would change; do it that way and show somebody.",
        "ask for a frank review of your last work that needed {skill}, and fix one thing it names.",
    ),
    (
        "take on a whole piece of work that leans on {skill}, and name a reviewer before you begin.",
        "offer to teach {skill}: one session, or the guide that your team lacks.",
        "ask to stand in for whoever carries {skill} on your team, for one piece of work.",
    ),
)
_PROOF = (
    (
        "One small piece, finished with help, that you can show.",
        "You explain in two minutes, without notes, what it is for and when it is not needed.",
    ),
    (
        "One piece of work, done alone, that somebody used.",
        "A before and an after, both yours, with a sentence on what changed.",
        "Somebody who does it daily looked your work over and would have let it pass.",
    ),
    (
        "A result with a number attached, in work that others relied on.",
        "A reviewer, named, who would say that you carried it.",
        "A decision that went your way because of it, written down with its reasons.",
        "Others come to you for it: people you taught, a guide in use, a talk you gave.",
    ),
)


def make_plan(gap: Gap, role: Role, today: date, *, skill_names: Mapping[str, str] | None = None) -> Plan:
    """The plan that closes `gap` towards `role`, beginning on `today`.

    `skill_names` maps skill id to the name shown; without it the id is read as words. Requirements come
    first because they take longest, then core skills (most missing first) with dates, then helpful ones without.
    """
    names = skill_names or {}
    wanting = sorted(
        (skill for skill in gap.skills if skill.standing is not Standing.HAVE), key=lambda skill: -skill.levels
    )
    missing = [skill for skill in wanting if skill.need is Need.CORE]
    helpful = [skill for skill in wanting if skill.need is Need.HELPFUL]
    spans = _schedule([_weeks(skill) for skill in missing])
    last_week = max((end for _, end in spans), default=0)
    lines = [
        *_opening(gap, role, today, last_week),
        *_requirements(gap.requirements, role),
        *_skills(missing, spans, role, today, names),
        *_later(helpful, names),
        *_people(gap, role),
        *_reviews(today, last_week),
        "## Notes",
        "",
        "<!-- Write here what you like. It is kept as you write it. -->",
    ]
    return parse("\n".join(lines) + "\n")


def _weeks(skill: SkillGap) -> int:
    return sum(WEEKS_TO_LEVEL[level] for level in range(skill.held + 1, skill.asked + 1))


def _schedule(weeks: Sequence[int]) -> list[tuple[int, int]]:
    """(first week, last week), from 1, for each length in turn, with a fixed number of lanes side by side."""
    free = [0] * _AT_A_TIME
    spans = []
    for length in weeks:
        lane = free.index(min(free))
        spans.append((free[lane] + 1, free[lane] + length))
        free[lane] += length
    return spans


def _opening(gap: Gap, role: Role, today: date, last_week: int) -> Iterator[str]:
    start = f" from {_line(gap.start_title)}" if gap.start_title else ""
    yield f"# Plan{start} to {_line(role.title)}"
    yield ""
    yield f"Made {today.isoformat()}. {_line(gap.summary)}"
    if last_week:
        yield (
            f"The skills take about {_months(last_week)} at four hours a week, {_AT_A_TIME} at a time: "
            "a rough guess, to be corrected at each review."
        )
    else:
        yield "On paper no skill is missing; what is left is to find out, to apply, and to prepare."
    yield ""
    yield "<!-- Yours to edit: add, move and delete lines as you like. A step is done when its box is [x]. -->"
    yield ""


def _requirements(requirements: Sequence[RequirementGap], role: Role) -> Iterator[str]:
    if not requirements:
        return
    yield "## Requirements"
    yield ""
    for requirement in requirements:
        yield from _requirement(requirement, role)
    yield ""


def _requirement(requirement: RequirementGap, role: Role) -> Iterator[str]:
    name = _line(requirement.name)
    if requirement.kind is RequirementKind.DEGREE:
        yield f"- [ ] {_sentence(name)}"
        yield from _why(role.requirements.education.note)
        yield "  - First: This week: ask three employers if they insist on it, and two programs about part-time."
        yield "  - Proof: The degree, or an employer's word that they hire without it."
        yield f"  - Time: about {requirement.amount:g} years full-time; part-time often twice as long"
    elif requirement.kind is RequirementKind.LICENCE:
        note = next((c.note for c in role.requirements.credentials if c.name == requirement.name), "")
        yield f"- [ ] {name}"
        yield from _why(note)
        yield "  - First: This week: find the issuing body's own page; write down conditions, next dates and fee."
        yield "  - Proof: The license or certificate in your name."
        yield "  - Time: allow 3 to 12 months, more where training hours are asked for; the issuing body knows"
    else:
        yield f"- [ ] About {requirement.amount:g} more years of {name}"
        yield from _why(role.requirements.experience.note)
        yield "  - First: This week: write down which of your years count already, and ask one manager who hires."
        yield "  - Proof: Dated work that a manager would recognize as this role's."
        yield f"  - Time: about {requirement.amount:g} years; the skills below can be learned meanwhile"


def _skills(
    missing: Sequence[SkillGap],
    spans: Sequence[tuple[int, int]],
    role: Role,
    today: date,
    names: Mapping[str, str],
) -> Iterator[str]:
    if not missing:
        return
    yield "## Skills"
    yield ""
    reasons = {skill.skill: skill.why for skill in role.skills.core}
    for turn, (skill, (first, last)) in enumerate(zip(missing, spans, strict=True)):
        name = _name(skill, names)
        yield f"- [ ] {_step_words(skill, name)}"
        yield from _why(reasons.get(skill.skill, ""))
        when = "This week" if first == 1 else "To begin"
        yield f"  - First: {when}: {_first(skill, turn).format(skill=_inside(name))}"
        yield f"  - Proof: {_in_turn(_PROOF[_stage(skill)], turn)}"
        yield from _question(name, role)
        yield f"  - Time: weeks {first} to {last}"
        yield f"  - By: {(today + timedelta(weeks=last)).isoformat()}"
    yield ""


def _later(helpful: Sequence[SkillGap], names: Mapping[str, str]) -> Iterator[str]:
    if not helpful:
        return
    yield "## Later, or on the job"
    yield ""
    for turn, skill in enumerate(helpful):
        name = _name(skill, names)
        yield f"- [ ] {_step_words(skill, name)}"
        yield f"  - First: {_sentence(_first(skill, turn).format(skill=_inside(name)))}"
    yield ""


def _step_words(skill: SkillGap, name: str) -> str:
    change = f"from level {skill.held} to {skill.asked}" if skill.held else f"new, to level {skill.asked}"
    return f"{_sentence(name)}: {change}"


def _name(skill: SkillGap, names: Mapping[str, str]) -> str:
    return _line(names.get(skill.skill, skill.skill.replace("-", " ")))


def _first(skill: SkillGap, turn: int) -> str:
    return _in_turn((_FIRST_STRETCH if skill.held else _FIRST_NEW)[_stage(skill)], turn)


def _stage(skill: SkillGap) -> int:
    return 0 if skill.asked <= 2 else min(skill.asked, 4) - 2


def _in_turn(sentences: Sequence[str], turn: int) -> str:
    return sentences[turn % len(sentences)]


def _question(skill: str, role: Role) -> Iterator[str]:
    """The interview question that presses on the skill, where one names it."""
    for question in role.interview:
        if skill.casefold() in f"{question.ask} {question.probes}".casefold():
            yield f"  - Ask: Could you answer this? {_line(question.ask)}"
            return


def _people(gap: Gap, role: Role) -> Iterator[str]:
    title = _line(role.title)
    yield "## People to talk to"
    yield ""
    yield f"- [ ] Somebody who works as {_a(title)}"
    varies = f" How does it change with {_inside(_line(role.varies[0].by))}?" if role.varies else ""
    yield f"  - Ask: What did last week really look like?{varies}"
    yield f"- [ ] Somebody who hires for it (the title may differ from {title})"
    yield "  - Ask: Would you see somebody with my background? What is the first thing missing?"
    if gap.start_title:
        yield f"- [ ] Somebody who was {_a(_line(gap.start_title))} and made this move"
        yield "  - Ask: Which of the gaps in this plan mattered, and which did nobody ask about?"
    for route in role.requirements.entry_routes[:1]:
        yield f"- [ ] Somebody who came in this way: {_line(route.source)}"
        yield "  - Ask: How did the first offer come about?"
    yield ""


def _reviews(today: date, last_week: int) -> Iterator[str]:
    yield "## Reviews"
    yield ""
    for week in _REVIEW_WEEKS:
        if week <= max(_REVIEW_WEEKS[1], last_week):
            yield f"- [ ] Review on {(today + timedelta(weeks=week)).isoformat()}"
            yield "  - Ask: What is proved, what is stuck, and do I still want this?"
    yield ""


def _why(note: str) -> Iterator[str]:
    if note.strip():
        yield f"  - Why: {_line(note)}"


def _line(text: str) -> str:
    """Text on one line: a line break from a role file would end the Markdown item."""
    return " ".join(text.split())


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _inside(name: str) -> str:
    """A name as it stands inside a sentence: without its capital, unless that is an abbreviation's."""
    return name if name[1:2].isupper() else f"{name[:1].lower()}{name[1:]}"


def _a(title: str) -> str:
    return f"{'an' if title[:1].lower() in 'aeiou' else 'a'} {title}"


def _months(weeks: int) -> str:
    return f"{weeks} weeks" if weeks < 9 else f"{round(weeks / 4.345)} months"
