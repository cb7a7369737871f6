"""`careercli me note ROLE`: a note of one's own beside a role page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from careercli.cli.completion import complete_one_role
from careercli.cli.me.keeping import keep, write_own
from careercli.cli.session import Session, session_of
from careercli.errors import UsageError

if TYPE_CHECKING:
    from careercli.me.model import Person


def note(
    context: typer.Context,
    role: Annotated[list[str], typer.Argument(metavar="ROLE", help="A role.", autocompletion=complete_one_role)],
    text: Annotated[
        str | None, typer.Option("--text", "-t", help="Set the note to this text; - reads it from stdin.")
    ] = None,
    append: Annotated[
        str | None, typer.Option("--append", "-a", help="Add this as a new paragraph; - reads it from stdin.")
    ] = None,
    show: Annotated[bool, typer.Option("--show", help="Write the note to stdout.")] = False,
) -> None:
    """Write a note about a role in your editor (VISUAL or EDITOR). An empty note is taken away."""
    session = session_of(context)
    if sum((text is not None, append is not None, show)) > 1:
        raise UsageError("one of --text, --append and --show at a time")
    typed = " ".join(role)
    notes = session.person.notes
    slug = typed if typed in notes else session.find_role(typed)
    if show:
        _show(session, slug, notes.get(slug, ""))
    elif text is not None:
        body = _given(session, text)
        keep(session, lambda person: person.with_note(slug, body), _said(session, slug, body))
    elif append is not None:
        more = _given(session, append)
        keep(
            session,
            lambda person: _appended(person, slug, more),
            f"Added to your note about {session.title_of(slug)}",
        )
    else:
        _edit(session, slug, notes.get(slug, ""))


def _edit(session: Session, slug: str, before: str) -> None:
    from careercli.cli.drafting import discard, edited

    after, draft = edited(session, f"note-{slug}", before)
    if after == before:
        session.terminal.say("the note was left as it is", "muted")
    else:
        keep(session, lambda person: person.with_note(slug, after, opened=before), _said(session, slug, after))
    discard(draft)


def _show(session: Session, slug: str, text: str) -> None:
    if text:
        write_own(session, text)
    else:
        session.terminal.say(
            f"no note about {session.title_of(slug)}; `careercli me note {slug}` writes one", "muted"
        )


def _given(session: Session, text: str) -> str:
    if text != "-":
        return text
    from careercli.cli.given import given_text
    from careercli.me.folder import LARGEST

    return given_text(session, Path("-"), LARGEST)


def _appended(person: Person, slug: str, more: str) -> Person:
    before = person.notes.get(slug, "").rstrip()
    return person.with_note(slug, f"{before}\n\n{more}" if before else more)


def _said(session: Session, slug: str, text: str) -> str:
    return f"Your note about {session.title_of(slug)} is {'kept' if text.strip() else 'taken away'}"
