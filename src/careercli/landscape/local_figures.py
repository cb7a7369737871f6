"""The file of figures that few runs ask for: places, industries, prices and study; and how rows become one cell.

Every question about places or industries is about one category, so all its rows lie in one compressed cell:
a quarter of a million rows fit in a file small enough to ship, and one read answers any of them. The outcomes of
a field of study lie in one cell likewise.
"""

from __future__ import annotations

import bz2
import zlib
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


def pack(positions: Sequence[int], columns: Sequence[Sequence[str]], *, quick: bool = False) -> bytes:
    """Rows of figures as one compressed value: the place or industry of each, and their columns of cells.

    `positions` are those of the rows' codes among all codes there are, in ascending order. The same rows give the
    same bytes. `quick` takes a fifth of the time and a third more room.
    """
    steps = [str(position - before) for before, position in zip([0, *positions], positions, strict=False)]
    # Column by column, and codes as steps: a fifth smaller than rows of full codes.
    text = "\n".join("\t".join(column) for column in [steps, *columns]).encode("ascii")
    return zlib.compress(text, 1) if quick else bz2.compress(text)


def unpack(packed: bytes, codes: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """The cells of each row by code. `codes` are all codes there are, sorted, as for `pack`.

    Raises ValueError, OSError or zlib.error for other bytes.
    """
    steps, *columns = (line.split("\t") for line in _columns(packed))
    position, rows = 0, {}
    for step, row in zip(steps, zip(*columns, strict=True), strict=True):
        position += int(step)
        rows[codes[position]] = row
    return rows


def unpack_one(packed: bytes, code: int) -> tuple[str, ...] | None:
    """The cells of one row alone, by the position of its code among all codes; None where there is none.

    Raises what `unpack` raises.
    """
    steps, *columns = _columns(packed)
    position = 0
    for row, step in enumerate(steps.split("\t")):
        position += int(step)
        if position >= code:
            return tuple(column.split("\t")[row] for column in columns) if position == code else None
    return None


def _columns(packed: bytes) -> list[str]:
    text = bz2.decompress(packed) if packed.startswith(b"BZh") else zlib.decompress(packed)
    return text.decode("ascii").split("\n")


def pack_rows(rows: Sequence[Sequence[str]], *, quick: bool = False) -> bytes:
    """Rows of cells as one compressed value; the same rows give the same bytes. `quick` is that of `pack`."""
    text = "\n".join("\t".join(row) for row in rows).encode()
    return zlib.compress(text, 1) if quick else bz2.compress(text)


def unpack_rows(packed: bytes) -> list[tuple[str, ...]]:
    """The rows that `pack_rows` got. Raises ValueError, OSError or zlib.error for other bytes."""
    text = bz2.decompress(packed) if packed.startswith(b"BZh") else zlib.decompress(packed)
    return [tuple(line.split("\t")) for line in text.decode().split("\n") if line]
