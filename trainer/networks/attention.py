"""Self-attention over the positions of a feature map."""

from typing import cast

import torch
from torch import Tensor, nn


class SelfAttention(nn.Module):
    """Lets every position look at every other: Zhang et al. 2019 (SAGAN), section 3.

    With the AcGAN paper's numbers, for features x_i of N positions and C channels:

    - (1) s_ij = f(x_i)ᵀ g(x_j)
    - (2) beta_ji = exp(s_ij) / Σ_i exp(s_ij): how much position j attends to position i
    - (3) o_j = v(Σ_i beta_ji h(x_i))
    - (4) y_i = gamma o_i + x_i

    f, g, h and v are 1 × 1 convolutions; the first three have C / ``reduction`` channels. gamma is
    learned from 0, so that a network begins with what lies near.
    """

    def __init__(self, channels: int, reduction: int = 8) -> None:
        super().__init__()
        inner = max(1, channels // reduction)
        self.f = nn.Conv2d(channels, inner, 1, bias=False)
        self.g = nn.Conv2d(channels, inner, 1, bias=False)
        self.h = nn.Conv2d(channels, inner, 1, bias=False)
        self.v = nn.Conv2d(inner, channels, 1, bias=False)
        self.gamma = nn.Parameter(torch.zeros(1))

    def forward(self, features: Tensor) -> Tensor:
        """Take and return [b, c, h, w]."""
        _, _, height, width = features.shape
        f, g, h = (layer(features).flatten(2) for layer in (self.f, self.g, self.h))
        scores = f.transpose(1, 2) @ g  # [b, i, j]
        attention = torch.softmax(scores, dim=1)
        seen = (h @ attention.to(h.dtype)).reshape(-1, h.shape[1], height, width)
        return cast(Tensor, self.gamma.to(features.dtype) * self.v(seen) + features)
