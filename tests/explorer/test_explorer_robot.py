"""A robot presses keys at random: whatever it does, the explorer goes on, and Esc leads to the first screen."""

from __future__ import annotations

import os
import random
from collections.abc import Callable

import pytest

from careercli.explorer.app import Explorer
from support.scale import FULL

from .conftest import Walk

Explore = Callable[..., Explorer]

KEYS = (
    "up", "down", "left", "right", "enter", "enter", "escape", "tab", "shift+tab", "space", "pageup", "pagedown",
    "home", "end", "backspace", *"123456789", "slash", "question_mark", "ctrl+p", "left_square_bracket",
    "right_square_bracket",
    *"abcefghjklmoprstvwxy",
)  # fmt: skip
"""Everything but what leaves (q, Ctrl-Q, Ctrl-C) or frees the terminal (z, n, u, i, Ctrl-Z)."""

SIZES = ((80, 24), (120, 40), (60, 20), (100, 15))


@pytest.mark.exhaustive
def test_a_robot_at_the_keys_never_stops_the_explorer(explore: Explore) -> None:
    """Twenty thousand keys at full scale; the ordinary run is a sample."""
    presses = 20_000 if FULL else 300
    seed = int(os.environ.get("CAREERCLI_ROBOT_SEED", "1"))
    chance = random.Random(seed)
    trail: list[str] = []

    async def story(walk: Walk) -> None:
        for number in range(presses):
            key = chance.choice(KEYS)
            trail.append(key)
            await walk.pilot.press(key)
            assert walk.app.is_running, trail[-30:]
            if number % 50 == 49:
                await walk.pilot.resize_terminal(*chance.choice(SIZES))
        for _ in range(60):
            await walk.pilot.press("escape")
        await walk.settle()
        assert walk.app.screen is walk.app.find, trail[-30:]

    explore(story)
