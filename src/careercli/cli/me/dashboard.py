"""`careercli me` alone: strengths, shortlist, plans and what to do next. And `me where`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import typer

from careercli.cli.output import AsJson, Format, PageFormat, emit, envelope
from careercli.cli.places import pay_at
from careercli.cli.session import Session, session_of
from careercli.terminal.streams import clean

if TYPE_CHECKING:
    from careercli.landscape.category import PlacePay
    from careercli.me.model import Person
    from careercli.me.strengths import Strengths
    from careercli.screens.me_page import Shortlisted


def show_dashboard(session: Session, area: str | None, format: Format | None, as_json: bool) -> None:
    """Write the page about the person, or its JSON."""
    person = session.person
    today = date.today()
    from careercli.me.agenda import agenda
    from careercli.me.strengths import strengths
    from careercli.moves.reading import read_nodes

    # What is rare, and what stands out, is told against every role, but only of roles that are liked.
    needed = None if person.shortlist else [person.current_role] if person.current_role else []
    strong = strengths(person, read_nodes(session.catalogue, needed))
    paid = pay_at(session, area, session.catalogue.categories_in_use()) if person.shortlist else None
    shortlist = _shortlist(session, person, paid)
    actions = agenda(person, today)
    if as_json or format is Format.JSON:
        from careercli.catalog.codec import to_plain

        data = {
            "current_role": person.current_role,
            "education": person.education,
            "years": person.years,
            "credentials": person.credentials,
            "skills": dict(person.skills),
            "strengths": strong,
            "shortlist": [{**to_plain(role), "since": role.since.isoformat()} for role in shortlist],
            "plans": [_plan_plain(plan.name, plan.role, plan.text) for plan in person.plans],
            "next": actions,
        }
        session.terminal.write(envelope("me", to_plain(data)))
        return
    from careercli.screens.me_page import MePage, me_document

    page = MePage(
        person=person,
        today=today,
        title=_title(session, person.current_role),
        titles=_titles(session, person),
        strengths=strong,
        skill_names=session.catalogue.skill_names(_skills_named(strong)),
        shortlist=shortlist,
        actions=actions,
        file=str(session.store.path),
        kept=session.save,
        own_words=_own_words(session, person),
        place=paid.place.name if paid is not None else "",
    )
    emit(session.terminal, me_document(page), format)
    _mention_drafts(session)


def where(
    context: typer.Context,
    format: PageFormat = None,
    as_json: AsJson = False,
) -> None:
    """Show where your own file is, and whether there is one."""
    session = session_of(context)
    from careercli.me.drafts import leftover_drafts

    store = session.store
    exists = store.exists
    copies = [str(path) for path in store.copies()]
    drafts = [str(path) for path in leftover_drafts(store.folder)]
    if as_json or format is Format.JSON:
        data = {"file": str(store.path), "exists": exists, "copies": copies, "drafts": drafts}
        session.terminal.write(envelope("where", data, saves=session.save))
        return
    if format is Format.PLAIN:
        session.terminal.write(f"{clean(str(store.path))}\n")
        return
    from careercli.screens.me_page import where_document

    emit(session.terminal, where_document(str(store.path), exists, copies, drafts, session.save), format)


def _own_words(session: Session, person: Person) -> list[str]:
    """The strengths picked in the latest quiz, in words."""
    picked = person.latest_quiz.answers.get("strengths") if person.latest_quiz is not None else None
    if not picked or not isinstance(picked, list):
        return []
    from careercli.cli.fit_answers import quiz_bank

    known = quiz_bank(session).strength_by_id
    return [known[id].text for id in picked if id in known]


def _shortlist(session: Session, person: Person, paid: PlacePay | None) -> tuple[Shortlisted, ...]:
    """The shortlist with level, category pay and how far each role is from the person."""
    from careercli.cli.background import medians, start_of
    from careercli.moves.gap import gap
    from careercli.moves.graph import moves_of
    from careercli.moves.reading import read_nodes
    from careercli.screens.me_page import Shortlisted

    if not person.shortlist:
        return ()
    start = start_of(session, None)
    mine = start.background
    wanted = [saved.role for saved in person.shortlist]
    nodes = {
        node.slug: node for node in read_nodes(session.catalogue, [*wanted, *([start.slug] if start.slug else [])])
    }
    here = nodes.get(start.slug or "")
    told_moves = {} if here is None else {move.to: move for move in moves_of(session.catalogue.role(here.slug))}
    families = session.catalogue.skill_groups()
    pay, local = medians(session), None if paid is None else paid.medians
    told = here is not None or bool(person.skills)
    found = []
    for saved in person.shortlist:
        node = nodes.get(saved.role)
        far = ""
        if node is not None and told and node is not here:
            far = gap(
                here, node, skills=mine.skills, education=mine.education, years=mine.years,
                credentials=mine.credentials, families=families, move=told_moves.get(saved.role),
            ).verdict.value  # fmt: skip
        found.append(
            Shortlisted(
                slug=saved.role,
                title=node.title if node else f"{saved.role} (no page any more)",
                level=str(node.level) if node else "",
                median=(local or {}).get(node.soc, pay.get(node.soc)) if node else None,
                place=paid.place.name if paid is not None and node and node.soc in paid.medians else None,
                verdict=far,
                why=saved.why,
                since=saved.since,
                noted=saved.role in person.notes,
            )
        )
    return tuple(found)


def _title(session: Session, slug: str | None) -> str:
    if slug is None:
        return ""
    row = session.catalogue.rows_of([slug]).get(slug)
    return row.title if row else slug


def _titles(session: Session, person: Person) -> dict[str, str]:
    slugs = {plan.role for plan in person.plans} | {record.role for record in person.practice} | set(person.notes)
    slugs |= {saved.role for saved in person.shortlist}
    return {slug: row.title for slug, row in session.catalogue.rows_of(sorted(slugs)).items()}


def _skills_named(strong: Strengths) -> list[str]:
    return [found.name for found in (*strong.strongest_skills, *strong.rarest_skills)]


def _plan_plain(name: str, role: str, text: str) -> dict[str, Any]:
    from careercli.me.plan_text import parse

    finished, total = parse(text).progress
    return {"name": name, "role": role, "done": finished, "steps": total}


def _mention_drafts(session: Session) -> None:
    from careercli.me.drafts import leftover_drafts

    for draft in leftover_drafts(session.store.folder):
        session.terminal.say(
            f"careercli: an edit was cut short; what was typed is in {draft}, to take from and delete", "warning"
        )
