"""Streams in memory that may claim to be terminals."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO, StringIO, TextIOWrapper

from careercli.terminal.streams import Terminal

MakeTerminal = Callable[..., Terminal]
"""Makes a terminal at which a person sits. `typed` is what they type; other keywords replace parts of the
terminal, upper-case ones are environment variables."""


class FakeStream(TextIOWrapper):
    """A text stream in memory with an encoding of its own, which may say that it is a terminal."""

    def __init__(self, *, terminal: bool = True, encoding: str = "utf-8") -> None:
        super().__init__(BytesIO(), encoding=encoding, newline="\n", write_through=True)
        self._terminal = terminal

    def isatty(self) -> bool:
        """What was asked for; like a real stream, a closed one refuses to say."""
        return super().isatty() or self._terminal

    @property
    def written(self) -> str:
        """Everything written so far."""
        written: bytes = self.buffer.getvalue()  # type: ignore[attr-defined]
        return written.decode(self.encoding)


class Keyboard(StringIO):
    """A stdin that says it is a terminal, and on which these lines are typed."""

    def isatty(self) -> bool:
        """Always."""
        return True


def make_terminal(typed: str = "", **parts: object) -> Terminal:
    """See `MakeTerminal`."""
    environment = {name: str(parts.pop(name)) for name in list(parts) if name.isupper()}
    streams: dict[str, object] = {
        "stdin": Keyboard(typed), "stdout": FakeStream(), "stderr": FakeStream(), "environment": environment,
    }  # fmt: skip
    return Terminal(**{**streams, **parts})  # type: ignore[arg-type]


def written(stream: object) -> str:
    """What a fake stream was given."""
    assert isinstance(stream, FakeStream)
    return stream.written
