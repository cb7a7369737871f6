"""Reads figures from the compiled files: national ones from the catalogue, local ones from their own file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from careercli.catalog.store import DamagedError
from careercli.errors import DataError, NotFoundError
from careercli.landscape.category import (
    ALL_OCCUPATIONS,
    Amount,
    Category,
    CategoryName,
    Industry,
    IndustryDetail,
    IndustryFigures,
    PaySpread,
    PayUnit,
    Place,
    PlaceFigures,
    PlaceKind,
    PlacePay,
    PriceLevel,
    SortKey,
)
from careercli.landscape.category_json import category_from_json
from careercli.landscape.local_figures import LOCAL_FORMAT, unpack, unpack_one, unpack_rows
from careercli.values import value

_REBUILD = "Rebuild the compiled files with careercli catalog build."
if TYPE_CHECKING:
    from careercli.landscape.study import FieldOutcomes, StudyField, StudyPath

# Prices outside metropolitan areas are published for the whole nation at once.
_NONMETRO = "nonmetro"
_NONMETRO_COVERS = "all nonmetropolitan areas of the nation"
_Figures = TypeVar("_Figures", PlaceFigures, IndustryFigures)


@value
class CategoryColumns:
    """What lists filter and sort by, None where not published.

    `median`: dollars a year (None for pay published by the hour only, the lower bound when top-coded);
    `growth`: percent over the projected span; `openings`: thousand a year; `employment`: employees;
    `education`: a value of `catalog.role.Education`.
    """

    soc: str
    title: str
    median: float | None
    growth: float | None
    openings: float | None
    employment: int | None
    education: str | None


class NationalFigures:
    """National figures in an open SQLite file that `compile.write_national` wrote to."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def category(self, soc: str) -> Category:
        """All national figures of one category, from one row.

        Raises NotFoundError, naming codes nearby, when there is no such code; DataError when the row is damaged.
        """
        found = self.figures([soc])
        if soc not in found:
            raise self._no_such_code(soc)
        return found[soc]

    def figures(self, socs: Iterable[str]) -> dict[str, Category]:
        """Categories by code, in the order asked for; codes that do not exist are left out."""
        wanted = list(dict.fromkeys(socs))
        query = f"SELECT soc, figures FROM landscape_categories WHERE soc IN ({_marks(wanted)})"
        texts = dict(self._rows(query, wanted))
        with _trusted("the compiled catalogue"):
            return {soc: category_from_json(texts[soc]) for soc in wanted if soc in texts}

    def columns(self, socs: Iterable[str] | None = None) -> dict[str, CategoryColumns]:
        """Filter columns by code, of `socs` or of every category but the total of all; no JSON is read."""
        wanted = None if socs is None else set(socs)
        query = (
            "SELECT soc, title, median, growth, openings, employment, education "
            f"FROM landscape_categories WHERE soc != '{ALL_OCCUPATIONS}' ORDER BY soc"
        )
        return {row[0]: CategoryColumns(*row) for row in self._rows(query) if wanted is None or row[0] in wanted}

    def _no_such_code(self, soc: str) -> NotFoundError:
        near: list[CategoryName] = []
        for length in (6, 5, 4, 2):
            query = "SELECT soc, title FROM landscape_categories WHERE soc LIKE ? ORDER BY soc LIMIT 5"
            near = [CategoryName(*row) for row in self._rows(query, [soc[:length].replace("%", "") + "%"])]
            if near:
                break
        return NotFoundError(f"there is no category {soc}", _did_you_mean(near))

    def _rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with _trusted("the compiled catalogue"):
            return list(self._connection.execute(query, values))


