"""Taking personal data out (Markdown, JSON), bringing it in again, and forgetting parts of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from careercli.errors import UsageError
from careercli.me.codec import decode, encode
from careercli.me.model import Person, PracticeRecord, merge_edit
from careercli.me.salvage import DamagedText, read_strictly
from careercli.me.schema import SCHEMA

EXPORT_FORMAT = "careercli-personal-data"

PARTS: Mapping[str, tuple[str, ...]] = {
    "profile": ("current_role", "education", "years", "credentials"),
    "skills": ("skills",),
    "quiz": ("quiz_draft", "quizzes"),
    "fit-checks": ("fit_checks",),
    "shortlist": ("shortlist",),
    "notes": ("notes",),
    "practice": ("practice",),
    "plans": ("plans",),
}
"""Names of the parts that can be forgotten one by one, and the fields of `Person` each stands for."""

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Import:
    """What an export file holds: the person, or None and every problem found."""

    person: Person | None
    problems: tuple[str, ...]


def to_json(person: Person) -> str:
    """Everything as JSON text with format and version, which `read_import` takes back without loss."""
    whole = {"format": EXPORT_FORMAT, "version": SCHEMA.version, "person": encode(person)}
    return json.dumps(whole, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def read_import(text: str) -> Import:
    """Check an exported JSON text; either a person without any problem, or all the problems and no person.

    Entries of a person that this version has no name for come in as `further`, as they went out.
    """
    try:
        whole = read_strictly(text.removeprefix("\ufeff"))
    except DamagedText as error:
        return Import(None, (f"this is no JSON export: {error}",))
    problems = []
    if whole.get("format") != EXPORT_FORMAT:
        problems.append(f"format: should be {EXPORT_FORMAT}")
    version = whole.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        problems.append("version: should be a whole number")
        version = SCHEMA.version
    if version > SCHEMA.version:
        problems.append(f"version: {version} is from a newer careercli; this one knows {SCHEMA.version}")
    raw = whole.get("person")
    if not isinstance(raw, dict):
        return Import(None, (*problems, "person: should be an object"))
    if version <= SCHEMA.version:
        raw = SCHEMA.migrate(raw, version)
    person, found = decode(raw)
    problems += [f"person.{problem}" for problem in found]
    if problems:  # an unknown name is no reason to refuse, but may be why something else is missing
        problems += [f"person.{name}: has no meaning here" for name in person.further]
    return Import(None if problems else person, tuple(problems))


def merge(mine: Person, theirs: Person) -> tuple[Person, tuple[str, ...]]:
    """`mine` with everything of `theirs` that it lacks, and sentences about what was decided.

    Nothing of `mine` is lost: where both say something, mine stays, both notes are kept one below the other,
    a plan of the same name comes in under a new one, and practice of the same question is counted together.
    """
    decided: list[str] = []
    for name in ("current_role", "education", "years", "quiz_draft"):
        ours, other = getattr(mine, name), getattr(theirs, name)
        if ours is not None and other is not None and ours != other:
            decided.append(f"{name.replace('_', ' ')}: kept as it was")
    for skill in sorted(set(mine.skills) & set(theirs.skills)):
        if mine.skills[skill] != theirs.skills[skill]:
            decided.append(f"{skill}: kept at level {mine.skills[skill]}, the import says {theirs.skills[skill]}")
    notes = dict(mine.notes)
    for role, text in theirs.notes.items():
        notes[role] = _both(notes.get(role, ""), text)
    listed = {saved.role for saved in mine.shortlist}
    merged = replace(
        mine,
        current_role=mine.current_role or theirs.current_role,
        education=mine.education or theirs.education,
        years=theirs.years if mine.years is None else mine.years,
        quiz_draft=theirs.quiz_draft if mine.quiz_draft is None else mine.quiz_draft,
        credentials=_union(mine.credentials, theirs.credentials),
        skills={**theirs.skills, **mine.skills},
        quizzes=_union(mine.quizzes, theirs.quizzes),
        fit_checks=_union(mine.fit_checks, theirs.fit_checks),
        shortlist=(*mine.shortlist, *(saved for saved in theirs.shortlist if saved.role not in listed)),
        notes=notes,
        practice=_practice(mine.practice, theirs.practice),
        further={**theirs.further, **mine.further},
    )
    for plan in theirs.plans:
        known = next((kept for kept in merged.plans if kept.name == plan.name), None)
        if known is None:
            merged = merged.with_plan(plan)
        elif not any(kept.role == plan.role and kept.text == plan.text for kept in merged.plans):
            name = _free_name(plan.name, [kept.name for kept in merged.plans])
            decided.append(f"plan {plan.name}: both are kept, the imported one as {name}")
            merged = merged.with_plan(replace(plan, name=name))
    return merged, tuple(decided)


def forget(person: Person, parts: Iterable[str]) -> Person:
    """The person without the parts named (see PARTS); raises UsageError for a name that is none of them."""
    blank = Person()
    for part in parts:
        if part not in PARTS:
            raise UsageError(f"no part called {part}", f"parts are {', '.join(PARTS)}")
        cleared: dict[str, Any] = {name: getattr(blank, name) for name in PARTS[part]}
        person = replace(person, **cleared)
    return person


def to_markdown(
    person: Person, *, titles: Mapping[str, str] | None = None, skill_names: Mapping[str, str] | None = None
) -> str:
    """Everything as Markdown to read or hand on; `titles` maps slug to title, `skill_names` skill id to name."""
    lines = ["# My career notes", "", *_markdown(person, titles or {}, skill_names or {})]
    if len(lines) == 2:
        lines.append("Nothing is kept yet.")
    return "\n".join(lines).rstrip("\n") + "\n"


def _markdown(person: Person, titles: Mapping[str, str], skill_names: Mapping[str, str]) -> Iterator[str]:
    def title(slug: str) -> str:
        return titles.get(slug, slug)

    about = [
        ("Current role", title(person.current_role) if person.current_role else None),
        ("Education", person.education.label if person.education else None),
        ("Years of experience", f"{person.years:g}" if person.years is not None else None),
        ("Credentials", ", ".join(person.credentials) or None),
    ]
    yield from _section("About me", [f"- {name}: {value}" for name, value in about if value is not None])
    by_level = sorted(person.skills.items(), key=lambda pair: (-pair[1], pair[0]))
    yield from _section(
        "Skills", [f"- {skill_names.get(skill, skill)}: level {level} of 5" for skill, level in by_level]
    )
    yield from _section(
        "Shortlist",
        [
            f"- {title(s.role)} (since {s.since.isoformat()}){f': {s.why}' if s.why else ''}"
            for s in person.shortlist
        ],
    )
    for role, text in person.notes.items():
        yield from _section(f"Note: {title(role)}", [text])
    for plan in person.plans:
        yield from _section(f"Plan: {plan.name}", [_lowered(plan.text)])
    yield from _section("Interview practice", [_practice_line(record, title) for record in person.practice])
    yield from _section(
        "Fit quizzes",
        [
            f"- {q.taken.isoformat()}: {len(q.answers)} groups of answers; result in the JSON export"
            for q in person.quizzes
        ],
    )
    yield from _section(
        "Fit checks",
        [
            f"- {check.taken.isoformat()}: {title(check.role)}; details in the JSON export"
            for check in person.fit_checks
        ],
    )


def _section(heading: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield from (f"## {heading}", "", *lines, "")


def _practice_line(record: PracticeRecord, title: Any) -> str:
    tries = ", ".join(f"{a.on.isoformat()} {a.rating}{f' ({a.note})' if a.note else ''}" for a in record.attempts)
    return f"- {title(record.role)}: {record.ask} ({tries}; next on {record.due.isoformat()})"


def _lowered(text: str) -> str:
    """Plan text with its headings two levels lower, so that it stays inside its section."""
    return "\n".join(f"##{line}" if line.startswith("#") else line for line in text.rstrip("\n").split("\n"))


def _both(mine: str, theirs: str) -> str:
    if not mine or theirs in mine:
        return mine or theirs
    return merge_edit("", mine, theirs)


def _union(mine: tuple[_Item, ...], theirs: tuple[_Item, ...]) -> tuple[_Item, ...]:
    return (*mine, *(item for item in theirs if item not in mine))


def _practice(mine: tuple[PracticeRecord, ...], theirs: tuple[PracticeRecord, ...]) -> tuple[PracticeRecord, ...]:
    """Records of both; of a question practiced in both, all attempts and the schedule of the latest one."""
    merged = {record.question: record for record in mine}
    for record in theirs:
        known = merged.get(record.question)
        if known is None:
            merged[record.question] = record
            continue
        attempts = _union(known.attempts, record.attempts)
        if attempts == known.attempts:
            continue
        attempts = tuple(sorted(attempts, key=lambda attempt: attempt.on))
        latest = max((known, record), key=lambda r: max((a.on for a in r.attempts), default=r.due))
        merged[record.question] = replace(latest, attempts=attempts)
    return tuple(merged.values())


def _free_name(name: str, taken: list[str]) -> str:
    number = 2
    while f"{name}-{number}" in taken:
        number += 1
    return f"{name}-{number}"
