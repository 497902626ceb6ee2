"""A comparison for programs: its figures as CSV and JSON, its curves as CSV."""

import csv
import io
import json
from dataclasses import asdict
from typing import Any

from trainer.reports.report import Report

FIGURE_COLUMNS = (
    "run", "family", "kimg", "minutes", "figure", "value", "unit", "better", "best", "reference",
    "meaning", "protocol",
)  # fmt: skip
CURVE_COLUMNS = (
    "run", "family", "kimg", "seconds", "loss_g", "loss_d", "score_real", "score_fake",
    "images_per_s",
)  # fmt: skip


def figures_csv(report: Report) -> str:
    """Return one line per figure and run, each with its protocol as JSON."""
    runs = {run.name: run for run in report.runs}
    lines = []
    for row in report.rows:
        best = row.best()
        for name, cell in row.cells.items():
            run = runs[name]
            protocol = json.dumps(dict(cell.protocol), ensure_ascii=False)
            reference = "" if row.reference is None else repr(row.reference)
            minutes = f"{run.seconds / 60:.2f}"
            lines.append([
                run.name, run.family, f"{run.kimg:.3f}", minutes, row.key, repr(cell.value),
                row.unit, row.better, "yes" if name in best else "", reference, row.meaning,
                protocol,
            ])  # fmt: skip
    return _csv(FIGURE_COLUMNS, lines)


def curves_csv(report: Report) -> str:
    """Return one line per report of a training loop."""
    return _csv(
        CURVE_COLUMNS,
        [
            [run.name, run.family, *(str(event.get(key, "")) for key in CURVE_COLUMNS[2:])]
            for run in report.runs
            for event in run.events
        ],
    )


def to_json(report: Report) -> str:
    """Return all but the pictures as JSON."""
    content: dict[str, Any] = {"format": 1, "kind": "comparison", **asdict(report)}
    for run in content["runs"]:
        run["events"] = [dict(event) for event in run["events"]]
        run["sheets"] = [
            {key: value for key, value in sheet.items() if key != "webp"} for sheet in run["sheets"]
        ]
    for row, plain in zip(report.rows, content["rows"], strict=True):
        plain["best"] = sorted(row.best())
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _csv(columns: tuple[str, ...], lines: list[list[str]]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([[_harmless(cell) for cell in line] for line in lines])
    return stream.getvalue()


def _harmless(cell: str) -> str:
    """Keep spreadsheets from taking a foreign name for a formula."""
    if cell[:1] not in ("=", "+", "-", "@", "\t", "\r"):
        return cell
    try:
        float(cell)
    except ValueError:
        return "'" + cell
    return cell
