"""Inception score: how sure and how varied the classes are that a classifier sees."""

import torch
from numpy.typing import ArrayLike
from torch import nn

from trainer.metrics.distances.features import in_canonical_order, set_of_features
from trainer.metrics.distances.memory_warning import without_memory_warning

SPLITS = 10


def inception_score(logits: ArrayLike, *, splits: int = SPLITS, seed: int = 0) -> float:
    """Return exp(mean KL(p(class | face), p(class))), the mean over ``splits`` parts; 1 at worst.

    Args:
        logits: [n, classes], at least one row per part.
        splits: parts that the faces are dealt into.
        seed: of the dealing, which starts from a canonical order.

    Raises:
        ValueError: the shape does not fit.
    """
    from torchmetrics.image.inception import InceptionScore

    table = set_of_features(logits, least=splits)
    with without_memory_warning():
        metric = InceptionScore(feature=nn.Identity(), splits=splits)
    metric.update(torch.from_numpy(in_canonical_order(table)))
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        mean, _ = metric.compute()
    return float(mean)
