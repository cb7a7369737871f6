from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from careercli.catalog.role import Education
from careercli.catalog.store import DamagedError
from careercli.errors import DataError, NotFoundError
from careercli.landscape import tables
from careercli.landscape.category import Amount, IndustryDetail, PlaceFigures, PlaceKind, SortKey
from careercli.landscape.compile import write_local, write_national
from careercli.landscape.national import read_categories
from careercli.landscape.store import LocalFigures, NationalFigures
from careercli.landscape.tables import read_table, write_table


def test_marketing_managers_have_the_published_figures(national: NationalFigures) -> None:
    category = national.category("11-2021")
    assert category.pay is not None and category.projection is not None
    assert category.pay.percentiles[0::2] == (Amount(90_260), Amount(166_790), Amount(293_610))
    assert category.pay.vintage == "BLS OEWS May 2025"
    assert category.employment == Amount(395_240)
    projection = category.projection
    assert (projection.base, projection.projected) == (Amount(421.6), Amount(450.8))
    assert (projection.change_percent, projection.openings) == (Amount(6.9), Amount(34.0))
    assert (projection.base_year, projection.target_year) == (2025, 2035)
    assert projection.entry_education is Education.BACHELOR
    assert [figure.year for figure in category.history] == list(range(2017, 2026))


def test_nurses_median(national: NationalFigures) -> None:
    pay = national.category("29-1141").pay
    assert pay is not None and pay.median == Amount(97_550)


def test_project_managers_have_no_history_before_their_code(national: NationalFigures) -> None:
    category = national.category("13-1082")
    assert [figure.year for figure in category.history] == [2021, 2022, 2023, 2024, 2025]
    assert category.skills is None and category.work_values is None
    assert len(category.history_runs) == 1


def test_a_code_that_changed_its_content_is_cut_not_joined(national: NationalFigures) -> None:
    runs = national.category("13-1199").history_runs
    assert [[figure.year for figure in run] for run in runs] == [[2017, 2018], [2021, 2022, 2023, 2024, 2025]]
    assert not runs[0][0].comparable


def test_actors_are_paid_by_the_hour(national: NationalFigures) -> None:
    pay = national.category("27-2011").pay
    assert pay is not None and pay.unit == "hourly" and pay.median == Amount(29.05)
    assert national.columns(["27-2011"])["27-2011"].median is None


def test_top_coded_medians_of_the_past_are_bounds(national: NationalFigures) -> None:
    surgeons = national.category("29-1241")
    medians = {figure.year: figure.median for figure in surgeons.history}
    assert medians[2021] == Amount(208_000, at_or_above=True)
    assert medians[2024] == Amount(239_200, at_or_above=True)


def test_all_830_detailed_occupations_and_every_code_beyond_them_are_in(national: NationalFigures) -> None:
    columns = national.columns()
    categories = national.figures(columns)
    published = [category for category in categories.values() if category.pay and not category.published_as]
    assert len(published) == 830 and len(columns) == 860
    for soc in ("13-1022", "13-1023", "21-1011", "21-1014", "25-9042", "31-1121", "31-1122", "39-7011"):
        category = categories[soc]
        assert category.published_as is not None and category.pay is not None and category.projection is not None
    assert categories["11-1031"].pay is None and categories["45-3031"].projection is not None


def test_all_occupations_are_a_category_to_compare_with_and_in_no_list(national: NationalFigures) -> None:
    everybody = national.category("00-0000")
    assert everybody.projection is not None and everybody.pay is not None
    assert (everybody.projection.base, everybody.projection.projected) == (Amount(170_280.8), Amount(176_198.5))
    assert "00-0000" not in national.columns()


@pytest.mark.exhaustive
def test_what_is_stored_is_what_the_tables_say(national: NationalFigures, tables_folder: Path) -> None:
    categories = read_categories(tables_folder)
    assert list(national.figures(category.soc for category in categories).values()) == categories


def test_a_code_that_does_not_exist_names_its_neighbours(national: NationalFigures) -> None:
    with pytest.raises(NotFoundError, match="there is no category 11-2029") as error:
        national.category("11-2029")
    assert "11-2021 Marketing Managers" in (error.value.hint or "")


def test_a_damaged_row_is_damage_that_compiling_again_mends(tables_folder: Path) -> None:
    connection = sqlite3.connect(":memory:")
    with pytest.raises(DamagedError):
        NationalFigures(connection).category("11-2021")
    write_national(connection, tables_folder)
    for damage in ("substr(figures, 1, 99)", "CAST(x'7bff7d' AS TEXT)", "'[]'", "'{}'"):
        connection.execute(f"UPDATE landscape_categories SET figures = {damage}")
        with pytest.raises(DamagedError, match="cannot be read"):
            NationalFigures(connection).category("11-2021")
    connection.close()


