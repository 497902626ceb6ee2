"""From a run folder to the averaged generator that it holds."""

from typing import TYPE_CHECKING

from trainer.export.model_facts import NO_LICENCE, facts_of
from trainer.runs.run_folder import RunFolder

if TYPE_CHECKING:
    from torch import nn

    from trainer.export.exporter import ModelFacts


def load_generator(
    run: RunFolder, name: str | None = None, licence: str = NO_LICENCE, *, best: bool = False
) -> tuple["nn.Module", "ModelFacts"]:
    """Load the averaged generator of a run's newest intact checkpoint, and what is known of it.

    Args:
        run: the run.
        name: what to call the model; the recipe's name if None.
        licence: the model's terms of use.
        best: take the one that measured best during the training instead.

    Raises:
        UserError: there is no usable checkpoint yet, or it does not fit the recipe.
    """
    from acgan_desktop.core.file_model import FileFault, validated
    from trainer.networks.families import build_pair
    from trainer.recipe.recipe import load_recipe
    from trainer.runs.checkpoints.best_checkpoint import best_for_use
    from trainer.runs.checkpoints.checkpoint import newest_for_use
    from trainer.runs.checkpoints.run_values import RunValues, split_state
    from trainer.training.checkpoint_values import CheckpointError
    from trainer.training.training_state import restore_module

    recipe = load_recipe(str(run.recipe_path))
    if best:
        checkpoint = best_for_use(run.path, run.checkpoints)
    else:
        checkpoint = newest_for_use(run.path, run.checkpoints)
    try:
        dataset = validated(RunValues, split_state(checkpoint.state)[0]).known_dataset()
    except FileFault as error:
        raise CheckpointError(
            f"The checkpoint {checkpoint.path} does not say which data set it learned from."
        ) from error
    sizes = [len(attribute.classes) for attribute in dataset.attributes]
    generator = build_pair(recipe, sizes).generator
    restore_module("average", generator, checkpoint.tensors)
    return generator, facts_of(recipe, dataset, checkpoint.kimg, name, licence)
