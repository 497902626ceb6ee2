"""Penalties on gradients and on weights: pure functions."""

from typing import Literal

import torch
from torch import Tensor, nn

from trainer.networks.layers import at_least_float32

# Of two pictures, in a range of 2: keeps a generator that has collapsed from dividing by zero.
_LEAST_DIFFERENCE = 1e-3


def squared_gradient(score: Tensor, pictures: Tensor) -> Tensor:
    """Return the squared length of the score's gradient at each picture: [b].

    R1 on real pictures, R2 on generated ones: Mescheder et al. 2018, "Which training methods for
    GANs do actually converge?", equations (9) and (10), without the factor gamma / 2.

    Args:
        score: [b], computed from ``pictures`` with a graph.
        pictures: [b, 3, h, w], requiring gradients.
    """
    (gradient,) = torch.autograd.grad(score.sum(), pictures, create_graph=True)
    return at_least_float32(gradient).square().sum(dim=(1, 2, 3))


def orthogonality(weight: Tensor, kind: Literal["strict", "relaxed"]) -> Tensor:
    """Return how far the rows of a weight are from being orthogonal to each other; a scalar.

    Strict is |W Wᵀ - I|², relaxed |W Wᵀ ⊙ (1 - I)|², which leaves the rows' lengths free: equations
    (5) and (6) of AcGAN, after Brock et al. 2019 (BigGAN), section 3.1, without the factor beta.

    Args:
        weight: [outputs, ...]; a row is all that makes one output.
        kind: which of the two.
    """
    rows = at_least_float32(weight).flatten(1)
    if len(rows) > rows.shape[1]:
        # |W Wᵀ|² = |Wᵀ W|², and the latter is the smaller product; the diagonal's part is exact.
        whole = (rows.T @ rows).square().sum()
        lengths = rows.square().sum(dim=1)
        if kind == "strict":
            return whole - 2 * lengths.sum() + len(rows)
        return whole - lengths.square().sum()
    products = rows @ rows.T
    one = torch.eye(len(rows), dtype=products.dtype, device=products.device)
    if kind == "strict":
        return (products - one).square().sum()
    return (products * (1 - one)).square().sum()


def mode_seeking(pictures: Tensor, latents: Tensor) -> Tensor:
    """Return how little pictures differ for how much their latents do: [b / 2], each above 0.

    The mean absolute difference of two latents divided by that of their pictures, pair by pair:
    the ratio of Mao et al. 2019, "Mode seeking generative adversarial networks for diverse image
    synthesis", section 3.2, turned upside down so that less is better. Taken for each pair and not
    for the means over a batch, so that the mean over parts is that of the whole.

    Args:
        pictures: [b, 3, h, w] in -1 to 1; the first half and the second half are pairs, each drawn
            from one wish.
        latents: [b, z_dim], what they were drawn from.
    """
    apart = []
    for rows in (pictures, latents):
        first, second = at_least_float32(rows).flatten(1).chunk(2)
        apart.append((first - second).abs().mean(dim=1))
    return apart[1] / (apart[0] + _LEAST_DIFFERENCE)


def regular_weights(network: nn.Module) -> list[Tensor]:
    """Return the weights of a network that should be orthogonal, as they are trained.

    That is everything with rows to compare, except embeddings: the classes' rows may resemble each
    other (Brock et al. 2019 leave them out, too).
    """
    return [
        parameter
        for name, parameter in network.named_parameters()
        if parameter.ndim >= 2 and len(parameter) > 1 and "embedding" not in name
    ]
