"""What a person does in the explorer, key by key, and how many keys it takes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from careercli.cli.desk import SessionDesk
from careercli.explorer.app import Explorer
from careercli.explorer.rows import Rows

from .conftest import Walk

Explore = Callable[..., Explorer]


def test_typing_finds_and_enter_opens_the_page_at_once(explore: Explore) -> None:
    async def story(walk: Walk) -> None:
        await walk.type("tpm")
        assert "Technical Product Manager" in walk.screen
        assert "1 fit" in walk.screen or "fit" in walk.screen
        await walk.press("enter")
        assert "‹ tpm  Technical Product Manager" in walk.screen
        assert "1 Brief" in walk.screen and "8 Interview" in walk.screen
        await walk.press("8")
        assert "Interview questions" in walk.screen
        assert walk.pressed <= 6

    explore(story)


def test_keys_that_come_all_at_once_go_where_those_before_them_lead(explore: Explore) -> None:
    async def opens(walk: Walk) -> None:
        await walk.burst(*"tpm", "enter", "8")
        assert "Interview questions" in walk.screen
        await walk.burst("escape", "escape", *"nurse", "tab", "c", "up", "slash", *"x")
        assert walk.app.marked == ["registered-nurse"]
        assert "Find › nursex" in walk.screen or "Find › x" in walk.screen

    explore(opens)

    async def chooses_a_place(walk: Walk) -> None:
        await walk.burst(*"nurse", "enter", "l", *"aust", "enter", "5")
        assert walk.app.desk.area.startswith("Austin")
        assert "Where this role sits" in walk.screen

    explore(chooses_a_place)


def test_two_roles_are_compared_with_a_handful_of_keys(explore: Explore) -> None:
    async def story(walk: Walk) -> None:
        await walk.press("tab", "space", "c")
        assert walk.app.now[0] == "compare"
        assert "What sets them apart" in walk.screen
        assert walk.pressed <= 8

    explore(story)


def test_two_roles_from_two_searches_are_compared(explore: Explore) -> None:
    async def story(walk: Walk) -> None:
        await walk.type("nurse")
        await walk.press("tab", "c", "slash", *"tpm", "tab", "c")
        assert walk.app.now == ("compare", "registered-nurse", "technical-product-manager")
        assert walk.pressed <= 8

    explore(story)


def test_pay_in_a_place_is_few_keys_away_and_stays_chosen(explore: Explore) -> None:
    async def story(walk: Walk) -> None:
        await walk.type("nurse")
        await walk.press("enter", "l", *"aust", "enter", "5")
        assert "Austin" in walk.screen
        assert walk.pressed <= 8
        await walk.press("escape")
        await walk.type("x")
        assert walk.app.desk.area.startswith("Austin")

    explore(story)


def test_the_list_tells_and_filters_by_the_pay_of_the_place(explore: Explore, desk: SessionDesk) -> None:
    async def story(walk: Walk) -> None:
        await walk.press("tab", "l", *"aust", "enter")
        assert "Place Austin-Round Rock-San Marcos, TX" in walk.screen
        assert "PAY THERE" in walk.screen
        paid = {line.key: line.pay for line in desk.lines("track")}
        assert paid["registered-nurse"] == 97890
        await walk.press("f", "right", "right", "right", "right")
        assert {line.key for line in walk.app.find.found} == {
            key for key, pay in paid.items() if (pay or 0) >= 100000
        }
        await walk.press("escape", "y")
        assert walk.app.clipboard.startswith("careercli list --min-pay 100k --area 'Austin")

    explore(story)


def test_a_state_that_a_city_is_called_like_is_the_one_that_was_chosen(explore: Explore, desk: SessionDesk) -> None:
    async def story(walk: Walk) -> None:
        await walk.press("tab", "l", *"new york", "enter", "enter")
        assert desk.area == "New York"
        assert walk.app.now[0] == "show"
        assert "New York" in walk.screen.split("\n")[0]

    explore(story)


def test_few_hits_tell_what_one_filter_less_would_bring(explore: Explore) -> None:
    async def story(walk: Walk) -> None:
        await walk.press("tab", "f", "right", "right", "right", "right", "down", "down", "right", "right", "escape")
        assert "loosen:" in walk.screen

    explore(story)


def test_a_preview_tells_hours_way_in_and_pay_and_a_wide_one_draws_it(explore: Explore) -> None:
    async def story(walk: Walk) -> None:
        await walk.type("rn")
        for words in ("Hours", "Way in", "at first", "later"):
            assert words in walk.screen
        await walk.pilot.resize_terminal(120, 40)
        await walk.settle()
        await walk.press("tab")
        await walk.pilot.pause(0.2)
        assert "Pay, rung by rung" in walk.screen
        assert "┃" in walk.screen
        await walk.press("enter")
        assert "Pay of its category" in walk.screen and "US median" in walk.screen
        assert "Follow" in walk.screen

    explore(story)


def test_filters_count_live_and_an_empty_list_says_what_to_loosen(explore: Explore) -> None:
    async def story(walk: Walk) -> None:
        await walk.press("tab", "f", "right", "right", "right", "down", "right", "down", "right", "escape")
        assert walk.pressed <= 12
        assert "Pay $80k and up" in walk.screen
        assert "Schooling no degree" in walk.screen
        assert "People low" in walk.screen
        assert "Nothing fits" in walk.screen
        assert walk.app.find.shown == ("list", "--min-pay", "80k", "--education", "certificate", "--people", "low")
        await walk.press("escape")
        assert "6 roles" in walk.screen

    explore(story)


def test_the_counts_of_a_filter_are_those_of_the_list(explore: Explore, desk: SessionDesk) -> None:
    async def story(walk: Walk) -> None:
        await walk.press("tab", "f")
        counts = walk.app.find._choice_counts().split("\n")
        for choice in range(1, len(walk.app.find.filters_known[0].words)):
            told = int(counts[choice].rsplit(": ", 1)[1])
            await walk.press("right")
            assert len(walk.app.find.found) == told

    explore(story)


def test_links_are_walked_and_followed_and_back_leads_to_the_same_line(explore: Explore) -> None:
    async def story(walk: Walk) -> None:
        await walk.type("tpm")
        await walk.press("enter", "7", "tab")
        before = walk.app.read.view.line
        link = walk.app.read.view.link
        assert link is not None and link.role
        await walk.press("enter")
        assert walk.app.now == ("show", link.role)
        await walk.press("escape")
        assert walk.app.now == ("show", "technical-product-manager")
        assert walk.app.read.view.line == before
        await walk.press("escape")
        assert "Find › tpm" in walk.screen

    explore(story)


def test_find_in_the_page_goes_from_match_to_match(explore: Explore) -> None:
    async def story(walk: Walk) -> None:
        await walk.type("tpm")
        await walk.press("enter", "slash")
        await walk.type("api")
        matches = walk.app.read.view.matches
        assert len(matches) > 1
        await walk.press("enter")
        assert walk.app.read.view.match == 1
        await walk.press("up")
        assert walk.app.read.view.match == 0
        await walk.press("escape")
        assert not walk.app.read.view.matches

    explore(story)


def test_the_whole_page_and_the_next_in_the_track_keep_the_section(explore: Explore) -> None:
    async def story(walk: Walk) -> None:
        await walk.type("tpm")
        await walk.press("enter", "7", "v")
        assert walk.app.now[-1] == "--full"
        assert "Where it can take you" in walk.screen
        await walk.press("v", "left_square_bracket")
        assert walk.app.now == ("show", "product-manager")
        assert "Where it can take you" in walk.screen
        await walk.press("left_square_bracket", "left_square_bracket")
        assert "first role of its track" in walk.toasts

    explore(story)


def test_a_role_is_saved_seen_on_your_page_and_taken_away_there(explore: Explore, desk: SessionDesk) -> None:
    async def story(walk: Walk) -> None:
        await walk.type("nurse")
        await walk.press("tab", "s")
        assert "★" in walk.screen
        assert desk.saved() == {"registered-nurse"}
        await walk.press("m")
        assert "Shortlist" in walk.screen and "Registered Nurse" in walk.screen
        await walk.press("down", "down", "down", "x")
        assert desk.saved() == frozenset()
        await walk.press("up", "up", "enter")
        await walk.type("business an")
        await walk.press("enter")
        assert desk.current_role() == "business-analyst"
        assert "Current role: Business Analyst" in walk.screen

    explore(story)


def test_the_gap_and_the_routes_start_from_the_role_that_is_kept(explore: Explore, desk: SessionDesk) -> None:
    desk.page(("me", "role", "business-analyst"))

    shown: list[tuple[str, ...]] = []

    async def story(walk: Walk) -> None:
        await walk.type("tpm")
        await walk.press("enter", "g")
        shown.append(walk.app.now)
        await walk.press("r")
        shown.append(walk.app.now)
        await walk.press("p")
        shown.append(walk.app.now)
        await walk.press("escape", "escape", "escape")
        shown.append(walk.app.now)

    explore(story)
    assert shown == [
        ("gap", "technical-product-manager"),
        ("route", "--to", "technical-product-manager"),
        ("me", "plan", "technical-product-manager"),
        ("show", "technical-product-manager"),
    ]


def test_without_a_role_of_ones_own_the_gap_asks_where_from(explore: Explore) -> None:
    async def story(walk: Walk) -> None:
        await walk.type("tpm")
        await walk.press("enter", "g")
        assert "From which role?" in walk.screen
        await walk.type("nurse")
        await walk.press("enter")
        assert walk.app.now == ("gap", "registered-nurse", "technical-product-manager")

    explore(story)


def test_the_command_that_shows_the_same_is_copied(explore: Explore) -> None:
    async def story(walk: Walk) -> None:
        await walk.type("tpm")
        await walk.press("enter", "y")
        assert walk.app.clipboard == "careercli show technical-product-manager"
        await walk.press("escape", "tab", "y")
        assert walk.app.clipboard == "careercli search tpm"

    explore(story)


def test_a_category_without_a_page_opens_its_figures(explore: Explore) -> None:
    async def story(walk: Walk) -> None:
        await walk.type("tpm")
        await walk.press("enter", "o")
        assert walk.app.now == ("landscape", "technical-product-manager")
        assert "median" in walk.screen.casefold()

    explore(story)


def test_the_keys_are_told_in_words_and_the_palette_finds_by_name(explore: Explore) -> None:
    async def story(walk: Walk) -> None:
        await walk.press("question_mark")
        assert "The same keys do the same everywhere" in walk.screen
        await walk.press("escape", "ctrl+p")
        await walk.type("registered")
        await walk.pilot.pause(0.5)
        assert "Registered Nurse" in walk.screen

    explore(story)


def test_the_explorer_goes_on_where_it_was_left(explore: Explore, desk: SessionDesk) -> None:
    async def leaves(walk: Walk) -> None:
        assert "Nothing you type or answer leaves this machine" in walk.screen
        await walk.type("tpm")
        await walk.press("enter", "7", "q")

    assert explore(leaves).return_value == 0

    async def comes_back(walk: Walk) -> None:
        await walk.settle()
        assert walk.app.now == ("show", "technical-product-manager")
        assert "Where it can take you" in walk.screen
        assert "Nothing you type" not in walk.screen
        await walk.press("ctrl+c")

    assert explore(comes_back).return_value == 130


def test_nothing_is_remembered_where_nothing_may_be_saved(explore: Explore, desk: SessionDesk) -> None:
    desk.session.options, desk.session.save = ("--no-save",), False

    async def leaves(walk: Walk) -> None:
        await walk.type("tpm")
        await walk.press("enter", "q")

    explore(leaves)
    assert not desk.session.locations.personal.exists()


def test_the_mouse_opens_rows_sections_and_links(explore: Explore) -> None:
    async def story(walk: Walk) -> None:
        await walk.type("tpm")
        await walk.pilot.click("#list", offset=(8, 0))
        await walk.settle()
        assert walk.app.now == ("show", "technical-product-manager")
        column = walk.screen.split("\n")[1].index("8 Interview")
        await walk.pilot.click(offset=(column + 2, 1))
        await walk.settle()
        assert "Interview questions" in walk.screen

    explore(story)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
def test_a_page_is_laid_out_anew_at_every_size_with_the_same_part_in_view(
    explore: Explore, size: tuple[int, int]
) -> None:
    async def story(walk: Walk) -> None:
        await walk.type("tpm")
        await walk.press("enter", "7")
        await walk.pilot.resize_terminal(*size)
        await walk.settle()
        assert "Where it can take you" in walk.screen
        assert max(len(line) for line in walk.screen.split("\n")) <= size[0]

    explore(story, (100, 30))


def test_a_digit_has_one_name_at_every_width_and_they_go_down_the_outline(explore: Explore) -> None:
    names: list[list[str]] = []

    async def story(walk: Walk) -> None:
        await walk.type("tpm")
        await walk.press("enter")
        names.append([title for title, _ in walk.app.read.tabs])
        outline = walk.app.read.query_one("#outline", Rows)
        numbered = [(row.mark, row.label) for row in outline.rows if row.mark.isdecimal()]
        assert numbered == [(str(number), title) for number, title in enumerate(names[-1], 1)]
        await walk.press("v")
        full = [row.mark for row in outline.rows if row.mark.isdecimal()]
        assert full == sorted(full)

    explore(story, (80, 24))
    explore(story, (100, 30))
    assert names[0] == names[1]


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40), (160, 40)])
def test_a_wider_screen_never_shows_less_of_the_list(explore: Explore, size: tuple[int, int]) -> None:
    async def story(walk: Walk) -> None:
        await walk.press("tab")
        assert all(title in walk.screen for title in ("ROLE", "WAY IN", "PAY (US)", "OUTLOOK"))
        assert "Technical Product Manager" in walk.screen
        await walk.press("f")
        assert "Paid meanwhile" in walk.screen

    explore(story, size)


def test_a_place_is_told_by_the_list_and_kept_at_once(explore: Explore, desk: SessionDesk) -> None:
    async def story(walk: Walk) -> None:
        await walk.type("tpm")
        await walk.press("enter", "l", *"texas", "enter")
        assert desk.bookmark().area == "Texas"  # whatever ends the program now
        await walk.press("escape")
        assert "Place Texas" in walk.screen
        assert "PAY (TEXAS)" in walk.screen

    async def later(walk: Walk) -> None:
        await walk.press("escape")
        assert "Place Texas" in walk.screen
        assert "PAY (TEXAS)" in walk.screen

    explore(story)
    explore(later)
