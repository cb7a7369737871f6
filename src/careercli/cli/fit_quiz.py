"""The fit quiz in a terminal: one question a screen, every answer saved at once, back and skip at every step."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from careercli.cli.fit import quiz_bank, result_document_of, role_table, track_slugs
from careercli.cli.output import Format, emit
from careercli.cli.session import Session
from careercli.errors import Cancelled, UsageError
from careercli.terminal.questions import Reply, ask_choice, ask_number, ask_several, show_heading

if TYPE_CHECKING:
    from careercli.fit.bank import FitBank
    from careercli.fit.session import Session as Quiz
    from careercli.fit.table import RoleTable

LIKING = ("Dislike it", "Would rather not", "Neutral", "Would like it", "Would enjoy it a lot")
MATTERING = ("Hardly matters", "Matters a little", "Matters", "Matters a lot", "Matters most")
MOST_TRACKS = 5
ATTRACTS = "Which of these attract you already? Up to five, or none."

_STAGES = {
    "tracks": "What attracts you",
    "activities": "What you like doing",
    "sharpen": "What you like doing: a few more",
    "values": "What you want from work",
    "conditions": "What you will not accept",
}


def take_quiz(session: Session, length: str, seed: int, format: Format | None, as_json: bool) -> None:
    """Run the quiz from the beginning or from where it was left, and show its result.

    Raises UsageError without a terminal, Cancelled when the person leaves; answers are kept either way.
    """
    from careercli.fit.session import Length
    from careercli.fit.session import Session as Quiz
    from careercli.terminal.prompts import require_terminal

    require_terminal(session.terminal, "give the answers in a file: careercli fit --answers FILE (see --questions)")
    bank = quiz_bank(session)
    tracks = track_slugs(session)
    quiz = _resumed(session, bank, tracks) or Quiz.begin(bank, bank.norms, Length(length), seed)
    table: RoleTable | None = None
    try:
        while True:
            if quiz.step.stage.value != "result":
                quiz = _ask_step(session, quiz, tracks)
                _keep(session, quiz)
                continue
            table = table or role_table(session, bank)
            again = _show_result(session, quiz, bank, table, format, as_json)
            if again is None:
                return
            quiz = again
            _keep(session, quiz)
    except Cancelled:
        kept = "your answers are kept: `careercli fit` goes on" if session.save else "nothing was saved"
        raise Cancelled(f"left the quiz; {kept}") from None


def _resumed(session: Session, bank: FitBank, tracks: dict[str, str]) -> Quiz | None:
    """The unfinished quiz when there is one and the person wants to go on with it."""
    from careercli.fit.session import Session as Quiz

    draft = session.person.quiz_draft
    if draft is None:
        return None
    try:
        quiz = Quiz.from_dict(draft, bank, tracks)
    except UsageError as error:
        session.terminal.say(f"careercli: {error.message}; starting again", "warning")
        return None
    show_heading(session.terminal, ["You left the quiz before its end.", ""])
    answer = ask_choice(session.terminal, "Go on where you left?", ["Go on", "Start again"])
    return quiz if answer in (0, Reply.SKIP) else None


def _keep(session: Session, quiz: Quiz) -> None:
    """Save every answer at once; with saving off nothing is written."""
    draft: dict[str, Any] = quiz.to_dict()
    session.store.update(lambda person: person.with_quiz_draft(draft))


def _ask_step(session: Session, quiz: Quiz, tracks: dict[str, str]) -> Quiz:
    from careercli.fit.bank import ConditionQuestion

    terminal, step = session.terminal, quiz.step
    if step.stage.value == "welcome":
        _welcome(session)
        return quiz.answer(None)
    total = len(quiz.steps) - 1
    bar = _bar(quiz.position, total, 24)
    heading = _STAGES[step.stage.value]
    show_heading(terminal, [f"{heading}   {step.progress}", bar, ""])
    if step.stage.value == "tracks":
        slugs = list(tracks)
        chosen = [slugs.index(slug) for slug in quiz.answers.tracks if slug in slugs]
        picked = ask_several(terminal, ATTRACTS, list(tracks.values()), chosen, MOST_TRACKS)
        return quiz.back() if isinstance(picked, Reply) else quiz.answer([slugs[index] for index in picked])
    question = step.question
    assert question is not None
    if isinstance(question, ConditionQuestion):
        return _ask_condition(session, quiz, question)
    if step.stage.value == "values":
        text, labels = f"{quiz.bank.values_question}  {question.text}", MATTERING
    else:
        text, labels = f"How would you like to: {question.text[:1].lower()}{question.text[1:]}?", LIKING
    earlier = quiz.current_answer
    current = earlier - 1 if isinstance(earlier, int) else None
    answer = ask_choice(terminal, text, labels, current, skip="can't picture it")
    if isinstance(answer, Reply):
        return quiz.back() if answer is Reply.BACK else quiz.skip()
    return quiz.answer(answer + 1)


def _ask_condition(session: Session, quiz: Quiz, question: Any) -> Quiz:
    earlier = quiz.current_answer
    answer: int | Reply
    if question.number is not None:
        number = question.number
        answer = ask_number(
            session.terminal, question.text, number.low, number.high, number.unit,
            earlier if isinstance(earlier, int) else None,
        )  # fmt: skip
        if not isinstance(answer, Reply):
            return quiz.answer(answer)
    else:
        ids = [choice.id for choice in question.choices]
        current = ids.index(earlier) if earlier in ids else None
        answer = ask_choice(session.terminal, question.text, [choice.label for choice in question.choices], current)
        if not isinstance(answer, Reply):
            return quiz.answer(ids[answer])
    return quiz.back() if answer is Reply.BACK else quiz.skip()


def _welcome(session: Session) -> None:
    keeping = (
        "Every answer is saved on this machine as you go, and nowhere else."
        if session.save
        else "Nothing is saved."
    )
    lines = [
        "The fit quiz",
        "",
        "It asks what you like doing, what you want from work and what you will not",
        "accept, and suggests roles with the reasons. It takes about four minutes.",
        "",
        "It is not a test: there is nothing to be good at, and it says nothing about",
        "how well you would do. Answer as you feel, not as you think you should.",
        keeping,
        "",
    ]
    show_heading(session.terminal, lines)
    ask_choice(session.terminal, "Ready?", ["Begin"])


def _bar(done: int, total: int, cells: int) -> str:
    filled = round(done / max(total, 1) * cells)
    return "━" * filled + "─" * (cells - filled)


def _show_result(
    session: Session, quiz: Quiz, bank: FitBank, table: RoleTable, format: Format | None, as_json: bool
) -> Quiz | None:
    """Show the result, keep it, and ask what next; None when the person is done."""
    from careercli.fit.result_json import result_to_dict, to_json
    from careercli.fit.suggest import suggest
    from careercli.me.model import QuizRecord

    plain = result_to_dict(suggest(quiz.answers, bank, table))
    record = QuizRecord(date.today(), quiz.answers.to_dict(), plain)
    draft = quiz.to_dict()
    session.store.update(lambda person: person.with_quiz(record).with_quiz_draft(draft))
    show_heading(session.terminal, [])
    if as_json:
        session.terminal.write(to_json(plain) + "\n")
        _finish(session)
        return None
    emit(session.terminal, result_document_of(session, quiz.answers, bank, table), format)
    choices = ["Done"]
    if quiz.can_sharpen:
        choices.append("Make it sharper: six more activities")
    choices.append("Change my answers")
    answer = ask_choice(session.terminal, "What next?", choices)
    if answer in (0, Reply.SKIP):
        _finish(session)
        return None
    if answer is Reply.BACK or choices[int(answer)] == "Change my answers":
        return quiz.back()
    return quiz.sharpen(bank.norms)


def _finish(session: Session) -> None:
    session.store.update(lambda person: person.with_quiz_draft(None))
