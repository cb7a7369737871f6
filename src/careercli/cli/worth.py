"""`careercli worth [FROM] TO`: the money of a change, and the year in which it is even."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any

import typer

from careercli.cli.completion import complete_place, complete_role
from careercli.cli.output import AsJson, Format, PageFormat, emit, envelope
from careercli.cli.session import Session, session_of
from careercli.errors import UsageError

if TYPE_CHECKING:
    from careercli.catalog.role import Education, Role
    from careercli.landscape.category import PaySpread, PlaceFigures
    from careercli.landscape.study import Outcome, StudyPath
    from careercli.moves.worth import Case, Changed, Range, Reckoning, Side

UNITS = {
    "months": "from the decision",
    "dollars": "US dollars of today, before tax",
    "even_year": "years from the decision from which on one is never behind again; null is never",
    "balance": "US dollars ahead or behind at the end of each year from 0, discounted",
    "discount": "percent a year",
}
"""What the numbers of the envelope are in."""

_RANGE = re.compile(r"\$?(?P<low>[\d,]+(?:\.\d+)?)(?:\s*(?:-|–|to|\.\.)\s*\$?(?P<high>[\d,]+(?:\.\d+)?))?")


def worth(
    context: typer.Context,
    roles: Annotated[
        list[str],
        typer.Argument(
            metavar="[FROM] TO",
            help="Two roles; one alone counts from your current role.",
            autocompletion=complete_role,
        ),
    ],
    area: Annotated[
        str | None,
        typer.Option("--area", "-a", help="Pay and prices of a state or city.", autocompletion=complete_place),
    ] = None,
    tuition: Annotated[
        str | None, typer.Option(metavar="DOLLARS", help="Tuition and fees in all: 20000, or 8000-40000.")
    ] = None,
    months: Annotated[
        str | None, typer.Option(metavar="MONTHS", help="Months until the new work begins: 24, or 18-36.")
    ] = None,
    pay_now: Annotated[
        float | None, typer.Option("--pay-now", min=0, metavar="DOLLARS", help="What you earn now, a year.")
    ] = None,
    pay_then: Annotated[
        float | None, typer.Option("--pay-then", min=0, metavar="DOLLARS", help="What you would earn then, a year.")
    ] = None,
    pay_meanwhile: Annotated[
        float | None, typer.Option("--pay-meanwhile", min=0, metavar="DOLLARS", help="Pay on the way, a year.")
    ] = None,
    rung_years: Annotated[
        float | None, typer.Option("--rung-years", min=0.1, metavar="YEARS", help="Years on each rung. Default: 4.")
    ] = None,
    discount: Annotated[
        float | None,
        typer.Option(
            min=0, max=99, metavar="PERCENT", help="What a year later counts less: 3, or 0.03. Default: 2."
        ),
    ] = None,
    format: PageFormat = None,
    as_json: AsJson = False,
) -> None:
    """Reckon the money of a change: what it costs, what it brings, and when it is even, as a range."""
    session = session_of(context)
    if len(roles) > 2:
        raise UsageError(f"worth takes one or two roles, not {len(roles)}", hint="put longer titles in quotes")
    from careercli.moves.graph import described
    from careercli.moves.worth import Changed, case_of, reckon

    changed = Changed(
        months=_range("--months", months), cost=_range("--tuition", tuition), now=pay_now, then=pay_then,
        meanwhile=pay_meanwhile, rung_years=rung_years, discount=_share(discount),
    )  # fmt: skip
    left, page, held = _both(session, roles)
    places, fallback, vintages = _pay(session, left, page, area)
    from_side, to_side = _sides(left, page, places)
    case = case_of(from_side, to_side, None if left is None else described(left, page), held, changed)
    reckoned = reckon(case.terms)
    if as_json or format is Format.JSON:
        data = _plain(left, page, case, reckoned, changed, places.local)
        session.terminal.write(envelope("worth", data, units=UNITS, pay_vintages=list(vintages)))
        return
    from careercli.screens.worth_page import WorthContext, worth_document

    slugs = (None if left is None else left.slug, page.slug)
    told = WorthContext(slugs, places.local, fallback, _usual_study(session, page), vintages)
    emit(session.terminal, worth_document(from_side, to_side, case, reckoned, told), format)


def _both(session: Session, roles: list[str]) -> tuple[Role | None, Role, Education | None]:
    """The pages of both roles, and the degree the person has or the role they come from usually asks for."""
    from careercli.cli.background import start_of

    start = start_of(session, roles[0] if len(roles) == 2 else None)
    slug = session.find_role(roles[-1])
    if slug == start.slug:
        where = "named twice" if len(roles) == 2 else "your current role"
        raise UsageError(f"{slug} is {where}", hint="name the role to compare it with")
    left = None if start.slug is None else session.catalogue.role(start.slug)
    typical = None if left is None else left.requirements.education.typical
    return left, session.catalogue.role(slug), start.background.education or typical


class _Places:
    """Pay of both categories, of the place asked for where it is published there; the figures of that place."""

    def __init__(self, spreads: dict[str, PaySpread | None], local: PlaceFigures | None) -> None:
        self.spreads = spreads
        self.local = local


def _pay(
    session: Session, left: Role | None, page: Role, area: str | None
) -> tuple[_Places, tuple[str, ...], tuple[str, ...]]:
    socs = [role.category.soc for role in (left, page) if role is not None]
    found = session.figures.figures(socs) if session.has_figures else {}
    spreads = {soc: category.pay for soc, category in found.items()}
    vintages = {category.pay.vintage for category in found.values() if category.pay is not None}
    local: PlaceFigures | None = None
    missing: list[str] = []
    if area is not None:
        from careercli.cli.places import find_place, local_figures

        place = find_place(session, area)
        with local_figures(session) as figures:
            for role in (left, page):
                if role is None:
                    continue
                here = figures.at(found[role.category.soc].local_soc, place) if role.category.soc in found else None
                if here is None or not here.pay.median.published:
                    missing.append(role.title)
                else:
                    spreads[role.category.soc] = here.pay
                local = here or local
    return _Places(spreads, local), tuple(missing), tuple(sorted(vintages))


def _sides(left: Role | None, page: Role, places: _Places) -> tuple[Side | None, Side]:
    from careercli.moves.worth import Side

    def side(role: Role) -> Side:
        return Side(role.title, role, places.spreads.get(role.category.soc))

    return None if left is None else side(left), side(page)


def _usual_study(session: Session, page: Role) -> tuple[StudyPath, Outcome] | None:
    from careercli.cli.places import local_figures
    from careercli.landscape.study import FOR_EDUCATION, usual_outcome

    if not session.has_figures or page.requirements.education.typical not in FOR_EDUCATION:
        return None
    with local_figures(session) as figures:
        return usual_outcome(figures.study_paths(page.category.soc), page.requirements.education.typical)


def _range(option: str, text: str | None) -> Range | None:
    """A number or a range as typed: `20000`, `8000-40000`, `18 to 36`."""
    from careercli.moves.worth import Range

    if text is None:
        return None
    match = _RANGE.fullmatch(text.strip())
    if match is None:
        raise UsageError(
            f"{option}: {text!r} is neither a number nor a range", hint=f"{option} 24, or {option} 18-36"
        )
    low = float(match["low"].replace(",", ""))
    high = low if match["high"] is None else float(match["high"].replace(",", ""))
    if low > high:
        raise UsageError(f"{option}: {text!r} runs from high to low", hint="the lower number comes first")
    return Range(low, high)


def _share(discount: float | None) -> float | None:
    """A discount as a share: 3 is three percent, and so is 0.03."""
    if discount is None:
        return None
    return discount if discount < 1 else discount / 100


def _plain(
    left: Role | None,
    page: Role,
    case: Case,
    reckoned: tuple[Reckoning, ...],
    changed: Changed,
    local: PlaceFigures | None,
) -> dict[str, Any]:
    from careercli.cli.figures import prices_plain
    from careercli.screens.worth_page import CAVEAT, verdict_words

    known = [one.even_year for one in reckoned if one.even_year is not None]
    return {
        "from": None if left is None else left.slug,
        "to": page.slug,
        "verdict": verdict_words(reckoned),
        "even_year": {
            "low": min(known, default=None), "middle": reckoned[1].even_year,
            "high": max(known) if len(known) == len(reckoned) else None,
        },
        "outlooks": {
            one.outlook.value: {
                "months": one.months, "tuition": round(one.cost), "pay_lost": round(one.lost),
                "gain_by_rung": [{"rung": name, "dollars_a_year": round(gain)} for name, gain in one.gains],
                "even_year": one.even_year, "balance": [round(amount) for amount in one.balance],
            }
            for one in reckoned
        },
        "rungs": [
            {"rung": step.name, "low": round(step.pay.low), "high": round(step.pay.high), "at_least": step.bounded}
            for step in case.terms.then
        ],
        "assumptions": [
            {
                "what": one.what, "low": one.low, "high": one.high, "unit": one.unit, "basis": one.basis,
                "option": one.option,
            }
            for one in case.assumptions
        ],
        "not_told": list(case.missing),
        "place": None if local is None else {"name": local.place.name, "prices": prices_plain(local.prices)},
        "caveat": CAVEAT,
    }  # fmt: skip
