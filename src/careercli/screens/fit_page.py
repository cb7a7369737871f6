"""What the fit quiz and the fit check say, in words and families, never as a percentage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from careercli.catalog.role import Role
from careercli.fit.answers import Answers
from careercli.fit.explain import Contribution, Explanation
from careercli.fit.result_json import NOTICE
from careercli.fit.riasec import LETTERS, NAMES
from careercli.fit.suggest import FitResult, Suggestion
from careercli.fit.verdict import Point, Verdict
from careercli.screens.document import (
    Block,
    Cell,
    Column,
    Commands,
    Document,
    Entries,
    Entry,
    Heading,
    Mark,
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
    "realistic": "hands, tools, machines, the outdoors",
    "investigative": "finding out how things work",
    "artistic": "making and expressing",
    "social": "helping and teaching people",
    "enterprising": "leading, selling, persuading",
    "conventional": "order, records, numbers",
}
"""What each RIASEC type is about, in a few words."""

_Z_WORDS = (
    (1.0, "much more than most"),
    (0.35, "more than most"),
    (-0.35, "about like most"),
    (-1.0, "less than most"),
)


@value
class _Page:
    """What the entries of a result page look up."""

    answers: Answers
    tracks: Mapping[str, str]
    questions: Mapping[str, str]
    explanations: Mapping[str, Explanation]


def result_document(
    result: FitResult,
    answers: Answers,
    tracks: Mapping[str, str],
    questions: Mapping[str, str],
    explanations: Mapping[str, Explanation],
    *,
    saved: bool,
) -> Document:
    """The result of the quiz.

    `tracks` maps slugs to names, `questions` ids to their words; `explanations` holds one per suggested role;
    `saved` tells whether answers are kept.
    """
    page = _Page(answers, tracks, questions, explanations)
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
        bar = Meter(
            mean - 1,
            4,
            f"{_compared(profile.z[place])}",
            low=max(mean - error - 1, 0),
            high=min(mean + error - 1, 4),
        )
        rows.append((name.capitalize(), bar, _compared(profile.z[place]), INTEREST_WORDS[name]))
    columns = (Column(""), Column(""), Column(""), Column("", tone="muted", drop=1))
    note = Note(
        "Bars: how much you would like such activities on the whole, the lighter part still open. Words: compared "
        "with other people, which is what counts below."
    )
    return Table(columns, tuple(rows)), note


def _compared(z: float) -> str:
    return next((words for least, words in _Z_WORDS if z >= least), "much less than most")


def _values(result: FitResult) -> tuple[Block, ...]:
    rated = {name: mean for name, mean in result.work_values.items() if mean is not None}
    if not rated:
        return (Paragraph("You were not asked, or skipped them: `careercli fit --length standard` asks."),)
    rows = tuple(
        (VALUE_WORDS[name].capitalize(), Meter(mean - 1, 4, f"{mean:.1f} of 5"))
        for name, mean in sorted(rated.items(), key=lambda pair: -pair[1])
    )
    return (Table((Column(""), Column("")), rows),)


def _families(result: FitResult, names: Mapping[str, str]) -> tuple[Block, ...]:
    shown = [family for family in result.families if family.confidence.value != "unclear"][:6] or result.families[
        :3
    ]
    rows = tuple((names.get(family.track, family.track), family.confidence.value) for family in shown)
    note = Note("How sure it is that the family is among your three best: strong, promising, mixed or unclear.")
    return Table((Column("", tone="strong"), Column("")), rows), note


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
    explanation = page.explanations.get(role.slug)
    speaks_for = [_brief(reason, page) for reason in explanation.speaks_for] if explanation else []
    against = [f"beyond your limit on {broken.text[:1].lower()}{broken.text[1:]}" for broken in suggestion.broken]
    against += [_brief(reason, page) for reason in explanation.speaks_against] if explanation else []
    body: Words = (Span("For: ", "good"), Span(f"{'; '.join(speaks_for)}.")) if speaks_for else ""
    aside: Words = (Span("Against: ", "caution"), Span(f"{'; '.join(against)}.")) if against else ""
    return Entry(lead, body, aside)


def _brief(reason: Contribution, page: _Page) -> str:
    """One answer in a few words: `you like "Repair a faucet that drips"`."""
    if reason.kind == "track":
        return f"you named {page.tracks.get(reason.id, reason.id)}"
    text = page.questions.get(reason.id, reason.id)
    rating = page.answers.activities.get(reason.id) or page.answers.values.get(reason.id)
    if reason.kind == "condition" or rating is None:
        return f"your limit on {text[:1].lower()}{text[1:]}"
    liked, neutral, disliked = (
        ("you like", "you would not mind", "you dislike")
        if reason.kind == "activity"
        else ("it matters to you:", "it matters somewhat:", "it matters little:")
    )
    return f'{liked if rating >= 4 else neutral if rating == 3 else disliked} "{text}"'


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text[:1].upper()}{text[1:]}."


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


def verdict_document(role: Role, verdict: Verdict) -> Document:
    """The result of the fit check of one role, in words; no score."""
    sections = [Section("headline", "", (Paragraph((Span(verdict.headline, "strong"),)),))]
    if verdict.agreements:
        sections.append(Section("agree", "Where you and the role agree", (_points(verdict.agreements, "plus"),)))
    if verdict.tensions:
        title = "The tensions that people quit over"
        sections.append(Section("tensions", title, (_points(verdict.tensions, "minus"),)))
    labels = {"have": "You have", "learning": "You are learning", "not-yet": "Not yet"}
    skills = tuple(
        Entry(labels[key], ", ".join(names)) for key, names in verdict.skills.items() if names and key in labels
    )
    if skills:
        sections.append(Section("skills", "Its core skills and yours", (Entries(skills),)))
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
    commands = (
        (f"careercli show {role.slug}", "the whole page"),
        (f"careercli interview {role.slug}", "practice its questions"),
        (f"careercli gap {role.slug}", "what is missing, skill by skill"),
    )
    sections.append(Section("next", "Next", (Commands(commands), Note(NOTICE))))
    return Document(title=f"{role.title}: a fit check", sections=tuple(sections))


def _points(points: Sequence[Point], mark: Mark) -> Entries:
    return Entries(tuple(Entry(point.text, point.because, mark=mark) for point in points))
