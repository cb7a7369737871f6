"""`careercli me history`: the quizzes taken, and what moved between them."""

from __future__ import annotations

import typer

from careercli.cli.output import AsJson, Format, PageFormat, emit, envelope
from careercli.cli.session import session_of


def history(
    context: typer.Context,
    format: PageFormat = None,
    as_json: AsJson = False,
) -> None:
    """The fit quizzes you finished, and what moved between them by more than its error."""
    session = session_of(context)
    from careercli.me.history import history as history_of

    past = history_of(session.person)
    if as_json or format is Format.JSON:
        from careercli.catalog.codec import to_plain

        quizzes = [{**to_plain(one), "taken": one.taken.isoformat()} for one in past]
        session.terminal.write(envelope("history", {"quizzes": quizzes}))
        return
    from careercli.screens.history_page import history_document

    tracks = {count.track.slug: count.track.name for count in session.catalogue.tracks()}
    emit(session.terminal, history_document(past, tracks), format)
