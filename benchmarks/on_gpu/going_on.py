"""A training that was carried here goes on, and is packed to be carried back."""

import subprocess
import sys
from pathlib import Path

from on_gpu.notes import Notes
from on_gpu.resuming import ROOT, ResumingError, run_to_the_end
from on_gpu.task import Task
from trainer.runs.checkpoints.checkpoint import load_newest
from trainer.runs.run_folder import RunFolder


def measure_going_on(task: Task, notes: Notes) -> None:
    """Unpack a checkpoint, go on for the task's seconds, and pack what came of it.

    What comes back lies in the benchmark's folder, in ``carried``.

    Raises:
        ResumingError: the trainer did not do what it should.
    """
    run = task.out / "going-on"
    if not run.exists():
        _trainer("checkpoint", "unpack", task.carried, "--run", str(run))
    before = _kimg(run)
    minutes = f"{_seconds(run) / 60 + task.seconds / 60:.3f}"
    recipe = str(RunFolder.open(run).recipe_path)
    words = ["fit", recipe, "--data", task.data, "--run", str(run), "--minutes", minutes]
    command = [sys.executable, "-m", "trainer", *words, "--device", task.device]
    run_to_the_end(command, run)
    after = _kimg(run)
    _trainer("checkpoint", "pack", str(run), "--out", str(task.out / "carried"))
    notes.row(
        "going on",
        device=task.device,
        from_kimg=before,
        to_kimg=after,
        images_per_s=1000 * (after - before) / task.seconds,
    )


def _trainer(*words: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "trainer", *words],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise ResumingError(f"{' '.join(words[:2])} failed: {done.stderr.strip()[-300:]}")


def _kimg(run: Path) -> float:
    newest = load_newest(run / "checkpoints")
    if newest is None:
        raise ResumingError("There is no checkpoint to go on from.")
    return newest.kimg


def _seconds(run: Path) -> float:
    events = [event.get("seconds", 0.0) for event in RunFolder.open(run).events()]
    return max(events, default=0.0)
