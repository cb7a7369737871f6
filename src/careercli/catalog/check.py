"""Checking role files: every problem of every file at once, and the roles of the files that are right.

Three passes: each file's form (YAML, structure), each file's prose (lengths, banned words), and what spans
files (links, vocabulary, levels, shared sentences). Nothing else in the program ever sees a role that did
not come through here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from careercli.catalog.codec import from_plain
from careercli.catalog.draft import Draft
from careercli.catalog.form import form_problem, read_draft
from careercli.catalog.links import Known, link_problems
from careercli.catalog.problems import Problem
from careercli.catalog.prose import prose_problems, shared_sentences
from careercli.catalog.role import Role, Skill, Track
from careercli.catalog.sources import CatalogueSources
from careercli.catalog.yamlfile import load_yaml
from careercli.values import value


@value
class CheckedRole:
    """A role and the file it came from."""

    role: Role
    path: Path


@value
class Checked:
    """The outcome: what may be used, and every problem found, ordered by file and line."""

    roles: tuple[CheckedRole, ...]
    tracks: tuple[Track, ...]
    skills: tuple[Skill, ...]
    problems: tuple[Problem, ...]


def check(
    sources: CatalogueSources,
    known: Known | None = None,
    progress: Callable[[int, int], None] | None = None,
    *,
    style: bool = True,
) -> Checked:
    """Check every file of `sources` against the schema, the editorial rules and each other.

    `known` adds what lies outside the folder; `progress(done, total)` is called after each file. Roles with
    a problem of form or of links are left out of the result; a fault of style alone leaves a role in, and
    `style=False` does not look for one (to load a company's ladder, its prose need not be ours).
    """
    known = known or Known()
    problems = list(sources.problems)
    tracks = _first_of_each([*_vocabulary(sources.tracks, "track", problems), *known.tracks], "slug")
    skills = _first_of_each([*_vocabulary(sources.skills, "skill", problems), *known.skills], "id")
    _check_skill_names(sources.skills, skills, problems)
    drafts: list[Draft] = []
    for number, source in enumerate(sources.roles, start=1):
        draft = read_draft(source, problems)
        if draft is not None:
            drafts.append(draft)
        if progress is not None:
            progress(number, len(sources.roles))
    problems += link_problems(drafts, tracks, skills, known)
    if style:
        for draft in drafts:
            problems += prose_problems(draft)
        problems += shared_sentences(drafts)
    refused = {problem.path for problem in problems if not problem.editorial}
    roles = [
        CheckedRole(draft.role, draft.source.path)
        for draft in drafts
        if draft.role is not None and draft.source.path not in refused
    ]
    ordered = sorted(set(problems), key=_reading_order)
    return Checked(tuple(roles), tuple(tracks), tuple(skills), tuple(ordered))


def _reading_order(problem: Problem) -> tuple[str, int, str, str]:
    return (str(problem.path), problem.line or 0, problem.key, problem.reason)


def _first_of_each(items: Sequence[Any], key: str) -> list[Any]:
    by_key: dict[str, Any] = {}
    for item in items:
        by_key.setdefault(getattr(item, key), item)
    return list(by_key.values())


def _vocabulary(path: Path | None, kind: str, problems: list[Problem]) -> list[Any]:
    from pydantic import TypeAdapter, ValidationError

    from careercli.catalog.schema import SkillEntry, TrackEntry

    if path is None:
        return []
    document, faults = load_yaml(path)
    problems += faults
    if document is None:
        return []
    value_type: type[Track] | type[Skill] = Track if kind == "track" else Skill
    adapter: TypeAdapter[Any] = TypeAdapter(list[TrackEntry] if kind == "track" else list[SkillEntry])
    try:
        entries = adapter.validate_python(document.value)
    except ValidationError as error:
        problems += [form_problem(document, detail) for detail in error.errors(include_url=False)]
        return []
    key = "slug" if kind == "track" else "id"
    seen: dict[str, int] = {}
    for index, entry in enumerate(entries):
        name = getattr(entry, key)
        if name in seen:
            problems.append(document.problem((index, key), f"{name!r} stands in the file twice"))
        seen.setdefault(name, index)
    return [from_plain(value_type, entry.model_dump()) for entry in entries]


def _check_skill_names(path: Path | None, skills: Sequence[Skill], problems: list[Problem]) -> None:
    """A name or alias that means two skills would make `--skill` ambiguous."""
    if path is None:
        return
    owner: dict[str, str] = {}
    for skill in skills:
        for name in {skill.id, skill.name.casefold(), *(alias.casefold() for alias in skill.aliases)}:
            other = owner.setdefault(name, skill.id)
            if other != skill.id:
                problems.append(Problem(path, None, skill.id, f"{name!r} already names the skill {other!r}"))
