"""From a gap to a plan: what to do first for every skill, what would prove it, what takes long, whom to ask.

The result is Markdown cut into pieces (see `plan_text`): from then on it belongs to the person and is only
read, never written anew. Times are rules of thumb of this project for about four hours a week beside a job.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from careercli.catalog.role import Role, Skill
from careercli.me.advice import ADVICE, ANY, BASICS
from careercli.me.plan_text import Plan, parse
from careercli.moves.gap import Gap, RequirementGap, RequirementKind
from careercli.moves.skills import Need, SkillGap, Standing

WEEKS_TO_LEVEL: Mapping[int, int] = {1: 1, 2: 2, 3: 5, 4: 10, 5: 24}
"""Weeks from one level to the next, by the level reached: each takes about twice as long as the one before."""

_BASICS = 2  # up to this level one works with help: the basics are enough
_ALONE = 3  # up to this level one works alone; above it others rely on one
_AT_A_TIME = 2  # more than two things learned beside a job are none
_TAUGHT = (RequirementKind.APPRENTICESHIP, RequirementKind.DEGREE)  # what teaches the skills that it asks for
_REVIEW_WEEKS = (4, 12, 26, 52, 104)


def make_plan(gap: Gap, role: Role, today: date, *, vocabulary: Mapping[str, Skill] | None = None) -> Plan:
    """The plan that closes `gap` towards `role`, beginning on `today`.

    `vocabulary` maps skill id to the skill, for its name, meaning and family; without it the id is read as words.
    Requirements come first because they take longest, then core skills (most missing first) with dates, then
    helpful ones without.
    """
    words = _SkillWords(vocabulary or {})
    wanting = sorted(
        (skill for skill in gap.skills if skill.standing is not Standing.HAVE),
        key=lambda skill: (-skill.missing, -skill.levels),
    )
    missing = [skill for skill in wanting if skill.need is Need.CORE]
    helpful = [skill for skill in wanting if skill.need is Need.HELPFUL]
    spans = _schedule([_weeks(skill) for skill in missing])
    last_week = max((end for _, end in spans), default=0)
    lines = [
        *_opening(gap, role, today, last_week),
        *_requirements(gap.requirements, role),
        *_skills(missing, spans, role, today, words),
        *_later(helpful, words),
        *_people(gap, role),
        *_reviews(today, last_week),
        "## Notes",
        "",
        "<!-- Write here what you like. It is kept as you write it. -->",
    ]
    return parse("\n".join(lines) + "\n")


def _weeks(skill: SkillGap) -> int:
    return sum(WEEKS_TO_LEVEL[level] for level in range(int(skill.asked - skill.missing) + 1, skill.asked + 1))


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
    taught = next(
        (need for need in gap.requirements if need.kind in _TAUGHT and need.amount * 52 > last_week), None
    )
    if last_week and taught is not None:
        length = f"{taught.amount:g} year{'' if taught.amount == 1 else 's'}"
        where = "apprenticeship" if taught.kind is RequirementKind.APPRENTICESHIP else "studies"
        yield (
            f"Most of these skills are taught in the {where}, about {length}; the dates below are for a head "
            f"start, at four hours a week, {_AT_A_TIME} at a time: a rough guess, to be corrected at each review."
        )
    elif last_week:
        yield (
            f"The skills take about {_months(last_week)} at four hours a week, {_AT_A_TIME} at a time: "
            "a rough guess, to be corrected at each review."
        )
    else:
        yield "On paper no skill is missing; what is left is to find out, to apply, and to prepare."
    if gap.start_title and gap.move is None and role.start is not None and role.open_to_newcomers:
        yield (
            f"No job before it is needed: a newcomer begins here directly. `careercli route {gap.start} {gap.to}` "
            "tells how long that takes and what it costs."
        )
    elif gap.start_title and gap.move is None:
        yield (
            f"No role page tells this as one step: `careercli route {gap.start} {gap.to}` looks for stops on the "
            "way, and the first of them may deserve this plan's place."
        )
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
        length = f"{requirement.amount:g} years" if requirement.amount > 1 else "a year"
        if requirement.amount < 1:
            length = f"{max(1, round(requirement.amount * 12))} months"
        yield f"  - Time: about {length} full-time; part-time often twice as long{_cost(role)}"
    elif requirement.kind is RequirementKind.APPRENTICESHIP:
        yield "- [ ] An apprenticeship"
        yield from _why(role.start.note if role.start else role.requirements.education.note)
        yield "  - First: This week: find the programs near you and when they next take people."
        yield "  - Proof: A place in a program, then its certificate of completion."
        yield f"  - Time: about {requirement.amount:g} years, with pay from the first day"
    elif requirement.kind is RequirementKind.LICENCE:
        note = next((c.note for c in role.requirements.credentials if c.name == requirement.name), "")
        yield f"- [ ] {name}"
        yield from _why(note)
        yield "  - First: This week: find the issuing body's own page; note what it asks, when, and its fee."
        yield "  - Proof: The license or certificate in your name."
        yield "  - Time: a day for a first-aid card, months for an exam, a year or more for supervised hours"
    else:
        yield f"- [ ] About {requirement.amount:g} more years of {name}"
        yield from _why(role.requirements.experience.note)
        yield "  - First: This week: write down which of your years count already, and ask one manager who hires."
        yield "  - Proof: Dated work that a manager would recognize as this role's."
        yield f"  - Time: about {requirement.amount:g} years; the skills below can be learned meanwhile"


def _cost(role: Role) -> str:
    """What the way in costs by the role's own page, for the line that tells how long study takes."""
    if role.start is None or not role.start.cost[1]:
        return ""
    low, high = role.start.cost
    return f"; ${low:,} to ${high:,} in tuition and fees, before aid" if low else f"; up to ${high:,} in fees"


