"""What a run tells: events, samples, TensorBoard, the state file, and whoever watches."""

import os
import time
from collections.abc import Callable
from typing import Any

from acgan_desktop.core.run_state import RunState, Status, utc_now
from trainer.runs.progress import Progress, SpeedMeter
from trainer.runs.run_folder import RunFolder
from trainer.runs.run_metrics import Measured
from trainer.training.sample_grids import save_grid
from trainer.training.trainable import Trainable

HEARTBEAT_SECONDS = 10.0


class Reporter:
    """Writes what one training does into its run folder; only in the process that leads.

    Used as a context manager around the steps, since TensorBoard's file is open meanwhile.

    Attributes:
        event_images: images shown at the last report.
        event_seconds: seconds of training at the last report.
    """

    def __init__(
        self,
        training: Trainable[Any],
        folder: RunFolder,
        show: Callable[[Progress], None],
        limit_seconds: float | None = None,
    ) -> None:
        """Report on ``training``, which may take ``limit_seconds``, to ``folder`` and ``show``."""
        self._training = training
        self._folder = folder
        self._show = show
        self._writes = training.team.leads
        self._board: Any = None
        self._started = utc_now()
        self._last_beat = 0.0
        self.event_images = 0
        self.event_seconds = 0.0
        self._sampled_at = -1
        self._limit_seconds = limit_seconds
        self._meter = SpeedMeter()

    def __enter__(self) -> "Reporter":
        """Open TensorBoard's file, where points later than now are to be forgotten."""
        if self._writes:
            from torch.utils.tensorboard import SummaryWriter

            self._board = SummaryWriter(
                self._folder.tensorboard, purge_step=self._training.images_shown
            )
        return self

    def __exit__(self, *exception: object) -> None:
        """Close it."""
        if self._board is not None:
            self._board.close()

    @property
    def _kimg(self) -> float:
        return self._training.images_shown / 1000

    def event(self, means: dict[str, float], seconds: float) -> None:
        """Report the means since the last report, at so many ``seconds`` of training."""
        images = self._training.images_shown - self.event_images
        speed = images / max(seconds - self.event_seconds, 1e-9)
        self.event_images, self.event_seconds = self._training.images_shown, seconds
        if not self._writes:
            return
        self._folder.append_event(
            {
                "kimg": self._kimg,
                "seconds": round(seconds, 1),
                **self._training.event(means),
                "images_per_s": round(speed, 1),
            }
        )
        for name, value in means.items():
            self._board.add_scalar(name, value, self._training.images_shown)
        self.progress(seconds, means)

    def measured(self, measured: Measured) -> None:
        """Report figures that were measured now; the run folder has them already."""
        if self._writes:
            for figure in measured.figures:
                name = f"metrics/{figure.metric.name}"
                self._board.add_scalar(name, figure.metric.value, self._training.images_shown)

    def begin(self, seconds: float) -> None:
        """Take this moment, after so many ``seconds`` of training, for the start of the sitting."""
        self._meter.speed(seconds, self._training.images_shown)

    def progress(self, seconds: float, means: dict[str, float] | None = None) -> None:
        """Tell whoever watches how far the run is, at so many ``seconds`` of training."""
        speed = self._meter.speed(seconds, self._training.images_shown)
        target = self._training.target_images / 1000
        self._show(Progress(self._kimg, target, seconds, self._limit_seconds, speed, means or {}))

    def sample(self) -> None:
        """Draw a sheet of samples, if the training can, for its folder and for TensorBoard."""
        training = self._training
        if not self._writes or self._sampled_at == training.images_shown:
            return
        self._sampled_at = training.images_shown
        grid = training.samples()
        if grid is not None:
            save_grid(self._folder.sample_path(self._kimg), grid)
            self._board.add_image("samples", grid, training.images_shown, dataformats="HWC")
        for name, value in training.diagnostics().items():
            self._board.add_scalar(name, value, training.images_shown)

    def beat(self, status: Status, message: str = "", *, force: bool = False) -> RunState:
        """Say in the state file that the run lives, at most every ten seconds unless forced."""
        state = RunState(
            status=status,
            pid=os.getpid(),
            started=self._started,
            heartbeat=utc_now(),
            kimg=self._kimg,
            target_kimg=self._training.target_images / 1000,
            message=message,
        )
        if self._writes and (force or time.monotonic() - self._last_beat >= HEARTBEAT_SECONDS):
            self._last_beat = time.monotonic()
            self._folder.write_state(state)
        return state
