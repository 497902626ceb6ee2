"""What a checkpoint holds, as values in memory; its files are the run folder's."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field
from torch import Tensor

from acgan_desktop.core.errors import UserError
from trainer.data.sampler import SamplerState
from trainer.data.state_values import Count, Number, RandomState, State
from trainer.objectives.adaptive_augmentation import AugmentationState


class CheckpointError(UserError):
    """A checkpoint is damaged, or does not fit what should be restored from it."""


ScalerState = dict[str, Count | Number]
"""A loss scale and its history; empty where there is none."""


class OptimiserState(State):
    """What an optimiser of torch remembers beside its tensors: its ``state_dict``."""

    state: dict[str, dict[str, Any]]
    param_groups: list[dict[str, Any]]


class TrainingState(State):
    """What a generator's training remembers beside its tensors.

    Attributes:
        images_shown: real images, by all processes together.
        steps: of the generator.
        optimisers: by network, "generator" and "discriminator".
        scalers: likewise.
        random: streams by name.
        sampler: which faces and labels come next.
        augmentation: how often pictures are changed; None in checkpoints from before it adapted.
        path_mean: mean length of the pictures' change with the styles so far.
        frozen: names of the discriminator's parameters that stay as they are.
    """

    images_shown: Count
    steps: Count
    optimisers: dict[str, OptimiserState]
    scalers: Annotated[dict[str, ScalerState], Field(default_factory=dict)]
    random: dict[str, RandomState]
    sampler: SamplerState
    augmentation: AugmentationState | None = None
    path_mean: Number = 0.0
    frozen: Annotated[list[str], Field(default_factory=list)]


@dataclass(frozen=True)
class Checkpoint:
    """What was saved.

    Attributes:
        path: its folder.
        kimg: when it was saved.
        tensors: the tensors by name, on the CPU.
        state: the rest, as JSON values; see :mod:`trainer.runs.checkpoints.run_values`.
        skipped: one sentence for each newer checkpoint that was damaged.
    """

    path: Path
    kimg: float
    tensors: dict[str, Tensor] = field(repr=False)
    state: dict[str, Any] = field(repr=False)
    skipped: tuple[str, ...] = ()
