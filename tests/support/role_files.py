"""Made-up role files, valid in every respect, so that no test depends on the real ones.

`role_plain` gives one role as the mapping that YAML would give; `write_data` and `write_ladder` write whole
folders. The prose is nonsense made of harmless words, different for every role and key, of the right length.
"""

from __future__ import annotations

import dataclasses
import random
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from careercli.catalog.codec import from_plain
from careercli.catalog.compile import BUNDLED, add_roles, add_vocabularies, create_tables
from careercli.catalog.role import DayPlan, Role, Skill, Track
from careercli.catalog.shape import wanted_keys, word_limits
from careercli.catalog.store import Catalogue

TRACK = "bakery"

TRACKS: list[dict[str, Any]] = [
    {"slug": "bakery", "name": "Bread and Cakes", "description": "Everything that comes out of an oven."},
    {"slug": "boats", "name": "Boats", "description": "Everything that floats, and who mends it."},
]

SKILLS: list[dict[str, Any]] = [
    {
        "id": name, "name": name.replace("-", " ").capitalize(), "group": "craft", "aliases": [],
        "definition": f"Doing {name} well.",
    }
    for name in (
        "kneading", "shaping", "oven-control", "tasting", "sugar-work", "stock-keeping", "rope-work", "hull-repair",
        "bookkeeping", "shift-planning", "customer-talk", "food-safety",
    )
]  # fmt: skip

SLUGS = ("baker", "pastry-cook", "head-baker", "bread-tester", "boat-builder")
"""The roles of `write_data`, in the order of their files; `boat-builder` alone is in the track `boats`."""

PLANS = tuple(DayPlan)

_SYLLABLES = ("ba", "do", "fi", "ka", "lu", "me", "no", "pi", "ru", "sa", "te", "vo", "wi", "zu")

Plain = dict[str, Any]


_Dumper: type[yaml.SafeDumper] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
"""Hundreds of tests write a whole data folder: libyaml does it in a tenth of the time."""


@cache
def prose(seed: str, least: int, most: int) -> str:
    """A sentence of made-up words, always the same for the same `seed`, between the two lengths."""
    chance = random.Random(seed)
    count = (least + most) // 2
    made = ["".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 4))) for _ in range(count)]
    return " ".join(made).capitalize() + "."


def role_plain(slug: str = "baker", related: Iterable[str] = (), **changes: Any) -> Plain:
    """One role as plain values. `related` are slugs that exist; `changes` replace top-level keys (None removes)."""

    def text(key: str, item: object = "") -> str:
        least, most = word_limits()[key]
        return prose(f"{slug}/{key}/{item}", least, most)

    title = slug.replace("-", " ").title()
    plain: Plain = {
        "title": title,
        "aliases": [f"{title} at Dawn", f"Certified {title}"],
        "level": "mid",
        "summary": f"A {title.lower()} {prose(f'{slug}/first', 10, 12).lower()} {text('summary')}",
        "category": {
            "soc": "51-3011", "match": "broader", "note": text("category.note"), "neighbours": ["35-2014"],
        },
        "day_to_day": [prose(f"{slug}/day/{number}", 80, 90) for number in range(3)],
        "fit": {
            "thrives": text("fit.thrives"),
            "suits": [
                {"sign": text("fit.suits[].sign", n), "because": text("fit.suits[].because", n)} for n in range(4)
            ],
            "strains": [
                {"sign": text("fit.strains[].sign", n), "because": text("fit.strains[].because", n)}
                for n in range(4)
            ],
            "earned": text("fit.earned"),
        },
        "interests": {
            "realistic": 5.5, "investigative": 2, "artistic": 3.5, "social": 3, "enterprising": 2.5,
            "conventional": 4.0,
        },
        "values": {
            "achievement": 5, "independence": 4, "recognition": 3, "relationships": 4.5, "support": 3,
            "conditions": 2,
        },
        "conditions": {
            "people": 2, "pace": 4, "structure": 4, "physical": 5, "outdoors": 1, "travel": 1,
            "irregular_hours": 5, "remote": 1, "writing": 1, "stakes": 2,
        },
        "varies": [{"by": f"Oven {number}", "how": text("varies[].how", number)} for number in range(4)],
        "skills": {
            "core": [
                {"skill": skill["id"], "level": 3, "why": text("skills.core[].why", skill["id"])}
                for skill in SKILLS[:6]
            ],
            "helpful": [{"skill": skill["id"], "level": 2} for skill in SKILLS[6:9]],
            "tools": [f"Bowl {slug}", f"Scale {slug}", f"Peel {slug}"],
        },
        "requirements": {
            "education": {"typical": "secondary", "note": text("requirements.education.note")},
            "experience": {"years": [1, 3], "note": text("requirements.experience.note")},
            "credentials": [
                {
                    "name": f"Oven Pass {slug}",
                    "need": "optional",
                    "note": text("requirements.credentials[].note"),
                }
            ],
            "entry_routes": [
                {
                    "from": text("requirements.entry_routes[].from", number),
                    "how": text("requirements.entry_routes[].how", number),
                }
                for number in range(2)
            ],
        },
        "advancement": [{"title": f"Owner {slug}", "years": [2, 5], "shift": text("advancement[].shift")}],
        "lateral": [
            {
                "title": f"Neighbor {number} {slug}",
                "carries": text("lateral[].carries", number),
                "gap": text("lateral[].gap", number),
            }
            for number in range(3)
        ],
        "interview": [
            {
                "ask": text("interview[].ask", number),
                "kind": "behavioural",
                "probes": text("interview[].probes", number),
                "strong": text("interview[].strong", number),
                "weak": text("interview[].weak", number),
            }
            for number in range(6)
        ],
        "related": list(related),
        "reviewed": "2026-11",
        "does": [text("does[]", number) for number in range(7)],
        "week": {
            "hours": {"usual": [38, 44], "peak": 55, "note": text("week.hours.note")},
            "schedule": ["nights", "weekends"],
            "place": text("week.place"),
            "shares": [
                {"percent": percent, "on": text("week.shares[].on", percent)} for percent in (40, 30, 20, 10)
            ],
        },
        "start": {
            "route": "on-the-job", "months": [3, 12], "cost": [0, 900], "paid": "fully",
            "note": text("start.note"),
            "steps": [{"do": text("start.steps[].do", number), "months": number} for number in (1, 2, 3)],
        },
        "ladder": [
            {"rung": f"Rung {number}", "trusted_with": text("ladder[].trusted_with", number), "pay": pay}
            for number, pay in enumerate(([10, 25], [25, 60], [60, 90]))
        ],
        "changing": {
            "as_of": "2026-11", "less": [text("changing.less[]")], "more": [text("changing.more[]")],
            "beginners": text("changing.beginners"),
        },
        "body": text("body"),
        "leaves": text("leaves"),
        "try_it": [text("try_it[]", number) for number in range(2)],
        "ask_them": [text("ask_them[]", number) for number in range(4)],
        "words": [{"term": f"Term {number}", "means": text("words[].means", number)} for number in range(4)],
        "groups": [{"name": f"Guild of {slug}", "good_for": text("groups[].good_for")}],
        "areas": {"culinary-art": 3, "personal-service": 1},
    }  # fmt: skip
    plain |= changes
    return {key: value for key, value in plain.items() if value is not None}


