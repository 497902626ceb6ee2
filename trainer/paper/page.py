"""A page that sets the first paper's results beside those of a run of its model."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup

from acgan_desktop.core import durable
from acgan_desktop.core.errors import UserError
from trainer.paper.figures import PAPER, PAPER_EPOCHS, PAPER_FACES, PAPER_ROWS, EpochRow
from trainer.paper.run import COLUMNS, PaperRun
from trainer.reports.charts import Line, Range, line_chart
from trainer.reports.markdown import code, plain, table
from trainer.reports.sample_history import read_sheet
from trainer.reports.sheets import bounded_webp
from trainer.reports.templates import templates_of
from trainer.runs.training_time import duration_words

_LOSSES = ("generator_loss", "discriminator_loss")
_SCORES = ("real_score", "fake_score")
_MOST_GRID_BYTES = 300_000


def write_paper_page(run: PaperRun, out: Path) -> list[Path]:
    """Write the page to ``out`` and what it shows into a folder beside it; returns the paths.

    Raises:
        UserError: a file cannot be written.
    """
    folder = out.with_suffix("")
    drawn = charts(run)
    contents = {folder / name: chart.encode() for name, chart in drawn.items()}
    if run.grid is not None:
        contents[folder / "samples.webp"] = _grid(run.grid[1])
    contents[folder / "epochs.csv"] = _csv(run.rows).encode()
    contents[out] = page_text(run, folder.name, tuple(drawn)).encode()
    path = out
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, content in contents.items():
            durable.write_bytes(path, content)
    except OSError as error:
        raise UserError(f"{path} cannot be written: {error.strerror or error}.") from error
    return list(contents)


def charts(run: PaperRun) -> dict[str, str]:
    """Return the page's charts by their files' names: ours by epoch, the paper's points beside."""
    across = Range(0.0, max(run.epochs, PAPER_EPOCHS))
    found = {
        "losses.svg": line_chart(
            [*_lines(run.rows, _LOSSES, "", 0), *_lines(PAPER_ROWS, _LOSSES, ", paper", 2)],
            title="Losses", x_title="epochs", x_range=across, reach=0,
        ),
        "scores.svg": line_chart(
            [*_lines(run.rows, _SCORES, "", 0), *_lines(PAPER_ROWS, _SCORES, ", paper", 2)],
            title="Scores", x_title="epochs", x_range=across, y_range=Range(0.0, 1.0),
            marks=(0.5,), reach=0,
        ),
    }  # fmt: skip
    events = [event for event in run.events if {"loss_g", "loss_d"} <= event.keys()]
    if events:
        kimg = [event["kimg"] for event in events]
        found["reports.svg"] = line_chart(
            [
                Line("generator", kimg, [event["loss_g"] for event in events], 0),
                Line("discriminator", kimg, [event["loss_d"] for event in events], 1),
            ],
            title="Losses between the epochs",
            x_title="thousand faces shown",
        )
    return found


def page_text(run: PaperRun, folder: str, drawn: Sequence[str]) -> str:
    """Return the page in Markdown.

    Args:
        run: what it tells of.
        folder: name of the folder beside it with what it shows.
        drawn: names of the charts in it.
    """
    templates = templates_of("trainer.paper")
    templates.filters["plain"] = lambda text: Markup(plain(text))
    templates.filters["code"] = lambda text: Markup(code(text))
    return templates.get_template("page.md").render(
        run=run,
        recipe=run.recipe,
        folder=folder,
        paper=PAPER,
        paper_faces=f"{PAPER_FACES:,}",
        so_far=f"{run.kimg:,.0f} thousand faces shown, {duration_words(run.seconds)} of training "
        "steps",
        table=Markup("\n".join(_table(run))),
        agreements=_agreements(run),
        charts=[name.removesuffix(".svg") for name in drawn],
    )


def _table(run: PaperRun) -> list[str]:
    ours = {row.epoch: row for row in run.rows}
    theirs = {row.epoch: row for row in PAPER_ROWS}
    newest = run.rows[-1].epoch if run.rows else PAPER_EPOCHS
    rows = []
    for epoch in sorted({*theirs, newest}):
        paper, own = theirs.get(epoch), ours.get(epoch)
        cells = [
            f"{'–' if paper is None else f'{paper[column]:.4f}'} / "
            f"{'not yet' if own is None else f'{own[column]:.4f}'}"
            for column in range(1, len(COLUMNS))
        ]
        rows.append([str(epoch), *cells])
    return table([name.replace("_", " ") for name in COLUMNS], rows)


def _agreements(run: PaperRun) -> list[str]:
    """Name the figures of ours that are the paper's to the last digit."""
    ours = {row.epoch: row for row in run.rows}
    return [
        f"{name.replace('_', ' ')} of epoch {paper.epoch}"
        for paper in PAPER_ROWS
        for column, name in enumerate(COLUMNS)
        if column
        and paper.epoch in ours
        and f"{ours[paper.epoch][column]:.4f}" == f"{paper[column]:.4f}"
    ]


def _lines(
    rows: Sequence[EpochRow], columns: Sequence[str], suffix: str, colour: int
) -> list[Line]:
    epochs = [float(row.epoch) for row in rows]
    return [
        Line(
            column.split("_")[0] + suffix,
            epochs,
            [float(getattr(row, column)) for row in rows],
            colour + number,
        )
        for number, column in enumerate(columns)
    ]


def _grid(path: Path) -> bytes:
    try:
        return bounded_webp(read_sheet(path), _MOST_GRID_BYTES)
    except UserError as error:
        raise UserError(f"The samples in {path} are damaged: {error}.") from error


def _csv(rows: Sequence[EpochRow]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([COLUMNS, *rows])
    return text.getvalue()
