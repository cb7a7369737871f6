"""The result of the fit quiz: roles with reasons, what was named, families, limits, interests and values.

Words and families, never a percentage.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from careercli.fit.answers import Answers
from careercli.fit.bank import FitBank
from careercli.fit.explain import LEAST_SHARE, Contribution, Explanation
from careercli.fit.limits import schooling_words
from careercli.fit.result_json import NOTICE
from careercli.fit.riasec import LETTERS, NAMES
from careercli.fit.suggest import BrokenLimit, FitResult, Named, Suggestion, Unclear
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
from careercli.screens.wording import INTEREST_WORDS, VALUE_WORDS, counted, sentence
from careercli.values import value

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
}
"""Each condition question in a word or two; of any other the question itself is shown."""

BEYOND = {
    "education": "the way in is longer than you want",
    "experience": "it asks for more experience than you have",
    "pay-floor": "it may pay less than you need",
}
"""What is said where a role is beyond what a person brings."""

_Z_WORDS = ((1.0, "much higher"), (0.35, "higher"), (-0.35, "average"), (-1.0, "lower"))
NEAR = 0.3
"""An answer whose share is at least this part of the largest is a reason too. Of such, the page names the one
that it has named least, so that ten roles do not come with the same two reasons."""

MOST_FAMILIES = 6
MOST_LIMITS = 4


BAND_WORDS = {
    "strong": ("Strong", "Strong so far"),
    "promising": ("Promising", "Promising so far"),
    "worth a look": ("Worth a look", "Worth a look"),
    "unlikely": ("Nearest, but faint", "Nearest, but faint"),
}
"""The heading of each band, and the softer one for few answers."""


@value
class _Page:
    """What the entries of a result page look up; reasons: slug -> what is said for and against the role."""

    tracks: Mapping[str, str]
    reasons: Mapping[str, tuple[Sequence[Contribution], Sequence[Contribution]]]


def shown_in(result: FitResult) -> tuple[Suggestion, ...]:
    """Every role that the page of a result names with reasons, each once, in the order of the page."""
    named = [one for family in result.named for one in (*family.jobs, *family.best)]
    starts = [point.suggestion for point in result.starting_points]
    listed = (*result.suggestions, *starts, *named, *result.outside)
    return tuple({one.role.slug: one for one in listed}.values())


def result_document(
    result: FitResult,
    answers: Answers,
    bank: FitBank,
    tracks: Mapping[str, str],
    explanations: Mapping[str, Explanation],
    *,
    saved: bool,
    commands: bool = True,
) -> Document:
    """The result of the quiz.

    `tracks` maps slugs to names; `explanations` holds one per role of `shown_in`; `saved` tells whether answers
    are kept, `commands` whether to name what can be typed next.
    """
    explained = [explanations[one.role.slug] for one in shown_in(result) if one.role.slug in explanations]
    page = _Page(tracks, _reasons(explained))
    sections: list[Section] = []
    if result.unclear is not None:
        sections.append(Section("unclear", "No clear result", _unclear(result, bank, page)))
    else:
        blocks = _suggestions(result, page)
        if result.soft:
            said = (
                f"From {counted(result.answered, 'answer')} this is a first guess; every further one settles more."
            )
            blocks = (Paragraph(said), *blocks)
        sections.append(Section("roles", "Roles to look at", blocks))
    if result.named:
        above = {one.role.slug for one in result.suggestions}
        blocks = tuple(block for named in result.named for block in _named(named, page, above))
        sections.append(Section("named", "What you named", blocks))
    if result.unclear is None:
        sections.append(Section("families", "Families of work", _families(result, tracks)))
    if result.ledger.entries:
        sections.append(Section("limits", "What your limits rule out", _limits(result)))
    if result.outside:
        why = "From other families, on purpose: they fit in part, and a quiz can be wrong about the rest."
        outside = Entries(tuple(_entry(suggestion, page) for suggestion in result.outside))
        sections.append(Section("outside", "Outside your usual", (Paragraph(why), outside)))
    sections += [
        Section("interests", "What you like doing", _interests(result)),
        Section("values", "What you want from work", _values(result)),
    ]
    if answers.strengths:
        names = "; ".join(bank.strength_by_id[id].text for id in answers.strengths)
        note = Note("Your own words, no test: they set roles in order that fit equally well.")
        sections.append(Section("strengths", "What you say you do well", (Paragraph(names), note)))
    if result.unclear is None and result.help:
        sections.append(Section("sharper", "What would make it clearer", _help(result)))
    if commands:
        sections.append(Section("next", "Next", (_commands(result, saved),)))
    rated = f"{result.answered} rated activit{'y' if result.answered == 1 else 'ies'}"
    return Document(
        title="Your fit quiz", subtitle=f"from {rated}", intro=(Note(NOTICE),), sections=tuple(sections)
    )


def _unclear(result: FitResult, bank: FitBank, page: _Page) -> tuple[Block, ...]:
    """Why there is no clear result, what to begin with all the same, and the one question that would help."""
    assert result.unclear is not None
    blocks: list[Block] = [Paragraph((Span(f"{sentence(result.unclear.value)}.", "strong"),))]
    if result.clash:
        one, two = (bank.item_by_id[id].short for id in result.clash)
        blocks.append(Paragraph(f"You rated {one} and {two} far apart; most people rate them alike."))
    blocks += _help(result)
    if result.starting_points:
        blocks.append(Heading("To begin with all the same"))
        # Nothing is read into answers that say nothing.
        meant = page if result.unclear in (Unclear.EVEN, Unclear.LIMITED) else replace(page, reasons={})
        entries = tuple(_entry(point.suggestion, meant, point.label) for point in result.starting_points)
        blocks.append(Entries(entries))
    if result.ask is not None:
        text = bank.item_by_id[result.ask].text
        blocks.append(
            Note(f"The question that would help most: how would you like to {text[0].lower()}{text[1:]}?")
        )
    return tuple(blocks)


def _named(named: Named, page: _Page, above: Set[str]) -> tuple[Block, ...]:
    """A named family's best roles, or in words why none fits; and the way to what is out of reach today."""
    blocks: list[Block] = [Heading(page.tracks.get(named.track, named.track))]
    jobs = {one.role.slug for one in named.jobs}
    inside = [one for one in named.jobs if not any(broken.rules_out for broken in one.broken)]
    best = [*inside, *(one for one in named.best if one.role.slug not in jobs)]
    if best:
        entries = []
        for one in best:
            # What stands above with its reasons need not be said twice.
            told = replace(page, reasons={}) if one.role.slug in above else page
            entry = _entry(one, told, "You named it" * (one.role.slug in jobs))
            entries.append(replace(entry, aside="") if one.role.slug in above else entry)
        blocks.append(Entries(tuple(entries)))
    for _, text, said, count in named.beyond:
        if count:
            blocks.append(
                Paragraph(f'Your answer to "{text}" ("{said}") rules out {counted(count, "role")} of it.')
            )
    for goal in named.goals:
        role = goal.wanted.role
        lead = (Span(role.title, "strong"), Span(": beyond your limits today, not out of the question", "muted"))
        why = "; ".join(f'you said "{one.said}" to "{one.text}"' for one in goal.wanted.broken if one.rules_out)
        rungs = ", ".join(rung.role.title for rung in goal.rungs)
        aside = f"Rungs of the same family within your limits: {rungs}." if rungs else ""
        way = f"The way there: {schooling_words(role)}. {sentence(why)}."
        blocks.append(Entries((Entry(lead, way, aside),)))
    return tuple(blocks)


