"""One round of interview practice in a terminal: question, answer, what is behind it, rating, note, summary."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from careercli.cli.drafting import discard, written
from careercli.cli.output import emit, handed_over, rendered
from careercli.cli.session import Session
from careercli.errors import Cancelled, UsageError
from careercli.me.model import Person, PracticeRecord, Rating
from careercli.me.practice import (
    ANSWER_MINUTES,
    Answered,
    Drawn,
    days_until_again,
    draw,
    question_id,
    rate,
    star_prompts,
    summary,
)
from careercli.screens.document import Document
from careercli.screens.interview_page import (
    Listed,
    list_document,
    question_document,
    reveal_document,
    summary_document,
)
from careercli.screens.wording import counted
from careercli.terminal.prompts import ask_text
from careercli.terminal.questions import Around, Reply, ask_choice, show_heading
from careercli.terminal.timer import clock, time_answer

if TYPE_CHECKING:
    from careercli.catalog.role import QuestionKind, Role

_RATINGS = (
    (Rating.POOR, "Poor: not an answer yet"),
    (Rating.FAIR, "Fair: would do, with holes"),
    (Rating.GOOD, "Good: I would give it like that"),
)


def practice_round(
    session: Session, role: Role, kinds: Sequence[QuestionKind], count: int, *, mock: bool = False
) -> None:
    """Practice up to `count` questions; every rating is saved at once. `mock` asks all against the clock first.

    Leaving early raises Cancelled; what was rated until then is kept.
    """
    today = date.today()
    records = [record for record in session.person.practice if record.role == role.slug]
    drawn = draw(role.slug, role.interview, records, today=today, count=count, seed=today.toordinal(), kinds=kinds)
    if not drawn:
        raise UsageError(f"{role.title} has no question of that kind", hint="`--list` shows all of them")
    running = _Round(session, role, drawn, today)
    try:
        running.mock() if mock else running.practice()
    except Cancelled:
        rated = f"{len(running.answered)} of {len(drawn)} answers rated"
        kept = rated if session.save else f"{rated}; with --no-save nothing is kept"
        raise Cancelled(f"left the practice; {kept if running.answered else 'nothing was rated'}") from None
    running.finish()


class _Round:
    """A round under way."""

    def __init__(self, session: Session, role: Role, drawn: Sequence[Drawn], today: date) -> None:
        self.session = session
        self.role = role
        self.drawn = drawn
        self.today = today
        self.answered: list[Answered] = []
        self.times: dict[str, str] = {}

    def practice(self) -> None:
        """Question by question, each with what is behind it straight away."""
        for number, drawn in enumerate(self.drawn, start=1):
            while not self._one(drawn, number):
                pass

    def mock(self) -> None:
        """All questions against the clock, then all of them once more with what is behind them."""
        minutes = sum(ANSWER_MINUTES[drawn.question.kind] for drawn in self.drawn)
        above = (
            f"{self.role.title}: a mock interview",
            f"{counted(len(self.drawn), 'question')}, about {minutes} minutes, one after the other as in the room.",
            "What they probe comes at the end. Going over time is shown, never cut off.",
        )
        show_heading(self.session.terminal, [])
        ask_choice(self.session.terminal, "Ready?", ["Begin"], around=Around(above, back=False), skip=None)
        took = [self._timed(drawn, number) for number, drawn in enumerate(self.drawn, start=1)]
        allowed = minutes * 60
        self.times = {"Time": f"{clock(sum(took))} of {clock(allowed)}"}
        for drawn, seconds in zip(self.drawn, took, strict=True):
            usual = ANSWER_MINUTES[drawn.question.kind] * 60
            self._show(reveal_document(drawn, "", f"You took {clock(seconds)}; {clock(usual)} is usual."))
            self._rate(drawn, "")

    def finish(self) -> None:
        """Show how the round went."""
        show_heading(self.session.terminal, [])
        page = summary_document(
            self.role.title,
            self.role.slug,
            summary(self.answered),
            kept=self.session.save,
            left=len(self.drawn) - len(self.answered),
            times=self.times,
        )
        if handed_over():
            emit(self.session.terminal, page)
        else:
            self.session.terminal.write(rendered(self.session.terminal, page))

    def _show(self, page: Document) -> None:
        show_heading(self.session.terminal, [])
        self.session.terminal.write(rendered(self.session.terminal, page))

    def _timed(self, drawn: Drawn, number: int) -> float:
        total = len(self.drawn)
        self._show(question_document(drawn, number, total, star_prompts(drawn.question)))
        seconds = ANSWER_MINUTES[drawn.question.kind] * 60
        return time_answer(self.session.terminal, seconds, f"{number} of {total}")

    def _one(self, drawn: Drawn, number: int) -> bool:
        """Ask one question; False when the person wants to answer it once more."""
        star = star_prompts(drawn.question)
        self._show(question_document(drawn, number, len(self.drawn), star))
        choices = [
            "Show what it probes",
            "Write the answer down first, in your editor",
            f"List all {len(self.role.interview)} questions",
        ]
        chosen = ask_choice(
            self.session.terminal, "Answer aloud, as you would in the room.", choices, around=Around(back=False)
        )
        if isinstance(chosen, Reply):
            return True
        if chosen == 2:
            records = {record.question: record for record in self.session.person.practice}
            asked = [Listed(one, records.get(question_id(self.role.slug, one.ask))) for one in self.role.interview]
            self._show(list_document(self.role, asked, self.today, ""))
            ask_choice(
                self.session.terminal, "That is all of them.", ["Go on"], around=Around(back=False), skip=None
            )
            return False
        answer, draft = self._write(drawn, star) if chosen == 1 else ("", None)
        self._show(reveal_document(drawn, answer))
        done = self._rate(drawn, answer)
        if draft is not None and done:
            discard(draft)
        return done

    def _write(self, drawn: Drawn, star: Sequence[tuple[str, str]]) -> tuple[str, Path | None]:
        parts = [drawn.question.ask, *(f"{name}: {hint}" for name, hint in star)]
        template = "".join(f"<!-- {part} -->\n\n\n" for part in parts)
        return written(self.session, f"answer-{self.role.slug}", template)

    def _rate(self, drawn: Drawn, answer: str) -> bool:
        """Take rating and note, and save them; False when the person goes back to the question."""
        chosen = ask_choice(
            self.session.terminal,
            "How was your answer?",
            [f"{label}; comes again {_when(drawn.record, rating, self.today)}" for rating, label in _RATINGS],
            around=Around(back=not self.times),
            skip="leave it unrated",
        )
        if chosen is Reply.BACK:
            return False
        if chosen is Reply.SKIP:
            return True
        rating = _RATINGS[int(chosen)][0]
        note = answer
        try:
            typed = ask_text(self.session.terminal, "A note for next time (Enter or Esc for none)", escape="")
            note = "\n\n".join(part for part in (answer, typed) if part)
        finally:
            self._keep(drawn, rating, note)
        return True

    def _keep(self, drawn: Drawn, rating: Rating, note: str) -> None:
        """Save one rating; the record is looked up again, since another careercli may have added to it."""
        kept: list[PracticeRecord] = []

        def change(person: Person) -> Person:
            known = next((record for record in person.practice if record.question == drawn.id), None)
            record = rate(self.role.slug, drawn.question, known, rating, today=self.today, note=note)
            kept.append(record)
            return person.with_practice(record)

        for notice in self.session.store.update(change).notices:
            self.session.terminal.say(f"careercli: {notice}", "warning")
        self.answered.append(Answered(drawn.question, rating, kept[-1]))


def _when(record: PracticeRecord | None, rating: Rating, today: date) -> str:
    days = days_until_again(record, rating, today)
    return "tomorrow" if days == 1 else f"in {days} days"
