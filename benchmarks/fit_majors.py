"""What people of thirteen fields of study answered, and what is learned from them about the areas of work.

`learn_liking` draws the judged closeness of areas and activities (data/fit/areas.yaml) toward the answers of
people of these fields; `report` measures how well the quiz finds the families of work of a field, each field judged
by weights that were learned without it.
"""

from __future__ import annotations

import csv
import gzip
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
from fit_people import MARKERS

from careercli.catalog.yamlfile import load_yaml
from careercli.fit.answers import Answers
from careercli.fit.bank import FitBank
from careercli.fit.likings import SLUGS
from careercli.fit.profile import RoleProfile
from careercli.fit.suggest import suggest
from careercli.fit.table import RoleTable, area_directions

Floats = npt.NDArray[np.float64]

FAMILIES = {
    "psychology": ("social-services",),
    "business": ("business-operations", "sales", "people-and-admin", "marketing", "finance"),
    "nursing": ("healthcare", "healthcare-support"),
    "biology": ("science", "healthcare"),
    "english": ("media-and-arts", "education"),
    "education": ("education",),
    "accounting": ("finance",),
    "computer science": ("software-engineering", "it-and-security", "data-and-ai"),
    "history": ("education", "law-and-public-safety"),
    "engineering": ("engineering",),
    "civil engineering": ("engineering",),
    "economics": ("finance", "data-and-ai"),
    "law": ("law-and-public-safety",),
}
"""The families of work (tracks) of each field of study."""

GRADUATES = ("University degree", "Graduate degree")
MOST_A_MAJOR = 170
SMOOTHING = 1.0
"""Ridge, in variances of a standardized rating, of the directions that set the fields apart."""

NOISE = 0.5
"""How far the answers of a field's people may be from what its work would have them like, in the variance of a
judged area: set on fields left out (docs/fit-accuracy.md)."""


@dataclass(frozen=True, slots=True)
class Students:
    """Ratings (people, 48) in the order of MARKERS, field of study, whether they have a degree, sex and age."""

    ratings: Floats
    major: npt.NDArray[np.str_]
    graduate: npt.NDArray[np.bool_]
    sex: npt.NDArray[np.str_]
    age: npt.NDArray[np.intp]

    def only(self, which: npt.NDArray[np.bool_] | npt.NDArray[np.intp]) -> Students:
        """Some of them."""
        parts = (self.ratings, self.major, self.graduate, self.sex, self.age)
        return Students(*(part[which] for part in parts))  # type: ignore[arg-type]


def read_students(path: Path) -> Students:
    """Everybody with all 48 ratings, a standard deviation above 0.3 and a field of study."""
    rows = []
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            ratings = [int(row[marker] or 0) for marker in MARKERS]
            if min(ratings) >= 1 and float(np.std(ratings)) > 0.3 and row["major"] in FAMILIES:
                age = int(float(row["age"] or 0))
                rows.append((ratings, row["major"], row["education"] in GRADUATES, row["gender"][:1], age))
    ratings, major, graduate, sex, age = zip(*rows, strict=True)
    return Students(np.array(ratings, float), np.array(major), np.array(graduate), np.array(sex), np.array(age))


def judged_closeness(path: Path) -> Floats:
    """(41, 48) judged closeness of areas and markers, each row of length 1, from areas.yaml."""
    document, problems = load_yaml(path)
    assert document is not None and not problems, problems
    closeness = np.zeros((len(SLUGS), len(MARKERS)))
    for slug, near in document.value["areas"].items():  # type: ignore[index]
        for marker, steps in near.items():
            closeness[SLUGS.index(slug), MARKERS.index(marker)] = steps
    return np.asarray(closeness / np.sqrt((closeness**2).sum(axis=1, keepdims=True)))


def learn_liking(
    closeness: Floats,
    roles: Sequence[RoleProfile],
    students: Students,
    mean: Floats,
    sd: Floats,
    left_out: str | None = None,
) -> Floats:
    """(41, 48) what each marker's rating, in standard deviations, says of the liking of each area.

    The directions that set the people of one field apart from those of the others (a linear discriminant with a
    ridge) are taken as observations of what the work of the field's families consists of, and the judged closeness
    as what was believed before; areas judged alike move together (Gaussian process regression, or kriging).
    """
    fields = [major for major in FAMILIES if major != left_out]
    z = (students.ratings - mean) / sd
    z = z - z.mean(axis=1, keepdims=True)
    means = np.array([z[students.major == field].mean(axis=0) for field in fields])
    within = np.mean([np.cov(z[students.major == field].T) for field in fields], axis=0)
    apart = np.linalg.solve(within + SMOOTHING * np.eye(len(MARKERS)), (means - means.mean(axis=0)).T).T
    made_of = np.array([_work_of(roles, FAMILIES[field]) for field in fields])
    believed = made_of @ closeness
    apart = apart * np.sqrt((believed**2).sum() / (apart**2).sum())
    alike = 0.5 * np.eye(len(SLUGS)) + 0.5 * closeness @ closeness.T
    trusted = np.linalg.solve(made_of @ alike @ made_of.T + NOISE * np.eye(len(fields)), apart - believed)
    return np.asarray(closeness + alike @ made_of.T @ trusted)


