"""Hostile input of every kind: bytes in files that people give, the personal file, role files, command lines."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from careercli.me.codec import encode
from careercli.me.export import read_import, to_json
from careercli.me.store import PersonalStore
from faults.conftest import EXPECTED_CODES, Run, cases
from support.fit_data import quiz_data
from support.role_files import role_plain, to_yaml, write_role

PIECES = (
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1b[31m", b"1e999", b"NaN", b"-0", b"9" * 4999, b"--4", b"4,0"),
    *(b"\r\n", b"\n", b"\t", b",", b";", b'"', b"'", b"{", b"}", b"[", b"]", b":", b"&a ", b"*a"),
    *(b"!!python/object:os.system ", b"<<: ", b"%YAML 1.1\n", b"---\n", b"null", b"true", b"no", b"2024-05-01"),
    *(b"\xe2\x80\x8b", b"\xe2\x80\xae", b"\xed\xa0\x80", b"\\ud800", b"\\", b"sep=;\n"),
    *(b"[" * 3000, b"- " * 900, b"x" * 70000),
)


def spoiled(content: bytes, chance: random.Random) -> bytes:
    """The same bytes with a few things put in, taken out, doubled or turned around."""
    raw = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 5))):
        start = chance.randrange(len(raw) + 1)
        end = min(len(raw), start + chance.choice((0, 1, 4, 40)))
        kind = chance.randrange(5)
        if kind == 0:
            raw[start:end] = chance.choice(PIECES)
        elif kind == 1:
            del raw[start:end]
        elif kind == 2:
            raw[start:start] = raw[start:end] * chance.choice((1, 2, 50))
        elif kind == 3 and raw:
            raw[min(start, len(raw) - 1)] = chance.randrange(256)
        else:
            raw[start:] = b""
    return bytes(raw)


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return quiz_data(tmp_path_factory.mktemp("faults-quiz") / "data")


ANSWERS = {
    "a.csv": b"person,check-finished-parts,lay-bricks-or-tiles,travel,tracks\nana,4,2,never,\nbo,1,5,,\n",
    "a.tsv": b"person\tcheck-finished-parts\nana\t4\n",
    "a.json": b'{"activities": {"check-finished-parts": 4}, "conditions": {"travel": "never"}, "tracks": []}',
    "a.yaml": b"check-finished-parts: 4\nvalues: {}\nconditions: {travel: never}\ntracks: []\n",
    "answers": b"check-finished-parts: 4\n",
}


def test_no_answers_file_is_a_fault_of_the_program(run: Run, tmp_path: Path, data: Path) -> None:
    for chance in cases(120, "answers"):
        name = chance.choice(list(ANSWERS))
        path = tmp_path / name
        path.write_bytes(spoiled(ANSWERS[name], chance))
        ran = run("--no-save", "fit", "--answers", str(path), "--json", CAREERCLI_DATA=str(data))
        assert ran.code in EXPECTED_CODES, (path.read_bytes(), ran.error)
        assert "\x1b" not in ran.out + ran.err


def kept(run: Run, tmp_path: Path) -> tuple[Path, bytes]:
    """A personal file with a bit of everything, its path and its bytes."""
    run("me", "role", "business-analyst", "--years", "4", "--education", "bachelor")
    run("me", "add", "skill", "sql=4", "negotiation=3")
    run("me", "save", "product-manager", "--why", "close to the customer")
    run("me", "note", "product-manager", "--text", "Ask Dana.\nAnd Tom\u00e1s.")
    run("me", "plan", "product-manager")
    path = tmp_path / "personal" / "me.json"
    return path, path.read_bytes()


def test_no_personal_file_is_a_fault_and_no_byte_of_a_damaged_one_is_lost(run: Run, tmp_path: Path) -> None:
    path, whole = kept(run, tmp_path)
    for chance in cases(120, "personal"):
        for old in path.parent.glob("me*"):
            old.unlink()
        damaged = spoiled(whole, chance)
        path.write_bytes(damaged)
        read = run("me", "--json")
        assert read.code in (0, 5), (damaged, read.error)
        assert path.read_bytes() == damaged, "reading changes nothing"
        assert all(len(line) < 320 for line in read.err.splitlines()), read.err
        saved = run("me", "add", "skill", "sql=5")
        assert saved.code in (0, 5), (damaged, saved.error)
        contents = [file.read_bytes() for file in path.parent.glob("me*.json")]
        if saved.code == 5:
            assert damaged in contents
            continue
        person = PersonalStore(path.parent).load().person
        assert person.skills["sql"] == 5
        if "damaged" in saved.err:
            assert damaged in contents
        again = read_import(to_json(person))
        assert again.person is not None and encode(again.person) == encode(person)


def test_no_import_is_a_fault_and_a_refused_one_changes_nothing(run: Run, tmp_path: Path) -> None:
    path, _ = kept(run, tmp_path)
    export = run("me", "export", "--format", "json").out.encode()
    given = tmp_path / "given.json"
    for chance in cases(120, "import"):
        before = path.read_bytes()
        given.write_bytes(spoiled(export, chance))
        ran = run("me", "import", str(given))
        assert ran.code in EXPECTED_CODES, (given.read_bytes(), ran.error)
        if ran.code:
            assert path.read_bytes() == before
        json.loads(path.read_bytes())
        for copy in path.parent.glob("me.backup-*"):
            copy.unlink()


def test_no_role_file_is_a_fault_and_the_good_ones_load(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    related = ["product-manager", "business-analyst", "technical-product-manager"]
    whole = to_yaml(role_plain("baker", related)).encode()
    good = to_yaml(role_plain("good-baker", related))
    write_role(folder, "good-baker", good, "business-operations")
    bad = write_role(folder, "baker", "", "business-operations")
    for chance in cases(60, "role"):
        bad.write_bytes(spoiled(whole, chance))
        ran = run("--roles", str(folder), "list", "--format", "plain")
        assert ran.code == 0, (bad.read_bytes(), ran.error)
        assert "\x1b" not in ran.out + ran.err
        checked = run("catalog", "check", str(folder))
        assert checked.code in (0, 4), checked.error


def _letters(chance: random.Random) -> str:
    highest = (0x250, 0x110000)
    return "".join(chr(chance.randrange(1, chance.choice(highest))) for _ in range(chance.randrange(12)))


WORDS = (
    ("show", "list", "search", "compare", "landscape", "gap", "route", "interview", "me", "tracks", "about", "fit"),
    ("product-manager", "tpm", "sql", "29-1141", "15-1132", "manager", "a", ""),
    ("--format", "--json", "--area", "--section", "--top", "-n", "--kind", "--by", "--", "--roles", "--level"),
    ("plain", "markdown", "json", "state", "metro", "industry", "Boise", "0", "-1", "nan"),
    ("9" * 5000, "1e999", "\x1b[2J", "\udc80", "\u202e", "%s%n", "'; DROP TABLE role; --", '"*"'),
)


def test_no_command_line_is_a_fault(run: Run) -> None:
    for chance in cases(200, "words"):
        kinds = chance.choices((*WORDS, None), k=chance.randrange(1, 6))
        words = [_letters(chance) if kind is None else chance.choice(kind) for kind in kinds]
        words = [word for word in words if "\0" not in word and word != "--debug"]
        ran = run("--no-save", *words)
        assert ran.code in EXPECTED_CODES, (words, ran.error)
        assert "\x1b" not in ran.out + ran.err, words
