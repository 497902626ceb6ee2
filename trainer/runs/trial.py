"""How fast a recipe trains on this machine, found out by some of its steps."""

import time
from pathlib import Path

import numpy as np

from trainer.data.dataset import Dataset
from trainer.data.manifest import HELD_OUT, TRAINING, DatasetAttribute, DatasetManifest
from trainer.networks.precision import Compute
from trainer.recipe.recipe import Recipe
from trainer.runs.computing_clock import computing_seconds
from trainer.training.projected_discriminators import LoadTagger, no_tagger
from trainer.training.training import Training

# Where other programs have the processors, so many times the seconds are enough.
_PATIENCE = 3


def images_per_second(
    recipe: Recipe,
    attributes: tuple[DatasetAttribute, ...],
    compute: Compute,
    seconds: float,
    load_tagger: LoadTagger = no_tagger,
) -> float:
    """Train on noise for about so many ``seconds``, after a first step; return the speed.

    Args:
        recipe: what to try; where it starts from does not matter.
        attributes: of the data set.
        compute: device and precision.
        seconds: how long to try, at least for a step.
        load_tagger: loads the taggers that the recipe names.

    Raises:
        UserError: the recipe cannot be built.
    """
    training = Training(recipe, _noise(recipe, attributes), compute, load_tagger=load_tagger)
    float(training.step().loss_g)  # takes memory, compiles, and waits for a graphics card
    shown, begun, last = training.images_shown, computing_seconds(), time.monotonic()
    while True:
        float(training.step().loss_g)
        passed = computing_seconds() - begun
        if passed >= seconds or time.monotonic() - last >= _PATIENCE * seconds:
            return (training.images_shown - shown) / max(passed, 1e-9)


def _noise(recipe: Recipe, attributes: tuple[DatasetAttribute, ...]) -> Dataset:
    """Return pictures of noise, a batch of them and one held out, with labels drawn by chance."""
    random = np.random.default_rng(0)
    side, count = recipe.resolution, recipe.schedule.batch + 1
    split = np.full(count, TRAINING, np.uint8)
    split[-1] = HELD_OUT
    labels = [random.integers(0, len(one.classes), count) for one in attributes]
    table = np.array(labels, np.int16).reshape(len(attributes), count).T
    return Dataset(
        Path("noise"),
        DatasetManifest(
            name="noise",
            resolution=side,
            images=count,
            sha256="0" * 64,
            attributes=attributes,
            held_out=0.0,
        ),
        random.integers(0, 256, (count, side, side, 3), np.uint8),
        table,
        np.ones(table.shape, np.uint8),
        np.ones(table.shape, np.float32),
        split,
    )
