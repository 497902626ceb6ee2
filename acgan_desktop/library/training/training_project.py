"""A training as a person sees it: its pictures, what was chosen, its run, all in one folder.

The run's own folder lies inside and belongs to the trainer. What is only known here stands in one
small file, written whole or not at all.
"""

import re
import shutil
import time
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import ConfigDict, Field, FiniteFloat

from acgan_desktop.core import durable
from acgan_desktop.core.bounded_file import read_bounded
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.file_model import FileFault, FileModel, read_json
from acgan_desktop.core.user_folders import make_folder, reason, unused_name
from acgan_desktop.library.training.error_codes import ProjectCode
from acgan_desktop.library.training.trainer_environment import training_folder

PROJECT_FILE: Final = "training.json"
CHOSEN_FILE: Final = "chosen.txt"
LABELS_FILE: Final = "labels.csv"
TASK_FILE: Final = "review.json"
MANIFEST_FILE: Final = "dataset.json"
RECIPE_FILE: Final = "recipe.toml"
MAX_NAME: Final = 60
_MOST_BYTES: Final = 1024 * 1024
_RESERVED: Final = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")

JobName = Literal["prepare", "label", "trial", "review", "fit", "export"]
Words = Annotated[str, Field(max_length=4096)]


class ProjectFile(FileModel):
    """What is remembered of a training.

    Attributes:
        name: what the person calls it.
        created: seconds since 1970.
        sources: folders and zip files of pictures.
        crop_faces: whether faces are cut out of whole pictures.
        folders_are_classes: whether the folder that a picture lies in says what it shows.
        size: side of the pictures that were prepared to be looked at, in pixels.
        recipe: a bundled recipe; "" until it is chosen.
        kimg: where it ends, thousands of images; None = as the recipe says.
        changes: what is changed of the recipe, such as ``schedule.micro_batch=4``.
        labelled: whether labels were filled in, so that the labelled pictures are trained on.
        queued: since when it waits for its turn, seconds since 1970; None = it does not.
        run: a run folder elsewhere that was picked up; None = its own.
        model: the model file that was made of it last; "" for none.
    """

    model_config = ConfigDict(frozen=True)

    format: Literal[1] = 1
    name: Annotated[str, Field(min_length=1, max_length=MAX_NAME)]
    created: FiniteFloat = 0.0
    sources: Annotated[tuple[Words, ...], Field(max_length=1000)] = ()
    crop_faces: bool = False
    folders_are_classes: bool = False
    size: Annotated[int, Field(ge=16, le=1024)] = 128
    recipe: Annotated[str, Field(max_length=100)] = ""
    kimg: Annotated[FiniteFloat, Field(gt=0)] | None = None
    changes: Annotated[tuple[Words, ...], Field(max_length=100)] = ()
    labelled: bool = False
    queued: FiniteFloat | None = None
    run: Words | None = None
    model: Words = ""


@dataclass(frozen=True)
class Project:
    """A training's folder and what is remembered of it.

    Attributes:
        folder: where it lies.
        file: what is remembered.
    """

    folder: Path
    file: ProjectFile

    @property
    def run(self) -> Path:
        """The run's folder; it may not be there yet."""
        return Path(self.file.run) if self.file.run is not None else self.folder / "run"

    @property
    def has_run(self) -> bool:
        """Whether the trainer ever began."""
        return (self.run / RECIPE_FILE).is_file()

    @property
    def chosen(self) -> Path:
        """The list of pictures that go in, a name a line; it may not be there."""
        return self.folder / CHOSEN_FILE

    @property
    def labels(self) -> Path:
        """The table of what a person said of the pictures; it may not be there."""
        return self.folder / LABELS_FILE

    @property
    def task(self) -> Path:
        """What the review asks."""
        return self.folder / TASK_FILE

    def dataset(self, size: int) -> Path:
        """Return where the pictures of this size are prepared."""
        return self.folder / f"pictures-{size}"

    def labelled_dataset(self, size: int) -> Path:
        """Return where they are with labels filled in."""
        return self.folder / f"labelled-{size}"

    def trained_on(self, size: int) -> Path:
        """Return the data set that a training of this size reads."""
        return self.labelled_dataset(size) if self.file.labelled else self.dataset(size)

    def job(self, name: JobName) -> Path:
        """Return the folder in which a command says how far it is."""
        return self.folder / "jobs" / name

    @property
    def model_file(self) -> Path:
        """Where the model is exported to."""
        return self.folder / "model" / f"{file_name(self.file.name)}.onnx"


def projects_folder() -> Path:
    """Return the folder of all trainings; it need not exist yet."""
    return training_folder() / "trainings"


