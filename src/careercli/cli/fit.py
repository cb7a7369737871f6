"""`careercli fit`: the quiz, the fit check of one role, why or why not a role, and scripted answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from careercli.cli.completion import complete_fit
from careercli.cli.output import Format, emit, envelope
from careercli.cli.session import Session, session_of
from careercli.errors import UsageError

if TYPE_CHECKING:
    from careercli.fit.bank import FitBank

LENGTHS = ("short", "standard", "full")


def fit(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ROLE | explain ROLE | norms FILE]",
            help="Nothing for the quiz, a role for its fit check, `explain ROLE` for why or why not, "
            "`norms FILE` for statistics from answer sheets of your own (`norms original` undoes it).",
            autocompletion=complete_fit,
        ),
    ] = None,
    length: Annotated[
        str,
        typer.Option("--length", help="short: 12 activities; standard: values and limits too; full: all."),
    ] = "standard",
    seed: Annotated[int, typer.Option("--seed", help="Order of the questions; never what is asked or said.")] = 0,
    answers: Annotated[
        Path | None,
        typer.Option(
            "--answers",
            help="YAML or JSON with answers, or a table with one person a row; - reads stdin.",
            metavar="FILE",
        ),
    ] = None,
    last: Annotated[bool, typer.Option("--last", help="The result of your saved answers; ask nothing.")] = False,
    questions: Annotated[bool, typer.Option("--questions", help="Print every question as JSON.")] = False,
    save: Annotated[bool, typer.Option("--save", help="Keep answers even where CAREERCLI_NO_SAVE is set.")] = False,
    format: Annotated[Format | None, typer.Option("--format", "-f", help="Of the result.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The result as JSON.")] = False,
) -> None:
    """Take the fit quiz, or look honestly at one role: who thrives, who struggles, what about you."""
    session = session_of(context)
    session.save = session.save or save
    if length not in LENGTHS:
        raise UsageError(f"no length {length!r}", hint=f"--length takes {', '.join(LENGTHS)}")
    as_json = as_json or format is Format.JSON
    what = words or []
    if questions:
        _questions(session)
    elif what and what[0] == "explain":
        if len(what) < 2:
            raise UsageError("explain which role?", hint="careercli fit explain ROLE")
        _explain(session, " ".join(what[1:]), answers, format, as_json)
    elif what and what[0] == "norms":
        from careercli.cli.fit_norms import norms

        norms(session, what[1:], as_json)
    elif what:
        from careercli.cli.fit_check import fit_check

        fit_check(session, " ".join(what), answers, format, as_json)
    elif answers is not None:
        _scripted(session, answers, format, as_json)
    elif last:
        _last(session, format, as_json)
    else:
        from careercli.cli.fit_quiz import take_quiz

        take_quiz(session, length, seed, format, as_json)


def _questions(session: Session) -> None:
    """Everything that can be asked, with the scales and tracks to answer by, for another front end or a class."""
    from careercli.cli.fit_answers import quiz_bank, track_names
    from careercli.fit.answers import LIKING, MATTERING
    from careercli.fit.bank import bank_to_dict
    from careercli.fit.result_json import to_json

    plain = bank_to_dict(quiz_bank(session), statistics=False)
    plain["scales"] = {
        name: {str(rating): words for rating, words in enumerate(labels, start=1)}
        for name, labels in (("activities", LIKING), ("values", MATTERING))
    }
    plain["tracks"] = [{"id": slug, "name": name} for slug, name in track_names(session).items()]
    session.terminal.write(to_json(plain) + "\n")


def _scripted(session: Session, path: Path, format: Format | None, as_json: bool) -> None:
    from careercli.cli.fit_answers import (
        open_answers,
        quiz_bank,
        read_answer_file,
        read_people,
        result_of,
        role_table,
        saying_every_problem,
    )
    from careercli.fit.result_json import result_to_dict, to_json
    from careercli.fit.suggest import suggest

    bank = quiz_bank(session)
    given = open_answers(session, path)
    with saying_every_problem(session.terminal):
        people = read_people(session, given, bank) if given.form == "table" else None
        answers = read_answer_file(session, given, bank) if people is None else None
    table = role_table(session, bank)
    if people is not None:
        for name, theirs in people:
            line = {"person": name, **result_to_dict(suggest(theirs, bank, table))}
            session.terminal.write(to_json(line, indent=None) + "\n")
    elif answers is not None and as_json:
        session.terminal.write(envelope("fit", result_to_dict(suggest(answers, bank, table))))
    elif answers is not None:
        emit(session.terminal, result_of(session, answers, bank, table, saved=False), format)


def _last(session: Session, format: Format | None, as_json: bool) -> None:
    """The result of the answers that are kept. Raises UsageError where none are."""
    from careercli.cli.fit_answers import quiz_bank, result_of, role_table, saved_answers
    from careercli.fit.result_json import result_to_dict
    from careercli.fit.suggest import suggest

    bank = quiz_bank(session)
    answers = saved_answers(session, bank)
    if answers is None:
        raise UsageError("there are no saved answers", hint="`careercli fit` asks the questions")
    table = role_table(session, bank)
    if as_json:
        session.terminal.write(envelope("fit", result_to_dict(suggest(answers, bank, table))))
        return
    emit(session.terminal, result_of(session, answers, bank, table, saved=True), format)


def _explain(session: Session, text: str, path: Path | None, format: Format | None, as_json: bool) -> None:
    from careercli.cli.fit_answers import (
        quiz_bank,
        read_answer_file,
        role_table,
        saved_answers,
        saying_every_problem,
    )
    from careercli.fit.explain import explain
    from careercli.fit.result_json import explanation_to_dict
    from careercli.screens.fit_explain import explanation_document

    bank: FitBank = quiz_bank(session)
    with saying_every_problem(session.terminal):
        answers = read_answer_file(session, path, bank) if path is not None else saved_answers(session, bank)
    if answers is None or (path is None and not answers.activities):
        began = "" if answers is None else "; no activity is rated yet"
        raise UsageError(
            f"there are no saved answers to explain from{began}",
            hint="take `careercli fit` first, or name --answers FILE",
        )
    slug = session.find_role(text)
    explanation = explain(slug, answers, bank, role_table(session, bank))
    if as_json:
        session.terminal.write(envelope("fit-explanation", explanation_to_dict(explanation), role=slug))
        return
    track = session.catalogue.rows_of([slug])[slug].track_name
    emit(session.terminal, explanation_document(explanation, track), format)
