from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from careercli.errors import DataError
from careercli.fit.bank import WORK_VALUES, FitBank, bank_from_json, bank_to_dict, bank_to_json
from careercli.fit.bank_files import load_bank
from careercli.fit.riasec import LETTERS
from fit.fit_world import BANK_FOLDER


def test_each_marker_has_one_parallel_activity(bank: FitBank) -> None:
    markers = [item.marker for item in bank.items if item.marker]
    assert sorted(markers) == sorted(f"{letter}{n}" for letter in LETTERS for n in range(1, 9))
    borrowed = Counter(item.scale for item in bank.items if item.marker is None)
    assert sum(borrowed.values()) >= 24 and set(borrowed) == set(LETTERS)


def test_activities_are_short_and_plain(bank: FitBank) -> None:
    asking_for_more = re.compile(r"\b(he|she|his|her|man|woman|young|degree|manager|engineer|nurse)\b", re.I)
    for item in bank.items:
        assert len(item.text) <= 70, item.text
        assert not asking_for_more.search(item.text), item.text
        assert item.text[0].isupper() and not item.text.endswith(".")


def test_every_activity_has_a_short_name_that_fits_into_a_sentence(bank: FitBank) -> None:
    shorts = [*(item.short for item in bank.items), *(value.short for value in bank.values)]
    assert len(set(shorts)) == len(shorts)
    for short in shorts:
        assert short[0].islower() and not short.endswith(".") and len(short) <= 44, short
    assert all("ing " in f"{item.short} " for item in bank.items), "you like making, leading, selling ..."


def test_all_six_work_values_are_asked(bank: FitBank) -> None:
    assert {statement.value for statement in bank.values} == set(WORK_VALUES)
    assert 6 <= len(bank.values) <= 10


def test_the_compiled_form_gives_the_same_bank_back(bank: FitBank) -> None:
    again = bank_from_json(bank_to_json(bank))
    assert again == bank
    assert again.norms.score({"run-hotel": 5}) == bank.norms.score({"run-hotel": 5})
    assert "statistics" not in bank_to_dict(bank, statistics=False)


def test_a_damaged_compiled_form_is_one_clear_error() -> None:
    for text in ("", "[]", "{}", '{"format": 99}'):
        with pytest.raises(DataError):
            bank_from_json(text)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BANK_FOLDER, tmp_path / "fit"))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("items.yaml", "marker: R1", "marker: R9", "R9"),
        ("items.yaml", "borrows: R", "borrows: Z", "scales"),
        ("items.yaml", "marker: R2", "markr: R2", "exactly one of marker and borrows"),
        ("items.yaml", "id: run-hotel,", "id: run-toy-shop,", "twice"),
        ("values.yaml", "value: support", "value: suport", 'did you mean "support"'),
        ("values.yaml", "question:", "questoin:", "question"),
        ("conditions.yaml", "field: pace", "field: peace", 'did you mean "pace"'),
        ("conditions.yaml", "most: 3, then: drop", "most: 3, then: dorp", "warn or drop"),
        ("conditions.yaml", "low: 0,", "low: 99,", "low below high"),
    ],
)
def test_a_mistake_in_the_questions_names_its_place(folder: Path, file: str, old: str, new: str, said: str) -> None:
    edit(folder / file, old, new)
    with pytest.raises(DataError, match=re.escape(said)) as caught:
        load_bank(folder)
    assert file in caught.value.message


def test_missing_or_cut_statistics_are_said_so(folder: Path) -> None:
    path = folder / "statistics.json"
    plain = json.loads(path.read_text(encoding="utf-8"))
    plain["mean"].pop()
    path.write_text(json.dumps(plain), encoding="utf-8")
    with pytest.raises(DataError, match="damaged"):
        load_bank(folder)
    path.unlink()
    with pytest.raises(DataError, match="cannot be read"):
        load_bank(folder)
