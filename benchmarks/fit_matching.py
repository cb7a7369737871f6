"""The part of fit_accuracy that measures suggestions: stability, reach, calibration, and roles finding
themselves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

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


def report(train: People, test: People, data: Path, onet: Path | None, people: int) -> None:
    """Print the figures for `people` of `test`, against the official occupations and the catalogue's roles."""
    bank = _bank_of(train, load_bank(data / "fit"))
    chosen = np.random.default_rng(2).permutation(len(test.ratings))[:people]
    rows = test.rows(np.sort(chosen))
    catalogues = {}
    if onet is not None:
        catalogues["official occupations"] = _occupations(onet)
    roles = [RoleProfile.from_role(checked.role) for checked in check(bundled_sources(data), style=False).roles]
    if len(roles) >= FEWEST_ROLES:
        catalogues["roles of the catalogue"] = roles
    else:
        print(f"The catalogue has {len(roles)} complete roles; too few to measure suggestions on.\n")
    for name, profiles in catalogues.items():
        table = RoleTable.of(profiles, bank.statistics)
        print(f"## {len(profiles)} {name}, {len(rows)} people\n")
        _print_stability(rows, bank, table)
        _print_reach(rows, bank, table)
        _print_calibration(rows, bank, table)
        _print_self_recovery(bank, table)


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


def _print_stability(rows: list[dict[str, int]], bank: FitBank, table: RoleTable) -> None:
    rng = np.random.default_rng(3)
    shared, families = [], []
    for row in rows:
        mixed = [f"{letter}{n + 1}" for letter in LETTERS for n in rng.permutation(8)]
        halves = [[m for i, m in enumerate(mixed) if (i % 8 < 4) == first] for first in (True, False)]
        one, two = (_answers(row, bank, half) for half in halves)
        shared.append(len(set(_top(one, bank, table)) & set(_top(two, bank, table))) / LIST)
        best = []
        for answers in (one, two):
            person = person_of(answers, bank)
            best.append({f.track for f in rank_families(person, table, score_roles(person, table))[:3]})
        families.append(len(best[0] & best[1]) / 3)
    print(f"- Two 24-item halves of one person share {np.mean(shared):.3f} of their ten best roles")
    print(f"  and {np.mean(families):.3f} of their three best families.")


def _print_reach(rows: list[dict[str, int]], bank: FitBank, table: RoleTable) -> None:
    for label, markers in (("12 answers", _quiz_markers(bank)), ("48 answers", MARKERS)):
        ten: Counter[int] = Counter()
        shown: Counter[str] = Counter()
        unclear: Counter[Unclear] = Counter()
        for row in rows:
            answers = _answers(row, bank, markers)
            ten.update(_top(answers, bank, table))
            result = suggest(answers, bank, table)
            shown.update(s.role.slug for s in (*result.suggestions, *result.outside))
            if result.unclear:
                unclear[result.unclear] += 1
        widest, count = ten.most_common(1)[0]
        slug, often = shown.most_common(1)[0]
        print(
            f"- {label}: widest reach in a list of ten {count / len(rows):.3f} ({table.roles[widest].title}), "
            f"on the result page {often / len(rows):.3f} ({slug}); "
            f"{len(ten)} of {len(table.roles)} roles reach somebody; no clear result for "
            f"{sum(unclear.values()) / len(rows):.3f}."
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
    """Each role's own profile given as answers to the whole bank: is the role among the best five?"""
    stats = bank.statistics
    itself = kin = 0
    strangers = []
    for place, role in enumerate(table.roles):
        z = (np.array(role.interests) - np.array(stats.interest_mean)) / np.array(stats.interest_sd)
        ratings = {}
        for row, item in enumerate(bank.norms.items):
            spread = float(np.sqrt(bank.norms.covariance[row, row]))
            rating = bank.norms.mean[row] + OWN_PROFILE * z[LETTERS.index(bank.item_by_id[item].scale)] * spread
            ratings[item] = int(np.clip(np.round(rating), 1, 5))
        five = _top(Answers(ratings), bank, table)[:5]
        itself += place in five
        if any(role.track == table.roles[p].track or role.soc == table.roles[p].soc for p in five):
            kin += 1
        else:
            strangers.append(role.slug)
    count = len(table.roles)
    print(f"- Own profile as answers: the role itself in the best five {itself / count:.3f}, it or its kin")
    print(f"  (same track or category) {kin / count:.3f}; missing: {', '.join(strangers[:12]) or 'none'}.\n")


__all__ = ["report"]
