"""Official files that were damaged on their way: exit code 4 with the file, or a number that is still a number."""

from __future__ import annotations

import gzip
import lzma
import random
import shutil
from pathlib import Path

import pytest

from careercli.landscape.refresh.__main__ import main
from faults.conftest import cases
from landscape.official_cuts import write_official_files


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    folder = tmp_path_factory.mktemp("official")
    return folder, write_official_files(folder)


def damage(path: Path, chance: random.Random) -> Path:
    """Damage a file, perhaps after packing it; gives the path it has then."""
    content = bytearray(path.read_bytes())
    packer = chance.choice([None, gzip.compress, lzma.compress])
    if packer is not None and path.suffix not in (".xlsx", ".gz", ".xz"):
        path.unlink()
        path = path.with_name(path.name + (".gz" if packer is gzip.compress else ".xz"))
        content = bytearray(packer(bytes(content)))
    start = chance.randrange(len(content))
    kind = chance.randrange(5)
    if kind == 0:
        content[start] = chance.randrange(256)
    elif kind == 1:
        content[start : start + 8] = b"\xff" * 8
    elif kind == 2:
        del content[start:]
    elif kind == 3:
        content[start : start + 64] = bytes(chance.randrange(256) for _ in range(64))
    else:
        content[start:start] = b"\0\xc3\x28"
    path.write_bytes(bytes(content))
    return path


def test_a_damaged_official_file_is_a_data_error_that_names_it(
    official: tuple[Path, list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, arguments = official
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    for number, chance in enumerate(cases(12, "refresh")):
        copy = tmp_path / f"official-{number}"
        shutil.copytree(folder, copy)
        path = damage(copy / chance.choice(files).relative_to(folder), chance)
        own = [argument.replace(str(folder), str(copy)) for argument in arguments]
        code = main([*own, "--out", str(tmp_path / "out")])
        said = capsys.readouterr().err
        assert code in (0, 2, 4), said
        if code == 4:
            assert str(copy) in said or "no folder has the table" in said, (path, said)
        shutil.rmtree(copy)
