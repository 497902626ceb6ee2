"""Path length regularisation: equal steps in w shall change pictures equally.

Karras et al. 2020, "Analyzing and improving the image quality of StyleGAN", section 3.2 and
equation (4): E (||J_wᵀ y|| - a)², where y is a random picture and a the running mean of the
lengths. Pure functions; the running mean is whoever trains's to keep.
"""

import math

import torch
from torch import Tensor

from trainer.networks.layers import at_least_float32

MEAN_STEP = 0.01


def path_lengths(pictures: Tensor, styles: Tensor, directions: Tensor) -> Tensor:
    """Return ||J_wᵀ y|| of each sample: [b], with a graph.

    Args:
        pictures: [b, 3, h, w], computed from ``styles`` with a graph.
        styles: [b, layers, style_dim], requiring gradients or part of a graph.
        directions: y, standard normal, like ``pictures``; scaled here so that lengths do not depend
            on the resolution.
    """
    height, width = pictures.shape[2:]
    changed = (at_least_float32(pictures) * directions).sum() / math.sqrt(height * width)
    (gradient,) = torch.autograd.grad(changed, styles, create_graph=True)
    # Squares summed within a layer and averaged over layers, so that their number does not matter.
    return at_least_float32(gradient).square().sum(dim=2).mean(dim=1).sqrt()


def path_length_penalty(
    lengths: Tensor, running_mean: Tensor, mean_length: Tensor | None = None
) -> tuple[Tensor, Tensor]:
    """Return the penalty and the new running mean, both scalars.

    Args:
        lengths: [b], see :func:`path_lengths`.
        running_mean: a, a scalar without a graph; 0 at the start.
        mean_length: mean of the lengths of all processes; None = of these.
    """
    now = lengths.detach().mean() if mean_length is None else mean_length
    mean = torch.lerp(running_mean, now, MEAN_STEP)
    return (lengths - mean).square().mean(), mean
