"""Small files in the layouts of the official releases, with invented figures, for the tests of the refresh."""

from __future__ import annotations

import csv
import gzip
import lzma
from collections.abc import Sequence
from pathlib import Path

import openpyxl

PAY = "H_MEAN A_MEAN MEAN_PRSE H_PCT10 H_PCT25 H_MEDIAN H_PCT75 H_PCT90 A_PCT10 A_PCT25 A_MEDIAN A_PCT75 A_PCT90"
OLD_NATIONAL = ["OCC_CODE", "OCC_TITLE", "OCC_GROUP", "TOT_EMP", "EMP_PRSE", *PAY.split(), "ANNUAL", "HOURLY"]
AREA = ["AREA", "AREA_TITLE", "AREA_TYPE", "PRIM_STATE", "NAICS", "NAICS_TITLE", "I_GROUP", "OWN_CODE"]
NEW_NATIONAL = [
    *AREA, "OCC_CODE", "OCC_TITLE", "O_GROUP", "TOT_EMP", "EMP_PRSE", "JOBS_1000", "LOC_QUOTIENT", "PCT_TOTAL",
    "PCT_RPT", *PAY.split(), "ANNUAL", "HOURLY",
]  # fmt: skip
EXTRACT = [
    "AREA", "AREA_TITLE", "AREA_TYPE", "NAICS", "NAICS_TITLE", "I_LEVEL", "OCC_CODE", "OCC_TITLE", "O_GROUP",
    "TOT_EMP", "EMP_PRSE", "JOBS_1000", "LOC_QUOTIENT", *PAY.split(), "FOOTNOTES",
]  # fmt: skip
US = ["99", "U.S.", "1", "US", "000000", "Cross-industry", "cross-industry", "1235"]
MANAGERS = ["11-2021", "Marketing Managers", "detailed"]
BUYERS = ["13-1020", "Buyers and Purchasing Agents", "detailed"]
ACTORS = ["27-2011", "Actors", "detailed"]
HANDBOOK = "Typical on-the-job training needed to attain competency in the occupation"


def pay(median: int, *, top: str | None = None) -> list[object]:
    """The thirteen pay cells of an occupation paid by the year, as the workbooks have them."""
    hourly = round(median / 2080, 2)
    last: object = top or median * 2
    return [
        hourly, median + 1000, 0.3, hourly / 2, hourly / 1.5, hourly, hourly * 1.5, top or hourly * 2,
        median // 2, median * 2 // 3, median, median * 3 // 2, last,
    ]  # fmt: skip


def hourly_pay(median: float) -> list[object]:
    """The pay cells of an occupation with hourly pay only."""
    return [median + 1, "*", 8.4, median / 2, median / 1.5, median, median * 1.5, median * 2, *["*"] * 5]


def write_workbook(path: Path, sheets: dict[str, Sequence[Sequence[object]]]) -> None:
    book = openpyxl.Workbook()
    del book["Sheet"]
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)


def write_csv(path: Path, rows: Sequence[Sequence[object]]) -> None:
    opener = {".gz": gzip.open, ".xz": lzma.open}.get(path.suffix, open)
    with opener(path, "wt", encoding="utf-8", newline="") as stream:  # type: ignore[operator]
        csv.writer(stream).writerows(rows)


def write_tsv(path: Path, rows: Sequence[Sequence[object]]) -> None:
    text = "".join("\t".join(map(str, row)) + "\n" for row in rows)
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(text.encode(), mtime=0))
    else:
        path.write_text(text, encoding="utf-8")


def national_2025(managers: int = 395_240, extra_column: str | None = None) -> list[list[object]]:
    header: list[object] = [*NEW_NATIONAL, *([extra_column] if extra_column else [])]
    rows = [
        [*US, "11-0000", "Management", "major", 9, 0.1, *[""] * 4, *pay(100_000), "", ""],
        [*US, *MANAGERS, managers, 0.8, *[""] * 4, *pay(166_790, top="#"), "", ""],
        [*US, "13-1020", BUYERS[1], "broad", 491_430, 0.6, *[""] * 4, *pay(77_710), "", ""],
        [*US, *BUYERS, 491_430, 0.6, *[""] * 4, *pay(77_710), "", ""],
        [*US, *ACTORS, "**", "**", *[""] * 4, *hourly_pay(29.05), "", "TRUE"],
    ]
    return [header, *([*row, *([1] if extra_column else [])] for row in rows)]


