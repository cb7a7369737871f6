"""`careercli me role`, `me add`, `me drop`, `me save`: where a person stands, and their shortlist."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from careercli.catalog.role import Education
from careercli.cli.completion import complete_addition, complete_drop, complete_one_role
from careercli.cli.me.keeping import keep
from careercli.cli.roles import find_skill
from careercli.cli.session import Session, session_of
from careercli.errors import UsageError
from careercli.reading import shortened, whole_number

if TYPE_CHECKING:
    from careercli.me.model import Person


class Kind(StrEnum):
    """What `me add` can add."""

    SKILL = "skill"
    CREDENTIAL = "credential"


def role(
    context: typer.Context,
    current: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ROLE]", help="The role you work in now.", autocompletion=complete_one_role),
    ] = None,
    education: Annotated[Education | None, typer.Option("--education", "-e", help="The degree you have.")] = None,
    years: Annotated[
        float | None, typer.Option("--years", "-y", min=0, max=80, help="Years of related experience.")
    ] = None,
    none: Annotated[bool, typer.Option("--none", help="You work in no role of these now.")] = False,
) -> None:
    """Say where you are now: role, degree, years. Gaps and routes then start from you."""
    from dataclasses import replace

    session = session_of(context)
    if years is not None and years != years:  # "nan" is a number to the parser and within every range
        raise UsageError("--years takes a number of years, not nan")
    if none and current:
        raise UsageError("either a role or --none", hint="careercli me role --none")
    if not (current or none or education or years is not None):
        _tell_role(session)
        return
    slug = _role_of(session, " ".join(current)) if current else None

    def change(person: Person) -> Person:
        return replace(
            person,
            current_role=None if none else slug or person.current_role,
            education=education or person.education,
            years=person.years if years is None else years,
        )

    parts = ["no current role" if none else ""]
    if slug:
        parts.append(session.title_of(slug))
    parts.append(education.label if education else "")
    parts.append(f"{years:g} years of experience" if years is not None else "")
    keep(session, change, f"You now: {', '.join(part for part in parts if part)}")


_NO_ROLE = frozenset({
    "none", "no", "nothing", "nobody", "n/a", "na", "no role", "no job", "nowhere", "student", "a student",
    "college student", "high school student", "pupil", "in school", "at school", "unemployed", "jobless",
    "not working", "out of work", "between jobs", "looking for work", "job seeker", "jobseeker", "retired",
    "retiree", "homemaker", "housewife", "stay at home parent", "stay-at-home parent", "new graduate",
})  # fmt: skip
"""How people say that they work in no role now. Read as roles, some would come near to one."""


def _role_of(session: Session, text: str) -> str:
    """The slug of the role a person works in. Raises UsageError where the words say that they work in none."""
    if " ".join(text.casefold().split()) in _NO_ROLE and session.catalogue.slug_called(text) is None:
        raise UsageError(f"{text!r} is kept as no role; if you work in none now:", hint="careercli me role --none")
    return session.find_role(text)


def _tell_role(session: Session) -> None:
    person = session.person
    if person.current_role is None:
        session.terminal.say("no current role is kept; `careercli me role ROLE` saves it", "muted")
        return
    row = session.catalogue.rows_of([person.current_role]).get(person.current_role)
    session.terminal.write(f"{person.current_role}\t{row.title if row else 'no page any more'}\n")


def add(
    context: typer.Context,
    kind: Annotated[Kind, typer.Argument(help="What to add.")],
    what: Annotated[
        list[str],
        typer.Argument(
            metavar="SKILL=LEVEL... | NAME",
            help="Skills with levels 1-5, or a credential.",
            autocompletion=complete_addition,
        ),
    ],
) -> None:
    """Add skills with their levels, or a license or certificate you hold."""
    session = session_of(context)
    if kind is Kind.CREDENTIAL:
        name = " ".join(what).strip()
        if not name:
            raise UsageError("which credential?", hint='careercli me add credential "Registered Nurse license"')
        keep(session, _with_credential(name), f"You hold: {name}")
        return
    levels = _levels(session, what)

    def change(person: Person) -> Person:
        for skill, level in levels.items():
            person = person.with_skill(skill, level)
        return person

    names = session.catalogue.skill_names(list(levels))
    keep(session, change, f"Rated: {', '.join(f'{names[skill]} {level}' for skill, level in levels.items())}")


def _levels(session: Session, words: list[str]) -> dict[str, int]:
    """Skill id to level, from `sql=3`. Raises UsageError for a level that is none, NotFoundError for a skill."""
    levels: dict[str, int] = {}
    for word in words:
        name, sign, level = word.rpartition("=")
        number = whole_number(level.strip())
        if not sign or number is None or not 1 <= number <= 5:
            raise UsageError(
                f"{shortened(word)}: a skill needs a level from 1 to 5, as in sql=3",
                hint="1 aware, 2 with help, 3 on your own, 4 leads and judges others' work, 5 known for it",
            )
        levels[find_skill(session, name)] = number
    return levels


def _with_credential(name: str) -> Callable[[Person], Person]:
    from dataclasses import replace

    def change(person: Person) -> Person:
        known = any(held.casefold() == name.casefold() for held in person.credentials)
        return person if known else replace(person, credentials=(*person.credentials, name))

    return change


def save(
    context: typer.Context,
    role: Annotated[list[str], typer.Argument(metavar="ROLE", help="A role.", autocompletion=complete_one_role)],
    why: Annotated[str, typer.Option("--why", "-w", help="Why, in your own words.")] = "",
) -> None:
    """Put a role on your shortlist."""
    session = session_of(context)
    slug = session.find_role(" ".join(role))
    done = f"On your shortlist: {session.title_of(slug)}"
    keep(session, lambda person: person.with_saved(slug, date.today(), why), done)


def drop(
    context: typer.Context,
    what: Annotated[
        list[str],
        typer.Argument(
            metavar="ROLE | skill NAME... | credential NAME",
            help="A role of your shortlist, skills, or a credential.",
            autocompletion=complete_drop,
        ),
    ],
) -> None:
    """Take a role off your shortlist, or a skill or credential away. Notes and plans stay."""
    session = session_of(context)
    if what[0] == Kind.SKILL and len(what) > 1:
        _drop_skills(session, what[1:])
    elif what[0] == Kind.CREDENTIAL and len(what) > 1:
        _drop_credential(session, " ".join(what[1:]))
    else:
        text = " ".join(what)
        saved = [saved.role for saved in session.person.shortlist]
        # A role whose page is gone can still be named by its slug.
        slug = text if text in saved else session.find_role(text)
        keep(session, lambda person: person.without_saved(slug), f"Off your shortlist: {session.title_of(slug)}")


def _drop_skills(session: Session, names: list[str]) -> None:
    held = session.person.skills
    ids = [name if name in held else find_skill(session, name) for name in names]
    missing = [skill for skill in ids if skill not in held]
    if missing:
        raise UsageError(f"{missing[0]} is not among your skills", hint="`careercli me skills --list` shows them")

    def change(person: Person) -> Person:
        for skill in ids:
            person = person.without_skill(skill)
        return person

    keep(session, change, f"No longer among your skills: {', '.join(ids)}")


def _drop_credential(session: Session, name: str) -> None:
    from dataclasses import replace

    held = session.person.credentials
    if not any(kept.casefold() == name.casefold() for kept in held):
        raise UsageError(f"{name!r} is not among your credentials", hint=", ".join(held) or "none are kept")

    def change(person: Person) -> Person:
        return replace(
            person, credentials=tuple(kept for kept in person.credentials if kept.casefold() != name.casefold())
        )

    keep(session, change, f"No longer held: {name}")
