"""What the explorer works with: the session's catalogue, figures and commands behind one seam."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING

from careercli.catalog.role import CategoryMatch, Education, Level, StartRoute
from careercli.catalog.store import RoleFilter, RoleRow
from careercli.cli.output import documents_into
from careercli.cli.places import local_figures, pay_at
from careercli.cli.role_list import (
    MARKET_SORTS,
    REGULAR_HOURS,
    REMOTE,
    WAY_SORTS,
    Wanted,
    markets_of,
    matching,
    ordered,
    paid_in,
)
from careercli.cli.session import Session
from careercli.cli.spoken import STEPS
from careercli.errors import NeedsTerminalError, NotFoundError
from careercli.explorer.desk import Arguments, Bookmark, Family, Filter, Line, Mine, Page, placed
from careercli.screens.answers import ROUTE_WORDS
from careercli.terminal.streams import Terminal
from careercli.values import value

if TYPE_CHECKING:
    from careercli.landscape.category import Place, PlacePay
    from careercli.landscape.store import CategoryColumns
    from careercli.me.model import Person
    from careercli.screens.document import Document

Run = Callable[[list[str]], int]
"""Runs one command line in the session, as if it had been typed; gives its exit code."""

_MOST_FOUND = 60
_MOST_PLACES = 40
_SHORT_WAYS = {StartRoute.ON_THE_JOB: "on the job", StartRoute.DEGREE_AND_LICENCE: "degree + license"}


@value
class _Choice:
    """One choice of a filter: its words, what `list` would be asked, and how that is typed."""

    words: str
    wanted: Wanted
    typed: Arguments


class SessionDesk:
    """The desk over one session."""

    def __init__(self, session: Session, run: Run) -> None:
        self.session = session
        self.run = run
        self._area = ""
        self._rows: dict[str, RoleRow] | None = None
        self._nation: dict[str, CategoryColumns] = {}
        self._paid: tuple[dict[str, CategoryColumns], PlacePay | None] | None = None
        self._lines: dict[str, Line] = {}
        self._sorted: dict[str, list[Line]] = {}
        self._matching: dict[tuple[int, int], frozenset[str]] = {}
        self._filters: list[tuple[str, list[_Choice]]] = []
        self._families: list[Family] = []
        self._places: dict[str, Place] | None = None
        self.terminal = session.terminal
        # Nothing may be written over the screen while the explorer has it.
        session.terminal = _quiet(StringIO(), StringIO())
        self._person: Person | None = None

    @property
    def area(self) -> str:
        """The place whose pay is told; empty for the nation."""
        return self._area

    @area.setter
    def area(self, name: str) -> None:
        if name != self._area:
            self._area, self._paid = name, None
            if name:  # as it was chosen, whatever else may be called so
                place = self._known_places().get(name)
                self.session.places |= {name: place} if place is not None else {}
            for known in (self._lines, self._sorted, self._matching):
                known.clear()

    # --- lists --------------------------------------------------------------------------------------------------

    @property
    def rows(self) -> dict[str, RoleRow]:
        """Every role's row, in the catalogue's order."""
        if self._rows is None:
            self._rows = {row.slug: row for row in self.session.catalogue.rows()}
            self._nation = markets_of(self.session, needed=False)
        return self._rows

    @property
    def _here(self) -> tuple[dict[str, CategoryColumns], PlacePay | None]:
        """The figures of every category with the pay of the place chosen, as in `list --area`; that pay alone."""
        if self._paid is None:
            try:
                here = pay_at(self.session, self.area or None, self._nation) if self.rows else None
            except NotFoundError:  # kept from a time when there was such a place
                self._area, here = "", None
            self._paid = paid_in(self._nation, here), here
        return self._paid

    def lines(self, sort: str) -> Sequence[Line]:
        """Every role, in an order of `list`."""
        if sort not in self._sorted:
            rows = ordered(list(self.rows.values()), self._here[0], sort)
            if sort in ("title", "level", "education"):
                rows = self.session.catalogue.rows(RoleFilter(sort=sort))
            self._sorted[sort] = [self._line(row) for row in rows]
        return self._sorted[sort]

    def sorts(self) -> Sequence[str]:
        """The orders of `list`; those by figures where there are some."""
        figures = MARKET_SORTS if self.session.has_figures else ()
        return ("track", "title", *figures, *WAY_SORTS, "level", "education")

    def _line(self, row: RoleRow) -> Line:
        if row.slug not in self._lines:
            markets, here = self._here
            market = markets.get(row.soc)
            way = "" if row.start is None else _SHORT_WAYS.get(row.start.route, ROUTE_WORDS[row.start.route])
            self._lines[row.slug] = Line(
                row.slug, row.title, row.track, row.track_name, row.level.value, way,
                None if market is None else market.median, row.match is CategoryMatch.BROADER,
                None if market is None else market.growth,
                nation=here is not None and row.soc not in here.medians,
            )  # fmt: skip
        return self._lines[row.slug]

    def families(self) -> Sequence[Family]:
        """Every track that has roles."""
        if not self._families:
            counts = self.session.catalogue.tracks()
            self._families = [Family(one.track.slug, one.track.name, one.total) for one in counts if one.total]
        return self._families

    def find(self, text: str) -> Sequence[Line]:
        """What `careercli search` finds, in its order."""
        rows = self.rows
        hits = self.session.find(text, _MOST_FOUND).hits
        codes = [hit.soc for hit in hits if hit.row is None]
        columns = self.session.figures.columns(codes) if codes and self.session.has_figures else {}
        here = pay_at(self.session, self.area or None, codes) if columns else None
        columns = paid_in(columns, here)
        return [
            _category_line(hit.soc, hit.title, columns.get(hit.soc), here)
            if hit.row is None
            else self._line(rows[hit.row.slug])
            for hit in hits
        ]

    # --- filters ------------------------------------------------------------------------------------------------

    def _known(self) -> list[tuple[str, list[_Choice]]]:
        if not self._filters:
            self._filters = list(_filters(self.families(), figures=self.session.has_figures))
        return self._filters

    def filters(self) -> Sequence[Filter]:
        """What can be filtered by."""
        return [Filter(name, ("any", *(choice.words for choice in choices))) for name, choices in self._known()]

    def matching(self, filter: int, choice: int) -> frozenset[str]:
        """The slugs that pass one choice."""
        if (filter, choice) not in self._matching:
            wanted = self._known()[filter][1][choice - 1].wanted
            if wanted.min_pay is None and not wanted.growing:
                found = self.session.catalogue.slugs(wanted.roles)
            else:
                found = frozenset(row.slug for row in matching(list(self.rows.values()), wanted, self._here[0]))
            self._matching[filter, choice] = found
        return self._matching[filter, choice]

    def list_command(self, text: str, chosen: Mapping[int, int], sort: str) -> Arguments:
        """`search` for what was typed, else `list` with the filters."""
        if text.strip():
            return ("search", *text.split())
        typed = [word for at, choice in chosen.items() if choice for word in self._known()[at][1][choice - 1].typed]
        return ("list", *typed, *(("--sort", sort) if sort != "track" else ()))

    # --- pages --------------------------------------------------------------------------------------------------

    def preview(self, key: str, *, short: bool = False) -> Document:
        """The first answers about a role; a category's first figures."""
        if key not in self.rows:
            page = self.page(placed(("landscape", key), self.area)).document
            assert page is not None
            return page
        from careercli.screens.role_preview import preview_document

        role = self.session.catalogue.role(key)
        market = self.session.market(role.category, self.area or None)
        return preview_document(role, self.rows[key].track_name, market, short=short)

    def paid(self, role: str) -> Document | None:
        """The pay of a role's category, beside its page."""
        from careercli.screens.role_preview import paid_document

        market = self.session.market(self.session.catalogue.role(role).category, self.area or None)
        return None if market is None else paid_document(market)

    def page(self, arguments: Arguments) -> Page:
        """Run a command without a terminal, and take the document it would write."""
        if arguments[:2] == ("me", "skills") and "--list" not in arguments:
            raise NeedsTerminalError("rating skills asks questions")  # a command lists them where nobody is asked
        said, out = StringIO(), StringIO()
        return self._page(arguments, _quiet(out, said), said, out)

    def make_ready(self) -> None:
        """Make a page that nobody sees: what it takes is loaded then."""
        for slug in list(self.rows)[:1]:
            self.page(("show", slug))

    def step_aside(self, arguments: Arguments) -> Page:
        """Run a command in the terminal; the document it ends in is taken."""
        said = StringIO()
        return self._page(arguments, replace(self.terminal, stderr=said), said, StringIO())

    def _page(self, arguments: Arguments, terminal: Terminal, said: StringIO, out: StringIO) -> Page:
        taken: list[Document] = []
        with self._at(terminal), documents_into(taken.append):
            try:
                self.run(list(arguments))
            finally:
                self._person = None
        lines = [*said.getvalue().splitlines(), *(out.getvalue().splitlines() if not taken else ())]
        told = tuple(line.removeprefix("careercli: ") for line in lines if line.strip())
        return Page(tuple(arguments), taken[-1] if taken else None, told)

    @contextmanager
    def _at(self, terminal: Terminal) -> Iterator[None]:
        """The session at another terminal for a moment."""
        own = self.session.terminal
        self.session.terminal = terminal
        try:
            yield
        finally:
            self.session.terminal = own

    def places_ready(self) -> bool:
        """Whether the figures of places are compiled."""
        from careercli.bundle.local import local_if_ready

        return self._places is not None or local_if_ready(self.session.locations) is not None

    def compile_places(self) -> None:
        """Compile them, telling the progress on the bare terminal."""
        with self._at(self.terminal), local_figures(self.session):
            pass

    def places(self, text: str) -> Sequence[str]:
        """States and metropolitan areas whose name begins so, then those with a word that does."""
        from careercli.catalog.names import fold

        wanted, names = fold(text), list(self._known_places())
        first = [name for name in names if fold(name).startswith(wanted)]
        words = [name for name in names if f" {wanted}" in f" {fold(name)}" and name not in first]
        return [*first, *words][:_MOST_PLACES]

    def _known_places(self) -> dict[str, Place]:
        """Every place by its name, states first."""
        if self._places is None:
            with local_figures(self.session) as figures:
                order = {"state": 0, "territory": 3, "metro": 1, "nonmetro": 2}
                known = sorted(figures.places, key=lambda place: (order.get(place.kind.value, 4), place.name))
                self._places = {place.name: place for place in known}
        return self._places

    def titles(self) -> Mapping[str, str]:
        """The slug of every role by its title."""
        return {row.title: row.slug for row in self.rows.values()}

    def title_of(self, slug: str) -> str:
        """A role's title; a category's own."""
        return self.rows[slug].title if slug in self.rows else slug

    def track_of(self, slug: str) -> tuple[str, Sequence[str]]:
        """A role's track and the slugs in it, from entry up."""
        if slug not in self.rows:
            return "", ()
        track = self.rows[slug].track
        return track, [row.slug for row in self.rows.values() if row.track == track]

    # --- what is kept -------------------------------------------------------------------------------------------

    @property
    def person(self) -> Person:
        """What is kept about the person, read once until a command ran."""
        if self._person is None:
            self._person = self.session.person
        return self._person

    def saved(self) -> frozenset[str]:
        """The roles on the shortlist."""
        return frozenset(saved.role for saved in self.person.shortlist)

    def current_role(self) -> str:
        """The role a person works in."""
        return self.person.current_role or ""

    def mine(self) -> Sequence[Mine]:
        """What is kept about the person, line by line."""
        person = self.person
        role = person.current_role or ""
        where = self.title_of(role) if role else "not said yet"
        lines = [
            Mine("You", "Overview and what is next", ("me",), ("me",)),
            Mine("You", f"Current role: {where}", ("show", role) if role else ("me",), ("me", "role"),
                 ("me", "role", "--none") if role else (), role, "change", "Which role do you work in now?"),
            Mine("You", f"Skills: {len(person.skills)} rated", ("me", "skills", "--list"), ("me", "skills"),
                 hint="rate"),
        ]  # fmt: skip
        for saved in person.shortlist:
            lines.append(
                Mine("Shortlist", f"{self.title_of(saved.role)}{f': {saved.why}' if saved.why else ''}",
                     ("show", saved.role), ("show", saved.role), ("me", "drop", saved.role), saved.role)
            )  # fmt: skip
        for slug, text in person.notes.items():
            first = text.strip().splitlines()[0] if text.strip() else ""
            lines.append(
                Mine("Notes", f"{self.title_of(slug)}: {first}", ("me", "note", slug, "--show"),
                     ("me", "note", slug), ("me", "note", slug, "--text", ""), slug, "edit")
            )  # fmt: skip
        for plan in person.plans:
            lines.append(
                Mine("Plans", f"{self.title_of(plan.role)}", ("me", "plan", "show", plan.name),
                     ("me", "plan", "show", plan.name), ("me", "plan", "drop", plan.name), plan.role)
            )  # fmt: skip
        for slug in dict.fromkeys(record.role for record in person.practice):
            count = sum(record.role == slug for record in person.practice)
            lines.append(
                Mine("Practice", f"{self.title_of(slug)}: {count} practiced", ("interview", slug, "--list"),
                     ("interview", slug), (), slug, "practice")
            )  # fmt: skip
        if person.latest_quiz is not None:
            lines.append(
                Mine("Results", f"Fit quiz of {person.latest_quiz.taken}", ("fit", "--last"), ("fit", "--last"))
            )
        elif person.quiz_draft is not None:
            lines.append(Mine("Results", "Fit quiz, begun", (), ("fit",), hint="go on"))
        else:
            lines.append(Mine("Results", "Fit quiz: not taken yet", (), ("fit",), hint="take it"))
        for check in person.fit_checks:
            words = str(check.result.get("headline", "begun, not finished"))
            lines.append(
                Mine("Results", f"{self.title_of(check.role)}: {words}", ("show", check.role),
                     ("fit", check.role), (), check.role, "look again")
            )  # fmt: skip
        return lines

    def bookmark(self) -> Bookmark:
        """Where the person left off; nothing with `--no-save`."""
        from careercli.me.place import read_place

        kept = read_place(self.session.locations.personal) if self.session.save else {}
        page = tuple(word for word in kept.get("page", ()) if isinstance(word, str))
        line, area = kept.get("line", 0), kept.get("area", "")
        return Bookmark(
            page, line if isinstance(line, int) else 0, area if isinstance(area, str) else "", bool(kept)
        )

    def keep(self, bookmark: Bookmark) -> None:
        """Remember where the person leaves off, unless nothing may be saved."""
        from careercli.me.place import keep_place

        if self.session.save:
            keep_place(
                self.session.locations.personal,
                {"page": list(bookmark.page), "line": bookmark.line, "area": bookmark.area},
            )


