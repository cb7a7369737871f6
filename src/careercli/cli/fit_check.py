"""`careercli fit ROLE`: an honest look at one role, statement by statement."""

from __future__ import annotations

from datetime import date
from typing import Any

from careercli.cli.fit import quiz_bank, role_table, saved_answers
from careercli.cli.output import Format, emit, envelope
from careercli.cli.session import Session
from careercli.errors import Cancelled, UsageError
from careercli.terminal.questions import Reply, ask_choice, show_heading

ME = ("Not me at all", "Hardly me", "Partly me", "Mostly me", "Very much me")

_STAGES = {
    "suits": "How much is this you?",
    "strains": "And how much is this you?",
    "conditions": "What you will not accept",
    "skills": "Where are you with this?",
    "requirements": "What it asks for",
}


def fit_check(session: Session, text: str, format: Format | None, as_json: bool) -> None:
    """Walk through one role's statements and end in words. Raises UsageError without a terminal."""
    from careercli.fit.check import CheckSession
    from careercli.fit.explain import explain
    from careercli.fit.verdict import verdict_of
    from careercli.screens.fit_page import verdict_document
    from careercli.terminal.prompts import require_terminal

    slug = session.find_role(text)
    require_terminal(session.terminal, f"`careercli show {slug} --section fit` lists the same statements")
    role = session.catalogue.role(slug)
    bank = quiz_bank(session)
    answers = saved_answers(session, bank)
    check = CheckSession(
        role,
        bank,
        session.catalogue.skill_names([use.skill for use in role.skills.core]),
        dict(answers.conditions) if answers is not None else {},
    )
    check = _resumed(session, check)
    try:
        while check.step.stage.value != "result":
            check = _ask(session, check)
            _keep(session, check, {})
    except Cancelled:
        kept = f"your answers are kept: `careercli fit {slug}` goes on" if session.save else "nothing was saved"
        raise Cancelled(f"left the fit check; {kept}") from None
    explanation = explain(slug, answers, bank, role_table(session, bank)) if answers is not None else None
    verdict = verdict_of(check, explanation)
    _keep(session, check, {"headline": verdict.headline})
    show_heading(session.terminal, [])
    if as_json:
        from careercli.catalog.codec import to_plain

        session.terminal.write(envelope("fit-check", to_plain(verdict), role=slug))
        return
    emit(session.terminal, verdict_document(role, verdict), format)


def _resumed(session: Session, check: Any) -> Any:
    """The unfinished check of this role, if the person wants to go on with it."""
    begun = [one for one in session.person.fit_checks if one.role == check.role.slug]
    if not begun or begun[-1].result:
        return check
    try:
        resumed = check.resumed(begun[-1].answers)
    except UsageError as error:
        session.terminal.say(f"careercli: {error.message}", "warning")
        return check
    show_heading(session.terminal, [check.role.title, ""])
    answer = ask_choice(session.terminal, "You left this fit check before its end.", ["Go on", "Start again"])
    return resumed if answer in (0, Reply.SKIP) else check


def _keep(session: Session, check: Any, result: dict[str, Any]) -> None:
    """Save the check as it stands; an unfinished one (without result) is replaced, a finished one stays."""
    from dataclasses import replace

    from careercli.me.model import FitCheck, Person

    record = FitCheck(check.role.slug, date.today(), check.to_dict(), result)

    def change(person: Person) -> Person:
        others = tuple(one for one in person.fit_checks if one.role != record.role or one.result)
        return replace(person, fit_checks=(*others, record))

    session.store.update(change)


def _ask(session: Session, check: Any) -> Any:
    step = check.step
    heading = f"{check.role.title}   {_STAGES[step.stage.value]}   {step.progress}"
    show_heading(session.terminal, [heading, "", *([step.detail, ""] if step.detail else [])])
    earlier = check.current_answer
    if step.choices:
        ids = [choice.id for choice in step.choices]
        current = ids.index(earlier) if earlier in ids else None
        answer = ask_choice(session.terminal, step.text, [choice.label for choice in step.choices], current)
        if not isinstance(answer, Reply):
            return check.answer(ids[answer])
    else:
        answer = ask_choice(session.terminal, step.text, ME, earlier - 1 if isinstance(earlier, int) else None)
        if not isinstance(answer, Reply):
            return check.answer(answer + 1)
    return check.back() if answer is Reply.BACK else check.skip()
