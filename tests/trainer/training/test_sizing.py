"""What a recipe will cost, against counting by hand."""

import pytest
import torch
from tests_support import SMALL
from torch import Tensor, nn

from trainer.networks.families import build_pair
from trainer.networks.precision import Compute
from trainer.recipe.recipe import Recipe, load_recipe
from trainer.training.sizing import measure_pair

SIZES = (2, 3)
CPU = Compute(torch.device("cpu"), torch.float32)


def recipe(*changes: str) -> Recipe:
    return load_recipe("dcgan-64", [*SMALL, *changes])


def counted_by_hand(network: nn.Module, *inputs: Tensor) -> int:
    """Sum outputs × what each is made of, over convolutions and linear layers."""
    total = 0

    def count(module: nn.Module, given: tuple[Tensor, ...], made: Tensor) -> None:
        nonlocal total
        total += made.numel() * module.weight[0].numel()

    for module in network.modules():
        if isinstance(module, nn.Conv2d | nn.Linear):
            module.register_forward_hook(count)
    with torch.no_grad():
        network(*inputs)
    return total


def test_multiply_adds_and_parameters_by_hand() -> None:
    size = measure_pair(recipe(), SIZES, CPU)
    pair = build_pair(recipe(), SIZES)
    z, attributes = torch.zeros(1, 8), torch.zeros(1, 5)
    by_hand = counted_by_hand(pair.generator.eval(), z, attributes, torch.ones(1))
    assert size.generator.multiply_adds == by_hand
    pictures = torch.zeros(1, 3, 16, 16)
    assert size.discriminator.multiply_adds == counted_by_hand(
        pair.discriminator, pictures, attributes
    )
    assert size.generator.parameters == sum(p.numel() for p in pair.generator.parameters())


def test_memory_grows_with_the_batch_and_penalties_and_shrinks_with_parts() -> None:
    def estimate(*changes: str) -> int:
        return measure_pair(recipe(*changes), SIZES, CPU).training_bytes

    small = estimate("objective.r1_gamma=0")
    assert small > 4 * 5 * measure_pair(recipe(), SIZES, CPU).generator.parameters
    large = estimate("objective.r1_gamma=0", "schedule.batch=64")
    assert large > 2 * small
    assert estimate("schedule.batch=64", "objective.r2_gamma=1") > large
    in_parts = estimate("objective.r1_gamma=0", "schedule.batch=64", "schedule.micro_batch=8")
    assert in_parts == small


@pytest.mark.parametrize("name", ["dcgan-64", "paper-dcgan"])
def test_what_is_kept_once_does_not_grow_with_the_pictures(name: str) -> None:
    mixed = Compute(torch.device("cpu"), torch.bfloat16)
    size = measure_pair(load_recipe(name), SIZES, mixed).discriminator
    # In half precision that is a copy of the weights.
    assert size.once_bytes == pytest.approx(2 * size.parameters, rel=0.05)
