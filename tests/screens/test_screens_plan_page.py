"""Plans on the screen: any Markdown a person makes of theirs is shown, and numbered as `me done` counts."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from careercli.me.plan_text import parse
from careercli.screens.plain import render_plain
from careercli.screens.plan_page import plan_document, plans_document

TODAY = date(2026, 11, 23)
MINE = """# To the top

Made today.
In two lines.

<!-- nobody else's business -->
## Skills

- [x] Kneading: from 2 to 4
  - First: knead
- [ ] Leading: new, to level 3
  - First: This week: lead once.
  - Proof: Somebody followed.
  - By: 2026-11-20

Between the steps.

- [ ] Timing
  - By: 2027-02-01

## Notes

My words.
"""


def shown(text: str) -> str:
    return render_plain(plan_document("top", parse(text), TODAY), 80)


def test_steps_carry_the_numbers_that_done_takes() -> None:
    page = shown(MINE)
    assert page.startswith("To the top\n1 of 3 steps done\n")
    assert "1. Kneading: from 2 to 4  done" in page
    assert "2. Leading: new, to level 3  due since 2026-11-20" in page
    assert "3. Timing  by 2027-02-01" in page
    assert "careercli me done 2 --plan top" in page


def test_a_step_that_is_done_no_longer_says_how_to_begin() -> None:
    assert "knead\n" not in shown(MINE).replace("Kneading", "")
    assert "This week: lead once." in shown(MINE)
    assert "Proof: Somebody followed." in shown(MINE)


def test_words_between_steps_stay_where_they_are_and_comments_stay_in_the_file() -> None:
    page = shown(MINE)
    assert "Made today. In two lines." in page
    assert page.index("2. Leading") < page.index("Between the steps.") < page.index("3. Timing")
    assert page.index("NOTES") < page.index("My words.")
    assert "nobody else's business" not in page


def test_a_plan_that_is_done_asks_for_nothing_more() -> None:
    page = shown("- [x] all of it\n")
    assert "1 of 1 steps done" in page
    assert "me done" not in page


def test_a_plan_without_any_step_is_shown_all_the_same() -> None:
    assert "Just words." in shown("Just words.\n")


@given(st.text(max_size=400))
def test_any_text_can_be_shown(text: str) -> None:
    assert render_plain(plan_document("any", parse(text), TODAY), 60)


def test_plans_are_listed_with_what_is_next_and_what_has_come_due() -> None:
    page = render_plain(plans_document([("top", "Head Baker", parse(MINE))], TODAY), 80)
    assert "top" in page
    assert "1 of 3" in page
    assert "2. Leading: new, to level 3" in page
    assert "No plan is kept yet." in render_plain(plans_document([], TODAY), 80)
