"""The one training loop: steps, reports, samples, checkpoints, and obeying whoever asks it to stop.

It knows nothing of any family. What it trains is a :class:`trainer.training.Training`; where it
writes is a :class:`trainer.run_folder.RunFolder`.
"""

import math
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import torch

from acgan_desktop.errors import UserError
from acgan_desktop.run_state import RunState, Status, utc_now
from trainer.checkpoint import load_newest, save_checkpoint
from trainer.data.dataset import Dataset
from trainer.means import RunningMeans
from trainer.paper_table import EpochTable
from trainer.precision import Compute, choose_compute
from trainer.recipe import Recipe, RecipeError, parse_recipe
from trainer.run_folder import RunFolder
from trainer.samples import sample_grid, save_grid
from trainer.training import Training

HEARTBEAT_SECONDS = 10.0
EVENT_KEYS = ("loss_g", "loss_d", "score_real", "score_fake")


class TrainingFailedError(UserError):
    """A run cannot go on; its last good checkpoint is kept."""


@dataclass(frozen=True)
class Progress:
    """Where a run stands, for whoever shows it.

    Attributes:
        kimg: thousands of real images shown.
        target_kimg: where the run ends.
        images_per_s: speed since the last report.
        means: losses and scores since the last report; empty before the first.
    """

    kimg: float
    target_kimg: float
    images_per_s: float = 0.0
    means: dict[str, float] = field(default_factory=dict)


@dataclass
class Limits:
    """What ends a run besides its recipe.

    Attributes:
        minutes: training time over all sittings together; None = no bound.
    """

    minutes: float | None = None


def fit(
    recipe: Recipe,
    data: Path,
    run: Path,
    *,
    limits: Limits | None = None,
    device: Literal["auto", "cpu", "cuda"] = "auto",
    show: Callable[[Progress], None] = lambda progress: None,
    say: Callable[[str], None] = lambda sentence: None,
) -> RunState:
    """Train ``recipe`` on the data set ``data`` in the run folder ``run``, from where it stands.

    Args:
        recipe: what to train. A run that exists must have the same, its length excepted.
        data: a prepared data set.
        run: a run folder, or where to make one.
        limits: what ends the run besides its recipe.
        device: where to compute.
        show: told of progress after every step.
        say: told one sentence whenever something happens that a person wants to know.

    Returns:
        The run's last state: finished, or stopped.

    Raises:
        UserError: recipe, data set and run do not belong together, or the run folder is in use.
        TrainingFailedError: a loss is no longer finite.
    """
    dataset = Dataset.open(data)
    _check_data(recipe, dataset)
    folder = RunFolder.create(run)
    with folder.lock():
        _check_recipe(recipe, folder)
        folder.write_recipe(recipe.to_toml())
        compute = choose_compute(device, recipe.precision)
        say(f"Training {recipe.name} on {compute}.")
        loop = _Loop(recipe, dataset, folder, compute, limits or Limits(), show, say)
        with _interrupts(loop.stop):
            return loop.run()


