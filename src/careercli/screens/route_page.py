"""The route page: the best few ways from one role to another, each step with its reason and its price."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from careercli.screens.answers import cost_words, months_words, way_words
from careercli.screens.document import (
    Block,
    Column,
    Commands,
    Document,
    Entries,
    Entry,
    Facts,
    Note,
    Paragraph,
    Section,
    Span,
    Table,
    Words,
)
from careercli.screens.wording import NATION, counted, pay_in, years
from careercli.values import value

if TYPE_CHECKING:
    from careercli.moves.route import Route, Routes, Step

_PREFER_WORDS = {
    "gap": "least to learn first",
    "steps": "fewest steps first",
    "pay": "pay of the categories never dipping",
}

_IN_MONTHS = 24
"""A way that takes no longer is told in months."""


@value
class RouteContext:
    """What the page needs besides the routes: titles, whose skills count, and what saving would add.

    `start_title` is `outside` for a newcomer; `track_names` maps a track's slug to its name; `place`: whose pay was
    asked for.
    """

    start_title: str
    goal_title: str
    track_names: Mapping[str, str]
    basis: str
    saving: str = ""
    place: str = ""


def route_document(routes: Routes, context: RouteContext) -> Document:
    """The routes as a page; where there is none, why, and the nearest roles that can be reached."""
    sections: list[Section] = []
    if routes.routes:
        sections += _ways(routes.routes, context)
    else:
        problem = f"{(routes.problem or '')[:1].upper()}{(routes.problem or '')[1:]}."
        sections.append(Section("none", "", (Paragraph(problem),)))
        if routes.alternatives:
            sections += _ways(routes.alternatives, context)
        if routes.nearest:
            sections.append(Section("nearest", "As near as one comes", _nearest(routes)))
    sections.append(Section("next", "Next", _next(routes, context)))
    return Document(
        title=f"From {context.start_title} to {context.goal_title}",
        subtitle=_PREFER_WORDS[routes.prefer.value].capitalize(),
        intro=(Note(" ".join((context.basis, *_place(context)))),),
        sections=tuple(sections),
    )


def _place(context: RouteContext) -> tuple[str, ...]:
    if not context.place:
        return ()
    return (pay_in(context.place, "one of two is not"),)


def _ways(routes: Sequence[Route], context: RouteContext) -> list[Section]:
    sections = [_overview(routes, context)] if len(routes) > 1 else []
    for number, route in enumerate(routes, start=1):
        lead = f"{number}. " if len(routes) > 1 else ""
        title = f"{lead}{counted(len(route.steps), 'step')}{_years_words(route)}"
        sections.append(Section(f"way-{number}", title, tuple(_route(route, context))))
    return sections


def _overview(routes: Sequence[Route], context: RouteContext) -> Section:
    columns = (
        Column("", "right", "muted"), Column("Way", wrap=True), Column("Years", "right", drop=1),
        Column("Effort", "right"), Column("Hardest step", drop=2),
    )  # fmt: skip
    rows = []
    for number, route in enumerate(routes, start=1):
        way = " → ".join(step.to.title for step in route.steps)
        hardest = max(route.steps, key=lambda step: step.gap.distance).gap.verdict.value
        rows.append((str(number), way, _span(route), f"{route.effort:.0f}", hardest))
    note = "Effort: skills, study and licenses of all steps; 30 is a role whose core skills are all new."
    return Section("ways", "The ways", (Table(columns, tuple(rows)), Note(note)))


def _span(route: Route) -> str:
    low, high = route.months
    more = "" if route.years_complete else "+"
    if 0 < high < _IN_MONTHS:
        return f"{low}–{high} months{more}" if low < high else f"{counted(high, 'month')}{more}"
    low, high = route.years
    return f"{low}–{high}{more}" if high else "at once" if route.years_complete else "not given"


def _years_words(route: Route) -> str:
    if not route.months[1]:
        return ""
    untimed = {step.kind.value for step in route.steps if step.years is None}
    further = {"entry": " and the way in", "lateral": " and the steps sideways"}
    length = months_words(route.months) if route.months[1] < _IN_MONTHS else years(route.years)
    return f", about {length}{''.join(words for kind, words in further.items() if kind in untimed)}"


def _route(route: Route, context: RouteContext) -> list[Block]:
    blocks: list[Block] = [Entries(tuple(_step(step, context) for step in route.steps))]
    # Far steps and falling pay stand on the steps themselves; only a step back in level is said again.
    back = [caution for caution in route.cautions if " back to " in caution]
    if back:
        blocks.append(Note(" ".join(f"{text[:1].upper()}{text[1:]}." for text in back)))
    return blocks


def _step(step: Step, context: RouteContext) -> Entry:
    nation = f" {NATION}" if context.place and not step.pay.local else ""
    kind = step.kind.value
    track = context.track_names.get(step.to.track, step.to.track)
    elsewhere = track if step.start is None or step.start.track != step.to.track else ""
    detail = {"advancement": "a step up", "lateral": "sideways", "entry": "a way in"}[kind]
    if kind == "entry" and step.to.start is not None:
        way = step.to.start
        detail = "starting over" if step.starts_over else detail
        held = step.starts_over and way.route.value == "degree" and not step.gap.studies
        detail += f": {way_words(way)}" + (f", {cost_words(way.cost)} in fees" if way.cost[1] else "")
        detail += "; less with a degree already held" if held else ""
    elif step.move.years is not None:
        detail += f" after {years(step.move.years)}"
    lead: Words = (
        Span(step.to.title, "strong"),
        Span(f"  {' · '.join(part for part in (detail, elsewhere) if part)}", "muted"),
    )
    reason = step.reason
    if kind == "lateral":
        reason = f"Carries over: {step.reason} Missing: {step.move.lacks}"
    elif step.move.source:
        reason = f"From {step.move.source}: {step.reason}"
    return Entry(lead, reason, _price(step, nation), mark="up" if kind == "advancement" else "side")


def _price(step: Step, nation: str) -> str:
    """What the step costs: skills, what stands in the way, pay."""
    gap = step.gap
    parts = [gap.core_words, *(requirement.words for requirement in gap.requirements)]
    if step.start is not None:
        parts.append(_pay(step, nation))
    return f"{gap.verdict.value.capitalize()}: {'; '.join(parts)}."


def _pay(step: Step, nation: str) -> str:
    pay = step.pay
    if pay.direction.value == "same category":
        return "pay of the same category"
    if pay.dollars:
        return f"median pay of the category {'+' if pay.dollars > 0 else '−'}${abs(pay.dollars):,.0f}{nation}"
    return pay.words.removeprefix("not known: ")


def _nearest(routes: Routes) -> tuple[Block, ...]:
    facts = tuple(
        (near.node.title, f"{counted(near.steps, 'step')} away; from there {near.verdict.value}")
        for near in routes.nearest
    )
    return (Facts(facts), Note("No role file tells of the last step; it would be your own to find."))


def _next(routes: Routes, context: RouteContext) -> tuple[Block, ...]:
    first = routes.routes or routes.alternatives
    step = first[0].steps[0] if first else None
    target = step.to.slug if step is not None else routes.goal
    start = "" if routes.start == "outside" else routes.start
    gap = " ".join(part for part in ("careercli gap", start, target) if part)
    commands = [(gap, "the first step, skill by skill" if step is not None else "the whole gap, skill by skill")]
    commands.append((f"careercli me plan {target}", "a plan for it"))
    if routes.prefer.value != "pay" and routes.routes:
        where = f"{start} {routes.goal}" if start else f"--to {routes.goal}"
        commands.append((f"careercli route {where} --prefer pay", "only ways on which pay does not dip"))
    return (Commands(tuple(commands)), *((Note(context.saving),) if context.saving else ()))
