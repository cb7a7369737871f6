"""A plan on the screen: what is done, what comes next, each step with its first action; and the list of plans."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from careercli.me.plan_text import Plan, Step, Text
from careercli.screens.document import (
    Block,
    Commands,
    Document,
    Entries,
    Entry,
    Note,
    Paragraph,
    Section,
    Span,
)
from careercli.screens.wording import counted

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"^(#{1,6})[ \t]+(.*?)[ \t]*$")


def plan_document(name: str, plan: Plan, today: date) -> Document:
    """One plan; steps carry the numbers that `me done` takes, done ones stand without their details."""
    finished, total = plan.progress
    sections: list[Section] = []
    blocks: list[Block] = []
    entries: list[Entry] = []
    title = ""
    number = 0

    def close_entries() -> None:
        if entries:
            blocks.append(Entries(tuple(entries)))
            entries.clear()

    def close_section() -> None:
        close_entries()
        if blocks:
            sections.append(Section(f"part-{len(sections)}", title, tuple(blocks)))
            blocks.clear()

    for piece in plan.pieces:
        if isinstance(piece, Step):
            number += 1
            entries.append(_step(number, piece, today))
            continue
        for kind, words in _lines(piece):
            if kind == "paragraph":
                close_entries()
                blocks.append(Paragraph(words))
            elif kind == "heading":
                close_section()
                title = words
    close_section()
    commands = [(f"careercli me plan edit {name}", "change it in your editor: the text is yours")]
    following = plan.next_step()
    if following is not None:
        commands.insert(0, (f"careercli me done {following[0]} --plan {name}", "check off what comes next"))
    sections.append(Section("next", "Next", (Commands(tuple(commands)),)))
    return Document(
        title=plan.title or name, subtitle=f"{finished} of {total} steps done", sections=tuple(sections)
    )


def _lines(piece: Text) -> list[tuple[str, str]]:
    """Headings and paragraphs of the text between steps, without comments and the plan's own title."""
    found: list[tuple[str, str]] = []
    paragraph: list[str] = []

    def close() -> None:
        if paragraph:
            found.append(("paragraph", " ".join(paragraph)))
            paragraph.clear()

    for line in _COMMENT.sub("", piece.raw).splitlines():
        heading = _HEADING.match(line)
        if heading:
            close()
            if len(heading[1]) > 1:
                found.append(("heading", heading[2]))
        elif line.strip():
            paragraph.append(line.strip())
        else:
            close()
    close()
    return found


def _step(number: int, step: Step, today: date) -> Entry:
    if step.done:
        return Entry((Span(f"{number}. {step.words}", "muted"), Span("  done", "good")), mark="plus")
    due = step.due
    lead: tuple[Span, ...] = (Span(f"{number}. {step.words}", "strong"),)
    if due is not None and due <= today:
        lead = (*lead, Span(f"  due since {due.isoformat()}", "caution"))
    elif step.detail("By"):
        lead = (*lead, Span(f"  by {step.detail('By')}", "muted"))
    proof = step.detail("Proof")
    aside = f"Proof: {proof}" if proof else ""
    return Entry(lead, step.detail("First") or step.detail("Ask") or "", aside, mark="dot")


def plans_document(plans: Sequence[tuple[str, str, Plan]], today: date) -> Document:
    """All plans as (name, title of the role, plan), each with its progress and next step."""
    if not plans:
        words = (
            "No plan is kept yet. A plan turns the gap to a role into steps with a first action, a proof and dates."
        )
        return Document(
            title="Plans",
            intro=(Paragraph(words), Commands((("careercli me plan ROLE", "makes one and keeps it"),))),
        )
    blocks: tuple[Block, ...] = (
        Entries(tuple(plan_entry(title, plan, today, f"Called {name}.") for name, title, plan in plans)),
        Note("`careercli me plan show NAME` opens one; `me done N --plan NAME` checks a step off."),
    )
    return Document(title="Plans", intro=blocks)


def plan_entry(title: str, plan: Plan, today: date, aside: str = "") -> Entry:
    """One plan in a list: the role it leads to, its progress, what is due, and its next step."""
    finished, total = plan.progress
    due = len(plan.due_by(today))
    lead = (
        Span(title, "strong"),
        Span(f"  {finished} of {counted(total, 'step')} done", "muted"),
        *((Span(f"  {due} due", "caution"),) if due else ()),
    )
    following = plan.next_step()
    body = "All done." if following is None else f"Next: {following[0]}. {following[1].words}"
    return Entry(lead, body, aside, mark="dot")
