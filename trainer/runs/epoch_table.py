"""The first paper's table: after each epoch, two losses and two scores."""

import csv
import io
import re
from pathlib import Path

from acgan_desktop.core import durable
from acgan_desktop.core.bounded_file import read_bounded_text
from acgan_desktop.core.errors import UserError
from trainer.data.state_values import Count, State
from trainer.objectives.measures import Measures
from trainer.training.running_means import MeansState, RunningMeans

COLUMNS = ("epoch", "generator_loss", "discriminator_loss", "real_score", "fake_score")
_EPOCH = re.compile("[0-9]{1,9}")
_MAX_BYTES = 1024 * 1024


class TableState(State):
    """The last whole epoch, and the means of the one under way."""

    epoch: Count
    means: MeansState


class EpochTable:
    """Keeps ``epochs.csv`` in a run folder: the rows of the paper's section 4, one per epoch.

    Each figure is the mean over the epoch.
    """

    def __init__(self, folder: Path, images_per_epoch: int) -> None:
        self._path = folder / "epochs.csv"
        self._images_per_epoch = images_per_epoch
        self._means = RunningMeans()
        self._epoch = 0
        self._new_row: str | None = None

    def add(self, measures: Measures, images_shown: int) -> None:
        """Add what a step measured; when it ends an epoch, the row is written.

        Args:
            measures: by name.
            images_shown: real images shown after this step.
        """
        self._means.add(measures)
        epoch = images_shown // self._images_per_epoch
        if epoch <= self._epoch:
            return
        self._epoch = epoch
        means = self._means.means()
        self._means.clear()
        values = [means[key] for key in ("loss_g", "loss_d", "score_real", "score_fake")]
        row = [str(self._epoch), *(f"{value:.4f}" for value in values)]
        self._write([*self._rows(), row])
        self._new_row = (
            f"Epoch {row[0]}: generator loss {row[1]}, discriminator loss {row[2]}, "
            f"real score {row[3]}, fake score {row[4]}"
        )

    def take_row(self) -> str | None:
        """Return the sentence of an epoch that has just ended, once."""
        row, self._new_row = self._new_row, None
        return row

    def trim_after(self, epoch: int) -> None:
        """Drop the rows of epochs later than ``epoch``."""
        if self._path.exists():
            self._write([row for row in self._rows() if int(row[0]) <= epoch])

    def state(self) -> TableState:
        """Return what is summed up so far."""
        return TableState(epoch=self._epoch, means=self._means.state())

    def restore(self, state: TableState) -> None:
        """Go on from :meth:`state`."""
        self._epoch = state.epoch
        self._means.restore(state.means)
        self.trim_after(self._epoch)

    def _rows(self) -> list[list[str]]:
        if not self._path.exists():
            return []
        try:
            text = read_bounded_text(self._path, _MAX_BYTES, "a table of epochs")
            rows = list(csv.reader(io.StringIO(text, newline="")))
        except csv.Error as error:
            raise UserError(f"{self._path} is damaged: it is not the table of a run.") from error
        return [row for row in rows if row and _EPOCH.fullmatch(row[0])]

    def _write(self, rows: list[list[str]]) -> None:
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows([COLUMNS, *rows])
        durable.write_text(self._path, text.getvalue())