def file_name(name: str) -> str:
    """Return a name for a file that every system takes, as near to ``name`` as that goes."""
    text = unicodedata.normalize("NFC", name)
    kept = "".join(c if c.isalnum() or c in " -_()" else "-" for c in text).strip(" .-")
    kept = re.sub(r"[ ]+", " ", kept)[:MAX_NAME] or "training"
    return f"{kept}-" if _RESERVED.fullmatch(kept) else kept


def create(name: str) -> Project:
    """Make a new training.

    Raises:
        UserError: the folder cannot be written.
    """
    name = " ".join(name.split())[:MAX_NAME] or "Training"
    folder = unused_name(make_folder(projects_folder()) / file_name(name))
    make_folder(folder)
    project = Project(folder, ProjectFile(name=name, created=time.time()))
    save(project)
    return project


def adopt(run: Path) -> Project:
    """Take up a run folder that the program does not know yet.

    Raises:
        UserError: it is none, or that cannot be noted.
    """
    run = run.absolute()
    if not (run / RECIPE_FILE).is_file():
        raise UserError(ProjectCode.NOT_A_RUN, path=run)
    for known in find_projects()[0]:
        if known.run.absolute() == run:
            return known
    project = create(run.parent.name if run.name == "run" else run.name)
    return change(project, run=str(run))


def save(project: Project) -> None:
    """Write what is remembered.

    Raises:
        UserError: the disk is full or the folder cannot be written.
    """
    path = project.folder / PROJECT_FILE
    try:
        durable.write_text(path, project.file.model_dump_json(indent=1) + "\n")
    except OSError as error:
        raise UserError(ProjectCode.NOT_WRITTEN, path=path, why=reason(error)) from error


def change(project: Project, **values: object) -> Project:
    """Write other values of :class:`ProjectFile` and return the training with them.

    Raises:
        UserError: that cannot be written.
    """
    changed = Project(
        project.folder, ProjectFile.model_validate({**project.file.model_dump(), **values})
    )
    save(changed)
    return changed


def read(folder: Path) -> Project:
    """Read the training in ``folder``.

    Raises:
        UserError: there is none, or it does not fit.
    """
    path = folder / PROJECT_FILE
    try:
        content = read_bounded(path, _MOST_BYTES, "a training")
        return Project(folder, read_json(ProjectFile, content))
    except (UserError, FileFault) as fault:
        raise UserError(ProjectCode.UNUSABLE, folder=folder, why=fault) from fault


def find_projects() -> tuple[list[Project], list[UserError]]:
    """Return all trainings, newest first, and what is wrong with those that cannot be read."""
    found: list[Project] = []
    problems: list[UserError] = []
    try:
        folders = sorted(path for path in projects_folder().iterdir() if path.is_dir())
    except OSError:
        return [], []
    for folder in folders:
        if folder.name.startswith(".") or not (folder / PROJECT_FILE).exists():
            continue  # one that is being made, or removed
        try:
            found.append(read(folder))
        except UserError as problem:
            problems.append(problem)
    return sorted(found, key=lambda one: -one.file.created), problems


def remove(project: Project) -> Path:
    """Take a training off the list; return where its folder lies until :func:`restore`.

    A run that was picked up elsewhere stays where it is.

    Raises:
        UserError: the system does not let us.
    """
    gone = unused_name(project.folder.with_name(f".removed-{project.folder.name}"))
    _rename(project.folder, gone)
    return gone


def restore(gone: Path, project: Project) -> None:
    """Bring back what :func:`remove` took.

    Raises:
        UserError: the system does not let us.
    """
    _rename(gone, project.folder)


def sweep_removed() -> None:
    """Delete what was removed; for the start of the program, when nothing can be brought back."""
    try:
        gone = [p for p in projects_folder().iterdir() if p.name.startswith(".removed-")]
    except OSError:
        return
    for path in gone:
        shutil.rmtree(path, ignore_errors=True)


def write_chosen(project: Project, names: Sequence[str]) -> None:
    """Note which pictures go in, by the names that ``prepare`` gave them.

    Raises:
        UserError: that cannot be written.
    """
    try:
        durable.write_text(project.chosen, "".join(f"{name}\n" for name in names))
    except OSError as error:
        raise UserError(ProjectCode.NOT_WRITTEN, path=project.chosen, why=reason(error)) from error


def _rename(old: Path, new: Path) -> None:
    try:
        old.rename(new)
    except OSError as error:
        raise UserError(ProjectCode.NOT_WRITTEN, path=new, why=reason(error)) from error
