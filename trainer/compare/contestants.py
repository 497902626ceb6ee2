"""Which recipes are compared, and whether they, the data set and their runs belong together."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from acgan_desktop.errors import UserError
from trainer.compare.standing import Standing, standing_of
from trainer.data.dataset import Dataset
from trainer.recipe import Recipe, load_recipe
from trainer.run_checks import check_data, check_recipe
from trainer.run_folder import RunFolder

RUNS = "runs"


@dataclass(frozen=True)
class Contestant:
    """One recipe of a comparison.

    Attributes:
        given: the recipe as it was named: a bundled one, or a path.
        overrides: changes to it, the same for all contestants.
        recipe: the recipe with these changes.
        folder: its run's folder, ``REPORT/runs/NAME``; may not exist yet.
        target_kimg: where the recipe ends of itself.
    """

    given: str
    overrides: tuple[str, ...]
    recipe: Recipe
    folder: RunFolder
    target_kimg: float

    @property
    def name(self) -> str:
        """The recipe's name, which is the run's."""
        return self.recipe.name

    def standing(self) -> Standing:
        """Read how far its run has come."""
        return standing_of(self.folder)


def enter(
    given: Sequence[str], overrides: Sequence[str], dataset: Dataset, report: Path
) -> list[Contestant]:
    """Read the recipes and check that each can be trained, or goes on with the run that is there.

    Args:
        given: recipes by name or path, in the order of the report.
        overrides: changes to all of them.
        dataset: what they learn from.
        report: the comparison's folder.

    Raises:
        UserError: a recipe is unknown or named twice, does not fit the data set, or its run follows
            another recipe or learned from another data set.
    """
    contestants: dict[str, Contestant] = {}
    for one in given:
        recipe = load_recipe(one, overrides)
        if recipe.name in contestants:
            raise UserError(
                f"Two of the recipes are called {recipe.name}; give each a name of its own, "
                "since their runs are kept by it."
            )
        check_data(recipe, dataset)
        schedule = recipe.schedule
        epochs = (schedule.epochs or 0.0) * len(dataset.training_indices()) / 1000
        contestants[recipe.name] = Contestant(
            given=one,
            overrides=tuple(overrides),
            recipe=recipe,
            folder=_folder(report / RUNS / recipe.name, recipe, dataset),
            target_kimg=schedule.kimg if schedule.kimg is not None else epochs,
        )
    return list(contestants.values())


def _folder(path: Path, recipe: Recipe, dataset: Dataset) -> RunFolder:
    folder = RunFolder(path)
    if not path.exists():
        return folder
    if not folder.recipe_path.is_file() and any(path.iterdir()):
        RunFolder.create(path)  # says in a sentence if it holds something else
    check_recipe(recipe, folder)
    learned_from = standing_of(folder).dataset
    if learned_from and learned_from != dataset.manifest.sha256:
        raise UserError(
            f"The run {path} was trained on another data set than {dataset.manifest.name}; give "
            "that one, or choose another --out."
        )
    return folder
