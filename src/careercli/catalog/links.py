"""What spans files: links to other roles, the vocabularies, levels, names, official interest numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, fields

from careercli.catalog.draft import Draft
from careercli.catalog.problems import Problem, did_you_mean
from careercli.catalog.role import Interests, Level, Role, Skill, Track
from careercli.catalog.yamlfile import KeyPath
from careercli.values import value

INTEREST_TOLERANCE = 1.5
"""A role's interest may stand this far from its category's (scale 1-7) before its note must say why."""


@value
class Known:
    """What the checked files may refer to beyond themselves: the bundled catalogue, for a personal folder.

    `levels` maps role slug to level, `names` maps a case-folded title or alias to its slug, and
    `category_interests` maps a SOC code to the official interest profile (empty when figures are not in).
    """

    tracks: tuple[Track, ...] = ()
    skills: tuple[Skill, ...] = ()
    levels: Mapping[str, Level] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    category_interests: Mapping[str, Interests] = field(default_factory=dict)


def link_problems(
    drafts: Sequence[Draft], tracks: Sequence[Track], skills: Sequence[Skill], known: Known
) -> list[Problem]:
    """Every broken link between files that were read, ordered by file."""
    found: list[Problem] = []
    track_slugs = [track.slug for track in tracks]
    skill_ids = [skill.id for skill in skills]
    skill_aliases = {
        name.casefold().replace(" ", "-"): skill.id for skill in skills for name in (skill.name, *skill.aliases)
    }
    files: dict[str, Draft] = {}
    for draft in drafts:
        if draft.source.track not in track_slugs:
            close = did_you_mean(draft.source.track, track_slugs)
            reason = f"the folder {draft.source.track!r} is not a track{close}"
            found.append(draft.document.problem((), reason))
        first = files.setdefault(draft.source.slug, draft)
        if first is not draft:
            found.append(draft.document.problem((), f"the slug is taken by {first.source.path}"))
    levels = dict(known.levels) | {d.source.slug: d.role.level for d in drafts if d.role is not None}
    slugs = levels.keys() | files.keys()
    owners = _name_owners(drafts, known, found)
    for draft in drafts:
        if draft.role is not None:
            found += _role_links(draft, draft.role, slugs, levels, owners)
            found += _skill_links(draft, draft.role, skill_ids, skill_aliases)
            found += _interest_distance(draft, draft.role, known.category_interests)
    return found


def _name_owners(drafts: Sequence[Draft], known: Known, found: list[Problem]) -> dict[str, str]:
    """Case-folded title or alias -> slug; a name that means two roles is a problem."""
    replaced = {draft.source.slug for draft in drafts}
    owners = {name: slug for name, slug in known.names.items() if slug not in replaced}
    for draft in drafts:
        if draft.role is not None:
            owners[draft.role.title.casefold()] = draft.source.slug
            owners[draft.source.slug] = draft.source.slug
    for draft in drafts:
        if draft.role is None:
            continue
        seen: set[str] = set()
        for index, alias in enumerate(draft.role.aliases):
            name = alias.casefold()
            owner = owners.setdefault(name, draft.source.slug)
            if owner != draft.source.slug:
                found.append(
                    draft.document.problem(("aliases", index), f"{alias!r} already names the role {owner!r}")
                )
            elif name in seen or name in (draft.role.title.casefold(), draft.source.slug):
                found.append(draft.document.problem(("aliases", index), f"{alias!r} repeats a name of this role"))
            seen.add(name)
    return owners


def _role_links(
    draft: Draft, role: Role, slugs: set[str], levels: Mapping[str, Level], owners: Mapping[str, str]
) -> list[Problem]:
    found = []
    taken: dict[str, str] = {}

    def link(path: KeyPath, slug: str) -> None:
        if slug == role.slug:
            found.append(draft.document.problem(path, "links to the role itself"))
        elif slug not in slugs:
            found.append(draft.document.problem(path, f"no role {slug!r}{did_you_mean(slug, slugs)}"))
        elif slug in taken:
            found.append(draft.document.problem(path, f"{slug!r} is linked already, under {taken[slug]}"))
        taken.setdefault(slug, str(path[0]))

    moves: list[tuple[str, int, str | None, str | None]] = [
        *(("advancement", index, move.to, move.title) for index, move in enumerate(role.advancement)),
        *(("lateral", index, move.to, move.title) for index, move in enumerate(role.lateral)),
    ]
    for kind, index, to, title in moves:
        if to is not None:
            link((kind, index, "to"), to)
        elif title is not None and (slug := owners.get(title.casefold())):
            found.append(draft.document.problem((kind, index, "title"), f"has a page; write `to: {slug}`"))
    for index, step in enumerate(role.advancement):
        target = levels.get(step.to or "")
        if target is not None and target.rank < role.level.rank:
            reason = f"goes down from {role.level} to {target}; advancement never does"
            found.append(draft.document.problem(("advancement", index, "to"), reason))
    for index, slug in enumerate(role.related):
        link(("related", index), slug)
    return found


def _skill_links(draft: Draft, role: Role, skill_ids: Sequence[str], aliases: Mapping[str, str]) -> list[Problem]:
    names: list[tuple[KeyPath, str]] = [
        *((("skills", "core", index, "skill"), use.skill) for index, use in enumerate(role.skills.core)),
        *((("skills", "helpful", index, "skill"), use.skill) for index, use in enumerate(role.skills.helpful)),
    ]
    known = set(skill_ids)
    found = []
    for path, skill in names:
        if skill not in known:
            same = aliases.get(skill)
            close = f'; it is called "{same}" there' if same else did_you_mean(skill, skill_ids)
            found.append(draft.document.problem(path, f"no skill {skill!r} in skills.yaml{close}"))
    return found


def _interest_distance(draft: Draft, role: Role, official: Mapping[str, Interests]) -> list[Problem]:
    category = official.get(role.category.soc)
    if category is None:
        return []
    found = []
    for item in fields(Interests):
        own, theirs = getattr(role.interests, item.name), getattr(category, item.name)
        if abs(own - theirs) > INTEREST_TOLERANCE and item.name not in role.category.note.casefold():
            reason = (
                f"{own} is more than {INTEREST_TOLERANCE} from the category's {theirs:.1f}; "
                f"say why in category.note, naming {item.name!r}"
            )
            found.append(draft.document.problem(("interests", item.name), reason, editorial=True))
    return found
