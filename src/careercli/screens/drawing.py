"""Charts in characters: bars over the years, percentile rows on one axis. Lines of spans for a given width."""

from __future__ import annotations

from careercli.screens.document import Span, Spread, Spreads, Trend

_EIGHTHS = " ▁▂▃▄▅▆▇█"
TREND_HEIGHT = 5
"""Lines of a bar chart, labels not counted."""

Line = tuple[Span, ...]


def draw_trend(trend: Trend, width: int) -> list[Line]:
    """A bar chart from zero, `width` columns at most; a divider stands where two points do not compare."""
    points = trend.points
    most = max((point.value for point in points if point.value is not None), default=0.0)
    slots = len(points) + len(trend.breaks)
    bar = max(min((width - 2) // max(slots, 1) - 1, 7), 1)
    lines: list[Line] = [(Span(trend.title, "strong"),)]
    for level in range(TREND_HEIGHT - 1, -1, -1):
        spans: list[Span] = []
        for point in points:
            if point.label in trend.breaks:
                spans.append(Span("│" + " " * bar, "muted"))
            cell = _cell(point.value, most, level)
            spans.append(Span(cell * bar, "accent"))
            spans.append(Span(" "))
        lines.append(tuple(spans))
    labels = ""
    for point in points:
        if point.label in trend.breaks:
            labels += "│" + " " * bar
        labels += _short(point.label, bar).ljust(bar + 1)
    lines.append((Span(labels.rstrip(), "muted"),))
    ends = [point for point in points if point.value is not None]
    if ends:
        first, last = ends[0], ends[-1]
        words = f"{first.label}: {first.words}" + (f"   {last.label}: {last.words}" if last is not first else "")
        lines.append((Span(words, "muted"),))
    return lines


def trend_words(trend: Trend) -> str:
    """The same chart in one sentence, every point named."""
    told = ", ".join(f"{point.label} {point.words}" for point in trend.points)
    broken = f" Figures from {', '.join(trend.breaks)} on do not compare with earlier ones." if trend.breaks else ""
    return f"{trend.title}: {told}.{broken}"


def _cell(value: float | None, most: float, level: int) -> str:
    if value is None or most <= 0:
        return " "
    filled = round(value / most * TREND_HEIGHT * 8) - level * 8
    return _EIGHTHS[min(max(filled, 0), 8)]


def _short(label: str, width: int) -> str:
    """A year in two or four digits, as there is room."""
    return label if len(label) <= width else label[-2:] if width >= 2 else label[-1:]


def draw_spreads(spreads: Spreads, width: int) -> list[Line]:
    """Percentile rows: a thin line from the 10th to the 90th percentile, a thick one over the middle half,
    a mark at the median; the words of each row stand behind it or, where it is narrow, below it."""
    label_width = max((len(row.label) for row in spreads.rows), default=0)
    if label_width > width // 3:
        label_width = 0
    gap = 2 if label_width else 0
    axis = max(min(width - label_width - gap, 64), 16)
    lines: list[Line] = []
    for row in spreads.rows:
        lead: Line = ()
        if label_width:
            lead = (Span(row.label.ljust(label_width + gap)),)
        elif row.label:
            lines.append((Span(row.label),))
        lines.append((*lead, *_bar(row, spreads, axis)))
    left, right = spreads.low[1], spreads.high[1]
    scale = left + right.rjust(axis - len(left))
    lines.append((Span(" " * (label_width + gap) + scale, "muted"),))
    return lines


def _bar(row: Spread, spreads: Spreads, axis: int) -> Line:
    low, high = spreads.low[0], spreads.high[0]

    def at(amount: float | None) -> int | None:
        if amount is None or high <= low:
            return None
        return min(max(round((amount - low) / (high - low) * (axis - 1)), 0), axis - 1)

    places = [at(amount) for amount in row.percentiles]
    # A top-coded or unpublished end runs to the edge of what is known.
    known = [place for place in places if place is not None]
    if not known:
        return (Span("not published", "muted"),)
    p10, p25, p50, p75, p90 = places
    characters = [" "] * axis
    tones = [""] * axis
    for start, end, mark, tone in (
        (p10 if p10 is not None else known[0], p90 if p90 is not None else axis - 1, "─", "muted"),
        (p25 if p25 is not None else known[0], p75 if p75 is not None else axis - 1, "━", "accent"),
    ):
        for place in range(start, end + 1):
            characters[place], tones[place] = mark, tone
    if p50 is not None:
        characters[p50], tones[p50] = "┃", "strong"
    spans: list[Span] = []
    for character, tone in zip(characters, tones, strict=True):
        if spans and spans[-1].tone == tone:
            spans[-1] = Span(spans[-1].text + character, spans[-1].tone)
        else:
            spans.append(Span(character, tone))  # type: ignore[arg-type]
    return tuple(spans)


def spread_words(spreads: Spreads) -> list[str]:
    """Each row in words."""
    return [f"{row.label}: {row.words}" if row.label else row.words for row in spreads.rows]
