from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from careercli.errors import DataError
from careercli.landscape import tables
from careercli.landscape.category import Amount, Classification
from careercli.landscape.compile import write_local
from careercli.landscape.national import read_categories
from careercli.landscape.refresh.__main__ import main
from careercli.landscape.refresh.factors import read_factors
from careercli.landscape.store import LocalFigures
from careercli.landscape.tables import read_table
from landscape.official_cuts import national_2025, write_official_files, write_task_words, write_tsv, write_workbook


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
    write_task_words(out)
    assert main([*official[1], "--out", str(out)]) == 0
    return out


def test_every_table_is_written_and_reads_back(refreshed: Path) -> None:
    for layout in tables.ALL_TABLES:
        assert read_table(refreshed, layout).rows
    assert not [path for path in refreshed.iterdir() if path.name.startswith(".")]


def test_the_same_official_files_give_the_same_bytes(
    official: tuple[Path, list[str]], refreshed: Path, tmp_path: Path
) -> None:
    write_task_words(tmp_path)
    assert main([*official[1], "--out", str(tmp_path)]) == 0
    for layout in tables.ALL_TABLES:
        assert (tmp_path / layout.filename).read_bytes() == (refreshed / layout.filename).read_bytes()


def test_categories_come_from_all_sources(refreshed: Path) -> None:
    categories = {category.soc: category for category in read_categories(refreshed)}
    assert list(categories) == ["00-0000", "11-1031", "11-2021", "13-1020", "13-1022", "13-1023", "27-2011"]
    manager = categories["11-2021"]
    assert manager.employment == Amount(395_240)
    assert manager.pay is not None and manager.pay.p90 == Amount(250_185, at_or_above=True)
    assert [(figure.year, figure.classification) for figure in manager.history] == [
        (2017, Classification.SOC_2010),
        (2021, Classification.SOC_2018),
        (2025, Classification.SOC_2018),
    ]
    assert manager.projection is not None and manager.projection.openings == Amount(34)
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
    assert "7 categories" in capsys.readouterr().out
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


def test_the_newest_projections_win_and_what_only_the_older_has_stays_beside_them(refreshed: Path) -> None:
    categories = {category.soc: category for category in read_categories(refreshed)}
    projection = categories["11-2021"].projection
    assert projection is not None
    assert (projection.base_year, projection.target_year, projection.projected) == (2025, 2035, Amount(426))
    assert projection.vintage == "BLS Employment Projections 2025-35"
    assert projection.education == "Master's degree"
    assert (projection.transfer_rate, projection.experience) == (Amount(5.4), "5 years or more")
    assert projection.details_from == "BLS Employment Projections 2024-34"
    assert projection.earlier is not None and projection.earlier.change_percent == Amount(6.6)
    assert projection.total is not None and projection.total.projected == Amount(176_198.5)
    lawmakers = categories["11-1031"].projection
    assert (
        lawmakers is not None
        and lawmakers.vintage == lawmakers.details_from == "BLS Employment Projections 2024-34"
    )
    assert lawmakers.earlier is None


def test_an_edition_that_was_published_whole_stands_alone(sources: tuple[Path, list[str]], tmp_path: Path) -> None:
    folder, arguments = sources
    (folder / "projections" / "ep_2025_2035.tsv").unlink()
    assert main([*arguments, "--out", str(tmp_path / "tables")]) == 0
    manager = next(one for one in read_categories(tmp_path / "tables") if one.soc == "11-2021")
    assert manager.projection is not None and manager.projection.openings == Amount(34.3)
    assert manager.projection.earlier is None and manager.projection.details_vintage == ""


def test_factors_carry_the_jobs_of_their_industry_and_a_kind_of_our_own(refreshed: Path) -> None:
    manager = next(one for one in read_categories(refreshed) if one.soc == "11-2021")
    assert manager.factors is not None and "table 1.12" in manager.factors.vintage
    told = [(one.industry, one.rising, one.effects, one.kind, one.jobs) for one in manager.factors.reasons]
    assert told == [
        ("", True, ("sourcing",), "outsourcing", Amount(395_240)),
        ("Food manufacturing", False, ("productivity",), "mergers", Amount(90)),
        ("Educational services, state", True, ("demand", "capital"), "machines", Amount(70)),
    ]
    actor = next(one for one in read_categories(refreshed) if one.soc == "27-2011")
    assert actor.factors is None, "no projection, so nothing is known of reasons either"


