"""Nothing that could steer a terminal gets into a page, by whatever writer."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careercli.screens.document import Document, Paragraph, Section, Span
from careercli.screens.literal import literal
from screens.screens_factory import WRITERS, every_block, only_block

HOSTILE = "\x1b[31mred\x1b]0;title\x07 back\x08space \x9b2J \u202eturned\u2066 \r over\x00"


@pytest.mark.parametrize("writer", WRITERS)
def test_escapes_bells_and_turned_writing_never_reach_the_page(writer: str) -> None:
    document = only_block(Paragraph(HOSTILE), Paragraph((Span(HOSTILE, "strong"),)))
    shown = re.sub(r"\x1b\[[\d;]*m", "", WRITERS[writer](document, 80)) if writer == "colored" else ""
    shown = shown or WRITERS[writer](document, 80)
    assert not any(unicodedata.category(character) == "Cc" and character != "\n" for character in shown)
    assert not set(shown) & set("\u202e\u2066")
    assert "red" in shown and "space" in shown


def test_with_colors_a_page_holds_no_sequence_but_those_of_its_own_colors() -> None:
    shown = WRITERS["colored"](only_block(Paragraph("\x1b[5;41mloud\x1b[2J"), Paragraph((Span("a", "good"),))), 60)
    assert set(re.findall(r"\x1b\[([^a-zA-Z]*[a-zA-Z])", shown)) <= {"1m", "0m", "32m"}
    assert "loud" in shown


@given(st.text())
def test_what_is_left_of_any_text_is_free_of_control_characters(text: str) -> None:
    left = literal(text)
    assert not any(unicodedata.category(character) == "Cc" for character in left)
    assert literal(left) == left


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Zl", "Zp", "Cs"])))
def test_what_steers_nothing_stays_as_it_is(text: str) -> None:
    assert literal(text) == text


def test_line_ends_and_tabs_become_a_space_so_that_words_do_not_run_together() -> None:
    assert literal("one\r\ntwo\tthree\u2028four") == "one two three four"


def test_a_joiner_within_a_word_or_an_emoji_is_kept() -> None:
    assert literal("می\u200cخواهم 👩\u200d🚀") == "می\u200cخواهم 👩\u200d🚀"


def test_a_clean_document_is_handed_on_as_it_is_and_a_dirty_one_is_only_changed_where_it_is_dirty() -> None:
    document = every_block()
    assert literal(document) is document
    dirty = Document(title="a\x07b", sections=(Section("k", "T", (Paragraph("fine"),)),))
    assert literal(dirty) == Document(title="ab", sections=dirty.sections)
    assert literal(dirty).sections is dirty.sections
