"""What a window sees of a training at one moment, as a plain value."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from acgan_desktop.core.errors import Message, UserError
from acgan_desktop.core.job_folder import Job
from acgan_desktop.core.run_state import INTERRUPTED
from acgan_desktop.library.training import trainer_jobs
from acgan_desktop.library.training.error_codes import EndCode, Judgement
from acgan_desktop.library.training.judgement import judge, why_it_ended
from acgan_desktop.library.training.prepared_pictures import Prepared, read_prepared
from acgan_desktop.library.training.run_reader import RunReader, RunSnapshot
from acgan_desktop.library.training.run_recipe import RunRecipe, read_run_recipe
from acgan_desktop.library.training.sample_sheets import SheetHistory
from acgan_desktop.library.training.training_project import MANIFEST_FILE, JobName, Project

Stage = Literal[
    "new", "preparing", "waiting", "starting", "running", "paused", "stopped", "finished", "failed"
]
JOBS: Final[tuple[JobName, ...]] = ("prepare", "label", "review", "fit", "export")
_NO_JOB: Final = Job(state="none")


@dataclass(frozen=True)
class TrainingLook:
    """A training at one moment.

    Attributes:
        project: its folder and what is remembered of it.
        stage: what it is at.
        jobs: how the trainer's commands for it stand.
        prepared: its pictures, with their labels; None until they are prepared.
        recipe: what its run follows; None before it began.
        run: its reports.
        judgement: how it goes.
        ended: why it does not go on, where that is not as it should be.
    """

    project: Project
    stage: Stage
    jobs: Mapping[JobName, Job] = field(default_factory=dict)
    prepared: Prepared | None = None
    recipe: RunRecipe | None = None
    run: RunSnapshot = field(default_factory=RunSnapshot)
    judgement: Judgement = Judgement.BEGUN
    ended: Message | None = None

    def job(self, name: JobName) -> Job:
        """Return how a command stands."""
        return self.jobs.get(name, _NO_JOB)

    @property
    def is_at_work(self) -> bool:
        """Whether a process trains, or is about to."""
        return self.stage in ("starting", "running", "paused")

    @property
    def has_begun(self) -> bool:
        """Whether there is a run to look at, or one that waits or failed to begin."""
        return self.stage not in ("new", "preparing")


class TrainingWatch:
    """Looks at one training again and again; what was read is not read again."""

    def __init__(self, project: Project) -> None:
        self._reader = RunReader(project.run)
        self._history: SheetHistory | None = None
        self._recipe: RunRecipe | None = None
        self._prepared: tuple[tuple[Path, int], Prepared] | None = None

    def look(
        self, project: Project, job_of: Callable[[Project, JobName], Job] = trainer_jobs.job_of
    ) -> TrainingLook:
        """Look at ``project``, which is the one of the start with other values at most."""
        if project.run != self._reader.run:
            self._reader, self._history, self._recipe = RunReader(project.run), None, None
        jobs = {name: job_of(project, name) for name in JOBS}
        run = self._reader.read()
        if self._recipe is None and project.has_run:
            with suppress(UserError):
                self._recipe = read_run_recipe(project.run)
        if self._history is None and self._recipe is not None:
            self._history = SheetHistory(self._recipe.side)
        if self._history is not None:
            self._history.look(run.sheets)
        varieties = self._history.varieties if self._history is not None else ()
        changes = self._history.changes if self._history is not None else ()
        stage, ended = stage_of(project, run, jobs)
        return TrainingLook(
            project,
            stage,
            jobs,
            self._read_prepared(project),
            self._recipe,
            run,
            judge(run, varieties, changes),
            ended,
        )

    def _read_prepared(self, project: Project) -> Prepared | None:
        size = project.file.size
        folders = (project.labelled_dataset(size), project.dataset(size))
        for folder in folders if project.file.labelled else folders[1:]:
            with suppress(OSError, UserError):
                key = (folder, (folder / MANIFEST_FILE).stat().st_mtime_ns)
                if self._prepared is None or self._prepared[0] != key:
                    self._prepared = (key, read_prepared(folder))
                return self._prepared[1]
        return None


def stage_of(
    project: Project, run: RunSnapshot, jobs: Mapping[JobName, Job]
) -> tuple[Stage, Message | None]:
    """Return what a training is at, and why it ended if that is to be told."""
    fit = jobs.get("fit", _NO_JOB)
    state = run.state
    if state is not None and state.status in ("running", "paused"):
        return ("running" if state.status == "running" else "paused"), None
    if fit.is_busy:
        return "starting", None
    if project.file.queued is not None:
        return "waiting", None
    if jobs.get("prepare", _NO_JOB).is_busy:
        return "preparing", None
    if fit.state == "ended" and fit.result is not None and fit.result.status not in (0, 130):
        return "failed", why_it_ended(fit.result.sentence)
    if state is None:
        return ("failed", Message(EndCode.KILLED)) if fit.state == "killed" else ("new", None)
    if state.status == "failed":
        return "failed", why_it_ended(state.message)
    if state.message == INTERRUPTED or fit.state == "killed":
        return "stopped", Message(EndCode.KILLED)
    return ("finished" if state.status == "finished" else "stopped"), None
