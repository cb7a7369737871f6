"""The gap page: what lies between where a person is and a role, skill by skill, and what would feel different."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from careercli.screens.document import (
    Block,
    Cell,
    Climbs,
    Column,
    Commands,
    Document,
    Entries,
    Entry,
    Heading,
    Note,
    Paragraph,
    Section,
    Span,
    Table,
    Words,
)
from careercli.screens.wording import INTEREST_WORDS, VALUE_WORDS, counted, years
from careercli.values import value

if TYPE_CHECKING:
    from careercli.catalog.role import Role
    from careercli.moves.gap import Change, Gap
    from careercli.moves.pay import PayChange
    from careercli.moves.skills import SkillGap

MOST_CHANGES = 8
"""Changes shown at most, largest first; JSON has all of them."""

_CONDITION_NAMES = {
    "people": "Contact with people", "pace": "Time pressure", "structure": "Set procedures",
    "physical": "Physical work", "outdoors": "Time outdoors", "travel": "Travel",
    "irregular_hours": "Odd hours and on call", "remote": "Working from home",
    "writing": "Reading and writing", "stakes": "Cost of a mistake",
}  # fmt: skip


@value
class GapContext:
    """What the page needs besides the gap: the role aimed at, skill names, whose levels these are, and pay.

    `basis` says on whose word the levels are held; `saving` what saving would add (both may be empty).
    `pay` is None where there are no figures, and of `place` where one was asked for and both are published there.
    """

    role: Role
    skill_names: Mapping[str, str]
    basis: str
    saving: str = ""
    pay: PayChange | None = None
    pay_vintage: str = ""
    place: str = ""


def gap_document(gap: Gap, context: GapContext) -> Document:
    """The gap as a page."""
    here = gap.start_title or "outside"
    return Document(
        title=f"From {here} to {gap.to_title}" if gap.start else f"What {gap.to_title} asks of you",
        subtitle=verdict_words(gap),
        intro=(Note(context.basis),) if context.basis else (),
        sections=(
            *_told(gap, context.role),
            Section("skills", "Skills", _skills(gap, context)),
            Section("requirements", "What stands in the way", _requirements(gap, context.role)),
            *_changes(gap),
            *_pay(context),
            Section("next", "Next", _next(gap, context)),
        ),
    )


def verdict_words(gap: Gap) -> Words:
    """The verdict with its grounds: `A real change: of 8 core skills 3 are there, 2 to raise, 3 new`."""
    return (Span(gap.verdict.value.capitalize(), "strong"), Span(f": {gap.core_words}"))


def _told(gap: Gap, role: Role) -> tuple[Section, ...]:
    """What the role pages say of this very step, in their own words; for a newcomer, the ways in."""
    move = gap.move
    if move is None:
        return ()
    if gap.start is None:
        ways = tuple(Entry(way.source, way.how, mark="side") for way in role.requirements.entry_routes)
        return (Section("described", "Ways in", (Entries(ways),)),)
    if move.lacks:
        entries = [
            Entry("What carries over", move.reason, mark="plus"),
            Entry("What is missing", move.lacks, mark="minus"),
        ]
    else:
        after = f", after {years(move.years)}" if move.years is not None else ""
        entries = [Entry(f"A step up{after}", move.reason, mark="up")]
    blocks: list[Block] = [Entries(tuple(entries))]
    if gap.verdict is not gap.verdict.of(gap.distance):
        words = "By the numbers alone it would be far apart. But people make this step, so it is not called that."
        blocks.append(Note(words))
    return (Section("described", f"What the page of {gap.start_title} says", tuple(blocks)),)


def _skills(gap: Gap, context: GapContext) -> tuple[Block, ...]:
    from careercli.moves.skills import Need, Standing

    reasons = {use.skill: use.why for use in context.role.skills.core}

    def rows(skills: list[SkillGap]) -> Climbs:
        ranked = sorted(skills, key=lambda skill: -skill.missing)
        return Climbs(tuple((_name(s.skill, context), s.held, s.asked, reason(s)) for s in ranked))

    def reason(skill: SkillGap) -> str:
        brought = f"Near: {_name(skill.near, context)}." if skill.near and not skill.held else ""
        return " ".join(part for part in (reasons.get(skill.skill, ""), brought) if part)

    wanting = [skill for skill in gap.skills if skill.standing is not Standing.HAVE]
    core = [skill for skill in wanting if skill.need is Need.CORE]
    blocks: list[Block] = []
    for heading, found in (
        ("New", [skill for skill in core if skill.standing is Standing.NEW]),
        ("New, but near something that is there", [skill for skill in core if skill.standing is Standing.NEAR]),
        ("To raise", [skill for skill in core if skill.standing is Standing.STRETCH]),
        ("Helps, and can be learned on the way", [skill for skill in wanting if skill.need is Need.HELPFUL]),
    ):
        if found:
            blocks += [Heading(heading), rows(found)]
    there = gap.standing(Standing.HAVE)
    if there:
        blocks += [
            Heading("There already"),
            Paragraph(", ".join(_name(skill.skill, context) for skill in there) + "."),
        ]
    if wanting:
        note = "+ is a level that is missing; five marks stand for level 5, known for it."
        if any(skill.near for skill in wanting):
            note += " Near is a skill of the same family; it counts half for the one that is missing."
        blocks.append(Note(note))
    return tuple(blocks)


def _name(skill: str, context: GapContext) -> str:
    return context.skill_names.get(skill, skill.replace("-", " ").capitalize())


def _requirements(gap: Gap, role: Role) -> tuple[Block, ...]:
    from careercli.moves.gap import RequirementKind

    if not gap.requirements:
        return (Paragraph("Nothing formal: no further degree, license or years are usually asked for."),)
    notes = {credential.name: credential.note for credential in role.requirements.credentials}
    entries = []
    for requirement in gap.requirements:
        note = {
            RequirementKind.DEGREE: role.requirements.education.note,
            RequirementKind.APPRENTICESHIP: role.start.note if role.start else "",
            RequirementKind.YEARS: role.requirements.experience.note,
        }.get(requirement.kind, notes.get(requirement.name, ""))
        entries.append(Entry(f"{requirement.words[:1].upper()}{requirement.words[1:]}", note, mark="minus"))
    return (Entries(tuple(entries)),)


def _changes(gap: Gap) -> tuple[Section, ...]:
    if not gap.changes:
        if gap.start is None:
            return ()
        same = "Little: interests, rewards and days are much alike."
        return (Section("changes", "What would feel different", (Paragraph(same),)),)
    rows: list[tuple[Cell, ...]] = []
    for change in gap.changes[:MOST_CHANGES]:
        more = "more" if change.after > change.before else "less"
        rows.append((more, change_name(change), f"{change.before:g}", f"{change.after:g}"))
    columns = (
        Column(""), Column("", wrap=True), Column("Now", "right"), Column("Then", "right"),
    )  # fmt: skip
    blocks: list[Block] = [Table(columns, tuple(rows))]
    left = len(gap.changes) - MOST_CHANGES
    more_words = f" {counted(left, 'smaller change')} not shown." if left > 0 else ""
    scales = {"interests": "interests and rewards run from 1 to 7", "conditions": "days from 1 to 5"}
    shown = {("interests" if c.scale == "values" else c.scale) for c in gap.changes[:MOST_CHANGES]}
    words = ", ".join(text for scale, text in scales.items() if scale in shown)
    blocks.append(Note(f"{words[:1].upper()}{words[1:]}.{more_words}"))
    return (Section("changes", "What would feel different", tuple(blocks)),)


def change_name(change: Change) -> str:
    """What changes, in words: `Time pressure`, `Helping and teaching`, `Reward: independence`."""
    if change.scale == "conditions":
        return _CONDITION_NAMES[change.name]
    if change.scale == "interests":
        words = INTEREST_WORDS[change.name]
        return f"{words[:1].upper()}{words[1:]}"
    return f"Reward: {VALUE_WORDS[change.name]}"


def _pay(context: GapContext) -> tuple[Section, ...]:
    if context.pay is None:
        return ()
    where = place_words(context.place, context.pay)
    blocks: tuple[Block, ...] = (Paragraph(f"{pay_words(context.pay)}{where}"), Note(context.pay_vintage))
    return (Section("pay", "Pay of the categories", blocks),)


def place_words(place: str, pay: PayChange) -> str:
    """Whether a change of pay is that of the place asked for, or the nation's for want of one there."""
    if not place:
        return ""
    return f" That is in {place}." if pay.local else f" That is in the nation: not published for both in {place}."


def pay_words(pay: PayChange) -> str:
    """What the category medians say, as a sentence."""
    words = f"{pay.words[:1].upper()}{pay.words[1:]}."
    if pay.before is not None and pay.after is not None and pay.dollars:
        return f"{words[:-1]}: ${pay.before:,.0f} to ${pay.after:,.0f}."
    return words


def _next(gap: Gap, context: GapContext) -> tuple[Block, ...]:
    commands = [(f"careercli me plan {gap.to}", "a plan that closes this gap, step by step")]
    if gap.start:
        commands.append((f"careercli route {gap.start} {gap.to}", "ways there in several steps"))
    else:
        commands.append((f"careercli route --to {gap.to}", "ways there in several steps"))
    commands.append((f"careercli interview {gap.to}", "practice its questions"))
    return (Commands(tuple(commands)), *((Note(context.saving),) if context.saving else ()))
