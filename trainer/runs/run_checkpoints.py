"""A run's own checkpoints: what the loop saves of itself beside its training, and going on from it.

The files are :mod:`trainer.runs.checkpoints.checkpoint`'s; what networks and optimisers need is
:mod:`trainer.training.training_state`'s.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.file_model import validated
from trainer.data.dataset import Dataset
from trainer.runs.checkpoints.best_checkpoint import BestFigure, keep_best
from trainer.runs.checkpoints.checkpoint import load_newest, save_checkpoint
from trainer.runs.checkpoints.run_values import LoopState, RunValues, split_state
from trainer.runs.epoch_table import EpochTable
from trainer.runs.reporting import Reporter
from trainer.runs.run_checks import check_owner
from trainer.runs.run_failures import FIRST_FAILED, TrainingFailedError, diverged
from trainer.runs.run_folder import RunFolder
from trainer.training.distributed import Team
from trainer.training.running_means import RunningMeans
from trainer.training.trainable import Trainable
from trainer.training.training_state import restoring

_FAILED = 3  # as found in place of 0 (no checkpoint) and 1


class RunCheckpoints:
    """Saves a run, and goes on from where it was saved.

    Attributes:
        seconds: of training steps so far, over all sittings; the loop counts them here.
    """

    def __init__(
        self,
        training: Trainable[Any],
        dataset: Dataset | None,
        folder: RunFolder,
        means: RunningMeans,
        report: Reporter,
        table: EpochTable | None,
        begin: Callable[[], str],
    ) -> None:
        """Save ``training`` in ``folder``, with all else that goes on with it.

        Args:
            training: what is trained.
            dataset: what it learns from, which a checkpoint remembers; None = no data set.
            folder: the run's.
            means: of what was measured since the last report.
            report: tells of the training.
            table: of a run that counts epochs.
            begin: called before the first step of a new run; what it returns is said.
        """
        self.seconds = 0.0
        self._training = training
        self._dataset = dataset
        self._folder = folder
        self._means = means
        self._report = report
        self._table = table
        self._begin_training = begin
        self._saved: tuple[int, Path] | None = None  # images shown at the newest checkpoint

    @property
    def _team(self) -> Team:
        return self._training.team

    @property
    def _kimg(self) -> float:
        return self._training.images_shown / 1000

    def save(self) -> None:
        """Save this moment, if it is not saved already.

        Raises:
            CheckpointError: it cannot be written.
            TrainingFailedError: a weight is no longer finite.
        """
        shown = self._training.images_shown
        if self._saved is not None and self._saved[0] == shown and self._saved[1].is_dir():
            return
        for line in self._training.validate():
            self._folder.append_metric(line)
        path = save_checkpoint(self._folder.checkpoints, self._kimg, *self._state())
        self._saved = shown, path

    def save_best(self, figure: BestFigure) -> None:
        """Save this moment as the one that measured best."""
        keep_best(self._folder.checkpoints, figure, *self._state())

    def _state(self) -> tuple[dict[str, Tensor], dict[str, Any]]:
        """Return all that going on needs, as a checkpoint holds it."""
        tensors, state = self._training.save()
        if not all(
            bool(torch.isfinite(t).all()) for t in tensors.values() if t.is_floating_point()
        ):
            raise diverged(self._kimg, "a weight", self._folder, self._training.rate_settings)
        values = RunValues(
            loop=LoopState(
                seconds=self.seconds,
                means=self._means.state(),
                event_images=self._report.event_images,
                event_seconds=self._report.event_seconds,
                table=None if self._table is None else self._table.state(),
            ),
            dataset=self._dataset.manifest if self._dataset else None,
            labels_sha256=self._dataset.labels_sha256 if self._dataset else None,
        )
        kept: dict[str, Any] = values.model_dump(mode="json", exclude={"best", "carried"})
        return tensors, state.model_dump() | kept

    def resume(self, say: Callable[[str], None]) -> None:
        """Go on from the newest checkpoint of the process that leads, or begin.

        Raises:
            UserError: it is damaged, or of another data set.
        """
        try:
            checkpoint = load_newest(self._folder.checkpoints) if self._team.leads else None
        except UserError:
            self._team.told(_FAILED)
            raise
        found = self._team.told(int(checkpoint is not None))
        if found == _FAILED:
            raise TrainingFailedError(FIRST_FAILED)
        if not found:
            self._begin(say)
            return
        for sentence in checkpoint.skipped if checkpoint else ():
            say(sentence)
        tensors, state = self._team.given(checkpoint)
        values = self._restore(tensors, state)
        if checkpoint is not None:
            self._folder.trim_after(self._kimg)
            if not values.carried:
                self._saved = self._training.images_shown, checkpoint.path
        say(f"Going on from {self._kimg:.1f} kimg.")
        if values.carried:
            say(values.carried)

    def _begin(self, say: Callable[[str], None]) -> None:
        if self._team.leads:
            self._folder.trim_after(-1.0)
        if self._table is not None:
            self._table.trim_after(0)
        if sentence := self._begin_training():
            say(sentence)

    def _restore(self, tensors: dict[str, Tensor], state: dict[str, Any]) -> RunValues:
        with restoring(f"The newest checkpoint in {self._folder.checkpoints}"):
            ours, own = split_state(state)
            values = validated(RunValues, ours)
            if self._dataset is not None:
                check_owner(values, self._folder, self._dataset)
            self._training.restore(tensors, validated(self._training.state_kind, own))
            if values.loop is not None:
                self.seconds = values.loop.seconds
                self._means.restore(values.loop.means)
                self._report.event_images = values.loop.event_images
                self._report.event_seconds = values.loop.event_seconds
                if self._table is not None and values.loop.table is not None:
                    self._table.restore(values.loop.table)
        return values
