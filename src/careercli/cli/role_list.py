"""`careercli list`: roles by what a person asks of them."""

# Annotations are evaluated where they stand: as texts, Typer would evaluate each three times at every start.

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from careercli.catalog.role import Education, Level, StartRoute
from careercli.catalog.store import SORTS, RoleFilter, RoleRow
from careercli.cli.arguments import Area, dollars, yearly_pay
from careercli.cli.completion import complete_skill, complete_track
from careercli.cli.output import AsJson, Format, emit, envelope
from careercli.cli.places import pay_at
from careercli.cli.roles import ListFormat, find_skill, find_track
from careercli.cli.session import Session, session_of
from careercli.cli.spoken import EDUCATION, LEVELS, ROUTES, Pay, months, step, understood
from careercli.errors import DataError, UsageError
from careercli.values import value

if TYPE_CHECKING:
    from careercli.landscape.category import Category, PlacePay
    from careercli.landscape.store import CategoryColumns

MARKET_SORTS = ("pay", "growth", "openings")
"""The orders that go by the category's figures, highest first."""

WAY_SORTS = ("months", "cost")
"""The orders that go by the way in, least first."""

REMOTE = (4, 5)
REGULAR_HOURS = (1, 2)


_OPTIONS = {
    "tracks": "--track", "levels": "--level", "education": "--education", "skills": "--skill", "routes": "--start",
    "months": "--max-months", "cost": "--max-cost", "paid": "--paid", "newcomers": "--newcomers",
    "area": "--area-of-interest",
}  # fmt: skip
"""The option that sets each condition of a RoleFilter, but for its days."""


@value
class Wanted:
    """All that one `list` asks for: what the catalogue filters by, and what goes by the category's figures."""

    roles: RoleFilter
    min_pay: int | None = None
    growing: bool = False

    def asked(self) -> "dict[str, Wanted]":
        """Every filter in use, by the option that set it, with what is asked for without it."""
        roles, untouched = self.roles, RoleFilter()
        found: dict[str, Wanted] = {}
        for name, option in _OPTIONS.items():
            nothing = getattr(untouched, name)
            if getattr(roles, name) != nothing:
                found[option] = replace(self, roles=replace(roles, **{name: nothing}))
        for one in roles.days:
            option = {"remote": "--remote", "irregular_hours": "--regular-hours"}.get(one[0], f"--{one[0]}")
            days = tuple(other for other in roles.days if other != one)
            found[option] = replace(self, roles=replace(roles, days=days))
        if self.min_pay is not None:
            found["--min-pay"] = replace(self, min_pay=None)
        if self.growing:
            found["--growing"] = replace(self, growing=False)
        return found


