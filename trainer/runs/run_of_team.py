"""The run folder as the processes of one training have it: one writes, the others wait for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from acgan_desktop.core.errors import UserError
from trainer.recipe.recipe import Recipe
from trainer.runs.run_checks import check_recipe
from trainer.runs.run_folder import RunFolder
from trainer.training.distributed import Team


@contextmanager
def run_of_team(run: Path, recipe: Recipe, team: Team) -> Iterator[RunFolder]:
    """Lock the run's folder for the team; the others wait until the first process has it."""
    if not team.leads:
        if not team.told(0):
            raise UserError("The first process could not begin; it says why.")
        yield RunFolder(run)
        return
    begun = False
    try:
        folder = RunFolder.create(run)
        with folder.lock():
            check_recipe(recipe, folder)
            folder.write_recipe(recipe.to_toml())
            begun = True
            team.told(1)
            yield folder
    finally:
        if not begun:
            team.told(0)
