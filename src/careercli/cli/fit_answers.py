"""What every part of `careercli fit` works from: the questions, all roles as a table, answers saved or in files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from careercli.cli.session import Session
from careercli.errors import DataError, NotFoundError, UsageError
from careercli.terminal.streams import Terminal

if TYPE_CHECKING:
    from careercli.catalog.problems import Problem
    from careercli.fit.answers import Answers
    from careercli.fit.bank import FitBank
    from careercli.fit.table import RoleTable
    from careercli.screens.document import Document

LIKING = ("Dislike it", "Would rather not", "Neutral", "Would like it", "Would enjoy it a lot")
MATTERING = ("Hardly matters", "Matters a little", "Matters", "Matters a lot", "Matters most")
"""The five points of the two scales, 1 to 5."""

MOST_BYTES = 20_000_000
"""A larger answers file is somebody's mistake: a class of ten thousand takes 4 MB."""


def quiz_bank(session: Session) -> FitBank:
    """The questions of the quiz. Raises DataError where the catalogue was compiled without them."""
    from careercli.bundle import QUIZ
    from careercli.fit.bank import bank_from_json

    text = session.catalogue.meta(QUIZ)
    if text is None:
        raise DataError("this catalogue carries no quiz", hint="`careercli about` names the data in use")
    bank = bank_from_json(text)
    path = norms_path(session)
    if not path.exists():
        return bank
    from dataclasses import replace

    from careercli.fit.bank import statistics_from_dict

    try:
        own = statistics_from_dict(json.loads(path.read_text(encoding="utf-8")))
        if own.markers != bank.statistics.markers:
            raise ValueError("of another version")
    except (OSError, TypeError, KeyError, ValueError):
        undo = "`careercli fit norms original` removes it"
        session.terminal.say(f"careercli: {path} cannot be read as norms and is passed over; {undo}", "warning")
        return bank
    # What areas people like was learned once and for all; one's own sheets say nothing of it.
    shipped = bank.statistics
    return replace(bank, statistics=replace(own, liking=shipped.liking, young=shipped.young))


def norms_path(session: Session) -> Path:
    """Where statistics of one's own are kept."""
    return session.locations.personal / "fit-norms.json"


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
                outline.areas, outline.start,
            )
        )  # fmt: skip
    return RoleTable.of(profiles, bank.statistics)


def track_names(session: Session) -> dict[str, str]:
    """The slug of every track that has roles, with its name."""
    return {count.track.slug: count.track.name for count in session.catalogue.tracks() if count.total}


def result_of(
    session: Session, answers: Answers, bank: FitBank, table: RoleTable, *, saved: bool, commands: bool = True
) -> Document:
    """The result page for some answers, every suggestion explained; `saved` tells whether they are kept, `commands`
    whether to name what can be typed next.
    """
    from careercli.fit.explain import explain
    from careercli.fit.suggest import suggest
    from careercli.screens.fit_page import result_document, shown_in

    result = suggest(answers, bank, table)
    explanations = {
        one.role.slug: explain(one.role.slug, answers, bank, table, with_change=False) for one in shown_in(result)
    }
    return result_document(
        result, answers, bank, track_names(session), explanations, saved=saved, commands=commands
    )


def understood(session: Session, text: str) -> str | None:
    """The slug of the role that a job as a person types it means, or None: the one seam to the resolver."""
    from careercli.catalog.resolve import resolve

    found = resolve(session.catalogue, text)
    return found.slug or next(iter(found.candidates), None)


def saved_answers(session: Session, bank: FitBank) -> Answers | None:
    """The answers that are kept: of the unfinished quiz or of the latest finished one, whichever says more."""
    from careercli.fit.answers import recall_answers
    from careercli.fit.session import Session as Quiz

    if not session.save:
        return None
    person, tracks = session.person, track_names(session)
    kept: list[Answers] = []
    try:
        if person.quiz_draft is not None:
            kept.append(Quiz.from_dict(person.quiz_draft, bank, tracks).answers)
        if person.latest_quiz is not None:
            kept.append(recall_answers(person.latest_quiz.answers, bank, tracks))
    except UsageError as error:
        session.terminal.say(f"careercli: {error.message}", "warning")
    return max(kept, key=lambda answers: len(answers.activities), default=None)


