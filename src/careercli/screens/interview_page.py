"""Interview practice on the screen: the list of questions, one question, what lies behind it, the summary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from careercli.screens.document import (
    Block,
    Commands,
    Document,
    Entries,
    Entry,
    Facts,
    Heading,
    Note,
    Paragraph,
    Section,
    Span,
    Words,
    join,
)
from careercli.screens.wording import KIND_WORDS, counted
from careercli.values import value

if TYPE_CHECKING:
    from careercli.catalog.role import Question, Role
    from careercli.me.model import PracticeRecord
    from careercli.me.practice import Drawn, Summary


@value
class Listed:
    """A question with what was practiced of it, None when it was not."""

    question: Question
    record: PracticeRecord | None


def list_document(role: Role, listed: Sequence[Listed], today: date, saving: str = "") -> Document:
    """All questions of a role, by kind, each with what it probes and how practice stands."""
    sections = []
    for kind, words in KIND_WORDS.items():
        there = [item for item in listed if item.question.kind is kind]
        if there:
            entries = tuple(
                Entry(
                    item.question.ask, f"Probes: {item.question.probes}", _standing(item.record, today), mark="dot"
                )
                for item in there
            )
            sections.append(Section(kind.value, words.capitalize(), (Entries(entries),)))
    commands = (
        (f"careercli interview {role.slug}", "practice them in a terminal"),
        (f"careercli show {role.slug} --section interview", "with strong and weak answers"),
    )
    last = (Commands(commands), *((Note(saving),) if saving else ()))
    return Document(
        title=f"{role.title}: what they ask",
        subtitle=counted(len(listed), "question"),
        sections=(*sections, Section("next", "Next", last)),
    )


def _standing(record: PracticeRecord | None, today: date) -> str:
    if record is None or not record.attempts:
        return ""
    last = record.attempts[-1]
    when = "due now" if record.due <= today else f"next on {record.due.isoformat()}"
    return f"Practiced {counted(len(record.attempts), 'time')}, last {last.rating.value}; {when}."


def question_document(drawn: Drawn, number: int, total: int, star: Sequence[tuple[str, str]]) -> Document:
    """One question before it is answered; `star` are the parts of a told answer with what each should hold."""
    kind = KIND_WORDS[drawn.question.kind]
    head = join((f"Question {number} of {total}", kind, drawn.why.value))
    blocks: list[Block] = [Paragraph(head, "muted"), Paragraph(drawn.question.ask, "strong")]
    if star:
        blocks.append(Facts(tuple(star)))
    return Document(intro=tuple(blocks))


def reveal_document(drawn: Drawn, answer: str, took: str = "") -> Document:
    """What a question probes and what strong and weak answers contain, with one's own answer beside it."""
    question = drawn.question
    entries = [
        Entry("It probes", question.probes),
        Entry((Span("A strong answer", "good"),), question.strong, mark="plus"),
        Entry((Span("A weak answer", "caution"),), question.weak, mark="minus"),
    ]
    blocks: list[Block] = [Paragraph(question.ask, "strong")]
    if took:
        blocks.append(Note(took))
    if answer:
        blocks += [Heading("Your answer"), *(Paragraph(part) for part in _paragraphs(answer))]
    blocks.append(Entries(tuple(entries)))
    earlier = _earlier(drawn.record)
    if earlier:
        blocks.append(Note(earlier))
    return Document(intro=tuple(blocks))


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]


def _earlier(record: PracticeRecord | None) -> str:
    if record is None or not record.attempts:
        return ""
    last = record.attempts[-1]
    note = " ".join(last.note.split())
    words = f"Last time, on {last.on.isoformat()}: {last.rating.value}."
    return f"{words} You noted: {note}" if note else words


def summary_document(
    title: str, slug: str, summary: Summary, *, kept: bool, left: int = 0, times: Mapping[str, str] | None = None
) -> Document:
    """How a round went; `left` questions were drawn and not answered, `times` are those of a timed round."""
    answered = sum(count for _, count in summary.ratings)
    if not answered:
        return Document(intro=(Paragraph("Nothing was rated, so nothing is kept."),))
    ratings: Words = ", ".join(f"{count} {rating.value}" for rating, count in summary.ratings if count)
    facts: list[tuple[str, Words]] = [("Rated", ratings)]
    facts += [(KIND_WORDS[kind].capitalize(), f"{good} good of {all_}") for kind, good, all_ in summary.kinds]
    facts += list((times or {}).items())
    if left:
        facts.append(("Left", counted(left, "question")))
    blocks: list[Block] = [Facts(tuple(facts))]
    if summary.again:
        blocks += [
            Heading("Go over these again"),
            Entries(tuple(Entry(question.ask, "", mark="dot") for question in summary.again)),
        ]
    if not kept:
        next_words = "With --no-save nothing is kept, so the next round starts afresh."
    elif summary.next_due is None:
        next_words = ""
    else:
        next_words = f"The next of these comes up again on {summary.next_due.isoformat()}."
    if next_words:
        blocks.append(Note(next_words))
    blocks.append(
        Commands(
            (
                (f"careercli interview {slug}", "another round: what went badly or is due comes first"),
                (f"careercli interview {slug} --mock", "against the clock, feedback at the end"),
            )
        )
    )
    return Document(title=f"{title}: {counted(answered, 'answer')}", intro=tuple(blocks))
