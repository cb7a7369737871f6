"""Puts the official sources together into the project's own tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from careercli.errors import DataError, UsageError
from careercli.landscape import tables
from careercli.landscape.category import ALL_OCCUPATIONS, Classification, number_text
from careercli.landscape.refresh.crosswalk import (
    Crosswalk,
    crosswalk_from_table,
    read_crosswalk,
    read_direct_match_titles,
    read_former_codes,
)
from careercli.landscape.refresh.factors import factor_rows, read_factors
from careercli.landscape.refresh.local import LocalRows
from careercli.landscape.refresh.oews import OewsFile, OewsRow, oews_files, read_oews
from careercli.landscape.refresh.onet import category_rows, read_ai_exposure, read_job_titles, read_onet
from careercli.landscape.refresh.prices import read_consumer_prices, read_place_prices
from careercli.landscape.refresh.projections import read_projections
from careercli.landscape.refresh.sheets import DAMAGED, last_read
from careercli.landscape.refresh.study import outcome_rows, read_study
from careercli.landscape.refresh.tasks import RELEASE as TASKS_RELEASE
from careercli.landscape.refresh.tasks import read_tasks, read_words, task_rows
from careercli.landscape.refresh.unemployment import read_unemployment, unemployment_rows
from careercli.landscape.tables import TableLayout

Narrate = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Sources:
    """Folders with the official files; `onet` may name several releases, newest first.

    Tables whose folder is not named stay as an earlier refresh wrote them.
    """

    oews: Path
    projections: Path
    onet: tuple[Path, ...]
    crosswalk: Path | None = None
    ai: Path | None = None
    unemployment: Path | None = None
    prices: Path | None = None
    education: Path | None = None


def refresh_tables(sources: Sources, folder: Path, narrate: Narrate) -> None:
    """Replace every table of figures in `folder`, reporting each step to `narrate`.

    The same files give the same bytes. Raises DataError for a file or column that is missing or not known; the
    tables in place are then untouched, because new ones take their place only when all are written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".refresh-", dir=folder) as name:
        fresh = Path(name)
        try:
            _build_tables(sources, previous=folder, folder=fresh, narrate=narrate)
        except (ValueError, ArithmeticError, LookupError) as error:
            raise DataError(f"{last_read()}: something cannot be understood ({error})", DAMAGED) from error
        for layout in tables.ALL_TABLES:
            (fresh / layout.filename).replace(folder / layout.filename)


def _build_tables(sources: Sources, previous: Path, folder: Path, narrate: Narrate) -> None:
    narrate("crosswalk")
    crosswalk = _crosswalk(sources, previous)
    projections, detailed = read_projections(sources.projections)
    onet = read_onet(sources.onet)
    national, local = _oews(sources.oews, narrate)
    newest = max(national)
    newest_release = _oews_release(newest)

    titles = _category_titles(national[newest], {**detailed.titles, **projections.titles}, crosswalk)
    parts = {soc: crosswalk.parts(soc) for soc in titles}
    tables.write_table(folder, tables.CROSSWALK, "SOC 2018", crosswalk.rows)
    tables.write_table(folder, tables.CATEGORIES, "SOC 2018", _category_rows(titles, parts, crosswalk))
    tables.write_table(folder, tables.PAY, newest_release, (_pay_row(row) for row in national[newest].values()))
    tables.write_table(
        folder,
        tables.HISTORY,
        f"BLS OEWS May {min(national)} to May {newest}",
        _history_rows(national, titles, crosswalk),
    )
    tables.write_table(folder, tables.PROJECTIONS, projections.release, projections.plain_rows)
    tables.write_table(folder, tables.EARLIER_PROJECTIONS, detailed.release, detailed.rows)
    kept = _Kept(previous, folder)
    totals = {soc: row.employment for soc, row in national[newest].items()}
    kept.write(tables.FACTORS, _factors(sources.projections, detailed.release, local.industry_jobs, totals))
    kept.write(tables.UNEMPLOYMENT, _unemployment(sources, parts, titles))
    kept.write(tables.TASK_USE, _task_use(sources, parts, previous))
    for layout, part in (
        (tables.INTERESTS, onet.interests),
        (tables.WORK_VALUES, onet.work_values),
        (tables.SKILLS, onet.skills),
        (tables.KNOWLEDGE, onet.knowledge),
    ):
        narrate(layout.name)
        tables.write_table(folder, layout, part.release, category_rows(part, parts), part.names)
    zones = onet.job_zones
    tables.write_table(folder, tables.JOB_ZONES, zones.release, category_rows(zones, parts))
    if sources.ai is not None:
        exposure = read_ai_exposure(sources.ai)
        rows = category_rows(exposure, parts, digits=4)
        tables.write_table(folder, tables.AI_EXPOSURE, exposure.release, rows)
    else:
        exposures = tables.read_table(previous, tables.AI_EXPOSURE)
        tables.write_table(folder, tables.AI_EXPOSURE, exposures.release, exposures.rows)
    tables.write_table(
        folder, tables.TITLES, "SOC 2018 Direct Match Title File", _title_rows(sources, previous, titles)
    )
    narrate("job titles")
    jobs = read_job_titles(sources.onet)
    job_rows = ((soc, title, "yes" if own else "no") for soc, title, own in jobs.rows if soc in titles)
    tables.write_table(folder, tables.JOB_TITLES, jobs.release, job_rows)
    tables.write_table(folder, tables.SOC_2010, "SOC 2010 to 2018", _former_codes(sources, previous, titles))
    local.write(folder, newest_release, narrate)
    _prices(sources, kept)
    _study(sources, kept, titles, parts)


