"""Reading YAML from a stranger: every trap is one line with file and line, nothing raises, nothing is half-read."""

from __future__ import annotations

import itertools
import math
import os
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from careercli.catalog.problems import Problem
from careercli.catalog.yamlfile import MAX_FAULTS, YamlDocument, load_yaml, read_yaml
from careercli.errors import DataError, ExitCode


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "role.yaml"


@pytest.fixture(params=["libyaml", "pure Python"])
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "pure Python":
        monkeypatch.delattr(yaml, "CSafeLoader")
    return str(request.param)


def read(file: Path, content: str | bytes) -> tuple[YamlDocument | None, list[Problem]]:
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return load_yaml(file)


TRAPS: list[tuple[str, str | bytes, int | None, str]] = [
    ("a tab as indentation", "title: x\nfit:\n\tearned: y\n", 3, "holds a tab; use spaces"),
    ("a tab after a colon", "title:\tx\n", 1, "holds a tab; use spaces"),
    ("a key given twice", "title: x\nlevel: mid\ntitle: z\n", 3, "given twice (first on line 1)"),
    ("a key given twice in a flow mapping", "{a: 1, a: 2}", 1, "given twice (first on line 1)"),
    ("an anchor", "a: &x 1\n", 1, "anchors are not used here"),
    ("an alias", "a: 1\nb: *x\n", 2, "uses the alias *x"),
    ("an alias as a key", "*x : 1\n", 1, "a key that is not a plain word"),
    ("a merge key", "a: 1\n<<: {b: 2}\n", 2, "uses the merge key <<"),
    ("a tag", "a: 1\nb: !!python/name:os.system x\n", 2, "tags are not used here"),
    ("an empty tag", "a: ! 12\n", 1, "has the tag !"),
    ("a tag on a key", "!!str a: 12\n", 1, "tags are not used here"),
    ("an anchor on a key", "&x a: 12\n", 1, "anchors are not used here"),
    ("a list as a key", "? [a]\n: b\n", 1, "a key that is not a plain word"),
    ("an empty key", '"": x\n', 1, "has an empty key"),
    ("a directive", "# hello\n%YAML 1.1\n---\na: 1\n", 2, "directives are not used here"),
    ("several documents", "a: 1\n---\nb: 2\n", 2, "begins a second document"),
    ("an empty file", "", 1, "is empty"),
    ("a file of comments", "# nothing\n", 1, "is empty"),
    ("Norway", "country: no\n", 1, "'no' means a truth value to some readers"),
    ("a switch", "a: 1\nremote: ON\n", 2, "'ON' means a truth value to some readers"),
    ("a date", "reviewed: 2026-11-05\n", 1, "is a date to some readers"),
    ("a moment", "reviewed: 2026-11-05T10:00:00\n", 1, "is a date to some readers"),
    ("a time of day in base 60", "starts: 12:30\n", 1, "is a base-60 number to some readers"),
    ("a leading zero", "level: 011\n", 1, "is a number with two readings"),
    ("a hexadecimal number", "level: 0x1F\n", 1, "is a number with two readings"),
    ("an octal number", "level: 0o17\n", 1, "is a number with two readings"),
    ("digits in groups", "level: 1_000\n", 1, "is a number with two readings"),
    ("infinity", "level: .inf\n", 1, "is a number with two readings"),
    ("infinity the long way", "level: 1e999\n", 1, "is too large a number"),
    ("a huge whole number", f"level: {'9' * 5000}\n", 1, "is too long a number"),
    ("invalid UTF-8", b"title: x\nsummary: caf\xe9\n", 2, "is not UTF-8 (byte 0xe9)"),
    ("invalid UTF-8 behind a byte order mark", b"\xef\xbb\xbfa: 1\r\nb: \xff\r\n", 2, "is not UTF-8 (byte 0xff)"),
    ("another encoding", "title: x".encode("utf-16"), 1, "is not UTF-8"),
    ("a NUL", b"title: x\nsummary: \x00\n", 2, "holds the control character U+0000"),
    ("a raw escape", b"title: \x1b[31mred\n", 1, "holds the control character U+001B"),
    ("an escape in double quotes", 'a: 1\ntitle: "\\e[31mred"\n', 2, "holds the control character U+001B"),
    ("an escape in a key", '"\\e[31mred": 1\n', 1, "holds the control character U+001B"),
    ("a carriage return in double quotes", 'title: "good\\rbad"\n', 1, "holds the control character U+000D"),
    ("a backspace in double quotes", 'title: "good\\bbad"\n', 1, "holds the control character U+0008"),
    ("text that runs backwards", "title: abc \u202edef\n", 1, "holds the control character U+202E"),
    ("a mark of direction", "a: 1\nb: x\u200fy\n", 2, "holds the control character U+200F"),
    ("hidden tag characters", "title: x\U000e0041\n", 1, "holds the control character U+E0041"),
    ("no character at all", "title: x\ufffe\n", 1, "holds the control character U+FFFE"),
    ("half a surrogate pair", 'title: "\\ud800"\n', 1, ""),
    ("a character beyond Unicode", 'a: 1\ntitle: "\\UFFFFFFFF"\n', 2, "an escape that stands for no character"),
    ("deep nesting in flow style", "a: " + "[" * 60_000, 1, "nested more than 12 deep"),
    ("deep nesting in block style", "- " * 20_000 + "a", 1, "nested more than 12 deep"),
    ("a bracket never closed", "a: 1\nb: [1, 2\nc: 3\n", 2, "a [ is opened and not closed"),
    ("a brace never closed", "a: 1\nb: {c: 1\nd: 3\n", 2, "a { is opened and not closed"),
    ("a bracket with nothing in it", "a: 1\nb: [\n", 3, "a value is missing here: a [ or { that is not closed"),
    ("a comma too many", "a: 1\nb: [1,, 2]\nc: 3\n", 2, "a value is missing here"),
    ("a quotation mark never closed", "a: 1\nb: 'x\nc: 3\n", 2, "a quotation mark is opened and never closed"),
    ("a colon in plain text", "a: 1\nhow: Take care: it is hot\n", 2, "a colon in text that is not in quotes"),
    ("a line indented too far", "a: 1\n  b: 2\n", 2, "a line indented too far"),
    ("a list item on the line of its key", "a: - b\n", 1, "a list item cannot begin here"),
    ("indentation that fits nothing", "a:\n    - 1\n  - 2\n", 3, "the indentation does not fit"),
    ("a list that turns into keys", "- a\nb: c\n", 2, "the indentation does not fit"),
    ("a key without a colon", "a: 1\nkey\nb: 2\n", 2, "a key without a colon after it"),
    ("a backtick", "a: 1\nb: `x`\n", 2, "text cannot begin with '`'"),
    ("a percent sign", "a: %x\n", 1, "text cannot begin with '%'"),
    ("an unknown escape", 'a: "C:\\Queue"\n', 1, "a backslash in double quotes"),
]