def _work_of(roles: Sequence[RoleProfile], tracks: Sequence[str]) -> Floats:
    """(41,) what the work of some families consists of: the mean over families of the mean over their roles."""
    means = []
    for track in tracks:
        directions = area_directions([role.areas for role in roles if role.track == track])
        means.append(directions.mean(axis=0))
    return np.asarray(np.mean(means, axis=0))


def young_shift(students: Students, mean: Floats) -> Floats:
    """(48,) how much higher people under 18 rate each marker than the people of the norms (`mean`) do."""
    young = (students.age > 0) & (students.age < 18)
    return np.asarray(students.ratings[young].mean(axis=0) - mean)


def report(
    students: Students, bank: FitBank, roles: Sequence[RoleProfile], closeness: Floats, judged: Students
) -> None:
    """Print how often a field's own families are among a graduate's first three, field by field."""
    mean, sd = moments_of(bank)
    table = RoleTable.of(roles, bank.statistics)
    chosen = _graduates(judged)
    forms = {count: bank.norms.next_items(count, {}) for count in (12, 48)}
    banks: dict[str | None, FitBank] = {None: bank}
    for field in FAMILIES:
        liking = learn_liking(closeness, roles, students, mean, sd, left_out=field)
        banks[field] = with_liking(bank, liking)
    print("## Families of work of people who named a field of study\n")
    for name, of in (("fields seen", lambda field: None), ("each field judged without it", lambda field: field)):
        print(f"| {name} | after 12: own | others | AUC | after 48: own | others | AUC | men 48 | women 48 |")
        print("|---|---|---|---|---|---|---|---|---|")
        cached: dict[tuple[object, int], Floats] = {}
        rows = []
        for field in FAMILIES:
            cells = []
            for count in (12, 48):
                key = (of(field), count)
                if key not in cached:
                    cached[key] = family_scores(chosen, banks[of(field)], table, forms[count])
                cells += list(_hits(cached[key], chosen, table.tracks, field))
            rows.append([*cells[:3], *cells[3:6], *_by_sex(cached[of(field), 48], chosen, table.tracks, field)])
            print(f"| {field} | {' | '.join(_cell(value) for value in rows[-1])} |")
        print(f"| **mean** | {' | '.join(_cell(value) for value in np.nanmean(rows, axis=0))} |\n")


def _cell(value: float) -> str:
    return "" if np.isnan(value) else f"{value:.3f}"


def _graduates(students: Students) -> Students:
    places = [np.flatnonzero((students.major == field) & students.graduate)[:MOST_A_MAJOR] for field in FAMILIES]
    return students.only(np.sort(np.concatenate(places)))


def moments_of(bank: FitBank) -> tuple[Floats, Floats]:
    """Mean and standard deviation of every marker, in the order of MARKERS."""
    stats = bank.statistics
    n = len(stats.markers)
    diagonal = np.array([stats.covariance[row * (row + 3) // 2] for row in range(n)])
    return np.array(stats.mean), np.sqrt(diagonal)


def with_liking(bank: FitBank, liking: Floats) -> FitBank:
    """The bank with other weights of areas."""
    return replace(bank, statistics=replace(bank.statistics, liking=tuple(map(tuple, liking.tolist()))))


def family_scores(students: Students, bank: FitBank, table: RoleTable, form: Sequence[str]) -> Floats:
    """(people, tracks) how high each family stands on each person's result, 0 for the first."""
    rows = bank.marker_rows
    places = np.zeros((len(students.ratings), len(table.tracks)))
    for person, ratings in enumerate(students.ratings):
        answers = Answers({item: int(ratings[rows[item]]) for item in form})
        result = suggest(answers, bank, table)
        order = {family.track: place for place, family in enumerate(result.families)}
        places[person] = [-order.get(track, len(table.tracks)) for track in table.tracks]
    return places


def _hits(places: Floats, people: Students, tracks: Sequence[str], field: str) -> tuple[float, float, float]:
    best = places[:, [tracks.index(track) for track in FAMILIES[field]]].max(axis=1)
    mine = people.major == field
    return float((best[mine] > -3).mean()), float((best[~mine] > -3).mean()), area_under(best[mine], best[~mine])


def _by_sex(places: Floats, people: Students, tracks: Sequence[str], field: str) -> list[float]:
    """Own rate minus others' rate among men and among women; NaN for fewer than 15 of the field."""
    best = places[:, [tracks.index(track) for track in FAMILIES[field]]].max(axis=1) > -3
    rates = []
    for sex in "MF":
        mine = (people.major == field) & (people.sex == sex)
        others = (people.major != field) & (people.sex == sex)
        rates.append(float(best[mine].mean() - best[others].mean()) if mine.sum() >= 15 else float("nan"))
    return rates


def area_under(own: Floats, others: Floats) -> float:
    """How often one of `own` is above one of `others`; ties count half."""
    greater = np.searchsorted(np.sort(others), own, side="left").mean()
    no_less = np.searchsorted(np.sort(others), own, side="right").mean()
    return float((greater + no_less) / 2 / len(others))
