"""`careercli fit ROLE`: an honest look at one role, statement by statement, ending in words."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from careercli.cli.fit_answers import quiz_bank, read_answer_file, role_table, saved_answers, saying_every_problem
from careercli.cli.output import Format, emit, envelope
from careercli.cli.session import Session
from careercli.errors import Cancelled, UsageError
from careercli.terminal.questions import Around, Reply, ask_choice, question_screen

if TYPE_CHECKING:
    from careercli.fit.check import CheckSession
    from careercli.me.model import Person

ME = ("Not me at all", "Hardly me", "Partly me", "Mostly me", "Very much me")

_STAGES = {
    "suits": "How much is this you?",
    "strains": "And how much is this you?",
    "conditions": "What you would accept",
    "skills": "Its core skills: where are you?",
    "requirements": "What it asks for",
}


def fit_check(session: Session, text: str, path: Path | None, format: Format | None, as_json: bool) -> None:
    """Walk through one role's statements and end in words.

    `path` holds the person's quiz answers; without it those that are saved are used, if any. Raises UsageError
    without a terminal, Cancelled when the person leaves; answers are kept either way.
    """
    from careercli.fit.check import CheckSession
    from careercli.fit.explain import explain
    from careercli.fit.verdict import verdict_of
    from careercli.screens.fit_check_page import verdict_document
    from careercli.terminal.prompts import require_terminal

    slug = session.find_role(text)
    require_terminal(
        session.terminal,
        f"`careercli fit explain {slug} --answers FILE` goes by quiz answers; "
        f"`careercli show {slug} --section fit` lists the statements",
    )
    role = session.catalogue.role(slug)
    bank = quiz_bank(session)
    with saying_every_problem(session.terminal):
        answers = read_answer_file(session, path, bank) if path is not None else saved_answers(session, bank)
    skill_names = session.catalogue.skill_names([use.skill for use in role.skills.core])
    check = CheckSession(role, bank, skill_names, dict(answers.conditions) if answers is not None else {})
    begun = _begun(session, check)
    try:
        with question_screen(session.terminal):
            check = check if begun is None else _going_on(session, check, begun)
            while check.step.stage.value != "result":
                check = _ask(session, check)
                _keep(session, check, {})
    except (Cancelled, KeyboardInterrupt):
        kept = "nothing was answered yet" if session.save else "nothing was saved"
        if session.save and (check.answers or begun is not None):
            kept = f"your answers are kept: `careercli fit {slug}` goes on"
        raise Cancelled(f"left the fit check of {role.title}; {kept}") from None
    explanation = explain(slug, answers, bank, role_table(session, bank)) if answers is not None else None
    verdict = verdict_of(check, explanation)
    _keep(session, check, {"headline": verdict.headline})
    if as_json:
        from careercli.catalog.codec import to_plain
        from careercli.fit.result_json import NOTICE

        session.terminal.write(envelope("fit-check", {**to_plain(verdict), "notice": NOTICE}, role=slug))
        return
    emit(session.terminal, verdict_document(role, verdict), format)


def _begun(session: Session, check: CheckSession) -> CheckSession | None:
    """The unfinished check of this role that is kept, if any."""
    if not session.save:
        return None
    kept = [one for one in session.person.fit_checks if one.role == check.role.slug and not one.result]
    if not kept:
        return None
    try:
        return check.resumed(kept[-1].answers)
    except UsageError as error:
        session.terminal.say(f"careercli: {error.message}; starting again", "warning")
        return None


def _going_on(session: Session, fresh: CheckSession, begun: CheckSession) -> CheckSession:
    """The begun check, or the fresh one when the person would rather start again."""
    if begun.step.stage.value == "result":
        return begun
    where = f"You left it at: {_STAGES[begun.step.stage.value]} {begun.step.progress}."
    around = Around((fresh.role.title, where), back=False)
    answer = ask_choice(session.terminal, "What now?", ["Go on", "Start again"], around=around, skip=None)
    return begun if answer == 0 else fresh


def _keep(session: Session, check: CheckSession, result: dict[str, Any]) -> None:
    """Save the check as it stands: an unfinished one gives way to it, finished ones stay, one a day."""
    from dataclasses import replace

    from careercli.me.model import FitCheck

    record = FitCheck(check.role.slug, date.today(), check.to_dict(), result)

    def stays(other: FitCheck) -> bool:
        return other.role != record.role or (bool(other.result) and not (result and other.taken == record.taken))

    def change(person: Person) -> Person:
        return replace(person, fit_checks=(*filter(stays, person.fit_checks), record))

    session.store.update(change)


def _ask(session: Session, check: CheckSession) -> CheckSession:
    """Ask the question of this step; the check one step further, or one back."""
    step = check.step
    above = (check.role.title, f"{_STAGES[step.stage.value]} · {step.progress}")
    around = Around(above, step.detail, check.position > 0, "pause" if session.save else "leave")
    earlier = check.current_answer
    if step.choices:
        ids = [choice.id for choice in step.choices]
        current = ids.index(earlier) if isinstance(earlier, str) and earlier in ids else None
        labels = [choice.label for choice in step.choices]
        answer = ask_choice(session.terminal, step.text, labels, current, around, preselect=False)
        if not isinstance(answer, Reply):
            return check.answer(ids[answer])
    else:
        answer = ask_choice(
            session.terminal,
            step.text,
            ME,
            earlier - 1 if isinstance(earlier, int) else None,
            around,
            preselect=False,
        )
        if not isinstance(answer, Reply):
            return check.answer(answer + 1)
    return check.back() if answer is Reply.BACK else check.skip()