class _Loop:
    def __init__(
        self,
        recipe: Recipe,
        dataset: Dataset,
        folder: RunFolder,
        compute: Compute,
        limits: Limits,
        show: Callable[[Progress], None],
        say: Callable[[str], None],
    ) -> None:
        self.recipe = recipe
        self.dataset = dataset
        self.folder = folder
        self.limits = limits
        self.show = show
        self.say = say
        self.training = Training(recipe, dataset, compute)
        self.means = RunningMeans()
        self.table = EpochTable(folder.path) if recipe.schedule.epochs is not None else None
        self.seconds = 0.0
        self.stop = threading.Event()
        self._started = utc_now()
        self._last_beat = 0.0
        self._event_images = 0
        self._event_seconds = 0.0

    @property
    def kimg(self) -> float:
        return self.training.images_shown / 1000

    def run(self) -> RunState:
        """Go on from the newest checkpoint until the target, a limit, or a request."""
        from torch.utils.tensorboard import SummaryWriter

        self._resume()
        with SummaryWriter(
            self.folder.tensorboard, purge_step=self.training.images_shown
        ) as self.board:
            try:
                self._beat("running", force=True)
                return self._steps()
            except TrainingFailedError as error:
                self._beat("failed", str(error), force=True)
                raise
            except Exception as error:
                self._beat("failed", f"{type(error).__name__}: {error}"[:1000], force=True)
                raise

    def _steps(self) -> RunState:
        training, schedule = self.training, self.recipe.schedule
        if training.steps == 0:
            self._sample()
        while training.images_shown < training.target_images:
            if self.stop.is_set() or self._out_of_time() or not self._obey():
                self._checkpoint()
                return self._beat("stopped", "Run the same command again to go on.", force=True)
            before, clock = self.kimg, time.perf_counter()
            report = training.step()
            self.means.add(report)
            if self.table is not None:
                self.table.add(report, training.images_shown / training.images_per_epoch)
            self.seconds += time.perf_counter() - clock
            if _passed(before, self.kimg, schedule.event_kimg):
                self._event()
            if self.table is not None and (row := self.table.take_row()) is not None:
                self.say(row)
            if _passed(before, self.kimg, schedule.sample_kimg):
                self._sample()
            if _passed(before, self.kimg, schedule.checkpoint_kimg):
                self._checkpoint()
            self._beat("running")
            self.show(Progress(self.kimg, training.target_images / 1000))
        self._sample()
        self._checkpoint()
        return self._beat("finished", f"Trained for {self.kimg:.1f} kimg.", force=True)

    def _obey(self) -> bool:
        """Do what is asked in the control folder; False if that is to stop."""
        requests: list[str] = list(self.folder.take_requests())
        while requests:
            request = requests.pop(0)
            if request == "stop":
                return False
            if request == "checkpoint":
                self._checkpoint()
            if request == "pause":
                self._checkpoint()
                self._beat("paused", "Ask it to resume, or to stop.", force=True)
                while "resume" not in requests and "stop" not in requests:
                    if self.stop.wait(0.2):
                        return False
                    requests += self.folder.take_requests()
                    self._beat("paused", "Ask it to resume, or to stop.")
                self._beat("running", force=True)
        return True

    def _out_of_time(self) -> bool:
        return self.limits.minutes is not None and self.seconds >= self.limits.minutes * 60

    def _event(self) -> None:
        """Report the means since the last report."""
        means = self._finite_means()
        images = self.training.images_shown - self._event_images
        speed = images / max(self.seconds - self._event_seconds, 1e-9)
        self._event_images, self._event_seconds = self.training.images_shown, self.seconds
        self.folder.append_event(
            {
                "kimg": self.kimg,
                "seconds": round(self.seconds, 1),
                **{key: round(means[key], 5) for key in EVENT_KEYS},
                "images_per_s": round(speed, 1),
            }
        )
        for name, value in means.items():
            self.board.add_scalar(name, value, self.training.images_shown)
        self.means.clear()
        self.show(Progress(self.kimg, self.training.target_images / 1000, speed, means))

    def _finite_means(self) -> dict[str, float]:
        means = self.means.means()
        for name, value in means.items():
            if not math.isfinite(value):
                raise TrainingFailedError(
                    f"At {self.kimg:.1f} kimg {name} was no longer a finite number, so the run "
                    f"stopped; the last good checkpoint is kept in {self.folder.checkpoints}. "
                    'Try smaller learning rates, or precision = "float32".'
                )
        return means

    def _sample(self) -> None:
        training = self.training
        grid = sample_grid(
            training.averaged_generator(),
            self.recipe.network.z_dim,
            training.attribute_sizes,
            training.compute,
        )
        save_grid(self.folder.sample_path(self.kimg), grid)

    def _checkpoint(self) -> None:
        self._finite_means()
        tensors, state = self.training.save()
        if not all(
            bool(torch.isfinite(t).all()) for t in tensors.values() if t.is_floating_point()
        ):
            raise TrainingFailedError(
                f"At {self.kimg:.1f} kimg a weight was no longer a finite number, so the run "
                f"stopped; the last good checkpoint is kept in {self.folder.checkpoints}."
            )
        state["loop"] = {
            "seconds": self.seconds,
            "means": self.means.state(),
            "event_images": self._event_images,
            "event_seconds": self._event_seconds,
            "table": None if self.table is None else self.table.state(),
        }
        state["dataset"] = self.dataset.manifest.model_dump(mode="json")
        save_checkpoint(self.folder.checkpoints, self.kimg, tensors, state)

    def _resume(self) -> None:
        checkpoint = load_newest(self.folder.checkpoints)
        if checkpoint is None:
            self.folder.trim_after(-1.0)
            if self.table is not None:
                self.table.trim_after(0)
            return
        for sentence in checkpoint.skipped:
            self.say(sentence)
        state: dict[str, Any] = checkpoint.state
        if state["dataset"]["sha256"] != self.dataset.manifest.sha256:
            raise UserError(
                f"The run {self.folder.path} was trained on another data set "
                f"({state['dataset']['name']}); give that one, or choose a new run folder."
            )
        self.training.restore(checkpoint.tensors, state)
        kept = state["loop"]
        self.seconds = kept["seconds"]
        self.means.restore(kept["means"])
        self._event_images, self._event_seconds = kept["event_images"], kept["event_seconds"]
        self.folder.trim_after(self.kimg)
        if self.table is not None and kept["table"] is not None:
            self.table.restore(kept["table"])
        self.say(f"Going on from {self.kimg:.1f} kimg.")

    def _beat(self, status: Status, message: str = "", *, force: bool = False) -> RunState:
        """Say in the state file that the run lives, at most every ten seconds unless forced."""
        state = RunState(
            status=status,
            pid=os.getpid(),
            started=self._started,
            heartbeat=utc_now(),
            kimg=self.kimg,
            target_kimg=self.training.target_images / 1000,
            message=message,
        )
        if force or time.monotonic() - self._last_beat >= HEARTBEAT_SECONDS:
            self._last_beat = time.monotonic()
            self.folder.write_state(state)
        return state


