"""Layers that the families share."""

from contextlib import AbstractContextManager, nullcontext
from typing import cast

import torch
from torch import Tensor, nn
from torch.autograd.function import FunctionCtx
from torch.nn import functional


def at_least_float32(values: Tensor) -> Tensor:
    """Return ``values`` in float32 where they were less precise."""
    return values.to(torch.promote_types(values.dtype, torch.float32))


def exact(device: torch.device) -> AbstractContextManager[None]:
    """Return the context in which autocast, where it is on, rounds nothing."""
    if torch.is_autocast_enabled(device.type):
        return torch.autocast(device.type, enabled=False)
    return nullcontext()


class AttributeEmbedding(nn.Module):
    """Turns attributes into a vector beside z; an attribute without a wish adds nothing.

    Attributes:
        width: length of the embedding, 0 without attributes.
        scale: what each class's vector is multiplied by; orthogonal starts make it of length 1.
    """

    def __init__(self, classes: int, width: int, scale: float = 1.0) -> None:
        super().__init__()
        self.width = width if classes else 0
        self.scale = scale
        self.table = nn.Linear(classes, width, bias=False) if classes else None

    def forward(self, attributes: Tensor) -> Tensor:
        """Take [b, classes], return [b, width]."""
        if self.table is None:
            return attributes
        return cast(Tensor, self.table(attributes) * self.scale)


class SelfModulatedBatchNorm(nn.Module):
    """Batch normalisation whose gain and bias are read from the style, per sample.

    Chen et al. 2019, "On self modulation for generative adversarial networks", equation (2):
    h' = gamma(s) * (h - mean) / std + beta(s). Gain 1 and bias 0 at the start, whatever the style.
    """

    def __init__(self, channels: int, style_dim: int) -> None:
        super().__init__()
        self.norm = nn.BatchNorm2d(channels, affine=False)
        self.gain_and_bias = nn.Linear(style_dim, 2 * channels)
        nn.init.zeros_(self.gain_and_bias.weight)
        nn.init.zeros_(self.gain_and_bias.bias)

    def forward(self, features: Tensor, style: Tensor) -> Tensor:
        """Normalise ``features`` [b, c, h, w] and modulate them by ``style`` [b, style_dim]."""
        gain, bias = self.gain_and_bias(style)[:, :, None, None].chunk(2, dim=1)
        return cast(Tensor, self.norm(features) * (1 + gain) + bias)


class MinibatchDeviation(nn.Module):
    """Appends one channel that tells the discriminator how varied its batch is.

    Karras et al. 2018, "Progressive growing of GANs", section 3: the standard deviation over a
    group of samples, averaged over channels and positions. Without it one face may stand for all.
    """

    def __init__(self, group: int = 8) -> None:
        super().__init__()
        self.group = group

    def forward(self, features: Tensor) -> Tensor:
        """Take [b, c, h, w], return [b, c + 1, h, w]; groups are strided over the batch."""
        batch, _, height, width = features.shape
        group = self.group if batch % self.group == 0 else batch
        grouped = at_least_float32(features).reshape(group, batch // group, -1)
        deviation = (grouped.var(dim=0, unbiased=False) + 1e-8).sqrt().mean(dim=1)
        channel = deviation.repeat(group)[:, None, None, None].expand(batch, 1, height, width)
        return torch.cat([features, channel.to(features.dtype)], dim=1)


class Upsample(nn.Module):
    """Doubles height and width by repeating pixels (nearest neighbour)."""

    def forward(self, features: Tensor) -> Tensor:
        """Take [b, c, h, w], return [b, c, 2h, 2w]."""
        return functional.interpolate(features, scale_factor=2.0, mode="nearest")


class _HalvingByMeans(torch.autograd.Function):
    """``avg_pool2d(x, 2)``; its own gradient is added up into zeros, which takes twice as long."""

    @staticmethod
    def forward(ctx: FunctionCtx, features: Tensor) -> Tensor:
        return functional.avg_pool2d(features, 2)

    @staticmethod
    def backward(ctx: FunctionCtx, *gradients: Tensor) -> Tensor:
        return functional.interpolate(gradients[0] * 0.25, scale_factor=2.0, mode="nearest")


def halve(features: Tensor) -> Tensor:
    """Return [b, c, h / 2, w / 2], the means of 2 × 2 positions of [b, c, h, w]; h and w are even.

    Gradients of any order are those of ``avg_pool2d``.
    """
    return cast(Tensor, _HalvingByMeans.apply(features))  # type: ignore[no-untyped-call]
