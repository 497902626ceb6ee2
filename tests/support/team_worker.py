"""One process of a team that trains by ``fit`` and fails, as it is told to.

    python team_worker.py RECIPE DATASET RUN HOW

HOW is "leader" (the first process raises between two steps), "inside" (the second ends in the
midst of a step, while the first waits for its gradients), or "none". Writes its last words to
standard error; its exit status is 2 after one sentence.
"""

import os
import sys
from pathlib import Path

import torch

from acgan_desktop.core.errors import UserError
from trainer.recipe.recipe import load_recipe
from trainer.runs.loop import fit
from trainer.runs.progress import Progress
from trainer.training.training import Training


class StopsInsideAStepError(UserError):
    """What the second process dies of."""


def main(arguments: list[str]) -> int:
    """Train, and say in one sentence why that ended."""
    recipe, data, run, how = arguments
    torch.set_num_threads(1)
    rank = os.environ["RANK"]

    def show(progress: Progress) -> None:
        if how == "leader" and progress.kimg > 0.03:
            raise UserError("The disk of the leader is full.")

    if how == "inside" and rank == "1":
        step = Training.step

        def short(training: Training) -> object:
            if training.images_shown > 32:
                raise StopsInsideAStepError("The memory of the second is not enough.")
            return step(training)

        Training.step = short  # type: ignore[method-assign,assignment]
    try:
        fit(load_recipe(recipe), Path(data), Path(run), device="cpu", show=show)
    except UserError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
