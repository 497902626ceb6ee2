"""Line charts as SVG, drawn by hand: axes, ticks, a legend, and raw points behind smooth lines."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

WIDTH, HEIGHT = 520, 280
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 10, 44, 38
_MOST_POINTS = 600
COLOURS = 8


@dataclass(frozen=True)
class Line:
    """One line of a chart.

    Attributes:
        name: for the legend.
        x: rising, [n].
        y: [n]; what is not finite is left out.
        colour: number of its colour, counted round :data:`COLOURS`.
    """

    name: str
    x: Sequence[float]
    y: Sequence[float]
    colour: int = 0


class Range(NamedTuple):
    """From where to where an axis goes."""

    low: float
    high: float


def smooth(values: Sequence[float], reach: int = 3) -> list[float]:
    """Return the mean over neighbours, weighted less the farther away they are.

    Args:
        values: in equal distances.
        reach: neighbours on either side; towards the ends there are fewer.
    """
    smoothed = []
    for middle in range(len(values)):
        around = range(max(0, middle - reach), min(len(values), middle + reach + 1))
        weights = [reach + 1 - abs(place - middle) for place in around]
        total = sum(weight * values[place] for weight, place in zip(weights, around, strict=True))
        smoothed.append(total / sum(weights))
    return smoothed


def ticks(low: float, high: float, wanted: int = 5) -> list[float]:
    """Return about ``wanted`` round numbers from ``low`` to ``high``: steps of 1, 2 or 5."""
    if not high > low:
        return [low]
    rough = (high - low) / wanted
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * 0.999)
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return [round(number * step, 12) for number in range(first, last + 1)]


def log_ticks(low: float, high: float) -> list[float]:
    """Return 1, 2 and 5 times the powers of ten from ``low`` to ``high``, both positive."""
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    found = [factor * 10.0**power for power in powers for factor in (1, 2, 5)]
    return [value for value in found if low * 0.999 <= value <= high * 1.001]


def common_range(lines: Sequence[Line], *, from_zero: bool = False) -> Range:
    """Return what the values lie in, with a little room; of many, 1 % at each end lie outside."""
    values = sorted(y for line in lines for y in line.y if math.isfinite(y))
    if not values:
        return Range(0.0, 1.0)
    last = len(values) - 1
    cut = round(0.01 * last) if last > 400 else 0
    low, high = values[cut], values[last - cut]
    if from_zero:
        low = min(0.0, low)
    room = 0.06 * (high - low) or max(abs(high), 1.0) * 0.1
    return Range(low if from_zero and low == 0 else low - room, high + room)


def line_chart(
    lines: Sequence[Line],
    *,
    title: str,
    x_title: str,
    y_range: Range | None = None,
    x_range: Range | None = None,
    marks: Sequence[float] = (),
    log_y: bool = False,
    reach: int = 3,
) -> str:
    """Return an SVG chart; its colours are the page's CSS classes ``c0`` to ``c7``.

    Args:
        lines: what to draw; each smoothed, with the raw values faint behind.
        title: what is shown, also for who cannot see it.
        x_title: what the horizontal axis counts.
        y_range: of the vertical axis; what the values lie in if None.
        x_range: of the horizontal axis; likewise.
        marks: heights at which a dashed line helps to compare.
        log_y: whether the vertical axis is logarithmic; what is not positive is then left out.
        reach: see :func:`smooth`.
    """
    lines = [_finite(line, positive=log_y) for line in lines]
    xs = [x for line in lines for x in line.x]
    across = x_range or Range(min(xs, default=0.0), max(xs, default=1.0))
    up = y_range or common_range(lines)
    if log_y:
        positive = [y for line in lines for y in line.y]
        up = Range(max(up.low, min(positive, default=0.1)), max(up.high, 1e-9))
    place = _Places(across, up, log_y)
    parts = [
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" xmlns="http://www.w3.org/2000/svg" '
        f'role="img" aria-label="{escape(title)}">',
        f'<text class="title" x="{_LEFT}" y="15">{escape(title)}</text>',
        *_axes(place, across, up, log_y, x_title),
    ]
    for mark in marks:
        if up.low <= mark <= up.high:
            y = place.y(mark)
            parts.append(f'<path class="mark" d="M{_LEFT} {y:.1f}H{WIDTH - _RIGHT}"/>')
    for kind in ("raw", "line"):
        for line in lines:
            heights = line.y if kind == "raw" else smooth(line.y, reach)
            path = _path(place, line.x, heights)
            parts.append(f'<path class="{kind} c{line.colour % COLOURS}" d="{path}"/>')
    parts += _legend(lines)
    return "".join([*parts, "</svg>"])


class _Places:
    """From values to points of the picture; what lies outside is held at the border."""

    def __init__(self, across: Range, up: Range, log_y: bool) -> None:
        self._across, self._log = across, log_y
        self._up = Range(*(math.log10(value) for value in up)) if log_y else up

    def x(self, value: float) -> float:
        share = _share(value, self._across)
        return _LEFT + share * (WIDTH - _LEFT - _RIGHT)

    def y(self, value: float) -> float:
        share = _share(math.log10(value) if self._log else value, self._up)
        return HEIGHT - _BOTTOM - share * (HEIGHT - _TOP - _BOTTOM)


def _share(value: float, bounds: Range) -> float:
    if not bounds.high > bounds.low:
        return 0.5
    return min(1.0, max(0.0, (value - bounds.low) / (bounds.high - bounds.low)))


def _finite(line: Line, *, positive: bool) -> Line:
    """Leave out what cannot be drawn, and thin out what is more than anybody can see."""
    pairs = [
        (float(x), float(y))
        for x, y in zip(line.x, line.y, strict=True)
        if math.isfinite(x) and math.isfinite(y) and (y > 0 or not positive)
    ]
    every = max(1, math.ceil(len(pairs) / _MOST_POINTS))
    thinned = []
    for start in range(0, len(pairs), every):
        some = pairs[start : start + every]
        thinned.append(tuple(sum(values) / len(some) for values in zip(*some, strict=True)))
    return Line(
        line.name, [pair[0] for pair in thinned], [pair[1] for pair in thinned], line.colour
    )


def _path(place: _Places, xs: Sequence[float], ys: Sequence[float]) -> str:
    points = [f"{place.x(x):.1f} {place.y(y):.1f}" for x, y in zip(xs, ys, strict=True)]
    if len(points) == 1:
        return f"M{points[0]}h.1"  # a dot
    return "M" + "L".join(points) if points else ""


def _axes(place: _Places, across: Range, up: Range, log_y: bool, x_title: str) -> list[str]:
    parts = []
    for value in log_ticks(*up) if log_y else ticks(*up):
        y = place.y(value)
        parts.append(f'<path class="grid" d="M{_LEFT} {y:.1f}H{WIDTH - _RIGHT}"/>')
        parts.append(f'<text class="tick end" x="{_LEFT - 6}" y="{y + 4:.1f}">{value:g}</text>')
    for value in ticks(*across, wanted=6):
        x = place.x(value)
        parts.append(
            f'<text class="tick middle" x="{x:.1f}" y="{HEIGHT - _BOTTOM + 16}">{value:g}</text>'
        )
    bottom = HEIGHT - _BOTTOM
    parts.append(f'<path class="axis" d="M{_LEFT} {bottom}H{WIDTH - _RIGHT}"/>')
    middle = (_LEFT + WIDTH - _RIGHT) / 2
    parts.append(
        f'<text class="tick middle" x="{middle:.0f}" y="{HEIGHT - 6}">{escape(x_title)}</text>'
    )
    return parts


def _legend(lines: Sequence[Line]) -> list[str]:
    """Name the lines below the title, from left to right."""
    parts: list[str] = []
    left = float(_LEFT)
    for line in lines:
        parts.append(f'<path class="line c{line.colour % COLOURS}" d="M{left:.0f} 29h13"/>')
        parts.append(f'<text class="tick" x="{left + 18:.0f}" y="33">{escape(line.name)}</text>')
        left += 34 + 6.2 * len(line.name)
    return parts
