"""Line charts as SVG: raw points behind smooth lines, under a title and a legend."""

import math
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np

from trainer.reports.svg import svg_text
from trainer.reports.theme import LIGHT, LINE_COLOURS

# In points, of which 72 make an inch; a point is a unit of the SVG.
WIDTH, HEIGHT = 520, 280
_MOST_POINTS = 600
_MOST_LETTERS = 60
# What is larger is no measurement, and overflows when ranges are added up.
_LARGEST = 1e100
_STYLE = {
    "axes.axisbelow": True,
    "axes.edgecolor": LIGHT["soft"],
    "axes.labelcolor": LIGHT["soft"],
    "axes.spines.left": False,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlecolor": LIGHT["ink"],
    "axes.titlelocation": "left",
    "axes.titlesize": 13,
    "axes.titleweight": "bold",
    "figure.constrained_layout.h_pad": 0.1,
    "figure.constrained_layout.w_pad": 0.12,
    "font.sans-serif": ["DejaVu Sans"],  # comes with matplotlib, so it measures alike everywhere
    "font.size": 11,
    "grid.color": LIGHT["line"],
    "legend.frameon": False,
    "lines.solid_capstyle": "round",
    "path.simplify": False,  # it would leave out the dot of a line with one point
    "svg.fonttype": "none",
    "svg.hashsalt": "chart",
    "text.parse_math": False,  # names come from outside
    "xtick.bottom": False,
    "xtick.color": LIGHT["soft"],
    "ytick.color": LIGHT["soft"],
    "ytick.left": False,
}


@dataclass(frozen=True)
class Line:
    """One line of a chart.

    Attributes:
        name: for the legend.
        x: rising, [n].
        y: [n]; what is not finite is left out.
        colour: number of its colour, counted round :data:`trainer.reports.theme.LINE_COLOURS`.
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
    if not len(values):
        return []
    weights = reach + 1 - np.abs(np.arange(-reach, reach + 1))
    inside = slice(reach, reach + len(values))
    total = np.convolve(np.ones(len(values)), weights)[inside]
    return list((np.convolve(values, weights)[inside] / total).tolist())


def common_range(lines: Sequence[Line], *, from_zero: bool = False) -> Range:
    """Return what the values lie in, with a little room; of many, 1 % at each end lie outside."""
    values = sorted(y for line in lines for y in line.y if abs(y) <= _LARGEST)
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
    reach: int = 3,
) -> str:
    """Return an SVG chart, for a page or as a file of its own; equal values give equal text.

    What lies outside of a range is held at its border.

    Args:
        lines: what to draw; each smoothed, with the raw values faint behind.
        title: what is shown, also for who cannot see it.
        x_title: what the horizontal axis counts.
        y_range: of the vertical axis; what the values lie in if None.
        x_range: of the horizontal axis; likewise.
        marks: heights at which a dashed line helps to compare.
        reach: see :func:`smooth`.
    """
    from matplotlib import style
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    lines = [_drawable(line) for line in lines]
    xs = [x for line in lines for x in line.x]
    across = _wide(x_range or Range(min(xs, default=0.0), max(xs, default=1.0)))
    up = _wide(y_range or common_range(lines))
    with style.context(["default", _STYLE]), warnings.catch_warnings():
        # Whoever shows the text has fonts of his own.
        warnings.filterwarnings("ignore", "Glyph .* missing from font")
        figure = Figure(figsize=(WIDTH / 72, HEIGHT / 72), layout="constrained")
        axes = figure.add_subplot(xlim=across, ylim=up, xlabel=_shown(x_title))
        axes.grid(axis="y", gid="grid")
        for axis, wanted in ((axes.xaxis, 7), (axes.yaxis, 6)):
            axis.set_major_locator(MaxNLocator(wanted, steps=[1, 2, 5, 10]))
            axis.set_major_formatter("{x:g}")
        for mark in marks:
            if up.low <= mark <= up.high:
                axes.axhline(mark, gid="mark", color=LIGHT["soft"], alpha=0.7, lw=1, dashes=(4, 4))
        for kind, wide, alpha, far in (("raw", 1, 0.28, 0), ("line", 2, 1, reach)):
            drawn = [
                axes.plot(
                    np.clip(line.x, *across), np.clip(smooth(line.y, far), *up), gid=kind,
                    color=LIGHT[f"c{line.colour % LINE_COLOURS}"], linewidth=wide, alpha=alpha,
                )[0]
                for line in lines
                if kind == "line" or reach
            ]  # fmt: skip
        names = [_shown(line.name) for line in lines]
        rows = _legend(axes, drawn, names)
        axes.set_title(_shown(title), pad=9 + 16 * rows)
        return svg_text(figure, _shown(title))


def _legend(axes: Any, drawn: Sequence[Any], names: Sequence[str]) -> int:
    """Name what is drawn above the chart, in as many rows as that takes; return their number."""
    room = 40 + 6.5 * max(map(len, names), default=0)
    rows = math.ceil(len(names) / max(1, int(WIDTH / room)))
    axes.legend(
        drawn, names, ncols=math.ceil(len(names) / max(1, rows)), loc="lower left",
        bbox_to_anchor=(0, 1), borderpad=0, borderaxespad=0.4, handlelength=1.2,
        handletextpad=0.5, columnspacing=1.4, labelcolor=LIGHT["soft"],
    )  # fmt: skip
    return rows


def _wide(bounds: Range) -> Range:
    """Make room around a range that is a single value."""
    if bounds.high > bounds.low:
        return bounds
    room = max(abs(bounds.low), 1.0) / 2
    return Range(bounds.low - room, bounds.low + room)


def _shown(text: str) -> str:
    """Return a text from outside on one line, short enough, of letters that XML may hold."""
    line = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    return line if len(line) <= _MOST_LETTERS else f"{line[: _MOST_LETTERS - 1]}…"


def _drawable(line: Line) -> Line:
    """Leave out what cannot be drawn, and thin out what is more than anybody can see."""
    points = np.array([line.x, line.y], np.float64)
    points = points[:, (np.abs(points) <= _LARGEST).all(axis=0)]
    count = points.shape[1]
    starts = np.arange(0, count, max(1, math.ceil(count / _MOST_POINTS)))
    x, y = np.add.reduceat(points, starts, axis=1) / np.diff([*starts, count])
    if count == 1:
        x, y = x.repeat(2), y.repeat(2)  # drawn with round ends, a dot
    return replace(line, x=x.tolist(), y=y.tolist())
