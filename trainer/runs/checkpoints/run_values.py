"""What a checkpoint's state holds: the loop's and the run's part here, and the training's own.

In the file they lie side by side, as they always did.
"""

from collections.abc import Mapping
from typing import Any

from acgan_desktop.core.file_model import FileFault
from trainer.data.manifest import DatasetManifest
from trainer.data.state_values import Count, Number, State
from trainer.runs.checkpoints.best_checkpoint import BestFigure
from trainer.runs.epoch_table import TableState
from trainer.training.running_means import MeansState


class LoopState(State):
    """What the loop remembers.

    Attributes:
        seconds: of training steps, over all sittings.
        means: of what was measured since the last report.
        event_images: images shown at the last report.
        event_seconds: seconds of training at the last report.
        table: of a run that counts epochs.
    """

    seconds: Number
    means: MeansState
    event_images: Count
    event_seconds: Number
    table: TableState | None = None


class RunValues(State):
    """What a run's checkpoint says beside its training.

    Attributes:
        loop: None in taggers' checkpoints from before there was one loop for all.
        dataset: what it learned from; None where that is no data set, as for an upscaler.
        labels_sha256: of its labels; None in checkpoints from before they could be filled in.
        best: the figure that made it the best.
        carried: a sentence about a checkpoint that was packed and unpacked, until the next.
    """

    loop: LoopState | None = None
    dataset: DatasetManifest | None = None
    labels_sha256: str | None = None
    best: BestFigure | None = None
    carried: str | None = None

    def known_dataset(self) -> DatasetManifest:
        """Return what it learned from.

        Raises:
            FileFault: it does not say so.
        """
        if self.dataset is None:
            raise FileFault("dataset")
        return self.dataset


def split_state(state: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the parts of a checkpoint's state: for :class:`RunValues`, and the training's own."""
    own = {key: value for key, value in state.items() if key not in RunValues.model_fields}
    return {key: value for key, value in state.items() if key not in own}, own
