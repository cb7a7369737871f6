"""Tables give way in order: columns leave, then text wraps, and at last the rows stand one below the other."""

from __future__ import annotations

from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from careercli.screens.document import Column, Meter, Table
from careercli.screens.measure import cell_width
from careercli.screens.plain import render_plain
from careercli.screens.table_layout import GAP, LEAST_COLUMN, stacked, table_layout
from screens.screens_factory import a_table, lines_of, only_block

SIDES: tuple[Literal["left", "right"], ...] = ("left", "right")
WORD = st.text("abcdefgh", min_size=1, max_size=9)
TEXT = st.lists(WORD, min_size=1, max_size=12).map(" ".join)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    count = draw(st.integers(1, 5))
    column = st.tuples(WORD, st.sampled_from(SIDES), st.integers(0, 2), st.booleans())
    drawn = [draw(column) for _ in range(count)]
    columns = tuple(Column(title, align, drop=drop, wrap=wrap) for title, align, drop, wrap in drawn)
    rows = draw(st.lists(st.one_of(st.none(), st.tuples(*[TEXT] * count)), max_size=4))
    return Table(columns, tuple(rows))


@settings(max_examples=40)
@given(tables(), st.integers(20, 120))
def test_a_table_of_short_words_fits_every_width(table: Table, width: int) -> None:
    for writer in ("plain", "rich", "accessible"):
        assert all(cell_width(line) <= width for line in lines_of(only_block(table), width, writer))


@given(tables(), st.integers(20, 200))
def test_columns_that_must_stay_stay_and_the_others_leave_in_order(table: Table, width: int) -> None:
    layout = table_layout(table, width)
    gone = set(range(len(table.columns))) - set(layout.kept)
    assert layout.kept[0] == 0
    assert all(table.columns[i].drop > 0 for i in gone)
    lowest_gone = min((table.columns[i].drop for i in gone), default=2)
    assert all(table.columns[j].drop <= lowest_gone for j in layout.kept[1:])
    if layout.widths is not None:
        assert sum(layout.widths) + GAP * (len(layout.kept) - 1) <= width


@given(tables())
def test_with_room_for_all_nothing_leaves_and_nothing_wraps(table: Table) -> None:
    layout = table_layout(table, 1000)
    assert layout.kept == tuple(range(len(table.columns)))
    assert layout.widths is not None
    for i, width in zip(layout.kept, layout.widths, strict=True):
        texts = [table.columns[i].title, *(row[i] for row in table.rows if row is not None)]
        assert width == max(cell_width(str(text)) for text in texts)


def kept_titles(table: Table, width: int) -> list[str]:
    return [table.columns[i].title for i in table_layout(table, width).kept]


def test_the_column_with_the_highest_number_leaves_first() -> None:
    table = Table(
        (Column("Stays"), Column("Second", drop=1), Column("First", drop=3), Column("Then", drop=2)),
        (("x" * 10, "y" * 10, "z" * 10, "w" * 10),),
    )
    assert [kept_titles(table, width) for width in (46, 45, 33, 21)] == [
        ["Stays", "Second", "First", "Then"], ["Stays", "Second", "Then"], ["Stays", "Second"], ["Stays"],
    ]  # fmt: skip


def test_a_wrapping_column_wraps_before_anything_leaves() -> None:
    table = Table((Column("Name", wrap=True), Column("Pay", "right", drop=1)), (("word " * 8 + "end", "$1"),))
    layout = table_layout(table, 30)
    assert layout.kept == (0, 1) and layout.widths == (25, 3)


def test_a_name_wraps_before_the_figures_beside_it_do() -> None:
    table = Table(
        (Column("Name"), Column("Pay", "right")), (("Learning and Development Specialist", "$27.50 an hour"),)
    )
    assert table_layout(table, 51).widths == (35, 14)
    assert table_layout(table, 40).widths == (24, 14)
    assert table_layout(table, 24).widths == (12, 10)
    assert table_layout(table, 18).widths is None


def test_no_column_is_squeezed_below_what_can_be_read() -> None:
    table = Table((Column("a", wrap=True), Column("b", wrap=True)), (("x " * 30, "y " * 30),))
    assert table_layout(table, 2 * LEAST_COLUMN + GAP).widths == (LEAST_COLUMN, LEAST_COLUMN)
    assert table_layout(table, 2 * LEAST_COLUMN + GAP - 1).widths is None


def test_no_word_is_broken_in_two() -> None:
    table = Table(
        (Column("Category", wrap=True), Column("Note", wrap=True)),
        (("Representatives of it", "some words of a note"),),
    )
    shown = render_plain(only_block(table), 30)
    assert "Representatives" in shown


def test_a_bar_keeps_its_length() -> None:
    assert table_layout(a_table(), 80).widths == (10, 7, 10, 10)
    assert kept_titles(a_table(), 31) == ["Role", "Pay", "Slug"]


def test_a_stacked_row_is_its_first_cell_and_a_line_for_every_other() -> None:
    table = Table(
        (Column("Name"), Column("Pay"), Column(""), Column("Gone", drop=1)),
        (("Baker", "much", Meter(1, 2, "half"), "x"), None, ("Cook", "", "bare", "y")),
    )
    assert list(stacked(table, (0, 1, 2))) == [("Baker", ["Pay: much", "half"]), ("Cook", ["bare"])]


def test_a_table_too_narrow_for_its_columns_is_stacked_by_both_writers() -> None:
    table = Table((Column("a", wrap=True), Column("Pay of all", wrap=True)), (("x " * 30, "y " * 30),))
    for writer in ("plain", "rich"):
        assert "  Pay of all: y y y y" in lines_of(only_block(table), 22, writer)


def test_titles_of_several_lines_stand_on_the_last_one() -> None:
    table = Table((Column("Name"), Column("A long title of it", "right", wrap=True)), (("row", "1"),))
    shown = lines_of(only_block(table), 20, "plain")
    assert shown == ["        A long title", "Name           of it", "row                1"]
    assert lines_of(only_block(table), 20, "rich")[1:4] == shown


def test_a_table_without_titles_has_no_title_line() -> None:
    table = Table((Column(""), Column("")), (("a", "b"),))
    assert render_plain(only_block(table), 40) == "a  b\n"
