"""How fast a tagger learns: which weights decay, and the learning rate over the training."""

import math
from typing import Any

from torch import nn

from trainer.tagger.settings import TaggerSettings

_WARM_UP = 0.05


def parameter_groups(network: nn.Module, settings: TaggerSettings) -> list[dict[str, Any]]:
    """Decay matrices and kernels; leave norms and biases alone."""
    weights = [p for p in network.parameters() if p.ndim > 1]
    others = [p for p in network.parameters() if p.ndim <= 1]
    rate = settings.learning_rate
    return [
        {"params": weights, "lr": rate, "weight_decay": settings.weight_decay},
        {"params": others, "lr": rate, "weight_decay": 0.0},
    ]


def pace(progress: float) -> float:
    """Return the learning rate as a share of the largest: a short rise, then a cosine to 0."""
    if progress < _WARM_UP:
        return (progress + 0.001) / (_WARM_UP + 0.001)
    return 0.5 * (1 + math.cos(math.pi * (progress - _WARM_UP) / (1 - _WARM_UP)))
