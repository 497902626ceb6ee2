"""The two networks as a step calls them: compiled where it pays."""

from collections.abc import Callable
from typing import Protocol, cast, runtime_checkable

import torch
from torch import Tensor, nn

from trainer.networks.discriminator_output import DiscriminatorOutput
from trainer.networks.families import Generator, training_styles
from trainer.networks.precision import Compute
from trainer.networks.row_streams import Random
from trainer.objectives.batch import FakeBatch, Purpose


@runtime_checkable
class DrawsNoise(Protocol):
    """A generator whose ``synthesis(styles, noise)`` is disturbed in training."""

    def draw_noise(self, batch: int, random: Random) -> list[Tensor]:
        """Return noise for ``batch`` pictures."""


class NetworkPair:
    """Generator and discriminator, to be called within ``compute.autocast()``.

    Attributes:
        generator: the network itself.
        discriminator: the network itself.
        compute: device and precision.
    """

    def __init__(
        self, generator: nn.Module, discriminator: nn.Module, compute: Compute, *, compiled: bool
    ) -> None:
        """Take the networks; ``compiled`` lets torch.compile fuse their operations."""
        self.generator = generator
        self.discriminator = discriminator
        self.compute = compute
        self._synthesis: Callable[..., Tensor] = cast(Generator, generator).synthesis
        self._judge: Callable[..., DiscriminatorOutput] = discriminator
        if compiled:
            # Compiled forms share the weights, so checkpoints keep their names.
            self._synthesis = torch.compile(self._synthesis)
            self._judge = torch.compile(discriminator)

    def draw(self, wishes: FakeBatch, purpose: Purpose = Purpose.PICTURES) -> Tensor:
        """Draw what is wished for: pictures [b, 3, h, w] in -1 to 1.

        Whatever the generator draws besides comes from a stream for each row, seeded anew for
        every batch: so resuming needs no memory of it, and parts and processes change nothing.
        """
        styles, noise = self.styles(wishes, purpose)
        return self._synthesis(styles, *noise)

    def styles(self, wishes: FakeBatch, purpose: Purpose) -> tuple[Tensor, list[list[Tensor]]]:
        """Return styles [b, num_styles, style_dim], and what ``synthesis`` takes beside them."""
        random = wishes.streams(purpose)
        styles = training_styles(self.generator, wishes.z, wishes.attributes, random)
        if not isinstance(self.generator, DrawsNoise):
            return styles, []
        return styles, [self.generator.draw_noise(len(wishes.z), random)]

    def discriminate(
        self, pictures: Tensor, attributes: Tensor, *, penalised: bool = False
    ) -> DiscriminatorOutput:
        """Let the discriminator judge.

        Args:
            pictures: [b, 3, h, w] in -1 to 1.
            attributes: [b, classes] that the pictures are said to have.
            penalised: a gradient penalty follows, which compiled code does not allow.
        """
        call = self.discriminator if penalised else self._judge
        return cast(DiscriminatorOutput, call(pictures, attributes))
