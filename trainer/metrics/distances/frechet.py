"""Fréchet distance between two sets of features, each taken as a Gaussian."""

import torch
from numpy.typing import ArrayLike
from torch import Tensor, nn

from trainer.metrics.distances.features import pair_of_sets


def frechet_distance(real: ArrayLike, judged: ArrayLike) -> float:
    """Return |m1 - m2|² + tr(S1 + S2 - 2 (S1 S2)^½), with covariances over n - 1; 0 for equal sets.

    It falls with more images, so only figures of equal counts can be compared.

    Args:
        real: features [n, d], at least two rows.
        judged: features [m, d], at least two rows.

    Raises:
        ValueError: the shapes do not fit.
    """
    from torchmetrics.image.fid import FrechetInceptionDistance

    first, second = pair_of_sets(real, judged, least=2)
    metric = FrechetInceptionDistance(feature=_Given(first.shape[1]))
    metric.update(torch.from_numpy(first), real=True)
    metric.update(torch.from_numpy(second), real=False)
    return max(0.0, float(metric.compute()))  # rounding may leave it just below


class _Given(nn.Module):
    """The extractor of features that have been extracted already."""

    def __init__(self, num_features: int) -> None:
        super().__init__()
        self.num_features = num_features

    def forward(self, features: Tensor) -> Tensor:
        return features
