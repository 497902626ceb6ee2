"""How near a training came to real faces by the hour, and what it would take to come nearer.

    python benchmarks/distance_by_hours.py docs/anime-64-runs/distance-by-hours.csv --since 2.5 \
        --floor 1.40 --target 2.70 --out docs/anime-64-runs/distance-by-hours.svg

The table has the columns ``hours`` and ``distance``. From ``--since`` on, distance - floor is taken
for a power of the hours, fitted by least squares of the logarithms; ``--floor`` is the distance of
as many real faces. It is a guess that leaves out whatever would be done otherwise.
"""

import argparse
import csv
import math
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from trainer.reports.charts import Line, Range, line_chart

_POINTS = 60


class Power(NamedTuple):
    """``floor + factor * hours ** exponent``."""

    floor: float
    factor: float
    exponent: float

    def distance(self, hours: float) -> float:
        """Return the distance after so many hours."""
        return self.floor + self.factor * hours**self.exponent

    def hours(self, distance: float) -> float:
        """Return when the distance is reached; infinity if it never is."""
        if distance <= self.floor or self.exponent >= 0:
            return math.inf
        return float(((distance - self.floor) / self.factor) ** (1 / self.exponent))


def fit(hours: Sequence[float], distances: Sequence[float], floor: float) -> Power:
    """Fit a power of the hours by least squares of the logarithms.

    Raises:
        SystemExit: there are fewer than two points, or one is not above ``floor``.
    """
    if len(hours) < 2 or min(distances) <= floor or min(hours) <= 0:
        raise SystemExit(
            "A fit needs two points or more, all after hour 0 and above the floor; "
            "choose another --since or --floor."
        )
    above = np.asarray(distances, np.float64) - floor
    exponent, factor = np.polyfit(np.log(hours), np.log(above), 1)
    return Power(floor, float(np.exp(factor)), float(exponent))


def read(path: Path) -> tuple[list[float], list[float]]:
    """Return the hours and the distances of a table.

    Raises:
        SystemExit: it cannot be read, lacks a column, or says something that is no number.
    """
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        return [float(row["hours"]) for row in rows], [float(row["distance"]) for row in rows]
    except OSError as error:
        raise SystemExit(f"{path} cannot be read: {error.strerror}.") from error
    except (KeyError, TypeError, ValueError):
        raise SystemExit(f"{path} needs numbers in its columns hours and distance.") from None


def main() -> None:
    """Print the points and the fit, and draw both."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("table", type=Path)
    parser.add_argument("--since", type=float, default=0.0, metavar="HOURS")
    parser.add_argument("--floor", type=float, default=0.0, metavar="DISTANCE")
    parser.add_argument("--target", type=float, required=True, metavar="DISTANCE")
    parser.add_argument("--out", type=Path, metavar="CHART.svg")
    args = parser.parse_args()
    hours, distances = read(args.table)
    late = [(at, far) for at, far in zip(hours, distances, strict=True) if at >= args.since]
    power = fit([at for at, _ in late], [far for _, far in late], args.floor)
    for at, far in zip(hours, distances, strict=True):
        fitted = f", fitted {power.distance(at):.2f}" if at >= args.since else ""
        print(f"{at:5.1f} hours: {far:.2f}{fitted}")
    when = power.hours(args.target)
    ending = f"after {when:.0f} hours" if math.isfinite(when) else "never"
    print(
        f"distance = {power.floor:g} + {power.factor:.2f} * hours ** {power.exponent:.2f}; "
        f"{args.target:g} {ending}"
    )
    if args.out is not None:
        end = when if math.isfinite(when) else 2 * hours[-1]
        ahead = np.linspace(late[0][0], end, _POINTS).tolist()
        chart = line_chart(
            [
                Line("measured", hours, distances),
                Line("what it would take", ahead, [power.distance(at) for at in ahead], 1),
            ],
            title="Fréchet distance to held-out faces",
            x_title="hours of one thread",
            y_range=Range(0.0, max(distances) * 1.05),
            marks=[args.target],
            reach=0,
        )
        args.out.write_text(chart, encoding="utf-8")


if __name__ == "__main__":
    main()
