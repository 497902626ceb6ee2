"""The ``network`` table of a recipe, one kind per family: sizes, typed. Needs no torch."""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, FiniteFloat, PositiveFloat, PositiveInt

from acgan_desktop.core.file_model import FileModel
from trainer.recipe.resolutions import stages_for

Width = Annotated[int, Field(ge=1, le=4096)]
Channels = Annotated[tuple[PositiveInt, ...], Field(min_length=2, max_length=10)]


class Network(FileModel):
    """What every family's networks have.

    Attributes:
        z_dim: length of the latent.
        embedding_dim: length of the attributes' embedding; unused without conditioning.
        generator_channels: per resolution, from the base upwards.
        discriminator_channels: per resolution, from full size down to the base.
    """

    model_config = ConfigDict(frozen=True)

    z_dim: Width = 128
    embedding_dim: Width = 96
    generator_channels: Channels
    discriminator_channels: Channels

    def check(self, resolution: int) -> None:
        """Check that the sizes fit ``resolution``.

        Raises:
            ValueError: they do not; the message begins with the key.
        """
        _, doublings = stages_for(resolution)
        self._check_count("generator_channels", self.generator_channels, resolution, doublings + 1)
        self._check_count(
            "discriminator_channels", self.discriminator_channels, resolution, doublings + 1
        )

    @staticmethod
    def _check_count(key: str, channels: Sequence[int], resolution: int, wanted: int) -> None:
        if len(channels) != wanted:
            raise ValueError(f"network.{key}: a resolution of {resolution} takes {wanted}")


class DCGANNetwork(Network):
    """Sizes of a DCGAN.

    Attributes:
        plain: the first paper's DCGAN, with transposed convolutions and batch norm in both.
    """

    plain: bool = False

    def check(self, resolution: int) -> None:
        """Check that the sizes fit ``resolution``; see :meth:`Network.check`."""
        if not self.plain:
            super().check(resolution)
            return
        _, doublings = stages_for(resolution)
        # The plain generator's last doubling is the one that makes colours of features.
        self._check_count("generator_channels", self.generator_channels, resolution, doublings)
        self._check_count(
            "discriminator_channels", self.discriminator_channels, resolution, doublings + 1
        )


class _Attentive(Network):
    """Sizes of networks with self-attention.

    Attributes:
        attention_stage: the block of both networks sits where features are base · 2 to this power
            wide and high; 0 leaves it out.
    """

    attention_stage: Annotated[int, Field(ge=0, le=10)] = 2

    def check(self, resolution: int) -> None:
        """Check that the sizes fit ``resolution``; see :meth:`Network.check`."""
        super().check(resolution)
        _, doublings = stages_for(resolution)
        if self.attention_stage >= doublings:
            raise ValueError(
                f"network.attention_stage: a resolution of {resolution} has the middle stages 1 to "
                f"{doublings - 1}, or 0 for none"
            )


class SAGANNetwork(_Attentive):
    """Sizes of a SAGAN."""


class BigGANNetwork(_Attentive):
    """Sizes of a BigGAN.

    Attributes:
        z_dim: is split evenly over the first layer and the residual blocks, one a doubling.
    """

    z_dim: Width = 120

    def check(self, resolution: int) -> None:
        """Check that the sizes fit ``resolution``; see :meth:`Network.check`."""
        super().check(resolution)
        _, doublings = stages_for(resolution)
        if self.z_dim % (doublings + 1):
            raise ValueError(
                f"network.z_dim: a resolution of {resolution} splits it into {doublings + 1} equal "
                "chunks"
            )


class StyleGANNetwork(Network):
    """Sizes of a StyleGAN.

    Attributes:
        style_dim: length of w.
        mapping_layers: layers from z to w.
        mapping_rate: learning rate of these layers as a share of the others'.
        modulation: how w acts on a layer: "demodulation" (StyleGAN2) or "adain" (StyleGAN).
        mixing: share of generated training pictures that take the styles of two latents.
    """

    style_dim: Width = 128
    mapping_layers: Annotated[int, Field(ge=1, le=16)] = 4
    mapping_rate: PositiveFloat = 0.01
    modulation: Literal["demodulation", "adain"] = "demodulation"
    mixing: Annotated[FiniteFloat, Field(ge=0, le=1)] = 0.9
