"""The part of fit_accuracy that measures suggestions: stability, reach, calibration, and roles finding
themselves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import fit_answers_judged
import numpy as np
import numpy.typing as npt
from fit_people import MARKERS, SCALES, People, occupation_interests, occupation_values

from careercli.catalog.check import check
from careercli.catalog.role import Conditions, Education, Level
from careercli.catalog.sources import bundled_sources
from careercli.fit.answers import Answers
from careercli.fit.bank import FitBank
from careercli.fit.bank_files import load_bank
from careercli.fit.families import rank_families
from careercli.fit.matching import person_of, ranking, score_roles
from careercli.fit.profile import RoleProfile
from careercli.fit.riasec import LETTERS
from careercli.fit.scoring import Norms
from careercli.fit.suggest import Unclear, suggest
from careercli.fit.table import RoleTable

Floats = npt.NDArray[np.float64]
LIST = 10
OWN_PROFILE = 0.6
"""A role's z-scores reach 2.5, which on a five-point scale would run into its ends and lose their shape."""

FEWEST_ROLES = 60
"""Ten of fewer is hardly a choice: stability and reach would mean nothing."""


def report(splits: Sequence[tuple[People, People]], data: Path, onet: Path | None, people: int) -> None:
    """Print the figures for `people` of those judged first (reach: for all who are judged), against the official
    occupations and the catalogue's roles.
    """
    train, test = splits[0]
    shipped = load_bank(data / "fit")
    bank = _bank_of(train, shipped)
    chosen = np.random.default_rng(2).permutation(len(test.ratings))[:people]
    rows = test.rows(np.sort(chosen))
    catalogues = {}
    if onet is not None:
        catalogues["official occupations"] = _occupations(onet)
    roles = catalogue_roles(data)
    if len(roles) >= FEWEST_ROLES:
        catalogues["roles of the catalogue"] = roles
    else:
        print(f"The catalogue has {len(roles)} complete roles; too few to measure suggestions on.\n")
    for name, profiles in catalogues.items():
        table = RoleTable.of(profiles, bank.statistics)
        print(f"## {len(profiles)} {name}, {len(rows)} people\n")
        _print_stability(rows, bank, table)
        if name == "official occupations":
            _print_reach([(rows, bank, table)])
        else:
            banks = [_bank_of(part, shipped) for part, _ in splits]
            judged = [one.rows(range(len(one.ratings))) for _, one in splits]
            _print_reach([(r, b, RoleTable.of(profiles, b.statistics)) for r, b in zip(judged, banks, strict=True)])
        _print_calibration(rows, bank, table)
        if name != "official occupations":
            fit_answers_judged.print_honesty(rows, bank, table)
        # Nobody is held out here: what counts is what the program itself will do.
        _print_self_recovery(shipped, RoleTable.of(profiles, shipped.statistics))
    if onet is not None:
        _print_what_stability_costs(rows, bank, np.array(list(occupation_interests(onet).values())))


def catalogue_roles(data: Path) -> list[RoleProfile]:
    """The roles of the catalogue in `data`."""
    return [RoleProfile.from_role(checked.role) for checked in check(bundled_sources(data), style=False).roles]


def _bank_of(train: People, bank: FitBank) -> FitBank:
    """The bank with norms of `train` alone, so that nobody judged has helped to make them."""
    norms = Norms.from_answers(train.rows(range(len(train.ratings))), SCALES)
    covariance = norms.covariance[np.tril_indices(len(MARKERS))]
    statistics = replace(
        bank.statistics,
        markers=tuple(MARKERS),
        mean=tuple(norms.mean.tolist()),
        covariance=tuple(covariance.tolist()),
        people=norms.people,
    )
    return replace(bank, statistics=statistics)


def _occupations(onet: Path) -> list[RoleProfile]:
    """Every official occupation with published interests; its major group is its track."""
    interests, values = occupation_interests(onet), occupation_values(onet)
    middling = Conditions(*([3] * 10))
    flat = (4.0,) * 6
    return [
        RoleProfile(
            code, code, code[:2], Level.MID, code[:7], six, values.get(code, flat), middling, Education.BACHELOR, 0
        )
        for code, six in interests.items()
    ]


def _answers(row: dict[str, int], bank: FitBank, markers: Sequence[str]) -> Answers:
    by_marker = {item.marker: item.id for item in bank.items if item.marker}
    return Answers({by_marker[marker]: row[marker] for marker in markers})


def _quiz_markers(bank: FitBank) -> list[str]:
    """The markers behind the twelve activities that the quiz asks first."""
    return [bank.item_by_id[id].marker or "" for id in bank.norms.next_items(12, {})]


