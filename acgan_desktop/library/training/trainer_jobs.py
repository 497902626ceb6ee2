"""The commands of the trainer that the program starts, and where each says how far it is."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.job_folder import LOG_FILE, Job, mark_started, read_job
from acgan_desktop.core.run_state import LOCK_FILE, is_locked
from acgan_desktop.core.user_folders import reason
from acgan_desktop.library.models.installed import bundled_folder
from acgan_desktop.library.training.detached_process import (
    DetachedProcess,
    end_tree,
    start_detached,
)
from acgan_desktop.library.training.error_codes import ProjectCode
from acgan_desktop.library.training.purposes import TRIAL_SECONDS, recipe_size
from acgan_desktop.library.training.removal import remove_folder
from acgan_desktop.library.training.trainer_environment import Environment, training_folder
from acgan_desktop.library.training.training_project import MANIFEST_FILE, JobName, Project

TAGGER: Final = "portraits-tagger.onnx"


def start(
    environment: Environment, project: Project, job: JobName, words: Sequence[str]
) -> DetachedProcess:
    """Start a command of the trainer that reports in its job's folder and outlives this program.

    Raises:
        UserError: it cannot be started.
    """
    return start_in(environment, project.job(job), words)


def start_in(environment: Environment, folder: Path, words: Sequence[str]) -> DetachedProcess:
    """Start a command that reports in ``folder``; see :func:`start`."""
    try:
        mark_started(folder)
    except OSError as error:
        raise UserError(ProjectCode.NOT_WRITTEN, path=folder, why=reason(error)) from error
    command = environment.command("--job", str(folder), *words)
    return start_detached(command, folder / LOG_FILE, environment.variables())


def cancel(project: Project, job: JobName) -> None:
    """End a command that runs; what it was making is left out, not half made."""
    found = read_job(project.job(job))
    if found.state == "running" and found.progress is not None:
        end_tree(found.progress.pid)


def prepare_words(project: Project, size: int) -> list[str]:
    """Return the command that prepares the pictures; it makes a folder beside their place.

    Raises:
        UserError: a source has gone.
    """
    for source in project.file.sources:
        if not Path(source).exists():
            raise UserError(ProjectCode.SOURCE_GONE, path=source)
    out = next_of(project.dataset(size))
    remove_folder(out)
    words = ["prepare", *project.file.sources, "--size", str(size), "--out", str(out)]
    words += ["--name", project.file.name]
    if project.file.crop_faces:
        words += ["--crop", "faces"]
    if project.file.folders_are_classes:
        words += ["--labels", "folders"]
    if project.chosen.exists():
        words += ["--only", str(project.chosen)]
    return words


def take_prepared(project: Project, size: int) -> bool:
    """Put pictures that were prepared into their place; return whether there were any."""
    made = next_of(project.dataset(size))
    if not (made / MANIFEST_FILE).is_file():
        return False
    for old in (project.dataset(size), project.labelled_dataset(size)):
        remove_folder(old)
    made.rename(project.dataset(size))
    return True


def label_words(project: Project, size: int, *, tagger: bool) -> list[str]:
    """Return the command that makes the labelled pictures, of what a person and a tagger say."""
    out = project.labelled_dataset(size)
    remove_folder(out)
    words = ["label", str(project.dataset(size)), "--out", str(out)]
    if tagger:
        words += ["--tagger", str(bundled_folder() / TAGGER), "--device", "cpu"]
    if project.labels.exists():
        words += ["--labels", str(project.labels)]
    return words


def review_words(project: Project, size: int, at_most: int) -> list[str]:
    """Return the command that writes what the review asks of the pictures, unlabelled ones."""
    data = project.dataset(size)
    words = ["tagger", "review", str(data), "--out", str(project.labels)]
    return [
        *words, "--task", str(project.task), "--count", str(at_most),
        "--classes", str(bundled_folder() / TAGGER),
    ]  # fmt: skip


def trial_folder(recipe: str) -> Path:
    """Return where the trial of a recipe on this machine reports; its result stays."""
    return training_folder() / "trials" / recipe


def trial_words(recipe: str) -> list[str]:
    """Return the command that finds out what a recipe takes on this machine."""
    return ["fit", recipe, "--dry-run", "--trial", f"{TRIAL_SECONDS:g}"]


def fit_words(project: Project) -> list[str]:
    """Return the command that trains, from where the run stands.

    Raises:
        UserError: the prepared pictures have gone.
    """
    file = project.file
    data = project.trained_on(recipe_size(file.recipe))
    if not (data / MANIFEST_FILE).is_file():
        raise UserError(ProjectCode.DATASET_GONE, path=data)
    words = ["fit", file.recipe, "--data", str(data), "--run", str(project.run)]
    if file.kimg is not None:
        words += ["--kimg", f"{file.kimg:g}"]
    for change in file.changes:
        words += ["--set", change]
    return words


def export_words(project: Project, *, best: bool) -> list[str]:
    """Return the command that makes a model file of the run."""
    out = project.model_file
    out.parent.mkdir(parents=True, exist_ok=True)
    words = ["export", str(project.run), "--out", str(out), "--name", project.file.name]
    return [*words, "--best"] if best else words


def is_training(project: Project) -> bool:
    """Say whether a process trains in the run's folder."""
    return bool(is_locked(project.run / LOCK_FILE))


def job_of(project: Project, name: JobName, process: DetachedProcess | None = None) -> Job:
    """Return how a job stands; a ``process`` of ours that ended before it began is no start."""
    found = read_job(project.job(name))
    if found.state == "starting" and process is not None and process.has_ended():
        found = read_job(project.job(name))  # it may have begun and ended since
        return Job(state="killed") if found.state == "starting" else found
    return found


def next_of(dataset: Path) -> Path:
    """Return where a data set is made before it takes its place."""
    return dataset.with_name(f"{dataset.name}-next")
