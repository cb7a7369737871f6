"""What every part of `careercli fit` works from: the questions, all roles as a table, answers saved or in files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from careercli.cli.given import given_text
from careercli.cli.session import Session
from careercli.errors import DataError, UsageError
from careercli.terminal.streams import Terminal
from careercli.values import value

if TYPE_CHECKING:
    from careercli.catalog.problems import Problem
    from careercli.fit.answers import Answers
    from careercli.fit.bank import FitBank
    from careercli.fit.table import RoleTable
    from careercli.screens.document import Document

_OFFERED = 6
"""How many readings of a job's name are looked at."""

MOST_BYTES = 20_000_000
"""A larger answers file is somebody's mistake: a class of ten thousand takes 4 MB."""

_MOST_COLUMNS = 16_384
"""As many as a sheet of Excel has."""

_MOST_NAMED = 12
"""Columns left out that are named one by one."""

_TABLES, _JSON, _YAML = (".csv", ".tsv", ".tab"), (".json",), (".yaml", ".yml")

_YAML_START = re.compile(r"(#|---|- |[\w-]+[ ]*:([ ]|$))")
"""How a first line begins that is YAML, whatever commas are in it."""


@value
class AnswerFile:
    """The text of an answers file; `form` is one of `table`, `json`, `yaml`."""

    source: str
    path: Path
    text: str
    form: str


def quiz_bank(session: Session) -> FitBank:
    """The questions of the quiz. Raises DataError where the catalogue was compiled without them."""
    from careercli.catalog.store import QUIZ
    from careercli.fit.bank import bank_from_json

    text = session.catalogue.meta(QUIZ)
    if text is None:
        raise DataError("this catalogue carries no quiz", hint="`careercli about` names the data in use")
    bank = bank_from_json(text)
    path = norms_path(session)
    if not path.exists():
        return bank
    import json
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
    from careercli.fit.matching import person_of
    from careercli.fit.suggest import suggest
    from careercli.screens.fit_page import result_document, shown_in

    result = suggest(answers, bank, table)
    person = person_of(answers, bank)
    explanations = {
        one.role.slug: explain(one.role.slug, answers, bank, table, person=person, with_change=False)
        for one in shown_in(result)
    }
    return result_document(
        result, answers, bank, track_names(session), explanations, saved=saved, commands=commands
    )


@value
class NamedJob:
    """A job as a person typed it: the page (`slug`) and the family (`track`) it was understood as, and its title.

    slug is None for a category that has figures alone; both are, with an empty title, where nothing is called so.
    """

    typed: str
    title: str = ""
    slug: str | None = None
    track: str | None = None

    @property
    def told(self) -> str:
        """What the words were taken for, in words; empty where they are the title itself."""
        same = self.typed.casefold() in (self.title.casefold(), f"{self.title.casefold()}s")
        return "" if same or not self.title else f"{self.typed} as {self.title}"


def named_job(session: Session, typed: str) -> NamedJob:
    """What a person means by a job that comes to mind: a page, or else the family of a category with figures."""
    found = session.find(typed, _OFFERED)
    hits = found.hits[:1] if found.certain else (*found.suggested, *found.figures)
    for hit in hits:
        if hit.row is not None:
            return NamedJob(typed, hit.title, hit.row.slug, hit.row.track)
        track = family_of(session, hit.soc)
        if track is not None:
            return NamedJob(typed, hit.title, track=track)
    return NamedJob(typed)


def family_of(session: Session, soc: str) -> str | None:
    """The track of most pages nearest to a category, by the groups of the SOC; None where none is near."""
    from collections import Counter

    codes = [(outline.soc, outline.track) for outline in session.catalogue.outlines()]
    for digits in (7, 6, 5, 4, 2):  # category, broad occupation, two kinds of minor group, major group
        near = Counter(track for code, track in codes if code[:digits] == soc[:digits])
        if near:
            return min(near, key=lambda track: (-near[track], track))
    return None


def understood(session: Session, text: str) -> str | None:
    """The slug of the role that a job as a person types it means, or None."""
    return named_job(session, text).slug


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


def open_answers(session: Session, path: Path) -> AnswerFile:
    """The text of an answers file, `-` for stdin, and its form: by its suffix, else by how it begins.

    Raises NotFoundError or UsageError when it cannot be read.
    """
    text = given_text(session, path, MOST_BYTES, "`careercli fit --questions` shows what can be answered")
    return AnswerFile("stdin" if str(path) == "-" else str(path), path, text, _form(path, text))


def _form(path: Path, text: str) -> str:
    suffix = path.suffix.casefold()
    for form, suffixes in (("table", _TABLES), ("json", _JSON), ("yaml", _YAML)):
        if suffix in suffixes:
            return form
    first = next((line for line in text.splitlines() if line.strip()), "").lstrip()
    if first.startswith(("{", "[")):
        return "json"
    is_table = any(mark in first for mark in ",;\t") and not _YAML_START.match(first)
    return "table" if is_table else "yaml"


