"""The page about the person: strengths in words with where each comes from, shortlist, plans, what to do next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from careercli.fit import MINUTES
from careercli.screens.document import (
    Block,
    Cell,
    Column,
    Commands,
    Document,
    Entries,
    Entry,
    Facts,
    Levels,
    Note,
    Paragraph,
    Section,
    Table,
    Words,
    join,
)
from careercli.screens.wording import INTEREST_WORDS, NATION, NOT_PUBLISHED, VALUE_WORDS, counted, pay_in
from careercli.values import value

if TYPE_CHECKING:
    from careercli.me.agenda import Action
    from careercli.me.model import Person, SavedPlan
    from careercli.me.strengths import Strength, Strengths

LEVEL_WORDS = (
    "not rated", "aware of it", "with help", "on your own", "leads and judges others' work", "known for it",
)  # fmt: skip
"""What the levels 0 to 5 of a skill mean."""

MOST_ACTIONS = 4

_GROUP_NAMES = {
    "people": "People", "communication": "Communication", "business": "Business",
    "sales-marketing": "Sales and marketing", "finance": "Finance", "data": "Data", "technology": "Technology",
    "design-arts": "Design and arts", "engineering": "Engineering", "science": "Science",
    "health-care": "Health care", "education-care": "Education and care", "law-safety": "Law and safety",
    "trades": "Trades", "logistics": "Logistics", "service": "Service",
}  # fmt: skip


@value
class Shortlisted:
    """A role on the shortlist: `median` pay of its category in dollars, in `place` (None: the nation); `verdict`
    how far it is (may be empty).
    """

    slug: str
    title: str
    level: str
    median: float | None
    verdict: str
    why: str
    since: date
    noted: bool
    place: str | None = None


@value
class MePage:
    """All that the page shows; `title` is that of the current role, `titles` those of every role named; own_words:
    the strengths the person picked in the quiz; place: whose pay was asked for.
    """

    person: Person
    today: date
    title: str
    titles: Mapping[str, str]
    strengths: Strengths
    skill_names: Mapping[str, str]
    shortlist: Sequence[Shortlisted]
    actions: Sequence[Action]
    file: str
    kept: bool
    own_words: Sequence[str] = ()
    place: str = ""


def me_document(page: MePage) -> Document:
    """The page of one person."""
    if page.person.is_empty:
        return _welcome(page)
    person = page.person
    years = f"{person.years:g} years of experience" if person.years is not None else ""
    sections: list[Section] = []
    strengths = _strengths(page)
    if strengths:
        sections.append(Section("strengths", "Your strengths", strengths))
    if page.shortlist:
        sections.append(Section("shortlist", "Shortlist", _shortlist(page)))
    if person.plans:
        sections.append(Section("plans", "Plans", (_plans(page),)))
    if page.actions:
        sections.append(Section("next", "What next", (_actions(page.actions[:MOST_ACTIONS], page.titles),)))
    if not page.kept:
        sections.append(Section("kept", "", (Note("With --no-save, nothing you do now is kept."),)))
    return Document(
        title="You",
        subtitle=join((page.title, person.education.label if person.education else "", years)),
        lines=(f"You hold: {', '.join(person.credentials)}",) if person.credentials else (),
        sections=tuple(sections),
    )


def _welcome(page: MePage) -> Document:
    start = (
        ("careercli fit", f"a quiz of about {MINUTES['standard']}: interests, values, roles that fit"),
        ("careercli me role ROLE", "where you work now: gaps and routes then start from you"),
        ("careercli me skills", "your skills with levels: then your own word counts, not what is typical"),
        ("careercli me save ROLE", "a shortlist, with notes beside it"),
        ("careercli me plan ROLE", "the gap to a role as steps you can check off"),
    )
    where = f"All of it would be in one file on this machine, readable by you alone: {page.file}"
    closing = where if page.kept else "With --no-save, nothing you do now is kept."
    return Document(
        title="You",
        intro=(
            Paragraph("Nothing is kept about you yet. What each of these would add:"),
            Commands(start),
            Note(closing),
        ),
    )


def _strengths(page: MePage) -> tuple[Block, ...]:
    found = page.strengths
    entries: list[Entry] = []
    for lead, strengths, words in (
        ("What draws you", found.interests, INTEREST_WORDS),
        ("What rewards you", found.values, VALUE_WORDS),
    ):
        if strengths:
            names = ", ".join(words.get(strength.name, strength.name) for strength in strengths)
            entries.append(Entry(lead, names, f"From {strengths[0].source}."))
    if found.strongest_skills:
        names = ", ".join(f"{_skill(s, page)} ({s.amount:g} of 5)" for s in found.strongest_skills)
        source = found.strongest_skills[0].source.partition("; ")[0]
        entries.append(Entry("Strongest skills", names, f"{source[:1].upper()}{source[1:]}."))
    if found.rarest_skills:
        first = found.rarest_skills[0]
        names = ", ".join(_skill(strength, page) for strength in found.rarest_skills)
        asked = first.source.partition("; ")[2]
        aside = f"{_skill(first, page)} is {asked}." if asked else f"From {first.source}."
        entries.append(Entry("Rare, and asked for where you want to go", names, aside))
    if page.own_words:
        entries.append(
            Entry("What you say you do well", "; ".join(page.own_words), "Your own words in the fit quiz.")
        )
    blocks: list[Block] = [Entries(tuple(entries))] if entries else []
    if found.missing:
        missing = "; ".join(found.missing)
        blocks.append(Note(f"{missing[:1].upper()}{missing[1:]}."))
    return tuple(blocks)


def _skill(strength: Strength, page: MePage) -> str:
    return page.skill_names.get(strength.name, strength.name)


def _shortlist(page: MePage) -> tuple[Block, ...]:
    measured = any(item.verdict for item in page.shortlist)
    columns = [Column("Role", tone="strong"), Column("Level", drop=2), Column("Category median", "right", drop=1)]
    if measured:
        columns.append(Column("From where you are"))
    columns.append(Column("", tone="muted", drop=3))
    rows: list[tuple[Cell, ...]] = []
    for item in page.shortlist:
        pay = NOT_PUBLISHED if item.median is None else f"${item.median:,.0f}"
        pay += f" {NATION}" if page.place and item.median is not None and item.place is None else ""
        cells: list[Cell] = [item.title, item.level, pay]
        if measured:
            cells.append(item.verdict or "where you are")
        cells.append("with a note" if item.noted else "")
        rows.append(tuple(cells))
    reasons = [item for item in page.shortlist if item.why]
    blocks: list[Block] = [Table(tuple(columns), tuple(rows))]
    if page.place:
        blocks.append(Note(pay_in(page.place)))
    if reasons:
        blocks.append(Facts(tuple((item.title, f"“{item.why}”") for item in reasons)))
    return tuple(blocks)


def _plans(page: MePage) -> Entries:
    return Entries(tuple(_plan(plan, page) for plan in page.person.plans))


def _plan(saved: SavedPlan, page: MePage) -> Entry:
    from careercli.me.plan_text import parse
    from careercli.screens.plan_page import plan_entry

    title = page.titles.get(saved.role, saved.role)
    return plan_entry(
        title, parse(saved.text), page.today, f"Called {saved.name}." if saved.name != saved.role else ""
    )


def _actions(actions: Sequence[Action], titles: Mapping[str, str]) -> Commands:
    return Commands(tuple(_command(action, titles) for action in actions))


def _command(action: Action, titles: Mapping[str, str]) -> tuple[str, str]:
    from careercli.me.agenda import Todo

    title = titles.get(action.about, action.about)
    commands = {
        Todo.FINISH_QUIZ: ("careercli fit", "go on with the quiz you left"),
        Todo.OVERDUE_STEP: (
            f"careercli me plan show {action.about}", f"step {action.number} has come due: {action.words}",
        ),
        Todo.PRACTICE: (
            f"careercli interview {action.about}", f"{counted(action.number, 'question')} of {title} come up again",
        ),
        Todo.NEXT_STEP: (f"careercli me plan show {action.about}", f"step {action.number} is next: {action.words}"),
        Todo.SET_ROLE: ("careercli me role ROLE", "say where you work now; gaps and routes start there"),
        Todo.RATE_SKILLS: ("careercli me skills", "rate your skills; then your own word counts"),
        Todo.TAKE_QUIZ: ("careercli fit", "the quiz: your interests and values, and roles that fit"),
        Todo.SAVE_ROLE: ("careercli me save ROLE", "begin a shortlist"),
        Todo.PLAN: (f"careercli me plan {action.about}", f"a plan for {title}"),
    }  # fmt: skip
    return commands[action.todo]


def skills_document(rows: Sequence[tuple[str, int]]) -> Document:
    """Skills with their levels, 0 for those not rated."""
    if not rows:
        return Document(
            title="Your skills",
            intro=(
                Paragraph("None is rated yet. Rated, they count in every gap, route and plan."),
                Commands(
                    (
                        ("careercli me skills", "tick through them in a terminal"),
                        ("careercli me add skill sql=3", "rate one from the command line"),
                    )
                ),
            ),
        )
    levels = Levels(tuple((name, level, LEVEL_WORDS[level]) for name, level in rows))
    rated = sum(level > 0 for _, level in rows)
    return Document(title="Your skills", subtitle=f"{rated} rated", intro=(levels,))


def group_name(group: str) -> str:
    """A group of the skill vocabulary as words."""
    return _GROUP_NAMES.get(group, group.replace("-", " ").capitalize())


def where_document(file: str, exists: bool, copies: Sequence[str], drafts: Sequence[str], saves: bool) -> Document:
    """Where the personal file is; copies and drafts are those left beside it."""
    facts: list[tuple[str, Words]] = [
        ("File", file),
        ("State", "there, readable by you alone" if exists else "not there yet"),
    ]
    if copies:
        facts.append(("Copies", ", ".join(copies)))
    if drafts:
        facts.append(("Drafts", ", ".join(drafts)))
    blocks: list[Block] = [Facts(tuple(facts))]
    words = (
        "Nothing of it leaves this machine. CAREERCLI_DATA_DIR names another folder; `me forget --all` deletes it."
    )
    blocks.append(Note(words if saves else "With --no-save, nothing you do now is kept."))
    return Document(intro=tuple(blocks))
