"""What a checkpoint holds, as values in memory; its files are the run folder's."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from torch import Tensor

from acgan_desktop.core.errors import UserError


class CheckpointError(UserError):
    """A checkpoint is damaged, or does not fit what should be restored from it."""


@dataclass(frozen=True)
class Checkpoint:
    """What was saved.

    Attributes:
        path: its folder.
        kimg: when it was saved.
        tensors: the tensors by name, on the CPU.
        state: the rest, as JSON values.
        skipped: one sentence for each newer checkpoint that was damaged.
    """

    path: Path
    kimg: float
    tensors: dict[str, Tensor] = field(repr=False)
    state: dict[str, Any] = field(repr=False)
    skipped: tuple[str, ...] = ()
