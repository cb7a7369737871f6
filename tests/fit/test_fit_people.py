"""Twenty-four people as a counselor might meet them: what one would hope to see, and what one would be ashamed of.

Every person is a file in people/. `hope` names families of which one is among the first three (or named and within
the limits), roles of which one is on the page, goals that are shown with their way, or that no result is clear;
`ashamed` names what must not be suggested. The whole pages, over the roles of people/roles.json, are
kept in people/pages and read by eye when they change: UPDATE_GOLDEN=1 writes them anew.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from careercli.catalog.check import check
from careercli.catalog.role import Conditions, Education, Level
from careercli.catalog.sources import bundled_sources
from careercli.catalog.way_in import way_from_plain
from careercli.fit.answers import Answers, read_answers
from careercli.fit.bank import FitBank
from careercli.fit.explain import explain
from careercli.fit.profile import RoleProfile
from careercli.fit.suggest import FitResult, suggest
from careercli.fit.table import RoleTable
from careercli.screens.fit_page import result_document, shown_in
from careercli.screens.plain import render_plain
from fit.fit_world import BANK_FOLDER

PEOPLE = Path(__file__).parent / "people"
PAGES = PEOPLE / "pages"
FILES = sorted(PEOPLE.glob("*.yaml"))


@pytest.fixture(scope="module")
def catalogue(bank: FitBank) -> RoleTable:
    roles = [
        RoleProfile.from_role(one.role) for one in check(bundled_sources(BANK_FOLDER.parent), style=False).roles
    ]
    return RoleTable.of(roles, bank.statistics)


@pytest.fixture(scope="module")
def frozen(bank: FitBank) -> RoleTable:
    """The roles as they once were: what the pages are kept over does not change with every edit of a role."""
    profiles = []
    for plain in json.loads((PEOPLE / "roles.json").read_text(encoding="utf-8")):
        start = plain.pop("start")
        profiles.append(
            RoleProfile(
                **{
                    **plain,
                    "level": Level(plain["level"]),
                    "education": Education(plain["education"]),
                    "conditions": Conditions(*plain["conditions"]),
                    "areas": tuple(map(tuple, plain["areas"])),
                    "start": None if start is None else way_from_plain(*start),
                }
            )
        )
    return RoleTable.of(profiles, bank.statistics)


def told(path: Path, bank: FitBank, catalogue: RoleTable) -> tuple[dict[str, Any], Answers, FitResult]:
    plain = yaml.safe_load(path.read_text(encoding="utf-8"))
    titles = {role.title.casefold(): role.slug for role in catalogue.roles}
    answers = read_answers(
        plain["answers"], bank, catalogue.tracks, understand=lambda job: titles.get(job.casefold())
    )
    return plain, answers, suggest(answers, bank, catalogue)


def test_there_are_two_dozen_people() -> None:
    assert len(FILES) == 24


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_counselor_would_not_be_ashamed(path: Path, bank: FitBank, catalogue: RoleTable) -> None:
    plain, _, result = told(path, bank, catalogue)
    hope, ashamed = plain["hope"], plain["ashamed"] or {}
    suggested = {one.role.slug for one in result.suggestions}
    shown = {one.role.slug for one in shown_in(result)}
    assert (result.unclear is not None) == hope.get("unclear", False)
    if "families" in hope:
        first = {family.track for family in result.families[:3]} | {one.track for one in result.named if one.best}
        assert first & set(hope["families"]), [family.track for family in result.families[:5]]
    if "roles" in hope:
        assert shown & set(hope["roles"]), shown
    goals = {goal.wanted.role.slug: goal for named in result.named for goal in named.goals}
    for slug in hope.get("goals", ()):
        assert slug in goals
        assert goals[slug].rungs, "a goal comes with its rungs"
    assert not suggested & set(ashamed.get("roles", ())), suggested & set(ashamed["roles"])
    assert not {family.track for family in result.families[:2]} & set(ashamed.get("families", ()))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_pages_read_as_they_did(path: Path, bank: FitBank, frozen: RoleTable) -> None:
    _, answers, result = told(path, bank, frozen)
    explanations = {
        one.role.slug: explain(one.role.slug, answers, bank, frozen, with_change=False) for one in shown_in(result)
    }
    names = {track: track for track in frozen.tracks}
    page = render_plain(result_document(result, answers, bank, names, explanations, saved=True), 88)
    golden = PAGES / f"{path.stem}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        PAGES.mkdir(exist_ok=True)
        golden.write_text(page, encoding="utf-8")
    assert page == golden.read_text(encoding="utf-8")