def _top(answers: Answers, bank: FitBank, table: RoleTable) -> list[int]:
    return list(ranking(score_roles(person_of(answers, bank), table), table))[:LIST]


def _halves() -> Iterator[tuple[list[str], list[str]]]:
    """The markers split at random into two halves of four a scale, again for each person."""
    rng = np.random.default_rng(3)
    while True:
        mixed = [f"{letter}{n + 1}" for letter in LETTERS for n in rng.permutation(8)]
        one, two = ([m for i, m in enumerate(mixed) if (i % 8 < 4) == first] for first in (True, False))
        yield one, two


def _print_stability(rows: list[dict[str, int]], bank: FitBank, table: RoleTable) -> None:
    shared, families = [], []
    for row, halves in zip(rows, _halves(), strict=False):
        one, two = (_answers(row, bank, half) for half in halves)
        shared.append(len(set(_top(one, bank, table)) & set(_top(two, bank, table))) / LIST)
        best = []
        for answers in (one, two):
            person = person_of(answers, bank)
            best.append({f.track for f in rank_families(person, table, score_roles(person, table))[:3]})
        families.append(len(best[0] & best[1]) / 3)
    print(f"- Two 24-item halves of one person share {np.mean(shared):.3f} of their ten best roles")
    print(f"  and {np.mean(families):.3f} of their three best families.")


def _print_what_stability_costs(rows: list[dict[str, int]], bank: FitBank, occupations: Floats) -> None:
    """Lists of ten official occupations that leave in more or less of what the average occupation asks for.

    `share` of the average occupation's profile is taken off every occupation before it is correlated with a
    person's z-scores: all of it is what the program does. Lists of different people overlap by chance; what
    halves of one person share beyond that is (shared - chance) / (1 - chance).
    """
    stats, norms = bank.statistics, bank.norms
    mean, sd = np.array(stats.interest_mean), np.array(stats.interest_sd)

    def z_of(answered: list[Answers]) -> Floats:
        return np.array([norms.score(answers.activities).z for answers in answered])

    pairs = [[_answers(row, bank, half) for half in halves] for row, halves in zip(rows, _halves(), strict=False)]
    one, two = (z_of([pair[half] for pair in pairs]) for half in (0, 1))
    whole = z_of([_answers(row, bank, MARKERS) for row in rows])
    own = z_of([_answers_by(tuple(six), bank) for six in occupations])
    strangers = np.random.default_rng(4).permutation(len(rows))
    print("## What more stable lists would cost: ten official occupations by correlation alone\n")
    print(
        "| average taken off | halves share | strangers share | beyond chance | widest reach | own profile in 5 |"
    )
    print("|---|---|---|---|---|---|")
    for share in (1.0, 0.75, 0.5, 0.25, 0.0):
        profiles = _shapes((occupations - share * mean) / sd)
        first, second, full, itself = (
            np.argsort(-(_shapes(z) @ profiles.T), axis=1, kind="stable")[:, :LIST] for z in (one, two, whole, own)
        )
        shared, chance = _overlap(first, second), _overlap(first, second[strangers])
        reach = np.bincount(full.ravel()).max() / len(full)
        found = float(np.mean([place in five for place, five in enumerate(itself[:, :5])]))
        beyond = (shared - chance) / (1 - chance)
        print(f"| {share:.2f} | {shared:.3f} | {chance:.3f} | {beyond:.3f} | {reach:.3f} | {found:.3f} |")
    print()


def _shapes(rows: Floats) -> Floats:
    centred = rows - rows.mean(axis=1, keepdims=True)
    return np.asarray(centred / np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-9))


def _overlap(one: npt.NDArray[np.intp], two: npt.NDArray[np.intp]) -> float:
    return float(np.mean([len(set(a) & set(b)) / LIST for a, b in zip(one.tolist(), two.tolist(), strict=True)]))


def _print_reach(groups: Sequence[tuple[list[dict[str, int]], FitBank, RoleTable]]) -> None:
    """How often the most frequent roles are shown to people whom their bank's norms were not made from."""
    table, count = groups[0][2], sum(len(rows) for rows, _, _ in groups)
    for label, markers in (("12 answers", _quiz_markers(groups[0][1])), ("48 answers", MARKERS)):
        ten: Counter[int] = Counter()
        shown: Counter[str] = Counter()
        unclear: Counter[Unclear] = Counter()
        for rows, bank, own_table in groups:
            for row in rows:
                answers = _answers(row, bank, markers)
                ten.update(_top(answers, bank, own_table))
                result = suggest(answers, bank, own_table)
                shown.update(s.role.slug for s in (*result.suggestions, *result.outside))
                if result.unclear:
                    unclear[result.unclear] += 1
        widest, listed = ten.most_common(1)[0]
        print(
            f"- {label}, {count} people: widest reach in a list of ten {listed / count:.3f} "
            f"({table.roles[widest].title}), on the result page "
            + ", ".join(f"{often / count:.3f} ({slug})" for slug, often in shown.most_common(3))
            + f"; on the page of somebody {len(shown)} of {len(table.roles)} roles, in the list of ten {len(ten)}; "
            f"no clear result for {sum(unclear.values()) / count:.3f}."
        )


