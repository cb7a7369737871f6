"""Real processes: asked to end at any moment, with streams that are closed or full, two at once over one folder."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from faults.conftest import GOLDEN_DATA, cases

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and shells are others there")

CAREERCLI = (sys.executable, "-m", "careercli")
COMMANDS = (
    "list", "show product-manager", "search sql", "me", "me add skill sql=3", "me save product-manager",
    "me note product-manager --text hello", "about", "catalog stats",
)  # fmt: skip
STREAMS = ("", ">/dev/full", "2>/dev/full", ">&-", "2>&-", "<&-", "| head -c 1", "</dev/null", ">/dev/null 2>&1")


@pytest.fixture
def variables(tmp_path: Path) -> dict[str, str]:
    return {
        **os.environ,
        "CAREERCLI_DATA": str(GOLDEN_DATA),
        "CAREERCLI_CACHE_DIR": str(tmp_path / "cache"),
        "CAREERCLI_DATA_DIR": str(tmp_path / "personal"),
    }


def whole(folder: Path) -> None:
    """The personal file is there in full or not at all, and nothing half written lies beside it."""
    if (folder / "me.json").exists():
        json.loads((folder / "me.json").read_bytes())


def test_a_process_that_is_asked_to_end_leaves_no_traceback_and_nothing_half_done(
    variables: dict[str, str], tmp_path: Path
) -> None:
    subprocess.run([*CAREERCLI, "list"], env=variables, capture_output=True, check=True)
    for chance in cases(25, "signals"):
        words = chance.choice(COMMANDS).split()
        program = subprocess.Popen(
            [sys.executable, "-m", "careercli", *words],
            env=variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        time.sleep(chance.uniform(0.0, 0.3))
        number = chance.choice((signal.SIGTERM, signal.SIGHUP, signal.SIGINT))
        program.send_signal(number)
        _, said = program.communicate(timeout=60)
        assert program.returncode in (0, 128 + number, -number, 1 if number == signal.SIGINT else 0), said
        assert b"/careercli/cli/" not in said and b"a fault in careercli" not in said, said
        whole(tmp_path / "personal")
        assert not list((tmp_path / "personal").glob(".*.writing")), "a lock is held while a draft is there"
        assert not list((tmp_path / "cache").glob("*.tmp*"))


def test_broken_streams_are_one_line_at_most(variables: dict[str, str]) -> None:
    for chance in cases(15, "streams"):
        line = f"{sys.executable} -m careercli {chance.choice(COMMANDS)} {chance.choice(STREAMS)}"
        ended = subprocess.run(
            ["sh", "-c", line], env=variables, capture_output=True, encoding="utf-8", check=False
        )
        assert ended.returncode in (0, 2), (line, ended.stderr)
        assert "Traceback" not in ended.stderr
        assert "a fault in careercli" not in ended.stderr


def test_many_at_once_lose_nothing(variables: dict[str, str], tmp_path: Path) -> None:
    for chance in cases(2, "together"):
        folder = tmp_path / f"personal-{chance.random()}"
        own = {**variables, "CAREERCLI_DATA_DIR": str(folder)}
        roles = ["product-manager", "business-analyst", "technical-product-manager"]
        running = [
            subprocess.Popen(
                [*CAREERCLI, "me", "note", role, "--append", f"note {number}"],
                env=own, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )
            for number, role in enumerate(random.Random(0).choices(roles, k=4))
        ]  # fmt: skip
        assert [program.wait(60) for program in running] == [0] * 4
        notes = "\n".join(
            line for text in json.loads((folder / "me.json").read_text())["notes"].values() for line in text
        )
        assert all(f"note {number}" in notes for number in range(4))
