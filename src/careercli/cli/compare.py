"""`careercli compare A B [C D]`: roles side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from careercli.cli.arguments import Area
from careercli.cli.completion import complete_role
from careercli.cli.output import AsJson, Format, PageFormat, emit, envelope
from careercli.cli.session import Session, session_of
from careercli.errors import UsageError

if TYPE_CHECKING:
    from careercli.screens.document import Document

MOST_ROLES = 4


def compare(
    context: typer.Context,
    roles: Annotated[
        list[str], typer.Argument(metavar="ROLE...", help="Two to four roles.", autocompletion=complete_role)
    ],
    area: Area = None,
    format: PageFormat = None,
    as_json: AsJson = False,
) -> None:
    """Set two to four roles side by side: what sets them apart, pay, outlook, days, skills."""
    session = session_of(context)
    if not 2 <= len(roles) <= MOST_ROLES:
        raise UsageError(f"compare takes 2 to {MOST_ROLES} roles, not {len(roles)}")
    slugs = [session.find_role(role) for role in roles]
    if len(set(slugs)) < len(slugs):
        raise UsageError("the same role is named twice", hint=", ".join(slugs))
    if as_json or format is Format.JSON:
        from careercli.catalog.codec import to_plain
        from careercli.cli.figures import UNITS, market_plain

        pages = [session.catalogue.role(slug) for slug in slugs]
        markets = [session.market(page.category, area) for page in pages]
        data = [
            {**to_plain(page), "market": market_plain(market)} for page, market in zip(pages, markets, strict=True)
        ]
        session.terminal.write(envelope("comparison", data, units=UNITS))
        return
    emit(session.terminal, comparison(session, slugs, area), format)


def comparison(session: Session, slugs: Sequence[str], area: str | None = None) -> Document:
    """Two to four roles side by side, by their slugs; pay in `area` too where one is named."""
    from careercli.screens.compare_page import Side, compare_document

    pages = [session.catalogue.role(slug) for slug in slugs]
    rows = session.catalogue.rows_of(slugs)
    markets = [session.market(page.category, area) for page in pages]
    sides = [
        Side(
            page,
            rows[page.slug].track_name,
            None if market is None else market.category,
            None if market is None else market.local,
        )
        for page, market in zip(pages, markets, strict=True)
    ]
    skills = session.catalogue.skill_names([use.skill for page in pages for use in page.skills.core])
    return compare_document(sides, skills)
