"""Figures as plain JSON values, with units and vintages, for every command that prints JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from careercli.landscape.category import (
    Amount,
    Category,
    Factors,
    IndustryFigures,
    PaySpread,
    PlaceFigures,
    PriceLevel,
    ProjectedChange,
    TasksInUse,
    Unemployment,
)

if TYPE_CHECKING:
    from careercli.screens.market import Market

UNITS = {
    "pay": "US dollars a year, or an hour where `unit` says hourly; employees only",
    "employment": "employees, May of the year",
    "projection": "thousand jobs, self-employed included; rates in percent of employment a year",
    "real": "real_median: dollars of the last May by the CPI-U; real_pay: dollars at the nation's prices",
    "prices": "price level, the nation being 100",
    "unemployment": "rate in percent of the labor force; people in thousands, self-employed included",
    "factors": "jobs: employees of the category in that industry now",
    "task_use": "0-1, how far language models are seen in use for the task",
    "quotient": "share of local jobs over share of jobs nationally",
    "interests": "1-7 (RIASEC)",
    "values": "1-7",
    "conditions": "1-5",
    "null": "not published",
    "at_least": "top-coded: the published lower bound",
}
"""What the numbers of an envelope are in."""


def amount(cell: Amount) -> float | dict[str, float] | None:
    """A number, `{"at_least": number}` where top-coded, or None where not published."""
    if cell.value is None:
        return None
    return {"at_least": cell.value} if cell.at_or_above else cell.value


def pay(spread: PaySpread | None) -> dict[str, Any] | None:
    """A pay spread by percentile, with its unit and vintage."""
    if spread is None:
        return None
    points = {name: amount(getattr(spread, name)) for name in ("mean", "p10", "p25", "median", "p75", "p90")}
    return {
        "unit": spread.unit.value,
        **points,
        "mean_rse_percent": amount(spread.mean_error),
        "vintage": spread.vintage,
    }


def category_plain(category: Category) -> dict[str, Any]:
    """All figures of a category."""
    projection = category.projection
    cells = (
        "base", "projected", "change", "change_percent", "openings", "self_employed_percent", "exit_rate",
        "transfer_rate", "separation_rate",
    )  # fmt: skip
    exposure = category.ai_exposure
    ratings = {
        name: None if rated is None else {"vintage": rated.vintage, **dict(rated.values)}
        for name, rated in (
            ("interests", category.interests), ("work_values", category.work_values),
            ("skills", category.skills), ("knowledge", category.knowledge),
        )
    }  # fmt: skip
    return {
        "soc": category.soc,
        "title": category.title,
        "published_as": None if category.published_as is None else category.published_as.soc,
        "employment": amount(category.employment),
        "pay": pay(category.pay),
        "history": [
            {
                "year": year.year, "employment": amount(year.employment), "median": amount(year.median),
                "real_median": amount(year.real_median), "real_year": year.real_year or None,
                "unit": year.unit.value, "comparable": year.comparable, "vintage": year.vintage,
            }
            for year in category.history
        ],
        "projection": None
        if projection is None
        else {
            "from": projection.base_year, "to": projection.target_year,
            **{name: amount(getattr(projection, name)) for name in cells},
            "education": _stated(projection.education), "experience": _stated(projection.experience),
            "training": _stated(projection.training), "vintage": projection.vintage,
            "details_vintage": projection.details_from,
            "earlier": _change_plain(projection.earlier), "all_occupations": _change_plain(projection.total),
        },
        "factors": None if category.factors is None else _factors_plain(category.factors),
        "unemployment": None if category.unemployment is None else _unemployment_plain(category.unemployment),
        "job_zone": None if category.job_zone is None else category.job_zone.zone,
        **ratings,
        "ai_exposure": None
        if exposure is None
        else {
            "model_rated": exposure.model_rated, "human_rated": exposure.human_rated,
            "vintage": exposure.vintage,
        },
        "task_use": None if category.tasks_in_use is None else _tasks_plain(category.tasks_in_use),
    }  # fmt: skip


def _stated(words: str) -> str | None:
    return None if words == "-" else words


def _change_plain(change: ProjectedChange | None) -> dict[str, Any] | None:
    if change is None:
        return None
    cells = {name: amount(getattr(change, name)) for name in ("base", "projected", "change_percent", "openings")}
    return {"from": change.base_year, "to": change.target_year, **cells, "vintage": change.vintage}


def _factors_plain(factors: Factors) -> dict[str, Any]:
    from careercli.landscape.factors import reason

    return {
        "vintage": factors.vintage,
        "reasons": [
            {
                "kind": one.kind, "effects": list(one.effects), "share": "rises" if one.rising else "falls",
                "industry": one.industry or None, "jobs": amount(one.jobs), "words": reason(one),
            }
            for one in factors.reasons
        ],
    }  # fmt: skip


def _unemployment_plain(found: Unemployment) -> dict[str, Any]:
    cells = {name: amount(getattr(found, name)) for name in ("rate", "unemployed", "labor_force")}
    return {"occupation": found.title, "also_covers": list(found.covers), **cells, "vintage": found.vintage}


def _tasks_plain(tasks: TasksInUse) -> dict[str, Any]:
    sides = {
        name: [{"onet_task": one.task, "words": one.words, "use": one.share} for one in side]
        for name, side in (("most", tasks.most), ("least", tasks.least))
    }
    return {"tasks": tasks.tasks, "seen": tasks.used, **sides, "vintage": tasks.vintage}


def prices_plain(prices: PriceLevel | None) -> dict[str, Any] | None:
    """What things cost in a place, the nation being 100."""
    if prices is None:
        return None
    names = ("all_items", "goods", "housing", "utilities", "other")
    return {**{name: getattr(prices, name) for name in names}, "covers": prices.covers or None,
            "vintage": prices.vintage}  # fmt: skip


def columns_plain(category: Category | None) -> dict[str, Any]:
    """What lists filter and sort by, of a role's category, with vintages; nothing when it was not asked for."""
    if category is None:
        return {}
    spread, projection = category.pay, category.projection
    return {
        "category": {
            "title": category.title,
            "median_pay": amount(spread.median) if spread and spread.unit == "annual" else None,
            "growth_percent": amount(projection.change_percent) if projection else None,
            "openings_thousand": amount(projection.openings) if projection else None,
            "employment": amount(category.employment),
            "vintages": [part.vintage for part in (spread, projection) if part],
        }
    }


def place_plain(figures: PlaceFigures) -> dict[str, Any]:
    """A category in one place."""
    return {
        "place": figures.place.name, "kind": figures.place.kind.value, "code": figures.place.code,
        "employment": amount(figures.employment), "quotient": amount(figures.quotient), "pay": pay(figures.pay),
        "prices": prices_plain(figures.prices), "real_pay": pay(figures.real_pay),
    }  # fmt: skip


def industry_plain(figures: IndustryFigures) -> dict[str, Any]:
    """A category in one industry."""
    return {
        "industry": figures.industry.title, "naics": figures.industry.code,
        "employment": amount(figures.employment), "pay": pay(figures.pay),
    }  # fmt: skip


def market_plain(market: Market | None) -> dict[str, Any] | None:
    """A role's market: its category, neighbors, and the place asked for."""
    if market is None:
        return None
    return {
        "category": category_plain(market.category),
        "neighbours": [
            {"soc": other.soc, "title": other.title, "pay": pay(other.pay), "employment": amount(other.employment)}
            for other in market.neighbours
        ],
        "local": None if market.local is None else place_plain(market.local),
    }
