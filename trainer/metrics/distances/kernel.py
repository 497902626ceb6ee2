"""Kernel distance: squared maximum mean discrepancy under a polynomial kernel, over subsets."""

from typing import NamedTuple

import torch
from numpy.typing import ArrayLike
from torch import nn

from trainer.metrics.distances.features import in_canonical_order, pair_of_sets
from trainer.metrics.distances.memory_warning import without_memory_warning

SUBSETS = 100
SUBSET_SIZE = 1000
KERNEL = "(x·y / d + 1)^3"


class KernelDistance(NamedTuple):
    """Mean and standard deviation of the unbiased estimate over the subsets, and their size."""

    mean: float
    deviation: float
    subsets: int
    subset_size: int


def kernel_distance(
    real: ArrayLike,
    judged: ArrayLike,
    *,
    subsets: int = SUBSETS,
    subset_size: int = SUBSET_SIZE,
    seed: int = 0,
) -> KernelDistance:
    """Return the kernel distance, which has no bias from the number of images; about 0 for equals.

    Subsets are drawn without repetition from the rows in canonical order, so that neither the
    order of the faces nor how they were batched changes the figure.

    Args:
        real: features [n, d], at least two rows.
        judged: features [m, d], at least two rows.
        subsets: how many subsets are drawn of each set.
        subset_size: rows in each; n or m, whichever is less, if that is less.
        seed: of the draws.

    Raises:
        ValueError: the shapes do not fit.
    """
    from torchmetrics.image.kid import KernelInceptionDistance

    first, second = pair_of_sets(real, judged, least=2)
    size = min(subset_size, len(first), len(second))
    with without_memory_warning():
        metric = KernelInceptionDistance(feature=nn.Identity(), subsets=subsets, subset_size=size)
    metric.update(torch.from_numpy(in_canonical_order(first)), real=True)
    metric.update(torch.from_numpy(in_canonical_order(second)), real=False)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        mean, deviation = metric.compute()
    return KernelDistance(float(mean), float(deviation), subsets, size)
