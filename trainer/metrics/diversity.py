"""How much faces of one and the same choice of attributes differ.

Obedience can be bought with one face per choice; these figures show it.
"""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import ArrayLike, NDArray

from trainer.metrics.distances.features import set_of_features


def mean_distance(features: ArrayLike) -> float:
    """Return the mean Euclidean distance between two different rows of [n, d], n at least 2."""
    return float(torch.pdist(torch.from_numpy(set_of_features(features, least=2))).mean())


def pixel_variance(pixels: NDArray[np.uint8]) -> float:
    """Return the mean variance of a pixel over pictures uint8 [n, h, w, 3], n at least 2.

    Pixels are taken in -1 to 1; the estimate is unbiased.
    """
    if len(pixels) < 2:
        raise ValueError("needs at least two pictures")
    return float((pixels / 127.5).var(axis=0, ddof=1).mean())


def mean_within(figures: Sequence[float], counts: Sequence[int]) -> float:
    """Return the mean over choices of what was measured within each.

    Args:
        figures: one per choice.
        counts: how many faces each has; it weighs one less, its faces beyond the first.

    Raises:
        ValueError: there is no choice, or none has two faces.
    """
    if not figures or max(counts) < 2:
        raise ValueError("needs at least one choice of at least two faces")
    return float(np.average(figures, weights=[count - 1 for count in counts]))
