"""The role page: everything one role file says, designed to be read to the end."""

from __future__ import annotations

from careercli.catalog.role import CategoryMatch, Credential, Role, Start, Statement, Week
from careercli.screens.answers import (
    PAID_WORDS,
    ROUTE_WORDS,
    cost_words,
    hours_words,
    months_words,
    rung_pay,
    schedule_words,
    step_words,
)
from careercli.screens.document import (
    Block,
    Bullets,
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
from careercli.screens.market import Market, change, glance_facts, glance_note, sits, why_and_tasks
from careercli.screens.role_brief import in_short, paid_in
from careercli.screens.role_parts import PageContext, lead, shares
from careercli.screens.sections import SECTIONS as SECTIONS
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

SHOWN_ALIASES = 5
"""How many aliases the head of the page names; search and JSON know them all."""


def role_document(role: Role, context: PageContext, *, whole_answers: bool = False) -> Document:
    """The page of one role. `whole_answers` adds what strong and weak interview answers contain."""
    return Document(
        title=role.title,
        subtitle=join((context.track_name, f"{role.level} level")),
        lines=(_names(role),),
        sections=(
            Section("summary", "", (Paragraph(role.summary),)),
            Section("short", "In short", in_short(role, context.market)),
            Section("glance", "At a glance", _glance(role, context.market)),
            *_told("does", "What they do", _does(role)),
            *_told("week", "The week", _week(role.week)),
            Section("day", "What it is really like", tuple(Paragraph(text) for text in role.day_to_day)),
            *_told("start", "How you get in", _start(role.start)),
            *_told("ladder", "The rungs and their pay", _ladder(role, context.market)),
            Section("fit", "Is this role right for you?", _fit(role)),
            *_told("body", "What it does to you, and who leaves", _body(role)),
            Section("varies", "What varies from one employer to the next", (_varies(role),)),
            Section("skills", "Skills", _skills(role, context)),
            Section("requirements", "Requirements", _requirements(role)),
            *_sits(role, context.market),
            *_told("change", "How this category is changing", _change(role, context.market)),
            Section("moves", "Where it can take you", _moves(role, context)),
            Section("interview", "Interview questions", (_interview(role, whole_answers),)),
            *_told("try", "Try it, and ask somebody who does it", _try(role)),
            *_told("words", "Words you will hear, and who can help", _words(role)),
            Section("related", "Related roles", _related(role, context)),
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


def _told(key: str, title: str, blocks: tuple[Block, ...]) -> tuple[Section, ...]:
    """A section that a page may lack: nothing where there is nothing to say."""
    return (Section(key, title, blocks),) if blocks else ()


def _does(role: Role) -> tuple[Block, ...]:
    return (Bullets(role.does),) if role.does else ()


def _week(week: Week | None) -> tuple[Block, ...]:
    if week is None:
        return ()
    items: tuple[tuple[str, Words], ...] = (
        ("Hours", sentence(hours_words(week))),
        ("At the peak", week.hours.note),
        ("When", sentence(schedule_words(week))),
        ("Where", week.place),
    )
    return (Facts(items), shares(week))


def _start(start: Start | None) -> tuple[Block, ...]:
    if start is None:
        return ()
    items: tuple[tuple[str, Words], ...] = (
        ("Way in", sentence(ROUTE_WORDS[start.route])),
        ("Takes", sentence(months_words(start.months))),
        ("Costs", f"{sentence(cost_words(start.cost))} in tuition and fees, before aid"),
        ("Pay meanwhile", sentence(PAID_WORDS[start.paid])),
    )
    steps = tuple(
        Entry((Span(f"{number}. ", "strong"), Span(step_words(step.months), "muted")), step.do)
        for number, step in enumerate(start.steps, start=1)
    )
    return (Facts(items), Paragraph(start.note), Entries(steps))


def _ladder(role: Role, market: Market | None) -> tuple[Block, ...]:
    if not role.ladder:
        return ()
    pay, where = paid_in(market)
    entries = tuple(
        Entry(
            (Span(rung.rung, "strong"), Span(f"  {rung_pay(rung, pay)}{where}", "muted")),
            rung.trusted_with,
            mark="up",
        )
        for rung in role.ladder
    )
    blocks: list[Block] = [Entries(entries)]
    if market is not None and pay is not None:
        category = f"{market.category.title} ({market.category.soc})"
        words = f"Pay of the official category {category}, read off its percentiles"
        wider = ", which is wider than this role" if role.category.match is CategoryMatch.BROADER else ""
        blocks.append(Note(f"{words}{wider}. {pay.vintage}; employees only."))
    return tuple(blocks)


def _body(role: Role) -> tuple[Block, ...]:
    told = (("Body and mind: ", role.body), ("Who leaves: ", role.leaves))
    return tuple(Paragraph((Span(label, "strong"), Span(text))) for label, text in told if text)


def _try(role: Role) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for title, lines in (("In an evening or a weekend", role.try_it), ("Ask them", role.ask_them)):
        if lines:
            blocks += [Heading(title), Bullets(tuple(lines))]
    return tuple(blocks)


def _words(role: Role) -> tuple[Block, ...]:
    blocks: list[Block] = []
    if role.words:
        blocks.append(Entries(tuple(Entry(word.term, word.means) for word in role.words)))
    if role.groups:
        blocks += [Heading("Who can help"), Entries(tuple(Entry(one.name, one.good_for) for one in role.groups))]
    return tuple(blocks)


def _change(role: Role, market: Market | None) -> tuple[Block, ...]:
    blocks: list[Block] = []
    changing = role.changing
    if changing is not None:
        for title, tasks in (("Less of", changing.less), ("More of", changing.more)):
            blocks += [Heading(title), Bullets(tuple(tasks))]
        blocks.append(Paragraph((Span("For beginners: ", "strong"), Span(changing.beginners))))
        blocks.append(Note(f"Written for this role, as of {month(changing.as_of)}."))
    if market is not None:
        blocks += [Heading("The official figures of the category"), *change(market.category)]
        blocks += why_and_tasks(market.category)
    return tuple(blocks)


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
        Paragraph((Span("People who thrive: ", "strong"), Span(fit.thrives))),
        Facing(
            Group("It suits you if", statements(fit.suits, True), "good"),
            Group("It may wear you down if", statements(fit.strains, False), "caution"),
        ),
        Paragraph((Span("You have got it right when: ", "strong"), Span(fit.earned))),
    )


def _varies(role: Role) -> Entries:
    return Entries(tuple(Entry(item.by, item.how) for item in role.varies))


def _skills(role: Role, context: PageContext) -> tuple[Block, ...]:
    core = sorted(role.skills.core, key=lambda use: -use.level)
    helpful = sorted(role.skills.helpful, key=lambda use: -use.level)
    return (
        Heading("The work stands on"),
        Levels(tuple((context.skill_name(use.skill), use.level, use.why) for use in core)),
        Heading("Helps, and can be learned on the way"),
        Levels(tuple((context.skill_name(use.skill), use.level, "") for use in helpful)),
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
    where = f": {item.where}" if item.where else ""
    return Entry((Span(item.name, "strong"), Span(f"  {item.need}{where}", "muted")), item.note)


def _moves(role: Role, context: PageContext) -> tuple[Block, ...]:
    up = tuple(
        Entry(lead(role, step, context, years(step.years)), step.shift, mark="up") for step in role.advancement
    )
    side = tuple(
        Entry(lead(role, move, context), f"Carries over: {move.carries}", f"Missing: {move.gap}", mark="side")
        for move in role.lateral
    )
    blocks: list[Block] = [Heading("Advancement"), Entries(up), Heading("Lateral moves"), Entries(side)]
    if context.led_from:
        names = ", ".join(row.title for row in context.led_from)
        blocks.append(Paragraph((Span("People step up to this from: ", "muted"), Span(names))))
    return tuple(blocks)


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
        facts.append((f"All {context.track_name}", ", ".join(row.title for row in context.siblings)))
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
