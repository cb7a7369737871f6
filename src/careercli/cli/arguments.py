"""Paths and amounts as people type them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from careercli.cli.completion import complete_place
from careercli.locations import from_home

Area = Annotated[
    str | None,
    typer.Option(
        "--area",
        "-a",
        metavar="PLACE",
        help="Pay in a state or metropolitan area; the nation's, and so marked, where none is published there.",
        autocompletion=complete_place,
    ),
]
"""The option of every command that tells pay."""


def named_path(text: str) -> Path:
    """The path that was typed, with `~` for the home where no shell expanded it.

    Raises typer.BadParameter for an empty one, as a script's unset variable leaves it: to Path that is the folder
    one happens to stand in, which would then be read, or written to.
    """
    if not text:
        raise typer.BadParameter("a path cannot be empty")
    return from_home(text)


def dollars(text: str) -> int:
    """An amount of dollars a year: `100000`, `$100,000` or `100k`. Raises typer.BadParameter for anything else."""
    from careercli.terminal.questions import read_number

    amount = read_number(text, 0, 10**9)
    if amount is None:
        raise typer.BadParameter(f"{text!r} is no amount of dollars a year, such as 60000 or 60k")
    return amount
