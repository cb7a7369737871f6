"""The fit quiz in a terminal: one question a screen, every answer saved at once, back and skip at every step."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from careercli.cli.fit_answers import NamedJob, named_job, quiz_bank, result_of, role_table, track_names
from careercli.cli.output import Format, emit, envelope, handed_over, rendered
from careercli.cli.session import Session
from careercli.cli.spoken import HOURS_A_YEAR, Pay, pay
from careercli.errors import Cancelled, UsageError
from careercli.fit import MINUTES
from careercli.fit.answers import LIKING, MATTERING
from careercli.terminal.questions import (
    Around,
    Reply,
    ask_choice,
    ask_line,
    ask_number,
    ask_several,
    question_screen,
)

if TYPE_CHECKING:
    from careercli.fit.answers import Answers
    from careercli.fit.bank import ConditionQuestion, FitBank
    from careercli.fit.session import Session as Quiz
    from careercli.fit.session import Step
    from careercli.fit.suggest import FitResult
    from careercli.fit.table import RoleTable
    from careercli.me.model import Person

MOST_TRACKS = 5

_STAGES = {
    "welcome": "The fit quiz",
    "tracks": "What attracts you",
    "jobs": "What attracts you",
    "activities": "What you like doing",
    "sharpen": "What you like doing: a few more",
    "values": "What you want from work",
    "conditions": "What you would accept",
    "strengths": "What you do well",
}
_BAR = 24
_CLOSER = "Look closer at one of these roles"
_SHARPER = "Make it sharper: six more activities"
_DONE = "Done"


def take_quiz(session: Session, length: str, seed: int, format: Format | None, as_json: bool) -> None:
    """Run the quiz from the beginning or from where it was left, and show its result.

    Raises UsageError without a terminal, Cancelled when the person leaves; answers are kept either way.
    """
    from careercli.terminal.prompts import require_terminal

    require_terminal(session.terminal, "give the answers in a file: careercli fit --answers FILE (see --questions)")
    bank = quiz_bank(session)
    run = _Run(session, bank, track_names(session), length, seed)
    try:
        with question_screen(session.terminal):
            quiz = run.to_result(run.beginning())
        while True:
            chosen = run.show_result(quiz, format, as_json)
            if chosen is None:
                return
            with question_screen(session.terminal):
                quiz = run.to_result(chosen)
    except (Cancelled, KeyboardInterrupt):
        raise Cancelled(f"left the fit quiz; {run.kept}") from None


@dataclass
class _Run:
    """One sitting: what the quiz is asked with, and whether anything has been answered or shown.

    run names the quiz, so that two of one day are told apart; `replaces`: the run that this one takes the place of;
    note: what the last answer was understood as, said once with the next question;
    _before: the answers as this sitting last saved them.
    """

    session: Session
    bank: FitBank
    tracks: dict[str, str]
    length: str
    seed: int
    answered: bool = False
    shown: bool = False
    run: str = field(default_factory=lambda: secrets.token_hex(4))
    replaces: str = ""
    note: str = ""
    _before: Answers | None = field(default=None, repr=False)
    _table: RoleTable | None = field(default=None, repr=False)

    @property
    def kept(self) -> str:
        """What becomes of the answers when the person leaves now."""
        if not self.session.save:
            return "nothing was saved"
        if self.shown:
            return "your answers and the result are kept: `careercli fit` shows them again"
        return "your answers are kept: `careercli fit` goes on" if self.answered else "nothing was answered yet"

    @property
    def leave(self) -> str:
        """What Esc does, in the line of keys."""
        return "pause" if self.session.save else "leave"

    def beginning(self) -> Quiz:
        """A fresh quiz, or the unfinished or finished one that is kept when the person wants to go on with it."""
        from careercli.fit.session import Length
        from careercli.fit.session import Session as Quiz

        known = self._known()
        if known is not None:
            self.answered = True
            quiz, where, run = known
            went_on = self._go_on(quiz, where)
            if went_on is not None:
                self.run = run or self.run
                self._before = went_on.answers
                return went_on
            self.replaces = run
        return Quiz.begin(self.bank, self.bank.norms, Length(self.length), self.seed)

    def _known(self) -> tuple[Quiz, str, str] | None:
        """The quiz that is kept, with where it stands in words and the name of its run."""
        from careercli.fit.answers import recall_answers
        from careercli.fit.session import Session as Quiz

        if not self.session.save:  # what is saved is shown and resumed as little as anything is written
            return None
        person = self.session.person
        try:
            if person.quiz_draft is not None:
                run = str(person.quiz_draft.get("run", ""))
                quiz = Quiz.from_dict(person.quiz_draft, self.bank, self.tracks)
                if quiz.step.stage.value != "result":
                    where = ", ".join(part for part in (_STAGES[quiz.step.stage.value], quiz.step.progress) if part)
                    return quiz, f"You left it at: {where}.", run
                return quiz, "You answered it to its end.", run
            if person.latest_quiz is not None:
                answers = recall_answers(person.latest_quiz.answers, self.bank, self.tracks)
                if answers.activities:
                    run = str(person.latest_quiz.answers.get("run", ""))
                    return Quiz.finished(self.bank, answers), f"You took it on {person.latest_quiz.taken}.", run
        except UsageError as error:
            self.session.terminal.say(f"careercli: {error.message}; starting again", "warning")
        return None

    def _go_on(self, quiz: Quiz, where: str) -> Quiz | None:
        """The kept quiz at the point the person wants, or None to start again."""
        from careercli.fit.suggest import FEWEST_ACTIVITIES

        ways: dict[str, Quiz | None] = {}
        if quiz.step.stage.value == "result":
            ways["See the result"] = quiz
            if quiz.can_sharpen:
                ways[_SHARPER] = self._sharpened(quiz)
        else:
            ways["Go on"] = quiz
            if len(quiz.answers.activities) >= FEWEST_ACTIVITIES:
                ways["See the result so far"] = replace(quiz, position=len(quiz.steps) - 1)
        ways["Start again"] = None
        around = Around((_STAGES["welcome"], where), back=False)
        answer = ask_choice(self.session.terminal, "What now?", list(ways), around=around, skip=None)
        return list(ways.values())[answer] if isinstance(answer, int) else quiz

    def _sharpened(self, quiz: Quiz, count: int = 6) -> Quiz:
        """The quiz with a further round, of the activities that would settle most between the best roles."""
        from careercli.fit.matching import person_of, score_roles
        from careercli.fit.suggest import open_directions

        self._table = self._table or role_table(self.session, self.bank)
        person = person_of(quiz.answers, self.bank)
        toward = open_directions(person, score_roles(person, self._table), self._table)
        return quiz.sharpen(self.bank.norms, toward, count)

    def to_result(self, quiz: Quiz) -> Quiz:
        """Ask from where the quiz stands until a result is due, saving after every answer."""
        while quiz.step.stage.value != "result":
            asked = _ask(self, quiz)
            if asked.position > quiz.position and _is_passed_over(asked):
                asked = self._sharpened(asked)
            quiz = self._keep(asked)
        return quiz

    def _keep(self, quiz: Quiz) -> Quiz:
        """Save the quiz as it stands; the same with what another terminal has answered of it meanwhile."""
        from careercli.fit.answers import merged

        before = self._before

        def change(person: Person) -> Person:
            nonlocal quiz
            kept = person.quiz_draft
            if kept is not None and kept.get("run") != self.replaces:
                quiz = replace(quiz, answers=merged(quiz.answers, before, self._kept_answers(kept)))
            return person.with_quiz_draft({**quiz.to_dict(), "run": self.run})

        self.session.store.update(change)
        self._before = quiz.answers
        self.replaces = ""
        self.answered = True
        return quiz

    def _kept_answers(self, kept: Mapping[str, object]) -> Answers | None:
        from careercli.fit.answers import recall_answers

        try:
            return recall_answers(kept.get("answers"), self.bank, self.tracks)
        except UsageError:
            return None

    def show_result(self, quiz: Quiz, format: Format | None, as_json: bool) -> Quiz | None:
        """Show and keep the result, then ask what next; None when the person is done."""
        from careercli.fit.result_json import result_to_dict
        from careercli.fit.suggest import suggest

        terminal = self.session.terminal
        self._table = self._table or role_table(self.session, self.bank)
        plain = result_to_dict(suggest(quiz.answers, self.bank, self._table))
        self._keep_result(quiz, plain)
        if as_json:
            terminal.write(envelope("fit", plain))
            self.session.store.update(lambda person: person.with_quiz_draft(None))
            return None
        result = suggest(quiz.answers, self.bank, self._table)
        page = result_of(
            self.session, quiz.answers, self.bank, self._table, saved=self.session.save, commands=False
        )
        emit(terminal, page, format)
        if handed_over():
            return None  # the explorer shows the page; asked again, the quiz offers every way on from here
        again = "Show it once more"
        while True:
            ways = self._ways_on(quiz, result)
            if rendered(terminal, page, format).count("\n") >= terminal.height:
                ways[again] = quiz
            # Asked beneath the page, which stays: a person chooses with the result before their eyes.
            answer = ask_choice(terminal, "What next?", list(ways), around=Around(back=False), skip=None)
            chosen = list(ways)[answer] if isinstance(answer, int) else _DONE
            if chosen == _CLOSER:
                from careercli.cli.fit_suggestions import look_closer
                from careercli.screens.fit_page import shown_in

                look_closer(self.session, shown_in(result), quiz.answers, self.bank, self._table)
            elif chosen == again:
                emit(terminal, page, format)
            else:
                break
        on = ways[chosen]
        if on is None:
            self.session.store.update(lambda person: person.with_quiz_draft(None))
        return on

    def _ways_on(self, quiz: Quiz, result: FitResult) -> dict[str, Quiz | None]:
        """What a person may do at the result: words, and where the quiz then stands; None ends it."""
        from careercli.fit.session import Length
        from careercli.screens.fit_page import shown_in

        ways: dict[str, Quiz | None] = {}
        if shown_in(result):
            ways[_CLOSER] = quiz
        if quiz.can_sharpen:
            ways[_SHARPER] = self._sharpened(quiz)
            if result.ask is not None:
                ways["Answer the one question that would help most"] = self._sharpened(quiz, 1)
        if quiz.length is Length.SHORT:
            more = len(self.bank.values) + len(self.bank.conditions)
            longer = replace(quiz, length=Length.STANDARD)
            ways[f"Add what you want and would accept: {more} questions"] = replace(
                longer, position=_first_of(longer, "values")
            )
        ways["Go through my answers again"] = replace(quiz, position=1)
        ways[_DONE] = None
        return ways

    def _keep_result(self, quiz: Quiz, plain: dict[str, object]) -> None:
        """Keep the result, in place of an earlier one of the same run; the session stays open until one is done."""
        from careercli.me.model import QuizRecord

        record = QuizRecord(date.today(), {**quiz.answers.to_dict(), "run": self.run}, plain)
        draft = {**quiz.to_dict(), "run": self.run}

        def change(person: Person) -> Person:
            others = tuple(one for one in person.quizzes if one.answers.get("run") != self.run)
            return replace(person, quizzes=others).with_quiz(record).with_quiz_draft(draft)

        self.session.store.update(change)
        self.shown = True


def _is_passed_over(quiz: Quiz) -> bool:
    """Whether the quiz stands at a result whose next round has been answered already: no stop on the way."""
    if quiz.step.stage.value != "result" or quiz.position + 1 >= len(quiz.steps):
        return False
    following = quiz.steps[quiz.position + 1].question
    return following is not None and (following.id in quiz.answers.activities or following.id in quiz.skipped)


def _ask(run: _Run, quiz: Quiz) -> Quiz:
    """Ask the question of this step; the quiz one step further, or one back."""
    from careercli.fit.bank import ConditionQuestion

    terminal, step = run.session.terminal, quiz.step
    if step.stage.value == "welcome":
        _welcome(run)
        return quiz.answer(None)
    around = replace(_around(run, quiz, step), detail=run.note)
    run.note = ""
    if step.stage.value == "jobs":
        return _ask_jobs(run, quiz, around)
    if step.stage.value == "strengths":
        return _ask_strengths(run, quiz, around)
    if step.stage.value == "tracks":
        slugs = list(run.tracks)
        chosen = [slugs.index(slug) for slug in quiz.answers.tracks if slug in slugs]
        most = min(MOST_TRACKS, len(slugs))
        text = f"Which of these {len(slugs)} families of work attract you already? Up to {most}, or none."
        picked = ask_several(terminal, text, list(run.tracks.values()), chosen, most, around)
        return quiz.back() if isinstance(picked, Reply) else quiz.answer([slugs[index] for index in picked])
    question = step.question
    assert question is not None
    if isinstance(question, ConditionQuestion):
        return _ask_condition(run, quiz, question, around)
    if step.stage.value == "values":
        text, labels, skip = question.text, MATTERING, "skip"
        around = replace(around, above=(*around.above, "", quiz.bank.values_question))
    else:
        text = f"How would you like to {question.text[:1].lower()}{question.text[1:]}?"
        labels, skip = LIKING, "can't picture it"
    earlier = quiz.current_answer
    current = earlier - 1 if isinstance(earlier, int) else None
    answer = ask_choice(terminal, text, labels, current, around, skip=skip, preselect=False)
    if isinstance(answer, Reply):
        return quiz.back() if answer is Reply.BACK else quiz.skip()
    return quiz.answer(answer + 1)


def _ask_jobs(run: _Run, quiz: Quiz, around: Around) -> Quiz:
    """Which jobs come to mind, typed in one line and understood as titles are."""
    from careercli.fit.answers import MOST_JOBS, jobs_in

    session, terminal = run.session, run.session.terminal
    titles = {slug: row.title for slug, row in session.catalogue.rows_of(list(quiz.answers.jobs)).items()}
    detail = "Separate several with commas. Leave it empty if none comes to mind."
    current = ", ".join(titles.values())
    line = ask_line(terminal, "Which jobs come to mind for you?", current, replace(around, detail=detail))
    if isinstance(line, Reply):
        return quiz.back()
    typed = jobs_in(line)
    jobs = [named_job(session, job) for job in typed[:MOST_JOBS]]
    run.note = _jobs_note(run, jobs, typed[MOST_JOBS:])
    # A job without a page of its own counts by its family.
    families = [job.track for job in jobs if job.slug is None and job.track in run.tracks]
    tracks = list(dict.fromkeys([*quiz.answers.tracks, *(track for track in families if track)]))[:MOST_TRACKS]
    quiz = replace(quiz, answers=replace(quiz.answers, tracks=tuple(sorted(tracks))))
    return quiz.answer([job.slug for job in jobs if job.slug])


def _jobs_note(run: _Run, jobs: list[NamedJob], beyond: list[str]) -> str:
    """What the jobs that came to mind were understood as, and which were not found."""
    taken = [
        f"{job.told or job.title} (it counts as {run.tracks.get(job.track or '', job.track)})"
        if job.slug is None
        else job.told
        for job in jobs
        if job.title
    ]
    lost = [job.typed for job in jobs if not job.title]
    said = [f"Understood: {'; '.join(told for told in taken if told)}."] if any(taken) else []
    if lost:
        others = "; the others count" if len(lost) < len(jobs) else ""
        said.append(f"Not found here: {', '.join(lost)}{others}.")
    if beyond:
        said.append(f"The first {len(jobs)} count.")
    return " ".join(said)


def _ask_strengths(run: _Run, quiz: Quiz, around: Around) -> Quiz:
    from careercli.fit.answers import MOST_STRENGTHS

    listed = run.bank.strengths
    chosen = [place for place, one in enumerate(listed) if one.id in quiz.answers.strengths]
    text = f"Which of these do you do gladly and well? Up to {MOST_STRENGTHS}, or none."
    picked = ask_several(run.session.terminal, text, [one.text for one in listed], chosen, MOST_STRENGTHS, around)
    return quiz.back() if isinstance(picked, Reply) else quiz.answer([listed[place].id for place in picked])


def _around(run: _Run, quiz: Quiz, step: Step) -> Around:
    """The stage, where in it, and as a bar how far the whole quiz has come (of a later round: that round)."""
    if step.question is None:
        return Around((), leave=run.leave)
    heading = f"{_STAGES[step.stage.value]} · {step.progress}"
    if run.session.terminal.accessible:
        return Around((heading,), leave=run.leave)
    done, total = quiz.position, _first_result(quiz)
    if step.stage.value == "sharpen":
        done, total = step.number - 1, step.total
    filled = round(done / max(total, 1) * _BAR)
    return Around((heading, "━" * filled + "─" * (_BAR - filled)), leave=run.leave)


def _first_result(quiz: Quiz) -> int:
    return _first_of(quiz, "result")


def _first_of(quiz: Quiz, stage: str) -> int:
    return next(place for place, step in enumerate(quiz.steps) if step.stage.value == stage)


def _ask_condition(run: _Run, quiz: Quiz, question: ConditionQuestion, around: Around) -> Quiz:
    terminal, earlier = run.session.terminal, quiz.current_answer
    if question.number is not None:
        low, high, unit = question.number.low, question.number.high, question.number.unit
        current = earlier if isinstance(earlier, int) else None
        is_pay = question.field == "pay"
        if is_pay:
            how = f"By the year, or by the hour: $19 an hour counts as {HOURS_A_YEAR:,} hours a year."
            around = replace(around, detail=" ".join(part for part in (around.detail, how) if part))
        typed: list[Pay] = []

        def yearly(text: str) -> int | None:
            meant = pay(text)
            typed[:] = [meant] if meant is not None else []
            return None if meant is None else meant.amount

        read = yearly if is_pay else None
        number = ask_number(terminal, question.text, low, high, unit, current, around, read)
        if isinstance(number, Reply):
            return quiz.back() if number is Reply.BACK else quiz.skip()
        run.note = f"{typed[0].reckoned}." if typed and typed[0].reckoned else ""
        return quiz.answer(number)
    ids = [choice.id for choice in question.choices]
    place = ids.index(earlier) if isinstance(earlier, str) and earlier in ids else None
    labels = [choice.label for choice in question.choices]
    answer = ask_choice(terminal, question.text, labels, place, around, preselect=False)
    if isinstance(answer, Reply):
        return quiz.back() if answer is Reply.BACK else quiz.skip()
    return quiz.answer(ids[answer])


def _welcome(run: _Run) -> None:
    keeping = (
        "Every answer is saved as you go, on this machine and nowhere else. Leave at any time; "
        "`careercli fit` goes on from there."
        if run.session.save
        else "Nothing is saved, and nothing leaves this machine."
    )
    above = (
        _STAGES["welcome"],
        "",
        "It asks what you like doing, what you want from work and what you would accept, and suggests roles, with "
        f"the reasons. It takes about {MINUTES[run.length]}.",
        "",
        "It is not a test: there is nothing to be good at, and it says nothing about how well you would do. "
        "Answer as you feel, not as you think you should, and never mind schooling or pay: those come later.",
        "",
        keeping,
    )
    around = Around(above, back=False, leave="leave")
    ask_choice(run.session.terminal, "Ready?", ["Begin"], around=around, skip=None)