def _print_calibration(rows: list[dict[str, int]], bank: FitBank, table: RoleTable) -> None:
    """What twelve answers promise against what all 48 then say (their probability stands for the truth)."""
    stated: list[list[float]] = [[], []]
    borne_out: list[list[float]] = [[], []]
    for row in rows:
        for kind, into in ((_quiz_markers(bank), stated), (MARKERS, borne_out)):
            person = person_of(_answers(row, bank, kind), bank)
            scores = score_roles(person, table)
            families = {family.track: family.probability for family in rank_families(person, table, scores)}
            into[0] += scores.probability.tolist()
            into[1] += [families[track] for track in table.tracks]
    print("\n| stated after 12 answers | roles: share | after 48 | families: share | after 48 |")
    print("|---|---|---|---|---|")
    for low in (0.0, 0.1, 0.25, 0.5, 0.75, 0.9):
        high = {0.0: 0.1, 0.1: 0.25, 0.25: 0.5, 0.5: 0.75, 0.75: 0.9, 0.9: 1.01}[low]
        cells = []
        for promised, found in zip(stated, borne_out, strict=True):
            said, then = np.array(promised), np.array(found)
            inside = (said >= low) & (said < high)
            mean = f"{then[inside].mean():.3f} (stated {said[inside].mean():.3f})" if inside.any() else "none"
            cells += [f"{inside.mean():.3f}", mean]
        print(f"| {low:.2f} to {min(high, 1.0):.2f} | {' | '.join(cells)} |")
    print()


def _print_self_recovery(bank: FitBank, table: RoleTable) -> None:
    """Each role's own profile, and its own work, as answers: is the role among the best five?"""
    everything = list(bank.norms.items)
    public = [item.id for item in bank.items if item.marker]
    tests = [("Own profile", everything, _own_answers)]
    if table.areas.any():
        tests += [("Own work", everything, _own_work), ("Own work, public activities alone", public, _own_work)]
    for name, asked, answer in tests:
        itself = kin = on_page = 0
        strangers = []
        for place, role in enumerate(table.roles):
            given = answer(role, bank).activities
            answers = Answers({item: given[item] for item in asked})
            five = _top(answers, bank, table)[:5]
            itself += place in five
            on_page += _related(role, [one.role for one in suggest(answers, bank, table).suggestions[:5]])
            if _related(role, [table.roles[p] for p in five]):
                kin += 1
            else:
                strangers.append(role.slug)
        count = len(table.roles)
        print(f"- {name} as answers: the role itself in the best five {itself / count:.3f}, it or its kin")
        print(f"  (same track or category) {kin / count:.3f}, and among the first five of the result page")
        print(f"  {on_page / count:.3f}; missing: {', '.join(strangers[:12]) or 'none'}.\n")


def _related(role: RoleProfile, others: Iterable[RoleProfile]) -> bool:
    return any(role.track == other.track or role.soc == other.soc for other in others)


def _own_work(role: RoleProfile, bank: FitBank) -> Answers:
    """Ratings of the whole bank by somebody who enjoys (5) what the role's hours go into most, likes (4) what they
    also go into, does not mind (3) what is on the side, and likes nothing else: all other activities are rated by
    the role's six letters, never above neutral.
    """
    by_letters, areas = _own_answers(role, bank).activities, dict(role.areas)
    return Answers(
        {
            item: areas[area] + 2 if (area := bank.item_by_id[item].area) in areas else min(rating, 3)
            for item, rating in by_letters.items()
        }
    )


def _own_answers(role: RoleProfile, bank: FitBank) -> Answers:
    """Ratings of the whole bank by somebody whose likings are a role's own interests."""
    return _answers_by(role.interests, bank)


def _answers_by(interests: Sequence[float], bank: FitBank) -> Answers:
    stats = bank.statistics
    z = (np.array(interests) - np.array(stats.interest_mean)) / np.array(stats.interest_sd)
    ratings = {}
    for row, item in enumerate(bank.norms.items):
        spread = float(np.sqrt(bank.norms.covariance[row, row]))
        rating = bank.norms.mean[row] + OWN_PROFILE * z[LETTERS.index(bank.item_by_id[item].scale)] * spread
        ratings[item] = int(np.clip(np.round(rating), 1, 5))
    return Answers(ratings)


__all__ = ["report"]
