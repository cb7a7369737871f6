"""`careercli landscape ROLE|SOC`: the official figures of a category in full."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from careercli.cli.arguments import Area
from careercli.cli.completion import complete_one_role
from careercli.cli.output import AsJson, Format, PageFormat, emit, envelope
from careercli.cli.session import Session, session_of
from careercli.errors import DataError, NotFoundError, UsageError

if TYPE_CHECKING:
    from careercli.landscape.category import Category


MOST_OFFERED = 5
"""Categories offered where several may be meant."""

MOST_RANKED = 15
"""Rows of a ranking, unless asked otherwise."""


class By(StrEnum):
    """What local figures are broken down by."""

    STATE = "state"
    METRO = "metro"
    INDUSTRY = "industry"


class Sort(StrEnum):
    """What a ranking goes by."""

    PAY = "pay"
    EMPLOYMENT = "employment"
    QUOTIENT = "quotient"


def landscape(
    context: typer.Context,
    role: Annotated[
        list[str],
        typer.Argument(
            metavar="ROLE|SOC", help="A role, a SOC code or a category's title.", autocompletion=complete_one_role
        ),
    ],
    by: Annotated[By | None, typer.Option("--by", help="Rank states, metropolitan areas or industries.")] = None,
    area: Area = None,
    sort: Annotated[
        Sort | None, typer.Option("--sort", help="With --by. Default: pay; industries by employment.")
    ] = None,
    top: Annotated[
        int | None, typer.Option("--limit", "-n", min=1, help="With --by: how many. Default: 15.")
    ] = None,
    real: Annotated[
        bool, typer.Option("--real", help="With --by state or metro: pay after local prices (nation = 100).")
    ] = False,
    detail: Annotated[bool, typer.Option("--detail", help="With --by industry: 4-digit industries.")] = False,
    format: PageFormat = None,
    as_json: AsJson = False,
) -> None:
    """See a category's figures: pay, history, projection and its reasons, turnover, places, prices, industries."""
    session = session_of(context)
    _fitting(by, area, sort, top, detail, real)
    category = session.figures.category(find_category(session, " ".join(role)))
    as_json = as_json or format is Format.JSON
    if by is not None:
        _ranking(session, category, by, sort, top or MOST_RANKED, detail, real, format, as_json)
        return
    local = None if area is None else session.local(category, area)
    if as_json:
        from careercli.cli.figures import UNITS, category_plain, place_plain

        data = {**category_plain(category), "local": None if local is None else place_plain(local)}
        session.terminal.write(envelope("category", data, units=UNITS))
        return
    from careercli.screens.landscape_page import landscape_document

    rows = [row for row in session.catalogue.rows() if row.soc == category.soc]
    emit(session.terminal, landscape_document(category, rows, local), format)


def _fitting(by: By | None, area: str | None, sort: Sort | None, top: int | None, detail: bool, real: bool) -> None:
    """Raises UsageError for options that say nothing together; none is ever passed over in silence."""
    if by is None:
        for option, given in (
            ("--sort", sort),
            ("--limit", top),
            ("--detail", detail),
            ("--real", real and not area),
        ):
            if given:
                raise UsageError(f"{option} goes with --by", hint="--by state, metro or industry ranks them")
        return
    if area is not None:
        raise UsageError("either --by or --area", hint="--by ranks all places; --area shows one beside the nation")
    if by is By.INDUSTRY and sort is Sort.QUOTIENT:
        raise UsageError("industries have no quotient", hint="--sort pay or employment")
    if by is By.INDUSTRY and real:
        raise UsageError("industries have no local prices", hint="--real goes with --by state or metro")
    if by is not By.INDUSTRY and detail:
        raise UsageError("--detail goes with --by industry", hint="places have no finer detail")


