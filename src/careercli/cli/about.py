"""`careercli about`: version, what is in it, sources and credits, where files live."""

from __future__ import annotations

import typer

import careercli
from careercli.cli.output import AsJson, Format, PageFormat, emit, envelope
from careercli.cli.session import session_of


def about(
    context: typer.Context,
    format: PageFormat = None,
    as_json: AsJson = False,
) -> None:
    """Show version, contents, sources and required credits, and where files live."""
    session = session_of(context)
    from careercli.screens.about import AboutFacts, about_document

    locations = session.locations
    tracks = session.catalogue.tracks()
    data = locations.compiled or locations.source
    facts = AboutFacts(
        version=careercli.__version__,
        roles=sum(count.total for count in tracks),
        tracks=len(tracks),
        skills=len(session.catalogue.skills()),
        data_folder=str(data),
        roles_folder=str(locations.roles(session.roles) or locations.config / "roles"),
        cache_folder=str(locations.cache),
        personal_folder=str(locations.personal),
    )
    if as_json or format is Format.JSON:
        from careercli.catalog.codec import to_plain

        session.terminal.write(envelope("about", to_plain(facts)))
        return
    emit(session.terminal, about_document(facts), format)
