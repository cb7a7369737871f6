"""Damaged compiled files: built again in the cache, exit code 4 where they were installed, never a fault."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

import careercli
from careercli.bundle import build
from careercli.bundle.build import write_compiled
from careercli.locations import CATALOGUE_FILE, LOCAL_FILE
from faults.conftest import GOLDEN_DATA, Run, cases

COMMANDS = (
    ("show", "product-manager"),
    ("show", "product-manager", "--format", "json"),
    ("list",),
    ("list", "--skill", "sql", "--format", "plain"),
    ("search", "sql"),
    ("tracks", "business-operations"),
    ("compare", "product-manager", "technical-product-manager"),
    ("landscape", "product-manager"),
    ("gap", "product-manager", "technical-product-manager"),
    ("route", "product-manager", "technical-product-manager"),
    ("interview", "product-manager", "--list"),
    ("catalog", "stats"),
    ("me",),
    ("about",),
)


def flip(content: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 2, 8, 64, 512))):
        content[chance.randrange(len(content))] = chance.randrange(256)


def block(content: bytearray, chance: random.Random) -> None:
    size = chance.choice((8, 64, 512, 4096))
    start = chance.randrange(max(len(content) - size, 1))
    content[start : start + size] = bytes([chance.choice((0, 0xFF, 0x41))]) * min(size, len(content) - start)


def cut(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(len(content)) :]


def schema(content: bytearray, chance: random.Random) -> None:
    """The text of a table's definition, which SQLite reads when it opens a file."""
    place = -1
    for _ in range(chance.randint(1, 6)):
        place = content.find(b"CREATE ", place + 1)
    start = max(place, 100) + chance.randrange(0, 80)
    content[start : start + chance.choice((1, 2, 8))] = b"\xff" * chance.choice((1, 2, 8))


def page(content: bytearray, chance: random.Random) -> None:
    """Two pages change places."""
    count = max(len(content) // 4096, 2)
    one, other = (4096 * chance.randrange(count) for _ in range(2))
    content[one : one + 4096], content[other : other + 4096] = (
        content[other : other + 4096],
        content[one : one + 4096],
    )


DAMAGES: tuple[Callable[[bytearray, random.Random], None], ...] = (flip, block, cut, schema, schema, page)


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The frozen catalogue as a wheel brings it."""
    folder = tmp_path_factory.mktemp("compiled")
    write_compiled(GOLDEN_DATA, folder)
    return folder


@pytest.fixture
def quick(compiled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Compiling copies what was compiled once: the cases are about finding out that it is needed."""

    def copied(connection: sqlite3.Connection, _data: Path, _progress: object = None, **_how: object) -> None:
        with sqlite3.connect(compiled / CATALOGUE_FILE) as whole:
            whole.backup(connection)
        whole.close()

    monkeypatch.setattr(build, "build_catalogue", copied)
    monkeypatch.setattr(build, "build_local", lambda path, *_: shutil.copy(compiled / LOCAL_FILE, path))


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("own", [False, True], ids=["cache", "overlay"])
def test_a_damaged_cache_heals_whatever_was_damaged(run: Run, tmp_path: Path, own: bool) -> None:
    (tmp_path / "own").mkdir()
    variables = {"CAREERCLI_ROLES": str(tmp_path / "own")} if own else {}
    expected = {command: run(*command, **variables).out for command in COMMANDS}
    files = sorted((tmp_path / "cache").glob("*.sqlite"))
    whole = {path: path.read_bytes() for path in files}
    for chance in cases(40, f"cache/{own}"):
        path = chance.choice(files)
        content = bytearray(whole[path])
        chance.choice(DAMAGES)(content, chance)
        path.write_bytes(content)
        command = chance.choice(COMMANDS)
        ran = run(*command, **variables)
        assert ran.code == 0, (command, ran.error)
        if "damaged" in ran.err:  # it was noticed, so it is healed
            assert ran.out == expected[command]
            assert run(*command, **variables).err == ""
        for one, good in whole.items():
            one.write_bytes(good)


def test_a_damaged_installed_file_is_a_data_error(
    run: Run, tmp_path: Path, compiled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site-packages" / "careercli"
    shutil.copytree(compiled, package / "_data")
    monkeypatch.setattr(careercli, "__file__", str(package / "__init__.py"))
    whole = (package / "_data" / CATALOGUE_FILE).read_bytes()
    codes = set()
    for chance in cases(40, "wheel"):
        content = bytearray(whole)
        chance.choice(DAMAGES)(content, chance)
        (package / "_data" / CATALOGUE_FILE).write_bytes(content)
        command = chance.choice(COMMANDS)
        ran = run(*command, CAREERCLI_DATA="")
        codes.add(ran.code)
        assert ran.code in (0, 4), (command, ran.error)
    assert codes <= {0, 4} and 4 in codes


@pytest.mark.usefixtures("quick")
def test_damaged_local_figures_heal(run: Run, tmp_path: Path) -> None:
    command = ("landscape", "product-manager", "--by", "state", "--format", "plain")
    expected = run(*command)
    assert expected.code == 0
    [path] = (tmp_path / "cache").glob("local-*.sqlite")
    whole = path.read_bytes()
    for chance in cases(30, "local"):
        content = bytearray(whole)
        chance.choice(DAMAGES)(content, chance)
        path.write_bytes(content)
        ran = run(*command)
        assert ran.code == 0, ran.error
        if "damaged" in ran.err:
            assert ran.out == expected.out
        path.write_bytes(whole)