@pytest.mark.parametrize(("content", "line", "reason"), [t[1:] for t in TRAPS], ids=[t[0] for t in TRAPS])
@pytest.mark.usefixtures("either_parser")
def test_every_trap_is_one_clear_line(file: Path, content: str | bytes, line: int | None, reason: str) -> None:
    document, problems = read(file, content)
    assert [problem.line for problem in problems] == [line]
    assert reason in problems[0].reason
    shown = str(problems[0])
    assert shown.isprintable()
    assert shown.startswith(f"{file}:{line}: ")
    with pytest.raises(DataError) as caught:
        read_yaml(file)
    assert caught.value.message == shown
    assert caught.value.exit_code is ExitCode.BAD_DATA
    if document is not None:
        assert "\x1b" not in repr(document.value)


def test_an_alias_bomb_is_named_nine_times_and_never_expanded(file: Path) -> None:
    lines = ["a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    names = "abcdefghi"
    lines += [f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]" for old, new in itertools.pairwise(names)]
    document, problems = read(file, "\n".join(lines))
    assert document is not None
    assert len(repr(document.value)) < 2_000
    assert {problem.line for problem in problems} == set(range(1, 10))


def test_a_file_of_faults_stops_being_read_after_some_hundreds(file: Path) -> None:
    document, problems = read(file, "- *a\n" * 50_000)
    assert document is None
    assert len(problems) == MAX_FAULTS + 1
    assert "so many faults" in problems[-1].reason


def test_ten_megabytes_are_not_even_opened(file: Path) -> None:
    file.write_bytes(b"a: " + b"x" * 10_000_000)
    document, [problem] = load_yaml(file)
    assert document is None
    assert str(problem) == f"{file}: is 10.0 MB; the limit is 1 MB"


@pytest.mark.parametrize("seed", ["1_", "1:1", "1e1", "1.", "0", "-", "2020-01-01 ", "a: "])
def test_a_megabyte_of_anything_is_read_in_no_time(file: Path, seed: str) -> None:
    # A regular expression that backtracks would take hours over this.
    read(file, f"key: {seed * (900_000 // len(seed))}!")


def test_a_folder_called_yaml_is_said_to_be_one(tmp_path: Path) -> None:
    folder = tmp_path / "x.yaml"
    folder.mkdir()
    document, [problem] = load_yaml(folder)
    assert document is None
    assert str(problem) == f"{folder}: is a folder; expected a YAML file"


def test_a_link_that_leads_to_itself_is_no_endless_ride(tmp_path: Path) -> None:
    link = tmp_path / "x.yaml"
    link.symlink_to(link)
    document, [problem] = load_yaml(link)
    assert document is None
    assert problem.reason.startswith("cannot be read: ")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_never_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "x.yaml"
    os.mkfifo(pipe)
    document, [problem] = load_yaml(pipe)
    assert document is None
    assert problem.reason == "is not a regular file; expected a YAML file"


def test_a_missing_file_and_an_impossible_name_are_problems(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path / ("x" * 5000), Path("a\0b.yaml")):
        document, [problem] = load_yaml(path)
        assert document is None
        assert problem.reason.startswith("cannot be read: ")
        assert str(problem).isprintable()


def test_a_file_that_is_closed_to_me_is_said_so(ordinary_user: Path) -> None:
    file = ordinary_user / "role.yaml"
    file.write_text("title: x\n")
    file.chmod(0)
    document, [problem] = load_yaml(file)
    assert document is None
    assert problem.reason == "cannot be read: Permission denied"


@pytest.mark.usefixtures("either_parser")
def test_line_ends_of_windows_and_a_byte_order_mark_are_welcome(file: Path) -> None:
    document, problems = read(file, b"\xef\xbb\xbftitle: x\r\nsummary: >-\r\n  two\r\n  words\r\nlevel: mid\r\n")
    assert document is not None
    assert not problems
    assert document.value == {"title": "x", "summary": "two words", "level": "mid"}
    assert [document.line((key,)) for key in ("title", "summary", "level")] == [1, 2, 5]


@pytest.mark.usefixtures("either_parser")
def test_plain_values_are_read_by_the_rules_of_yaml_1_2(file: Path) -> None:
    content = """
    a: true
    b: False
    c: null
    d:
    e: -12
    f: 0.5
    g: "no"
    h: '12'
    i: 11-2021
    j: 2026-11
    k: 1.0.0
    l: C++
    m: >-
      folded
      text
    n: |
      two
      lines
    o: [x, {y: z}]
    p: "\\u00e9"
    q: 👩\u200d💻
    """
    document, problems = read(file, content)
    assert document is not None
    assert not problems
    assert list(document.value.values()) == [  # type: ignore[attr-defined]
        True, False, None, None, -12, 0.5, "no", "12", "11-2021", "2026-11", "1.0.0", "C++", "folded text",
        "two\nlines\n", ["x", {"y": "z"}], "é", "👩\u200d💻",
    ]  # fmt: skip


def test_a_right_file_is_just_its_value(file: Path) -> None:
    file.write_text("- 1\n- {a: b}\n")
    assert read_yaml(file) == [1, {"a": "b"}]


def test_every_key_path_knows_its_line(file: Path) -> None:
    document, problems = read(file, "a: 1\nb:\n  - c: 2\n    d: >-\n      x\n  - e\nf: {g: 3}\n")
    assert document is not None
    assert not problems
    expected = {
        (): 1, ("a",): 1, ("b",): 2, ("b", 0): 3, ("b", 0, "c"): 3, ("b", 0, "d"): 4, ("b", 1): 6, ("f",): 7,
        ("f", "g"): 7,
    }  # fmt: skip
    assert {path: document.line(path) for path in expected} == expected
    assert document.line(("b", 0, "missing", "deeper")) == 3
    assert str(document.problem(("b", 0, "d"), "is odd")) == f"{file}:4: b[0].d: is odd"


def test_a_key_of_endless_length_is_cut_in_the_message(file: Path) -> None:
    document, _ = read(file, f"? {'k' * 50_000}\n: 1\n")
    assert document is not None
    problem = document.problem(("k" * 50_000, 3), "is odd")
    assert len(str(problem)) < len(str(file)) + 100
    assert YamlDocument(file).line(("a",)) is None


# --- rules that hold for every text -----------------------------------------------------------------------

Scalar = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp"))),
    st.integers(-(10**17), 10**17),
    st.floats(allow_nan=False, allow_infinity=False, min_value=-1e200, max_value=1e200),
    st.booleans(),
)
Key = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), min_size=1)
Plain = st.recursive(Scalar, lambda inner: st.lists(inner) | st.dictionaries(Key, inner), max_leaves=30).filter(
    lambda plain: depth(plain) <= 12
)


