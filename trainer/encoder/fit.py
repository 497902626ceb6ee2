"""Training an encoder in a run folder, by the loop that all trainings share."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from acgan_desktop.core import durable
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.run_state import RunState
from acgan_desktop.engine.model_file.inspection import inspect_model
from trainer.data.dataset import Dataset
from trainer.encoder.frozen import FrozenGenerator, FrozenTagger
from trainer.encoder.loading import GENERATOR, first_weights
from trainer.encoder.settings import EncoderSettings
from trainer.encoder.training import EncoderTraining
from trainer.networks.precision import Compute, choose_compute
from trainer.runs.checkpoints.checkpoint import list_checkpoints
from trainer.runs.loop import Limits, TrainingLoop
from trainer.runs.progress import Progress
from trainer.runs.run_checks import settings_in
from trainer.runs.run_failures import in_sentences, memory_of
from trainer.runs.run_folder import RunFolder
from trainer.training.distributed import Team
from trainer.training.projected_discriminators import LoadTagger

_MAY_CHANGE = ("kimg", "checkpoint_kimg", "learning_rate")


def fit_encoder(
    changes: Sequence[str],
    generator: Path,
    data: Path,
    run: Path,
    *,
    load_tagger: LoadTagger,
    tagger: Path | None = None,
    limits: Limits | None = None,
    device: Literal["auto", "cpu", "cuda"] = "auto",
    show: Callable[[Progress], None] = lambda progress: None,
    say: Callable[[str], None] = lambda sentence: None,
) -> RunState:
    """Train an encoder in the run folder ``run``, from where it stands.

    Args:
        changes: settings that differ from the defaults, such as ``kimg=40``. A run that exists
            keeps its own, its length and rate excepted.
        generator: the model file whose latents are to be found; the run keeps a copy.
        data: a prepared data set of real faces; its held-out part is not read.
        run: a run folder, or where to make one.
        load_tagger: loads a tagger's network, should the settings begin with one.
        tagger: a tagger's file, whose features are compared; None = pixels and edges alone.
        limits: what ends the run besides its settings.
        device: where to compute.
        show: told of progress after every step.
        say: told one sentence whenever something happens that a person wants to know.

    Returns:
        The run's last state: finished, or stopped.

    Raises:
        UserError: settings, generator, data set and run do not belong together, the run folder is
            in use, the loss is no longer finite, or the memory was not enough.
    """
    dataset = Dataset.open(data)
    folder = RunFolder.create(run)
    with folder.lock():
        settings = settings_in(folder, EncoderSettings, changes, _MAY_CHANGE.__contains__)
        compute = choose_compute(device, settings.precision)
        drawn = FrozenGenerator(generator, compute)
        reads = FrozenTagger(tagger, drawn.manifest, compute) if tagger else None
        _keep_generator(generator, drawn.manifest.model_id, folder)

        def train() -> RunState:
            training = EncoderTraining(settings, drawn, reads, dataset, compute)
            folder.write_recipe(settings.to_toml())
            say(_beginning(training))

            def begin() -> str:
                start = settings.start_from
                return training.start_from(first_weights(start, load_tagger)) if start else ""

            loop = TrainingLoop(
                training, dataset, folder, limits=limits, show=show, say=say, begin=begin
            )
            return loop.run()

        return in_sentences(train, Team(), folder, _too_little(settings, compute))


def _too_little(settings: EncoderSettings, compute: Compute) -> str:
    return (
        f"{memory_of(compute)} was not enough for a batch of {settings.batch}; try --set "
        f"batch={max(4, settings.batch // 2)} in a new run folder, or smaller channels."
    )


def _beginning(training: EncoderTraining) -> str:
    weights = sum(one.numel() for one in training.network.parameters())
    return (
        f"Training an encoder of {weights / 1e6:.2f} million weights for "
        f"{training.generator.manifest.name} on {training.compute}, with {len(training.rows):,} "
        "real faces and as many generated ones as it needs."
    )


def _keep_generator(generator: Path, model_id: str, folder: RunFolder) -> None:
    """Put a copy of the generator into the run folder.

    Raises:
        UserError: another one is there already, and something was learned for it.
    """
    kept = folder.path / GENERATOR
    if kept.exists() and list_checkpoints(folder.checkpoints):
        if inspect_model(kept).model_id != model_id:
            raise UserError(
                f"The run {folder.path} finds latents of another generator than {generator}; "
                "choose a new run folder, and begin with this run by --set start_from."
            )
        return
    durable.write_bytes(kept, generator.read_bytes())
