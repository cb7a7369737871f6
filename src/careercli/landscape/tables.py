"""The project's own tables of figures: how they are written and how strictly they are read.

A table is UTF-8 text: a line naming the table, its format, number of rows, checksum and release; a line of
column names; then one row a line, tab-separated, sorted. The last column of every row is a check on that row.
So a table that was cut short, edited by hand or mixed up is refused with file and line instead of giving a
wrong number. Large tables are the same text inside xz.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from careercli.errors import DataError
from careercli.reading import TooLarge, read_at_most
from careercli.values import value

FORMAT = 1
_HINT = (
    "Restore data/landscape from a release of careercli, or rebuild it from the official files "
    "with python -m careercli.landscape.refresh."
)
_HEADER = re.compile(
    r"# landscape/(?P<name>\S+) format=(?P<format>\d{1,9}) rows=(?P<rows>\d{1,9}) "
    r"sha256=(?P<digest>[0-9a-f]{32}) release=(?P<release>[^\t]+)"
)
_FIRST_ROW_LINE = 3
_MOST_BYTES = 200_000_000
"""Ten times the largest table."""


class TableError(DataError):
    """A table that is not what was written: `path`, `line` (None where there is none) and `reason` say where."""

    def __init__(self, path: Path, line: int | None, reason: str) -> None:
        where = f"{path}, line {line}: " if line is not None else f"{path}: "
        super().__init__(f"{where}{reason}", _HINT)
        self.path, self.line, self.reason = path, line, reason


@value
class TableLayout:
    """Name and columns of one table; `more_columns` allows rating names after the fixed columns."""

    name: str
    columns: tuple[str, ...]
    more_columns: bool = False
    packed: bool = False

    @property
    def filename(self) -> str:
        """Name of the file inside `data/landscape`."""
        return f"{self.name}.tsv.xz" if self.packed else f"{self.name}.tsv"


@value
class Table:
    """A table as read: `release` as published, `columns` without the row check, cells as text."""

    path: Path
    release: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def complaint(self, row: int, problem: str) -> DataError:
        """An error about row number `row` (from 0), naming file and line."""
        return _complaint(self.path, row + _FIRST_ROW_LINE, problem)


_PAY = ("unit", "mean", "mean_error", "p10", "p25", "median", "p75", "p90")

CROSSWALK = TableLayout("crosswalk", ("soc", "title", "published_as", "same_since_2010"))
CATEGORIES = TableLayout("categories", ("soc", "title", "published_as", "parts"))
TITLES = TableLayout("titles", ("soc", "title"))
JOB_TITLES = TableLayout("job_titles", ("soc", "title", "reported"), packed=True)
SOC_2010 = TableLayout("soc_2010", ("code", "title", "soc"))
PAY = TableLayout("pay", ("soc", "employment", "employment_error", *_PAY))
HISTORY = TableLayout("history", ("soc", "year", "classification", "comparable", "employment", "unit", "median"))
_PROJECTED = ("soc", "base", "projected", "change", "change_percent", "openings")
PROJECTIONS = TableLayout("projections", (*_PROJECTED, "education"))
EARLIER_PROJECTIONS = TableLayout(
    "earlier_projections",
    (
        *_PROJECTED, "self_employed_percent", "exit_rate", "transfer_rate", "separation_rate", "education",
        "experience", "training",
    ),
)  # fmt: skip
FACTORS = TableLayout("factors", ("soc", "industry", "title", "direction", "effects", "kind", "jobs"))
UNEMPLOYMENT = TableLayout("unemployment", ("soc", "title", "covers", "rate", "unemployed", "labor_force"))
CONSUMER_PRICES = TableLayout("consumer_prices", ("year", "index"))
TASK_USE = TableLayout("task_use", ("soc", "side", "place", "task", "share", "words", "tasks", "used"))
INTERESTS = TableLayout("interests", ("soc", "basis"), more_columns=True)
WORK_VALUES = TableLayout("work_values", ("soc", "basis"), more_columns=True)
SKILLS = TableLayout("skills", ("soc", "basis"), more_columns=True)
KNOWLEDGE = TableLayout("knowledge", ("soc", "basis"), more_columns=True)
JOB_ZONES = TableLayout("job_zones", ("soc", "basis", "zone"))
AI_EXPOSURE = TableLayout("ai_exposure", ("soc", "basis", "model_rated", "human_rated"))
PLACES = TableLayout("places", ("code", "kind", "states", "name"))
INDUSTRIES = TableLayout("industries", ("code", "detail", "title"))
PLACE_PAY = TableLayout(
    "place_pay", ("soc", "place", "employment", "employment_error", "quotient", *_PAY), packed=True
)
INDUSTRY_PAY = TableLayout(
    "industry_pay", ("soc", "industry", "employment", "employment_error", *_PAY), packed=True
)

PLACE_PRICES = TableLayout("place_prices", ("place", "all_items", "goods", "housing", "utilities", "other"))
STUDY_FIELDS = TableLayout("study_fields", ("cip", "title"))
STUDY_PATHS = TableLayout("study_paths", ("soc", "cip", "listed", "programs", "odd"))
STUDY_OUTCOMES = TableLayout(
    "study_outcomes",
    (
        "cip", "credential", "state", "programs", "graduates", "with_earnings", "earners", "p25", "median", "p75",
        "with_debt", "debt", "compared", "above",
    ),
    packed=True,
)  # fmt: skip
STATE_EARNINGS = TableLayout("state_earnings", ("state", "high_school"))

NATIONAL_TABLES = (
    CATEGORIES, PAY, HISTORY, PROJECTIONS, EARLIER_PROJECTIONS, FACTORS, UNEMPLOYMENT, CONSUMER_PRICES,
    TASK_USE, INTERESTS, WORK_VALUES, SKILLS, KNOWLEDGE, JOB_ZONES, AI_EXPOSURE,
)  # fmt: skip
TITLE_TABLES = (TITLES, JOB_TITLES, SOC_2010)
"""What titles and codes of other lists lead to a category; `careercli.finding` compiles them."""
LOCAL_TABLES = (
    PLACES, INDUSTRIES, PLACE_PAY, INDUSTRY_PAY, PLACE_PRICES, STUDY_FIELDS, STUDY_PATHS, STUDY_OUTCOMES,
    STATE_EARNINGS,
)  # fmt: skip
ALL_TABLES = (CROSSWALK, *NATIONAL_TABLES, *TITLE_TABLES, *LOCAL_TABLES)


def write_table(
    folder: Path,
    layout: TableLayout,
    release: str,
    rows: Iterable[Sequence[str]],
    more_columns: Sequence[str] = (),
) -> Path:
    """Write `rows` (cells as text, in the order of the layout's columns and then `more_columns`), sorted.

    The same rows give the same bytes. Returns the file. Raises ValueError for a cell that would break a line.
    """
    columns = (*layout.columns, *more_columns)
    lines = []
    for row in sorted(tuple(row) for row in rows):
        if len(row) != len(columns) or any(not cell or re.search(r"[\t\r\n]", cell) for cell in row):
            raise ValueError(f"not a row of {layout.name}: {row!r}")
        line = "\t".join(row)
        lines.append(f"{line}\t{_row_check(line)}\n")
    body = "\t".join((*columns, "check")) + "\n" + "".join(lines)
    header = (
        f"# landscape/{layout.name} format={FORMAT} rows={len(lines)} "
        f"sha256={_digest(body.encode())} release={release}\n"
    )
    data = (header + body).encode()
    if layout.packed:
        import lzma

        data = lzma.compress(data, format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC64, preset=9)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / layout.filename
    path.write_bytes(data)
    return path


def read_table(folder: Path, layout: TableLayout) -> Table:
    """Read and verify one table.

    Raises DataError, naming file and line, for a table that is missing, cut short, edited, of another format
    or with other columns.
    """
    table, rows = open_table(folder, layout)
    return Table(table.path, table.release, table.columns, tuple(rows))


def open_table(folder: Path, layout: TableLayout) -> tuple[Table, Iterator[tuple[str, ...]]]:
    """The same, with its rows one by one instead of all at once: a quarter of a million take 300 MB.

    The table is verified before the first row; its own `rows` are empty.
    """
    path = folder / layout.filename
    text = _text(path, layout)
    header_line, _, body = text.partition("\n")
    header = _HEADER.fullmatch(header_line)
    if header is None or header["name"] != layout.name:
        raise _complaint(path, 1, f"this is not the header of the landscape table '{layout.name}'")
    if int(header["format"]) != FORMAT:
        raise _complaint(path, 1, f"table format {header['format']} is not {FORMAT}, the one understood here")
    del text
    columns = tuple(body[: max(body.find("\n"), 0)].split("\t"))
    fixed = columns[: len(layout.columns)]
    extra = columns[len(layout.columns) : -1]
    if fixed != layout.columns or columns[-1:] != ("check",) or bool(extra) != layout.more_columns:
        raise _complaint(path, 2, f"the columns are not {', '.join(layout.columns)}")
    if _digest(body.encode()) != header["digest"]:
        raise _fault(path, body, len(columns), int(header["rows"]))
    rows = (tuple(line.split("\t")[:-1]) for line in islice(_lines(body), 1, None))
    return Table(path, header["release"], columns[:-1], ()), rows


def _lines(body: str) -> Iterator[str]:
    """The lines of a text, cut one by one; an unfinished last one counts."""
    start = 0
    while (end := body.find("\n", start)) >= 0:
        yield body[start:end]
        start = end + 1
    if start < len(body):
        yield body[start:]


def _fault(path: Path, body: str, width: int, count: int) -> DataError:
    """Where a table is not what was written: by the check of every row, else by their number."""
    last = _FIRST_ROW_LINE - 1
    for last, line in enumerate(islice(_lines(body), 1, None), start=_FIRST_ROW_LINE):
        content, _, check = line.rpartition("\t")
        if check != _row_check(content):
            return _complaint(path, last, "the row was edited or cut short (it does not match its check)")
        if content.count("\t") != width - 2:
            return _complaint(path, last, f"{content.count(chr(9)) + 1} cells where {width - 1} belong")
    found = last - _FIRST_ROW_LINE + 1
    if found != count or not body.endswith("\n"):
        return _complaint(path, last + 1, f"the table ends after {found} of {count} rows")
    return _complaint(path, 1, "rows were moved, dropped or replaced since this table was written")


def _text(path: Path, layout: TableLayout) -> str:
    try:
        data = read_at_most(path, _MOST_BYTES)
    except FileNotFoundError:
        raise TableError(path, None, "this table of figures is missing") from None
    except OSError as error:
        raise TableError(path, None, f"cannot be read ({error.strerror})") from None
    except TooLarge as error:
        raise _complaint(path, 1, f"the table {error}") from None
    if layout.packed:
        import lzma

        try:
            packed = lzma.LZMADecompressor(format=lzma.FORMAT_XZ)
            data = packed.decompress(data, max_length=_MOST_BYTES)
        except (lzma.LZMAError, EOFError):
            raise _complaint(path, 1, "the compressed table is damaged or cut short") from None
        if not packed.eof or packed.unused_data:
            raise _complaint(path, 1, "the compressed table is damaged or cut short")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _complaint(path, line, "this is not UTF-8 text") from None


def _row_check(line: str) -> str:
    return f"{zlib.crc32(line.encode()) & 0xFFFF:04x}"


def _digest(body: bytes) -> str:
    import hashlib

    return hashlib.sha256(body).hexdigest()[:32]


def _complaint(path: Path, line: int, problem: str) -> TableError:
    return TableError(path, line, problem)
