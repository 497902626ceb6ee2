"""From a recipe and a data set's attributes to a pair of networks, and how those are trained."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol, cast, runtime_checkable

import torch
from torch import Tensor, nn

from trainer.networks.biggan import BigGANDiscriminator, BigGANGenerator
from trainer.networks.dcgan import DCGANDiscriminator, DCGANGenerator, DCGANShape
from trainer.networks.discriminator_output import leave_out_projection
from trainer.networks.row_streams import Random
from trainer.networks.sagan import SAGANDiscriminator, SAGANGenerator
from trainer.networks.spectral import settle_spectral_norms
from trainer.networks.stylegan import StyleGANDiscriminator, StyleGANGenerator
from trainer.recipe.network_tables import BigGANNetwork, DCGANNetwork, SAGANNetwork, StyleGANNetwork
from trainer.recipe.recipe import Recipe


class Generator(Protocol):
    """What every family's generator offers; each is an ``nn.Module`` as well.

    Attributes:
        resolution: height and width of the pictures.
        z_dim: length of z.
        classes: width of the attributes' vector, all classes together.
        num_styles: style layers.
        style_dim: length of each style.
        style_groups: (name, layers) of the style layers that belong together for a person.
    """

    resolution: int
    z_dim: int
    classes: int
    num_styles: int
    style_dim: int
    style_groups: tuple[tuple[str, tuple[int, ...]], ...]

    def mapping(self, z: Tensor, attributes: Tensor, truncation: Tensor) -> Tensor:
        """Return styles [b, num_styles, style_dim]."""

    def synthesis(self, styles: Tensor) -> Tensor:
        """Return pictures [b, 3, resolution, resolution] in -1 to 1."""

    def __call__(self, z: Tensor, attributes: Tensor, truncation: Tensor) -> Tensor:
        """Return the pictures of the latents."""


@runtime_checkable
class MixesStyles(Protocol):
    """A generator that draws styles for training otherwise than for pictures."""

    def training_styles(self, z: Tensor, attributes: Tensor, random: Random) -> Tensor:
        """Return styles [b, num_styles, style_dim], drawing what is random from ``random``."""


class Pair(NamedTuple):
    """The two networks of a GAN."""

    generator: nn.Module
    discriminator: nn.Module


def build_pair(recipe: Recipe, attribute_sizes: Sequence[int]) -> Pair:
    """Build the recipe's networks, freshly initialised from torch's global random stream.

    Args:
        recipe: family and sizes.
        attribute_sizes: number of classes of each attribute of the data set.
    """
    sizes = tuple(attribute_sizes) if recipe.conditioning.enabled else ()
    pair = BUILDERS[recipe.family](recipe, sizes)
    if not recipe.conditioning.projection:
        leave_out_projection(pair.discriminator)
    return pair


def _dcgan(recipe: Recipe, sizes: tuple[int, ...]) -> Pair:
    network = cast(DCGANNetwork, recipe.network)
    shape = DCGANShape(
        resolution=recipe.resolution,
        attribute_sizes=sizes,
        z_dim=network.z_dim,
        embedding_dim=network.embedding_dim if sizes else 0,
        generator_channels=network.generator_channels,
        discriminator_channels=network.discriminator_channels,
        plain=network.plain,
    )
    return Pair(DCGANGenerator(shape), DCGANDiscriminator(shape))


def _sagan(recipe: Recipe, sizes: tuple[int, ...]) -> Pair:
    sides = (recipe.resolution, sizes, cast(SAGANNetwork, recipe.network))
    return Pair(SAGANGenerator(*sides), SAGANDiscriminator(*sides))


def _biggan(recipe: Recipe, sizes: tuple[int, ...]) -> Pair:
    sides = (recipe.resolution, sizes, cast(BigGANNetwork, recipe.network))
    return Pair(BigGANGenerator(*sides), BigGANDiscriminator(*sides))


def _stylegan(recipe: Recipe, sizes: tuple[int, ...]) -> Pair:
    sides = (recipe.resolution, sizes, cast(StyleGANNetwork, recipe.network))
    return Pair(StyleGANGenerator(*sides), StyleGANDiscriminator(*sides))


Builder = Callable[[Recipe, tuple[int, ...]], Pair]

BUILDERS: dict[str, Builder] = {
    "dcgan": _dcgan,
    "sagan": _sagan,
    "biggan": _biggan,
    "stylegan": _stylegan,
}
"""By family, what builds its networks from a recipe and the number of classes of each attribute,
which are none without conditioning. docs/add-a-family.md adds one."""


def training_styles(generator: nn.Module, z: Tensor, attributes: Tensor, random: Random) -> Tensor:
    """Return the styles that a training draws pictures from, with ``generator.synthesis``.

    Those of ``mapping`` without truncation, unless the family has its own way, as a style-based
    generator has with style mixing.

    Args:
        generator: one of :func:`build_pair`.
        z: [b, z_dim].
        attributes: [b, classes].
        random: for whatever else is drawn; a stream for all rows or one for each.
    """
    if isinstance(generator, MixesStyles):
        return generator.training_styles(z, attributes, random)
    return cast(Generator, generator).mapping(z, attributes, torch.ones_like(z[:, 0]))


def training_pictures(
    generator: nn.Module, z: Tensor, attributes: Tensor, random: Random
) -> Tensor:
    """Draw pictures [b, 3, h, w] as a training does; see :func:`training_styles`."""
    styles = training_styles(generator, z, attributes, random)
    return cast(Generator, generator).synthesis(styles)


def settle_average(average: nn.Module) -> None:
    """Make exact what averaged weights took over from the generator as an estimate.

    The statistics of batch norm are for whoever can draw labels to measure.
    """
    settle_spectral_norms(average)
