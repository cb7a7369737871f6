"""Why one role suits a person, or why not: what speaks for it, what against it, and what would change it."""

from __future__ import annotations

from collections.abc import Sequence

from careercli.fit.explain import Contribution, Explanation
from careercli.fit.result_json import NOTICE
from careercli.screens.document import Block, Document, Entries, Entry, Mark, Note, Paragraph, Section, Span


def explanation_document(explanation: Explanation, track_name: str) -> Document:
    """Why, or why not, one role, from the answers of the quiz."""
    suggestion = explanation.suggestion
    verdicts = {
        "strong": "It fits well.",
        "promising": "It is promising.",
        "worth a look": "It is worth a look.",
    }
    sections = [
        Section(
            "verdict",
            "",
            (
                Paragraph(
                    (Span(verdicts.get(suggestion.band.value, "It is not among your suggestions."), "strong"),)
                ),
            ),
        ),
    ]
    if suggestion.broken:
        entries = tuple(
            Entry(
                f"{broken.text}",
                "You ruled this out." if broken.rules_out else "Beyond what you would like.",
                mark="minus",
            )
            for broken in suggestion.broken
        )
        sections.append(Section("limits", "Beyond your limits", (Entries(entries),)))
    sections += [
        Section("for", "Speaks for it", (_reasons(explanation.speaks_for, "plus", "None of your answers does."),)),
        Section(
            "against",
            "Speaks against it",
            (_reasons(explanation.speaks_against, "minus", "None of your answers does."),),
        ),
    ]
    change = explanation.change
    if change is not None:
        words = (
            f"{change.text}: had you answered {change.now!r} where you said {change.was!r}, "
            f"it would be {change.band.value}."
        )
        sections.append(Section("change", "What would change it most", (Paragraph(words),)))
    parts = (
        ("interests", suggestion.interests), ("values", suggestion.values),
        ("families you named", suggestion.expressed), ("limits", suggestion.limits),
    )  # fmt: skip
    arithmetic = (
        f"Score {suggestion.score:+.2f} (standard error {suggestion.sd:.2f}): "
        f"{', '.join(f'{name} {share:+.2f}' for name, share in parts)}. Every answer's share is in --json."
    )
    sections.append(Section("sum", "The arithmetic", (Note(arithmetic), Note(NOTICE))))
    return Document(title=f"{suggestion.role.title} and you", subtitle=track_name, sections=tuple(sections))


def _reasons(reasons: Sequence[Contribution], mark: Mark, nothing: str) -> Block:
    if not reasons:
        return Paragraph(nothing)
    return Entries(tuple(Entry((Span(_sentence(reason.reason)),), mark=mark) for reason in reasons))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text[:1].upper()}{text[1:]}."
