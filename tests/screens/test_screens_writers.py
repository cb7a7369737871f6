"""The four ways a page is written: nothing is lost, nothing interpreted, nothing over the edge."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from careercli.screens.document import (
    Climbs,
    Column,
    Commands,
    Document,
    Entries,
    Entry,
    Facts,
    Heading,
    Levels,
    Meter,
    Note,
    Paragraph,
    Section,
    Span,
    Spread,
    Spreads,
    Strips,
    Table,
    Words,
    join,
)
from careercli.screens.measure import MEASURE, cell_width
from careercli.screens.plain import render_plain, spoken
from careercli.screens.rich_page import PAGE, WIDE, meter
from careercli.terminal.streams import to_encoding
from screens.screens_factory import ALL_WORDS, WRITERS, every_block, lines_of, only_block, squeezed

TERMINAL_WRITERS = ("rich", "plain", "accessible")

MARKUP = st.text(st.sampled_from("ab1 *_`[]()<>|\\#+-=~:!&;.$\"'{}^@/%é漢"), min_size=1, max_size=40).map(str.strip)
NASTY = st.one_of(
    st.sampled_from(
        ["[bold]x[/bold]", ":smile:", "*x*", "a | b", "`ls`", "<b>html</b>", "[link=x]y", "\\[x]", "\\"]
    ),
    MARKUP.filter(bool),
)


@pytest.mark.parametrize("writer", ["rich", "colored", "plain", "accessible", "markdown"])
def test_every_kind_of_block_is_said_in_full_by_every_writer(writer: str) -> None:
    shown = re.sub(r"\x1b\[[\d;]*m", "", WRITERS[writer](every_block(), 100))
    if writer == "markdown":
        shown = re.sub(r"[\\*#|`]", "", shown)
    # Read aloud, a row begins with what it is about: the name of that first column would stand alone.
    for words in ALL_WORDS if writer != "accessible" else [one for one in ALL_WORDS if one != "Role"]:
        assert squeezed(words).casefold() in squeezed(shown).casefold(), words


@pytest.mark.parametrize("writer", TERMINAL_WRITERS)
def test_no_line_is_wider_than_the_terminal_whatever_its_width(writer: str) -> None:
    document = every_block()
    for width in (*range(20, 61), *range(61, 201, 7)):
        assert all(cell_width(line) <= width for line in lines_of(document, width, writer)), width


@pytest.mark.parametrize("writer", TERMINAL_WRITERS)
def test_in_ascii_the_lines_still_fit_and_no_mark_is_unknown(writer: str) -> None:
    document = every_block()
    for width in (20, 40, 59, 60, 80, 120):
        shown = to_encoding(WRITERS[writer](document, width), "ascii")
        assert shown.isascii() and "?" not in shown
        assert all(len(line) <= width for line in shown.splitlines()), width


@settings(max_examples=40)
@given(NASTY)
@example("[bold]x[/bold] :smile: *x* | `ls` <b>")
@pytest.mark.parametrize("writer", ["rich", "colored", "plain", "accessible"])
def test_text_from_outside_stays_what_it_is(writer: str, text: str) -> None:
    document = Document(
        title=text,
        sections=(
            Section(
                "k",
                "Head",
                (
                    Paragraph(text), Heading(text), Facts(((text, text),)),
                    Entries((Entry(text, text, text, "dot"),)), Levels(((text, 3, text),)),
                    Table((Column(text), Column("Other")), ((text, "x"),)), Note(text),
                    Commands(((text, text),)),
                ),
            ),
        ),
    )  # fmt: skip
    shown = re.sub(r"\x1b\[[\d;]*m", "", WRITERS[writer](document, 200))
    # In accessible mode a range of years is read out as "3 to 6".
    said = spoken(text) if writer == "accessible" else text
    assert squeezed(shown).count(squeezed(said)) >= 14


@pytest.mark.parametrize("writer", ["rich", "plain", "accessible"])
def test_prose_keeps_to_the_reading_measure_on_a_wide_terminal(writer: str) -> None:
    shown = lines_of(only_block(Paragraph("word " * 100), Note("small " * 100)), 200, writer)
    assert MEASURE - 10 < max(map(len, shown)) <= MEASURE + 2


def test_a_page_keeps_its_width_and_only_a_table_uses_more() -> None:
    wide = Table((Column("Wide", wrap=True),), (("word " * 60,),))
    assert max(map(len, lines_of(every_block(), 200, "rich"))) <= PAGE + 2
    assert PAGE < max(map(len, lines_of(only_block(wide), 200, "rich"))) <= WIDE + 2


def test_two_strips_of_facts_stand_side_by_side_from_a_hundred_columns_on() -> None:
    def together(width: int) -> bool:
        return any("Left" in line and "Right" in line for line in lines_of(every_block(), width, "rich"))

    assert together(100) and together(200)
    assert not together(99) and not together(40)


def test_the_right_strip_keeps_its_values_on_one_line_and_the_left_one_wraps() -> None:
    left = Facts((("Days", "a lot of contact with people, few set procedures, on site"),), "Left")
    right = Facts((("Outlook", "Much faster than average (+6.6%, 2024–34)"),), "Right")
    shown = WRITERS["rich"](only_block(Strips(left, right)), 108)
    assert "Outlook  Much faster than average (+6.6%, 2024–34)" in shown and "on site" not in shown.split("\n")[2]


def test_facing_groups_stand_side_by_side_or_one_below_the_other() -> None:
    def together(width: int) -> bool:
        return any("For" in line and "Against" in line for line in lines_of(every_block(), width, "rich"))

    assert together(80)
    assert not together(79)


def test_labels_of_two_strips_line_up_where_they_stand_one_below_the_other() -> None:
    for writer in ("rich", "plain"):
        lines = lines_of(every_block(), 80, writer)
        assert len({line.index(word) for line in lines for word in ("left", "right") if f"  {word}" in line}) == 1


def test_a_narrow_rich_page_sets_a_fact_below_its_label() -> None:
    long = Facts((("A rather long label here", "value"),))
    assert "A rather long label here\n  value" in WRITERS["rich"](only_block(long), 40)
    assert "A rather long label here  value" in WRITERS["rich"](only_block(long), 60)


def test_a_narrow_rich_page_sets_the_note_of_a_level_below_it() -> None:
    levels = Levels((("Kneading", 4, "all day"), ("Shaping", 2, "")))
    assert lines_of(only_block(levels), 40, "rich")[1:5] == ["Kneading  ●●●●○", "  all day", "", "Shaping   ●●○○○"]
    assert "  Kneading  ●●●●○  all day" in lines_of(only_block(levels), 80, "rich")


def test_a_narrow_plain_page_does_the_same_and_wraps_a_long_label_beside_its_marks() -> None:
    levels = Levels((("Instrumental and vocal performance", 4, "all day"), ("Shaping", 2, "")))
    assert lines_of(only_block(levels), 40) == [
        "Instrumental and vocal             ####.",
        "performance",
        "  all day",
        "Shaping                            ##...",
    ]
    assert "Shaping                             ##..." in lines_of(only_block(levels), 80)


def test_the_marks_of_all_lists_in_a_section_stand_in_one_column() -> None:
    page = only_block(
        Levels((("Baking", 4, "all day"),)),
        Levels((("Kneading by hand", 2, ""),)),
        Climbs((("Selling", 1, 3, ""),)),
    )
    for writer, marks in (("rich", "●"), ("plain", "#")):
        assert len({line.index(marks) for line in lines_of(page, 80, writer) if marks in line}) == 1


def test_levels_without_notes_take_no_third_column() -> None:
    bare = Levels((("Kneading", 4, ""), ("Shaping", 2, "")))
    assert "\x1b[2m○\x1b[0m\n" in WRITERS["colored"](only_block(bare), 80)


def test_accessible_pages_hold_no_bar_box_or_mark_and_say_levels_in_words() -> None:
    for width in (30, 80, 200):
        shown = WRITERS["accessible"](every_block(), width)
        assert not set(shown) & set("─━│┃█▁▅●○•→↑+#^>")
    for words in (
        "Kneading, level 4 of 5", "Tasting, level 2 of the 4 asked", "Baking, new, level 3 asked",
        "Jobs. 2019: five; 2020: none; 2021: nine.",
    ):  # fmt: skip
        assert words in shown


def test_accessible_tables_are_read_row_by_row_with_the_names_of_their_columns() -> None:
    shown = WRITERS["accessible"](every_block(), 80)
    assert "Baker. Pay: $40,000: 4 of 10. Slug: baker\nHead baker." in shown


def test_accessible_rows_end_a_sentence_once_and_leave_empty_cells_out() -> None:
    table = Table(
        (Column(""), Column("What"), Column("Else"), Column("")), (("A.", "b!", "", "c"), ("", "", "", ""))
    )
    assert WRITERS["accessible"](only_block(table), 80).splitlines() == ["A. What: b! c"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("3–6 years", "3 to 6 years"),
        ("a–b", "a–b"),
        ((Span("Cook"), Span("  optional", "muted")), "Cook, optional"),
        ((Span("  alone"),), "  alone"),
        (join(("Trades", "mid level")), "Trades, mid level"),
    ],
)
def test_what_the_eye_takes_from_signs_the_ear_hears_in_words(words: Words, said: str) -> None:
    assert spoken(words) == said


def test_parts_that_are_empty_leave_no_separator_behind() -> None:
    assert [span.text for span in join(("", "one", "", "two"))] == ["one", " · ", "two"]
    assert join(("", "")) == ()


def test_a_picture_leaves_no_hole_where_it_cannot_be_seen() -> None:
    silent = Spreads((Spread("Bakers", (1.0, 2.0, 3.0, 4.0, 5.0)),), (0.0, "$0"), (5.0, "$5"))
    document = only_block(Paragraph("before"), silent, Paragraph("after"))
    assert WRITERS["accessible"](document, 80) == "before\n\nafter\n"
    assert "┃" in WRITERS["plain"](document, 80)
    assert WRITERS["markdown"](document, 80) == "before\n\nafter\n"


def test_a_section_may_be_asked_for_alone_without_the_lines_above() -> None:
    shown = render_plain(every_block().only(["levels", "prose"]), 80)
    assert shown.startswith("A page of all\nEvery block, once or twice\n\nLEVELS\n\nKneading")
    assert "PROSE" in shown and "Before the first" not in shown and "a line under it" not in shown


def test_an_untitled_page_begins_with_its_first_line() -> None:
    intro = Document(intro=(Paragraph("one"), Paragraph("two")))
    assert render_plain(intro, 80) == "one\n\ntwo\n"
    assert render_plain(Document(sections=(Section("k", "", (Paragraph("x"),)),)), 80) == "x\n"


def test_a_command_that_leaves_no_room_stands_above_its_meaning() -> None:
    commands = Commands((("careercli landscape 27-2011 --by industry", "the industries"),))
    for writer in ("plain", "accessible", "rich"):
        assert re.search(r"--by industry\n +the industries", WRITERS[writer](only_block(commands), 50))
    assert "--by industry  the industries" in WRITERS["plain"](only_block(commands), 80)


def test_a_page_with_nothing_in_its_lists_is_still_a_page() -> None:
    for writer in WRITERS:
        WRITERS[writer](only_block(Levels(()), Commands(()), Facts(()), Entries(()), Paragraph("x")), 40)


def test_a_meter_is_thick_as_far_as_it_is_filled_and_shows_a_range_where_there_is_one() -> None:
    assert meter(Meter(3, 10)).plain == "━━━───────"
    assert meter(Meter(5, 10, low=0, high=10)).plain == "────────────"
    assert meter(Meter(5, 0)).plain == "──────────"
    assert WRITERS["plain"](only_block(Table((Column("a"),), ((Meter(5, 10, low=5, high=10),),))), 80).endswith(
        "######------\n"
    )


def test_entries_without_text_stand_close_and_others_apart() -> None:
    close = Entries((Entry("one"), Entry("two")))
    apart = Entries((Entry("one", "a"), Entry("two", "b")))
    assert render_plain(only_block(close), 80) == "one\ntwo\n"
    assert render_plain(only_block(apart), 80) == "one\n  a\n\ntwo\n  b\n"
    assert "one\n  two" in WRITERS["rich"](only_block(close), 80)


def test_only_what_is_strong_in_a_lead_is_bold() -> None:
    lead = (Span("Baker", "strong"), Span("  2–5 years", "muted"))
    shown = WRITERS["colored"](only_block(Entries((Entry(lead, "x"), Entry("plain lead", "y")))), 80)
    assert "\x1b[1mBaker\x1b[0m\x1b[2m  2–5 years\x1b[0m" in shown and "\x1b[1mplain lead" in shown


def test_section_titles_stand_out_without_color() -> None:
    assert re.search(r"^  Prose ─+$", WRITERS["rich"](every_block(), 80), re.M)
    assert "\nPROSE\n" in WRITERS["plain"](every_block(), 80)
    assert "\nProse\n" in WRITERS["accessible"](every_block(), 80)