def read_answer_file(session: Session, file: Path | AnswerFile, bank: FitBank) -> Answers:
    """One person's answers from a YAML or JSON file. Raises WrongAnswers that lists every problem."""
    from careercli.fit.answers import WrongAnswers, read_answers

    given = file if isinstance(file, AnswerFile) else open_answers(session, file)
    if given.form == "table":
        raise UsageError(
            f"{given.source}: holds many people", hint="name a YAML or JSON file with one person's answers"
        )
    plain, faults = _json(given) if given.form == "json" else _yaml(given)
    try:
        answers = read_answers(
            plain,
            bank,
            track_names(session),
            source=given.source,
            understand=lambda job: understood(session, job),
        )
    except WrongAnswers as error:
        raise WrongAnswers(given.source, [*faults, *error.problems]) from None
    if faults:
        raise WrongAnswers(given.source, faults)
    return answers


def read_people(session: Session, given: AnswerFile, bank: FitBank) -> list[tuple[str, Answers]]:
    """Everybody's (name, answers) from a table: commas, semicolons or tabs between the columns.

    Columns that are no question are left out, and said so. Raises WrongAnswers that lists every problem.
    """
    import csv
    from io import StringIO

    from careercli.fit.answers import WrongAnswers, read_answer_rows
    from careercli.reading import shortened

    head, _, rest = given.text.partition("\n")
    named = re.fullmatch(r'"?sep=(.)"?\s*', head, re.IGNORECASE)
    text = rest if named else given.text
    mark = named[1] if named else _separator(text.partition("\n")[0])
    try:
        table = [row for row in csv.reader(StringIO(text, newline=""), delimiter=mark, strict=True) if any(row)]
    except (csv.Error, ValueError, TypeError) as error:
        raise WrongAnswers(given.source, [f"is no table: {error}"]) from None
    columns = [name.strip() for name in table[0]] if table else []
    if len(columns) > _MOST_COLUMNS:
        raise WrongAnswers(given.source, [f"has {len(columns):,} columns; at most {_MOST_COLUMNS:,} are read"])
    seen: set[str] = set()
    twice = sorted({name for name in columns if name and (name in seen or seen.add(name))})  # type: ignore[func-returns-value]
    if twice:
        raise WrongAnswers(given.source, [f'the column "{shortened(name)}" is there twice' for name in twice])
    if len(table) < 2:
        raise WrongAnswers(given.source, ["holds nobody: expected a line of column names, then one person a row"])
    left_out: list[str] = []
    people = read_answer_rows(
        (_row(columns, cells) for cells in table[1:]),
        bank,
        track_names(session),
        source=given.source,
        understand=lambda job: understood(session, job),
        left_out=left_out.append,
    )
    if left_out:
        names = ", ".join(f'"{shortened(name)}"' for name in left_out[:_MOST_NAMED])
        more = f" and {len(left_out) - _MOST_NAMED} more" if len(left_out) > _MOST_NAMED else ""
        session.terminal.say(f"careercli: columns that are no question are left out: {names}{more}", "warning")
    return people


def _separator(head: str) -> str:
    """What stands between the columns of a table with this first line; the words of a question may hold commas."""
    bare = re.sub(r'"[^"]*"', "", head)
    return "\t" if "\t" in bare else max(",;", key=bare.count)


def _row(columns: list[str], cells: list[str]) -> dict[str, str | None]:
    """The cells of one row by column; under None what has no column."""
    row: dict[str, str | None] = {name: cell for name, cell in zip(columns, cells, strict=False) if name}
    if any(cells[len(columns) :]):
        row[None] = ""  # type: ignore[index]
    return row


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


def _json(given: AnswerFile) -> tuple[object, list[str]]:
    """The content of a JSON file and the faults of its form."""
    from careercli.fit.answers import WrongAnswers
    from careercli.reading import read_json, shortened

    twice: list[str] = []
    try:
        plain: object = read_json(given.text, twice.append)
    except ValueError as error:
        raise WrongAnswers(given.source, [f"is no JSON: {error}"]) from None
    return plain, [f'"{shortened(name)}" is answered twice' for name in dict.fromkeys(twice)]


def _yaml(given: AnswerFile) -> tuple[object, list[str]]:
    """The content of a YAML file and the faults of its form."""
    from careercli.catalog.yamlfile import parse_yaml
    from careercli.fit.answers import WrongAnswers

    document, problems = parse_yaml(given.path, given.text)
    faults = [_fault(problem) for problem in problems if not problem.editorial]
    if document is None:
        raise WrongAnswers(given.source, faults)
    return document.value, faults


def _fault(problem: Problem) -> str:
    where = [f"line {problem.line}"] if problem.line is not None else []
    return ": ".join([*where, *([problem.key] if problem.key else []), problem.reason])
