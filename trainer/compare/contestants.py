"""Which recipes are compared, and whether they, the data set and their runs belong together."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from acgan_desktop.core.errors import UserError
from trainer.compare.run_progress import RunProgress, progress_of
from trainer.data.dataset import Dataset
from trainer.data.manifest import MANIFEST_FILE, PACKED_FILE
from trainer.recipe.recipe import Recipe, load_recipe
from trainer.runs.run_checks import check_data, check_recipe
from trainer.runs.run_folder import RECIPE_FILE, RunFolder

RUNS, LOGS, LOCK_FILE = "runs", "logs", ".lock"


# What says that a folder is a data set, a packed one, or a run.
_OF_OTHERS = (MANIFEST_FILE, PACKED_FILE, RECIPE_FILE)


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

    def standing(self) -> RunProgress:
        """Read how far its run has come."""
        return progress_of(self.folder)


def check_report_folder(path: Path) -> None:
    """Check that a comparison may write into ``path``: it is new, empty, or a comparison's folder.

    Raises:
        UserError: it holds something else, such as a data set or a run.
    """
    try:
        held = sorted(entry.name for entry in path.iterdir()) if path.is_dir() else []
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror}.") from error
    foreign = [name for name in held if name in _OF_OTHERS]
    if not foreign and RUNS not in held:  # begun, if at all, and stopped before the first run
        foreign = [name for name in held if name not in (LOGS, LOCK_FILE)]
    if foreign:
        raise UserError(
            f"{path} is not a comparison's folder: it holds {foreign[0]}. "
            "Choose a new or an empty folder."
        )


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
    learned_from = progress_of(folder).dataset
    if learned_from and learned_from != dataset.manifest.sha256:
        raise UserError(
            f"The run {path} was trained on another data set than {dataset.manifest.name}; give "
            "that one, or choose another --out."
        )
    return folder
