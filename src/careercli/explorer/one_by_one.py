"""Keys one by one: each does its work before the next is handed on.

Textual hands every key at once to what has the focus, and what a key sets going (a page that opens, a list that
takes the focus) comes about later. So of keys typed in a burst those behind Enter would go to where the focus was.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

_ROUNDS = 2
"""Ways from the focus up to the app: a message goes up the first time, and comes to a new screen the second."""

_PATIENCE = 2.0
"""Seconds after which the next key is handed on, whatever the one before may still be doing."""

Input = events.Key | events.Paste


class OneByOne:
    """The keys that wait for the one before them. `hand_on` is what an app does with a key by itself."""

    def __init__(self, app: App[Any], hand_on: Callable[[events.Event], Awaitable[None]]) -> None:
        self._app = app
        self._hand_on = hand_on
        self._waiting: deque[Input] = deque()
        self._settling: asyncio.Task[None] | None = None

    async def take(self, event: Input) -> None:
        """Hand a key on, now or when those before it have done their work."""
        if self._settling is not None:
            self._waiting.append(event)
            return
        await self._hand_on(event)
        self.wait()

    def wait(self) -> None:
        """Let keys wait until what goes on now is done."""
        if self._settling is None:
            self._settling = asyncio.create_task(self._settle())

    @property
    def done(self) -> bool:
        """Whether none waits or is at work."""
        return self._settling is None

    def forget(self) -> None:
        """Drop the keys that wait: they were meant for something else."""
        self._waiting.clear()

    async def _settle(self) -> None:
        try:
            await _settled(self._app)
            while self._waiting:
                await self._hand_on(self._waiting.popleft())
                await _settled(self._app)
        finally:
            self._settling = None


async def _settled(app: App[Any]) -> None:
    """Until everything between the focus and the app has come to the end of its messages, and all is drawn."""
    for _ in range(_ROUNDS):
        at: MessagePump | None = app.focused or app.screen
        while at is not None:
            await _turn(at.call_later)
            at = at._parent
    await _turn(app.screen.call_after_refresh)


async def _turn(schedule: Callable[..., bool]) -> None:
    done = asyncio.Event()
    if schedule(done.set):
        try:
            await asyncio.wait_for(done.wait(), _PATIENCE)
        except TimeoutError:
            return
