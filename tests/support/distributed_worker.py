"""One process of a team, or one alone: takes steps in float64 and keeps what came of them.

    python distributed_worker.py DATASET FOLDER CHANGE…

Writes FOLDER/RANK.pt: gradients of the first step, and all that is saved after three.
"""

import sys
from pathlib import Path
from typing import Any

import torch
from tests_support import SMALL

from trainer.data.dataset import Dataset
from trainer.networks.precision import Compute
from trainer.recipe.recipe import load_recipe
from trainer.training.distributed import Team, join_team
from trainer.training.training import Training


def take_steps(data: Path, changes: list[str], team: Team) -> dict[str, Any]:
    """Train three steps."""
    torch.manual_seed(5)  # checkpoints keep the global stream as well
    recipe = load_recipe("dcgan-64", [*SMALL, *changes])
    training = Training(
        recipe, Dataset.open(data), Compute(torch.device("cpu"), torch.float64), team
    )
    report = training.step()
    gradients = {
        f"{side}.{name}": parameter.grad.clone()
        for side, network in (("g", training.generator), ("d", training.discriminator))
        for name, parameter in network.named_parameters()
        if parameter.grad is not None
    }
    for _ in range(2):
        training.step()
    tensors, state = training.save()
    measured = {name: value for name, value in vars(report).items() if value is not None}
    return {
        "gradients": gradients,
        "measured": measured,
        "tensors": tensors,
        "state": state.model_dump(),
    }


if __name__ == "__main__":
    torch.set_num_threads(1)
    with join_team("cpu") as team:
        found = take_steps(Path(sys.argv[1]), sys.argv[3:], team)
        torch.save(found, Path(sys.argv[2]) / f"{team.rank}.pt")
