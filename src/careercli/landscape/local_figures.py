"""The file of figures that few runs ask for: places, industries, prices and study; and how rows become one cell.

Every question about places or industries is about one category, so all its rows lie in one compressed cell:
a quarter of a million rows fit in a file small enough to ship, and one read answers any of them. The outcomes of
a field of study lie in one cell likewise.
"""

from __future__ import annotations

import bz2
from collections.abc import Mapping, Sequence

LOCAL_FORMAT = 2
SCHEMA = """
CREATE TABLE landscape_meta (
    format INTEGER NOT NULL, vintage TEXT NOT NULL, prices TEXT NOT NULL, study TEXT NOT NULL
);
CREATE TABLE landscape_prices (
    place TEXT PRIMARY KEY, all_items REAL NOT NULL, goods REAL NOT NULL, housing REAL NOT NULL,
    utilities REAL NOT NULL, other REAL NOT NULL
);
CREATE TABLE landscape_fields (cip TEXT PRIMARY KEY, title TEXT NOT NULL, outcomes BLOB NOT NULL);
CREATE TABLE landscape_paths (
    soc TEXT NOT NULL, cip TEXT NOT NULL, listed INTEGER NOT NULL, programs INTEGER NOT NULL, odd INTEGER NOT NULL,
    PRIMARY KEY (soc, cip)
);
CREATE TABLE landscape_places (code TEXT PRIMARY KEY, kind TEXT NOT NULL, states TEXT NOT NULL, name TEXT NOT NULL);
CREATE TABLE landscape_industries (code TEXT PRIMARY KEY, detail TEXT NOT NULL, title TEXT NOT NULL);
CREATE TABLE landscape_local (
    soc TEXT NOT NULL, kind TEXT NOT NULL, figures BLOB NOT NULL, PRIMARY KEY (soc, kind)
);
"""


def pack(rows: Sequence[Sequence[str]], codes: Sequence[str]) -> bytes:
    """Rows of cells, the first being a place or industry code, as one compressed value.

    `codes` are all codes there are, sorted; `rows` must be sorted by code. The same rows give the same bytes.
    """
    positions = {code: position for position, code in enumerate(codes)}
    steps, last = [], 0
    for row in rows:
        steps.append(str(positions[row[0]] - last))
        last = positions[row[0]]
    # Column by column, and codes as steps: a fifth smaller than rows of full codes.
    columns = [steps, *zip(*(row[1:] for row in rows), strict=True)]
    return bz2.compress("\n".join("\t".join(column) for column in columns).encode("ascii"))


def unpack(packed: bytes, codes: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """The other cells of each row by code, as `pack` got them. Raises ValueError or OSError for other bytes."""
    steps, *columns = (line.split("\t") for line in bz2.decompress(packed).decode("ascii").split("\n"))
    position, rows = 0, {}
    for step, row in zip(steps, zip(*columns, strict=True), strict=True):
        position += int(step)
        rows[codes[position]] = row
    return rows


def pack_rows(rows: Sequence[Sequence[str]]) -> bytes:
    """Rows of cells as one compressed value; the same rows give the same bytes."""
    return bz2.compress("\n".join("\t".join(row) for row in rows).encode())


def unpack_rows(packed: bytes) -> list[tuple[str, ...]]:
    """The rows that `pack_rows` got. Raises ValueError or OSError for other bytes."""
    return [tuple(line.split("\t")) for line in bz2.decompress(packed).decode().split("\n") if line]
