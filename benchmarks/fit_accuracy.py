"""How good the fit quiz is, measured on real people's answers. Prints Markdown tables.

    python benchmarks/fit_accuracy.py TRAIN [TEST] [--onet DIR] [--data DIR] [--people N]
    python benchmarks/fit_accuracy.py TRAIN --onet DIR --majors FILE --write-statistics data/fit/statistics.json

TRAIN and TEST are gzipped CSV files of answers to the 48 public RIASEC markers. The protocol: norms come
from TRAIN (all 48 items). 18 items, 3 of each scale, drawn at random, may never be asked; their plain scale
means judge the result. A form asks only among the other 30. Every figure is the mean over 6 draws. r is the
mean over people of the correlation between their six scored and six judged z-scores; top-1 is how often the
highest scored scale is one of the highest judged ones, top-3 how often the three highest scored scales are
three highest judged ones (raw means; ties in the judge count as right). Without TEST the people of TRAIN
are split five ways, norms from four fifths, judged on the fifth, five times.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import fit_answers_judged
import fit_majors
import fit_matching
import numpy as np
import numpy.typing as npt
from fit_people import MARKERS, SCALES, People, read_people, write_statistics

from careercli.fit.bank_files import load_bank
from careercli.fit.riasec import LETTERS
from careercli.fit.scoring import InterestProfile, Norms

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]
DRAWS = 6
FOLDS = 5
SCALE_OF = np.repeat(np.arange(6), 8)
Scored = tuple[Floats, Floats, Floats]


def main() -> int:
    """Run the measurements named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path)
    parser.add_argument("test", type=Path, nargs="?")
    parser.add_argument("--onet", type=Path, help="folder with Interests.tsv.gz and Work Values.tsv.gz")
    parser.add_argument("--majors", type=Path, help="people who named a college major, gzipped CSV")
    parser.add_argument("--majors-judged", type=Path, help="others of them, whom nothing was learned from")
    parser.add_argument("--data", type=Path, default=Path(__file__).parent.parent / "data")
    parser.add_argument("--people", type=int, default=600, help="how many people the matching is measured on")
    parser.add_argument("--write-statistics", type=Path)
    options = parser.parse_args()
    train = read_people(options.train)
    if options.write_statistics:
        if options.onet is None:
            parser.error("--write-statistics needs --onet")
        if options.majors is None:
            parser.error("--write-statistics needs --majors")
        students = fit_majors.read_students(options.majors)
        closeness = fit_majors.judged_closeness(options.data / "fit" / "areas.yaml")
        mean, sd = train.ratings.mean(axis=0), train.ratings.std(axis=0, ddof=1)
        liking = fit_majors.learn_liking(closeness, fit_matching.catalogue_roles(options.data), students, mean, sd)
        young = fit_majors.young_shift(students, mean)
        write_statistics(train, liking, young, options.onet, options.write_statistics)
        print(f"wrote {options.write_statistics}", file=sys.stderr)
        return 0
    splits = list(_splits(train, read_people(options.test) if options.test else None))
    judged = f"{len(splits[0][1].ratings)} held-out people" if options.test else f"{FOLDS}-fold cross-validation"
    print(f"Norms from {len(train.ratings)} people; judged by {judged}.\n")
    _print_forms(splits)
    fit_answers_judged.print_activities(splits)
    if options.majors is not None:
        students = fit_majors.read_students(options.majors)
        bank = load_bank(options.data / "fit")
        closeness = fit_majors.judged_closeness(options.data / "fit" / "areas.yaml")
        others = fit_majors.read_students(options.majors_judged) if options.majors_judged else students
        fit_majors.report(students, bank, fit_matching.catalogue_roles(options.data), closeness, others)
        fit_answers_judged.print_young(others, bank)
    fit_matching.report(splits, options.data, options.onet, options.people)
    return 0


def _splits(train: People, test: People | None) -> Iterator[tuple[People, People]]:
    if test is not None:
        yield train, test
        return
    order = np.random.default_rng(1).permutation(len(train.ratings))
    for fold in range(FOLDS):
        judged = np.zeros(len(order), dtype=np.bool_)
        judged[order[fold::FOLDS]] = True
        yield _part(train, ~judged), _part(train, judged)


def _part(people: People, which: npt.NDArray[np.bool_]) -> People:
    return People(people.ratings[which], people.gender[which])


def _draw_judges() -> list[Places]:
    """Six sets of 18 item places, 3 a scale, that may never be asked."""
    rng = np.random.default_rng(0)
    return [
        np.sort(np.concatenate([rng.choice(8, 3, replace=False) + 8 * scale for scale in range(6)]))
        for _ in range(DRAWS)
    ]


