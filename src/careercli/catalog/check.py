"""Checking role files: every problem of every file at once, and the roles of the files that are right.

Three passes: each file's form (YAML, structure), each file's prose (lengths, banned words), and what spans
files (links, vocabulary, levels, shared sentences). Nothing else in the program ever sees a role that did
not come through here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from careercli.catalog.codec import from_plain
from careercli.catalog.draft import Draft
from careercli.catalog.form import form_problems, read_draft, unspoiled
from careercli.catalog.links import Known, link_problems
from careercli.catalog.lookup import texts_at
from careercli.catalog.names import fold
from careercli.catalog.plain_layer import area_problems, pace_of_moves, plain_problems, spread_problems
from careercli.catalog.problems import Problem
from careercli.catalog.prose import prose_problems, shared_sentences
from careercli.catalog.role import Role, Skill, Track
from careercli.catalog.sources import SKILLS_FILE, TRACKS_FILE, CatalogueSources, personal_sources
from careercli.catalog.yamlfile import YamlDocument, load_yaml
from careercli.values import value


@value
class CheckedRole:
    """A role and the file it came from."""

    role: Role
    path: Path


@value
class Checked:
    """The outcome: what may be used, every problem found, and the files in which something is not written yet.

    Problems stand in the order of files and lines, those of tracks.yaml and skills.yaml before all others: a
    fault there is the cause of many more.
    """

    roles: tuple[CheckedRole, ...]
    tracks: tuple[Track, ...]
    skills: tuple[Skill, ...]
    problems: tuple[Problem, ...]
    unfinished: frozenset[Path] = frozenset()


def check(
    sources: CatalogueSources,
    known: Known | None = None,
    progress: Callable[[int, int], None] | None = None,
    *,
    style: bool = True,
) -> Checked:
    """Check every file of `sources` against the schema, the editorial rules and each other.

    `known` adds what lies outside the folder; `progress(done, total)` is called after each file. Roles with
    a problem of form or of links are left out of the result, and so are wrong entries of tracks.yaml and
    skills.yaml; a fault of style alone leaves a role in, and `style=False` does not look for one (to load a
    company's ladder, its prose need not be ours).
    """
    known = known or Known()
    problems = list(sources.problems)
    tracks = _with_known(_tracks(sources.tracks, problems), known.tracks, "slug")
    skills = _with_known(_skills(sources.skills, known.skills, problems), known.skills, "id")
    drafts: list[Draft] = []
    for number, source in enumerate(sources.roles, start=1):
        draft = read_draft(source, problems)
        if draft is not None:
            drafts.append(draft)
        if progress is not None:
            progress(number, len(sources.roles))
    # A file that cannot be read at all is there all the same: links to it are no fault of the files they stand in.
    unread = {source.slug: None for source in sources.roles}
    problems += link_problems(drafts, tracks, skills, replace(known, levels={**unread, **known.levels}))
    for draft in drafts:
        problems += area_problems(draft)
    if style:
        for draft in drafts:
            problems += [*prose_problems(draft), *plain_problems(draft)]
        problems += [*shared_sentences(drafts), *spread_problems(drafts), *pace_of_moves(drafts, known.years)]
    else:
        problems = [problem for problem in problems if not problem.editorial]
    refused = {problem.path for problem in problems if not problem.editorial}
    usable = [draft for draft in drafts if draft.role is not None and draft.source.path not in refused]
    gone = {source.slug: source.slug.replace("-", " ").title() for source in sources.roles}
    gone |= {draft.source.slug: title for draft in drafts for _, title in texts_at(draft.plain, "title")}
    for slug in [*known.levels, *(draft.source.slug for draft in usable)]:
        gone.pop(slug, None)
    roles = [
        CheckedRole(_without_links(draft.role, gone), draft.source.path)
        for draft in usable
        if draft.role is not None
    ]

    ordered = sorted(set(problems), key=_reading_order)
    unfinished = frozenset(draft.source.path for draft in drafts if draft.unfinished)
    return Checked(tuple(roles), tuple(tracks), tuple(skills), tuple(ordered), unfinished)


def _without_links(role: Role, gone: Mapping[str, str]) -> Role:
    """The role with its moves to files that were left out told by their titles, as where no page exists."""
    targets = {*role.related, *(move.to for move in role.advancement), *(move.to for move in role.lateral)}
    if not gone.keys() & targets:
        return role

    def settled(move: Any) -> Any:
        return replace(move, to=None, title=gone[move.to]) if move.to in gone else move

    return replace(
        role,
        advancement=tuple(map(settled, role.advancement)),
        lateral=tuple(map(settled, role.lateral)),
        related=tuple(slug for slug in role.related if slug not in gone),
    )


def _reading_order(problem: Problem) -> tuple[bool, str, int, str, str]:
    is_role = problem.path.name not in (TRACKS_FILE, SKILLS_FILE)
    return (is_role, str(problem.path), problem.line or 0, problem.key, problem.reason)


def _with_known(own: Sequence[Any], known: Sequence[Any], key: str) -> list[Any]:
    """A folder's own entries, then what is known besides; an own entry stands for the known one it is named as."""
    names = {getattr(item, key) for item in own}
    return [*own, *(item for item in known if getattr(item, key) not in names)]


def own_tracks(folder: Path) -> list[str]:
    """The tracks that a tracks.yaml in somebody's own roles folder declares, by slug; wrong entries left out."""
    return [track.slug for track in _tracks(personal_sources(folder).tracks, [])] if folder.is_dir() else []


def _tracks(path: Path | None, problems: list[Problem]) -> list[Track]:
    """The right entries of a tracks.yaml."""
    from careercli.catalog.schema import TrackEntry

    return [from_plain(Track, entry.model_dump()) for _, _, entry in _entries(path, TrackEntry, "slug", problems)]


def _skills(path: Path | None, known: Sequence[Skill], problems: list[Problem]) -> list[Skill]:
    """The right entries of a skills.yaml. A name that means two skills is wrong: `--skill` could not tell them."""
    from careercli.catalog.schema import SkillEntry

    listed = _entries(path, SkillEntry, "id", problems)
    own = {entry.id for _, _, entry in listed}
    owner = {
        fold(name): skill.id
        for skill in known
        if skill.id not in own
        for name in (skill.id, skill.name, *skill.aliases)
    }
    owner |= {fold(entry.id): entry.id for _, _, entry in reversed(listed)}
    skills = []
    for document, index, entry in listed:
        names = [(("name",), entry.name), *((("aliases", n), alias) for n, alias in enumerate(entry.aliases or ()))]
        clear = True
        for key, name in names:
            other = owner.setdefault(fold(name), entry.id)
            if other != entry.id:
                problems.append(document.problem((index, *key), f"{name!r} already names the skill {other!r}"))
                clear = False
        if clear:
            skills.append(from_plain(Skill, entry.model_dump(exclude_none=True)))
    return skills


def _entries(
    path: Path | None, model: type[Any], key: str, problems: list[Problem]
) -> list[tuple[YamlDocument, int, Any]]:
    """The entries of a vocabulary file that are right by themselves, as (document, place in the list, entry).

    One wrong entry spoils no other: a slip in a list of hundreds must not look like hundreds of missing names.
    """
    from pydantic import ValidationError

    if path is None:
        return []
    document, faults = load_yaml(path)
    problems += faults
    if document is None:
        return []
    if not isinstance(document.value, list):
        problems.append(document.problem((), f"should be a list of entries with `{key}:`"))
        return []
    faults = [fault for fault in faults if not fault.editorial]
    spoiled = {fault.key.partition("]")[0] for fault in faults}
    entries: list[tuple[YamlDocument, int, Any]] = []
    seen: set[str] = set()
    for index, plain in enumerate(document.value):
        try:
            entry = model.model_validate(plain)
        except ValidationError as error:
            problems += unspoiled(form_problems(document, error, model, (index,)), faults)
            continue
        name = getattr(entry, key)
        if name in seen:
            problems.append(document.problem((index, key), f"{name!r} stands in the file twice"))
        elif f"[{index}" not in spoiled:
            entries.append((document, index, entry))
        seen.add(name)
    return entries
