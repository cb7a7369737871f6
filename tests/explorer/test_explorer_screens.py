"""Exact pictures of the explorer at three sizes, as text; `UPDATE_GOLDEN=1` makes them anew."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from careercli.explorer.app import Explorer

from .conftest import Walk

Explore = Callable[..., Explorer]

SCREENS = Path(__file__).parent / "screens"
SIZES = [(80, 24), (120, 40), (60, 20)]
PICTURES: dict[str, tuple[str, ...]] = {
    "first": (),
    "find": ("text:product",),
    "filters": ("tab", "f", "right", "down", "right"),
    "role": ("text:tpm", "enter"),
    "role-next": ("text:tpm", "enter", "7", "tab"),
    "compare": ("tab", "space", "c"),
    "place": ("text:nurse", "tab", "l", *"aust", "enter"),
    "figures": ("text:nurse", "enter", "o", "2"),
    "you": ("text:nurse", "tab", "s", "m"),
    "keys": ("question_mark",),
}


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
def test_the_screen_is_what_it_was(explore: Explore, name: str, size: tuple[int, int]) -> None:
    seen: list[str] = []

    async def story(walk: Walk) -> None:
        for step in PICTURES[name]:
            await (walk.type(step[5:]) if step.startswith("text:") else walk.press(step))
        walk.app.clear_notifications()
        await walk.settle()
        seen.append(walk.screen)

    explore(story, size)
    expected = SCREENS / f"{name}-{size[0]}x{size[1]}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(f"{seen[0]}\n", encoding="utf-8")
    assert f"{seen[0]}\n" == expected.read_text(encoding="utf-8")
    assert len(seen[0].split("\n")) == size[1]
