"""The loop of an upscaler's training: reports, checkpoints, requests, going on after a kill."""

import math
import os
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

import numpy as np

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.run_state import RunState, Status, utc_now
from trainer.networks.precision import choose_compute
from trainer.runs.checkpoints.checkpoint import list_checkpoints, load_newest, save_checkpoint
from trainer.runs.control_requests import follow_requests
from trainer.runs.interrupts import interrupts
from trainer.runs.run_folder import RunFolder
from trainer.training.trainable import passed
from trainer.upscaler.drawing import enlarged
from trainer.upscaler.measures import gradient_energy, psnr
from trainer.upscaler.pairs import HELD_OUT, TRAINING, Pairs, open_pairs
from trainer.upscaler.settings import UpscalerSettings, parse_settings, read_settings
from trainer.upscaler.training import UpscalerTraining

Show = Callable[[float, float, float], None]
_EVENTS_PER_CHECKPOINT = 5
_HEARTBEAT_SECONDS = 10.0
_JUDGED = 64
_SHAPE = ("channels", "blocks", "tail_channels", "judge_channels", "seed")


def fit_upscaler(
    changes: Sequence[str],
    pairs: Path,
    run: Path,
    *,
    device: Literal["auto", "cpu", "cuda"] = "auto",
    minutes: float | None = None,
    show: Show = lambda kimg, target, loss: None,
    say: Callable[[str], None] = lambda sentence: None,
) -> RunState:
    """Train an upscaler in the run folder ``run``, from where it stands.

    Args:
        changes: settings that differ from the defaults, such as ``kimg=40``. A run that exists
            keeps its own; what decides the networks' shape cannot change any more.
        pairs: a folder of pairs, see :mod:`trainer.upscaler.pairs`.
        run: a run folder, or where to make one.
        device: where to compute.
        minutes: stop after so many, in this sitting.
        show: told (kimg, target kimg, mean distance of a pixel in levels) as it goes.
        say: told one sentence whenever something happens that a person wants to know.

    Returns:
        The run's last state: finished, or stopped.

    Raises:
        UserError: settings, pairs and run do not belong together, the run folder is in use, or the
            loss is no longer finite.
    """
    known, judged = open_pairs(pairs / TRAINING), open_pairs(pairs / HELD_OUT)
    folder = RunFolder.create(run)
    with folder.lock():
        settings = _settings(folder, changes)
        if settings.crop > known.facts.side:
            raise UserError(f"The pairs are {known.facts.side} px; set crop to that at most.")
        compute = choose_compute(device, settings.precision)
        training = UpscalerTraining(settings, known, compute)
        folder.write_recipe(settings.to_toml())
        weights = sum(one.numel() for one in training.network.parameters())
        say(
            f"Training an upscaler of {weights / 1e6:.2f} million weights on {compute} with "
            f"{len(known):,} pairs."
        )
        loop = _Loop(training, judged, folder, minutes, show, say)
        with interrupts(loop.stop):
            return loop.run()


def _settings(folder: RunFolder, changes: Sequence[str]) -> UpscalerSettings:
    if not folder.recipe_path.exists():
        return parse_settings("", changes)
    kept, asked = read_settings(folder.recipe_path), read_settings(folder.recipe_path, changes)
    for key in _SHAPE if list_checkpoints(folder.checkpoints) else ():
        if getattr(asked, key) != getattr(kept, key):
            raise UserError(
                f"The run {folder.path} was begun with {key} = {getattr(kept, key)}; leave it, or "
                "choose a new run folder."
            )
    return asked


class _Loop:
    def __init__(
        self,
        training: UpscalerTraining,
        judged: Pairs,
        folder: RunFolder,
        minutes: float | None,
        show: Show,
        say: Callable[[str], None],
    ) -> None:
        self.training, self.judged, self.folder = training, judged, folder
        self.show, self.say = show, say
        self.stop = threading.Event()
        self.ends = math.inf if minutes is None else time.monotonic() + minutes * 60
        self.started = utc_now()
        self.last_beat = 0.0
        self.losses: dict[str, list[float]] = defaultdict(list)
        self.saved = -1

    def run(self) -> RunState:
        """Go on from the newest checkpoint until the target, the time, or a request."""
        training, settings = self.training, self.training.settings
        self._resume()
        self._beat("running", force=True)
        try:
            while training.kimg < settings.kimg:
                if (
                    self.stop.is_set()
                    or time.monotonic() >= self.ends
                    or not follow_requests(self.folder, self.stop, self._save, self._beat)
                ):
                    self._save()
                    return self._beat("stopped", "Run the same command again.", force=True)
                before = training.kimg
                for name, loss in training.step().items():
                    self.losses[name].append(loss)
                if passed(before, training.kimg, settings.checkpoint_kimg / _EVENTS_PER_CHECKPOINT):
                    self._event()
                if passed(before, training.kimg, settings.checkpoint_kimg):
                    self._save()
                self._beat("running")
            self._save()
        except Exception as error:
            self._beat("failed", str(error)[:1000], force=True)
            raise
        return self._beat("finished", f"Trained for {training.kimg:.1f} kimg.", force=True)

    def _event(self) -> None:
        means = {name: float(np.mean(losses)) for name, losses in self.losses.items()}
        self.losses.clear()
        for name, mean in means.items():
            if not math.isfinite(mean):
                raise UserError(
                    f"At {self.training.kimg:.1f} kimg the loss {name} was no longer a finite "
                    f"number; the last good checkpoint is kept in {self.folder.checkpoints}. Try a "
                    "smaller learning_rate."
                )
        rounded = {name: round(mean, 6) for name, mean in means.items()}
        self.folder.append_event({"kimg": self.training.kimg, **rounded})
        self.show(self.training.kimg, self.training.settings.kimg, 255 * means["pixels"])

    def _save(self) -> None:
        """Save a checkpoint, and judge it on pairs it did not learn from, unless that is done."""
        training = self.training
        if self.saved == training.crops_shown:
            return
        tensors, state = training.save()
        taught_by = training.pairs.facts.taught_by
        state["taught_by"] = taught_by.model_dump() if taught_by else None
        state["pairs"] = len(training.pairs)
        save_checkpoint(self.folder.checkpoints, training.kimg, tensors, state)
        self.saved = training.crops_shown
        count = min(_JUDGED, len(self.judged))
        small, large = self.judged.first(count)
        drawn = enlarged(training.average, small, training.compute.device)
        self.folder.append_metric(
            {
                "kimg": training.kimg,
                "protocol": {"split": "held out", "images": count},
                "psnr": round(psnr(drawn, large), 3),
                "gradient_energy": round(gradient_energy(drawn), 5),
                "wanted_gradient_energy": round(gradient_energy(large), 5),
            }
        )

    def _resume(self) -> None:
        checkpoint = load_newest(self.folder.checkpoints)
        if checkpoint is None:
            self.folder.trim_after(-1.0)
            return
        for sentence in checkpoint.skipped:
            self.say(sentence)
        self.training.restore(checkpoint.tensors, checkpoint.state)
        self.folder.trim_after(self.training.kimg)
        self.saved = self.training.crops_shown
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
