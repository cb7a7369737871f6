"""The explorer step by step: what a person types at its prompts, and what they hear."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO

import pytest

from careercli.cli import steps
from careercli.cli.desk import SessionDesk
from careercli.cli.steps import Leave, Walk

Hear = Callable[..., list[str]]


@pytest.fixture
def hear(desk: SessionDesk, monkeypatch: pytest.MonkeyPatch) -> Hear:
    """Types lines one after the other, then leaves; gives what was written after each."""

    def typed(*lines: str) -> list[str]:
        out = desk.terminal.stdout
        assert isinstance(out, StringIO)
        left, ends = [*lines, "quit"], []

        def answer(_terminal: object, heading: str, _labels: object) -> str:
            ends.append(out.tell())
            return left.pop(0)

        monkeypatch.setattr(steps, "ask_step", answer)
        with pytest.raises(Leave):
            Walk(desk).begin()
        text = out.getvalue()
        return [text[start:end] for start, end in zip(ends, [*ends[1:], None], strict=True)]

    return typed


def test_more_at_a_role_reads_on_part_by_part(hear: Hear) -> None:
    _, _, first, second, *_ = hear("find tpm", "1", "more", "more")
    assert "WHAT THEY DO" in first.upper()
    assert "IS THIS ROLE RIGHT FOR YOU" in second.upper()


def test_more_where_there_is_none_says_so_and_stays(hear: Hear) -> None:
    assert "no more of this" in hear("more")[0]


def test_a_place_by_its_whole_name_is_taken_without_another_question_and_kept(
    hear: Hear, desk: SessionDesk
) -> None:
    assert "Pay is told for Texas." in hear("place texas")[0]
    assert desk.bookmark().area == "Texas"
