"""The files of a report: the page, the tables, and a small sheet for a repository."""

from collections.abc import Mapping
from pathlib import Path

from acgan_desktop.core import durable
from acgan_desktop.core.errors import UserError
from trainer.compare.inspect_run import Inspected
from trainer.compare.page import page
from trainer.compare.tables import curves_csv, figures_csv, to_json
from trainer.compare.wishes import COLUMNS
from trainer.reports.pictures import contact_sheet
from trainer.reports.report import Report

PAGE, FIGURES, CURVES, JSON, SHEET = (
    "report.html", "figures.csv", "curves.csv", "report.json", "sheet.png",
)  # fmt: skip
MOST_SHEET_BYTES = 200_000


def write_report(out: Path, report: Report, inspected: Mapping[str, Inspected]) -> list[Path]:
    """Write the report's files into ``out``, each whole or not at all; returns their paths.

    Raises:
        UserError: a file cannot be written.
    """
    contents: dict[str, bytes] = {
        PAGE: page(report).encode(),
        FIGURES: figures_csv(report).encode(),
        CURVES: curves_csv(report).encode(),
        JSON: to_json(report).encode(),
    }
    if report.runs:
        rows = []
        for run in report.runs:
            words = f"{run.name}, {run.kimg:.0f} kimg in {run.seconds / 60:.0f} min"
            # Every column another wish where there are some: the row after the one without.
            faces = inspected[run.name].faces
            turns = len(faces) // COLUMNS
            chosen = [
                ((1 + column // 2) % turns) * COLUMNS + column % COLUMNS
                for column in range(2 * turns)
            ]
            rows.append((words, faces[chosen]))
        contents[SHEET] = contact_sheet(rows, MOST_SHEET_BYTES)
    for name, content in contents.items():
        try:
            durable.write_bytes(out / name, content)
        except OSError as error:
            raise UserError(f"{out / name} cannot be written: {error.strerror}.") from error
    return [out / name for name in contents]
