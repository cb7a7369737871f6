"""What the shell completes: role, track, skill and place names, by prefix; silent about every fault."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import typer

import careercli
from careercli.bundle import Narration, open_catalogue
from careercli.catalog.compile import fold
from careercli.catalog.store import Catalogue
from careercli.errors import CareerError
from careercli.locations import Locations

_SILENT = Narration(lambda _line: None, lambda _title: lambda _done, _total: None)


def _from_catalogue(read: Callable[[Catalogue], list[tuple[str, str]]]) -> list[tuple[str, str]]:
    """What `read` gives, or nothing: a broken catalogue must not spill into a half-typed command line."""
    locations = Locations(os.environ, Path(careercli.__file__).parent)
    try:
        return read(open_catalogue(locations, locations.roles(_named_roles(os.environ)), _SILENT))
    except (CareerError, sqlite3.Error, OSError):
        return []


def _named_roles(environment: Mapping[str, str]) -> Path | None:
    """The folder that `--roles` names on the half-typed line, as the shell hands the line over."""
    # Typer gives a completer neither the line nor a global option that stands behind the command.
    line = environment.get("_TYPER_COMPLETE_ARGS") or environment.get("COMP_WORDS", "")
    if "--roles" not in line:
        return None
    import shlex

    try:
        words = shlex.split(line)
    except ValueError:  # a quote is still open
        words = line.split()
    value = ""
    for number, word in enumerate(words):
        name, equals, value = word.partition("=")
        if name == "--roles":
            # Bash hands `--roles=DIR` over as three words.
            value = value if equals else next((w for w in words[number + 1 :] if w != "="), "")
            break
    return Path(os.path.expanduser(value)) if value else None  # noqa: PTH111 (Path.expanduser may raise)


def complete_role(incomplete: str) -> list[tuple[str, str]]:
    """Slugs whose slug, title or alias begins with what is typed, with the title."""

    def read(catalogue: Catalogue) -> list[tuple[str, str]]:
        start = fold(incomplete)
        query = (
            "SELECT DISTINCT role.slug, role.title FROM name JOIN role ON role.slug = name.slug "
            "WHERE name.folded >= ? AND name.folded < ? ORDER BY role.slug LIMIT 60"
        )
        return [(slug, title) for slug, title in catalogue.connection.execute(query, (start, start + "\U0010ffff"))]

    return _from_catalogue(read)


def complete_one_role(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The same where one role is asked for: a further word goes on with its name and begins no other."""
    return [] if context.params.get("role") else complete_role(incomplete)


def complete_track(incomplete: str) -> list[tuple[str, str]]:
    """Track slugs with their names."""
    return _from_catalogue(
        lambda catalogue: [
            (count.track.slug, count.track.name)
            for count in catalogue.tracks()
            if count.track.slug.startswith(incomplete.casefold())
        ]
    )


def complete_skill(incomplete: str) -> list[tuple[str, str]]:
    """Skill ids with their names."""
    return _from_catalogue(
        lambda catalogue: [
            (skill.id, skill.name)
            for skill in catalogue.skills().values()
            if skill.id.startswith(incomplete.casefold())
        ]
    )


def complete_place(incomplete: str) -> list[str]:
    """Names of states and metropolitan areas; nothing before their figures were compiled, which takes too long."""
    from careercli.bundle import local_if_ready
    from careercli.landscape.store import LocalFigures

    start = fold(incomplete)
    try:
        path = local_if_ready(Locations(os.environ, Path(careercli.__file__).parent))
        if path is None:
            return []
        with LocalFigures(path) as figures:
            # Shells compare letter by letter: what was typed stays as it was typed.
            return [
                incomplete + place.name[len(incomplete) :]
                for place in figures.places
                if fold(place.name).startswith(start)
            ]
    except (CareerError, sqlite3.Error, OSError):
        return []


def complete_section(incomplete: str) -> Iterator[str]:
    """Names of the role page's sections."""
    from careercli.screens.sections import PLAIN_NAMES, SECTIONS

    return (name for name in (*SECTIONS, *PLAIN_NAMES) if name.startswith(incomplete))
