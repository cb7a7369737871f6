"""Handing a finished document to the terminal in the format asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from typing import Annotated

import typer

import careercli
from careercli.screens.document import Document
from careercli.terminal.streams import Terminal


class Format(StrEnum):
    """How a page is written."""

    RICH = "rich"
    PLAIN = "plain"
    MARKDOWN = "markdown"
    JSON = "json"


PageFormat = Annotated[Format | None, typer.Option("--format", "-f", help="Default: a page in a terminal.")]
AsJson = Annotated[bool, typer.Option("--json", help="As a versioned JSON envelope.")]
"""The options of every command that shows a page."""

ENVELOPE_VERSION = 1
"""Raised when the meaning of a field of any JSON output changes."""


_TAKER: ContextVar[Callable[[Document], None] | None] = ContextVar("taker", default=None)


@contextmanager
def documents_into(take: Callable[[Document], None]) -> Iterator[None]:
    """Documents that commands emit meanwhile are handed over instead of written: the explorer shows them itself."""
    token = _TAKER.set(take)
    try:
        yield
    finally:
        _TAKER.reset(token)


def handed_over() -> bool:
    """Whether documents go to the explorer, which asks what comes next itself."""
    return _TAKER.get() is not None


def emit(terminal: Terminal, document: Document, chosen: Format | None = None) -> None:
    """Write a document: as a Rich page in a terminal, plain in a pipe, or as `chosen`; long pages are paged."""
    take = _TAKER.get()
    if take is not None and chosen is None:
        take(document)
        return
    text = rendered(terminal, document, chosen)
    if terminal.stdout_is_terminal:
        from careercli.terminal.pager import show

        show(terminal, text)
    else:
        terminal.write(text)


def rendered(terminal: Terminal, document: Document, chosen: Format | None = None) -> str:
    """The text that `emit` writes."""
    if chosen is Format.MARKDOWN:
        from careercli.screens.markdown import render_markdown

        return render_markdown(document)
    if chosen is Format.RICH or (chosen is None and terminal.rich):
        from careercli.screens.rich_page import render_rich

        return render_rich(document, terminal.width, colored=terminal.colored)
    from careercli.screens.plain import render_plain

    return render_plain(document, terminal.width, accessible=terminal.accessible)


def envelope(kind: str, data: object, **about: object) -> str:
    """A versioned JSON envelope: what it is, from which program version, and the data; ends in a newline."""
    content = {"kind": kind, "version": ENVELOPE_VERSION, "careercli": careercli.__version__, **about, "data": data}
    return json.dumps(content, indent=2) + "\n"


def in_ascii(text: str) -> str:
    """The same JSON text in ASCII alone, as `envelope` gives it: no encoding of stdout can then spoil it.

    A curly quotation mark that an encoding lacks would be written as a straight one, and end the string.
    """
    return text if text.isascii() else re.sub(r"[^\x00-\x7f]+", lambda part: json.dumps(part[0])[1:-1], text)
