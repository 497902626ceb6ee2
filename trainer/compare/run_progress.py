"""How far a run has come, by its newest checkpoint: what a killed process did after it is lost."""

import math
from dataclasses import dataclass

from trainer.runs.checkpoints.checkpoint import STATE_FILE, list_checkpoints, read_checkpoint_state
from trainer.runs.run_folder import RunFolder


@dataclass(frozen=True)
class RunProgress:
    """Where a run stands.

    Attributes:
        kimg: thousands of real images shown.
        seconds: of training, over all sittings.
        dataset: sha256 of the data set that it learned from; empty before the first checkpoint.
    """

    kimg: float = 0.0
    seconds: float = 0.0
    dataset: str = ""


def progress_of(folder: RunFolder) -> RunProgress:
    """Read where the run in ``folder`` stands, without loading its weights."""
    for path in list_checkpoints(folder.checkpoints):
        try:
            state = read_checkpoint_state(path / STATE_FILE)
            standing = RunProgress(
                kimg=int(state["images_shown"]) / 1000,
                seconds=float(state["loop"]["seconds"]),
                dataset=str(state["dataset"]["sha256"]),
            )
        except (OSError, ValueError, KeyError, TypeError, OverflowError):
            continue  # damaged, or just replaced by a newer one
        if math.isfinite(standing.seconds):
            return standing
    return RunProgress()
