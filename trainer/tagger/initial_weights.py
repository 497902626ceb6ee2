"""Where a training's weights begin: at random, or where another training ended."""

from pathlib import Path

from trainer.runs.checkpoints.checkpoint import newest_for_use
from trainer.runs.run_folder import RunFolder
from trainer.tagger.settings import read_settings
from trainer.training.training_state import Tensors


def averaged_weights(folder: Path) -> Tensors:
    """Return the tensors of the newest checkpoint of the tagger's run in ``folder``.

    Raises:
        UserError: it is not a tagger's run, or has no usable checkpoint.
    """
    run = RunFolder.open(folder)
    read_settings(run.recipe_path)  # refuses other kinds of training
    return newest_for_use(run.path, run.checkpoints).tensors
