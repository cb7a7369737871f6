"""Answers as forms, spreadsheets and public data sets export them, and files that mean no good."""

from __future__ import annotations

import codecs
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from careercli.fit.bank_files import load_bank
from careercli.terminal.streams import Terminal
from support.fake_streams import make_terminal
from support.fit_data import quiz_data

Cli = Callable[..., Any]
BANK = load_bank(Path(__file__).parents[2] / "data" / "fit")
FIRST, SECOND = BANK.items[0], BANK.items[1]


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return quiz_data(tmp_path_factory.mktemp("quiz") / "data")


@pytest.fixture
def fit(cli: Cli, data: Path) -> Cli:
    return lambda *arguments, **environment: cli("fit", *arguments, CAREERCLI_DATA=str(data), **environment)


@pytest.fixture
def reads(fit: Cli, tmp_path: Path) -> Callable[..., Any]:
    """Runs `fit --answers` over a file of this content; gives what was said of each person, or the run."""

    def run(content: str | bytes, name: str = "answers.csv") -> Any:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        ran = fit("--answers", str(path), "--json")
        if ran.code or not ran.out.startswith('{"person"'):
            return ran
        return [json.loads(line) for line in ran.out.splitlines()]

    return run


def table(*rows: tuple[str, ...], mark: str = ",") -> str:
    return "".join(mark.join(f'"{cell}"' if mark in cell else cell for cell in row) + "\n" for row in rows)


PLAIN = table(("person", FIRST.id, SECOND.id), ("ana", "4", "2"))


@pytest.mark.parametrize(
    "cell", ["--4", "-", "+4", "4.5", "4e0", "1e999", "nan", "9" * 5000, "-" + "9" * 5000, "²"]
)
def test_a_cell_that_is_no_rating_is_a_slip_of_the_file_and_no_fault(reads: Cli, cell: str) -> None:
    ran = reads(table(("person", FIRST.id), ("ana", cell)))
    assert ran.code == 2
    assert "is not a whole number from 1 to 5" in ran.error.message
    assert len(ran.error.message) < 400


@pytest.mark.parametrize(
    "cell", ["4", "4.0", "4,0", "4.00", "4.0000", " 4 ", "Would like it", "would like it", "4 - Would like it"]
)
def test_a_rating_may_be_written_as_spreadsheets_and_forms_write_it(reads: Cli, cell: str) -> None:
    assert reads(table(("person", FIRST.id, SECOND.id), ("ana", cell, "2"))) == reads(PLAIN)


@pytest.mark.parametrize("content", ['{"ID": 4.0}', '{"activities": {"ID": 4.0}}'])
def test_whole_numbers_with_a_point_are_whole_in_json_and_yaml_too(reads: Cli, content: str) -> None:
    content = content.replace("ID", FIRST.id)
    assert reads(content, "a.json").out == reads(content.replace("4.0", "4"), "a.yaml").out
    assert reads(content.replace("4.0", "4.5"), "a.json").code == 2


def test_thousands_are_never_taken_for_decimals(reads: Cli) -> None:
    number = next(question for question in BANK.conditions if question.number is not None)
    assert reads(table((FIRST.id, number.id), ("4", "45.000"))).code == 2
    assert number.number is not None
    told = reads(table((FIRST.id, number.id), ("4", f"{number.number.high}.0")))
    assert len(told) == 1, told


@pytest.mark.parametrize("head", ["sep=;", "SEP=;", '"sep=;"', "sep=;\r"])
def test_a_first_line_that_names_the_separator_is_no_header(reads: Cli, head: str) -> None:
    rest = PLAIN.replace(",", ";")
    assert reads(f"{head}\n{rest}") == reads(PLAIN)
    assert reads("sep=\t\n" + PLAIN.replace(",", "\t")) == reads(PLAIN)


MARKS = {
    "utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE, "utf-32-be": codecs.BOM_UTF32_BE,
}  # fmt: skip


@pytest.mark.parametrize("encoding", MARKS)
@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.txt", "answers"])
def test_every_encoding_with_its_mark_is_read_in_a_table_of_any_name(reads: Cli, encoding: str, name: str) -> None:
    mark = "," if name == "a.csv" else "\t"
    assert reads(MARKS[encoding] + PLAIN.replace(",", mark).encode(encoding), name) == reads(PLAIN)


@pytest.mark.parametrize("encoding", MARKS)
def test_json_and_yaml_are_read_in_the_same_encodings(reads: Cli, encoding: str) -> None:
    for name, content in (("a.json", f'{{"{FIRST.id}": 4}}'), ("a.yaml", f"{FIRST.id}: 4\r\n")):
        assert reads(MARKS[encoding] + content.encode(encoding), name).code == 0


def test_bytes_that_are_no_text_say_how_to_save_the_file(reads: Cli) -> None:
    ran = reads("person,x\nJosé,4\n".encode("cp1252"))
    assert ran.code == 2
    assert "UTF-8" in ran.error.message
    assert "CSV UTF-8" in ran.error.hint
    assert "UTF-16" in reads(PLAIN.encode("utf-16-le") + b"\xff\xff").error.message


