"""Reading the public answers and occupation figures that the fit benchmarks and the stored statistics rest
on.
"""

from __future__ import annotations

import csv
import gzip
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from careercli.fit.bank import WORK_VALUES
from careercli.fit.riasec import LETTERS, NAMES
from careercli.fit.scoring import Norms

Floats = npt.NDArray[np.float64]
MARKERS = [f"{letter}{number}" for letter in LETTERS for number in range(1, 9)]
SCALES = {marker: marker[0] for marker in MARKERS}


@dataclass(frozen=True, slots=True)
class People:
    """Cleaned answers (people, 48) in the order of MARKERS, and gender codes (1 man, 2 woman, else not
    said).
    """

    ratings: Floats
    gender: npt.NDArray[np.intp]

    def rows(self, which: Sequence[int] | npt.NDArray[np.intp]) -> list[dict[str, int]]:
        """The answers of some people as mappings marker -> rating."""
        return [dict(zip(MARKERS, (int(r) for r in self.ratings[i]), strict=True)) for i in which]


def read_people(path: Path) -> People:
    """The people of a public answers file who answered with care.

    Kept: all 48 items present, standard deviation over the items above 0.3, and not faster than a minute.
    """
    kept: list[list[int]] = []
    gender: list[int] = []
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            ratings = [int(float(row[marker])) for marker in MARKERS]
            elapsed = float(row.get("elapse", -1))
            if min(ratings) >= 1 and float(np.std(ratings)) > 0.3 and not 0 <= elapsed < 60:
                kept.append(ratings)
                gender.append(int(float(row.get("gender", -1))))
    return People(np.array(kept, dtype=np.float64), np.array(gender, dtype=np.intp))


def occupation_figures(path: Path, scale: str, elements: Sequence[str]) -> dict[str, tuple[float, ...]]:
    """O*NET occupation code -> its numbers for `elements` (by name) on `scale`, where all are published."""
    figures: dict[str, dict[str, float]] = defaultdict(dict)
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if row["Scale ID"] == scale:
                figures[row["O*NET-SOC Code"]][row["Element Name"]] = float(row["Data Value"])
    return {
        code: tuple(values[name] for name in elements)
        for code, values in sorted(figures.items())
        if all(name in values for name in elements)
    }


def occupation_interests(onet: Path) -> dict[str, tuple[float, ...]]:
    """O*NET code -> six interests, R I A S E C, 1-7, from `Interests.tsv.gz`."""
    return occupation_figures(onet / "Interests.tsv.gz", "OI", [NAMES[letter].title() for letter in LETTERS])


def occupation_values(onet: Path) -> dict[str, tuple[float, ...]]:
    """O*NET code -> six work values in the order of WORK_VALUES, 1-7, from `Work Values.tsv.gz`."""
    names = ["Working Conditions" if value == "conditions" else value.title() for value in WORK_VALUES]
    return occupation_figures(onet / "Work Values.tsv.gz", "EX", names)


def write_statistics(people: People, liking: Floats, young: Floats, onet: Path, target: Path) -> None:
    """The figures that the program ships: item moments and shares of `people`, what `fit_majors` learned of the
    liking of areas (41, 48) and of people under 18 (48,), and the spread of all occupations.
    """
    norms = Norms.from_answers(people.rows(range(len(people.ratings))), SCALES)
    interests = np.array(list(occupation_interests(onet).values()))
    values = np.array(list(occupation_values(onet).values()))
    triangle = np.tril_indices(len(MARKERS))
    shares = np.stack([(people.ratings == rating).mean(axis=0) for rating in range(1, 6)], axis=1)
    plain = {
        "markers": MARKERS,
        "mean": _rounded(norms.mean),
        "covariance": _rounded(norms.covariance[triangle]),
        "people": len(people.ratings),
        "source": "openpsychometrics.org, answers to the public-domain RIASEC markers, early release",
        "shares": [_rounded(row) for row in shares],
        "liking": [_rounded(row) for row in liking],
        "young": _rounded(young),
        "interest_mean": _rounded(interests.mean(axis=0)),
        "interest_sd": _rounded(interests.std(axis=0)),
        "value_mean": _rounded(values.mean(axis=0)),
        "value_sd": _rounded(values.std(axis=0)),
        "occupations_source": (
            f"O*NET 30.1 Database (USDOL/ETA, CC BY 4.0): {len(interests)} occupations' interests, "
            f"{len(values)} occupations' work values"
        ),
    }
    lines = ",\n".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in plain.items())
    target.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


def _rounded(values: Floats) -> list[float]:
    return [round(float(value), 3) + 0.0 for value in values]
