"""Recomputes a random sample of the tables from the official files themselves, read here independently."""

from __future__ import annotations

import csv
import gzip
import lzma
import os
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from careercli.landscape.category import Amount
from careercli.landscape.store import LocalFigures, NationalFigures

SEED = 20_260_515
SAMPLE = 60
BESIDE_THE_CHECKOUT = Path(__file__).parents[3] / "shared" / "data"


@pytest.fixture(scope="module")
def official() -> Path:
    named = os.environ.get("CAREERCLI_OFFICIAL_FIGURES")
    folder = Path(named) if named else BESIDE_THE_CHECKOUT
    if not folder.is_dir():
        pytest.skip("the official files are not here: name their folder in CAREERCLI_OFFICIAL_FIGURES")
    return folder


def published(text: object) -> Amount:
    if text in ("-", "*", "**", "—", "", None):
        return Amount()
    if text == "#":
        return Amount(239_200, at_or_above=True)
    return Amount(float(str(text).replace(",", "")))


def lines(path: Path) -> Iterator[dict[str, str]]:
    opener = {".gz": gzip.open, ".xz": lzma.open}.get(path.suffix, open)
    with opener(path, "rt", encoding="utf-8-sig", newline="") as stream:  # type: ignore[operator]
        comma = "," if ".csv" in path.name else "\t"
        yield from csv.DictReader(
            stream, delimiter=comma, quoting=csv.QUOTE_MINIMAL if comma == "," else csv.QUOTE_NONE
        )


def workbook(path: Path, sheet: str) -> dict[str, dict[str, object]]:
    book = openpyxl.load_workbook(path, read_only=True)
    rows = book[sheet].iter_rows(values_only=True)
    header = [str(name) for name in next(rows)]
    records = (dict(zip(header, row, strict=True)) for row in rows)
    found = {str(record["OCC_CODE"]): record for record in records if record["O_GROUP"] == "detailed"}
    book.close()
    return found


def sample(codes: list[str]) -> list[str]:
    return random.Random(SEED).sample(sorted(codes), min(SAMPLE, len(codes)))


@pytest.mark.parametrize("year", [2022, 2024, 2025])
def test_national_figures_are_those_of_the_official_workbook(
    official: Path, national: NationalFigures, year: int
) -> None:
    rows = workbook(official / "bls_oews" / f"national_M{year}_dl.xlsx", f"national_M{year}_dl")
    for code in sample(list(rows)):
        row, category = rows[code], national.figures([code]).get(code)
        if category is None:
            continue
        figure = next(figure for figure in category.history if figure.year == year)
        assert figure.employment == published(row["TOT_EMP"])
        prefix = "A_" if published(row["A_MEDIAN"]).published else "H_"
        assert figure.median == published(row[f"{prefix}MEDIAN"])
        if year == 2025:
            pay = category.pay
            assert pay is not None and category.employment_error == published(row["EMP_PRSE"])
            names = ("MEAN", "PCT10", "PCT25", "MEDIAN", "PCT75", "PCT90")
            assert (pay.mean, *pay.percentiles) == tuple(published(row[prefix + name]) for name in names)


def test_projections_are_those_of_table_1_2_and_1_10(official: Path, national: NationalFigures) -> None:
    folder = official / "bls_ep"
    code = "2024 National Employment Matrix code"
    first = {row[code]: row for row in lines(folder / "table_1_2_projections_and_characteristics.tsv")}
    second = {row[code]: row for row in lines(folder / "table_1_10_separations_and_openings.tsv")}
    for soc in sample([soc for soc, row in first.items() if row["Occupation type"] == "Line item"]):
        projection = national.category(soc).projection
        assert projection is not None
        assert projection.projected == published(first[soc]["Employment, 2034"])
        assert projection.change_percent == published(first[soc]["Employment change, percent, 2024–34"])
        assert projection.self_employed_percent == published(first[soc]["Percent self employed, 2024"])
        assert projection.education == first[soc]["Typical education needed for entry"]
        rate = "Occupational transfer rate, 2024–34 annual average"
        assert projection.transfer_rate == published(second[soc][rate])


def test_ratings_are_those_of_onet(official: Path, national: NationalFigures) -> None:
    values: dict[str, dict[str, float]] = defaultdict(dict)
    for name in ("Essential Skills", "Transferable Skills"):
        for row in lines(official / "onet_30_3" / f"{name}.txt.gz"):
            if row["Scale ID"] == "IM" and row["Recommend Suppress"] != "Y":
                values[row["O*NET-SOC Code"]][row["Element Name"]] = float(row["Data Value"])
    for soc in sample(list(national.columns())):
        skills = national.category(soc).skills
        if skills is None:
            assert not any(code.startswith(soc) for code in values)
            continue
        for name, value in skills.values:
            rated = [values[code][name] for code in skills.basis if name in values[code]]
            if not national.category(soc).parts:
                assert value == pytest.approx(sum(rated) / len(rated), abs=0.0051)


def test_local_figures_are_those_of_the_official_rows(official: Path, local: LocalFigures) -> None:
    rows = [
        row for row in lines(official / "bls_oews" / "oews_m2025_states.csv.xz") if row["O_GROUP"] == "detailed"
    ]
    places = {place.name: place for place in local.places}
    for row in random.Random(SEED).sample(rows, SAMPLE):
        figures = local.at(row["OCC_CODE"], places[row["AREA_TITLE"]])
        assert figures is not None
        assert figures.employment == published(row["TOT_EMP"])
        assert figures.quotient == published(row["LOC_QUOTIENT"])
        prefix = "A_" if published(row["A_MEDIAN"]).published else "H_"
        if "5" not in row["FOOTNOTES"]:
            assert figures.pay.median == published(row[f"{prefix}MEDIAN"])
            assert figures.pay.p90 == published(row[f"{prefix}PCT90"])


def test_every_code_the_roles_borrow_figures_from_resolves(official: Path, national: NationalFigures) -> None:
    taxonomy = official.parent / "taxonomy.tsv"
    if not taxonomy.exists():
        pytest.skip("the list of roles is not beside the official files")
    for row in lines(taxonomy):
        category = national.category(row["soc"])
        source = category.published_as.soc if category.published_as else category.soc
        assert source == row["oews_code"]
        if row["annual_median"].isdigit():
            assert category.pay is not None and category.pay.median == Amount(int(row["annual_median"]))
