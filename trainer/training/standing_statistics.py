"""Standing statistics: batch statistics that fit averaged weights."""

import math

import torch
from torch import Tensor, nn

from trainer.networks.precision import Compute
from trainer.networks.truncation import resampled_normal


def measure_statistics(
    generator: nn.Module,
    z_dim: int,
    attributes: Tensor,
    compute: Compute,
    seed: int,
    threshold: float = math.inf,
) -> nn.Module:
    """Measure the batch statistics of ``generator`` anew; it is left in evaluation mode.

    Averaged weights need statistics that fit them: they are measured over batches of 64
    ("standing statistics", Brock et al. 2019, section 2.1), from a random stream apart, so that
    looking at the average never changes the training.

    Args:
        generator: in evaluation mode.
        z_dim: length of z.
        attributes: [n, classes], one wish for each face that is drawn for it.
        compute: device and precision.
        seed: of the latents.
        threshold: beyond which their numbers are drawn anew, as in training.
    """
    norms = [m for m in generator.modules() if isinstance(m, nn.BatchNorm2d)]
    if not norms:
        return generator
    momenta = [norm.momentum for norm in norms]
    for norm in norms:
        norm.reset_running_stats()
        norm.momentum = None  # a plain mean over the batches to come
        norm.train()
    random = torch.Generator().manual_seed(seed)
    with torch.no_grad(), compute.autocast():
        for block in torch.split(attributes, 64):
            z = resampled_normal(len(block), z_dim, threshold, random)
            z = z.to(compute.device, compute.weights)
            generator(z, block, torch.ones_like(z[:, 0]))
    for norm, momentum in zip(norms, momenta, strict=True):
        norm.momentum = momentum
        norm.eval()
    return generator
