"""Watches all trainings by their folders, off the window's thread, and does what a person asks.

The trainings themselves are processes that outlive the window; what is here is found again.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NoReturn, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from acgan_desktop.app.training_look import TrainingLook, TrainingWatch
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.job_folder import Job
from acgan_desktop.core.run_state import Request, leave_request
from acgan_desktop.library.training import trainer_jobs, training_project, training_queue
from acgan_desktop.library.training.detached_process import DetachedProcess
from acgan_desktop.library.training.power import PowerSaving
from acgan_desktop.library.training.purposes import Trial, recipe_size
from acgan_desktop.library.training.training_project import MANIFEST_FILE, JobName, Project
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.services.background import Background
from acgan_desktop.ui.train.recipe_trials import RecipeTrials
from acgan_desktop.ui.train.trainer_setup import TrainerSetup

Found = TypeVar("Found")
_SOON_MS: Final = 200
"""How often to look while something is about to happen that somebody waits for."""
_NEAR_MS: Final = 1000
_AWAY_MS: Final = 5000


@dataclass(frozen=True)
class Overview:
    """All trainings at one moment.

    Attributes:
        looks: one for each, newest first.
        trials: what recipes were found to take on this machine.
        trying: the recipe that is tried now, or "".
        on_battery: trainings wait for power.
    """

    looks: tuple[TrainingLook, ...] = ()
    trials: dict[str, Trial] = field(default_factory=dict)
    trying: str = ""
    on_battery: bool = False

    def of(self, folder: Path | None) -> TrainingLook | None:
        """Return the look at the training in ``folder``, if it is there."""
        return next((look for look in self.looks if look.project.folder == folder), None)


class TrainingService(QObject):
    """Trainings as one window sees them.

    Attributes:
        overview: what the last look found.
        setup: the trainer's environment.

    Signals:
        looked: there is a new overview.
        created(Path): a training was made, or picked up.
    """

    looked = Signal()
    created = Signal(object)

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.overview = Overview()
        self.setup = TrainerSetup(context, self)
        self._watching = Background(self)
        self._watching.failed.connect(context.failed)
        self._watches: dict[Path, TrainingWatch] = {}
        self._processes: dict[Path, DetachedProcess] = {}
        self._trials = RecipeTrials(self._tell_once)
        self._told: set[str] = set()
        self._power = PowerSaving()
        self._is_looking, self._is_near = False, True
        self._timer = QTimer(self, interval=_NEAR_MS)
        self._timer.timeout.connect(self.look)
        context.ending.connect(self._end)

    def begin(self) -> None:
        """Look from now on."""
        if not self._timer.isActive():
            self._timer.start()
            self.setup.look()
            self.look()

    def set_near(self, near: bool) -> None:
        """Look often while somebody looks at the page, else now and then."""
        self._is_near = near
        self._set_interval()

    def look(self) -> None:
        """Look at all trainings, unless that is being done already."""
        if not self._is_looking:
            self._is_looking = True
            self._watching.run(self._look, self._take, self._look_failed)

    # What a person asks for; each is done off this thread, and then looked at.

    def create(self, name: str, sources: Sequence[str] = ()) -> None:
        """Make a training of pictures in ``sources``."""

        def work() -> Project:
            made = training_project.create(name)
            return training_project.change(made, sources=tuple(sources)) if sources else made

        self._watching.run(work, lambda made: self._created(made.folder))

    def adopt(self, run: Path) -> None:
        """Pick up a run folder from elsewhere."""
        self._watching.run(
            lambda: training_project.adopt(run), lambda made: self._created(made.folder)
        )

    def change(self, project: Project, **values: object) -> None:
        """Remember other values of a training."""
        self._do(lambda: training_project.change(training_project.read(project.folder), **values))

    def start_job(
        self,
        project: Project,
        job: JobName,
        words: Callable[[Project], list[str]],
        before: Callable[[Project], object] = lambda project: None,
    ) -> None:
        """Start a command of the trainer, with ``words`` that may read and remove files.

        Args:
            project: for which training.
            job: which of its jobs.
            words: returns the command's arguments.
            before: called first.
        """
        environment = self.setup.environment
        if environment is None:
            return

        def work() -> None:
            now = training_project.read(project.folder)
            before(now)
            started = trainer_jobs.start(environment, now, job, words(now))
            self._processes[now.job(job)] = started

        self._do(work)

    def cancel_job(self, project: Project, job: JobName) -> None:
        """End a command that runs."""
        self._do(lambda: trainer_jobs.cancel(project, job))

    def try_recipes(self, recipes: Sequence[str], *, again: bool = False) -> None:
        """Find out what recipes take on this machine, those that are not known yet."""
        known = {} if again else self.overview.trials
        self._told.clear()
        self._trials.ask([one for one in recipes if one not in known])
        self.look()

    def start(self, project: Project, **values: object) -> None:
        """Let a training have its turn, with other values of it: at once if nothing trains."""

        def work() -> None:
            now = training_project.read(project.folder)
            training_queue.put_in(training_project.change(now, **values))

        self._do(work)

    def leave_queue(self, project: Project) -> None:
        """Let a training wait no more."""
        self._do(lambda: training_queue.take_out(training_project.read(project.folder)))

    def request(self, project: Project, request: Request) -> None:
        """Ask a training to pause, resume, stop or save."""
        self._do(lambda: leave_request(project.run, request))

    def remove(self, project: Project, done: Callable[[Path], object]) -> None:
        """Take a training off the list; ``done`` is told where it lies until it is restored."""

        def gone(where: Path) -> None:
            done(where)
            self.look()

        self._watching.run(lambda: training_project.remove(project), gone)

    def restore(self, gone: Path, project: Project) -> None:
        """Bring a removed training back."""
        self._do(lambda: training_project.restore(gone, project))

    def run_reading(self, work: Callable[[], Found], done: Callable[[Found], object]) -> None:
        """Read something of trainings off this thread, in turn."""
        self._context.reading.run(work, done)

    def _do(self, work: Callable[[], object]) -> None:
        self._watching.run(work, lambda _: self.look())

    def _created(self, folder: Path) -> None:
        self.created.emit(folder)
        self.look()

    # On the other thread.

    def _look(self) -> Overview:
        projects, problems = training_project.find_projects()
        for problem in problems:
            self._tell_once(problem)
        on_battery = self._context.settings.train_on_battery
        waits = bool(projects) and self._power.keep(projects, on_battery)
        self._take_prepared(projects)
        if not waits:
            self._give_turn(projects)
        trials, trying = self._trials.look(self.setup.environment)
        for gone in self._watches.keys() - {project.folder for project in projects}:
            del self._watches[gone]
        looks = []
        for project in projects:
            watch = self._watches.setdefault(project.folder, TrainingWatch(project))
            with suppress(UserError):  # else it went while it was looked at
                now = training_project.read(project.folder)
                looks.append(watch.look(now, self._job_of))
        return Overview(tuple(looks), trials, trying, waits)

    def _job_of(self, project: Project, name: JobName) -> Job:
        process = self._processes.get(project.job(name))
        return trainer_jobs.job_of(project, name, process)

    def _take_prepared(self, projects: Sequence[Project]) -> None:
        """Put what was prepared since the last look into its place."""
        for project in projects:
            if not self._job_of(project, "prepare").is_busy:
                for size in {project.file.size, recipe_size(project.file.recipe)}:
                    trainer_jobs.take_prepared(project, size)

    def _give_turn(self, projects: Sequence[Project]) -> None:
        """Start the training whose turn it is, or what it still needs before."""
        environment = self.setup.environment
        project = training_queue.next_turn(projects, self._is_busy)
        if environment is None or project is None:
            return
        size = recipe_size(project.file.recipe)
        try:
            job, words = self._next_step(project, size)
            started = trainer_jobs.start(environment, project, job, words)
            self._processes[project.job(job)] = started
            if job == "fit":
                training_queue.take_out(project)
        except UserError:
            training_queue.take_out(project)
            raise

    def _next_step(self, project: Project, size: int) -> tuple[JobName, list[str]]:
        if not (project.dataset(size) / MANIFEST_FILE).is_file():
            self._check(self._job_of(project, "prepare"), project)
            return "prepare", trainer_jobs.prepare_words(project, size)
        labelled = project.labelled_dataset(size) / MANIFEST_FILE
        if project.file.labelled and not labelled.is_file():
            self._check(self._job_of(project, "label"), project)
            return "label", trainer_jobs.label_words(project, size, tagger=True)
        return "fit", trainer_jobs.fit_words(project)

    @staticmethod
    def _check(job: Job, project: Project) -> None:
        """Give up where the same step has just failed."""
        if job.result is not None and job.result.status and project.file.queued is not None:
            raise UserError(job.result.sentence)

    def _is_busy(self, project: Project) -> bool:
        if trainer_jobs.is_training(project):
            return True
        names: tuple[JobName, ...] = ("fit", "prepare", "label")
        return any(self._job_of(project, name).is_busy for name in names)

    def _tell_once(self, problem: UserError) -> None:
        if str(problem) not in self._told:
            self._told.add(str(problem))
            self._watching.run(lambda: _raised(problem))

    # On the window's thread.

    def _take(self, overview: Overview) -> None:
        self._is_looking = False
        self.overview = overview
        self._set_interval()
        self.looked.emit()

    def _set_interval(self) -> None:
        soon = bool(self.overview.trying) or any(
            look.stage in ("preparing", "starting")
            or any(job.is_busy for name, job in look.jobs.items() if name != "fit")
            for look in self.overview.looks
        )
        wanted = (_SOON_MS if soon else _NEAR_MS) if self._is_near else _AWAY_MS
        if self._timer.interval() != wanted:
            self._timer.setInterval(wanted)

    def _look_failed(self, error: Exception) -> None:
        self._is_looking = False
        if str(error) not in self._told:
            self._told.add(str(error))
            self._context.show_error(error)

    def _end(self) -> None:
        self._timer.stop()
        self._watching.stop()
        self.setup.end()
        self._watching.shut_down()


def _raised(problem: UserError) -> NoReturn:
    raise problem
