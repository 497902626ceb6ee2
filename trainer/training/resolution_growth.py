"""Going on at another resolution: which weights are whose, and what begins as passing on.

Every family's generator counts its stages from the smallest plane, so that a larger one has the
same stages and more behind them. Discriminators count from the picture, so theirs move along.
"""

import re
from typing import cast

import torch
from torch import nn
from torch.nn.utils import parametrize

from trainer.networks.residual import DownBlock, UpBlock
from trainer.networks.spectral import settle_spectral_norms
from trainer.recipe.resolutions import stages_for

_BLOCK = re.compile(r"(discriminator\.(?:own\.)?blocks\.)(\d+)(\..+)")


def more_doublings(before: int, after: int) -> int:
    """Return how many doublings more the resolution ``after`` has than ``before``; may be < 0."""
    return stages_for(after)[1] - stages_for(before)[1]


def name_at_resolution(name: str, doublings: int) -> str:
    """Return what a tensor is called in a training with so many more doublings.

    Args:
        name: as in a checkpoint, such as ``discriminator.blocks.0.first.weight``.
        doublings: of :func:`more_doublings`.
    """
    match = _BLOCK.fullmatch(name)
    if match is None:
        return name
    before, number, behind = match.groups()
    return f"{before}{int(number) + doublings}{behind}"


@torch.no_grad()
def begin_by_passing_on(network: nn.Module, doublings: int) -> None:
    """Let the shortcuts of the newest residual blocks hand on their channels as they are.

    So a generator that goes on at twice the size begins by drawing what it drew, enlarged, and its
    discriminator by seeing that halved, beside what their new convolutions add.

    Args:
        network: a generator or discriminator of residual blocks; others stay as they are.
        doublings: how many blocks are new.
    """
    blocks = [module for module in network.modules() if isinstance(module, UpBlock | DownBlock)]
    ups = [block for block in blocks if isinstance(block, UpBlock)]
    downs = [block for block in blocks if isinstance(block, DownBlock)]
    for block in [*ups[len(ups) - doublings :], *downs[:doublings]]:
        shortcut = cast(nn.Conv2d, block.skip)
        if parametrize.is_parametrized(shortcut, "weight"):
            parametrizations = cast(nn.ModuleDict, shortcut.parametrizations)
            chain = cast(parametrize.ParametrizationList, parametrizations["weight"])
            nn.init.dirac_(chain.original)
            settle_spectral_norms(shortcut)
