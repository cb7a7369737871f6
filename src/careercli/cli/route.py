"""`careercli route FROM TO`: ways from one role to another, step by step."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from careercli.cli.arguments import Area
from careercli.cli.completion import complete_role
from careercli.cli.output import AsJson, Format, PageFormat, emit, envelope
from careercli.cli.places import pay_at
from careercli.cli.session import session_of
from careercli.errors import UsageError

if TYPE_CHECKING:
    from careercli.landscape.category import PlacePay
    from careercli.moves.route import Route, Routes


class Preference(StrEnum):
    """What makes a route good; the same words as `careercli.moves.route.Prefer`."""

    GAP = "gap"
    STEPS = "steps"
    PAY = "pay"


def route(
    context: typer.Context,
    roles: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FROM TO]", help="Where to start and where to go.", autocompletion=complete_role),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option("--to", help="Where to go from your own current role.", autocompletion=complete_role),
    ] = None,
    prefer: Annotated[
        Preference,
        typer.Option("--prefer", "-p", help="The least to learn, the fewest steps, or pay that never dips."),
    ] = Preference.GAP,
    best: Annotated[int, typer.Option("--limit", "-n", min=1, max=9, help="How many ways.")] = 3,
    area: Area = None,
    format: PageFormat = None,
    as_json: AsJson = False,
) -> None:
    """Find ways from one role to another: each step with its reason, years, gap and pay change."""
    session = session_of(context)
    start_text, goal_text = _ends(roles or [], to)
    from careercli.cli.background import basis, medians, pay_vintages, saving, start_of, steps_basis
    from careercli.moves.reading import StoredGraph
    from careercli.moves.route import Prefer, find_routes

    start = start_of(session, start_text)
    goal = session.find_role(goal_text)
    if goal == start.slug:
        raise UsageError(f"{goal} is where this route starts", hint="name another role to go to")
    catalogue = session.catalogue
    here = pay_at(session, area, catalogue.categories_in_use())
    found = find_routes(
        StoredGraph(catalogue), start.slug, goal, families=catalogue.skill_groups(), prefer=Prefer(prefer.value),
        medians=medians(session), local=None if here is None else here.medians, background=start.background,
        best=best,
    )  # fmt: skip
    if as_json or format is Format.JSON:
        from careercli.cli.gap import UNITS

        ways = (*found.routes, *found.alternatives)
        nodes = {node for way in ways for step in way.steps for node in (step.start, step.to) if node is not None}
        vintages = pay_vintages(session, [node.soc for node in nodes])
        session.terminal.write(envelope("route", routes_plain(found, here), units=UNITS, pay_vintages=vintages))
        return
    from careercli.screens.route_page import RouteContext, route_document

    titles = catalogue.rows_of([slug for slug in (start.slug, goal) if slug])
    page = RouteContext(
        start_title=titles[start.slug].title if start.slug else "outside",
        goal_title=titles[goal].title,
        track_names={count.track.slug: count.track.name for count in catalogue.tracks()},
        basis=basis(start) if start.slug is None else steps_basis(start),
        saving=saving(session, start, goal),
        place=here.place.name if here is not None else "",
    )
    emit(session.terminal, route_document(found, page), format)


def _ends(roles: list[str], to: str | None) -> tuple[str | None, str]:
    """What was typed for the start (None: from where the person is) and for the goal."""
    if to is not None and not roles:
        return None, to
    if to is None and len(roles) == 2:
        return roles[0], roles[1]
    if to is not None and len(roles) == 1:
        return roles[0], to
    if to is None and len(roles) == 1:
        raise UsageError("route from where, or to where?", hint=f"careercli route --to {roles[0]!r}, or FROM TO")
    hint = "careercli route FROM TO, or careercli route --to TO; put titles of several words in quotes"
    raise UsageError("route takes the role to start from and the role to go to", hint=hint)


def routes_plain(routes: Routes, here: PlacePay | None) -> dict[str, Any]:
    """Routes as plain JSON values, every step with its whole gap."""
    return {
        "from": None if routes.start == "outside" else routes.start,
        "to": routes.goal,
        "prefer": routes.prefer.value,
        "routes": [_route_plain(one, here) for one in routes.routes],
        "problem": routes.problem,
        "nearest": [
            {
                "slug": near.node.slug, "title": near.node.title, "steps": near.steps,
                "effort_left": round(near.left, 3), "verdict": near.verdict.value,
            }
            for near in routes.nearest
        ],
        "alternatives": [_route_plain(one, here) for one in routes.alternatives],
    }  # fmt: skip


def _route_plain(route: Route, here: PlacePay | None) -> dict[str, Any]:
    from careercli.cli.gap import gap_plain, pay_plain

    return {
        "effort": round(route.effort, 3),
        "years": list(route.years),
        "years_complete": route.years_complete,
        "licenses": list(route.licences),
        "cautions": list(route.cautions),
        "steps": [
            {
                "from": step.start.slug if step.start else None,
                "to": step.to.slug,
                "kind": step.kind.value,
                "reason": step.reason,
                "missing": step.move.lacks or None,
                "source": step.move.source or None,
                "years": None if step.years is None else list(step.years),
                "pay": pay_plain(step.pay, here),
                "gap": gap_plain(step.gap),
            }
            for step in route.steps
        ],
    }
