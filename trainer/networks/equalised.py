"""Equalised learning rates (Karras et al. 2018, "Progressive growing of GANs", section 4.1)."""

import math

import torch
from torch import Tensor, nn
from torch.nn.utils import parametrize


class EqualisedRate(nn.Module):
    """Keeps a weight as it is learned, of unit scale, and uses it ``factor`` times as large.

    Adam's steps have the same size for every weight, so layers of all widths learn equally fast. A
    parametrisation of torch.
    """

    def __init__(self, factor: float) -> None:
        super().__init__()
        self.factor = factor

    def forward(self, learned: Tensor) -> Tensor:
        """Return the weight as it is used."""
        return learned * self.factor

    def right_inverse(self, used: Tensor) -> Tensor:
        """Return what is learned for a weight as it is used."""
        return used / self.factor


def equalise(network: nn.Module, rate: float = 1.0) -> None:
    """Start every convolution and linear layer anew, of unit gain, with an equalised rate.

    Args:
        network: biases become 0.
        rate: learning rate of these layers as a share of the optimiser's.
    """
    for module in list(network.modules()):
        if not isinstance(module, nn.Conv2d | nn.Linear):
            continue
        gain = 1 / math.sqrt(module.weight[0].numel())
        with torch.no_grad():
            nn.init.normal_(module.weight, std=gain)
            if module.bias is not None:
                nn.init.zeros_(module.bias)
        parametrize.register_parametrization(module, "weight", EqualisedRate(gain * rate))
        if module.bias is not None and rate != 1:
            parametrize.register_parametrization(module, "bias", EqualisedRate(rate))
