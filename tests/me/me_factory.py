"""Made-up people and the subprocesses that write their files."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

from hypothesis import strategies as st

from careercli.catalog.role import Education, QuestionKind
from careercli.me.model import (
    Attempt,
    FitCheck,
    Person,
    PracticeRecord,
    QuizRecord,
    Rating,
    SavedPlan,
    SavedRole,
)
from careercli.me.store import PersonalStore

TODAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 12, 0, 0)


def ana() -> Person:
    """Somebody about whom every part is kept."""
    return Person(
        current_role="baker",
        education=Education.SECONDARY,
        years=2.5,
        credentials=("Food Handler Card",),
        skills={"kneading": 3, "timing": 2},
        quiz_draft={"step": 4, "answers": {"R1": 5}},
        quizzes=(QuizRecord(date(2026, 10, 1), {"R1": 4}, {"interests": {"realistic": 1.2}, "values": {}}),),
        fit_checks=(FitCheck("head-baker", date(2026, 10, 2), {"suits": [1, 2]}, {"tensions": ["early hours"]}),),
        shortlist=(SavedRole("head-baker", date(2026, 10, 3), "the pay — and the «team»"),),
        notes={"head-baker": "Ask Tomás.\n\n  - indented\t\ttabs\nno newline at the end"},
        practice=(
            PracticeRecord(
                "head-baker#0123456789ab",
                "head-baker",
                QuestionKind.BEHAVIOURAL,
                "Tell me of a morning that went wrong.",
                2,
                date(2026, 11, 1),
                (Attempt(date(2026, 10, 29), Rating.GOOD, "shorter"),),
            ),
        ),
        plans=(SavedPlan("up", "head-baker", date(2026, 10, 4), "# Plan\n\n- [ ] one\n- [x] two\n"),),
        further={"from-a-later-idea": [1, {"kept": True}]},
    )


def store(folder: Path, **options: object) -> PersonalStore:
    return PersonalStore(folder, now=lambda: NOON, **options)  # type: ignore[arg-type]


def run(code: str, *arguments: object, timeout: float = 30) -> subprocess.CompletedProcess[str]:
    """Run Python code in a process of its own, with the arguments as `sys.argv[1:]`."""
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )


def listing(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Everything below a folder: mode, modification time and content."""
    return {
        str(path.relative_to(folder)): (
            path.lstat().st_mode,
            path.lstat().st_mtime_ns,
            path.read_bytes() if path.is_file() else b"",
        )
        for path in sorted(folder.rglob("*"))
    }


_TEXT = st.text(max_size=20)
_SLUG = st.text("abcdefgh-", min_size=1, max_size=8)
_DAY = st.dates(date(2020, 1, 1), date(2035, 1, 1))
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-999, 999) | st.floats(allow_nan=False, allow_infinity=False) | _TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXT, inner, max_size=3),
    max_leaves=6,
)
_OBJECT = st.dictionaries(_TEXT, _JSON, max_size=3)

people = st.builds(
    Person,
    current_role=st.none() | _SLUG,
    education=st.none() | st.sampled_from(Education),
    years=st.none() | st.floats(0, 60),
    credentials=st.lists(_TEXT, max_size=2).map(tuple),
    skills=st.dictionaries(_SLUG, st.integers(1, 5), max_size=4),
    quiz_draft=st.none() | _OBJECT,
    quizzes=st.lists(st.builds(QuizRecord, _DAY, _OBJECT, _OBJECT), max_size=2).map(tuple),
    fit_checks=st.lists(st.builds(FitCheck, _SLUG, _DAY, _OBJECT, _OBJECT), max_size=2).map(tuple),
    shortlist=st.lists(st.builds(SavedRole, _SLUG, _DAY, _TEXT), max_size=3, unique_by=lambda s: s.role).map(tuple),
    notes=st.dictionaries(_SLUG, _TEXT.filter(str.strip), max_size=3),
    practice=st.lists(
        st.builds(
            PracticeRecord,
            _SLUG,
            _SLUG,
            st.sampled_from(QuestionKind),
            _TEXT,
            st.integers(1, 5),
            _DAY,
            st.lists(st.builds(Attempt, _DAY, st.sampled_from(Rating), _TEXT), max_size=2).map(tuple),
        ),
        max_size=2,
        unique_by=lambda record: record.question,
    ).map(tuple),
    plans=st.lists(st.builds(SavedPlan, _SLUG, _SLUG, _DAY, _TEXT), max_size=2, unique_by=lambda p: p.name).map(
        tuple
    ),
)
