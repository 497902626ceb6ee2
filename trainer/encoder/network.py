"""A small network that finds a generator's latents of a face: a tagger with one head more."""

from collections.abc import Sequence
from typing import cast

import torch
from torch import Tensor, nn

from trainer.networks.tagger import TaggerNetwork


class EncoderNetwork(TaggerNetwork):
    """Finds z, and says the class weights, of pictures; the last head gives z.

    Attributes:
        z_dim: length of z.
    """

    def __init__(
        self,
        resolution: int,
        attribute_sizes: Sequence[int],
        z_dim: int,
        *,
        channels: Sequence[int],
        plane_channels: int,
        feature_dim: int,
        fine: bool,
    ) -> None:
        """Build the network; see :class:`trainer.networks.tagger.TaggerNetwork`."""
        super().__init__(
            resolution,
            (*attribute_sizes, z_dim),
            channels=channels,
            plane_channels=plane_channels,
            feature_dim=feature_dim,
            fine=fine,
        )
        self.z_dim = z_dim
        with torch.no_grad():  # what is best said of a face that one knows nothing of is 0
            cast(nn.Linear, self.heads[-1]).weight.mul_(0.1)

    def latents(self, pictures: Tensor) -> tuple[Tensor, list[Tensor]]:
        """Return z [b, z_dim] and each attribute's logits [b, its classes].

        Args:
            pictures: [b, 3, h, w] in -1 to 1.
        """
        *logits, z = self(pictures)
        return z, logits