def test_a_file_without_a_telling_name_is_known_by_how_it_begins(reads: Cli) -> None:
    loose = f"# mine, of today\n{FIRST.id}: 4\ntracks: []\n"
    as_json = f'{{"{FIRST.id}": 4}}'
    for name in ("answers", "answers.txt"):
        assert reads(as_json, name).out == reads(loose, name).out == reads(loose, "a.yaml").out
        assert reads(PLAIN, name) == reads(PLAIN)


def test_answers_come_in_on_stdin_in_every_form(data: Path, cli_cache: Path, tmp_path: Path) -> None:
    from careercli.cli.app import dispatch
    from support.fake_streams import written

    said = []
    for typed in (PLAIN, PLAIN.replace(",", "\t"), f'{{"{FIRST.id}": 4}}', f"{FIRST.id}: 4\n"):
        terminal: Terminal = make_terminal(
            typed, CAREERCLI_DATA=str(data), CAREERCLI_CACHE_DIR=str(cli_cache), CAREERCLI_DATA_DIR=str(tmp_path)
        )
        assert dispatch(["--no-save", "fit", "--answers", "-", "--json"], terminal) == 0
        said.append(written(terminal.stdout))
    assert said[0] == said[1]
    assert said[2] == said[3]


HEADERS = {
    "text": lambda item: item.text,
    "text in other case": lambda item: f" {item.text.upper()} ",
    "as the quiz asks": lambda item: f"How would you like to {item.text[0].lower()}{item.text[1:]}?",
    "row of a grid": lambda item: f"How would you like to do this? [{item.text}]",
    "id in a grid": lambda item: f"Q1 [{item.id}]",
    "marker": lambda item: item.marker,
}


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS)
def test_a_column_may_be_called_by_the_words_of_its_question(reads: Cli, header: Callable[[Any], str]) -> None:
    items = [item for item in BANK.items if item.marker][:6]
    answers = ("4", "2", "5", "1", "3", "3")
    as_ids = table(("person", *(item.id for item in items)), ("1", *answers))
    as_words = table(("Timestamp", *map(header, items), "age"), ("2026/11/02 09:14:22", *answers, "34"))
    assert reads(as_words) == reads(as_ids)


def test_values_and_conditions_may_be_answered_in_words_too(reads: Cli) -> None:
    value = BANK.values[0]
    question = next(question for question in BANK.conditions if question.choices)
    choice = question.choices[-1]
    as_ids = table(("person", value.id, question.id, FIRST.id), ("1", "4", choice.id, "4"))
    as_words = table(
        ("Time", f"What matters? [{value.text}]", question.text, FIRST.text),
        ("9:00", "Matters a lot", choice.label, "4"),
    )
    assert reads(as_words) == reads(as_ids)


def test_columns_of_no_interest_are_left_out_and_said_so(fit: Cli, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(table(("Timestamp", FIRST.id, "country"), ("now", "4", "US")))
    ran = fit("--answers", str(path))
    assert ran.code == 0
    assert ran.err == 'careercli: columns that are no question are left out: "Timestamp", "country"\n'


def test_a_column_that_is_nearly_a_question_is_no_column_of_no_interest(reads: Cli) -> None:
    ran = reads(table((FIRST.id[:-1], SECOND.id), ("4", "2")))
    assert ran.code == 2
    assert f'did you mean "{FIRST.id}"' in ran.error.message


def test_one_question_under_two_names_is_a_problem(reads: Cli) -> None:
    ran = reads(table((FIRST.id, FIRST.text), ("4", "2")))
    assert "are the same question" in ran.error.message


def test_a_table_without_any_question_is_refused(reads: Cli) -> None:
    assert reads(table(("Timestamp", "country"), ("now", "US"))).code == 2


def test_wide_and_long_tables_are_read_in_time_that_grows_with_them_alone(reads: Cli) -> None:
    def seconds(columns: int) -> float:
        names = ("person", FIRST.id, *(f"other{n}" for n in range(columns)))
        began = time.process_time()
        assert reads(table(names, ("ana", "4", *["1"] * columns)))
        return time.process_time() - began

    seconds(10)
    assert seconds(16_000) < 20 * seconds(4_000) + 1
    assert reads(table(tuple(f"c{n}" for n in range(100_000)), ("1",))).code == 2


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no device that never ends")
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/full"])
def test_a_device_that_never_ends_is_read_no_further_than_the_limit(fit: Cli, device: str) -> None:
    ran = fit("--answers", device)
    assert ran.code == 2
    assert "is larger than 20 MB" in ran.error.message


def test_a_pipe_is_a_file_like_any_other(fit: Cli, tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes here")
    from threading import Thread

    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = Thread(target=lambda: pipe.write_text(PLAIN))
    writer.start()
    assert fit("--answers", str(pipe)).code == 0
    writer.join()
