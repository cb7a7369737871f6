"""`careercli me skills`: rating one's own skills, and listing them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from careercli.cli.completion import complete_role
from careercli.cli.output import AsJson, Format, emit, envelope
from careercli.cli.session import Session, session_of
from careercli.errors import Cancelled

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
    as_json: AsJson = False,
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
    """Rate some skills on one screen; every rating is saved at once, so that leaving early loses none."""
    from careercli.screens.me_page import LEVEL_WORDS
    from careercli.terminal.ratings import rate_all

    held = session.person.skills
    names = session.catalogue.skill_names(ids)
    before = [held.get(skill, 0) for skill in ids]
    rated: dict[str, int] = {}

    def keep_one(place: int, level: int) -> None:
        skill = ids[place]

        def change(person: Person) -> Person:
            return person.with_skill(skill, level) if level else person.without_skill(skill)

        for notice in session.store.update(change).notices:
            session.terminal.say(f"careercli: {notice}", "warning")
        rated[skill] = level

    labels = [names.get(skill, skill) for skill in ids]
    try:
        rate_all(session.terminal, title, labels, before, LEVEL_WORDS, keep_one)
    except Cancelled:
        kept = f"kept: {_told(rated, names)}" if session.save else "with --no-save nothing is kept"
        raise Cancelled(f"left the skills; {kept if rated else 'nothing was changed'}") from None
    if not rated:
        session.terminal.say("nothing was changed", "muted")
    elif session.save:
        session.terminal.say(f"Rated: {_told(rated, names)}", "muted")
    else:
        session.terminal.say("with --no-save nothing of this is kept", "muted")


def _told(rated: dict[str, int], names: dict[str, str]) -> str:
    return ", ".join(f"{names.get(skill, skill)} {level}" for skill, level in rated.items())


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
