from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from official_cuts import national_2025, write_official_files, write_workbook

from careercli.landscape import tables
from careercli.landscape.category import Amount, Classification
from careercli.landscape.national import read_categories
from careercli.landscape.refresh.__main__ import main
from careercli.landscape.tables import read_table


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    folder = tmp_path_factory.mktemp("official")
    return folder, write_official_files(folder)


@pytest.fixture
def sources(official: tuple[Path, list[str]], tmp_path: Path) -> tuple[Path, list[str]]:
    """A copy of the official files that a test may change."""
    folder, arguments = official
    copy = tmp_path / "official"
    shutil.copytree(folder, copy)
    return copy, [argument.replace(str(folder), str(copy)) for argument in arguments]


@pytest.fixture(scope="module")
def refreshed(official: tuple[Path, list[str]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("tables")
    assert main([*official[1], "--out", str(out)]) == 0
    return out


def test_every_table_is_written_and_reads_back(refreshed: Path) -> None:
    for layout in tables.ALL_TABLES:
        assert read_table(refreshed, layout).rows
    assert not [path for path in refreshed.iterdir() if path.name.startswith(".")]


def test_the_same_official_files_give_the_same_bytes(
    official: tuple[Path, list[str]], refreshed: Path, tmp_path: Path
) -> None:
    assert main([*official[1], "--out", str(tmp_path)]) == 0
    for layout in tables.ALL_TABLES:
        assert (tmp_path / layout.filename).read_bytes() == (refreshed / layout.filename).read_bytes()


def test_categories_come_from_all_sources(refreshed: Path) -> None:
    categories = {category.soc: category for category in read_categories(refreshed)}
    assert list(categories) == ["11-1031", "11-2021", "13-1020", "13-1022", "13-1023", "27-2011"]
    manager = categories["11-2021"]
    assert manager.employment == Amount(395_240)
    assert manager.pay is not None and manager.pay.p90 == Amount(250_185, at_or_above=True)
    assert [(figure.year, figure.classification) for figure in manager.history] == [
        (2017, Classification.SOC_2010),
        (2021, Classification.SOC_2018),
        (2025, Classification.SOC_2018),
    ]
    assert manager.projection is not None and manager.projection.openings == Amount(34.3)
    assert manager.projection.separation_rate == Amount(7.5)
    lawmakers = categories["11-1031"]
    assert lawmakers.pay is None and lawmakers.projection is not None
    assert not lawmakers.projection.self_employed_percent.published


def test_a_combination_and_its_parts_share_figures_but_not_ratings(refreshed: Path) -> None:
    categories = {category.soc: category for category in read_categories(refreshed)}
    whole, part = categories["13-1020"], categories["13-1023"]
    assert [name.soc for name in whole.parts] == ["13-1022", "13-1023"]
    assert part.published_as is not None and part.published_as.soc == "13-1020"
    assert part.pay == whole.pay and part.employment == Amount(491_430)
    assert whole.skills is not None and whole.skills.get("Reading") == 3.5 and whole.skills.from_parts
    assert part.skills is not None and part.skills.get("Reading") == 4.0 and not part.skills.from_parts
    assert whole.ai_exposure is not None and whole.ai_exposure.model_rated == 0.45


def test_specialties_stand_in_where_the_category_is_not_rated(refreshed: Path) -> None:
    manager = next(category for category in read_categories(refreshed) if category.soc == "11-2021")
    assert manager.skills is not None and manager.skills.get("Reading") == 2.25
    assert manager.skills.from_parts and manager.skills.basis == ("11-2021.01", "11-2021.03")
    assert manager.interests is not None and not manager.interests.from_parts


def test_ratings_onet_advises_against_are_left_out(refreshed: Path) -> None:
    rows = {row[0]: row for row in read_table(refreshed, tables.SKILLS).rows}
    assert rows["13-1022"][-1] == "-"


def test_job_zones_come_from_the_release_that_tells_five_apart(refreshed: Path) -> None:
    zones = read_table(refreshed, tables.JOB_ZONES)
    assert zones.release == "O*NET 30.1"
    assert ("27-2011", "27-2011.00", "1") in zones.rows


def test_hourly_pay_stays_hourly_and_what_is_not_published_stays_so(refreshed: Path) -> None:
    actor = next(category for category in read_categories(refreshed) if category.soc == "27-2011")
    assert actor.pay is not None and actor.pay.unit == "hourly" and actor.pay.median == Amount(29.05)
    assert not actor.employment.published
    # SOC 2010 counted others under this code.
    assert [(figure.year, figure.comparable) for figure in actor.history] == [(2017, False), (2025, True)]


def test_local_rows_keep_top_codes_and_gaps_apart(refreshed: Path) -> None:
    rows = {row[1]: row for row in read_table(refreshed, tables.PLACE_PAY).rows}
    assert rows["48"][2:5] == ("26000", "2.1", "0.74")
    assert rows["12420"][2] == "-" and rows["12420"][9] == ">=239200"
    assert rows["0100001"][2] == "40" and rows["0100001"][9] == "-"
    kinds = {row[0]: row[1:3] for row in read_table(refreshed, tables.PLACES).rows}
    assert kinds == {"48": ("state", "TX"), "12420": ("metro", "TX"), "0100001": ("nonmetro", "AL")}


def test_every_job_title_is_kept_by_both_its_names_and_whether_people_gave_it(refreshed: Path) -> None:
    titles = read_table(refreshed, tables.JOB_TITLES)
    assert titles.release == "O*NET 30.3"
    assert titles.rows == (
        ("11-2021", "Brand Lead", "no"), ("11-2021", "CMO", "yes"), ("11-2021", "Chief Marketing Officer", "yes"),
    )  # fmt: skip


def test_codes_that_are_no_longer_in_use_are_kept_with_their_title_then(refreshed: Path) -> None:
    former = read_table(refreshed, tables.SOC_2010)
    assert former.rows == (("11-2031", "Public Relations and Fundraising Managers", "11-2021"),)


def test_industries_are_sectors_and_the_finest_cut_without_double_counting(refreshed: Path) -> None:
    rows = {row[0]: row[1] for row in read_table(refreshed, tables.INDUSTRIES).rows}
    assert rows == {"31-33": "sector", "311100": "industry", "327000": "industry"}


def test_an_unknown_column_is_refused_and_the_tables_stay(
    sources: tuple[Path, list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, arguments = sources
    out = tmp_path / "tables"
    assert main([*arguments, "--out", str(out)]) == 0
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    write_workbook(folder / "oews" / "national_M2025_dl.xlsx", {"data": national_2025(extra_column="REMOTE_SHARE")})
    assert main([*arguments, "--out", str(out)]) == 4
    assert "national_M2025_dl.xlsx: the column 'REMOTE_SHARE'" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_a_cell_that_is_no_figure_is_refused(
    sources: tuple[Path, list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, arguments = sources
    rows = national_2025()
    rows[2][rows[0].index("A_MEDIAN")] = "about 166,790"
    write_workbook(folder / "oews" / "national_M2025_dl.xlsx", {"data": rows})
    assert main([*arguments, "--out", str(tmp_path / "tables")]) == 4
    assert "11-2021 U.S.: 'about 166,790' is not a figure" in capsys.readouterr().err


def test_what_changed_is_printed(
    sources: tuple[Path, list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, arguments = sources
    out = tmp_path / "tables"
    main([*arguments, "--out", str(out)])
    assert "6 categories" in capsys.readouterr().out
    main([*arguments, "--out", str(out)])
    assert "no category is new or gone" in capsys.readouterr().out
    rows = [row for row in national_2025(managers=600_000) if row[8] != "27-2011"]
    rows.append([*rows[1][:8], "27-2031", "Dancers", "detailed", *rows[2][11:]])
    write_workbook(
        folder / "oews" / "national_M2025_dl.xlsx",
        {"data": rows, "Field Descriptions": [["# = wage of $115.00 per hour or $239,200 per year"]]},
    )
    main([*arguments, "--out", str(out)])
    lines = capsys.readouterr().out.splitlines()
    assert lines == ["27-2031 is new", "27-2011 is gone", "11-2021 employment 395240 -> 600000 (+52%)"]


def test_crosswalk_and_exposure_stay_when_their_files_are_not_named(
    sources: tuple[Path, list[str]], refreshed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = sources[1][: sources[1].index("--crosswalk")]
    assert main([*arguments, "--out", str(tmp_path / "empty")]) == 2
    assert "has no crosswalk table yet" in capsys.readouterr().err
    out = tmp_path / "tables"
    shutil.copytree(refreshed, out)
    assert main([*arguments, "--out", str(out)]) == 0
    for layout in tables.ALL_TABLES:
        assert (out / layout.filename).read_bytes() == (refreshed / layout.filename).read_bytes()


def test_without_openpyxl_the_way_out_is_named(
    official: tuple[Path, list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert main([*official[1], "--out", str(tmp_path)]) == 2
    assert "careercli[refresh]" in capsys.readouterr().err
