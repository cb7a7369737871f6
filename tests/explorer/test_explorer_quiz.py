"""The quiz and the fit check from within the explorer: it steps aside; what comes of it is a page with links."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from careercli.cli.desk import SessionDesk
from careercli.explorer.app import Explorer
from support.fake_streams import make_terminal, written
from support.fit_data import quiz_data

from .conftest import Walk

Explore = Callable[..., Explorer]

BEGIN, NO_TRACKS, NO_JOBS = "1", "", ""
TWELVE = tuple("123521325345")
VALUES, LIMITS, NO_STRENGTHS = ("4",) * 4 + ("2",) * 4, ("2",) * 10 + ("2", "2", "6", "3", "45000"), ""
QUIZ = (BEGIN, NO_TRACKS, NO_JOBS, *TWELVE, *VALUES, *LIMITS, NO_STRENGTHS)


@pytest.fixture(scope="session")
def quiz_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return quiz_data(tmp_path_factory.mktemp("explorer-quiz") / "data")


@pytest.fixture
def explorer_data(quiz_folder: Path) -> Path:
    return quiz_folder


@pytest.fixture
def types(desk: SessionDesk, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """What a person types in the bare terminal when the explorer has stepped aside."""

    @contextmanager
    def suspend(_app: Explorer) -> Iterator[None]:
        yield

    def sits_down(*lines: str) -> None:
        typed = "".join(f"{line}\n" for line in lines)
        desk.terminal = make_terminal(typed, COLUMNS="80", LINES="24")
        desk.session.options = ("--accessible",)

    monkeypatch.setattr(Explorer, "suspend", suspend)
    return sits_down


def test_the_result_is_a_page_whose_suggestions_are_followed_and_lead_back(
    explore: Explore, desk: SessionDesk, types: Callable[..., None]
) -> None:
    types(*QUIZ)

    async def story(walk: Walk) -> None:
        await walk.press("tab", "z")
        assert "What you like doing · 12 of 12" in written(desk.terminal.stdout)
        assert "What next?" not in written(desk.terminal.stdout), "the explorer asks what comes next itself"
        assert walk.app.now == ("fit", "--last")
        assert "Your fit quiz" in walk.screen
        assert "from 12 rated activities" in walk.screen
        await walk.press("tab")
        suggested = walk.app.read.subject
        assert suggested in walk.app.slugs
        at = walk.app.read.place
        await walk.press("enter")
        assert walk.app.now == ("show", suggested)
        await walk.press("escape")
        assert (walk.app.now, walk.app.read.place) == (("fit", "--last"), at)
        await walk.press("s")
        assert desk.saved() == {suggested}
        assert walk.app.now == ("fit", "--last")
        await walk.press("e")
        assert walk.app.now[-1] == suggested and "explain" in walk.app.now
        await walk.press("escape", "y")
        assert walk.app.clipboard == "careercli fit --last"
        await walk.press("q")

    explore(story)
    assert desk.bookmark().page == ("fit", "--last")


def test_a_quiz_that_is_left_leads_back_and_is_gone_on_with_from_your_page(
    explore: Explore, desk: SessionDesk, types: Callable[..., None]
) -> None:
    async def story(walk: Walk) -> None:
        types(BEGIN, NO_TRACKS, NO_JOBS, "5", "4", "q")
        await walk.press("tab", "z")
        assert walk.app.screen is walk.app.find
        assert "your answers are kept" in walk.toasts
        await walk.press("m")
        assert "Fit quiz, begun" in walk.screen
        types("1", *TWELVE[2:], *VALUES, *LIMITS, NO_STRENGTHS)
        await walk.press("end", "enter")
        assert "Your fit quiz" in walk.screen
        await walk.press("escape")
        assert "Fit quiz of" in walk.screen

    explore(story)


def test_a_fit_check_is_asked_once_and_stays_a_page(
    explore: Explore, desk: SessionDesk, types: Callable[..., None]
) -> None:
    async def story(walk: Walk) -> None:
        types(*["2"] * 40)
        await walk.type("rn")
        await walk.press("enter", "u")
        asked = written(desk.terminal.stdout)
        assert walk.app.now == ("fit", "registered-nurse")
        head = walk.screen.split("\n")[0]
        await walk.press("s")
        assert walk.screen.split("\n")[0].split("  ")[0] == head.split("  ")[0]
        await walk.press("o", "escape")
        assert walk.app.now == ("fit", "registered-nurse")
        assert written(desk.terminal.stdout) == asked, "nobody is asked again on the way back"
        await walk.press("q")

    explore(story)
    assert desk.bookmark().page == (), "the next start asks nothing"
