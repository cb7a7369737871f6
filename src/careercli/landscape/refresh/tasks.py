"""Official tasks of each category and how far language models are seen in use for them, with our own words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from careercli.errors import DataError
from careercli.landscape.category import number_text
from careercli.landscape.refresh.sheets import columns, find_optional_file, read_records

_TASKS = columns(
    "O*NET-SOC CODE|TASK ID|TASK", "TASK TYPE|INCUMBENTS RESPONDING|DATE|DOMAIN SOURCE|TITLE"
)  # fmt: skip
_USE = columns("TASK|PENETRATION", "")
RELEASE = "Anthropic Economic Index, task use as of May 2026"
WORDS_FILE = "task_words.txt"
"""Our own wording of tasks, a line each: O*NET task number, tab, words. Written by hand."""
MOST, LEAST = 3, 2
"""How many tasks are shown of those most and least seen in use."""


@dataclass(frozen=True, slots=True)
class Task:
    """One official task; `share` is None where its text is not in the index."""

    number: str
    text: str
    core: bool
    share: float | None


def read_tasks(onet: tuple[Path, ...], exposure: Path) -> dict[str, list[Task]] | None:
    """Tasks by SOC code, in O*NET's order, or None when the folder of exposure has no index of tasks.

    A category's own tasks are those of its `.00` code; without one, those of its specialties.
    """
    index = find_optional_file(exposure, "anthropic_task_penetration", "task_penetration")
    statements = next((path for folder in onet if (path := find_optional_file(folder, "Task Statements"))), None)
    if index is None or statements is None:
        return None
    shares = {_plain(record["TASK"]): float(record["PENETRATION"]) for record in read_records(index, _USE)}
    by_code: dict[str, list[Task]] = defaultdict(list)
    for record in read_records(statements, _TASKS):
        text = record["TASK"].strip()
        core = record.get("TASK TYPE", "") != "Supplemental"
        by_code[record["O*NET-SOC CODE"]].append(Task(record["TASK ID"], text, core, shares.get(_plain(text))))
    tasks: dict[str, list[Task]] = defaultdict(list)
    for code in sorted(by_code):
        soc = code[:7]
        if code.endswith(".00") or f"{soc}.00" not in by_code:
            tasks[soc] += by_code[code]
    return dict(tasks)


def chosen(tasks: list[Task]) -> tuple[list[Task], list[Task]]:
    """The tasks most and least seen in use, at most MOST and LEAST, none twice.

    Most: those with any use, most first. Least: core tasks before others, in O*NET's order, least use first.
    """
    rated = [task for task in tasks if task.share is not None]
    most = sorted((task for task in rated if task.share), key=lambda task: -(task.share or 0))[:MOST]
    rest = [task for task in rated if task not in most]
    least = sorted(rest, key=lambda task: (task.share or 0, not task.core))[:LEAST]
    return most, least


def task_rows(
    tasks: Mapping[str, list[Task]], categories: Mapping[str, tuple[str, ...]], words: Mapping[str, str]
) -> Iterator[tuple[str, ...]]:
    """Rows of the `task_use` table, for every category whose chosen tasks have words of ours."""
    for soc, parts in categories.items():
        found = [task for part in parts or (soc,) for task in tasks.get(part, [])]
        most, least = chosen(found)
        if not least or any(task.number not in words for task in (*most, *least)):
            continue
        rated = [task for task in found if task.share is not None]
        counts = (str(len(rated)), str(sum(1 for task in rated if task.share)))
        for side, shown in (("most", most), ("least", least)):
            for place, task in enumerate(shown, start=1):
                share = number_text(round(task.share or 0.0, 4))
                yield soc, side, str(place), task.number, share, words[task.number], *counts


def read_words(folder: Path) -> dict[str, str]:
    """Our own wording by task number. Raises DataError for a line that is not a number, a tab and words."""
    path = folder / WORDS_FILE
    if not path.is_file():
        return {}
    words = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        task, tab, text = line.partition("\t")
        if not tab or not task.isdigit() or not text.strip():
            raise DataError(f"{path}, line {number}: not a task number, a tab and words")
        words[task] = text.strip()
    return words


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().rstrip(".").lower()
