"""`careercli show ROLE`: the role page."""

# Annotations are evaluated where they stand: as texts, Typer would evaluate each three times at every start.

from typing import TYPE_CHECKING, Annotated

import typer

from careercli.cli.arguments import Area
from careercli.cli.completion import complete_one_role, complete_section
from careercli.cli.output import AsJson, Format, emit, envelope
from careercli.cli.session import Session, session_of
from careercli.errors import UsageError
from careercli.screens.sections import ALSO_CALLED, PLAIN_NAMES, SECTIONS

if TYPE_CHECKING:
    from careercli.catalog.role import Role
    from careercli.screens.market import Market
    from careercli.screens.role_parts import PageContext


def show(
    context: typer.Context,
    role: Annotated[
        list[str],
        typer.Argument(
            metavar="ROLE", help="A slug, title or alias, typos allowed.", autocompletion=complete_one_role
        ),
    ],
    section: Annotated[
        list[str] | None,
        typer.Option(
            "--section",
            "-s",
            help=f"Only this section (repeatable): {', '.join((*SECTIONS, *PLAIN_NAMES))}.",
            metavar="NAME",
            autocompletion=complete_section,
        ),
    ] = None,
    area: Area = None,
    full: Annotated[bool, typer.Option("--full", help="The whole page, not the five-minute view.")] = False,
    format: Annotated[
        Format | None, typer.Option("--format", "-f", help="Default: a page in a terminal, plain in a pipe.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Read what a role is really like: days, fit, skills, ways in, next moves, interview questions."""
    session = session_of(context)
    sections = _sections(section or [])
    page = session.catalogue.role(session.find_role(" ".join(role)))
    market = session.market(page.category, area)
    if as_json or format is Format.JSON:
        from careercli.catalog.codec import to_plain
        from careercli.cli.figures import UNITS, market_plain

        data = {**to_plain(page), "market": market_plain(market)}
        session.terminal.write(envelope("role", data, units=UNITS))
        return
    linked = page_context(session, page, market)
    if not (full or sections):
        from careercli.screens.role_brief import brief_document

        emit(session.terminal, brief_document(page, linked), format)
        return
    from careercli.screens.role_page import role_document

    document = role_document(page, linked, whole_answers="interview" in sections)
    emit(session.terminal, document.only(sections) if sections else document, format)


def page_context(session: Session, page: "Role", market: "Market | None") -> "PageContext":
    """The names behind a page's links, read from the catalogue."""
    from careercli.catalog.store import RoleFilter
    from careercli.screens.role_parts import PageContext

    catalogue = session.catalogue
    targets = [step.to for step in page.advancement] + [move.to for move in page.lateral]
    linked = [slug for slug in targets if slug] + list(page.related)
    leading_here = [slug for slug, kind in catalogue.moves_into(page.slug) if kind == "advancement"]
    rows = catalogue.rows_of([*linked, *leading_here])
    siblings = catalogue.rows(RoleFilter(tracks=(page.track,)))
    skills = [use.skill for use in page.skills.core] + [use.skill for use in page.skills.helpful]
    return PageContext(
        track_name=next((row.track_name for row in siblings), page.track),
        skill_names=catalogue.skill_names(skills),
        rows=rows,
        siblings=tuple(row for row in siblings if row.slug != page.slug),
        led_from=tuple(rows[slug] for slug in leading_here),
        origin=catalogue.origin(page.slug),
        market=market,
    )


def _sections(asked: list[str]) -> list[str]:
    """The sections that are meant, by their own names or the plain ones, each once."""
    if not asked:
        return []
    from careercli.catalog.problems import did_you_mean

    known = {**ALSO_CALLED, **PLAIN_NAMES, **{name: (name,) for name in SECTIONS}}
    found: list[str] = []
    for name in asked:
        typed = "-".join(name.casefold().replace("_", " ").split())
        if typed not in known:
            raise UsageError(
                f"no section {name!r}{did_you_mean(typed, known)}", hint=f"sections: {', '.join(SECTIONS)}"
            )
        found += known[typed]
    return list(dict.fromkeys(found))
