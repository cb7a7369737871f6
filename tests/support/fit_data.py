"""The frozen catalogue with the real quiz beside it, and one person's answers."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parents[1]
GOLDEN = TESTS / "golden" / "data"
QUIZ = TESTS.parent / "data" / "fit"

ANSWERS: dict[str, Any] = {
    "activities": {
        "new-treatment": 4, "biology-samples": 4, "life-in-the-sea": 5, "add-up-numbers": 1, "log-shipments": 2,
        "head-department": 3, "sell-homes": 1, "make-up-songs": 4, "novels-and-scripts": 3, "family-trouble": 5,
        "run-grinding-machine": 2, "put-together-electronics": 4,
    },
    "values": {"use-best-skills": 5, "help-others": 4, "be-respected": 1, "secure-and-paid": 3},
    "conditions": {"travel": "never", "education": "bachelor", "pay-floor": 50000},
    "tracks": ["healthcare"],
}  # fmt: skip
"""Somebody who would rather find things out and help people than sell or count."""


def quiz_data(folder: Path) -> Path:
    """A data folder at `folder`, which must not exist: the frozen catalogue and the project's own quiz."""
    shutil.copytree(GOLDEN, folder)
    shutil.copytree(QUIZ, folder / "fit")
    return folder
