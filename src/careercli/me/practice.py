"""Interview practice: which question comes next, what to ask oneself, and when it comes again.

The schedule is Leitner's: five boxes, and a question waits longer the higher its box.

    box       1      2       3       4        5
    waits     1 day  3 days  7 days  16 days  35 days

After a good answer a question moves up one box, after a fair one it stays, after a poor one it goes back to the
first. An answer given before the question is due again says little about how it will be remembered later: a good
one counts as an attempt, and leaves box and day as they were. The intervals are this project's own choice; roughly
doubling is what the method asks for.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import zip_longest

from careercli.catalog.role import Question, QuestionKind
from careercli.errors import UsageError
from careercli.me.model import Attempt, PracticeRecord, Rating

WAIT_DAYS = {1: 1, 2: 3, 3: 7, 4: 16, 5: 35}

ANSWER_MINUTES = {
    QuestionKind.TECHNICAL: 4,
    QuestionKind.CASE: 8,
    QuestionKind.BEHAVIOURAL: 3,
    QuestionKind.SITUATIONAL: 3,
    QuestionKind.MOTIVATION: 2,
}
"""Minutes a full answer usually gets, for a timed round; rules of thumb of this project."""

_STAR = (
    ("Situation", "Where was this, when, and what was at stake? Two sentences."),
    ("Task", "What was yours to do, and what made it hard?"),
    ("Action", "What did you do yourself, step by step? Say I where it was you."),
    ("Result", "What came of it, in numbers where you can? What would you do differently now?"),
)


class Why(StrEnum):
    """Why a question is drawn."""

    WENT_BADLY = "went badly last time"
    DUE = "due again"
    NEW = "not practiced yet"
    EARLY = "not due yet, but longest ago"


@dataclass(frozen=True, slots=True)
class Drawn:
    """One question to practice: its identity, why it was drawn, and its record so far (None when new)."""

    id: str
    question: Question
    why: Why
    record: PracticeRecord | None


@dataclass(frozen=True, slots=True)
class Answered:
    """One question of a round with the rating given."""

    question: Question
    rating: Rating
    record: PracticeRecord


@dataclass(frozen=True, slots=True)
class Summary:
    """A round in numbers: per rating, per kind (good, all), what to go over again, and when the next is due."""

    ratings: tuple[tuple[Rating, int], ...]
    kinds: tuple[tuple[QuestionKind, int, int], ...]
    again: tuple[Question, ...]
    next_due: date | None


def question_id(role: str, ask: str) -> str:
    """The lasting identity of a question: the role's slug and a hash of its wording.

    Case and line breaks do not matter, so reflowing a role file keeps every record; so do edits to any other
    field and to the order. A question worded anew is a new question, and the old record stays as it is.
    """
    plain = " ".join(ask.casefold().split())
    return f"{role}#{hashlib.sha256(plain.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def draw(
    role: str,
    questions: Sequence[Question],
    records: Iterable[PracticeRecord],
    *,
    today: date,
    count: int,
    seed: int,
    kinds: Collection[QuestionKind] = (),
) -> tuple[Drawn, ...]:
    """Up to `count` questions of a role to practice today, most needed first.

    First those due that went poorly, then others due (most overdue first), then new ones with the kinds taking
    turns, then those not due yet, longest ago first. `kinds` (empty: all) narrows the choice. The same
    arguments always draw the same questions; `seed` decides between equals. Raises UsageError for a count
    below one.
    """
    if count < 1:
        raise UsageError(f"{count} questions are no practice", "ask for at least one")
    known = {record.question: record for record in records}
    wanted = {question_id(role, q.ask): q for q in questions if not kinds or q.kind in kinds}
    shuffled = list(wanted)
    random.Random(seed).shuffle(shuffled)
    piles: dict[Why, list[str]] = {why: [] for why in Why}
    for question in shuffled:
        piles[_why(known.get(question), today)].append(question)
    for why in (Why.WENT_BADLY, Why.DUE, Why.EARLY):
        piles[why].sort(key=lambda question: (known[question].due, known[question].box))
    piles[Why.NEW] = _taking_turns(piles[Why.NEW], wanted)
    chosen = [(question, why) for why in Why for question in piles[why]][:count]
    return tuple(Drawn(question, wanted[question], why, known.get(question)) for question, why in chosen)


def rate(
    role: str, question: Question, record: PracticeRecord | None, rating: Rating, *, today: date, note: str = ""
) -> PracticeRecord:
    """The record of a question after one more answer on `today`."""
    attempt = Attempt(today, rating, note)
    box, due = _after(record, rating, today)
    return PracticeRecord(
        question=question_id(role, question.ask),
        role=role,
        kind=question.kind,
        ask=question.ask,
        box=box,
        due=due,
        attempts=(*(record.attempts if record else ()), attempt),
    )


def days_until_again(record: PracticeRecord | None, rating: Rating, today: date | None = None) -> int:
    """How many days a question waits after an answer rated so, given on `today` (None: when it is due)."""
    today = today or (record.due if record else date(2000, 1, 1))
    return (_after(record, rating, today)[1] - today).days


def star_prompts(question: Question) -> tuple[tuple[str, str], ...]:
    """The four parts of a told answer with what each should hold, for behavioural questions; else nothing."""
    return _STAR if question.kind is QuestionKind.BEHAVIOURAL else ()


def summary(answered: Sequence[Answered]) -> Summary:
    """What a round shows; questions to go over again come poorest first."""
    order = list(Rating)
    kinds = dict.fromkeys(answer.question.kind for answer in answered)
    weak = sorted(
        (answer for answer in answered if answer.rating is not Rating.GOOD), key=lambda a: order.index(a.rating)
    )
    return Summary(
        ratings=tuple((rating, sum(a.rating is rating for a in answered)) for rating in order),
        kinds=tuple(
            (
                kind,
                sum(a.question.kind is kind and a.rating is Rating.GOOD for a in answered),
                sum(a.question.kind is kind for a in answered),
            )
            for kind in kinds
        ),
        again=tuple(answer.question for answer in weak),
        next_due=min((answer.record.due for answer in answered), default=None),
    )


def _after(record: PracticeRecord | None, rating: Rating, today: date) -> tuple[int, date]:
    """The box of a question after an answer, and the day it comes again."""
    before = record.box if record else 1
    if rating is Rating.POOR:
        box = 1
    elif record is not None and record.attempts and today < record.due:
        return before, record.due
    else:
        box = before if rating is Rating.FAIR else min(len(WAIT_DAYS), before + 1)
    return box, today + timedelta(days=WAIT_DAYS[box])


def _why(record: PracticeRecord | None, today: date) -> Why:
    if record is None or not record.attempts:
        return Why.NEW
    if record.due > today:
        return Why.EARLY
    return Why.WENT_BADLY if record.attempts[-1].rating is Rating.POOR else Why.DUE


def _taking_turns(ids: list[str], wanted: dict[str, Question]) -> list[str]:
    """The same ids with the kinds taking turns, so that a short round is not of one kind only."""
    by_kind: dict[QuestionKind, list[str]] = {}
    for question in ids:
        by_kind.setdefault(wanted[question].kind, []).append(question)
    return [question for turn in zip_longest(*by_kind.values()) for question in turn if question is not None]
