"""The moving average of a generator's weights, which draws better than the weights of any step."""

import copy

import torch
from torch import nn
from torch.optim.swa_utils import get_ema_multi_avg_fn


def average_decay(batch: int, images_shown: int, half_life_kimg: float, ramp_up: float) -> float:
    """Return how much of the average one step of ``batch`` images keeps, 0 to 1.

    The half-life is in images, so it does not depend on the batch size: 0.5 ** (batch / half-life).
    Early on it is at most ``ramp_up`` of the images shown, so that the start is soon forgotten
    (Karras et al. 2020, training code of StyleGAN2-ADA).

    Args:
        batch: images per step.
        images_shown: real images shown so far.
        half_life_kimg: half-life in thousands of images; 0 means no averaging.
        ramp_up: share of ``images_shown`` that bounds the half-life; 0 = no bound.
    """
    half_life = half_life_kimg * 1000
    if ramp_up > 0:
        half_life = min(half_life, images_shown * ramp_up)
    if half_life <= 0:
        return 0.0
    return float(0.5 ** (batch / half_life))


def averaged_copy(generator: nn.Module) -> nn.Module:
    """Return a copy of ``generator`` to keep the average in."""
    average = copy.deepcopy(generator).eval()
    return average.requires_grad_(False)


@torch.no_grad()
def update_average(average: nn.Module, generator: nn.Module, decay: float) -> None:
    """Move ``average`` towards ``generator``: keep ``decay``, take the rest; buffers are copied."""
    # AveragedModel itself would copy at its first update instead of averaging, and bring a counter
    # and other names into checkpoints.
    move = get_ema_multi_avg_fn(decay)  # type: ignore[no-untyped-call]
    move(list(average.parameters()), list(generator.parameters()), 0)
    for kept, new in zip(average.buffers(), generator.buffers(), strict=True):
        kept.copy_(new)
