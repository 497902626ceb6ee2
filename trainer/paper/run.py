"""A run of the first paper's model, as far as it has come."""

import csv
import io
import math
from dataclasses import dataclass
from pathlib import Path

from acgan_desktop.core.bounded_file import read_bounded_text
from acgan_desktop.core.errors import UserError
from trainer.paper.figures import PAPER_EPOCHS, EpochRow
from trainer.recipe.recipe import Recipe, load_recipe
from trainer.reports.plain_events import events_until
from trainer.reports.report import Event
from trainer.reports.sample_history import sample_grids
from trainer.runs.run_folder import RunFolder
from trainer.runs.training_time import checkpoint_times, training_time

COLUMNS = EpochRow._fields
_MAX_TABLE_BYTES = 1024 * 1024


@dataclass(frozen=True)
class PaperRun:
    """A run of the paper's model, as far as it has come.

    Attributes:
        recipe: what it follows.
        rows: one per epoch that it has finished.
        events: the loop's reports.
        epochs: passes over the training part that the recipe asks for.
        kimg: thousands of faces shown.
        seconds: of training steps up to its newest checkpoint or report.
        target_kimg: where the recipe ends; 0 if nobody has written it down.
        grid: the newest sample grid and its kimg, if there is one.
    """

    recipe: Recipe
    rows: tuple[EpochRow, ...]
    events: tuple[Event, ...]
    epochs: float
    kimg: float
    seconds: float
    target_kimg: float
    grid: tuple[float, Path] | None

    @property
    def done(self) -> float:
        """The passes over the training part made so far."""
        if self.target_kimg > 0:
            return self.epochs * self.kimg / self.target_kimg
        return float(self.rows[-1].epoch) if self.rows else 0.0

    @property
    def finished(self) -> bool:
        """Whether its last epoch is in the table."""
        return bool(self.rows) and self.rows[-1].epoch >= self.epochs


def read_paper_run(folder: RunFolder) -> PaperRun:
    """Read a run of a plain model, changing nothing.

    Raises:
        UserError: it has no table of epochs, or a damaged one.
    """
    recipe = load_recipe(str(folder.recipe_path))
    state = folder.read_state()
    events = events_until(folder.events(), math.inf)
    kimg = max((event["kimg"] for event in events), default=0.0)
    target = (state.target_kimg or 0.0) if state is not None else 0.0
    time = training_time(math.inf, checkpoint_times(folder), events)
    grids = sample_grids(folder.samples)
    return PaperRun(
        recipe=recipe,
        rows=read_epochs(folder.path / "epochs.csv"),
        events=events,
        epochs=recipe.schedule.epochs or float(PAPER_EPOCHS),
        kimg=max(kimg, state.kimg if state is not None else 0.0),
        seconds=time.seconds if time is not None else 0.0,
        target_kimg=target,
        grid=list(grids.items())[-1] if grids else None,
    )


def read_epochs(path: Path) -> tuple[EpochRow, ...]:
    """Read the table that a training of a plain model keeps.

    Raises:
        UserError: it is missing or damaged.
    """
    try:
        text = read_bounded_text(path, _MAX_TABLE_BYTES, "a table of epochs")
    except UserError as error:
        if not isinstance(error.__cause__, FileNotFoundError):
            raise
        raise UserError(
            f"{path} is missing: the run has finished no epoch yet, or is of another recipe than "
            "paper-dcgan."
        ) from error
    try:
        head, *lines = list(csv.reader(io.StringIO(text))) or [[]]
        if tuple(head) != COLUMNS:
            raise ValueError
        rows = [EpochRow(int(first), *map(float, others)) for first, *others in lines]
        finite = all(math.isfinite(value) for row in rows for value in row)
    except (ValueError, TypeError, OverflowError, csv.Error) as error:
        raise UserError(f"{path} is damaged: it is not the table that fit writes.") from error
    if not finite:
        raise UserError(f"{path} is damaged: it holds numbers that are not finite.")
    return tuple(rows)
