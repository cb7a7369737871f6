"""Prices: regional price parities (BEA) by place, and the consumer price index (CPI-U) by year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from careercli.errors import DataError
from careercli.landscape.category import number_text
from careercli.landscape.refresh.sheets import base_name, columns, find_optional_file, official_files, read_records

_LEVELS = ("ALL ITEMS", "GOODS", "SERVICES: HOUSING", "SERVICES: UTILITIES", "SERVICES: OTHER")
_METROS = columns("|".join(("AREA_CODE", *_LEVELS)), "AREA")
_STATES = columns("|".join(("GEOFIPS", *_LEVELS)), "GEONAME")
_INDEX = columns("DATE|INDEX", "INFLATION")
_FILE = re.compile(r"bea_rpp_(metros|states)_(20\d\d)")
NONMETRO = "nonmetro"
"""The code that the nation's nonmetropolitan portion has in the table of place prices."""
_BEA_NONMETRO = "999"


def read_place_prices(folder: Path) -> tuple[str, list[tuple[str, ...]]]:
    """The release, and a row of `place_prices` for each state, metropolitan area, and the nonmetropolitan portion.

    The nation is 100 in all items. Raises DataError when a file is missing or a level is no number.
    """
    found = {
        match[1]: (match[2], path) for path in official_files(folder) if (match := _FILE.fullmatch(base_name(path)))
    }
    if set(found) != {"metros", "states"} or len({year for year, _ in found.values()}) != 1:
        raise DataError(f"{folder}: bea_rpp_metros_20xx and bea_rpp_states_20xx of one year are not there")
    year = found["metros"][0]
    return f"BEA regional price parities {year}", [*_metros(found["metros"][1]), *_states(found["states"][1])]


def _metros(path: Path) -> Iterator[tuple[str, ...]]:
    for record in read_records(path, _METROS):
        code = record["AREA_CODE"].strip()
        if code != "0":
            yield (NONMETRO if code == _BEA_NONMETRO else f"{int(code):05d}", *_levels(path, record))


def _states(path: Path) -> Iterator[tuple[str, ...]]:
    for record in read_records(path, _STATES):
        number = int(record["GEOFIPS"].strip().strip('"'))
        if number:
            yield f"{number // 1000:02d}", *_levels(path, record)


def _levels(path: Path, record: dict[str, str]) -> list[str]:
    try:
        return [number_text(float(record[name])) for name in _LEVELS]
    except ValueError:
        raise DataError(f"{path}: a price level of {record} is not a number") from None


def read_consumer_prices(folder: Path) -> list[tuple[str, ...]] | None:
    """Year and index of each May in `cpi_u.csv` (Date, Index: the CPI-U, all items, U.S. city average, not
    seasonally adjusted, 1982-84 = 100), or None when the file is not there."""
    path = find_optional_file(folder, "cpi_u", "cpiai")
    if path is None:
        return None
    return [
        (record["DATE"][:4], number_text(float(record["INDEX"])))
        for record in read_records(path, _INDEX)
        if record["DATE"][5:7] == "05"
    ]
