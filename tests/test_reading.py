"""What comes from outside is read to a limit, in the encodings files have, and its numbers are finite."""

from __future__ import annotations

import json
import math
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careercli.reading import TooLarge, read_at_most, read_json, shortened, text_of, whole_number


class Endless(BytesIO):
    """A stream that never ends, and counts what it was asked for."""

    given = 0

    def read(self, size: int | None = -1) -> bytes:
        assert size is not None and size >= 0, "everything was asked for at once"
        self.given += size
        return b"0" * size


def test_no_more_than_the_limit_and_one_byte_is_ever_read(tmp_path: Path) -> None:
    endless = Endless()
    with pytest.raises(TooLarge):
        read_at_most(endless, 5_000_000)
    assert endless.given == 5_000_001
    file = tmp_path / "file"
    file.write_bytes(b"x" * 10)
    assert read_at_most(file, 10) == b"x" * 10
    with pytest.raises(TooLarge, match="is larger than"):
        read_at_most(file, 9)
    assert read_at_most(StringIO("é"), 9) == b"\xc3\xa9"


@given(st.text(), st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]))
def test_text_with_a_mark_comes_back_from_every_encoding(text: str, encoding: str) -> None:
    text = text.lstrip("\ufeff").replace("\0", "")
    raw = ("\ufeff" + text).encode(encoding)
    assert text_of(raw) == text


@pytest.mark.parametrize(
    ("text", "number"),
    [("4", 4), ("-4", -4), ("4.0", 4), ("4,0", 4), ("4.0000", 4), ("4.5", None), ("--4", None), ("", None),
     ("4.", None), ("9" * 19, None), ("٤", 4), ("²", None), ("1_000", None), (" 4", None)],
)  # fmt: skip
def test_a_whole_number_is_known_in_any_of_its_spellings(text: str, number: int | None) -> None:
    assert whole_number(text) == number


def test_three_zeros_may_be_thousands() -> None:
    assert whole_number("4.000") == 4
    assert whole_number("45.000", thousands=True) is None
    assert whole_number("45,000", thousands=True) is None
    assert whole_number("45000.0", thousands=True) == 45000


_PLAIN = (
    st.none()
    | st.booleans()
    | st.integers(-(10**18) + 1, 10**18 - 1)
    | st.text()
    | st.floats(allow_nan=False, allow_infinity=False)
)
_JSON = st.recursive(_PLAIN, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=10)


@given(_JSON)
def test_whatever_json_writes_is_read_back(value: Any) -> None:
    assert read_json(json.dumps(value)) == value


@pytest.mark.parametrize(
    "text", ["1e999", "[-1e400]", '{"a": NaN}', "Infinity", "9" * 5000, '{"a": 1, "a": 2}', "[" * 99999]
)
def test_json_that_could_not_be_saved_again_is_refused_in_plain_words(text: str) -> None:
    with pytest.raises(ValueError) as refused:
        read_json(text)
    said = str(refused.value)
    assert len(said) < 200
    assert "sys." not in said


@given(st.text(alphabet="0123456789eE+-.", max_size=40))
def test_no_number_that_is_read_is_anything_but_finite(text: str) -> None:
    try:
        value = read_json(text)
    except ValueError:
        return
    assert math.isfinite(value)


def test_names_given_twice_are_found_in_time_that_grows_with_the_text() -> None:
    names = ", ".join(f'"{n}": 1' for n in range(200_000))
    twice: list[str] = []
    read_json(f'{{{names}, "199999": 2}}', twice.append)
    assert twice == ["199999"]


def test_a_long_text_keeps_both_its_ends_in_a_message() -> None:
    assert shortened("short") == "short"
    cut = shortened("begin" + "x" * 999 + "end", 30)
    assert len(cut) == 30
    assert cut.startswith("begin") and cut.endswith("end")
