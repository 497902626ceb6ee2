"""The curves of one training, each as an SVG file."""

import math

from trainer.card.figures import kind_of
from trainer.card.training_record import TrainingRecord
from trainer.reports.charts import Line, line_chart
from trainer.reports.curves import family_charts
from trainer.reports.report import Run

CURVES = ("losses.svg", "scores.svg", "distance.svg")
"""Ends of the names of all files that there can be."""


def curve_files(record: TrainingRecord, name: str) -> dict[str, str]:
    """Return the charts of a training by the ends of their files' names, as far as it reported."""
    run = Run(name, "", "", record.last_kimg, 0.0, "", record.events)
    charts = dict(zip(("losses", "scores"), family_charts(run, [run]), strict=False))
    if distances := _distances(record):
        charts["distance"] = line_chart(
            [distances],
            title="Fréchet distance to held-out faces",
            x_title="thousand faces shown",
            reach=0,
        )
    return {f"{what}.svg": chart for what, chart in charts.items()}


def _distances(record: TrainingRecord) -> Line | None:
    """Return the distance that was measured oftenest on the way; None unless there are two."""
    found: dict[str, list[tuple[float, float]]] = {}
    for line in record.metrics:
        name, value = line.get("name"), line.get("value", math.nan)
        number = isinstance(value, (int, float)) and math.isfinite(value)
        if isinstance(name, str) and kind_of(name) == "fd" and number:
            found.setdefault(name, []).append((float(line["kimg"]), float(value)))
    name, points = max(found.items(), key=lambda item: len(item[1]), default=("", []))
    if len(points) < 2:
        return None
    points.sort()
    return Line(name, [kimg for kimg, _ in points], [value for _, value in points])
