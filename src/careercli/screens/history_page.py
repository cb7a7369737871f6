"""`me history`: the quizzes taken, and what moved between them by more than their error."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from careercli.fit import MINUTES
from careercli.me.history import Past
from careercli.screens.document import Document, Entries, Entry, Note, Paragraph
from careercli.screens.wording import INTEREST_WORDS, sentence


def history_document(past: Sequence[Past], tracks: Mapping[str, str]) -> Document:
    """Every finished quiz, latest first; `tracks` maps slugs to names."""
    if not past:
        words = f"No quiz is finished yet: `careercli fit` takes about {MINUTES['standard']}."
        return Document(title="Your quizzes", intro=(Paragraph(words),))
    entries = tuple(_entry(one, tracks) for one in reversed(past))
    note = Note(
        "Named is only what moved by more than its error; smaller differences are what two quizzes of one person "
        "differ by anyway."
    )
    return Document(title="Your quizzes", subtitle=f"{len(past)} finished", intro=(Entries(entries), note))


def _entry(past: Past, tracks: Mapping[str, str]) -> Entry:
    names = ", ".join(tracks.get(slug, slug) for slug in past.families) or "no clear result"
    rated = "1 rated activity" if past.answered == 1 else f"{past.answered} rated activities"
    return Entry(past.taken.isoformat(), f"From {rated}: {names}.", _changes(past, tracks))


def _changes(past: Past, tracks: Mapping[str, str]) -> str:
    if past.first:
        return ""
    said = [
        f"{INTEREST_WORDS.get(one.interest, one.interest)} {'up' if one.after > one.before else 'down'} "
        f"from {one.before:.1f} to {one.after:.1f} of 5"
        for one in past.moved
    ]
    came = ", ".join(tracks.get(slug, slug) for slug in past.came)
    went = ", ".join(tracks.get(slug, slug) for slug in past.went)
    said += [f"new among the best: {came}"] if came else []
    said += [f"no longer: {went}"] if went else []
    return f"{sentence('; '.join(said))}." if said else "Nothing moved beyond its error."
