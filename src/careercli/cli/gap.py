"""`careercli gap FROM TO`: the difference between two roles, or between a person and a role."""

from __future__ import annotations

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
    from careercli.moves.gap import Gap
    from careercli.moves.graph import Move
    from careercli.moves.pay import PayChange

UNITS = {
    "distance": "points, the sum of the contributions of `terms`; 30 are a role whose core skills are all new",
    "effort": "the part of the distance that is skills, study and licenses",
    "contribution": "points: amount times weight",
    "missing": "levels that count as missing; a held skill of the same family counts half for it",
    "level": "1 aware, 2 with help, 3 on your own, 4 leads and judges others' work, 5 known for it; 0 not held",
    "interests": "1-7 (RIASEC)",
    "values": "1-7",
    "conditions": "1-5",
    "pay": "US dollars a year, official median of the category",
}
"""What the numbers of the envelopes of gap and route are in."""


def gap(
    context: typer.Context,
    roles: Annotated[
        list[str],
        typer.Argument(
            metavar="[FROM] TO",
            help="Two roles; one alone counts from where you are.",
            autocompletion=complete_role,
        ),
    ],
    area: Area = None,
    format: PageFormat = None,
    as_json: AsJson = False,
) -> None:
    """See what lies between two roles, or between you and one: skills, requirements, what would feel different."""
    session = session_of(context)
    if len(roles) > 2:
        raise UsageError(f"gap takes one or two roles, not {len(roles)}", hint="put longer titles in quotes")
    from careercli.cli.background import basis, gap_between, pay_between, pay_vintages, saving, start_of
    from careercli.moves.graph import RoleNode

    start = start_of(session, roles[0] if len(roles) == 2 else None)
    slug = session.find_role(roles[-1])
    if slug == start.slug:
        where = "named twice" if len(roles) == 2 else "your current role"
        raise UsageError(f"{slug} is {where}", hint="name the role to compare it with")
    page = session.catalogue.role(slug)
    node = RoleNode.from_role(page)
    left = None if start.slug is None else session.catalogue.role(start.slug)
    here = None if left is None else RoleNode.from_role(left)
    found = gap_between(session, start.background, left, page)
    place = pay_at(session, area, [part.soc for part in (here, node) if part is not None])
    pay = pay_between(session, here, node, place)
    if as_json or format is Format.JSON:
        data = {**gap_plain(found), "pay": None if pay is None else pay_plain(pay[0], place)}
        vintages = pay_vintages(session, [part.soc for part in (here, node) if part is not None])
        session.terminal.write(envelope("gap", data, units=UNITS, pay_vintages=vintages))
        return
    from careercli.screens.gap_page import GapContext, gap_document

    named = [skill.skill for skill in found.skills] + [skill.near for skill in found.skills if skill.near]
    names = session.catalogue.skill_names(named)
    document = gap_document(
        found,
        GapContext(
            page, names, basis(start, found), saving(session, start, slug),
            pay[0] if pay else None, pay[1] if pay else "", place.place.name if place is not None else "",
        ),
    )  # fmt: skip
    emit(session.terminal, document, format)


def gap_plain(gap: Gap) -> dict[str, Any]:
    """A gap with every term of its arithmetic, as plain JSON values."""
    from careercli.catalog.codec import to_plain

    return {
        "from": gap.start,
        "to": gap.to,
        "verdict": gap.verdict.value,
        "verdict_by_distance": gap.verdict.of(gap.distance).value,
        "described": None if gap.move is None else _move_plain(gap.move),
        "summary": gap.summary,
        "distance": round(gap.distance, 3),
        "effort": round(gap.effort, 3),
        "skills": [
            {
                **to_plain(skill), "standing": skill.standing.value, "levels": skill.levels,
                "missing": skill.missing,
            }
            for skill in gap.skills
        ],
        "requirements": to_plain(gap.requirements),
        "changes": to_plain(gap.changes),
        "terms": [{**to_plain(term), "contribution": round(term.contribution, 3)} for term in gap.terms],
    }  # fmt: skip


def _move_plain(move: Move) -> dict[str, Any]:
    """The step as a role page tells it: the page's own words."""
    return {
        "page": move.to if move.kind.value == "entry" else move.start,
        "kind": move.kind.value,
        "reason": move.reason,
        "missing": move.lacks or None,
        "years": None if move.years is None else list(move.years),
    }


def pay_plain(pay: PayChange, here: PlacePay | None) -> dict[str, Any]:
    """What category pay does, as plain JSON values; `place` is null for the nation's."""
    return {
        "direction": pay.direction.value, "before": pay.before, "after": pay.after, "dollars": pay.dollars,
        "place": here.place.name if here is not None and pay.local else None,
    }  # fmt: skip
