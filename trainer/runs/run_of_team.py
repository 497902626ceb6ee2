"""The run folder as the processes of one training have it: one writes, the others wait for it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from acgan_desktop.core.errors import UserError
from trainer.recipe.recipe import Recipe
from trainer.runs.run_checks import check_recipe
from trainer.runs.run_folder import RunFolder
from trainer.runs.training_time import checkpoint_times
from trainer.training.distributed import Team


@contextmanager
def run_of_team(
    run: Path, recipe: Recipe, team: Team, say: Callable[[str], None]
) -> Iterator[RunFolder]:
    """Lock the run's folder for the team; the others wait until the first process has it.

    What the recipe changes for a run that has learned already is said, and becomes an event.
    """
    if not team.leads:
        if not team.told(0):
            raise UserError("The first process could not begin; it says why.")
        yield RunFolder(run)
        return
    begun = False
    try:
        folder = RunFolder.create(run)
        with folder.lock():
            changed = check_recipe(recipe, folder)
            if changed and (times := checkpoint_times(folder)):
                words = (f"{key} from {old} to {new}" for key, (old, new) in changed.items())
                say(f"Changed from {times[0].kimg:.1f} kimg on: {', '.join(words)}.")
                folder.append_event({"kimg": times[0].kimg, "changed": changed})
            folder.write_recipe(recipe.to_toml())
            begun = True
            team.told(1)
            yield folder
    finally:
        if not begun:
            team.told(0)
