"""What a tagger's file does: bytes in; the mean of what networks say of a face and of its mirror.

A face and its mirror image have the same attributes, and networks that learned apart err apart, so
the mean is right more often than any of them. Weights are stored in half precision, which halves
the file and changes what is read by less than a thousandth.
"""

import copy
from collections.abc import Sequence
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval, fuse_linear_bn_eval

from trainer.networks.tagger import Block, TaggerNetwork, to_pictures


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


def compact(network: TaggerNetwork) -> TaggerNetwork:
    """Return a copy for reading only: norms worked into the weights, these rounded to half."""
    small = copy.deepcopy(network).to("cpu", torch.float32).eval().requires_grad_(False)
    _fuse(small.plane)
    for module in small.plane:
        if isinstance(module, Block):
            first, second = module.first_norm, module.second_norm
            module.first = fuse_conv_bn_eval(module.first, cast(nn.BatchNorm2d, first))
            module.second = fuse_conv_bn_eval(module.second, cast(nn.BatchNorm2d, second))
            module.first_norm = module.second_norm = nn.Identity()
    gather_norm = cast(nn.BatchNorm1d, small.gather_norm)
    small.gather = fuse_linear_bn_eval(small.gather, gather_norm)
    small.gather_norm = nn.Identity()
    for parameter in small.parameters():
        parameter.data = parameter.data.contiguous()  # out of channels_last
        if parameter.ndim > 1:
            parameter.data = parameter.data.half().float()
    return small.requires_grad_(False).eval()


def _fuse(layers: nn.Sequential) -> None:
    """Work each norm that follows a convolution into it."""
    for at in range(len(layers) - 1):
        convolution, norm = layers[at], layers[at + 1]
        if isinstance(convolution, nn.Conv2d) and isinstance(norm, nn.BatchNorm2d):
            layers[at] = fuse_conv_bn_eval(convolution, norm)
            layers[at + 1] = nn.Identity()
