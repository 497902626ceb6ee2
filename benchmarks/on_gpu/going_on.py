"""A training that was carried here goes on, and is packed to be carried back."""

import subprocess
import sys
from pathlib import Path

from on_gpu.notes import Notes
from on_gpu.resuming import ROOT, ResumingError, run_to_the_end
from on_gpu.task import Task
from trainer.compare.run_progress import RunProgress, progress_of
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
    before = _progress(run)
    minutes = f"{(before.seconds + task.seconds) / 60:.3f}"
    recipe = str(RunFolder.open(run).recipe_path)
    words = ["fit", recipe, "--data", task.data, "--run", str(run), "--minutes", minutes]
    command = [sys.executable, "-m", "trainer", *words, "--device", task.device]
    run_to_the_end(command, run)
    after = _progress(run)
    _trainer("checkpoint", "pack", str(run), "--out", str(task.out / "carried"))
    notes.row(
        "going on",
        device=task.device,
        from_kimg=before.kimg,
        to_kimg=after.kimg,
        images_per_s=1000 * (after.kimg - before.kimg) / task.seconds,
    )


def _trainer(*words: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "trainer", *words],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise ResumingError(f"{' '.join(words[:2])} failed: {done.stderr.strip()[-300:]}")


def _progress(run: Path) -> RunProgress:
    found = progress_of(RunFolder.open(run))
    if not found.kimg:
        raise ResumingError("There is no checkpoint to go on from.")
    return found
