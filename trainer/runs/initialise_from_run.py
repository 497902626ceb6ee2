"""Where a training's weights begin, if not at random: with those of another run."""

from pathlib import Path
from typing import NamedTuple

from torch import Tensor

from acgan_desktop.core.errors import UserError
from trainer.networks.projected import OWN
from trainer.recipe.recipe import load_recipe
from trainer.runs.checkpoints.checkpoint import newest_for_use
from trainer.runs.run_folder import RunFolder
from trainer.training.resolution_growth import (
    begin_by_passing_on,
    more_doublings,
    name_at_resolution,
)
from trainer.training.training import Training

_JUDGE = "discriminator."


class Taken(NamedTuple):
    """How much of a training began with another's weights.

    Attributes:
        fitting: tensors that were taken over.
        all: tensors that there are.
        kimg: how long the other had trained.
    """

    fitting: int
    all: int
    kimg: float

    def __str__(self) -> str:
        return (
            f"Beginning with {self.fitting} of {self.all} tensors of a run at {self.kimg:.1f} kimg."
        )


def initialise_from(training: Training, run: Path) -> Taken:
    """Give the networks of ``training`` the newest weights of ``run``, where names and shapes fit.

    Counters, optimisers and random streams stay as they are: it is a training of its own. What the
    other run lacks, such as judges or classes of its own, stays as it was initialised. The other
    run may have drawn smaller pictures; see :mod:`trainer.training.resolution_growth`.

    Args:
        training: a fresh one.
        run: the other run's folder.

    Raises:
        UserError: that run is not one of this family, has no usable checkpoint, or nothing fits.
    """
    folder = RunFolder.open(run)
    other_recipe = load_recipe(str(folder.recipe_path))
    family = other_recipe.family
    if family != training.recipe.family:
        raise UserError(
            f"The run {run} trains {family}, so {training.recipe.name} cannot start from it; give "
            f"start_from a run of the family {training.recipe.family}."
        )
    checkpoint = newest_for_use(folder.path, folder.checkpoints)
    doublings = more_doublings(other_recipe.resolution, training.recipe.resolution)
    offered = {
        name_at_resolution(_plain_name(name), doublings): tensor
        for name, tensor in checkpoint.tensors.items()
    }
    fitting = total = 0
    for prefix, network in (
        ("generator", training.generator),
        (_JUDGE.rstrip("."), training.discriminator),
        ("average", training.average),
    ):
        if doublings > 0:
            begin_by_passing_on(network, doublings)
        weights = network.state_dict()
        total += len(weights)
        for name, weight in weights.items():
            other = offered.get(_plain_name(f"{prefix}.{name}"))
            if other is not None and _fits(other, weight):
                weight.copy_(other)
                fitting += 1
    if not fitting:
        raise UserError(
            f"No weight of the run {run} fits {training.recipe.name}; give start_from a run with "
            "networks of the same sizes."
        )
    return Taken(fitting, total, checkpoint.kimg)


def _plain_name(name: str) -> str:
    """Return a tensor's name as it is without judges of a tagger's features around it."""
    wrapped = f"{_JUDGE}{OWN}."
    return _JUDGE + name.removeprefix(wrapped) if name.startswith(wrapped) else name


def _fits(other: Tensor, weight: Tensor) -> bool:
    return other.shape == weight.shape and other.dtype == weight.dtype