def write_official_files(folder: Path) -> list[str]:
    """All sources in subfolders of `folder`; returns the arguments of the refresh that name them."""
    names = ("oews", "projections", "onet_new", "onet_old", "soc", "ai", "cps", "prices", "education")
    oews, projections, onet_new, onet_old, soc, ai, cps, prices, education = (folder / name for name in names)
    for each in (oews, projections, onet_new, onet_old, soc, ai, cps, prices, education):
        each.mkdir(parents=True)
    _oews(oews)
    _projections(projections)
    _onet(onet_new, onet_old)
    _soc(soc)
    scores = ["O*NET-SOC Code", "Title", "dv_rating_alpha", "dv_rating_beta", "dv_rating_gamma"]
    human = ["human_rating_alpha", "human_rating_beta", "human_rating_gamma"]
    write_csv(
        ai / "occ_level.csv",
        [
            [*scores, *human],
            ["11-2021.00", "Marketing Managers", 0, 0.5, 1, 0.1, 0.578125, 1],
            ["13-1022.00", "Buyers", 0, 0.4, 1, 0, 0.3, 1],
            ["13-1023.00", "Agents", 0, 0.5, 1, 0, 0.4, 1],
        ],
    )
    write_csv(
        ai / "task_penetration.csv.gz",
        [["task", "penetration"], [TASKS[0], 0.25], [TASKS[1], 0], [TASKS[2], 0], [f"{TASKS[3]} ", 0.5]],
    )
    _cps(cps)
    _prices(prices)
    _education(education)
    return [
        "--oews", str(oews), "--projections", str(projections), "--onet", str(onet_new), "--onet", str(onet_old),
        "--crosswalk", str(soc), "--ai", str(ai), "--unemployment", str(cps), "--prices", str(prices),
        "--education", str(education),
    ]  # fmt: skip


