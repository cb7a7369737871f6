"""The study page: from a role or category to fields of study, and from a field to roles."""

from __future__ import annotations

from collections.abc import Sequence

from careercli.catalog.store import RoleRow
from careercli.landscape.category import Category
from careercli.landscape.study import NATION, FieldOutcomes, Outcome, StudyPath
from careercli.screens.document import (
    Block,
    Cell,
    Column,
    Commands,
    Document,
    Heading,
    Note,
    Paragraph,
    Section,
    Table,
)
from careercli.screens.figures import median, money, outlook_words, short_money
from careercli.screens.wording import NOT_PUBLISHED, counted, sentence
from careercli.values import value

ODD = "the crosswalk lists it; few come this way"
"""What is said of a field that leads to a category on paper."""

_UNPUBLISHED = "-"

_SHORT = {
    "Undergraduate Certificate or Diploma": "Certificate",
    "Associate's Degree": "Associate's",
    "Bachelor's Degree": "Bachelor's",
    "Post-baccalaureate Certificate": "Post-bachelor's",
    "Master's Degree": "Master's",
    "Graduate/Professional Certificate": "Graduate cert.",
    "Doctoral Degree": "Doctorate",
    "First Professional Degree": "Professional",
    "Non-Credential Program (Preparatory Coursework/Teacher Certification)": "Teacher cert.",
}

WHAT_IT_IS = (
    "Earnings: the median of a program's graduates who work and had federal student aid, four years after they "
    "finished (one year for some programs), whatever they work as; shown over programs, weighted by graduates. "
    "Debt: the median owed at graduation. Above: programs whose graduates earn more than a high-school graduate of "
    "the state. Small programs are suppressed: left out, never zero; a dash is not published. No school is named."
)


@value
class StudyPlace:
    """A state beside the nation: its postal code, and its name as the page says it."""

    state: str
    name: str


def credential_words(credential: str) -> str:
    """A credential in little room."""
    return _SHORT.get(credential, credential)


def study_document(
    title: str,
    category: Category,
    paths: Sequence[StudyPath],
    top: int,
    place: StudyPlace | None = None,
    slug: str | None = None,
) -> Document:
    """Fields of study that lead to a category, by graduates, and the outcomes of the first `top` of them.

    `slug` is the role asked about, None for a category alone.
    """
    subtitle = f"What people study for {category.title} ({category.soc})"
    if not paths:
        nothing = Paragraph(
            "The official crosswalk names no field of study for this category: people come to it by work, not by a "
            "course."
        )
        return Document(title=title, subtitle=subtitle, intro=(nothing, _entry(category)))
    told = [path for path in paths if not path.odd][:top] or list(paths[:top])
    sections = [Section("fields", "Fields that lead here", (_fields_table(paths), _fields_note(paths)))]
    for path in told:
        field = path.study.field
        blocks = _outcomes(path.study, place)
        sections.append(Section(f"field-{field.cip}", f"{field.title} ({field.code})", blocks))
    sections.append(Section("about", "What the figures are", (Paragraph(WHAT_IT_IS),)))
    sections.append(Section("next", "Look further", (_next(told[0], category, slug),)))
    return Document(title=title, subtitle=subtitle, intro=(_entry(category),), sections=tuple(sections))


def _entry(category: Category) -> Paragraph:
    projection = category.projection
    typical = NOT_PUBLISHED if projection is None or projection.education == "-" else projection.education
    vintage = f" ({projection.vintage})" if projection is not None else ""
    return Paragraph(f"Typical at entry: {typical}{vintage}.")


def _fields_table(paths: Sequence[StudyPath]) -> Table:
    columns = (
        Column("Field of study", wrap=True), Column("Graduates", "right"), Column("Most take", drop=2),
        Column("Median earned", "right", drop=1),
    )  # fmt: skip
    rows: list[tuple[Cell, ...] | None] = []
    for path in paths:
        outcomes = path.study.at()
        most = max(outcomes, key=lambda one: one.graduates, default=None)
        mark = f" ({ODD})" if path.odd else ""
        taken = credential_words(most.credential) if most is not None and most.graduates else ""
        earned = money(most.median) if most is not None else NOT_PUBLISHED
        graduates = f"{path.study.graduates:,}" if path.study.graduates else NOT_PUBLISHED
        rows.append((f"{path.study.field.title}{mark}", graduates, taken, earned))
    return Table(columns, tuple(rows))


def _fields_note(paths: Sequence[StudyPath]) -> Note:
    vintage = next((one.vintage for path in paths for one in path.study.at()), "College Scorecard")
    return Note(
        f"By graduates of all credentials, most first. Which field leads where: CIP 2020 to SOC 2018 crosswalk of "
        f"NCES and BLS, expert judgment. Graduates and earnings: {vintage}."
    )


