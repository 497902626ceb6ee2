"""A small network that makes a picture four times as large and sharp, and its judge.

The picture is halved twice on a path down and enlarged again on a path up, as in a U-Net
(Ronneberger and others, 2015): so few convolutions see far, where lines must be guessed from what
is blurred, and the many channels are where pixels are few. Twice the size, and then four times, are
made by turning channels into pixels (Shi and others, 2016).
"""

from collections.abc import Sequence
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.parametrizations import spectral_norm

FACTOR = 4
STEP = 4
"""Height and width of what the network takes are multiples of this."""
_SLOPE = 0.1


def leaky(x: Tensor) -> Tensor:
    """Return ``x``, a tenth of it where it is negative."""
    return functional.leaky_relu(x, _SLOPE)


class Residual(nn.Module):
    """Two convolutions beside a shortcut, without a norm."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(channels, channels, 3, padding=1)
        self.second = nn.Conv2d(channels, channels, 3, padding=1)
        with torch.no_grad():
            self.second.weight.mul_(0.2)

    def forward(self, x: Tensor) -> Tensor:
        """Return what becomes of ``x`` [b, channels, h, w], in its shape."""
        return x + cast(Tensor, self.second(leaky(self.first(x))))


class UpscalerNetwork(nn.Module):
    """Enlarges planes in 0 to 1 four times."""

    def __init__(
        self,
        channels: Sequence[int] = (48, 64, 96),
        blocks: Sequence[int] = (3, 3, 3, 3),
        tail_channels: int = 32,
    ) -> None:
        """Build the network with fresh weights, which begins by repeating pixels.

        Args:
            channels: at full, half and quarter size.
            blocks: residual blocks at full size (on the way up), half size (on the way down),
                quarter size, and half size (on the way up).
            tail_channels: at twice the size.
        """
        super().__init__()
        full, half, quarter = channels
        self.head = nn.Conv2d(3, full, 3, padding=1)
        self.to_half = nn.Conv2d(full, half, 2, stride=2)
        self.down = _stack(half, blocks[1])
        self.to_quarter = nn.Conv2d(half, quarter, 2, stride=2)
        self.middle = _stack(quarter, blocks[2])
        self.from_quarter = nn.Conv2d(quarter, 4 * half, 1)
        self.up = _stack(half, blocks[3])
        self.from_half = nn.Conv2d(half, 4 * full, 1)
        self.full = _stack(full, blocks[0])
        self.to_double = nn.Conv2d(full, 4 * tail_channels, 3, padding=1)
        self.tail = nn.Conv2d(tail_channels, tail_channels, 3, padding=1)
        self.last = nn.Conv2d(tail_channels, 12, 3, padding=1)
        self.repeated = nn.Conv2d(3, 3 * FACTOR**2, 1, bias=False)
        with torch.no_grad():
            self.last.weight.mul_(0.1)
            nn.init.zeros_(cast(Tensor, self.last.bias))
            repeated = torch.eye(3).repeat_interleave(FACTOR**2, dim=0)
            self.repeated.weight.copy_(repeated[:, :, None, None])

    def forward(self, planes: Tensor) -> Tensor:
        """Return planes [b, 3, 4 * h, 4 * w] for planes [b, 3, h, w] in 0 to 1.

        ``h`` and ``w`` are multiples of :data:`STEP`; what comes out is not clipped.
        """
        full = leaky(self.head(planes))
        half = self.down(self.to_half(full))
        quarter = self.middle(self.to_quarter(half))
        half = self.up(leaky(half + functional.pixel_shuffle(self.from_quarter(quarter), 2)))
        full = self.full(leaky(full + functional.pixel_shuffle(self.from_half(half), 2)))
        double = leaky(self.tail(leaky(functional.pixel_shuffle(self.to_double(full), 2))))
        drawn = functional.pixel_shuffle(self.last(double), 2)
        return drawn + functional.pixel_shuffle(self.repeated(planes), FACTOR)


class PatchJudge(nn.Module):
    """Scores every patch of a large picture: is it drawn by the teacher, seen beside the small one?

    A strided stack (Isola and others, 2017, PatchGAN) with spectral norm (Miyato and others, 2018).
    """

    def __init__(self, channels: Sequence[int] = (32, 64, 128)) -> None:
        """Build it; each number of channels halves the picture."""
        super().__init__()
        layers: list[nn.Module] = []
        before = 6
        for after in channels:
            layers += [spectral_norm(nn.Conv2d(before, after, 4, stride=2, padding=1))]
            layers += [nn.LeakyReLU(0.2)]
            before = after
        layers += [spectral_norm(nn.Conv2d(before, before, 3, padding=1)), nn.LeakyReLU(0.2)]
        layers += [spectral_norm(nn.Conv2d(before, 1, 3, padding=1))]
        self.layers = nn.Sequential(*layers)

    def forward(self, large: Tensor, small: Tensor) -> Tensor:
        """Return scores [b, 1, h / 2, w / 2] for planes [b, 3, 4 * h, 4 * w] and [b, 3, h, w]."""
        seen = functional.interpolate(small, scale_factor=FACTOR, mode="nearest")
        return cast(Tensor, self.layers(torch.cat((large, seen), dim=1)))


def _stack(channels: int, count: int) -> nn.Sequential:
    return nn.Sequential(*[Residual(channels) for _ in range(count)])