def _quiet(out: StringIO, said: StringIO) -> Terminal:
    """A terminal that nobody looks at and that asks nothing."""
    return Terminal(None, out, said, {"COLUMNS": "80"}, use_pager=False)


def _category_line(soc: str, title: str, market: CategoryColumns | None, here: PlacePay | None) -> Line:
    return Line(
        soc, title, "", "", "", "figures only", None if market is None else market.median, False,
        None if market is None else market.growth, page=False, nation=here is not None and soc not in here.medians,
    )  # fmt: skip


def _filters(families: Sequence[Family], *, figures: bool) -> Iterator[tuple[str, list[_Choice]]]:
    """Every filter of `careercli list` as choices."""
    from careercli.catalog.areas import AREAS

    def roles(words: str, typed: Arguments, **wanted: object) -> _Choice:
        return _Choice(words, Wanted(replace(RoleFilter(), **wanted)), typed)  # type: ignore[arg-type]

    def days(name: str, option: str) -> list[_Choice]:
        return [
            roles(word, (f"--{option}", word), days=((name, *STEPS[word]),)) for word in ("low", "medium", "high")
        ]

    if figures:
        yield (
            "Pay",
            [
                _Choice(f"${amount}k and up", Wanted(RoleFilter(), amount * 1000), ("--min-pay", f"{amount}k"))
                for amount in (40, 60, 80, 100, 120, 150)
            ],
        )
    degrees = (
        ("no degree", Education.CERTIFICATE), ("associate", Education.ASSOCIATE), ("bachelor", Education.BACHELOR),
        ("high school", Education.SECONDARY), ("none", Education.NONE),
    )  # fmt: skip
    yield "Schooling", [roles(words, ("--education", e.value), education=e) for words, e in degrees]
    yield "People", days("people", "people")
    yield "Way in", [roles(ROUTE_WORDS[one], ("--start", one.value), routes=(one,)) for one in StartRoute]
    if figures:
        yield "Growing", [_Choice("yes", Wanted(RoleFilter(), growing=True), ("--growing",))]
    yield (
        "Months",
        [
            roles(f"up to {words}", ("--max-months", str(months)), months=months)
            for months, words in (
                (3, "3 months"),
                (6, "6 months"),
                (12, "a year"),
                (24, "2 years"),
                (48, "4 years"),
            )
        ],
    )
    yield (
        "Cost",
        [
            roles(f"up to ${cost:,}" if cost else "nothing", ("--max-cost", str(cost)), cost=cost)
            for cost in (0, 1000, 5000, 20000, 60000)
        ],
    )
    yield "Paid meanwhile", [roles("all the way", ("--paid",), paid=True)]
    yield "Newcomers", [roles("welcome", ("--newcomers",), newcomers=True)]
    yield "Physical", days("physical", "physical")
    yield "Travel", days("travel", "travel")
    yield "Pace", days("pace", "pace")
    yield "Remote", [roles("mostly", ("--remote",), days=(("remote", *REMOTE),))]
    yield "Hours", [roles("regular", ("--regular-hours",), days=(("irregular_hours", *REGULAR_HOURS),))]
    yield "Level", [roles(level.value, ("--level", level.value), levels=(level,)) for level in Level]
    yield "Interest", [roles(words, ("--area-of-interest", name), area=name) for name, words in AREAS.items()]
    yield "Family", [roles(family.name, ("--track", family.slug), tracks=(family.slug,)) for family in families]
