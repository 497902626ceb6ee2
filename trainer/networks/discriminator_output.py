"""What a discriminator answers, and the heads that every family puts on its features."""

from typing import NamedTuple

from torch import Tensor, nn

from trainer.networks.layers import at_least_float32


class DiscriminatorOutput(NamedTuple):
    """A discriminator's answer for a batch.

    Attributes:
        score: [b], the logit of "real, and as asked".
        classes: per attribute [b, its classes], logits of what is seen; empty when unconditional.
        projected: further scores [b, positions], of judges that see taggers' features; see
            :mod:`trainer.networks.projected`.
    """

    score: Tensor
    classes: tuple[Tensor, ...]
    projected: tuple[Tensor, ...] = ()


def leave_out_projection(discriminator: nn.Module) -> None:
    """Let the score of ``discriminator`` depend on the picture alone."""
    for module in discriminator.modules():
        if isinstance(module, DiscriminatorHeads):
            module.projection = None


class DiscriminatorHeads(nn.Module):
    """Score, projection of the attributes, and one auxiliary classifier per attribute.

    The score is v · f + y · (V f) for features f and attributes y: Miyato and Koyama 2018, "cGANs
    with projection discriminator", equation (3). An unknown attribute is a block of zeros in y, so
    it adds nothing to the score. The classifiers are those of Odena et al. 2017 (AC-GAN).
    """

    def __init__(self, features: int, attribute_sizes: tuple[int, ...]) -> None:
        super().__init__()
        classes = sum(attribute_sizes)
        self.score = nn.Linear(features, 1)
        self.projection = nn.Linear(features, classes, bias=False) if classes else None
        self.classifiers = nn.ModuleList(nn.Linear(features, size) for size in attribute_sizes)

    def forward(self, features: Tensor, attributes: Tensor) -> DiscriminatorOutput:
        """Judge ``features`` [b, f] of pictures said to have ``attributes`` [b, classes]."""
        score = at_least_float32(self.score(features))[:, 0]
        if self.projection is not None:
            projected = at_least_float32(self.projection(features)) * attributes
            score = score + projected.sum(dim=1)
        return DiscriminatorOutput(
            score, tuple(at_least_float32(head(features)) for head in self.classifiers)
        )
