"""The questions of the fit quiz as values, and their compact JSON form.

Read from the YAML files of data/fit by `bank_files`; the JSON form is what a compiled catalogue stores and
what `careercli fit --questions` shows to other programs.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from careercli.catalog.areas import AREAS
from careercli.errors import DataError

if TYPE_CHECKING:
    from careercli.fit.scoring import Norms

FORMAT = 3
"""Version of the JSON form of the bank."""

EXTRA_FIELDS = ("schooling", "have", "school", "experience", "pay")
"""What a condition question may ask about besides a role's ten conditions: the schooling one would still take on,
the schooling one has, whether one is still at school, years of experience, pay."""

WORK_VALUES = ("achievement", "independence", "recognition", "relationships", "support", "conditions")
"""Order of every array of six work values; the field names of `catalog.role.WorkValues`."""


@dataclass(frozen=True, slots=True)
class Item:
    """An activity to rate 1-5. `short` names it in the middle of a sentence ("putting down floors"); `scale`
    is its RIASEC letter; `marker` the public marker item it is parallel to, or None when it borrows the
    statistics of its scale and its area; `area` is one of `catalog.areas.AREAS`.
    """

    id: str
    text: str
    short: str
    scale: str
    marker: str | None
    area: str


@dataclass(frozen=True, slots=True)
class ValueStatement:
    """Something to want from work, rated 1-5; `short` names it in the middle of a sentence; `value` is one
    of WORK_VALUES.
    """

    id: str
    text: str
    short: str
    value: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a condition question and the limit it puts on a role; `then` is "warn" or "drop"; `was`: ids
    under which answers of earlier versions may name it.
    """

    id: str
    label: str
    most: int | None = None
    least: int | None = None
    then: str = "warn"
    was: tuple[str, ...] = ()

    def steps_beyond(self, number: float) -> float:
        """How far a role's number is beyond this choice's limit; 0 when within it."""
        over = number - self.most if self.most is not None else 0.0
        under = self.least - number if self.least is not None else 0.0
        return max(0.0, over, under)


@dataclass(frozen=True, slots=True)
class NumberRange:
    """The number a question asks for: its unit in words, lowest and highest."""

    unit: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class ConditionQuestion:
    """What one insists on or will not accept. `field`: a field of `catalog.role.Conditions`, or one of
    EXTRA_FIELDS. Exactly one of `choices` and `number` is given."""

    id: str
    text: str
    field: str
    choices: tuple[Choice, ...] = ()
    number: NumberRange | None = None

    def choice(self, id: str) -> Choice:
        """The choice called `id`, now or in an earlier version. Raises KeyError when there is none."""
        for choice in self.choices:
            if choice.id == id or id in choice.was:
                return choice
        raise KeyError(id)


@dataclass(frozen=True, slots=True)
class Strength:
    """Something a person may say they do gladly and others count on them for; `short` names it in the middle of a
    sentence, `areas` are the interest areas whose work leans on it most.
    """

    id: str
    text: str
    short: str
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statistics:
    """Figures only: of the marker items in real answers, and of all official occupations.

    markers (n ids), mean (n,), covariance (lower triangle, row by row, diagonal included), people counted;
    source; shares (n, 5): how many of them gave each rating. liking (areas, n): what an activity's rating, in
    standard deviations, says of the liking of each of `catalog.areas.AREAS`; young (n,): how much higher people
    under 18 rate. The occupations' mean and standard deviation (6,) of interests (R..C) and of work
    values, both on 1-7.
    """

    markers: tuple[str, ...]
    mean: tuple[float, ...]
    covariance: tuple[float, ...]
    people: int
    source: str
    shares: tuple[tuple[float, ...], ...]
    liking: tuple[tuple[float, ...], ...]
    young: tuple[float, ...]
    interest_mean: tuple[float, ...]
    interest_sd: tuple[float, ...]
    value_mean: tuple[float, ...]
    value_sd: tuple[float, ...]
    occupations_source: str


