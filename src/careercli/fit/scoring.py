"""From ratings of activities to six interests, with an error bar: regression on norms.

Given any answers, the expected scale scores and their uncertainty are the conditional mean and covariance
under the item means and covariance of real people's answers. Plain sums are never used: after twelve
answers the regression is as accurate as thirty answers scored by hand (docs/fit-accuracy.md).

Two scores are kept apart. `mean` is the expected average rating of all the items of a scale, answered ones
included. `z` and `Posterior` estimate the interest *behind* the items: what one item shares with the other
items of its scale and of all scales, without what is peculiar to that activity (someone who loves music is
not thereby an artist of every kind). Besides the six interests, `Posterior` holds how much the person would like
each of the 41 interest areas (`likings`), under all covariances between activities.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from careercli.catalog.problems import did_you_mean
from careercli.errors import DataError, UsageError
from careercli.fit.likings import SLUGS, Likings, likings_of
from careercli.fit.population import Floats, estimate_moments, universe_covariance
from careercli.fit.riasec import HIGHEST, LETTERS, LOWEST
from careercli.fit.selection import FIRST_BLOCK, NEXT_BLOCK, ItemPool

BORROWED_ERROR = 20.0
"""How much larger the error of an activity without statistics of its own is taken to be than that of one with: that
it is a typical one of its scale is a guess, which many such answers must not turn into a certainty."""

FIRST_ROUND_WEIGHTS, LATER_WEIGHTS = (0.25, 0.25, 0.25), (0.75, 2.0, 0.25)
"""What is to be known besides the six interests (which count 1 each), in choosing what to ask: the rating of every
activity as given, the same in standard deviations, and the liking of every area. Twelve so chosen foretell the
other activities and people's fields far better than twelve chosen for the interests, which they tell as well; after
them it is the other activities that are still open (docs/fit-accuracy.md)."""

WITHOUT_AREAS = (0.5, 0.5, 0.0)
"""The first of these where the norms know no areas."""


@dataclass(frozen=True, slots=True)
class InterestProfile:
    """Six interests in the order R I A S E C.

    mean: expected average rating (1-5) of all the items of each scale; sd: its standard error in rating
    points, 0 when every item is answered; z: the interest relative to the norm population, in standard
    deviations of that population's estimates from the same set of answered items (0 when the answers say
    nothing of it).
    """

    mean: tuple[float, ...]
    sd: tuple[float, ...]
    z: tuple[float, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Posterior:
    """What the answers say of a person's six interests, in standard deviations of the true interest, and after
    them of the likings of the 41 areas (none where the norms know no areas): t numbers in all.

    mean (t,) and covariance (t, t); `items` answered, their `deviations` (n,) from the average rating, and
    `weights` (n, t) such that `mean == deviations @ weights`: every answer's share of every number. item_area
    (n,): the position of each answered item's area, -1 where it has none.
    """

    mean: Floats
    covariance: Floats
    items: tuple[str, ...]
    deviations: Floats
    weights: Floats
    item_area: npt.NDArray[np.intp]


class Norms:
    """Means and covariance of the items in a population, and every score that follows from them. Immutable.

    items: ids in order; scales: their RIASEC letters; mean (n,); covariance (n, n) positive definite;
    people: how many persons they were estimated from; borrowed: ids without statistics of their own; likings:
    the areas' place in all this, where known; for_interests (n, n): the covariance that the six interests are
    scored by, where it is another (see `with_areas`).
    """

    def __init__(
        self,
        items: Sequence[str],
        scales: Sequence[str],
        mean: Floats,
        covariance: Floats,
        people: int,
        borrowed: Iterable[str] = (),
        likings: Likings | None = None,
        for_interests: Floats | None = None,
    ) -> None:
        self.items = tuple(items)
        self.scales = tuple(scales)
        self.mean = np.array(mean, dtype=np.float64)
        self.covariance = np.array(covariance, dtype=np.float64)
        self._for_interests = self.covariance if for_interests is None else for_interests
        self.people = people
        self.borrowed = frozenset(borrowed)
        self._index = {item: place for place, item in enumerate(self.items)}
        own = np.array([item not in self.borrowed for item in self.items])
        letters = np.array([LETTERS.index(letter) for letter in self.scales], dtype=np.intp)
        membership = np.array([(letters == scale) & own for scale in range(6)], dtype=np.float64)
        if not membership.sum(axis=1).all():
            missing = "".join(LETTERS[s] for s in range(6) if not membership[s].any())
            raise DataError(f"no activity measures {', '.join(missing)}", hint="every scale needs items")
        self._average = membership / membership.sum(axis=1, keepdims=True)
        self._letters = letters
        shared, between = universe_covariance(self._for_interests, self._average, letters, own)
        self._sd = np.sqrt(np.diag(between))
        self._shared = shared / self._sd[:, None]
        self._between = between / np.outer(self._sd, self._sd)
        self.likings = likings
        self._targets, self._prior = self._shared, self._between
        if likings is not None:
            cross = likings.with_interests
            self._targets = np.concatenate([self._shared, likings.with_items])
            self._prior = np.block([[self._between, cross.T], [cross, likings.among]])
        self._scales_pool = ItemPool(self.covariance, self._shared, letters)
        first = FIRST_ROUND_WEIGHTS if likings is not None else WITHOUT_AREAS
        self._first_pool = self._pool_for(first, own)
        self._later_pool = self._pool_for(LATER_WEIGHTS, own)
        self._orders: dict[frozenset[int], list[int]] = {}

    def _pool_for(self, weights: tuple[float, float, float], own: npt.NDArray[np.bool_]) -> ItemPool:
        """Choosing for the six interests and, by their weights, for ratings, ratings in deviations and likings."""
        known = np.flatnonzero(own)
        ratings = self.covariance[known]
        targets = [
            self._shared,
            weights[0] * ratings,
            weights[1] * ratings / np.sqrt(ratings[:, known].diagonal())[:, None],
        ]
        if self.likings is not None:
            targets.append(weights[2] * self.likings.with_items)
        return ItemPool(self.covariance, np.concatenate(targets), self._letters)

    @property
    def interest_correlation(self) -> Floats:
        """(6, 6) correlation of the six true interests in the population."""
        return np.array(self._between, dtype=np.float64)

    @property
    def prior(self) -> Floats:
        """(t, t) covariance in the population of what `Posterior` holds: interests, then likings of areas."""
        return np.array(self._prior, dtype=np.float64)

    @classmethod
    def from_answers(cls, rows: Iterable[Mapping[str, float | str | None]], scales: Mapping[str, str]) -> Norms:
        """Norms of the people in `rows` (item id -> rating 1-5) for the items of `scales` (id -> letter).

        A missing item, an empty one, or a rating outside 1-5 (data files write -1) counts as not answered; a
        number may come as text, as CSV readers give it. An item that fewer than two people rated borrows the
        averages of its scale. Leaving out careless people is the caller's business. Raises DataError when no
        item of some scale has two ratings.
        """
        items = list(scales)
        for item, letter in scales.items():
            if len(letter) != 1 or letter not in LETTERS:
                raise DataError(f'"{item}" has the scale "{letter}"', hint=f"a scale is one of {LETTERS}")
        ratings = [[_rating_or_nan(row.get(item)) for item in items] for row in rows]
        table = np.array(ratings, dtype=np.float64).reshape(len(ratings), len(items))
        rated = (~np.isnan(table)).sum(axis=0) >= 2
        own = [item for item, enough in zip(items, rated, strict=True) if enough]
        missing = [letter for letter in LETTERS if all(scales[item] != letter for item in own)]
        if missing:
            hint = "every scale needs an item that at least two people rated"
            raise DataError(f"too few answers to make norms from: none for {', '.join(missing)}", hint=hint)
        letters = np.array([LETTERS.index(scales[item]) for item in own], dtype=np.intp)
        mean, covariance = estimate_moments(table[:, rated], letters)
        norms = cls(own, [scales[item] for item in own], mean, covariance, len(table))
        return norms.with_borrowed({item: scales[item] for item in items if item not in norms._index})

    def with_borrowed(self, scales: Mapping[str, str]) -> Norms:
        """The same norms with further items (id -> letter) that borrow the averages of their scale.

        A borrowed item is treated as a typical item of its scale: average mean and variance, and with every
        other item the covariance that the scale's true interest has with it.
        """
        if not scales:
            return self
        letters = [LETTERS.index(letter) for letter in scales.values()]
        to_items = (self._shared * self._sd[:, None])[letters]
        among = (self._between * np.outer(self._sd, self._sd))[np.ix_(letters, letters)]
        unique = self._average @ np.diag(self.covariance) - self._sd**2
        among = among + BORROWED_ERROR * np.diag(np.maximum(unique, 0.05)[letters])
        return Norms(
            [*self.items, *scales],
            [*self.scales, *scales.values()],
            np.concatenate([self.mean, (self._average @ self.mean)[letters]]),
            np.block([[self.covariance, to_items.T], [to_items, among]]),
            self.people,
            {*self.borrowed, *scales},
        )

    def with_areas(self, weights: Floats, areas: Mapping[str, str], extra: Mapping[str, str]) -> Norms:
        """The same norms with the likings of areas, and further items (id -> letter) that hang on them.

        weights (41, n): what each of these norms' items says of each area of `likings.SLUGS`; areas: the area of
        every item, the further ones included. The six interests are scored as if the further items hung on their
        scales alone: how they hang on areas is a judgment, which must not outweigh what is measured.
        """
        place = {slug: number for number, slug in enumerate(SLUGS)}
        likings, borrowed = likings_of(
            weights,
            self.mean,
            self.covariance,
            self._shared,
            self._between,
            self._letters,
            [place[areas[item]] if item in areas else -1 for item in self.items],
            [(LETTERS.index(letter), place[areas[item]]) for item, letter in extra.items()],
        )
        return Norms(
            [*self.items, *extra],
            [*self.scales, *extra.values()],
            np.concatenate([self.mean, borrowed.mean]),
            np.block([[self.covariance, borrowed.with_items.T], [borrowed.with_items, borrowed.among]]),
            self.people,
            {*self.borrowed, *extra},
            likings,
            self.with_borrowed(extra).covariance,
        )

    def shifted(self, by: Mapping[str, float]) -> Norms:
        """The same norms for people who rate each item of `by` that much higher; items without statistics move
        with the average of their scale.
        """
        shift = np.array([by.get(item, np.nan) for item in self.items])
        for scale in range(6):
            of_scale = self._letters == scale
            known = shift[of_scale & ~np.isnan(shift)]
            shift[of_scale & np.isnan(shift)] = known.mean() if len(known) else 0.0
        return Norms(
            self.items,
            self.scales,
            self.mean + shift,
            self.covariance,
            self.people,
            self.borrowed,
            self.likings,
            self._for_interests,
        )

    def score(self, answers: Mapping[str, float]) -> InterestProfile:
        """The six interests after `answers` (item id -> rating 1-5), any subset, none included.

        More of an activity never lowers its own scale. Raises UsageError for an unknown item or rating.
        """
        places, deviations = self._read(answers)
        cov = self._for_interests
        weights = self._own_never_negative(self._solve(places, cov[places] @ self._average.T, cov), places)
        mean = self._average @ self.mean + deviations @ weights
        explained = np.einsum("is,is->s", cov[places] @ self._average.T, weights)
        variance = np.einsum("si,ij,sj->s", self._average, cov, self._average) - explained
        reliability, weights = self._interest_weights(places)
        spread = np.sqrt(np.maximum(reliability, 0.0))
        z = np.where(spread > 1e-9, deviations @ weights / np.where(spread > 1e-9, spread, 1.0), 0.0)
        return InterestProfile(
            _six(np.clip(mean, LOWEST, HIGHEST)), _six(np.sqrt(np.maximum(variance, 0.0))), _six(z)
        )

    def posterior(self, answers: Mapping[str, float]) -> Posterior:
        """The interests and likings behind `answers` with their joint uncertainty; see `Posterior`."""
        places, deviations = self._read(answers)
        weights = self._solve(places, self._targets[:, places].T, self.covariance)
        weights[:, :6] = self._interest_weights(places)[1]
        covariance = self._prior - self._targets[:, places] @ weights
        covariance = _positive((covariance + covariance.T) / 2)
        items = tuple(self.items[place] for place in places)
        areas = self.likings.item_area[places] if self.likings else np.full(len(places), -1, dtype=np.intp)
        return Posterior(deviations @ weights, covariance, items, deviations, weights, areas)

    def expected(self, answers: Mapping[str, float]) -> dict[str, float]:
        """What every activity not yet rated would be rated, 1-5, by item id, under all covariances."""
        places, deviations = self._read(answers)
        ratings = self.mean + deviations @ self._solve(places, self.covariance[places], self.covariance)
        return {
            item: float(rating)
            for place, (item, rating) in enumerate(zip(self.items, ratings, strict=True))
            if place not in set(places)
        }

    def best_items(self, per_scale: int, among: Iterable[str] | None = None) -> list[str]:
        """The fixed form of `per_scale` items for each scale that tells most together, most telling first."""
        if per_scale < 1:
            return []
        chosen = self._scales_pool.pick(6 * per_scale, self._places(among), per_scale=per_scale)
        return [self.items[place] for place in chosen]

    def next_item(self, answers: Mapping[str, float], among: Iterable[str] | None = None) -> str | None:
        """What to ask next: the unanswered item (of `among`, if given) that tells most, or None.

        Items with statistics of their own come first. Follows the planned order of the whole bank while the
        answers are its beginning; otherwise (something was skipped, or asked in another order) takes the single
        most telling item.
        """
        asked, _ = self._read(answers)
        candidates = self._first(set(self._places(among)) - set(asked))
        if not candidates:
            return None
        key = frozenset({*candidates, *asked})
        order = self._orders.get(key, [])
        if len(order) <= len(asked):
            order = self._orders[key] = self._plan(max(len(asked) + 1, FIRST_BLOCK), set(key), [])
        if set(order[: len(asked)]) == set(asked):
            return self.items[order[len(asked)]]
        return self.items[self._later_pool.pick(1, candidates, asked)[0]]

    def next_items(
        self,
        count: int,
        answers: Mapping[str, float],
        among: Iterable[str] | None = None,
        toward: Floats | None = None,
    ) -> list[str]:
        """Up to `count` items to ask after `answers`, chosen together; most telling first, those with statistics of
        their own before the others.

        toward (m, t): combinations of interests and likings that are to be settled; without them, items are
        chosen for the six interests and all other items.
        """
        asked, _ = self._read(answers)
        pool = None
        if toward is not None:
            pool = ItemPool(self.covariance, np.concatenate([self._shared, toward @ self._targets]), self._letters)
        chosen = self._plan(count, set(self._places(among)) - set(asked), asked, pool)
        return [self.items[place] for place in chosen]

    def _plan(self, count: int, left: set[int], asked: list[int], pool: ItemPool | None = None) -> list[int]:
        """Up to `count` of `left` to ask after `asked`: a first block chosen together, then later ones."""
        chosen: list[int] = []
        while left and len(chosen) < count:
            begins = not asked and not chosen
            block = min(count - len(chosen), FIRST_BLOCK if begins else NEXT_BLOCK)
            by = pool or (self._first_pool if begins else self._later_pool)
            picked = by.pick(block, self._first(left), [*asked, *chosen])
            chosen += picked
            left = left - set(picked)
        return chosen

    def _first(self, places: set[int]) -> list[int]:
        """Of some places those to ask first: items with statistics of their own, as long as there are any."""
        own = sorted(place for place in places if self.items[place] not in self.borrowed)
        return own or sorted(places)

    def _read(self, answers: Mapping[str, float]) -> tuple[list[int], Floats]:
        """Answered places in bank order (so that the order of answering cannot matter) and deviations."""
        for item, rating in answers.items():
            if item not in self._index:
                guess = did_you_mean(str(item), [str(known) for known in self.items])
                hint = "`careercli fit --questions` lists the activities"
                raise UsageError(f'no activity is called "{item}"{guess}', hint)
            if np.isnan(_rating_or_nan(rating)):
                raise UsageError(f'the rating of "{item}" is {rating}', hint="ratings go from 1 to 5")
        places = sorted(self._index[item] for item in answers)
        ratings = np.array([_rating_or_nan(answers[self.items[place]]) for place in places], dtype=np.float64)
        return places, ratings - self.mean[places]

    def _places(self, among: Iterable[str] | None) -> list[int]:
        if among is None:
            return list(range(len(self.items)))
        return sorted({self._index[item] for item in among if item in self._index})

    def _solve(self, places: list[int], target: Floats, covariance: Floats) -> Floats:
        if not places:
            return np.zeros((0, target.shape[1]))
        return np.asarray(np.linalg.solve(covariance[np.ix_(places, places)], target), dtype=np.float64)

    def _interest_weights(self, places: list[int]) -> tuple[Floats, Floats]:
        """Reliability (6,) of the interest estimates and the weights (n, 6) of the answered items."""
        covariance = self._for_interests
        weights = self._own_never_negative(self._solve(places, self._shared[:, places].T, covariance), places)
        reliability = np.einsum("is,ij,js->s", weights, covariance[np.ix_(places, places)], weights)
        return reliability, weights

    def _own_never_negative(self, weights: Floats, places: list[int]) -> Floats:
        """Keeps "liking an activity more never lowers its own scale" true for any norms, however noisy."""
        rows, columns = np.arange(len(places)), self._letters[places]
        weights[rows, columns] = np.maximum(weights[rows, columns], 0.0)
        return weights


def _positive(covariance: Floats) -> Floats:
    """The nearest covariance without a negative variance in any direction."""
    try:
        np.linalg.cholesky(covariance + 1e-6 * np.eye(len(covariance)))  # the cheap way to see that all is well
    except np.linalg.LinAlgError:
        values, vectors = np.linalg.eigh(covariance)
        return np.asarray((vectors * np.maximum(values, 1e-4)) @ vectors.T)
    return covariance


def _rating_or_nan(rating: float | str | None) -> float:
    """A rating 1-5 as a number; NaN for anything else."""
    try:
        number = float(rating) if rating is not None else float("nan")
    except (TypeError, ValueError):
        return float("nan")
    return number if LOWEST <= number <= HIGHEST else float("nan")


def _six(values: Floats) -> tuple[float, ...]:
    # Nine decimals: identical on every machine, where the last bits of a float are not.
    return tuple(round(float(value), 9) + 0.0 for value in values)
