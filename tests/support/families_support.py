"""The families small enough to train in a test."""

from tests_support import SMALL

from trainer.data.dataset import Dataset
from trainer.networks.precision import choose_compute
from trainer.recipe.recipe import Recipe, load_recipe
from trainer.tagger.loading import load_tagger_network
from trainer.training.training import Training

FAMILIES = ("dcgan", "sagan", "biggan", "stylegan")
# What makes a family's bundled recipe fit 16 px, beside what is small for all.
OWN: dict[str, tuple[str, ...]] = {
    "dcgan": (),
    "sagan": ("network.attention_stage=1",),
    "biggan": ("network.attention_stage=1", "network.z_dim=9"),
    "stylegan": ("network.style_dim=12", "network.mapping_layers=2", "objective.r1_interval=2"),
}
KINDS = [*((family, ()) for family in FAMILIES), ("stylegan", ("network.modulation=adain",))]
NAMES = [*FAMILIES, "stylegan-adain"]


def small(family: str, *changes: str) -> Recipe:
    return load_recipe(f"{family}-64", [*SMALL, *OWN[family], *changes])


def make(dataset: Dataset, recipe: Recipe, precision: str = "float32") -> Training:
    compute = choose_compute("cpu", precision)  # type: ignore[arg-type]
    return Training(recipe, dataset, compute, load_tagger=load_tagger_network)
