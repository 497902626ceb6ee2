"""What a tagger's file does: bytes in; the mean of what networks say of a face and of its mirror.

A face and its mirror image have the same attributes, and networks that learned apart err apart, so
the mean is right more often than any of them. Weights are stored in half precision, which halves
the file and changes what is read by less than a thousandth.
"""

from collections.abc import Sequence
from typing import cast

import torch
from torch import Tensor, nn

from trainer.networks.tagger import TaggerNetwork, to_pictures


class Reader(nn.Module):
    """Reads sRGB bytes with one or several networks.

    Attributes:
        networks: those that read; all have the same classes.
        mirrored: whether each also reads the mirror image.
    """

    def __init__(self, networks: Sequence[TaggerNetwork], mirrored: bool) -> None:
        super().__init__()
        self.networks = nn.ModuleList(networks)
        self.mirrored = mirrored

    def forward(self, pixels: Tensor) -> tuple[Tensor, ...]:
        """Read sRGB bytes [b, h, w, 3].

        Returns:
            Probabilities of each attribute [b, its classes], and the first network's features of
            the picture as it is [b, feature_dim].
        """
        pictures = to_pictures(pixels)
        views = [pictures, pictures.flip(3)] if self.mirrored else [pictures]
        read: list[list[Tensor]] = []
        first: Tensor | None = None
        for module in self.networks:
            network = cast(TaggerNetwork, module)
            for view in views:
                features = network.features(view)
                first = features if first is None else first
                read.append([torch.softmax(head(features), dim=1) for head in network.heads])
        assert first is not None
        share = 1 / len(read)
        means = [
            sum(each[1:], start=each[0]) * share if len(read) > 1 else each[0]
            for each in zip(*read, strict=True)
        ]
        return (*means, first)
