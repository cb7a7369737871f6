"""`careercli me skills`: rating one's own skills, and listing them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from careercli.cli.completion import complete_role
from careercli.cli.me.keeping import keep
from careercli.cli.output import Format, emit, envelope
from careercli.cli.session import Session, session_of

if TYPE_CHECKING:
    from careercli.catalog.role import Skill
    from careercli.me.model import Person


def skills(
    context: typer.Context,
    for_role: Annotated[
        str | None,
        typer.Option("--for", help="Only the skills this role asks for.", autocompletion=complete_role),
    ] = None,
    listed: Annotated[bool, typer.Option("--list", "-l", help="Print your skills; ask nothing.")] = False,
    format: Annotated[
        Format | None, typer.Option("--format", "-f", help="plain gives one tab-separated record a line.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As a versioned JSON envelope.")] = False,
) -> None:
    """Rate your skills, tick by tick, in a terminal; elsewhere, list them."""
    session = session_of(context)
    wanted = None if for_role is None else _asked_by(session, session.find_role(for_role))
    if listed or as_json or format is not None or not session.terminal.interactive:
        _list(session, wanted, format, as_json)
    elif wanted is not None:
        _rate(session, "Your level in what the role asks for", list(wanted))
    else:
        _by_group(session)


def _asked_by(session: Session, slug: str) -> tuple[str, ...]:
    """The skills of a role, core first."""
    page = session.catalogue.role(slug)
    core = tuple(use.skill for use in page.skills.core)
    return (*core, *(use.skill for use in page.skills.helpful if use.skill not in core))


def _by_group(session: Session) -> None:
    """Group after group of the vocabulary, until the person is done."""
    from careercli.screens.me_page import group_name
    from careercli.terminal.questions import Around, Reply, ask_choice, show_heading

    vocabulary = session.catalogue.skills()
    groups: dict[str, list[str]] = {}
    for skill in vocabulary.values():
        groups.setdefault(skill.group, []).append(skill.id)
    while True:
        held = session.person.skills
        labels = []
        for group, ids in groups.items():
            rated = sum(skill in held for skill in ids)
            labels.append(f"{group_name(group)}  ({f'{rated} of {len(ids)} rated' if rated else len(ids)})")
        show_heading(session.terminal, ["Your skills", f"{len(held)} rated so far", ""])
        chosen = ask_choice(
            session.terminal, "Which kind?", [*labels, "Done"], around=Around(back=False), skip="done"
        )
        if isinstance(chosen, Reply) or chosen == len(labels):
            return
        group = list(groups)[chosen]
        show_heading(session.terminal, [])
        _rate(session, group_name(group), groups[group])


def _rate(session: Session, title: str, ids: list[str]) -> None:
    """Rate some skills on one screen, and save what changed."""
    from careercli.screens.me_page import LEVEL_WORDS
    from careercli.terminal.ratings import rate_all

    held = session.person.skills
    names = session.catalogue.skill_names(ids)
    before = [held.get(skill, 0) for skill in ids]
    after = rate_all(session.terminal, title, [names.get(skill, skill) for skill in ids], before, LEVEL_WORDS)
    changed = {skill: new for skill, old, new in zip(ids, before, after, strict=True) if old != new}

    def change(person: Person) -> Person:
        for skill, level in changed.items():
            person = person.with_skill(skill, level) if level else person.without_skill(skill)
        return person

    if changed:
        keep(session, change, f"Rated: {', '.join(f'{names[skill]} {level}' for skill, level in changed.items())}")
    else:
        session.terminal.say("nothing was changed", "muted")


def _list(session: Session, wanted: tuple[str, ...] | None, format: Format | None, as_json: bool) -> None:
    held = session.person.skills
    vocabulary: dict[str, Skill] = session.catalogue.skills()
    if wanted is not None:
        rows = [(skill, held.get(skill, 0)) for skill in wanted]
    else:
        rows = sorted(held.items(), key=lambda pair: (-pair[1], pair[0]))
    if as_json or format is Format.JSON:
        data = [{"skill": skill, "name": _name(vocabulary, skill), "level": level or None} for skill, level in rows]
        session.terminal.write(envelope("skills", data))
    elif format is Format.PLAIN:
        session.terminal.write("".join(f"{skill}\t{level}\t{_name(vocabulary, skill)}\n" for skill, level in rows))
    else:
        from careercli.screens.me_page import skills_document

        emit(
            session.terminal, skills_document([(_name(vocabulary, skill), level) for skill, level in rows]), format
        )


def _name(vocabulary: dict[str, Skill], skill: str) -> str:
    return vocabulary[skill].name if skill in vocabulary else skill