def _outcomes(study: FieldOutcomes, place: StudyPlace | None) -> tuple[Block, ...]:
    national = study.at()
    vintage = next((one.vintage for one in national), "College Scorecard")
    if not national:
        return (Paragraph(f"What graduates earned is {NOT_PUBLISHED}."),)
    blocks: list[Block] = []
    if place is not None:
        here = study.at(place.state)
        blocks.append(Heading(f"Programs in {place.name}"))
        if here:
            blocks += _outcomes_table(here)
        else:
            blocks.append(Paragraph(f"Earnings of its graduates in {place.name} are {NOT_PUBLISHED}."))
        blocks.append(Heading("Programs in the United States"))
    return (*blocks, *_outcomes_table(national), Note(f"{vintage}; dollars a year, by the programs' graduates."))


def _outcomes_table(outcomes: Sequence[Outcome]) -> tuple[Block, ...]:
    """The credentials somebody is published for, and the names of the others."""
    columns = (
        Column("Credential"), Column("Median", "right"), Column("Middle half", "right", drop=1),
        Column("Owed", "right", drop=2), Column("Above", "right", drop=3), Column("Programs", "right", drop=5),
        Column("Graduates", "right", drop=4),
    )  # fmt: skip
    shown = [one for one in outcomes if one.median.published]
    rows = tuple(
        (
            credential_words(one.credential), money(one.median), _middle_half(one),
            money(one.debt) if one.debt.published else _UNPUBLISHED,
            _above(one), f"{one.with_earnings:,}", f"{one.graduates:,}",
        )
        for one in shown
    )  # fmt: skip
    rest = [credential_words(one.credential) for one in outcomes if not one.median.published and one.programs]
    blocks: list[Block] = [Table(columns, rows)] if rows else []
    if rest:
        blocks.append(Paragraph(f"{sentence(NOT_PUBLISHED)}: {', '.join(rest)}.", "muted"))
    return tuple(blocks)


def _middle_half(outcome: Outcome) -> str:
    low, high = outcome.p25.value, outcome.p75.value
    return _UNPUBLISHED if low is None or high is None else f"{short_money(low)} to {short_money(high)}"


def _above(outcome: Outcome) -> str:
    share = outcome.above_share
    return _UNPUBLISHED if share is None else f"{share * 100:.0f}%"


def _next(path: StudyPath, category: Category, slug: str | None) -> Commands:
    commands = [
        (f"careercli study {path.study.field.code}", "where this field leads"),
        (f"careercli landscape {category.soc}", "the category's figures"),
    ]
    if slug is not None:
        commands.append((f"careercli worth {slug}", "what the change costs from your job, and when it is even"))
    return Commands(tuple(commands))


def field_document(
    study: FieldOutcomes,
    led_to: Sequence[tuple[Category, bool]],
    roles: Sequence[RoleRow],
    place: StudyPlace | None = None,
) -> Document:
    """One field of study: what its graduates earned and owed, and the categories and roles it leads to."""
    field = study.field
    usual = [category for category, odd in led_to if not odd]
    odd = [category for category, odd in led_to if odd]
    sections = [Section("outcomes", "What graduates earned and owed", _outcomes(study, place))]
    sections.append(Section("roles", "Where it leads", _leads(usual, odd, roles)))
    sections.append(Section("about", "What the figures are", (Paragraph(WHAT_IT_IS),)))
    return Document(title=field.title, subtitle=f"Field of study {field.code} (CIP 2020)", sections=tuple(sections))


def _leads(usual: Sequence[Category], odd: Sequence[Category], roles: Sequence[RoleRow]) -> tuple[Block, ...]:
    if not usual and not odd:
        return (Paragraph("The official crosswalk names no occupation for this field."),)
    names: dict[str, list[str]] = {}
    for page in roles:
        names.setdefault(page.soc, []).append(page.title)
    columns = (
        Column("Category", wrap=True), Column("Median pay", "right"), Column("Outlook", drop=2, wrap=True),
        Column("Role pages", drop=1, wrap=True),
    )  # fmt: skip

    def row(category: Category) -> tuple[Cell, ...]:
        pages = ", ".join(names.get(category.soc, ())) or "figures only"
        return f"{category.title} ({category.soc})", median(category.pay), sentence(outlook_words(category)), pages

    rows: list[tuple[Cell, ...] | None] = [row(category) for category in _by_jobs(usual)]
    blocks: list[Block] = []
    if rows:
        blocks.append(Table(columns, tuple(rows)))
    if odd:
        blocks.append(Paragraph(f"On paper also ({ODD}): {'; '.join(one.title for one in _by_jobs(odd))}."))
    shown = counted(len(usual), "category", "categories")
    blocks.append(
        Note(f"{shown} by jobs, most first. Pay: BLS OEWS, of everybody in the category, not of graduates.")
    )
    return tuple(blocks)


def _by_jobs(categories: Sequence[Category]) -> list[Category]:
    return sorted(categories, key=lambda one: (-(one.employment.value or 0), one.soc))


def place_of(states: Sequence[str], name: str) -> StudyPlace:
    """The place whose programs are shown for a place somebody named: its state, the first of several."""
    state = states[0] if states else NATION
    return StudyPlace(state, name)
