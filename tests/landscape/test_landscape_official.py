"""Recomputes a random sample of the tables from the official files themselves, read here independently."""

from __future__ import annotations

import csv
import gzip
import lzma
import os
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping
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


def workbook(path: Path, sheet: str) -> dict[str, Mapping[str, object]]:
    book = openpyxl.load_workbook(path, read_only=True)
    rows = book[sheet].iter_rows(values_only=True)
    header = [str(name) for name in next(rows)]
    records: Iterator[Mapping[str, object]] = (dict(zip(header, row, strict=True)) for row in rows)
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


def test_projections_are_those_of_the_newest_edition(official: Path, national: NationalFigures) -> None:
    newest = {row["code"]: row for row in lines(official / "bls_ep" / "ep_2025_2035.tsv")}
    for soc in sample([soc for soc, row in newest.items() if row["type"] == "Line item"]):
        projection = national.category(soc).projection
        assert projection is not None and projection.vintage == "BLS Employment Projections 2025-35"
        assert projection.base == published(newest[soc]["jobs_2025_thousands"])
        assert projection.projected == published(newest[soc]["jobs_2035_thousands"])
        assert projection.change_percent == published(newest[soc]["change_percent"])
        assert projection.openings == published(newest[soc]["openings_thousands"])
        assert projection.education == newest[soc]["entry_education"]


def test_what_only_the_older_edition_gives_is_that_of_table_1_2_and_1_10(
    official: Path, national: NationalFigures
) -> None:
    folder = official / "bls_ep"
    code = "2024 National Employment Matrix code"
    first = {row[code]: row for row in lines(folder / "table_1_2_projections_and_characteristics.tsv")}
    second = {row[code]: row for row in lines(folder / "table_1_10_separations_and_openings.tsv")}
    for soc in sample([soc for soc, row in first.items() if row["Occupation type"] == "Line item"]):
        projection = national.category(soc).projection
        assert projection is not None and projection.details_from == "BLS Employment Projections 2024-34"
        assert projection.self_employed_percent == published(first[soc]["Percent self employed, 2024"])
        assert projection.experience == first[soc]["Work experience in a related occupation"]
        rate = "Occupational transfer rate, 2024–34 annual average"
        assert projection.transfer_rate == published(second[soc][rate])
        if projection.earlier is not None:
            assert projection.earlier.projected == published(first[soc]["Employment, 2034"])


def test_unemployment_is_that_of_the_census_occupation(official: Path, national: NationalFigures) -> None:
    book = openpyxl.load_workbook(
        official / "soc" / "census_2018_occupation_code_list_and_crosswalk.xlsx", read_only=True
    )
    exact = {}
    for row in book["2018 Census Occ Code List"].iter_rows(values_only=True):
        cells = [str(cell).strip() for cell in row if cell is not None]
        if len(cells) >= 3 and len(cells[-1]) == 7 and cells[-1][2] == "-" and cells[-1][3:].isdigit():
            exact[cells[-1]] = cells[-3]
    book.close()
    survey = {row["title"]: row for row in lines(official / "bls_cps" / "cps_25b_unemployment_2025.tsv")}
    known = [soc for soc, title in exact.items() if title in survey and national.figures([soc])]
    assert len(known) > 300
    for soc in sample(known):
        surveyed, found = survey[exact[soc]], national.category(soc).unemployment
        assert found is not None and found.title == exact[soc]
        assert found.rate == published(surveyed["unemployment_rate_percent"])
        assert found.labor_force == published(surveyed["labor_force_thousands"])


def test_every_category_is_counted_in_one_census_occupation_and_all_of_them_once(national: NationalFigures) -> None:
    forces: dict[str, float] = {}
    for category in national.figures(national.columns()).values():
        if not category.parts:
            assert category.unemployment is not None, category.soc
            forces[category.unemployment.title] = category.unemployment.labor_force.value or 0.0
    # The whole labor force is 170.8 million; those without a job before are in no occupation.
    assert 168_000 < sum(forces.values()) < 171_000


def test_prices_are_those_of_the_bea_for_nearly_every_metropolitan_area(
    official: Path, local: LocalFigures
) -> None:
    levels = {row["area_code"]: row for row in lines(official / "prices" / "bea_rpp_metros_2023.tsv")}
    metros = [place for place in local.places if place.kind == "metro"]
    priced = {place.code: prices for place in metros if (prices := local.prices(place)) is not None}
    assert len(priced) >= 370
    for code, prices in priced.items():
        row = levels[str(int(code))]
        assert prices.all_items == float(row["All items"]) and prices.housing == float(row["Services: Housing"])
    new_york = next(place for place in metros if place.name.startswith("New York"))
    assert priced[new_york.code].all_items == 112.47


@pytest.mark.parametrize("credential", ["Associate's Degree", "Bachelor's Degree"])
def test_what_nurses_earned_is_recomputed_from_the_programs(
    official: Path, local: LocalFigures, credential: str
) -> None:
    path = official / "education" / "college_scorecard_fields_2026_06.csv.xz"
    if not path.exists():
        pytest.skip("the file of programs is not beside the other official files")
    earned: list[float] = []
    for row in lines(path):
        if (row["cip_code"], row["credential_desc"]) == ("5138", credential) and row["earnings"]:
            earned += [float(row["earnings"])] * int(float(row["completers_count"] or 0))
    earned.sort()
    outcome = local.study_field("5138").of(credential)
    assert outcome is not None and outcome.earners == len(earned)
    quartiles = [earned[-(-len(earned) * share // 4) - 1] for share in (1, 2, 3)]
    assert [outcome.p25.value, outcome.median.value, outcome.p75.value] == quartiles


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
