"""A role in a small pane beside a list, and its pay beside a page: the first answers, drawn to little room."""

from __future__ import annotations

from dataclasses import replace

from careercli.catalog.role import CategoryMatch, Role, Rung
from careercli.catalog.sentences import first_sentence, sentences
from careercli.landscape.category import PaySpread, PayUnit
from careercli.screens.answers import cost_words, hours_words, rung_pay, schedule_words, way_words
from careercli.screens.document import (
    Block,
    Bullets,
    Document,
    Facts,
    Note,
    Paragraph,
    Section,
    Words,
    join,
)
from careercli.screens.figures import median, middle_half, openings, outlook_words, pay_picture, short_money
from careercli.screens.market import Market
from careercli.screens.role_brief import paid_in
from careercli.screens.wording import sentence


def preview_document(role: Role, track_name: str, market: Market | None, *, short: bool = False) -> Document:
    """What it is, hours, way in, the rungs with their pay. `short` is for a pane of half a dozen lines."""
    pay, where = paid_in(market)
    items = _week(role, short) + _way(role, short)
    if short:
        if paid := _first_and_last(role, pay):
            items.append(("Pay", f"{paid}{where}{_whose(role)}"))
        return Document(intro=(Paragraph(first_sentence(role.summary)), Facts(tuple(items))))
    sections = [Section("summary", "", (Paragraph(" ".join(sentences(role.summary)[:2])), Facts(tuple(items))))]
    if pay is not None and pay.published:
        rungs = tuple((rung.rung, rung_pay(rung, pay)) for rung in role.ladder)
        facts = Facts(rungs or (("Middle half", sentence(middle_half(pay))),))
        note = f"Pay{where}{_whose(role)}".strip()
        below = (Note(f"{note}."),) if note != "Pay" else ()
        sections.append(Section("pay", "Pay, rung by rung" if rungs else "Pay", (facts, *_picture(market), *below)))
    if role.does:
        sections.append(Section("does", "What they do", (Bullets(role.does),)))
    return Document(title=role.title, subtitle=join((track_name, f"{role.level} level")), sections=tuple(sections))


def paid_document(market: Market) -> Document:
    """The pay of a role's category, in the nation and in the place asked for, with its outlook and openings."""
    category, local = market.category, market.local
    items: list[tuple[str, Words]] = [("US median", _brief(category.pay))]
    if local is not None:
        items.append((local.place.name, _brief(local.pay)))
    facts = Facts(
        (*items, ("Outlook", sentence(outlook_words(category))), ("Openings", sentence(openings(category))))
    )
    return Document(sections=(Section("paid", "Pay of its category", (*_picture(market, legend=False), facts)),))


def _brief(pay: PaySpread | None) -> str:
    return sentence(median(pay))


def _picture(market: Market | None, *, legend: bool = True) -> tuple[Block, ...]:
    """The spread in the nation and, where it is published in the same unit, in the place."""
    if market is None or market.category.pay is None or not market.category.pay.published:
        return ()
    local = market.local
    rows = [("US", market.category.pay)]
    if local is not None and local.pay.published and local.pay.unit is market.category.pay.unit:
        rows.append(("Here", local.pay))
    picture = pay_picture(rows if len(rows) > 1 else [("", market.category.pay)])
    return () if picture is None else (replace(picture, legend=legend),)


def _week(role: Role, short: bool) -> list[tuple[str, Words]]:
    if role.week is None:
        return []
    hours = sentence(hours_words(role.week))
    return [("Hours", hours if short else f"{hours}; {schedule_words(role.week)}")]


def _way(role: Role, short: bool) -> list[tuple[str, Words]]:
    if role.start is None:
        return []
    way, cost = sentence(way_words(role.start)), cost_words(role.start.cost)
    return [("Way in", f"{way}; {cost}")] if short else [("Way in", way), ("Cost", sentence(cost))]


def _first_and_last(role: Role, pay: PaySpread | None) -> str:
    """Pay at first and later in one line; that of the middle half where no rungs are told."""
    if pay is None or not pay.published:
        return ""
    ends = [_in_little(rung, pay) for rung in (role.ladder[0], role.ladder[-1])] if role.ladder else []
    if ends and all(ends):
        return f"{ends[0]} at first, {ends[1]} later"
    return f"{sentence(middle_half(pay))} for the middle half"


def _in_little(rung: Rung, pay: PaySpread) -> str:
    """The band of a rung as `$90k to $132k`; empty where it is not published in full."""
    low, high = (pay.at(percentile) for percentile in rung.pay)
    if low.value is None or high.value is None:
        return ""
    more = "+" if high.at_or_above else ""
    hourly = " an hour" if pay.unit is PayUnit.HOURLY else ""
    return f"{short_money(low.value, pay.unit)} to {short_money(high.value, pay.unit)}{more}{hourly}"


def _whose(role: Role) -> str:
    return " (of the wider category)" if role.category.match is CategoryMatch.BROADER else ""
