"""The two networks as a step calls them: compiled where it pays."""

from collections.abc import Callable
from typing import cast

import torch
from torch import Tensor, nn

from trainer.batches import Wishes
from trainer.families import Generator, training_styles
from trainer.networks.verdict import Verdict
from trainer.precision import Compute


class Players:
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
        self._judge: Callable[..., Verdict] = discriminator
        if compiled:
            # Compiled forms share the weights, so checkpoints keep their names.
            self._synthesis = torch.compile(self._synthesis)
            self._judge = torch.compile(discriminator)

    def draw(self, wishes: Wishes) -> Tensor:
        """Draw what is wished for: pictures [b, 3, h, w] in -1 to 1.

        Noise inside the generator comes from torch's global stream, seeded anew for every part of
        every batch: so resuming needs no memory of it, and processes do not draw the same.
        """
        torch.manual_seed(wishes.seed)
        styles = training_styles(
            self.generator, wishes.z, wishes.attributes, torch.default_generator
        )
        return self._synthesis(styles)

    def judge(self, pictures: Tensor, attributes: Tensor, *, penalised: bool = False) -> Verdict:
        """Let the discriminator judge.

        Args:
            pictures: [b, 3, h, w] in -1 to 1.
            attributes: [b, classes] that the pictures are said to have.
            penalised: a gradient penalty follows, which compiled code does not allow.
        """
        call = self.discriminator if penalised else self._judge
        return cast(Verdict, call(pictures, attributes))