def test_local_figures_of_a_metro_and_its_state(local: LocalFigures) -> None:
    [austin] = local.find_place("Austin")
    figures = local.at("11-2021", austin)
    assert figures is not None and figures.pay.median == Amount(164_920)
    assert figures.employment == Amount(7170) and figures.quotient == Amount(2.18)
    assert figures.pay.vintage == "BLS OEWS May 2025"
    assert local.at("99-9999", austin) is None


def test_rankings_run_from_the_top_with_unpublished_last(local: LocalFigures) -> None:
    picks: dict[SortKey, Callable[[PlaceFigures], Amount]] = {
        SortKey.PAY: lambda figures: figures.pay.median,
        SortKey.EMPLOYMENT: lambda figures: figures.employment,
        SortKey.QUOTIENT: lambda figures: figures.quotient,
    }
    for sort, pick in picks.items():
        for ranked in (local.by_state("29-1211", sort), local.by_metro("29-1211", sort)):
            values = [pick(figures).value for figures in ranked]
            known = [value for value in values if value is not None]
            assert values == sorted(known, reverse=True) + [None] * (len(values) - len(known))
    states = {figures.place.kind for figures in local.by_state("11-2021")}
    assert states == {PlaceKind.STATE, PlaceKind.TERRITORY}
    assert {figures.place.kind for figures in local.by_metro("11-2021")} == {PlaceKind.METRO}


def test_top_coded_local_pay_is_a_bound(local: LocalFigures) -> None:
    [alabama] = local.find_place("Alabama")
    figures = local.at("29-1214", alabama)
    assert figures is not None and figures.pay.median == Amount(239_200, at_or_above=True)


def test_industries_by_sector_and_in_detail(local: LocalFigures) -> None:
    sectors = local.by_industry("11-2021")
    assert sectors[0].industry.title == "Professional, Scientific, and Technical Services"
    assert len(local.industries) > 200
    finer = local.by_industry("11-2021", SortKey.PAY, IndustryDetail.INDUSTRY)
    assert len(finer) > len(sectors)
    total = sum(figures.employment.value or 0 for figures in sectors)
    assert 0.95 * 395_240 < total < 1.01 * 395_240


def test_the_local_file_is_opened_only_when_asked_and_never_written(local_file: Path, tmp_path: Path) -> None:
    missing = LocalFigures(tmp_path / "none.sqlite")
    missing.close()
    with pytest.raises(DataError, match=r"none\.sqlite: the file of local figures is missing"):
        missing.find_place("Austin")
    with LocalFigures(local_file) as figures, pytest.raises(DataError):
        figures._rows("DELETE FROM landscape_places")


def test_a_file_that_is_no_database_is_a_data_error(tmp_path: Path) -> None:
    path = tmp_path / "local.sqlite"
    path.write_bytes(b"nonsense" * 1000)
    with LocalFigures(path) as figures, pytest.raises(DataError, match=r"local\.sqlite cannot be read"):
        figures.find_place("Austin")


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE landscape_places SET kind = 'planet'",
        "UPDATE landscape_industries SET detail = 'vague'",
        "UPDATE landscape_local SET figures = x'00'",
        "DELETE FROM landscape_places WHERE code > '2'",
        "DELETE FROM landscape_meta",
        "DROP TABLE landscape_local",
    ],
)
def test_damage_in_local_figures_is_damage_and_never_a_wrong_number(
    local_file: Path, tmp_path: Path, damage: str
) -> None:
    path = tmp_path / "local.sqlite"
    shutil.copy(local_file, path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(damage)
    with LocalFigures(path) as figures, pytest.raises(DamagedError, match=r"local\.sqlite cannot be read"):
        figures.by_industry("11-2021")
        figures.by_metro("11-2021")


@pytest.mark.exhaustive
def test_compiling_twice_gives_the_same_files(tables_folder: Path, tmp_path: Path) -> None:
    for layout in tables.LOCAL_TABLES:
        table = read_table(tables_folder, layout)
        # A few categories are enough here, and much quicker than all.
        rows = [row for row in table.rows if not layout.packed or row[0] < "11-3000"]
        write_table(tmp_path, layout, table.release, rows)
    national, local = [], []
    for name in ("one", "two"):
        write_local(tmp_path / f"{name}.local", tmp_path)
        local.append((tmp_path / f"{name}.local").read_bytes())
        connection = sqlite3.connect(tmp_path / name)
        write_national(connection, tables_folder)
        connection.commit()
        connection.close()
        national.append((tmp_path / name).read_bytes())
    assert national[0] == national[1] and local[0] == local[1]


def test_the_shipped_files_stay_small(local_file: Path) -> None:
    assert local_file.stat().st_size < 6_500_000


def test_reading_figures_loads_nothing_heavy() -> None:
    code = (
        "import sys, careercli.landscape.store, careercli.landscape.outlook\n"
        "heavy = {'rapidfuzz', 'numpy', 'yaml', 'pydantic', 'rich', 'typer', 'openpyxl', 'lzma'}\n"
        "sys.exit(' '.join(heavy & set(sys.modules)) or 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
