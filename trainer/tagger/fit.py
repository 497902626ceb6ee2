"""The loop of a tagger's training: reports, checkpoints, requests, and going on after a kill."""

import math
import os
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

import numpy as np

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.run_state import RunState, Status, utc_now
from trainer.data.dataset import Dataset
from trainer.networks.precision import choose_compute
from trainer.runs.checkpoints.checkpoint import list_checkpoints, load_newest, save_checkpoint
from trainer.runs.control_requests import follow_requests
from trainer.runs.interrupts import interrupts
from trainer.runs.run_checks import check_owner
from trainer.runs.run_folder import RunFolder
from trainer.tagger.accuracy import fit_temperatures, measure_accuracy
from trainer.tagger.inference import logits_of
from trainer.tagger.known_labels import known_labels, surest_labels
from trainer.tagger.settings import TaggerSettings, parse_settings, read_settings
from trainer.tagger.training import TaggerTraining
from trainer.training.training_state import restoring

Show = Callable[[float, float, float], None]
_EVENTS_PER_CHECKPOINT = 4
_HEARTBEAT_SECONDS = 10.0
_MAY_CHANGE = ("kimg", "checkpoint_kimg")


def fit_tagger(
    changes: Sequence[str],
    data: Path,
    run: Path,
    *,
    device: Literal["auto", "cpu", "cuda"] = "auto",
    minutes: float | None = None,
    show: Show = lambda kimg, target, loss: None,
    say: Callable[[str], None] = lambda sentence: None,
) -> RunState:
    """Train a tagger in the run folder ``run``, from where it stands.

    Args:
        changes: settings that differ from the defaults, such as ``kimg=40``. A run that exists
            keeps its own, its length excepted.
        data: a prepared data set; its held-out part is not read.
        run: a run folder, or where to make one.
        device: where to compute.
        minutes: stop after so many, in this sitting.
        show: told (kimg, target kimg, mean loss) as it goes.
        say: told one sentence whenever something happens that a person wants to know.

    Returns:
        The run's last state: finished, or stopped.

    Raises:
        UserError: settings, data set and run do not belong together, the run folder is in use, or
            the loss is no longer finite.
    """
    dataset = Dataset.open(data)
    if not dataset.manifest.attributes:
        raise UserError(f"The data set {dataset.manifest.name} has no labels to learn from.")
    folder = RunFolder.create(run)
    with folder.lock():
        settings = _settings(folder, changes)
        compute = choose_compute(device, settings.precision)
        training = TaggerTraining(settings, dataset, compute)
        folder.write_recipe(settings.to_toml())
        say(f"Training a tagger on {compute} with {len(training.rows):,} {_faces(settings)}.")
        loop = _Loop(training, dataset, folder, minutes, show, say)
        with interrupts(loop.stop):
            return loop.run()


def _settings(folder: RunFolder, changes: Sequence[str]) -> TaggerSettings:
    if not folder.recipe_path.exists():
        return parse_settings("", changes)
    kept = read_settings(folder.recipe_path)
    asked = read_settings(folder.recipe_path, changes)
    if not list_checkpoints(folder.checkpoints):
        return asked  # nothing was learned yet, perhaps because a setting was of no use
    for key, value in asked.model_dump().items():
        if key not in _MAY_CHANGE and getattr(kept, key) != value:
            raise UserError(
                f"The run {folder.path} was begun with {key} = {getattr(kept, key)}; leave it, or "
                "choose a new run folder."
            )
    return asked


def _faces(settings: TaggerSettings) -> str:
    return "faces, with or without a label" if settings.teachers else "labelled faces"


_INTERRUPTED = "Interrupted; run the same command again to go on from the last checkpoint."


