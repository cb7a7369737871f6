"""Telling what somebody would do all day from the name of a job."""

import pytest

from careercli.catalog.everyday import is_described
from careercli.catalog.titles import raw_words


@pytest.mark.parametrize(
    "text",
    [
        "fix printers",
        "keep planes from crashing",
        "nurse with my own patients",
        "go door to door",
        "cut people's hair",
    ],
)
def test_what_one_would_do_is_a_description(text: str) -> None:
    assert is_described(raw_words(text))


@pytest.mark.parametrize(
    "text", ["drive thru", "lead cook", "registered nurse", "cook", "", "payroll systems analyst"]
)
def test_the_name_of_a_job_is_none(text: str) -> None:
    assert not is_described(raw_words(text))
