"""States of checkpoints, for tests of what reads them without their weights."""

from typing import Any

from trainer.data.manifest import DatasetManifest
from trainer.runs.checkpoints.run_values import LoopState, RunValues
from trainer.training.running_means import MeansState


def state_at(images: object, seconds: object) -> dict[str, Any]:
    """Return a checkpoint's state at so many images and seconds, whatever kind these are."""
    values = RunValues(
        loop=LoopState(
            seconds=0.0, means=MeansState(sums={}, counts={}), event_images=0, event_seconds=0.0
        ),
        dataset=DatasetManifest(
            name="drawn", resolution=16, images=40, sha256="0" * 64, attributes=(), held_out=0.1
        ),
    )
    state: dict[str, Any] = values.model_dump(mode="json") | {"images_shown": images}
    state["loop"]["seconds"] = seconds
    return state
