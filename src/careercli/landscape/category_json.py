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
    JobZone,
    PaySpread,
    PayUnit,
    Projection,
    Ratings,
    YearFigure,
)

# An amount is a number, null when not published, and a one-element list when top-coded: [239200].
_PROJECTION_AMOUNTS = (
    "base", "projected", "change", "change_percent", "openings", "self_employed_percent",
    "exit_rate", "transfer_rate", "separation_rate",
)  # fmt: skip
_PROJECTION_REST = ("base_year", "target_year", "education", "experience", "training", "vintage")


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
                year, Classification(system), _amount(jobs), _amount(median), PayUnit(unit), comparable, vintage
            )
            for year, system, jobs, median, unit, comparable, vintage in plain["history"]
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
    )


def _plain(category: Category) -> dict[str, Any]:
    pay, projection, zone, exposure = (
        category.pay, category.projection, category.job_zone, category.ai_exposure,
    )  # fmt: skip
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
            ]
            for figure in category.history
        ],
        "projection": projection
        and {name: _plain_amount(getattr(projection, name)) for name in _PROJECTION_AMOUNTS}
        | {name: getattr(projection, name) for name in _PROJECTION_REST},
        "interests": _plain_ratings(category.interests),
        "work_values": _plain_ratings(category.work_values),
        "job_zone": zone and [zone.zone, zone.basis, zone.from_parts, zone.vintage],
        "skills": _plain_ratings(category.skills),
        "knowledge": _plain_ratings(category.knowledge),
        "ai_exposure": exposure
        and [
            exposure.model_rated, exposure.human_rated, exposure.basis, exposure.from_parts, exposure.vintage,
        ],
    }  # fmt: skip


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
    return Projection(**cells, **{name: plain[name] for name in _PROJECTION_REST})


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
