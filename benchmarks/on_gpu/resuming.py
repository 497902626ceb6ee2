"""A training that is killed and goes on, on the card and then on the CPU, as a person would."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

from on_gpu.models import noise_faces, recipe_of
from on_gpu.notes import Notes
from on_gpu.task import Task
from trainer.runs.checkpoints.checkpoint import list_checkpoints, load_newest
from trainer.runs.run_folder import RunFolder

# The checkout, so that `-m trainer` is ours wherever the benchmark was started.
ROOT = Path(__file__).resolve().parents[2]


class ResumingError(Exception):
    """The trainer did not do what it should; one sentence says what."""


def measure_resuming(task: Task, notes: Notes) -> None:
    """Kill a training after a checkpoint, finish it, and go on from the same on the CPU."""
    side = task.resolution
    kimg, checkpoint = (0.064, 0.016) if task.tiny else (6.0, 0.5)
    recipe = recipe_of(
        task.family,
        side,
        f"schedule.kimg={kimg}",
        f"schedule.checkpoint_kimg={checkpoint}",
        f"schedule.event_kimg={checkpoint}",
        "schedule.sample_kimg=1000",
        tiny=task.tiny,
    )
    folder = task.out / "resuming"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    path = folder / "recipe.toml"
    path.write_text(recipe.to_toml())
    dataset = noise_faces(task.out / "faces" / str(side), side, 64 if task.tiny else 512).path
    run, on_cpu = folder / "run", folder / "on-cpu"

    killed_at = run_until_killed(_command(path, dataset, run, task.device, kimg), run)
    notes.row("killed", device=task.device, checkpoint_kimg=killed_at)
    shutil.copytree(run, on_cpu)
    run_to_the_end(_command(path, dataset, run, task.device, kimg), run)
    _note(notes, "resumed where it began", run, task.device, killed_at, kimg)
    # A few steps are enough: what matters is that it goes on at all, and from there.
    until = killed_at + (0.016 if task.tiny else 0.128)
    run_to_the_end(_command(path, dataset, on_cpu, "cpu", until), on_cpu)
    _note(notes, "the same checkpoint resumed on the CPU", on_cpu, "cpu", killed_at, until)


def _command(recipe: Path, data: Path, run: Path, device: str, kimg: float) -> list[str]:
    words = ["-m", "trainer", "fit", str(recipe), "--data", str(data), "--run", str(run)]
    return [sys.executable, *words, "--device", device, "--kimg", f"{kimg:g}"]


def run_until_killed(command: list[str], run: Path) -> float:
    """Start a training and kill it after its first checkpoint; returns that one's kimg."""
    with (run.parent / "killed.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=ROOT)
        try:
            while not list_checkpoints(run / "checkpoints"):
                if process.poll() is not None:
                    raise ResumingError(f"The training ended by itself: {_last_line(log.name)}")
                time.sleep(0.01)
        finally:
            process.kill()
            process.wait()
    newest = load_newest(run / "checkpoints")
    if newest is None:
        raise ResumingError("The kill left no checkpoint.")
    return newest.kimg


def run_to_the_end(command: list[str], run: Path) -> None:
    log = run.parent / f"{run.name}.log"
    with log.open("wb") as stream:
        status = subprocess.run(
            command, stdout=stream, stderr=stream, cwd=ROOT, check=False
        ).returncode
    if status:
        raise ResumingError(f"Going on failed: {_last_line(log)}")


def _note(notes: Notes, what: str, run: Path, device: str, killed_at: float, wanted: float) -> None:
    folder = RunFolder.open(run)
    state = folder.read_state()
    events = [line["kimg"] for line in folder.events() if "loss_g" in line]
    notes.row(
        what,
        device=device,
        from_kimg=killed_at,
        to_kimg=state.kimg if state is not None else None,
        status=state.status if state is not None else "missing",
        finished=state is not None and state.kimg >= wanted - 0.05,
        events_in_order=events == sorted(set(events)),
    )


def _last_line(log: Path | str) -> str:
    lines = Path(log).read_text(errors="replace").strip().splitlines()
    return (lines or ["it said nothing"])[-1][:300]
