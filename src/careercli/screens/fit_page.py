"""The result of the fit quiz: six interests as bars, what is wanted from work, families, and roles with reasons.

Words and families, never a percentage.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from careercli.fit.answers import Answers
from careercli.fit.explain import LEAST_SHARE, Contribution, Explanation
from careercli.fit.result_json import NOTICE
from careercli.fit.riasec import LETTERS, NAMES
from careercli.fit.suggest import BrokenLimit, FitResult, Suggestion
from careercli.screens.document import (
    Block,
    Cell,
    Column,
    Commands,
    Document,
    Entries,
    Entry,
    Facts,
    Heading,
    Meter,
    Note,
    Paragraph,
    Section,
    Span,
    Table,
    Words,
)
from careercli.screens.wording import VALUE_WORDS
from careercli.values import value

INTEREST_WORDS = {
    "realistic": "tools, machines, the outdoors",
    "investigative": "finding out how things work",
    "artistic": "making and expressing",
    "social": "helping and teaching people",
    "enterprising": "leading, selling, persuading",
    "conventional": "order, records, numbers",
}
"""What each RIASEC type is about, in a few words."""

LIMIT_WORDS = {
    "people": "contact with people",
    "pace": "pace",
    "structure": "set procedures",
    "physical": "physical work",
    "outdoors": "outdoor work",
    "travel": "travel",
    "irregular-hours": "hours",
    "remote": "working from home",
    "writing": "reading and writing",
    "stakes": "what mistakes cost",
    "education": "schooling",
    "experience": "experience",
    "pay-floor": "pay",
}
"""Each condition question in a word or two; of any other the question itself is shown."""

_Z_WORDS = ((1.0, "much higher"), (0.35, "higher"), (-0.35, "average"), (-1.0, "lower"))
NEAR = 0.3
"""An answer whose share is at least this part of the largest is a reason too. Of such, the page names the one
that it has named least, so that ten roles do not come with the same two reasons."""

MOST_FAMILIES = 6


@value
class _Page:
    """What the entries of a result page look up; reasons: slug -> the answers named for and against the role."""

    answers: Answers
    tracks: Mapping[str, str]
    reasons: Mapping[str, tuple[Sequence[Contribution], Sequence[Contribution]]]


def result_document(
    result: FitResult,
    answers: Answers,
    tracks: Mapping[str, str],
    explanations: Mapping[str, Explanation],
    *,
    saved: bool,
) -> Document:
    """The result of the quiz.

    `tracks` maps slugs to names; `explanations` holds one per suggested role; `saved` tells whether answers
    are kept.
    """
    shown = (*result.suggestions, *result.outside)
    explained = [explanations[one.role.slug] for one in shown if one.role.slug in explanations]
    page = _Page(answers, tracks, _reasons(explained))
    sections = [
        Section("interests", "What you like doing", _interests(result)),
        Section("values", "What you want from work", _values(result)),
    ]
    if result.unclear is not None:
        words = f"No clear result: {result.unclear.value}."
        blocks: tuple[Block, ...] = (Paragraph((Span(words, "strong"),)), *_help(result))
        sections.append(Section("unclear", "What that suggests", blocks))
    else:
        sections += [
            Section("families", "Families of work", _families(result, tracks)),
            Section("roles", "Roles to look at", _suggestions(result.suggestions, page)),
        ]
        if result.outside:
            why = "From other families, on purpose: they fit in part, and a quiz can be wrong about the rest."
            blocks = (Paragraph(why), *_suggestions(result.outside, page, banded=False))
            sections.append(Section("outside", "Outside your usual", blocks))
        if result.help:
            sections.append(Section("sharper", "What would make it clearer", _help(result)))
    sections.append(Section("next", "Next", (_commands(result, saved),)))
    rated = f"{result.answered} rated activit{'y' if result.answered == 1 else 'ies'}"
    return Document(
        title="Your fit quiz", subtitle=f"from {rated}", intro=(Note(NOTICE),), sections=tuple(sections)
    )


def _interests(result: FitResult) -> tuple[Block, ...]:
    """Six bars with their error, highest first: expected mean rating 1-5 of all activities of the type."""
    profile = result.profile
    order = sorted(range(6), key=lambda place: -profile.z[place])
    rows: list[tuple[Cell, ...]] = []
    for place in order:
        name = NAMES[LETTERS[place]]
        mean, error = profile.mean[place], profile.sd[place]
        words = f"{mean:.1f} of 5, give or take {error:.1f}"
        bar = Meter(mean - 1, 4, words, low=max(mean - error - 1, 0), high=min(mean + error - 1, 4))
        rows.append((name.capitalize(), bar, _compared(profile.z[place]), INTEREST_WORDS[name]))
    columns = (Column(""), Column(""), Column(""), Column("", tone="muted", drop=1))
    note = Note(
        "The figure is how much you would like such activities; in a bar, thick is settled and thin still open. "
        "The words compare you with other people, which is what counts below."
    )
    return Table(columns, tuple(rows)), note


def _compared(z: float) -> str:
    return next((words for least, words in _Z_WORDS if z >= least), "much lower")


def _values(result: FitResult) -> tuple[Block, ...]:
    """What matters most and least; the values in between say little."""
    rated = {VALUE_WORDS[name]: mean for name, mean in result.work_values.items() if mean is not None}
    if not rated:
        return (Paragraph("You were not asked, or skipped it all."),)
    most, least = max(rated.values()), min(rated.values())
    if most - least < 1:
        return (Paragraph("Everything matters about alike to you, so this told no roles apart."),)
    facts = [
        ("Matters most", ", ".join(name for name, mean in rated.items() if mean > most - 0.6)),
        ("Matters least", ", ".join(name for name, mean in rated.items() if mean < least + 0.6)),
    ]
    return (Facts(tuple(facts)),)


def _families(result: FitResult, names: Mapping[str, str]) -> tuple[Block, ...]:
    sure = [family for family in result.families if family.confidence.value != "unclear"]
    shown = sure[:MOST_FAMILIES] or result.families[:3]
    rows = tuple((names.get(family.track, family.track), family.confidence.value) for family in shown)
    note = Note("How sure it is that a family is among your three best: strong, promising, mixed or unclear.")
    return Table((Column("", wrap=True), Column("", tone="accent")), rows), note


def _suggestions(suggestions: Sequence[Suggestion], page: _Page, *, banded: bool = True) -> tuple[Block, ...]:
    """The roles under their bands, best first; without bands for picks that are meant to be a stretch."""
    if not banded:
        return (Entries(tuple(_entry(suggestion, page) for suggestion in suggestions)),)
    blocks: list[Block] = []
    for band in dict.fromkeys(suggestion.band.value for suggestion in suggestions):
        entries = tuple(_entry(one, page) for one in suggestions if one.band.value == band)
        blocks += [Heading(band.capitalize()), Entries(entries)]
    return tuple(blocks)


def _entry(suggestion: Suggestion, page: _Page) -> Entry:
    role = suggestion.role
    lead = (Span(role.title, "strong"), Span(f"  {page.tracks.get(role.track, role.track)}, {role.level}", "muted"))
    reasons_for, reasons_against = page.reasons.get(role.slug, ((), ()))
    speaks_for = _brief(reasons_for, page)
    against = _outside(suggestion.broken) + _brief(reasons_against, page)
    body: Words = (Span("For: ", "good"), Span("; ".join(speaks_for))) if speaks_for else ""
    aside: Words = (Span("Against: ", "caution"), Span("; ".join(against))) if against else ""
    return Entry(lead, body, aside)


def _outside(broken: Sequence[BrokenLimit]) -> list[str]:
    names = [LIMIT_WORDS.get(one.id, f"{one.text[:1].lower()}{one.text[1:]}") for one in broken]
    if not names:
        return []
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return [f"not what you asked for in {listed}"]


def _reasons(
    explanations: Sequence[Explanation],
) -> dict[str, tuple[Sequence[Contribution], Sequence[Contribution]]]:
    """For each role, by slug: the answer that speaks most for it and one more that does; and one that speaks
    against it. Limits are named in words of their own.
    """
    named: Counter[tuple[str, str]] = Counter()

    def rarest(near: Sequence[Contribution]) -> list[Contribution]:
        if not near:
            return []
        chosen = min(near, key=lambda one: named[one.kind, one.id])
        named[chosen.kind, chosen.id] += 1
        return [chosen]

    reasons: dict[str, tuple[Sequence[Contribution], Sequence[Contribution]]] = {}
    for explanation in explanations:
        answered = [one for one in explanation.contributions if one.kind != "condition"]
        first = [one for one in answered[:1] if one.amount >= LEAST_SHARE]
        near = [one for one in answered[1:] if first and one.amount >= max(NEAR * first[0].amount, LEAST_SHARE)]
        against = [one for one in reversed(answered) if one.amount <= min(NEAR * answered[-1].amount, -LEAST_SHARE)]
        reasons[explanation.suggestion.role.slug] = ([*first, *rarest(near)], rarest(against))
    return reasons


def _brief(reasons: Sequence[Contribution], page: _Page) -> list[str]:
    """The answers behind some reasons in few words: "you like making up songs and staging a play"."""
    grouped: dict[str, list[str]] = {}
    for reason in reasons:
        grouped.setdefault(_answer_words(reason, page), []).append(reason.short)
    return [words.format(" and ".join(names)) for words, names in grouped.items()]


def _answer_words(reason: Contribution, page: _Page) -> str:
    """What the person said, with a place for what they said it of.

    What counts is how an answer differs from most people's: somebody may dislike what others dislike far more.
    """
    if reason.kind == "track":
        return "you named this family"
    if reason.kind == "value":
        if not reason.more:
            return "you put little weight on {}"
        return "you put weight on {}" if reason.amount > 0 else "you put weight on {}, which it offers less of"
    rating = page.answers.activities.get(reason.id, 3)
    if reason.more:
        return "you like {}" if rating > 3 else "you mind {} less than most"
    return "you dislike {}" if rating < 3 else "you like {} less than most"


def _help(result: FitResult) -> tuple[Block, ...]:
    return (Entries(tuple(Entry((Span(text),), mark="dot") for text in result.help)),) if result.help else ()


def _commands(result: FitResult, saved: bool) -> Commands:
    items: list[tuple[str, str]] = []
    if result.suggestions:
        slug = result.suggestions[0].role.slug
        items += [
            (f"careercli show {slug}", "read the first suggestion"),
            (f"careercli fit {slug}", "look at that one role honestly"),
        ]
        if saved:
            items.append((f"careercli fit explain {slug}", "why, why not, and what would change it"))
    items.append(("careercli fit", "go on, or answer again"))
    return Commands(tuple(items))
