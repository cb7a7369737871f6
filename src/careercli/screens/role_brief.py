"""The five-minute view of a role: every question somebody in doubt comes with, each answered in a few lines.

The whole page (`role_page.py`) says the same at length. What is cut here is cut at the end of a sentence or of a
list, and the page says where the rest stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from careercli.catalog.role import CategoryMatch, Credential, CredentialNeed, Role, Statement
from careercli.catalog.sentences import first_sentence, sentences
from careercli.landscape.category import PaySpread
from careercli.screens.answers import cost_words, hours_words, rung_pay, schedule_words, way_words
from careercli.screens.document import (
    Block,
    Bullets,
    Commands,
    Document,
    Entry,
    Facing,
    Facts,
    Group,
    Heading,
    Mark,
    Note,
    Paragraph,
    Section,
    Span,
    Words,
    join,
)
from careercli.screens.figures import count, median, middle_half, openings, outlook_words
from careercli.screens.market import Market, category_words, main_reason
from careercli.screens.role_parts import PageContext, credential_name, lowered, shares, target, what_is_missing
from careercli.screens.wording import NOT_PUBLISHED, month, required_credentials, sentence, years

ROOM = {"signs": 90, "varies": 95, "change": 70, "moves": 75, "interview": 85}
"""Words that a part of the view may take; together they keep every page within 1,300. What finds no room is left to
the section that has it whole, and what is listed is named in any case.
"""


def brief_document(role: Role, context: PageContext) -> Document:
    """The five-minute view of one role."""
    missing = what_is_missing(role)
    sections = (
        Section("summary", "", (Paragraph(role.summary),)),
        Section("short", "In short", in_short(role, context.market)),
        Section("does", "What they do", (Bullets(role.does),)),
        Section("week", "The week", _week(role)),
        Section("fit", "Is this role right for you?", _fit(role)),
        Section("varies", "What varies from one employer to the next", _varies(role)),
        Section("skills", "Skills & Requirements", _skills(role, context)),
        Section("sits", "Where this role sits", _sits(role, context.market)),
        Section("change", "How this category is changing", _change(role, context.market)),
        Section("moves", "Where it can take you", _moves(role, context)),
        Section("interview", "Interview questions", _interview(role)),
        Section("related", "Related roles", _related(role, context)),
        Section("about", "Read on", (*((missing,) if missing else ()), *_read_on(role, context))),
    )
    return Document(
        title=role.title,
        subtitle=join((context.track_name, f"{role.level} level")),
        sections=tuple(section for section in sections if any(_says_something(block) for block in section.blocks)),
    )


def _says_something(block: Block) -> bool:
    return bool(block.lines if isinstance(block, Bullets) else block.items if isinstance(block, Facts) else True)


def in_short(role: Role, market: Market | None) -> tuple[Block, ...]:
    """Hours, way in, cost, pay at first and later, the commonest strain, what is changing."""
    items: list[tuple[str, Words]] = []
    if role.week is not None:
        items.append(("Hours", f"{sentence(hours_words(role.week))}; {schedule_words(role.week)}"))
    if role.start is not None:
        items.append(("Way in", sentence(way_words(role.start))))
        items.append(("Cost", f"{sentence(cost_words(role.start.cost))} in tuition and fees, before aid"))
    items += _pay(role, market)
    if role.fit.strains:
        items.append(("Think twice if", role.fit.strains[0].sign))
    if role.changing is not None:
        items.append(
            ("Changing", f"Less: {lowered(role.changing.less[0])}. More: {lowered(role.changing.more[0])}.")
        )
    return (Facts(tuple(items)),)


def _pay(role: Role, market: Market | None) -> list[tuple[str, Words]]:
    """Pay at first and later: the first and the last rung, of the place where one was asked for."""
    pay, where = paid_in(market)
    if pay is None or not pay.published:
        return []
    whose = {
        CategoryMatch.EXACT: "", CategoryMatch.CLOSE: "", CategoryMatch.BROADER: " (pay of the wider category)",
    }[role.category.match]  # fmt: skip
    if not role.ladder:
        return [("Pay", f"{sentence(middle_half(pay))} for the middle half{where}{whose}")]
    first, *_, last = role.ladder
    return [
        ("Pay at first", f"{rung_pay(first, pay)} as {lowered(first.rung)}{where}{whose}"),
        ("Pay later", f"{rung_pay(last, pay)} as {lowered(last.rung)}"),
    ]


def paid_in(market: Market | None) -> tuple[PaySpread | None, str]:
    """The pay spread that rungs are read from, and where that is: the place asked for if it is published there,
    else the nation, which is said.
    """
    if market is None:
        return None, ""
    local = market.local
    if local is None:
        return market.category.pay, ""
    if local.pay.published:
        return local.pay, f" in {local.place.name}"
    return market.category.pay, f" in the nation ({NOT_PUBLISHED} for {local.place.name})"


def _within(texts: Iterable[str], room: int, least: int = 1) -> int:
    """How many of the texts find room for their words, at least `least`."""
    count = used = 0
    for text in texts:
        used += len(text.split())
        if used > room and count >= least:
            break
        count += 1
    return count


def _week(role: Role) -> tuple[Block, ...]:
    return () if role.week is None else (Paragraph(first_sentence(role.week.place)), shares(role.week))


def _fit(role: Role) -> tuple[Block, ...]:
    def signs(statements: Sequence[Statement], plus: bool) -> tuple[Entry, ...]:
        told = [
            Entry(one.sign, first_sentence(one.because), mark="plus" if plus else "minus") for one in statements
        ]
        return tuple(told[: _within((f"{one.lead} {one.body}" for one in told), ROOM["signs"], 2)])

    thrives = sentences(role.fit.thrives)
    return (
        Paragraph((Span("People who thrive: ", "strong"), Span(" ".join(thrives[: _within(thrives, 45)])))),
        Facing(
            Group("It suits you if", signs(role.fit.suits, True), "good"),
            Group("It may wear you down if", signs(role.fit.strains, False), "caution"),
        ),
    )


def _varies(role: Role) -> tuple[Block, ...]:
    told = [(item.by, first_sentence(item.how)) for item in role.varies]
    count = _within((" ".join(pair) for pair in told), ROOM["varies"], 2)
    lines = tuple((Span(f"{by}: ", "strong"), Span(how)) for by, how in told[:count])
    rest = ", ".join(lowered(by) for by, _ in told[count:])
    return (Bullets((*lines, *(((Span("Also: ", "strong"), Span(f"{rest}.")),) if rest else ()))),)


def _skills(role: Role, context: PageContext) -> tuple[Block, ...]:
    def named(skills: Sequence[str]) -> str:
        return ", ".join(context.skill_name(skill) for skill in skills)

    needs = role.requirements
    core = sorted(role.skills.core, key=lambda use: -use.level)
    items: list[tuple[str, Words]] = [
        ("Stands on", named([use.skill for use in core])),
        ("Tools", ", ".join(role.skills.tools)),
        ("Education", sentence(needs.education.typical.label)),
        ("Experience", sentence(years(needs.experience.years))),
        ("Required", sentence(required_credentials(needs))),
    ]
    wanted = [credential_name(item) for item in _wanted(needs.credentials)]
    if wanted:
        items.append(("Welcome", "; ".join(wanted)))
    return (Facts(tuple(items)),)


def _wanted(credentials: Sequence[Credential]) -> list[Credential]:
    return [item for item in credentials if item.need is CredentialNeed.PREFERRED]


def _sits(role: Role, market: Market | None) -> tuple[Block, ...]:
    if market is None:
        return ()
    category = market.category
    items: tuple[tuple[str, Words], ...] = (
        ("Jobs", sentence(count(category.employment))),
        ("Median pay", sentence(median(category.pay))),
        ("Outlook", sentence(outlook_words(category))),
        ("Openings", sentence(openings(category))),
    )
    if market.local is not None:
        local = f"{sentence(median(market.local.pay))} in {market.local.place.name}"
        items = (*items[:2], ("Local median", local), *items[2:])
    return (category_words(role.category, category), Paragraph(first_sentence(role.category.note)), Facts(items))


def _change(role: Role, market: Market | None) -> tuple[Block, ...]:
    changing = role.changing
    if changing is None:
        return (Facts((("Outlook", sentence(outlook_words(market.category))),)),) if market is not None else ()
    half = ROOM["change"] // 2
    less, more = (tuple(tasks[: _within(tasks, half)]) for tasks in (changing.less, changing.more))
    items: list[tuple[str, Words]] = [
        ("Less", sentence("; ".join(map(lowered, less)))),
        ("More", sentence("; ".join(map(lowered, more)))),
        ("Beginners", first_sentence(changing.beginners)),
        ("As of", month(changing.as_of)),
    ]
    if market is not None and (why := main_reason(market.category)):
        items.append(("Why, by BLS", sentence(why)))
    return (Facts(tuple(items)),)


def _moves(role: Role, context: PageContext) -> tuple[Block, ...]:
    """Every move by name; what changes and what is missing while there is room."""
    up = [(target(role, step, context, years(step.years)), first_sentence(step.shift)) for step in role.advancement]
    across = [(target(role, move, context), first_sentence(move.gap)) for move in role.lateral]
    blocks: list[Block] = []
    kinds: tuple[tuple[str, Sequence[tuple[tuple[str, str], str]], Mark], ...] = (
        ("Advancement", up, "up"),
        ("Lateral moves, and what is missing for them", across, "side"),
    )
    for heading, moves, mark in kinds:
        count = _within((told for _, told in moves), ROOM["moves"], 0)
        lines = tuple(
            (Span(title, "strong"), Span(aside, "muted"), Span(f": {told}" if number < count else ""))
            for number, ((title, aside), told) in enumerate(moves)
        )
        if lines:
            blocks += [Heading(heading), Bullets(lines, mark)]
    return tuple(blocks)


def _interview(role: Role) -> tuple[Block, ...]:
    asks = [question.ask for question in role.interview]
    count = _within(asks, ROOM["interview"], 4)
    rest = len(asks) - count
    more = (Note(f"And {rest} more, with strong and weak answers, in `careercli show {role.slug} -s interview`."),)
    return (Bullets(tuple(asks[:count])), *(more if rest else ()))


def _related(role: Role, context: PageContext) -> tuple[Block, ...]:
    known = [context.rows[slug] for slug in role.related if slug in context.rows]
    blocks: list[Block] = []
    if known:
        blocks.append(Paragraph(", ".join(row.title for row in known)))
    if context.siblings:
        blocks += [
            Heading(f"View all {context.track_name} roles"),
            Paragraph(", ".join(row.title for row in context.siblings)),
        ]
    return tuple(blocks)


def _read_on(role: Role, context: PageContext) -> tuple[Block, ...]:
    name = role.slug
    commands = (
        (f"careercli show {name} --full", "the whole page"),
        (f"careercli show {name} -s day", "what it is really like"),
        (f"careercli tracks {role.track}", "the track as a ladder"),
    )
    sources = []
    if context.market is not None:
        category = context.market.category
        sources = [held.vintage for held in (category.pay, category.projection) if held is not None]
    official = f" Figures of the category: {'; '.join(sources)}." if sources else ""
    return (Commands(commands), Note(f"Written for this role, last reviewed {month(role.reviewed)}.{official}"))
