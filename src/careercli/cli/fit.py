"""`careercli fit`: the quiz, the fit check of one role, why or why not a role, and scripted answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from careercli.cli.completion import complete_role
from careercli.cli.output import Format, emit
from careercli.cli.session import Session, session_of
from careercli.errors import DataError, NotFoundError, UsageError

if TYPE_CHECKING:
    from careercli.fit.answers import Answers
    from careercli.fit.bank import FitBank
    from careercli.fit.table import RoleTable

LENGTHS = ("short", "standard", "full")


def fit(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ROLE | explain ROLE]",
            help="Nothing for the quiz, a role for its fit check, `explain ROLE` for why or why not.",
            autocompletion=complete_role,
        ),
    ] = None,
    length: Annotated[
        str, typer.Option("--length", help="short: 12 activities; standard: values and limits too; full: all.")
    ] = "standard",
    seed: Annotated[int, typer.Option("--seed", help="Order of the questions; never what is asked or said.")] = 0,
    answers: Annotated[
        Path | None,
        typer.Option("--answers", help="YAML or JSON with answers, or CSV with one person a row.", metavar="FILE"),
    ] = None,
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
        from careercli.fit.bank import bank_to_dict
        from careercli.fit.result_json import to_json

        session.terminal.write(to_json(bank_to_dict(quiz_bank(session), statistics=False)) + "\n")
    elif what and what[0] == "explain":
        if len(what) < 2:
            raise UsageError("explain which role?", hint="careercli fit explain ROLE")
        _explain(session, " ".join(what[1:]), answers, format, as_json)
    elif what:
        from careercli.cli.fit_check import fit_check

        fit_check(session, " ".join(what), format, as_json)
    elif answers is not None:
        _scripted(session, answers, format, as_json)
    else:
        from careercli.cli.fit_quiz import take_quiz

        take_quiz(session, length, seed, format, as_json)


def quiz_bank(session: Session) -> FitBank:
    """The questions of the quiz. Raises DataError where the catalogue was compiled without them."""
    from careercli.bundle import QUIZ
    from careercli.fit.bank import bank_from_json

    text = session.catalogue.meta(QUIZ)
    if text is None:
        raise DataError("this catalogue carries no quiz", hint="`careercli about` names the data in use")
    return bank_from_json(text)


def role_table(session: Session, bank: FitBank) -> RoleTable:
    """Every role as matching sees it, with the median pay of its category where published."""
    from careercli.catalog.role import Conditions
    from careercli.fit.profile import RoleProfile
    from careercli.fit.table import RoleTable

    columns = session.figures.columns() if session.has_figures else {}
    profiles = []
    for outline in session.catalogue.outlines():
        column = columns.get(outline.soc)
        median = None if column is None or column.median is None else int(column.median)
        profiles.append(
            RoleProfile(
                outline.slug, outline.title, outline.track, outline.level, outline.soc, outline.interests,
                outline.values, Conditions(*outline.conditions), outline.education, outline.years[0], median,
            )
        )  # fmt: skip
    return RoleTable.of(profiles, bank.statistics)


def track_slugs(session: Session) -> dict[str, str]:
    """Every track's slug with its name."""
    return {count.track.slug: count.track.name for count in session.catalogue.tracks() if count.total}


def saved_answers(session: Session, bank: FitBank) -> Answers | None:
    """The answers of the unfinished quiz or else of the latest finished one, or None."""
    from careercli.fit.answers import read_answers
    from careercli.fit.session import Session as Quiz

    person = session.person
    tracks = track_slugs(session)
    if person.quiz_draft is not None:
        return Quiz.from_dict(person.quiz_draft, bank, tracks).answers
    if person.latest_quiz is not None:
        return read_answers(person.latest_quiz.answers, bank, tracks, source="the saved answers")
    return None


def result_document_of(session: Session, answers: Answers, bank: FitBank, table: RoleTable) -> Any:
    """The result page for some answers, every suggestion explained."""
    from careercli.fit.explain import explain
    from careercli.fit.suggest import suggest
    from careercli.screens.fit_page import result_document

    result = suggest(answers, bank, table)
    shown = (*result.suggestions, *result.outside)
    explanations = {one.role.slug: explain(one.role.slug, answers, bank, table) for one in shown}
    questions = {one.id: one.text for one in bank.items}
    questions |= {one.id: one.text for one in bank.values} | {one.id: one.text for one in bank.conditions}
    return result_document(result, answers, track_slugs(session), questions, explanations, saved=session.save)


def _scripted(session: Session, path: Path, format: Format | None, as_json: bool) -> None:
    from careercli.fit.result_json import result_to_dict, to_json
    from careercli.fit.suggest import suggest

    bank = quiz_bank(session)
    table = role_table(session, bank)
    if path.suffix.casefold() == ".csv":
        for name, answers in _people(session, path, bank):
            line = {"person": name, **result_to_dict(suggest(answers, bank, table))}
            session.terminal.write(to_json(line, indent=None) + "\n")
        return
    answers = read_answer_file(session, path, bank)
    if as_json:
        session.terminal.write(to_json(result_to_dict(suggest(answers, bank, table))) + "\n")
    else:
        emit(session.terminal, result_document_of(session, answers, bank, table), format)


def read_answer_file(session: Session, path: Path, bank: FitBank) -> Answers:
    """Answers from a YAML or JSON file. Raises UsageError listing every problem."""
    from careercli.catalog.yamlfile import read_yaml
    from careercli.fit.answers import read_answers

    if not path.exists():
        raise NotFoundError(f"{path}: no such file", hint="`careercli fit --questions` shows what can be answered")
    return read_answers(read_yaml(path), bank, track_slugs(session), source=str(path))


def _people(session: Session, path: Path, bank: FitBank) -> list[tuple[str, Answers]]:
    import csv

    from careercli.fit.answers import read_answer_rows

    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(read_answer_rows(csv.DictReader(file), bank, track_slugs(session), source=str(path)))
    except FileNotFoundError:
        raise NotFoundError(f"{path}: no such file") from None
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path}: cannot be read: {error}") from None


def _explain(session: Session, text: str, path: Path | None, format: Format | None, as_json: bool) -> None:
    from careercli.fit.explain import explain
    from careercli.fit.result_json import explanation_to_dict, to_json
    from careercli.screens.fit_page import explanation_document

    bank = quiz_bank(session)
    answers = read_answer_file(session, path, bank) if path is not None else saved_answers(session, bank)
    if answers is None:
        raise UsageError(
            "there are no saved answers to explain from", hint="take `careercli fit` first, or name --answers FILE"
        )
    slug = session.find_role(text)
    explanation = explain(slug, answers, bank, role_table(session, bank))
    if as_json:
        session.terminal.write(to_json(explanation_to_dict(explanation)) + "\n")
        return
    track = session.catalogue.rows_of([slug])[slug].track_name
    emit(session.terminal, explanation_document(explanation, track), format)
