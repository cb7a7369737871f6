"""Why one role suits a person, or why not: what speaks for it, what against it, and what would change it."""

from __future__ import annotations

from collections.abc import Sequence

from careercli.fit.explain import LEAST_SHARE, Change, Contribution, Explanation
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
        Section("against", "Speaks against it", (_reasons(_against(explanation), "minus"),)),
    ]
    if explanation.change is not None:
        words = change_words(explanation.change, suggestion.band.value)
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


def change_words(change: Change, band: str) -> str:
    """The one different answer that would matter most, in a sentence; `band` is what the role is now."""
    if change.kind == "track":
        named = change.now == "attracts me"
        condition = f"Had you {'named' if named else 'not named'} its family as one that attracts you"
    elif change.kind == "condition":
        condition = f'Without your limit on "{change.text}" ({change.was})'
    elif change.kind == "value":
        condition = f'Had you rated "{change.text}" {change.now} instead of {change.was}'
    else:
        condition = f'Had you said "{change.now}" of "{change.text}", not "{change.was}"'
    if change.band.value == band:
        return f"No single answer would be enough. What counts most: {condition[0].lower()}{condition[1:]}."
    after = {"unlikely": "it would drop out", "worth a look": "it would be worth a look"}
    return f"{condition}, {after.get(change.band.value, f'it would be {change.band.value}')}."


def _against(explanation: Explanation) -> Sequence[Contribution]:
    """The answer that speaks most against the role; limits stand in their own section."""
    worst = [one for one in reversed(explanation.contributions) if one.kind != "condition"][:1]
    return [one for one in worst if one.amount <= -LEAST_SHARE]


def _reasons(reasons: Sequence[Contribution], mark: Mark) -> Block:
    if not reasons:
        return Paragraph("None of your answers does.")
    return Entries(tuple(Entry((Span(reason.reason),), mark=mark) for reason in reasons))
