"""What a refresh changed against the tables that were in place."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from careercli.errors import DataError
from careercli.landscape.category import Amount
from careercli.landscape.tables import CATEGORIES, PAY, PROJECTIONS, TableLayout, read_table

NOTABLE_CHANGE = 0.25
_WATCHED = (
    (PAY, "employment", "employment"),
    (PAY, "median", "median pay"),
    (PROJECTIONS, "openings", "openings"),
)
Figures = Mapping[str, Mapping[str, Amount]]


def figures_in_place(folder: Path) -> Figures | None:
    """The watched figures of the tables in `folder`: name -> code -> amount; None when there are none yet.

    A damaged table counts as none: a refresh is how it gets repaired.
    """
    try:
        titles = {row[0]: Amount(1) for row in read_table(folder, CATEGORIES).rows}
        watched = {label: _column(folder, layout, column) for layout, column, label in _WATCHED}
    except DataError:
        return None
    return {"category": titles} | watched


def describe_changes(before: Figures | None, after: Figures) -> list[str]:
    """One line a change: codes new and gone, figures that moved by more than a quarter or (dis)appeared."""
    if before is None:
        return [f"{len(after['category'])} categories; there were no readable tables to compare with"]
    old, new = set(before["category"]), set(after["category"])
    lines = [f"{code} is new" for code in sorted(new - old)]
    lines += [f"{code} is gone" for code in sorted(old - new)]
    for name in (label for _, _, label in _WATCHED):
        for code in sorted(before[name].keys() & after[name].keys()):
            line = _moved(before[name][code], after[name][code])
            if line:
                lines.append(f"{code} {name} {line}")
    return lines or ["no category is new or gone, and no figure moved by more than 25%"]


def _moved(before: Amount, after: Amount) -> str | None:
    if before.exact and after.exact is not None:
        change = after.exact / before.exact - 1
        moved = abs(change) > NOTABLE_CHANGE
        return f"{before.text} -> {after.text} ({change:+.0%})" if moved else None
    return f"{before.text} -> {after.text}" if before.published != after.published else None


def _column(folder: Path, layout: TableLayout, column: str) -> dict[str, Amount]:
    table = read_table(folder, layout)
    place = table.columns.index(column)
    return {row[0]: Amount.parse(row[place]) for row in table.rows}
