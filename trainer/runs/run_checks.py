"""Whether recipe, data set and run folder belong together."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from acgan_desktop.core.bounded_file import read_bounded_text
from acgan_desktop.core.errors import UserError
from trainer.data.dataset import Dataset
from trainer.data.packing.packed import original_sha256
from trainer.recipe.recipe import MAX_RECIPE_BYTES, Recipe, RecipeError, parse_recipe, recipe_for
from trainer.recipe.run_settings import RunSettings, parse_run_settings, read_run_settings
from trainer.runs.checkpoints.checkpoint import list_checkpoints
from trainer.runs.checkpoints.run_values import RunValues
from trainer.runs.run_folder import RunFolder

S = TypeVar("S", bound=RunSettings)
_CHANGE_NOTHING = ("metrics.", "schedule.kimg", "schedule.epochs", "schedule.micro_batch")
_MAY_CHANGE = (
    *_CHANGE_NOTHING,
    "augmentation.",
    "optimiser.generator_rate",
    "optimiser.discriminator_rate",
    "optimiser.decay_from",
    "schedule.checkpoint_kimg",
    "schedule.event_kimg",
    "schedule.sample_kimg",
)


def check_data(recipe: Recipe, dataset: Dataset) -> None:
    """Check that the data set can be trained on.

    Raises:
        UserError: its pictures are of another size, or too few.
    """
    if dataset.manifest.resolution != recipe.resolution:
        name = recipe_for(recipe.family, dataset.manifest.resolution)
        other = f", or use the recipe {name}" if name else ""
        raise UserError(
            f"The recipe {recipe.name} draws {recipe.resolution} px, but the data set "
            f"{dataset.manifest.name} holds {dataset.manifest.resolution} px; prepare it with "
            f"--size {recipe.resolution}{other}."
        )
    if len(dataset.training_indices()) < recipe.schedule.batch:
        raise UserError(
            f"The data set {dataset.manifest.name} has fewer faces to train on than one batch of "
            f"{recipe.schedule.batch}; add faces, or set a smaller schedule.batch."
        )


def check_recipe(recipe: Recipe, folder: RunFolder) -> dict[str, tuple[object, object]]:
    """Refuse to go on with another recipe than the run's.

    Its length, what is measured along the way, and how many faces are computed at once may change;
    so may learning rates, augmentation and the distances of checkpoints and the like.

    Returns:
        What changes the training or what it leaves: (before, now) by key.

    Raises:
        RecipeError: they differ in more, or the run's cannot be read.
    """
    if not folder.recipe_path.exists():
        return {}
    text = read_bounded_text(folder.recipe_path, MAX_RECIPE_BYTES, "a recipe", RecipeError)
    kept = _flat(parse_recipe(text, source=str(folder.recipe_path)))
    asked = _flat(recipe)
    differ = [key for key in kept | asked if kept.get(key) != asked.get(key)]
    for key in differ:
        if not key.startswith(_MAY_CHANGE):
            raise RecipeError(
                f"The run {folder.path} follows another recipe ({key} differs); use the same, or "
                "choose a new run folder."
            )
    return {
        key: (kept.get(key), asked.get(key))
        for key in differ
        if not key.startswith(_CHANGE_NOTHING)
    }


def settings_in(
    folder: RunFolder, model: type[S], changes: Sequence[str], may_change: Callable[[str], bool]
) -> S:
    """Return the settings of a training without a recipe: the run's own, with ``changes``.

    Args:
        folder: the run's; without settings in it, the defaults count.
        model: whose settings.
        changes: such as ``kimg=40``.
        may_change: whether the setting of this name may differ once something was learned.

    Raises:
        UserError: a change cannot be used, or may not be made any more.
    """
    if not folder.recipe_path.exists():
        return parse_run_settings(model, "", changes)
    kept = read_run_settings(model, folder.recipe_path, ())
    asked = read_run_settings(model, folder.recipe_path, changes)
    if not list_checkpoints(folder.checkpoints):
        return asked  # nothing was learned yet, perhaps because a setting was of no use
    for key, value in asked.model_dump().items():
        if not may_change(key) and getattr(kept, key) != value:
            raise UserError(
                f"The run {folder.path} was begun with {key} = {getattr(kept, key)}; leave it, or "
                "choose a new run folder."
            )
    return asked


def _flat(recipe: Recipe) -> dict[str, object]:
    """Return the values of a recipe by their keys, such as schedule.batch."""
    flat: dict[str, object] = {}
    for key, value in recipe.model_dump(mode="json").items():
        inner = value if isinstance(value, dict) else None
        flat |= {key: value} if inner is None else {f"{key}.{k}": v for k, v in inner.items()}
    return flat


def check_owner(values: RunValues, folder: RunFolder, dataset: Dataset) -> None:
    """Check that a checkpoint that says ``values`` was trained on this data set.

    One that was packed and unpacked counts as what it was packed from.

    Raises:
        UserError: it was another.
    """
    owner = values.known_dataset()
    if owner.sha256 not in (dataset.manifest.sha256, original_sha256(dataset)):
        raise UserError(
            f"The run {folder.path} was trained on another data set "
            f"({owner.name}); give that one, or choose a new run folder."
        )
    if values.labels_sha256 is not None:
        same = values.labels_sha256 == dataset.labels_sha256
    else:  # a checkpoint from before labels could be filled in
        same = owner.attributes == dataset.manifest.attributes
    if not same:
        raise UserError(
            f"The run {folder.path} was trained on these faces with other labels "
            f"(those of {owner.name}); give the data set with those labels, or "
            "choose a new run folder."
        )
