"""How far a run has come, by its newest checkpoint: what a killed process did after it is lost."""

from dataclasses import dataclass

from trainer.runs.checkpoints.checkpoint import list_checkpoints
from trainer.runs.run_folder import RunFolder
from trainer.runs.training_time import moment_of


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
        moment = moment_of(path)
        if moment is not None and (loop := moment[1].loop) is not None:
            return RunProgress(moment[0], loop.seconds, moment[1].known_dataset().sha256)
    return RunProgress()