def depth(plain: object) -> int:
    inner = plain.values() if isinstance(plain, dict) else plain if isinstance(plain, list) else None
    return 0 if inner is None else 1 + max((depth(item) for item in inner), default=0)


class Quoting(yaml.SafeDumper):
    """Writes every text and key in double quotes, and nothing by anchor."""

    def ignore_aliases(self, data: object) -> bool:
        return True


Quoting.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("yaml") / "any.yaml"


@given(plain=Plain)
def test_what_a_program_wrote_reads_back_the_same(scratch: Path, plain: object) -> None:
    document, problems = read(scratch, yaml.dump(plain, Dumper=Quoting, allow_unicode=True))
    assert document is not None
    assert not problems
    assert document.value == plain
    assert same_types(document.value, plain)


def same_types(left: object, right: object) -> bool:
    if isinstance(left, dict) and isinstance(right, dict):
        return all(same_types(left[key], right[key]) for key in left)
    if isinstance(left, list) and isinstance(right, list):
        return all(same_types(one, other) for one, other in zip(left, right, strict=True))
    return type(left) is type(right)


@given(plain=Plain)
def test_without_libyaml_the_same_is_read_with_the_same_lines(scratch: Path, plain: object) -> None:
    content = yaml.dump(plain, Dumper=Quoting, allow_unicode=True)
    fast = read(scratch, content)
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(yaml, "CSafeLoader")
        slow = read(scratch, content)
    assert fast == slow


