"""Gradient penalties: pure functions."""

import torch
from torch import Tensor


def squared_gradient(score: Tensor, pictures: Tensor) -> Tensor:
    """Return the squared length of the score's gradient at each picture: [b].

    R1 on real pictures, R2 on generated ones: Mescheder et al. 2018, "Which training methods for
    GANs do actually converge?", equations (9) and (10), without the factor gamma / 2.

    Args:
        score: [b], computed from ``pictures`` with a graph.
        pictures: [b, 3, h, w], requiring gradients.
    """
    (gradient,) = torch.autograd.grad(score.sum(), pictures, create_graph=True)
    return gradient.float().square().sum(dim=(1, 2, 3))