def old_form(plain: Plain) -> Plain:
    """The same role as a file had it before there was a plain layer."""
    return {key: value for key, value in plain.items() if key not in wanted_keys()}


def to_yaml(plain: Mapping[str, Any] | list[dict[str, Any]]) -> str:
    """Plain values as block YAML, keys in their given order, one line a scalar."""
    return yaml.dump(plain, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100_000)


def line_of(text: str, start: str, nth: int = 1) -> int:
    """The number of the `nth` line of `text` that begins, indentation and list dash aside, with `start`."""
    found = [n for n, line in enumerate(text.splitlines(), start=1) if line.lstrip(" -").startswith(start)]
    return found[nth - 1]


def write_role(roles: Path, slug: str, plain: Mapping[str, Any] | str, track: str = TRACK) -> Path:
    """Write one role file below a roles folder; a text is written as it stands."""
    path = roles / track / f"{slug}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    if not isinstance(plain, str):
        plan = PLANS[zlib.crc32(slug.encode()) % len(PLANS)] if plain.get("does") else ""
        plain = (f"# plan: {plan}\n" if plan else "") + to_yaml(dict(plain))
    path.write_text(plain, encoding="utf-8")
    return path


def write_vocabularies(
    folder: Path, tracks: list[dict[str, Any]] | None = None, skills: list[dict[str, Any]] | None = None
) -> None:
    """Write tracks.yaml and skills.yaml, each only when given."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, entries in (("tracks.yaml", tracks), ("skills.yaml", skills)):
        if entries is not None:
            (folder / name).write_text(to_yaml(entries), encoding="utf-8")


def write_data(folder: Path, change: Callable[[str, Plain], None] | None = None) -> Path:
    """Write a whole data folder of five roles that passes every check; `change(slug, plain)` may spoil one."""
    write_vocabularies(folder, TRACKS, SKILLS)
    for slug in SLUGS:
        plain = role_plain(slug, [other for other in SLUGS if other != slug][:3])
        if change is not None:
            change(slug, plain)
        write_role(folder / "roles", slug, plain, "boats" if slug == "boat-builder" else TRACK)
    return folder


def spoil(slug: str, **changes: Any) -> Callable[[str, Plain], None]:
    """For `write_data`: replace top-level keys of one role; None removes the key."""

    def change(at: str, plain: Plain) -> None:
        if at == slug:
            plain |= changes
            for key in [key for key, value in changes.items() if value is None]:
                del plain[key]

    return change


def write_ladder(folder: Path, count: int, related: Iterable[str] = SLUGS[:3], prefix: str = "rung") -> Path:
    """Write a personal folder of `count` roles in the track `bakery` that refer to the roles of `write_data`."""
    for number in range(count):
        write_role(folder, f"{prefix}-{number}", role_plain(f"{prefix}-{number}", related))
    return folder


def role(slug: str = "baker", track: str = TRACK, **changes: Any) -> Role:
    """One role as a value; `changes` replace its fields."""
    return dataclasses.replace(_role(slug, track), **changes)


@cache
def _role(slug: str, track: str) -> Role:
    return from_plain(Role, {"slug": slug, "track": track, **role_plain(slug, SLUGS)})


def catalogue_of(roles: Iterable[Role]) -> Catalogue:
    """Roles compiled in memory as they are, unchecked, with this module's tracks and skills."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    create_tables(connection)
    skills = [from_plain(Skill, skill) for skill in SKILLS]
    add_vocabularies(connection, [from_plain(Track, track) for track in TRACKS], skills)
    add_roles(connection, ((item, BUNDLED) for item in roles), {skill.id: skill.name for skill in skills})
    return Catalogue(connection)
