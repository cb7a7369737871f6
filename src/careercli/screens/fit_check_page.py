"""What the fit check of one role says: in words, with no score out of anything."""

from __future__ import annotations

from collections.abc import Sequence

from careercli.catalog.role import Role
from careercli.fit.result_json import NOTICE
from careercli.fit.verdict import Point, Verdict
from careercli.screens.document import (
    Commands,
    Document,
    Entries,
    Entry,
    Facts,
    Mark,
    Note,
    Paragraph,
    Section,
    Span,
)


def verdict_document(role: Role, verdict: Verdict) -> Document:
    """The result of the fit check of one role, in words; no score."""
    sections = [Section("headline", "", (Paragraph((Span(verdict.headline, "strong"),)),))]
    if verdict.agreements:
        sections.append(Section("agree", "Where you and the role agree", (_points(verdict.agreements, "plus"),)))
    if verdict.tensions:
        title = "The tensions that people quit over"
        sections.append(Section("tensions", title, (_points(verdict.tensions, "minus"),)))
    labels = {"have": "You have", "learning": "You are learning", "not-yet": "Not yet"}
    skills = tuple((labels[key], ", ".join(names)) for key, names in verdict.skills.items() if names)
    if skills:
        sections.append(Section("skills", "Its core skills and yours", (Facts(skills),)))
    if verdict.requirements:
        entries = tuple(Entry((Span(line),), mark="dot") for line in verdict.requirements)
        sections.append(Section("requirements", "What it asks for", (Entries(entries),)))
    if verdict.find_out:
        entries = tuple(Entry(item.ask, f"Ask {item.whom}.", mark="dot") for item in verdict.find_out)
        sections.append(Section("find-out", "Find out before you decide", (Entries(entries),)))
    if verdict.interview:
        entries = tuple(Entry(item.question.ask, item.why) for item in verdict.interview)
        sections.append(Section("interview", "What the interview will press on", (Entries(entries),)))
    if verdict.quiz:
        sections.append(
            Section("quiz", "What your quiz says of it", tuple(Paragraph(text) for text in verdict.quiz))
        )
    commands = [
        (f"careercli show {role.slug}", "the whole page"),
        (f"careercli interview {role.slug}", "practice its questions"),
        (f"careercli gap {role.slug}", "what is missing, skill by skill"),
    ]
    if not verdict.quiz:
        commands.append(("careercli fit", "the quiz over all roles, which says more of this one, too"))
    sections.append(Section("next", "Next", (Commands(tuple(commands)), Note(NOTICE))))
    return Document(title=f"{role.title}: a fit check", sections=tuple(sections))


def _points(points: Sequence[Point], mark: Mark) -> Entries:
    return Entries(tuple(Entry(point.text, point.because, mark=mark) for point in points))
