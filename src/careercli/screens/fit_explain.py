"""Why one role suits a person, or why not: what speaks for it, what against it, and what would change it."""

from __future__ import annotations

from collections.abc import Sequence

from careercli.fit.explain import Change, Contribution, Explanation
from careercli.fit.result_json import NOTICE
from careercli.screens.document import Block, Document, Entries, Entry, Mark, Note, Paragraph, Section, Span

VERDICTS = {
    "strong": "By your answers it fits well.",
    "promising": "By your answers it is promising.",
    "worth a look": "By your answers it is worth a look.",
    "unlikely": "By your answers it is not among the likely ones.",
}


def explanation_document(explanation: Explanation, track_name: str) -> Document:
    """Why, or why not, one role, from the answers of the quiz."""
    suggestion = explanation.suggestion
    ruled_out = any(broken.rules_out for broken in suggestion.broken)
    verdict = "You ruled it out by a limit." if ruled_out else VERDICTS[suggestion.band.value]
    sections = [Section("verdict", "", (Paragraph((Span(verdict, "strong"),)),))]
    if suggestion.broken:
        entries = tuple(
            Entry(
                (Span(broken.text),),
                (
                    Span(
                        f'You said "{broken.said}"; {broken.role}.{" That rules it out." * broken.rules_out}',
                        "muted",
                    ),
                ),
                mark="minus",
            )
            for broken in suggestion.broken
        )
        sections.append(Section("limits", "Beyond your limits", (Entries(entries),)))
    sections += [
        Section("for", "Speaks for it", (_reasons(explanation.speaks_for, "plus"),)),
        Section("against", "Speaks against it", (_reasons(explanation.speaks_against, "minus"),)),
    ]
    if explanation.change is not None:
        words = change_words(explanation.change, suggestion.band.value)
        sections.append(Section("change", "What would have to be true", (Paragraph(words),)))
    parts = (
        ("liking of the work", suggestion.interests), ("values", suggestion.values),
        ("what you named", suggestion.expressed), ("strengths", suggestion.strengths),
        ("limits", suggestion.limits),
    )  # fmt: skip
    arithmetic = (
        f"Score {suggestion.score:+.2f} (standard error {suggestion.sd:.2f}): "
        f"{', '.join(f'{name} {share:+.2f}' for name, share in parts)}. Every part's share is in --json."
    )
    sections.append(Section("sum", "The arithmetic", (Note(arithmetic), Note(NOTICE))))
    return Document(title=f"{suggestion.role.title} and you", subtitle=track_name, sections=tuple(sections))


def change_words(change: Change, band: str) -> str:
    """What would matter most if it were true, in a sentence; `band` is what the role is now."""
    if change.band.value == band:
        return f"Nothing alone would be enough. What would count most: that {change.words}."
    return f"If {change.words}, it would be {change.band.value}."


def _reasons(reasons: Sequence[Contribution], mark: Mark) -> Block:
    if not reasons:
        return Paragraph("Nothing you said does.")
    return Entries(tuple(Entry((Span(reason.reason),), mark=mark) for reason in reasons))
