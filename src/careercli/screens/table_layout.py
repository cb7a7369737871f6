"""Which columns of a table a width can hold, and how wide each of them is; the same for every writer."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from careercli.screens.document import Cell, Meter, Table, text_of
from careercli.screens.drawing import meter_cells
from careercli.screens.measure import cell_width, longest_word

LEAST_COLUMN = 12
"""Text that wraps in a narrower column than this cannot be read."""

GAP = 2
"""Blank columns between two columns of a table."""


def table_layout(table: Table, width: int) -> list[tuple[int, int]] | None:
    """The columns to show as (index, width in terminal columns), or None where the table must be stacked.

    Columns with the highest `drop` leave first. If what has to stay is still too wide, text that was to stand
    on one line wraps as well, the widest column first, and figures last of all.
    """
    natural = [max(_widths(table, i, cell_width)) for i in range(len(table.columns))]
    kept = list(range(len(table.columns)))
    least = natural.copy()

    def room() -> int:
        return width - sum(least[i] for i in kept) - GAP * (len(kept) - 1)

    def let_wrap(i: int, no_narrower: int) -> None:
        least[i] = max(min(natural[i], no_narrower), *_widths(table, i, longest_word))

    if room() < 0:
        for i, column in enumerate(table.columns):
            if column.wrap:
                let_wrap(i, LEAST_COLUMN)
    while room() < 0 and any(table.columns[i].drop for i in kept):
        kept.remove(max(kept, key=lambda i: table.columns[i].drop))
    for figures in (False, True):
        for i in sorted(kept, key=lambda i: -natural[i]):
            if room() < 0 and (table.columns[i].align == "right") is figures:
                let_wrap(i, 0 if figures else LEAST_COLUMN)
    if room() < 0:
        return None
    widths = {i: least[i] for i in kept}
    for _ in range(room()):
        growing = [i for i in kept if widths[i] < natural[i]]
        if not growing:
            break
        widths[min(growing, key=lambda i: widths[i])] += 1
    return list(widths.items())


def _widths(table: Table, i: int, measure: Callable[[str], int]) -> Iterator[int]:
    """The title and the cells of one column as `measure` takes them; a meter cannot be made narrower."""
    yield measure(table.columns[i].title)
    for cell in {row[i] for row in table.rows if row is not None}:
        yield meter_cells(cell)[2] if isinstance(cell, Meter) else measure(text_of(cell))


def cell_words(cell: Cell) -> str:
    """A cell in words, where bars cannot be seen."""
    return cell.words if isinstance(cell, Meter) else text_of(cell)


def stacked(table: Table) -> Iterator[tuple[str, list[str]]]:
    """A table one row after the other: the first cell as label, then `column: cell` lines."""
    for row in table.rows:
        if row is not None:
            pairs = zip(table.columns[1:], map(cell_words, row[1:]), strict=True)
            yield cell_words(row[0]), [f"{c.title}: {text}" if c.title else text for c, text in pairs if text]
