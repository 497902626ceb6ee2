"""Giving a family's discriminator the judges that a recipe's table ``projected`` asks for."""

from collections.abc import Sequence
from pathlib import Path

from torch import nn

from acgan_desktop.core.errors import UserError
from trainer.networks.imagenet_features import ImageNetFeatures, load_imagenet_network
from trainer.networks.projected import FixedFeatures, FrozenFeatures, ProjectedDiscriminator
from trainer.networks.tagger import TaggerNetwork
from trainer.recipe.recipe import Recipe
from trainer.runs.run_folder import RunFolder
from trainer.tagger.loading import load_tagger


def with_projected_discriminators(
    discriminator: nn.Module, recipe: Recipe, attribute_sizes: Sequence[int]
) -> nn.Module:
    """Return ``discriminator`` beside the judges that the recipe asks for; itself if it asks none.

    Args:
        discriminator: the family's.
        recipe: where the taggers lie, whether ImageNet's features count, and how wide judges are.
        attribute_sizes: number of classes of each attribute of the data set.

    Raises:
        UserError: a tagger cannot be used, or reads pictures of another size; or the package that
            brings ImageNet's weights is missing.
    """
    projected = recipe.projected
    features: list[FixedFeatures] = [
        FrozenFeatures(_read(Path(folder), recipe)) for folder in projected.taggers
    ]
    if projected.imagenet:
        features.append(ImageNetFeatures(load_imagenet_network(), projected.imagenet_side))
    if not features:
        return discriminator
    conditioning = recipe.conditioning
    compared = sum(attribute_sizes) if conditioning.enabled and conditioning.projection else 0
    return ProjectedDiscriminator(discriminator, features, projected.width, compared)


def _read(folder: Path, recipe: Recipe) -> TaggerNetwork:
    network = load_tagger(RunFolder.open(folder)).network
    if network.resolution != recipe.resolution:
        raise UserError(
            f"The tagger in {folder} reads {network.resolution} px, but the recipe {recipe.name} "
            f"draws {recipe.resolution} px; give projected.taggers one for that size."
        )
    return network
