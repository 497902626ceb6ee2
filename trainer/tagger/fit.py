"""Training a tagger in a run folder, by the loop that all trainings share."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.run_state import RunState
from trainer.data.dataset import Dataset
from trainer.networks.precision import choose_compute
from trainer.runs.loop import Limits, TrainingLoop
from trainer.runs.progress import Progress
from trainer.runs.run_checks import settings_in
from trainer.runs.run_failures import in_sentences, memory_of
from trainer.runs.run_folder import RunFolder
from trainer.tagger.settings import TaggerSettings
from trainer.tagger.training import TaggerTraining
from trainer.training.distributed import Team

_MAY_CHANGE = ("kimg", "checkpoint_kimg")


def fit_tagger(
    changes: Sequence[str],
    data: Path,
    run: Path,
    *,
    limits: Limits | None = None,
    device: Literal["auto", "cpu", "cuda"] = "auto",
    show: Callable[[Progress], None] = lambda progress: None,
    say: Callable[[str], None] = lambda sentence: None,
) -> RunState:
    """Train a tagger in the run folder ``run``, from where it stands.

    Args:
        changes: settings that differ from the defaults, such as ``kimg=40``. A run that exists
            keeps its own, its length excepted.
        data: a prepared data set; its held-out part is not read.
        run: a run folder, or where to make one.
        limits: what ends the run besides its settings.
        device: where to compute.
        show: told of progress after every step.
        say: told one sentence whenever something happens that a person wants to know.

    Returns:
        The run's last state: finished, or stopped.

    Raises:
        UserError: settings, data set and run do not belong together, the run folder is in use, the
            loss is no longer finite, or the memory was not enough.
    """
    dataset = Dataset.open(data)
    if not dataset.manifest.attributes:
        raise UserError(f"The data set {dataset.manifest.name} has no labels to learn from.")
    folder = RunFolder.create(run)
    with folder.lock():
        settings = settings_in(folder, TaggerSettings, changes, _MAY_CHANGE.__contains__)
        compute = choose_compute(device, settings.precision)

        def train() -> RunState:
            training = TaggerTraining(settings, dataset, compute)
            folder.write_recipe(settings.to_toml())
            faces = "faces, with or without a label" if settings.teachers else "labelled faces"
            say(f"Training a tagger on {compute} with {len(training.rows):,} {faces}.")
            loop = TrainingLoop(
                training, dataset, folder, limits=limits, show=show, say=say, begin=training.begin
            )
            return loop.run()

        too_little = (
            f"{memory_of(compute)} was not enough for a batch of {settings.batch}; try --set "
            f"batch={max(2, settings.batch // 2)} in a new run folder, or smaller channels."
        )
        return in_sentences(train, Team(), folder, too_little)
