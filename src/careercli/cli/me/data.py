"""`careercli me export`, `import` and `forget`: taking everything out, bringing it in, and deleting it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from careercli.cli.completion import complete_part
from careercli.cli.me.keeping import keep, write_own
from careercli.cli.output import in_ascii
from careercli.cli.session import Session, session_of
from careercli.errors import UsageError

if TYPE_CHECKING:
    from careercli.me.model import Person


class ExportFormat(StrEnum):
    """How an export is written."""

    MARKDOWN = "markdown"
    JSON = "json"


def export(
    context: typer.Context,
    format: Annotated[
        ExportFormat, typer.Option("--format", "-f", help="To read, or to bring in again.")
    ] = ExportFormat.MARKDOWN,
) -> None:
    """Write everything that is kept about you to stdout."""
    session = session_of(context)
    from careercli.me.export import to_json, to_markdown

    person = session.person
    if format is ExportFormat.JSON:
        session.terminal.write(in_ascii(to_json(person)))
        return
    roles = {person.current_role or "", *person.notes}
    roles |= {saved.role for saved in person.shortlist} | {record.role for record in person.practice}
    roles |= {check.role for check in person.fit_checks}
    titles = {slug: row.title for slug, row in session.catalogue.rows_of(sorted(roles)).items()}
    names = session.catalogue.skill_names(list(person.skills))
    write_own(session, to_markdown(person, titles=titles, skill_names=names))


def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A file from `me export --format json`; - reads stdin.")],
) -> None:
    """Bring in an exported file. What you have stays; what it adds is added."""
    session = session_of(context)
    from careercli.cli.given import given_text
    from careercli.me.export import merge, read_import
    from careercli.me.folder import LARGEST

    found = read_import(given_text(session, file, LARGEST))
    if found.person is None:
        more = "\n".join(f"  {problem}" for problem in found.problems[1:])
        raise UsageError(f"{file}: {found.problems[0]}", hint=more or "nothing was changed")
    theirs = found.person
    decided: tuple[str, ...] = ()

    def change(person: Person) -> Person:
        nonlocal decided
        merged, decided = merge(person, theirs)
        return merged

    keep(session, change, f"Brought in from {file}", keep_copy=True)
    for words in (*decided, *(f"{name}: kept, though this version has no use for it" for name in theirs.further)):
        session.terminal.say(f"  {words}")


def forget(
    context: typer.Context,
    parts: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PART...]",
            help="profile, skills, quiz, fit-checks, shortlist, notes, practice, plans.",
            autocompletion=complete_part,
        ),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Everything, copies and drafts included.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Delete what is kept about you: some parts, or everything."""
    session = session_of(context)
    from careercli.me.export import PARTS
    from careercli.me.export import forget as without

    if everything and parts:
        raise UsageError("either parts or --all", hint=f"parts: {', '.join(PARTS)}")
    if not parts and not everything:
        chosen = _choose(session)
        parts, everything = ([], True) if chosen is None else ([chosen], False)
    if everything:
        _forget_everything(session, yes)
        return
    named = list(parts or [])
    without(session.person, named)  # complains about a name that is no part before anything is asked
    _confirm(session, yes, f"Delete {', '.join(named)}?")
    keep(session, lambda person: without(person, named), f"Forgotten: {', '.join(named)}")
    copies = session.store.copies()
    if copies and session.save:
        names = ", ".join(path.name for path in copies)
        session.terminal.say(
            f"earlier copies still hold them: {names}; `careercli me forget --all` deletes those too"
        )


def _choose(session: Session) -> str | None:
    """The part a person picks, or None for everything."""
    from careercli.me.export import PARTS
    from careercli.me.export import forget as without
    from careercli.terminal.prompts import require_terminal
    from careercli.terminal.questions import Around, ask_choice

    require_terminal(session.terminal, f"name the parts ({', '.join(PARTS)}), or --all")
    person = session.person
    kept = [part for part in PARTS if without(person, [part]) != person]
    labels = [*(f"Only {part.replace('-', ' ')}" for part in kept), "Everything, copies and drafts included"]
    chosen = ask_choice(session.terminal, "What should be forgotten?", labels, around=Around(back=False), skip=None)
    return kept[chosen] if isinstance(chosen, int) and chosen < len(kept) else None


def _forget_everything(session: Session, yes: bool) -> None:
    if not session.save:
        raise UsageError("nothing is deleted with --no-save", hint="run it again without --no-save")
    _confirm(session, yes, f"Delete everything kept about you in {session.store.folder}?")
    gone = session.store.forget()
    if gone:
        session.terminal.say(f"Forgotten: {', '.join(gone)}", "muted")
    else:
        session.terminal.say("Nothing was kept", "muted")


def _confirm(session: Session, yes: bool, question: str) -> None:
    """Go on only after a yes. Raises Cancelled after a no, UsageError where nobody can be asked."""
    if yes:
        return
    from careercli.errors import Cancelled
    from careercli.terminal.prompts import require_terminal
    from careercli.terminal.questions import Around, ask_choice

    require_terminal(session.terminal, "--yes deletes without asking")
    around = Around(detail="This cannot be undone.", back=False)
    if ask_choice(session.terminal, question, ["No, keep it", "Yes, delete it"], around=around, skip=None) != 1:
        raise Cancelled("nothing was deleted")