_Rows = tuple[str, list[tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class _Kept:
    """Writes a table, or the one that is in place again where its source was not named."""

    previous: Path
    folder: Path

    def write(self, layout: TableLayout, made: _Rows | None) -> None:
        release, rows = made if made is not None else self.read(layout)
        tables.write_table(self.folder, layout, release, rows)

    def read(self, layout: TableLayout) -> _Rows:
        """The table in place; an empty one where there is none yet."""
        if not (self.previous / layout.filename).exists():
            return "none yet", []
        table = tables.read_table(self.previous, layout)
        return table.release, list(table.rows)


def _factors(
    folder: Path, release: str, jobs: Mapping[tuple[str, str], str], totals: Mapping[str, str]
) -> _Rows | None:
    statements = read_factors(folder)
    return None if statements is None else (f"{release}, table 1.12", list(factor_rows(statements, jobs, totals)))


def _unemployment(
    sources: Sources, parts: Mapping[str, tuple[str, ...]], titles: Mapping[str, str]
) -> _Rows | None:
    if sources.unemployment is None:
        return None
    if sources.crosswalk is None:
        raise UsageError("--unemployment needs the Census occupation codes", "Name their folder with --crosswalk.")
    detailed = {soc: titles[soc] for soc, its_parts in parts.items() if not its_parts and soc != ALL_OCCUPATIONS}
    survey = read_unemployment(sources.unemployment, sources.crosswalk, detailed)
    return survey.release, list(unemployment_rows(survey, parts, titles))


def _task_use(sources: Sources, parts: Mapping[str, tuple[str, ...]], previous: Path) -> _Rows | None:
    tasks = None if sources.ai is None else read_tasks(sources.onet, sources.ai)
    return None if tasks is None else (TASKS_RELEASE, list(task_rows(tasks, parts, read_words(previous))))


def _prices(sources: Sources, kept: _Kept) -> None:
    index = None if sources.prices is None else read_consumer_prices(sources.prices)
    kept.write(tables.CONSUMER_PRICES, None if index is None else ("BLS CPI-U, May of each year", index))
    kept.write(tables.PLACE_PRICES, None if sources.prices is None else read_place_prices(sources.prices))


def _study(sources: Sources, kept: _Kept, titles: Mapping[str, str], parts: Mapping[str, tuple[str, ...]]) -> None:
    study = None
    if sources.education is not None:
        known = {state: float(earned) for state, earned in kept.read(tables.STATE_EARNINGS)[1]}
        study = read_study(sources.education, titles, parts, known)
    made: dict[TableLayout, _Rows] = {}
    if study is not None:
        high_school: list[tuple[str, ...]] = [
            (state, number_text(earned)) for state, earned in study.high_school.items()
        ]
        made = {
            tables.STUDY_FIELDS: (study.release, list(study.fields.items())),
            tables.STUDY_PATHS: ("CIP 2020 to SOC 2018", study.paths),
            tables.STUDY_OUTCOMES: (study.release, list(outcome_rows(study.outcomes))),
            tables.STATE_EARNINGS: (study.release, high_school),
        }
    for layout in (tables.STUDY_FIELDS, tables.STUDY_PATHS, tables.STUDY_OUTCOMES, tables.STATE_EARNINGS):
        kept.write(layout, made.get(layout))


def _crosswalk(sources: Sources, folder: Path) -> Crosswalk:
    if sources.crosswalk is not None:
        return read_crosswalk(sources.crosswalk)
    if not (folder / tables.CROSSWALK.filename).exists():
        raise UsageError(
            f"{folder} has no crosswalk table yet", "Name the folder of the SOC crosswalks with --crosswalk."
        )
    return crosswalk_from_table(tables.read_table(folder, tables.CROSSWALK))


def _oews(folder: Path, narrate: Narrate) -> tuple[dict[int, dict[str, OewsRow]], LocalRows]:
    files = oews_files(folder)
    newest = files[-1].year
    national: dict[int, dict[str, OewsRow]] = {}
    local = LocalRows()
    for file in files:
        narrate(f"{file.path.name} (May {file.year})")
        for row in read_oews(file):
            if row.is_national:
                _add_national(national.setdefault(file.year, {}), row, file)
            elif file.year == newest:
                local.add(row)
    if newest not in national:
        raise DataError(f"{folder}: no national figures for May {newest}")
    return national, local


def _add_national(known: dict[str, OewsRow], row: OewsRow, file: OewsFile) -> None:
    earlier = known.setdefault(row.soc, row)
    if (earlier.employment, earlier.pay) != (row.employment, row.pay):
        raise DataError(f"{file.path}: {row.soc} differs from the figures in another file of May {file.year}")


def _category_titles(
    newest: Mapping[str, OewsRow], projected: Mapping[str, str], crosswalk: Crosswalk
) -> dict[str, str]:
    """Every category: all of OEWS, what only the projections have, and the parts of combined codes."""
    titles = {soc: row.title for soc, row in newest.items()}
    for soc in (*projected, *crosswalk.published_as):
        titles.setdefault(soc, crosswalk.titles.get(soc) or projected[soc])
    return dict(sorted(titles.items()))


def _category_rows(
    titles: Mapping[str, str], parts: Mapping[str, tuple[str, ...]], crosswalk: Crosswalk
) -> Iterator[tuple[str, ...]]:
    for soc, title in titles.items():
        yield soc, title, crosswalk.published_as.get(soc, "-"), ";".join(parts[soc]) or "-"


def _pay_row(row: OewsRow) -> tuple[str, ...]:
    return row.soc, row.employment, row.employment_error, *row.pay


def _history_rows(
    national: Mapping[int, Mapping[str, OewsRow]], titles: Mapping[str, str], crosswalk: Crosswalk
) -> Iterator[tuple[str, ...]]:
    for year, rows in national.items():
        system = classification_of(year)
        for soc, row in rows.items():
            # Parts of a combination had figures of their own once; beside the combination's they would mislead.
            if soc not in titles or soc in crosswalk.published_as:
                continue
            comparable = system is not Classification.SOC_2010 or soc in crosswalk.same_since_2010
            unit, median = row.pay[0], row.pay[5]
            yield (
                soc, str(year), system.value, "yes" if comparable else "no", row.employment, unit, median,
            )  # fmt: skip


def classification_of(year: int) -> Classification:
    """The classification OEWS used in May of `year` (BLS: SOC 2010 to 2018, hybrid codes 2019 and 2020)."""
    if year <= 2018:
        return Classification.SOC_2010
    return Classification.HYBRID if year <= 2020 else Classification.SOC_2018


def _title_rows(sources: Sources, previous: Path, titles: Mapping[str, str]) -> set[tuple[str, str]]:
    if sources.crosswalk is not None:
        others = read_direct_match_titles(sources.crosswalk)
    else:
        others = [(soc, title) for soc, title in tables.read_table(previous, tables.TITLES).rows]
    # The total is no category anybody searches for; it is found by its code.
    named = {(soc, title) for soc, title in titles.items() if soc != ALL_OCCUPATIONS}
    return {*named, *((soc, title) for soc, title in others if soc in titles)}


def _former_codes(sources: Sources, previous: Path, titles: Mapping[str, str]) -> Iterable[tuple[str, ...]]:
    if sources.crosswalk is None:
        return tables.read_table(previous, tables.SOC_2010).rows
    return [row for row in read_former_codes(sources.crosswalk) if row[2] in titles]


def _oews_release(year: int) -> str:
    return f"BLS OEWS May {year}"