def test_unemployment_is_joined_through_census_titles_broad_and_remaining_groups(refreshed: Path) -> None:
    found = {row[0]: row[1:] for row in read_table(refreshed, tables.UNEMPLOYMENT).rows}
    assert found["11-2021"] == ("Marketing managers", "-", "3.3", "23", "692")
    assert found["11-1031"][2:] == ("-", "1", "19")
    assert found["13-1022"][0].startswith("Wholesale and retail buyers")
    assert found["13-1023"][0] == "Purchasing agents"
    assert found["27-2011"] == ("Entertainers and other actors", "-", "9.1", "5", "55")
    # A combination adds its parts up.
    assert found["13-1020"][2:] == ("2.2", "11", "500")


def test_medians_are_told_in_dollars_of_the_last_year_too(refreshed: Path) -> None:
    manager = next(one for one in read_categories(refreshed) if one.soc == "11-2021")
    real = {figure.year: figure.real_median for figure in manager.history}
    assert real[2017] == Amount(round(132_230 * 321.465 / 244.733, -1))
    assert real[2025] == Amount(166_790) and manager.history[0].real_year == 2025


def test_places_have_their_price_level_and_small_places_that_of_all_of_them(
    refreshed: Path, tmp_path: Path
) -> None:
    write_local(tmp_path / "local.sqlite", refreshed)
    with LocalFigures(tmp_path / "local.sqlite") as local:
        prices = {place.code: local.prices(place) for place in local.places}
        austin, texas, rural = prices["12420"], prices["48"], prices["0100001"]
        assert austin is not None and (austin.all_items, austin.housing, austin.utilities) == (97.5, 110.2, 90)
        assert texas is not None and texas.all_items == 97.1 and not texas.covers
        assert rural is not None and rural.all_items == 88.22 and "nonmetropolitan" in rural.covers
        here = local.at("11-2021", next(place for place in local.places if place.code == "48"))
        assert here is not None and here.real_pay is not None
        assert here.real_pay.median == Amount(round(150_000 * 100 / 97.1, -1))


def test_study_outcomes_are_weighted_by_graduates_and_suppressed_ones_stay_unpublished(refreshed: Path) -> None:
    rows = {row[:3]: row[3:] for row in read_table(refreshed, tables.STUDY_OUTCOMES).rows}
    nation = rows["5214", "Bachelor's Degree", "US"]
    #       programs, graduates, with earnings, earners, middle half and median, with debt, debt, compared, above
    assert nation == ("4", "65", "3", "60", "30000", "50000", "60000", "2", "10000", "3", "2")
    assert rows["5214", "Bachelor's Degree", "CA"][4:7] == ("30000", "30000", "30000")
    assert rows["5120", "Doctoral Degree", "US"][4:] == ("-", "-", "-", "0", "-", "0", "0")
    assert ("5120", "Doctoral Degree", "TX") not in rows
    assert sorted(read_table(refreshed, tables.STATE_EARNINGS).rows) == [("CA", "36976"), ("TX", "34000")]


def test_odd_ways_are_marked_and_combinations_are_reached_through_their_parts(refreshed: Path) -> None:
    paths = {row[:2]: row[2:] for row in read_table(refreshed, tables.STUDY_PATHS).rows}
    assert paths["11-2021", "5214"] == ("1", "1", "no")
    assert paths["11-2021", "5120"] == ("1", "4", "yes")
    assert paths["13-1020", "5218"] == paths["13-1022", "5218"]
    assert not [cip for _, cip in paths if cip.startswith(("60", "99"))]


def test_tasks_most_and_least_seen_in_use_come_in_our_words(refreshed: Path) -> None:
    manager = next(one for one in read_categories(refreshed) if one.soc == "11-2021")
    tasks = manager.tasks_in_use
    assert tasks is not None and (tasks.tasks, tasks.used) == (4, 2)
    assert [(task.task, task.share) for task in tasks.most] == [("74", 0.5), ("71", 0.25)]
    assert [task.words for task in tasks.least] == ["task 72 in our words", "task 73 in our words"]


def test_unemployment_without_the_census_codes_says_what_it_needs(
    sources: tuple[Path, list[str]], refreshed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = sources[1]
    cut = [*arguments[: arguments.index("--crosswalk")], *arguments[arguments.index("--unemployment") :]]
    out = tmp_path / "tables"
    shutil.copytree(refreshed, out)
    assert main([*cut, "--out", str(out)]) == 2
    assert "--crosswalk" in capsys.readouterr().err


def test_a_factor_of_an_unknown_form_is_refused(tmp_path: Path) -> None:
    names = ("occupation title", "occupation code", "industry title", "industry code")
    head = [
        *(f"2026 National Employment Matrix {name}" for name in names),
        "Factors affecting occupational utilization",
    ]
    row = ["Marketing managers", "11-2021", "All", "TE1000", "Mood change - share wobbles as people feel so."]
    write_tsv(tmp_path / "table_1_12_factors.tsv", [head, row])
    with pytest.raises(DataError, match="not a factor"):
        read_factors(tmp_path)