def _limits(result: FitResult) -> tuple[Block, ...]:
    """How many roles are outside, by which answer, and what easing one step brings back."""
    ledger = result.ledger
    entries = []
    for entry in ledger.entries[:MOST_LIMITS]:
        lead = (Span(entry.text, "strong"), Span(f'  you said "{entry.said}": {entry.rules_out} out', "muted"))
        if entry.returns == 1:
            body = f'With "{entry.eased}", one returns: {entry.among[0]}.'
        elif entry.returns:
            among = " and ".join(entry.among[:2])
            body = f'With "{entry.eased}", {entry.returns} return, {among} among them.'
        else:
            body = "Easing it alone brings none back: other answers rule them out, too."
        entries.append(Entry(lead, body, mark="dot"))
    said = f"{ledger.outside} of {ledger.roles} roles are outside your limits."
    return Paragraph(said), Entries(tuple(entries))


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
        rows.append((sentence(INTEREST_WORDS[name]), bar, _compared(profile.z[place])))
    columns = (Column(""), Column(""), Column(""))
    note = Note(
        "A bar is how much you would like such activities: thick is settled, thin is still open. "
        "The words beside it compare you with other people, which is what counts below."
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


def _suggestions(result: FitResult, page: _Page) -> tuple[Block, ...]:
    """The roles under their bands, best first."""
    blocks: list[Block] = []
    for band in dict.fromkeys(suggestion.band.value for suggestion in result.suggestions):
        entries = tuple(_entry(one, page) for one in result.suggestions if one.band.value == band)
        blocks += [Heading(BAND_WORDS[band][result.soft]), Entries(entries)]
    return tuple(blocks)


def _entry(suggestion: Suggestion, page: _Page, label: str = "") -> Entry:
    role = suggestion.role
    about = f"  {page.tracks.get(role.track, role.track)}, {role.level}"
    lead = (
        Span(role.title, "strong"),
        Span(f"{about}{f': {label[0].lower()}{label[1:]}' if label else ''}", "muted"),
    )
    speaks_for, reasons_against = page.reasons.get(role.slug, ((), ()))
    against = [*_outside(suggestion.broken), *(one.brief for one in reasons_against)]
    reasons = "; ".join(one.brief for one in speaks_for)
    body: Words = (Span("For: ", "good"), Span(reasons)) if reasons else ""
    aside: Words = (Span("Against: ", "caution"), Span("; ".join(against))) if against else ""
    return Entry(lead, body, aside)


def _outside(broken: Sequence[BrokenLimit]) -> list[str]:
    names = [
        LIMIT_WORDS.get(one.id, f"{one.text[:1].lower()}{one.text[1:]}") for one in broken if one.id not in BEYOND
    ]
    said = [BEYOND[one.id] for one in broken if one.id in BEYOND]
    if not names:
        return said
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return [f"not what you asked for in {listed}", *said]


def _reasons(
    explanations: Sequence[Explanation],
) -> dict[str, tuple[Sequence[Contribution], Sequence[Contribution]]]:
    """For each role, by slug: what speaks most for it and one thing more that does; and one that speaks
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
        speaks_for, speaks_against = explanation.speaks_for, explanation.speaks_against
        first = list(speaks_for[:1])
        near = [one for one in speaks_for[1:] if one.amount >= max(NEAR * first[0].amount, LEAST_SHARE)]
        worst = min((one.amount for one in speaks_against), default=0.0)
        against = [one for one in speaks_against if one.amount <= min(NEAR * worst, -LEAST_SHARE)]
        reasons[explanation.suggestion.role.slug] = ([*first, *rarest(near)], rarest(against))
    return reasons


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
