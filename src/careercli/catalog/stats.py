"""Counting a catalogue: roles by track, level, education and leading interest, and the use of skills."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from typing import Any

from careercli.catalog.role import Education, Interests, Level
from careercli.catalog.store import Catalogue


def catalogue_stats(catalogue: Catalogue) -> dict[str, Any]:
    """Counts as a JSON-able mapping: `roles`, `tracks`, `levels`, `education`, `interests`, `skills`.

    `interests` counts each role under its highest interest (the first in RIASEC order on a tie); `questions` is
    the sum over all pages, `roles_with_a_move_to_another_track` the roles of which a lateral move leaves the
    track, and `titles_without_page` the different titles that moves name where there is no page.
    """
    roles = catalogue.every_role()
    leading = Counter(leading_interest(role.interests) for role in roles)
    levels = Counter(role.level for role in roles)
    education = Counter(role.requirements.education.typical for role in roles)
    used: Counter[str] = Counter()
    titles: Counter[str] = Counter()
    out_of_track = 0
    track_of = {role.slug: role.track for role in roles}
    for role in roles:
        used.update({use.skill for use in role.skills.core} | {use.skill for use in role.skills.helpful})
        moves = [(step.to, step.title) for step in role.advancement] + [(m.to, m.title) for m in role.lateral]
        titles.update(title for _, title in moves if title)
        out_of_track += any(track_of.get(move.to or "") not in (None, role.track) for move in role.lateral)
    vocabulary = catalogue.skills()
    return {
        "roles": len(roles),
        "tracks": {count.track.slug: count.total for count in catalogue.tracks()},
        "levels": {level.value: levels[level] for level in Level},
        "education": {step.value: education[step] for step in Education},
        "interests": {item.name: leading[item.name] for item in fields(Interests)},
        "skills": {
            "in_vocabulary": len(vocabulary),
            "used": len(used),
            "unused": sorted(set(vocabulary) - set(used)),
        },
        "questions": sum(len(role.interview) for role in roles),
        "roles_with_a_move_to_another_track": out_of_track,
        "titles_without_page": len(titles),
    }


def leading_interest(interests: Interests) -> str:
    """The name of the highest interest; the first in RIASEC order on a tie."""
    return max((item.name for item in fields(Interests)), key=lambda name: float(getattr(interests, name)))