def _passed(before: float, after: float, distance: float) -> bool:
    """Say whether a multiple of ``distance`` lies in (before, after]."""
    return math.floor(after / distance + 1e-9) > math.floor(before / distance + 1e-9)


def _check_data(recipe: Recipe, dataset: Dataset) -> None:
    if dataset.manifest.resolution != recipe.resolution:
        raise UserError(
            f"The recipe {recipe.name} draws {recipe.resolution} px, but the data set "
            f"{dataset.manifest.name} holds {dataset.manifest.resolution} px; prepare it with "
            f"--size {recipe.resolution}."
        )
    if len(dataset.training_indices()) < recipe.schedule.batch:
        raise UserError(
            f"The data set {dataset.manifest.name} has fewer faces to train on than one batch of "
            f"{recipe.schedule.batch}; add faces, or set a smaller schedule.batch."
        )


def _check_recipe(recipe: Recipe, folder: RunFolder) -> None:
    """Refuse to go on with another recipe than the run's; only its length may change."""
    if not folder.recipe_path.exists():
        return
    try:
        text = folder.recipe_path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RecipeError(f"{folder.recipe_path} cannot be read: {error}.") from error
    kept = parse_recipe(text, source=str(folder.recipe_path)).model_dump()
    asked = recipe.model_dump()
    for side in (kept, asked):
        del side["schedule"]["kimg"], side["schedule"]["epochs"]
    for key, value in asked.items():
        if kept[key] != value:
            inner = (
                [k for k in value if kept[key][k] != value[k]] if isinstance(value, dict) else []
            )
            name = ".".join([key, *inner[:1]])
            raise RecipeError(
                f"The run {folder.path} follows another recipe ({name} differs); use the same, or "
                "choose a new run folder."
            )


@contextmanager
def _interrupts(stop: threading.Event) -> Iterator[None]:
    """Let Ctrl-C and a polite kill end the run after the step in hand; twice ends it at once."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def ask(number: int, frame: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    names = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(name, ask) for name in names]
    try:
        yield
    finally:
        for name, handler in zip(names, before, strict=True):
            signal.signal(name, handler)
