"""What spans files: links to other roles, the vocabularies, levels, names, the official categories."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, fields

from careercli.catalog.draft import Draft
from careercli.catalog.lookup import EACH, found_at, texts_at
from careercli.catalog.names import fold
from careercli.catalog.problems import Problem, did_you_mean
from careercli.catalog.role import Interests, Level, Skill, Track
from careercli.catalog.yamlfile import KeyPath, shortened
from careercli.values import value

INTEREST_TOLERANCE = 1.5
"""A role's interest may stand this far from its category's (scale 1-7) before its note must say why."""


@value
class Known:
    """What the checked files may refer to beyond themselves: the bundled catalogue, for a personal folder.

    `levels` maps role slug to level (None where it cannot be read), `years` to the years of experience asked for
    (low, high); `names` maps a folded title, slug or alias to its slug; `categories` holds the SOC codes there are
    figures for, and `category_interests` maps a SOC code to the official interest profile (both empty when figures
    are not in).
    """

    tracks: tuple[Track, ...] = ()
    skills: tuple[Skill, ...] = ()
    levels: Mapping[str, Level | None] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    years: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    categories: frozenset[str] = frozenset()
    category_interests: Mapping[str, Interests] = field(default_factory=dict)


def link_problems(
    drafts: Sequence[Draft], tracks: Sequence[Track], skills: Sequence[Skill], known: Known
) -> list[Problem]:
    """Every broken link between files that were read, ordered by file.

    Works on what the files say, so that a fault of form in one key hides no broken link in another.
    """
    found = _folder_problems(drafts, [track.slug for track in tracks])
    levels = dict(known.levels) | {draft.source.slug: _level(draft) for draft in drafts}
    owners = _name_owners(drafts, known, found)
    skill_ids = [skill.id for skill in skills]
    skill_names = {fold(name): skill.id for skill in skills for name in (skill.name, *skill.aliases)}
    for draft in drafts:
        found += _role_links(draft, levels, owners)
        found += _skill_links(draft, skill_ids, skill_names)
        found += _category_links(draft, known.categories)
        found += _interest_distance(draft, known.category_interests)
    return found


def _level(draft: Draft) -> Level | None:
    return next((Level(text) for _, text in texts_at(draft.plain, "level") if text in set(Level)), None)


def _folder_problems(drafts: Sequence[Draft], tracks: Sequence[str]) -> list[Problem]:
    """Folders that are no track, and slugs that two files claim."""
    found = []
    files: dict[str, Draft] = {}
    for draft in drafts:
        track, slug = draft.source.track, draft.source.slug
        if track not in tracks:
            reason = f"the folder {track!r} is not a track{did_you_mean(track, tracks)}"
            found.append(draft.document.problem((), reason))
        first = files.setdefault(slug, draft)
        if first is not draft:
            found.append(draft.document.problem((), f"the slug is taken by {first.source.path}"))
    return found


def _name_owners(drafts: Sequence[Draft], known: Known, found: list[Problem]) -> dict[str, str]:
    """Folded title, slug or alias -> slug; a name that means two of the files' roles is a problem.

    A personal role may take its title from a bundled one, of which it may well be the house's version; an
    alias may not: it says nothing that the title does not, and would make the bundled role harder to reach.
    """
    own = {draft.source.slug for draft in drafts}
    owners = {name: slug for name, slug in known.names.items() if slug not in own}
    for draft in drafts:
        owners[fold(draft.source.slug)] = draft.source.slug
    for draft in drafts:
        for path, title in texts_at(draft.plain, "title"):
            owner = owners.get(fold(title), draft.source.slug)
            if owner != draft.source.slug and owner in own:
                found.append(draft.document.problem(path, f"{title!r} already names the role {owner!r}"))
            else:
                owners[fold(title)] = draft.source.slug
    for draft in drafts:
        seen = {fold(title) for _, title in texts_at(draft.plain, "title")} | {fold(draft.source.slug)}
        for path, alias in texts_at(draft.plain, "aliases", EACH):
            name = fold(alias)
            owner = owners.setdefault(name, draft.source.slug)
            if owner != draft.source.slug:
                found.append(draft.document.problem(path, f"{alias!r} already names the role {owner!r}"))
            elif name in seen:
                reason = f"{alias!r} repeats a name of this role"
                found.append(draft.document.problem(path, reason, editorial=True))
            elif not any(mark.isalnum() for mark in name):
                found.append(draft.document.problem(path, f"{alias!r} is nothing a person would type"))
            seen.add(name)
    return owners


def _role_links(draft: Draft, levels: Mapping[str, Level | None], owners: Mapping[str, str]) -> Iterator[Problem]:
    own = draft.source.slug
    linked: dict[str, str] = {}
    for kind, path, slug in _links(draft, owners):
        if slug == own:
            yield draft.document.problem(path, "leads to the role itself")
            continue
        if path[-1] == "title":
            yield draft.document.problem(path, f"has a page; write `to: {slug}`")
            continue
        if slug not in levels:
            yield draft.document.problem(path, f"no role {shortened(slug)}{did_you_mean(slug, levels)}")
        elif slug in linked:
            yield draft.document.problem(path, f"{slug!r} is linked already, under {linked[slug]}")
        linked.setdefault(slug, kind)
        here, there = levels.get(own), levels.get(slug)
        if kind == "advancement" and here is not None and there is not None and there.rank < here.rank:
            yield draft.document.problem(path, f"goes down from {here} to {there}; advancement never does")


def _links(draft: Draft, owners: Mapping[str, str]) -> Iterator[tuple[str, KeyPath, str]]:
    """Every link of a file as (top-level key, key path, slug); of titles only those that name a role."""
    for kind in ("advancement", "lateral"):
        for path, slug in texts_at(draft.plain, kind, EACH, "to"):
            yield kind, path, slug
        for path, title in texts_at(draft.plain, kind, EACH, "title"):
            if fold(title) in owners:
                yield kind, path, owners[fold(title)]
    for path, slug in texts_at(draft.plain, "related", EACH):
        yield "related", path, slug


def _skill_links(draft: Draft, skill_ids: Sequence[str], skill_names: Mapping[str, str]) -> Iterator[Problem]:
    known = set(skill_ids)
    for part in ("core", "helpful"):
        for path, skill in texts_at(draft.plain, "skills", part, EACH, "skill"):
            if skill not in known:
                same = skill_names.get(fold(skill))
                close = f'; it is called "{same}" there' if same else did_you_mean(skill, skill_ids)
                yield draft.document.problem(path, f"no skill {shortened(skill)} in skills.yaml{close}")


def _category_links(draft: Draft, categories: frozenset[str]) -> Iterator[Problem]:
    """Codes without figures, and codes named twice. Editorial: the page then only lacks its figures."""
    seen: set[str] = set()
    named = [*texts_at(draft.plain, "category", "soc"), *texts_at(draft.plain, "category", "neighbours", EACH)]
    for path, soc in named:
        if soc in seen:
            yield draft.document.problem(path, f"{soc} is named already", editorial=True)
        elif categories and soc not in categories:
            reason = f"there are no official figures for {shortened(soc)}{did_you_mean(soc, categories)}"
            yield draft.document.problem(path, reason, editorial=True)
        seen.add(soc)


def _interest_distance(draft: Draft, official: Mapping[str, Interests]) -> Iterator[Problem]:
    soc = next((text for _, text in texts_at(draft.plain, "category", "soc")), "")
    note = next((text for _, text in texts_at(draft.plain, "category", "note")), "")
    category = official.get(soc)
    if category is None:
        return
    for item in fields(Interests):
        theirs = getattr(category, item.name)
        for path, own in found_at(draft.plain, "interests", item.name):
            if not isinstance(own, int | float) or item.name in note.casefold():
                continue
            if abs(own - theirs) > INTEREST_TOLERANCE:
                reason = (
                    f"{own} is more than {INTEREST_TOLERANCE} from the category's {theirs:.1f}; "
                    f"say why in category.note, naming {item.name!r}"
                )
                yield draft.document.problem(path, reason, editorial=True)
