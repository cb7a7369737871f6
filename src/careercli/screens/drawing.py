"""Charts in characters: bars over the years, percentile rows on one axis, meters and level marks."""

from __future__ import annotations

from careercli.screens.document import Meter, Point, Span, Spread, Spreads, Tone, Trend
from careercli.screens.measure import cell_width, wrapped

_EIGHTHS = " ▁▂▃▄▅▆▇█"
TREND_HEIGHT = 5
"""Lines that the tallest bar of an upright chart takes, its figure and label not counted."""

METER, RANGE_METER = 10, 12
"""Columns of a meter in a table, and of one whose value is a range."""

_LEAST_BAR, _WIDEST_GAP = 5, 3
_WIDEST_AXIS = 64

_LEGEND = ("─ lowest to highest tenth", "━ middle half", "┃ median")
"""How a percentile row is read."""

Line = tuple[Span, ...]


def draw_trend(trend: Trend, width: int) -> list[Line]:
    """A bar chart from zero in `width` columns: upright, each bar under its figure, where figures fit over the
    bars, else lying, a line a year. A divider stands where two points do not compare."""
    bar = max((cell_width(point.short) for point in trend.points), default=0)
    bar = max(bar, _LEAST_BAR)
    count = max(len(trend.points), 1)
    gap = min((width - 2 * len(trend.breaks) - count * bar) // max(count - 1, 1), _WIDEST_GAP)
    title: Line = (Span(trend.title, "strong"),)
    return [title, *(_upright(trend, bar, gap) if gap >= 1 else _lying(trend, width))]


def _upright(trend: Trend, bar: int, gap: int) -> list[Line]:
    most = _most(trend)
    heights = [_height(point.value, most) for point in trend.points]
    lines: list[Line] = []
    for level in range(TREND_HEIGHT, -2, -1):
        spans: list[Span] = []
        for point, height in zip(trend.points, heights, strict=True):
            if point.label in trend.breaks:
                spans.append(Span("│ ", "muted"))
            text, tone = _piece(point, height, level, bar)
            spans += [Span(text.ljust(bar), tone), Span(" " * gap)]
        lines.append(tuple(spans))
    return lines


def _piece(point: Point, height: int | None, level: int, bar: int) -> tuple[str, Tone]:
    """What stands at one level of an upright bar: the bar, its figure on top, its label below level 0."""
    if level < 0:
        return point.label, "muted"
    if height is None:
        return "", ""
    if level == -(-height // 8):
        return point.short, ""
    return _EIGHTHS[min(max(height - level * 8, 0), 8)] * bar, "accent"


def _lying(trend: Trend, width: int) -> list[Line]:
    most = _most(trend)
    label_width = max((cell_width(point.label) for point in trend.points), default=0)
    words_width = max((cell_width(point.words) for point in trend.points if point.value is not None), default=0)
    room = width - label_width - words_width - 4
    lines: list[Line] = []
    for point in trend.points:
        if point.label in trend.breaks:
            lines.append((Span("─" * min(label_width + words_width + 2, width), "muted"),))
        words = point.words if point.value is None else point.words.rjust(words_width)
        share = 0.0 if point.value is None or most <= 0 else point.value / most
        bar = "━" * round(share * max(room, 0))
        tone: Tone = "muted" if point.value is None else ""
        lines.append(
            (Span(f"{point.label.ljust(label_width)}  ", "muted"), Span(words, tone), Span(f"  {bar}", "accent"))
        )
    return lines


def _most(trend: Trend) -> float:
    return max((point.value for point in trend.points if point.value is not None), default=0.0)


def _height(value: float | None, most: float) -> int | None:
    """The height of a bar in eighths of a line."""
    if value is None:
        return None
    return 0 if most <= 0 else round(value / most * TREND_HEIGHT * 8)


def trend_words(trend: Trend) -> str:
    """The same chart in words, every point named."""
    told = "; ".join(f"{point.label}: {point.words}" for point in trend.points)
    return f"{trend.title}. {told}. {break_words(trend)}".rstrip()


def break_words(trend: Trend) -> str:
    """What a divider means, or nothing where there is none."""
    if not trend.breaks:
        return ""
    return f"Figures from {' and again from '.join(trend.breaks)} on do not compare with earlier ones."


def draw_spreads(spreads: Spreads, width: int) -> list[Line]:
    """Percentile rows: a thin line from the 10th to the 90th percentile, a thick one over the middle half, a
    mark at the median, an arrow at the end of a row that goes on beyond the scale; then the scale, and where
    asked for what the lines mean."""
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
    lines.append((Span(" " * indent + _scale(spreads, axis), "muted"),))
    if not spreads.legend:
        return lines
    together = "   ".join(_LEGEND)
    legend = (together,) if cell_width(together) <= width else _LEGEND
    return lines + [(Span(line, "muted"),) for item in legend for line in wrapped(item, width, rest="  ")]


def _scale(spreads: Spreads, axis: int) -> str:
    """The words of the axis ends, and between them those of the ticks that keep clear of each other."""
    (low, left), (high, right) = spreads.low, spreads.high
    line = left
    for amount, words in spreads.ticks:
        start = round((amount - low) / (high - low) * (axis - 1)) - cell_width(words) // 2
        if start >= cell_width(line) + 2 and start + cell_width(words) + 2 <= axis - cell_width(right):
            line = line.ljust(start) + words
    return line + right.rjust(axis - cell_width(line))


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
