"""What a model file says of a generator, gathered from its recipe and its data set."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from acgan_desktop.engine.model_file.manifest import Attribute, DatasetFacts, Truncation

if TYPE_CHECKING:
    from trainer.data.manifest import DatasetManifest
    from trainer.export.exporter import ModelFacts
    from trainer.recipe.recipe import Recipe


NO_LICENCE = "Not stated by whoever trained this model."


def facts_of(
    recipe: "Recipe",
    dataset: "DatasetManifest",
    kimg: float,
    name: str | None = None,
    licence: str = NO_LICENCE,
) -> "ModelFacts":
    """Return what a model file says of a generator that learned from ``dataset``.

    Args:
        recipe: what it was trained by.
        dataset: the faces.
        kimg: thousands of real images shown.
        name: what to call the model; the recipe's name if None.
        licence: the model's terms of use.
    """
    from trainer.export.exporter import ModelFacts

    asked = dataset.attributes if recipe.conditioning.enabled else ()
    return ModelFacts(
        name=name or recipe.name,
        family=recipe.family,
        attributes=tuple(
            Attribute(name=one.name, classes=one.classes, shares=class_shares(one.counts))
            for one in asked
        ),
        dataset=DatasetFacts(name=dataset.name, images=dataset.images, sha256=dataset.sha256),
        kimg=kimg,
        licence=licence,
        truncation=truncation_of(recipe),
    )


def truncation_of(recipe: "Recipe") -> Truncation:
    """Return the range of psi that a generator has learned, and where to start.

    One that learned from truncated latents has never seen a number beyond the threshold, so psi
    ends at the share of numbers within it.
    """
    from trainer.networks.truncation import share_within

    most = share_within(recipe.objective.latent_threshold or math.inf)
    return Truncation(default=min(0.7, most), min=0.0, max=most)


def class_shares(counts: Sequence[int]) -> tuple[float, ...]:
    """Return how frequent each class is among the faces whose class is known; they sum to 1."""
    total = sum(counts)
    if total == 0:
        return tuple(1 / len(counts) for _ in counts)
    return tuple(count / total for count in counts)
