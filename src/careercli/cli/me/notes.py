"""`careercli me note ROLE`: a note of one's own beside a role page."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
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
    role: Annotated[
        list[str],
        typer.Argument(
            metavar="ROLE [TEXT]",
            help="A role; a text in quotes behind it is kept at once.",
            autocompletion=complete_one_role,
        ),
    ],
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
    notes = session.person.notes
    quoted = None
    if text is None and append is None and not show:
        role, quoted = _parted(session, role, notes)
    typed = " ".join(role)
    slug = typed if typed in notes else session.find_role(typed)
    if quoted is not None and slug in notes:  # which of two things is meant cannot be told; one would lose a note
        raise UsageError(
            f"there is a note about {session.title_of(slug)}; --append adds to it, --text takes its place",
            hint=f"careercli me note {slug} --append {shlex.quote(quoted)}",
        )
    text = quoted if text is None else text
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


def _parted(session: Session, words: list[str], notes: Mapping[str, str]) -> tuple[list[str], str | None]:
    """The words of the role, and a text that stands behind them in quotes.

    Raises UsageError, with the line to type, where words that are no part of the role stand behind it unquoted.
    """
    catalogue, whole = session.catalogue, " ".join(words)
    if len(words) < 2 or whole in notes or catalogue.slug_called(whole) is not None:
        return words, None
    if any(letter.isspace() for letter in words[-1].strip()):
        return words[:-1], words[-1]
    found = session.find(whole, related=False)
    if found.certain and not found.understood.aside:
        return words, None
    for end in range(len(words) - 1, 0, -1):
        slug = catalogue.slug_called(" ".join(words[:end]))
        if slug is not None:
            raise UsageError(
                f"no role is called {whole!r}; --text sets the text of a note",
                hint=f"careercli me note {slug} --text {shlex.quote(' '.join(words[end:]))}",
            )
    return words, None


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