def write_task_words(folder: Path) -> None:
    """Our own words for the tasks of the cut, where a refresh looks for them."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [f"{number}\ttask {number} in our words" for number in (71, 72, 73, 74)]
    (folder / "task_words.txt").write_text("# by hand\n" + "\n".join(lines) + "\n", encoding="utf-8")


SOURCED = "Sourcing change- share increases."
TASKS = ("Plan campaigns.", "Hire staff.", "Walk the floor.", "Write slogans.")


def _cps(folder: Path) -> None:
    head = ["row", "title", "unemployment_rate_percent", "unemployed_thousands", "labor_force_thousands"]
    write_tsv(
        folder / "cps_25b_unemployment_2025.tsv",
        [
            head,
            [6, "Total, 16 years and over(1)", 4.3, 7314, 170807],
            [14, "Marketing managers", 3.3, 23, 692],
            [20, "Legislators", "", 1, 19],
            [30, "Wholesale and retail buyers, except farm products", 4.0, 8, 200],
            [31, "Purchasing agents", 1.0, 3, 300],
            [40, "Entertainers and other actors", 9.1, 5, 55],
        ],
    )


def _prices(folder: Path) -> None:
    levels = ["All items", "Goods", "Services: Housing", "Services: Other", "Services: Utilities"]
    write_tsv(
        folder / "bea_rpp_metros_2023.tsv",
        [
            ["area_code", "area", *levels],
            [0, "United States", 100, 99.51, 100.74, 100.16, 98.65],
            [12420, "Austin, TX", 97.5, 98, 110.2, 99, 90],
            [999, "United States (Nonmetropolitan Portion)", 88.22, 95.26, 58.95, 97.05, 89.12],
        ],
    )
    write_tsv(
        folder / "bea_rpp_states_2023.tsv",
        [["GeoFIPS", "GeoName", *levels], ["00000", "US", *[100] * 5], ["48000", "Texas", 97.1, 99, 95, 98, 91]],
    )
    write_csv(
        folder / "cpi_u.csv",
        [
            ["Date", "Index"], ["2017-05-01", 244.733], ["2021-04-01", 1], ["2021-05-01", 269.195],
            ["2025-05-01", 321.465],
        ],
    )  # fmt: skip


def _education(folder: Path) -> None:
    write_tsv(
        folder / "cip2020_soc2018_crosswalk.tsv.gz",
        [
            ["CIP2020Code", "CIP2020Title", "SOC2018Code", "SOC2018Title"],
            ["52.1401", "Marketing/Marketing Management, General.", "11-2021", "Marketing Managers"],
            ["51.2001", "Pharmacy.", "29-1051", "Pharmacists"],
            ["51.2002", "Pharmacy Administration.", "29-1051", "Pharmacists"],
            ["51.2003", "Pharmaceutics.", "29-1051", "Pharmacists"],
            ["51.2011", "Pharmaceutical Marketing and Management.", "11-2021", "Marketing Managers"],
            ["52.1803", "Retailing.", "13-1022", "Wholesale and Retail Buyers"],
            ["60.0801", "Pharmacy Residency.", "11-2021", "Marketing Managers"],
            ["99.9999", "NO MATCH", "27-2011", "Actors"],
        ],
    )
    head = ["unitid", "state", "control", "cip_code", "cip_desc", "credential_desc", "completers_count", "earnings"]
    write_csv(
        folder / "college_scorecard_fields_2026_06.csv.xz",
        [
            [*head, "earnings_threshold_state", "debt_median"],
            [1, "TX", "Public", "5214", "Marketing.", "Bachelor's Degree", 10, 50000, 34000, 20000],
            [2, "TX", "Public", "5214", "Marketing.", "Bachelor's Degree", 30, 60000, 34000, ""],
            [3, "CA", "Public", "5214", "Marketing.", "Bachelor's Degree", 20, 30000, 36976, 10000],
            [4, "CA", "Public", "5214", "Marketing.", "Bachelor's Degree", 5, "", 36976, ""],
            [
                5,
                "TX",
                "Public",
                "5120",
                "Pharmacy, Sciences, and Administration.",
                "Doctoral Degree",
                "",
                "",
                "",
                "",
            ],
            [6, "TX", "Public", "5218", "General Sales.", "Associate's Degree", 8, 41000, 34000, 9000],
        ],
    )


def _oews(folder: Path) -> None:
    old = [
        [*MANAGERS, 218_970, 0.9, *pay(132_230, top="#"), "", ""],
        [*ACTORS, 43_470, 5, *hourly_pay(17.49), "", ""],
    ]
    # A copy with a column that its uploader added, under an official name, must not disturb.
    write_workbook(
        folder / "national_M2017_dl.xlsx",
        {"national_dl": [[*OLD_NATIONAL, "OCC_CODE"], *([*row, "=VLOOKUP(A2)"] for row in old)]},
    )
    write_csv(
        folder / "national_M2021_dl.csv.gz",
        [
            [name.lower() for name in NEW_NATIONAL],
            [*US, *MANAGERS, "278,690", "1.0", *[""] * 4, *pay(135_030), "", ""],
            [*US, *BUYERS, "471,640", "1.0", *[""] * 4, *pay(63_470), "", ""],
        ],
    )
    note = "#  = indicates a wage equal to or greater than $115.00 per hour or $239,200 per year "
    write_workbook(
        folder / "national_M2025_dl.xlsx",
        {"national_M2025_dl": national_2025(), "Field Descriptions": [["May 2025"], [note]]},
    )
    everywhere = ["000000", "Cross-Industry", 0]
    missing = ["-", "-", 14.7, *["-"] * 10]
    write_csv(
        folder / "oews_m2025_areas.csv.xz",
        [
            EXTRACT,
            ["4800000", "Texas", 2, *everywhere, *MANAGERS, 26_000, 2.1, 1.9, 0.74, *pay(150_000), ""],
            ["0012420", "Austin-Round Rock, TX", 4, *everywhere, *MANAGERS, "-", "-", "-", "-", *missing, "5;8"],
            [
                "0100001",
                "Northwest Alabama nonmetropolitan area",
                4,
                *everywhere,
                *MANAGERS,
                40,
                9,
                1,
                1,
                *missing,
                "8",
            ],
        ],
    )
    write_csv(
        folder / "all_data_M_2025.csv",
        [
            NEW_NATIONAL,
            _industry("31-33", "Manufacturing", "sector", 1000),
            _industry("311100", "Animal Food Manufacturing", "4-digit", 20),
            _industry("311000", "Food Manufacturing", "3-digit", 90),
            _industry("327000", "Nonmetallic Mineral Product Manufacturing", "3-digit", 70),
            _industry("611002", "Educational Services, State Government Owned", "4-digit", 70),
        ],
    )


def _industry(code: str, title: str, level: str, employment: int) -> list[object]:
    return [
        "99", "U.S.", "1", "US", code, title, level, "5", *MANAGERS, employment, 3,
        *[""] * 4, *pay(160_000), "", "",
    ]  # fmt: skip


def _projections(folder: Path) -> None:
    shared: list[object] = [
        "2024 National Employment Matrix title", "2024 National Employment Matrix code", "Occupation type",
        "Employment, 2024", "Employment, 2034",
    ]  # fmt: skip
    change: list[object] = ["Employment change, numeric, 2024–34", "Employment change, percent, 2024–34"]
    openings = "Occupational openings, 2024–34 annual average"
    first = [
        *shared, "Employment distribution, percent, 2024", "Employment distribution, percent, 2034", *change,
        "Percent self employed, 2024", openings, "Median annual wage, dollars, 2024[1]",
        "Typical education needed for entry", "Work experience in a related occupation", HANDBOOK,
    ]  # fmt: skip
    rates = ["Labor force exit rate", "Occupational transfer rate", "Total occupational separations rate"]
    counts = ["Labor force exits", "Occupational transfers", "Total occupational separations"]
    second = [*shared, *change, *(f"{name}, 2024–34 annual average" for name in (*rates, *counts)), openings]
    managers = ["  Marketing managers", "11-2021", "Line item", 407.0, 433.7]
    lawmakers = ["  Legislators", "11-1031", "Line item", 27.6, 28.5]
    total = ["Total", "00-0000", "Summary", 1, 1]
    entry = ["Bachelor's degree", "5 years or more", "None"]
    write_workbook(
        folder / "occupation.xlsx",
        {
            "Index": [["contents"]],
            "Table 1.2": [
                ["Table 1.2 Occupational projections"],
                first,
                [*total, 1, 1, 0, 0, 5, 1, 49_500, "—", "—", "—"],
                [*managers, 0.2, 0.2, 26.7, 6.6, 3.6, 34.3, ">=$239,200", *entry],
                [*lawmakers, 0, 0, 0.9, 3.4, "—", 2.1, "—", *entry],
                ["Note: see the glossary."],
            ],
            "Table 1.10": [
                ["Table 1.10 Occupational separations"],
                second,
                [*total, 0, 0, 4.7, 5.9, 10.6, 1, 1, 1, 1],
                [*managers, 26.7, 6.6, 2.1, 5.4, 7.5, 8.9, 22.7, 31.6, 34.3],
                [*lawmakers, 0.9, 3.4, 3.0, 4.0, 7.0, 1, 1, 2, 2.1],
            ],
            "Table 1.12": [
                ["Table 1.12 Factors affecting occupational utilization"],
                [
                    f"2024 National Employment Matrix {name}"
                    for name in ("occupation title", "occupation code", "industry title", "industry code")
                ]
                + ["Factors affecting occupational utilization"],
                [
                    "Marketing managers", "11-2021", "Food manufacturing (3111,2)", "311000",
                    "Productivity change - share decreases as consolidation of back office functions goes on.",
                ],
                [
                    "Marketing managers", "11-2021", "Educational services; state", "61100S",
                    "Demand change, capital/labor substitution -- share increases as robots need selling.",
                ],
                ["Marketing managers", "11-2021", "Total, all industries", "TE1000", SOURCED],
                ["Note: footnote", "", "", "", ""],
            ],
        },
    )  # fmt: skip
    write_tsv(
        folder / "ep_2025_2035.tsv",
        [
            [
                "code", "title", "type", "jobs_2025_thousands", "jobs_2035_thousands", "change_thousands",
                "change_percent", "openings_thousands", "median_2025_dollars", "entry_education",
            ],
            ["00-0000", "Total, all occupations", "Summary", 170280.8, 176198.5, 5917.6, 3.5, 17461.8, 50980, ""],
            ["11-0000", "Management", "Summary", 1, 2, 1, 100, 3, 4, ""],
            ["11-2021", "Marketing managers", "Line item", 421.6, 426.0, 4.4, 1.0, 34, 166790, "Master's degree"],
        ],
    )  # fmt: skip


def _onet(new: Path, old: Path) -> None:
    (new / "Read Me.txt").write_text("O*NET 30.3 Database\nMay 2026 Release\n", encoding="utf-8")
    (old / "Read Me.txt").write_text("O*NET 30.1 Database\n", encoding="utf-8")
    rating = ["O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value"]
    suppress = [*rating, "Recommend Suppress"]
    write_tsv(
        new / "Career Interest Types.txt.gz",
        [rating, ["11-2021.00", "1.B.1.a", "Realistic", "OI", 1.0], ["11-2021.00", "1.B.1.g", "High", "IH", 5]],
    )
    write_tsv(
        new / "Essential Skills.txt",
        [
            suppress,
            ["13-1022.00", "2.A.1.a", "Reading", "IM", 3.0, "N"],
            ["13-1023.00", "2.A.1.a", "Reading", "IM", 4.0, "N"],
            ["13-1023.00", "2.A.1.a", "Reading", "LV", 5.0, "N"],
            ["11-2021.01", "2.A.1.a", "Reading", "IM", 2.0, "N"],
            ["11-2021.03", "2.A.1.a", "Reading", "IM", 2.5, "N"],
        ],
    )
    write_tsv(
        new / "Transferable Skills.txt", [suppress, ["13-1022.00", "2.B.1.a", "Coordination", "IM", 2.2, "Y"]]
    )
    write_tsv(
        new / "Job Titles.txt",
        [
            ["O*NET-SOC Code", "Job Title", "Short Title", "Source(s)"],
            ["11-2021.00", "Chief Marketing Officer (CMO)", "CMO", "08"],
            ["11-2021.01", "Brand Lead", "n/a", "04"],
            ["55-1011.00", "Pilot", "n/a", "04"],
        ],
    )
    write_tsv(
        new / "Sample of Reported Titles.txt",
        [
            ["O*NET-SOC Code", "Reported Job Title", "Shown in My Next Move"],
            ["11-2021.00", "Chief Marketing Officer (CMO)", "Y"],
        ],
    )
    write_tsv(new / "Job Zones.txt", [["O*NET-SOC Code", "Job Zone"], ["11-2021.00", 4], ["27-2011.00", 2]])
    write_tsv(
        new / "Task Statements.txt.gz",
        [
            ["O*NET-SOC Code", "Task ID", "Task", "Task Type"],
            ["11-2021.00", 71, TASKS[0], "Core"],
            ["11-2021.00", 73, TASKS[2], "Supplemental"],
            ["11-2021.00", 72, TASKS[1], "Core"],
            ["11-2021.00", 74, TASKS[3], "Core"],
            ["11-2021.00", 75, "A task no index knows.", "Core"],
            ["11-2021.01", 76, "A specialty's task.", "Core"],
        ],
    )
    write_tsv(old / "Job Zones.tsv", [["O*NET-SOC Code", "Job Zone"], ["11-2021.00", 4], ["27-2011.00", 1]])
    write_tsv(old / "Work Values.tsv.gz", [rating, ["11-2021.00", "1.B.2.a", "Achievement", "EX", 6.0]])
    write_tsv(old / "Knowledge.tsv.gz", [rating, ["11-2021.00", "2.C.1.a", "Administration", "IM", 4.04]])


def _soc(folder: Path) -> None:
    write_workbook(
        folder / "census_2018_occupation_code_list_and_crosswalk.xlsx",
        {
            "2018 Census Occ Code List": [
                ["U.S. Census Bureau"],
                ["", "2018 Census Title ", "2018 Census Code", "2018 SOC Code"],
                ["", "Management Occupations:", "0010-0440", "11-0000"],
                ["", "Marketing managers", "0051", "11-2021"],
                ["", "Legislators", "0030", "11-1031"],
                ["", "Wholesale and retail buyers, except farm products", "0520", "13-1022"],
                ["", "Purchasing agents", "0530", "13-102X"],
                ["", "Entertainers and other actors", "2700", "27-2000"],
            ]
        },
    )
    parts = {"13-1022": "Wholesale and Retail Buyers", "13-1023": "Purchasing Agents"}
    codes = {"11-1031": "Legislators", "11-2021": "Marketing Managers", "27-2011": "Actors", **parts}
    write_tsv(
        folder / "soc_2018.tsv.gz",
        [
            ["level", "code", "title", "definition"],
            *(["detailed", code, title, "-"] for code, title in codes.items()),
        ],
    )
    write_csv(
        folder / "onet_soc_2019_to_nem.csv",
        [
            ["onet_soc_code", "onet_soc_title", "nem_code", "nem_title"],
            ["11-2021.00", "Marketing Managers", "11-2021", "Marketing managers"],
            *([f"{code}.00", title, "13-1020", "Buyers and purchasing agents"] for code, title in parts.items()),
        ],
    )
    write_tsv(
        folder / "soc_2010_to_2018.tsv",
        [
            ["2010 SOC Code", "2010 SOC Title", "2018 SOC Code", "2018 SOC Title"],
            ["11-2021", "Marketing Managers", "11-2021", "Marketing Managers"],
            ["27-2011", "Actors", "27-2011", "Actors"],
            ["27-2011", "Actors", "27-2099", "Entertainers, All Other"],
            ["11-2031", "Public Relations and Fundraising Managers (#)", "11-2021", "Marketing Managers"],
        ],
    )
    write_tsv(
        folder / "soc_2018_direct_match_titles.tsv",
        [["2018 SOC Code", "2018 SOC Direct Match Title"], ["11-2021", "Brand Manager"], ["55-1011", "Pilot"]],
    )
