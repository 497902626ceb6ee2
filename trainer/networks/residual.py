"""The residual blocks of SAGAN and BigGAN (Brock et al. 2019, appendix B, figure 15)."""

from typing import cast

from torch import Tensor, nn
from torch.nn import functional

from trainer.networks.layers import SelfModulatedBatchNorm, Upsample, halve


class UpBlock(nn.Module):
    """Doubles height and width; the style modulates both batch norms."""

    def __init__(self, before: int, after: int, style_dim: int) -> None:
        super().__init__()
        self.grow = Upsample()
        self.first_norm = SelfModulatedBatchNorm(before, style_dim)
        self.first = nn.Conv2d(before, after, 3, padding=1)
        self.second_norm = SelfModulatedBatchNorm(after, style_dim)
        self.second = nn.Conv2d(after, after, 3, padding=1)
        self.skip = nn.Conv2d(before, after, 1)

    def forward(self, features: Tensor, style: Tensor) -> Tensor:
        """Take [b, before, h, w] and a style [b, style_dim], return [b, after, 2h, 2w]."""
        inner = functional.relu(self.first_norm(features, style))
        inner = self.first(self.grow(inner))
        inner = self.second(functional.relu(self.second_norm(inner, style)))
        # A 1 × 1 convolution gives the same before doubling as after it, at a quarter of the work.
        return cast(Tensor, inner + self.grow(self.skip(features)))


class DownBlock(nn.Module):
    """Halves height and width by averaging."""

    def __init__(self, before: int, after: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(before, before, 3, padding=1)
        self.second = nn.Conv2d(before, after, 3, padding=1)
        self.skip = nn.Conv2d(before, after, 1)

    def forward(self, features: Tensor) -> Tensor:
        """Take [b, before, h, w], return [b, after, h / 2, w / 2]."""
        inner = self.first(functional.relu(features))
        inner = halve(self.second(functional.relu(inner)))
        return cast(Tensor, inner + self.skip(halve(features)))
