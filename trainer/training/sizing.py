"""What a recipe will cost before it is trained: parameters, multiply-adds, memory."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.utils.flop_counter import FlopCounterMode

from trainer.networks.families import build_pair, training_pictures
from trainer.networks.precision import Compute
from trainer.recipe.recipe import Recipe
from trainer.training.projected_discriminators import (
    LoadTagger,
    no_tagger,
    with_projected_discriminators,
)

# Numbers of faces on which the networks are tried: what both keep once is not a picture's.
FEW, MORE = 2, 4


@dataclass(frozen=True)
class NetworkSize:
    """What one network costs.

    Attributes:
        parameters: numbers that are learned.
        multiply_adds: of one pass forward, for one picture, in convolutions and matrix products.
        kept_bytes: what one picture's pass forward keeps for the way back.
        once_bytes: what a pass keeps besides, whatever the number of pictures: weights in the
            precision that is computed in.
    """

    parameters: int
    multiply_adds: int
    kept_bytes: int
    once_bytes: int

    def passing(self, pictures: int) -> int:
        """Return how many bytes a pass of so many pictures keeps."""
        return self.once_bytes + pictures * self.kept_bytes


@dataclass(frozen=True)
class PairSize:
    """What both networks cost.

    Attributes:
        generator: the one.
        discriminator: the other.
        training_bytes: estimate of the memory that training takes at its peak, see
            :func:`training_memory`.
    """

    generator: NetworkSize
    discriminator: NetworkSize
    training_bytes: int


def measure_pair(
    recipe: Recipe,
    attribute_sizes: Sequence[int],
    compute: Compute,
    load_tagger: LoadTagger = no_tagger,
) -> PairSize:
    """Build the recipe's networks and try them on a few faces, on the CPU.

    Judges that see taggers' features count to the discriminator.

    Args:
        recipe: what to measure.
        attribute_sizes: number of classes of each attribute of the data set.
        compute: the precision that counts.
        load_tagger: loads the taggers that the recipe names.

    Raises:
        UserError: a tagger that the recipe names cannot be used.
    """
    on_cpu = Compute(torch.device("cpu"), compute.dtype)
    pair = build_pair(recipe, attribute_sizes)
    judges = with_projected_discriminators(pair.discriminator, recipe, attribute_sizes, load_tagger)
    classes = sum(attribute_sizes) if recipe.conditioning.enabled else 0

    def draw(count: int) -> Tensor:
        z, attributes = torch.randn(count, recipe.network.z_dim), torch.zeros(count, classes)
        return training_pictures(pair.generator, z, attributes, torch.default_generator)

    def judge(count: int) -> object:
        side = recipe.resolution
        return judges(torch.zeros(count, 3, side, side), torch.zeros(count, classes))

    generator = _try(pair.generator, draw, on_cpu)
    discriminator = _try(judges, judge, on_cpu)
    return PairSize(generator, discriminator, training_memory(recipe, generator, discriminator))


def training_memory(recipe: Recipe, generator: NetworkSize, discriminator: NetworkSize) -> int:
    """Return about how many bytes training takes at its peak, beside the program itself.

    Weights, gradients and Adam's two moments in float32, the generator's average; and the larger of
    what the two updates keep for the way back. The discriminator's holds a pass over real and one
    over generated faces; a gradient penalty keeps about twice as much again for each kind that it
    is taken on, since the gradient is itself differentiated. The generator's holds a pass through
    both networks. Half as much again is for what lives while a layer is computed.
    """
    objective, schedule = recipe.objective, recipe.schedule
    weights = 4 * (5 * generator.parameters + 4 * discriminator.parameters)
    at_once = min(schedule.micro_batch or schedule.batch, schedule.batch)
    penalties = (objective.r1_gamma > 0) + (objective.r2_gamma > 0)
    update_d = discriminator.passing(at_once) * (2 + 2 * penalties)
    update_g = generator.passing(at_once) + discriminator.passing(at_once)
    if objective.path_length_weight > 0:
        update_g = max(update_g, 3 * generator.passing(at_once))
    return weights + int(1.5 * max(update_d, update_g))


def _try(network: nn.Module, call: Callable[[int], object], compute: Compute) -> NetworkSize:
    """Call the network on few and on more pictures; note what it multiplies and what it keeps."""
    own = {parameter.untyped_storage().data_ptr() for parameter in network.parameters()}
    flops, kept = zip(*(_pass(call, count, own, compute) for count in (FEW, MORE)), strict=True)
    a_picture = (kept[1] - kept[0]) // (MORE - FEW)
    return NetworkSize(
        parameters=sum(parameter.numel() for parameter in network.parameters()),
        multiply_adds=(flops[1] - flops[0]) // (MORE - FEW) // 2,
        kept_bytes=a_picture,
        once_bytes=max(0, kept[0] - FEW * a_picture),
    )


def _pass(
    call: Callable[[int], object], count: int, own: set[int], compute: Compute
) -> tuple[int, int]:
    """Return the floating point operations of one pass, and the bytes that it keeps."""
    kept: dict[int, int] = {}
    alive: list[Tensor] = []  # so that no address is used twice

    def note(tensor: Tensor) -> Tensor:
        storage = tensor.untyped_storage()
        if storage.data_ptr() not in own:
            kept[storage.data_ptr()] = storage.nbytes()
            alive.append(tensor)
        return tensor

    counter = FlopCounterMode(display=False)
    hooks = torch.autograd.graph.saved_tensors_hooks(note, lambda tensor: tensor)
    with counter, compute.autocast(), hooks:
        call(count)
    return counter.get_total_flops(), sum(kept.values())
