"""`careercli me plan` and `me done`: plans for the next move, as Markdown that is the person's own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from careercli.cli.completion import complete_plan, complete_role
from careercli.cli.me.keeping import keep, write_own
from careercli.cli.output import AsJson, Format, PageFormat, emit, envelope
from careercli.cli.session import Session, session_of
from careercli.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from careercli.me.model import Person, SavedPlan

_ACTIONS = frozenset({"list", "show", "edit", "drop"})


def plan(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ROLE | list | show NAME | edit NAME | drop NAME]",
            help="The role to plan for, or what to do with a plan.",
            autocompletion=complete_plan,
        ),
    ] = None,
    start: Annotated[
        str | None, typer.Option("--from", help="Plan from this role.", autocompletion=complete_role)
    ] = None,
    name: Annotated[str | None, typer.Option("--name", help="A name for the new plan.")] = None,
    new: Annotated[bool, typer.Option("--new", help="Another plan for the same role.")] = False,
    export: Annotated[bool, typer.Option("--export", help="The plan's own Markdown to stdout.")] = False,
    format: PageFormat = None,
    as_json: AsJson = False,
) -> None:
    """Plan the next move: the gap as steps with a first action, a proof and dates. Check off with `me done`."""
    session = session_of(context)
    said = list(words or [])
    action = said.pop(0) if said and said[0] in _ACTIONS else ""
    text = " ".join(said)
    as_json = as_json or format is Format.JSON
    if action == "drop":
        if not text:
            raise UsageError("drop which plan?", hint="careercli me plan list")
        gone = find_plan(session, text)
        keep(session, lambda person: person.without_plan(gone.name), f"Plan {gone.name} is taken away")
    elif action == "edit":
        _edit(session, find_plan(session, text))
    elif action == "list" or (not action and not text and not export):
        _list(session, format, as_json)
    elif action == "show" or not text:
        _show(session, find_plan(session, text), export, format, as_json)
    else:
        made = _for_role(session, text, start, name, new)
        _show(session, made, export, format, as_json)


def done(
    context: typer.Context,
    numbers: Annotated[list[int], typer.Argument(metavar="N...", help="Numbers of steps, as the plan shows them.")],
    name: Annotated[str, typer.Option("--plan", "-p", help="Which plan; needed when there are several.")] = "",
    undo: Annotated[bool, typer.Option("--undo", help="Open the steps again.")] = False,
) -> None:
    """Check steps of a plan off, or open them again."""
    session = session_of(context)
    from careercli.me.plan_text import parse, render

    plan = find_plan(session, name)

    def change(person: Person) -> Person:
        text = parse(person.plan(plan.name).text)
        for number in numbers:
            text = text.check(number, done=not undo)
        return person.with_plan_text(plan.name, render(text))

    changed = change(session.person)  # complains about a number that is no step before anything is saved
    steps = parse(changed.plan(plan.name).text)
    finished, total = steps.progress
    which = "; ".join(f"{number}. {steps.steps[number - 1].words}" for number in numbers)
    keep(session, change, f"{'Open again' if undo else 'Done'}: {which} ({finished} of {total})")
    following = steps.next_step()
    if following is not None and not undo:
        session.terminal.say(f"Next: {following[0]}. {following[1].words}", "muted")


def find_plan(session: Session, text: str) -> SavedPlan:
    """The plan a person means: by its name, by its role, or the only one. Raises NotFoundError or UsageError."""
    plans = session.person.plans
    names = ", ".join(plan.name for plan in plans)
    if not plans:
        raise NotFoundError("no plan is kept yet", hint="`careercli me plan ROLE` makes one")
    if not text:
        if len(plans) > 1:
            raise UsageError("which plan?", hint=f"plans kept: {names}")
        return plans[0]
    for plan in plans:
        if plan.name == text:
            return plan
    slugs = [
        hit.row.slug for hit in session.find(text).hits if hit.row is not None and hit.where in ("title", "alias")
    ]
    found = [plan for plan in plans if plan.role in slugs]
    if len(found) > 1:
        raise UsageError(f"there are several plans for {text}", hint=", ".join(plan.name for plan in found))
    if not found:
        raise NotFoundError(f"no plan called {text!r}", hint=f"plans kept: {names}")
    return found[0]


def _for_role(session: Session, text: str, start: str | None, name: str | None, new: bool) -> SavedPlan:
    """The plan for a role: the one that is there, or a new one, which is saved."""
    kept = session.person.plans
    slug = session.find_role(text)
    there = [plan for plan in kept if plan.role == slug]
    if there and not new and name is None and start is None:
        if len(there) > 1:
            session.terminal.say(f"plans for it: {', '.join(plan.name for plan in there)}; the latest is shown")
        return there[-1]
    made = _make(session, slug, start, name or _free_name(slug, [plan.name for plan in kept]))
    keep(session, lambda person: person.with_plan(made), f"Plan {made.name} is kept; `me done N` checks a step off")
    return made


def _make(session: Session, slug: str, start_text: str | None, name: str) -> SavedPlan:
    from careercli.cli.background import gap_between, saving, start_of
    from careercli.me.model import SavedPlan
    from careercli.me.plan import make_plan
    from careercli.me.plan_text import render

    start = start_of(session, start_text)
    if start.slug == slug:
        raise UsageError(f"{session.title_of(slug)} is where you are", hint="name the role to plan for")
    left = None if start.slug is None else session.catalogue.role(start.slug)
    page = session.catalogue.role(slug)
    gap = gap_between(session, start.background, left, page)
    hint = saving(session, start, slug)
    if hint:
        session.terminal.say(hint, "muted")
    today = date.today()
    return SavedPlan(name, slug, today, render(make_plan(gap, page, today, vocabulary=session.catalogue.skills())))


def _free_name(slug: str, taken: list[str]) -> str:
    if slug not in taken:
        return slug
    number = 2
    while f"{slug}-{number}" in taken:
        number += 1
    return f"{slug}-{number}"


def _show(session: Session, plan: SavedPlan, export: bool, format: Format | None, as_json: bool) -> None:
    from careercli.me.plan_text import parse

    if export:
        write_own(session, plan.text)
        return
    if as_json:
        session.terminal.write(envelope("plan", _plain(plan)))
        return
    from careercli.screens.plan_page import plan_document

    emit(session.terminal, plan_document(plan.name, parse(plan.text), date.today()), format)


def _plain(plan: SavedPlan) -> dict[str, object]:
    from careercli.me.plan_text import parse

    steps = [
        {
            "number": number, "done": step.done, "words": step.words,
            "due": None if step.due is None else step.due.isoformat(),
            **{label.lower(): step.detail(label) for label in ("First", "Proof", "Time", "Why", "Ask")},
        }
        for number, step in enumerate(parse(plan.text).steps, start=1)
    ]  # fmt: skip
    return {"name": plan.name, "role": plan.role, "made": plan.made.isoformat(), "steps": steps, "text": plan.text}


def _list(session: Session, format: Format | None, as_json: bool) -> None:
    plans = session.person.plans
    if as_json:
        session.terminal.write(envelope("plans", [_plain(plan) for plan in plans]))
        return
    from careercli.me.plan_text import parse
    from careercli.screens.plan_page import plans_document

    rows = session.catalogue.rows_of([plan.role for plan in plans])
    listed = [(plan.name, rows[plan.role].title if plan.role in rows else plan.role, plan.text) for plan in plans]
    page = plans_document([(name, title, parse(text)) for name, title, text in listed], date.today())
    emit(session.terminal, page, format)


def _edit(session: Session, plan: SavedPlan) -> None:
    from careercli.cli.drafting import discard, edited

    after, draft = edited(session, f"plan-{plan.name}", plan.text)
    if after == plan.text:
        session.terminal.say("the plan was left as it is", "muted")
    else:
        keep(
            session,
            lambda person: person.with_plan_text(plan.name, after, opened=plan.text),
            f"Plan {plan.name} is kept as you wrote it",
        )
    discard(draft)
