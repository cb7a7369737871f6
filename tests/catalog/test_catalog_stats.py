"""Counting a catalogue."""

from __future__ import annotations

import json

from careercli.catalog.role import Interests, Lateral, Level
from careercli.catalog.stats import catalogue_stats, leading_interest
from support.role_files import SKILLS, catalogue_of, role


def test_the_counts_of_a_small_catalogue() -> None:
    away = (Lateral("boat-builder", None, "x", "y"), Lateral(None, "Miller", "x", "y"))
    home = (Lateral("baker", None, "x", "y"), Lateral("astronaut", None, "x", "y"))
    artistic = Interests(1, 1, 7, 1, 1, 1)
    figures = catalogue_stats(
        catalogue_of(
            [
                role("baker", lateral=away, advancement=()),
                role("head-baker", level=Level.LEAD, lateral=home, advancement=(), interests=artistic),
                role("boat-builder", "boats", lateral=(), advancement=()),
            ]
        )
    )
    assert figures["roles"] == 3
    assert figures["tracks"] == {"bakery": 2, "boats": 1}
    assert figures["levels"] == {"entry": 0, "mid": 2, "senior": 0, "lead": 1, "executive": 0}
    assert figures["education"]["secondary"] == 3
    assert sum(figures["education"].values()) == 3
    assert figures["interests"] == {
        "realistic": 2, "investigative": 0, "artistic": 1, "social": 0, "enterprising": 0, "conventional": 0,
    }  # fmt: skip
    assert figures["skills"]["in_vocabulary"] == len(SKILLS)
    assert figures["skills"]["used"] == 9
    assert figures["skills"]["unused"] == sorted(skill["id"] for skill in SKILLS[9:])
    assert figures["questions"] == 18
    assert figures["roles_with_a_move_to_another_track"] == 1
    assert figures["titles_without_page"] == 1
    json.dumps(figures)


def test_an_empty_catalogue_counts_nothing() -> None:
    figures = catalogue_stats(catalogue_of([]))
    assert (figures["roles"], figures["questions"], figures["titles_without_page"]) == (0, 0, 0)
    assert figures["tracks"] == {"bakery": 0, "boats": 0}


def test_a_tie_goes_to_the_first_interest_in_order() -> None:
    assert leading_interest(Interests(3, 5, 5, 2, 5, 1)) == "investigative"
