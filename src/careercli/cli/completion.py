"""What the shell completes: role, track, skill and place names, by prefix; silent about every fault."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import typer

import careercli
from careercli.bundle.catalogue import Narration, open_catalogue
from careercli.catalog.names import fold
from careercli.catalog.store import Catalogue
from careercli.errors import CareerError
from careercli.locations import Locations, from_home

if TYPE_CHECKING:
    from careercli.me.model import Person

_SILENT = Narration(lambda _line: None, lambda _title: lambda _done, _total: None)


def _from_catalogue(read: Callable[[Catalogue], list[tuple[str, str]]]) -> list[tuple[str, str]]:
    """What `read` gives, or nothing: a broken catalogue must not spill into a half-typed command line."""
    try:
        locations = _locations()
        return read(open_catalogue(locations, locations.roles(_named_roles(os.environ)), _SILENT))
    except Exception:
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
    return from_home(value) if value else None


def complete_role(incomplete: str) -> list[tuple[str, str]]:
    """Slugs whose slug, title or alias begins with what is typed, with the title."""

    def read(catalogue: Catalogue) -> list[tuple[str, str]]:
        start = fold(incomplete)
        query = (
            "SELECT DISTINCT role.slug, role.title FROM name JOIN role ON role.slug = name.slug "
            "WHERE name.folded >= ? AND name.folded < ? ORDER BY role.slug LIMIT 60"
        )
        found = [
            (slug, title) for slug, title in catalogue.connection.execute(query, (start, start + "\U0010ffff"))
        ]
        return found or _called(catalogue, incomplete)

    return _from_catalogue(read)


def _called(catalogue: Catalogue, text: str) -> list[tuple[str, str]]:
    """The pages that a whole title leads to where no name begins with it, as `show` would take it."""
    if len(text.strip()) < 2:
        return []
    from careercli.finding.meaning import find

    found = find(catalogue, text)
    return [
        (hit.row.slug, hit.title)
        for hit in found.hits[: max(found.named, 1)]
        if found.named and hit.row is not None
    ]


def complete_one_role(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The same where one role is asked for: a further word goes on with its name and begins no other."""
    return [] if context.params.get("role") or context.params.get("current") else complete_role(incomplete)


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


def complete_addition(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """What `me add` takes: skills, to be given a level; the name of a credential is anybody's own."""
    return complete_skill(incomplete) if context.params.get("kind") == "skill" else []


def complete_drop(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """What `me drop` can take away: of what is kept, a role, or after `skill` and `credential` one of those."""
    person = _person()
    if person is None:
        return []
    said: list[str] = context.params.get("what") or [""]
    kind, given = said[0], said[1:]
    if kind == "skill":
        names = _from_catalogue(lambda catalogue: [*catalogue.skill_names(list(person.skills)).items()])
        own = [(skill, dict(names).get(skill, "")) for skill in person.skills if skill not in given]
    elif kind == "credential":
        own = [] if given else [(name, "") for name in person.credentials]
    elif kind:
        own = []
    else:
        slugs = [saved.role for saved in person.shortlist]
        titles = dict(
            _from_catalogue(lambda catalogue: [(s, r.title) for s, r in catalogue.rows_of(slugs).items()])
        )
        own = [(slug, titles.get(slug, "")) for slug in slugs]
        own += [("skill", "one of your skills"), ("credential", "one of your credentials")]
    return [(name, told) for name, told in own if name.casefold().startswith(incomplete.casefold())]


def complete_plan(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """What `me plan` takes: an action or a role, and after an action the name of a plan that is kept."""
    start, said = incomplete.casefold(), context.params.get("words") or []
    if not said:
        actions = ("list", "all plans"), ("show", "one plan"), ("edit", "in your editor"), ("drop", "take it away")
        return [(name, told) for name, told in actions if name.startswith(start)] + complete_role(incomplete)
    person = _person() if said[0] in ("show", "edit", "drop") and len(said) == 1 else None
    return [(plan.name, "") for plan in person.plans if plan.name.startswith(start)] if person else []


def complete_fit(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """What `fit` takes: a role, or `explain` and then a role."""
    said = list(context.params.get("words") or [])
    explain = [("explain", "why or why not")] if not said and "explain".startswith(incomplete) else []
    return explain + complete_role(incomplete) if said in ([], ["explain"]) else []


def complete_part(incomplete: str) -> list[str]:
    """The parts that `me forget` can delete alone."""
    from careercli.me.export import PARTS

    return [part for part in PARTS if part.startswith(incomplete.casefold())]


def _person() -> Person | None:
    """What is kept about the person, or None where that cannot be read now."""
    from careercli.me.store import PersonalStore

    try:
        return PersonalStore(_locations().personal, save=False).load().person
    except (CareerError, OSError):
        return None


def _locations() -> Locations:
    return Locations(os.environ, Path(careercli.__file__).parent)


def complete_place(incomplete: str) -> list[str]:
    """Names of states and metropolitan areas; nothing before their figures were compiled, which takes too long."""
    from careercli.bundle.local import local_if_ready
    from careercli.landscape.store import LocalFigures

    start = fold(incomplete)
    try:
        path = local_if_ready(_locations())
        if path is None:
            return []
        with LocalFigures(path) as figures:
            # Shells compare letter by letter: what was typed stays as it was typed.
            return [
                incomplete + place.name[len(incomplete) :]
                for place in figures.places
                if fold(place.name).startswith(start)
            ]
    except Exception:
        return []


def complete_section(incomplete: str) -> Iterator[str]:
    """Names of the role page's sections."""
    from careercli.screens.sections import PLAIN_NAMES, SECTIONS

    return (name for name in (*SECTIONS, *PLAIN_NAMES) if name.startswith(incomplete))