class _Loop:
    def __init__(
        self,
        training: TaggerTraining,
        dataset: Dataset,
        folder: RunFolder,
        minutes: float | None,
        show: Show,
        say: Callable[[str], None],
    ) -> None:
        self.training = training
        self.dataset = dataset
        self.folder = folder
        self.show = show
        self.say = say
        self.stop = threading.Event()
        self.ends = math.inf if minutes is None else time.monotonic() + minutes * 60
        self.started = utc_now()
        self.last_beat = 0.0
        self.losses: list[float] = []
        self.saved = -1
        self.clock = time.perf_counter()
        self.counted = 0

    def run(self) -> RunState:
        """Go on from the newest checkpoint until the target, the time, or a request."""
        training, settings = self.training, self.training.settings
        self._resume()
        self._beat("running", force=True)
        self.clock, self.counted = time.perf_counter(), training.faces_shown
        try:
            while training.kimg < settings.kimg:
                if (
                    self.stop.is_set()
                    or time.monotonic() >= self.ends
                    or not follow_requests(self.folder, self.stop, self._save, self._beat)
                ):
                    self._save()
                    sentence = "Run the same command again to go on."
                    return self._beat("stopped", sentence, force=True)
                before = training.kimg
                self.losses.append(training.step())
                if _passed(
                    before, training.kimg, settings.checkpoint_kimg / _EVENTS_PER_CHECKPOINT
                ):
                    self._event()
                if _passed(before, training.kimg, settings.checkpoint_kimg):
                    self._save()
                self._beat("running")
            self._save()
        except Exception as error:
            self._beat("failed", str(error)[:1000], force=True)
            raise
        except KeyboardInterrupt:  # Ctrl-C twice
            self._beat("stopped", _INTERRUPTED, force=True)
            raise
        return self._beat("finished", f"Trained for {training.kimg:.1f} kimg.", force=True)

    def _event(self) -> None:
        loss = float(np.mean(self.losses))
        self.losses.clear()
        if not math.isfinite(loss):
            raise UserError(
                f"At {self.training.kimg:.1f} kimg the loss was no longer a finite number; the "
                f"last good checkpoint is kept in {self.folder.checkpoints}. Try a smaller "
                "learning_rate."
            )
        now = time.perf_counter()
        speed = (self.training.faces_shown - self.counted) / max(now - self.clock, 1e-9)
        self.clock, self.counted = now, self.training.faces_shown
        self.folder.append_event(
            {
                "kimg": self.training.kimg,
                "loss": round(loss, 5),
                "images_per_s": round(speed, 1),
                "corrected_labels": round(self.training.corrected_share(), 5),
            }
        )
        self.show(self.training.kimg, self.training.settings.kimg, loss)

    def _save(self) -> None:
        """Save a checkpoint, and judge it on faces it did not learn from, unless that is done."""
        training = self.training
        if self.saved == training.faces_shown:
            return
        tensors, state = training.save()
        rows = training.validation_rows
        temperatures = [1.0] * len(training.sizes)
        if len(rows):
            labels = known_labels(self.dataset)[rows]
            logits = logits_of(training.average, self.dataset.images, rows)
            temperatures = fit_temperatures(logits, surest_labels(self.dataset, rows))
            attributes = self.dataset.manifest.attributes
            judged = measure_accuracy(logits, labels, attributes)
            self.folder.append_metric(
                {
                    "kimg": training.kimg,
                    "protocol": {"split": "training, never learned from", "images": len(rows)},
                    "balanced_accuracy": {one.name: one.balanced_accuracy for one in judged},
                }
            )
        state["temperatures"] = temperatures
        state["dataset"] = self.dataset.manifest.model_dump(mode="json")
        save_checkpoint(self.folder.checkpoints, training.kimg, tensors, state)
        self.saved = training.faces_shown

    def _resume(self) -> None:
        checkpoint = load_newest(self.folder.checkpoints)
        if checkpoint is None:
            self.folder.trim_after(-1.0)
            self.training.begin()
            return
        for sentence in checkpoint.skipped:
            self.say(sentence)
        with restoring(f"The newest checkpoint in {self.folder.checkpoints}"):
            check_owner(checkpoint.state, self.folder, self.dataset)
            self.training.restore(checkpoint.tensors, checkpoint.state)
        self.folder.trim_after(self.training.kimg)
        self.saved = self.training.faces_shown
        self.say(f"Going on from {self.training.kimg:.1f} kimg.")

    def _beat(self, status: Status, message: str = "", *, force: bool = False) -> RunState:
        state = RunState(
            status=status,
            pid=os.getpid(),
            started=self.started,
            heartbeat=utc_now(),
            kimg=self.training.kimg,
            target_kimg=self.training.settings.kimg,
            message=message,
        )
        if force or time.monotonic() - self.last_beat >= _HEARTBEAT_SECONDS:
            self.last_beat = time.monotonic()
            self.folder.write_state(state)
        return state


def _passed(before: float, after: float, distance: float) -> bool:
    """Say whether a multiple of ``distance`` lies in (before, after]."""
    return math.floor(after / distance + 1e-9) > math.floor(before / distance + 1e-9)
