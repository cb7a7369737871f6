"""Which columns of a table a width can hold, and how wide each of them is; the same for every writer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from careercli.screens.document import Cell, Meter, Table, text_of
from careercli.screens.drawing import meter_cells
from careercli.screens.measure import cell_width, longest_word
from careercli.values import value

LEAST_COLUMN = 12
"""Text that wraps in a narrower column than this cannot be read."""

LEAST_MEANING = 30
"""What a command does stands beside it if it fits on its line, or has at least this much room to wrap in."""

GAP = 2
"""Blank columns between two columns of a table."""


@value
class Layout:
    """The columns to show by index, and their widths in terminal columns; None where the table must be stacked."""

    kept: tuple[int, ...]
    widths: tuple[int, ...] | None


def table_layout(table: Table, width: int) -> Layout:
    """The layout of a table in `width` columns.

    Columns with the highest `drop` leave first, the first column never. If what has to stay is still too wide,
    text that was to stand on one line wraps as well, the widest column first, and figures last of all.
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
                let_wrap(i, column.least)
    while room() < 0 and any(table.columns[i].drop for i in kept[1:]):
        kept.remove(max(kept[1:], key=lambda i: table.columns[i].drop))
    for figures in (False, True):
        for i in sorted(kept, key=lambda i: -natural[i]):
            if room() < 0 and (table.columns[i].align == "right") is figures:
                let_wrap(i, 0 if figures else min(LEAST_COLUMN, table.columns[i].least))
    if room() < 0:
        return Layout(tuple(kept), None)
    widths = {i: least[i] for i in kept}
    for _ in range(room()):
        growing = [i for i in kept if widths[i] < natural[i]]
        if not growing:
            break
        widths[min(growing, key=lambda i: widths[i])] += 1
    return Layout(tuple(widths), tuple(widths.values()))


def _widths(table: Table, i: int, measure: Callable[[str], int]) -> Iterator[int]:
    """The title and the cells of one column as `measure` takes them; a meter cannot be made narrower."""
    yield measure(table.columns[i].title)
    for cell in {row[i] for row in table.rows if row is not None and not over_all(row, table)}:
        yield meter_cells(cell)[2] if isinstance(cell, Meter) else measure(text_of(cell))


def over_all(row: Sequence[Cell], table: Table) -> bool:
    """Whether a row is a heading, which runs over all columns."""
    return len(row) == 1 < len(table.columns)


def cell_words(cell: Cell) -> str:
    """A cell in words, where bars cannot be seen."""
    return cell.words if isinstance(cell, Meter) else text_of(cell)


def stacked(table: Table, kept: Sequence[int]) -> Iterator[tuple[str, list[str]]]:
    """A table one row after the other: the first cell as label, then `column: cell` lines of the others kept."""
    for row in table.rows:
        if row is not None:
            cells = () if over_all(row, table) else kept[1:]
            pairs = [(table.columns[i].title, cell_words(row[i])) for i in cells]
            yield cell_words(row[kept[0]]), [f"{title}: {text}" if title else text for title, text in pairs if text]
