"""What finding compiles: names and phrases that mean something, in a file that stays small."""

from __future__ import annotations

from pathlib import Path

import pytest

from careercli.catalog.areas import AREAS
from careercli.catalog.store import Catalogue
from careercli.catalog.titles import plain_words
from careercli.errors import DataError
from careercli.finding.compile import _own_names
from careercli.finding.index import Index
from careercli.finding.meaning import find
from careercli.finding.plain import read_phrases

TITLES = Path(__file__).parents[2] / "data" / "titles"


@pytest.mark.exhaustive
def test_every_name_of_our_own_means_a_page_an_official_title_or_a_code(catalogue: Catalogue) -> None:
    index = Index(catalogue)
    codes = {code.soc for code in index.codes}
    for _, shown, means, _ in _own_names(TITLES / "names.tsv"):
        assert any(
            one in codes or index.official(plain_words(one)) or index.pages_called("".join(plain_words(one)))
            for one in means.split("|")
        ), (shown, means)


def test_both_forms_of_a_spanish_name_are_there() -> None:
    shown = {shown for _, shown, _, kind in _own_names(TITLES / "names.tsv") if kind == "Spanish"}
    assert {"enfermero", "enfermera", "contador", "contadora", "trabajador social", "trabajadora social"} <= shown


def test_every_plain_phrase_is_an_option_of_list_and_finds_something(catalogue: Catalogue) -> None:
    seen = set()
    for phrase, wanted in read_phrases(TITLES / "plain.tsv"):
        option, _, value = wanted.partition(":")
        if option == "area-of-interest":
            assert value in AREAS
        if wanted not in seen:
            seen.add(wanted)
            found = find(catalogue, phrase)
            assert found.hits, phrase


@pytest.mark.parametrize("line", ["Baker\teveryday", "Baker\tFrench\tboulanger", "\teveryday\tbread man"])
def test_a_line_that_is_no_name_is_refused_with_its_number(tmp_path: Path, line: str) -> None:
    (tmp_path / "names.tsv").write_text(f"# names\n{line}\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"names\.tsv:2"):
        list(_own_names(tmp_path / "names.tsv"))


def test_the_total_of_all_occupations_is_no_title(catalogue: Catalogue) -> None:
    assert "00-0000" not in {code.soc for code in Index(catalogue).codes}
    assert "00-0000" not in {hit.soc for hit in find(catalogue, "all occupations").hits}


def test_the_tables_of_titles_are_compiled_the_same_every_time(catalogue: Catalogue) -> None:
    count = catalogue.connection.execute("SELECT count(*), sum(length(plain)) FROM official_title").fetchone()
    assert count[0] > 45_000
