"""Paths and amounts as people type them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from careercli.cli.completion import complete_place
from careercli.locations import from_home

if TYPE_CHECKING:
    from careercli.cli.spoken import Pay

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
    """An amount of dollars: `100000`, `$100,000` or `100k`. Raises typer.BadParameter for anything else."""
    from careercli.terminal.questions import read_number

    amount = read_number(text, 0, 10**9)
    if amount is None:
        raise typer.BadParameter(f"{text!r} is no amount of dollars, such as 6000 or 6k")
    return amount


def yearly_pay(text: str) -> Pay:
    """Pay by the year or the hour, see `spoken.pay`. Raises typer.BadParameter for anything else."""
    from careercli.cli.spoken import pay

    meant = pay(text)
    if meant is None:
        raise typer.BadParameter(f"{text!r} is no amount of dollars a year, such as 60000, or an hour: $20/hr")
    return meant