@dataclass(frozen=True)
class FitBank:
    """All the quiz asks, and the statistics to score it with."""

    items: tuple[Item, ...]
    values_question: str
    values: tuple[ValueStatement, ...]
    conditions: tuple[ConditionQuestion, ...]
    strengths: tuple[Strength, ...]
    statistics: Statistics

    @cached_property
    def item_by_id(self) -> Mapping[str, Item]:
        """Every activity by its id."""
        return {item.id: item for item in self.items}

    @cached_property
    def value_by_id(self) -> Mapping[str, ValueStatement]:
        """Every value statement by its id."""
        return {statement.id: statement for statement in self.values}

    @cached_property
    def condition_by_id(self) -> Mapping[str, ConditionQuestion]:
        """Every condition question by its id."""
        return {question.id: question for question in self.conditions}

    @cached_property
    def strength_by_id(self) -> Mapping[str, Strength]:
        """Every strength by its id."""
        return {strength.id: strength for strength in self.strengths}

    @cached_property
    def norms(self) -> Norms:
        """The norms of all activities, by item id. Loads numpy."""
        import numpy as np

        from careercli.fit.scoring import Norms

        stats = self.statistics
        triangle = np.tril_indices(len(stats.markers))
        covariance = np.zeros((len(stats.markers), len(stats.markers)))
        covariance[triangle] = stats.covariance
        covariance = covariance + np.tril(covariance, -1).T
        rows = self.marker_rows
        own = [self.item_by_id[id] for id in rows]
        places = list(rows.values())
        norms = Norms(
            [item.id for item in own],
            [item.scale for item in own],
            np.array(stats.mean)[places],
            covariance[np.ix_(places, places)],
            stats.people,
        )
        return norms.with_areas(
            np.array(stats.liking)[:, places],
            {item.id: item.area for item in self.items},
            {item.id: item.scale for item in self.items if item.marker is None},
        )

    @cached_property
    def young_norms(self) -> Norms:
        """The norms for people under 18. Loads numpy."""
        import numpy as np

        young = np.array(self.statistics.young)
        return self.norms.shifted({id: float(young[place]) for id, place in self.marker_rows.items()})

    @cached_property
    def marker_rows(self) -> Mapping[str, int]:
        """Where in the statistics each activity with statistics of its own stands, by item id."""
        place = {marker: index for index, marker in enumerate(self.statistics.markers)}
        return {item.id: place[item.marker] for item in self.items if item.marker is not None}


def bank_to_dict(bank: FitBank, *, statistics: bool = True) -> dict[str, Any]:
    """Plain objects, ready for JSON; without the statistics when only the questions are wanted."""
    plain: dict[str, Any] = {
        "format": FORMAT,
        "activities": [asdict(item) for item in bank.items],
        "values_question": bank.values_question,
        "values": [asdict(statement) for statement in bank.values],
        "conditions": [asdict(question) for question in bank.conditions],
        "strengths": [asdict(strength) for strength in bank.strengths],
    }
    if statistics:
        plain["statistics"] = asdict(bank.statistics)
    return plain


def bank_to_json(bank: FitBank) -> str:
    """One line of JSON from which `bank_from_json` makes an equal bank."""
    return json.dumps(bank_to_dict(bank), ensure_ascii=False, separators=(",", ":"))


def bank_from_json(text: str) -> FitBank:
    """The bank that `bank_to_json` wrote. Raises DataError for anything else."""
    try:
        plain = json.loads(text)
        if plain["format"] != FORMAT:
            raise ValueError(f"format {plain['format']}")
        return FitBank(
            items=tuple(Item(**item) for item in plain["activities"]),
            values_question=plain["values_question"],
            values=tuple(ValueStatement(**statement) for statement in plain["values"]),
            conditions=tuple(_question(question) for question in plain["conditions"]),
            strengths=tuple(
                Strength(one["id"], one["text"], one["short"], tuple(one["areas"])) for one in plain["strengths"]
            ),
            statistics=statistics_from_dict(plain["statistics"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise DataError("the compiled quiz questions are damaged", hint="build the catalogue again") from error


def statistics_from_dict(plain: Mapping[str, Any]) -> Statistics:
    """Statistics from plain lists. Raises TypeError, KeyError or ValueError when fields are missing or
    wrong.
    """
    stats = Statistics(**{key: _tuples(value) for key, value in plain.items()})
    count = len(stats.markers)
    if len(stats.mean) != count or len(stats.covariance) != count * (count + 1) // 2:
        raise ValueError("mean and covariance do not fit the number of markers")
    if len(stats.shares) != count or len(stats.young) != count:
        raise ValueError("shares and young do not fit the number of markers")
    if len(stats.liking) != len(AREAS) or any(len(row) != count for row in stats.liking):
        raise ValueError("liking does not fit the areas and markers")
    return stats


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value


def _question(plain: Mapping[str, Any]) -> ConditionQuestion:
    number = plain["number"]
    return ConditionQuestion(
        plain["id"],
        plain["text"],
        plain["field"],
        tuple(Choice(**{**choice, "was": tuple(choice["was"])}) for choice in plain["choices"]),
        NumberRange(**number) if number else None,
    )
