"""Charts in characters: bars over the years, percentile rows on one axis, meters and level marks."""

from __future__ import annotations

from careercli.screens.document import Meter, Span, Spread, Spreads, Tone, Trend
from careercli.screens.measure import cell_width

_EIGHTHS = " ▁▂▃▄▅▆▇█"
TREND_HEIGHT = 5
"""Lines of a bar chart, labels not counted."""

METER, RANGE_METER = 10, 12
"""Columns of a meter in a table, and of one whose value is a range."""

_WIDEST_BAR = 7
_WIDEST_AXIS = 64

Line = tuple[Span, ...]


def draw_trend(trend: Trend, width: int) -> list[Line]:
    """A bar chart from zero in `width` columns; a divider stands where two points do not compare.

    Below it stand the labels of the points, and the first and the last value in words.
    """
    points = trend.points
    most = max((point.value for point in points if point.value is not None), default=0.0)
    dividers = 2 * sum(point.label in trend.breaks for point in points)
    slot = (width - dividers + 1) // max(len(points), 1)
    bar, gap = max(min(slot - 1, _WIDEST_BAR), 1), 1 if slot > 1 else 0
    lines: list[Line] = [(Span(trend.title, "strong"),)]
    for level in range(TREND_HEIGHT - 1, -1, -1):
        spans: list[Span] = []
        for point in points:
            if point.label in trend.breaks:
                spans.append(Span("│ ", "muted"))
            spans.append(Span(_bar(point.value, most, level) * bar, "accent"))
            spans.append(Span(" " * gap))
        lines.append(tuple(spans))
    labels = ""
    for point in points:
        labels += "│ " if point.label in trend.breaks else ""
        labels += _short(point.label, bar).ljust(bar + gap)
    lines.append((Span(labels.rstrip(), "muted"),))
    lines += [(Span(words, "muted"),) for words in _ends(trend, width)]
    return lines


def _ends(trend: Trend, width: int) -> list[str]:
    known = [f"{point.label}: {point.words}" for point in trend.points if point.value is not None]
    ends = known if len(known) < 2 else [known[0], known[-1]]
    together = "   ".join(ends)
    return [together] if together and cell_width(together) <= width else ends


def trend_words(trend: Trend) -> str:
    """The same chart in words, every point named."""
    told = "; ".join(f"{point.label}: {point.words}" for point in trend.points)
    return f"{trend.title}. {told}. {break_words(trend)}".rstrip()


def break_words(trend: Trend) -> str:
    """What a divider means, or nothing where there is none."""
    if not trend.breaks:
        return ""
    return f"Figures from {' and again from '.join(trend.breaks)} on do not compare with earlier ones."


def _bar(value: float | None, most: float, level: int) -> str:
    if value is None or most <= 0:
        return " "
    filled = round(value / most * TREND_HEIGHT * 8) - level * 8
    return _EIGHTHS[min(max(filled, 0), 8)]


def _short(label: str, width: int) -> str:
    """A year in four, two or one digits, as there is room."""
    return label if len(label) <= width else label[-2:] if width >= 2 else label[-1:]


def draw_spreads(spreads: Spreads, width: int) -> list[Line]:
    """Percentile rows: a thin line from the 10th to the 90th percentile, a thick one over the middle half, a
    mark at the median, an arrow at the end of a row that goes on beyond the scale; then the scale itself."""
    label_width = max((cell_width(row.label) for row in spreads.rows), default=0)
    if label_width > width // 3:
        label_width = 0
    indent = label_width + 2 if label_width else 0
    axis = min(width - indent, _WIDEST_AXIS)
    lines: list[Line] = []
    for row in spreads.rows:
        lead: Line = ()
        if label_width:
            lead = (Span(row.label + " " * (indent - cell_width(row.label))),)
        elif row.label:
            lines.append((Span(row.label),))
        lines.append((*lead, *_spread(row, spreads, axis)))
    left, right = spreads.low[1], spreads.high[1]
    lines.append((Span(" " * indent + left + right.rjust(axis - len(left)), "muted"),))
    return lines


def _spread(row: Spread, spreads: Spreads, axis: int) -> Line:
    low, high = spreads.low[0], spreads.high[0]

    def at(amount: float | None) -> int | None:
        if amount is None or high <= low:
            return None
        return min(max(round((amount - low) / (high - low) * (axis - 1)), 0), axis - 1)

    p10, p25, p50, p75, p90 = places = [at(amount) for amount in row.percentiles]
    open_from = at(row.open_from)
    known = [place for place in (*places, open_from) if place is not None]
    if not known:
        return (Span("not published", "muted"),)
    characters = [" "] * axis
    tones: list[Tone] = [""] * axis
    first, last = min(known), max(known) if open_from is None else axis - 1

    def draw(start: int | None, end: int | None, mark: str, tone: Tone) -> None:
        for place in range(first if start is None else start, (last if end is None else end) + 1):
            characters[place], tones[place] = mark, tone

    draw(p10, p90, "─", "muted")
    if p25 is not None or p75 is not None:
        draw(p25, p75, "━", "accent")
    if open_from is not None:
        characters[-1] = "▸"
    if p50 is not None:
        characters[p50], tones[p50] = "┃", "strong"
    spans: list[Span] = []
    for character, tone in zip(characters, tones, strict=True):
        if spans and spans[-1].tone == tone:
            spans[-1] = Span(spans[-1].text + character, tone)
        else:
            spans.append(Span(character, tone))
    return tuple(spans)


def spread_words(spreads: Spreads) -> list[str]:
    """Each row in words, where it has any."""
    return [f"{row.label}: {row.words}" if row.label else row.words for row in spreads.rows if row.words]


def meter_cells(meter: Meter) -> tuple[int, int, int]:
    """How many columns are filled, up to where the value is open (with a range), and how many there are."""

    def place(amount: float) -> int:
        share = 0.0 if meter.most <= 0 else min(max(amount / meter.most, 0.0), 1.0)
        return round(share * cells)

    if meter.low is None or meter.high is None:
        cells = METER
        return place(meter.value), place(meter.value), cells
    cells = RANGE_METER
    return place(meter.low), max(place(meter.high), place(meter.low)), cells


def meter_text(meter: Meter) -> str:
    """A meter in characters: full, open, empty."""
    filled, open_until, cells = meter_cells(meter)
    return "#" * filled + "-" * (open_until - filled) + "." * (cells - open_until)


def climb_marks(held: int, asked: int) -> tuple[int, int, int]:
    """How many of five marks are there, how many are missing, and how many are not asked for."""
    there = min(held, asked)
    return there, asked - there, 5 - asked


def climb_words(held: int, asked: int) -> str:
    """The same in words: `level 2 of the 4 asked`, `new, level 4 asked`."""
    return f"level {held} of the {asked} asked" if held else f"new, level {asked} asked"