def find_category(session: Session, text: str) -> str:
    """The SOC code a person means: a code, a role (its category), or a category's title.

    Raises NotFoundError when nothing fits, DataError when the catalogue carries no figures.
    """
    if not session.has_figures:
        raise DataError("this catalogue carries no figures", hint="`careercli about` names the data in use")
    found = session.find(text)
    if found.code and not found.hits:
        return found.code  # whose absence the reader of the figures explains, with the codes nearby
    titles = {hit.soc: hit.title for hit in found.hits if hit.row is None}
    if found.certain:
        chosen = found.hits[0].soc
        name = f"{titles.get(chosen, chosen)} ({chosen})"
        others = [f"{title} ({soc})" for soc, title in titles.items() if soc != chosen][: found.codes - 1]
        if found.understood.title and found.code:
            name = f"{name}, {found.understood.title} in SOC 2010"
        if others:
            name = f"{name}; also counted in {', '.join(others)}"
            session.terminal.say(f"careercli: showing {name}", "muted")
        elif found.code and found.code != chosen:
            session.terminal.say(f"careercli: showing {name}", "muted")
        elif not found.code:
            session.say_understood(found, name)
        return chosen
    if not titles:
        return session.catalogue.rows_of([slug := session.find_role(text)])[slug].soc
    near = "\n".join(f"  {soc}  {title}" for soc, title in list(titles.items())[:MOST_OFFERED])
    if found.code:
        raise NotFoundError(f"{found.code} ({found.understood.title}) of SOC 2010 is several codes now", hint=near)
    raise NotFoundError(f"no category is clearly meant by {text!r}; did you mean one of these?", hint=near)


def _ranking(
    session: Session,
    category: Category,
    by: By,
    sort: Sort | None,
    top: int,
    detail: bool,
    real: bool,
    format: Format | None,
    as_json: bool,
) -> None:
    from careercli.cli.figures import UNITS, industry_plain, place_plain
    from careercli.cli.places import local_figures
    from careercli.landscape.category import IndustryDetail, SortKey
    from careercli.screens.landscape_page import industries_document, places_document

    soc = category.local_soc
    chosen = sort or (Sort.EMPLOYMENT if by is By.INDUSTRY else Sort.PAY)
    key = SortKey.REAL_PAY if real and chosen is Sort.PAY else SortKey(chosen.value)
    with local_figures(session) as figures:
        if by is By.INDUSTRY:
            level = IndustryDetail.INDUSTRY if detail else IndustryDetail.SECTOR
            industries = figures.by_industry(soc, key, level)
            data = [industry_plain(one) for one in industries[:top]]
            document = industries_document(category, industries, chosen.value, top)
        else:
            places = figures.by_state(soc, key) if by is By.STATE else figures.by_metro(soc, key)
            data = [place_plain(one) for one in places[:top]]
            kind = "State" if by is By.STATE else "Metropolitan area"
            document = places_document(category, places, kind, key.value, top, real=real)
    if as_json:
        session.terminal.write(
            envelope("ranking", data, category=category.soc, by=by.value, sort=key.value, units=UNITS)
        )
        return
    if format is Format.PLAIN:
        session.terminal.write("".join(f"{_record(one)}\n" for one in data))
        return
    emit(session.terminal, document, format)


def _record(one: dict[str, Any]) -> str:
    """A place or an industry as tab-separated cells, empty where not published: code, name, kind, employees,
    quotient, median, 10th, 25th, 75th and 90th percentile of pay. A top-coded amount is its lower bound.
    """
    pay = one["pay"] or {}
    points = (pay.get(point) for point in ("median", "p10", "p25", "p75", "p90"))
    cells = (
        one.get("code") or one["naics"], one.get("place") or one["industry"], one.get("kind", "industry"),
        one["employment"], one.get("quotient"), *points,
    )  # fmt: skip
    plain = (cell["at_least"] if isinstance(cell, dict) else cell for cell in cells)
    return "\t".join(
        "" if cell is None else f"{cell:g}" if isinstance(cell, float) else str(cell) for cell in plain
    )
