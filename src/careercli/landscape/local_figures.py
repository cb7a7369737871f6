"""The file of local figures: its tables, and how the figures of one category are packed into one cell.

Every question about places or industries is about one category, so all its rows lie in one compressed cell:
a quarter of a million rows fit in a file small enough to ship, and one read answers any of them.
"""

from __future__ import annotations

import bz2
from collections.abc import Mapping, Sequence

LOCAL_FORMAT = 1
SCHEMA = """
CREATE TABLE landscape_meta (format INTEGER NOT NULL, vintage TEXT NOT NULL);
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
