"""How many multiplications a training needs, so that its speed can be held against the card's."""

from collections.abc import Sequence

import torch

from trainer.networks.precision import Compute
from trainer.recipe.recipe import Recipe
from trainer.training.sizing import measure_pair


def operations_per_image(recipe: Recipe, sizes: Sequence[int], dtype: torch.dtype) -> int:
    """Return the floating point operations of a training for one real image, 2 a multiply-add.

    Passes forward, and twice as many backward, once where only the pictures' gradient is needed.
    An update of the discriminator draws one picture without going back, and judges it and a real
    one; an update of the generator draws one and judges it, and goes back through both, for the
    generator's weights alone. Gradient and path length penalties, the optimisers and whatever is
    not a convolution or a matrix product are not counted, so the share of a card's rate that
    follows is a lower bound.
    """
    pair = measure_pair(recipe, sizes, Compute(torch.device("cpu"), dtype))
    draw, judge = pair.generator.multiply_adds, pair.discriminator.multiply_adds
    updates = recipe.optimiser.discriminator_steps
    # Real images are counted once for each update of the discriminator.
    generator_update = 3 * draw + 2 * judge
    return 2 * (updates * (draw + 6 * judge) + generator_update) // updates