def _print_forms(splits: list[tuple[People, People]]) -> None:
    rows: dict[str, list[list[float]]] = {}
    for judges in _draw_judges():
        asked = [marker for place, marker in enumerate(MARKERS) if place not in set(judges.tolist())]
        for train, test in splits:
            norms = Norms.from_answers(train.rows(range(len(train.ratings))), SCALES)
            for name, form, score in _forms(norms, asked):
                _measure(rows, name, score(norms, train, test, form), train, test, judges)
    print("| form | r on z-scores | top-1 letter | top-3 set | within 1 sd | within 1.96 sd |")
    print("|---|---|---|---|---|---|")
    for name, figures in rows.items():
        mean = np.array(figures).mean(axis=0)
        cells = ["" if np.isnan(value) else f"{value:.3f}" for value in mean]
        print(f"| {name} | {' | '.join(cells)} |")
    print()


def _forms(
    norms: Norms, asked: list[str]
) -> Iterator[tuple[str, list[str], Callable[[Norms, People, People, list[str]], Scored]]]:
    first = [marker for letter in LETTERS for marker in [m for m in asked if m[0] == letter][:2]]
    yield "12 first items, plain sums", first, _plain
    yield "12 best items, plain sums", norms.best_items(2, asked), _plain
    yield "6 best items, regression", norms.best_items(1, asked), _regression
    yield "12 best items, regression", norms.best_items(2, asked), _regression
    yield "18 best items, regression", norms.best_items(3, asked), _regression
    chosen: dict[str, float] = {}
    while len(chosen) < 18:
        chosen[norms.next_item(chosen, asked) or ""] = 3
        if len(chosen) in (12, 18):
            yield f"{len(chosen)} items by next_item, regression", list(chosen), _regression
    yield "all 30 askable items, plain sums", asked, _plain
    yield "all 30 askable items, regression", asked, _regression


def _plain(norms: Norms, train: People, test: People, form: list[str]) -> Scored:
    """Scale means of the asked items, no error bar, and z-scores against the same means in `train`."""
    places = np.array([norms.items.index(marker) for marker in form])
    means, known = _scale_means(test, places), _scale_means(train, places)
    return means, np.full_like(means, np.nan), (means - known.mean(axis=0)) / known.std(axis=0)


def _regression(norms: Norms, train: People, test: People, form: list[str]) -> Scored:
    """What the program itself says; `train` has already gone into the norms."""
    places = [MARKERS.index(marker) for marker in form]
    answers = [dict(zip(form, row, strict=True)) for row in test.ratings[:, places].tolist()]
    profiles: list[InterestProfile] = [norms.score(given) for given in answers]
    return (
        np.array([profile.mean for profile in profiles]),
        np.array([profile.sd for profile in profiles]),
        np.array([profile.z for profile in profiles]),
    )


def _scale_means(people: People, places: Places) -> Floats:
    return np.stack(
        [people.ratings[:, places[SCALE_OF[places] == scale]].mean(axis=1) for scale in range(6)], axis=1
    )


def _measure(
    rows: dict[str, list[list[float]]],
    name: str,
    scored: Scored,
    train: People,
    test: People,
    judges: Places,
) -> None:
    mean, sd, z = scored
    judged, norm = _scale_means(test, judges), _scale_means(train, judges)
    judged_z = (judged - norm.mean(axis=0)) / norm.std(axis=0)
    whole = _scale_means(test, np.arange(48))
    off = np.abs(whole - mean)
    within = [float((off <= k * sd).mean()) if not np.isnan(sd).any() else float("nan") for k in (1.0, 1.96)]
    rows.setdefault(name, []).append([*_agreement(z, judged_z, mean, judged), *within])
    if name == "12 best items, regression":
        for label, code in (("men", 1), ("women", 2)):
            who = test.gender == code
            if who.any():
                figures = _agreement(z[who], judged_z[who], mean[who], judged[who])
                within = [float((off[who] <= k * sd[who]).mean()) for k in (1.0, 1.96)]
                rows.setdefault(f"the same, {label} only", []).append([*figures, *within])


def _agreement(z: Floats, judged_z: Floats, mean: Floats, judged: Floats) -> list[float]:
    """r, top-1 and top-3 as the module's head defines them."""
    a, b = z - z.mean(axis=1, keepdims=True), judged_z - judged_z.mean(axis=1, keepdims=True)
    lengths = np.sqrt((a**2).sum(axis=1) * (b**2).sum(axis=1))
    r = (a * b).sum(axis=1)[lengths > 0] / lengths[lengths > 0]
    order = np.argsort(-mean, axis=1, kind="stable")
    sorted_judged = np.take_along_axis(judged, order, axis=1)
    top_1 = sorted_judged[:, 0] >= judged.max(axis=1) - 1e-9
    top_3 = sorted_judged[:, :3].min(axis=1) >= sorted_judged[:, 3:].max(axis=1) - 1e-9
    return [float(r.mean()), float(top_1.mean()), float(top_3.mean())]


if __name__ == "__main__":
    raise SystemExit(main())