def list_roles(
    context: typer.Context,
    track: Annotated[
        list[str] | None,
        typer.Option("--track", "-t", help="Only this track (repeatable).", autocompletion=complete_track),
    ] = None,
    level: Annotated[
        list[str] | None,
        typer.Option(
            "--level",
            "-l",
            help=f"Rank: {', '.join(Level)} (repeatable). `entry` also brings ranks that newcomers can begin in.",
            metavar="LEVEL",
            autocompletion=lambda: [*Level],
        ),
    ] = None,
    newcomers: Annotated[
        bool, typer.Option("--newcomers", help="Open to newcomers: no earlier job is needed.")
    ] = False,
    education: Annotated[
        str | None,
        typer.Option(
            "--education",
            "-e",
            help=f"Roles that typically need at most this much: {', '.join(Education)}.",
            metavar="SCHOOLING",
            autocompletion=lambda: [*Education],
        ),
    ] = None,
    no_degree: Annotated[bool, typer.Option("--no-degree", help="Roles that need no college degree.")] = False,
    start: Annotated[
        list[str] | None,
        typer.Option(
            "--start",
            help=f"How one gets in: {', '.join(StartRoute)} (repeatable).",
            metavar="WAY",
            autocompletion=lambda: [*StartRoute],
        ),
    ] = None,
    max_months: Annotated[
        str | None,
        typer.Option(
            "--max-months",
            help="The way in takes at most this long: 18 (months), `3 weeks`, `2 years`.",
            metavar="TIME",
        ),
    ] = None,
    max_cost: Annotated[
        int | None,
        typer.Option("--max-cost", help="Tuition and fees at most this.", parser=dollars, metavar="DOLLARS"),
    ] = None,
    paid: Annotated[bool, typer.Option("--paid", help="Paid all the way while learning.")] = False,
    skill: Annotated[
        list[str] | None,
        typer.Option(
            "--skill", help="Roles that use this skill (repeatable: all of them).", autocompletion=complete_skill
        ),
    ] = None,
    people: Annotated[
        str | None, typer.Option("--people", help="Contact with people: low, medium, high.", metavar="STEP")
    ] = None,
    physical: Annotated[
        str | None, typer.Option("--physical", help="Bodily effort: low, medium, high.", metavar="STEP")
    ] = None,
    travel: Annotated[
        str | None, typer.Option("--travel", help="Nights away: low, medium, high.", metavar="STEP")
    ] = None,
    pace: Annotated[
        str | None, typer.Option("--pace", help="Time pressure: low, medium, high.", metavar="STEP")
    ] = None,
    remote: Annotated[bool, typer.Option("--remote", help="Can mostly be done from home.")] = False,
    regular_hours: Annotated[
        bool, typer.Option("--regular-hours", help="Hardly any nights, weekends or calls.")
    ] = False,
    area_of_interest: Annotated[
        str | None,
        typer.Option(
            "--area-of-interest",
            help="One of O*NET's 41 interest areas, such as animal-service or music.",
            metavar="AREA",
            autocompletion=lambda: list(_areas()),
        ),
    ] = None,
    min_pay: Annotated[
        Pay | None,
        typer.Option(
            "--min-pay",
            help="Category's median pay at least this: 60000 or 60k dollars a year, or `$20 an hour`.",
            parser=yearly_pay,
            metavar="DOLLARS",
        ),
    ] = None,
    growing: Annotated[
        bool, typer.Option("--growing", help="Category projected to grow at least as fast as average.")
    ] = False,
    sort: Annotated[
        str,
        typer.Option(
            "--sort",
            help=f"By {', '.join((*SORTS, *MARKET_SORTS, *WAY_SORTS))}.",
            autocompletion=lambda: [*SORTS, *MARKET_SORTS, *WAY_SORTS],
        ),
    ] = "track",
    area: Area = None,
    format: ListFormat = None,
    as_json: AsJson = False,
) -> None:
    """List roles, with filters."""
    session = session_of(context)
    orders = (*SORTS, *MARKET_SORTS, *WAY_SORTS)
    if sort not in orders:
        raise UsageError(f"cannot sort by {sort!r}", hint=f"--sort takes {', '.join(orders)}")
    schooling = None if education is None else understood("--education", education, EDUCATION, list(Education))
    if no_degree and (schooling is None or schooling.rank > Education.CERTIFICATE.rank):
        schooling = Education.CERTIFICATE
    days = [
        (name, *step(f"--{name}", typed))
        for name, typed in {"people": people, "physical": physical, "travel": travel, "pace": pace}.items()
        if typed is not None
    ]
    days += [("remote", *REMOTE)] if remote else []
    days += [("irregular_hours", *REGULAR_HOURS)] if regular_hours else []
    wanted = Wanted(
        RoleFilter(
            tracks=tuple(find_track(session, name) for name in track or []),
            levels=tuple(understood("--level", typed, LEVELS, list(Level)) for typed in level or []),
            education=schooling,
            skills=tuple(find_skill(session, name) for name in skill or []),
            routes=tuple(understood("--start", typed, ROUTES, list(StartRoute)) for typed in start or []),
            months=None if max_months is None else months(max_months),
            cost=max_cost,
            paid=paid,
            newcomers=newcomers,
            days=tuple(days),
            area=None if area_of_interest is None else _area(area_of_interest),
            sort=sort if sort in SORTS else "track",
        ),
        None if min_pay is None else min_pay.amount,
        growing,
    )
    if min_pay is not None and min_pay.reckoned:
        session.terminal.say(f"careercli: {min_pay.reckoned}", "muted")
    nation = markets_of(session, needed=min_pay is not None or growing or sort in MARKET_SORTS)
    here = pay_at(session, area, nation)
    markets = paid_in(nation, here)
    rows = ordered(_matching(session, wanted, markets), markets, sort)
    looser = {} if rows else _looser(session, wanted, markets)
    if as_json or format is Format.JSON:
        from careercli.cli.figures import UNITS

        about = (
            {"loosen": {option: [row.slug for row in found] for option, found in looser.items()}} if looser else {}
        )
        figures = session.figures.figures(markets) if markets else {}
        data = [row_plain(row, figures.get(row.soc), here) for row in rows]
        session.terminal.write(envelope("roles", data, units=UNITS, **about))
        return
    if format is Format.PLAIN:
        session.terminal.write("".join(f"{_record(row, nation.get(row.soc), here)}\n" for row in rows))
        if not rows:
            session.terminal.say(_hint(looser))
        return
    from careercli.screens.role_lists import list_document

    asked = frozenset(option.removeprefix("--") for option in wanted.asked()) | ({sort} - {"track", "title"})
    asked |= {"area"} if area is not None else set()
    emit(
        session.terminal,
        list_document(rows, by_track=sort == "track", markets=markets, here=here, asked=asked, looser=looser),
        format,
    )


def _areas() -> dict[str, str]:
    from careercli.catalog.areas import AREAS

    return AREAS


def _area(typed: str) -> str:
    """The interest area a person means, by its name in role files or in words."""
    known = {name: name for name in _areas()} | {words: name for name, words in _areas().items()}
    return understood("--area-of-interest", typed, known, list(_areas()))


