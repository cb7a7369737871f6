"""Markdown that renders as what was meant: read back with a CommonMark parser."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from careercli.screens.document import (
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
    Point,
    Section,
    Span,
    Table,
    Tone,
    Trend,
)
from careercli.screens.markdown import render_markdown
from screens.screens_factory import every_block, only_block

PARSER = MarkdownIt("commonmark").enable("table")

PIECES = st.sampled_from(
    [*"ab1 *_`[]()<>|\\#+-=~:!&;.$\"'{}^@", "  ", "---", "===", "***", "```", "~~~", "1. ", "10) ", "- ", "# ",
     "&amp;", "<b>", "[a](b)", "![a](b)", "&#35;", "> ", "| a | b |", "<!--", "http://x.y", "**a**", "\\", ":---"]
)  # fmt: skip
NASTY = st.lists(PIECES, min_size=1, max_size=8).map("".join).map(str.strip).filter(bool)


def told(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.children is not None:
            yield from told(token.children)
        elif token.type in ("text", "code_inline", "html_inline", "text_special"):
            yield token.content
        elif token.type in ("softbreak", "hardbreak"):
            yield " "


def read_back(document: Document, kind: str) -> list[str]:
    """The text of every inline run that stands directly below a token of `kind`."""
    tokens = PARSER.parse(render_markdown(document))
    return [
        " ".join("".join(told([token])).split())
        for before, token in pairwise(tokens)
        if token.type == "inline" and before.type == kind
    ]


def same(text: str) -> str:
    return " ".join(text.split())


@given(NASTY)
@example("# not a title")
@example("1. not a list")
@example("12) nor this")
@example("- - -")
@example("&copy; &amp;")
@example("C #")
def test_a_paragraph_of_any_text_is_that_text(text: str) -> None:
    assert read_back(only_block(Paragraph(text)), "paragraph_open") == [same(text)]


@given(NASTY)
def test_titles_are_headings_whatever_is_in_them(text: str) -> None:
    document = Document(title=text, sections=(Section("k", text, (Heading(text),)),))
    assert read_back(document, "heading_open") == [same(text)] * 3


@given(NASTY, NASTY)
def test_a_table_has_as_many_cells_in_every_row_and_its_text_unharmed(one: str, two: str) -> None:
    table = Table((Column(one), Column(two)), ((one, two), None, (two, (Span(one, "strong"),))))
    assert read_back(only_block(table), "th_open") == [same(one), same(two)]
    assert read_back(only_block(table), "td_open") == [same(one), same(two), same(two), same(one)]


@given(NASTY, NASTY)
@example("lead", "===")
@example("lead", "---")
@example("a|b", ":---")
def test_an_entry_is_one_item_with_its_lead_and_its_text(lead: str, body: str) -> None:
    entries = Entries((Entry(lead, body), Entry((Span(lead, "strong"), Span(f"  {body}", "muted")))))
    both = same(f"{lead} {body}")
    assert read_back(only_block(entries), "paragraph_open") == [both, both]


@given(NASTY, NASTY)
def test_facts_levels_and_notes_say_what_they_say(label: str, value: str) -> None:
    document = only_block(Facts(((label, value),)), Levels(((label, 3, value),)), Note(value))
    said = read_back(document, "paragraph_open")
    assert said == [same(f"{label}: {value}"), same(value)]
    assert read_back(document, "td_open") == [same(label), "3 of 5", same(value)]


@given(st.lists(st.tuples(NASTY, st.sampled_from(["", "strong", "muted", "accent"])), min_size=1, max_size=4))
def test_tones_never_change_the_words(parts: list[tuple[str, Tone]]) -> None:
    words = tuple(Span(f" {text} ", tone) for text, tone in parts)
    assert read_back(only_block(Paragraph(words)), "paragraph_open") == [same(" ".join(text for text, _ in parts))]


@given(NASTY)
def test_a_command_is_code_even_with_backticks_in_it(text: str) -> None:
    tokens = PARSER.parse(render_markdown(only_block(Commands(((text, "meaning"),)))))
    codes = [child.content for token in tokens for child in token.children or [] if child.type == "code_inline"]
    assert codes == [same(text)] or codes == [text]
    table = Table((Column("a"), Column("b")), (((Span(text, "command"),), "x"),))
    assert read_back(only_block(table), "td_open")[1] == "x"


def test_strong_words_are_bold_and_asides_in_italics() -> None:
    shown = render_markdown(
        only_block(Paragraph((Span("Note: ", "strong"), Span("plain "), Span("aside", "muted"))))
    )
    assert shown == "**Note:** plain *aside*\n"


def test_emphasis_within_a_word_is_left_out_because_it_would_show_its_signs() -> None:
    assert render_markdown(only_block(Paragraph((Span("a"), Span("b", "strong"), Span("c"))))) == "abc\n"
    signs = Paragraph((Span("x "), Span(" ", "strong"), Span("·", "muted")))
    assert render_markdown(only_block(signs)).split() == ["x", "·"]


def test_every_kind_of_block_becomes_valid_markdown() -> None:
    shown = render_markdown(every_block())
    tokens = PARSER.parse(shown)
    kinds = {token.type for token in tokens}
    assert {"heading_open", "table_open", "bullet_list_open", "paragraph_open"} <= kinds
    assert not kinds & {"html_block", "code_block", "fence", "hr", "blockquote_open", "ordered_list_open"}
    assert shown.startswith("# A page of all\n\n*Every block, once or twice*\n\n*a line under it*\n")
    assert shown.endswith("*Small print.*\n")


def test_a_column_of_bars_is_left_out_where_its_numbers_stand_beside_it() -> None:
    table = Table((Column("Name"), Column(""), Column("")), (("Baker", Meter(1, 2), "1"),))
    assert render_markdown(only_block(table)) == "| Name |  |\n| --- | --- |\n| Baker | 1 |\n"


def test_a_chart_is_a_table_of_its_years_with_a_word_on_breaks() -> None:
    trend = Trend("Jobs", (Point("2018", 1.0, "10", "10"), Point("2019", None, "none", "")), ("2019",))
    shown = render_markdown(only_block(trend))
    assert "| Year | Jobs |\n| --- | --- |\n| 2018 | 10 |\n| 2019 | none |\n" in shown
    assert shown.endswith("\n\nFigures from 2019 on do not compare with earlier ones.\n")
