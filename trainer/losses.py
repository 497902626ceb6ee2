"""Adversarial and attribute losses: pure functions of scores and logits.

Scores are logits, [b] each; every loss is the mean over the batch, a scalar.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional


def bce_discriminator(real: Tensor, fake: Tensor) -> Tensor:
    """-log D(x) - log(1 - D(G(z))), D = sigmoid(score): Goodfellow et al. 2014, equation (1)."""
    return functional.binary_cross_entropy_with_logits(
        real, torch.ones_like(real)
    ) + functional.binary_cross_entropy_with_logits(fake, torch.zeros_like(fake))


def bce_generator(fake: Tensor) -> Tensor:
    """-log D(G(z)): the form that Goodfellow et al. 2014, section 3, train with."""
    return functional.binary_cross_entropy_with_logits(fake, torch.ones_like(fake))


def non_saturating_discriminator(real: Tensor, fake: Tensor) -> Tensor:
    """softplus(-D(x)) + softplus(D(G(z))): Karras et al. 2019 (StyleGAN), appendix C."""
    return functional.softplus(-real).mean() + functional.softplus(fake).mean()


def non_saturating_generator(fake: Tensor) -> Tensor:
    """softplus(-D(G(z)))."""
    return functional.softplus(-fake).mean()


class AdversarialLoss(NamedTuple):
    """The two sides of one objective."""

    discriminator: Callable[[Tensor, Tensor], Tensor]
    generator: Callable[[Tensor], Tensor]


ADVERSARIAL_LOSSES = {
    "bce": AdversarialLoss(bce_discriminator, bce_generator),
    "non_saturating": AdversarialLoss(non_saturating_discriminator, non_saturating_generator),
}


def attribute_loss(logits: Sequence[Tensor], labels: Tensor, smoothing: float = 0.0) -> Tensor:
    """Cross-entropy of the auxiliary classifiers, over the labels that are known.

    Args:
        logits: per attribute [b, its classes].
        labels: int64 [b, attributes]; -1 is unknown and gives neither loss nor gradient.
        smoothing: share of each target spread evenly over the classes, for noisy labels.

    Returns:
        The mean over known labels of each attribute, summed over attributes; 0 if none is known.
    """
    total = labels.new_zeros((), dtype=torch.float32)
    for column, scores in enumerate(logits):
        wanted = labels[:, column]
        known = wanted >= 0
        summed = functional.cross_entropy(
            scores, wanted, ignore_index=-1, reduction="sum", label_smoothing=smoothing
        )
        total = total + summed / known.sum().clamp(min=1)
    return total
