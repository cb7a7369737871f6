"""A new role file with guidance as comments, for `catalog new`."""

from __future__ import annotations

import os
import re
from pathlib import Path

from careercli.catalog.schema import DAY_TO_DAY_WORDS, SLUG_PATTERN, WORDS
from careercli.errors import DataError, UsageError


def scaffold(slug: str) -> str:
    """The text of a new role file for `slug`: every key in order, each with what belongs there.

    It is meant to fail `catalog check` until it is filled in: no value in it could pass for content. Raises
    UsageError when `slug` is none.
    """
    if not re.fullmatch(SLUG_PATTERN, slug):
        raise UsageError(f"{slug!r} is not a slug", hint="lower-case words joined by hyphens: pricing-manager")

    def length(key: str) -> str:
        least, most = WORDS[key]
        return f"{least}-{most} words"

    title = slug.replace("-", " ").title()
    lines = [
        f"# {slug}: see docs/authoring.md; `careercli catalog check` says what is missing.",
        f'title: "{title}"',
        "aliases: []            # 2-12 real synonyms and abbreviations that people type, of this role alone",
        "level:                 # entry | mid | senior | lead | executive",
        f"# {length('summary')}: what you answer for, for whom, and how it differs from the job people take it for",
        "summary: >-",
        "category:",
        "  soc:                 # SOC 2018 code whose figures the role borrows, such as 11-2021",
        "  match:               # exact | close | broader",
        f"  note: >-             # {length('category.note')}: what the figures include that this role is not",
        "  neighbours: []       # 0-4 other codes under which such jobs are counted",
        f"day_to_day: []         # 3-5 paragraphs, {DAY_TO_DAY_WORDS[0]}-{DAY_TO_DAY_WORDS[1]} words: a real week;",
        "                       # the judgment the title hides; the good weeks and the bad ones",
        "fit:",
        f"  thrives: >-          # {length('fit.thrives')}: who lasts, and where they tend to come from",
        "  suits: []            # 4-6 of {sign: ..., because: ...}: statements a person can answer about themself",
        "  strains: []          # 4-6 of the same: costs that people really quit over",
        f"  earned: >-           # {length('fit.earned')}: the sign, visible to others, that you have got it right",
        "interests:             # RIASEC, 1-7; start from the category's numbers",
        "  {realistic: , investigative: , artistic: , social: , enterprising: , conventional: }",
        "values:                # 1-7: what the work gives",
        "  {achievement: , independence: , recognition: , relationships: , support: , conditions: }",
        "conditions:            # 1 (little) to 5 (much)",
        "  {people: , pace: , structure: , physical: , outdoors: , travel: , irregular_hours: , remote: ,",
        "   writing: , stakes: }",
        f"varies: []             # 4-7 of {{by: dimension, how: both ends of it, {length('varies[].how')}}}",
        "skills:                # ids from skills.yaml; level 1 aware ... 5 known for it",
        "  core: []             # 6-10 of {skill: id, level: 1-5, why: what it is used for}",
        "  helpful: []          # 3-8 of {skill: id, level: 1-5}",
        "  tools: []            # 3-10 names",
        "requirements:",
        "  education:",
        "    typical:           # none | secondary | certificate | associate | bachelor | master | doctorate |",
        "                       # professional",
        "    note: >-           # what employers make of it",
        "  experience:",
        "    years:             # [low, high]",
        "    note: >-",
        "  credentials: []      # {name: ..., need: required | preferred | optional, note: ...}",
        "  entry_routes: []     # 2-5 of {from: ..., how: ...}: real ways in",
        "advancement: []        # 1-5 of {to: slug (or title: where no page exists), years: [2, 5], shift: ...}",
        "lateral: []            # 3-6 of {to: slug (or title:), carries: ..., gap: ...}",
        "interview: []          # 6-10 of {ask:, kind: technical | case | behavioural | situational | motivation,",
        "                       #          probes:, strong:, weak:}",
        "related: []            # 3-8 slugs that are in neither advancement nor lateral",
        'reviewed:              # the month of the last review, in quotes: "2026-11"',
    ]
    return "\n".join(lines) + "\n"


def write_new(path: Path, text: str) -> Path:
    """Write a new role file and give its path; a file that is already there is never touched.

    Raises UsageError when the file exists, DataError when it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DataError(f"{path.parent}: cannot be made: {error.strerror}") from None
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    except FileExistsError:
        raise UsageError(f"{path} is there already", hint="choose another slug, or edit that file") from None
    except OSError as error:
        raise DataError(f"{path}: cannot be written: {error.strerror}") from None
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        path.unlink(missing_ok=True)  # half a file would be in the way of the next attempt
        raise DataError(f"{path}: cannot be written: {error.strerror}") from None
    return path
