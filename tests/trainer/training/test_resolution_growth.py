"""Trainings that go on at twice the size with what they know."""

from pathlib import Path

import pytest
import torch
from families_support import FAMILIES, OWN, make, small
from tests_support import SMALL, prepare_drawn_faces

from trainer.data.dataset import Dataset
from trainer.networks.families import build_pair
from trainer.recipe.recipe import Recipe, load_recipe
from trainer.runs.initial_weights import initialise_from
from trainer.runs.loop import fit
from trainer.training.resolution_growth import (
    begin_by_passing_on,
    more_doublings,
    name_at_resolution,
)
from trainer.training.training import Training

SHORT = ("schedule.kimg=0.016", "schedule.batch=16", "schedule.ema_half_life_kimg=0")


def larger(family: str) -> Recipe:
    """Return the test's small recipe of a family at 32 px instead of 16."""
    recipe = small(family)
    network = recipe.network
    channels: dict[str, object] = {
        "generator_channels": (*network.generator_channels, network.generator_channels[-1]),
        "discriminator_channels": (
            network.discriminator_channels[0],
            *network.discriminator_channels,
        ),
    }
    if family == "biggan":
        channels["z_dim"] = network.z_dim // 3 * 4  # the same chunk for one style more
    grown = network.model_copy(update=channels)
    return recipe.model_copy(update={"resolution": 32, "network": grown})


@pytest.fixture(autouse=True)
def one_thread() -> None:
    torch.set_num_threads(1)


@pytest.fixture(scope="module")
def sets(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    folder = tmp_path_factory.mktemp("faces")
    return {size: prepare_drawn_faces(folder / str(size), size=size) for size in (16, 32)}


def test_stages_of_a_discriminator_move_and_all_others_stay() -> None:
    moved = name_at_resolution("discriminator.blocks.0.first.bias", 1)
    assert moved == "discriminator.blocks.1.first.bias"
    for name in ("discriminator.stem.bias", "generator.blocks.0.first.bias", "average.norm.bias"):
        assert name_at_resolution(name, 1) == name
    assert [more_doublings(*sides) for sides in ((64, 128), (64, 64), (96, 48))] == [1, 0, -1]


@pytest.mark.parametrize("family", FAMILIES)
def test_a_run_at_twice_the_size_begins_with_what_fits(
    family: str, sets: dict[int, Path], tmp_path: Path
) -> None:
    recipe = load_recipe(f"{family}-64", [*_changes(family), *SHORT])
    fit(recipe, sets[16], tmp_path / "run", device="cpu", say=lambda words: None)
    smaller = make(Dataset.open(sets[16]), recipe)
    initialise_from(smaller, tmp_path / "run")
    training = make(Dataset.open(sets[32]), larger(family))
    taken = initialise_from(training, tmp_path / "run")
    assert taken.fitting / taken.all > (0.4 if family == "dcgan" else 0.6)
    assert _first_stage(training) == _first_stage(smaller)
    report = training.step()
    assert torch.isfinite(report.loss_g)
    assert torch.isfinite(report.loss_d)


def test_new_blocks_pass_on_what_they_are_given() -> None:
    pair = build_pair(larger("biggan"), (2, 3))
    for network in pair:
        begin_by_passing_on(network, 1)
        network.eval()
    up, down = pair.generator.blocks[-1], pair.discriminator.blocks[0]
    features = torch.randn(2, up.skip.in_channels, 4, 4)
    torch.testing.assert_close(up.skip(features), features, rtol=1e-4, atol=1e-4)
    features = torch.randn(2, down.skip.in_channels, 4, 4)
    torch.testing.assert_close(down.skip(features), features, rtol=1e-4, atol=1e-4)


def _changes(family: str) -> tuple[str, ...]:
    return (*SMALL, *OWN[family])


def _first_stage(training: Training) -> list[float]:
    """Return some numbers of the generator's weights that do not depend on the resolution."""
    state = training.generator.state_dict()
    return [
        float(tensor.double().sum())
        for name, tensor in state.items()
        if name.endswith(("start.weight", "start.parametrizations.weight.original"))
        or "layers.0.convolve" in name
    ]
