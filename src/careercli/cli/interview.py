"""`careercli interview ROLE`: practice a role's questions, or list them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from careercli.catalog.role import QuestionKind
from careercli.cli.completion import complete_one_role
from careercli.cli.output import Format, emit, envelope
from careercli.cli.session import Session, session_of
from careercli.errors import UsageError

if TYPE_CHECKING:
    from careercli.catalog.role import Role


def interview(
    context: typer.Context,
    role: Annotated[
        list[str],
        typer.Argument(
            metavar="ROLE", help="A slug, title or alias, typos allowed.", autocompletion=complete_one_role
        ),
    ],
    listed: Annotated[bool, typer.Option("--list", "-l", help="Print the questions; ask none.")] = False,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", "-k", help=f"Only this kind (repeatable): {', '.join(QuestionKind)}."),
    ] = None,
    count: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many questions.")] = 5,
    mock: Annotated[bool, typer.Option("--mock", help="Against the clock, feedback at the end.")] = False,
    format: Annotated[Format | None, typer.Option("--format", "-f", help="With --list: how to write it.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The questions as a versioned JSON envelope.")] = False,
) -> None:
    """Practice what they ask: answer, see what it probes, rate yourself; what went badly comes again sooner."""
    session = session_of(context)
    kinds = [_kind(text) for text in kind or []]
    page = session.catalogue.role(session.find_role(" ".join(role)))
    if listed or as_json or format is not None:
        _list(session, page, kinds, format, as_json)
        return
    from careercli.cli.practice_round import practice_round
    from careercli.terminal.prompts import require_terminal

    require_terminal(session.terminal, f"careercli interview {page.slug} --list prints the questions")
    practice_round(session, page, kinds, count, mock=mock)


def _kind(text: str) -> QuestionKind:
    """The kind a person means, in British or American spelling, shortened or not."""
    wanted = text.casefold().replace("behavioral", "behavioural")
    found = [kind for kind in QuestionKind if kind.value.startswith(wanted)]
    if len(found) != 1 or not wanted:
        raise UsageError(f"no kind of question {text!r}", hint=f"kinds: {', '.join(QuestionKind)}")
    return found[0]


def _list(session: Session, page: Role, kinds: list[QuestionKind], format: Format | None, as_json: bool) -> None:
    from careercli.me.practice import question_id

    person = session.person
    records = {record.question: record for record in person.practice}
    questions = [question for question in page.interview if not kinds or question.kind in kinds]
    found = [(question, records.get(question_id(page.slug, question.ask))) for question in questions]
    if as_json or format is Format.JSON:
        from careercli.catalog.codec import to_plain
        from careercli.me.codec import encode_practice

        data = [
            {**to_plain(question), "practice": None if record is None else encode_practice(record)}
            for question, record in found
        ]
        session.terminal.write(envelope("interview", data, role=page.slug))
        return
    from careercli.screens.interview_page import Listed, list_document

    saving = (
        ""
        if any(record for _, record in found)
        else "Practice is kept in your own file: what went badly, and when to go over it again."
    )
    items = [Listed(question, record) for question, record in found]
    emit(session.terminal, list_document(page, items, date.today(), saving), format)
