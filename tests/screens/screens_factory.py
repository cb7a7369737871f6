"""Small made-up roles, categories and documents, so that tests of screens do not depend on the real data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from careercli.catalog.role import (
    Advancement,
    CategoryLink,
    CategoryMatch,
    Changing,
    Conditions,
    CoreSkill,
    Credential,
    CredentialNeed,
    Education,
    EducationNeed,
    EntryRoute,
    ExperienceNeed,
    Fit,
    GroupOf,
    HelpfulSkill,
    Hours,
    Interests,
    Lateral,
    Level,
    PaidWhileLearning,
    Question,
    QuestionKind,
    Requirements,
    Role,
    Rung,
    Schedule,
    Share,
    Skills,
    Start,
    StartRoute,
    StartStep,
    Statement,
    Term,
    Variation,
    Week,
    WorkValues,
)
from careercli.catalog.store import RoleRow
from careercli.catalog.way_in import WayIn
from careercli.landscape.category import (
    AiExposure,
    Amount,
    Category,
    Classification,
    JobZone,
    PaySpread,
    PayUnit,
    Place,
    PlaceFigures,
    PlaceKind,
    Projection,
    Ratings,
    YearFigure,
)
from careercli.screens.document import (
    Bullets,
    Climbs,
    Column,
    Commands,
    Document,
    Entries,
    Entry,
    Facing,
    Facts,
    Group,
    Heading,
    Levels,
    Meter,
    Note,
    Paragraph,
    Point,
    Section,
    Span,
    Spread,
    Spreads,
    Strips,
    Table,
    Trend,
)
from careercli.screens.markdown import render_markdown
from careercli.screens.plain import render_plain
from careercli.screens.rich_page import render_rich

Writer = Callable[[Document, int], str]

WRITERS: dict[str, Writer] = {
    "rich": lambda document, width: render_rich(document, width, colored=False),
    "colored": lambda document, width: render_rich(document, width, colored=True),
    "plain": render_plain,
    "accessible": lambda document, width: render_plain(document, width, accessible=True),
    "markdown": lambda document, _width: render_markdown(document),
}
"""Every way a document is written, as (document, width) -> text."""


def squeezed(text: str) -> str:
    """The text without any white space: what is left of it however its lines were broken."""
    return "".join(text.split())


def every_block() -> Document:
    """A document that holds every kind of block; its longest word has ten letters."""
    return Document(
        title="A page of all",
        subtitle="Every block, once or twice",
        lines=("a line under it",),
        intro=(Note("Before the first section."),),
        sections=(
            Section("prose", "Prose", (Paragraph("A paragraph of plain words."), Heading("Small head"))),
            Section(
                "facts",
                "Facts",
                (
                    Facts((("Label", "value of it"), ("Other", (Span("strong", "strong"), Span(" and plain"))))),
                    Strips(Facts((("Here", "left"),), "Left"), Facts((("There", "right"),), "Right")),
                ),
            ),
            Section(
                "entries",
                "Entries",
                (
                    Entries(
                        (
                            Entry("lead one", "body one", "aside one", "side"),
                            Entry((Span("lead two", "strong"), Span("  beside it", "muted")), mark="up"),
                        )
                    ),
                    Bullets(("one short line", (Span("strong ", "strong"), Span("second")))),
                    Facing(
                        Group("For", (Entry("speaks for", "because so", mark="plus"),), "good"),
                        Group("Against", (Entry("speaks not", "because no", mark="minus"),), "caution"),
                    ),
                ),
            ),
            Section(
                "levels",
                "Levels",
                (
                    Levels((("Kneading", 4, "all day long"), ("Shaping", 2, ""))),
                    Climbs((("Tasting", 2, 4, "a higher level"), ("Baking", 0, 3, ""))),
                ),
            ),
            Section("table", "Table", (a_table(),)),
            Section(
                "charts",
                "Charts",
                (
                    Trend(
                        "Jobs",
                        (
                            Point("2019", 5.0, "five", "five"),
                            Point("2020", None, "none", ""),
                            Point("2021", 9.0, "nine", "nine"),
                        ),
                    ),
                    Spreads(
                        (Spread("Bakers", (1.0, 2.0, 3.0, 4.0, 5.0)),), (0.0, "$0"), (5.0, "$5"), ((2.0, "$2"),)
                    ),
                ),
            ),
            Section("next", "Next", (Commands((("cc show it", "the whole page"),)), Note("Small print."))),
        ),
    )


def a_table() -> Table:
    """A table with a meter, a right-aligned column, a gap, and columns that may leave."""
    return Table(
        (Column("Role"), Column("Pay", "right"), Column("", drop=3), Column("Slug", drop=1)),
        (
            ("Baker", "$40,000", Meter(4, 10, "4 of 10"), "baker"),
            None,
            ("Head baker", "$60,000", Meter(6, 10, "6 of 10"), "head-baker"),
        ),
    )


ALL_WORDS = (
    "A page of all", "Every block, once or twice", "a line under it", "Before the first section.",
    "A paragraph of plain", "Small head", "Label", "value of it",
    "strong and plain", "Here", "left", "There", "right", "Left", "Right",
    "lead one", "body one", "aside one", "lead two", "beside it", "For", "speaks for", "because so", "Against",
    "speaks not", "because no", "Kneading", "all day long", "Shaping", "Tasting", "a higher level", "Baking",
    "Role", "Baker", "$40,000", "baker", "Head baker", "$60,000", "Jobs", "2019", "five", "2021", "nine",
    "cc show it", "the whole page", "Small print.",
)  # fmt: skip
"""What `every_block` says, in whatever form it is written."""


def pay(
    *points: float | str | None, unit: PayUnit = PayUnit.ANNUAL, mean: str = "50000", error: str = "0.5"
) -> PaySpread:
    """A spread of the five percentiles: numbers, None for not published, `>=239200` for top-coded."""
    amounts = [Amount.parse("-" if point is None else str(point)) for point in points]
    return PaySpread.of(unit, [Amount.parse(mean), Amount.parse(error), *amounts], "BLS OEWS May 2025")


def years(
    figures: Mapping[int, tuple[str, str]], *, other: Iterable[int] = (), unit: PayUnit = PayUnit.ANNUAL
) -> tuple[YearFigure, ...]:
    """History from {year: (employment, median)}; in the years `other` the code covered other jobs."""
    return tuple(
        YearFigure(
            year, Classification.SOC_2018, Amount.parse(jobs), Amount.parse(median), unit, year not in other, "OEWS"
        )
        for year, (jobs, median) in figures.items()
    )  # fmt: skip


HISTORY = {year: (str(1000 + 10 * year), str(20 * year)) for year in range(2017, 2026)}

PROJECTION = Projection(
    2024, 2034, Amount(407.0), Amount(433.7), Amount(26.7), Amount(6.6), Amount(34.3), Amount(3.6), Amount(2.1),
    Amount(5.4), Amount(7.5), "Bachelor's degree", "5 years or more", "None", "BLS Employment Projections 2024-34",
)  # fmt: skip


def ratings(*values: tuple[str, float], parts: tuple[str, ...] = ()) -> Ratings:
    return Ratings(values, parts or ("51-3011.00",), bool(parts), "O*NET 30.3")


def make_category(soc: str = "51-3011", title: str = "Bakers", **changes: Any) -> Category:
    """A category with every figure there can be; `changes` replace fields."""
    category = Category(
        soc=soc,
        title=title,
        published_as=None,
        parts=(),
        employment=Amount(395240),
        employment_error=Amount(0.8),
        pay=pay(30000, 40000, 50000, 60000, 70000),
        history=years(HISTORY),
        projection=PROJECTION,
        interests=ratings(("Realistic", 5.5), ("Artistic", 3.0)),
        work_values=ratings(("Support", 4.0)),
        job_zone=JobZone(2.0, ("51-3011.00",), False, "O*NET 30.1"),
        skills=ratings(("Monitoring", 3.1), ("Speaking", 2.9)),
        knowledge=ratings(("Food Production", 4.2)),
        ai_exposure=AiExposure(0.31, 0.125, ("51-3011.00",), False, "Eloundou et al. 2024"),
    )
    return replace(category, **changes)


def bare_category(soc: str = "99-9999", title: str = "Nothing Published") -> Category:
    """A category that only has a name."""
    nothing: dict[str, Any] = dict.fromkeys(
        ("pay", "projection", "interests", "work_values", "job_zone", "skills", "knowledge", "ai_exposure")
    )
    return make_category(soc, title, employment=Amount(), employment_error=Amount(), history=(), **nothing)


def place_figures(
    name: str = "Austin, TX", spread: PaySpread | None = None, employment: str = "120", quotient: str = "0.67"
) -> PlaceFigures:
    return PlaceFigures(
        "51-3011", Place("12420", name, PlaceKind.METRO, ("TX",)), Amount.parse(employment), Amount(),
        Amount.parse(quotient), spread or pay(20000, 30000, 40000, 50000, 60000),
    )  # fmt: skip


def make_role(slug: str = "baker", **changes: Any) -> Role:
    """A role with something in every field; `changes` replace fields."""
    title = slug.replace("-", " ").title()
    role = Role(
        slug=slug,
        track="bakery",
        title=title,
        aliases=("Bread Maker", "Oven Hand"),
        level=Level.ENTRY,
        summary=f"A {title} bakes bread before dawn.",
        category=CategoryLink("51-3011", CategoryMatch.CLOSE, "It counts factory bakers too."),
        day_to_day=("The oven is hot at three.", "By noon the shelves are empty."),
        fit=Fit(
            "People who rise early.",
            (Statement("You wake before the alarm.", "Dough does not wait."),),
            (Statement("You hate flour.", "It is everywhere."),),
            "Regulars ask for you.",
        ),
        interests=Interests(6.0, 2.0, 4.0, 3.0, 2.0, 3.5),
        values=WorkValues(3.0, 4.0, 2.0, 5.0, 4.0, 3.0),
        conditions=Conditions(2, 4, 3, 5, 1, 1, 5, 1, 1, 2),
        varies=(Variation("Shop size", "In a small shop you do it all."),),
        skills=Skills(
            (CoreSkill("kneading", 3, "Dough comes first."), CoreSkill("timing", 4, "Ovens do not wait.")),
            (HelpfulSkill("counting-up", 2),),
            ("Oven", "Scale"),
        ),
        requirements=Requirements(
            EducationNeed(Education.SECONDARY, "Nobody asks."),
            ExperienceNeed((0, 2), "In a kitchen."),
            (Credential("Food Handler Card", CredentialNeed.REQUIRED, "A short course."),),
            (EntryRoute("a kitchen job", "Ask for a trial shift."),),
        ),
        advancement=(
            Advancement("head-baker", None, (2, 4), "You plan the night."),
            Advancement(None, "Bakery Owner", (5, 9), "You own the debt."),
        ),
        lateral=(Lateral("boat-builder", None, "Steady hands.", "Rope."), Lateral(None, "Cook", "Heat.", "Meat.")),
        interview=(Question("Why bread?", QuestionKind.MOTIVATION, "Whether you stay.", "A story.", "No idea."),),
        related=("pastry-cook", "gone-role"),
        reviewed="2026-11",
        does=("Weigh flour and mix dough", "Shape loaves and rolls", "Watch the oven"),
        week=Week(
            Hours((38, 44), 55, "The week before a feast."),
            (Schedule.NIGHTS, Schedule.WEEKENDS),
            "A hot back room. The shop is in front.",
            (Share(30, "shaping"), Share(70, "mixing and baking")),
        ),
        start=Start(
            StartRoute.ON_THE_JOB,
            (3, 12),
            (0, 900),
            PaidWhileLearning.FULLY,
            "No diploma is asked for.",
            (StartStep("Ask for a trial shift.", 0), StartStep("Learn the doughs.", 6)),
        ),
        ladder=(
            Rung("Beginner", "Scales and trays.", (10, 25)),
            Rung("Baker", "A whole dough.", (25, 60)),
            Rung("Head baker", "The night.", (60, 90)),
        ),
        changing=Changing("2026-11", ("Shaping by hand.",), ("Sourdough orders.",), "There is still a first job."),
        body="Your back tells you. Burns heal.",
        leaves="Many go in the first winter. Some for a day job.",
        try_it=("Bake six loaves on a Sunday.",),
        ask_them=("When do you sleep?",),
        words=(Term("Proof", "The rise before baking."),),
        groups=(GroupOf("Guild of Bakers", "Courses."),),
        areas={"culinary-art": 3},
    )
    return replace(role, **changes)


def row(slug: str, track: str = "bakery", origin: str = "") -> RoleRow:
    title = slug.replace("-", " ").title()
    name = {"bakery": "Bread and Cakes", "boats": "Boats"}[track]
    way = WayIn(StartRoute.ON_THE_JOB, (3, 12), (0, 900), PaidWhileLearning.FULLY)
    days = {"people": 2, "pace": 4, "physical": 5, "travel": 1, "irregular_hours": 5, "remote": 1}
    return RoleRow(
        slug, title, track, name, Level.MID, Education.SECONDARY, "51-3011", origin, CategoryMatch.CLOSE, True, way,
        ("culinary-art",), days,
    )  # fmt: skip


OLDER: dict[str, Any] = {
    "does": (), "week": None, "start": None, "ladder": (), "changing": None, "body": "", "leaves": "", "try_it": (),
    "ask_them": (), "words": (), "groups": (), "areas": None,
}  # fmt: skip
"""What a role of the older form has in place of the plain answers."""


def section_text(document: Document, key: str, width: int = 88) -> str:
    """One section in plain text, its lines joined."""
    return " ".join(render_plain(document.only([key]), width).split())


def only_block(*blocks: Any) -> Document:
    return Document(sections=(Section("one", "", tuple(blocks)),))


def lines_of(document: Document, width: int, writer: str = "plain") -> Sequence[str]:
    return WRITERS[writer](document, width).splitlines()