def read_answer_file(session: Session, path: Path, bank: FitBank) -> Answers:
    """One person's answers from a YAML or JSON file. Raises WrongAnswers that lists every problem."""
    from careercli.fit.answers import WrongAnswers, read_answers

    suffix = path.suffix.casefold()
    if suffix == ".csv":
        raise UsageError(f"{path}: holds many people", hint="name a YAML or JSON file with one person's answers")
    plain, faults = _json(path) if suffix == ".json" else _yaml(path)
    try:
        answers = read_answers(
            plain,
            bank,
            track_names(session),
            source=str(path),
            understand=lambda job: understood(session, job),
        )
    except WrongAnswers as error:
        raise WrongAnswers(str(path), [*faults, *error.problems]) from None
    if faults:
        raise WrongAnswers(str(path), faults)
    return answers


def read_people_file(session: Session, path: Path, bank: FitBank) -> list[tuple[str, Answers]]:
    """Everybody's (name, answers) from a CSV file: commas, semicolons or tabs between the columns.

    Raises WrongAnswers that lists every problem.
    """
    import csv

    from careercli.fit.answers import WrongAnswers, read_answer_rows

    lines = _text(path).splitlines()
    head = lines[0] if lines else ""
    try:
        reader = csv.DictReader(lines, delimiter=max(",;\t", key=head.count), strict=True)
        columns = [name.strip() for name in reader.fieldnames or ()]
        reader.fieldnames = columns
        twice = sorted({name for name in columns if columns.count(name) > 1})
        if twice:
            raise WrongAnswers(str(path), [f'the column "{name}" is there twice' for name in twice])
        rows = list(reader)
    except csv.Error as error:
        raise WrongAnswers(str(path), [f"is no table: {error}"]) from None
    if not rows:
        raise WrongAnswers(str(path), ["holds nobody: expected a line of column names, then one person a row"])
    tracks = track_names(session)
    return read_answer_rows(rows, bank, tracks, source=str(path), understand=lambda job: understood(session, job))


@contextmanager
def saying_every_problem(terminal: Terminal) -> Iterator[None]:
    """Wrong answers come out as one line a problem, and an error that counts them."""
    from careercli.fit.answers import WrongAnswers

    try:
        yield
    except WrongAnswers as error:
        if len(error.problems) == 1:
            raise
        for problem in error.problems:
            terminal.say(f"{error.source}: {problem}")
        raise UsageError(error.summary, hint=error.hint) from None


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UsageError(f"{path}: is larger than {MOST_BYTES // 1_000_000} MB")
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        hint = "`careercli fit --questions` shows what can be answered"
        raise NotFoundError(f"{path}: no such file", hint=hint) from None
    except UnicodeDecodeError:
        raise UsageError(f"{path}: is not UTF-8 text") from None
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from None


def _json(path: Path) -> tuple[object, list[str]]:
    """The content of a JSON file and the faults of its form."""
    from careercli.fit.answers import WrongAnswers

    twice: list[str] = []

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        names = [name for name, _ in pairs]
        twice.extend(sorted({name for name in names if names.count(name) > 1}))
        return dict(pairs)

    try:
        plain: object = json.loads(_text(path), object_pairs_hook=once)
    except (ValueError, RecursionError) as error:
        raise WrongAnswers(str(path), [f"is no JSON: {error}"]) from None
    return plain, [f'"{name}" is answered twice' for name in twice]


def _yaml(path: Path) -> tuple[object, list[str]]:
    """The content of a YAML file and the faults of its form."""
    from careercli.catalog.yamlfile import load_yaml
    from careercli.fit.answers import WrongAnswers

    _text(path)  # says in a person's words what hinders reading; what follows is about YAML alone
    document, problems = load_yaml(path)
    faults = [_fault(problem) for problem in problems]
    if document is None:
        raise WrongAnswers(str(path), faults)
    return document.value, faults


def _fault(problem: Problem) -> str:
    where = [f"line {problem.line}"] if problem.line is not None else []
    return ": ".join([*where, *([problem.key] if problem.key else []), problem.reason])
