"""A category as JSON inside the compiled catalogue, and back: the two sides of one format in one place."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from careercli.landscape.category import (
    NOT_PUBLISHED,
    AiExposure,
    Amount,
    Category,
    CategoryName,
    Classification,
    Factor,
    Factors,
    JobZone,
    PaySpread,
    PayUnit,
    ProjectedChange,
    Projection,
    Ratings,
    TasksInUse,
    TaskUse,
    Unemployment,
    YearFigure,
)

# An amount is a number, null when not published, and a one-element list when top-coded: [239200].
_PROJECTION_AMOUNTS = (
    "base", "projected", "change", "change_percent", "openings", "self_employed_percent",
    "exit_rate", "transfer_rate", "separation_rate",
)  # fmt: skip
_PROJECTION_REST = (
    "base_year", "target_year", "education", "experience", "training", "vintage", "details_vintage",
)  # fmt: skip


def category_to_json(category: Category) -> str:
    """Compact JSON text; the same category gives the same text."""
    return json.dumps(_plain(category), ensure_ascii=False, separators=(",", ":"))


def category_from_json(text: str) -> Category:
    """The category that `category_to_json` wrote. Raises ValueError, KeyError or TypeError for other text."""
    plain = json.loads(text)
    return Category(
        soc=plain["soc"],
        title=plain["title"],
        published_as=CategoryName(*plain["published_as"]) if plain["published_as"] else None,
        parts=tuple(CategoryName(*part) for part in plain["parts"]),
        employment=_amount(plain["employment"]),
        employment_error=_amount(plain["employment_error"]),
        pay=_pay(plain["pay"]),
        history=tuple(
            YearFigure(
                year, Classification(system), _amount(jobs), _amount(median), PayUnit(unit), comparable, vintage,
                _amount(real), real_year,
            )
            for year, system, jobs, median, unit, comparable, vintage, real, real_year in plain["history"]
        ),
        projection=_projection(plain["projection"]),
        interests=_ratings(plain["interests"]),
        work_values=_ratings(plain["work_values"]),
        job_zone=JobZone(plain["job_zone"][0], tuple(plain["job_zone"][1]), *plain["job_zone"][2:])
        if plain["job_zone"]
        else None,
        skills=_ratings(plain["skills"]),
        knowledge=_ratings(plain["knowledge"]),
        ai_exposure=_ai_exposure(plain["ai_exposure"]),
        factors=_factors(plain["factors"]),
        unemployment=_unemployment(plain["unemployment"]),
        tasks_in_use=_tasks(plain["tasks_in_use"]),
    )  # fmt: skip


def _plain(category: Category) -> dict[str, Any]:
    pay, projection, zone, exposure = (
        category.pay, category.projection, category.job_zone, category.ai_exposure,
    )  # fmt: skip
    unemployment, tasks = category.unemployment, category.tasks_in_use
    return {
        "soc": category.soc,
        "title": category.title,
        "published_as": category.published_as and [category.published_as.soc, category.published_as.title],
        "parts": [[part.soc, part.title] for part in category.parts],
        "employment": _plain_amount(category.employment),
        "employment_error": _plain_amount(category.employment_error),
        "pay": pay
        and [
            pay.unit.value,
            *(_plain_amount(amount) for amount in (pay.mean, pay.mean_error, *pay.percentiles)),
            pay.vintage,
        ],
        "history": [
            [
                figure.year,
                figure.classification.value,
                _plain_amount(figure.employment),
                _plain_amount(figure.median),
                figure.unit.value,
                figure.comparable,
                figure.vintage,
                _plain_amount(figure.real_median),
                figure.real_year,
            ]
            for figure in category.history
        ],
        "projection": projection
        and {name: _plain_amount(getattr(projection, name)) for name in _PROJECTION_AMOUNTS}
        | {name: getattr(projection, name) for name in _PROJECTION_REST}
        | {"earlier": _plain_change(projection.earlier), "total": _plain_change(projection.total)},
        "interests": _plain_ratings(category.interests),
        "work_values": _plain_ratings(category.work_values),
        "job_zone": zone and [zone.zone, zone.basis, zone.from_parts, zone.vintage],
        "skills": _plain_ratings(category.skills),
        "knowledge": _plain_ratings(category.knowledge),
        "ai_exposure": exposure
        and [
            exposure.model_rated, exposure.human_rated, exposure.basis, exposure.from_parts, exposure.vintage,
        ],
        "factors": category.factors
        and [
            [
                [one.kind, one.effects, one.rising, one.industry, _plain_amount(one.jobs)]
                for one in category.factors.reasons
            ],
            category.factors.vintage,
        ],
        "unemployment": unemployment
        and [
            unemployment.title, unemployment.covers,
            *map(_plain_amount, (unemployment.rate, unemployment.unemployed, unemployment.labor_force)),
            unemployment.vintage,
        ],
        "tasks_in_use": tasks
        and [
            tasks.tasks, tasks.used,
            *([[one.task, one.words, one.share] for one in side] for side in (tasks.most, tasks.least)),
            tasks.vintage,
        ],
    }  # fmt: skip


def _plain_change(change: ProjectedChange | None) -> list[Any] | None:
    if change is None:
        return None
    amounts = (change.base, change.projected, change.change_percent, change.openings)
    return [change.base_year, change.target_year, *map(_plain_amount, amounts), change.vintage]


def _change(plain: Sequence[Any] | None) -> ProjectedChange | None:
    if plain is None:
        return None
    base_year, target_year, *amounts, vintage = plain
    base, projected, percent, openings = map(_amount, amounts)
    return ProjectedChange(base_year, target_year, base, projected, percent, openings, vintage)


def _factors(plain: Sequence[Any] | None) -> Factors | None:
    if plain is None:
        return None
    return Factors(
        tuple(
            Factor(kind, tuple(effects), rising, industry, _amount(jobs))
            for kind, effects, rising, industry, jobs in plain[0]
        ),
        plain[1],
    )


def _unemployment(plain: Sequence[Any] | None) -> Unemployment | None:
    if plain is None:
        return None
    title, covers, *amounts, vintage = plain
    rate, unemployed, labor_force = map(_amount, amounts)
    return Unemployment(title, tuple(covers), rate, unemployed, labor_force, vintage)


def _tasks(plain: Sequence[Any] | None) -> TasksInUse | None:
    if plain is None:
        return None
    tasks, used, *sides, vintage = plain
    most, least = (tuple(TaskUse(*one) for one in side) for side in sides)
    return TasksInUse(tasks, used, most, least, vintage)


def _plain_amount(amount: Amount) -> float | list[float] | None:
    return [amount.value] if amount.at_or_above and amount.value is not None else amount.value


def _amount(plain: float | list[float] | None) -> Amount:
    if plain is None:
        return NOT_PUBLISHED
    return Amount(plain[0], True) if isinstance(plain, list) else Amount(plain)


def _pay(plain: Sequence[Any] | None) -> PaySpread | None:
    if plain is None:
        return None
    return PaySpread.of(PayUnit(plain[0]), [_amount(cell) for cell in plain[1:-1]], plain[-1])


def _projection(plain: dict[str, Any] | None) -> Projection | None:
    if plain is None:
        return None
    cells: dict[str, Any] = {name: _amount(plain[name]) for name in _PROJECTION_AMOUNTS}
    rest: dict[str, Any] = {name: plain[name] for name in _PROJECTION_REST}
    return Projection(**cells, **rest, earlier=_change(plain["earlier"]), total=_change(plain["total"]))


def _plain_ratings(ratings: Ratings | None) -> list[Any] | None:
    if ratings is None:
        return None
    return [dict(ratings.values), ratings.basis, ratings.from_parts, ratings.vintage]


def _ratings(plain: Sequence[Any] | None) -> Ratings | None:
    if plain is None:
        return None
    values, basis, from_parts, vintage = plain
    return Ratings(tuple(values.items()), tuple(basis), from_parts, vintage)


def _ai_exposure(plain: Sequence[Any] | None) -> AiExposure | None:
    if plain is None:
        return None
    model_rated, human_rated, basis, from_parts, vintage = plain
    return AiExposure(model_rated, human_rated, tuple(basis), from_parts, vintage)
