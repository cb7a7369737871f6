"""Text is measured in terminal columns, never in characters."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careercli.screens.measure import cell_width, longest_word, wrapped

WORDS = st.text("ab-é漢字́ ", max_size=60)


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("bread", 5), ("résumé", 6), ("漢字", 4), ("é", 1), ("🙂", 2), ("a\u200db", 2), ("❤️", 1)],
)
def test_a_text_is_as_wide_as_the_terminal_draws_it(text: str, columns: int) -> None:
    assert cell_width(text) == columns


@given(WORDS, st.integers(8, 30))
def test_no_line_is_wider_than_asked_unless_one_word_alone_is(text: str, width: int) -> None:
    for line in wrapped(text, width, first="> ", rest="  "):
        assert cell_width(line) <= width or len(line.split()) <= 2


@given(WORDS, st.integers(1, 30), st.booleans())
def test_breaking_into_lines_loses_and_adds_nothing(text: str, width: int, hyphens: bool) -> None:
    assert "".join("".join(wrapped(text, width, hyphens=hyphens)).split()) == "".join(text.split())


@given(st.text("漢字かな", min_size=1, max_size=40), st.integers(4, 20))
def test_wide_characters_without_spaces_fill_the_line_and_no_more(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(cell_width(line) <= width for line in lines)
    assert all(cell_width(line) > width - 3 for line in lines[:-1])


@given(WORDS)
def test_nothing_is_left_to_break_in_the_longest_word(text: str) -> None:
    longest = longest_word(text)
    assert all(cell_width(line) <= longest for line in wrapped(text, max(longest, 1), hyphens=True))


def test_a_hyphen_breaks_a_place_name_only_where_that_is_allowed() -> None:
    assert wrapped("Dallas-Fort Worth", 9, hyphens=True) == ["Dallas-", "Fort", "Worth"]
    assert wrapped("Dallas-Fort Worth", 9) == ["Dallas-Fort", "Worth"]


def test_an_empty_text_still_has_its_first_line() -> None:
    assert wrapped("", 10, first="- ") == ["-"]
    assert wrapped("漢 字", 40, first="- ", rest="  ") == ["- 漢 字"]


def test_the_space_between_two_words_survives_within_a_line_and_goes_at_its_end() -> None:
    assert wrapped("名前  two", 40) == ["名前  two"]
    assert wrapped("名前  two", 5) == ["名前", "two"]


@given(
    text=st.text("ab-, ", max_size=60), width=st.integers(1, 20), first=st.sampled_from(["", "+ ", "    "]),
    rest=st.sampled_from(["", "  "]),
)  # fmt: skip
def test_lines_break_where_the_standard_library_breaks_them(text: str, width: int, first: str, rest: str) -> None:
    theirs = textwrap.TextWrapper(
        width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    ).wrap(text)
    ours = wrapped(text, width, first=first, rest=rest)
    if first or rest or len(text) > width:  # what fits on a line is left as it is
        assert [line.rstrip() for line in ours] == [line.rstrip() for line in theirs or [first]]
