"""The explorer over the small frozen catalogue, driven by Textual's pilot."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from io import StringIO
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

import careercli
from careercli.cli.app import run_in
from careercli.cli.desk import SessionDesk
from careercli.cli.session import Session
from careercli.explorer.app import Explorer
from careercli.locations import Locations
from careercli.terminal.streams import Terminal

DATA = Path(__file__).parents[1] / "golden" / "data"

Story = Callable[["Walk"], Awaitable[None]]


class Walk:
    """A person at the explorer: presses keys, and sees the screen."""

    def __init__(self, app: Explorer, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot
        self.pressed = 0

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each after what the one before did."""
        for key in keys:
            await self.pilot.press("space" if key == " " else key)
            self.pressed += 1
        await self.settle()

    async def type(self, text: str) -> None:
        """Type a text; its letters do not count as keys."""
        await self.pilot.press(*("space" if letter == " " else letter for letter in text))
        await self.settle()

    async def burst(self, *keys: str) -> None:
        """Keys that all come at once, as a fast typist's do while the program is busy."""
        for key in keys:
            event = events.Key(key, key if len(key) == 1 else None)
            event.set_sender(self.app)
            self.app.post_message(event)
        self.pressed += len(keys)
        for _ in range(100):
            await self.settle()
            if self.app.keys_done:
                return
        raise AssertionError("keys still wait")

    async def settle(self) -> None:
        """Until timers of a moment have run."""
        await self.pilot.pause(0.16)

    @property
    def screen(self) -> str:
        """What a person sees, without colors."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)

    @property
    def toasts(self) -> str:
        """What was told at the side."""
        return "\n".join(f"{one.title} {one.message}" for one in self.app._notifications)


@pytest.fixture(scope="session")
def explorer_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("explorer-cache")


@pytest.fixture
def explorer_data() -> Path:
    """The data folder that is explored."""
    return DATA


@pytest.fixture
def desk(explorer_cache: Path, explorer_data: Path, tmp_path: Path) -> SessionDesk:
    variables = {
        **os.environ, "CAREERCLI_DATA": str(explorer_data), "CAREERCLI_CACHE_DIR": str(explorer_cache),
        "CAREERCLI_DATA_DIR": str(tmp_path / "personal"), "CAREERCLI_CONFIG_DIR": str(tmp_path / "config"),
    }  # fmt: skip
    terminal = Terminal(None, StringIO(), StringIO(), variables)
    session = Session(terminal, Locations(variables, Path(careercli.__file__).parent))
    return SessionDesk(session, lambda arguments: run_in(session, arguments))


@pytest.fixture
def explore(desk: SessionDesk) -> Callable[..., Explorer]:
    """Runs a story in the explorer at a size, and gives the app as it was left."""

    def run(story: Story, size: tuple[int, int] = (80, 24)) -> Explorer:
        app = Explorer(desk)

        async def go() -> None:
            async with app.run_test(size=size) as pilot:
                walk = Walk(app, pilot)
                await walk.settle()
                await story(walk)

        asyncio.run(go())
        return app

    return run