def holds(outcome: tuple[YamlDocument | None, list[Problem]]) -> None:
    document, problems = outcome
    assert document is not None or problems
    for problem in problems:
        assert "\n" not in str(problem)
        assert str(problem).isprintable()
    if document is not None:
        assert all(not isinstance(number, float) or math.isfinite(number) for number in leaves(document.value))


def leaves(plain: object) -> list[object]:
    inner = plain.values() if isinstance(plain, dict) else plain if isinstance(plain, list) else None
    return [plain] if inner is None else [leaf for item in inner for leaf in leaves(item)]


SOUP = st.lists(
    st.sampled_from(
        ["a", "1", ": ", ":", "- ", "-", "\n", "\n  ", "[", "]", "{", "}", ", ", "&x ", "*x", "!t ", "|", ">-", "'",
         '"', "\\", "\\U0011FFFF", "\\ud800", "\\e", "#", "%", "---\n", "...\n", "? ", "<<", "~", "no", "@", "`",
         "\t", "\r", "\0", "\u202e", "é", "=", "0x", "1e9", "%TAG ! x\n", "%YAML 1.2\n"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(text=st.one_of(SOUP, st.text()))
def test_no_text_makes_the_reader_raise(scratch: Path, text: str) -> None:
    content = text.encode("utf-8", "surrogatepass")
    holds(read(scratch, content))
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(yaml, "CSafeLoader")
        holds(read(scratch, content))


@given(content=st.binary())
def test_no_bytes_make_the_reader_raise(scratch: Path, content: bytes) -> None:
    holds(read(scratch, content))


INVISIBLE = ["\u200b", "\xad", "\u2060", "\ufeff", "\u180e", "\u2063"]


@pytest.mark.parametrize("mark", INVISIBLE, ids=lambda mark: f"U+{ord(mark):04X}")
@pytest.mark.usefixtures("either_parser")
def test_invisible_characters_of_pasted_text_are_dropped_and_told_with_their_key(file: Path, mark: str) -> None:
    plain = "title: Product Manager\nfit:\n  thrives: >-\n    The desk, in\n    the corner.\n"
    for where in ("Product", "fit", "desk,", "corner", "- "):
        spoiled = plain.replace(where, where + mark) if where in plain else f"{mark}{plain}"
        document, problems = read(file, spoiled.encode())
        clean, _ = read(file, plain.encode())
        assert document is not None and clean is not None
        assert document.value == clean.value
        assert len(problems) <= 1
        assert all(problem.editorial and f"U+{ord(mark):04X}" in problem.reason for problem in problems)
    document, [problem] = read(file, plain.replace("desk,", "desk," + mark).encode())
    assert (problem.line, problem.key) == (4, "fit.thrives")
    assert "after 'The desk,'" in problem.reason


@pytest.mark.usefixtures("either_parser")
def test_an_invisible_character_written_as_an_escape_is_dropped_too(file: Path) -> None:
    document, [problem] = read(file, b'title: "Product\\u200B Manager"\n')
    assert document is not None
    assert document.value == {"title": "Product Manager"}
    assert problem.editorial


@pytest.mark.usefixtures("either_parser")
def test_a_page_full_of_invisible_characters_gives_no_page_full_of_remarks(file: Path) -> None:
    document, problems = read(file, ("title: " + "a\u200b " * 500 + "\n").encode())
    assert document is not None
    assert len(problems) == 21
    assert problems[-1].reason == "has 480 more invisible characters, which are dropped"
