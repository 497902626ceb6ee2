"""What a run tells: events, samples, TensorBoard, the state file, and whoever watches."""

import os
import time
from collections.abc import Callable
from typing import Any

from torch import nn

from acgan_desktop.core.run_state import RunState, Status, utc_now
from trainer.data.state_values import finite, whole
from trainer.networks.spectral import top_singular_values
from trainer.runs.progress import Progress, SpeedMeter
from trainer.runs.run_folder import RunFolder
from trainer.runs.run_metrics import Measured
from trainer.training.sample_grids import sample_grid, save_grid
from trainer.training.training import Training

HEARTBEAT_SECONDS = 10.0
EVENT_KEYS = ("loss_g", "loss_d", "score_real", "score_fake")


class Reporter:
    """Writes what one training does into its run folder; only in the process that leads.

    Used as a context manager around the steps, since TensorBoard's file is open meanwhile.
    """

    def __init__(
        self,
        training: Training,
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
        self._event_images = 0
        self._event_seconds = 0.0
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
        images = self._training.images_shown - self._event_images
        speed = images / max(seconds - self._event_seconds, 1e-9)
        self._event_images, self._event_seconds = self._training.images_shown, seconds
        if not self._writes:
            return
        self._folder.append_event(
            {
                "kimg": self._kimg,
                "seconds": round(seconds, 1),
                **{key: round(means[key], 5) for key in EVENT_KEYS},
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
        """Draw the sample grid, and log the singular values if the recipe asks for them."""
        training = self._training
        if not self._writes or self._sampled_at == training.images_shown:
            return
        self._sampled_at = training.images_shown
        grid = sample_grid(
            training.averaged_generator(),
            training.recipe.resolution,
            training.recipe.network.z_dim,
            training.attribute_sizes,
            training.compute,
        )
        save_grid(self._folder.sample_path(self._kimg), grid)
        if training.recipe.objective.track_singular_values:
            self._singular_values("generator", training.generator)
            self._singular_values("discriminator", training.discriminator)

    def _singular_values(self, side: str, network: nn.Module) -> None:
        """Log the largest singular values of every weight, by which one sees a collapse coming."""
        for layer, values in top_singular_values(network).items():
            for number, value in enumerate(values.tolist(), start=1):
                name = f"singular_values/{side}.{layer}/{number}"
                self._board.add_scalar(name, value, self._training.images_shown)

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

    def state(self) -> dict[str, float]:
        """Return when the last report was, as JSON values."""
        return {"event_images": self._event_images, "event_seconds": self._event_seconds}

    def restore(self, state: dict[str, Any]) -> None:
        """Go on from :meth:`state`."""
        self._event_images = whole(state["event_images"])
        self._event_seconds = finite(state["event_seconds"])
