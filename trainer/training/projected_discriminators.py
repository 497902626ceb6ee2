"""Giving a family's discriminator the judges that a recipe's table ``projected`` asks for."""

from collections.abc import Callable, Sequence
from pathlib import Path

from torch import nn

from acgan_desktop.core.errors import UserError
from trainer.networks.imagenet_features import ImageNetFeatures, load_imagenet_network
from trainer.networks.projected import FixedFeatures, FrozenFeatures, ProjectedDiscriminator
from trainer.networks.tagger import TaggerNetwork
from trainer.recipe.recipe import Recipe

LoadTagger = Callable[[Path], TaggerNetwork]
"""Returns the network that a tagger's run or file holds, in evaluation mode, for the caller alone.

It is called while the networks are built: their random weights depend on the moment, since building
a tagger draws random numbers, too.
"""


def no_tagger(folder: Path) -> TaggerNetwork:
    """Stand in where no recipe names a tagger.

    Raises:
        ValueError: one does.
    """
    raise ValueError(f"Nothing was given to load the tagger in {folder} with.")


def with_projected_discriminators(
    discriminator: nn.Module,
    recipe: Recipe,
    attribute_sizes: Sequence[int],
    load_tagger: LoadTagger = no_tagger,
) -> nn.Module:
    """Return ``discriminator`` beside the judges that the recipe asks for; itself if it asks none.

    Args:
        discriminator: the family's.
        recipe: where the taggers lie, whether ImageNet's features count, and how wide judges are.
        attribute_sizes: number of classes of each attribute of the data set.
        load_tagger: loads each tagger from its run or file.

    Raises:
        UserError: a tagger cannot be used, or pictures cannot be averaged down to its size; or the
            package that brings ImageNet's weights is missing.
    """
    projected = recipe.projected
    features: list[FixedFeatures] = [
        FrozenFeatures(_fitting(load_tagger, Path(folder), recipe)) for folder in projected.taggers
    ]
    if projected.imagenet:
        features.append(ImageNetFeatures(load_imagenet_network(), projected.imagenet_side))
    if not features:
        return discriminator
    conditioning = recipe.conditioning
    compared = sum(attribute_sizes) if conditioning.enabled and conditioning.projection else 0
    return ProjectedDiscriminator(discriminator, features, projected.width, compared)


def _fitting(load_tagger: LoadTagger, folder: Path, recipe: Recipe) -> TaggerNetwork:
    network = load_tagger(folder)
    if recipe.resolution % network.resolution:
        raise UserError(
            f"The tagger {folder} reads {network.resolution} px, but the recipe {recipe.name} "
            f"draws {recipe.resolution} px; give projected.taggers one for that size or a part "
            "of it."
        )
    return network