def markets_of(session: Session, *, needed: bool) -> "dict[str, CategoryColumns]":
    """The figures of every category in use; none where the catalogue carries none. Raises DataError where a filter
    or an order is `needed` that goes by them.
    """
    if session.has_figures:
        return session.figures.columns(session.catalogue.categories_in_use())
    if needed:
        raise DataError("this catalogue carries no figures", hint="`careercli about` names the data in use")
    return {}


def paid_in(markets: "dict[str, CategoryColumns]", here: "PlacePay | None") -> "dict[str, CategoryColumns]":
    """The same with the median pay of a place, where it is published there; lists filter and sort by that."""
    if here is None:
        return markets
    return {soc: replace(one, median=here.medians.get(soc, one.median)) for soc, one in markets.items()}


def matching(rows: list[RoleRow], wanted: Wanted, markets: "dict[str, CategoryColumns]") -> list[RoleRow]:
    """Those of the rows that pass what goes by figures. A category whose figure is not published passes no filter
    that asks for it.
    """
    if wanted.min_pay is None and not wanted.growing:
        return rows
    from careercli.landscape.outlook import outlook

    def passes(row: RoleRow) -> bool:
        market = markets.get(row.soc)
        if wanted.min_pay is not None and (market is None or (market.median or 0.0) < wanted.min_pay):
            return False
        if not wanted.growing:
            return True
        return market is not None and market.growth is not None and outlook(market.growth).growing

    return [row for row in rows if passes(row)]


def _matching(session: Session, wanted: Wanted, markets: "dict[str, CategoryColumns]") -> list[RoleRow]:
    return matching(session.catalogue.rows(wanted.roles), wanted, markets)


def ordered(rows: list[RoleRow], markets: "dict[str, CategoryColumns]", sort: str) -> list[RoleRow]:
    """The rows in the order asked for; what is not known stands last."""

    def rank(row: RoleRow) -> tuple[bool, float]:
        if sort in WAY_SORTS:
            span = None if row.start is None else getattr(row.start, sort)
            return span is None, 0.0 if span is None else (span[0] + span[1]) / 2
        column = {"pay": "median", "growth": "growth", "openings": "openings"}[sort]
        amount = getattr(markets.get(row.soc), column, None)
        return amount is None, -(amount or 0.0)

    return sorted(rows, key=rank) if sort in (*MARKET_SORTS, *WAY_SORTS) else rows


def _looser(session: Session, wanted: Wanted, markets: "dict[str, CategoryColumns]") -> dict[str, list[RoleRow]]:
    """By each single filter without which something would appear: what that is; the fewest first."""
    found = {option: _matching(session, without, markets) for option, without in wanted.asked().items()}
    return dict(sorted(((o, rows) for o, rows in found.items() if rows), key=lambda pair: len(pair[1])))


def _hint(looser: dict[str, list[RoleRow]]) -> str:
    """What an empty answer says on stderr."""
    ways = [
        f"without {option} there are {len(rows)}, {rows[0].title} among them" for option, rows in looser.items()
    ]
    return "no role matches; " + ("; ".join(ways) if ways else "no single filter is what keeps roles out")


def row_plain(row: RoleRow, category: "Category | None", here: "PlacePay | None" = None) -> dict[str, object]:
    """One role of a list as JSON: the same fields whatever was asked for. `local` is null without a place, its pay
    where none is published there.
    """
    from careercli.catalog.codec import to_plain
    from careercli.cli.figures import columns_plain

    return {
        "slug": row.slug, "title": row.title, "track": row.track, "track_name": row.track_name,
        "level": row.level.value, "open_to_newcomers": row.newcomers, "education": row.education.value,
        "start": to_plain(row.start), "areas": list(row.areas), "conditions": dict(row.days), "soc": row.soc,
        "match": row.match.value,
        "category": columns_plain(category).get("category"),
        "local": None if here is None else {"place": here.place.name, "median_pay": here.medians.get(row.soc)},
        "file": row.origin or None,
    }  # fmt: skip


def _record(row: RoleRow, market: "CategoryColumns | None", here: "PlacePay | None") -> str:
    """One role as tab-separated cells, empty where not known, in the order that docs/cli.md names; with a
    place, the category's median there and the place behind them.
    """
    start = row.start
    way = (
        ("", "", "", "", "", "")
        if start is None
        else (start.route.value, *start.months, *start.cost, start.paid.value)
    )
    figures = ("", "", "") if market is None else (market.median, market.growth, market.openings)
    cells = (
        row.slug, row.title, row.track, row.level.value, row.education.value, *way,
        "newcomers" if row.newcomers else "", row.match.value, *figures, *row.days.values(),
        *(() if here is None else (here.medians.get(row.soc), here.place.name)),
    )  # fmt: skip
    return "\t".join(
        "" if cell is None else f"{cell:g}" if isinstance(cell, float) else str(cell) for cell in cells
    )