class LocalFigures:
    """Figures by place and industry, in the file that `compile.write_local` wrote.

    The file is opened (read-only) by the first question, not before. Use as a context manager, or `close`.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file, if it was ever opened."""
        if "_connection" in self.__dict__:
            self._connection.close()
            del self._connection

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every place there are figures for, by code."""
        rows = self._rows("SELECT code, name, kind, states FROM landscape_places ORDER BY code")
        with _trusted(str(self._path)):
            return tuple(
                Place(code, name, PlaceKind(kind), () if states == "-" else tuple(states.split(";")))
                for code, name, kind, states in rows
            )

    @cached_property
    def industries(self) -> tuple[Industry, ...]:
        """Every industry there are figures for, by code."""
        rows = self._rows("SELECT code, title, detail FROM landscape_industries ORDER BY code")
        with _trusted(str(self._path)):
            return tuple(Industry(code, title, IndustryDetail(detail)) for code, title, detail in rows)

    def prices(self, place: Place) -> PriceLevel | None:
        """What things cost in a place, the nation being 100; None where nothing is published for it."""
        return self._price_levels.get(_NONMETRO if place.kind is PlaceKind.NONMETRO else place.code)

    @cached_property
    def _price_levels(self) -> dict[str, PriceLevel]:
        query = "SELECT place, all_items, goods, housing, utilities, other FROM landscape_prices"
        _, vintage, _ = self._vintages
        return {
            place: PriceLevel(
                all_items,
                goods,
                housing,
                utilities,
                other,
                vintage,
                _NONMETRO_COVERS if place == _NONMETRO else "",
            )
            for place, all_items, goods, housing, utilities, other in self._rows(query)
        }

    def study_paths(self, soc: str) -> list[StudyPath]:
        """The fields of study that lead to a category by the official crosswalk, by graduates, most first."""
        from careercli.landscape.study import StudyPath, ranked

        query = (
            "SELECT p.soc, p.cip, f.title, f.outcomes, p.listed, p.programs, p.odd "
            "FROM landscape_paths p JOIN landscape_fields f USING (cip) WHERE p.soc = ?"
        )
        with _trusted(str(self._path)):
            return ranked(
                StudyPath(code, self._field(cip, title, outcomes), listed, programs, bool(odd))
                for code, cip, title, outcomes, listed, programs, odd in self._rows(query, (soc,))
            )

    def study_fields(self) -> list[StudyField]:
        """Every field of study that leads to some category, by code; a code that nobody uses any more does not."""
        from careercli.landscape.study import StudyField

        query = (
            "SELECT cip, title FROM landscape_fields WHERE cip IN (SELECT cip FROM landscape_paths) ORDER BY cip"
        )
        return [StudyField(*row) for row in self._rows(query)]

    def study_field(self, cip: str) -> FieldOutcomes:
        """One field with its outcomes. Raises NotFoundError when there is no such field."""
        rows = self._rows("SELECT cip, title, outcomes FROM landscape_fields WHERE cip = ?", (cip,))
        if not rows:
            raise NotFoundError(f"there is no field of study {cip}")
        with _trusted(str(self._path)):
            return self._field(*rows[0])

    def led_to(self, cip: str) -> list[tuple[str, bool]]:
        """Codes of the categories a field leads to, each with whether that is an odd way."""
        query = "SELECT soc, odd FROM landscape_paths WHERE cip = ? ORDER BY odd, soc"
        return [(soc, bool(odd)) for soc, odd in self._rows(query, (cip,))]

    def _field(self, cip: str, title: str, outcomes: bytes) -> FieldOutcomes:
        from careercli.landscape.study import FieldOutcomes, Outcome, StudyField

        _, _, vintage = self._vintages
        rows = tuple(Outcome.of(cells, vintage) for cells in unpack_rows(outcomes))
        return FieldOutcomes(StudyField(cip, title), rows)

    def find_place(self, text: str) -> list[Place]:
        """Places that `text` may mean, best first: one when it is clear, several when not, none when unknown."""
        from careercli.landscape.place_search import find_places

        return [match.place for match in find_places(text, self.places)]

    def at(self, soc: str, place: Place) -> PlaceFigures | None:
        """The category in one place; None when BLS publishes nothing for it there."""
        return self._at_places(soc).get(place.code)

    def pay_in(self, place: Place, socs: Iterable[str]) -> PlacePay:
        """Median pay in one place of the categories asked for, as far as it is published there."""
        place_at = [one.code for one in self.places].index(place.code)
        wanted = list(dict.fromkeys(socs))
        query = f"SELECT soc, figures FROM landscape_local WHERE kind = 'place' AND soc IN ({_marks(wanted)})"
        found: dict[str, float] = {}
        with _trusted(str(self._path)):
            for soc, packed in self._rows(query, wanted):
                cells = unpack_one(packed, place_at)
                pay = None if cells is None else self._pay(cells[3:])
                if pay is not None and pay.unit is PayUnit.ANNUAL and pay.median.value is not None:
                    found[soc] = pay.median.value
        return PlacePay(place, found)

    def by_state(self, soc: str, sort: SortKey = SortKey.PAY) -> list[PlaceFigures]:
        """The category in every state, the District of Columbia and the territories, ranked by `sort`."""
        return self._ranked(soc, (PlaceKind.STATE, PlaceKind.TERRITORY), sort)

    def by_metro(self, soc: str, sort: SortKey = SortKey.PAY) -> list[PlaceFigures]:
        """The category in every metropolitan area, ranked by `sort`."""
        return self._ranked(soc, (PlaceKind.METRO,), sort)

    def by_industry(
        self,
        soc: str,
        sort: SortKey = SortKey.EMPLOYMENT,
        detail: IndustryDetail = IndustryDetail.SECTOR,
    ) -> list[IndustryFigures]:
        """The category in every industry of one level of detail, nationally, ranked by pay or employment."""
        known = {industry.code: industry for industry in self.industries}
        with _trusted(str(self._path)):
            figures = [
                IndustryFigures(
                    soc, known[code], Amount.parse(cells[0]), Amount.parse(cells[1]), self._pay(cells[2:])
                )
                for code, cells in self._cells(soc, "industry", list(known))
                if known[code].detail is detail
            ]
        return sorted(figures, key=_rank(sort))

    def _ranked(self, soc: str, kinds: tuple[PlaceKind, ...], sort: SortKey) -> list[PlaceFigures]:
        figures = [one for one in self._at_places(soc).values() if one.place.kind in kinds]
        return sorted(figures, key=_rank(sort))

    def _at_places(self, soc: str) -> dict[str, PlaceFigures]:
        known = {place.code: place for place in self.places}
        with _trusted(str(self._path)):
            return {
                code: PlaceFigures(
                    soc,
                    known[code],
                    Amount.parse(cells[0]),
                    Amount.parse(cells[1]),
                    Amount.parse(cells[2]),
                    self._pay(cells[3:]),
                    self.prices(known[code]),
                )
                for code, cells in self._cells(soc, "place", list(known))
            }

    def _pay(self, cells: Sequence[str]) -> PaySpread:
        unit, *amounts = cells
        return PaySpread.of(PayUnit(unit), [Amount.parse(cell) for cell in amounts], self._vintage)

    def _cells(self, soc: str, kind: str, codes: list[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
        query = "SELECT figures FROM landscape_local WHERE soc = ? AND kind = ?"
        for (packed,) in self._rows(query, (soc, kind)):
            yield from unpack(packed, codes).items()

    @property
    def _vintage(self) -> str:
        return self._vintages[0]

    @cached_property
    def _vintages(self) -> tuple[str, str, str]:
        """Releases of pay, of prices and of study."""
        [(number,)] = self._rows("SELECT format FROM landscape_meta")
        if number != LOCAL_FORMAT:
            raise DataError(f"{self._path}: format {number} of local figures is not {LOCAL_FORMAT}", _REBUILD)
        [(pay, prices, study)] = self._rows("SELECT vintage, prices, study FROM landscape_meta")
        return str(pay), str(prices), str(study)

    @cached_property
    def _connection(self) -> sqlite3.Connection:
        if not self._path.is_file():
            raise DataError(f"{self._path}: the file of local figures is missing", _REBUILD)
        with _trusted(str(self._path)):
            return sqlite3.connect(f"{self._path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)

    def _rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with _trusted(str(self._path)):
            return list(self._connection.execute(query, values))


@contextmanager
def _trusted(what: str) -> Iterator[None]:
    """Whatever goes wrong inside comes from a damaged file: where it lies in a cache, it is compiled again."""
    try:
        yield
    except Exception as error:
        raise DamagedError(f"{what} cannot be read ({error})", _REBUILD) from None


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))


def _rank(sort: SortKey) -> Callable[[_Figures], tuple[bool, float]]:
    def key(figures: _Figures) -> tuple[bool, float]:
        if sort is SortKey.EMPLOYMENT:
            amount = figures.employment
        elif sort is SortKey.QUOTIENT:
            amount = figures.quotient if isinstance(figures, PlaceFigures) else Amount()
        elif sort is SortKey.REAL_PAY:
            real = figures.real_pay if isinstance(figures, PlaceFigures) else None
            amount = Amount() if real is None else real.median
        else:
            amount = figures.pay.median
        return amount.value is None, -(amount.value or 0.0)

    return key


def _did_you_mean(names: Sequence[CategoryName]) -> str | None:
    if not names:
        return None
    return "Did you mean " + ", ".join(f"{name.soc} {name.title}" for name in names) + "?"
