"""How long a run had trained at a moment: by its checkpoints, which know it, or by its reports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from pydantic import TypeAdapter

from acgan_desktop.core.file_model import validated
from trainer.data.state_values import Count
from trainer.runs.checkpoints.best_checkpoint import list_best
from trainer.runs.checkpoints.checkpoint import STATE_FILE, list_checkpoints, read_checkpoint_state
from trainer.runs.checkpoints.run_values import RunValues, split_state
from trainer.runs.run_folder import RunFolder

# Half an image: kimg is a decimal fraction of whole images.
SAME_KIMG = 5e-4
_COUNT: Final = TypeAdapter(Count)


@dataclass(frozen=True)
class TrainingTime:
    """How long a run had trained when it had come so far.

    Attributes:
        kimg: thousands of real images shown by then.
        seconds: of training steps, over all sittings.
    """

    kimg: float
    seconds: float


def checkpoint_times(folder: RunFolder) -> list[TrainingTime]:
    """Return what the run's checkpoints say, newest first; damaged ones are left out."""
    found = []
    for path in (*list_checkpoints(folder.checkpoints), *list_best(folder.checkpoints)):
        moment = moment_of(path)
        if moment is not None and moment[1].loop is not None and moment[1].loop.seconds >= 0:
            found.append(TrainingTime(moment[0], moment[1].loop.seconds))
    return sorted(found, key=lambda time: time.kimg, reverse=True)


def moment_of(checkpoint: Path) -> tuple[float, RunValues] | None:
    """Return a checkpoint's kimg and what it says of its run, without loading its weights.

    None = it is damaged, or just replaced by a newer one.
    """
    try:
        values, own = split_state(read_checkpoint_state(checkpoint / STATE_FILE))
        return validated(_COUNT, own["images_shown"]) / 1000, validated(RunValues, values)
    except (OSError, ValueError, KeyError):
        return None


def training_time(
    kimg: float, checkpoints: Sequence[TrainingTime], events: Sequence[Mapping[str, float]]
) -> TrainingTime | None:
    """Return how long a run had trained at ``kimg``, or at the last moment before it that is known.

    A checkpoint of that very moment is exact. Else the time lies between the two reports or
    checkpoints around it, and where the run tells nothing later, it is that of the last before.

    Args:
        kimg: thousands of real images shown.
        checkpoints: what the run's checkpoints say.
        events: the loop's reports, each with ``kimg`` and ``seconds``, also those after ``kimg``.

    Returns:
        The time; its ``kimg`` is less than what was asked for where nothing later is known. None =
        nothing is known.
    """
    for one in checkpoints:
        if abs(one.kimg - kimg) <= SAME_KIMG:
            return TrainingTime(kimg, one.seconds)
    told = {event["kimg"]: event["seconds"] for event in events}
    told |= {one.kimg: one.seconds for one in checkpoints}
    moments = sorted(moment for moment in told if moment > 0)
    if not moments:
        return None
    if moments[-1] < kimg - SAME_KIMG:
        return TrainingTime(moments[-1], told[moments[-1]])
    seconds = np.interp(kimg, [0.0, *moments], [0.0, *(told[moment] for moment in moments)])
    return TrainingTime(kimg, float(seconds))


def duration_words(seconds: float) -> str:
    """Return a time as a person says it: in hours, or minutes or seconds where it is less."""
    if seconds >= 3600:
        return f"{seconds / 3600:,.1f} hours"
    return f"{seconds / 60:.1f} minutes" if seconds >= 60 else f"{seconds:.1f} seconds"


def speed_words(kimg: float, seconds: float) -> str:
    """Return how many faces were shown a second; empty where no time has passed."""
    if seconds <= 0:
        return ""
    speed = 1000 * kimg / seconds
    return f"{speed:,.0f} faces a second" if speed >= 100 else f"{speed:.1f} faces a second"
