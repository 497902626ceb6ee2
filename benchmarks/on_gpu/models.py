"""The networks that are measured: recipes of every family and size, untrained, and their files."""

from pathlib import Path

import numpy as np
import torch
from torch import nn

from acgan_desktop.engine.model_file.manifest import Attribute, DatasetFacts
from trainer.data.dataset import Dataset
from trainer.data.preparation.prepare import prepare
from trainer.export.exporter import ModelFacts, export_generator
from trainer.networks.families import build_pair
from trainer.recipe.recipe import Recipe, load_recipe

ATTRIBUTES = (("hair_length", 2), ("hair_color", 12), ("eye_color", 11))
SIZES = tuple(classes for _, classes in ATTRIBUTES)
TINY = {
    "dcgan": (),
    "sagan": ("network.attention_stage=1",),
    "biggan": ("network.attention_stage=1", "network.z_dim=9"),
    "stylegan": ("network.style_dim=12", "network.mapping_layers=2"),
}
# The size of StyleGAN2-ADA's "auto" configuration at 128 px: at most 512 channels, half of them at
# high resolutions, two mapping layers, batches of 32.
STYLEGAN2_SIZE = (
    "network.z_dim=512",
    "network.style_dim=512",
    "network.mapping_layers=2",
    "network.generator_channels=[512,512,512,512,256,128]",
    "network.discriminator_channels=[128,256,512,512,512,512]",
)


def recipe_of(family: str, resolution: int, *changes: str, tiny: bool = False) -> Recipe:
    """Return the family's bundled recipe, its networks made to fit ``resolution``.

    96 px are 6 times 2 to the 4 and 64 px 4 times that, so both take the same channels; 128 px have
    recipes of their own.
    """
    own: list[str] = [f"resolution={resolution}"]
    if tiny:
        own += ["network.generator_channels=[8,8,8]", "network.discriminator_channels=[8,8,8]"]
        own += ["network.z_dim=8", "network.embedding_dim=6", *TINY[family]]
        own += ["schedule.batch=8", "precision=float32"]
    name = f"{family}-128" if resolution == 128 else f"{family}-64"
    return load_recipe(name, [*own, *changes])


def fresh_generator(recipe: Recipe) -> nn.Module:
    """Return an untrained generator, the same in every process of a machine."""
    torch.manual_seed(0)
    generator = build_pair(recipe, SIZES).generator
    with torch.no_grad():
        # Fresh gains are exactly 1, and a multiplication by 1 must not be left out by anybody.
        for parameter in generator.parameters():
            parameter.add_(0.01 * torch.randn_like(parameter))
    return generator.eval()


def export_fresh(recipe: Recipe, path: Path) -> None:
    """Write the model file of :func:`fresh_generator`, as training's exporter does."""
    facts = ModelFacts(
        name=recipe.name,
        family=recipe.family,
        attributes=tuple(
            Attribute(
                name=name,
                classes=tuple(f"class {number}" for number in range(classes)),
                shares=(1 / classes,) * classes,
            )
            for name, classes in (ATTRIBUTES if recipe.conditioning.enabled else ())
        ),
        dataset=DatasetFacts(name="none", images=0, sha256=""),
        kimg=0,
        licence="none",
    )
    export_generator(fresh_generator(recipe), facts, path)


def noise_faces(folder: Path, resolution: int, count: int) -> Dataset:
    """Return a data set of noise in ``folder``, made at most once.

    What the pictures show does not change the speed.
    """
    if not (folder / "dataset").is_dir():
        from PIL import Image

        source = folder / "faces"
        source.mkdir(parents=True, exist_ok=True)
        random = np.random.default_rng(0)
        lines = ["file," + ",".join(name for name, _ in ATTRIBUTES)]
        for number in range(count):
            pixels = random.integers(0, 256, (resolution, resolution, 3), dtype=np.uint8)
            Image.fromarray(pixels).save(source / f"{number}.png")
            classes = (f"c{number % classes}" for _, classes in ATTRIBUTES)
            lines.append(f"{number}.png," + ",".join(classes))
        (folder / "labels.csv").write_text("\n".join(lines))
        prepare([source], folder / "labels.csv", resolution, folder / "dataset", processes=1)
    return Dataset.open(folder / "dataset")
