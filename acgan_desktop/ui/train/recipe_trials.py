"""Finding out what recipes take on this machine, one short trial after the other."""

from collections.abc import Callable, Sequence
from pathlib import Path

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.job_folder import read_job
from acgan_desktop.library.training import trainer_jobs
from acgan_desktop.library.training.detached_process import DetachedProcess
from acgan_desktop.library.training.purposes import COURSES, Trial, trial_of
from acgan_desktop.library.training.trainer_environment import Environment


class RecipeTrials:
    """What is known of the recipes that are offered; results stay from one start to the next.

    Attributes:
        wanted: recipes that are to be tried.
    """

    def __init__(self, tell: Callable[[UserError], object]) -> None:
        """Know nothing yet; ``tell`` takes why a trial failed."""
        self.wanted: list[str] = []
        self._tell = tell
        self._processes: dict[Path, DetachedProcess] = {}

    def ask(self, recipes: Sequence[str]) -> None:
        """Try these recipes from the next look on."""
        self.wanted = list(recipes)

    def look(self, environment: Environment | None) -> tuple[dict[str, Trial], str]:
        """Return what is known, and the recipe that is tried now or ""; starts the next trial.

        Raises:
            UserError: it cannot be started.
        """
        found: dict[str, Trial] = {}
        trying = ""
        for recipe in {course.recipe for course in COURSES.values()}:
            folder = trainer_jobs.trial_folder(recipe)
            job, process = read_job(folder), self._processes.get(folder)
            if job.is_busy and (process is None or not process.has_ended()):
                trying = recipe
            elif job.result is not None and recipe not in self.wanted:
                trial = trial_of(job.result)
                if trial is not None:
                    found[recipe] = trial
                elif job.result.status:
                    self._tell(UserError(job.result.sentence))
        if environment is not None and not trying and self.wanted:
            trying = self.wanted.pop(0)
            folder, words = trainer_jobs.trial_folder(trying), trainer_jobs.trial_words(trying)
            self._processes[folder] = trainer_jobs.start_in(environment, folder, words)
        return found, trying
