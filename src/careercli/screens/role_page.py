"""The role page: everything one role file says, designed to be read to the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from careercli.catalog.role import Advancement, Credential, Lateral, Role, Statement
from careercli.catalog.store import RoleRow
from careercli.screens.document import (
    Block,
    Commands,
    Document,
    Entries,
    Entry,
    Facing,
    Facts,
    Group,
    Heading,
    Levels,
    Note,
    Paragraph,
    Section,
    Span,
    Strips,
    Words,
    join,
)
from careercli.screens.market import Market, change, glance_facts, glance_note, sits
from careercli.screens.wording import (
    KIND_WORDS,
    condition_words,
    leading_interests,
    leading_values,
    month,
    required_credentials,
    sentence,
    years,
)
from careercli.values import value

SECTIONS = (
    "summary", "glance", "day", "fit", "varies", "skills", "requirements", "sits", "change", "moves",
    "interview", "related", "about",
)  # fmt: skip
"""The names `--section` takes, in the order of the page."""


SHOWN_ALIASES = 5
"""How many aliases the head of the page names; search and JSON know them all."""


@value
class PageContext:
    """What a page needs besides the role: names for its links.

    `rows` maps every linked slug that exists to its row; `siblings` are the track's other roles; `led_from`
    are the roles that name this one as a step up; `origin` is the file of a personal role, else empty.
    """

    track_name: str
    skill_names: Mapping[str, str]
    rows: Mapping[str, RoleRow] = field(default_factory=dict)
    siblings: tuple[RoleRow, ...] = ()
    led_from: tuple[RoleRow, ...] = ()
    origin: str = ""
    market: Market | None = None


def role_document(role: Role, context: PageContext, *, whole_answers: bool = False) -> Document:
    """The page of one role. `whole_answers` adds what strong and weak interview answers contain."""
    return Document(
        title=role.title,
        subtitle=join((context.track_name, f"{role.level} level")),
        lines=(_names(role),),
        sections=(
            Section("summary", "", (Paragraph(role.summary),)),
            Section("glance", "At a glance", _glance(role, context.market)),
            Section("day", "What it is really like", tuple(Paragraph(text) for text in role.day_to_day)),
            Section("fit", "Is this role right for you?", _fit(role)),
            Section("varies", "What varies from one employer to the next", (_varies(role),)),
            Section("skills", "Skills", _skills(role, context)),
            Section("requirements", "Getting in", _requirements(role)),
            *_sits(role, context.market),
            *_change(context.market),
            Section("moves", "Where it can take you", _moves(role, context)),
            Section("interview", "What they ask", (_interview(role, whole_answers),)),
            Section("related", "Look further", _related(role, context)),
            Section("about", "About this page", (_about(role, context),)),
        ),
    )


def _names(role: Role) -> str:
    shown, rest = role.aliases[:SHOWN_ALIASES], len(role.aliases) - SHOWN_ALIASES
    if not shown:
        return ""
    return f"Also called {', '.join(shown)}" + (f" and {rest} more" if rest > 0 else "")


def _sits(role: Role, market: Market | None) -> tuple[Section, ...]:
    return (Section("sits", "Where this role sits", sits(role.category, market)),) if market is not None else ()


def _change(market: Market | None) -> tuple[Section, ...]:
    if market is None:
        return ()
    return (Section("change", "How this category is changing", change(market.category)),)


def _glance(role: Role, market: Market | None) -> tuple[Block, ...]:
    needs = role.requirements
    items = (
        ("Education", needs.education.typical.label),
        ("Experience", years(needs.experience.years)),
        ("Credentials", required_credentials(needs)),
        ("Interests", ", ".join(leading_interests(role.interests))),
        ("Rewards", ", ".join(leading_values(role.values))),
        ("Days", ", ".join(condition_words(role.conditions)) or "middling in every respect"),
    )
    own = tuple((label, sentence(text)) for label, text in items)
    if market is None:
        return (Facts(own),)
    return Strips(Facts(own, "This role"), glance_facts(market)), glance_note(role.category, market)


def _fit(role: Role) -> tuple[Block, ...]:
    def statements(items: tuple[Statement, ...], plus: bool) -> tuple[Entry, ...]:
        return tuple(Entry(item.sign, item.because, mark="plus" if plus else "minus") for item in items)

    fit = role.fit
    return (
        Paragraph(fit.thrives),
        Facing(
            Group("It suits you if", statements(fit.suits, True), "good"),
            Group("It may wear you down if", statements(fit.strains, False), "caution"),
        ),
        Paragraph((Span("You have got it right when: ", "strong"), Span(fit.earned))),
    )


def _varies(role: Role) -> Entries:
    return Entries(tuple(Entry(item.by, item.how) for item in role.varies))


def _skills(role: Role, context: PageContext) -> tuple[Block, ...]:
    def name(skill: str) -> str:
        return context.skill_names.get(skill, skill.replace("-", " ").capitalize())

    core = sorted(role.skills.core, key=lambda use: -use.level)
    helpful = sorted(role.skills.helpful, key=lambda use: -use.level)
    return (
        Heading("The work stands on"),
        Levels(tuple((name(use.skill), use.level, use.why) for use in core)),
        Heading("Helps, and can be learned on the way"),
        Levels(tuple((name(use.skill), use.level, "") for use in helpful)),
        Facts((("Tools", ", ".join(role.skills.tools)),)),
        Note("Levels: 1 aware, 2 with help, 3 on your own, 4 leads and judges others' work, 5 known for it."),
    )


def _requirements(role: Role) -> tuple[Block, ...]:
    needs = role.requirements
    blocks: list[Block] = [
        Entries(
            (
                Entry(f"Education: {needs.education.typical.label}", needs.education.note),
                Entry(f"Experience: {years(needs.experience.years)}", needs.experience.note),
                *(_credential(item) for item in needs.credentials),
            )
        ),
        Heading("Ways in"),
        Entries(tuple(Entry(route.source, route.how, mark="side") for route in needs.entry_routes)),
    ]
    return tuple(blocks)


def _credential(item: Credential) -> Entry:
    return Entry((Span(item.name, "strong"), Span(f"  {item.need}", "muted")), item.note)


def _moves(role: Role, context: PageContext) -> tuple[Block, ...]:
    def lead(move: Advancement | Lateral, detail: str) -> Words:
        row = context.rows.get(move.to or "")
        title = row.title if row else move.title or (move.to or "").replace("-", " ").title()
        elsewhere = row.track_name if row and row.track != role.track else ""
        return (Span(title, "strong"), *_aside((detail, elsewhere)))

    up = tuple(Entry(lead(step, years(step.years)), step.shift, mark="up") for step in role.advancement)
    side = tuple(
        Entry(lead(move, ""), f"Carries over: {move.carries}", f"Missing: {move.gap}", mark="side")
        for move in role.lateral
    )
    blocks: list[Block] = [Heading("Up"), Entries(up), Heading("Sideways"), Entries(side)]
    if context.led_from:
        names = ", ".join(row.title for row in context.led_from)
        blocks.append(Paragraph((Span("People step up to this from: ", "muted"), Span(names))))
    return tuple(blocks)


def _aside(parts: tuple[str, ...]) -> tuple[Span, ...]:
    shown = " · ".join(part for part in parts if part)
    return (Span(f"  {shown}", "muted"),) if shown else ()


def _interview(role: Role, whole_answers: bool) -> Entries:
    entries = []
    for question in role.interview:
        probes = (
            Span(f"{KIND_WORDS[question.kind].capitalize()}. ", "muted"),
            Span(f"Probes {_lowered(question.probes)}"),
        )
        answers: Words = ""
        if whole_answers:
            answers = f"Strong: {question.strong} Weak: {question.weak}"
        entries.append(Entry(question.ask, probes, answers))
    return Entries(tuple(entries))


def _lowered(text: str) -> str:
    """The text with a small first letter, unless its first word is an acronym or a name's initial `I`."""
    first = text.split(" ", 1)[0]
    return text if (len(first) > 1 and first[1].isupper()) or first == "I" else text[:1].lower() + text[1:]


def _related(role: Role, context: PageContext) -> tuple[Block, ...]:
    known = [context.rows[slug] for slug in role.related if slug in context.rows]
    facts: list[tuple[str, Words]] = []
    if known:
        facts.append(("Related", ", ".join(row.title for row in known)))
    if context.siblings:
        facts.append(("Same track", ", ".join(row.title for row in context.siblings)))
    commands = [
        (f"careercli show {role.slug} -s interview", "questions and answers"),
        (f"careercli tracks {role.track}", "the track as a ladder"),
        (f"careercli list --track {role.track}", "the track as a list"),
    ]
    if known:
        commands.insert(0, (f"careercli show {known[0].slug}", "a related role"))
    return (*((Facts(tuple(facts)),) if facts else ()), Commands(tuple(commands)))


def _about(role: Role, context: PageContext) -> Note:
    source = f" It comes from your own file {context.origin}." if context.origin else ""
    return Note(
        f"Two kinds of truth stand on it. Editorial, written for this one role, opinionated, last reviewed in "
        f"{month(role.reviewed)}: all prose, fit, skills, moves and questions; interests and conditions are "
        f"judgments that start from public figures. Official, of the wider category {role.category.soc}: whatever "
        f"names a source.{source}"
    )