def _skills(
    missing: Sequence[SkillGap],
    spans: Sequence[tuple[int, int]],
    role: Role,
    today: date,
    words: _SkillWords,
) -> Iterator[str]:
    if not missing:
        return
    yield "## Skills"
    yield ""
    reasons = {skill.skill: skill.why for skill in role.skills.core}
    for skill, (first, last) in zip(missing, spans, strict=True):
        name = words.name(skill.skill)
        yield f"- [ ] {_step_words(skill, name)}"
        near = f" Near it you have {_inside(words.name(skill.near))}." if skill.near and not skill.held else ""
        yield from _why(f"{reasons.get(skill.skill, '')}{near}")
        when = "This week" if first == 1 else "To begin"
        yield f"  - First: {when}: {words.first(skill)}"
        yield f"  - Proof: {words.proof(skill)}"
        yield from _question(name, role)
        yield f"  - Time: weeks {first} to {last}"
        yield f"  - By: {(today + timedelta(weeks=last)).isoformat()}"
    yield ""


def _later(helpful: Sequence[SkillGap], words: _SkillWords) -> Iterator[str]:
    if not helpful:
        return
    yield "## Later, or on the job"
    yield ""
    for skill in helpful:
        yield f"- [ ] {_step_words(skill, words.name(skill.skill))}"
        yield from _why(words.meaning(skill.skill))
        yield f"  - First: {_sentence(words.first(skill))}"
    yield ""


def _step_words(skill: SkillGap, name: str) -> str:
    change = f"from level {skill.held} to {skill.asked}" if skill.held else f"new, to level {skill.asked}"
    return f"{_sentence(name)}: {change}"


class _SkillWords:
    """What a plan says about skills; the sentences of a family take turns, each with a count of its own."""

    def __init__(self, vocabulary: Mapping[str, Skill]) -> None:
        self._vocabulary = vocabulary
        self._turns: Counter[tuple[str, ...]] = Counter()

    def name(self, skill: str) -> str:
        known = self._vocabulary.get(skill)
        return _line(known.name if known else skill.replace("-", " "))

    def meaning(self, skill: str) -> str:
        known = self._vocabulary.get(skill)
        return known.definition if known else ""

    def first(self, skill: SkillGap) -> str:
        """One thing to do in one week."""
        kind = "further" if skill.held else "new"
        return self._next(skill, kind).format(skill=_inside(self.name(skill.skill)))

    def proof(self, skill: SkillGap) -> str:
        """What another person could look at: of a skill that is new, first that one can do it alone."""
        return self._next(skill, "alone" if skill.asked <= _ALONE or not skill.held else "relied_on")

    def _next(self, skill: SkillGap, part: str) -> str:
        known = self._vocabulary.get(skill.skill)
        own = ADVICE.get(known.group if known else "")
        sources = [BASICS] if skill.asked <= _BASICS else [ANY] if own is None else [own, ANY]
        sentences = tuple(sentence for source in sources for sentence in getattr(source, part))
        turn = self._turns[sentences]
        self._turns[sentences] += 1
        return str(sentences[turn % len(sentences)])


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
