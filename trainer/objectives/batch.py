"""Parts of a batch as the losses see them: real faces, and what is to be generated."""

from dataclasses import dataclass, replace
from enum import IntEnum

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from trainer.networks.row_streams import RowStreams
from trainer.objectives.augmentation import Changes, change


@dataclass(frozen=True)
class Part:
    """Rows of a batch that are computed at once.

    Attributes:
        share: of the whole batch, over all processes.
        labels: int64 [b, attributes], -1 = unknown.
        attributes: [b, classes], the labels as blocks.
        known: per attribute, the mean number of known labels in a part, by their weights.
        changes: augmentation of these rows.
        weights: [b, attributes], what each label counts in the classifiers' loss; None = 1.
    """

    share: float
    labels: Tensor
    attributes: Tensor
    known: tuple[float, ...]
    changes: Changes
    weights: Tensor | None

    def augmented(self, pictures: Tensor) -> Tensor:
        """Return ``pictures`` [b, 3, h, w] as the discriminator is to see them."""
        return change(pictures, self.changes)


@dataclass(frozen=True)
class RealBatch(Part):
    """Real faces.

    Attributes:
        pixels: uint8 [b, h, w, 3].
        mirrors: which of them are mirrored.
        dtype: of the pictures.
    """

    pixels: Tensor
    mirrors: Changes
    dtype: torch.dtype

    def unaugmented(self) -> Tensor:
        """Return the faces, some of them mirrored: [b, 3, h, w] in -1 to 1."""
        # [b, h, w, 3] seen as [b, 3, h, w] is channels_last already.
        pictures = self.pixels.permute(0, 3, 1, 2).to(self.dtype) / 127.5 - 1
        return change(pictures, self.mirrors)

    def pictures(self) -> Tensor:
        """Return the faces as the discriminator is to see them: [b, 3, h, w] in -1 to 1."""
        return self.augmented(self.unaugmented())


class Purpose(IntEnum):
    """What a row's further random numbers are for; each has a stream of its own."""

    PICTURES = 0
    PATHS = 1
    DIRECTIONS = 2
    OTHER_LATENTS = 3
    FIRST_OF_PAIR = 4
    SECOND_OF_PAIR = 5


@dataclass(frozen=True)
class FakeBatch(Part):
    """What is to be generated.

    Attributes:
        z: [b, z_dim].
        seeds: uint32 [purposes, b], of whatever else is drawn for each row.
        halved: how many of these rows, the first, lie in the first half of the whole batch.
        half: rows in that half, over all parts and processes.
    """

    z: Tensor
    seeds: NDArray[np.uint32]
    halved: int
    half: int

    def streams(self, purpose: Purpose, device: torch.device | None = None) -> RowStreams:
        """Return a stream for each row, always the same ones, on ``device`` (None = z's)."""
        return RowStreams(self.seeds[purpose].tolist(), device or self.z.device)

    def first_half(self) -> "FakeBatch | None":
        """Return the rows that lie in the first half of the whole batch; None if none does."""
        if not self.halved:
            return None
        rows = slice(self.halved)
        return replace(
            self,
            share=self.halved / self.half,
            labels=self.labels[rows],
            attributes=self.attributes[rows],
            changes=self.changes.part(rows),
            z=self.z[rows],
            seeds=self.seeds[:, rows],
        )
