"""What the one training loop asks of whatever it trains."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import floor, inf
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from trainer.data.state_values import State
from trainer.objectives.measures import StepMeasures
from trainer.training.distributed import Team
from trainer.training.training_state import Tensors

S = TypeVar("S", bound=State)


@dataclass(frozen=True)
class Intervals:
    """Thousands of images between two reports, sheets of samples, checkpoints."""

    event_kimg: float
    checkpoint_kimg: float
    sample_kimg: float = inf


def passed(before: float, after: float, distance: float) -> bool:
    """Say whether a multiple of ``distance`` lies in (before, after]."""
    # Sums of batches fall a little short of what they stand for.
    return floor(after / distance + 1e-9) > floor(before / distance + 1e-9)


class Trainable(Protocol[S]):
    """A training in memory: a pair of networks, a tagger, an upscaler, an encoder.

    Attributes:
        team: the processes that train together.
        images_shown: real images so far.
        state_kind: what it remembers beside its tensors.
        rate_settings: what to make smaller where a loss is no longer finite.
        images_per_epoch: of a training that counts epochs, else None.
    """

    team: Team
    images_shown: int
    state_kind: type[S]
    rate_settings: str
    images_per_epoch: int | None

    @property
    def target_images(self) -> int:
        """Real images after which it ends."""

    @property
    def intervals(self) -> Intervals:
        """When the loop reports and saves."""

    def step(self) -> StepMeasures:
        """Learn from one batch."""

    def event(self, means: Mapping[str, float]) -> dict[str, float]:
        """Return what a report says, by the means since the last."""

    def samples(self) -> NDArray[np.uint8] | None:
        """Return a sheet of samples, [height, width, 3], if it can draw."""

    def diagnostics(self) -> Mapping[str, float]:
        """Return what else TensorBoard shows beside each sheet of samples."""

    def validate(self) -> Sequence[Mapping[str, Any]]:
        """Judge what was learned, before it is saved; returns lines for the run's metrics."""

    def save(self) -> tuple[Tensors, S]:
        """Return everything the next step depends on: tensors by name, and all else."""

    def restore(self, tensors: Tensors, state: S) -> None:
        """Go on exactly where :meth:`save` was called."""
