from __future__ import annotations

import lzma
import re
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careercli.errors import DataError
from careercli.landscape import tables
from careercli.landscape.category import Amount
from careercli.landscape.compile import write_local, write_national
from careercli.landscape.tables import TableLayout, read_table, write_table

PACKED = TableLayout("packed", ("soc", "median"), packed=True)
PLAIN = TableLayout("plain", ("soc", "median"))
ROWS = [("11-2021", "166790"), ("13-1082", "102320"), ("29-1141", "97550")]


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    return write_table(tmp_path, PLAIN, "BLS OEWS May 2025", ROWS)


def test_a_table_reads_back_as_it_was_written(tmp_path: Path) -> None:
    for layout in (PLAIN, PACKED):
        write_table(tmp_path, layout, "BLS OEWS May 2025", reversed(ROWS))
        table = read_table(tmp_path, layout)
        assert table.rows == tuple(ROWS)
        assert table.columns == ("soc", "median")
        assert table.release == "BLS OEWS May 2025"


def test_a_changed_digit_names_file_and_line(plain: Path) -> None:
    plain.write_text(plain.read_text().replace("102320", "112320"))
    with pytest.raises(DataError, match=r"plain\.tsv, line 4: the row was edited"):
        read_table(plain.parent, PLAIN)


def test_a_table_cut_short_at_a_line_end_is_refused(plain: Path) -> None:
    plain.write_text("".join(plain.read_text().splitlines(keepends=True)[:-1]))
    with pytest.raises(DataError, match=r"line 5: the table ends after 2 of 3 rows"):
        read_table(plain.parent, PLAIN)


@given(st.data())
def test_a_table_cut_short_anywhere_is_refused(data: st.DataObject) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        path = write_table(Path(name), PLAIN, "r", ROWS)
        content = path.read_bytes()
        path.write_bytes(content[: data.draw(st.integers(0, len(content) - 1))])
        with pytest.raises(DataError, match=r"plain\.tsv, line \d+: "):
            read_table(path.parent, PLAIN)


@given(place=st.integers(0, 400), byte=st.integers(0, 255))
def test_any_changed_byte_below_the_header_is_refused(place: int, byte: int) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        path = write_table(Path(name), PLAIN, "r", ROWS)
        content = bytearray(path.read_bytes())
        start = content.index(b"\n") + 1
        place = start + place % (len(content) - start)
        if content[place] == byte:
            return
        content[place] = byte
        path.write_bytes(bytes(content))
        with pytest.raises(DataError, match=r"plain\.tsv, line \d+: "):
            read_table(path.parent, PLAIN)


def test_rows_swapped_or_taken_from_another_table_are_refused(plain: Path) -> None:
    lines = plain.read_text().splitlines(keepends=True)
    lines[2], lines[3] = lines[3], lines[2]
    plain.write_text("".join(lines))
    with pytest.raises(DataError, match=r"line 1: rows were moved, dropped or replaced"):
        read_table(plain.parent, PLAIN)


def test_a_missing_table_and_another_table_under_its_name_are_told_apart(plain: Path) -> None:
    other = TableLayout("other", ("soc", "median"))
    with pytest.raises(DataError, match=r"other\.tsv: this table of figures is missing"):
        read_table(plain.parent, other)
    plain.rename(plain.with_name("other.tsv"))
    with pytest.raises(
        DataError, match=r"other\.tsv, line 1: this is not the header of the landscape table 'other'"
    ):
        read_table(plain.parent, other)


def test_a_newer_format_is_refused(plain: Path) -> None:
    plain.write_text(plain.read_text().replace("format=1", "format=2"))
    with pytest.raises(DataError, match="line 1: table format 2"):
        read_table(plain.parent, PLAIN)


def test_a_damaged_packed_table_is_refused(tmp_path: Path) -> None:
    path = write_table(tmp_path, PACKED, "r", ROWS)
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])
    with pytest.raises(DataError, match=r"packed\.tsv\.xz, line 1: the compressed table is damaged"):
        read_table(tmp_path, PACKED)
    path.write_bytes(lzma.compress(lzma.decompress(whole).replace(b"97550", b"97551")))
    with pytest.raises(DataError, match=r"packed\.tsv\.xz, line 5: the row was edited"):
        read_table(tmp_path, PACKED)


def test_a_cell_that_would_break_a_line_is_never_written(tmp_path: Path) -> None:
    for row in (("a", ""), ("a", "b\tc"), ("a", "b\nc"), ("a",)):
        with pytest.raises(ValueError, match="not a row of plain"):
            write_table(tmp_path, PLAIN, "r", [row])


def copied_tables(tables_folder: Path, folder: Path) -> None:
    for layout in tables.ALL_TABLES:
        (folder / layout.filename).symlink_to(tables_folder / layout.filename)


def replaced(folder: Path, layout: TableLayout, old: str, new: str) -> None:
    """Replace a cell everywhere and write the table anew, so that only its meaning is wrong."""
    table = read_table(folder, layout)
    (folder / layout.filename).unlink()
    rows = [tuple(new if cell == old else cell for cell in row) for row in table.rows]
    write_table(folder, layout, table.release, rows, table.columns[len(layout.columns) :])


@pytest.mark.parametrize("layout", tables.NATIONAL_TABLES, ids=lambda layout: layout.name)
def test_no_national_file_is_compiled_without_every_table(
    layout: TableLayout, tables_folder: Path, tmp_path: Path
) -> None:
    copied_tables(tables_folder, tmp_path)
    (tmp_path / layout.filename).unlink()
    connection = sqlite3.connect(":memory:")
    with pytest.raises(DataError, match=rf"{layout.name}\.tsv: this table of figures is missing"):
        write_national(connection, tmp_path)
    assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    connection.close()


def test_a_cell_of_the_wrong_kind_is_refused_with_its_line(tables_folder: Path, tmp_path: Path) -> None:
    copied_tables(tables_folder, tmp_path)
    replaced(tmp_path, tables.PAY, "166790", "lots")
    connection = sqlite3.connect(":memory:")
    with pytest.raises(DataError, match=r"pay\.tsv, line \d+: a cell does not fit its column \('lots'"):
        write_national(connection, tmp_path)
    connection.close()


def test_a_damaged_local_table_leaves_the_compiled_file_in_place(tables_folder: Path, tmp_path: Path) -> None:
    copied_tables(tables_folder, tmp_path)
    path = tmp_path / tables.INDUSTRIES.filename
    text = path.read_text()
    path.unlink()
    path.write_text(re.sub("Manufacturing", "Manufactures", text, count=1))
    compiled = tmp_path / "local.sqlite"
    compiled.write_bytes(b"the earlier one")
    with pytest.raises(DataError, match=r"industries\.tsv, line \d+"):
        write_local(compiled, tmp_path)
    assert compiled.read_bytes() == b"the earlier one"


@given(st.one_of(st.none(), st.integers(-(10**9), 10**9), st.floats(-1e6, 1e6).map(lambda n: round(n, 2))))
def test_amounts_survive_being_written(value: float | None) -> None:
    for amount in (Amount(value), Amount(value, at_or_above=value is not None)):
        assert Amount.parse(amount.text) == amount


@pytest.mark.parametrize("text", ["", "0x1", "1,000", "#", "*", ">=", "nan", "1e3", "--", "- ", " 1"])
def test_text_that_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="neither a number"):
        Amount.parse(text)


def test_not_published_is_not_zero() -> None:
    assert Amount(0).published and Amount(0) != Amount()
    assert not Amount.parse("-").published
    assert Amount.parse(">=239200").exact is None and Amount.parse(">=239200").value == 239200
