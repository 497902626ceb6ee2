"""Which sections there are, in the order of what is missed most, and running each on its own."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from on_gpu.notes import read_notes
from on_gpu.task import FAMILIES, TINY, Task

# Seconds that a section of a kind may take, and without which it is not begun.
LIMITS = {
    "machine": (40, 10),
    "prepare": (150, 30),
    "drawing": (110, 15),
    "upscaling": (60, 15),
    "training": (100, 20),
    "comparison": (100, 20),
    "resuming": (100, 40),
    "going-on": (0, 0),  # says itself how long it takes, beside the others' time
}
_TINY_LEAST = 2
BENCHMARK = Path(__file__).resolve().parents[1] / "gpu.py"
ROOT = BENCHMARK.parents[1]


@dataclass(frozen=True)
class Outcome:
    """How a section ended, and what it wrote.

    Attributes:
        name: of the section.
        status: "done", "failed", "timed out", or "cut short" or "skipped" where all the time that
            was given was over.
        why: one sentence unless it is done.
        seconds: that it took.
        rows: figures.
        remarks: what the section itself left out, and why.
    """

    name: str
    status: str
    why: str
    seconds: float
    rows: list[dict[str, Any]]
    remarks: list[str]


def all_sections(
    out: Path, device: Literal["cpu", "cuda"], *, tiny: bool, compiled: bool
) -> list[Task]:
    """Return the sections, first what the others need and what is missed most."""
    base = Task("machine", out, device, tiny=tiny, compiled=compiled)
    first, *more = (TINY,) if tiny else (128, 64, 96)
    plan = [base, replace(base, kind="prepare"), replace(base, kind="upscaling")]
    plan += _of_all_families(base, "drawing", first)[-2:]
    plan.append(replace(base, kind="comparison", family="stylegan", resolution=first))
    plan.append(replace(base, kind="resuming", family="dcgan", resolution=TINY if tiny else 64))
    plan += _of_all_families(base, "drawing", first)[:-2]
    plan += _of_all_families(base, "training", first)
    for side in more:
        plan += _of_all_families(base, "training", side)
        plan += _of_all_families(base, "drawing", side)
    return plan


def going_on(base: Task, carried: Path, data: Path, seconds: float) -> Task:
    """Return the section in which the training packed in ``carried`` goes on with ``data``."""
    return replace(base, kind="going-on", carried=str(carried), data=str(data), seconds=seconds)


def _of_all_families(base: Task, kind: str, side: int) -> list[Task]:
    return [replace(base, kind=kind, family=family, resolution=side) for family in FAMILIES]


def run_all(
    plan: Sequence[Task],
    seconds: float,
    environment: Mapping[str, str],
    say: Callable[[str], None],
    run: Callable[[Task, float, Mapping[str, str]], Outcome] | None = None,
) -> list[Outcome]:
    """Run the sections one after another within so many seconds, and return how each ended."""
    run = run or run_section
    end = time.monotonic() + seconds
    outcomes = []
    for task in plan:
        most, least = LIMITS[task.kind]
        left = end - time.monotonic()
        if task.kind == "going-on":
            # Half a minute to start, and as long again to pack what comes back.
            least, most = 0, round(task.seconds + 90)
            left = float(most)
        elif task.tiny:
            least = _TINY_LEAST
        if left < least:
            why = f"only {max(left, 0):.0f} s were left; run again with --only {task.name}"
            outcome = Outcome(task.name, "skipped", why, 0.0, [], [])
        else:
            outcome = run(task, min(most, left), environment)
            if outcome.status == "timed out" and left < most:
                why = f"the seconds were over; run again with --only {task.name}"
                outcome = replace(outcome, status="cut short", why=why)
                keep(task, outcome)
        say(f"{outcome.name}: {outcome.status}, {outcome.seconds:.0f} s. {outcome.why}".rstrip())
        outcomes.append(outcome)
    return outcomes


def run_section(task: Task, limit: float, environment: Mapping[str, str]) -> Outcome:
    """Run one section in a process of its own, ended with all its children after ``limit``."""
    task.notes_path.unlink(missing_ok=True)
    log = task.out / "logs" / f"{task.name}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, str(BENCHMARK), "--section", task.to_json()]
    start = time.monotonic()
    with log.open("wb") as stream:
        process = subprocess.Popen(
            command,
            stdout=stream,
            stderr=stream,
            cwd=ROOT,
            env=dict(environment),
            start_new_session=True,
        )
        try:
            status, why = ("done", "") if process.wait(limit) == 0 else ("failed", "")
        except subprocess.TimeoutExpired:
            status, why = "timed out", f"it was ended after {limit:.0f} s"
        finally:
            _end(process)
    if status == "failed":
        lines = log.read_text(errors="replace").strip().splitlines()
        why = (lines or ["it said nothing"])[-1][:300]
    notes = read_notes(task.notes_path)
    spent = time.monotonic() - start
    outcome = Outcome(task.name, status, why, spent, notes["rows"], notes["remarks"])
    keep(task, outcome)
    return outcome


def kept_outcomes(plan: Sequence[Task]) -> list[Outcome]:
    """Return what earlier calls kept of the sections in ``plan``."""
    kept = []
    for task in plan:
        path = _outcome_path(task)
        if path.is_file():
            kept.append(Outcome(**json.loads(path.read_text())))
    return kept


def keep(task: Task, outcome: Outcome) -> None:
    _outcome_path(task).write_text(json.dumps(outcome.__dict__, indent=1))


def _outcome_path(task: Task) -> Path:
    return task.out / "logs" / f"{task.name}.json"


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a section and whatever it started."""
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
