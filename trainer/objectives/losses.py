"""Adversarial and attribute losses: pure functions of scores and logits.

Scores are logits, [b] each; every loss is the mean over the batch, a scalar, so the loss of a batch
is the mean of the losses of its equal parts. ``real`` and ``fake`` are the scores of real and of
generated faces.
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


def least_squares_discriminator(real: Tensor, fake: Tensor) -> Tensor:
    """((D(x) - 1)² + D(G(z))²) / 2: Mao et al. 2017 (LSGAN), equation (9)."""
    return ((real - 1).square().mean() + fake.square().mean()) / 2


def least_squares_generator(fake: Tensor) -> Tensor:
    """(D(G(z)) - 1)² / 2: Mao et al. 2017, equation (9)."""
    return (fake - 1).square().mean() / 2


def hinge_discriminator(real: Tensor, fake: Tensor) -> Tensor:
    """max(0, 1 - D(x)) + max(0, 1 + D(G(z))): Zhang et al. 2019 (SAGAN), equation (4)."""
    return functional.relu(1 - real).mean() + functional.relu(1 + fake).mean()


def hinge_generator(fake: Tensor) -> Tensor:
    """-D(G(z)): Zhang et al. 2019, equation (4)."""
    return -fake.mean()


def relativistic_discriminator(real: Tensor, fake: Tensor) -> Tensor:
    """softplus(D(G(z)) - D(x)) over pairs: Jolicoeur-Martineau 2019, equation (7); R3GAN."""
    return functional.softplus(fake - real).mean()


def relativistic_generator(real: Tensor, fake: Tensor) -> Tensor:
    """softplus(D(x) - D(G(z))) over pairs: Jolicoeur-Martineau 2019, equation (8); R3GAN."""
    return functional.softplus(real - fake).mean()


class AdversarialLoss(NamedTuple):
    """The two sides of one objective.

    Attributes:
        discriminator: of the scores (real, fake).
        generator: of the scores fake, or of (real, fake) if ``compares``.
        compares: the generator's side too needs the scores of as many real faces.
    """

    discriminator: Callable[[Tensor, Tensor], Tensor]
    generator: Callable[..., Tensor]
    compares: bool = False


ADVERSARIAL_LOSSES = {
    "bce": AdversarialLoss(bce_discriminator, bce_generator),
    "non_saturating": AdversarialLoss(non_saturating_discriminator, non_saturating_generator),
    "least_squares": AdversarialLoss(least_squares_discriminator, least_squares_generator),
    "hinge": AdversarialLoss(hinge_discriminator, hinge_generator),
    "relativistic": AdversarialLoss(
        relativistic_discriminator, relativistic_generator, compares=True
    ),
}


def projected_loss(side: Callable[..., Tensor], *scores: Sequence[Tensor]) -> Tensor:
    """Return the mean of one side of an adversarial loss over several judges; a scalar.

    Sauer et al. 2021, "Projected GANs converge faster", equation (4), which sums over the judges;
    the mean keeps the weight of the whole apart from their number.

    Args:
        side: of an :class:`AdversarialLoss`.
        scores: what that side takes, each one tensor [b, positions] a judge.
    """
    losses = [side(*of_judge) for of_judge in zip(*scores, strict=True)]
    return torch.stack(losses).mean()


def attribute_loss(
    logits: Sequence[Tensor],
    labels: Tensor,
    smoothing: float = 0.0,
    known: Sequence[float] | None = None,
    weights: Tensor | None = None,
) -> Tensor:
    """Cross-entropy of the auxiliary classifiers, over the labels that are known.

    Args:
        logits: per attribute [b, its classes].
        labels: int64 [b, attributes]; -1 is unknown and gives neither loss nor gradient.
        smoothing: share of each target spread evenly over the classes, for noisy labels.
        known: per attribute, what its sum is divided by instead of its own number of known labels;
            for a part of a batch, the mean number of a part, so that parts average to the whole.
        weights: [b, attributes], what each label counts, and counts as in those numbers; None = 1.

    Returns:
        The mean over known labels of each attribute, summed over attributes; 0 if none is known.
    """
    total = labels.new_zeros((), dtype=torch.float32)
    for column, scores in enumerate(logits):
        wanted = labels[:, column]
        summed = functional.cross_entropy(
            scores,
            wanted,
            ignore_index=-1,
            reduction="sum" if weights is None else "none",
            label_smoothing=smoothing,
        )
        count = (wanted >= 0).sum().clamp(min=1)
        if weights is not None:
            own = weights[:, column].to(summed.dtype)
            summed = (summed * own).sum()
            weighed = (own * (wanted >= 0)).sum()
            count = torch.where(weighed > 0, weighed, torch.ones_like(weighed))
        divisor = count if known is None else (known[column] or 1.0)
        total = total + summed / divisor
    return total
